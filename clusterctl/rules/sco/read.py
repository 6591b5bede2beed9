"""What the rules of scores read: the bodies of a group, and what of the assessments was read in full."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.method.rubrics import Group
    from clusterctl.model.scores import Member, Scores
    from clusterctl.project.project import Filed
    from clusterctl.rules.evidence import Evidence


def read_in_full(evidence: Evidence, filed: Filed[Scores]) -> bool:
    """Whether an assessment lost nothing while it was read."""
    return evidence.project.files[filed.path].complete


def members_of(record: Scores, group: Group) -> Mapping[str, Member]:
    """Return the bodies of a group by actor."""
    found: dict[Group, Mapping[str, Member]] = {
        "enterprises": record.scores.enterprises,
        "support": record.scores.support,
        "brokering": record.scores.brokering,
    }
    return found[group]


def consecutive(evidence: Evidence) -> Iterator[tuple[Filed[Scores], Filed[Scores]]]:
    """Yield each assessment with the one before it; none where one cannot be read, for it may stand between them."""
    files = [file for file in evidence.project.files.values() if file.place.kind.name == "scores"]
    every = evidence.project.scores
    if len(files) == len(every):
        yield from pairwise(every)


def is_explained(filed: Filed[Scores]) -> bool:
    """Whether a reason is given for the whole assessment."""
    return bool(filed.record.reason or filed.record.scores.reason)
