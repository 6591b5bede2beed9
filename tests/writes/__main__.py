"""`python -m tests.writes [--quick] [--only NAMES] [--json]`: run the scenarios, print one table.

The exit code is 1 where our writer failed a scenario, or where a naive one passed it: then the test is blind.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.writes import crowd, editors, failures, full, kills, links, stale
from tests.writes.faults import KINDS, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Scenario(Protocol):
        """Tries two writers in a folder, often or (not `full`) a few times."""

        def __call__(self, folder: Path, *, full: bool) -> Row: ...


SCENARIOS: dict[str, Scenario] = {
    "kill": kills.at_random,
    "kill-part": kills.at_each_part,
    "kill-call": kills.at_each_call,
    "fail-call": failures.at_each_call,
    "signal-call": failures.signals,
    "limit": full.limited,
    "disk": full.disk,
    "crowd": crowd.at_once,
    "reports": crowd.reports,
    "editor-step": editors.at_each_step,
    "editor-storm": editors.storm,
    "link-step": links.at_each_step,
    "link-storm": links.storm,
    "stale": stale.holder,
}
_NAME = 39
_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder with a name of its own is made there
"""A disk in memory does for a quick run: flushing it takes no time."""


class Asked(NamedTuple):
    """What the command line asks for."""

    quick: bool
    only: list[str]
    json: bool


def main(arguments: Sequence[str]) -> int:
    """Run; return the exit code."""
    asked = _asked(arguments)
    rows = []
    if not asked.json:
        sys.stdout.write(_line("", "tries", KINDS, "a naive writer"))
    for name in asked.only:
        with tempfile.TemporaryDirectory(prefix="writes-", dir=_MEMORY if asked.quick else None) as folder:
            row = SCENARIOS[name](Path(folder), full=not asked.quick)
        rows.append(row)
        if not asked.json:
            sys.stdout.write(_shown(row))
            sys.stdout.flush()
    sys.stdout.write(_as_json(rows) if asked.json else _foot(rows))
    return 0 if all(row.good for row in rows) else 1


def _shown(row: Row) -> str:
    if row.missing:
        return f"{row.name:<{_NAME}} not run: {row.missing}\n"
    counts = [str(row.ours.counts[kind]) for kind in KINDS]
    lines = [_line(row.name, str(row.ours.tries), counts, str(row.control))]
    lines += [f"    {said}\n" for said in row.ours.first]
    if row.control is None or not row.control.failed:
        lines.append("    the naive writer passed: this scenario shows nothing\n")
    return "".join(lines)


def _line(name: str, tries: str, counts: Sequence[str], end: str) -> str:
    return f"{name:<{_NAME}}{tries:>7}{''.join(f'{count:>8}' for count in counts)}  {end}".rstrip() + "\n"


def _foot(rows: Sequence[Row]) -> str:
    bad = [row.name for row in rows if not row.good]
    system = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.release()}"
    verdict = f"Failed: {', '.join(bad)}" if bad else "All held, and each naive writer failed."
    return f"\n{verdict} {system}\n"


def _as_json(rows: Sequence[Row]) -> str:
    shown = [
        {
            "name": row.name,
            "good": row.good,
            "missing": row.missing,
            "tries": row.ours.tries,
            "faults": {kind: row.ours.counts[kind] for kind in KINDS},
            "first": row.ours.first,
            "control": str(row.control) if row.control else "",
        }
        for row in rows
    ]
    return json.dumps(shown, indent=2) + "\n"


def _asked(arguments: Sequence[str]) -> Asked:
    parser = ArgumentParser(prog="python -m tests.writes", description="The proof that writing is safe.")
    parser.add_argument("--quick", action="store_true", help="few tries of each")
    parser.add_argument("--only", type=_names, default=list(SCENARIOS), metavar="NAMES", help=",".join(SCENARIOS))
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    return Asked(**vars(parser.parse_args(arguments)))


def _names(text: str) -> list[str]:
    unknown = [name for name in text.split(",") if name not in SCENARIOS]
    if unknown:
        raise ArgumentTypeError(f"there is no scenario {unknown[0]!r}; there are {', '.join(SCENARIOS)}")
    return text.split(",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
