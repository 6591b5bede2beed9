"""The log of a long history, beside reading each of its texts once with the same reader."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers import CLUSTERCTL, ROOT
from bench.table import Goal, Row, Section
from bench.timing import MeasureError, between, rounds, to_base
from clusterctl.source.reader import read

COMMITS = 1000
_FIRST = datetime(1998, 1, 1, 6, 30, tzinfo=UTC)
_ENVIRONMENT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def history(number: int) -> list[Section]:
    """Return the sections on `log`: of commits that each change a field, and of commits that change comments."""
    jaipur = ROOT / "examples" / "jaipur"
    files = {path.relative_to(jaipur).as_posix(): path.read_bytes() for path in sorted(jaipur.rglob("*.yaml"))}
    return [
        _section(number, files, "reason: read again for the {}th time\n", "one field"),
        _section(number, files, "# Read again for the {}th time.\n", "one comment"),
    ]


def _section(number: int, files: dict[str, bytes], line: str, what: str) -> Section:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        edits = [_edit(files, nth, line) for nth in range(1, COMMITS)]
        _write(place / "repository", [list(files.items()), *([edit] for edit in edits)])
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLUSTERCTL"))}
        clean["XDG_CACHE_HOME"] = str(place / "cache")
        command = partial(_log, place / "repository", clean)
        command()
        runs = {"cold": partial(command, "--no-cache"), "again": command}
        times = rounds(number, partial(_read, [*files.items(), *edits]), runs)
    rows = [
        Row("clusterctl log", to_base(times["cold"]), Goal("≤", 2)),
        Row("clusterctl log, a second time", to_base(times["again"])),
        Row("the second time as a part of the first", between(times["again"], times["cold"]), Goal("≤", 0.2)),
    ]
    return Section(f"{COMMITS} commits of {what} each, as multiples of reading each text once", rows)


def _read(texts: list[tuple[str, bytes]]) -> None:
    for path, data in texts:
        read(path, data)


def _log(folder: Path, environment: dict[str, str], *options: str) -> None:
    done = subprocess.run(
        [CLUSTERCTL, "log", *options], cwd=folder, env=environment, capture_output=True, check=False, text=True
    )
    if done.returncode:
        raise MeasureError(f"log ends with {done.returncode}: {done.stderr.strip()[-300:]}")


def _edit(files: dict[str, bytes], nth: int, line: str) -> tuple[str, bytes]:
    """Return what a commit writes: one file with a line more than at first."""
    path = list(files)[nth % len(files)]
    return path, files[path] + line.format(nth).encode()


def _write(folder: Path, commits: list[list[tuple[str, bytes]]]) -> None:
    """Make a repository with a commit a day."""
    folder.mkdir()
    said = b"".join(_commit(nth, files) for nth, files in enumerate(commits))
    environment = {**os.environ, **_ENVIRONMENT}
    for arguments, given in (
        (["init", "--quiet", "--initial-branch=main", "--template="], b""),
        (["fast-import", "--quiet"], said),
        (["reset", "--quiet", "--hard"], b""),
    ):
        command = ["git", *arguments]
        subprocess.run(command, cwd=folder, env=environment, input=given, check=True, capture_output=True)


def _commit(nth: int, files: list[tuple[str, bytes]]) -> bytes:
    day = int((_FIRST + timedelta(days=nth)).timestamp())
    said = f"commit refs/heads/main\ncommitter A. Printer <printer@example.org> {day} +0530\ndata {_data('Read again')}"
    return said.encode() + b"".join(
        f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n" for path, data in files
    )


def _data(text: str) -> str:
    return f"{len(text)}\n{text}\n"
