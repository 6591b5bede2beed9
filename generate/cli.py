"""`docs/cli.md`: the command line as `--help` shows it, with the conventions that all commands share."""

from __future__ import annotations

from pathlib import Path

from clusterctl.cli.table import entries
from generate.console import output
from generate.markdown import anchor, table

_CONVENTIONS = Path(__file__).with_name("conventions.md")


def text() -> str:
    """Return the page."""
    rows = [(f"[`{name}`](#{anchor(name)})", entry.help) for name, entry in entries().items()]
    parts = [
        "# The command line",
        "Generated from the program by `make generate`.",
        table(("Command", "What it does"), rows),
        _CONVENTIONS.read_text(encoding="utf-8").strip(),
        *(_command(name) for name in entries()),
    ]
    return "\n\n".join(parts) + "\n"


def _command(name: str) -> str:
    shown, _ = output([*name.split(), "--help"])
    return f"## {name}\n\n```text\n{shown.rstrip()}\n```"
