"""What actors ask for they pay for in part."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.parties import funding_group
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.figures import per_cent
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.support import supported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sup.support import Supported


def check_share(evidence: Evidence) -> Iterator[Finding]:
    """Yield demand-driven activities to which cluster and support institutions give too little."""
    least = _least(evidence)
    for one in _asked_for(evidence):
        own = _own(one)
        if own < least:
            said = (
                f"actors asked for this, and cluster and support institutions give {per_cent(own)} of it; "
                f"at least {per_cent(least)} shows that they want it"
            )
            related = Related("asked for by actors", one.planned.at("origin"))
            help_ = "ask those who asked for it to carry more; if they won't, question the activity"
            yield Finding("SUP006", said, one.at("agency", "donor"), help_, (related,))


def check_stake(evidence: Evidence) -> Iterator[Finding]:
    """Yield demand-driven activities, not developmental ones, to which those who gain give nothing in any form."""
    least = _least(evidence)
    for one in _asked_for(evidence):
        near_gain = one.planned.activity.nature in {"commercial", "mixed"}
        if near_gain and _own(one) >= least and one.shares["cluster"] == 0 and not _gives(one, evidence):
            said = "actors asked for this and gain from it, and they give nothing: no money, nothing in kind, no time"
            help_ = "agree with them on what they give, and record it, time and knowledge too"
            yield Finding("SUP007", said, one.planned.at("origin"), help_)


def _asked_for(evidence: Evidence) -> Iterator[Supported]:
    return (one for one in evidence.once(supported) if one.planned.activity.origin == "demand")


def _least(evidence: Evidence) -> Fraction:
    return threshold(evidence.project, "demand_share").known or Fraction(0)


def _own(one: Supported) -> Fraction:
    return one.shares["cluster"] + one.shares["support"]


def _gives(one: Supported, evidence: Evidence) -> bool:
    """Whether the cluster, or somebody whom the activity is for, gives a stake or works for it."""
    who = one.planned.activity.beneficiaries
    own = set(who.actors if who else ())
    given = {gift.contribution.by for gift in one.gifts if gift.is_money or gift.is_stake}
    working = {actor for actor, days in one.planned.activity.person_days.items() if days > 0}
    return any(party in own or funding_group(evidence.project, party) in {"cluster", None} for party in given | working)


RULES = (
    Rule(
        "SUP006", "asked-for-and-not-paid-for", "warning",
        """
            Actors asked for an activity and leave nearly all of the cost to the programme.

            Why: A demand that is meant comes with resources. Where they do not come, those who asked take part by
            halves, and the premises of the activity are in doubt.

            Mend: Ask cluster and support institutions for more before it begins. Together they give at least
            `demand_share`, 20 % (thresholds in cluster.yaml), of what has `origin: demand`.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    origin: demand
                    contributions:
                      - {by: unido, share: 85}
                      - {by: calico, share: 15}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    origin: demand
                    contributions:
                      - {by: unido, share: 80}
                      - {by: calico, share: 20}
            """,
        source="S0 13.3, resource mobilisation; the share is ours",
        check=check_share,
    ),
    Rule(
        "SUP007", "no-stake", "warning",
        """
            Those who asked for an activity and gain from it give nothing in any form.

            Why: Without a stake of their own, be it time, knowledge or a fee, they lose interest at the first
            difficulty.

            Mend: Agree on what they give and record it under `contributions`; time and knowledge need no figure. Days
            of theirs under `person_days` count as well. Developmental activities are not judged.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    origin: demand
                    contributions:
                      - {by: unido, share: 40}
                      - {by: sidbi, share: 60}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    origin: demand
                    contributions:
                      - {by: unido, share: 40}
                      - {by: sidbi, share: 60}
                      - {by: calico, form: time}
            """,
        source="S0 13.3, resource mobilisation",
        check=check_stake,
    ),
)  # fmt: skip
