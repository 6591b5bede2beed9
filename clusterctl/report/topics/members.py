"""The members of the cluster's bodies: how many there were at first, and how many there are at a period's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import Figure, difference, exactness_of, figure
from clusterctl.analysis.governance_capacity import NOT_OF_FIRMS
from clusterctl.analysis.map_parts import FILE, present
from clusterctl.analysis.parties import index_group
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.blocks import Column, Row, Table
from clusterctl.report.speech.labels import UNIT
from clusterctl.report.view import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


class _Count(Struct, frozen=True):
    """How many members there were on a date."""

    day: PartialDate
    figure: Figure


def members(at: Ground) -> Iterator[Table]:
    """Yield the table of the bodies whose members are known."""
    say = at.say
    rows = tuple(_row(at, body, counts) for body in _bodies(at) if (counts := _counts(at, body)))
    if rows:
        columns = (Column(say("Body")), Column(say("At first"), "right"), Column(say("Now"), "right"),
                   Column(say("Change"), "right"), Column(say("Counted in")))  # fmt: skip
        yield Table(say("Members of networks and associations at the end of {year}", year=at.year), columns, rows)


def no_members(at: Ground) -> Iterator[Gap]:
    """Yield the gap of the bodies whose members are not known."""
    silent = [body for body in _bodies(at) if not at.project.every_actor[body].members]
    if silent:
        names = at.named([at.people.name(body) for body in silent])
        said = at.say("How many members these bodies have is not recorded: {bodies}.", bodies=names)
        yield Gap(said, "actors.yaml: actors.<id>.members")


def _bodies(at: Ground) -> list[str]:
    """Return the bodies of firms that are there at the end of the label, those of workers aside."""
    here = present(at.project, at.label.first, at.day)
    known = at.project.every_actor
    return sorted(
        (id_ for id_ in here if index_group(at.project, id_) == "enterprises" and known[id_].kind not in NOT_OF_FIRMS
         and at.reader.sees(Route(FILE, ("actors", id_)))),
        key=lambda id_: known[id_].name,
    )  # fmt: skip


def _counts(at: Ground, body: str) -> list[_Count]:
    """Return the numbers up to the label's end, the earliest first; those that the reader may see."""
    held = at.project.every_actor[body].members
    found = []
    for key in sorted(held, key=lambda key: (PartialDate(key).first, key)):
        place = Route(FILE, ("actors", body, "members", key))
        if PartialDate(key).first <= at.day and at.reader.sees(place):
            number = figure(held[key].value, place, exactness=exactness_of(held[key]))
            found.append(_Count(PartialDate(key), number))
    return found


def _row(at: Ground, body: str, counts: list[_Count]) -> Row:
    first, last = counts[0], counts[-1]
    unit = at.project.every_actor[body].member_unit
    change: Text = "–"
    if len(counts) > 1 and not (_is_few(at, first) or _is_few(at, last)):
        change = (at.signed(difference(last.figure, first.figure)),)
    then: Text = _number(at, first) if len(counts) > 1 else "–"
    return Row((at.people.name(body), then, _number(at, last), change, at.say.label(UNIT, unit) if unit else "–"))


def _number(at: Ground, one: _Count) -> Text:
    if _is_few(at, one):
        return at.say("fewer than {number}", number=at.say.number(at.few.fewest))
    return at.say.runs("{number} ({date})", number=at.number(one.figure), date=at.say.when(one.day))


def _is_few(at: Ground, one: _Count) -> bool:
    return 0 < (one.figure.known or 0) < at.few.fewest
