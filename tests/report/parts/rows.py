"""What parts of reports show, as plain texts: rows of their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Table
from tests.report.parts.plain import flat

if TYPE_CHECKING:
    from clusterctl.report.outline import Told


def tables(told: Told) -> list[Table]:
    """Return the tables of a part."""
    return [block for block in told.blocks if isinstance(block, Table)]


def row(told: Told, name: str, nth: int = 0) -> list[str]:
    """Return the cells of a row by its first, as plain texts; of several, the one of that number."""
    rows = [[flat(cell) for cell in one.cells] for table in tables(told) for one in table.rows]
    return [cells for cells in rows if cells[0] == name][nth]
