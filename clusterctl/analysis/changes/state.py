"""One side of a comparison: a cluster as its files say, on the day at which it is judged."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.funding import Ledger, ledger_of
from clusterctl.analysis.history import history

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.index import Scorecard
    from clusterctl.model.values import Missing
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project


class State(Struct, frozen=True, dict=True):
    """A cluster as its files say it is."""

    project: Project
    as_of: date

    @property
    def ledger(self) -> Ledger:
        """The money as known on the day."""
        return ledger_of(self.project, self.as_of)

    @cached_property
    def cards(self) -> dict[str, Scorecard | Missing]:
        """The assessments made by the day, by label, the earliest first; missing where a file can't be read in full."""
        faulty = self.project.broken("scores")
        return {one.label: one.card for one in history(self.project, self.as_of, faulty).assessments}

    def lacks(self, label: Label) -> tuple[str, ...]:
        """Return the files that can't be read in full, of those from which money, leads and stage of a year come."""
        broken = self.project.broken("cluster", "actors", "vision", "monitoring", "plan")
        return tuple(path for path in broken if not path.startswith("plans/") or path == f"plans/{label.text}.yaml")
