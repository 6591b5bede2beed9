"""Finance records beside one another, and beside the activities."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from clusterctl.analysis.finance import finance_records
from clusterctl.analysis.money import exchange
from clusterctl.findings.finding import Finding, Related
from clusterctl.model.partial_dates import PartialDate
from clusterctl.rules.figures import shown
from clusterctl.rules.rule import Rule
from clusterctl.rules.sum.given import faulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.finance import FinanceRecord
    from clusterctl.rules.evidence import Evidence


def check_overlap(evidence: Evidence) -> Iterator[Finding]:
    """Yield finance records whose days certainly overlap, so that they can't be added."""
    records = finance_records(evidence.project, exchange(evidence.project), evidence.as_of)
    for one, other in combinations(records, 2):
        if _overlap(one, other):
            said = f"this record and that of {_days(one)} hold money of the same days, so they can't be added"
            help_ = "let one begin where the other ends, or put them together"
            related = (Related(f"from {one.start} to {one.end}", one.route),)
            yield Finding("SUM009", said, other.route.under("start"), help_, related)


def check_activities(evidence: Evidence) -> Iterator[Finding]:
    """Yield years in which the activities that are over do not come to what the finance records say."""
    records = any(filed.record.finance for filed in evidence.project.monitoring)
    if not records or not evidence.is_whole("plan", "monitoring"):
        return
    for year in evidence.years:
        gap = None if any(one.route in evidence.once(faulty) for one in year.activities) else year.gap
        if not gap or gap.known is None or gap.exactness != "exact" or not year.finance:
            continue
        if abs(gap.known) <= len(year.activities) or not all(map(_is_sure, year.activities)):
            continue
        spent, recorded = year.counted.split.total.known, year.finance.split.total.known
        record = year.finance.records[0].route
        if spent is not None and recorded is not None:
            said = f"the activities come to {shown(spent)}, the finance records of the same days to {shown(recorded)}"
            help_ = (
                "look for an activity that is missing or a cost that is wrong; say under `excludes` what is left out"
            )
            yield Finding("SUM010", said, record.under("by_group").name, help_)


def _is_sure(one: ActivityFunding) -> bool:
    return one.counts != "planned"


def _overlap(one: FinanceRecord, other: FinanceRecord) -> bool:
    """Whether two records share days for certain, and neither is a part of the other or its other currency."""
    apart = one.is_part_of(other) or other.is_part_of(one) or one.selected_only != other.selected_only
    twins = (one.first, one.last) == (other.first, other.last) and one.currency != other.currency
    if apart or twins:
        return False
    starts = [PartialDate(record.start).last for record in (one, other)]
    ends = [PartialDate(record.end).first for record in (one, other)]
    return max(starts) <= min(ends) or (one.first, one.last) == (other.first, other.last)


def _days(one: FinanceRecord) -> str:
    return one.start if one.start == one.end else f"{one.start} to {one.end}"


RULES = (
    Rule(
        "SUM009", "finance-overlap", "error",
        """
            Two finance records hold money of the same days.

            Why: Added up, the money of those days would count twice, so no total of the programme is shown.

            Mend: Let one begin where the other ends, or put them together. A record that lies within another is taken
            for a part of it, and one in another currency for the same days is added; neither is meant here.

            Bad:

                finance:
                  - {start: 1998-01, end: 1999-06, by_group: {agency: 900}}
                  - {start: 1999-01, end: 1999-12, by_group: {agency: 800, cluster: 1200}}

            Good:

                finance:
                  - {start: 1998-01, end: 1998-12, by_group: {agency: 600}}
                  - {start: 1999-01, end: 1999-12, by_group: {agency: 800, cluster: 1200}}
            """,
        source="ours",
        check=check_overlap,
    ),
    Rule(
        "SUM010", "activities-not-finance", "advice",
        """
            The activities of a year do not come to what its finance records say.

            Why: Both claim to be all money of the year. An activity is missing, or a cost is wrong, or the records
            hold something that is no activity.

            Mend: Look for it. Name under `excludes` what the records leave out, or set `selected_only`; then they are
            not compared. Only years are judged all of whose activities are over, with their costs.

            Bad:

                finance:
                  - {start: 1999, end: 1999, by_group: {agency: 1100, cluster: 1200}}

            Good:

                finance:
                  - {start: 1999, end: 1999, by_group: {agency: 800, cluster: 1200}}
            """,
        source="ours",
        check=check_activities,
    ),
)  # fmt: skip
