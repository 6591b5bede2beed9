"""Ids: each that points nowhere, to the wrong thing, or stands for two is told once, where it stands."""

from __future__ import annotations

import pytest

from tests.project.clusters import ACTORS, FILES, PLAN, SCORES, VISION, project, said

LINKS = "links:\n  - {from: sidbi, to: calico, kind: finance, since: 1999}\n"
AGAIN = LINKS.partition("\n")[2]


def plan(fields: str) -> str:
    """Return a plan of one activity with these keys."""
    return f"activities: {{fair: {{title: A fair, {fields}}}}}\n"


FAULTS: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "an actor of a link": ({"actors.yaml": ACTORS + LINKS.replace("to: calico", "to: calco")},
                           ["REF001 actors.yaml links.0.to"]),
    "an actor that is part of another": ({"actors.yaml": ACTORS.replace("kind: coop", "part_of: cotex, kind: coop")},
                                         ["REF001 actors.yaml actors.calico.part_of"]),
    "an actor as a key": ({"scores/1999.yaml": SCORES.replace("calico", "cotex")},
                          ["REF001 scores/1999.yaml scores.enterprises.cotex*"]),
    "an actor in a list": ({"plans/1999.yaml": plan("beneficiaries: {actors: [calico, cotex]}")},
                           ["REF001 plans/1999.yaml activities.fair.beneficiaries.actors.1"]),
    "a payer": ({"plans/1999.yaml": plan("contributions: [{by: cotex, share: 100}]")},
                ["REF001 plans/1999.yaml activities.fair.contributions.0.by"]),
    "a constraint": ({"plans/1999.yaml": plan("addresses: [weak-finance]")},
                     ["REF001 plans/1999.yaml activities.fair.addresses.0"]),
    "an objective": ({"plans/1999.yaml": plan("objectives: [buy]")},
                     ["REF001 plans/1999.yaml activities.fair.objectives.0"]),
    "an activity": ({"plans/1999.yaml": plan("after: [feast]")}, ["REF001 plans/1999.yaml activities.fair.after.0"]),
    "an id of another kind": ({"plans/1999.yaml": plan("lead: weak-marketing")},
                              ["REF002 plans/1999.yaml activities.fair.lead"]),
    "an objective where a constraint belongs": ({"plans/1999.yaml": plan("addresses: [sell]")},
                                                ["REF002 plans/1999.yaml activities.fair.addresses.0"]),
    "ids of a file that is not there": ({"diagnostic.yaml": None},
                                        ["REF003 vision.yaml objectives.sell.addresses.0"]),
    "ids of two files that are not there": ({"diagnostic.yaml": None, "vision.yaml": None},
                                            ["REF003 plans/1999.yaml activities.fair.addresses.0",
                                             "REF003 plans/1999.yaml activities.fair.objectives.0"]),
    "one id for a constraint and an opportunity": (
        {"diagnostic.yaml": FILES["diagnostic.yaml"].replace("fairs:", "weak-marketing:")},
        ["REF004 diagnostic.yaml opportunities.weak-marketing*"]),
    "two records of a list": ({"actors.yaml": ACTORS + LINKS + AGAIN},
                              ["REF005 actors.yaml links.1"]),
    "a body in two groups": (
        {"scores/1999.yaml": "date: 1999\nscores: {enterprises: {calico: {weight: 100, score: 6}}, "
                             "support: {calico: {weight: 100, score: 6}}}\n"},
        ["REF006 scores/1999.yaml scores.support.calico*"]),
    "evidence that is not there": (
        {"scores/1999.yaml": SCORES.replace("score: 6", "score: 6, evidence: {file: minutes.pdf}")},
        ["REF007 scores/1999.yaml scores.enterprises.calico.evidence.file"]),
}  # fmt: skip

