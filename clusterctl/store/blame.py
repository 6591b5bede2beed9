"""Who touched a line last: git's own answer for what is committed, and what of the disk is not committed yet.

git is only asked about commits, and under none of the repository's own settings. For a file on the disk it would run
the filters that these name; so the disk's lines are set beside those of the last commit here.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.days import day_of
from clusterctl.store.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from clusterctl.store.git import Commit, Repository

_MOST_RANGES = 200
"""For more lines than these git is asked for all: a command line has an end."""
_ID = 40


class Touch(Struct, frozen=True):
    """The commit that last touched a line; author and day are those of the change, not of a later rebase."""

    commit: str
    author: str
    date: date | None
    """In the author's own time zone; None where the commit names a day that no calendar has."""
    summary: str
    """The first line of the commit's message."""
    is_edge: bool
    """A shallow clone holds nothing before this commit: the line may be older."""

    @property
    def short(self) -> str:
        """The first ten digits of the commit's id."""
        return self.commit[:10]


def blame(repository: Repository, commit: Commit, path: str, lines: Iterable[int]) -> dict[int, Touch]:
    """Return who last touched lines of a file of a commit, by their numbers from 1; the path is from the top.

    NotFoundError where git can't tell.
    """
    wanted = sorted(set(lines))
    if not wanted:
        return {}
    ranges = [word for line in wanted for word in ("-L", f"{line},{line}")] if len(wanted) <= _MOST_RANGES else []
    with plain(repository, commit.id) as bare:
        asked = bare.run("blame", "--root", "--porcelain", *ranges, commit.id, "--", path)
    if asked.returncode:
        said = asked.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NotFoundError(f"git can't tell who set the lines of {path}: {said}", "`git fsck` tells more")
    found = dict(_touches(asked.stdout.decode("utf-8", "replace"), repository.edges))
    return {line: found[line] for line in wanted if line in found}


def committed(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """Return which line of the committed text each line of a text is, from 1; lines that are not committed lack."""
    if old == new:
        return {at: at for at in range(1, len(new) + 1)}
    begin = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    begin = min(len(old), len(new)) if begin is None else begin
    matcher = SequenceMatcher(None, old[begin:], new[begin:])
    same = {at: at for at in range(1, begin + 1)}
    for block in matcher.get_matching_blocks():
        same.update({begin + block.b + at: begin + block.a + at for at in range(1, block.size + 1)})
    return same


def _touches(porcelain: str, edges: frozenset[str]) -> Iterator[tuple[int, Touch]]:
    """Give each line's number and its touch; git tells of a commit once, at its first line."""
    told: dict[str, Touch] = {}
    id_, number, header = "", 0, dict[str, str]()
    for text in porcelain.split("\n"):
        if text.startswith("\t"):
            if id_ not in told:
                told[id_] = _touch(id_, header, edges)
            yield number, told[id_]
            header = {}
            continue
        word, _, rest = text.partition(" ")
        if len(word) >= _ID and not header and rest[:1].isdecimal():
            id_, number = word, int(rest.split()[1])
        else:
            header[word] = rest


def _touch(id_: str, header: Mapping[str, str], edges: frozenset[str]) -> Touch:
    day = day_of(header.get("author-time", ""), header.get("author-tz", "+0000"))
    return Touch(id_, header.get("author", ""), day, header.get("summary", ""), id_ in edges)
