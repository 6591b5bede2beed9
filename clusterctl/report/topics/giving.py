"""Who gave what to an activity, in words; donors see it, and whom a record opens it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.run import Run
from clusterctl.report.speech.labels import FORM
from clusterctl.report.topics.work import listed, result_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.findings.finding import Route
    from clusterctl.model.plan import Contribution
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words


def given(at: Ground, one: Component) -> Words:
    """Return what each giver gave, as far as it is recorded: what was really given before what was planned."""
    result = result_of(at, one)
    if result and result.contributions:
        said = parts(at, result.contributions, one.route.under("result"))
    else:
        said = parts(at, one.activity.contributions, one.route)
    if said:
        return listed(said)
    return _stated(at, one)


def planned(at: Ground, one: Component) -> Words:
    """Return what each giver is to give."""
    return listed(parts(at, one.activity.contributions, one.route))


def parts(at: Ground, written: Sequence[Contribution], holder: Route) -> list[Words]:
    """Return contributions in words, the largest share first."""
    numbered = sorted(enumerate(written), key=lambda pair: (-(pair[1].share or 0), pair[0]))
    routes = ((one, holder.under("contributions", nth)) for nth, one in numbered)
    return [_part(at, one, route) for one, route in routes if at.reader.sees_record(route)]


def _part(at: Ground, one: Contribution, route: Route) -> Words:
    say = at.say
    giver = at.people.name(one.by)
    if one.to:
        giver = say("{giver} to {receiver}", giver=giver, receiver=at.people.name(one.to))
    figures = listed(list(_figures(at, one, route)), ", ") or (Run(say("how much is not recorded"), "soft"),)
    purposes = say.listed(word.replace("-", " ").replace("_", " ") for word in one.for_)
    if purposes:
        return say.runs("{giver}: {figures}, for {purposes}", giver=giver, figures=figures, purposes=purposes)
    return say.runs("{giver}: {figures}", giver=giver, figures=figures)


def _figures(at: Ground, one: Contribution, route: Route) -> Iterator[Text]:
    say = at.say
    if one.share is not None:
        shown = say.hedged(say.share(one.share, None), one)
        yield (Run(shown, note=at.proof.note_of(route.under("share"))),)
    if one.amount is not None:
        yield (Run(say.written_money(one.amount, at.currency), note=at.proof.note_of(route.under("amount"))),)
    if one.form and one.form != "cash":
        yield say.label(FORM, one.form)


def _stated(at: Ground, one: Component) -> Words:
    """Return shares that were reported elsewhere."""
    stated, route = one.activity.stated, one.route.under("stated")
    if stated is None or not stated.shares or not at.reader.sees(route):
        return ()
    shares: list[Text] = [
        at.say.runs("{giver}: {figures}", giver=at.people.name(group),
                    figures=Run(at.say.share(share, None), note=at.proof.note_of(route.under("shares", group))))
        for group, share in stated.shares.items()
    ]  # fmt: skip
    return at.say.runs("as reported elsewhere, {shares}", shares=listed(shares))
