"""The context: the diagnostic study as it stands now, what holds the cluster back, and what it could gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Paragraph, Points, Prose, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run, joined
from clusterctl.report.speech.labels import AREA, KIND, LIFE_STAGE, SIZE
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.trace import Node
    from clusterctl.model.diagnostic import Diagnostic, Issue
    from clusterctl.model.values import Quantity
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("In what context does the cluster work, and how has it changed?")
_FILE = "diagnostic.yaml"
_TEXTS = {
    "boundaries": message("What belongs to the cluster"), "history": message("How it came about"),
    "earlier_cooperation": message("What was tried together before"),
    "why_cooperation_failed": message("Why that failed"), "process": message("How the products are made"),
    "technology": message("Machines and skills"), "inputs": message("Inputs"),
    "infrastructure": message("Infrastructure"), "finance": message("Finance of the firms"),
}  # fmt: skip
_LISTS = {
    "markets": message("Markets"), "linkages": message("Linkages, and those that are missing"),
    "other_programmes": message("Other programmes that help the cluster"),
}  # fmt: skip


def told(at: Ground) -> Told:
    """Return the study as it stands in the files."""
    study = at.project.diagnostic
    if study is None:
        said = at.say("There is no diagnostic study, so nothing tells in what context the cluster works.")
        return Told(gaps=(Gap(said, _FILE),))
    if not any(at.sees(_FILE, key) for key in ("date", "constraints", "opportunities", "history")):
        return Told(withheld=True)
    issues = _issues(at)
    blocks = (facts(at, study), *_table(at, study, issues), *_texts(at, study), *_institutions(at, study))
    every = len(study.constraints) + len(study.opportunities)
    return Told(heading(at, study), blocks, tuple(gaps(at, study)), withheld=len(issues) < every)


def heading(at: Ground, study: Diagnostic) -> Text:
    """Return of when the study is, and whether it was revised."""
    say = at.say
    revised = [one for one in study.revised if one.first <= at.day]
    if revised:
        return say("The diagnostic study was last revised in {date}", date=say.when(max(revised, key=lambda d: d.last)))
    if study.date:
        return say("The diagnostic study is of {date}; no revision is recorded", date=say.when(study.date))
    return ""


# -- facts -------------------------------------------------------------------------------------------------------------


def facts(at: Ground, study: Diagnostic) -> Facts:
    """Return how the study was made, and how large the cluster was found."""
    say = at.say
    found: list[tuple[str, Text]] = []
    if study.date and at.sees(_FILE, "date"):
        found.append((say("Date of the study"), (Run(say.when(study.date), note=at.note(_FILE, "date")),)))
    revised = [say.when(one) for one in study.revised if one.first <= at.day]
    if revised and at.sees(_FILE, "revised"):
        found.append((say("Revised"), say.listed(revised)))
    if study.method and at.sees(_FILE, "method"):
        found.append((say("How it was made"), study.method))
    asked = [_asked(at, kind, number) for kind, number in study.consulted.items() if at.sees(_FILE, "consulted", kind)]
    if asked:
        found.append((say("Who was asked"), joined(list(asked), ", ")))
    if study.validated and study.validated.date and at.sees(_FILE, "validated", "date"):
        by = say.listed(study.validated.by) if at.sees(_FILE, "validated", "by") else ""
        when = say.when(study.validated.date)
        found.append((say("Validated"), say("{date}, by {bodies}", date=when, bodies=by) if by else when))
    if study.life_stage and at.sees(_FILE, "life_stage"):
        found.append((say("Stage of its life"), capital(say.label(LIFE_STAGE, study.life_stage))))
    found += _size(at, study)
    return Facts(tuple(Fact(name, text) for name, text in found))


def _asked(at: Ground, kind: str, number: Quantity) -> Text:
    count = Run(at.say.quantity(number), note=at.note(_FILE, "consulted", kind))
    return at.say.runs("{kind} {number}", kind=at.say.label(KIND, kind), number=count)


def _size(at: Ground, study: Diagnostic) -> Iterator[tuple[str, Text]]:
    say, size = at.say, study.size
    if size is None:
        return
    units = [
        say.runs("{size} {number}", size=say.label(SIZE, key), number=_shown(at, number, "size", "units", key))
        for key, number in size.units.items() if at.sees(_FILE, "size", "units", key)
    ]  # fmt: skip
    if units:
        yield say("Firms by size"), joined(list(units), ", ")
    for name, key, written in ((say("People at work"), "employment", size.employment),
                               (say("Women among them"), "women", size.women)):  # fmt: skip
        if written is not None and at.sees(_FILE, "size", key):
            yield name, (_shown(at, written, "size", key),)
    if size.turnover is not None and at.sees(_FILE, "size", "turnover"):
        shown = say.written_money(size.turnover, at.currency)
        yield say("Turnover a year"), (Run(shown, note=at.note(_FILE, "size", "turnover")),)


def _shown(at: Ground, written: Quantity, *keys: str) -> Run:
    """Return a count of persons or firms, but not one that is hidden for being so small."""
    hidden = at.few.hides_at(Route(_FILE, keys))
    return Run(at.say("not shown"), "soft") if hidden else _quantity(at, written, *keys)


def _quantity(at: Ground, written: Quantity, *keys: str) -> Run:
    return Run(at.say.quantity(written), note=at.note(_FILE, *keys))


# -- constraints and opportunities -------------------------------------------------------------------------------------


def _issues(at: Ground) -> tuple[Node, ...]:
    """Return the constraints and opportunities that the reader may see, those of high priority first."""
    issues = (node for node in at.chain.nodes.values() if node.ref.kind in {"constraint", "opportunity"})
    return tuple(node for node in issues if at.reader.sees_record(node.routes[0]))


def _table(at: Ground, study: Diagnostic, found: Sequence[Node]) -> Iterator[Block]:
    say = at.say
    if not found:
        return
    records: dict[str, dict[str, Issue]] = {"constraint": dict(study.constraints),
                                            "opportunity": dict(study.opportunities)}  # fmt: skip
    sources = any(records[node.ref.kind][node.ref.id].source and at.reader.sees(node.routes[0].under("source"))
                  for node in found)  # fmt: skip
    heads = (say("Constraint or opportunity"), say("Area"), say("Priority"), say("Objectives"), say("Activities"),
             *((say("Source"),) if sources else ()))  # fmt: skip
    columns = tuple(Column(head, "right" if nth in {3, 4} else "left") for nth, head in enumerate(heads))
    rows: list[Row] = []
    for kind, name in (("constraint", say("What holds the cluster back")), ("opportunity", say("What it could gain"))):
        own = [node for node in found if node.ref.kind == kind]
        if own:
            rows.append(Row((name, *[""] * (len(columns) - 1)), strong=True))
            rows += [_row(at, node, records[kind][node.ref.id], sources=sources) for node in own]
    yield Table(say("Constraints and opportunities, as the study stands now"), columns, tuple(rows))
    yield Paragraph(say("Priority is importance times how far the actors can tackle it together, each from 1 to 5; it "
                        "is high from {high} on. At a pressure point a first success would move much else.",
                        high=say.number(at.chain.high)), "note")  # fmt: skip


def _row(at: Ground, node: Node, one: Issue, *, sources: bool) -> Row:
    say = at.say
    served = [sum(ref.kind == kind for ref in node.onward) for kind in ("objective", "activity")]
    through = {ref for to in node.onward if to.kind == "objective"
               for ref in at.chain.nodes[to].onward if ref.kind == "activity"}  # fmt: skip
    direct = {ref for ref in node.onward if ref.kind == "activity"}
    counts = (say.number(served[0]), say.number(len(through | direct)))
    source = one.source if one.source and at.reader.sees(node.routes[0].under("source")) else "–"
    return Row((one.text, say.label(AREA, one.area), _priority(at, node), *counts, *((source,) if sources else ())))


def _priority(at: Ground, node: Node) -> Text:
    say, held = at.say, node.priority
    if held is None:
        return ""
    said: list[Text] = []
    if held.figure.known is not None:
        said.append((at.number(held.figure),))
        if held.is_high:
            said.append(say("high priority"))
    if held.pressure_point:
        said.append((Run(say("pressure point"), note=at.proof.note_of(node.routes[0].under("pressure_point"))),))
    return joined(said, ", ") if said else (Run("–", "soft"),)


# -- texts -------------------------------------------------------------------------------------------------------------


def _texts(at: Ground, study: Diagnostic) -> Iterator[Block]:
    say = at.say
    for key, head in _TEXTS.items():
        text = getattr(study, key)
        if text and at.sees(_FILE, key):
            yield Prose(text, say.message(head))
    for key, head in _LISTS.items():
        items = tuple(text for nth, text in enumerate(getattr(study, key)) if at.sees(_FILE, key, nth))
        if items:
            yield Points(items, say.message(head))
    if study.leaders and at.sees(_FILE, "leaders"):
        names = (*study.leaders.opinion_makers, *study.leaders.leaders, *study.leaders.interest_groups,
                 *study.leaders.implementers)  # fmt: skip
        if names:
            yield Points(tuple(dict.fromkeys(names)), say("Who can carry the process"))


def _institutions(at: Ground, study: Diagnostic) -> Iterator[Block]:
    say = at.say
    rows = tuple(Row((at.people.name(id_), one.achieves)) for id_, one in study.institutions.items()
                 if at.reader.sees_record(Route(_FILE, ("institutions", id_))))  # fmt: skip
    if rows:
        yield Table(say("The institutions as the study found them"),
                    (Column(say("Institution")), Column(say("What it does for the firms"))), rows)  # fmt: skip


# -- what is missing ---------------------------------------------------------------------------------------------------


def gaps(at: Ground, study: Diagnostic) -> Iterator[Gap]:
    """Give what is not recorded of the study."""
    say = at.say
    if study.date is None:
        yield Gap(say("When the study was made is not recorded."), f"{_FILE}: date")
    if not any(one.first <= at.day for one in study.revised):
        yield Gap(say("Whether the context has changed since the study is not recorded: no revision is."),
                  f"{_FILE}: revised")  # fmt: skip
    if study.validated is None:
        yield Gap(say("Who validated the study, and when, is not recorded."), f"{_FILE}: validated")
    for there, said, key in ((study.constraints, say("No constraint is recorded."), "constraints"),
                             (study.opportunities, say("No opportunity is recorded."), "opportunities")):  # fmt: skip
        if not there:
            yield Gap(said, f"{_FILE}: {key}")
    unranked = [one for one in (*study.constraints.values(), *study.opportunities.values())
                if one.importance is None or one.joint_tackling is None]  # fmt: skip
    if unranked:
        said = say.several(len(unranked), "The priority of {n} constraint or opportunity is not recorded.",
                           "The priority of {n} constraints and opportunities is not recorded.")  # fmt: skip
        yield Gap(said, f"{_FILE}: constraints.<id>.importance, joint_tackling")
