"""What an entry of the gallery is: what was done wrong, and the files that show it."""

from __future__ import annotations

from typing import NamedTuple

from tests.rules.cases import ABOUT, HERE, lines

Files = dict[str, str | bytes | None]
"""By path, laid over the base; None takes a file away."""


class Entry(NamedTuple):
    """One thing done wrong."""

    wrong: str
    files: Files
    make: str = ""
    """What no text can hold, as in a case's `MAKE`."""
    past: dict[str, Files] = {}  # noqa: RUF012 - nobody changes it
    """What was committed before, by day."""
    last: bool = False
    """Whether only the last finding is shown, of very many."""


class Chapter(NamedTuple):
    """Entries that belong together."""

    title: str
    entries: tuple[Entry, ...]


def leaf(wrong: str, text: str | bytes) -> Entry:
    """Write this into `exit.yaml`, on which nothing else rests."""
    return Entry(wrong, {"exit.yaml": text})


def cluster(wrong: str, *lines: str) -> Entry:
    """Write `cluster.yaml` with these lines behind the few that it must have."""
    head = ("format: 1", "id: bagru", "name: Printers of Bagru", "country: IN", "currency: INR", "record_until: 1999")
    return Entry(wrong, {"cluster.yaml": "\n".join((*head, *lines, ""))})


def activity(wrong: str, *lines: str) -> Entry:
    """Write these lines into the one activity of a plan."""
    head = ("activities:", "  fair:", "    title: Fair of the printers")
    return Entry(wrong, {"plans/1999.yaml": "\n".join((*head, *(f"    {line}" for line in lines), ""))})


def scores(wrong: str, *lines: str) -> Entry:
    """Write these lines below `scores` of an assessment."""
    head = ("date: 1999-12", "scores:")
    return Entry(wrong, {"scores/1999.yaml": "\n".join((*head, *(f"  {line}" for line in lines), ""))})


def case(wrong: str, code: str, name: str = "bad") -> Entry:
    """Show a case of a rule: what is found by figures and dates wants more files around it than a line or two."""
    root = HERE / code / name
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and path.name not in ABOUT]
    away: Files = dict.fromkeys(lines(root / "DELETE"))
    return Entry(wrong, {**away, **{path.relative_to(root).as_posix(): path.read_bytes() for path in files}})
