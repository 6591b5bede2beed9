"""The figures of a project at a moment. What does not change from one moment to the next is not reckoned again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.history import paths_by
from clusterctl.analysis.index import scorecard
from clusterctl.analysis.stage import stage_of
from clusterctl.history.elastic import ElasticDay
from clusterctl.history.moment import Index, Moment, Money, Reading, index_of, money_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

F = TypeVar("F")
RESTS_ON: dict[str, tuple[str, ...]] = {
    "cluster": ("currency", "exchange_rates", "financial_year_start", "programme", "thresholds"),
    "actors": ("actors",),
    "vision": ("objectives",),
    "plan": ("activities", "drawn_up_by"),
    "scores": ("date", "group_weights", "scores"),
    "monitoring": ("finance",),
}
"""The kinds of files that figures rest on, and which fields of each."""
_OF_MONEY = RESTS_ON.keys() - {"scores"}
"""Those that shares and stage rest on."""
_BROKEN = Reading(None, "errors")


class _Known(Struct, Generic[F], frozen=True):
    """What was found last: of which files, and on which days it would be the same."""

    files: object
    day: ElasticDay
    found: F


class Measure:
    """Measures one moment after the other."""

    def __init__(self) -> None:
        self._last: _Known[str | None] | None = None
        self._index: tuple[object, Index] = (), Index()
        self._money: _Known[Money] | None = None
        self._books: _Known[Ledger] | None = None
        self._since = date.min
        """The first day of the plans on which shares and stage rested last."""

    def of(self, project: Project, as_of: date, contents: Mapping[str, bytes]) -> Moment:
        """Return the figures of a project as of a day.

        `contents` tells apart, by path, what files say in the fields on which figures rest. Where one is not known,
        measure no other moment with this.
        """
        if not project.files["cluster.yaml"].complete:
            return Moment("broken", as_of)
        return Moment("read", as_of, self._of_index(project, as_of, contents), self._of_money(project, as_of, contents))

    def _of_index(self, project: Project, as_of: date, contents: Mapping[str, bytes]) -> Index:
        known = self._last
        files = (project.until, _told(project, contents, {"scores"}), contents.get("cluster.yaml"))
        if known is None or known.files != files or not known.day.may_be(as_of):
            day = ElasticDay.of(as_of)
            self._last = known = _Known(files, day, next(reversed(paths_by(project, day)), None))
        if known.found is None:
            return Index()
        file = (project.until, known.found, contents.get(known.found))
        if self._index[0] != file:
            self._index = file, index_at(project, known.found)
        return self._index[1]

    def _of_money(self, project: Project, as_of: date, contents: Mapping[str, bytes]) -> Money:
        known = self._money
        files = (project.until, _told(project, contents, _OF_MONEY, self._since))
        if known and known.files == files and known.day.may_be(as_of):
            return known.found
        books = self._books_of(project, as_of, contents)
        found, since = _money(project, books.found)
        if not books.day.may_be(as_of):  # kept from another day, to which the rest now clings
            self._books = None
            books = self._books_of(project, as_of, contents)
            found, since = _money(project, books.found)
        self._since = since
        files = (project.until, _told(project, contents, _OF_MONEY, since))
        self._money = _Known(files, books.day, found)
        return found

    def _books_of(self, project: Project, as_of: date, contents: Mapping[str, bytes]) -> _Known[Ledger]:
        """Return the money of all years, which the vision has no part in."""
        known = self._books
        files = (project.until, _told(project, contents, _OF_MONEY - {"vision"}))
        if known is None or known.files != files or not known.day.may_be(as_of):
            day = ElasticDay.of(as_of)
            self._books = known = _Known(files, day, Ledger(project, day))
        return known


def _told(project: Project, contents: Mapping[str, bytes], kinds: Collection[str], since: date = date.min) -> object:
    """Return what tells the files of these kinds from others: what they say.

    Of plans before a day, no more than that they are there and whole.
    """
    found: list[tuple[str, bytes, bool]] = []
    for path, file in project.files.items():
        kind = file.place.kind.name
        if kind in kinds:
            early = kind == "plan" and path in project.labels and project.labels[path].first < since
            found.append((path, b"" if early else contents.get(path, b""), file.complete))
    return found


def index_at(project: Project, path: str) -> Index:
    """Return the index of the assessment at a path."""
    file = project.files[path]
    filed = next((one for one in project.scores if one.path == path), None)
    if filed is None or not file.complete:
        return Index(file.place.label, "", _BROKEN, _BROKEN, broken=(path,))
    return index_of(scorecard(project, filed))


def _money(project: Project, ledger: Ledger) -> tuple[Money, date]:
    """Return shares and stage of the newest year, and since when plans begin on which they rest."""
    broken = tuple(path for path in money_files(project, ledger.as_of) if not project.files[path].complete)
    if broken:
        return broken_money(broken), date.min
    label = _newest(ledger)
    if label is None:
        return Money(), date.min
    begun = [filed.label.first for filed in project.plans if filed.label.first <= label.last]
    return money_of(stage_of(project, ledger, label)), min([label.first, *begun[-1:]])


def broken_money(broken: tuple[str, ...]) -> Money:
    """Return the figures that files with errors leave unknown."""
    return Money("", {}, _BROKEN, _BROKEN, broken)


def money_files(project: Project, as_of: date) -> list[str]:
    """Return the paths of the files that shares and stage rest on, of those with a label what has begun."""
    return [
        path for path, file in project.files.items() if file.place.kind.name in _OF_MONEY
        and (path not in project.labels or project.labels[path].first <= as_of)
    ]  # fmt: skip


def _newest(ledger: Ledger) -> Label | None:
    """Return the newest year of which it is known who pays; where there is none, the newest that has begun."""
    begun = [label for label in ledger.labels if label.first <= ledger.as_of]
    known = (label for label in reversed(begun) if ledger.of(label).split.cluster_share.known is not None)
    return next(known, begun[-1] if begun else None)
