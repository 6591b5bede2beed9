"""Amendments and deviations: what was agreed to change after approval, by whom, and what went otherwise than planned.

What git alone knows is told as far as the findings of the check tell it (GOV010).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.topics.work import actual_days, no_plan, place, planned_days, result_of, shown, standing
from clusterctl.report.view import Gap
from clusterctl.rules.gov.amending import UNAMENDED
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.model.values import Amendment
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What was changed since the plan was approved, and who agreed to it?")
_LOGFRAME = "logframe.yaml"


def told(at: Ground) -> Told:
    """Return amendments and deviations."""
    agreed, hidden = _amendments(at)
    ones = shown(at)
    went = [row for one in ones for row in _deviation(at, one)]
    blocks: list[Block] = []
    if agreed:
        blocks.append(_table(at, agreed))
    if went:
        heads = (at.say("Activity"), at.say("What went otherwise than planned"), at.say("Why"))
        caption = at.say("Activities that went otherwise than planned")
        blocks.append(Table(caption, tuple(Column(head) for head in heads), tuple(went)))
    blocks += _silent(at)
    gaps = tuple(_gaps(at, agreed, went, ones, hidden=hidden))
    if not blocks and not gaps and not hidden:
        blocks.append(Points((at.say("No amendment is on file, and no activity went otherwise than planned."),)))
    return Told(_heading(at, agreed, went, hidden=hidden), tuple(blocks), gaps, withheld=hidden)


def _amendments(at: Ground) -> tuple[list[tuple[str, Amendment, Route]], bool]:
    """Return the amendments of plan and log-frame up to the end of the period, and whether some are hidden."""
    held = [(at.plan.path, at.plan.record.amendments)] if at.plan else []
    if at.project.logframe:
        held.append((_LOGFRAME, at.project.logframe.amendments))
    every = [(path, one, Route(path, ("amendments", nth))) for path, ones in held for nth, one in enumerate(ones)]
    known = [row for row in every if not row[1].date.begins_after(min(at.as_of, at.label.last))
             or row[0] != _LOGFRAME]  # fmt: skip
    since = [row for row in known if row[0] != _LOGFRAME or not row[1].date.ends_before(at.label.first)]
    found = [row for row in since if at.reader.sees_record(row[2])]
    return sorted(found, key=lambda row: (row[1].date.first, row[0])), len(found) < len(since)


def _heading(at: Ground, agreed: Sequence[tuple[str, Amendment, Route]], went: Sequence[Row], *, hidden: bool) -> Text:
    say = at.say
    if hidden:
        return ""
    if not agreed:
        said = say.several(len(went), "{n} activity went otherwise than planned, and no amendment is on file",
                           "{n} activities went otherwise than planned, and no amendment is on file")  # fmt: skip
        return said if went else ""
    number = Run(say.number(len(agreed)), note=at.proof.note_of(*(route.under("date") for _, _, route in agreed)))
    return say.several_runs(len(agreed), "{number} amendment was agreed", "{number} amendments were agreed",
                            number=number)  # fmt: skip


def _table(at: Ground, agreed: Sequence[tuple[str, Amendment, Route]]) -> Table:
    say = at.say
    heads = (say("Amendment"), say("Agreed"), say("What it amends"), say("Why"), say("Approved by"))
    rows = []
    for path, one, route in agreed:
        date = (Run(at.say.when(one.date), note=at.proof.note_of(route.under("date"))),)
        of = say("the log-frame") if path == _LOGFRAME else say("the action plan")
        why = one.reason if one.reason and at.reader.sees(route.under("reason")) else "–"
        by = say.listed(one.approved_by) if at.reader.sees(route.under("approved_by")) else ""
        rows.append(Row((one.what, date, of, why, by or say("not recorded"))))
    caption = say("Amendments of the action plan and the log-frame")
    return Table(caption, tuple(Column(head) for head in heads), tuple(rows))


# -- deviations --------------------------------------------------------------------------------------------------------


def _deviation(at: Ground, one: Component) -> Iterator[Row]:
    said = [*_kinds(at, one)]
    if said:
        between = at.say("; ")
        words: list[Run] = []
        for text in said:
            if words:
                words.append(Run(between))
            words += [Run(text)] if isinstance(text, str) else text
        yield Row((one.activity.title, tuple(words), _why(at, one) or at.say("not recorded")))


def _kinds(at: Ground, one: Component) -> Iterator[Text]:
    say, state = at.say, standing(at, one)
    result, activity = result_of(at, one), one.activity
    if not activity.planned and state != "withheld" and at.reader.sees(one.route.under("planned")):
        yield say("not in the approved plan")
    if state == "dropped":
        yield say("dropped")
    if state == "postponed":
        yield say("postponed")
    if result and _is_later(result.end or result.start, activity.end or activity.start):
        yield say.runs("later than planned: {actual} for {planned}", actual=actual_days(at, one),
                       planned=planned_days(at, one))  # fmt: skip


def _is_later(actual: PartialDate | None, planned: PartialDate | None) -> bool:
    """Whether all days that one date may mean are after those of the other."""
    return bool(actual and planned and actual.first > planned.last)


def _why(at: Ground, one: Component) -> str:
    result, route = result_of(at, one), one.route
    if result and result.reason and at.reader.sees(route.under("result", "reason")):
        return result.reason
    return one.activity.reason if one.activity.reason and at.reader.sees(route.under("reason")) else ""


def _silent(at: Ground) -> Iterator[Points]:
    """Name the files that moved since approval without an amendment, where the check knows the history."""
    moved = [finding for finding in at.found.findings if finding.code == UNAMENDED]
    own = [one for one in moved if at.plan is None or one.route.file in {at.plan.path, _LOGFRAME}]
    if own:
        yield Points(
            tuple(at.say("{file} has changed since the plan was approved, and no amendment tells of it.",
                         file=one.route.file) for one in own),
            at.say("Changes without an amendment, by the history of the files"),
        )  # fmt: skip


def _gaps(
    at: Ground, agreed: Sequence[tuple[str, Amendment, Route]], went: Sequence[Row], ones: Sequence[Component],
    *, hidden: bool,
) -> Iterator[Gap]:  # fmt: skip
    say, plan = at.say, at.plan
    if plan is None:
        yield no_plan(at)
        return
    if not plan.record.approved:
        said = say("When the plan was approved, and by whom, is not recorded, so nobody can tell what changed since.")
        yield Gap(said, f"{plan.path}: approved")
    nobody = [path for path, one, _ in agreed if not one.approved_by]
    if nobody:
        said = say.several(len(nobody), "Who approved {n} amendment is not recorded.",
                           "Who approved {n} amendments is not recorded.")  # fmt: skip
        yield Gap(said, f"{nobody[0]}: amendments[].approved_by")
    if went and not agreed and not hidden:
        yield Gap(say("Who approved what went otherwise than planned is not recorded."), f"{plan.path}: amendments")
    silent = [one for one in ones if standing(at, one) in {"dropped", "postponed"} and not _why(at, one)]
    if silent and at.reader.audience != "public":
        said = say.several(len(silent), "Why {n} activity was dropped or postponed is not recorded.",
                           "Why {n} activities were dropped or postponed is not recorded.")  # fmt: skip
        yield Gap(said, place(at, "result.reason"))
