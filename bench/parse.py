"""A long plan read to data with the place of every value, beside what libyaml, PyYAML and ruamel.yaml take for less."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import project
from bench.peers import PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, Pair, between, to_base

LINES = 5000
_START = "import sys; sys.path.append(sys.argv[1]); from bench.readers import main; main(*sys.argv[2:])"
"""Puts the checkout last on the path, so that clusterctl is the installed one."""


def parse(number: int) -> list[Section]:
    """Return the sections on reading."""
    times = _times(number)
    ours = times["clusterctl"]
    libyaml = [
        Row("clusterctl: data and places", to_base(ours), Goal("≤", 9)),
        Row("PyYAML safe_load, libyaml", to_base(times["pyyaml-c"])),
        Row("PyYAML safe_load, pure", to_base(times["pyyaml"])),
        Row("ruamel.yaml round trip, pure", to_base(times["ruamel"])),
    ]
    faster = [
        Row("PyYAML safe_load, libyaml", between(times["pyyaml-c"], ours)),
        Row("PyYAML safe_load, pure", between(times["pyyaml"], ours)),
        Row("ruamel.yaml round trip, pure", between(times["ruamel"], ours), Goal("≥", 25)),
    ]
    title = f"Reading a plan of {LINES:,} lines, as multiples of libyaml's bare events"
    return [Section(title, libyaml), Section("How many times as fast clusterctl reads it as", faster)]


def _times(number: int) -> dict[str, list[Pair]]:
    with TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.yaml"
        plan.write_text(project.plan(1990, LINES), encoding="utf-8", newline="\n")
        command = [PYTHON, "-I", "-c", _START, str(ROOT), str(plan), str(number)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"reading failed: {done.stderr.strip()[-300:]}")
    return {name: [Pair(*pair) for pair in pairs] for name, pairs in json.loads(done.stdout).items()}
