"""The entry point. `--version` and the shells' completion answer before typer is loaded; all else is the table's."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from clusterctl.cli.version import show

        return show()
    if sys.argv[1:2] == ["--complete"]:
        from clusterctl.cli import candidates

        return candidates.show(sys.argv[2:])
    try:
        from clusterctl.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still loading
        return 130
    gc.freeze()  # the process ends: nothing is left to collect, and looking takes as long as reading the files
    return code


if __name__ == "__main__":
    sys.exit(main())
