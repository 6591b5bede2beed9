"""The rules that `rules` measures, in one process of the measured environment. Writes their times as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from bench import project
from bench.timing import MeasureError, rounds
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from clusterctl.project.project import Project

SIZES = (500, 1000, 2000)
DAY = date(1997, 12, 31)


def main(number: str) -> None:
    """Time the rules over clusters of several sizes, for so many rounds, beside an interpreter that does nothing."""
    found = {size: _loaded(size) for size in SIZES}
    runs = {str(size): partial(run, one, DAY) for size, one in found.items()}
    pairs = rounds(int(number), _nothing, runs)
    lines = {
        str(size): sum(file.document.text.count("\n") for file in one.files.values()) for size, one in found.items()
    }
    json.dump({name: {"pairs": pairs[name], "lines": lines[name]} for name in runs}, sys.stdout)


def _loaded(size: int) -> Project:
    """Return a cluster; MeasureError where it would be judged by its form alone."""
    found = load(MemoryTree(project.of_activities(size)))
    if found.findings:
        raise MeasureError("clusterctl finds fault with the form of the cluster that it is to judge")
    return found


def _nothing() -> None:
    subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
