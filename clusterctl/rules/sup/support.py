"""Who supports an activity, for all rules on support: shares that are exact and add up, and where they stand.

An activity whose figures do not add up takes no part. It counts as it came to be once it is over, else as planned, so
that a draft is judged before the money is spent.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.contributions import STAKES
from clusterctl.analysis.figure import HUNDRED, fraction
from clusterctl.analysis.parties import FUNDING_GROUPS, funding_group
from clusterctl.findings.finding import Route
from clusterctl.rules.sum import own_amounts, stated
from clusterctl.rules.sum.given import faulty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.split import Split
    from clusterctl.model.plan import Contribution, Nature
    from clusterctl.model.values import FundingGroup
    from clusterctl.rules.evidence import Evidence, Planned

SLACK = 5
"""Points of per cent by which like things may differ (ours)."""


class Gift(Struct, frozen=True):
    """A contribution, whose it is, and where it stands."""

    contribution: Contribution
    group: FundingGroup | None
    route: Route

    @property
    def is_money(self) -> bool:
        """Whether it is money, or things; time, knowledge and expertise that nobody valued are not, nor is nothing."""
        one = self.contribution
        if one.amount is not None:
            return one.amount.amount > 0
        return one.share > 0 if one.share is not None else one.form not in STAKES or one.form == "in_kind"

    @property
    def is_stake(self) -> bool:
        """Whether it is something that nobody put into figures."""
        return self.contribution.amount is None and self.contribution.share is None


class Supported(Struct, frozen=True):
    """An activity and who gives what share of its cost."""

    planned: Planned
    gifts: tuple[Gift, ...]
    shares: dict[FundingGroup, Fraction]
    """Per cent; as written where all are written as shares, though they may miss 100 by rounding."""
    networks: tuple[str, ...]
    even: Fraction
    """Per cent that comes from outside the cluster, all parts brought to 100, as `funding` shows it."""

    @property
    def external(self) -> Fraction:
        """Per cent that comes from outside the cluster."""
        return sum((self.shares[group] for group in FUNDING_GROUPS if group != "cluster"), Fraction(0))

    @property
    def agency(self) -> Fraction:
        """Per cent of the agency."""
        return self.shares["agency"]

    @property
    def limited_means(self) -> bool:
        """Whether it is for those with limited means."""
        who = self.planned.activity.beneficiaries
        return bool(who and who.limited_means)

    @property
    def occurrence(self) -> int:
        """Which repetition it is; what belongs to no series is held for the first time."""
        return self.planned.activity.occurrence or 1

    def at(self, *groups: FundingGroup) -> Route:
        """Return where the share of these groups stands: their first contribution; else where all stand."""
        return next((gift.route for gift in self.gifts if gift.group in groups), self.planned.at("contributions"))


def gifts_of(planned: Planned, evidence: Evidence) -> tuple[Gift, ...]:
    """Return the contributions of an activity that count: as they came to be once it is over, else as planned.

    None where the file is broken that says who the agency is.
    """
    groups = evidence.once(_groups)
    if groups is None:
        return ()
    result = planned.result
    money = evidence.money.get(planned.route) if result and result.contributions else None
    if money and money.counts == "actual" and result:
        return tuple(_gifts(result.contributions, planned.at("result", "contributions"), groups))
    return tuple(_gifts(planned.activity.contributions, planned.at("contributions"), groups))


def supported(evidence: Evidence) -> tuple[Supported, ...]:
    """Return the activities whose shares are known and exact, by plan and id; none where no rule can compare any."""
    if evidence.once(_groups) is None or not _can_compare(evidence):
        return ()
    off = evidence.once(faulty) | {
        Route(finding.route.file, finding.route.keys[:2])
        for check in (own_amounts.check, stated.check_activities) for finding in check(evidence)
    }  # fmt: skip
    found = (_supported(planned, evidence) for planned in evidence.activities if planned.route not in off)
    return tuple(one for one in found if one)


def _can_compare(evidence: Evidence) -> bool:
    """Whether there is anything that a rule on support holds against another thing."""
    cluster = evidence.project.cluster
    if cluster and cluster.support_norm:
        return True
    natures: dict[str, Nature | None] = {}
    series: set[str] = set()
    networks: set[frozenset[str]] = set()
    for planned in evidence.activities:
        one = planned.activity
        who = one.beneficiaries
        networks.add(frozenset(who.actors if who else ()))
        if (
            one.origin == "demand" or one.innovative is not None or (who and who.limited_means) or len(networks) > 1
            or natures.setdefault(planned.plan.path, one.nature) != one.nature or one.series in series
        ):  # fmt: skip
            return True
        series.update({one.series} if one.series else ())
    return False


def by_year(evidence: Evidence) -> Iterator[list[Supported]]:
    """Yield the activities of each plan."""
    years: dict[str, list[Supported]] = {}
    for one in evidence.once(supported):
        years.setdefault(one.planned.plan.path, []).append(one)
    yield from years.values()


def whole_years(evidence: Evidence) -> Iterator[list[Supported]]:
    """Yield the activities of each plan that was read in full."""
    broken = set(evidence.project.broken("plan"))
    return (year for year in by_year(evidence) if year[0].planned.plan.path not in broken)


def _supported(planned: Planned, evidence: Evidence) -> Supported | None:
    money = evidence.money.get(planned.route)
    split = money.side.split if money and money.side else None
    if money is None or split is None or any(split.shares[group].known is None for group in FUNDING_GROUPS):
        return None
    if any(split.shares[group].exactness != "exact" for group in FUNDING_GROUPS):
        return None
    gifts = gifts_of(planned, evidence)
    even = split.external.known or Fraction(0)
    return Supported(planned, gifts, _shares(gifts, split), money.networks, even)


def _shares(gifts: Iterable[Gift], split: Split) -> dict[FundingGroup, Fraction]:
    paid = [gift for gift in gifts if gift.contribution.amount is not None or gift.contribution.share is not None]
    whole = sum(gift.contribution.share or 0 for gift in paid)
    if whole == HUNDRED or any(gift.contribution.amount is not None for gift in paid):
        return {group: split.shares[group].known or Fraction(0) for group in FUNDING_GROUPS}
    return {
        group: sum(
            (fraction(one.contribution.share) for one in paid if one.group == group and one.contribution.share),
            Fraction(0),
        )
        for group in FUNDING_GROUPS
    }


def _groups(evidence: Evidence) -> dict[str, FundingGroup | None] | None:
    """Return the group of each payer; None where the file is broken that says who the agency is."""
    if not evidence.is_whole("cluster"):
        return None
    lists = (
        given
        for one in evidence.activities
        for given in (one.activity.contributions, one.result.contributions if one.result else ())
    )
    payers = {gift.by for given in lists for gift in given}
    return {payer: funding_group(evidence.project, payer) for payer in payers}


def _gifts(
    contributions: tuple[Contribution, ...], at: Route, groups: dict[str, FundingGroup | None]
) -> Iterator[Gift]:
    for nth, one in enumerate(contributions):
        key = "amount" if one.amount is not None else "share" if one.share is not None else "by"
        yield Gift(one, groups[one.by], at.under(nth, key))
