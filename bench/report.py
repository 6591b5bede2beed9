"""`clusterctl report` on the cluster of Jaipur, each in a process of its own, beside `python -c pass`."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.commands import tried
from bench.peers import CLUSTERCTL, PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import rounds, to_base

if TYPE_CHECKING:
    from collections.abc import Mapping

JAIPUR = ROOT / "examples" / "jaipur"
YEAR = "1999"


def report(number: int) -> list[Section]:
    """Return the section on reports; files as read and templates are kept from the run before, or nothing is."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLUSTERCTL"))}
        kept = clean | {"XDG_CACHE_HOME": str(place / "cache")}
        off = clean | {"CLUSTERCTL_CACHE": "off"}
        runs = {
            "donor.html": _run(place / "donor.html", "donor", kept),
            "first.html": _run(place / "first.html", "donor", off),
            "donor.md": _run(place / "donor.md", "donor", kept),
            "manager.html": _run(place / "manager.html", "manager", kept),
        }
        times = rounds(number, partial(_start, [PYTHON, "-c", "pass"], clean), runs)
    rows = [
        Row("for donors, HTML", to_base(times["donor.html"]), Goal("≤", 25)),
        Row("for donors, HTML, with nothing kept", to_base(times["first.html"])),
        Row("for donors, Markdown", to_base(times["donor.md"])),
        Row("for the manager, HTML", to_base(times["manager.html"])),
    ]
    return [Section(f"`clusterctl report {YEAR}` on Jaipur, as multiples of `python -c pass`", rows)]


def _run(file: Path, template: str, environment: Mapping[str, str]) -> partial[None]:
    command = [CLUSTERCTL, "-C", str(JAIPUR), "report", YEAR, "--template", template, "-o", str(file)]
    tried(command, ROOT, environment)
    return partial(_start, command, environment)


def _start(command: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
