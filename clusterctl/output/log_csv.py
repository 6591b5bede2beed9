"""The log as a table for spreadsheets: CSV in UTF-8 with a header, exact figures, empty where missing."""

from __future__ import annotations

import csv as writer
from io import StringIO
from typing import TYPE_CHECKING

from clusterctl.history.moment import PAYERS, Reading
from clusterctl.history.sentences import trouble
from clusterctl.method.rubrics import GROUPS
from clusterctl.numbers import exact
from clusterctl.output.csv_cells import cell

if TYPE_CHECKING:
    from clusterctl.history.log import Log, Row

_COMMIT = ("commit", "day", "author", "summary", "tags")
_FIGURES = (
    "as_of", "assessment", "index", "supported", *GROUPS, "year", "share_agency_and_donors", "share_support",
    "share_cluster", "stage", "declared_stage",
)  # fmt: skip
_FINDINGS = ("errors", "warnings", "advice")


def csv(found: Log) -> str:
    """Return the log as CSV. What a spreadsheet would take for a formula has an apostrophe before it."""
    page = StringIO()
    table = writer.writer(page, lineterminator="\n")
    by_commit = found.rows[0].stand is not None
    findings = any(row.moment.findings is not None for row in found.rows)
    table.writerow([*(_COMMIT if by_commit else ("label",)), *_FIGURES, *(_FINDINGS if findings else ()), "trouble"])
    table.writerows(
        [*_first(row), *_figures(row), *_counts(row, findings=findings), trouble(row)] for row in found.rows
    )
    return page.getvalue()


def _first(row: Row) -> list[str]:
    if row.stand is None:
        return [row.label]
    step = row.stand.step
    return [step.id, str(step.committed or ""), *map(cell, (step.author, step.summary, " ".join(row.tags)))]


def _figures(row: Row) -> list[str]:
    moment = row.moment
    index, money = moment.index, moment.money
    return [
        str(moment.as_of or ""), index.label, *map(_figure, (index.claimed, index.supported)),
        *(_figure(index.group(group)) for group in GROUPS), money.label,
        *(_figure(money.share(payer)) for payer in PAYERS), _figure(money.stage), _figure(money.declared),
    ]  # fmt: skip


def _counts(row: Row, *, findings: bool) -> list[str]:
    if not findings:
        return []
    counts = row.moment.findings
    return [str(counts[severity]) for severity in counts] if counts else [""] * len(_FINDINGS)


def _figure(reading: Reading) -> str:
    return "" if reading.value is None else f"{exact(reading.value):f}"
