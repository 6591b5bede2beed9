"""What changed between two years in who pays, who leads, and the stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.output.changes.values import signed
from clusterctl.output.figures import number, per_cent, times
from clusterctl.output.page import Row, Section, Table
from clusterctl.output.table import Column
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.analysis.changes.figures import FigureChange, Matter
    from clusterctl.analysis.figure import Figure
    from clusterctl.output.changes.sides import Sides

_PAYERS = {"agency": "The agency", "support": "Support institutions", "donor": "Donors", "cluster": "The cluster"}
_LEADERS = {**_PAYERS, "programme": "Agency and CDA together"}
_BASES = {"finance": "finance records", "activities": "activities of the plan"}


def figures(found: Difference, matter: Matter) -> dict[str, FigureChange]:
    """Return the figures of a matter by their fields."""
    return {one.field: one for one in found.figures if one.matter == matter}


# -- money, leads, stage ----------------------------------------------------------------------------------------------


def paid(found: Difference) -> str:
    """Return how the cluster's share of the money moved: "The cluster pays 56 % after 20 %"; empty if not known.

    Where the two years are reckoned from different records, only that both are known.
    """
    one = figures(found, "funding").get("cluster")
    if one is None or one.before.known is None or one.after.known is None:
        return ""
    if not one.is_alike:
        bases = [_BASES[basis] for basis in found.bases if basis]
        was, is_ = (f"{share(side)} by the {basis}" for side, basis in zip((one.before, one.after), bases, strict=True))
        return f"The cluster pays {is_}, and before {was}: these can't be compared"
    return _moved("The cluster pays", one)


def led(found: Difference) -> str:
    """Return how the cluster's share of the leads moved, of those that are known; empty if not known."""
    return _moved("The cluster leads", figures(found, "leads").get("cluster"), " of the activities whose lead is known")


def led_of(found: Difference) -> str:
    """Return the same, with of how many activities the lead is known."""
    said, known, every = led(found), *(figures(found, "leads").get(name) for name in ("known", "activities"))
    if not said or known is None or every is None:
        return said
    return f"{said} ({_of(known.after, every.after)}; before {_of(known.before, every.before)})"


def _of(known: Figure, every: Figure) -> str:
    return f"{number(known)} of {number(every)}"


def staged(found: Difference) -> str:
    """Return how the stage moved; empty if not known."""
    one = figures(found, "stage").get("inferred")
    if one is None or one.after.known is None or one.before.known is None:
        return ""
    if not one.is_change:
        return f"The stage of implementation stays {one.after.known}"
    return f"The stage of implementation is {one.after.known} after {one.before.known}"


def _moved(head: str, one: FigureChange | None, what: str = "") -> str:
    if one is None or one.before.known is None or one.after.known is None:
        return ""
    was, is_ = share(one.before), share(one.after)
    return f"{head} {is_}{what} as before" if was == is_ else f"{head} {is_}{what}, after {was}"


def share(figure: Figure) -> str:
    """Return a share as shown beside another: 28.5 %, 53 %."""
    return per_cent(figure, 1).replace(".0 %", " %")


def funding(found: Difference, sides: Sides) -> Section:
    """Return the section on who pays."""
    rows = _rows(figures(found, "funding"), _PAYERS)
    leverage = figures(found, "funding").get("leverage")
    if leverage and (leverage.before.known is not None or leverage.after.known is not None):
        moved = signed(leverage.change.known) if leverage.change.known is not None else ""
        rows.append(Row(("Leverage", times(leverage.before), times(leverage.after), moved)))
    section = _of_figures("funding", paid(found) or "Who pays", "Who pays, per cent of the money", rows, sides)
    return replace(section, blocks=(*section.blocks, *_records(found, sides)))


def _records(found: Difference, sides: Sides) -> Iterator[str]:
    """Yield what the money of the years is reckoned from, and what finance records say that are not compared."""
    names = (sides.names.before, sides.names.after)
    one = figures(found, "funding").get("cluster")
    sides_ = (one.before, one.after) if one else ()
    known = {
        name: _BASES[basis] for name, side, basis in zip(names, sides_, found.bases, strict=False)
        if basis and side.known is not None
    }  # fmt: skip
    said = [f"{name} {f'by the {known[name]}' if name in known else 'not recorded'}" for name in names]
    if len(set(known.values())) == 1 and len(known) == len(names):
        yield f"Reckoned by the {known[names[0]]}."
    elif known:
        yield f"Reckoned from: {'; '.join(said)}."
    for state, label, basis in zip((found.before, found.after), found.years or (), found.bases, strict=False):
        year = state.ledger.of(label)
        if year.finance and basis != "finance":
            spans = listed([f"{first} to {last}" for first, last in year.finance.spans], "and")
            cluster = share(year.finance.split.cluster_share)
            yield f"By the finance records that end in {label.text}, of {spans}, the cluster pays {cluster}."


def leads(found: Difference, sides: Sides) -> Section:
    """Return the section on who leads."""
    of = figures(found, "leads")
    agency, programme = of.get("agency"), of.get("programme")
    same = agency and programme and (agency.before, agency.after) == (programme.before, programme.after)
    rows = _rows(of, {name: words for name, words in _LEADERS.items() if name != "programme" or not same})
    known, every = of.get("known"), of.get("activities")
    if known and every and rows:
        ends = _of(known.before, every.before), _of(known.after, every.after)
        rows.append(Row(("Activities with a known lead", *ends, "")))
    return _of_figures("leads", led(found) or "Who leads", "Who leads, per cent of the known leads", rows, sides)


def stage(found: Difference, sides: Sides) -> Section:
    """Return the section on the stage."""
    words = {"inferred": "By who pays, leads and plans", "declared": "As the programme declares"}
    found_ = figures(found, "stage")
    rows = [
        Row((name, number(found_[field].before), number(found_[field].after), _points(found_[field], "")))
        for field, name in words.items() if field in found_
    ]  # fmt: skip
    return _of_figures("stage", staged(found) or "The stage", "Stage of implementation, 1 to 3", rows, sides)


def _rows(found: dict[str, FigureChange], words: dict[str, str]) -> list[Row]:
    """Return a row for each share; one that is 0 in both years, or in neither known, only for the cluster."""
    rows = []
    for field, name in words.items():
        one = found.get(field)
        sides = [side.known for side in (one.before, one.after)] if one else []
        lost = field == "support" and None in sides and 0 in sides
        if one and (field == "cluster" or any(sides) or lost):
            rows.append(Row((name, share(one.before), share(one.after), _points(one, " points"))))
    return rows


def _points(one: FigureChange, unit: str) -> str:
    return "" if one.change.known is None else f"{signed(one.change.known, 1)}{unit}"


def _of_figures(name: str, heading: str, caption: str, rows: list[Row], sides: Sides) -> Section:
    columns = (
        Column(""), Column(sides.names.before, "right"), Column(sides.names.after, "right"), Column("Change", "right"),
    )  # fmt: skip
    if not rows:
        return Section(name, f"{heading}: not recorded in either year", ())
    return Section(name, heading, (Table(caption, columns, tuple(rows)),))
