"""The sustainability index over all assessments, in the order of their dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.index import scorecard
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from clusterctl.analysis.index import Scorecard
    from clusterctl.model.scores import Scores
    from clusterctl.project.project import Filed, Project


class Assessment(Struct, frozen=True):
    """One assessment among others; `card` is missing where its file holds errors."""

    label: str
    path: str
    card: Scorecard | Missing
    change: Fraction | Missing
    """Of the claimed index against the assessment before; missing for the first and beside a missing one."""


class History(Struct, frozen=True):
    """The assessments up to a day, and how many are dated later."""

    assessments: tuple[Assessment, ...]
    later: int


def history(project: Project, day: date, faulty: Collection[str]) -> History:
    """Return the assessments dated by a day; those at the `faulty` paths count as missing."""
    dated = {one.path: one for one in project.scores}
    known = paths_by(project, day)
    cards = [_card(project, path, dated, faulty) for path in known]
    changes = [_change(cards[at - 1] if at else None, card) for at, card in enumerate(cards)]
    labels = [project.files[path].place.label for path in known]
    found = tuple(map(Assessment, labels, known, cards, changes))
    return History(found, len(_paths(project)) - len(known))


def paths_by(project: Project, day: date) -> list[str]:
    """Return the paths of the assessments dated by a day, in the order of their dates.

    Of one that is too broken to tell its date, the label's days count.
    """
    dated = {one.path: one for one in project.scores}
    spans = {path: _span(project, path, dated.get(path)) for path in _paths(project)}
    return sorted((path for path in spans if spans[path][0] <= day), key=lambda path: (spans[path][1:], path))


def _paths(project: Project) -> list[str]:
    return [path for path, file in project.files.items() if file.place.kind.name == "scores"]


def _span(project: Project, path: str, filed: Filed[Scores] | None) -> tuple[date, date, date]:
    """Return the first and last day of an assessment, and its label's last; of a broken one, what its label tells."""
    label = project.labels.get(path)
    if label is None:
        return date.min, date.max, date.max
    if filed is None:
        return label.first, label.last, label.last
    return filed.record.date.first, filed.record.date.last, label.last


def _card(
    project: Project, path: str, dated: Mapping[str, Filed[Scores]], faulty: Collection[str]
) -> Scorecard | Missing:
    if path in faulty or path not in dated:
        return Missing("errors")
    return scorecard(project, dated[path])


def _change(before: Scorecard | Missing | None, card: Scorecard | Missing) -> Fraction | Missing:
    if isinstance(card, Missing):
        return card
    if before is None:
        return Missing("first")
    return Missing("errors_before") if isinstance(before, Missing) else card.value - before.value
