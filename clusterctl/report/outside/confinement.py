"""Takes from this process, for good, what a template has no need of; the program of `child` calls it.

Two walls stand behind Jinja's sandbox, in case it is broken:

- limits of the system, on time, memory, files and processes. Linux keeps to all of them (but for the number of
  processes of the superuser); macOS may ignore the one on memory; Windows has none of them. There the parent's clock
  and its cap on the output remain;
- a hook of the interpreter, everywhere, that ends the process as it reaches for the world: a file, a socket, another
  process, a module that is not loaded, native code.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec

from clusterctl.report.outside.job import FAULTY, Fault, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

_RECURSION = 1000
"""Calls within calls: so many the system's stack always holds."""
_FIRST = 3
"""The first descriptor after the three that every process has."""
_HARMLESS = frozenset({
    "builtins.id",  # templates are compiled to functions and run,
    "code.__new__",
    "compile",
    "exec",
    "object.__getattr__",  # and Jinja tells their lines in place of Python's
    "sys._getframe",
})  # fmt: skip
"""The events of the interpreter that filling a template raises: all others end the process."""


def limit(limits: Limits) -> None:
    """Set the limits of the system; before anything from outside is read."""
    sys.setrecursionlimit(_RECURSION)
    _set("RLIMIT_CPU", limits.processor, limits.processor + 1)  # the first says why it ends, the second only ends it
    _set("RLIMIT_AS", limits.memory)
    for name in ("RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_CORE"):
        _set(name, 0)


def lock(names: Iterable[str] = ()) -> None:
    """Let this process open nothing, load nothing and start nothing any more; before anything from outside runs.

    `names` are those of the templates: where Python can't compile one it looks for a file of its name, and finds none.
    """
    sys.stderr = None  # what Python warns of is nobody's text
    if sys.platform != "win32":
        os.closerange(_FIRST, 2**16)
    _set("RLIMIT_NOFILE", 0)
    _hook(frozenset(names))


def _set(name: str, soft: int, hard: int | None = None) -> None:
    """Set a limit, or leave one that is lower already."""
    if sys.platform != "win32":
        import resource

        which = getattr(resource, name, None)
        if which is None:
            return
        most = resource.getrlimit(which)[1]
        hard = soft if hard is None else hard
        hard = hard if most == resource.RLIM_INFINITY else min(hard, most)
        try:
            resource.setrlimit(which, (min(soft, hard), hard))
        except (OSError, ValueError):
            if sys.platform == "linux":  # others know the names, and not always the limits
                raise


def _hook(names: frozenset[str]) -> None:
    """Set the hook. Nothing takes it away, and nothing it uses has a name elsewhere by which it could be changed."""
    harmless, write, leave, code = _HARMLESS, os.write, os._exit, FAULTY
    refused = msgspec.json.encode(Fault("refused", "it reaches out of the report (%s)"))

    def ended(event: str, arguments: tuple[object, ...]) -> None:
        if event in harmless:
            return
        if event != "open" or arguments[0] not in names:
            write(1, refused % event.encode())
            leave(code)  # at once: an error could be caught
        raise FileNotFoundError

    sys.addaudithook(ended)
