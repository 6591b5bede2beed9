"""The built-in templates as outlines, one a module: what each asks, in which order, and for whom it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from clusterctl.report.outline import Outline

NAMES = (
    "donor", "eu-annex-vi", "sfurti-format-iii", "manager", "government", "provider", "community", "action-plan",
    "exit",
)  # fmt: skip
"""The templates, the usual one first."""


def outline(name: str) -> Outline:
    """Return a built-in template's outline by its name."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    return cast("Outline", module.OUTLINE)
