"""What a score rests on: its evidence, its features, and the numbers that a feature speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import exactness_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.rubrics import GROUPS, RUBRICS
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import EvidenceForm
from clusterctl.numbers import plain
from clusterctl.rules.names import SHOWN, ids
from clusterctl.rules.rule import Rule
from clusterctl.rules.sco.read import members_of
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.index import MemberScore
    from clusterctl.method.rubrics import Group
    from clusterctl.model.actors import ActorRecord
    from clusterctl.model.scores import Scores
    from clusterctl.model.values import Quantity
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence


def check_evidence(evidence: Evidence) -> Iterator[Finding]:
    """Yield assessments with scores over 0 that rest on nothing: one finding each."""
    for _, card in evidence.scorecards:
        scored = [member for member in card.members if member.score]
        bare = [member for member in scored if not member.evidence]
        if not bare:
            continue
        first, *others = bare
        message = f"`{first.actor}` is scored {first.score} without evidence"
        if others:
            names = ids([member.actor for member in bare])
            message = f"{len(bare)} of {counted(len(scored), 'score')} above 0 are without evidence: {names}"
        related = tuple(Related(f"scored {one.score}", one.route.name) for one in others[: SHOWN - 1])
        help_ = "write under `evidence` what anyone could check: minutes, accounts, a register, what was seen and when"
        yield Finding("SCO004", message, first.route.name, help_, related)


def check_claimed(evidence: Evidence) -> Iterator[Finding]:
    """Yield scores that are higher than their features carry."""
    for _, card in evidence.scorecards:
        for group in card.groups:
            for member in group.members:
                if isinstance(member.supported, int) and member.score > member.supported:
                    at = member.route.under("score")
                    message = f"`{member.actor}` is scored {member.score}; its features carry {member.supported}"
                    yield Finding("SCO005", message, at, _lacking(group.group, member, member.supported))


def _lacking(group: Group, member: MemberScore, supported: int) -> str:
    """Name what of the rubric is not met, from the band that is reached to the one that is claimed."""
    rubric = RUBRICS[group]
    met = rubric.with_implied(member.features)
    reached = rubric.band_of(supported)
    bottom = reached.bottom if reached else 0
    open_ = (
        (band, [feature for feature in band.features if feature not in met])
        for band in rubric.bands
        if bottom <= band.bottom <= member.score
    )
    parts = [f"of {band} {', '.join(features)}" for band, features in open_ if features]
    return f"lower the score, or list what else is met: {'; '.join(parts)}"


def check_membership(evidence: Evidence) -> Iterator[Finding]:
    """Yield features of membership that the numbers of members contradict."""
    for filed in evidence.project.scores:
        for id_, member in filed.record.scores.enterprises.items():
            actor = evidence.project.every_actor.get(id_)
            if actor is None:
                continue
            for nth, feature in enumerate(member.features):
                at = Route(filed.path, ("scores", "enterprises", id_, "features", nth))
                if feature == "target_membership":
                    yield from _target(at, id_, actor, filed.record.date)
                elif feature == "growing_membership" and "target_membership" not in member.features:
                    yield from _growth(at, id_, actor, filed.record.date)


def _target(at: Route, id_: str, actor: ActorRecord, day: PartialDate) -> Iterator[Finding]:
    held, aimed = _held(actor.members, day)[-1:], actor.target_members
    if not held or aimed is None or exactness_of(aimed) != "exact":
        return
    (key,) = held
    there = actor.members[key]
    if exactness_of(there) in {"exact", "at_most"} and there.value < aimed.value:
        message = (
            f"`target_membership` is claimed, but `{id_}` has {plain(there.value)} members "
            f"and aims for {plain(aimed.value)}"
        )
        related = (Related("its members", _members(id_, key)), Related("its aim", _actor(id_, "target_members")))
        yield Finding("SCO006", message, at, "take the feature out, or correct the members in actors.yaml", related)


def _growth(at: Route, id_: str, actor: ActorRecord, day: PartialDate) -> Iterator[Finding]:
    held = _held(actor.members, day)[-2:]
    if len(held) < 2:  # noqa: PLR2004 - growth is between two numbers
        return
    before, now = (actor.members[key] for key in held)
    if {exactness_of(before), exactness_of(now)} == {"exact"} and now.value <= before.value:
        message = (
            f"`growing_membership` is claimed, but `{id_}` has {plain(now.value)} members after {plain(before.value)}"
        )
        related = (Related(f"{plain(now.value)} members", _members(id_, held[1])),)
        yield Finding("SCO006", message, at, "take the feature out, or correct the members in actors.yaml", related)


def _held(members: Mapping[str, Quantity], day: PartialDate) -> list[str]:
    """Return the dates from which numbers held by a day, in order; none where one may have begun before it or after."""
    begun = {key: PartialDate(key).first for key in members}
    if any(day.first < first <= day.last for first in begun.values()):
        return []
    return sorted((key for key, first in begun.items() if first <= day.first), key=begun.__getitem__)


def _actor(id_: str, *keys: str) -> Route:
    return Route("actors.yaml", ("actors", id_, *keys))


def _members(id_: str, key: str) -> Route:
    return _actor(id_, "members", key)


def check_dates(evidence: Evidence) -> Iterator[Finding]:
    """Yield evidence that is dated after the assessment that rests on it."""
    for filed in evidence.project.scores:
        for group in GROUPS:
            yield from _later(filed, group)


def _later(filed: Filed[Scores], group: Group) -> Iterator[Finding]:
    made = filed.record.date
    for id_, member in members_of(filed.record, group).items():
        found = member.evidence
        when = found.date if isinstance(found, EvidenceForm) else None
        if when and when.first > made.last:
            at = Route(filed.path, ("scores", group, id_, "evidence", "date"))
            message = f"the evidence for `{id_}` is of {when}, after the assessment of {made}"
            related = (Related(f"assessed {made}", Route(filed.path, ("date",))),)
            yield Finding(
                "SCO007", message, at, "correct one of the dates, or keep it for the next assessment", related
            )


RULES = (
    Rule(
        "SCO004", "score-without-evidence", "warning",
        """
            Scores above 0 rest on nothing that anyone could check.

            Why: A score is an opinion until it says what it rests on. A year later nobody remembers, and a funder who
            asks gets no answer. A score of 0 needs no evidence. All such scores of an assessment are one finding.

            Mend: Write under `evidence` what was seen, counted or written down; a file in the repository may hold it.

            Bad:

                scores:
                  enterprises:
                    calico: {weight: 100, score: 4}

            Good:

                scores:
                  enterprises:
                    calico: {weight: 100, score: 4, evidence: Meets each month}
            """,
        source="S0 annex 3",
        check=check_evidence,
    ),
    Rule(
        "SCO005", "score-above-its-features", "warning",
        """
            A score is higher than the features that are listed for it carry.

            Why: The rubric says what a body of each band is able to do. A score beyond that is hoped for, not reached,
            and the index with it. A score without any features is not judged here.

            Mend: Lower the score, or list the features that are met as well. Features imply the weaker ones of their
            strand. How features carry a score is our reading, told in docs/method.md.

            Bad:

                scores:
                  enterprises:
                    calico:
                      weight: 100
                      score: 6
                      features: [regular_meetings, office_bearers]

            Good:

                scores:
                  enterprises:
                    calico:
                      weight: 100
                      score: 3
                      features: [regular_meetings, office_bearers]
            """,
        source="S0 annex 3; the reckoning is ours",
        check=check_claimed,
    ),
    Rule(
        "SCO006", "membership-contradicted", "warning",
        """
            A feature of membership is claimed that the numbers contradict.

            Why: `target_membership` and `growing_membership` can be counted. The register of members is in actors.yaml,
            and it says otherwise. Numbers that are only about so large contradict nothing.

            Mend: Take the feature out, or correct `members` or `target_members` in actors.yaml.

            Bad:

                    members: {1998: 26, 1999: 120}
                    target_members: 150

            Good:

                    members: {1998: 26, 1999: 150}
                    target_members: 150
            """,
        source="S0 annex 3",
        check=check_membership,
    ),
    Rule(
        "SCO007", "evidence-after-the-score", "warning",
        """
            Evidence is dated after the assessment that rests on it.

            Why: A score says how things stood on its day. What happened later belongs to the next assessment, or the
            rise would be counted a year too early.

            Mend: Correct the date of the evidence or of the assessment.

            Bad:

                scores:
                  enterprises:
                    calico:
                      weight: 100
                      score: 4
                      evidence: {text: The sixth fair, date: 2000-03}

            Good:

                scores:
                  enterprises:
                    calico:
                      weight: 100
                      score: 4
                      evidence: {text: The sixth fair, date: 1999-10}
            """,
        source="ours",
        check=check_dates,
    ),
)  # fmt: skip
