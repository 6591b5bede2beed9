"""Who has which part in the activities of a period, and what is given to them beside money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import figure
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.speech.labels import FORM, KIND, PAYER
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.counted import Counted
    from clusterctl.findings.finding import Route
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

_ROLES = ("lead", "implementer", "helps", "gives", "days")
_NOT_MONEY = ("in_kind", "time", "knowledge", "expertise")
_MOST_ROWS = 40


class _Places(Struct):
    """Where the files name an actor, by the part it has in the activities."""

    roles: dict[str, list[Route]]

    def number(self, role: str) -> int:
        """Return in how many places it is named so."""
        return len(self.roles.get(role, ()))

    @property
    def every(self) -> int:
        """Return in how many places it is named at all."""
        return sum(len(places) for places in self.roles.values())


def parties(at: Ground, ones: Sequence[Counted]) -> Iterator[Block]:
    """Give for each actor in how many activities it has which part."""
    found: dict[str, _Places] = {}
    for one in ones:
        for actor, role, place in _named(one):
            if at.reader.sees(place):
                found.setdefault(actor, _Places({})).roles.setdefault(role, []).append(place)
    order = sorted(found, key=lambda actor: (-found[actor].every, actor))
    if not order:
        return
    say = at.say
    heads = {"lead": say("Leads"), "implementer": say("Carries out"), "helps": say("Helps"), "gives": say("Gives"),
             "days": say("Works days")}  # fmt: skip
    roles = [role for role in _ROLES if any(found[actor].number(role) for actor in order)]
    columns = (Column(say("Who")), Column(say("What it is")), *(Column(heads[role], "right") for role in roles))
    rows = tuple(
        Row((capital(at.people.name(actor)), _kind(at, actor), *(_cell(at, found[actor], role) for role in roles)))
        for actor in order[:_MOST_ROWS]
    )
    yield Table(say("Who has which part, in how many activities of {year}", year=at.year), columns, rows)
    if len(order) > _MOST_ROWS:
        more = len(order) - _MOST_ROWS
        yield Paragraph(say.several(more, "{n} more has a smaller part.", "{n} more have a smaller part."), "note")


def _named(one: Counted) -> Iterator[tuple[str, str, Route]]:
    activity = one.activity
    if activity.lead:
        yield activity.lead, "lead", one.under("lead")
    if activity.implementer:
        yield activity.implementer, "implementer", one.under("implementer")
    for nth, actor in enumerate(activity.intermediaries):
        yield actor, "helps", one.under("intermediaries", nth)
    givers: set[str] = set()
    for nth, given in enumerate(activity.contributions):
        if given.by not in givers and given.share != 0 and (given.amount is None or given.amount.amount != 0):
            yield given.by, "gives", one.under("contributions", nth, "by")
        givers.add(given.by)
    for actor in activity.person_days:
        yield actor, "days", one.under("person_days", actor)


def _kind(at: Ground, actor: str) -> str:
    found = at.project.every_actor.get(actor)
    if found is None:
        return at.say("A whole group") if actor in PAYER.words else at.say("not recorded")
    return at.say.label(KIND, found.kind) if at.sees("actors.yaml", "actors", actor, "kind") else "–"


def _cell(at: Ground, places: _Places, role: str) -> Text:
    number = places.number(role)
    return at.say.number(number) if number else "–"


def beside_money(at: Ground, ones: Sequence[Counted]) -> Iterator[Points]:
    """Say who gives in kind, time, knowledge and expertise, and to how many activities."""
    found: dict[tuple[str, str], dict[Route, Route]] = {}
    for one in ones:
        for nth, given in enumerate(one.activity.contributions):
            place = one.under("contributions", nth, "form")
            if given.form in _NOT_MONEY and at.reader.sees(place):
                found.setdefault((given.form, given.by), {})[one.route] = place
    said = []
    for form, by in sorted(found, key=lambda key: (_NOT_MONEY.index(key[0]), key[1])):
        places = tuple(found[form, by].values())
        said.append(at.say.several_runs(
            len(places), "{who}: {form}, in {number} activity", "{who}: {form}, in {number} activities",
            who=at.people.name(by), form=at.say.label(FORM, form),
            number=at.run(at.say.number(len(places)), figure(len(places), *places)),
        ))  # fmt: skip
    if said:
        yield Points(tuple(said), at.say("What is given beside money"))
