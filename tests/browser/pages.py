"""The pages that are read: made by clusterctl's own commands from the examples."""

from __future__ import annotations

from pathlib import Path

from tests.browser.finding import CHECKS
from tests.cli.commands import EXAMPLES, clusterctl

TEMPLATES = (
    "donor",
    "eu-annex-vi",
    "sfurti-format-iii",
    "manager",
    "government",
    "provider",
    "community",
    "action-plan",
    "exit",
)
BOTH = {
    "diff.html": "diff 1998 1999 --format html",
    "log.html": "log --by label --format html",
    "map.svg": "map --format svg",
}
"""File names and the commands that write them, for each cluster."""
PAGES = {
    **{f"jaipur-{name}.html": f"report 1999 --template {name} -o {{file}}" for name in TEMPLATES},
    **{f"jaipur-{name}": line for name, line in BOTH.items()},
    "jaipur-draft.html": "report 1998 --draft -o {file}",
    "jaipur-lakh.html": "report 1999 --lang en-IN --template provider -o {file}",
    "jaipur-manager.md": "report 1999 --template manager -o {file}",
    "jaipur-action-plan.md": "report 1999 --template action-plan -o {file}",
    "jaipur-folder": "report 1999 --template manager -o {file}",
    **{f"ludhiana-{name}.html": f"report 1999 --template {name} -o {{file}}" for name in ("donor", "action-plan")},
    "ludhiana-exit.html": "report 1999 --template exit -o {file}",
    "ludhiana-donor.md": "report 1999 -o {file}",
    **{f"ludhiana-{name}": line for name, line in BOTH.items()},
}
"""File names that begin with the cluster's, and the commands: a folder holds a text and its drawings.

The commands write to `{file}`, where they name it, else to the terminal.
"""
DRAWINGS = ("course.svg", "moves.svg", "natures.svg", "parts.svg", "payers.svg")
"""The drawings in the folder."""
READ = (*(name for name in PAGES if Path(name).suffix), *DRAWINGS)
"""All files that are read."""


def written(folder: Path) -> dict[Path, tuple[str, ...]]:
    """Write all pages into a folder; return them with all their checks."""
    for name, line in PAGES.items():
        path = folder / name
        if not path.suffix:
            path.mkdir(exist_ok=True)
        answer = clusterctl("-C", EXAMPLES / name.split("-")[0], *(word.format(file=path) for word in line.split()))
        assert answer.code == 0, answer.err
        if "{file}" not in line:
            path.write_text(answer.out, encoding="utf-8")
    drawn = sorted((folder / "jaipur-folder" / "figures").iterdir())
    assert tuple(path.name for path in drawn) == DRAWINGS
    read = (*(folder / name for name in PAGES if Path(name).suffix), *drawn)
    return {path: CHECKS[path.suffix] for path in read}
