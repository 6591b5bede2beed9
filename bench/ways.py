"""The searches that `target` measures, in one process of the measured environment. Writes their times as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from time import perf_counter

from bench.questions import FAMILIES, Question, questions
from bench.timing import MeasureError, rounds
from clusterctl.analysis.target import ways

TRIED = 48
"""Of so many questions of a family the slowest is measured."""


def main(number: str) -> None:
    """Time the slowest question of each family for so many rounds."""
    base = partial(subprocess.run, [sys.executable, "-c", "pass"], check=True)
    runs = {family: partial(ways, *_slowest(family)) for family in FAMILIES}
    json.dump(rounds(int(number), base, runs), sys.stdout)


def _slowest(family: str) -> Question:
    return max(questions(family, TRIED), key=_seconds)


def _seconds(question: Question) -> float:
    start = perf_counter()
    found = ways(*question)
    seconds = perf_counter() - start
    if not found or found[0].index < question.wanted:
        raise MeasureError("clusterctl finds no way to a target that can be reached")
    return seconds
