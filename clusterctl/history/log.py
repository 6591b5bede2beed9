"""The log of a cluster: where it stood at each commit that changed it, or at each tag."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a Struct looks at its fields
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.findings.errors import NotFoundError
from clusterctl.history.measure import Measure
from clusterctl.history.moment import Moment
from clusterctl.history.shelf import Shelf
from clusterctl.history.stands import Stand, brought_in, changed, stands, tags
from clusterctl.project.project import as_of
from clusterctl.store.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clusterctl.history.folders import Folders
    from clusterctl.store.git import Commit, Repository


class Asked(Struct, frozen=True):
    """What of a history is asked for."""

    tagged: bool = False
    """Only commits that a tag names, those too that changed nothing."""
    last: int | None = None
    """Only so many of the last."""
    findings: bool = False
    at: str | None = None
    """The label at whose end all is judged, as known there."""
    today: date | None = None
    """The day at which all is judged; else that of each commit."""


class Row(Struct, frozen=True):
    """A moment: a label, or a commit with the tags that name it; and where the cluster stood then."""

    label: str
    """Empty for a commit."""
    stand: Stand | None
    tags: tuple[str, ...]
    moment: Moment


class Log(Struct, frozen=True):
    """The moments that were asked for, the oldest first."""

    rows: tuple[Row, ...]
    earlier: int = 0
    """How many more there are before them."""
    merges: int = 0
    """How many commits came in by merges, on lines of their own."""
    elsewhere: tuple[str, ...] = ()
    """Tags that name commits of other lines."""
    edge: Stand | None = None
    """Where a shallow clone ends."""
    moves: tuple[tuple[str, Stand], ...] = ()
    """The folders that it had before, each with the commit in which it moved on."""


class Cache(Protocol):
    """Keeps moments from one run to the next; whatever it can't do, it answers None or does nothing."""

    def get(self, key: str) -> Moment | None:
        """Return what was kept."""
        ...

    def put(self, key: str, moment: Moment) -> None:
        """Keep a moment."""
        ...


class NoCache:
    """Keeps nothing."""

    def get(self, key: str) -> Moment | None:  # noqa: ARG002 - the protocol's
        """Return nothing."""
        return None

    def put(self, key: str, moment: Moment) -> None:
        """Do nothing."""


class Means(Struct, frozen=True):
    """By what a log is made: what is kept of former runs, and who hears how many moments of how many are done."""

    cache: Cache = NoCache()
    tell: Callable[[int, int], None] = lambda _done, _of: None


ALONE = Means()
"""Nothing is kept, and nobody hears."""


def log(repository: Repository, start: Commit, folders: Folders, asked: Asked, means: Means = ALONE) -> Log:
    """Return the log from a commit backward along its own line; NotFoundError where git can't tell the history."""
    trees = Trees(repository)
    every = stands(repository, start, folders, trees)
    named = tags(repository)
    found = [one for one in every if one.step.id in named and one.tree] if asked.tagged else list(changed(every, trees))
    chosen = found[-asked.last :] if asked.last else found
    moments = _moments(lambda some: _Reader(repository, trees, some, asked), chosen, asked, means)
    here = {one.step.id for one in every}
    return Log(
        rows=tuple(
            Row("", one, named.get(one.step.id, ()), moment) for one, moment in zip(chosen, moments, strict=True)
        ),
        earlier=len(found) - len(chosen),
        merges=brought_in(repository, start, len(every)) if any(one.step.is_merge for one in every) else 0,
        elsewhere=tuple(name for id_, names in named.items() if id_ not in here for name in names),
        edge=every[0] if every[0].step.is_edge else None,
        moves=_moves(every),
    )


def _moves(every: Sequence[Stand]) -> tuple[tuple[str, Stand], ...]:
    known = [one for one in every if one.folder is not None]
    return tuple((before.folder or "", after) for before, after in pairwise(known) if before.folder != after.folder)


def _moments(
    reader: Callable[[Sequence[Stand]], _Reader], chosen: Sequence[Stand], asked: Asked, means: Means
) -> list[Moment]:
    """Return a moment for each; what the cache does not know is reckoned, in order."""
    kept = [_known(one, asked, means.cache) for one in chosen]
    found: list[Moment] = []
    with closing(reader([one for one, moment in zip(chosen, kept, strict=True) if moment is None])) as reading:
        for one, moment in zip(chosen, kept, strict=True):
            found.append(moment or _reckoned(one, reading, asked, means.cache))
            means.tell(len(found), len(chosen))
    return found


def _known(one: Stand, asked: Asked, cache: Cache) -> Moment | None:
    """Return what is known without reading."""
    if one.is_lacking:
        return Moment("unreadable")
    return cache.get(_key(one, asked)) if one.tree else Moment("absent")


def _reckoned(one: Stand, reading: _Reader, asked: Asked, cache: Cache) -> Moment:
    moment, is_sure = reading.moment(one)
    if is_sure:
        cache.put(_key(one, asked), moment)
    return moment


def _key(one: Stand, asked: Asked) -> str:
    """Return all that a moment rests on: every file, the day, and what is asked for.

    A day that was asked for is another than that of a commit, which the end of the records may cut short.
    """
    day = f"as of {asked.today}" if asked.today else f"committed {one.step.committed}"
    return f"{one.tree} {day} {asked.at} {asked.findings}"


class _Reader:
    """Reads and measures moments, in their order."""

    def __init__(self, repository: Repository, trees: Trees, chosen: Sequence[Stand], asked: Asked) -> None:
        self._shelf = Shelf(repository, trees, chosen, whole=asked.findings)
        self._measure = Measure()
        self._asked = asked

    def close(self) -> None:
        """Read no more."""
        self._shelf.close()

    def moment(self, one: Stand) -> tuple[Moment, bool]:
        """Return where the cluster stood, and whether another run would find the same for sure."""
        asked = self._asked
        try:
            read = self._shelf.read(one, asked.at)
        except NotFoundError:
            return Moment("unreadable"), False
        project = read.project
        day = asked.today or (project.until.last if project.until else None)
        if day is None and one.step.committed:
            day = as_of(project, one.step.committed)
        if day is None:
            return Moment("undated"), read.is_whole
        measure = self._measure if read.is_whole else Measure()
        moment = measure.of(project, day, read.contents)
        if asked.findings:
            from clusterctl.rules.engine import run  # only here: it loads all rules

            report = run(project, day)
            moment = replace(moment, findings={one: report.count(one) for one in ("error", "warning", "advice")})
        return moment, read.is_whole
