"""`python -m bench [--rounds N] [--only PARTS] [--json]` measures and prints; --help lists the parts.

It is no test: a goal that is not reached changes a word in the table, never the exit code. That is 1 only where
nothing could be measured.
"""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import TYPE_CHECKING, NamedTuple

from bench import peers, table
from bench.analyses import analyses
from bench.commands import commands, startup
from bench.history import history
from bench.parse import parse
from bench.report import report
from bench.rules import rules
from bench.target import target
from bench.timing import MeasureError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PARTS: dict[str, Callable[[int], list[table.Section]]] = {
    "startup": startup,
    "commands": commands,
    "parse": parse,
    "target": target,
    "analyses": analyses,
    "rules": rules,
    "history": history,
    "report": report,
}


class Asked(NamedTuple):
    """What the command line asks for."""

    rounds: int
    only: list[str]
    json: bool


def main(arguments: Sequence[str]) -> int:
    """Run; return the exit code."""
    asked = _asked(arguments)
    try:
        sys.stdout.write(_answer(asked))
    except MeasureError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 1
    return 0


def _answer(asked: Asked) -> str:
    peers.ready()
    sections = [section for part in asked.only for section in _measured(part, asked.rounds)]
    about = {
        "rounds": asked.rounds,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "versions": peers.versions(),
    }
    return table.as_json(sections, about) if asked.json else table.text(sections, about)


def _measured(part: str, rounds: int) -> list[table.Section]:
    sys.stderr.write(f"Measuring {part}, {rounds} rounds\n")
    return PARTS[part](rounds)


def _asked(arguments: Sequence[str]) -> Asked:
    parser = ArgumentParser(prog="python -m bench", description="The speed of clusterctl beside its peers, as ratios.")
    parser.add_argument("--rounds", type=_number, default=15, metavar="N", help="rounds a part (15)")
    parser.add_argument("--only", type=_parts, default=list(PARTS), metavar="PARTS", help=f"of {','.join(PARTS)}")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    return Asked(**vars(parser.parse_args(arguments)))


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"{text!r} is no number of rounds")
    return int(text)


def _parts(text: str) -> list[str]:
    unknown = [part for part in text.split(",") if part not in PARTS]
    if unknown:
        raise ArgumentTypeError(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    return [part for part in PARTS if part in text.split(",")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
