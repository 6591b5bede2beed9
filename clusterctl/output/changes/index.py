"""Why the index moved: in sentences, as a table, and as the bars of a waterfall."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.method.rubrics import GROUP_TITLES, HIGHEST_SCORE
from clusterctl.model.values import Missing
from clusterctl.numbers import plain, rounded
from clusterctl.output.page import Bar, Block, Column, Row, Section, Table, Waterfall
from clusterctl.words import listed

if TYPE_CHECKING:
    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.index import MemberScore, Scorecard
    from clusterctl.analysis.why import IndexChange, Part
    from clusterctl.output.changes.sides import Names, Sides

_MOST = 3
"""So many parts are told in a sentence."""


def headline(change: IndexChange) -> str:
    """Return what the index did: "The index rose by 2.99 to 4.36"."""
    now = points(change.after.value)
    if not change.change:
        return f"The index stays at {now}"
    verb = "rose" if change.change > 0 else "fell"
    return f"The index {verb} by {_size(change.change)} to {now}"


def sentences(change: IndexChange) -> list[str]:
    """Return why the index moved."""
    old, new = change.before, change.after
    said = [f"{headline(change)} of {HIGHEST_SCORE}, from {points(old.value)} ({_dated(old)} to {_dated(new)})."]
    if change.parts:
        said.append(_by_kind(change))
        said += _largest(change)
    return [*said, _supported(change)]


def _by_kind(change: IndexChange) -> str:
    composition = "weights, and bodies that joined or left,"
    if not change.by_composition:
        return f"All of it comes from scores; {composition} add nothing."
    if not change.by_scores:
        return f"All of it comes from the composition: {composition} add {signed(change.by_composition)}."
    return f"Scores add {signed(change.by_scores)}; {composition} add {signed(change.by_composition)}."


def _largest(change: IndexChange) -> list[str]:
    largest = sorted(change.parts, key=lambda part: -abs(part.value))[:_MOST]
    named = [f"{_name(part)} {signed(part.value)} ({detail(part, change)})" for part in largest]
    return [f"Most of it: {listed(named, 'and')}."] if len(change.parts) > 1 else [f"It comes from {named[0]}."]


def _supported(change: IndexChange) -> str:
    if isinstance(change.supported, Missing):
        sides = [f"{card.label} lacks them for {len(card.unsupported)}" for card in (change.before, change.after)
                 if card.unsupported]  # fmt: skip
        return f"What the noted features support can't be compared: {listed(sides, 'and')}."
    old, new = (card.supported for card in (change.before, change.after))
    if isinstance(old, Missing) or isinstance(new, Missing) or not change.supported:
        return f"What the noted features support stays at {points(_known(new))}."
    verb = "rose" if change.supported > 0 else "fell"
    return (
        f"What the noted features support {verb} by {_size(change.supported)} "
        f"to {points(_known(new))}, from {points(_known(old))}."
    )


def _known(figure: Fraction | Missing) -> Fraction:
    return Fraction(0) if isinstance(figure, Missing) else figure


def section(found: Difference, sides: Sides) -> Section:
    """Return the part of a page on the index."""
    if isinstance(found.index, Missing):
        return Section("scores", "The index can't be compared", (f"{missing(found.index, sides.names)}.",))
    change = found.index
    blocks: list[Block] = [] if not change.parts else [_waterfall(change), _table(change)]
    blocks = blocks or [f"No score and no weight is another: it stays at {points(change.after.value)}."]
    if found.other_indexes:
        blocks.append(_others(found))
    return Section("scores", headline(change), tuple(blocks))


def missing(reason: Missing, names: Names) -> str:
    """Return why there is no change of the index."""
    side = {
        "no_assessment_before": names.before, "no_assessment_after": names.after,
    }.get(reason.reason)  # fmt: skip
    return f"There is no assessment in {side}" if side else "There is no assessment on either side"


def _others(found: Difference) -> Table:
    columns = (Column("Assessment"), Column("Before", "right"), Column("After", "right"), Column("Change", "right"))
    rows = (
        Row((one.after.label, points(one.before.value), points(one.after.value), signed(one.change)))
        for one in found.other_indexes
    )
    return Table("Other assessments that were changed", columns, tuple(rows))


def _waterfall(change: IndexChange) -> Waterfall:
    old, new = change.before, change.after
    parts = (
        Bar(_name(part), part.value, signed(part.value), "score" if part.effect == "score" else "composition",
            detail(part, change)) for part in change.parts
    )  # fmt: skip
    ends = [Bar(_end(card, change), card.value, points(card.value), "total") for card in (old, new)]
    title = f"From {points(old.value)} to {points(new.value)}: what moved the index"
    return Waterfall(title, " ".join(sentences(change)), (ends[0], *parts, ends[1]))


def _end(card: Scorecard, change: IndexChange) -> str:
    """Return what a total is called; two states of one assessment by their time."""
    if change.before.label != change.after.label:
        return f"Index {card.label}"
    return f"Index {card.label} {'before' if card is change.before else 'after'}"


def _table(change: IndexChange) -> Table:
    columns = (
        Column("Body"), Column("Why"), Column("Weight", "right"), Column("Adds", "right"),
    )  # fmt: skip
    rows: list[Row] = []
    for group in change.after.groups:
        parts = [part for part in change.parts if part.group == group.group]
        if parts:
            weight = f"{plain(group.weight)} %"
            rows.append(Row((GROUP_TITLES[group.group], "", weight, signed(change.of_group(group.group))), strong=True))
            rows += [
                Row((f"  {_name(part)}", detail(part, change), _weight(part), signed(part.value))) for part in parts
            ]
    rows.append(Row(("Index", f"{points(change.before.value)} → {points(change.after.value)}", "",
                     signed(change.change)), strong=True))  # fmt: skip
    return Table("What each body and weight adds to the change of the index", columns, tuple(rows))


def _row(part: Part, change: IndexChange) -> Row:
    return Row((f"  {_name(part)}", detail(part, change), _weight(part), signed(part.value)))


def _weight(part: Part) -> str:
    """Return a body's weight in its group where its score moved; of another effect the weight is told as the reason."""
    return f"{plain(part.after.weight)} %" if part.effect == "score" and part.after else ""


def _name(part: Part) -> str:
    """Return whom a part is about."""
    return part.member.name if part.member else f"Weight of “{GROUP_TITLES[part.group]}”"


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


def _dated(card: Scorecard) -> str:
    return card.label if card.label == card.date else f"{card.label}, assessed {card.date},"


def points(figure: Fraction) -> str:
    """Return points of the index as shown."""
    return rounded(figure, 2)


def _size(figure: Fraction) -> str:
    return rounded(abs(figure), 2)


def signed(figure: Fraction) -> str:
    """Return points with their sign; so small that they would look like none, with as many places as it takes."""
    places = 2
    while figure and not Fraction(rounded(abs(figure), places)):
        places += 1
    return f"{'+' if figure > 0 else '−' if figure < 0 else ''}{rounded(abs(figure), places)}"
