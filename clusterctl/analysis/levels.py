"""What an observer recorded in a year on the scale 0 to 3: trust (S1 6.4.2), principles (S1 6.6), governance (S0 13.5).

The levels are an observer's; they are counted, never added or averaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.counted import count
from clusterctl.analysis.figure import Figure, figure
from clusterctl.analysis.split import NOT_RECORDED
from clusterctl.findings.finding import Route
from clusterctl.model.values import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.model.monitoring import Sign
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

Scale = Literal["trust", "principles", "governance"]
CLEAR = 2
"""From this level a thing is clearly seen."""


class Levels(Struct, frozen=True):
    """The levels of one scale, each 0 to 3 or missing."""

    by_name: Mapping[str, Figure]
    """All names of the scale, in the source's order."""
    recorded: Figure
    """How many are recorded; missing where none is."""
    clear: Figure
    """How many are at level 2 or 3; missing where none is recorded."""


def levels(project: Project, label: Label, scale: Scale) -> Levels:
    """Return the levels that the monitoring of a label holds."""
    found: dict[str, Figure] = dict.fromkeys(_names(scale), Figure(NOT_RECORDED))
    for filed in project.monitoring:
        held = getattr(filed.record, scale)
        if filed.label.text == label.text and held is not None:
            found |= {
                name: figure(sign.level, Route(filed.path, (scale, name, "level"))) for name, sign in _signs(held)
            }
    known = [one for one in found.values() if one.known is not None]
    clear = [one for one in known if (one.known or 0) >= CLEAR]
    if not known:
        return Levels(found, Figure(NOT_RECORDED), Figure(NOT_RECORDED))
    return Levels(found, _count(known), _count(clear))


def _count(figures: list[Figure]) -> Figure:
    return count([route for one in figures for route in one.inputs])


def _signs(held: Record) -> list[tuple[str, Sign]]:
    every = [(name, getattr(held, name)) for name in held.__struct_fields__ if name not in Record.__struct_fields__]
    return [(name, sign) for name, sign in every if sign is not None]


def _names(scale: Scale) -> tuple[str, ...]:
    from clusterctl.model.monitoring import Governance, Principles, Trust

    kinds: dict[Scale, type[Record]] = {"trust": Trust, "principles": Principles, "governance": Governance}
    return tuple(name for name in kinds[scale].__struct_fields__ if name not in Record.__struct_fields__)
