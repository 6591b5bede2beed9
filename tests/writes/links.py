"""Links that are swapped under a writer: nothing is ever written outside the cluster's folder."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from clusterctl.findings.errors import OutputError
from clusterctl.store.exchange import exchange
from clusterctl.store.held import held
from tests.writes import steps
from tests.writes.cases import Case, unable
from tests.writes.faults import Control, Faults, Row, lacking
from tests.writes.workers import CRASHED, Tally, Worker, run
from tests.writes.writers import Writer, checked_by_path, ours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = b"not yours\n"
_SOME = 100
"""Swaps between two looks at the other folder."""
_FEWEST = 10
"""Attempts to write in a storm."""
_CERTAIN = 3_000_000
"""Swaps after which a naive writer would have been lucky beyond belief."""


class Swapped(Case, frozen=True):
    """A cluster's folder beside a folder that is not to be touched."""

    @property
    def outside(self) -> Path:
        """The other folder."""
        return self.folder / "outside"

    @property
    def theirs(self) -> dict[str, bytes]:
        """The files in it: one holds the very text that the writer looks for."""
        return {"lock": SECRET} if self.old is None else {"lock": SECRET, "1999.yaml": self.old}

    def lay(self) -> None:
        """Make both as they are before a try."""
        super().lay()
        self.outside.mkdir(exist_ok=True)
        for path in self.outside.iterdir():
            path.unlink()
        for name, data in self.theirs.items():
            (self.outside / name).write_bytes(data)

    def escaped(self) -> list[str]:
        """Return what was changed in the other folder."""
        found = {path.name: _held(path) for path in self.outside.iterdir()}
        return sorted(name for name in {*found, *self.theirs} if found.get(name, b"") != self.theirs.get(name, b""))


def _held(path: Path) -> bytes | None:
    """Return what a file holds; None where it went while one looked: then it had come, too."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def at_each_step(folder: Path, *, full: bool) -> Row:
    """Swap a folder, the file or the lock for a link that leads out, after each system call of the writer."""
    found, naive = Faults(), Faults()
    every = 1 if full else 5
    _at_each_step(Swapped(folder, None), ours, _folder, found, every)
    for swap in (_folder, _file, _hard, _lock):
        _at_each_step(Swapped(folder), ours, swap, found, every)
    for swap in (_folder, _file):
        _at_each_step(Swapped(folder), checked_by_path, swap, naive, 1)
    return Row("links swapped in at each step", found, Control("checked by path", "outside", naive))


def _folder(case: Swapped) -> None:
    plans = case.file.parent
    plans.rename(case.root / "moved")
    plans.symlink_to(case.outside)


def _file(case: Swapped) -> None:
    case.file.unlink(missing_ok=True)
    case.file.symlink_to(case.outside / "1999.yaml")


def _hard(case: Swapped) -> None:
    case.file.unlink(missing_ok=True)
    case.file.hardlink_to(case.outside / "1999.yaml")


def _lock(case: Swapped) -> None:
    lock = case.root / ".clusterctl.lock"
    lock.unlink(missing_ok=True)
    lock.symlink_to(case.outside / "lock")


def _at_each_step(case: Swapped, writer: Writer, swap: Callable[[Swapped], None], faults: Faults, every: int) -> None:
    for stop in range(1, steps.MOST, every):
        case.lay()
        reached = Tally()
        ended = run(partial(_swapped_meanwhile, case, writer, stop, swap, reached))
        if not int(reached):
            return
        faults.tries += 1
        when = f"{swap.__name__} after {stop} calls"
        if ended.code == CRASHED:
            faults.add("other", f"{when}: {ended}")
        for name in case.escaped():
            faults.add("outside", f"{when}: {name}")


def _swapped_meanwhile(
    case: Swapped, writer: Writer, stop: int, swap: Callable[[Swapped], None], reached: Tally
) -> None:
    def act() -> None:
        reached.add()
        swap(case)

    steps.disturbed(case.job(writer), stop, act)


def storm(folder: Path, *, full: bool) -> Row:
    """Let a second process swap folder and link without end while the writer writes again and again."""
    name, swaps = "links swapped at random moments", 100_000 if full else 3000
    if unable(folder):
        return lacking(name, unable(folder))
    found = _storm(Swapped(folder), ours, swaps)
    naive = _storm(Swapped(folder), checked_by_path, _CERTAIN)
    return Row(name, found, Control("checked by path", "outside", naive))


def _storm(case: Swapped, writer: Writer, swaps: int) -> Faults:
    case.lay()
    attempts, faults = Tally(), Faults()
    link = case.root / "link"
    link.symlink_to(case.outside)
    worker = Worker(partial(_write_on, case, writer, attempts))
    with held(str(case.root)) as folder:
        while (faults.tries < swaps or int(attempts) < _FEWEST) and not case.escaped():
            for _ in range(_SOME):
                exchange(folder, "plans", "link")
            faults.tries += _SOME
    worker.kill()
    worker.ended()
    for name in case.escaped():
        faults.add("outside", f"after {faults.tries} swaps: {name}")
    (case.root / ("plans" if case.file.parent.is_symlink() else "link")).unlink()
    if link.exists():
        link.rename(case.file.parent)
    case.next_run(writer, faults, "after the storm")
    return faults


def _write_on(case: Swapped, writer: Writer, attempts: Tally) -> None:
    while True:
        with suppress(OutputError):
            case.job(writer)()
        attempts.add()
