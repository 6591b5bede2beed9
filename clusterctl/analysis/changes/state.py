"""One side of a comparison: a cluster as its files say, on the day at which it is judged."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.index import scorecard

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.index import Scorecard
    from clusterctl.project.project import Project


class State(Struct, frozen=True, dict=True):
    """A cluster as its files say it is."""

    project: Project
    as_of: date

    @cached_property
    def ledger(self) -> Ledger:
        """The money as known on the day."""
        return Ledger(self.project, self.as_of)

    @cached_property
    def cards(self) -> dict[str, Scorecard]:
        """The assessments made by the day whose files could be read in full, by label, the earliest first."""
        return {
            filed.label.text: scorecard(self.project, filed)
            for filed in self.project.scores
            if filed.record.date.first <= self.as_of and self.project.files[filed.path].complete
        }
