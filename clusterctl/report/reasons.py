"""Why a figure is missing, in the report's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output import figures

if TYPE_CHECKING:
    from clusterctl.model.values import Missing
    from clusterctl.report.language import Language
    from clusterctl.report.people import People


def why(missing: Missing, people: People, say: Language) -> str:
    """Return why a figure is missing."""
    return say.message(figures.why(missing, {}))
