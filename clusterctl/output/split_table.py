"""A table of who pays: a row for each split, with a bar, the shares, leverage and total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.output.figures import GROUP_WORDS, LETTERS, UNKNOWN, bar, money, named_groups, share, short, times, why
from clusterctl.output.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.split import Split
    from clusterctl.model.values import FundingGroup
    from clusterctl.output.screen import Screen


class SplitRow(Struct, frozen=True):
    """A split under its name; with a second row of its amounts, if they are known, where that is asked for."""

    name: str
    split: Split
    strong: bool = False
    says_why: bool = True
    """The name says why there are no shares, too."""
    amounts: bool = False


def table(
    head: str, rows: Sequence[SplitRow], currency: str, names: Mapping[str, str], screen: Screen
) -> str:  # fmt: skip
    """Return the table; donors, leverage and total have a column where one is known."""
    groups = named_groups(*(row.split for row in rows))
    letters = (Column(LETTERS[group], "right") for group in groups)
    columns = [Column(head), Column("Who pays", whole=True), *letters, Column("Leverage", "right"),
               Column(f"Total {currency}", "right")]  # fmt: skip
    drawn = [one for row in rows for one in _drawn(row, groups, currency, names, screen)]
    empty = {at for at in (-2, -1) if all(one.cells[at] in {UNKNOWN, ""} for one in drawn)}
    kept = [at for at in range(len(columns)) if at - len(columns) not in empty]
    return Table(
        tuple(columns[at] for at in kept), tuple(Row(tuple(one.cells[at] for at in kept), one.strong) for one in drawn)
    ).render(screen)


def legend(rows: Sequence[SplitRow]) -> str:
    """Return what the letters mean."""
    groups = named_groups(*(row.split for row in rows))
    meant = ", ".join(f"{LETTERS[group]} {GROUP_WORDS[group].removeprefix('the ')}" for group in groups)
    figures = [figure for row in rows for figure in (*row.split.shares.values(), row.split.total, row.split.leverage)]
    rough = any(figure.known is not None and figure.exactness != "exact" for figure in figures)
    return f"{meant}; shares in %{'; ~ about, 30+ at least, <=30 at most' if rough else ''}"


def _drawn(
    row: SplitRow, groups: Sequence[FundingGroup], currency: str, names: Mapping[str, str], screen: Screen
) -> list[Row]:  # fmt: skip
    split, reason = row.split, row.split.cluster_share.missing
    said = f" ({why(reason, names)})" if reason and row.says_why else ""
    shares = [short(share(split.shares[group])) for group in groups]
    cells = (f"{row.name}{said}", bar(split, screen), *shares, short(times(split.leverage)), short(money(split.total)))
    found = [Row(cells, strong=row.strong)]
    if row.amounts and split.by_group["cluster"].known is not None:
        amounts = [short(money(split.by_group[group])) for group in groups]
        found.append(Row((f"  in {currency}", "", *amounts, "", "")))
    return found
