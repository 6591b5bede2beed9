"""The entry point. `--version` answers before anything is loaded; all else is the command table's."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from clusterctl.cli.version import show

        return show()
    from clusterctl.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
