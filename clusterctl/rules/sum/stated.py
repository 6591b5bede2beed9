"""Figures as printed elsewhere must be what the figures of the file make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import fraction
from clusterctl.analysis.finance import finance_records
from clusterctl.analysis.money import exchange
from clusterctl.analysis.parties import funding_group
from clusterctl.findings.finding import Finding, Related
from clusterctl.numbers import half_digit
from clusterctl.rules.figures import shown
from clusterctl.rules.rule import Rule
from clusterctl.rules.sum.given import faulty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from clusterctl.analysis.stated import Comparison
    from clusterctl.findings.finding import Route
    from clusterctl.rules.evidence import Evidence, Planned

_GROUPS = {"agency": "the agency", "support": "support institutions", "donor": "donors", "cluster": "the cluster"}
_HELP = "correct what is wrong; where the source prints it so, `# clusterctl: ignore SUM005 …` says so"


def check(evidence: Evidence) -> Iterator[Finding]:
    """Yield stated figures that are not what the amounts and shares make."""
    yield from check_activities(evidence)
    for record in finance_records(evidence.project, exchange(evidence.project), evidence.as_of):
        yield from _told([one for one in record.stated if one.agrees is False])


def check_activities(evidence: Evidence) -> Iterator[Finding]:
    """Yield those of activities whose own figures add up."""
    for planned in evidence.activities if evidence.is_whole("cluster") else ():
        money = evidence.money.get(planned.route) if planned.activity.stated else None
        if money and planned.route not in evidence.once(faulty):
            off = [one for one in money.stated if one.agrees is False]
            yield from _told([one for one in off if not _as_written(one, planned, evidence)])


def _told(off: Sequence[Comparison]) -> Iterator[Finding]:
    """Yield a finding for each; or one for all where an amount is the cause: the total is off, or several shares."""
    total = [one for one in off if one.name == "total"]
    shares = [one for one in off if one.name == "share"]
    cause = total or (shares if len(shares) > 1 else [])
    first = cause[0] if cause else None
    for one in [first] if first else off:
        others = tuple(Related(_says(other), _place(other)) for other in off if first and other is not first)
        yield Finding("SUM005", _says(one), _place(one), _HELP, others)


def _place(one: Comparison) -> Route:
    return one.stated.inputs[0]


def _says(one: Comparison) -> str:
    unit = " %" if one.name in {"share", "cluster_share"} else ""
    stated, real = (shown(figure.known) if figure.known is not None else "" for figure in (one.stated, one.recomputed))
    return f"{_what(one)} is stated as {stated}{unit}; the parts make it {real}{unit}"


def _what(one: Comparison) -> str:
    match one.name:
        case "total":
            return "the total"
        case "share":
            return f"the share of {_GROUPS.get(one.group or '', '')}"
        case "leverage":
            return "the leverage"
    return "the share of the cluster in all cost"


def _as_written(one: Comparison, planned: Planned, evidence: Evidence) -> bool:
    """Whether a stated share is that of the contributions as written, which need not come to 100."""
    if one.name != "share" or one.stated.known is None:
        return False
    given = planned.activity.contributions
    if planned.result and planned.result.contributions:
        given = planned.result.contributions
    shares = [part.share for part in given if part.share is not None and _is_of(part.by, one, evidence)]
    found: Fraction | int = sum(map(fraction, shares))
    return bool(shares) and abs(found - one.stated.known) <= sum(map(half_digit, shares))


def _is_of(party: str, one: Comparison, evidence: Evidence) -> bool:
    return funding_group(evidence.project, party) == one.group


RULES = (
    Rule(
        "SUM005", "stated-differs", "error",
        """
            A figure that is stated differs from what the figures of the file make.

            Why: `stated` holds what a report or a table prints. When the amounts make something else, the report or
            the file is wrong, and readers of both will notice.

            Mend: Correct the file if a slip is in it. If the source prints it so, keep it, with a comment that ignores
            this rule and names the source: the tool shows both figures. They may differ by half of the last digit that
            is stated. A total that is off, or several shares, is told once, with all that follows from it.

            Bad:

                finance:
                  - start: 1999
                    end: 1999
                    by_group: {cluster: 80953, agency: 5860}
                    stated: {leverage: 11.5}

            Good:

                finance:
                  - start: 1999
                    end: 1999
                    by_group: {cluster: 80953, agency: 5860}
                    stated: {leverage: 14.8}
            """,
        source="S3 table 1 and annex I",
        check=check,
    ),
)  # fmt: skip
