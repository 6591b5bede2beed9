"""`score --history`: the sustainability index over all assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.history import history
from clusterctl.cli.assessment import assessments, none_yet
from clusterctl.cli.streams import note, write
from clusterctl.cli.workspace import Workspace
from clusterctl.findings.errors import AnswerIsNoError
from clusterctl.model.values import Missing
from clusterctl.output import findings as findings_output
from clusterctl.output import history as output
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from fractions import Fraction


def write_history(workspace: Workspace, *, json: bool) -> Fraction:
    """Write the history and return the last index.

    AnswerIsNoError where an assessment has errors: what can be had is written first, beside what is missing.
    """
    project = workspace.project
    faulty = [path for path in assessments(workspace) if workspace.report.errors_in(path)]
    found = history(project, workspace.as_of, faulty)
    if not found.assessments:
        raise none_yet(workspace)
    broken = [one.path for one in found.assessments if isinstance(one.card, Missing)]
    if workspace.report.errors_in("cluster.yaml") or not broken:
        workspace.need("cluster.yaml")
    else:
        note(findings_output.text(workspace.report.errors_in(*broken), project, workspace.screen, workspace.shown))
    if json:
        write(output.json(found, workspace.as_of, workspace.head).text)
    else:
        write(output.text(found, workspace.name, workspace.as_of, workspace.screen))
    last = found.assessments[-1].card
    if broken or isinstance(last, Missing):
        message = f"{counted(len(broken), 'assessment has', 'assessments have')} errors: {listed(broken, 'and')}"
        raise AnswerIsNoError(message, "mend the above and run the command again")
    return last.value
