"""Whether the logic of the programme still holds: the chain from constraints to values, objectives, assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.chain import ISSUES
from clusterctl.analysis.figure import NOUGHT
from clusterctl.analysis.trace import KINDS
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import CHAIN, STEP_OF_LOGIC
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.trace import Gap as Lacks
    from clusterctl.analysis.trace import Kind, Lack, Node
    from clusterctl.model.logframe import Assumptions
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Does the logic of the programme still hold?")
_LEVELS = ("activity", "output", "immediate", "development")
_FILES: dict[str, str] = {
    "diagnostic.yaml": message("The chain can’t be followed all the way: there is no diagnostic study."),
    "vision.yaml": message("The chain can’t be followed all the way: there is no vision."),
    "plans": message("The chain can’t be followed all the way: there is no action plan."),
    "logframe.yaml": message("The chain can’t be followed all the way: there is no log-frame."),
    "monitoring": message("The chain can’t be followed all the way: there are no observations."),
}  # fmt: skip
_NAMES = {"activity": "title", "indicator": "name"}
_LACKS: dict[tuple[Kind, Lack], str] = {
    ("constraint", "objective"): message("No objective takes up these constraints: {which}."),
    ("opportunity", "objective"): message("No objective takes up these opportunities: {which}."),
    ("objective", "activity"): message("No activity serves these objectives: {which}."),
    ("objective", "issue"): message("No constraint or opportunity stands behind these objectives: {which}."),
    ("activity", "objective"): message("These activities name no objective: {which}."),
    ("activity", "output"): message("These activities name no output: {which}."),
    ("output", "indicator"): message("No indicator measures these outputs: {which}."),
    ("output", "activity"): message("No activity leads to these outputs: {which}."),
    ("indicator", "value"): message("No value is known of these indicators: {which}."),
    ("indicator", "output"): message("No output of the log-frame is measured by these indicators: {which}."),
    ("indicator", "activity"): message("No activity of the plans is measured by these indicators: {which}."),
}


def told(at: Ground) -> Told:
    """Return the chain, the objectives that the period's plan serves, and the assumptions."""
    seen = [node for node in at.chain.nodes.values() if _sees(at, node)]
    refs = {node.ref for node in seen}
    lacks = [gap for gap in at.chain.gaps if gap.at in refs]
    assumed = _assumed(at)
    links = at.reader.sees_figure(NOUGHT, "donor")
    chain = (*_chain(at, seen, lacks), *_broken(at, lacks)) if links else ()
    blocks = (*chain, *_objectives(at, seen), *_assumptions(at, assumed))
    hidden = bool(at.project.logframe and at.project.logframe.assumptions and not assumed)
    withheld = len(seen) < len(at.chain.nodes) or hidden or not links
    return Told(_heading(at, seen, lacks) if links else "", blocks, tuple(_gaps(at, assumed)), withheld)


def _sees(at: Ground, node: Node) -> bool:
    return all(at.reader.sees_record(route) for route in node.routes)


def _heading(at: Ground, seen: Sequence[Node], lacks: Sequence[Lacks]) -> Text:
    say = at.say
    if not seen or at.chain.absent or len(seen) < len(at.chain.nodes):
        return ""
    broken = len({gap.at for gap in lacks if gap.is_break})
    unmeasured = sum(gap.lacks == "value" for gap in lacks)
    if broken and broken == unmeasured:
        return say.several(broken, "The chain holds as far as the indicators, {n} of which has no value yet",
                           "The chain holds as far as the indicators, {n} of which have no value yet")  # fmt: skip
    if not broken:
        return say("Every constraint leads to an objective, every objective to activities, every output to a value")
    return say.several(broken, "The chain from constraints to results breaks at {n} place",
                       "The chain from constraints to results breaks at {n} places")  # fmt: skip


# -- the chain ---------------------------------------------------------------------------------------------------------


def _chain(at: Ground, seen: Sequence[Node], lacks: Sequence[Lacks]) -> Iterator[Block]:
    say = at.say
    if not seen:
        return
    columns = (Column(say("Step of the chain")), Column(say("On record"), "right"),
               Column(say("Lead on"), "right"), Column(say("Break off"), "right"),
               Column(say("Nothing leads to"), "right"))  # fmt: skip
    rows = tuple(_row(at, kind, seen, lacks) for kind in KINDS if any(node.ref.kind == kind for node in seen))
    yield Table(say("The chain from constraints to values, as known at the end of {year}", year=at.year), columns, rows)
    yield Paragraph(say(
        "A constraint or an opportunity leads on where an objective takes it up, an objective where activities serve "
        "it, an activity where it leads to an output, an output where an indicator measures it, an indicator where it "
        "has a value. The activities of all plans on file are counted; those that came to nothing are missed "
        "nowhere."), "note")  # fmt: skip


