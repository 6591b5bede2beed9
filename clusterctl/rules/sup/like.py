"""Like activities of one year beside one another: who has little, who tries something new, and all networks alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.figures import per_cent
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.norm import row_of
from clusterctl.rules.sup.support import SLACK, by_year, whole_years
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from fractions import Fraction

    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sup.support import Supported


def check_means(evidence: Evidence) -> Iterator[Finding]:
    """Yield activities for those with limited means that get less support than like ones for others."""
    for same in _like(evidence):
        others = [one for one in same if not one.limited_means]
        most_of_all = max(others, key=_external, default=None)
        most_tried = max((one for one in others if not one.planned.activity.innovative), key=_external, default=None)
        for one in same if len(others) < len(same) else ():
            most = most_of_all if one.planned.activity.innovative else most_tried
            if one.limited_means and most and one.external < most.external - SLACK:
                said = (
                    f"those with limited means get {per_cent(one.external)} from outside the cluster, others "
                    f"{per_cent(most.external)} for a like activity"
                )
                help_ = "give more to those who have less, or check `limited_means`"
                related = Related(f"{most.planned.id}: {per_cent(most.external)}", most.planned.name)
                yield Finding("SUP004", said, one.planned.at("beneficiaries", "limited_means"), help_, (related,))


def check_networks(evidence: Evidence) -> Iterator[Finding]:
    """Yield like activities of different networks that the agency treats differently without a row of the norm."""
    for same in _like(evidence):
        for limited in (True, False):
            held = [one for one in same if one.networks and one.limited_means == limited]
            if not _are_uneven(held):
                continue
            held = [one for one in held if row_of(one, evidence) is None]
            if not _are_uneven(held):
                continue
            most, least = max(held, key=_agency), min(held, key=_agency)
            apart = not set(most.networks) & set(least.networks)
            if apart and not _is_bolder(most, least):
                yield _uneven(most, least)


def check_tried(evidence: Evidence) -> Iterator[Finding]:
    """Yield tried activities of which the agency pays more than of all innovative ones of their nature and year."""
    for year in whole_years(evidence):
        bold: dict[Hashable, list[Supported]] = {}
        for one in year:
            if one.planned.activity.innovative and one.planned.activity.nature:
                bold.setdefault(one.planned.activity.nature, []).append(one)
        most_of = {
            (nature, limited): max((one for one in new if one.limited_means or not limited), key=_agency, default=None)
            for nature, new in bold.items() for limited in (True, False)
        }  # fmt: skip
        for one in year:
            most = most_of.get((one.planned.activity.nature, one.limited_means))
            if most and one.planned.activity.innovative is False and one.agency > most.agency:
                said = (
                    f"the agency pays {per_cent(one.agency)} of what has been tried before, and at most "
                    f"{per_cent(most.agency)} of innovative activities"
                )
                help_ = "give the preference to what is new and might fail"
                related = Related(f"{most.planned.id}: {per_cent(most.agency)}", most.at("agency"))
                yield Finding("SUP011", said, one.at("agency"), help_, (related,))


def _like(evidence: Evidence) -> Iterator[list[Supported]]:
    """Yield the activities of one year that have nature, area and number of times in common."""
    for year in by_year(evidence):
        found: dict[Hashable, list[Supported]] = {}
        for one in year:
            activity = one.planned.activity
            if activity.nature and activity.area:
                found.setdefault((activity.nature, activity.area, one.occurrence), []).append(one)
        yield from found.values()


def _is_bolder(other: Supported, one: Supported) -> bool:
    return bool(other.planned.activity.innovative and not one.planned.activity.innovative)


def _are_uneven(held: list[Supported]) -> bool:
    return bool(held) and max(map(_agency, held)) - min(map(_agency, held)) > SLACK


def _agency(one: Supported) -> Fraction:
    return one.agency


def _external(one: Supported) -> Fraction:
    return one.external


def _uneven(most: Supported, least: Supported) -> Finding:
    said = (
        f"the agency pays {per_cent(most.agency)} for {listed(most.networks, 'and')}, and {per_cent(least.agency)} "
        f"of a like activity for {listed(least.networks, 'and')}; no row of `support_norm` says why"
    )
    related = Related(f"{least.planned.id}: {per_cent(least.agency)}", least.at("agency"))
    help_ = "treat networks alike, or agree on a norm with all of them and write it into cluster.yaml"
    return Finding("SUP010", said, most.at("agency"), help_, (related,))


RULES = (
    Rule(
        "SUP004", "less-for-limited-means", "warning",
        """
            Those with limited means get less support than others for a like activity.

            Why: Within one cluster, support should be greater for those who have less. Otherwise it goes to the firms
            that would manage without.

            Mend: Raise the support, or ask more of the others. Like activities have plan, nature, area and number of
            times in common; what they get from outside the cluster may differ by 5 points. What is innovative may get
            more than what is not.

            Bad:

                activities:
                  shows:
                    title: Stall at a show
                    nature: commercial
                    area: market
                    beneficiaries: {actors: [calico], limited_means: true}
                    contributions:
                      - {by: unido, share: 30}
                      - {by: calico, share: 70}

            Good:

                activities:
                  shows:
                    title: Stall at a show
                    nature: commercial
                    area: market
                    beneficiaries: {actors: [calico], limited_means: true}
                    contributions:
                      - {by: unido, share: 44}
                      - {by: calico, share: 56}
            """,
        source="S0 13.3, ground rule c",
        check=check_means,
    ),
    Rule(
        "SUP010", "uneven-support", "advice",
        """
            The agency supports like activities of several networks differently.

            Why: Networks compare. Without a norm that all know, the one that gets less will think that it was passed
            over, and trust is lost.

            Mend: Treat them alike, or agree on a norm of assistance with all actors and write its rows under
            `support_norm` in cluster.yaml. Like activities have plan, nature, area, number of times and
            `limited_means` in common; the agency's shares may differ by 5 points. Where a row is of the case, SUP009
            judges it.

            Bad:

                activities:
                  stall:
                    title: Stall of the women's network
                    nature: commercial
                    area: market
                    beneficiaries: {actors: [women]}
                    contributions:
                      - {by: unido, share: 52}
                      - {by: women, share: 48}

            Good:

                activities:
                  stall:
                    title: Stall of the women's network
                    nature: commercial
                    area: market
                    beneficiaries: {actors: [women]}
                    contributions:
                      - {by: unido, share: 42}
                      - {by: women, share: 58}
            """,
        source="S1 6.6.8",
        check=check_networks,
    ),
    Rule(
        "SUP011", "tried-over-innovative", "advice",
        """
            The agency pays more of what has been tried before than of what is new.

            Why: Preference goes to innovative activities: their risk is greater, and nobody else takes it.

            Mend: Shift the support to what is new, or correct `innovative`. An activity that says `innovative: false`
            is compared with the innovative ones of its plan and nature; only more than all of them get is told, and
            not where it is for those with limited means and they are not.

            Bad:

                activities:
                  catalogue:
                    title: Printed catalogue
                    nature: commercial
                    innovative: false
                    contributions:
                      - {by: unido, share: 50}
                      - {by: calico, share: 50}

            Good:

                activities:
                  catalogue:
                    title: Printed catalogue
                    nature: commercial
                    innovative: false
                    contributions:
                      - {by: unido, share: 40}
                      - {by: calico, share: 60}
            """,
        source="S0 13.3, what to remind stakeholders of, b",
        check=check_tried,
    ),
)  # fmt: skip
