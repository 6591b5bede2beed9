"""The activities of a report's period as its reader may see them: which there are, how each stands, when it was."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from clusterctl.analysis.activity_state import known_result
from clusterctl.analysis.split import pooled
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.view import Gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.plan import Component, Due
    from clusterctl.analysis.split import Pool
    from clusterctl.findings.finding import Route
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.plan import Result
    from clusterctl.model.values import Quantity
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words

STANDINGS = ("done", "under_way", "planned", "overdue", "postponed", "dropped", "unrecorded", "withheld")
"""How activities stand, in the order in which they are told of; keys of `labels.STANDS`."""


def nothing(at: Ground) -> Told | None:
    """Return what there is to say where there is no activity to tell of; None where there is one."""
    say, plan = at.say, at.plan
    if plan is None:
        return Told(gaps=(no_plan(at),))
    if plan.record.activities:
        return None if shown(at) else Told(withheld=True)
    if is_partial(at):
        return Told(gaps=(Gap(say("No activity of {file} can be read.", file=plan.path), plan.path),))
    return Told(
        gaps=(Gap(say("The plan of {year} holds no activities yet.", year=at.year), f"{plan.path}: activities"),)
    )


def no_plan(at: Ground) -> Gap:
    """Return why there is no plan to tell of."""
    say, path = at.say, at.period.plan_path
    if at.label.is_month:
        year = str(at.label.first.year)
        said = say("Plans cover a year, and this report a month: a report on the year tells of its activities.")
        return Gap(said, f"plans/{year}.yaml")
    if path:
        return Gap(say("The action plan of {year} can’t be read.", year=at.year), path)
    return Gap(say("There is no action plan of {year}.", year=at.year), f"plans/{at.label.text}.yaml")


def is_partial(at: Ground) -> bool:
    """Whether the plan can be read in part only, so that activities may be missing."""
    return bool(at.plan and not at.project.files[at.plan.path].complete)


def is_approved(at: Ground) -> bool:
    """Whether an approval is on record, so that what is not marked otherwise can be taken for planned."""
    plan = at.plan.record if at.plan else None
    return plan is not None and (plan.approved is not None or plan.status == "approved")


def tells_planned(at: Ground, ones: Sequence[Component]) -> bool:
    """Whether the reader may know of each of these activities whether it was in the approved plan."""
    return all(at.reader.sees(one.route.under("planned")) for one in ones)


def is_extra(at: Ground, one: Component) -> bool:
    """Whether an activity was not in the approved plan, as far as the reader may know."""
    return not one.activity.planned and tells_planned(at, (one,))


def is_whole(at: Ground, ones: Sequence[Component]) -> bool:
    """Whether these activities are all of the plan, so that a finding on them is one on the plan."""
    return not is_partial(at) and at.in_time is not None and len(ones) == len(at.in_time.activities)


def shown(at: Ground) -> tuple[Component, ...]:
    """Return the activities that the reader may see, by date."""
    found = at.in_time.activities if at.in_time else ()
    return tuple(one for one in found if at.reader.sees_record(one.route))


def steps(at: Ground, one: Component) -> tuple[Due, ...]:
    """Return the deliverables of an activity that the reader may see."""
    route = one.route.under("deliverables")
    if not at.reader.sees(route):
        return ()
    return tuple(due for due in one.deliverables if at.reader.sees_record(route.under(due.id)))


def place(at: Ground, *keys: str) -> str:
    """Return where fields of the plan's activities are put: plans/1999.yaml: activities.<id>.lead."""
    path = at.plan.path if at.plan else f"plans/{at.label.text}.yaml"
    return f"{path}: {'.'.join(('activities', '<id>', *keys))}"


# -- how it stands -----------------------------------------------------------------------------------------------------


def result_of(at: Ground, one: Component) -> Result | None:
    """Return what became of an activity, as known on the day of judging, where the reader may see it."""
    result = known_result(one.activity.result, at.as_of)
    return result if result and at.reader.sees(one.route.under("result")) else None


def standing(at: Ground, one: Component) -> str:
    """Return how an activity stands: a key of `labels.STANDS`."""
    result = known_result(one.activity.result, at.as_of)
    if result is not None and not at.reader.sees(one.route.under("result", "status")):
        return "withheld"
    if result is None and one.state == "planned" and at.label.last < at.as_of:
        return "unrecorded"
    return one.state


