"""Whole commands, each in a process of its own, beside `python -c pass` and beside the peers' commands."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench import project
from bench.peers import CLUSTERCTL, PEERS, PYTHON, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, between, rounds, to_base

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.timing import Pair


def startup(number: int) -> list[Section]:
    """Return the sections on starting."""
    times = _times(number, ROOT, {"version": [CLUSTERCTL, "--version"], "help": [CLUSTERCTL]})
    rows = [
        Row("clusterctl --version", to_base(times["version"]), Goal("≤", 3)),
        Row("clusterctl (help)", to_base(times["help"])),
    ]
    return [Section("Start-up, as multiples of `python -c pass`", rows)]


def commands(number: int) -> list[Section]:
    """Return the sections on a cluster's files."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        plans = _write(place)
        times = _times(number, place, _compared(plans))
    ours = times["validate"]
    whole = [
        Row("clusterctl validate", to_base(ours), Goal("≤", 13)),
        Row("clusterctl validate, of files as they were", to_base(times["validate again"])),
        Row("clusterctl score", to_base(times["score"]), Goal("≤", 12)),
        Row("yamllint (relaxed rules)", to_base(times["yamllint"])),
        Row(f"check-jsonschema ({len(plans)} plans only)", to_base(times["check-jsonschema"])),
    ]
    beside = [
        Row("the time of yamllint", between(ours, times["yamllint"]), Goal("<", 1)),
        Row("the time of check-jsonschema", between(ours, times["check-jsonschema"]), Goal("<", 1)),
    ]
    title = f"{len(project.files())} files of {project.LINES} lines, cold, as multiples of `python -c pass`"
    return [Section(title, whole), Section("`clusterctl validate` on these files, as a part of", beside)]


def _write(folder: Path) -> list[str]:
    """Write the cluster and return the names of its plans."""
    files = project.files()
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [name for name in files if name.startswith("plans/")]


def _compared(plans: list[str]) -> dict[str, list[str]]:
    """Return the commands; a peer that takes one schema at a time is asked about the plans only."""
    schema = str(ROOT / "schemas" / "plan.schema.json")
    return {
        "validate": [CLUSTERCTL, "validate"],
        "validate again": [CLUSTERCTL, "validate"],
        "score": [CLUSTERCTL, "score"],
        "yamllint": [str(PEERS / "yamllint"), "--strict", "-d", "relaxed", "."],
        "check-jsonschema": [str(PEERS / "check-jsonschema"), "--schemafile", schema, *plans],
    }


def _times(number: int, folder: Path, measured: dict[str, list[str]]) -> dict[str, list[Pair]]:
    """Return the times of commands, with nothing kept from the run before but where one is measured again."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLUSTERCTL"))}
    off, kept = clean | {"CLUSTERCTL_CACHE": "off"}, clean | {"XDG_CACHE_HOME": str(folder / ".cache")}
    start = partial(subprocess.run, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    runs = {}
    for name, command in measured.items():
        environment = kept if name.endswith("again") else off
        tried(command, folder, environment)
        runs[name] = partial(start, command, env=environment)
    return rounds(number, partial(start, [PYTHON, "-c", "pass"], env=clean), runs)


def tried(command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
    """Run a command once before it counts; MeasureError where it does not work."""
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        name = Path(command[0]).name
        raise MeasureError(f"{name} ends with {done.returncode}: {(done.stderr or done.stdout).strip()[-300:]}")
