"""What the page of a log shows: its main finding, the figure of how it went, and a row for each moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clusterctl.history.moment import PAYERS, Moment, Payer, Reading
from clusterctl.history.sentences import notes, trouble
from clusterctl.method.rubrics import GROUPS, Group
from clusterctl.numbers import rounded
from clusterctl.report.figures import trend as trends
from clusterctl.report.figures.trend import Course, Series, trend
from clusterctl.report.figures.trend_strips import Share
from clusterctl.report.html import filled
from clusterctl.report.speech.language import english
from clusterctl.report.view import Sheet
from clusterctl.version import VERSION
from clusterctl.words import capital, counted, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from clusterctl.history.log import Log, Row
    from clusterctl.report.figures.figure import Figure

Style = Literal["index", "supported", "enterprises", "support", "brokering"]
_GROUPS: dict[Group, str] = {
    "enterprises": "Networks and associations", "support": "Support institutions", "brokering": "Brokering bodies",
}  # fmt: skip
_PAYERS: dict[Payer, str] = {
    "cluster": "The cluster", "support": "Support institutions", "programme": "Agency and donors",
}  # fmt: skip
_STYLES: dict[Payer, Literal["own", "network", "outside"]] = {
    "cluster": "own", "support": "network", "programme": "outside",
}  # fmt: skip
_NONE = "–"
_FINDINGS = ("Errors", "Warnings", "Advice")
_LONGEST = 120
"""Letters of a commit's message."""


class LogPage(Sheet, frozen=True, kw_only=True):
    """The page of a log."""

    heading: str
    """Its main finding."""
    reading: tuple[str, ...]
    """How to read the figures."""
    caption: str
    columns: tuple[str, ...]
    has_words: bool
    """The last column holds words, not figures."""
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def render(found: Log, name: str, revision: str | None) -> str:
    """Return the log as an HTML page."""
    page = _page(found, name, revision)
    drawn = _figure(found)
    return filled("log.html.j2", page, {"trend": drawn} if drawn else {}, "log.css")


def _page(found: Log, name: str, revision: str | None) -> LogPage:
    by_commit = found.rows[0].stand is not None
    of = f" from its commits up to {revision}" if revision and by_commit else " from its files"
    return LogPage(
        title=name,
        kind="Cluster log",
        where=_span(found),
        about=(
            f"Made by clusterctl {VERSION}{of}.",
            "Figures are computed exactly and rounded when shown.",
        ),
        heading=_heading(found),
        reading=_reading(by_commit=by_commit),
        caption="Where the cluster stood at each commit" if by_commit else "Where the cluster stood in each year",
        columns=_columns(found),
        has_words=_has_words(found),
        rows=tuple(_row(row, found) for row in reversed(found.rows)),
        notes=tuple(f"{capital(note)}." for note in notes(found)),
    )


def _span(found: Log) -> str:
    rows = found.rows
    if rows[0].stand is None:
        return f"{counted(len(rows), 'year')}: {_ends([row.label for row in rows])}"
    days = [english().day(row.stand.step.committed) for row in rows if row.stand and row.stand.step.committed]
    return f"{counted(len(rows), 'commit')}: {_ends(days)}" if days else counted(len(rows), "commit")


def _ends(names: Sequence[str]) -> str:
    return names[0] if names[0] == names[-1] else f"{names[0]} to {names[-1]}"


def _heading(found: Log) -> str:
    """Return how the index went from the first moment of which it is known to the last."""
    known = [row.moment.index.claimed.value for row in found.rows if row.moment.index.claimed.value is not None]
    if not known:
        return "The index is not known at any of these moments"
    first, last = rounded(known[0], 2), rounded(known[-1], 2)
    if first == last:
        return f"The index is {last} of 10, as it was at first" if len(known) > 1 else f"The index is {last} of 10"
    return f"The index {'rose' if known[-1] > known[0] else 'fell'} from {first} to {last} of 10"


def _reading(*, by_commit: bool) -> tuple[str, ...]:
    last = "the last assessment of the time" if by_commit else "the last assessment of the year"
    year = "the newest year of which it is known at the time" if by_commit else "the year"
    return (
        f"The index is that of {last}, 0 to 10: as its scores claim it, and as the features on record support it.",
        f"Who paid is told in per cent, of {year}; the stage is inferred from who pays, leads and plans.",
    )


