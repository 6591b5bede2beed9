"""Who must do what next: what is overdue, what falls due, what the exit still asks for, what the check wants mended.

A finding is told by its rule and its place: what it says may quote what is not for every reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import SEVERITIES, Route
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.schedule import coming_steps, late_steps, who
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import SEVERITY, rule_summary
from clusterctl.report.topics.exit_strategy import known
from clusterctl.report.topics.work import no_plan, place, planned_days, shown, standing
from clusterctl.report.view import Gap
from clusterctl.rules.catalogue import rule_of
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.plan import Component, Due
    from clusterctl.findings.finding import Finding
    from clusterctl.model.exit import Item
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Who must do what next?")
_MOST_FINDINGS = 20
_ITEMS = ("gaps", "linkages", "leaders", "implementers", "future_activities", "institutions")


def told(at: Ground) -> Told:
    """Return what is to be done, the most urgent first."""
    ones = shown(at)
    late, soon = list(_late(at, ones)), list(_soon(at, ones))
    exits = list(_exit(at))
    findings = sorted(at.found.findings, key=lambda one: SEVERITIES.index(one.severity))
    say = at.say
    tables = (
        _table(at, say("Overdue"), late), _table(at, say("Next in the plan"), soon),
        _table(at, say("For the exit"), exits), *_findings(at, findings),
    )  # fmt: skip
    blocks = [table for table in tables if isinstance(table, Paragraph) or table.rows]
    if not blocks:
        blocks.append(Paragraph(say("Nothing is overdue, nothing falls due, and the check found nothing amiss.")))
    return Told(_heading(at, late, findings), tuple(blocks), tuple(_gaps(at, ones)))


def _heading(at: Ground, late: Sequence[Row], findings: Sequence[Finding]) -> Text:
    say = at.say
    errors = [one for one in findings if one.severity == "error"]
    if late:
        return say.several(len(late), "{n} thing in the plan is overdue", "{n} things in the plan are overdue")
    if errors:
        return say.several(len(errors), "Nothing is known to be overdue, and {n} error in the record is to be mended",
                           "Nothing is known to be overdue, and {n} errors in the record are to be mended")  # fmt: skip
    return say("Nothing in the plan is known to be overdue") if at.plan else ""


def _table(at: Ground, caption: str, rows: Sequence[Row]) -> Table:
    say = at.say
    heads = (say("What"), say("Who"), say("By when"), say("Of what"))
    return Table(caption, tuple(Column(head) for head in heads), tuple(rows))


def _late(at: Ground, ones: Sequence[Component]) -> Iterator[Row]:
    yield from (_step(at, one, due) for one, due in late_steps(at, ones))
    yield from (_activity(at, one) for one in ones if standing(at, one) == "overdue")


def _soon(at: Ground, ones: Sequence[Component]) -> Iterator[Row]:
    yield from (_step(at, one, due) for one, due in coming_steps(at, ones))
    yield from (_activity(at, one) for one in ones if standing(at, one) in {"planned", "under_way"})


def _step(at: Ground, one: Component, due: Due) -> Row:
    note = at.proof.note_of(one.route.under("deliverables", due.id, "due"))
    when: Text = (Run(at.say.when(due.due), note=note),) if due.due else "–"
    return Row((due.what, who(at, one, due) or at.say("nobody is named"), when, one.activity.title))


def _activity(at: Ground, one: Component) -> Row:
    lead = at.people.name(one.activity.lead) if one.activity.lead and at.reader.sees(one.route.under("lead")) else ""
    return Row((one.activity.title, lead or at.say("nobody is named"), planned_days(at, one) or "–",
                at.say("the plan of {year}", year=at.year)))  # fmt: skip


def _exit(at: Ground) -> Iterator[Row]:
    """Give the items of the exit strategy that are not done, those with a date first."""
    held = known(at)
    found: list[tuple[Item, Route]] = [
        (one, Route("exit.yaml", (key, id_)))
        for key in _ITEMS
        for id_, one in (getattr(held, key) if held else {}).items()
        if one.state != "done"
    ]
    for one, route in sorted(found, key=lambda pair: (pair[0].by is None, pair[0].by.text if pair[0].by else "")):
        if at.reader.sees_record(route):
            bodies = at.people.names(one.who) if one.who and at.reader.sees(route.under("who")) else ""
            when: Text = (Run(at.say.when(one.by), note=at.proof.note_of(route.under("by"))),) if one.by else "–"
            yield Row((one.what, bodies or at.say("nobody is named"), when, at.say("the exit strategy")))


# -- the record --------------------------------------------------------------------------------------------------------


def _findings(at: Ground, findings: Sequence[Finding]) -> Iterator[Table | Paragraph]:
    if not findings:
        return
    say = at.say
    rows = tuple(Row(_finding(at, one)) for one in findings[:_MOST_FINDINGS])
    heads = (Column(say("What the check found")), Column(say("Severity")), Column(say("Rule")), Column(say("Place")))
    yield Table(say("To be mended in the record"), heads, rows)
    more = len(findings) - _MOST_FINDINGS
    if more > 0:
        yield Paragraph(say.several(
            more, "And {n} more, which `clusterctl validate` shows.",
            "And {n} more, which `clusterctl validate` shows.",
        ), "note")  # fmt: skip
    said = say("The command `clusterctl explain`, with the rule’s code, tells why it matters and how to mend it.")
    yield Paragraph(said, "note")


def _finding(at: Ground, one: Finding) -> tuple[Text, ...]:
    where = one.route.file
    if one.span:
        where = at.say("{file}, line {line}", file=where, line=at.say.number(one.span.line))
    return (rule_summary(rule_of(one.code), at.say), capital(at.say.label(SEVERITY, one.severity)), one.code, where)


def _gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    say = at.say
    if at.plan is None:
        yield no_plan(at)
    nobody = [
        one for one in ones if one.activity.lead is None and standing(at, one) in {"planned", "under_way", "overdue"}
    ]
    if nobody:
        said = say.several(len(nobody), "Nobody is named to lead {n} activity that is still open.",
                           "Nobody is named to lead {n} activities that are still open.")  # fmt: skip
        yield Gap(said, place(at, "lead"))
