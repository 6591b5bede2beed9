"""What is needed next, a sentence each: who is to do what. Leads of reports end with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.exit.ground import EXIT
from clusterctl.analysis.index_figures import of_member
from clusterctl.method.handing_over import BOXES
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import NEXT_STEP
from clusterctl.report.topics.exit_strategy import known, seen_items
from clusterctl.report.topics.index_sentences import groups_named
from clusterctl.report.topics.work import shown, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.index import GroupScore, MemberScore
    from clusterctl.analysis.plan import Component
    from clusterctl.model.exit import Item
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

_MOST_BODIES = 2
_MOST_STEPS = 3


def needed(at: Ground, items: int = 1) -> Iterator[Text]:
    """Yield what is needed next, the most urgent first; of the exit strategy so many items at most."""
    yield from open_work(at)
    yield from next_points(at)
    yield from exit_items(at, items)


def open_work(at: Ground) -> Iterator[Text]:
    """Name what is overdue, and what is still under way after the period, each with who leads it."""
    ones, say = shown(at), at.say
    late = [_led(at, one) for one in ones if standing(at, one) == "overdue"]
    going = [_led(at, one) for one in ones if standing(at, one) == "under_way"]
    if late:
        yield say.several(
            len(late), "Finish {n} activity that is overdue: {activities}.",
            "Finish {n} activities that are overdue: {activities}.", activities=at.named(late),
        )  # fmt: skip
    if going and at.label.last <= at.as_of:
        yield say.several(
            len(going), "Finish {n} activity of {year} that is still under way: {activities}.",
            "Finish {n} activities of {year} that are still under way: {activities}.",
            activities=at.named(going), year=at.year,
        )  # fmt: skip


def _led(at: Ground, one: Component) -> str:
    say, title = at.say, one.activity.title
    if not at.reader.sees(one.route.under("lead")):
        return say("“{title}”", title=title)
    if one.activity.lead is None:
        return say("“{title}” (nobody is named to lead it)", title=title)
    return say("“{title}” (led by {body})", title=title, body=at.people.name(one.activity.lead))


def next_points(at: Ground) -> Iterator[Text]:
    """Name the bodies whose next point would add most to the index, and what their next band asks of them."""
    card = at.standing.card
    if card is None or not at.sees_scores:
        return
    empty = [group for group in card.groups if not group.members]
    if empty:
        yield at.say("The actors and the agent have to find, or found, a body among the {groups}: none is named.",
                     groups=groups_named(at, empty))  # fmt: skip
    open_ = [
        (group, member)
        for group in card.groups
        for member in group.members
        if member.next_band and _asks(group, member)
    ]
    for group, member in sorted(open_, key=lambda one: (-one[1].per_point, one[1].actor))[:_MOST_BODIES]:
        steps = [at.say.label(NEXT_STEP, key) for key in _asks(group, member)]
        points = at.number(of_member(member, group)["per_point"], 2)
        yield at.say.runs(
            "{body} has to {steps}. Each point that it gains adds {points} to the index.",
            body=at.people.name(member.actor), steps=_few(at, steps), points=points,
        )  # fmt: skip


def _asks(group: GroupScore, member: MemberScore) -> list[str]:
    return [f"{group.group}.{key}" for key in member.next_band.asks] if member.next_band else []


def _few(at: Ground, steps: list[str]) -> str:
    more = len(steps) - _MOST_STEPS
    if more <= 0:
        return at.say.listed(steps)
    said = at.say.listed(steps[:_MOST_STEPS])
    return at.say.several(more, "{steps} (and {n} step more)", "{steps} (and {n} steps more)", steps=said)


def exit_items(at: Ground, most: int) -> Iterator[Text]:
    """Give the items of the exit strategy that are not done and name who does them, those with a date first."""
    found = known(at)
    if found is None:
        return
    held = [
        (box, id_, item) for box in BOXES for id_, item in seen_items(at, found, box)[0].items()
        if item.state != "done" and item.who and at.sees(EXIT, box, id_, "who") and at.sees(EXIT, box, id_, "what")
    ]  # fmt: skip
    for box, id_, item in sorted(held, key=lambda one: (one[2].by is None, one[2].by.text if one[2].by else ""))[:most]:
        yield _item(at, box, id_, item)


def _item(at: Ground, box: str, id_: str, item: Item) -> Text:
    who = at.people.names(item.who)
    if item.by is None or not at.sees(EXIT, box, id_, "by"):
        return at.say("For the exit: {what} (asked of {bodies}).", bodies=who, what=item.what.rstrip("."))
    by = Run(at.say.when(item.by), note=at.note(EXIT, box, id_, "by"))
    return at.say.runs(
        "For the exit: {what} (asked of {bodies}, by {date}).", bodies=who, date=by, what=item.what.rstrip("."),
    )  # fmt: skip
