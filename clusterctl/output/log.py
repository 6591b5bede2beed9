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
from clusterctl.output.table import Column, Table
from clusterctl.output.table import Row as TableRow
from clusterctl.words import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.history.log import Log, Row

_WIDE = 112
"""Columns from which on a commit's message stands beside its figures, not under them."""
_LEAST_SAID = 20
_INDENT = "    "
_LEGEND = (
    "Index: as claimed by the last assessment of then, 0 to 10; Supp.: as its features carry; Netw., Instit., Brok.: "
    "networks, support and brokering institutions. Of the year beside, A/S/C: % that agency and donors, support "
    "institutions, and the cluster pay; Stage: inferred, in brackets the declared one."
)
_FINDINGS = " E/W/A: errors, warnings, advice."


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
    by_commit = rows[0].stand is not None
    columns = _columns(by_commit=by_commit, findings=_has_findings(rows))
    cells = [_cells(row, len(columns)) for row in rows]
    bare = Table(columns, tuple(map(TableRow, cells)))
    if not by_commit and not any(trouble(row) for row in rows):
        return bare.render(screen)
    said = [_said(row) for row in rows]
    if screen.columns >= _WIDE:
        taken = max(map(len, bare.render(Screen()).split("\n")))
        room = max(_LEAST_SAID, screen.columns - taken - 2)
        whole = Table(
            (*columns, Column("What")),
            tuple(TableRow((*row, shortened(one, room))) for row, one in zip(cells, said, strict=True)),
        )
        return whole.render(screen)
    head, *below = bare.render(screen).rsplit("\n", len(rows))
    under = [
        screen.paint("faint", _INDENT + shortened(one, screen.columns - len(_INDENT))) if one else "" for one in said
    ]
    return "\n".join([head, *(part for pair in zip(below, under, strict=True) for part in pair if part)])


def _columns(*, by_commit: bool, findings: bool) -> tuple[Column, ...]:
    first = (Column("Commit", whole=True), Column("Day", whole=True)) if by_commit else (Column("Year", whole=True),)
    figures = ("Index", "Supp.", "Netw.", "Instit.", "Brok.")
    return (
        *first,
        *(Column(name, "right") for name in figures),
        *((Column("of", whole=True),) if by_commit else ()),
        Column("A/S/C", "right"),
        Column("Stage", whole=True),
        *((Column("E/W/A", "right"),) if findings else ()),
    )


def _cells(row: Row, columns: int) -> tuple[str, ...]:
    stand, moment = row.stand, row.moment
    first = (stand.step.short, str(stand.step.committed or UNKNOWN)) if stand else (row.label,)
    if moment.state != "read":
        counts = (_findings(moment),) if moment.findings is not None else ()
        return (*first, *[""] * (columns - len(first) - len(counts)), *counts)
    index, money = moment.index, moment.money
    figures = (index.claimed, index.supported, *(index.group(group) for group in GROUPS))
    return (
        *first,
        *(_points(figure) for figure in figures),
        *((money.label or "–",) if stand else ()),
        "/".join(_share(money.share(payer)) for payer in PAYERS) if money.label else UNKNOWN,
        _stage(moment),
        *((_findings(moment),) if moment.findings is not None else ()),
    )


def _points(reading: Reading) -> str:
    """Return a figure of 0 to 10; a dash before the first assessment, a question mark where it is missing else."""
    if reading.value is None:
        return "–" if reading.missing == "no_assessment" else UNKNOWN
    return rounded(reading.value, 2)


def _share(reading: Reading) -> str:
    return UNKNOWN if reading.value is None else short(f"{hedge(reading.figure)}{rounded(reading.value, 0)}")


def _stage(moment: Moment) -> str:
    inferred, declared = moment.money.stage.value, moment.money.declared.value
    beside = f" ({declared})" if declared is not None else ""
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
