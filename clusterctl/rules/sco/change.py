"""One assessment beside the one before: years without any, scores that jump, weights that move."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.analysis.index import HUNDRED, median
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.rubrics import GROUP_WEIGHTS, GROUPS, RUBRICS
from clusterctl.numbers import exact, plain
from clusterctl.project.project import as_of
from clusterctl.rules.names import some
from clusterctl.rules.rule import Rule
from clusterctl.rules.sco.read import consecutive, is_explained, members_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clusterctl.method.rubrics import Group
    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence


def check_years(evidence: Evidence) -> Iterator[Finding]:
    """Yield whole calendar years without an assessment, from the first one on; years that follow each other are one.

    Judged up to the programme's end and the records' own. Sheets on which nobody has a score yet promise nothing.
    """
    until = as_of(evidence.project, evidence.as_of)
    known = [(filed, card) for filed, card in evidence.scorecards if filed.record.date.first <= until]
    if not known or not evidence.is_whole("scores"):
        return
    for (before, _), (after, _) in pairwise(known):
        years = range(before.record.date.last.year + 1, after.record.date.first.year)
        yield from _unassessed(years, after, f"the one before is of {before.record.date}", before)
    last, _ = known[-1]
    if any(member.score for _, card in known for member in card.members):
        over = (until + timedelta(days=1)).year
        yield from _unassessed(range(last.record.date.last.year + 1, over), last, "", None)


def _unassessed(
    years: range, at: Filed[Scores], said: str, before: Filed[Scores] | None
) -> Iterator[Finding]:  # fmt: skip
    if not years:
        return
    when = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    message = (
        f"no assessment is dated in {when}" if before else f"no assessment is dated in {when}; this is the last one"
    )
    related = (Related(said, Route(before.path, ("date",))),) if before else ()
    help_ = f"add scores/{years[0]}.yaml if the state of that time is still known; assess the cluster once a year"
    yield Finding("SCO012", message, Route(at.path, ("date",)), help_, related)


def check_jumps(evidence: Evidence) -> Iterator[Finding]:
    """Yield scores that rose by more than the threshold, or from 0 beyond the second band, without a reason."""
    most = threshold(evidence.project, "score_jump").known
    for before, after in consecutive(evidence):
        for group in GROUPS:
            old = members_of(before.record, group)
            for id_, member in members_of(after.record, group).items():
                if id_ not in old or member.reason or is_explained(after) or most is None:
                    continue
                was, now = median(old[id_].score), median(member.score)
                second = RUBRICS[group].bands[1].top
                if now > second if was == 0 else now - was > most:
                    free = f"the second band, up to {second}," if was == 0 else f"{plain(exact(most))} points"
                    keys = ("scores", group, id_, "score")
                    message = f"`{id_}` rose from {was} to {now} without a reason; {free} would need none"
                    related = (Related(f"{was} in {before.record.date}", Route(before.path, keys)),)
                    help_ = "write under `reason` what brought it about, or correct one of the two scores"
                    yield Finding("SCO013", message, Route(after.path, keys), help_, related)


def check_member_weights(evidence: Evidence) -> Iterator[Finding]:
    """Yield groups in which bodies weigh other than the time before, without a reason: one finding a group.

    Where weights do not make 100, one of them is wrong, and that is told already.
    """
    off = {
        (filed.path, group.group)
        for filed, card in evidence.scorecards
        for group in card.groups
        if group.weights_sum != HUNDRED
    }
    for before, after in consecutive(evidence):
        for group in GROUPS:
            is_off = (before.path, group) in off or (after.path, group) in off
            moved = {} if is_off or is_explained(after) else _moved(before, after, group)
            if not moved:
                continue
            said = some([f"`{id_}` {plain(old)} to {plain(new)}" for id_, (old, new) in moved.items()])
            first, (was, _) = next(iter(moved.items()))
            keys = ("scores", group, first, "weight")
            related = (Related(f"{plain(was)} in {before.record.date}", Route(before.path, keys)),)
            message = f"weights of `{group}` moved without a reason: {said}"
            yield Finding("SCO014", message, Route(after.path, keys), _KEEP, related)


_KEEP = "write why under `reason`; a body that is still to be founded may stand there with 0, so that weights stay put"


def _moved(before: Filed[Scores], after: Filed[Scores], group: Group) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the weights of bodies of both assessments that moved without a reason of their own, before and after."""
    old = members_of(before.record, group)
    return {
        id_: (old[id_].weight, member.weight)
        for id_, member in members_of(after.record, group).items()
        if id_ in old and old[id_].weight != member.weight and not member.reason
    }


