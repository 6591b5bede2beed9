"""Two files change names in one step, and who else has a file open: what Linux knows beyond Python's `os`.

With both, a file is replaced only if it is still the one that was looked at: what came away is seen, and goes back if
it is another.
"""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clusterctl.store.held import HeldFolder

_EXCHANGE = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def exchange(folder: HeldFolder, one: str, other: str) -> bool:
    """Let two files of a folder change names; False where the system or the disk cannot, OSError where it failed."""
    rename = _renameat2()
    if rename is None or folder.handle is None:
        return False
    if not rename(folder.handle, os.fsencode(one), folder.handle, os.fsencode(other), _EXCHANGE):
        return True
    import ctypes

    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Any:  # noqa: ANN401 - a function of the C library
    """Return the system's call, None where it has none."""
    if sys.platform != "linux":
        return None
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is not None:
        rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return rename


def is_being_written(handle: int) -> bool:
    """Whether a program has this file, which is open for reading here, open for writing; False where nobody knows."""
    if sys.platform != "linux":
        return False
    import fcntl
    import signal

    try:
        # A lease on reading is given only while nobody may write. Who opens the file meanwhile causes a signal: one
        # that is ignored unless somebody asks for it.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
