"""How the sustainability index moved: over all assessments, and since the one before, part by part."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure, difference
from clusterctl.analysis.thresholds import threshold
from clusterctl.analysis.why import index_change
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.numbers import rounded
from clusterctl.report.blocks import Column, Paragraph, Picture, Row, Table
from clusterctl.report.figures.trend import Bound, Course, Moment, Series, trend
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import SHORT_GROUP
from clusterctl.report.topics.index_moves import moves
from clusterctl.report.topics.index_sentences import PLACES, index_missing
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.index import Scorecard
    from clusterctl.analysis.why import IndexChange
    from clusterctl.method.rubrics import Group
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("How did the sustainability index move, and why?")
_GROUPS: tuple[Group, ...] = ("enterprises", "support", "brokering")


def told(at: Ground) -> Told:
    """Return how the index moved; bodies are named to those only who may see their scores."""
    state = at.standing
    if state.card is None:
        return Told(gaps=() if state.withheld else (index_missing(at),), withheld=state.withheld)
    known = _known(at)
    blocks: list[Block] = [*_course(at, known)]
    if state.before is None:
        return Told(blocks=(*_alone(at), *blocks))
    change = index_change(state.before, state.card)
    blocks += moves(at, change, bodies=at.sees_scores)
    return Told(_heading(at, change), tuple(blocks), withheld=not at.sees_scores)


def _alone(at: Ground) -> Iterator[Paragraph]:
    """Say why there is nothing to compare with."""
    if at.standing.no_comparison:
        said = at.say(
            "The index is not compared with the assessment before: {why}.", why=at.standing.no_comparison
        )  # fmt: skip
        yield Paragraph(said)
    else:
        yield Paragraph(at.say("This is the first assessment, so there is nothing to compare the index with."))


# -- the finding -------------------------------------------------------------------------------------------------------


def _heading(at: Ground, change: IndexChange) -> Text:
    say = at.say
    if not Fraction(rounded(abs(change.change), PLACES)):
        return _still(at, change)
    size = at.run(say.number(abs(change.change), PLACES), _change(change.before, change.after))
    parts = {group: change.of_group(group) for group in _GROUPS}
    along = [group for group in _GROUPS if parts[group] * change.change > 0]
    most = max(along, key=lambda group: abs(parts[group]))
    name = say.label(SHORT_GROUP, most)
    if parts[most] == change.change:
        return _by_one(at, size, name, rose=change.change > 0)
    half = 2 * abs(parts[most]) > sum(abs(parts[group]) for group in along)
    match change.change > 0, half:
        case True, True:
            return say.runs("The index rose by {size}, most of it by the {group}", size=size, group=name)
        case True, False:
            return say.runs("The index rose by {size}, the largest part of it by the {group}", size=size, group=name)
        case False, True:
            return say.runs("The index fell by {size}, most of it by the {group}", size=size, group=name)
    return say.runs("The index fell by {size}, the largest part of it by the {group}", size=size, group=name)


def _still(at: Ground, change: IndexChange) -> Text:
    if change.change:
        return at.say("The index hardly moved since the assessment before")
    return at.say("The index did not move since the assessment before")


def _by_one(at: Ground, size: Run, group: str, *, rose: bool) -> Text:
    if rose:
        return at.say.runs("The index rose by {size}, all of it by the {group}", size=size, group=group)
    return at.say.runs("The index fell by {size}, all of it by the {group}", size=size, group=group)


def _change(before: Scorecard, after: Scorecard) -> Figure:
    return difference(after.figures["value"], before.figures["value"])


# -- over time ---------------------------------------------------------------------------------------------------------


def _known(at: Ground) -> list[tuple[str, Scorecard | None]]:
    """Return the assessments up to the label's end that the reader may see: the date, and the scorecard if known."""
    found: list[tuple[str, Scorecard | None]] = []
    for one in at.history.assessments:
        card = None if isinstance(one.card, Missing) else one.card
        if card is None:
            found.append((one.label, None))
        elif at.reader.sees_figure(card.figures["value"], "public"):
            found.append((at.say.when(PartialDate(card.date)), card))
    return found


def _course(at: Ground, known: Sequence[tuple[str, Scorecard | None]]) -> Iterator[Block]:
    """Give all assessments as a figure and as a table."""
    if sum(card is not None for _, card in known) < 2:  # noqa: PLR2004 - a line needs two ends
        return
    say = at.say
    cards = [card for _, card in known]
    supported = [card.figures["supported"] if card else None for card in cards]
    lines = [_line(at, say("Index"), "index", [card.figures["value"] if card else None for card in cards])]
    if any(one and one.known is not None for one in supported):
        lines.append(_line(at, say("Supported by features"), "supported", supported))
    lines += [_line(at, capital(say.label(SHORT_GROUP, group)), group, [_group(card, group) for card in cards])
              for group in _GROUPS]  # fmt: skip
    moments = tuple(Moment(name, PartialDate(card.date).last.toordinal() if card else None) for name, card in known)
    even = any(card is None for card in cards)
    bound = threshold(at.project, "exit_index")
    ready = (
        Bound(bound.known, at.say("{bound}: ready for the exit", bound=at.number(bound, 1).text))
        if bound.known
        else None
    )
    course = Course(moments, tuple(lines), even=even, bound=ready)
    yield Picture("course", trend(course, say("The index and its groups over all assessments"), say=say), ("money",))
    yield _table(at, known)


def _group(card: Scorecard | None, group: Group) -> Figure | None:
    found = next((one for one in card.groups if one.group == group), None) if card else None
    return found.figures["value"] if found else None


def _line(at: Ground, name: str, style: Group | str, figures: Sequence[Figure | None]) -> Series:
    values = tuple(one.known if one else None for one in figures)
    texts = tuple(at.number(one, PLACES).text if one else at.unknown.text for one in figures)
    return Series(name, values, texts, style)  # type: ignore[arg-type]


def _table(at: Ground, known: Sequence[tuple[str, Scorecard | None]]) -> Table:
    say = at.say
    heads = [say("Assessed"), say("Index"), say("Change"), say("Supported"), *(
        capital(say.label(SHORT_GROUP, group)) for group in _GROUPS)]  # fmt: skip
    rows: list[Row] = []
    before: Scorecard | None = None
    for name, card in known:
        if card is None:
            rows.append(Row((name, *[(at.unknown,)] * (len(heads) - 1))))
        else:
            groups = [_group(card, group) for group in _GROUPS]
            figures = [card.figures["supported"], *(one for one in groups if one)]
            shown = [(at.number(one, PLACES),) for one in figures]
            rows.append(Row((name, (at.number(card.figures["value"], PLACES),), _moved(at, before, card), *shown)))
        before = card
    columns = tuple(Column(head, "right" if number else "left") for number, head in enumerate(heads))
    return Table(say("The index and its groups over all assessments"), columns, tuple(rows))


def _moved(at: Ground, before: Scorecard | None, card: Scorecard) -> Text:
    run: Run | str = at.signed(_change(before, card), PLACES) if before else ""
    return (run,) if not isinstance(run, str) else run
