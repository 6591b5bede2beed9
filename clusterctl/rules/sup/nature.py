"""The nearer the gain, the smaller the support."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.funding import NATURES
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.figures import per_cent
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.support import whole_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.plan import Nature
    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sup.support import Supported

_LISTED = 3


def check(evidence: Evidence) -> Iterator[Finding]:
    """Yield years in which support falls from commercial to mixed to developmental activities: the largest fall."""
    slack = threshold(evidence.project, "nature_slack").known or 0
    for year in whole_years(evidence):
        of: dict[Nature, list[Supported]] = {
            nature: [one for one in year if one.planned.activity.nature == nature] for nature in NATURES
        }
        means = {nature: _mean(activities) for nature, activities in of.items() if activities}
        falls = [
            (means[near] - means[far], near, far)
            for at, near in enumerate(NATURES) for far in NATURES[at + 1 :] if near in means and far in means
        ]  # fmt: skip
        fall, near, far = max(falls, key=lambda one: one[0], default=(slack, NATURES[0], NATURES[0]))
        if fall > slack:
            yield _finding(near, far, means, of)


def _mean(activities: list[Supported]) -> Fraction:
    return sum((one.even for one in activities), Fraction(0)) / len(activities)


def _finding(
    near: Nature, far: Nature, means: dict[Nature, Fraction], of: dict[Nature, list[Supported]]
) -> Finding:  # fmt: skip
    most = max(of[near], key=lambda one: one.even)
    others = [one for one in (*of[near], *of[far]) if one is not most]
    said = (
        f"{near} activities get {per_cent(means[near])} of their cost from outside the cluster, "
        f"{far} ones only {per_cent(means[far])}"
    )
    related = tuple(
        Related(f"{one.planned.activity.nature}: {per_cent(one.even)}", one.planned.at("nature"))
        for one in others[:_LISTED]
    )
    help_ = f"ask more of those who gain from the {near} activities, or look at their nature again"
    return Finding("SUP001", said, most.planned.at("nature"), help_, related)


RULES = (
    Rule(
        "SUP001", "support-against-nature", "warning",
        """
            Activities near to a gain get more support than those that build the cluster.

            Why: The sooner firms gain from an activity, the less of it others should pay; the more it develops the
            cluster, and the greater its risk, the more. Support for what pays by itself makes firms wait for it.

            Mend: Ask more of those who gain, or give the money to the activities that nobody would pay for alone. The
            simple means of a plan's activities are compared, of commercial, mixed and developmental ones: all that
            does not come from the cluster, in per cent of the cost. They may fall by `nature_slack`, 5 points
            (thresholds in cluster.yaml).

            Bad:

                activities:
                  talks:
                    title: Talks on a common shed
                    nature: developmental
                    contributions:
                      - {by: unido, share: 20}
                      - {by: calico, share: 80}

            Good:

                activities:
                  talks:
                    title: Talks on a common shed
                    nature: developmental
                    contributions:
                      - {by: unido, share: 60}
                      - {by: calico, share: 40}
            """,
        source="S0 13.3, ground rule a",
        check=check,
    ),
)  # fmt: skip
