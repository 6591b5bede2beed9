"""What a report leaves out: records that their writers marked as internal.

Fields that are internal by their nature (notes, contacts, persons, assessors) are never asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.model.scores import Scores
    from clusterctl.model.values import Record
    from clusterctl.project.project import Project

R = TypeVar("R", bound="Record")


def shown(record: R | None) -> R | None:
    """Return the record if a report may show it, else None."""
    return None if record is None or record.audience == "internal" else record


def kept_back(records: Iterable[Record]) -> int:
    """Return how many of the records are left out."""
    return sum(shown(record) is None for record in records)


def mixes_internal(project: Project, record: Scores) -> bool:
    """Whether a figure of this assessment rests on a record that is internal; a mix takes the stricter audience."""
    groups = record.scores
    members = {**groups.enterprises, **groups.support, **groups.brokering}
    actors = project.every_actor
    bodies = [actors[id_] for id_ in members if id_ in actors]
    return kept_back((record, groups, *members.values(), *bodies)) > 0
