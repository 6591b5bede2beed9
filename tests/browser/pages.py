"""The pages that are read: made by clusterctl's own commands from the examples."""

from __future__ import annotations

from pathlib import Path

from tests.browser.finding import CHECKS
from tests.cli.commands import EXAMPLES, clusterctl

CLUSTERS = ("jaipur", "ludhiana")
COMMANDS = {
    "report.html": "report 1999 -o {file}",
    "report.md": "report 1999 -o {file}",
    "diff.html": "diff 1998 1999 --format html",
    "log.html": "log --by label --format html",
    "map.svg": "map --format svg",
}
"""File names and the commands that write them: to the file, where they write others beside it, else to the terminal."""
PAGES = {f"{cluster}-{name}": (cluster, line) for cluster in CLUSTERS for name, line in COMMANDS.items()}


def written(folder: Path) -> dict[Path, tuple[str, ...]]:
    """Write all pages into a folder; return them with all their checks."""
    for name, (cluster, line) in PAGES.items():
        path = folder / name
        answer = clusterctl("-C", EXAMPLES / cluster, *(word.format(file=path) for word in line.split()))
        assert answer.code == 0, answer.err
        if "{file}" not in line:
            path.write_text(answer.out, encoding="utf-8")
    return {folder / name: CHECKS[Path(name).suffix] for name in PAGES}
