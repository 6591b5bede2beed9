"""The agent's own year, as a form of SFURTI asks for it; internal, but where the files open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Facts, Points, Prose, Row, Table
from clusterctl.report.blocks import Fact as Known
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import DUTY
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.monitoring import CdaRecord
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Was the agent trained, full time, paid, and how many days in the cluster?")
_AGENT = Route("cluster.yaml", ("programme", "cda"))


def told(at: Ground) -> Told:
    """Return what is on record of the agent."""
    path, record = _record(at)
    place = Route(path, ("cda",))
    agent = at.cluster.programme.cda if at.cluster and at.cluster.programme else None
    if (record and not at.reader.sees(place)) or (agent and not at.reader.sees(_AGENT)):
        at.reader.sees_record(place if record else _AGENT)
        return Told(withheld=True)
    facts = [Known(name, text) for name, text in _facts(at, record, path).items() if text]
    blocks: list[Block] = [Facts(tuple(facts))] if facts else []
    if record:
        blocks += _days(at, record, path)
        if record.responsibilities:
            words = tuple(capital(at.say.label(DUTY, key)) for key in record.responsibilities)
            blocks.append(Points(words, at.say("Duties that were met")))
        if record.notes and at.reader.sees(place.under("notes")):
            blocks.append(Prose(record.notes, at.say("Remarks")))
    return Told("", tuple(blocks), tuple(_gaps(at, record, path)))


def _record(at: Ground) -> tuple[str, CdaRecord | None]:
    filed = at.monitoring
    return (filed.path, filed.record.cda) if filed else (f"monitoring/{at.label.text}.yaml", None)


def _facts(at: Ground, record: CdaRecord | None, path: str) -> dict[str, Text]:
    say = at.say
    agent = at.cluster.programme.cda if at.cluster and at.cluster.programme else None
    found: dict[str, Text] = {}
    if record and record.trained is not None:
        found[say("Trained in the method")] = _yes(at, Route(path, ("cda", "trained")), holds=record.trained)
    if agent:
        found[say("Agent")] = at.people.name(agent.actor) if agent.actor else ""
        found[say("In office")] = say.span(agent.since, agent.until)
        if agent.full_time is not None:
            found[say("Works full time for this cluster")] = _yes(at, _AGENT.under("full_time"), holds=agent.full_time)
        if agent.in_cluster is not None:
            found[say("Lives and works in the cluster")] = _yes(at, _AGENT.under("in_cluster"), holds=agent.in_cluster)
    return found


def _yes(at: Ground, route: Route, *, holds: bool) -> Text:
    return (Run(at.say("yes") if holds else at.say("no"), note=at.proof.note_of(route)),)


def _days(at: Ground, record: CdaRecord, path: str) -> Iterator[Table]:
    say = at.say
    known = ((say("Inside the cluster"), "days_inside", record.days_inside),
             (say("Outside the cluster"), "days_outside", record.days_outside))  # fmt: skip
    routes = [Route(path, ("cda", key)) for _, key, number in known if number is not None]
    if not routes:
        return
    rows = [
        Row((name, (Run(say.number(number), note=at.note(path, "cda", key)),) if number is not None else "–"))
        for name, key, number in known
    ]
    if len(routes) == len(known):
        whole = say.number((record.days_inside or 0) + (record.days_outside or 0))
        rows.append(Row((say("Together"), (Run(whole, note=at.proof.note_of(*routes)),)), strong=True))
    columns = (Column(say("Where")), Column(say("Days"), "right"))
    yield Table(say("Days that the agent worked"), columns, tuple(rows))


def _gaps(at: Ground, record: CdaRecord | None, path: str) -> Iterator[Gap]:
    say = at.say
    agent = at.cluster.programme.cda if at.cluster and at.cluster.programme else None
    if record is None or record.trained is None:
        yield Gap(say("Whether the agent was trained in the method is not recorded."), f"{path}: cda.trained")
    if agent is None or agent.full_time is None:
        said = say("Whether the agent works full time for this cluster is not recorded.")
        yield Gap(said, "cluster.yaml: programme.cda.full_time")
    if record is None or record.days_inside is None or record.days_outside is None:
        said = say("How many days the agent worked inside and outside the cluster is not recorded.")
        yield Gap(said, f"{path}: cda.days_inside, cda.days_outside")
    if record is None or not record.notes:
        yield Gap(
            say("Whether the agent’s dues were paid has no field of its own: a remark tells it."), f"{path}: cda.notes"
        )
