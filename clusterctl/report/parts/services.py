"""Business development services: demand, outreach, satisfaction, what users pay of the cost; new and stronger ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import NOUGHT
from clusterctl.report.blocks import Column, Paragraph, Row, Table, Tile, Tiles
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import SERVICE_CHANGE
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.analysis.bds import Service, Services
    from clusterctl.analysis.figure import Figure
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("Which services do firms use, are they content, and what do they pay?")


def told(at: Ground) -> Told:
    """Return the services of the period."""
    found = at.services.of(at.label)
    seen = [one for one in found.services if at.reader.sees_record(one.route)]
    full = at.reader.sees_figure(NOUGHT, "donor")
    withheld = len(seen) < len(found.services) or (bool(seen) and not full)
    if not found.services:
        return Told(gaps=(_none(at),))
    if not seen:
        return Told(withheld=True)
    blocks: list[Block] = []
    whole = len(seen) == len(found.services)
    if whole and (tiles := tuple(_tiles(at, found))):
        blocks.append(Tiles(tiles))
    blocks += [_table(at, seen), *_notes(at, found)]
    return Told(_heading(at, found, seen), tuple(blocks), tuple(_gaps(at, seen)) if full else (), withheld)


def _none(at: Ground) -> Gap:
    return Gap(at.say("No service is on file for {year}.", year=at.year), f"monitoring/{at.label.text}.yaml: bds")


def _heading(at: Ground, found: Services, seen: Sequence[Service]) -> Text:
    say, number = at.say, len(seen)
    if len(seen) < len(found.services):
        return ""
    if found.recovery.known is not None and at.reader.sees_figure(found.recovery, "donor"):
        return say.runs("Users pay {share} of what the services cost", share=at.share(found.recovery))
    if found.new.known is None or not at.reader.sees_figure(found.new, "public"):
        return say.several(number, "{n} service is on file", "{n} services are on file")
    return say.several_runs(number, "{n} service is on file, {new} of them new", "{n} services are on file, {new} of "
                            "them new", new=at.number(found.new))  # fmt: skip


# -- figures -----------------------------------------------------------------------------------------------------------


def _tiles(at: Ground, found: Services) -> Iterator[Tile]:
    say = at.say
    of = say.several(len(found.services), "of {n} service", "of {n} services")
    for figure_, name, detail in ((found.new, say("New services"), of), (found.strengthened, say("Strengthened"), of)):
        if figure_.known is not None and at.reader.sees_figure(figure_, "public"):
            yield Tile(name, (at.number(figure_),), detail)
    if found.scale.known is not None and _shows(at, found.scale):
        yield Tile(say("Firms served"), (at.number(found.scale),), say("at least once"))
    if found.outreach.known is not None and _shows(at, found.outreach):
        yield Tile(say("Hardly served before"), (at.share(found.outreach),), say("of the firms served"))
    if found.recovery.known is not None and _shows(at, found.recovery):
        yield Tile(say("Paid by users"), (at.share(found.recovery),), say("of what the services cost"))


def _shows(at: Ground, figure_: Figure) -> bool:
    """Whether the reader may see a figure of a service: it is for donors, and small counts are not shown."""
    return at.reader.sees_figure(figure_, "donor") and not at.few.hides(figure_)


def _table(at: Ground, seen: Sequence[Service]) -> Table:
    """Return the services, with the columns of which anything is known."""
    say = at.say
    heads: list[tuple[str, Callable[[Service], Figure], Callable[[Figure], Run]]] = [
        (say("Firms served"), lambda one: one.firms, at.number),
        (say("Hardly served before"), lambda one: one.under_served, at.number),
        (say("Share of these"), lambda one: one.outreach, at.share),
        (say("Content, 1 to 5"), lambda one: one.satisfaction, at.number),
        (say("Cost"), lambda one: one.cost, at.amount),
        (say("Users pay"), lambda one: one.fees, at.amount),
        (say("Share of the cost"), lambda one: one.recovery, at.share),
    ]
    used = [head for head in heads if any(_known(at, head[1](one)) for one in seen)]
    columns = (Column(say("Service")), Column(say("New or stronger"), whole=True), Column(say("Who gives it")),
               *(Column(head, "right") for head, _, _ in used))  # fmt: skip
    rows = tuple(
        Row((one.title, say.label(SERVICE_CHANGE, one.change) if one.change else "–", _provider(at, one),
             *(_cell(at, take(one), form) for _, take, form in used)))
        for one in seen
    )  # fmt: skip
    return Table(say("The services of {year}", year=at.year), columns, rows)


def _known(at: Ground, figure_: Figure) -> bool:
    return figure_.known is not None and at.reader.sees_figure(figure_, "donor")


def _cell(at: Ground, figure_: Figure, form: Callable[[Figure], Run]) -> Text:
    if not _known(at, figure_):
        return "–"
    return (form(figure_),) if not at.few.hides(figure_) else at.say("too few to show")


def _provider(at: Ground, one: Service) -> str:
    return at.people.name(one.provider) if one.provider and at.reader.sees(one.route.under("provider")) else "–"


def _notes(at: Ground, found: Services) -> Iterator[Block]:
    say = at.say
    if found.scale.known is not None and len(found.services) > 1 and _shows(at, found.scale):
        yield Paragraph(say("A firm may use several services, so firms are not added up: no fewer were served than by "
                            "the largest service."), "note")  # fmt: skip
    share = found.cluster_share
    if share is not None and share.known is not None and at.reader.sees_figure(share, "donor"):
        yield Paragraph(
            say.runs("What users pay for single services is not recorded. Of the cost of all activities of {year} the "
                     "cluster pays {share}, which the method takes instead.", year=at.year, share=at.share(share)),
            "note",
        )  # fmt: skip


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, seen: Sequence[Service]) -> Iterator[Gap]:
    say, file = at.say, seen[0].route.file
    lacking = {
        "provider": [one.title for one in seen if not one.provider],
        "firms_served": [one.title for one in seen if one.firms.known is None],
        "under_served": [one.title for one in seen if one.under_served.known is None],
        "satisfaction": [one.title for one in seen if one.satisfaction.known is None],
        "cost, fees": [one.title for one in seen if one.recovery.known is None],
    }
    said = {
        "provider": message("Who gives these services is not recorded: {names}."),
        "firms_served": message("How many firms these services served is not recorded: {names}."),
        "under_served": message("How many of the firms were hardly served before is not recorded of: {names}."),
        "satisfaction": message("How content users are is not recorded of: {names}."),
        "cost, fees": message("What users pay of the cost is not known of: {names}."),
    }
    for key, titles in lacking.items():
        if titles:
            yield Gap(say.message(said[key], names=at.named(titles)), f"{file}: bds.<id>.{key}")
