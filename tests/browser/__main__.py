"""`python -m tests.browser [-o FOLDER] FILE…`: print what is wrong with pages; pictures of them go to the folder.

Files are HTML, SVG or Markdown, folders stand for those in them. The exit code is 1 where something is wrong.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.finding import CHECKS
from tests.browser.reader import read
from tests.browser.tools import found, without_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def main() -> int:
    """Run the command line; return its exit code."""
    parser = ArgumentParser(prog="python -m tests.browser", description="Read pages as people do.")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="HTML, SVG or Markdown; a folder: its files"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="for pictures of screens and paper")
    given = parser.parse_args()
    tools = found()
    if isinstance(tools, str):
        parser.error(tools)
    if strange := [str(path) for path in given.files if not path.exists() or path.suffix not in {"", *CHECKS}]:
        parser.error(f"no file of HTML, SVG or Markdown: {', '.join(strange)}")
    files = {path: CHECKS[path.suffix] for path in _files(given.files)}
    with tempfile.TemporaryDirectory() as scratch:
        findings = read(tools, files, given.output or Path(scratch), pictures=given.output is not None)
    if given.output is not None and not without_paper():
        _draw(given.output)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    lacking = f" (not looked at on paper: {without_paper()})" if without_paper() else ""
    sys.stderr.write(f"{len(findings)} findings in {len(files)} files{lacking}\n")
    return 1 if findings else 0


def _files(given: Iterable[Path]) -> Iterator[Path]:
    for path in given:
        yield from sorted(one for one in path.iterdir() if one.suffix in CHECKS) if path.is_dir() else (path,)


def _draw(folder: Path) -> None:
    """Draw the pages of all PDFs of a folder."""
    for pdf in sorted(folder.glob("*.pdf")):
        subprocess.run(["pdftoppm", "-png", "-r", "70", pdf, pdf.with_suffix("")], check=True)


if __name__ == "__main__":
    sys.exit(main())
