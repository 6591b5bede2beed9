"""The built-in templates. They place what a page holds: no arithmetic, no rounding, no words but fixed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2.exceptions import UndefinedError

from clusterctl.report.figures.sheets import pruned, uncommented
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.templates.compiled import Compiled
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import BaseLoader

    from clusterctl.report.view import Answer, Section, View

T = TypeVar("T")
HERE = Path(__file__).parent


def arranged(name: str) -> str | None:
    """Return the template of an outline: a block for each of its sections, for both faces; None where there is none."""
    if name.removesuffix(".j2") not in NAMES:
        return None
    keys = [asked.key for asked in outline(name.removesuffix(".j2")).sections]
    blocks = [f'{{% block {key} %}}\n{{{{ section("{key}") }}}}\n{{% endblock %}}' for key in keys]
    return "\n".join(("{% extends layout %}", "{% block sections %}", *blocks, "{% endblock %}")) + "\n"


BUILT_IN = ChoiceLoader([FunctionLoader(arranged), FileSystemLoader(HERE)])
"""The built-in templates: those of the outlines (`donor.j2`), and the files of this folder."""


def environment(
    loader: BaseLoader = BUILT_IN, *, finalize: Callable[[object], object], autoescape: bool = False
) -> Environment:
    """Return what templates are rendered in, strict about names; `finalize` takes each value placed.

    Where any but the built-in ones may be asked for, it is sandboxed. The code of the built-in ones alone is kept.
    """
    return _kind(loader)(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=Compiled() if loader is BUILT_IN else None,
    )


def _kind(loader: BaseLoader) -> type[Environment]:
    if loader is BUILT_IN:
        return Environment
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment


def typed(written: object) -> str:
    """Return the text that a filter is given: UndefinedError, which names it, where it is not there, else TypeError."""
    if isinstance(written, str | StrictUndefined):
        return str(written)
    raise TypeError(f"this filter takes a text, but this is a {type(written).__name__}")


def placers(
    view: View, section: Callable[[Section], object], answer: Callable[[Answer], object]
) -> dict[str, Callable[[str], object]]:
    """Return what places a section or an answer of a report in a template, by its name."""
    sections = {one.key: one for one in view.sections}
    answers = {one.key: one for held in view.sections for one in held.answers}
    return {
        "section": lambda key: section(_known(sections, key, "section")),
        "answer": lambda key: answer(_known(answers, key, "answer")),
    }


def _known(held: Mapping[str, T], key: str, what: str) -> T:
    if key not in held:
        raise UndefinedError(f"the report has no {what} `{key}`{did_you_mean(key, held)}")
    return held[key]


_TIGHT = ((" {", "{"), ("{ ", "{"), ("; ", ";"), (", ", ","), (": ", ":"), (" }", "}"), (";}", "}"))
"""What our own style sheets are written with, and what means the same to a browser."""


def style(*more: str, used: set[str] | None = None) -> str:
    """Return a page's style sheet, which is no template: the common one, and others by the names of their files.

    Where it is known which classes a page uses, it holds the rules for these alone.
    """
    rules = "".join((HERE / part).read_text(encoding="utf-8") for part in ("report.css", *more))
    return short(rules if used is None else pruned(rules, used))


def short(rules: str) -> str:
    """Return rules of ours without what means nothing to a browser."""
    held = "".join(line.strip() for line in uncommented(rules).splitlines())
    for written, tight in _TIGHT:
        held = held.replace(written, tight)
    return held
