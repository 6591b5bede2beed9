"""The programme, where its dates can be held against others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.model.cluster import Programme
    from clusterctl.rules.evidence import Evidence


def programme_of(evidence: Evidence) -> Programme | None:
    """Return the programme; None where there is none, or where it ends before it begins, which is told as such."""
    programme = evidence.project.cluster.programme if evidence.project.cluster else None
    if programme and programme.start and programme.end and programme.end.is_before(programme.start):
        return None
    return programme
