"""The kernel's lock on an open file: it ends with the process that holds it, however that ends."""

from __future__ import annotations

import errno
import os
import sys

NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}
"""How a system says that nothing can be locked on a disk."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """A lock bars others from the bytes it covers: this byte lies behind all that is ever written."""

    def lock(handle: int) -> bool:
        """Lock an open file; False where another process holds it, OSError where it cannot be locked."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def lock(handle: int) -> bool:
        """Lock an open file; False where another process holds it, OSError where it cannot be locked."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
