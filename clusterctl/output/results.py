"""Results, for a terminal: sentences, each indicator with its bar, the impact areas, benefits over costs, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.readings import Lacking
from clusterctl.analysis.results import AREAS, LEVELS, By, Results, tally
from clusterctl.output.figures import money, names_of, number, per_cent, short, tenths, why
from clusterctl.output.results_notes import notes
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.output.terms import AREA_WORDS, LEVEL_WORDS, STANDING_WORDS
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.aims import Aim
    from clusterctl.analysis.benefits import BenefitsOverCosts, Gain
    from clusterctl.analysis.indicators import Group, IndicatorResult
    from clusterctl.analysis.readings import Reading
    from clusterctl.analysis.results import Area
    from clusterctl.project.project import Project

_KINDS = {"sales": "sales", "savings": "savings", "income": "income", None: "indicator"}
_NO_AREA = "no impact area recorded"


def text(found: Results, by: By, project: Project, screen: Screen) -> str:
    """Return the results for people, the indicators under their level or their impact area."""
    names = names_of(project)
    cluster = line(project.cluster.name) if project.cluster else ""
    title = f"{cluster}: results, {found.label.text if found.label else 'the whole programme'}"
    head = screen.paint("strong", wrapped(title, screen.columns))
    parts = [
        "\n".join([head, *(wrapped(said, screen.columns) for said in _sentences(found))]),
        _indicators(found, by, screen),
        "\n".join(wrapped(said, screen.columns, "  ") for said in _legend(found)),
        _money(found, names, screen),
        *(wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(found)),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


# -- the answer at a glance ------------------------------------------------------------------------------------------


def _sentences(found: Results) -> Iterator[str]:
    every, impact, performance = (tally(some) for some in (found.indicators, found.impact, found.performance))
    have = "has" if every.with_value == 1 else "have"
    of = counted(every.indicators, "indicator")
    yield f"By {found.day}, {every.with_value} of {of} {have} a value. {_judged(found)}"
    yield (
        f"Impact (objectives): {impact.with_value} of {impact.indicators} measured; "
        f"performance (outputs, activities): {performance.with_value} of {performance.indicators}."
    )
    yield _areas(found)
    yield _brought(found.money)


def _judged(found: Results) -> str:
    """Return how the values stand to the targets."""
    every = tally(found.indicators)
    if not every.judged:
        return "None can be held against a target."
    parts = {"reached": every.reached, "missed": every.missed, "not due yet": every.coming,
             "moved away": every.away}  # fmt: skip
    said = [f"{count} {words}" for words, count in parts.items() if count]
    return f"Of {counted(every.judged, 'target')}: {', '.join(said)}."


def _areas(found: Results) -> str:
    if not found.unmeasured and not found.without_value:
        return "All 11 impact areas are measured."
    said = []
    if found.unmeasured:
        said.append(
            f"Nobody measures {len(found.unmeasured)} of {len(AREAS)} impact areas: {_named(found.unmeasured)}."
        )
    if found.without_value:
        said.append(f"Without a value yet: {_named(found.without_value)}.")
    return " ".join(said)


def _named(areas: Sequence[Area]) -> str:
    return listed([AREA_WORDS[one.area] for one in areas], "and")


def _brought(found: BenefitsOverCosts) -> str:
    costs = f"{money(found.costs, found.currency)} were spent"
    if found.costs.missing:
        costs = f"what was spent is not known ({why(found.costs.missing, {})})"
    if found.benefits.missing:
        return f"Benefits over costs: {why(found.benefits.missing, {})}; {costs}."
    benefits = f"benefits of {money(found.benefits, found.currency)}"
    if found.ratio.known is None:
        return f"Benefits over costs: {benefits}; {costs}."
    return f"Benefits over costs: {number(found.ratio)} ({benefits}; {costs})."


# -- indicators ------------------------------------------------------------------------------------------------------


def _indicators(found: Results, by: By, screen: Screen) -> str:
    rows: list[Row] = []
    for head, own in _parts(found, by):
        rows.append(Row((head, "", "", "", ""), strong=True))
        rows += [row for one in own for row in _rows(one)]
    columns = (Column("Indicator"), Column("Baseline", "right"), Column("Value", "right"), Column("Target", "right"),
               Column("Progress", whole=True))  # fmt: skip
    return Table(columns, tuple(rows)).render(screen)


def _parts(found: Results, by: By) -> Iterator[tuple[str, list[IndicatorResult]]]:
    if by == "level":
        every = [(LEVEL_WORDS[level], [one for one in found.indicators if one.level == level]) for level in LEVELS]
    else:
        every = [(AREA_WORDS[area].capitalize() if area != "bds_and_financial_markets" else AREA_WORDS[area],
                  [one for one in found.indicators if one.area == area]) for area in AREAS]  # fmt: skip
        every.append((_NO_AREA.capitalize(), [one for one in found.indicators if one.area is None]))
    yield from ((head, own) for head, own in every if own)


def _rows(one: IndicatorResult) -> Iterator[Row]:
    """Yield an indicator's figures, under them their dates, the next target and the groups."""
    target = short(number(one.aim.figure)) if one.aim else "–"
    yield Row((f"  {line(one.name)}", _figure(one.baseline), _figure(one.actual), target, _progress(one.aim, one)))
    unit = line(one.unit or one.currency or "")
    dates = (_date(one.baseline), _date(one.actual), one.aim.date.text if one.aim else "")
    yield Row((f"    {unit}" if unit else "", *dates, _standing(one)))
    if one.next:
        bar_ = _progress(one.next, one)
        yield Row(("    next target", "", "", short(number(one.next.figure)), f"{bar_} by {one.next.date}"))
    yield from (_group(group) for group in one.groups)


