"""The analyses that `analyses` measures, in one process of the measured environment. Writes their times as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from bench import project
from bench.timing import MeasureError, rounds
from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.results import results
from clusterctl.analysis.stage import stages
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clusterctl.project.project import Project

DAY = date(1997, 12, 31)


def main(number: str) -> None:
    """Time the analyses for so many rounds, beside reading."""
    tree = MemoryTree(project.of_activities(project.ACTIVITIES))
    found = load(tree)
    _check(found)
    runs: dict[str, Callable[[], object]] = {
        "funding": lambda: Ledger(found, DAY).programme(),
        "stage": lambda: stages(found, Ledger(found, DAY)),
        "results": lambda: results(found, None, Ledger(found, DAY)),
    }
    runs["each by itself"] = partial(_each, list(runs.values()))
    runs["all three of one ledger"] = lambda: _together(found, Ledger(found, DAY))
    json.dump(rounds(int(number), lambda: load(tree), runs), sys.stdout)


def _each(runs: Sequence[Callable[[], object]]) -> None:
    for run in runs:
        run()


def _together(found: Project, ledger: Ledger) -> None:
    ledger.programme()
    stages(found, ledger)
    results(found, None, ledger)


def _check(found: Project) -> None:
    """MeasureError where the analyses would have less to do than they are measured by."""
    if found.findings:
        raise MeasureError("clusterctl finds fault with the cluster that it is to analyse")
    shown = results(found, None, Ledger(found, DAY))
    if len(shown.money.funding.activities) != project.ACTIVITIES or not shown.money.ratio.known:
        raise MeasureError("clusterctl does not reckon with all activities")
