"""The HTML face of a report: one page that needs nothing else, with no script and no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from clusterctl.report import text
from clusterctl.report.templates import environment, style

if TYPE_CHECKING:
    from clusterctl.report.view import Page


def render(page: Page) -> str:
    """Return the report as an HTML page."""
    found = environment(autoescape=True, finalize=_finalized)
    found.filters["rich"] = _rich
    return found.get_template("report.html.j2").render(page=page, style=Markup(style()))  # noqa: S704 - our own file


def _finalized(value: object) -> object:
    """Make plain text inert; what is HTML already was made so."""
    return value if isinstance(value, Markup) else text.inert(str(value))


def _rich(written: str) -> Markup:
    return Markup(text.html(written))  # noqa: S704 - escaped by the reader of Markdown, which takes no HTML
