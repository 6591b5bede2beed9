"""The cluster map before and after: who is tied to whom, who stands alone, what holds it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.map_change import map_change
from clusterctl.analysis.map_parts import present
from clusterctl.model.values import Missing
from clusterctl.report.blocks import Column, Paragraph, Picture, Points, Row, Table
from clusterctl.report.figures import cluster_map as chart
from clusterctl.report.figures.map_words import MapWords
from clusterctl.report.outline import Told
from clusterctl.report.run import flat
from clusterctl.report.speech.labels import BAND, EXCHANGED, KIND, LINK, STRENGTH
from clusterctl.report.topics.map_seen import map_seen, places_seen
from clusterctl.report.topics.map_sentences import points, short
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text

QUESTION = message("Who is linked with whom, and does it hold without the programme?")
_MOST_DRAWN = 60
"""Actors in a picture; of more nobody could follow the lines."""


def told(at: Ground) -> Told:
    """Return the map of the label beside that of the first year."""
    now = at.map
    withheld = len(now.actors) < len(_everyone(at))
    if not now.actors:
        return Told(gaps=() if withheld else (_no_actors(at),), withheld=withheld)
    then = before(at)
    blocks: list[Block] = [Points(tuple(points(at, now, then))), *_picture_before(at, now, then)]
    blocks += picture(at, now, then)
    blocks += [_measures(at, now, then), _actors(at, now, then), _note(at)]
    return Told(_heading(at, now, then), tuple(blocks), tuple(_gaps(at, now)), withheld=withheld)


def _everyone(at: Ground) -> set[str]:
    return present(at.project, at.label.first, at.day)


def before(at: Ground) -> ClusterMap | None:
    """Return the map of the first year on file; None where the label is that year, or nobody was there."""
    first = next((label for label in at.years if label.last < at.label.first), None)
    found = map_seen(at, first) if first else None
    return found if found and found.actors else None


def _heading(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Text:
    """Say how many actors are tied, and how many were."""
    say, ties = at.say, len(now.ties)
    number = at.number(now.figures["ties"])
    if then is None:
        return say.several_runs(
            ties, "{now} pair of actors is tied", "{now} pairs of actors are tied", now=number
        ) if ties else ""  # fmt: skip
    values: dict[str, str | Run] = {
        "now": number, "then": at.number(then.figures["ties"]), "year": at.label_name(then.label),
    }  # fmt: skip
    if ties > len(then.ties):
        return say.several_runs(ties, "{now} pair of actors is tied now, up from {then} in {year}",
                                "{now} pairs of actors are tied now, up from {then} in {year}", **values)  # fmt: skip
    if ties < len(then.ties):
        return say.several_runs(ties, "{now} pair of actors is tied now, down from {then} in {year}",
                                "{now} pairs of actors are tied now, down from {then} in {year}", **values)  # fmt: skip
    return say.several_runs(ties, "{now} pair of actors is tied, as many as in {year}",
                            "{now} pairs of actors are tied, as many as in {year}", **values)  # fmt: skip


# -- the figure and the tables -----------------------------------------------------------------------------------------


def picture(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Iterator[Picture]:
    """Yield the picture of the map, with what changed marked; of so many actors that nobody could read it, none."""
    if len(now.actors) > _MOST_DRAWN:
        return
    title, told_ = at.say("The cluster map of {year}", year=at.year), flat(_heading(at, now, then))
    if then is None:
        yield Picture("map", chart.picture(places_seen(at), now, title, told_, words=_words(at)), ("map",))
        return
    year = at.label_name(then.label)
    title = at.say("The cluster map of {year}, with what changed since {before}", year=at.year, before=year)
    drawn = chart.picture(places_seen(at), map_change(then, now), title, told_, "after", words=_words(at))
    yield Picture("map", drawn, ("map",))


def _words(at: Ground) -> MapWords:
    tables = (BAND, KIND, LINK, EXCHANGED, STRENGTH)
    return MapWords(at.say, *({key: at.say.label(labels, key) for key in labels.words} for labels in tables))


def _picture_before(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Iterator[Picture]:
    """Yield the picture of the earlier map, each actor in the same place."""
    if then is None or max(len(then.actors), len(now.actors)) > _MOST_DRAWN:
        return
    title = at.say("The cluster map of {year}", year=at.label_name(then.label))
    described = at.say.several(len(then.ties), "{n} pair of actors is tied.", "{n} pairs of actors are tied.")
    drawn = chart.picture(places_seen(at), map_change(then, now), title, described, "before", words=_words(at))
    yield Picture("before", drawn, ("map",))


def _measures(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Table:
    say = at.say
    maps = [one for one in (then, now) if one]
    columns = (Column(say("What")), *(Column(at.label_name(one.label), "right") for one in maps))
    rows = [
        Row((say("Actors"), *(say.number(len(one.actors)) for one in maps))),
        Row((say("Links"), *(say.number(len(one.links)) for one in maps))),
        Row((say("Pairs of actors that are tied"), *((at.number(one.figures["ties"]),) for one in maps))),
        Row((say("Of all possible pairs"), *(_density(at, one) for one in maps))),
        Row((say("Tied to nobody"), *(say.number(len(one.isolated)) for one in maps))),
        Row((say("Cut off without agency and CDA"), *(_cut_off(at, one) for one in maps))),
    ]
    return Table(say("The map in numbers"), columns, tuple(rows))


def _density(at: Ground, one: ClusterMap) -> str:
    return "–" if isinstance(one.density, Missing) else at.say.share(one.density, 1)


def _cut_off(at: Ground, one: ClusterMap) -> str:
    if isinstance(one.without, Missing):
        return at.say("neither is on the map")
    return at.say.number(len(one.without.cut_off))


def _actors(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Table:
    """Return who is on the map and with whom tied: all that the picture shows."""
    say, names = at.say, short(now, then)
    near: dict[str, list[str]] = {}
    for one, other in now.ties:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    heads = [Column(say("Actor")), Column(say("What it is")), *([Column(say("Ties then"), "right")] if then else []),
             Column(say("Ties now"), "right"), Column(say("Tied to"))]  # fmt: skip
    degrees = now.degrees
    rows: list[Row] = []
    bands = dict.fromkeys(actor.band for actor in now.actors)
    for band in bands:
        rows.append(Row((say.label(BAND, band), *[""] * (len(heads) - 1)), strong=True))
        for actor in (one for one in now.actors if one.band == band):
            earlier = [_earlier(at, then, actor.id)] if then else []
            tied = "; ".join(names[id_] for id_ in near.get(actor.id, ())) or "–"
            kind = say.label(KIND, actor.kind) if at.reader.sees(actor.route.under("kind")) else "–"
            rows.append(Row((names[actor.id], kind, *earlier, say.number(degrees[actor.id]), tied)))
    return Table(
        say("Who is on the map of {year}, and with whom each is tied", year=at.year), tuple(heads), tuple(rows)
    )


def _earlier(at: Ground, then: ClusterMap, id_: str) -> str:
    return at.say.number(then.degrees[id_]) if id_ in then.names else "–"


def _note(at: Ground) -> Paragraph:
    return Paragraph(
        at.say(
            "Two actors are tied when there is at least one link between them, or one is part of the other. What has "
            "no date counts as there from the beginning. Key actors are those who weigh most in the index or lead "
            "activities."
        ), "note",
    )  # fmt: skip


def _no_actors(at: Ground) -> Gap:
    return Gap(at.say("No actor is on the map of {year}.", year=at.year), "actors.yaml: actors")


def _gaps(at: Ground, now: ClusterMap) -> Iterator[Gap]:
    say = at.say
    if not now.links:
        yield Gap(say("No link between actors is recorded for {year}.", year=at.year), "actors.yaml: links")
    if isinstance(now.without, Missing):
        said = say("Neither the implementing agency nor the CDA is on the map, so nobody can tell what would hold "
                   "without them.")  # fmt: skip
        yield Gap(said, "actors.yaml: actors")
    weak = sum(link.strength is None for link in now.links)
    if weak:
        said = say.several(
            weak, "How strong {n} link is, is not recorded.", "How strong {n} links are, is not recorded."
        )
        yield Gap(said, "actors.yaml: links.<n>.strength")
    for path in now.unread:
        yield Gap(say("{file} could not be read in full, so a key actor may not be marked.", file=path), path)
