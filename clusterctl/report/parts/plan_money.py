"""The money of the plan, activity by activity: the cost, who gives what in which form, and what nobody valued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.contributions import STAKES
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import joined
from clusterctl.report.topics.given import given_by, written
from clusterctl.report.topics.money_notes import kind, unread
from clusterctl.report.topics.money_words import sees, share
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.model.plan import Activity
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What does each activity of the plan cost, and who gives what?")


def told(at: Ground) -> Told:
    """Return the plan's money."""
    if at.plan is None:
        return Told(gaps=(_no_plan(at),))
    every = [one for one in at.money.activities if at.reader.sees_record(one.route)]
    if not every:
        withheld = bool(at.money.activities)
        return Told(gaps=() if withheld else (_no_activities(at),), withheld=withheld)
    found = [one for one in every if sees(at, one.planned.split) and at.reader.sees(one.route.under("contributions"))]
    withheld = len(found) < len(at.money.activities)
    if not found:
        return Told(withheld=True)
    told_ = [one for one in found if one.planned.is_recorded or _activity(at, one).contributions or one.has_own_result]
    blocks: list[Block] = [_table(at, told_, whole=not withheld)] if told_ else []
    if told_ and not withheld:
        blocks += _reading(at)
    stakes = tuple(_stakes(at, found))
    if stakes:
        blocks.append(Points(stakes, at.say("Given and not put into money")))
    heading = "" if withheld or at.unread_money else _heading(at)
    return Told(heading, tuple(blocks), (*unread(at), *_gaps(at, found)), withheld)


def _no_plan(at: Ground) -> Gap:
    if at.period.plan_path:
        return Gap(at.say("{file} cannot be read.", file=at.period.plan_path), at.period.plan_path)
    return Gap(at.say("There is no action plan of {label}.", label=at.year), f"plans/{at.label.text}.yaml")


def _no_activities(at: Ground) -> Gap:
    said = at.say("The action plan of {label} has no activities.", label=at.year)
    return Gap(said, f"plans/{at.label.text}.yaml: activities")


def _heading(at: Ground) -> Text:
    """Return what the plan comes to, and what of it the cluster gives."""
    say, pool = at.say, at.money.planned
    whole, own = pool.split.total, pool.split.cluster_share
    if pool.recorded.known is None:
        return ""
    if whole.known is None:
        return say.runs(
            "What {known} of {all} activities cost is known: {amount}", known=say.number(pool.with_total),
            all=say.number(pool.activities), amount=at.amount(pool.recorded),
        )  # fmt: skip
    if own.known is None or pool.weighting != "cost" or pool.with_shares < pool.activities:
        return say.runs("The plan comes to {amount}", amount=at.amount(whole))
    return say.runs("The plan comes to {amount}, of which the cluster gives {share}", amount=at.amount(whole),
                    share=share(at, own))  # fmt: skip


# -- the table ---------------------------------------------------------------------------------------------------------


def _table(at: Ground, found: Sequence[ActivityFunding], *, whole: bool) -> Table:
    say, really = at.say, any(one.has_own_result for one in found)
    columns = [Column(say("Activity")), Column(say("Cost"), "right"), Column(say("Who gives what"))]
    columns += [Column(say("What the cluster pays"), "right")]
    columns += [Column(say("As it came to be"))] if really else []
    rows = [Row(_cells(at, one, really=really)) for one in found]
    if whole:
        rows.append(_sum(at, really=really))
    return Table(say("The money of the plan of {label}", label=at.year), tuple(columns), tuple(rows))


def _cells(at: Ground, one: ActivityFunding, *, really: bool) -> tuple[Text, ...]:
    split, activity = one.planned.split, _activity(at, one)
    said = [given_by(at, given, one.route.under("contributions", nth))
            for nth, given in enumerate(activity.contributions)
            if at.reader.sees(one.route.under("contributions", nth))]  # fmt: skip
    title = one.title if one.in_plan else at.say("{title} (not in the approved plan)", title=one.title)
    given: Text = joined(said, "; ") if said else (at.unknown,)
    cells: tuple[Text, ...] = (title, _cost(at, one, activity), given, (share(at, split.cluster_share),))
    return (*cells, _came_to(at, one, activity)) if really else cells


def _activity(at: Ground, one: ActivityFunding) -> Activity:
    held = at.plan.record.activities if at.plan else {}
    return held[one.id]


