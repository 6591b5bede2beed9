"""What the conditions of the exit are judged by: the project as known on a day, read once for all of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED
from clusterctl.analysis.funding import Ledger, ledger_of
from clusterctl.analysis.index import scorecard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from fractions import Fraction

    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.index import MemberScore, Scorecard
    from clusterctl.findings.finding import Route
    from clusterctl.model.exit import Exit
    from clusterctl.model.plan import Plan
    from clusterctl.model.scores import Scores
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

EXIT = "exit.yaml"


class Ground:
    """A project as known on a day."""

    def __init__(self, project: Project, day: date) -> None:
        self.project = project
        self.day = day

    @cached_property
    def assessed(self) -> Filed[Scores] | None:
        """The last assessment by the day."""
        known = [filed for filed in self.project.scores if filed.record.date.first <= self.day]
        return known[-1] if known else None

    @cached_property
    def card(self) -> Scorecard | None:
        """The index of the last assessment."""
        return scorecard(self.project, self.assessed) if self.assessed else None

    @cached_property
    def is_supported(self) -> bool:
        """Whether scores count as the features support them, for that is known of each body; else as claimed."""
        return self.card is not None and not self.card.unsupported

    def score(self, member: MemberScore) -> int:
        """Return the score of a body that counts."""
        return member.supported if self.is_supported and isinstance(member.supported, int) else member.score

    def score_fields(self, members: Iterable[MemberScore]) -> tuple[Route, ...]:
        """Return the fields that the scores of bodies, and their weights, come from."""
        key = "features" if self.is_supported else "score"
        return tuple(
            one.route.under(name)
            for one in members
            for name in ("weight", key if key == "score" or one.features else "score")
        )

    @property
    def ledger(self) -> Ledger:
        """The money as known on the day."""
        return ledger_of(self.project, self.day)

    @cached_property
    def closed(self) -> list[Filed[Plan]]:
        """The closed plans whose year is over, or ends with the programme or the records, in order."""
        begun = [filed for filed in self.project.plans if filed.label.first <= self.day]
        return [filed for filed in begun if filed.record.status == "closed" and self._last(filed.label) <= self.day]

    def _last(self, label: Label) -> date:
        cluster = self.project.cluster
        programme = cluster.programme if cluster else None
        ends = [cluster.record_until if cluster else None, programme.end if programme else None]
        return min([label.last, *(one.last for one in ends if one)])

    @cached_property
    def year(self) -> Funding | None:
        """The money of the last closed year."""
        return self.ledger.of(self.closed[-1].label) if self.closed else None

    @cached_property
    def exit(self) -> Exit | None:
        """The exit strategy, where anything of it was written by the day."""
        found = self.project.exit
        told = found is not None and any(getattr(found, name) for name in found.__struct_fields__)
        later = found is not None and found.prepared is not None and found.prepared.first > self.day
        return found if told and not later else None

    def file(self, folder: str) -> str:
        """Return what a file of the day's year is called; the year is a financial one where the files go by such."""
        year = self.day.year
        goes_by = [label for path, label in self.project.labels.items() if not path.startswith("scores/")]
        if goes_by and "-" in goes_by[-1].text:
            for text in (f"{year - 1}-{year}", f"{year}-{year + 1}"):
                label = self.project.label(text)
                if label and label.first <= self.day <= label.last:
                    return f"{folder}/{text}.yaml"
        return f"{folder}/{year}.yaml"

    def unread(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Return the files of these kinds that began by the day and could not be read in full."""
        labels = self.project.labels
        return tuple(
            path for path in self.project.broken(*kinds) if path not in labels or labels[path].first <= self.day
        )


def weighs(members: Iterable[MemberScore]) -> Mapping[str, Fraction]:
    """Return the per cent of the index that hang on bodies."""
    return {one.actor: one.per_point * HUNDRED for one in members}
