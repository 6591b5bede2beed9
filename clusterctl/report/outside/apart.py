"""Has a cluster's own templates filled by a child process, since they are programs from outside.

What they do is bounded, and stays without effect but for the text that they make:

- the child has no environment, no descriptor but its three streams, and the root as its folder. It loads its modules
  from where the parent's are, and from nowhere else;
- the system limits its time, memory, files and processes, and the interpreter ends it as it reaches for the world
  (`confinement`, which tells what Windows and macOS lack);
- Jinja's sandbox lets templates see values only, and change none (`faces`, `child`);
- here, on every system, a clock ends it, its text is read to a cap, and nothing of it remains: neither a process, nor a
  part of a text.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec
from msgspec import Struct

from clusterctl.findings.errors import AnswerIsNoError, NotFoundError
from clusterctl.report.outside.job import FAULTY, FILLED, Fault, Job, Kind, Limits, Work
from clusterctl.report.outside.own import FOLDER
from clusterctl.store.interrupts import as_exceptions
from clusterctl.words import did_you_mean, shortened

if TYPE_CHECKING:
    from typing import IO

MOST_TEMPLATES = 64
LARGEST = 256 * 2**10
"""Bytes of a template."""

_LONGEST = 300
_NAME = re.compile(r"\w[\w .()-]{0,99}")
KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Without these Windows, and interpreters that were moved, do not start."""
_PACKAGES = ("clusterctl", "jinja2", "markupsafe", "markdown_it", "mdurl", "msgspec")
_PROGRAM = "import sys; sys.path += sys.argv[2:]; from clusterctl.report.outside.child import main; main()"
_TOO_LONG = [-getattr(signal, name) for name in ("SIGXCPU",) if hasattr(signal, name)]
_OPTIONS = ("-I", "-S", "-B", "-X", "utf8", "-W", "ignore")
"""Isolated: no variables, no folder of its user, no `.pth`; and nothing is written."""

_HINTS: dict[Kind, str] = {
    "syntax": "mend the template there",
    "name": "write a name that the report has, or ask first: {% if … is defined %}",
    "include": f"a template may name those beside it in {FOLDER}, and the built-in ones",
    "refused": "a template only places what the report holds: take this out",
    "memory": "let the template make less at once",
    "output": "does it go over something again and again?",
    "depth": "does a template or a macro call itself, or are its blocks or brackets nested very deep?",
    "value": "mend the template there",
}


class _Ended(Struct, frozen=True):
    """How a child came to its end; `code` is the negative number of the signal that ended it."""

    code: int
    output: bytes
    late: bool
    """Whether the clock ended it."""


def render_apart(job: Job, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """Return the text of a project's template.

    AnswerIsNoError where the template is at fault, with its name, its line and what to do; NotFoundError where there
    is none of that name.
    """
    work = _checked(job)
    ended = _run(msgspec.json.encode(work), limits)
    if ended.code != FILLED or ended.late or len(ended.output) > limits.output:
        _raise(job.entry, ended, limits)
    return ended.output.decode("utf-8", "replace")


# -- the job -----------------------------------------------------------------------------------------------------------


def _checked(job: Job) -> Work:
    if job.entry not in job.templates:
        message = f"there is no template {shortened(job.entry)}{did_you_mean(job.entry, job.templates)}"
        raise NotFoundError(message, f"a project's templates lie in its folder {FOLDER}")
    if len(job.templates) > MOST_TEMPLATES:
        message = f"{FOLDER} holds {len(job.templates)} templates, more than the {MOST_TEMPLATES} that are read"
        raise AnswerIsNoError(message, "move those away that are not in use")
    sources = {name: _source(name, given) for name, given in sorted(job.templates.items())}
    return Work(job.entry, sources, job.face, msgspec.Raw(job.view), job.figures)


def _source(name: str, given: bytes) -> str:
    where = f"{FOLDER}{shortened(name)}"
    if not _NAME.fullmatch(name):
        raise AnswerIsNoError(
            f"{where} can't be the name of a template", "name it with letters, digits, points and hyphens"
        )
    if len(given) > LARGEST:
        message = f"{where} is too large for a template: {len(given) // 1024:,} kB, at most {LARGEST // 1024} are read"
        raise AnswerIsNoError(message, "take pictures and data out of it, or split it by {% include %}")
    try:
        source = given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = given.count(b"\n", 0, error.start) + 1
        raise AnswerIsNoError(f"{where}, line {at}: this is not UTF-8 text", "save the template as UTF-8") from None
    if "\0" in source:
        at = source.count("\n", 0, source.index("\0")) + 1
        raise AnswerIsNoError(f"{where}, line {at}: a NUL character stands here", "save the template as plain text")
    return source


# -- the child ---------------------------------------------------------------------------------------------------------


def _run(given: bytes, limits: Limits) -> _Ended:
    """Start a child, give it its job, and return how it ended; it has ended for certain, whatever is raised."""
    process, late = _started(limits), threading.Event()

    def end() -> None:
        late.set()
        _kill(process)

    clock = threading.Timer(limits.seconds, end)
    clock.daemon = True
    try:
        clock.start()
        with as_exceptions():  # so that what ends this process ends the child too
            output = _told(process, given, limits.output + 1)
            if len(output) > limits.output:
                _kill(process)
            _await(process)
    finally:
        clock.cancel()
        if clock.ident:
            clock.join()
        _kill(process)
        process.wait()
    return _Ended(process.returncode, output, late.is_set())


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    command = [sys.executable, *_OPTIONS, "-c", _PROGRAM, msgspec.json.encode(limits).decode(), *_folders()]
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
            cwd=Path(sys.executable).anchor, close_fds=True, start_new_session=True, creationflags=flags,
        )  # fmt: skip
    except OSError as error:
        message = f"Python could not be started to fill the template: {error.strerror or error}"
        raise AnswerIsNoError(message, "try again when the computer has less to do") from None


