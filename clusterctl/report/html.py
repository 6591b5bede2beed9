"""HTML faces: each is one page that needs nothing else, with no script and no request."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec.structs import replace

from clusterctl.report import text
from clusterctl.report.blocks import Picture
from clusterctl.report.figures import sheets, svg
from clusterctl.report.run import Run
from clusterctl.report.templates import BUILT_IN, environment, placers, short, style, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import BaseLoader, Environment

    from clusterctl.output.page import Page as Settled
    from clusterctl.report.blocks import Column
    from clusterctl.report.figures.figure import Figure
    from clusterctl.report.view import Sheet, View

_LAYOUT = "report.html.j2"
_SHEETS = ("figures.css", "sections.css")
_CLASSES = re.compile(r'class="([^"]*)"')
_HERE = Markup("/* the style sheet */")
_LONGEST = 240
"""Letters of what a figure shows, for those who hear the page."""


def render(view: View, template: str) -> str:
    """Return the report as an HTML page, after a built-in template."""
    found, names = prepared(view)
    written = found.get_template(template).render(names)
    used = {word for classes in _CLASSES.findall(written) for word in classes.split()}
    return written.replace(_HERE, _style(view, used), 1)


def prepared(view: View, loader: BaseLoader = BUILT_IN) -> tuple[Environment, dict[str, object]]:
    """Return what templates are rendered in, and what they know by name.

    Templates from outside get the whole style sheet, built-in ones a mark for what they turn out to need of it.
    """
    found = _environment(loader)
    macros = found.get_template("blocks.html.j2").make_module(
        {"words": view.words, "picture": partial(_picture, view.words), "left": _left, "held": _held}
    )
    section, answer, place = (partial(_made, getattr(macros, name)) for name in ("section", "answer", "place"))
    names = {
        **placers(view, section, answer),
        "place": place,
        "words": view.words,
        "page": view,
        "layout": _LAYOUT,
        "style": _HERE if loader is BUILT_IN else Markup(_style(view)),  # noqa: S704 - our own files
    }
    return found, names


def _style(view: View, used: set[str] | None = None) -> str:
    return style(*_SHEETS, used=used) + short("".join(_looks(view)))


def _looks(view: View) -> Iterator[str]:
    """Yield the rules of the figures of a report, for each look once."""
    pictures = [block for block in view.blocks if isinstance(block, Picture)]
    for look in dict.fromkeys(sheets.look(block.sheets) for block in pictures):
        alike = [block for block in pictures if sheets.look(block.sheets) == look]
        needed = tuple(dict.fromkeys(name for block in alike for name in block.sheets))
        yield sheets.scoped(needed, look, [block.figure for block in alike])


def filled(template: str, page: Sheet | Settled, charts: Mapping[str, Figure], *more: str) -> str:
    """Return a page that is no report, in style sheets of its own beside the common ones; it finds charts by name."""
    found = _environment(BUILT_IN)
    rules = style(*(["figures.css"] if charts else []), *more)
    rules += short(sheets.scoped((), sheets.CHART, list(charts.values()))) if charts else ""
    drawn = {name: figure(one, f"{name}-figure") for name, one in charts.items()}
    sheet = Markup(rules)  # noqa: S704 - our own files
    return found.get_template(template).render(page=page, figures=drawn, style=sheet)


def figure(drawn: Figure, name: str, look: str = sheets.CHART, *, tips: bool = True) -> Markup:
    """Return a figure for a page, in a region that scrolls where it is narrow.

    `name` begins its ids: a word, no other on the page begins with it. `look` is the style sheet that it follows.
    """
    region = Markup('<figure class="picture scroll" tabindex="0" aria-label="{}">\n{}</figure>')
    inner = Markup(svg.inline(drawn, look, name, tips=tips))  # noqa: S704 - escaped by the writer of figures
    return region.format(text.inert(drawn.title), inner)


def _environment(loader: BaseLoader) -> Environment:
    found = environment(loader, autoescape=True, finalize=_finalized)
    found.filters["rich"] = _rich
    return found


def _made(macro: Callable[[object], str], one: object) -> Markup:
    return Markup(macro(one))  # noqa: S704 - by our own macro, which escapes


def _picture(words: Mapping[str, str], block: Picture) -> Markup:
    """Return a figure of a report; one that has much to tell those who don't see it points to the tables beside it."""
    told = block.figure.description
    drawn = block.figure if len(told) <= _LONGEST else replace(block.figure, description=words["figure_told"])
    return figure(drawn, block.name, sheets.look(block.sheets), tips=False)


def _left(columns: Sequence[Column]) -> Markup:
    """Return the classes of a table, which tell the columns of words: those that break lines and those that don't."""
    held = [(at, column) for at, column in enumerate(columns, 1) if column.side == "left" and at > 1]
    names = [f"w{at}" if column.whole else f"l{at}" for at, column in held]
    return Markup(' class="{}"').format(" ".join(names)) if names else Markup("")


def _finalized(value: object) -> object:
    """Make plain text inert, and runs HTML; what is HTML already was made so."""
    match value:
        case Markup():
            return value
        case str():
            return text.inert(value)
        case Run():
            return _run(value)
        case tuple():
            return Markup("").join(map(_run, value))
    return text.inert(str(value))


def _held(cell: Run | str | tuple[Run | str, ...]) -> object:
    """Return a cell; words that follow a figure with a note leave it room on paper; few of them stay together."""
    if not isinstance(cell, tuple):
        return cell
    if len(cell) == 1:
        return _run(cell[0])
    noted = [at for at, one in enumerate(cell) if isinstance(one, Run) and one.note is not None]
    last = noted[-1] + 1 if noted else len(cell)
    begun = [_run(one) + _ROOM if at in noted and at < last - 1 else _run(one) for at, one in enumerate(cell[:last])]
    words = "".join(one if isinstance(one, str) else one.text for one in cell[last:])
    if 0 < len(words) < _FEW:
        blank = " " if words.startswith(" ") else ""
        return Markup("").join([*begun, blank, _run(Run(words.strip(), mark="soft"))])
    return Markup("").join([*begun, _ROOM if words else "", *map(_run, cell[last:])])


_FEW = 20
_ROOM = Markup("<wbr>")
_TAGS = {"strong": "b", "soft": "i", "old": "del", "new": "ins"}
"""The elements of marked runs."""


def _run(run: Run | str) -> Markup:
    if isinstance(run, str):
        return escape(text.inert(run))
    said: str = escape(text.inert(run.text))
    if run.mark:
        said = f"<{_TAGS[run.mark]}>{said}</{_TAGS[run.mark]}>"
    if run.note is not None:
        said = f'<a href="#{run.note}">{said}</a>'
    return Markup(said)  # noqa: S704 - escaped


def _rich(written: object) -> Markup:
    return Markup(text.html(typed(written)))  # noqa: S704 - escaped by the reader of Markdown, which takes no HTML
