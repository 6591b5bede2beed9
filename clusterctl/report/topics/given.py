"""What one party gives to an activity, in words, with the fields that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.run import Run, joined
from clusterctl.report.speech.labels import FORM

if TYPE_CHECKING:
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Contribution
    from clusterctl.model.values import Money
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words


def given_by(at: Ground, one: Contribution, route: Route) -> Words:
    """Return who gives what: Bank of Here: 31 %, in kind, for space."""
    say, name = at.say, at.people.name
    giver = say("{giver} to {taker}", giver=name(one.by), taker=name(one.to)) if one.to else name(one.by)
    what = say.listed(word.replace("-", " ").replace("_", " ") for word in one.for_)
    parts = _figures(at, one, route) or [_unsaid(at, one)]
    given = joined(parts, say(", "))
    if what:
        return say.runs("{giver}: {given}, for {what}", giver=giver, given=given, what=what)
    return say.runs("{giver}: {given}", giver=giver, given=given)


def written(at: Ground, money: Money, route: Route) -> Run:
    """Return an amount as it is written, with its field."""
    return Run(at.say.written_money(money, at.currency), note=at.proof.note_of(route))


def _figures(at: Ground, one: Contribution, route: Route) -> list[Text]:
    found: list[Text] = []
    if one.share is not None:
        shown = at.say.hedged(at.say.share(one.share, None), one)
        found.append((Run(shown, note=at.proof.note_of(route.under("share"))),))
    if one.amount is not None:
        amount = at.say.hedged(at.say.written_money(one.amount, at.currency), one)
        found.append((Run(amount, note=at.proof.note_of(route.under("amount"))),))
    if found and one.form and one.form != "cash":
        found.append(at.say.label(FORM, one.form))
    return found


def _unsaid(at: Ground, one: Contribution) -> str:
    """Return in what form something is given that has no figure."""
    if one.form is None or one.form == "cash":
        return at.say("how much is not recorded")
    return at.say("{form}, not valued", form=at.say.label(FORM, one.form))