def _folders() -> list[str]:
    """Return the folders, or archives, in which the parent has its packages: however they were installed."""
    found = (find_spec(package) for package in _PACKAGES)
    places = [next(iter(spec.submodule_search_locations)) for spec in found if spec and spec.submodule_search_locations]
    return list(dict.fromkeys(str(Path(place).absolute().parent) for place in places))


def _told(process: subprocess.Popen[bytes], given: bytes, most: int) -> bytes:
    """Give a child its job and return so many bytes of what it answers; it answers when it has read all."""
    to, of = _pipe(process.stdin), _pipe(process.stdout)
    with of:
        with suppress(OSError), to:  # it may end without reading
            to.write(given)
        return of.read(most)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError
    return stream


def _await(process: subprocess.Popen[bytes]) -> None:
    """Wait for a child's end; where that can be, so that its number stays its own until all of its group are gone."""
    if sys.platform == "linux":
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    else:
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS answers so of those that have ended
            os.killpg(process.pid, signal.SIGKILL)


# -- the answer --------------------------------------------------------------------------------------------------------


def _raise(entry: str, ended: _Ended, limits: Limits) -> NoReturn:
    if len(ended.output) > limits.output:
        _raise_fault(Fault("output", template=entry), entry, limits)
    where = f"{FOLDER}{shortened(entry)}"
    if ended.late or ended.code in _TOO_LONG:
        raise AnswerIsNoError(f"{where} takes too long to fill, so it was stopped", _HINTS["output"])
    if ended.code == FAULTY:
        with suppress(msgspec.MsgspecError):
            _raise_fault(msgspec.json.decode(ended.output, type=Fault), entry, limits)
    if ended.code == 1:  # Python's, for an error that nobody expects: ours
        raise RuntimeError(ended.output.decode("utf-8", "replace"))
    message = f"{where} can't be filled: the program that did it broke down ({ended.code})"
    raise AnswerIsNoError(message, _HINTS["depth"])


def _raise_fault(fault: Fault, entry: str, limits: Limits) -> NoReturn:
    where = _where(fault, entry)
    match fault.kind:
        case "memory":
            said = f"this takes more than {limits.memory // 2**20} MB of memory"
        case "output":
            said = f"this makes a text of more than {limits.output // 2**20} MB"
        case "depth":
            said = "this goes too deep"
        case _:
            said = fault.message
    raise AnswerIsNoError(f"{where}: {shortened(said, _LONGEST)}", _HINTS[fault.kind])


def _where(fault: Fault, entry: str) -> str:
    name = shortened(fault.template or entry)
    place = name if name.startswith("clusterctl/") else f"{FOLDER}{name}"
    return f"{place}, line {fault.line}" if fault.line else place
