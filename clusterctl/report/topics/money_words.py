"""Who pays, in words and in rows: what the parts of reports on money have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.funding import trend
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.figures.shares import Paid
from clusterctl.report.figures.shares import Split as Bar
from clusterctl.report.speech.labels import FUNDING_GROUP
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.finance import Finance
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.split import Pool, Split
    from clusterctl.model.values import FundingGroup
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

LEVERAGE_PLACES = 2


class Line(Struct, frozen=True):
    """Some money and who paid it: a year, a nature of activities, the programme."""

    name: str
    basis: str
    """What it is reckoned from, in a few words."""
    split: Split
    strong: bool = False


def sees(at: Ground, split: Split) -> bool:
    """Whether the reader may see who paid some money: all of it, since parts give one another away."""
    figures = (split.total, split.leverage, split.external, *split.shares.values(), *split.by_group.values())
    return all(at.reader.sees_figure(one, "donor") for one in figures)


def is_told(split: Split) -> bool:
    """Whether anything is known of some money."""
    return split.total.known is not None or split.cluster_share.known is not None


def days_of(at: Ground, finance: Finance) -> str:
    """Return the days that finance records cover: January 1997 to December 1999."""
    found = []
    for first, last in finance.spans:
        start = next(one.start for one in finance.records if one.first == first)
        end = next(one.end for one in finance.records if one.last == last)
        found.append(at.say.span(PartialDate(start), PartialDate(end)))
    return at.say.listed(found)


def basis_of(at: Ground, pool: Pool) -> str:
    """Return how many activities a split is reckoned from, and how: cost of 3 of 5 activities."""
    say, known, every = at.say, at.say.number(pool.with_shares), pool.activities
    if pool.weighting is None or every == 1:
        return say.several(every, "{n} activity", "{n} activities")
    match pool.weighting, pool.with_shares == every:
        case "cost", True:
            return say.several(every, "cost of {n} activity", "cost of {n} activities")
        case "cost", False:
            return say.several(every, "cost of {known} of {n} activity", "cost of {known} of {n} activities",
                               known=known)  # fmt: skip
        case _, True:
            return say.several(every, "simple mean of {n} activity", "simple mean of {n} activities")
    if pool.with_shares == 1:
        return say.several(every, "{known} of {n} activity", "{known} of {n} activities", known=known)
    return say.several(every, "simple mean of {known} of {n} activity", "simple mean of {known} of {n} activities",
                       known=known)  # fmt: skip


def payers(lines: Sequence[Line]) -> tuple[FundingGroup, ...]:
    """Return those who are to stand in a table: the cluster, and who is named as a payer anywhere."""
    return tuple(
        group for group in FUNDING_GROUPS
        if group == "cluster" or any(line.split.shares[group].made_of for line in lines)
    )  # fmt: skip


def share(at: Ground, figure: Figure) -> Run:
    """Return a share; one that rounds to nothing and is more has a decimal place."""
    small = figure.known is not None and 0 < abs(figure.known) < 1
    return at.share(figure, 1 if small else 0)


def table(at: Ground, caption: str, head: str, lines: Sequence[Line]) -> Table:
    """Return who paid in a table: shares, and where any is known totals and leverage."""
    say, groups = at.say, payers(lines)
    totals = any(line.split.total.known is not None for line in lines)
    levers = any(line.split.leverage.known is not None for line in lines)
    columns = [Column(head), Column(say("Reckoned from"))]
    columns += [Column(capital(say.label(FUNDING_GROUP, group)), "right") for group in groups]
    columns += [Column(say("Total"), "right")] if totals else []
    columns += [Column(say("Leverage"), "right")] if levers else []
    rows = []
    for line in lines:
        cells: list[Text] = [line.name, line.basis]
        cells += [(share(at, line.split.shares[group]),) for group in groups]
        cells += [(at.amount(line.split.total),)] if totals else []
        cells += [_leverage(at, line.split.leverage)] if levers else []
        rows.append(Row(tuple(cells), line.strong))
    return Table(caption, tuple(columns), tuple(rows))


def _leverage(at: Ground, figure: Figure) -> Text:
    """Return the leverage; a dash where agency and donors gave nothing, so that there is none to know."""
    if isinstance(figure.missing, Missing) and figure.missing.reason == "nothing_from_programme":
        return "–"
    return (at.number(figure, LEVERAGE_PLACES),)


def bar(at: Ground, line: Line) -> Bar:
    """Return a line as a row of the figure of shares."""
    held = [line.split.shares[group] for group in FUNDING_GROUPS]
    known = [Paid(one.known, share(at, one).text) for one in held if one.known is not None]
    detail = line.basis
    if line.split.total.known is not None:
        detail = at.say("{basis}; {total}", basis=line.basis, total=at.amount(line.split.total).text)
    if len(known) < len(held):
        return Bar(line.name, None, detail, at.why(line.split.cluster_share), line.strong)
    agency, support, donor, cluster = known
    return Bar(line.name, (agency, support, donor, cluster), detail, strong=line.strong)


def payer_names(at: Ground) -> tuple[str, str, str, str]:
    """Return the names of the payers for the figure of shares, in its order."""
    agency, support, donor, cluster = (capital(at.say.label(FUNDING_GROUP, group)) for group in FUNDING_GROUPS)
    return agency, support, donor, cluster


# -- how the cluster's share moved -------------------------------------------------------------------------------------


def earlier(at: Ground) -> Funding | None:
    """Return the first year of which the cluster's share is known on the basis of the label's.

    None where there is none before the label, where the label's money is counted on another basis, and where the
    reader may not see it.
    """
    years = [year for year in at.ledger.programme().years if year.label and year.label.last <= at.label.last]
    moved = trend(years)
    if moved is None or moved.before.label is None or moved.after.label != at.label:
        return None
    if moved.basis != at.money.basis or not sees(at, moved.before.split_by(moved.basis)):
        return None
    return moved.before


def earlier_share(at: Ground) -> tuple[str, Figure] | None:
    """Return what the first year is called with whose share the label's can be compared, and that share.

    Where not all its activities tell who pays, the name says so.
    """
    then = earlier(at)
    if then is None or then.label is None:
        return None
    pool, say, year = then.counted, at.say, at.label_name(then.label)
    if at.money.basis == "activities" and pool.with_shares < pool.activities:
        year = say("{year} (by {known} of {all} activities)", year=year, known=say.number(pool.with_shares),
                   all=say.number(pool.activities))  # fmt: skip
    return year, then.split_by(at.money.basis).cluster_share


def finding(at: Ground) -> Text:
    """Return what the cluster pays, and how that moved.

    It is empty where that is not known, where files could be read in part only, and where it is not for this reader.
    """
    money, say = at.money, at.say
    own = money.split.cluster_share
    read = "monitoring/" if money.finance else "plans/"
    if own.known is None or not sees(at, money.split) or any(path.startswith(read) for path in at.unread_money):
        return ""
    now = share(at, own)
    if money.finance and not money.is_own_finance:
        return say.runs("The cluster paid {now} of its activities, {days}", now=now, days=days_of(at, money.finance))
    pool = money.counted
    if money.basis == "activities" and pool.with_shares < pool.activities:
        return _moved_in_part(at, own, now)
    if money.basis == "activities" and all(one.counts == "planned" for one in money.activities if one.counts):
        return say.runs("By the plan, the cluster pays {now} of its activities", now=now)
    return _moved(at, own, now)


def _moved(at: Ground, own: Figure, now: Run) -> Text:
    say, then = at.say, earlier_share(at)
    if then is None or then[1].known is None or own.known is None:
        return say.runs("The cluster pays {now} of its activities", now=now)
    was = share(at, then[1])
    if own.known == then[1].known:
        return say.runs("The cluster pays {now} of its activities, as much as in {year}", now=now, year=then[0])
    if was.text == now.text:
        return say.runs("The cluster pays {now} of its activities, hardly another share than in {year}", now=now,
                        year=then[0])  # fmt: skip
    if own.known > then[1].known:
        return say.runs("The cluster now pays {now} of its activities, up from {was} in {year}", now=now, was=was,
                        year=then[0])  # fmt: skip
    return say.runs("The cluster now pays {now} of its activities, down from {was} in {year}", now=now, was=was,
                    year=then[0])  # fmt: skip


def _moved_in_part(at: Ground, own: Figure, now: Run) -> Text:
    """Return the finding where of some activities only it is known who pays."""
    say, pool = at.say, at.money.counted
    known: dict[str, str | Run] = {
        "known": say.number(pool.with_shares), "all": say.number(pool.activities), "now": now,
    }  # fmt: skip
    then = earlier_share(at)
    if then is None or then[1].known is None or own.known is None:
        return say.runs("The cluster pays {now} of those activities of which it is known ({known} of {all})", **known)
    was = share(at, then[1])
    if own.known == then[1].known or was.text == now.text:
        return say.runs(
            "The cluster pays {now} of those activities of which it is known ({known} of {all}), about as in {year}",
            year=then[0], **known,
        )  # fmt: skip
    if own.known > then[1].known:
        return say.runs(
            "The cluster pays {now} of those activities of which it is known ({known} of {all}), up from {was} in "
            "{year}", was=was, year=then[0], **known,
        )  # fmt: skip
    return say.runs(
        "The cluster pays {now} of those activities of which it is known ({known} of {all}), down from {was} in "
        "{year}", was=was, year=then[0], **known,
    )  # fmt: skip
