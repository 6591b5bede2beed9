"""Runs command lines as their users do: a process of its own, with streams that can be chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
JAIPUR = EXAMPLES / "jaipur"
LUDHIANA = EXAMPLES / "ludhiana"


class Answer(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """Return this environment, less what changes output, with changes; None takes a name away."""
    fixed = {"PYTHONPATH": str(ROOT), "NO_COLOR": None, "COLUMNS": None, "CLUSTERCTL_DIR": None, "TERM": "xterm"}
    found = {**os.environ, **fixed, **changes}
    return {name: value for name, value in found.items() if value is not None}


def clusterctl(*arguments: str | Path, cwd: Path = ROOT, changes: dict[str, str | None] | None = None) -> Answer:
    """Run a command line with its output piped."""
    command = [sys.executable, "-m", "clusterctl", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=cwd, env=environment(**(changes or {})), check=False)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
