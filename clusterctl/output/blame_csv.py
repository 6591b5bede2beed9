"""Who set each field of a file, as a table for spreadsheets."""

from __future__ import annotations

from csv import writer
from io import StringIO
from typing import TYPE_CHECKING

from clusterctl.output.blame import written
from clusterctl.output.csv_cells import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.output.blame import SetField
    from clusterctl.project.project import Project

_COLUMNS = ("file", "line", "field", "value", "date", "author", "commit", "message", "mark")


def csv(path: str, found: Sequence[SetField], project: Project) -> str:
    """Return one row a field; the columns of the commit are empty for one that is not committed."""
    page = StringIO()
    rows = writer(page, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for one in found:
        rows.writerow(cell(text) for text in _row(path, one, project))
    return page.getvalue()


def _row(path: str, one: SetField, project: Project) -> tuple[str, ...]:
    step, route = one.setting.step, one.field.route
    mark = "not committed" if step is None else "or before" if step.is_edge else (
        "unread before" if one.setting.is_unread_before else "")  # fmt: skip
    of_commit = (str(step.date or ""), step.author, step.id, step.summary) if step else ("", "", "", "")
    return (path, str(project.span(route).line), ".".join(one.field.way), written(one, project), *of_commit, mark)
