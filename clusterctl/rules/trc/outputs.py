"""From activity to output to indicator: what comes of it, and by what it is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.rules.rule import Rule
from clusterctl.rules.trc.gaps import lacking, lacking_by_plan, one_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.findings.finding import Finding
    from clusterctl.rules.evidence import Evidence


def _outputs(evidence: Evidence) -> set[str]:
    """Return the outputs of the log-frame; none where there is no log-frame, or something of it was lost."""
    frame = evidence.project.logframe
    return set(frame.outputs) if frame and evidence.is_whole("logframe") else set()


def check_outputs(evidence: Evidence) -> Iterator[Finding]:
    """Yield the outputs that no indicator measures, as one finding; not where an indicator may be meant for each."""
    outputs = _outputs(evidence)
    frame = evidence.project.logframe
    if not outputs or frame is None:
        return
    named = [one.of for one in frame.indicators.values() if one.level == "output"]
    meant = sum(of not in outputs for of in named)
    nodes = list(lacking(evidence, "output", "indicator"))
    if len(nodes) > meant:
        words = ("outputs", "is an output that no indicator measures", "are measured by no indicator")
        help_ = "add an indicator with `level: output` and the output's id under `of`"
        yield one_finding("TRC005", nodes, len(outputs), words, help_)


def check_activities(evidence: Evidence) -> Iterator[Finding]:
    """Yield plans with activities that lead to no output: one finding each. Some must, or none was asked for."""
    if not _outputs(evidence) or not any(planned.activity.outputs for planned in evidence.activities):
        return
    for path, nodes in lacking_by_plan(evidence, "output").items():
        of = sum(planned.plan.path == path for planned in evidence.activities)
        words = ("activities", "leads to no output of the log-frame", "lead to no output of the log-frame")
        yield one_finding("TRC006", nodes, of, words, "write under `outputs` what each of them leads to")


def check_reached(evidence: Evidence) -> Iterator[Finding]:
    """Yield the outputs that no activity leads to, as one finding, once activities name outputs."""
    outputs = _outputs(evidence)
    named = {id_ for planned in evidence.activities for id_ in planned.activity.outputs}
    if named and named <= outputs and evidence.is_whole("plan") and not evidence.is_cut:
        nodes = list(lacking(evidence, "output", "activity"))
        words = ("outputs", "is an output that comes of no activity", "come of no activity")
        help_ = "name it under `outputs` of what is done for it, plan something, or take it out of the log-frame"
        if nodes:
            yield one_finding("TRC007", nodes, len(outputs), words, help_)


def check_indicators(evidence: Evidence) -> Iterator[Finding]:
    """Yield the indicators of outputs and activities that do not say of which, as one finding."""
    frame = evidence.project.logframe
    if not _outputs(evidence) or frame is None:
        return
    every = {id_ for id_, one in frame.indicators.items() if one.level in {"output", "activity"}}
    bare = {id_ for id_ in every if not frame.indicators[id_].of}
    nodes = [node for ref, node in evidence.trace.nodes.items() if ref.kind == "indicator" and ref.id in bare]
    if nodes:
        words = ("indicators", "does not say what it measures", "do not say what they measure")
        yield one_finding("TRC008", nodes, len(every), words, "write the id of its output or activity under `of`")


RULES = (
    Rule(
        "TRC005", "output-without-indicator", "warning",
        """
            Outputs of the log-frame are measured by no indicator.

            Why: Nobody will be able to say whether the output came about. All such outputs are one finding.

            Mend: Add an indicator with `level: output` and the output's id under `of`.

            Bad:

                outputs:
                  new-designs: {text: Designs of their own}

            Good:

                outputs:
                  new-designs: {text: Designs of their own}
                indicators:
                  designs:
                    name: Designs brought out
                    level: output
                    of: new-designs
            """,
        source="S1 6.7.3",
        check=check_outputs,
    ),
    Rule(
        "TRC006", "activity-without-output", "advice",
        """
            Activities of a plan lead to no output of the log-frame.

            Why: What is done and what is reported to the funder are two lists then. All such activities of a plan are
            one finding; it is silent as long as no activity names an output, and of plans without `status`.

            Mend: Write under `outputs` what the activity leads to, or add the output to the log-frame.

            Bad:

                  bank-visit:
                    title: Visit of bank managers at Bagru
                    objectives: [direct-sales]

            Good:

                  bank-visit:
                    title: Visit of bank managers at Bagru
                    objectives: [direct-sales]
                    outputs: [new-designs]
            """,
        source="S1 6.7.3",
        check=check_activities,
    ),
    Rule(
        "TRC007", "output-without-activity", "advice",
        """
            Outputs of the log-frame come of no activity of any plan.

            Why: An output needs somebody who does something for it. Either the plan has a gap, or the output was given
            up. All such outputs are one finding; it is silent as long as no activity names an output.

            Mend: Name the output under `outputs` of what is done for it, plan something, or take it out.

            Bad:

                outputs:
                  new-designs: {text: Designs of their own}
                  sales: {text: Direct sales at fairs}

            Good:

                outputs:
                  new-designs: {text: Designs of their own}
            """,
        source="S1 6.7.3",
        check=check_reached,
    ),
    Rule(
        "TRC008", "indicator-of-nothing", "advice",
        """
            Indicators of outputs or activities do not say which they measure.

            Why: Their values stand beside the chain and prove nothing of it. All such indicators are one finding; a
            log-frame without outputs is not judged.

            Mend: Write the id of the output or activity under `of`.

            Bad:

                  members:
                    name: Members of Calico
                    level: output
                    baseline: {value: 0}

            Good:

                  members:
                    name: Members of Calico
                    level: output
                    of: new-designs
            """,
        source="S1 6.7.3",
        check=check_indicators,
    ),
)  # fmt: skip
