"""What moved the index since the assessment before: the bars of a waterfall, and the same in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure, difference
from clusterctl.analysis.index_figures import of_member
from clusterctl.numbers import places_of
from clusterctl.output.page import Bar
from clusterctl.report.blocks import Column, Picture, Row, Table
from clusterctl.report.figures.waterfall import waterfall
from clusterctl.report.speech.labels import INDEX_GROUP
from clusterctl.report.topics.index_sentences import part_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.analysis.why import IndexChange, Part
    from clusterctl.method.rubrics import Group
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground

_MOST_PLACES = 3


def moves(at: Ground, change: IndexChange, *, bodies: bool) -> Iterator[Block]:
    """Give the parts of a change of the index; by groups where bodies are not for the reader."""
    if not change.parts:
        return
    places = min(places_of(*(part.value for part in change.parts), change.change), _MOST_PLACES) if bodies else 2
    say = at.say
    then, now = (say.number(card.value, places) for card in (change.before, change.after))
    title = say("From {then} to {now}: what moved the index", then=then, now=now)
    parts = list(_of_bodies(at, change, places) if bodies else _of_groups(at, change, places))
    first, last = (
        Bar(say("Index of {date}", date=say.dated(card.date)), card.value, shown, "total")
        for card, shown in ((change.before, then), (change.after, now))
    )  # fmt: skip
    yield Picture("moves", waterfall([first, *parts, last], title, say=say))
    yield _table(at, change, places, bodies=bodies)


def _of_bodies(at: Ground, change: IndexChange, places: int) -> Iterator[Bar]:
    for part in change.parts:
        kind = "score" if part.effect == "score" else "composition"
        yield Bar(part_name(at, part), part.value, at.say.signed(part.value, places), kind)  # type: ignore[arg-type]


def _of_groups(at: Ground, change: IndexChange, places: int) -> Iterator[Bar]:
    for group in change.after.groups:
        value = change.of_group(group.group)
        if value:
            yield Bar(at.say.label(INDEX_GROUP, group.group), value, at.say.signed(value, places), "score")


def _table(at: Ground, change: IndexChange, places: int, *, bodies: bool) -> Table:
    say = at.say
    rows: list[Row] = []
    for group in change.after.groups:
        parts = [part for part in change.parts if part.group == group.group]
        if not parts:
            continue
        whole = at.signed(_of_group(change, group.group), places)
        name = say.label(INDEX_GROUP, group.group)
        rows.append(Row((name, "", (whole,)) if bodies else (name, (whole,)), strong=bodies))
        if bodies:
            rows += [Row((part_name(at, part), _why(at, part, change), (at.signed(_of_part(change, part), places),)))
                     for part in parts]  # fmt: skip
    ends = say(
        "{then} to {now}", then=say.number(change.before.value, places), now=say.number(change.after.value, places)
    )
    whole = at.signed(difference(change.after.figures["value"], change.before.figures["value"]), places)
    name = say("Sustainability index")
    rows.append(Row((name, ends, (whole,)) if bodies else (name, (whole,)), strong=True))
    columns = [Column(say("Body")), Column(say("Why")), Column(say("Adds"), "right")]
    if not bodies:
        columns = [Column(say("Group")), Column(say("Adds"), "right")]
    return Table(say("What each part adds to the change of the index"), tuple(columns), tuple(rows))


# -- in words ----------------------------------------------------------------------------------------------------------


def _why(at: Ground, part: Part, change: IndexChange) -> str:
    """Return what happened: score 3, then 6."""
    say, old, new = at.say, part.before, part.after
    match part.effect:
        case "score":
            return say("score {then} → {now}", then=_score(at, old), now=_score(at, new))
        case "weight":
            return say("weight {then} → {now}", then=_weight(at, old), now=_weight(at, new))
        case "joined":
            return say("new, with score {score} and weight {weight}", score=_score(at, new), weight=_weight(at, new))
        case "left":
            return say("left, with score {score} and weight {weight}", score=_score(at, old), weight=_weight(at, old))
    then, now = (say.share(_group(card, part.group).weight, None) for card in (change.before, change.after))
    return say("weight {then} → {now}", then=then, now=now)


def _score(at: Ground, member: MemberScore | None) -> str:
    return at.say.number(member.score if member else 0)


def _weight(at: Ground, member: MemberScore | None) -> str:
    return at.say.share(member.weight if member else 0, None)


# -- with their fields -------------------------------------------------------------------------------------------------


def _group(card: Scorecard, group: Group) -> GroupScore:
    return next(one for one in card.groups if one.group == group)


def _of_group(change: IndexChange, group: Group) -> Figure:
    sides = tuple(figure for card in (change.before, change.after) for figure in _group(card, group).figures.values())
    return Figure(change.of_group(group), sides)


def _of_part(change: IndexChange, part: Part) -> Figure:
    """Return what a part adds, with the fields of the body, or of the group's weight, on both sides."""
    sides = ((change.before, part.before), (change.after, part.after))
    if part.member is None:
        return Figure(part.value, tuple(_group(card, part.group).figures["weight"] for card, _ in sides))
    found = [of_member(member, _group(card, part.group)) for card, member in sides if member]
    return Figure(part.value, tuple(one[name] for one in found for name in ("weight", "score")))
