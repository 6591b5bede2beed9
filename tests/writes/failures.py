"""System calls that fail, each once, and signals that ask a run to end at each of them."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.writes import strace
from tests.writes.cases import Case
from tests.writes.faults import Control, Faults, Row, lacking
from tests.writes.kills import variants
from tests.writes.workers import INTERRUPTED, REFUSED, TERMINATED, WRITTEN
from tests.writes.writers import Writer, in_place, unlocked

if TYPE_CHECKING:
    from pathlib import Path

ERRORS = ("EIO", "ENOSPC", "EINTR")
RENAMES = ("EXDEV", "EDQUOT", "EPERM", "EINVAL")
"""What renames and links may say besides: another disk, no room for this user, a disk (FAT) that cannot."""
_RENAMING = {"rename", "renameat", "renameat2", "link", "linkat"}


def at_each_call(folder: Path, *, full: bool) -> Row:
    """Let each system call fail, one after the other, with each error that it may meet."""
    name = "each system call failing once"
    if strace.missing():
        return lacking(name, strace.missing())
    found, naive = Faults(), Faults()
    for writer, case in variants(folder)[: None if full else 1]:
        _with_errors(writer, case, found, ERRORS if full else ERRORS[:1])
    _with_errors(in_place, Case(folder), naive, ERRORS if full else ERRORS[:1])
    return Row(name, found, Control("in place", "torn", naive))


def _with_errors(writer: Writer, case: Case, faults: Faults, errors: tuple[str, ...]) -> None:
    log = case.folder / "trace"
    case.lay()
    for call in strace.calls(case.job(writer), log):
        for error in (*errors, *(RENAMES if call[0] in _RENAMING else ())):
            when = f"{error} at {call}"
            case.lay()
            ended, hit = strace.with_error(case.job(writer), log, call, error)
            faults.tries += 1
            case.judge(ended, faults, when)
            if not hit or ended.code not in {WRITTEN, REFUSED}:
                faults.add("other", f"{when}: {'hit' if hit else 'did not hit'}, and {ended}")
            case.next_run(writer, faults, when)


def signals(folder: Path, *, full: bool) -> Row:
    """Send Ctrl-C and SIGTERM at each system call: nothing stays behind, without another run."""
    name = "Ctrl-C and SIGTERM at each system call"
    if strace.missing():
        return lacking(name, strace.missing())
    found, naive = Faults(), Faults()
    for writer, case in variants(folder)[: None if full else 1]:
        for sent in ("SIGINT", "SIGTERM") if full else ("SIGTERM",):
            _with_signal(writer, case, found, sent)
    _with_signal(unlocked, Case(folder), naive, "SIGTERM")
    return Row(name, found, Control("rename only", "left", naive))


def _with_signal(writer: Writer, case: Case, faults: Faults, sent: str) -> None:
    log = case.folder / "trace"
    case.lay()
    for call in strace.calls(case.job(writer), log):
        case.lay()
        ended, hit = strace.with_signal(case.job(writer), log, call, sent)
        faults.tries += 1
        case.judge(ended, faults, f"{sent} at {call}")
        if not hit or ended.code not in {INTERRUPTED, TERMINATED, -signal.SIGTERM}:
            faults.add("other", f"{sent} at {call}: {'hit' if hit else 'did not hit'}, and {ended}")
        for left in case.extra():
            faults.add("left", f"{sent} at {call}: {left}")
