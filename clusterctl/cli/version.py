"""`--version`: loads nothing, so that editors and scripts may ask as often as they like."""

from __future__ import annotations

import os

from clusterctl.version import VERSION


def show() -> int:
    """Write the version to stdout."""
    os.write(1, f"clusterctl {VERSION}\n".encode())
    return 0