def status_route(one: Component) -> Route:
    """Return the field that says how an activity stands; its title, where none does."""
    return one.route.under("result", "status") if one.activity.result else one.route.under("title")


def titles(ones: Sequence[Component]) -> list[str]:
    """Return titles in quotes, for sentences."""
    return [f"“{one.activity.title}”" for one in ones]


def which(at: Ground, ones: Sequence[Component], total: int) -> str:
    """Return which of several activities are meant, where it is not all of them."""
    return "" if len(ones) == total else at.named(titles(ones))


# -- when --------------------------------------------------------------------------------------------------------------


def days(at: Ground, start: PartialDate | None, end: PartialDate | None) -> str:
    """Return when something is, from what is known of its start and end."""
    if start and end is None:
        return at.say.when(start)
    return at.say.span(start, end)


def dated(at: Ground, route: Route, start: PartialDate | None, end: PartialDate | None) -> Words:
    """Return when something is, with the note on the fields that say it; nothing where none does."""
    routes = [route.under(key) for key, one in (("start", start), ("end", end)) if one]
    return (Run(days(at, start, end), note=at.proof.note_of(*routes)),) if routes else ()


def planned_days(at: Ground, one: Component) -> Words:
    """Return when an activity is planned for."""
    return dated(at, one.route, one.activity.start, one.activity.end)


def actual_days(at: Ground, one: Component) -> Words:
    """Return when an activity was."""
    result = result_of(at, one)
    if result is None:
        return ()
    route = one.route.under("result")
    if result.status == "under_way" and result.start and result.end is None:
        since = at.say("since {date}", date=at.say.when(result.start))
        return (Run(since, note=at.proof.note_of(route.under("start"))),)
    return dated(at, route, result.start, result.end)


# -- for how many ------------------------------------------------------------------------------------------------------


def firms(at: Ground, written: Quantity, route: Route) -> Text:
    """Return a number of firms; where they are too few for the reader, no more than that they are not counted here."""
    if at.few.hides_at(route):
        return at.say("a number of firms that is not shown")
    figure = Run(at.say.quantity(written), note=at.proof.note_of(route))
    return at.say.several_runs(ceil(written.value), "{figure} firm", "{figure} firms", figure=figure)


def persons(at: Ground, written: Quantity, route: Route) -> Text:
    """Return a number of participants; where they are too few for the reader, no more than that."""
    if at.few.hides_at(route):
        return at.say("a number of participants that is not shown")
    figure = Run(at.say.quantity(written), note=at.proof.note_of(route))
    return at.say.several_runs(
        ceil(written.value), "{figure} participant", "{figure} participants", figure=figure
    )  # fmt: skip


def beneficiaries(at: Ground, one: Component) -> Words:
    """Return for whom an activity is; nothing where that is not recorded, or not for this reader."""
    written, route = one.activity.beneficiaries, one.route.under("beneficiaries")
    if written is None or not at.reader.sees(route):
        return ()
    said: list[Text] = [at.people.names(written.actors)] if written.actors else []
    if written.firms is not None and at.reader.sees(route.under("firms")):
        said.append(firms(at, written.firms, route.under("firms")))
    total = written.participants.get("total")
    if total is not None and at.reader.sees(route.under("participants", "total")):
        said.append(persons(at, total, route.under("participants", "total")))
    marks = {
        "single_firm": at.say("a single firm"),
        "demonstration": at.say("as a demonstration"),
        "limited_means": at.say("members of limited means"),
    }
    said += [
        words for key, words in marks.items() if getattr(written, key) and at.reader.sees(route.under(key))
    ]  # fmt: skip
    return listed(said)


def listed(said: Sequence[Text], between: str = "; ") -> Words:
    """Return several texts as one."""
    found: list[Run] = []
    for text in said:
        if found:
            found.append(Run(between))
        found += [Run(text)] if isinstance(text, str) else text
    return tuple(found)


def planned_of(ones: Sequence[Component]) -> Pool:
    """Return what activities cost as planned together, and who gives it; what is not of the approved plan too."""
    return pooled([one.money.planned.split for one in ones])


def cost_of(ones: Sequence[Component]) -> Figure:
    """Return what activities cost as planned together; missing where one of them is not known."""
    return planned_of(ones).split.total
