"""Reads files as a browser, a printer and assistive technology do: one Node process, one Chromium for all of them."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.browser import paper
from tests.browser.finding import Finding, merged
from tests.browser.tools import HERE, Tools, without_paper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

PAPERS = ("A4", "Letter")
PATIENCE = 600
"""Seconds after which a browser that hangs is ended, so that a test run is not."""


def read(tools: Tools, files: Mapping[Path, Collection[str]], out: Path, *, pictures: bool = False) -> list[Finding]:
    """Return what checks find in files (.html, .svg, .md); PDFs, and pictures if wanted, go to `out`.

    Raises AssertionError with the words of Node where the reading itself failed.
    """
    out.mkdir(parents=True, exist_ok=True)
    names = _names(files)
    job = {
        "chromium": tools.chromium,
        "files": {str(path.resolve()): {"name": names[path], "checks": list(checks)} for path, checks in files.items()},
        "out": str(out.resolve()),
        "pictures": pictures,
    }
    done = subprocess.run(
        [tools.node, str(HERE / "read.mjs")],
        input=json.dumps(job).encode(),
        capture_output=True,
        env={**os.environ, "CLUSTERCTL_BROWSER_TOOLS": str(tools.modules.resolve())},
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads((out / "found.json").read_text(encoding="utf-8"))
    called = {str(path.resolve()): name for path, name in names.items()}
    seen = [Finding(called[one["file"]], one["check"], (one["view"],), one["what"]) for one in told["findings"]]
    marks = {called[file]: [paper.Mark(**mark) for mark in given] for file, given in told["marks"].items()}
    wanted = {names[path]: set(checks) for path, checks in files.items()}
    return merged([*seen, *(one for one in _printed(out, marks) if one.check in wanted[one.page])])


def _names(files: Iterable[Path]) -> dict[Path, str]:
    """Return a name for each file that no other has: its own, with its folders where others are called so."""
    often = Counter(path.name for path in files)
    return {path: path.name if often[path.name] == 1 else "-".join(path.resolve().parts[1:]) for path in files}


def _printed(out: Path, marks: dict[str, list[paper.Mark]]) -> list[Finding]:
    if without_paper():
        return []
    asked = [(page, kind, out / f"{page}-{kind}.pdf") for page in marks for kind in PAPERS]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: list(paper.findings(one[0], one[1], one[2], marks[one[0]])), asked)
        return [finding for some in found for finding in some]
