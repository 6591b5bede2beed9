"""What one should know in a minute: the index, who pays, what was done, what was reached, and what is needed next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED
from clusterctl.analysis.index_figures import of_member
from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.numbers import rounded
from clusterctl.report.blocks import Paragraph, Points, Tile, Tiles
from clusterctl.report.index_sentences import index_finding, length, movers, standing_of_groups, support
from clusterctl.report.indicator_words import counted
from clusterctl.report.labels import FEATURE
from clusterctl.report.money_words import days_of, earlier_share, finding
from clusterctl.report.outline import Told
from clusterctl.report.run import sentence
from clusterctl.report.work import shown as seen
from clusterctl.report.work import standing
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words

QUESTION = message("How does the cluster stand, and what is needed next?")
_MOST_NEEDED = 3


def told(at: Ground) -> Told:
    """Return the summary."""
    meaning = at.say(
        "The sustainability index tells how far the cluster can carry on without the programme, from 0 (not at all) to "
        "10 (fully)."
    )
    said = (*movers(at), *standing_of_groups(at), *support(at), *_money(at))
    needed = tuple(_needed(at))
    blocks = (Paragraph(meaning, "note"), Tiles(tuple(_tiles(at))), Points(said), Points(needed, at.say("Needed next")))
    return Told(index_finding(at), tuple(block for block in blocks if isinstance(block, Paragraph) or block.items))


def _tiles(at: Ground) -> Iterator[Tile]:
    yield _index(at)
    if at.reader.sees_figure(at.money.split.cluster_share, "donor"):
        yield _cluster_share(at)
    yield from _done(at)
    yield from _reached(at)


def _index(at: Ground) -> Tile:
    state, say = at.standing, at.say
    name = say("Sustainability index")
    if state.card is None:
        return Tile(name, at.unknown.text, state.missing)
    value = at.number(state.figures["value"], 1)
    shown = say.runs("{value} of {highest}", value=value, highest=say.number(HIGHEST_SCORE))
    if state.before is None or state.change is None:
        return Tile(name, shown, say("assessed for the first time"), length(state.card.value))
    detail = say("{change} since the assessment before", change=say.signed(state.change, 1))
    return Tile(name, shown, detail, length(state.card.value), length(state.before.value))


def _cluster_share(at: Ground) -> Tile:
    share, say = at.money.split.cluster_share, at.say
    name = say("Paid by the cluster itself")
    if share.known is None:
        return Tile(name, at.unknown.text, at.why(share))
    then = earlier_share(at)
    if then is None or then[1].known is None:
        return Tile(name, (at.share(share),), _span(at), bar=_bar(share.known))
    year, before = then[0], then[1].known
    detail = say.runs("{change} points since {year}", change=say.signed(share.known - before), year=year)
    return Tile(name, (at.share(share),), detail, _bar(share.known), _bar(before))


def _bar(share: Fraction) -> str:
    return rounded(min(max(share, Fraction(0)), Fraction(HUNDRED)), 1)


def _done(at: Ground) -> Iterator[Tile]:
    stand, say = [standing(at, one) for one in seen(at)], at.say
    if not stand or "withheld" in stand:
        return
    done, late = stand.count("done"), stand.count("overdue")
    part = Fraction(done * HUNDRED, len(stand))
    value = say("{done} of {all}", done=say.number(done), all=say.number(len(stand)))
    detail = say.several(late, "{n} overdue", "{n} overdue") if late else ""
    yield Tile(say("Activities done"), value, detail, _bar(part))


def _reached(at: Ground) -> Iterator[Tile]:
    found, say = counted(at, at.results.indicators), at.say
    if not found.judged:
        return
    value = say("{reached} of {all}", reached=say.number(found.reached), all=say.number(found.judged))
    part = Fraction(found.reached * HUNDRED, found.judged)
    yield Tile(
        say("Indicators that reached their target"), value, say("of those with a target and a value"), _bar(part)
    )


def _span(at: Ground) -> str:
    """Return of what the share is: where finance records are of more than the label, of their days."""
    money = at.money
    if money.finance and not money.is_own_finance:
        return days_of(at, money.finance)
    return at.say("of what its activities cost")


def _money(at: Ground) -> Iterator[Words]:
    """Say who pays, and how that moved."""
    said = finding(at)
    if said:
        yield sentence(said)


def _needed(at: Ground) -> Iterator[Text]:
    yield from _next_points(at)
    yield from _late(at)


def _next_points(at: Ground) -> Iterator[Text]:
    """Name the bodies whose next point would add most to the index, and what their next band asks."""
    card = at.standing.card
    if card is None or not at.reader.sees_figure(at.standing.figures["value"], "donor"):
        return
    open_ = [(group, member) for group in card.groups for member in group.members if member.next_band]
    for group, member in sorted(open_, key=lambda one: (-one[1].per_point, one[1].actor))[:_MOST_NEEDED]:
        band = member.next_band
        asks = [at.say.label(FEATURE, f"{group.group}.{key}") for key in band.asks] if band else []
        if not asks:
            continue
        yield at.say.runs(
            "{body} is to show next: {asks}. Its next point adds {points} to the index, more than most.",
            body=at.people.name(member.actor), asks="; ".join(asks),
            points=at.number(of_member(member, group)["per_point"], 2),
        )  # fmt: skip


def _late(at: Ground) -> Iterator[Text]:
    late = [one for one in seen(at) if standing(at, one) == "overdue"]
    if late:
        titles = at.named([f"“{one.activity.title}”" for one in late])
        yield at.say.several(
            len(late), "{n} activity is overdue: {titles}.", "{n} activities are overdue: {titles}.", titles=titles
        )
