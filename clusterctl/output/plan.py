"""An action plan for a terminal: a table where it fits, else a card an activity; and what both views say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.plan import STATES
from clusterctl.output.figures import UNKNOWN, money, named_groups, names_of, plain_figure, share
from clusterctl.output.plan_notes import missing_money
from clusterctl.output.screen import Screen, cells, line, padded, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.output.terms import STATE_WORDS
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.plan import By, Component, Due, Group, PlanInTime
    from clusterctl.project.project import Project

DRAWN_UP = {"cda": "by the CDA", "jointly": "jointly", "stakeholders": "by stakeholders"}
_GROUPS = {"agency": "agency", "support": "support", "donor": "donors", "cluster": "cluster"}
_LABEL = 13
_GAP, _GAP_DRAWN = 2, 3
"""Between columns: in a pipe, and where the table is drawn."""


def text(found: PlanInTime, by: By, project: Project, screen: Screen) -> str:
    """Return a plan's activities with their seven components."""
    names = names_of(project)
    table = _table(found, by)
    body = _with_units(table, found, screen) if _fits(table, screen) else _cards(found, by, names, screen)
    said = [wrapped(f"Note: {note}", screen.columns, "  ") for note in (*notes(found), *missing_money(found))]
    return "\n\n".join(part for part in (head(found, project, screen), body, *said) if part) + "\n"


def head(found: PlanInTime, project: Project, screen: Screen) -> str:
    """Return what a plan is, and how it stands."""
    cluster = line(project.cluster.name) if project.cluster else ""
    strong = wrapped(f"{cluster}: action plan {found.label.text}", screen.columns).split("\n")
    said = wrapped(f"{_standing(found)}.", screen.columns)
    return "\n".join([*(screen.paint("strong", part) for part in strong), said, wrapped(_sum(found), screen.columns)])


def _standing(found: PlanInTime) -> str:
    plan = found.plan
    parts = [f"Status {plan.status}" if plan.status else "No status is recorded"]
    for word, decision in (("validated", plan.validated), ("approved", plan.approved)):
        if decision:
            parts.append(f"{word} {decision.date.text}" if decision.date else word)
    if plan.drawn_up_by:
        parts.append(f"drawn up {DRAWN_UP[plan.drawn_up_by]}")
    return f"{', '.join(parts)}; as of {found.as_of}"


def _sum(found: PlanInTime) -> str:
    if not found.activities:
        return "It holds no activities yet."
    states = [f"{found.states[state]} {STATE_WORDS[state]}" for state in STATES if state in found.states]
    return f"{counted(len(found.activities), 'activity', 'activities')}: {listed(states, 'and')}."


def notes(found: PlanInTime) -> list[str]:
    """Return in words what a reader of the plan must know."""
    said = []
    if "overdue" in found.states:
        said.append("overdue (clusterctl's own word): the last day that it was planned for is over, and its result "
                    "says neither done, dropped nor postponed")  # fmt: skip
    turned = [one.id for one in found.activities if one.is_reversed]
    if turned:
        said.append(f"ends before it begins: {listed(turned, 'and')}")
    return said


# -- as a table ------------------------------------------------------------------------------------------------------


def _fits(table: Table, screen: Screen) -> bool:
    widths = [
        max(cells(text) for text in (column.head, *(row.cells[at] for row in table.rows)))
        for at, column in enumerate(table.columns)
    ]
    gap = _GAP_DRAWN if screen.width else _GAP
    return sum(widths) + gap * len(widths) <= screen.columns


def _with_units(table: Table, found: PlanInTime, screen: Screen) -> str:
    """Return the table, and below it what its figures count."""
    if not table.rows:
        return table.render(screen)
    units = f"Cost in {found.funding.currency} and who gives in %, both as planned; days are person-days."
    return f"{table.render(screen)}\n\n{wrapped(units, screen.columns)}"


