"""A small cluster's folder with one file in it, and the judgement on what a writer made of it."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.store.exchange import exchange
from clusterctl.store.held import held
from tests.writes.workers import REFUSED, WRITTEN, Ended, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.writes.faults import Faults
    from tests.writes.writers import Writer

FILE = "plans/1999.yaml"
OLD, NEW = b"status: draft # old\n" * 450, "status: approved # new\n" * 1740
"""9 and 40 kB."""
MODE = 0o640
IN_PLACE_BUT = "is written, but"
"""How the message begins that says: the new text is there, and something went wrong after that."""


def unable(folder: Path) -> str:
    """Return why two files of this folder cannot change names in one step; nothing where they can."""
    for name in ("one", "other"):
        (folder / name).write_bytes(name.encode())
    with held(str(folder)) as opened:
        return "" if exchange(opened, "one", "other") else "this disk cannot exchange two files"


class Case(Struct, frozen=True):
    """A cluster's folder, and the texts that may stand in its file; `old` is None for a file that is not there yet."""

    folder: Path
    old: bytes | None = OLD
    new: str = NEW

    @property
    def root(self) -> Path:
        """The cluster's folder."""
        return self.folder / "cluster"

    @property
    def file(self) -> Path:
        """The file that is written."""
        return self.root / FILE

    def lay(self) -> None:
        """Make the folder as it is before a try."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.file.parent.mkdir(parents=True)
        (self.root / "cluster.yaml").write_bytes(b"id: a\n")
        if self.old is not None:
            self.file.write_bytes(self.old)
            self.file.chmod(MODE)

    def job(self, writer: Writer) -> Callable[[], None]:
        """Return what a worker does: put the new text in place of the old."""
        return lambda: writer(str(self.root), str(self.file), lambda _: self.new)

    def text(self) -> bytes | None:
        """Return what stands in the file, None where there is none."""
        return self.file.read_bytes() if os.path.lexists(self.file) else None

    def extra(self) -> list[str]:
        """Return the names of what has no business in the folder."""
        known = {"cluster.yaml", FILE}
        found = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if not path.is_dir()}
        return sorted(found - known)

    def judge(self, ended: Ended, faults: Faults, when: str) -> None:
        """Count what is wrong after a try: the text, the mode, and whether the writer spoke true."""
        text, new = self.text(), self.new.encode()
        if text not in {self.old, new}:
            faults.add("torn", f"{when}: {'no file' if text is None else f'{len(text)} bytes'} ({ended})")
        elif (ended.code == WRITTEN and text != new) or (ended.code == REFUSED and self._untrue(ended.said, text)):
            faults.add("other", f"{when}: {'the new' if text == new else 'the old'} text is there, but {ended}")
        self._check_mode(faults, when)

    def _check_mode(self, faults: Faults, when: str) -> None:
        if self.old is not None and os.path.lexists(self.file):
            mode = stat.S_IMODE(self.file.stat().st_mode)
            if mode != MODE:
                faults.add("other", f"{when}: the mode is {mode:o}")

    def _untrue(self, said: str, text: bytes | None) -> bool:
        return text != (self.new.encode() if IN_PLACE_BUT in said else self.old)

    def next_run(self, writer: Writer, faults: Faults, when: str) -> None:
        """Write once more and count what is left behind then."""
        ended = run(self.job(writer))
        if ended.code != WRITTEN:
            faults.add("other", f"{when}: the next run ended {ended}")
        self._check_mode(faults, when)
        for name in self.extra():
            faults.add("left", f"{when}: {name}")
