"""What a reader of the funding must know beside the figures, and what of it is not recorded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.analysis.contributions import STAKES
from clusterctl.analysis.figure import Figure, figure
from clusterctl.numbers import exact
from clusterctl.report.speech.labels import EXCLUDED
from clusterctl.report.topics.money_words import LEVERAGE_PLACES, days_of
from clusterctl.report.view import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.finance import Finance
    from clusterctl.analysis.money import UsedRate
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

_MOST_REASONS = 3


def notes(at: Ground) -> Iterator[Text]:
    """Give in sentences what the figures of the period rest on and leave out."""
    finance = at.money.finance
    if finance and _sees_finance(at, finance):
        yield from _finance(at, finance)
        yield from _against_activities(at)
    yield from _activities(at)
    yield from _stakes(at)
    yield from (_rate(at, rate) for rate in at.money.rates if at.reader.sees(rate.route))


def _sees_finance(at: Ground, finance: Finance) -> bool:
    return all(at.reader.sees(record.route) for record in finance.records)


# -- finance records ---------------------------------------------------------------------------------------------------


def _finance(at: Ground, finance: Finance) -> Iterator[Text]:
    say = at.say
    yield say("The finance records, {days}, go before what the activities tell.", days=days_of(at, finance))
    if finance.excludes:
        left_out = say.listed(say.label(EXCLUDED, word) for word in finance.excludes)
        yield say("They leave out: {what}.", what=left_out)
    lever = finance.leverage_with_cda_cost
    if finance.cda_cost and at.reader.sees_figure(finance.cda_cost, "donor"):
        yield say.runs("The CDA cost {amount} beside them.", amount=at.amount(finance.cda_cost))
    if lever and lever.known is not None and at.reader.sees_figure(lever, "donor"):
        ratio = at.number(lever, LEVERAGE_PLACES)
        yield say.runs("With the CDA’s cost counted as the agency’s, leverage is {ratio}.", ratio=ratio)
    if any(record.selected_only for record in finance.records):
        yield say("They cover selected activities only.")
    parts = len(finance.parts)
    if parts:
        yield say.several(
            parts, "{n} record is not added: it is a part of another, or covers selected activities only.",
            "{n} records are not added: they are parts of others, or cover selected activities only.",
        )  # fmt: skip


def _against_activities(at: Ground) -> Iterator[Text]:
    money, say = at.money, at.say
    gap = money.gap
    if gap and gap.known is not None and at.reader.sees_figure(gap, "donor"):
        size = at.run(say.as_exact(say.money(abs(gap.known), at.currency), gap.exactness), gap)
        if gap.known == 0:
            yield say("The activities come to as much as the finance records.")
        elif gap.known > 0:
            yield say.runs("The activities come to {amount} more than the finance records.", amount=size)
        else:
            yield say.runs("The activities come to {amount} less than the finance records.", amount=size)
    elif money.counted.split.total.known is not None or money.counted.with_shares:
        yield say("Activities and finance records are not compared: they do not cover the same money.")


# -- activities --------------------------------------------------------------------------------------------------------


def _activities(at: Ground) -> Iterator[Text]:
    money, say = at.money, at.say
    if money.counted.weighting == "mean" and money.counted.with_shares > 1:
        yield say(
            "Shares of activities are a simple mean, each counting alike: a cost is not recorded for all of them."
        )
    over = sum(one.status in {"dropped", "postponed"} and one.counts is None for one in money.activities)
    if over:
        yield say.several(
            over, "{n} activity that was dropped or postponed is not counted.",
            "{n} activities that were dropped or postponed are not counted.",
        )  # fmt: skip
    open_ = sum(one.counts == "planned" for one in money.activities)
    if open_ and any(one.counts == "actual" for one in money.activities):
        yield say.several(
            open_, "{n} activity that is not done is counted as planned.",
            "{n} activities that are not done are counted as planned.",
        )  # fmt: skip
    done = sum(one.status == "done" and not one.has_own_result for one in money.activities)
    if done and any(one.has_own_result for one in money.activities):
        yield say.several(
            done, "Of {n} activity that is done the result has no figures: the planned ones stand for them.",
            "Of {n} activities that are done the results have no figures: the planned ones stand for them.",
        )  # fmt: skip


def _stakes(at: Ground) -> Iterator[Text]:
    """Say in how many activities somebody gives what nobody put into money."""
    held = [one for one in at.money.activities if one.side and any(s.form in STAKES for s in one.side.stakes)]
    number = sum(at.reader.sees(one.route) for one in held)
    if number:
        yield at.say.several(
            number, "In {n} activity time, knowledge or things are given that nobody valued; they are no money here.",
            "In {n} activities time, knowledge or things are given that nobody valued; they are no money here.",
        )  # fmt: skip


def _rate(at: Ground, rate: UsedRate) -> Text:
    shown = at.run(at.say.number(rate.value), figure(exact(rate.value), rate.route))
    return at.say.runs(
        "Exchange rate of {date}: {currency} {rate} for 1 {into}.", date=at.say.dated(rate.date),
        currency=rate.currency, rate=shown, into=rate.into,
    )  # fmt: skip


# -- what is not recorded ----------------------------------------------------------------------------------------------


def gaps(at: Ground) -> Iterator[Gap]:
    """Give what is not recorded of the money of the period and so far."""
    yield from unread(at)
    yield from _without_payers(at)
    yield from _without_cost(at)
    yield from _without_agent(at)
    yield from _uncovered(at)
    later = at.money.later
    if later:
        said = at.say.several(
            len(later), "{n} finance record ends after the day of judging and is left out.",
            "{n} finance records end after the day of judging and are left out.",
        )  # fmt: skip
        yield Gap(said, later[0].file)


def unread(at: Ground) -> Iterator[Gap]:
    """Name the plans up to the label, and the monitoring files, that can be read in part only."""
    for path in at.unread_money:
        yield Gap(at.say("{file} can be read in part only, so money may be missing here.", file=path), path)


def _plan(at: Ground) -> str:
    return f"plans/{at.label.text}.yaml"


def _without_payers(at: Ground) -> Iterator[Gap]:
    counted = [one for one in at.money.activities if one.side]
    silent = [one for one in counted if one.side and one.side.split.cluster_share.missing]
    if not silent:
        return
    if len(silent) == len(counted):
        said = at.say("Of no activity it is known who pays: {why}.", why=_reasons(at, silent))
        yield Gap(said, f"{_plan(at)}: activities.<id>.contributions")
        return
    said = at.say.several(
        len(counted), "Of {silent} of {n} activity it is not known who pays: {why}.",
        "Of {silent} of {n} activities it is not known who pays: {why}.", silent=at.say.number(len(silent)),
        why=_reasons(at, silent),
    )  # fmt: skip
    yield Gap(said, f"{_plan(at)}: activities.<id>.contributions")


def _reasons(at: Ground, silent: list[ActivityFunding]) -> str:
    """Return why, the most frequent reasons first; whom they are about is not named."""
    found: Counter[str] = Counter()
    for one in silent:
        missing = one.side.split.cluster_share.missing if one.side else None
        if missing:
            found[kind(at, Figure(missing))] += 1
    return "; ".join(
        at.say("{reason} ({number})", reason=reason, number=at.say.number(number))
        for reason, number in found.most_common(_MOST_REASONS)
    )


def kind(at: Ground, lost: Figure) -> str:
    """Return why it is not known who pays, without naming whom it is about."""
    match lost.missing.reason if lost.missing else "":
        case "unvalued":
            return at.say("how much somebody gave is not recorded")
        case "shares_not_whole" | "amounts_not_cost":
            return at.say("the parts do not add up")
    return at.why(lost)


def _without_cost(at: Ground) -> Iterator[Gap]:
    pool = at.money.counted
    if pool.activities and not pool.with_total:
        yield Gap(at.say("The cost of no activity is recorded."), f"{_plan(at)}: activities.<id>.cost")
    elif pool.activities > pool.with_total:
        without = pool.activities - pool.with_total
        said = at.say.several(
            pool.activities, "The cost of {without} of {n} activity is not recorded.",
            "The cost of {without} of {n} activities is not recorded.", without=at.say.number(without),
        )  # fmt: skip
        yield Gap(said, f"{_plan(at)}: activities.<id>.cost")


def _without_agent(at: Ground) -> Iterator[Gap]:
    """Name what a finance record leaves out and does not tell elsewhere."""
    finance = at.money.finance
    for record in finance.records if finance else ():
        if not at.reader.sees(record.route):
            continue
        if record.excludes and record.cda_cost is None and any("cda" in word for word in record.excludes):
            where = f"{record.route.file}: finance.{record.route.keys[-1]}.cda_cost"
            yield Gap(at.say("What the CDA cost is left out of the finance records, and not told beside them."), where)


def _uncovered(at: Ground) -> Iterator[Gap]:
    labels = at.money_so_far.uncovered
    if labels:
        years = at.say.listed(at.label_name(label) for label in labels)
        said = at.say("The finance records do not hold all days of years with activities: {years}.", years=years)
        yield Gap(said, f"monitoring/{labels[-1].text}.yaml: finance")
