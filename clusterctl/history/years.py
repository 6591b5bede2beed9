"""Where a cluster stood at the end of each of its years, as its files tell it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.funding import Ledger, ledger_of
from clusterctl.analysis.history import paths_by
from clusterctl.analysis.stage import stage_of
from clusterctl.analysis.years import on_file
from clusterctl.history.log import Log, Row
from clusterctl.history.measure import broken_money, index_at, money_files
from clusterctl.history.moment import Index, Moment, Money, money_of

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project


def years(project: Project, as_of: date, last: int | None) -> Log:
    """Return the years on file that have begun on a day, or so many of the last, the oldest first.

    A year has the last assessment that is dated in it, and its own money and stage.
    """
    if not project.files["cluster.yaml"].complete:
        return Log((Row("", None, (), Moment("broken", as_of)),))
    ledger = ledger_of(project, as_of)
    labels = {label.text: label for label in (*ledger.labels, *on_file(project)) if label.first <= as_of}
    found = sorted(labels.values(), key=lambda label: (label.last, label.first, label.text))
    chosen = found[-last:] if last else found
    broken = tuple(path for path in money_files(project, as_of) if not project.files[path].complete)
    rows = [
        Row(label.text, None, (), Moment("read", min(label.last, as_of), _index(project, label, as_of),
            broken_money(broken) if broken else _money(project, ledger, label)))
        for label in chosen
    ]  # fmt: skip
    return Log(tuple(rows), earlier=len(found) - len(chosen))


def _index(project: Project, label: Label, as_of: date) -> Index:
    own = [path for path in paths_by(project, as_of) if _is_of(project, path, label)]
    return index_at(project, own[-1]) if own else Index()


def _is_of(project: Project, path: str, label: Label) -> bool:
    """Whether an assessment is dated in a label's days; one that is broken is, where its own label's days are."""
    filed = next((one for one in project.scores if one.path == path), None)
    last = filed.record.date.last if filed else project.labels[path].last if path in project.labels else None
    return last is not None and label.first <= last <= label.last


def _money(project: Project, ledger: Ledger, label: Label) -> Money:
    return money_of(stage_of(project, ledger, label)) if ledger.is_on_file(label) else Money()
