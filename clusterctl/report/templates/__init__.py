"""The built-in templates. They place what a page holds: no arithmetic, no rounding, no words but fixed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def environment(*, finalize: Callable[[object], object], autoescape: bool = False) -> ImmutableSandboxedEnvironment:
    """Return what templates are rendered in: sandboxed, strict about names; `finalize` takes each value placed."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style(*, figures: bool = False) -> str:
    """Return a page's style sheet, which is no template; with what places figures, where it has any."""
    parts = ("report.css", "figures.css") if figures else ("report.css",)
    return "".join((HERE / part).read_text(encoding="utf-8") for part in parts)
