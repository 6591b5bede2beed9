"""The analyses of money and results over 2,000 activities, as multiples of reading the files that hold them."""

from __future__ import annotations

import json
import subprocess

from bench.peers import PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, Pair, to_base

_START = "import sys; sys.path.append(sys.argv[1]); from bench.analysed import main; main(*sys.argv[2:])"
"""Puts the checkout last on the path, so that clusterctl is the installed one."""


def analyses(number: int) -> list[Section]:
    """Return the section on the analyses."""
    command = [PYTHON, "-I", "-c", _START, str(ROOT), str(number)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"the analyses failed: {done.stderr.strip()[-300:]}")
    times = {name: [Pair(*pair) for pair in pairs] for name, pairs in json.loads(done.stdout).items()}
    goals = {"all three of one ledger": Goal("≤", 2)}
    rows = [Row(name, to_base(pairs), goals.get(name)) for name, pairs in times.items()]
    return [Section("Analysing 2,000 activities, as multiples of reading their files", rows)]
