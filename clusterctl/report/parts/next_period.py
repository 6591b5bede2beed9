"""The plan of the next period: what is to be done, what it costs, what is needed; and what is carried over to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.plan import plan_in_time
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import FUNDING_GROUP, PLAN_STATUS, STANDS
from clusterctl.report.topics.giving import planned
from clusterctl.report.topics.money_words import basis_of
from clusterctl.report.topics.work import beneficiaries, cost_of, planned_days, planned_of, shown, standing
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component, PlanInTime
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What is planned for the next period, and what does it need?")
_WAITED = {"planned", "under_way", "overdue", "postponed"}


def told(at: Ground) -> Told:
    """Return the plan of the next period."""
    over = tuple(_carried_over(at))
    filed = at.next_plan
    if filed is None:
        return Told("", over, (_no_plan(at),))
    if not at.reader.sees_record(_top(filed.path)):
        return Told("", over, withheld=True)
    found = plan_in_time(at.project, filed, at.ledger)
    ones = [one for one in found.activities if at.reader.sees_record(one.route)]
    hidden = len(ones) < len(found.activities) or any(_hides_money(at, one) for one in ones)
    if not found.activities:
        gap = Gap(at.say("The plan of {year} holds no activities yet.", year=at.label_name(filed.label)),
                  f"{filed.path}: activities")  # fmt: skip
        return Told("", over, (gap,))
    blocks: list[Block] = [*_needs(at, found, ones), *([_table(at, found, ones)] if ones else []), *over]
    return Told(_heading(at, found, ones), tuple(blocks), tuple(_gaps(at, found, ones)), withheld=hidden)


def _top(path: str) -> Route:
    return Route(path, ("activities",))


def _hides_money(at: Ground, one: Component) -> bool:
    return bool(one.activity.contributions) and not at.reader.sees(one.route.under("contributions"))


def _no_plan(at: Ground) -> Gap:
    say = at.say
    if at.cluster and at.cluster.programme and (end := at.cluster.programme.end) and end.last <= at.label.last:
        said = say("There is no plan for the time after {year}, with which the programme ended.", year=at.year)
        return Gap(said, "exit.yaml: future_activities")
    return Gap(say("There is no action plan for the time after {year}.", year=at.year), f"plans/{_next(at)}.yaml")


def _next(at: Ground) -> str:
    """Return the label of the year after."""
    year = at.label.last.year
    is_calendar = at.label.is_month or at.label.first.year == year
    return str(year + 1) if is_calendar else f"{year}-{year + 1}"


def _heading(at: Ground, found: PlanInTime, ones: Sequence[Component]) -> Text:
    say, year = at.say, at.label_name(found.label)
    if len(ones) < len(found.activities) or not at.project.files[found.route.file].complete:
        return ""
    cost = cost_of(ones)
    if cost.known is None or not at.reader.sees_figure(cost, "donor"):
        return say.several(len(ones), "{n} activity is planned for {year}", "{n} activities are planned for {year}",
                           year=year)  # fmt: skip
    return say.several_runs(
        len(ones), "{n} activity is planned for {year}, at {cost}", "{n} activities are planned for {year}, at {cost}",
        year=year, cost=at.amount(cost),
    )  # fmt: skip


def _needs(at: Ground, found: PlanInTime, ones: Sequence[Component]) -> Iterator[Facts]:
    """Say what the plan is, and what each payer is to give."""
    say, pool = at.say, planned_of(ones)
    split, facts, by_share = pool.split, [], False
    if found.plan.status and at.sees(found.route.file, "status"):
        facts.append(Fact(say("Status of the plan"), capital(say.label(PLAN_STATUS, found.plan.status))))
    if len(ones) == len(found.activities):
        for group in FUNDING_GROUPS:
            amount, share = split.by_group.get(group), split.shares[group]
            figure = amount if amount is not None and amount.known is not None else share
            if not figure.known or not at.reader.sees_figure(figure, "donor"):
                continue
            text = at.amount(figure) if figure is amount else at.share(figure)
            by_share = by_share or figure is share
            facts.append(Fact(say("Asked of: {payer}", payer=say.label(FUNDING_GROUP, group)), (text,)))
    if by_share:
        facts.append(Fact(say("These shares are reckoned from"), basis_of(at, pool)))
    if facts:
        yield Facts(tuple(facts))


def _table(at: Ground, found: PlanInTime, ones: Sequence[Component]) -> Table:
    """Return the next plan's activities; without the columns of money where they are not for the reader."""
    say = at.say
    heads = [Column(say("Activity")), Column(say("When")), Column(say("Led by")), Column(say("For whom"))]
    if any(_asks(at, (one,), "contributions") for one in ones):
        heads += [Column(say("Cost"), "right"), Column(say("Who gives what"))]
    rows = tuple(Row(_cells(at, one)[: len(heads)]) for one in ones)
    return Table(say("The plan of {year}", year=at.label_name(found.label)), tuple(heads), rows)


def _cells(at: Ground, one: Component) -> tuple[Text, ...]:
    activity, cost = one.activity, one.money.planned.split.total
    lead = at.people.name(activity.lead) if activity.lead and at.reader.sees(one.route.under("lead")) else ""
    shows = cost.known is not None and at.reader.sees_figure(cost, "donor")
    return (
        activity.title, planned_days(at, one) or "–", lead or "–", beneficiaries(at, one) or "–",
        (at.amount(cost),) if shows else "–", planned(at, one) or "–",
    )  # fmt: skip


def _carried_over(at: Ground) -> Iterator[Block]:
    """Name what of the period's plan is still open, as of the day of judging."""
    open_ = [one for one in shown(at) if standing(at, one) in _WAITED]
    if open_ and at.label.last <= at.as_of:
        words = tuple(
            at.say("{title}: {state}", title=one.activity.title, state=at.say.label(STANDS, standing(at, one)))
            for one in open_
        )
        yield Points(words, at.say("Still open of the plan of {year}", year=at.year))


def _gaps(at: Ground, found: PlanInTime, ones: Sequence[Component]) -> Iterator[Gap]:
    say, path = at.say, found.route.file
    year = at.label_name(found.label)
    if not at.project.files[path].complete:
        yield Gap(say("The plan of {year} can be read in part only.", year=year), path)
    asked = (
        (sum(one.money.planned.split.total.known is None for one in ones), "cost"),
        (sum(one.activity.lead is None for one in ones), "lead"),
        (sum(one.start is None and one.end is None for one in ones), "start"),
    )
    texts = {
        "cost": say.several(asked[0][0], "The cost of {n} activity planned for {year} is not known.",
                            "The cost of {n} activities planned for {year} is not known.", year=year),
        "lead": say.several(asked[1][0], "Nobody is named to lead {n} activity planned for {year}.",
                            "Nobody is named to lead {n} activities planned for {year}.", year=year),
        "start": say.several(asked[2][0], "The date of {n} activity planned for {year} is not recorded.",
                             "The dates of {n} activities planned for {year} are not recorded.", year=year),
    }  # fmt: skip
    yield from (
        Gap(texts[key], f"{path}: activities.<id>.{key}") for number, key in asked if number and _asks(at, ones, key)
    )


def _asks(at: Ground, ones: Sequence[Component], key: str) -> bool:
    """Whether the reader may see what is asked for."""
    return all(at.reader.sees(one.route.under(key)) for one in ones)
