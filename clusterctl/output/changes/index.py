"""Why the index moved: in sentences, as a table, and as the bars of a waterfall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.method.rubrics import GROUP_TITLES, HIGHEST_SCORE
from clusterctl.model.values import Missing
from clusterctl.numbers import places_of, plain, rounded, signed
from clusterctl.output.page import Bar, Block, Bullets, Row, Section, Table, Waterfall
from clusterctl.output.scores import flags
from clusterctl.output.table import Column
from clusterctl.words import capital, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from fractions import Fraction

    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.index import MemberScore, Scorecard
    from clusterctl.analysis.why import IndexChange, Part
    from clusterctl.output.changes.sides import Names, Sides

_COMPOSITION = "weights, and bodies that joined or left,"
_MOST = 3
"""So many parts are told in a sentence."""


def headline(change: IndexChange) -> str:
    """Return what the index did: "The index rose by 2.99 to 4.36"; of one assessment on both sides with its label."""
    places = places_of(change.before.value, change.after.value)
    now = points(change.after.value, places)
    index = f"The index of {change.after.label}" if _is_one(change) else "The index"
    if not change.change:
        return f"{index} stays at {now}"
    return f"{index} {_verb(change.change)} by {points(abs(change.change), places)} to {now}"


def _is_one(change: IndexChange) -> bool:
    """Whether it is one assessment in two states of the files."""
    return change.before.label == change.after.label


def sentences(change: IndexChange, sides: Sides) -> list[str]:
    """Return why the index moved."""
    places = places_of(change.before.value, change.after.value)
    began = f", from {points(change.before.value, places)}" if change.change else ""
    said = [f"{headline(change)} of {HIGHEST_SCORE}{began}{_when(change)}."]
    if change.parts:
        said += [_by_kind(change), _largest(change, sides)]
    return [*said, _supported(change)]


def _verb(moved: Fraction) -> str:
    return "rose" if moved > 0 else "fell"


def _when(change: IndexChange) -> str:
    return "" if _is_one(change) else f" (assessed {change.before.date} and {change.after.date})"


def _by_kind(change: IndexChange) -> str:
    """Return what scores added, and what weights, arrivals and departures did; parts may cancel each other out."""
    scores, composition = ([part for part in change.parts if (part.effect == "score") is is_score] for is_score in (
        True, False))  # fmt: skip
    places = _places(change)
    said = [_added("scores", change.by_scores, places)] if scores else []
    said += [_added(_COMPOSITION, change.by_composition, places)] if composition else []
    if len(said) == 1 and change.change:
        return f"All of it comes from {'scores' if scores else 'weights, and bodies that joined or left'}."
    text = listed(said, "and")
    return f"{capital(text)}."


def _added(name: str, total: Fraction, places: int) -> str:
    if not total:
        return f"what {name} add cancels out"
    return f"{name} add {signed(total, places)}"


def _largest(change: IndexChange, sides: Sides) -> str:
    largest = sorted(change.parts, key=lambda part: -abs(part.value))[:_MOST]
    places = _places(change)
    named = [f"{_name(part, sides)} {signed(part.value, places)} ({detail(part, change)})" for part in largest]
    if len(change.parts) == 1:
        return f"It is one part: {named[0]}."
    return f"{'The largest parts' if len(change.parts) > len(named) else 'The parts'}: {listed(named, 'and')}."


def _supported(change: IndexChange) -> str:
    old, new = change.before.supported, change.after.supported
    if isinstance(old, Missing) or isinstance(new, Missing):
        lacking = [f"{len(card.unsupported)} in {card.label}" for card in (change.before, change.after)
                   if card.unsupported]  # fmt: skip
        reason = f"bodies without noted features: {listed(dict.fromkeys(lacking), 'and')}"
        return f"What the noted features support can't be compared ({reason})."
    places = places_of(old, new)
    was, is_ = points(old, places), points(new, places)
    if old == new:
        return f"What the noted features support stays at {is_}."
    moved = new - old
    return f"What the noted features support {_verb(moved)} by {points(abs(moved), places)} to {is_}, from {was}."


def section(found: Difference, sides: Sides) -> Section:
    """Return the part of a page on the index."""
    if isinstance(found.index, Missing):
        return Section("scores", "The index can't be compared", (f"{missing(found.index, sides.names)}.",))
    change = found.index
    blocks: list[Block] = [_waterfall(change, sides), _table(change, sides)] if change.parts else []
    if not blocks:
        blocks.append(f"No score and no weight is another: it stays at {points(change.after.value)}.")
    flagged = tuple(flag for card in _cards(change) for flag in (f"{card.label}: {said}" for said in flags(card)))
    if flagged:
        blocks.append(Bullets(flagged, "To be known of these figures"))
    if found.other_indexes:
        blocks.append(_others(found.other_indexes))
    return Section("scores", headline(change), tuple(blocks))


def _cards(change: IndexChange) -> tuple[Scorecard, ...]:
    """Return both assessments; of one that says the same on both sides only the later."""
    same = _is_one(change) and flags(change.before) == flags(change.after)
    return (change.after,) if same else (change.before, change.after)


def missing(reason: Missing, names: Names) -> str:
    """Return why there is no change of the index."""
    sides = {
        "no_assessment_before": names.before, "no_assessment_after": names.after, "unread_before": names.before,
        "unread_after": names.after,
    }  # fmt: skip
    side = sides.get(reason.reason)
    if reason.reason.startswith("unread"):
        return f"The last assessment of {side} can't be read in full"
    day = f" that was made by {names.until}" if names.until else ""
    return f"There is no assessment{day} in {side}" if side else f"There is no assessment{day} on either side"


def _others(changes: Iterable[IndexChange]) -> Table:
    columns = (Column("Assessment"), Column("Before", "right"), Column("After", "right"), Column("Change", "right"))
    return Table("Other assessments that were changed", columns, tuple(map(_other, changes)))


def _other(one: IndexChange) -> Row:
    places = places_of(one.before.value, one.after.value)
    ends = points(one.before.value, places), points(one.after.value, places)
    return Row((one.after.label, *ends, signed(one.change, places)))


def _waterfall(change: IndexChange, sides: Sides) -> Waterfall:
    old, new = change.before, change.after
    places = _places(change)
    parts = (
        Bar(_name(part, sides), part.value, signed(part.value, places),
            "score" if part.effect == "score" else "composition", detail(part, change)) for part in change.parts
    )  # fmt: skip
    ends = [Bar(_end(card, change), card.value, points(card.value, places), "total") for card in (old, new)]
    title = f"From {points(old.value, places)} to {points(new.value, places)}: what moved the index"
    return Waterfall(title, " ".join(sentences(change, sides)), (ends[0], *parts, ends[1]))


def _end(card: Scorecard, change: IndexChange) -> str:
    """Return what a total is called; two states of one assessment by their time."""
    if not _is_one(change):
        return f"Index {card.label}"
    return f"Index {card.label}, {'before' if card is change.before else 'after'}"


def _table(change: IndexChange, sides: Sides) -> Table:
    columns = (Column("Body"), Column("Why"), Column("Weight", "right"), Column("Adds", "right"))
    places = _places(change)
    rows: list[Row] = []
    for group in change.after.groups:
        parts = [part for part in change.parts if part.group == group.group]
        if parts:
            whole = signed(change.of_group(group.group), places)
            old = next(one.weight for one in change.before.groups if one.group == group.group)
            rows.append(Row((GROUP_TITLES[group.group], "", _weights(old, group.weight), whole), strong=True))
            rows += [
                Row((f"  {_name(part, sides)}", detail(part, change), _weight(part), signed(part.value, places)))
                for part in parts
            ]
    ends = f"{points(change.before.value, places)} → {points(change.after.value, places)}"
    rows.append(Row(("Index", ends, "", signed(change.change, places)), strong=True))
    return Table("What each body and weight adds to the change of the index", columns, tuple(rows))


def _places(change: IndexChange) -> int:
    """Return with how many places the parts and both ends add up as shown."""
    return places_of(*(part.value for part in change.parts), change.before.value, change.after.value)


def _weight(part: Part) -> str:
    """Return a body's weight in its group where its score moved; of another effect the reason tells it."""
    if part.effect != "score" or part.before is None or part.after is None:
        return ""
    return _weights(part.before.weight, part.after.weight)


