"""The diagnostic study in brief: of when it is, how it was made, and whether it still tells how things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.outline import Told
from clusterctl.report.parts import context
from clusterctl.words import message

if TYPE_CHECKING:
    from clusterctl.report.ground import Ground

QUESTION = message("Has the context changed since the diagnostic study?")


def told(at: Ground) -> Told:
    """Return what is known of the study."""
    study = at.project.diagnostic
    if study is None or not at.sees("diagnostic.yaml", "date"):
        return context.told(at)
    return Told(context.heading(at, study), (context.facts(at, study),), tuple(context.gaps(at, study)))
