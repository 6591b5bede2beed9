"""Weights of bodies and groups within one assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.rubrics import GROUPS
from clusterctl.numbers import plain
from clusterctl.rules.names import some
from clusterctl.rules.rule import Rule
from clusterctl.rules.sco.read import is_explained, members_of, read_in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from clusterctl.model.scores import Member
    from clusterctl.rules.evidence import Evidence

HUNDRED = 100


def check_members(evidence: Evidence) -> Iterator[Finding]:
    """Yield groups whose bodies' weights do not make 100. A group that lost a body in reading is not judged."""
    for filed, card in evidence.scorecards:
        for group in card.groups:
            if not group.members or group.weights_sum == HUNDRED or not read_in_full(evidence, filed):
                continue
            parts = some([f"{member.actor} {plain(member.weight)}" for member in group.members])
            message = f"the weights of `{group.group}` make {plain(group.weights_sum)}, not 100: {parts}"
            yield Finding("SCO001", message, Route(filed.path, ("scores", group.group), "key"), _off(group.weights_sum))


def check_groups(evidence: Evidence) -> Iterator[Finding]:
    """Yield assessments whose groups' weights do not make 100."""
    for filed, card in evidence.scorecards:
        if card.weights_sum == HUNDRED or not read_in_full(evidence, filed):
            continue
        parts = some([f"{g.group} {plain(g.weight)}{'' if g.weighed else ' (not written)'}" for g in card.groups])
        message = f"the weights of the three groups make {plain(card.weights_sum)}, not 100: {parts}"
        yield Finding("SCO002", message, Route(filed.path, ("group_weights",), "key"), _off(card.weights_sum))


def _off(total: Decimal) -> str:
    """Say what is to be done about a sum that is not 100."""
    if total < HUNDRED:
        return f"give {plain(HUNDRED - total)} more; until then the index is shown as it is and flagged"
    return f"take {plain(total - HUNDRED)} off; until then the index is shown as it is and flagged"


class _Pair(Struct, frozen=True):
    """Two bodies of a group: the one with the stronger grounds weighs less."""

    light: str
    heavy: str
    gap: Decimal


def check_grounds(evidence: Evidence) -> Iterator[Finding]:
    """Yield, for each group, the worst pair of bodies whose weights stand against their grounds."""
    for filed in evidence.project.scores:
        for group in GROUPS:
            members = members_of(filed.record, group)
            pair = None if is_explained(filed) else _worst(members)
            if pair:
                light, heavy = members[pair.light], members[pair.heavy]
                at = Route(filed.path, ("scores", group, pair.light, "weight"))
                other = Route(filed.path, ("scores", group, pair.heavy, "weight"))
                message = (
                    f"`{pair.light}` weighs {plain(light.weight)} on {_grounds(light)}, "
                    f"`{pair.heavy}` {plain(heavy.weight)} on {_grounds(heavy)}"
                )
                help_ = "weigh anew, correct criticality or coverage, or write under `reason` what else counted"
                yield Finding("SCO003", message, at, help_, (Related("weighs more on weaker grounds", other),))


def _grounds(member: Member) -> str:
    return f"criticality {member.criticality} and coverage {member.coverage}"


def _worst(members: Mapping[str, Member]) -> _Pair | None:
    """Return the pair that is furthest apart: one look-up in a table of 5 × 5 grounds for each body."""
    table: dict[tuple[int, int], str] = {}
    judged = {id_: one for id_, one in members.items() if one.criticality and one.coverage and not one.reason}
    for id_, one in judged.items():
        place = (one.criticality or 0, one.coverage or 0)
        if place not in table or one.weight > judged[table[place]].weight:
            table[place] = id_
    pairs = (
        _Pair(id_, heavy, judged[heavy].weight - one.weight)
        for id_, one in judged.items()
        for (criticality, coverage), heavy in table.items()
        if (one.criticality or 0) >= criticality
        and (one.coverage or 0) >= coverage
        and (one.criticality, one.coverage) != (criticality, coverage)
        and judged[heavy].weight > one.weight
    )
    return max(pairs, key=lambda pair: pair.gap, default=None)


RULES = (
    Rule(
        "SCO001", "member-weights", "error",
        """
            The weights of a group's bodies do not make 100.

            Why: The index of the group is the mean of its scores by these weights. With 90 the group can reach 9 at
            most; with 110 it could reach 11. Nothing is rescaled, because nobody can know which weight is wrong.

            Mend: Share out 100 by how much hangs on each body and how much of the cluster it reaches. The index is
            shown until then, flagged.

            Bad:

                date: 1999-12
                scores:
                  support:
                    sidbi: {weight: 60, score: 0}
                    rsic: {weight: 30, score: 0}

            Good:

                date: 1999-12
                scores:
                  support:
                    sidbi: {weight: 60, score: 0}
                    rsic: {weight: 40, score: 0}
            """,
        source="S0 annex 3",
        check=check_members,
    ),
    Rule(
        "SCO002", "group-weights", "error",
        """
            The weights of the three groups do not make 100.

            Why: The index is the mean of the groups by these weights. A weight that is not written is the method's:
            60 for enterprises, 30 for support, 10 for brokering.

            Mend: Write all three weights so that they make 100, or leave `group_weights` out.

            Bad:

                date: 1999-12
                reason: no broker yet, says the steering committee
                group_weights: {enterprises: 60, support: 35}

            Good:

                date: 1999-12
                reason: no broker yet, says the steering committee
                group_weights: {enterprises: 60, support: 35, brokering: 5}
            """,
        source="S0 13.5",
        check=check_groups,
    ),
    Rule(
        "SCO003", "weight-against-its-grounds", "advice",
        """
            A body weighs less than one that is less critical and reaches no more.

            Why: Criticality and coverage are the two grounds of a weight. A body that is at least as high in both and
            higher in one, yet weighs less, has been weighed by something that nobody wrote down.

            Mend: Weigh anew, correct one of the grounds, or write under `reason` what else counted. Of each group the
            pair that is furthest apart is shown.

            Bad:

                date: 1999-12
                scores:
                  support:
                    sidbi: {weight: 30, criticality: 5, coverage: 4, score: 0}
                    rsic: {weight: 70, criticality: 2, coverage: 3, score: 0}

            Good:

                date: 1999-12
                scores:
                  support:
                    sidbi: {weight: 70, criticality: 5, coverage: 4, score: 0}
                    rsic: {weight: 30, criticality: 2, coverage: 3, score: 0}
            """,
        source="S0 annex 3; the comparison is ours",
        check=check_grounds,
    ),
)  # fmt: skip
