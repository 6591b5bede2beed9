"""The process of several years side by side: a row for each figure, a column for each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.governance_capacity import NAMES, Name
from clusterctl.analysis.network_support import NO_NETWORKS
from clusterctl.analysis.responsible import NO_DELIVERABLES
from clusterctl.analysis.split import NO_ACTIVITIES
from clusterctl.analysis.upscaling import NO_UPSCALED
from clusterctl.output.figures import NOBODY, UNKNOWN, number, share, short
from clusterctl.output.screen import Screen, wrapped
from clusterctl.output.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.levels import Levels
    from clusterctl.analysis.process import YearProcess

_HEADS, _GAP = 40, 3
"""Room for the heads of rows, and between columns."""
_NOTHING = (NO_ACTIVITIES, NO_UPSCALED, NO_DELIVERABLES, NO_NETWORKS)
"""Reasons that tell that there is none."""
LEGEND = "? not recorded, or it can't be told; – there is none; 30+ at least; (+2) of them new."
SIGNS: dict[Name, str] = {
    "bodies": "bodies of firms",
    "units": "management units",
    "support": "support institutions linked",
    "providers": "specialised providers",
}


def table(years: Sequence[YearProcess], screen: Screen) -> str:
    """Return the years side by side, in several tables where they don't fit beside each other."""
    widest = max(len(year.label.text) for year in years)
    fit = max(1, (screen.columns - _HEADS) // (widest + _GAP))
    tables = [_table(years[at : at + fit]).render(screen) for at in range(0, len(years), fit)]
    return "\n\n".join([*tables, wrapped(LEGEND, screen.columns)])


def _table(years: Sequence[YearProcess]) -> Table:
    columns = (Column("Shares in %"), *(Column(year.label.text, "right") for year in years))
    return Table(columns, tuple(_rows(years)))


def _rows(years: Sequence[YearProcess]) -> Iterator[Row]:
    yield _strong("Who leads and works", years)
    for head, cell in _PEOPLE:
        yield Row((head, *(cell(year) for year in years)))
    yield _strong("Whom it reaches, and with what", years)
    for head, cell in _REACH:
        yield Row((head, *(cell(year) for year in years)))
    yield _strong("How it is done", years)
    for head, cell in _MANNER:
        yield Row((head, *(cell(year) for year in years)))
    yield _strong("Signs of governance: so many, of them new", years)
    for name in NAMES:
        yield Row((f"  {SIGNS[name]}", *(_sign(year, name) for year in years)))


def _strong(head: str, years: Sequence[YearProcess]) -> Row:
    return Row((head, *[""] * len(years)), strong=True)


def _cell(figure: Figure) -> str:
    return NOBODY if figure.missing in _NOTHING else short(number(figure))


def _part(figure: Figure) -> str:
    return NOBODY if figure.missing in _NOTHING else short(share(figure))


def _seen(levels: Levels) -> str:
    """Return how many are clearly seen, of those that are recorded."""
    if levels.recorded.known is None:
        return UNKNOWN
    return f"{number(levels.clear)} of {number(levels.recorded)}"


def _sign(year: YearProcess, name: Name) -> str:
    sign = year.signs.sign(name)
    if sign.number_new.known is None:
        return number(sign.number)
    return f"{number(sign.number)} (+{number(sign.number_new)})"


_PEOPLE: tuple[tuple[str, Callable[[YearProcess], str]], ...] = (
    ("  activities", lambda year: _cell(year.activities)),
    ("  with a known lead", lambda year: _cell(year.leads.known)),
    ("  led by CDA and agency", lambda year: _part(year.leads.programme_share)),
    ("  led by support institutions", lambda year: _part(year.leads.shares["support"])),
    ("  led by the cluster", lambda year: _part(year.leads.shares["cluster"])),
    ("  different leads", lambda year: _cell(year.leads.different)),
    ("  of them stakeholders", lambda year: _cell(year.leads.stakeholders)),
    ("  with a known implementer", lambda year: _cell(year.implementers.known)),
    ("  carried out by CDA and agency", lambda year: _part(year.implementers.programme_share)),
    ("  person-days", lambda year: _cell(year.person_days.total)),
    ("  worked by CDA and agency", lambda year: _part(year.person_days.programme_share)),
    ("  responsible persons", lambda year: _cell(year.responsible.persons)),
    ("  deliverables that name nobody", lambda year: _cell(year.responsible.without)),
)
_REACH: tuple[tuple[str, Callable[[YearProcess], str]], ...] = (
    ("  actors who benefit", lambda year: _cell(year.reach.beneficiaries)),
    ("  actors with a part", lambda year: _cell(year.reach.involved)),
    ("  firms", lambda year: _cell(year.reach.firms)),
    ("  paid by agency and donors", lambda year: _part(year.funding.split.programme_share)),
    ("  paid by the cluster", lambda year: _part(year.funding.split.cluster_share)),
    ("  the network that gets most", lambda year: _part(year.support.largest)),
    ("  up-scaled, by others than CDA or agency", lambda year: _cell(year.upscaling.by_others)),
)
_MANNER: tuple[tuple[str, Callable[[YearProcess], str]], ...] = (
    ("  done without being planned", lambda year: _part(year.unplanned.by_number)),
    ("  times that the actors were told", lambda year: _cell(year.dissemination.tellings)),
    ("  longest gap between, in days", lambda year: _cell(year.dissemination.longest_gap)),
    ("  trust, clearly seen", lambda year: _seen(year.trust)),
    ("  principles, clearly seen", lambda year: _seen(year.principles)),
    ("  governance, clearly seen", lambda year: _seen(year.signs.properties)),
)
