"""The bodies that are scored: whether they were there, whether they belong, and whether the assessors agree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.kinds import KINDS
from clusterctl.method.rubrics import GROUPS
from clusterctl.numbers import exact, plain
from clusterctl.rules.names import some
from clusterctl.rules.rule import Rule
from clusterctl.rules.sco.read import members_of, read_in_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.index import MemberScore
    from clusterctl.method.rubrics import Group
    from clusterctl.model.actors import ActorRecord
    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence


def check_there(evidence: Evidence) -> Iterator[Finding]:
    """Yield bodies with a score over 0 at a time at which they surely were not there."""
    for filed, card in evidence.scorecards:
        for member in card.members:
            actor = evidence.project.every_actor.get(member.actor)
            if actor and member.score:
                yield from _absent(filed, member, actor)


def _absent(filed: Filed[Scores], member: MemberScore, actor: ActorRecord) -> Iterator[Finding]:
    day, id_ = filed.record.date, member.actor
    if actor.since and actor.since.first > day.last:
        key, when, told = "since", actor.since, f"there only from {actor.since}"
        help_ = "score 0 until it is there; if `since` is when it was revived, leave `since` out"
    elif actor.until and actor.until.last < day.first:
        key, when, told = "until", actor.until, f"there only until {actor.until}"
        help_ = "take it out of the assessment with a `reason`, or correct `until`"
    else:
        return
    at = member.route.under("score")
    message = f"`{id_}` is scored {member.score} in {day}, but it is {told}"
    related = (Related(f"{key} {when}", Route("actors.yaml", ("actors", id_, key))),)
    yield Finding("SCO008", message, at, help_, related)


def check_groups(evidence: Evidence) -> Iterator[Finding]:
    """Yield bodies in a group that is not that of their kind. One that stands in two groups is another's finding."""
    for filed in (filed for filed in evidence.project.scores if read_in_full(evidence, filed)):
        found = [(group, id_) for group in GROUPS for id_ in members_of(filed.record, group)]
        times = Counter(id_ for _, id_ in found)
        for group, id_ in found:
            actor = evidence.project.every_actor.get(id_)
            if actor and times[id_] == 1:
                yield from _misplaced(filed, group, id_, actor)


def _misplaced(filed: Filed[Scores], group: Group, id_: str, actor: ActorRecord) -> Iterator[Finding]:
    kind = KINDS[actor.kind]
    own = actor.index_group or kind.index_group
    if own == group:
        return
    at = Route(filed.path, ("scores", group, id_), "key")
    field = "index_group" if actor.index_group else "kind"
    related = (Related(f"{field} of `{id_}`", Route("actors.yaml", ("actors", id_, field))),)
    if own is None:
        message = f"`{id_}` is scored among `{group}`, but a body of kind `{actor.kind}` is no part of the index"
        help_ = "score the body that it belongs to; if its role is another, say so by `index_group` in actors.yaml"
    else:
        message = f"`{id_}` is scored among `{group}`, but by its {field} it belongs to `{own}`"
        help_ = f"move it to `{own}`; if its role is that of `{group}`, write `index_group` and `reason` in actors.yaml"
    yield Finding("SCO009", message, at, help_, related)


def check_overrides(evidence: Evidence) -> Iterator[Finding]:
    """Yield actors that are put into another group of the index than their kind's, without a reason."""
    actors = evidence.project.actors.actors if evidence.project.actors else {}
    for id_, actor in actors.items():
        usual = KINDS[actor.kind].index_group
        if actor.index_group and actor.index_group != usual and not actor.reason:
            usually = f"belongs to `{usual}`" if usual else "has no group"
            message = f"`{id_}` is put into `{actor.index_group}` without a reason; its kind {usually}"
            at = Route("actors.yaml", ("actors", id_, "index_group"))
            yield Finding("SCO010", message, at, "write its `reason` beside it: what it does that its kind does not")


def check_spread(evidence: Evidence) -> Iterator[Finding]:
    """Yield scores on which the assessors are further apart than the threshold, without a reason."""
    most = threshold(evidence.project, "assessor_spread").known
    for filed, card in evidence.scorecards:
        for group in card.groups:
            written = members_of(filed.record, group.group)
            for member in group.members:
                points = member.by_assessor
                apart = max(points.values()) - min(points.values()) if points else 0
                if most is None or apart <= most or written[member.actor].reason:
                    continue
                said = some([f"{who} {score}" for who, score in sorted(points.items(), key=lambda pair: pair[::-1])])
                message = (
                    f"the assessors of `{member.actor}` are {apart} points apart, "
                    f"more than {plain(exact(most))}: {said}; {member.score} counts"
                )
                at = member.route.under("score")
                yield Finding("SCO011", message, at, "talk it over with the rubric in hand, or write a `reason`")


RULES = (
    Rule(
        "SCO008", "scored-while-not-there", "error",
        """
            A body has a score above 0 at a time at which it did not exist.

            Why: The dates in actors.yaml and the assessment cannot both be right. Dates that leave it open, such as
            the same year, are no fault. A body that is still to be founded may stand there with 0.

            Mend: Correct `since` or `until` in actors.yaml, or score 0.

            Bad:

                  cotex:
                    name: Consortium of Textile Exporters
                    kind: consortium
                    since: 2000-01

            Good:

                  cotex:
                    name: Consortium of Textile Exporters
                    kind: consortium
                    since: 1999-12
            """,
        source="S0 annex 3",
        check=check_there,
    ),
    Rule(
        "SCO009", "scored-in-another-group", "warning",
        """
            A body is scored in a group of the index that is not that of its kind.

            Why: The groups weigh 60, 30 and 10. A bank among the enterprises counts twice as much as it should, by
            a rubric that was not made for it.

            Mend: Move it to its group. Where its role is not that of its kind, as with an association that is the
            broker, write `index_group` and a `reason` in actors.yaml.

            Bad:

                  enterprises:
                    rsic: {weight: 100, score: 0}

            Good:

                  support:
                    rsic: {weight: 100, score: 0}
            """,
        source="S0 annex 3",
        check=check_groups,
    ),
    Rule(
        "SCO010", "group-without-reason", "warning",
        """
            An actor is put into another group of the index without a reason.

            Why: The group decides how much a body counts, and by which rubric. Whoever compares clusters has to know
            why this one is counted otherwise.

            Mend: Write `reason` beside `index_group`, in a few words.

            Bad:

                  rsic:
                    name: Rajasthan Small Industries Corporation
                    kind: government_state
                    index_group: brokering

            Good:

                  rsic:
                    name: Rajasthan Small Industries Corporation
                    kind: government_state
                    index_group: brokering
                    reason: it calls all actors together each quarter
            """,
        source="S0 annex 3",
        check=check_overrides,
    ),
    Rule(
        "SCO011", "assessors-apart", "advice",
        """
            The assessors of a body are far apart.

            Why: The median counts, and hides that they saw different things. More than 2 points between them
            (`thresholds: {assessor_spread: …}`, ours) mostly means that they read the rubric differently.

            Mend: Talk it over with the rubric in hand. If they still differ, write under `reason` why.

            Bad:

                score: {focal point: 6, president of Calico: 3}

            Good:

                score: {focal point: 6, president of Calico: 4}
            """,
        source="ours",
        check=check_spread,
    ),
)  # fmt: skip
