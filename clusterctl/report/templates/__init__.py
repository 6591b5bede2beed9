"""The built-in templates. They place what a page holds: no arithmetic, no rounding, no words but fixed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader

HERE = Path(__file__).parent


BUILT_IN = FileSystemLoader(HERE)


def environment(
    loader: BaseLoader = BUILT_IN, *, finalize: Callable[[object], object], autoescape: bool = False
) -> ImmutableSandboxedEnvironment:
    """Return what templates are rendered in: sandboxed, strict about names; `finalize` takes each value placed."""
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style(*more: str) -> str:
    """Return a page's style sheet, which is no template: the common one, and others by the names of their files."""
    return "".join((HERE / part).read_text(encoding="utf-8") for part in ("report.css", *more))
