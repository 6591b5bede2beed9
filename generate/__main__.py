"""`python -m generate` writes every generated file; with `--check` it only says which are stale."""

from __future__ import annotations

import difflib
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generate.files import FILES, leftovers
from generate.messages import MessageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
HEAD = 20
"""Lines of a difference that are shown."""


def main(arguments: Sequence[str]) -> int:
    """Run; return the exit code: 1 when `--check` finds something stale, 2 for other arguments."""
    if list(arguments) not in ([], ["--check"]):
        sys.stderr.write("usage: python -m generate [--check]\n")
        return 2
    try:
        return _check() if arguments else write(ROOT)
    except MessageError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def _check() -> int:
    reports = list(stale(ROOT))
    sys.stdout.writelines(reports)
    if reports:
        sys.stdout.write("Run `make generate` and commit what it writes.\n")
    return 1 if reports else 0


def write(root: Path) -> int:
    """Write the files that are stale, delete those that nothing generates any more; return the exit code."""
    for name, make in FILES:
        path, made = root / name, _bytes(make())
        if _held(path) != made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
            sys.stdout.write(f"{name}: written\n")
    for name in leftovers(root):
        (root / name).unlink()
        sys.stdout.write(f"{name}: deleted\n")
    return 0


def stale(root: Path) -> Iterator[str]:
    """Yield for each stale file its name and the head of the difference."""
    for name, make in FILES:
        held, made = _held(root / name), make()
        if held is None:
            yield f"{name}: missing\n"
        elif held != _bytes(made):
            yield f"{name}: stale\n{_difference(name, held.decode(), made) if isinstance(made, str) else ''}"
    for name in leftovers(root):
        yield f"{name}: nothing generates it any more\n"


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _difference(name: str, held: str, text: str) -> str:
    lines = difflib.unified_diff(held.splitlines(), text.splitlines(), name, f"{name} (generated)", lineterm="")
    head = list(islice(lines, HEAD + 1))
    more = ["…"] if len(head) > HEAD else []
    return "".join(f"  {line}\n" for line in [*head[:HEAD], *more])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
