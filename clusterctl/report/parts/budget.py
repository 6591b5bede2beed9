"""Planned against actual cost, by activity and by who pays: of what is done and has figures of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import HUNDRED, complete, difference, ratio, total
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.model.values import Missing
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.activities import area_name, by_area
from clusterctl.report.speech.labels import FUNDING_GROUP
from clusterctl.report.topics.work import is_partial, is_whole, nothing, place, shown, standing, titles
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.plan import Component
    from clusterctl.analysis.split import Split
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("Is the work on budget?")
_NO_COST = Missing("no_cost")
_PLACES = 1


def told(at: Ground) -> Told:
    """Return planned against actual cost."""
    empty = nothing(at)
    if empty:
        return empty
    ones = [one for one in shown(at) if _may(at, one)]
    if not ones:
        return Told(withheld=True)
    pairs = [one for one in ones if _compared(one)]
    blocks: list[Block] = [*_activities(at, ones, pairs), *_groups(at, pairs), *_reading(at, ones, pairs)]
    withheld = at.in_time is not None and len(ones) < len(at.in_time.activities)
    return Told(_heading(at, pairs), tuple(blocks), tuple(_gaps(at, ones)), withheld=withheld)


def _may(at: Ground, one: Component) -> bool:
    sides = [one.money.planned, *([one.money.actual] if one.money.actual else [])]
    return all(at.reader.sees_figure(side.split.total, "donor") for side in sides)


def _compared(one: Component) -> bool:
    """Whether it is done, and both its cost as planned and what it came to are on file."""
    money = one.money
    return bool(
        money.status == "done" and money.has_own_result and money.actual
        and money.actual.split.total.known is not None and money.planned.split.total.known is not None
    )  # fmt: skip


def _spent(one: Component) -> Split | None:
    """Return what an activity came to by figures of its own."""
    return one.money.actual.split if one.money.actual and one.money.has_own_result else None


def _sums(pairs: Sequence[Component]) -> tuple[Figure, Figure]:
    planned = total([one.money.planned.split.total for one in pairs])
    return planned, total([spent.total for one in pairs if (spent := _spent(one))])


def _heading(at: Ground, pairs: Sequence[Component]) -> Text:
    """Say how what is done compares with its plan; neutral where that is not known."""
    if not pairs or is_partial(at):
        return ""
    say = at.say
    planned, spent = _sums(pairs)
    moved = difference(spent, planned)
    if moved.known is None or moved.exactness != "exact" or not planned.known:
        return ""
    number = at.number(count([one.route.under("result") for one in pairs]))
    if moved.known == 0:
        return say.several_runs(
            len(pairs), "{number} finished activity cost what was planned",
            "{number} finished activities together cost what was planned", number=number,
        )  # fmt: skip
    size = at.run(say.money(abs(moved.known), at.currency), moved)
    part = at.run(say.share(abs(moved.known) * HUNDRED / planned.known, _PLACES), moved)
    values = {"number": number, "size": size, "part": part}
    if moved.known > 0:
        return say.several_runs(
            len(pairs), "{number} finished activity cost {size} ({part}) more than planned",
            "{number} finished activities together cost {size} ({part}) more than planned", **values,
        )  # fmt: skip
    return say.several_runs(
        len(pairs), "{number} finished activity cost {size} ({part}) less than planned",
        "{number} finished activities together cost {size} ({part}) less than planned", **values,
    )  # fmt: skip


# -- tables ------------------------------------------------------------------------------------------------------------


def _columns(at: Ground, first: str) -> tuple[Column, ...]:
    say = at.say
    heads = (say("Planned"), say("Actual cost"), say("Variance"), say("Variance in %"))
    return Column(first), *(Column(head, "right") for head in heads)


def _activities(at: Ground, ones: Sequence[Component], pairs: Sequence[Component]) -> Iterator[Table]:
    """Give the activities of which either amount is known; the sum is of those of which both are."""
    say = at.say
    known = {one.id for one in ones if _has_amount(one)}
    rows: list[Row] = []
    for group in by_area(at, [one for one in ones if one.id in known]):
        rows.append(Row((area_name(at, group.key), "", "", "", ""), strong=True))
        rows += [Row((one.activity.title, *_cells(at, one))) for one in group.activities]
    if not rows:
        return
    whole = complete([one.money.planned.split.total for one in ones])
    if whole.known is not None and is_whole(at, ones):
        rows.append(Row((say("All activities"), _amount(at, whole), "", "", ""), strong=True))
    if pairs:
        name = say("Finished, both amounts known")
        rows.append(Row((name, *_compare(at, *_sums(pairs))), strong=True))
    caption = say("Cost by activity, in {currency}", currency=at.currency)
    yield Table(caption, _columns(at, say("Activity")), tuple(rows))


def _has_amount(one: Component) -> bool:
    spent = _spent(one)
    return one.money.planned.split.total.known is not None or bool(spent and spent.total.known is not None)


def _cells(at: Ground, one: Component) -> tuple[Text, ...]:
    planned, spent = one.money.planned.split.total, _spent(one)
    if spent is None:
        return (_amount(at, planned), (at.unknown,) if one.money.status == "done" else "–", "–", "–")
    if not _compared(one):
        so_far = at.say.runs("{amount} so far", amount=_plain(at, spent.total))
        return (_amount(at, planned), so_far if standing(at, one) != "done" else _amount(at, spent.total), "–", "–")
    return _compare(at, planned, spent.total)


def _compare(at: Ground, planned: Figure, spent: Figure) -> tuple[Text, ...]:
    moved = difference(spent, planned)
    part = ratio(moved, planned, _NO_COST, HUNDRED)
    shown = at.signed(part, _PLACES) if part.known is not None else "–"
    return (
        _amount(at, planned), _amount(at, spent), (at.signed(moved),), shown if isinstance(shown, str) else (shown,),
    )  # fmt: skip


def _amount(at: Ground, figure: Figure) -> Text:
    return (_plain(at, figure),)


def _plain(at: Ground, figure: Figure) -> Run:
    return at.number(figure, 0) if figure.known is not None else at.unknown


def _groups(at: Ground, pairs: Sequence[Component]) -> Iterator[Table]:
    """Give who paid, of what is done and compared."""
    say = at.say
    known = [one for one in pairs if _known_groups(one)]
    if not known:
        return
    rows = []
    for group in FUNDING_GROUPS:
        planned = total([one.money.planned.split.by_group[group] for one in known])
        spent = total([split.by_group[group] for one in known if (split := _spent(one))])
        if planned.known or spent.known:
            rows.append(Row((capital(say.label(FUNDING_GROUP, group)), *_compare(at, planned, spent))))
    caption = say.several(
        len(known), "Who paid, of {n} finished activity of which it is known, in {currency}",
        "Who paid, of {n} finished activities of which it is known, in {currency}", currency=at.currency,
    )  # fmt: skip
    if rows:
        yield Table(caption, _columns(at, say("Who pays")), tuple(rows))


def _known_groups(one: Component) -> bool:
    spent = _spent(one)
    groups = (one.money.planned.split.by_group, spent.by_group if spent else {})
    return all(each.get("cluster") is not None and each["cluster"].known is not None for each in groups)


def _reading(at: Ground, ones: Sequence[Component], pairs: Sequence[Component]) -> Iterator[Paragraph]:
    if pairs and len(pairs) < len(ones):
        yield Paragraph(at.say(
            "Only finished activities are compared of which both amounts are on file. A variance is what it came to "
            "less what was planned: below nought, it cost less."
        ), "note")  # fmt: skip


def _gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    say = at.say
    no_plan = [one for one in ones if one.activity.planned and one.money.planned.split.total.known is None]
    if no_plan:
        said = say.several(
            len(no_plan), "The planned cost is not known of {n} activity: {titles}.",
            "The planned cost is not known of {n} activities: {titles}.", titles=at.named(titles(no_plan)),
        )  # fmt: skip
        yield Gap(said, place(at, "cost"))
    done = [one for one in ones if one.money.status == "done"]
    unspent = [one for one in done if (spent := _spent(one)) is None or spent.total.known is None]
    if unspent:
        said = say.several(
            len(unspent), "What it came to is not known of {n} finished activity: {titles}.",
            "What they came to is not known of {n} finished activities: {titles}.", titles=at.named(titles(unspent)),
        )  # fmt: skip
        yield Gap(said, place(at, "result.cost"))