def _row(at: Ground, kind: Kind, seen: Sequence[Node], lacks: Sequence[Lacks]) -> Row:
    own = [node for node in seen if node.ref.kind == kind]
    broken = {gap.at for gap in lacks if gap.is_break and gap.at.kind == kind}
    loose = {gap.at for gap in lacks if not gap.is_break and gap.at.kind == kind}
    every = Run(at.say.number(len(own)), note=at.proof.note_of(*(_named(node) for node in own)))
    counts = (len(own) - len(broken), len(broken), len(loose))
    return Row((at.say.label(CHAIN, kind), (every,), *(at.say.number(count) for count in counts)))


def _named(node: Node) -> Route:
    """Return where a thing's name stands: a note tells every word of its fields, so it is of that alone."""
    return node.routes[-1].under(_NAMES.get(node.ref.kind, "text"))


def _broken(at: Ground, lacks: Sequence[Lacks]) -> Iterator[Block]:
    """Name the places where the chain breaks, those of one kind in a sentence."""
    found: dict[tuple[Kind, Lack], list[str]] = {}
    for gap in lacks:
        node = at.chain.nodes[gap.at]
        name = (
            at.say("{name} (high priority)", name=node.text) if node.priority and node.priority.is_high else node.text
        )
        found.setdefault((gap.at.kind, gap.lacks), []).append(f"“{name}”")
    said = tuple(_said(at, *which, names) for which, names in found.items())
    if said:
        yield Points(said, at.say("Where it breaks"))


def _said(at: Ground, kind: Kind, lack: Lack, names: Sequence[str]) -> str:
    return at.say.message(_LACKS[kind, lack], which=at.named(names))


# -- the objectives ----------------------------------------------------------------------------------------------------


def _objectives(at: Ground, seen: Sequence[Node]) -> Iterator[Block]:
    say = at.say
    found = [node for node in seen if node.ref.kind == "objective"]
    if not found:
        return
    refs = {node.ref for node in seen}
    issues = any(ref.kind in ISSUES for ref in refs)
    behind_it = (say("Constraints and opportunities behind it"),) if issues else ()
    heads = (*behind_it, say("Activities of {year}", year=at.year), say("Of these done"),
             say("Activities of all years"))  # fmt: skip
    rows = []
    for node in found:
        behind = (sum(ref.kind in ISSUES and ref in refs for ref in node.back),) if issues else ()
        served = [at.chain.nodes[ref] for ref in node.onward if ref.kind == "activity" and ref in refs]
        own = [one for one in served if at.label.text in one.labels]
        counts = (*behind, len(own), sum(one.status == "done" for one in own), len(served))
        rows.append(Row((node.text, *(say.number(count) for count in counts))))
    yield Table(say("The objectives of the vision, and what serves them"),
                (Column(say("Objective")), *(Column(head, "right") for head in heads)), tuple(rows))  # fmt: skip


# -- the assumptions ---------------------------------------------------------------------------------------------------


def _assumed(at: Ground) -> Assumptions | None:
    frame = at.project.logframe
    held = frame.assumptions if frame else None
    return held if held and at.reader.sees_record(Route("logframe.yaml", ("assumptions",))) else None


def _assumptions(at: Ground, held: Assumptions | None) -> Iterator[Block]:
    say = at.say
    if held is None:
        return
    rows = [
        Row((text, say.label(STEP_OF_LOGIC, level)))
        for level in _LEVELS for nth, text in enumerate(getattr(held, level))
        if at.sees("logframe.yaml", "assumptions", level, nth)
    ]  # fmt: skip
    if rows:
        columns = (Column(say("Assumption")), Column(say("Where the logic rests on it")))
        yield Table(say("What must hold for one level to lead to the next"), columns, tuple(rows))
    if held.notes and at.sees("logframe.yaml", "assumptions", "notes"):
        yield Paragraph(held.notes, "note")


def _gaps(at: Ground, held: Assumptions | None) -> Iterator[Gap]:
    say = at.say
    for name in at.chain.absent:
        file = name if name.endswith(".yaml") else f"{name}/{at.label.text}.yaml"
        yield Gap(say.message(_FILES[name]), file)
    frame = at.project.logframe
    if frame is not None and frame.assumptions is None:
        yield Gap(say("No assumption is recorded, so nothing tells what the logic rests on."),
                  "logframe.yaml: assumptions")  # fmt: skip
    elif held is not None and not held.notes:
        yield Gap(say("Whether the assumptions still hold is not recorded."), "logframe.yaml: assumptions.notes")
