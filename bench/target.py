"""The ten cheapest ways to a target among 40 bodies, whatever their weights, beside `python -c pass`."""

from __future__ import annotations

import json
import subprocess

from bench.peers import PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, Pair, seconds, to_base

_START = "import sys; sys.path.append(sys.argv[1]); from bench.ways import main; main(*sys.argv[2:])"
"""Puts the checkout last on the path, so that clusterctl is the installed one."""
_LONGEST = 0.2


def target(number: int) -> list[Section]:
    """Return the sections on the search for the cheapest ways."""
    times = _times(number)
    whole = [Row(family, seconds(pairs), Goal("≤", _LONGEST)) for family, pairs in times.items()]
    beside = [Row(family, to_base(pairs)) for family, pairs in times.items()]
    return [
        Section("The ten cheapest ways among 40 bodies, the slowest of 48 targets, in seconds", whole),
        Section("The same, as multiples of `python -c pass`", beside),
    ]


def _times(number: int) -> dict[str, list[Pair]]:
    command = [PYTHON, "-I", "-c", _START, str(ROOT), str(number)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"the search failed: {done.stderr.strip()[-300:]}")
    return {name: [Pair(*pair) for pair in pairs] for name, pairs in json.loads(done.stdout).items()}
