"""A threshold as a cluster sets it, else the built-in one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure, Standard
from clusterctl.findings.finding import Route
from clusterctl.method.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from clusterctl.project.project import Project


def threshold(project: Project, name: str) -> Figure:
    """Return a threshold; it comes from a field where the cluster sets its own, else from the method."""
    own = project.cluster.thresholds if project.cluster else None
    written = getattr(own, name, None)
    if written is None:
        value = Fraction(THRESHOLDS[name].value)
        return Figure(value, (Standard(f"thresholds.{name}", value),))
    return Figure(Fraction(written), (Route("cluster.yaml", ("thresholds", name)),))
