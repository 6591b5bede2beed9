"""Support is for the cluster: not for one firm, and not paid out to firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import exactness_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.support import gifts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.rules.evidence import Evidence, Planned
    from clusterctl.rules.sup.support import Gift

FIRMS = ("enterprise", "large_enterprise")
MAYBE_FIRMS = ("service_enterprise", "supplier", "trader", "buyer")
"""Firms who may be the providers of an activity too."""


def check_single(evidence: Evidence) -> Iterator[Finding]:
    """Yield activities for one firm alone that others than the cluster pay for, unless they are a demonstration."""
    for planned in evidence.activities:
        at = _single(planned)
        given = [gift for gift in gifts_of(planned, evidence) if gift.is_money and _is_external(gift)] if at else []
        if at and given:
            payers = ", ".join(dict.fromkeys(gift.contribution.by for gift in given))
            said = f"it is for one firm alone, and {payers} gives to it"
            help_ = "open it to more firms, let the firm pay, or set `demonstration` if others are to learn from it"
            related = tuple(Related("a contribution from outside the cluster", gift.route) for gift in given[:2])
            yield Finding("SUP005", said, at, help_, related)


def check_receivers(evidence: Evidence) -> Iterator[Finding]:
    """Yield money of the agency that goes to a firm and not to who provides something for it."""
    for planned in evidence.activities:
        who = planned.activity.beneficiaries
        for gift in () if who and who.demonstration else gifts_of(planned, evidence):
            to = gift.contribution.to
            if gift.group == "agency" and gift.is_money and to and _is_receiver(to, planned, evidence):
                said = f"the agency's money goes to {to}, a firm, and not to who provides something for firms"
                help_ = "pay the one who provides the service, and let the firms pay their part"
                route = Route(gift.route.file, (*gift.route.keys[:-1], "to"))
                yield Finding("SUP008", said, route, help_)


def _single(planned: Planned) -> Route | None:
    """Return where an activity says that it is for one firm; None where it does not, or is a demonstration."""
    who = planned.activity.beneficiaries
    if who is None or who.demonstration:
        return None
    if who.single_firm:
        return planned.at("beneficiaries", "single_firm")
    one = who.firms is not None and exactness_of(who.firms) == "exact" and who.firms.value == 1
    return planned.at("beneficiaries", "firms") if one else None


def _is_external(gift: Gift) -> bool:
    return gift.group is not None and gift.group != "cluster"


def _is_receiver(to: str, planned: Planned, evidence: Evidence) -> bool:
    actor, who = evidence.project.every_actor.get(to), planned.activity.beneficiaries
    if actor is None or planned.activity.implementer == to:
        return False
    return actor.kind in FIRMS or (actor.kind in MAYBE_FIRMS and bool(who and to in who.actors))


RULES = (
    Rule(
        "SUP005", "support-for-one-firm", "warning",
        """
            An activity for a single firm is supported from outside the cluster.

            Why: Others feel passed over, and nothing of it reaches them. A firm may be helped to try a new technology
            for all to see, so that others learn from it and copy it.

            Mend: Open the activity to more firms, or let the firm pay for it. If it is a demonstration, set
            `demonstration: true` and plan how the others hear of it.

            Bad:

                beneficiaries: {actors: [printer], single_firm: true}

            Good:

                beneficiaries: {actors: [printer], single_firm: true, demonstration: true}
            """,
        source="S0 13.3, ground rule d; S3 chapter 3",
        check=check_single,
    ),
    Rule(
        "SUP008", "money-to-a-firm", "warning",
        """
            The agency's money goes to a firm and not to a provider of services.

            Why: Firms that get money learn to ask for money. Paid to those who provide a service, it builds a market
            for services that goes on after the programme.

            Mend: Pay the provider (`to`), and let the firms pay their part to it as well. Money to a network or an
            association is not judged, nor are a demonstration and the firm that implements the activity.

            Bad:

                - {by: unido, to: printer, share: 40}

            Good:

                - {by: unido, to: designer, share: 40}
            """,
        source="S3 chapter 3",
        check=check_receivers,
    ),
)  # fmt: skip