def _table(found: PlanInTime, by: By) -> Table:
    givers = named_groups(*(one.money.planned.split for one in found.activities))
    columns = (
        Column("Activity"), Column("State"), Column("Nature"), Column("For"), Column("When"), Column("Responsible"),
        Column("Cost", "right"), *(Column(_GROUPS[group].capitalize(), "right") for group in givers),
        Column("Days", "right"),
    )  # fmt: skip
    rows: list[Row] = []
    for group in found.grouped(by):
        rows.append(Row((_title(group), *[""] * (len(columns) - 1)), strong=True))
        for one in group.activities:
            split = one.money.planned.split
            who = one.activity.beneficiaries.actors if one.activity.beneficiaries else ()
            rows.append(Row((
                f"  {one.id}", STATE_WORDS[one.state], one.activity.nature or UNKNOWN, ", ".join(who) or UNKNOWN,
                _when(one), one.activity.lead or UNKNOWN, money(split.total),
                *(share(split.shares[giver], 0) for giver in givers), _days(one.person_days),
            )))  # fmt: skip
    return Table(columns, tuple(rows)) if rows else Table(columns[:1], ())


def _title(group: Group) -> str:
    return group.key or "none given"


def _days(figure: Figure) -> str:
    return UNKNOWN if figure.known is None else plain_figure(figure.known)


def _when(one: Component) -> str:
    """Return when an activity is or was: 1999-03, or 1999-03 to 1999-05."""
    if one.start and one.end and one.start != one.end:
        return f"{one.start} to {one.end}"
    if one.start is None and one.end:
        return f"until {one.end}"
    return one.start.text if one.start else UNKNOWN


# -- as cards --------------------------------------------------------------------------------------------------------


def _cards(found: PlanInTime, by: By, names: Mapping[str, str], screen: Screen) -> str:
    parts = []
    for group in found.grouped(by):
        parts.append(screen.paint("strong", _title(group).capitalize()))
        parts += [_card(one, found.funding.currency, names, screen) for one in group.activities]
    return "\n\n".join(parts)


def _card(one: Component, currency: str, names: Mapping[str, str], screen: Screen) -> str:
    first = wrapped(f"{one.id}: {line(one.activity.title)} ({STATE_WORDS[one.state]})", screen.columns, "  ")
    rows = []
    for label, said in _rows(one, currency, names):
        lines = wrapped(said, max(screen.columns - _LABEL - _GAP, 20)).split("\n")
        heads = [label, *[""] * (len(lines) - 1)]
        rows += [f"  {padded(head_, _LABEL)}{part}" for head_, part in zip(heads, lines, strict=True)]
    return "\n".join([first, *rows])


def _rows(one: Component, currency: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    split = one.money.planned.split
    yield "Nature", _nature(one)
    yield "For", _for(one, names)
    yield "When", f"{_when(one)}{' (as it was)' if one.is_actual else ''}"
    yield "Responsible", _responsible(one, names)
    yield "Cost", money(split.total, currency)
    given = [f"{_GROUPS[group]} {share(part, 0)} %" for group, part in split.shares.items() if part.known]
    yield "Who gives", ", ".join(given) or UNKNOWN
    by = [f"{names.get(actor, actor)} {_days(figure)}" for actor, figure in one.by_actor.items()]
    yield "Person-days", f"{_days(one.person_days)} ({', '.join(by)})" if by else UNKNOWN
    yield from (("Due" if nth == 0 else "", _due(due)) for nth, due in enumerate(one.deliverables))


def _nature(one: Component) -> str:
    step = f", step {one.step}" if one.step else ""
    unplanned = "" if one.activity.planned else ", not in the approved plan"
    return f"{one.activity.nature or UNKNOWN}{step}{unplanned}"


def _for(one: Component, names: Mapping[str, str]) -> str:
    who = one.activity.beneficiaries
    parts = [names.get(actor, actor) for actor in who.actors] if who else []
    if one.firms.known is not None:
        parts.append(f"{plain_figure(one.firms.known)} firms")
    return ", ".join(parts) or UNKNOWN


def _responsible(one: Component, names: Mapping[str, str]) -> str:
    parts = [names.get(one.activity.lead, one.activity.lead) if one.activity.lead else UNKNOWN]
    if one.activity.implementer:
        parts.append(f"carried out by {names.get(one.activity.implementer, one.activity.implementer)}")
    if one.activity.intermediaries:
        parts.append(f"with {listed([names.get(actor, actor) for actor in one.activity.intermediaries], 'and')}")
    return ", ".join(parts)


def _due(due: Due) -> str:
    state = f"done {due.done}" if due.done else "overdue" if due.is_overdue else "open"
    return f"{due.due or 'no date'} {line(due.what)} ({state})"
