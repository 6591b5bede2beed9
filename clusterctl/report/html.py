"""HTML faces: each is one page that needs nothing else, with no script and no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from clusterctl.report import text
from clusterctl.report.figures import svg
from clusterctl.report.templates import environment, style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.report.figures.figure import Figure
    from clusterctl.report.view import Page, Sheet


def render(page: Page) -> str:
    """Return the report as an HTML page."""
    return filled("report.html.j2", page)


def filled(template: str, page: Sheet, figures: Mapping[str, Markup] | None = None) -> str:
    """Return a template with what a page holds in its places; it finds figures, made by `figure`, under their names."""
    found = environment(autoescape=True, finalize=_finalized)
    found.filters["rich"] = _rich
    sheet = Markup(style(figures=bool(figures)))  # noqa: S704 - our own files
    return found.get_template(template).render(page=page, figures=figures or {}, style=sheet)


def figure(drawn: Figure, look: str, name: str) -> Markup:
    """Return a figure for a page, in a region that scrolls where it is narrow.

    `look` is the figure's style sheet. `name` begins its ids and classes: a word, no other on the page begins with it.
    """
    region = Markup('<div class="picture scroll" role="region" tabindex="0" aria-label="{}">\n{}</div>')
    inner = Markup(text.inert(svg.inline(drawn, look, name)))  # noqa: S704 - escaped by the writer of figures
    return region.format(text.inert(drawn.title), inner)


def _finalized(value: object) -> object:
    """Make plain text inert; what is HTML already was made so."""
    return value if isinstance(value, Markup) else text.inert(str(value))


def _rich(written: str) -> Markup:
    return Markup(text.html(written))  # noqa: S704 - escaped by the reader of Markdown, which takes no HTML
