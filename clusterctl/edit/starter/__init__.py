"""The files of a new cluster as prose with gaps, one template a file; `edit.new_cluster` fills them.

Gaps are written << so >>, because braces are YAML's. A comment line is prose, but from the first line that reads like
a key or an item on, to the end of its block, it is an example: without its `# ` it is valid (a test takes them off).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent

TEMPLATES = {
    "README.md": "README.md.j2",
    "LATER.md": "LATER.md.j2",
    "actors.yaml": "actors.yaml.j2",
    "diagnostic.yaml": "diagnostic.yaml.j2",
    "plans/{year}.yaml": "plan.yaml.j2",
    "scores/{sheet.label}.yaml": "scores.yaml.j2",
    "cluster.yaml": "cluster.yaml.j2",
}
"""Files with gaps, by path; a path has gaps, too."""

AS_THEY_ARE = {".editorconfig": "editorconfig", ".gitattributes": "gitattributes", ".gitignore": "gitignore"}
"""Files without gaps. They stand here without their dot, or git and editors would obey them in this folder."""


@cache
def environment() -> Environment:
    """Return what the templates are rendered in: strict about names; what fills a gap was made fit for it before."""
    return Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the files are YAML and Markdown
    )


def plain(name: str) -> str:
    """Return a file that has no gaps."""
    return (HERE / name).read_text(encoding="utf-8")