SILENT: dict[str, dict[str, str | bytes | None]] = {
    "nothing changed": {},
    "funding groups need no actor": {
        "plans/1999.yaml": plan("contributions: [{by: agency, share: 40}, {by: cluster, share: 60}]")
    },
    "an opportunity is addressed as a constraint is": {"vision.yaml": VISION.replace("weak-marketing", "fairs")},
    "an activity goes on in the next plan under its id": {"plans/2000.yaml": PLAN},
    "an activity follows one of another plan": {
        "plans/2000.yaml": "activities: {feast: {title: A feast, after: [fair]}}\n"
    },
    "links that differ in their year": {"actors.yaml": ACTORS + LINKS + AGAIN.replace("1999", "1998")},
    "evidence that is there": {
        "scores/1999.yaml": SCORES.replace("score: 6", "score: 6, evidence: {file: a/m.pdf}"),
        "a/m.pdf": b"%PDF",
    },
}


@pytest.mark.parametrize(("changes", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_ids_is_told_where_it_stands(changes: dict[str, str | bytes | None], expected: list[str]) -> None:
    assert said(project(changes)) == expected


@pytest.mark.parametrize("changes", SILENT.values(), ids=SILENT)
def test_what_is_no_fault(changes: dict[str, str | bytes | None]) -> None:
    assert said(project(changes)) == []


BROKEN_HOMES: dict[str, str] = {
    "does not parse": "actors: [\n",
    "holds nothing": "# later\n",
    "holds a list": "- calico\n",
    "has a second document": f"{ACTORS}---\na: 1\n",
    "is nested too deep": "a: " + "[" * 70,
}


@pytest.mark.parametrize("text", BROKEN_HOMES.values(), ids=BROKEN_HOMES)
def test_where_the_file_of_ids_cannot_be_read_that_is_the_one_finding(text: str) -> None:
    found = project({"actors.yaml": text})
    assert {finding.route.file for finding in found.findings} == {"actors.yaml"}
    assert len(found.findings) == 1


BROKEN_RECORDS = {
    "a kind that nobody knows": "calico: {name: Calico, kind: coop}",
    "no name": "calico: {kind: cooperative}",
    "a key that nobody knows": "calico: {name: Calico, kind: cooperative, colour: red}",
    "a text in its place": "calico: Calico",
    "two of them": "calico: {name: Calico, kind: cooperative}\n  calico: {name: Calico, kind: cooperative}",
    "a tag": "calico: !x {name: Calico, kind: cooperative}",
}


@pytest.mark.parametrize("record", BROKEN_RECORDS.values(), ids=BROKEN_RECORDS)
def test_a_broken_record_keeps_its_id(record: str) -> None:
    found = project({"actors.yaml": ACTORS.replace("calico: {name: Calico, kind: cooperative}", record)})
    assert {finding.code[:3] for finding in found.findings} <= {"SCH", "YML"}
    assert len(found.findings) == 1
    assert "calico" in found.ids.of("actor")


def test_references_in_a_broken_record_are_judged_too() -> None:
    found = project({"plans/1999.yaml": plan("nature: cheap, lead: cotex")})
    assert said(found) == [
        "SCH008 plans/1999.yaml activities.fair.nature",
        "REF001 plans/1999.yaml activities.fair.lead",
    ]


def test_an_id_that_is_none_is_told_once() -> None:
    found = project({"plans/1999.yaml": plan("lead: Calico Printers")})
    assert said(found) == ["SCH009 plans/1999.yaml activities.fair.lead"]


def test_related_places_show_the_other_side() -> None:
    (finding,) = project({"plans/1999.yaml": plan("lead: sell")}).findings
    assert [(other.route.file, other.route.keys) for other in finding.related] == [
        ("vision.yaml", ("objectives", "sell"))
    ]


def test_a_near_id_is_offered() -> None:
    (finding,) = project({"plans/1999.yaml": plan("lead: calicco")}).findings
    assert "did you mean `calico`?" in finding.message


def test_every_id_is_known_with_its_place() -> None:
    ids = project().ids
    assert ids.of("actor") == ["calico", "sidbi", "unido"]
    assert [route.file for route in ids.routes("fair", "activity")] == ["plans/1999.yaml"]
    assert ids.routes("fair", "actor") == []