def _weights(old: Decimal, new: Decimal) -> str:
    """Return a weight, or both where it is another: the mean of them counts."""
    return f"{plain(new)} %" if old == new else f"{plain(old)} → {plain(new)} %"


def _name(part: Part, sides: Sides) -> str:
    """Return whom a part is about."""
    if part.member is None:
        return f"Weight of “{GROUP_TITLES[part.group]}”"
    return sides.titles.get(("actor", part.member.actor), part.member.name)


def detail(part: Part, change: IndexChange) -> str:
    """Return what happened: "score 3 → 6"."""
    old, new = part.before, part.after
    match part.effect:
        case "score":
            return f"score {old.score if old else 0} → {new.score if new else 0}"
        case "weight":
            return f"weight {_percent(old)} → {_percent(new)}"
        case "joined":
            return f"joined with score {new.score if new else 0}, weight {_percent(new)}"
        case "left":
            return f"left with score {old.score if old else 0}, weight {_percent(old)}"
    weights = (next(g.weight for g in card.groups if g.group == part.group) for card in (change.before, change.after))
    return f"weight {' → '.join(f'{plain(weight)} %' for weight in weights)}"


def _percent(member: MemberScore | None) -> str:
    return f"{plain(member.weight)} %" if member else "none"


def points(figure: Fraction, places: int = 2) -> str:
    """Return points of the index as shown."""
    return rounded(figure, places)