def _figure(reading: Reading | None) -> str:
    return short(number(reading.figure)) if reading else "–"


def _date(reading: Reading | None) -> str:
    return reading.date.text if reading and reading.date else ""


def _progress(aim: Aim | None, one: IndicatorResult) -> str:
    """Return a bar of progress; in words what lacks first for one."""
    figure = aim.progress if aim else one.progress
    if isinstance(figure.missing, Lacking):
        return f"no {figure.missing.what[0]}"
    if figure.missing:
        return why(figure.missing, {})
    return tenths(figure)


def _standing(one: IndicatorResult) -> str:
    """Return how the value stands: to the target, else to the baseline; else what lacks beside the first."""
    if one.standing:
        variance = short(number(one.variance, signed=True))
        return f"{STANDING_WORDS[one.standing]}, {variance}" if one.variance.known else STANDING_WORDS[one.standing]
    if one.is_open:
        return "open"
    if one.moved == "same":
        return "as the baseline"
    if one.moved:
        return f"{one.moved}, {short(number(one.change, signed=True))}"
    rest = one.progress.missing.what[1:] if isinstance(one.progress.missing, Lacking) else ()
    return listed([f"no {what}" for what in rest], "and")


def _group(group: Group) -> Row:
    baseline = "" if group.baseline.missing else short(number(group.baseline))
    told = f"{short(per_cent(group.share))} of all" if group.share.known is not None else ""
    said = told or (why(group.share.missing, {}) if group.share.missing else "")
    return Row((f"    {line(group.name)}", baseline, short(number(group.figure)), "", said))


def _legend(found: Results) -> list[str]:
    """Return how to read the table."""
    said = []
    if any(one.aim and one.aim.progress.known is not None for one in found.indicators):
        said.append("Progress: of the way from baseline to target; # a tenth, + over the target, < moved away.")
    if any(one.standing for one in found.indicators):
        said.append("The target is the latest that has fallen due, else the next; under Progress: value − target.")
    figures = [one_.figure for one in found.indicators for one_ in (one.baseline, one.actual, one.aim) if one_]
    if any(figure.exactness != "exact" for figure in figures):
        said.append("~ about, 30+ at least, <=30 at most.")
    return said


# -- benefits over costs ---------------------------------------------------------------------------------------------


def _money(found: Results, names: Mapping[str, str], screen: Screen) -> str:
    """Return what is added up on both sides; nothing where no benefit is recorded."""
    sums = found.money
    if not sums.gains:
        return ""
    basis = f"finance records {sums.funding.finance.days}" if sums.funding.finance else "activities done"
    rows = [*(_gain(one, names) for one in sums.gains),
            Row(("Benefits", "", "", money(sums.benefits)), strong=True),
            Row((f"Costs, {basis}", "", "", money(sums.costs)), strong=True),
            Row(("Benefits over costs", "", "", number(sums.ratio)), strong=True)]  # fmt: skip
    if sums.agent and sums.ratio_with_agent:
        rows += [Row(("  cost of the CDA beside", "", "", money(sums.agent))),
                 Row(("  benefits over costs with it", "", "", number(sums.ratio_with_agent)))]  # fmt: skip
    columns = (Column("Benefits and costs so far"), Column("What"), Column("As of", whole=True),
               Column(sums.currency, "right"))  # fmt: skip
    return Table(columns, tuple(rows)).render(screen)


def _gain(one: Gain, names: Mapping[str, str]) -> Row:
    by = f", {names.get(one.by, one.by)}" if one.by else ""
    what = _KINDS[one.kind] if one.counts else f"{_KINDS[one.kind]}, in the sales"
    figure = money(one.figure) if one.counts else f"({money(one.figure)})"
    return Row((f"  {line(one.name)}{by}", what, one.date, figure))
