"""Policy: what of the cluster's needs lies with the state, what was done about it, and what is asked of it next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.activity_state import known_result, state_of
from clusterctl.analysis.figure import NOUGHT, figure
from clusterctl.findings.finding import Route
from clusterctl.method.handing_over import BOXES
from clusterctl.report.blocks import Column, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import AREA, STATUS
from clusterctl.report.topics.exit_strategy import known, seen_items
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.model.diagnostic import Issue
    from clusterctl.model.plan import Activity, Plan
    from clusterctl.project.project import Filed
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What lies with the state, what was done about it, and what is asked of it?")
_AREAS = ("policy", "infrastructure")
_STATE = ("government_local", "government_state", "government_central")
_DIAGNOSTIC = "diagnostic.yaml"


class _Work(Struct, frozen=True):
    """An activity, and where it stands."""

    activity: Activity
    route: Route
    year: str

    def state(self, at: Ground) -> str:
        """Return how it stands at the end of the period; nothing where that is not for the reader."""
        if self.activity.result and not at.reader.sees(self.route.under("result", "status")):
            return ""
        return state_of(self.activity, at.day)

    def stands(self, at: Ground) -> str:
        """Return how it stands in words."""
        state = self.state(at)
        return at.say.label(STATUS, state) if state else at.say("not shown")


def told(at: Ground) -> Told:
    """Return what lies with the state and what became of it."""
    every = [one for filed in at.project.plans if filed.label.last <= at.label.last for one in _works(at, filed)]
    seen = [one for one in every if at.reader.sees_record(one.route)]
    full = at.reader.sees_figure(NOUGHT, "donor")
    issues = list(_issues(at)) if full else []
    matters = [one for one in seen if _is_of_state(at, one.activity)]
    blocks = (*_needs(at, issues, seen), *_dialogue(at, matters), *_asked(at))
    withheld = len(seen) < len(every) or not full
    gaps = tuple(_gaps(at, issues, seen, matters)) if full else ()
    if not blocks and not gaps and not withheld:
        gaps = tuple(_nothing(at))
    return Told(_heading(at, matters) if len(seen) == len(every) else "", blocks, gaps, withheld)


def _works(at: Ground, filed: Filed[Plan]) -> Iterator[_Work]:
    for id_, one in filed.record.activities.items():
        yield _Work(one, Route(filed.path, ("activities", id_)), at.label_name(filed.label))


def _is_of_state(at: Ground, one: Activity) -> bool:
    """Whether an activity is of an area that lies with the state, or led by a body of it."""
    return one.area in _AREAS or (one.lead is not None and _is_state(at, one.lead))


def _is_state(at: Ground, actor: str) -> bool:
    found = at.project.every_actor.get(actor)
    return found is not None and found.kind in _STATE


def _heading(at: Ground, matters: Sequence[_Work]) -> Text:
    done = [one for one in matters if one.state(at) == "done"]
    if not matters or not all(one.state(at) for one in matters):
        return ""
    number = at.run(at.say.number(len(done)), figure(len(done), *(one.route for one in done))) if done else Run(
        at.say.number(0)
    )  # fmt: skip
    if len(done) == len(matters) > 1:
        return at.say.runs("All {done} activities with the state are done", done=number)
    return at.say.several_runs(
        len(matters), "{done} of {n} activity with the state is done",
        "{done} of {n} activities with the state are done",
        done=number,
    )  # fmt: skip


# -- what lies with the state ------------------------------------------------------------------------------------------


def _issues(at: Ground) -> Iterator[tuple[str, Issue, Route]]:
    """Yield constraints and opportunities of policy and infrastructure, the most important first."""
    study = at.project.diagnostic
    found = []
    for box in ("constraints", "opportunities"):
        for id_, one in (getattr(study, box) if study else {}).items():
            route = Route(_DIAGNOSTIC, (box, id_))
            if one.area in _AREAS and at.reader.sees_record(route):
                found.append((id_, one, route))
    yield from sorted(found, key=lambda one: -(one[1].importance or 0))


def _needs(at: Ground, issues: Sequence[tuple[str, Issue, Route]], seen: Sequence[_Work]) -> Iterator[Table]:
    if not issues:
        return
    say = at.say
    rows = []
    for id_, one, _ in issues:
        works = [work for work in seen if _addresses(at, work, id_)]
        done = "; ".join(_said(at, work) for work in works) or say("nothing yet")
        rows.append(Row((one.text, say.label(AREA, one.area), done)))
    columns = (Column(say("Constraint or opportunity")), Column(say("Area"), whole=True),
               Column(say("What was done about it")))  # fmt: skip
    yield Table(say("What the study found that lies with the state"), columns, tuple(rows))


def _addresses(at: Ground, work: _Work, issue: str) -> bool:
    return issue in work.activity.addresses and at.reader.sees(work.route.under("addresses"))


def _said(at: Ground, work: _Work) -> str:
    return at.say("{title} ({year}, {state})", title=work.activity.title, year=work.year, state=work.stands(at))


# -- what was done -----------------------------------------------------------------------------------------------------


def _dialogue(at: Ground, matters: Sequence[_Work]) -> Iterator[Table]:
    if not matters:
        return
    say = at.say
    columns = (Column(say("Activity")), Column(say("Year"), whole=True), Column(say("Led by")),
               Column(say("Status"), whole=True), Column(say("What came of it")))  # fmt: skip
    rows = tuple(_row(at, one) for one in matters)
    yield Table(say("Work with the state: policy, infrastructure, and what its bodies lead"), columns, rows)


def _row(at: Ground, one: _Work) -> Row:
    lead = at.people.name(one.activity.lead) if one.activity.lead and at.reader.sees(one.route.under("lead")) else "–"
    result = known_result(one.activity.result, at.day)
    outcome = result.outcome if result and at.reader.sees(one.route.under("result", "outcome")) else None
    return Row((one.activity.title, one.year, lead, one.stands(at), outcome or "–"))


# -- what is asked next ------------------------------------------------------------------------------------------------


def _asked(at: Ground) -> Iterator[Block]:
    """Name what is planned next with the state, and what the exit strategy expects of it."""
    items: list[Text] = []
    if at.next_plan:
        items += [
            at.say("Planned for {year}: {title}", year=one.year, title=one.activity.title)
            for one in _works(at, at.next_plan)
            if _is_of_state(at, one.activity) and at.reader.sees_record(one.route)
        ]
    items += _expected(at)
    if items:
        yield Points(tuple(items), at.say("What comes next with the state"))


def _expected(at: Ground) -> Iterator[Text]:
    found = known(at)
    for box in BOXES if found else ():
        items, _ = seen_items(at, found, box) if found else ({}, False)
        for item in items.values():
            if item.state == "done" or not any(_is_state(at, who) for who in item.who):
                continue
            who = at.people.names(item.who)
            if item.by:
                yield at.say("{who}, by {date}: {what}", who=who, date=at.say.when(item.by), what=item.what)
            else:
                yield at.say("{who}: {what}", who=who, what=item.what)


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(
    at: Ground, issues: Sequence[tuple[str, Issue, Route]], seen: Sequence[_Work], matters: Sequence[_Work]
) -> Iterator[Gap]:
    say = at.say
    if not issues:
        said = say("The study names no constraint and no opportunity of policy or infrastructure.")
        yield Gap(said, f"{_DIAGNOSTIC}: constraints")
    open_ = [one.text for id_, one, _ in issues if not any(_addresses(at, work, id_) for work in seen)]
    if open_:
        said = say.several(len(open_), "No activity addresses {n} of these matters: {names}.",
                           "No activity addresses {n} of these matters: {names}.", names="; ".join(open_))  # fmt: skip
        yield Gap(said, "plans/<year>.yaml: activities.<id>.addresses")
    if not matters:
        yield from _nothing(at)
    silent = [
        one for one in matters if one.state(at) == "done" and not (one.activity.result and one.activity.result.outcome)
    ]
    if silent:
        names = at.named([f"“{one.activity.title}”" for one in silent])
        yield Gap(say("What came of it is not recorded: {names}.", names=names),
                  "plans/<year>.yaml: activities.<id>.result.outcome")  # fmt: skip


def _nothing(at: Ground) -> Iterator[Gap]:
    said = at.say("No activity of policy or infrastructure is on file, and none that a body of the state leads.")
    yield Gap(said, f"plans/{at.label.text}.yaml: activities.<id>.area")
