"""The story of the period for the people of the cluster: what was wanted, in plain words, with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import figure
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.blocks import Paragraph, Picture, Points
from clusterctl.report.figures.moments import Moment
from clusterctl.report.figures.trend import Course, Series, trend
from clusterctl.report.outline import Told
from clusterctl.report.topics.work import is_partial, shown, standing, status_route
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.index import Scorecard
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What did we want, and how far are we?")
_VISION = "vision.yaml"


def told(at: Ground) -> Told:
    """Return what the cluster wanted, and how strong its bodies have become."""
    blocks: list[Block] = [*_wanted(at), *_strength(at)]
    return Told(_heading(at), tuple(blocks), tuple(_gaps(at)))


def _heading(at: Ground) -> Text:
    """Say how many of the planned activities are done."""
    ones = [one for one in shown(at) if standing(at, one) != "withheld"]
    done = [one for one in ones if standing(at, one) == "done"]
    if not done or is_partial(at) or at.in_time is None or len(ones) < len(at.in_time.activities):
        return ""
    number = at.run(at.say.number(len(done)), figure(len(done), *map(status_route, done)))
    return at.say.several_runs(
        len(ones), "We did {done} of {n} thing in {year}", "We did {done} of {n} things in {year}",
        done=number, year=at.year,
    )  # fmt: skip


def _wanted(at: Ground) -> Iterator[Block]:
    """Name the objectives; the vision stands at the head of the page."""
    found = at.project.vision
    held = {id_: one for id_, one in (found.objectives if found else {}).items()
            if at.sees(_VISION, "objectives", id_)
            and (one.since is None or one.since.first <= at.label.last)}  # fmt: skip
    if held:
        items = tuple(one.text for one in held.values())
        yield Points(items, at.say("What we want"))


def _strength(at: Ground) -> Iterator[Block]:
    """Say how strong the bodies are, and draw how that went."""
    card = at.standing.card
    if card is None:
        return
    say = at.say
    value = at.number(at.standing.figures["value"], 1)
    yield Paragraph(say.runs(
        "How far can we carry on by ourselves? Our bodies were judged: {value} of 10 points. At 10 points we need "
        "nobody’s help.", value=value,
    ))  # fmt: skip
    yield from _picture(at)


def _picture(at: Ground) -> Iterator[Block]:
    from clusterctl.analysis.index import Scorecard as Card

    cards: list[Scorecard] = [one.card for one in at.history.assessments if isinstance(one.card, Card)]
    if len(cards) < 2 or not all(at.reader.sees_figure(card.figures["value"], "public") for card in cards):  # noqa: PLR2004 - a line
        return
    say = at.say
    texts = tuple(say.number(card.value, 1) for card in cards)
    name = say("Points")
    moments = tuple(
        Moment(say.when(PartialDate(card.date)), PartialDate(card.date).first.toordinal()) for card in cards
    )
    series = Series(name, tuple(card.value for card in cards), texts, "index")
    dated = zip(moments, texts, strict=True)
    described = "; ".join(say("{date}: {points}", date=moment.text, points=points) for moment, points in dated)
    drawn = trend(Course(moments, (series,)), say("How far we can carry on by ourselves"), described, name, say)
    yield Picture("strength", drawn)
    yield Paragraph(described, "note")


def _gaps(at: Ground) -> Iterator[Gap]:
    if at.project.vision is None or not at.project.vision.objectives:
        yield Gap(at.say("What we want to reach is not written down."), f"{_VISION}: objectives")
    if at.standing.card is None and not at.standing.withheld:
        yield Gap(at.say("Our bodies were not judged in {year}.", year=at.year), f"scores/{at.label.text}.yaml")
