"""HTML faces: each is one page that needs nothing else, with no script and no request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from clusterctl.report import text
from clusterctl.report.blocks import Picture
from clusterctl.report.figures import sheets, svg
from clusterctl.report.run import Run
from clusterctl.report.templates import BUILT_IN, environment, placers, short, style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import BaseLoader
    from jinja2.sandbox import SandboxedEnvironment

    from clusterctl.output.page import Page as Settled
    from clusterctl.report.figures.figure import Figure
    from clusterctl.report.view import Sheet, View

_LAYOUT = "report.html.j2"


def render(view: View, template: str) -> str:
    """Return the report as an HTML page, after a built-in template."""
    found, names = prepared(view)
    return found.get_template(template).render(**names)


def prepared(view: View, loader: BaseLoader = BUILT_IN) -> tuple[SandboxedEnvironment, dict[str, object]]:
    """Return what templates are rendered in, and what they know by name."""
    found = _environment(loader)
    macros = found.get_template("blocks.html.j2").make_module({"words": view.words, "picture": _picture})
    section, answer, place = (partial(_made, getattr(macros, name)) for name in ("section", "answer", "place"))
    names = {
        **placers(view, section, answer),
        "place": place,
        "words": view.words,
        "page": view,
        "layout": _LAYOUT,
        "style": Markup(style("figures.css", "sections.css") + short("".join(_looks(view)))),  # noqa: S704 - our own files
    }
    return found, names


def _looks(view: View) -> Iterator[str]:
    """Yield the rules of the figures of a report, for each look once."""
    pictures = [block for block in view.blocks if isinstance(block, Picture)]
    for look in dict.fromkeys(sheets.look(block.sheets) for block in pictures):
        needed = (name for block in pictures if sheets.look(block.sheets) == look for name in block.sheets)
        yield sheets.scoped(tuple(dict.fromkeys(needed)), look)


def filled(template: str, page: Sheet | Settled, figures: Mapping[str, Markup] | None = None, *more: str) -> str:
    """Return a page that is no report, in style sheets of its own beside the common ones.

    It finds figures, made by `figure`, under their names.
    """
    found = _environment(BUILT_IN)
    sheet = Markup(style(*(["figures.css"] if figures else []), *more))  # noqa: S704 - our own files
    drawn = Markup(sheets.scoped((), sheets.CHART)) if figures else ""  # noqa: S704 - our own files
    return found.get_template(template).render(page=page, figures=figures or {}, style=sheet + drawn)


def figure(drawn: Figure, name: str, look: str = sheets.CHART) -> Markup:
    """Return a figure for a page, in a region that scrolls where it is narrow.

    `name` begins its ids: a word, no other on the page begins with it. `look` is the style sheet that it follows.
    """
    region = Markup('<div class="picture scroll" role="region" tabindex="0" aria-label="{}">\n{}</div>')
    inner = Markup(text.inert(svg.inline(drawn, look, name)))  # noqa: S704 - escaped by the writer of figures
    return region.format(text.inert(drawn.title), inner)


def _environment(loader: BaseLoader) -> SandboxedEnvironment:
    found = environment(loader, autoescape=True, finalize=_finalized)
    found.filters["rich"] = _rich
    return found


def _made(macro: Callable[[object], str], one: object) -> Markup:
    return Markup(macro(one))  # noqa: S704 - by our own macro, which escapes


def _picture(block: Picture) -> Markup:
    return figure(block.figure, block.name, sheets.look(block.sheets))


def _finalized(value: object) -> object:
    """Make plain text inert, and runs HTML; what is HTML already was made so."""
    match value:
        case Markup():
            return value
        case Run():
            return _run(value)
        case tuple():
            return Markup("").join(map(_run, value))
    return text.inert(str(value))


_MARKS = {"strong": Markup("<b>{}</b>"), "soft": Markup('<span class="none">{}</span>'), "old": Markup("<del>{}</del>"),
          "new": Markup("<ins>{}</ins>")}  # fmt: skip
_NOTE = Markup('<a href="#{}">{}</a>')


def _run(run: Run | str) -> Markup:
    if isinstance(run, str):
        return Markup("{}").format(text.inert(run))
    said = Markup("{}").format(text.inert(run.text))
    said = _MARKS[run.mark].format(said) if run.mark else said
    return said if run.note is None else _NOTE.format(run.note, said)


def _rich(written: str) -> Markup:
    return Markup(text.html(written))  # noqa: S704 - escaped by the reader of Markdown, which takes no HTML
