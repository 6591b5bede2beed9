"""Signs of trust, properties of governance, principles of the work: what was observed, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.levels import CLEAR
from clusterctl.report.blocks import Column, Paragraph, Picture, Row, Table
from clusterctl.report.figures import levels as chart
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import GOVERNANCE, LEVEL, PRINCIPLE, TRUST
from clusterctl.report.topics.observed import observed
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.levels import Levels, Scale
    from clusterctl.analysis.process import YearProcess
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text
    from clusterctl.report.speech.labels import Labels

QUESTION = message("Do trust and governance grow?")
_SCALES: tuple[Scale, ...] = ("trust", "governance", "principles")
_NAMES: Mapping[Scale, Labels] = {"trust": TRUST, "governance": GOVERNANCE, "principles": PRINCIPLE}


def told(at: Ground) -> Told:
    """Return what was observed of trust, governance and principles."""
    told_ = [one for one in at.worked if any(_levels(one, scale).recorded.known for scale in _SCALES)]
    years = [one for one in told_ if _sees(at, one)]
    hidden = len(years) < len(told_)
    if not years:
        return Told(gaps=() if hidden else tuple(_gaps(at)), withheld=hidden)
    blocks: list[Block] = [*_sentences(at, years), *_pictures(at, years), _table(at, years), _note(at)]
    return Told(_heading(at, years), tuple(blocks), tuple(_gaps(at)), withheld=hidden)


def _levels(one: YearProcess, scale: Scale) -> Levels:
    return one.trust if scale == "trust" else one.principles if scale == "principles" else one.signs.properties


def _sees(at: Ground, one: YearProcess) -> bool:
    held = (level for scale in _SCALES for level in _levels(one, scale).by_name.values())
    return all(at.reader.sees_figure(level, "donor") and all(map(at.reader.sees, level.inputs)) for level in held)


# -- sentences ---------------------------------------------------------------------------------------------------------


def _heading(at: Ground, years: Sequence[YearProcess]) -> Text:
    """Say how many signs of trust are clearly seen, and how many were before, of the same signs."""
    last = years[-1]
    if last.label.text != at.label.text or last.trust.clear.known is None:
        return ""
    say = at.say
    values: dict[str, str | Run] = {"clear": at.number(last.trust.clear), "all": at.number(last.trust.recorded)}
    then = years[-2] if len(years) > 1 else None
    if then is None or then.trust.clear.known is None or _recorded(then.trust) != _recorded(last.trust):
        return say.runs("{clear} of {all} observed signs of trust are clear", **values)
    values |= {"before": at.number(then.trust.clear), "year": at.label_name(then.label)}
    if then.trust.clear.known < last.trust.clear.known:
        return say.runs("{clear} of {all} observed signs of trust are clear, up from {before} in {year}", **values)
    if then.trust.clear.known > last.trust.clear.known:
        return say.runs("{clear} of {all} observed signs of trust are clear, down from {before} in {year}", **values)
    return say.runs("{clear} of {all} observed signs of trust are clear, as many as in {year}", **values)


def _recorded(found: Levels) -> set[str]:
    return {name for name, level in found.by_name.items() if level.known is not None}


def _sentences(at: Ground, years: Sequence[YearProcess]) -> Iterator[Paragraph]:
    """Say which signs grew and which fell between the last two years that tell them."""
    moved = [_moved(years, scale) for scale in _SCALES]
    grown = [_label(at, scale, name) for scale, (up, _) in zip(_SCALES, moved, strict=True) for name in up]
    fallen = [_label(at, scale, name) for scale, (_, down) in zip(_SCALES, moved, strict=True) for name in down]
    said = []
    if grown:
        said.append(at.say("Higher than when last observed: {signs}.", signs="; ".join(grown)))
    if fallen:
        said.append(at.say("Lower than when last observed: {signs}.", signs="; ".join(fallen)))
    if said:
        yield Paragraph(" ".join(said))


def _moved(years: Sequence[YearProcess], scale: Scale) -> tuple[list[str], list[str]]:
    now = _levels(years[-1], scale).by_name
    up: list[str] = []
    down: list[str] = []
    for name, level in now.items():
        earlier = [_levels(one, scale).by_name[name].known for one in years[:-1]]
        known = [one for one in earlier if one is not None]
        if level.known is not None and known and level.known != known[-1]:
            (up if level.known > known[-1] else down).append(name)
    return up, down


def _label(at: Ground, scale: Scale, name: str) -> str:
    return at.say.label(_NAMES[scale], name)


# -- figures and the table ---------------------------------------------------------------------------------------------


def _pictures(at: Ground, years: Sequence[YearProcess]) -> Iterator[Picture]:
    """Draw the signs and the properties; the principles, of the agent’s own work, stand in the table."""
    titles: dict[Scale, str] = {
        "trust": at.say("Seven signs of trust"), "governance": at.say("Five properties of sound governance"),
    }  # fmt: skip
    names = [at.label_name(one.label) for one in years]
    for scale, title in titles.items():
        if not any(_levels(one, scale).recorded.known for one in years):
            continue
        rows = [
            chart.Sign(capital(_label(at, scale, name)), tuple(_level(one, scale, name) for one in years))
            for name in _levels(years[-1], scale).by_name
        ]
        yield Picture(scale, chart.levels(rows, names, title, say=at.say), ("work",))


def _level(one: YearProcess, scale: Scale, name: str) -> int | None:
    known = _levels(one, scale).by_name[name].known
    return None if known is None else int(known)


def _table(at: Ground, years: Sequence[YearProcess]) -> Table:
    say = at.say
    columns = (Column(say("Sign")), *(Column(at.label_name(one.label), "right") for one in years),
               Column(say("Rests on")))  # fmt: skip
    heads = {"trust": say("Trust"), "governance": say("Governance"), "principles": say("Principles of the work")}
    rows: list[Row] = []
    for scale in _SCALES:
        counts = (_count(at, _levels(one, scale)) for one in years)
        rows.append(Row((heads[scale], *counts, ""), strong=True))
        rows += [Row(_cells(at, years, scale, name)) for name in _levels(years[-1], scale).by_name]
    return Table(say("Levels from 0 (not seen) to 3 (fully seen), as observed"), columns, tuple(rows))


def _count(at: Ground, found: Levels) -> Text:
    if found.clear.known is None:
        return "–"
    return at.say.runs("{clear} of {all} clear", clear=at.number(found.clear), all=at.number(found.recorded))


def _cells(at: Ground, years: Sequence[YearProcess], scale: Scale, name: str) -> tuple[Text, ...]:
    last = observed(at, years[-1].label, scale, name)
    levels = (_shown(at, _levels(one, scale).by_name[name]) for one in years)
    return (capital(_label(at, scale, name)), *levels, last.evidence(at) if last else "")


def _shown(at: Ground, level: Figure) -> Text:
    return (at.number(level),) if level.known is not None else "–"


def _note(at: Ground) -> Paragraph:
    words = {key: at.say.label(LEVEL, key) for key in LEVEL.words}
    said = at.say(
        "The levels are an observer’s: 0 {none}, 1 {first}, 2 {clear}, 3 {full}. They are counted, never added or "
        "averaged. A sign is clear from level {least}.", none=words["0"], first=words["1"], clear=words["2"],
        full=words["3"], least=at.say.number(CLEAR),
    )  # fmt: skip
    return Paragraph(said, "note")


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground) -> Iterator[Gap]:
    found, file = at.process, f"monitoring/{at.label.text}.yaml"
    for scale in _SCALES:
        levels = _levels(found, scale).by_name if found else dict.fromkeys(_NAMES[scale].words)
        silent = [name for name, level in levels.items() if level is None or level.known is None]
        if not silent:
            continue
        names = "; ".join(_label(at, scale, name) for name in silent)
        yield Gap(_silent(at, scale, names, whole=len(silent) == len(levels)), f"{file}: {scale}")


def _silent(at: Ground, scale: Scale, names: str, *, whole: bool) -> str:
    say, year = at.say, at.year
    if whole and scale == "trust":
        return say("No sign of trust was observed in {year}.", year=year)
    if whole and scale == "governance":
        return say("No property of governance was observed in {year}.", year=year)
    if whole:
        return say("Whether the principles of the work were kept in {year} was not observed.", year=year)
    if scale == "trust":
        return say("These signs of trust were not observed in {year}: {names}.", names=names, year=year)
    if scale == "governance":
        return say("These properties of governance were not observed in {year}: {names}.", names=names, year=year)
    return say("Whether these principles were kept in {year} was not observed: {names}.", names=names, year=year)
