"""Takes the `# ` off the examples in a starter's comments, as the README tells people to do."""

from __future__ import annotations

import re

_EXAMPLE = re.compile(r" *# (- |[a-z][a-z0-9_-]*:( |$))")
_MARK = re.compile(r"^( *)# ")


def examples(text: str) -> list[range]:
    """Return the lines of each example: from a comment line that reads like a key or an item to its block's end."""
    found: list[range] = []
    start: int | None = None
    lines = [*text.splitlines(), ""]
    for at, line in enumerate(lines):
        comment = line.lstrip().startswith("#")
        if start is None and comment and _EXAMPLE.match(line):
            start = at
        elif start is not None and not comment:
            found.append(range(start, at))
            start = None
    return found


def uncommented(text: str, *which: range) -> str:
    """Return the text with some examples (all of them, where none is named) turned into lines that count."""
    wanted = {at for one in which or examples(text) for at in one}
    return "".join(
        _MARK.sub(r"\1", line) if at in wanted else line for at, line in enumerate(text.splitlines(keepends=True))
    )


def prose(text: str) -> list[str]:
    """Return the comment lines that are no examples."""
    shown = {at for one in examples(text) for at in one}
    return [line for at, line in enumerate(text.splitlines()) if line.lstrip().startswith("#") and at not in shown]
