"""A cluster's own templates: those in its folder `templates/`, and the built-in one that each begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.outlines import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.report.outside.job import Face

FOLDER, SUFFIX = "templates/", ".j2"
_FACES: tuple[Face, ...] = ("html", "md")
_EXTENDS = rb"""\{%[-+]?\s*extends\s+["'](?:clusterctl/)?([^"'{}]+)["']"""


class Own(Struct, frozen=True):
    """A cluster's own template, with all beside it that it may name."""

    name: str
    sources: Mapping[str, bytes]
    """By the names of their files."""
    base: str
    """The built-in template whose outline it fills: the one that it extends, in one step or several, else the usual."""

    def entry(self, face: Face) -> str | None:
        """Return the file that a face begins with: NAME.html.j2, NAME.md.j2, else NAME.j2; None where there is none."""
        for name in (f"{self.name}.{face}{SUFFIX}", f"{self.name}{SUFFIX}"):
            if name in self.sources:
                return name
        return None


def own(name: str, sources: Mapping[str, bytes]) -> Own | None:
    """Return a cluster's own template by its name; None where there is none."""
    entries = [one for one in (f"{name}{SUFFIX}", *(f"{name}.{face}{SUFFIX}" for face in _FACES)) if one in sources]
    return Own(name, sources, _base(entries[0], sources)) if entries else None


def names(sources: Iterable[str]) -> list[str]:
    """Return the names of own templates, by the names of files."""
    stems = (source.removesuffix(SUFFIX) for source in sources if source.endswith(SUFFIX))
    return sorted({stem.removesuffix(".html").removesuffix(".md") for stem in stems})


def _base(entry: str, sources: Mapping[str, bytes]) -> str:
    seen = {entry}
    while True:
        found = re.search(_EXTENDS, sources[entry])
        named = found[1].decode("utf-8", "replace") if found else ""
        if named.removesuffix(SUFFIX) in NAMES and (named not in sources or named in seen):
            return named.removesuffix(SUFFIX)
        if named not in sources or named in seen:
            return NAMES[0]
        seen.add(named)
        entry = named