def _cost(at: Ground, one: ActivityFunding, activity: Activity) -> Text:
    """Return the cost as it is written, or what the contributions come to."""
    if activity.cost:
        return (written(at, activity.cost, one.route.under("cost")),)
    return (at.amount(one.planned.split.total),)


def _came_to(at: Ground, one: ActivityFunding, activity: Activity) -> Text:
    """Return what the result tells of the cost, and of who gave what."""
    result, route = activity.result, one.route.under("result")
    if result is None or not one.has_own_result:
        return ""
    said: list[Text] = []
    if result.cost and at.reader.sees(route.under("cost")):
        said.append((written(at, result.cost, route.under("cost")),))
    said += [given_by(at, given, route.under("contributions", nth))
             for nth, given in enumerate(result.contributions)
             if at.reader.sees(route.under("contributions", nth))]  # fmt: skip
    return joined(said, "; ")


def _sum(at: Ground, *, really: bool) -> Row:
    pool, say = at.money.planned, at.say
    cost = at.amount(pool.split.total if pool.split.total.known is not None else pool.recorded)
    name = say("Together")
    if 0 < pool.with_total < pool.activities:
        name = say("Together, {known} of {all}", known=say.number(pool.with_total), all=say.number(pool.activities))
    cells: tuple[Text, ...] = (name, (cost,), "", (share(at, pool.split.cluster_share),))
    return Row((*cells, "") if really else cells, strong=True)


def _reading(at: Ground) -> list[Block]:
    """Say what the sums hold: activities outside the approved plan are not among them."""
    say, extra = at.say, sum(not one.in_plan for one in at.money.activities)
    said = []
    if extra:
        said.append(say.several(extra, "{n} activity that was not in the approved plan is not in the sum.",
                                "{n} activities that were not in the approved plan are not in the sum."))  # fmt: skip
    if at.money.planned.weighting == "mean" and at.money.planned.with_shares > 1:
        said.append(say("The cluster’s share of all is the simple mean of those activities of which it is known."))
    return [Paragraph(one, "note") for one in said]


# -- what nobody valued, what is not recorded --------------------------------------------------------------------------


def _stakes(at: Ground, found: Sequence[ActivityFunding]) -> list[Text]:
    """Name who gives time, knowledge or things that nobody put into money."""
    said: list[Text] = []
    for one in found:
        given = _activity(at, one).contributions
        said += [
            at.say.runs("{activity}: {given}", activity=one.title, given=given_by(at, given[nth], stake.route))
            for stake in one.planned.stakes
            if stake.form in STAKES and at.reader.sees(stake.route)
            and isinstance(nth := stake.route.keys[-1], int) and nth < len(given)
        ]  # fmt: skip
    return said


def _gaps(at: Ground, found: Sequence[ActivityFunding]) -> Iterator[Gap]:
    say = at.say
    silent = [one.title for one in found if not _activity(at, one).contributions]
    costless = [one for one in found if one.planned.split.total.known is None]
    odd = [one for one in found if _activity(at, one).contributions and one.planned.split.cluster_share.missing]
    file = at.plan.path if at.plan else ""
    if silent:
        titles = at.named([f"“{title}”" for title in silent])
        yield Gap(say.several(
            len(silent), "Who gives what to {n} activity is not recorded: {titles}.",
            "Who gives what to {n} activities is not recorded: {titles}.", titles=titles,
        ), f"{file}: activities.<id>.contributions")  # fmt: skip
    if costless:
        yield Gap(say.several(
            len(costless), "The cost of {n} activity is not recorded.", "The cost of {n} activities is not recorded."
        ), f"{file}: activities.<id>.cost")  # fmt: skip
    for why, held in _reasons(at, odd).items():
        said = say("Who pays how much cannot be told of {titles}: {why}.", titles=at.named(held), why=why)
        yield Gap(said, f"{file}: activities.<id>.contributions")


def _reasons(at: Ground, odd: Sequence[ActivityFunding]) -> dict[str, list[str]]:
    """Return the activities of which it is not known who pays, by why, but for those to which nobody gives money."""
    found: dict[str, list[str]] = {}
    for one in odd:
        missing = one.planned.split.cluster_share
        if missing.missing and missing.missing.reason != "stakes_only":
            found.setdefault(kind(at, missing), []).append(f"“{one.title}”")
    return found
