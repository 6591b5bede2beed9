"""The second and third time, support is considerably reduced."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.figures import per_cent
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.support import SLACK, supported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.values import FundingGroup
    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sup.support import Supported


def check_taper(evidence: Evidence) -> Iterator[Finding]:
    """Yield repetitions in which the agency's share is not reduced enough."""
    taper = threshold(evidence.project, "taper").known
    for before, after in evidence.once(_pairs):
        if taper is not None and after.agency > _most(before, taper):
            most = _most(before, taper)
            said = (
                f"the agency pays {per_cent(after.agency)} of occurrence {after.occurrence}, after "
                f"{per_cent(before.agency)} of occurrence {before.occurrence}; it should be {per_cent(most)} at most"
            )
            help_ = "let those who gain, or an institution that goes on after the programme, pay more of it"
            yield Finding("SUP002", said, after.at("agency"), help_, (_before(before, "agency"),))


def check_moved(evidence: Evidence) -> Iterator[Finding]:
    """Yield repetitions in which the agency pays less, and others from outside the cluster all of that instead."""
    taper = threshold(evidence.project, "taper").known
    for before, after in evidence.once(_pairs):
        if taper is None or after.agency >= before.agency or after.agency > _most(before, taper):
            continue
        near_gain = after.planned.activity.nature in {"commercial", "mixed"}
        if after.external > before.external or (near_gain and after.external == before.external):
            payers = [group for group in _OTHERS if after.shares[group] > before.shares[group]]
            moved = "; ".join(_change(before, after, group) for group in ("agency", *payers, "cluster"))
            said = f"the subsidy only moved to another payer: {moved}"
            help_ = "ask whether the firms can't carry more of it by now"
            related = tuple(_before(before, group) for group in payers)
            yield Finding("SUP003", said, after.at(*payers), help_, related)


_OTHERS: tuple[FundingGroup, ...] = ("support", "donor")
_WHO: dict[FundingGroup, str] = {
    "agency": "the agency",
    "support": "support institutions",
    "donor": "donors",
    "cluster": "the cluster",
}


def _change(before: Supported, after: Supported, group: FundingGroup) -> str:
    return f"{_WHO[group]} {per_cent(before.shares[group])} before, {per_cent(after.shares[group])} now"


def _most(before: Supported, taper: Fraction) -> Fraction:
    return before.agency * taper if before.agency else Fraction(SLACK)


def _before(before: Supported, group: FundingGroup) -> Related:
    said = f"{_WHO[group]} in occurrence {before.occurrence}: {per_cent(before.shares[group])}"
    return Related(said, before.at(group))


def _pairs(evidence: Evidence) -> list[tuple[Supported, Supported]]:
    """Return each repetition with the one before it of which the shares are known.

    Of several with the same number the one with most of the agency's money counts.
    """
    series: dict[str, list[Supported]] = {}
    for one in evidence.once(supported):
        name, nth = one.planned.activity.series, one.planned.activity.occurrence
        if name and nth:
            series.setdefault(name, []).append(one)
    found: list[tuple[Supported, Supported]] = []
    for held in series.values():
        before: Supported | None = None
        for _, same in groupby(sorted(held, key=lambda one: one.occurrence), key=lambda one: one.occurrence):
            now = list(same)
            found += [(before, one) for one in now] if before else []
            before = max(now, key=lambda one: one.agency)
    return found


RULES = (
    Rule(
        "SUP002", "no-taper", "warning",
        """
            The agency's share of a repeated activity falls too little, or not at all.

            Why: What is done a second or third time has lost most of its risk, so support is to be considerably
            reduced. Else the activity ends with the programme.

            Mend: Let those who gain pay more, or an institution that stays. The agency's share in an occurrence of a
            `series` is at most `taper`, 0.8, of the one before it (thresholds in cluster.yaml); where that was 0, at
            most 5 %. A first event with a new partner is a new series.

            Bad:

                activities:
                  fair-again:
                    title: Fair of the printers at Jaipur, second time
                    series: jaipur-fair
                    occurrence: 2
                    contributions:
                      - {by: unido, share: 38}
                      - {by: calico, share: 62}

            Good:

                activities:
                  fair-again:
                    title: Fair of the printers at Jaipur, second time
                    series: jaipur-fair
                    occurrence: 2
                    contributions:
                      - {by: unido, share: 32}
                      - {by: calico, share: 68}
            """,
        source="S0 13.3, ground rule b, table 13.2; the ratio is ours",
        check=check_taper,
    ),
    Rule(
        "SUP003", "subsidy-moved", "advice",
        """
            The agency pays less of a repeated activity, and others from outside pay more.

            Why: The activity depends on outside money as before, only the payer is another. That may be meant: an
            institution that goes on after the programme takes over. But the firms carry no more of it than the first
            time, though they know by now what it brings.

            Mend: Ask the firms for more, or note in `reason` why not and ignore this. All money but the cluster's is
            compared with that of the occurrence before; where it is just as much, only for commercial and mixed
            activities.

            Bad:

                activities:
                  fair-again:
                    title: Fair of the printers at Jaipur, second time
                    series: jaipur-fair
                    occurrence: 2
                    contributions:
                      - {by: unido, share: 30}
                      - {by: sidbi, share: 20}
                      - {by: calico, share: 50}

            Good:

                activities:
                  fair-again:
                    title: Fair of the printers at Jaipur, second time
                    series: jaipur-fair
                    occurrence: 2
                    contributions:
                      - {by: unido, share: 20}
                      - {by: sidbi, share: 10}
                      - {by: calico, share: 70}
            """,
        source="S3, table of fairs; ours",
        check=check_moved,
    ),
)  # fmt: skip
