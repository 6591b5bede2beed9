"""The sustainability index: its bodies, what each adds, what its score rests on, how it moved."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure
from clusterctl.analysis.index_figures import of_member
from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.report import text
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import FEATURE, INDEX_GROUP
from clusterctl.report.topics.index_sentences import PLACES, groups_named, index_missing, strongest_and_weakest
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("How far can the cluster carry on without the programme?")
_FINE = 3
"""Decimal places of what one point adds."""


def told(at: Ground) -> Told:
    """Return the index of the period."""
    card = at.standing.card
    if card is None:
        gaps = () if at.standing.withheld else (index_missing(at),)
        return Told(gaps=gaps, withheld=at.standing.withheld)
    scores = at.sees_scores
    blocks = (
        _table(at, card, bodies=scores),
        *_reading(at, card),
        *(_grounds(at, card) if scores else ()),
    )
    return Told(_heading(at, card), blocks, tuple(_gaps(at, card)), withheld=not scores)


def _heading(at: Ground, card: Scorecard) -> Text:
    high, low = strongest_and_weakest(card)
    empty = [group for group in card.groups if not group.members]
    say = at.say
    if not high:
        return ""
    if empty:
        return capital(say("{strong} stand strongest; {none} are missing", strong=groups_named(at, high),
                           none=groups_named(at, empty)))  # fmt: skip
    return capital(
        say("{strong} stand strongest, {weak} weakest", strong=groups_named(at, high), weak=groups_named(at, low))
    )


# -- the table ---------------------------------------------------------------------------------------------------------


def _table(at: Ground, card: Scorecard, *, bodies: bool) -> Table:
    say, before = at.say, at.standing.before
    heads = (say("Body"), say("Weight"), say("Score"), say("Change"), say("Adds"), say("Supported"), say("Band"))
    columns = tuple(Column(head, "right" if number else "left") for number, head in enumerate(heads))
    rows = [row for group in card.groups for row in _rows(at, group, bodies=bodies)]
    every = (*rows, _total(at, card))
    fit = [number for number in range(len(heads)) if before or number != 3]  # noqa: PLR2004 - the change
    return Table(
        say("The index of {date}, body by body", date=say.when(PartialDate(card.date))),
        tuple(columns[number] for number in fit),
        tuple(Row(tuple(row.cells[number] for number in fit), strong=row.strong) for row in every),
    )


def _rows(at: Ground, group: GroupScore, *, bodies: bool) -> Iterator[Row]:
    say, before = at.say, at.standing.before
    earlier = next((other for other in before.groups if other.group == group.group), None) if before else None
    title = say.label(INDEX_GROUP, group.group)
    name = title if group.members else say("{group} (no body is named)", group=title)
    figures = group.figures
    change = at.signed(_change(group, earlier), PLACES) if earlier else ""
    adds = at.number(Figure(group.contribution, (figures["weight"], figures["value"])), PLACES)
    cells = (name, _one(at.share(figures["weight"])), _one(at.number(figures["value"], PLACES)), _one(change),
             _one(adds), _one(_group_supported(at, group)), "")  # fmt: skip
    yield Row(cells, strong=True)
    if bodies:
        known = {member.actor: member for member in before.members} if before else {}
        yield from (Row(_body(at, member, group, known.get(member.actor))) for member in group.members)


def _change(now: GroupScore, then: GroupScore) -> Figure:
    return Figure(now.value - then.value, (now.figures["value"], then.figures["value"]))


def _one(run: Run | str) -> Text:
    return run if isinstance(run, str) else (run,)


def _group_supported(at: Ground, group: GroupScore) -> Run:
    points = Fraction(0)
    for member in group.members:
        if isinstance(member.supported, Missing):
            return at.unknown
        points += Fraction(member.weight) * member.supported
    made_of = tuple(of_member(member, group)[name] for member in group.members for name in ("weight", "supported"))
    return at.number(Figure(points / 100, made_of), PLACES)


def _body(at: Ground, member: MemberScore, group: GroupScore, earlier: MemberScore | None) -> tuple[Text, ...]:
    figures, say = of_member(member, group), at.say
    moved = say("new")
    change: Run | str = moved if at.standing.before else ""
    if earlier:
        change = at.signed(Figure(Fraction(member.score - earlier.score), (figures["score"],)))
    band = f"{member.band.bottom}–{member.band.top}" if member.band else say("below all")
    return (
        at.people.name(member.actor), _one(at.share(figures["weight"])), _one(at.number(figures["score"])),
        _one(change), _one(at.number(figures["contribution"], PLACES)), _one(at.number(figures["supported"])), band,
    )  # fmt: skip


def _total(at: Ground, card: Scorecard) -> Row:
    figures, say, state = at.standing.figures, at.say, at.standing
    change = at.run(say.signed(state.change, PLACES), figures["value"]) if state.change is not None else ""
    value = at.number(figures["value"], PLACES)
    supported = at.number(figures["supported"], PLACES)
    weight = say.share(card.weights_sum)
    return Row(
        (say("Sustainability index"), weight, _one(value), _one(change), _one(value), _one(supported), ""), strong=True
    )


def _reading(at: Ground, card: Scorecard) -> Iterator[Block]:
    say = at.say
    weights = say.listed(
        say("{group} {weight}", group=say.label(INDEX_GROUP, group.group), weight=say.share(group.weight))
        for group in card.groups
    )
    yield Paragraph(say(
        "Three groups of bodies make the index: {weights}. Each body has a weight in its group, and a score from 0 to "
        "{highest} by a rubric of bands, which say what a body must have reached to be scored so. “Supported” is the "
        "score that the features noted of a body carry: a check on the score that was given. “Adds” is what a body "
        "contributes to the index.", weights=weights, highest=say.number(HIGHEST_SCORE)), "note")  # fmt: skip


# -- the grounds -------------------------------------------------------------------------------------------------------


def _grounds(at: Ground, card: Scorecard) -> Iterator[Block]:
    """Give the bodies in the order of what one more point of theirs would add."""
    say = at.say
    held = [(group, member) for group in card.groups for member in group.members]
    order = sorted(held, key=lambda one: (-one[1].per_point, one[1].actor))
    columns = (Column(say("Body")), Column(say("One point adds"), "right"), Column(say("Its score rests on")),
               Column(say("The next band asks")))  # fmt: skip
    rows = tuple(_ground(at, group, member) for group, member in order)
    if rows:
        yield Table(say("What the scores rest on, and what the next band asks"), columns, rows)


def _ground(at: Ground, group: GroupScore, member: MemberScore) -> Row:
    adds = at.number(of_member(member, group)["per_point"], _FINE)
    evidence = member.evidence if at.reader.sees(member.route.under("evidence")) else None
    rests = text.words(evidence) if evidence else at.say("not recorded")
    return Row((at.people.name(member.actor), (adds,), rests, _next(at, group, member)))


def _next(at: Ground, group: GroupScore, member: MemberScore) -> str:
    band, say = member.next_band, at.say
    if band is None:
        return say("The highest band is reached")
    goal = str(band.top) if band.bottom == band.top else f"{band.bottom}–{band.top}"
    asks = "; ".join(say.label(FEATURE, f"{group.group}.{key}") for key in band.asks)
    if not asks:
        return say("{band}: all that it asks is on record", band=goal)
    return say("{band}: {features}", band=goal, features=asks)


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, card: Scorecard) -> Iterator[Gap]:
    say = at.say
    file = at.standing.filed.path if at.standing.filed else ""
    if at.standing.no_comparison:
        said = say("The index is not compared with the assessment before: {why}.", why=at.standing.no_comparison)
        yield Gap(said, at.period.before.path if at.period.before else "scores/")
    for group in card.groups:
        if not group.members:
            name = say.label(INDEX_GROUP, group.group)
            yield Gap(
                say("No body is named under {group}, so it counts 0.", group=name), f"{file}: scores.{group.group}"
            )
    bare = [at.people.name(member.actor) for member in card.members if not member.evidence]
    if bare and at.sees_scores:
        said = say("No evidence is recorded for the score of {bodies}.", bodies=at.named(bare))
        yield Gap(said, f"{file}: scores.<group>.<body>.evidence")
    without = [at.people.name(actor) for actor in card.unsupported]
    if without and at.sees_scores:
        said = say("The supported index is not known: no features are noted for {bodies}.", bodies=at.named(without))
        yield Gap(said, f"{file}: scores.<group>.<body>.features")
