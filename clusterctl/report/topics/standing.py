"""The sustainability index of a period against the assessment before, or why there is none to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.index import scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.index import Scorecard
    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed, Project
    from clusterctl.report.redaction.reader import Reader
    from clusterctl.report.speech.language import Language
    from clusterctl.report.topics.period import Period


class Standing(Struct, frozen=True):
    """The scorecard of a period, the one before it where the two can be compared, or why there is none."""

    filed: Filed[Scores] | None
    card: Scorecard | None
    before: Scorecard | None
    missing: str = ""
    """Why there is no scorecard."""
    no_comparison: str = ""
    """Why there is an assessment before and yet no comparison."""
    withheld: bool = False
    """There is a figure, which this reader may not see."""

    @property
    def change(self) -> Fraction | None:
        """How the index moved since the assessment before."""
        return self.card.value - self.before.value if self.card and self.before else None

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The index as figures that know their fields; empty where there is none."""
        return self.card.figures if self.card else {}


def standing(project: Project, period: Period, reader: Reader, say: Language) -> Standing:
    """Return what can be said of the index in a period."""
    filed = period.scores
    if filed is None:
        path = period.scores_path
        missing = say("{file} cannot be read", file=path) if path else say("no assessment is on file for it")
        return Standing(None, None, None, missing)
    if not project.files[filed.path].complete:
        return Standing(filed, None, None, say("{file} can be read in part only", file=filed.path))
    card = scorecard(project, filed)
    if not _may(card, reader):
        return Standing(filed, None, None, say("it is not for this reader"), withheld=True)
    earlier = period.before
    return (
        _compared(Standing(filed, card, None), earlier, project, reader, say)
        if earlier
        else Standing(filed, card, None)
    )


def _compared(state: Standing, earlier: Filed[Scores], project: Project, reader: Reader, say: Language) -> Standing:
    """Return the standing with the assessment before, or why it is not compared."""
    if not project.files[earlier.path].complete:
        return replace(state, no_comparison=say("{file} can be read in part only", file=earlier.path))
    before = scorecard(project, earlier)
    if not _may(before, reader):
        return replace(state, no_comparison=say("the assessment before is not for this reader"))
    return replace(state, before=before)


def _may(card: Scorecard, reader: Reader) -> bool:
    return reader.sees_figure(card.figures["value"], "public")