def check_group_weights(evidence: Evidence) -> Iterator[Finding]:
    """Yield assessments whose groups weigh other than the time before (at first: than the method's), unexplained."""
    every = evidence.project.scores
    off = {filed.path for filed, card in evidence.scorecards if card.weights_sum != HUNDRED}
    if every and every[0].path not in off and not is_explained(every[0]):
        yield from _other(every[0], dict(GROUP_WEIGHTS), "the method's", ())
    for before, after in consecutive(evidence):
        if not is_explained(after) and off.isdisjoint((before.path, after.path)):
            file = Route(before.path, ("group_weights",) if before.record.group_weights else ("date",))
            related = (Related(f"those of {before.record.date}", file),)
            yield from _other(after, _weights(before), f"those of {before.record.date}", related)


def _weights(filed: Filed[Scores]) -> dict[Group, Decimal | int]:
    return {**GROUP_WEIGHTS, **filed.record.group_weights}


def _other(
    filed: Filed[Scores], old: dict[Group, Decimal | int] | dict[Group, int], whose: str, related: tuple[Related, ...]
) -> Iterator[Finding]:
    new = _weights(filed)
    if any(new[group] != old[group] for group in GROUPS):
        now, then = (" / ".join(plain(weights[group]) for group in GROUPS) for weights in (new, old))
        keys = ("group_weights",) if filed.record.group_weights else ("date",)
        message = f"the groups weigh {now} without a reason; {whose} are {then}"
        help_ = "write under `reason` of the assessment why; the index is not the same measure any more"
        yield Finding("SCO015", message, Route(filed.path, keys, "key"), help_, related)


RULES = (
    Rule(
        "SCO012", "year-without-assessment", "warning",
        """
            A whole calendar year has no assessment.

            Why: The index is worth most as a line over the years. With a gap nobody can tell which year's work moved
            it. Years count from the first assessment to the last one that is over; years that follow each other are
            one finding.

            Mend: Assess the cluster once a year. If the year's state is still known, write its assessment now, with
            evidence of that time.

            Bad:

                scores/1997.yaml

            Good:

                scores/1998.yaml
            """,
        source="S0 annex 3",
        check=check_years,
    ),
    Rule(
        "SCO013", "score-jump", "warning",
        """
            A score rose far within one assessment, without a reason.

            Why: Bodies grow step by step. More than 3 points at once (`thresholds: {score_jump: …}`, ours), or from 0
            beyond the second band of the rubric, is mostly a slip, or another assessor with another measure.

            Mend: Write under `reason` what brought it about, or correct one of the two scores.

            Bad:

                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: Six fairs}

            Good:

                scores:
                  enterprises:
                    calico:
                      weight: 100
                      score: 6
                      evidence: Six fairs
                      reason: an inactive year, then a new board
            """,
        source="ours",
        check=check_jumps,
    ),
    Rule(
        "SCO014", "member-weights-moved", "warning",
        """
            Bodies of a group weigh other than the time before, without a reason.

            Why: When weights move, the index moves although nothing changed in the cluster. All that moved in a group
            is one finding.

            Mend: Write why under `reason`: of the body, or of the assessment. A body that is still to be founded may
            stand there with its weight and 0, so that weights stay put over the years.

            Bad:

                  support:
                    sidbi: {weight: 50, score: 0}
                    rsic: {weight: 50, score: 0}

            Good:

                  support:
                    sidbi: {weight: 50, score: 0, reason: it has a branch now}
                    rsic: {weight: 50, score: 0, reason: see SIDBI}
            """,
        source="S0 annex 3",
        check=check_member_weights,
    ),
    Rule(
        "SCO015", "group-weights-moved", "warning",
        """
            The groups weigh other than the time before, or than 60, 30 and 10, unexplained.

            Why: The weights of the groups are the method's, so that clusters and years can be compared. Whoever sets
            others changes the measure itself.

            Mend: Leave `group_weights` out, or write under `reason` of the assessment why they are not the usual ones.

            Bad:

                date: 1999-12
                group_weights: {enterprises: 50, support: 40, brokering: 10}

            Good:

                date: 1999-12
                reason: banks carry this cluster, says the steering committee
                group_weights: {enterprises: 50, support: 40, brokering: 10}
            """,
        source="S0 13.5",
        check=check_group_weights,
    ),
)  # fmt: skip
