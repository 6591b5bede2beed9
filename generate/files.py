"""Every generated file, and how its text is made. Adding one is one line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clusterctl.model.kinds import FILE_KINDS
from generate import catalogue, cli, completion, console, format, report_data, rules, schemas
from tests.gallery import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES: tuple[tuple[str, Callable[[], str | bytes]], ...] = (
    ("README.md", partial(console.page, "README.md")),
    ("docs/cli.md", cli.text),
    ("docs/format.md", format.text),
    (catalogue.POT, catalogue.text),
    *catalogue.compiled(),
    *completion.files(),
    *rules.files(),
    *((f"schemas/{kind}.schema.json", partial(schemas.text, kind)) for kind in FILE_KINDS),
    ("schemas/output/report-data.schema.json", report_data.text),
    ("tests/gallery.txt", render.gallery),
)

OWNED = ("clusterctl/completions/*", "clusterctl/locale/*/report.mo", "docs/rules/*.md", "schemas/*.schema.json")
"""Where all files are generated: one that is not in `FILES` is a leftover."""


def leftovers(root: Path) -> list[str]:
    """Return the files in the owned places that nothing generates any more."""
    made = {name for name, _ in FILES}
    there = (path.relative_to(root).as_posix() for pattern in OWNED for path in root.glob(pattern))
    return sorted(name for name in there if name not in made)
