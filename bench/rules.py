"""All rules of the method over up to 2,000 activities: for each 1,000 lines, as multiples of `python -c pass`."""

from __future__ import annotations

import json
import subprocess

from bench.peers import PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, Pair, to_base

_START = "import sys; sys.path.append(sys.argv[1]); from bench.ruled import main; main(*sys.argv[2:])"
"""Puts the checkout last on the path, so that clusterctl is the installed one."""
_LINES = 1000


def rules(number: int) -> list[Section]:
    """Return the section on the rules; rows that are alike tell that the time grows as the files do."""
    command = [PYTHON, "-I", "-c", _START, str(ROOT), str(number)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"the rules failed: {done.stderr.strip()[-300:]}")
    rows = [
        Row(
            f"{name} activities",
            to_base([_of_lines(Pair(*pair), found["lines"]) for pair in found["pairs"]]),
            Goal("≤", 1),
        )
        for name, found in json.loads(done.stdout).items()
    ]
    return [Section("All rules, for each 1,000 lines, as multiples of python -c pass", rows)]


def _of_lines(pair: Pair, lines: int) -> Pair:
    return Pair(pair.seconds * _LINES / lines, pair.base)
