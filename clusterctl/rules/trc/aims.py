"""From constraint to objective to activity: what is to be reached, and what is done for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.numbers import exact, plain
from clusterctl.rules.rule import Rule
from clusterctl.rules.trc.gaps import lacking, lacking_by_plan, name_of, one_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.trace import Node
    from clusterctl.model.vision import Objective
    from clusterctl.rules.evidence import Evidence


def _objectives(evidence: Evidence) -> dict[str, Objective]:
    """Return the objectives of the vision by id; none where there is no vision, or something of it was lost."""
    vision = evidence.project.vision
    return dict(vision.objectives) if vision and evidence.is_whole("vision") else {}


def check_constraints(evidence: Evidence) -> Iterator[Finding]:
    """Yield constraints of high priority that no objective addresses."""
    objectives = _objectives(evidence)
    study = evidence.project.diagnostic
    if not objectives or study is None:
        return
    known = {*study.constraints, *study.opportunities}
    if not all(known.issuperset(one.addresses) for one in objectives.values()):
        return  # an id that points nowhere may have been meant for it
    for node in lacking(evidence, "constraint", "objective"):
        if node.priority and node.priority.is_high:
            message = (
                f"`{node.ref.id}` has high priority ({_ground(node)}), and no objective of the vision addresses it"
            )
            help_ = "name it under `addresses` of an objective in vision.yaml, or add an objective"
            related = (Related("the objectives", Route("vision.yaml", ("objectives",), "key")),)
            yield Finding("TRC001", message, name_of(node), help_, related)


def _ground(node: Node) -> str:
    """Say why a priority is high."""
    held = node.priority
    if held is None or held.figure.known is None:
        return "it is a pressure point"
    return f"importance {held.importance} × joint tackling {held.joint_tackling} = {plain(exact(held.figure.known))}"


def check_objectives(evidence: Evidence) -> Iterator[Finding]:
    """Yield objectives that no activity serves, once a plan has begun since they stand and plans name objectives."""
    objectives = _objectives(evidence)
    named = {id_ for planned in evidence.activities for id_ in planned.activity.objectives}
    if not named or not named <= set(objectives) or not evidence.is_whole("plan"):
        return
    last = max(filed.label.first for filed in evidence.project.plans)
    for node in lacking(evidence, "objective", "activity"):
        since = objectives[node.ref.id].since
        if not evidence.is_cut if since is None else since.first <= last:
            message = f"no activity of any plan serves the objective `{node.ref.id}`"
            help_ = "name it under `objectives` of what is done for it, plan something, or take it out of the vision"
            yield Finding("TRC002", message, name_of(node), help_)


def check_activities(evidence: Evidence) -> Iterator[Finding]:
    """Yield plans with activities that serve no objective: one finding each."""
    if not _objectives(evidence):
        return
    for path, nodes in lacking_by_plan(evidence, "objective").items():
        of = sum(planned.plan.path == path for planned in evidence.activities)
        words = ("activities", "names no objective of the vision", "name no objective of the vision")
        yield one_finding("TRC003", nodes, of, words, "write under `objectives` what each of them is for")


def check_grounds(evidence: Evidence) -> Iterator[Finding]:
    """Yield objectives that answer no constraint or opportunity of the diagnostic study."""
    study = evidence.project.diagnostic
    if study is None or not (study.constraints or study.opportunities) or not evidence.is_whole("diagnostic"):
        return
    for node in lacking(evidence, "objective", "issue"):
        vision = evidence.project.vision
        if vision and not vision.objectives[node.ref.id].addresses:
            message = (
                f"the objective `{node.ref.id}` addresses no constraint and no opportunity of the diagnostic study"
            )
            help_ = (
                "name them under `addresses`; if it comes from elsewhere, enter in diagnostic.yaml what lies behind it"
            )
            yield Finding("TRC004", message, name_of(node), help_)


RULES = (
    Rule(
        "TRC001", "high-priority-without-objective", "warning",
        """
            A constraint of high priority is addressed by no objective.

            Why: The study found that much hangs on it and that the actors can tackle it together. A vision that passes
            over it will not move the cluster where it could be moved. Priority is importance × joint tackling, high
            from 12 (`thresholds: {high_priority: …}`, ours); without both numbers a pressure point counts.

            Mend: Name the constraint under `addresses` of an objective, or add an objective for it.

            Bad:

                  dear-dyes:
                    text: Dyes are bought one by one and cost too much
                    area: inputs
                    importance: 4
                    joint_tackling: 3

            Good:

                  dear-dyes:
                    text: Dyes are bought one by one and cost too much
                    area: inputs
                    importance: 4
                    joint_tackling: 2
            """,
        source="S3 2.2; the threshold is ours",
        check=check_constraints,
    ),
    Rule(
        "TRC002", "objective-without-activity", "warning",
        """
            Nothing is planned or done for an objective of the vision.

            Why: An objective that no activity serves is a wish. Either something is missing in the plan, or the
            objective was given up and still stands there. Dropped activities do not count; plans to come do.

            Mend: Name the objective under `objectives` of what is done for it, plan something for it, or take it out
            of the vision.

            Bad:

                  own-designs:
                    text: The printers bring out designs of their own
                    addresses: [ethnic-design]

            Good:

                  own-designs:
                    text: The printers bring out designs of their own
                    addresses: [ethnic-design]
                    since: 1999-06
            """,
        source="S1 6.5.1",
        check=check_objectives,
    ),
    Rule(
        "TRC003", "activity-without-objective", "warning",
        """
            Activities of a plan serve no objective of the vision.

            Why: Money and days go into something of which nobody can say what it is for. All such activities of a plan
            are one finding. A plan without `status` is a sketch, and is not judged.

            Mend: Write under `objectives` which objectives of vision.yaml the activity serves.

            Bad:

                  bank-visit:
                    title: Visit of bank managers at Bagru

            Good:

                  bank-visit:
                    title: Visit of bank managers at Bagru
                    objectives: [direct-sales]
            """,
        source="S1 6.5.1",
        check=check_activities,
    ),
    Rule(
        "TRC004", "objective-without-constraint", "advice",
        """
            An objective addresses nothing that the diagnostic study found.

            Why: The vision grows out of the study. An objective without a constraint or an opportunity behind it is
            somebody's idea, or the study has a gap.

            Mend: Name the constraints and opportunities under `addresses`, or enter in the study what lies behind it.

            Bad:

                  training-centre:
                    text: Bagru has a training centre

            Good:

                  training-centre:
                    text: Bagru has a training centre
                    addresses: [weak-marketing]
            """,
        source="S1 6.3.4",
        check=check_grounds,
    ),
)  # fmt: skip
