"""What a cluster's own templates are filled with: the place where the faces of reports and the child meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from jinja2 import BaseLoader, TemplateNotFound

from clusterctl.report import html, markdown, templates
from clusterctl.report.outlines import NAMES
from clusterctl.report.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from clusterctl.report.outside.job import Face

BUILT_IN = "clusterctl/"
"""Before its name, a built-in template is found also where the project has one of the same name."""


class Sources(BaseLoader):
    """Templates that were all read before: the project's, and the built-in ones."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """Take the project's by name, and read the built-in ones."""
        built_in = {path.name: path.read_text(encoding="utf-8") for path in sorted(templates.HERE.glob("*.j2"))}
        built_in |= {f"{name}.j2": templates.arranged(f"{name}.j2") or "" for name in NAMES}
        self.texts = {**{f"{BUILT_IN}{name}": source for name, source in built_in.items()}, **built_in, **own}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - Jinja gives it
        """Return a template's text, and its name as that of its file; TemplateNotFound where there is none."""
        if template not in self.texts:
            raise TemplateNotFound(template)
        return self.texts[template], template, lambda: True

    def list_templates(self) -> list[str]:
        """Return the names of all."""
        return sorted(self.texts)


def prepared(face: Face, sources: Sources, data: bytes, figures: str) -> tuple[Environment, dict[str, object]]:
    """Return what templates of a face are filled in, and the values that they know by name.

    All that needs a file or a module is done here: afterwards neither can be had.
    """
    view = msgspec.json.decode(data, type=View)
    return html.prepared(view, sources) if face == "html" else markdown.prepared(view, sources, figures)
