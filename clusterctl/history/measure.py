"""The figures of a project at a moment. What does not change from one moment to the next is not reckoned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.history import paths_by
from clusterctl.analysis.index import scorecard
from clusterctl.analysis.stage import stage_of
from clusterctl.history.elastic import ElasticDay
from clusterctl.history.moment import Index, Moment, Money, Reading, index_of, money_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project

_OF_MONEY = {"cluster", "actors", "vision", "plan", "monitoring"}
"""The kinds of files that shares and stage rest on."""
_BROKEN = Reading(None, "errors")


class Measure:
    """Measures one moment after the other."""

    def __init__(self) -> None:
        self._index: tuple[object, Index] | None = None
        self._money: tuple[object, ElasticDay, Money] | None = None

    def of(self, project: Project, as_of: date, texts: Mapping[str, str]) -> Moment:
        """Return the figures of a project as of a day; `texts` tells texts of files apart, by path."""
        if not project.files["cluster.yaml"].complete:
            return Moment("broken", as_of)
        return Moment("read", as_of, self._of_index(project, as_of, texts), self._of_money(project, as_of, texts))

    def _of_index(self, project: Project, as_of: date, texts: Mapping[str, str]) -> Index:
        paths = paths_by(project, as_of)
        if not paths:
            return Index()
        key = paths[-1], texts.get(paths[-1]), project.until
        if self._index is None or self._index[0] != key or None in key[:2]:
            self._index = key, index_at(project, paths[-1])
        return self._index[1]

    def _of_money(self, project: Project, as_of: date, texts: Mapping[str, str]) -> Money:
        own = [path for path, file in project.files.items() if file.place.kind.name in _OF_MONEY]
        key = project.until, tuple((path, texts.get(path)) for path in own)
        known = self._money
        if known and known[0] == key and known[1].may_be(as_of) and all(path in texts for path in own):
            return known[2]
        day = ElasticDay.of(as_of)
        found = _money(project, day)
        self._money = key, day, found
        return found


def index_at(project: Project, path: str) -> Index:
    """Return the index of the assessment at a path."""
    file = project.files[path]
    filed = next((one for one in project.scores if one.path == path), None)
    if filed is None or not file.complete:
        return Index(file.place.label, "", _BROKEN, _BROKEN, broken=(path,))
    return index_of(scorecard(project, filed))


def _money(project: Project, as_of: date) -> Money:
    broken = tuple(path for path in money_files(project, as_of) if not project.files[path].complete)
    if broken:
        return broken_money(broken)
    ledger = Ledger(project, as_of)
    label = _newest(ledger)
    return money_of(stage_of(project, ledger, label)) if label else Money()


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
