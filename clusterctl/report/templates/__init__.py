"""The built-in templates. They place what a page holds: no arithmetic, no rounding, no words but fixed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clusterctl.report.outlines import NAMES, outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader

HERE = Path(__file__).parent


def _arranged(name: str) -> str | None:
    """Return the template of an outline: a block for each of its sections, for both faces; None where there is none."""
    if name.removesuffix(".j2") not in NAMES:
        return None
    keys = [asked.key for asked in outline(name.removesuffix(".j2")).sections]
    blocks = [f'{{% block {key} %}}\n{{{{ section("{key}") }}}}\n{{% endblock %}}' for key in keys]
    return "\n".join(("{% extends layout %}", "{% block sections %}", *blocks, "{% endblock %}")) + "\n"


BUILT_IN = ChoiceLoader([FunctionLoader(_arranged), FileSystemLoader(HERE)])
"""The built-in templates: those of the outlines (`donor.j2`), and the files of this folder."""


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
