"""What an action plan rests on: who drew it up, validated and approved it, and what it sets out to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.counted import count
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import AREA, DRAWN_UP, PLAN_STATUS
from clusterctl.report.topics.work import nothing, shown
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component
    from clusterctl.analysis.trace import Node
    from clusterctl.model.plan import Plan
    from clusterctl.model.values import Decision
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words

QUESTION = message("Who agreed to the plan, and what does it set out to change?")


def told(at: Ground) -> Told:
    """Return what the plan of the period rests on."""
    plan = at.plan
    empty = nothing(at)
    if plan is None or empty:
        return empty or Told()
    ones = shown(at)
    blocks: list[Block] = [Facts(tuple(_facts(at, plan.path, plan.record))), *_objectives(at, ones)]
    high, hidden = _priorities(at, ones)
    blocks += high
    return Told(_heading(at, plan.record, plan.path), tuple(blocks), tuple(_gaps(at, plan.path, plan.record)),
                withheld=hidden or not at.sees(plan.path, "approved", "by"))  # fmt: skip


def _heading(at: Ground, plan: Plan, path: str) -> Text:
    """Say by whom it was approved, or that it is not; neutral where the reader may not know by whom."""
    say, approved = at.say, plan.approved
    if approved and at.sees(path, "approved"):
        if approved.by and at.sees(path, "approved", "by"):
            return say.runs("The plan of {year} was approved by {bodies}", year=at.year, bodies=say.listed(approved.by))
        return say("The plan of {year} was approved", year=at.year)
    if plan.status == "draft":
        return say("The plan of {year} is a draft", year=at.year)
    return ""


def _facts(at: Ground, path: str, plan: Plan) -> Iterator[Fact]:
    say, unknown = at.say, at.say("not recorded")
    if plan.status and at.sees(path, "status"):
        yield Fact(say("Status"), capital(say.label(PLAN_STATUS, plan.status)))
    if at.sees(path, "drawn_up_by"):
        by = capital(say.label(DRAWN_UP, plan.drawn_up_by)) if plan.drawn_up_by else unknown
        yield Fact(say("Drawn up by"), by, bool(plan.drawn_up_by))
    decided = ((say("Validated by the stakeholders"), "validated", plan.validated),
               (say("Approved by the funder"), "approved", plan.approved))  # fmt: skip
    for name, key, decision in decided:
        if at.sees(path, key):
            text = _decision(at, path, key, decision) if decision else unknown
            yield Fact(name, text or unknown, bool(decision and text))


def _decision(at: Ground, path: str, key: str, decision: Decision) -> Words:
    say = at.say
    by = say.listed(decision.by) if at.sees(path, key, "by") else ""
    date = Run(at.say.when(decision.date), note=at.note(path, key, "date")) if decision.date else None
    if by and date:
        return say.runs("{bodies}, {date}", bodies=by, date=date)
    return (date,) if date else (Run(by),) if by else ()


# -- objectives and priorities -----------------------------------------------------------------------------------------


def _objectives(at: Ground, ones: Sequence[Component]) -> Iterator[Table]:
    """Give the objectives of the vision, and the activities that serve each."""
    say, vision = at.say, at.project.vision
    if vision is None or not vision.objectives:
        return
    rows = []
    for id_, objective in vision.objectives.items():
        if not at.reader.sees_record(Route("vision.yaml", ("objectives", id_))):
            continue
        serving = [one for one in ones if id_ in one.activity.objectives]
        rows.append(Row((objective.text, *_serving(at, serving, "objectives"))))
    if rows:
        heads = (Column(say("Objective")), Column(say("Activities"), "right"), Column(say("Which")))
        yield Table(say("Objectives of the vision, and what serves them"), heads, tuple(rows))


def _serving(at: Ground, serving: Sequence[Component], key: str) -> tuple[Text, Text]:
    number = (at.number(count([one.route.under(key) for one in serving])),) if serving else at.say("none")
    return number, at.named([one.activity.title for one in serving]) or "–"


def _priorities(at: Ground, ones: Sequence[Component]) -> tuple[list[Block], bool]:
    """Return the constraints and opportunities of high priority, and what is done about them; whether some are hidden.

    An activity answers one that it addresses itself, or that an objective which it serves addresses.
    """
    say = at.say
    chain = at.chain
    high = [node for node in chain.nodes.values() if node.priority and node.priority.is_high]
    seen = [node for node in high if at.reader.sees(node.routes[0])]
    if not seen:
        return [], bool(high)
    rows = []
    for node in seen:
        serving = [one for one in ones if node.ref.id in _addressed(at, one)]
        rows.append(Row((node.text, _area(at, node), _priority(at, node), *_serving(at, serving, "addresses"))))
    heads = (Column(say("Constraint or opportunity")), Column(say("Area")), Column(say("Priority"), "right"),
             Column(say("Activities"), "right"), Column(say("Which")))  # fmt: skip
    table = Table(say("What has high priority, and what is done about it"), heads, tuple(rows))
    note = Paragraph(say(
        "Priority is importance times how far the actors can tackle it together, each from 1 to 5. It is high from "
        "{bound}.", bound=say.number(chain.high)), "note")  # fmt: skip
    return [table, note], len(seen) < len(high)


def _addressed(at: Ground, one: Component) -> set[str]:
    objectives = at.project.vision.objectives if at.project.vision else {}
    through = [objectives[id_].addresses for id_ in one.activity.objectives if id_ in objectives]
    return {*one.activity.addresses, *(id_ for ids in through for id_ in ids)}


def _area(at: Ground, node: Node) -> str:
    return at.say.label(AREA, node.area) if node.area else "–"


def _priority(at: Ground, node: Node) -> Text:
    if node.priority is None or node.priority.figure.known is None:
        return at.say("pressure point")
    return (at.number(node.priority.figure),)


def _gaps(at: Ground, path: str, plan: Plan) -> Iterator[Gap]:
    say = at.say
    if not plan.status:
        yield Gap(
            say("The status of the plan (draft, validated, approved, closed) is not recorded."), f"{path}: status"
        )
    if not plan.drawn_up_by and at.sees(path, "drawn_up_by"):
        yield Gap(say("Who drew the plan up is not recorded."), f"{path}: drawn_up_by")
    if not plan.validated:
        said = say("When the stakeholders validated the plan, and who, is not recorded.")
        yield Gap(said, f"{path}: validated")
    if not plan.approved:
        yield Gap(say("When the funder approved the plan, and who, is not recorded."), f"{path}: approved")
    if at.project.vision is None:
        yield Gap(say("There is no vision, so nobody can tell which objectives the plan serves."), "vision.yaml")
    if at.project.diagnostic is None:
        said = say("There is no diagnostic study, so nobody can tell which constraints the plan answers.")
        yield Gap(said, "diagnostic.yaml")
