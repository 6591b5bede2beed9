"""The log for a terminal: lines of blocks, and a row for each moment, the newest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.history.moment import PAYERS, Moment, Reading
from clusterctl.history.sentences import notes, trouble
from clusterctl.method.rubrics import GROUPS
from clusterctl.numbers import rounded
from clusterctl.output.figures import UNKNOWN, hedge, short
from clusterctl.output.history import lines
from clusterctl.output.scores import noted
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.screen import cells as cells_of
from clusterctl.output.table import Column, Table
from clusterctl.output.table import Row as TableRow
from clusterctl.words import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.history.log import Log, Row

_WIDE = 140
"""Columns from which on a commit's message stands beside its figures, not under them."""
_LEAST_SAID, _LONGEST = 20, 200
"""Letters of a message that are shown at least, and in a pipe at most."""
_GAP = 3
_OF, _COUNTS = "of", "E/W/A"
_INDENT = "    "
_LEGEND = (
    "Index: as claimed by the last assessment of then, 0 to 10; Supp.: as its features carry; Netw., Inst., Brok.: "
    "networks, support and brokering institutions. Of the year beside, A/S/C: % that agency and donors, support "
    "institutions, and the cluster pay; Stage: inferred, in brackets the declared one."
)
_FINDINGS = (
    " E/W/A: errors, warnings, advice of the commit's files by themselves: what moved since approval (GOV010) is not "
    "among them."
)


def text(found: Log, cluster: str, screen: Screen) -> str:
    """Return the log for people."""
    rows = found.rows
    blocks = {
        "Claimed": [row.moment.index.claimed.value for row in rows],
        "Supported": [row.moment.index.supported.value for row in rows],
    }
    title = screen.paint("strong", wrapped(f"{line(cluster)}: {heading(found)}", screen.columns))
    legend = _LEGEND + (_FINDINGS if _has_findings(rows) else "")
    parts = ["\n".join([title, *lines(blocks, screen)]), _table(rows, screen), wrapped(legend, screen.columns)]
    return "\n\n".join([*parts, *noted([line(note) for note in notes(found)], screen)]) + "\n"


def heading(found: Log) -> str:
    """Return what a log is of: so many commits, from when to when; or so many years."""
    rows = found.rows
    if rows[0].stand is None:
        names = [row.label for row in rows if row.label]
        return f"log of {counted(len(rows), 'year')}" + (f", {names[0]} to {names[-1]}" if len(names) > 1 else "")
    days = [str(row.stand.step.committed) for row in rows if row.stand and row.stand.step.committed]
    span = "" if not days else f", {days[0]} to {days[-1]}" if days[0] != days[-1] else f", {days[0]}"
    return f"log of {counted(len(rows), 'commit')}{span}"


def _has_findings(rows: Sequence[Row]) -> bool:
    return any(row.moment.findings is not None for row in rows)


def _table(rows: Sequence[Row], screen: Screen) -> str:
    """Return the table; on a narrow screen each commit's words stand in a line of their own, under its figures."""
    if screen.width and screen.width < _WIDE and rows[0].stand:
        return _narrow(rows, screen)
    columns = _columns(rows, ids=True)
    cells = [_cells(row, columns) for row in rows]
    said = [_said(row) for row in rows]
    if any(said):
        room = _LONGEST
        if screen.width:
            taken = cells_of(Table(columns, tuple(map(TableRow, cells))).render(screen).split("\n")[0].rstrip()) + _GAP
            room = max(_LEAST_SAID, screen.columns - taken)
        columns = (*columns, Column("What"))
        cells = [(*row, shortened(one, room)) for row, one in zip(cells, said, strict=True)]
    return Table(columns, tuple(map(TableRow, cells))).render(screen)


def _narrow(rows: Sequence[Row], screen: Screen) -> str:
    columns = _columns(rows, ids=False)
    head, *below = (
        Table(columns, tuple(TableRow(_cells(row, columns)) for row in rows)).render(screen).rsplit("\n", len(rows))
    )
    room = screen.columns - len(_INDENT)
    shown = [head]
    for row, figures in zip(rows, below, strict=True):
        counts = f" {_findings(row.moment)}" if row.moment.findings is not None else ""
        commit = row.stand.step.short if row.stand else ""
        shown += [figures, screen.paint("faint", _INDENT + shortened(f"{commit}{counts} {_said(row)}", room))]
    return "\n".join(shown)


def _columns(rows: Sequence[Row], *, ids: bool) -> tuple[Column, ...]:
    """Return the columns of figures; with `ids` those of commits, and of their findings where there are any."""
    by_commit = rows[0].stand is not None
    names = ("Commit", "Day") if ids else ("Day",)
    return (
        *(Column(name, whole=True) for name in (names if by_commit else ("Year",))),
        *(Column(name, "right") for name in ("Index", "Supp.", "Netw.", "Inst.", "Brok.")),
        *((Column(_OF, whole=True),) if by_commit else ()),
        Column("A/S/C", "right"),
        Column("Stage", whole=True),
        *((Column(_COUNTS, "right"),) if ids and _has_findings(rows) else ()),
    )


def _cells(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    stand, moment = row.stand, row.moment
    names = {column.head for column in columns}
    first = [row.label]
    if stand:
        first = [*([stand.step.short] if "Commit" in names else []), str(stand.step.committed or UNKNOWN)]
    counts = [_findings(moment)] if _COUNTS in names else []
    if moment.state != "read":
        return (*first, *[""] * (len(columns) - len(first) - len(counts)), *counts)
    index, money = moment.index, moment.money
    figures = (index.claimed, index.supported, *(index.group(group) for group in GROUPS))
    paid = "/".join(_share(money.share(payer)) for payer in PAYERS) if money.label else UNKNOWN
    year = [money.label or "–"] if _OF in names else []
    return (*first, *map(_points, figures), *year, paid, _stage(moment), *counts)


def _points(reading: Reading) -> str:
    """Return a figure of 0 to 10; a dash before the first assessment, a question mark where it is missing else."""
    if reading.value is None:
        return "–" if reading.missing == "no_assessment" else UNKNOWN
    return rounded(reading.value, 2)


def _share(reading: Reading) -> str:
    return UNKNOWN if reading.value is None else short(f"{hedge(reading.figure)}{rounded(reading.value, 0)}")


def _stage(moment: Moment) -> str:
    inferred, declared = moment.money.stage.value, moment.money.declared.value
    beside = f"({declared})" if declared is not None else ""
    return f"{UNKNOWN if inferred is None else inferred}{beside}"


def _findings(moment: Moment) -> str:
    return "/".join(str(number) for number in (moment.findings or {}).values())


def _said(row: Row) -> str:
    """Return what went wrong, which tags there are, whether it is a merge, and the message."""
    what = trouble(row)
    parts = [f"({what})"] if what else []
    if row.stand:
        parts += [f"[{name}]" for name in row.tags]
        parts += ["merge:"] if row.stand.step.is_merge else []
        parts.append(row.stand.step.summary)
    return line(" ".join(parts))
