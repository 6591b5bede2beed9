"""The few figures that one should see first: the index, who pays, what was done, what was reached, the exit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, figure
from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.model.partial_dates import PartialDate
from clusterctl.numbers import rounded
from clusterctl.report.blocks import Tile
from clusterctl.report.parts.exit import seen_conditions
from clusterctl.report.topics.index_sentences import PLACES, length
from clusterctl.report.topics.indicator_words import counted
from clusterctl.report.topics.money_words import basis_of, days_of, earlier, share
from clusterctl.report.topics.work import shown, standing, status_route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def of_index(at: Ground) -> Tile:
    """Return the index, and how it moved since the assessment before."""
    state, say = at.standing, at.say
    name = say("Sustainability index")
    if state.card is None:
        return Tile(name, at.unknown.text, state.missing)
    value = at.number(state.figures["value"], PLACES)
    shown_ = say.runs("{value} of {highest}", value=value, highest=say.number(HIGHEST_SCORE))
    if state.before is None or state.change is None:
        first = "" if state.no_comparison else say("assessed for the first time")
        return Tile(name, shown_, first, length(state.card.value))
    when = at.say.when(PartialDate(state.before.date))
    detail = say("{change} since {date}", change=say.signed(state.change, PLACES), date=when)
    return Tile(name, shown_, detail, length(state.card.value), length(state.before.value))


def of_money(at: Ground) -> Iterator[Tile]:
    """Yield what the cluster pays, with what it is reckoned from."""
    paid, say = at.money.split.cluster_share, at.say
    if not at.reader.sees_figure(paid, "donor"):
        return
    name = say("Paid by the cluster itself")
    if paid.known is None:
        yield Tile(name, at.unknown.text, at.why(paid))
        return
    then = earlier(at)
    before = then.split_by(at.money.basis).cluster_share.known if then else None
    yield Tile(name, (share(at, paid),), _base(at), _bar(paid.known), None if before is None else _bar(before))


def _base(at: Ground) -> Text:
    """Return of what the share is one: the days of finance records, or how many activities tell it."""
    money = at.money
    if money.finance:
        return days_of(at, money.finance)
    return basis_of(at, money.counted)


def _bar(part: Fraction) -> str:
    return rounded(min(max(part, Fraction(0)), Fraction(HUNDRED)), 1)


def of_work(at: Ground) -> Iterator[Tile]:
    """Yield how many activities are done, of those whose standing the reader may see."""
    say = at.say
    ones = [(one, standing(at, one)) for one in shown(at)]
    told = [(one, state) for one, state in ones if state != "withheld"]
    if not told:
        return
    done = sum(state == "done" for _, state in told)
    late = sum(state == "overdue" for _, state in told)
    number = at.run(say.number(done), figure(done, *(status_route(one) for one, _ in told)))
    value = say.runs("{done} of {all}", done=number, all=say.number(len(told)))
    detail = say.several(late, "{n} overdue", "{n} overdue") if late else ""
    yield Tile(say("Activities done"), value, detail, _bar(Fraction(done * HUNDRED, len(told))))


def of_results(at: Ground) -> Iterator[Tile]:
    """Yield how many indicators reached their target, where any can be held against one."""
    found, say = counted(at, at.results.indicators), at.say
    if not found.judged:
        return
    value = say("{reached} of {all}", reached=say.number(found.reached), all=say.number(found.judged))
    others = len(at.results.indicators) - found.judged
    detail = say.several(
        others, "{n} other has no target or no value to show", "{n} others have no target or no value to show"
    ) if others else ""  # fmt: skip
    yield Tile(say("Targets reached"), value, detail, _bar(Fraction(found.reached * HUNDRED, found.judged)))


def of_exit(at: Ground) -> Iterator[Tile]:
    """Yield how many conditions of the exit are met, where the reader may see all of them."""
    found, withheld = seen_conditions(at)
    if withheld or not found:
        return
    say = at.say
    met, lost = (sum(one.state == state for one in found) for state in ("met", "not_recorded"))
    number = at.run(say.number(met), figure(met, *(field for one in found for field in one.inputs)))
    value = say.runs("{met} of {all}", met=number, all=say.number(len(found)))
    detail = say("{n} not recorded", n=say.number(lost)) if lost else ""
    yield Tile(say("Exit conditions met"), value, detail, _bar(Fraction(met * HUNDRED, len(found))))
