"""The programme described, as the first page of a donor's form asks: who coordinates it, where, when, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Fact, Facts
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.cluster import Programme
    from clusterctl.model.values import Quantity
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Which programme is it, of whom, where, when, and for whom?")
_FILE = "cluster.yaml"


def told(at: Ground) -> Told:
    """Return the facts, and which of them are missing."""
    found = tuple(_facts(at))
    items = tuple(Fact(name, text or _nothing(at, hidden=hidden), bool(text)) for name, text, _, hidden in found)
    gaps = tuple(Gap(at.say("{what}: not recorded.", what=name), where) for name, text, where, hidden in found
                 if not text and where and not hidden)  # fmt: skip
    return Told("", (Facts(items),), gaps, withheld=any(hidden for *_, hidden in found))


def _nothing(at: Ground, *, hidden: bool) -> str:
    return at.say("not shown") if hidden else at.say("not recorded")


def _facts(at: Ground) -> Iterator[tuple[str, Text, str, bool]]:
    """Yield name, text, where it would stand, and whether it is kept from the reader."""
    say, cluster = at.say, at.cluster
    programme = cluster.programme if cluster and at.sees(_FILE, "programme") else None
    hidden = bool(cluster and cluster.programme and not programme)
    agency = programme.implementing_agency if programme else None
    yield (
        say("Coordinator"),
        at.people.name(agency) if agency else "",
        f"{_FILE}: programme.implementing_agency",
        hidden,
    )
    yield _contact(at, agency)
    donors = at.people.names(programme.donors) if programme else ""
    yield say("Funded by"), donors, f"{_FILE}: programme.donors", hidden
    yield say("Title"), cluster.name if cluster else "", f"{_FILE}: name", False
    yield say("Number of the contract"), say("to be written on the form; the files have no place for it"), "", False
    yield say("Start of the programme"), _date(at, programme, "start"), f"{_FILE}: programme.start", hidden
    yield say("End of the programme"), _date(at, programme, "end"), f"{_FILE}: programme.end", hidden
    yield say("Period of this report"), say.days(at.label.first, at.label.last), "", False
    where = ", ".join(part for part in (say.listed(cluster.places), cluster.state, say.country(cluster.country))
                      if part) if cluster else ""  # fmt: skip
    yield say("Where the activities take place"), where, f"{_FILE}: places", False
    yield from beneficiaries(at)


def _contact(at: Ground, agency: str | None) -> tuple[str, Text, str, bool]:
    """Return whom to ask for; only those may know who see contacts."""
    name, where = at.say("Contact person"), f"actors.yaml: actors.{agency or '<id>'}.contact.person"
    actors = at.project.actors.actors if at.project.actors else {}
    held = actors[agency].contact if agency and agency in actors else None
    if held is None or not held.person:
        return name, "", where, False
    route = Route("actors.yaml", ("actors", str(agency), "contact", "person"))
    return (name, held.person, where, False) if at.reader.sees(route) else (name, "", where, True)


def _date(at: Ground, programme: Programme | None, key: str) -> Text:
    written = getattr(programme, key) if programme else None
    return (Run(at.say.when(written), note=at.note(_FILE, "programme", key)),) if written else ""


def beneficiaries(at: Ground) -> Iterator[tuple[str, Text, str, bool]]:
    """Yield how many firms, workers and women there are: name, text, where it would stand, whether it is kept back."""
    say, cluster = at.say, at.cluster
    yield (say("Target group"), _counted(at, "units", cluster.units if cluster else {}, say("firms")),
           f"{_FILE}: units", False)  # fmt: skip
    yield (say("Final beneficiaries"), _counted(at, "workers", cluster.workers if cluster else {}, say("workers")),
           f"{_FILE}: workers", False)  # fmt: skip
    size = at.project.diagnostic.size if at.project.diagnostic else None
    route, name = Route("diagnostic.yaml", ("size", "women")), say("Women among them")
    if size is None or size.women is None:
        yield name, "", "diagnostic.yaml: size.women", False
    elif not at.reader.sees(route) or at.few.hides_at(route):
        yield name, "", "diagnostic.yaml: size.women", True
    else:
        yield name, (Run(say.quantity(size.women), note=at.proof.note_of(route)),), "", False


def _counted(at: Ground, key: str, written: Mapping[str, Quantity], what: str) -> Text:
    """Return the last count that was known in the period, with its year."""
    from clusterctl.model.partial_dates import PartialDate

    known = [date for date in written if PartialDate(date).first <= at.label.last and at.sees(_FILE, key, date)]
    if not known:
        return ""
    last = max(known, key=lambda date: (PartialDate(date).first, date))
    number = Run(at.say.quantity(written[last]), note=at.note(_FILE, key, last))
    return at.say.runs("{number} {what} ({date})", number=number, what=what, date=at.say.when(PartialDate(last)))
