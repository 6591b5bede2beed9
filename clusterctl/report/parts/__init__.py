"""The parts of reports, one a module: a question, and the answer that the cluster's files give.

A module has `QUESTION`, a message, and `told(at: Ground) -> Told`. Outlines name it by its module's name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from clusterctl.report.ground import Ground
    from clusterctl.report.outline import Told


class Part(Protocol):
    """A module of a part."""

    QUESTION: str

    def told(self, at: Ground) -> Told:
        """Return what there is to say."""


def part(name: str) -> Part:
    """Return a part by its name; it is loaded when it is asked for."""
    return cast("Part", import_module(f"{__name__}.{name}"))
