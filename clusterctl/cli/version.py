"""`--version`: loads nothing, so that editors and scripts may ask as often as they like."""

from __future__ import annotations

import os

from clusterctl.version import VERSION


def show() -> int:
    """Write the version to stdout; exit code 5 where that cannot be done."""
    try:
        os.write(1, f"clusterctl {VERSION}\n".encode())
    except BrokenPipeError:
        return 0
    except OSError as error:
        os.write(2, f"clusterctl: the version could not be written: {error.strerror}\n".encode())
        return 5
    return 0