def _columns(found: Log) -> tuple[str, ...]:
    by_commit = found.rows[0].stand is not None
    findings = _FINDINGS if _has_findings(found) else ()
    figures = ("Index", "Supported", *(_GROUPS[group] for group in GROUPS))
    money = tuple(f"{_PAYERS[payer]}, %" for payer in PAYERS)
    if not by_commit:
        return ("Year", *figures, *money, "Stage", "Declared", *(("Note",) if _has_words(found) else ()))
    return ("Day", *figures, "Year", *money, "Stage", "Declared", *findings, "Commit")


def _has_findings(found: Log) -> bool:
    return any(row.moment.findings is not None for row in found.rows)


def _has_words(found: Log) -> bool:
    """Whether anything is said of a row: of a commit always, of a year what kept its figures from being known."""
    return any(row.stand or trouble(row) for row in found.rows)


def _row(row: Row, found: Log) -> tuple[str, ...]:
    moment, stand = row.moment, row.stand
    index, money = moment.index, moment.money
    committed = stand.step.committed if stand else None
    counts = [str(count) for count in moment.findings.values()] if moment.findings else [_NONE] * len(_FINDINGS)
    return (
        row.label if stand is None else str(committed or "no day"),
        *(_points(one) for one in (index.claimed, index.supported, *map(index.group, GROUPS))),
        *((money.label or _NONE,) if stand else ()),
        *(_share(money.share(payer)) for payer in PAYERS),
        _stage(money.stage),
        _stage(money.declared),
        *(counts if _has_findings(found) else ()),
        *((_words(row),) if _has_words(found) else ()),
    )


def _words(row: Row) -> str:
    """Return what kept the figures from being known; of a commit its tags, its id and its message."""
    what = trouble(row)
    if row.stand is None:
        return what
    step = row.stand.step
    names = [*row.tags, *(["a merge"] if step.is_merge else []), step.short]
    said = f"{shortened(step.summary, _LONGEST)} ({', '.join(names)})"
    return f"{said}: {what}" if what else said


def _points(one: Reading) -> str:
    return _NONE if one.value is None else rounded(one.value, 2)


def _share(one: Reading) -> str:
    return _NONE if one.value is None else english().as_exact(rounded(one.value, 0), one.exactness)


def _stage(one: Reading) -> str:
    return _NONE if one.value is None else str(one.value)


def _figure(found: Log) -> Figure | None:
    """Return how it went; nothing where there is but one moment."""
    rows = found.rows
    if len(rows) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    lines: list[tuple[str, Style, Callable[[Moment], Reading]]] = [
        ("Index", "index", lambda one: one.index.claimed),
        ("Supported by features", "supported", lambda one: one.index.supported),
        *((_GROUPS[group], group, _of_group(group)) for group in GROUPS),
    ]
    series = tuple(_series(rows, *line) for line in lines)
    shares = tuple(_layer(rows, payer) for payer in reversed(PAYERS))
    known = any(value is not None for share in shares for value in share.values)
    stages = tuple(None if (stage := row.moment.money.stage.value) is None else int(stage) for row in rows)
    course = Course(
        moments=tuple(trends.Moment(_when(row), _day(row)) for row in rows),
        series=series,
        shares=shares if known else (),
        stages=stages if any(stages) else (),
    )
    return trend(course, "The index and its groups, who paid, and the stage")


def _of_group(group: Group) -> Callable[[Moment], Reading]:
    return lambda one: one.index.group(group)


def _series(rows: Sequence[Row], name: str, look: Style, pick: Callable[[Moment], Reading]) -> Series:
    found = [pick(row.moment) for row in rows]
    return Series(name, tuple(one.value for one in found), tuple(map(_points, found)), look)


def _layer(rows: Sequence[Row], payer: Payer) -> Share:
    found = [row.moment.money.share(payer) for row in rows]
    texts = tuple(f"{_share(one)} %" for one in found)
    return Share(_PAYERS[payer], tuple(one.value for one in found), texts, _STYLES[payer])


def _when(row: Row) -> str:
    """Return what a moment is called below the figure: its year, its tag, else its day."""
    if row.stand is None:
        return row.label
    return row.tags[0] if row.tags else str(row.stand.step.committed or "")


def _day(row: Row) -> int | None:
    found: date | None = row.moment.as_of if row.stand is None else row.stand.step.committed
    return found.toordinal() if found else None
