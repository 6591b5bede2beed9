"""`process` as its users run it: the answer at a glance, the JSON contract, the odd years, what is not there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.handover import handover
from clusterctl.analysis.process import processes
from clusterctl.output import process as view
from clusterctl.output import process_years
from clusterctl.output.screen import Screen, cells
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.test_funding import document
from tests.cli.test_json import schema
from tests.store.repositories import commit, repository

if TYPE_CHECKING:
    from pathlib import Path

PROJECTS = ROOT / "tests/projects"
FILES: dict[str, Any] = {
    "cluster.yaml": {"id": "made", "name": "Made", "country": "IN", "currency": "USD", "financial_year_start": "04-01",
                     "programme": {"implementing_agency": "unido", "cda": {"actor": "agent"}, "start": 1999}},
    "actors.yaml": {
        "actors": {
            "unido": {"name": "UNIDO", "kind": "implementing_agency"},
            "agent": {"name": "The agent", "kind": "cda"},
            "weavers": {"name": "The weavers", "kind": "cooperative", "since": 1998,
                        "members": {"1999": 20, "2001": 44}},
            "dyers": {"name": "The dyers", "kind": "network", "since": 2001, "members": {"2001": 9}},
            "forum": {"name": "The forum", "kind": "coordination_body", "since": 2001},
            "bank": {"name": "The bank", "kind": "financial_institution"},
            "coach": {"name": "The coach", "kind": "bds_provider",
                      "paid_by": {"2001": {"weavers": 75, "unido": 25}}},
            "firms": {"name": "Firms", "kind": "enterprise"},
        },
        "links": [
            {"from": "bank", "to": "weavers", "kind": "finance", "since": 2001},
            {"from": "firms", "to": "weavers", "kind": "membership", "since": 1998},
            {"from": "firms", "to": "dyers", "kind": "membership", "since": 2001},
        ],
    },
    "plans/2000.yaml": {"activities": {
        "visit": {"title": "A visit", "lead": "agent", "implementer": "unido", "area": "organisation", "cost": 100,
                  "contributions": [{"by": "unido", "amount": 100}], "person_days": {"agent": 9, "weavers": 1},
                  "beneficiaries": {"actors": ["weavers"], "firms": 1}, "result": {"status": "done", "end": "2000-06"}},
    }},
    "plans/2001.yaml": {"activities": {
        **{f"fair-{at}": {
            "title": f"Fair {at}", "lead": "weavers" if at else "dyers", "implementer": "coach", "area": "market",
            "cost": 100, "contributions": [{"by": "weavers", "amount": 70}, {"by": "unido", "amount": 30}],
            "beneficiaries": {"actors": ["weavers"], "firms": 10 + at}, "planned": at != 4,
            "person_days": {"agent": 1, "weavers": 4}, "result": {"status": "done", "end": "2001-09"},
        } for at in range(5)},
        "second": {"title": "Fairs elsewhere", "upscales": "fair-0", "implementer": "coach", "lead": "weavers",
                   "contributions": [{"by": "weavers", "share": 90}, {"by": "unido", "share": 10}],
                   "deliverables": {"hall": {"what": "A hall", "responsible": "weavers", "persons": ["Asha Devi"]},
                                    "leaflet": {"what": "A leaflet"}}},
    }},
    "monitoring/2001.yaml": {
        "dissemination": [{"what": "The fairs", "date": "2001-03-01"}, {"what": "Sales", "date": "2001-12-01"}],
        "trust": {"networks": {"level": 3}, "cda_listens": {"level": 1}},
        "governance": {"proactive": {"level": 2}},
    },
}  # fmt: skip


def written(folder: Path, files: dict[str, Any]) -> Path:
    """Return a folder with these files."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a cluster with a bit of everything."""
    return written(tmp_path / "made", FILES)


def said(*arguments: str | Path) -> str:
    """Return what a command prints, with single blanks."""
    answer = clusterctl(*arguments)
    assert answer.code == 0, answer
    return " ".join(answer.out.split())


# -- the JSON contract -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", [(), ("1999",), ("2000",)])
def test_documents_of_jaipur_have_the_promised_shape(label: tuple[str, ...]) -> None:
    shown = document(JAIPUR, *label, name="process")
    assert [year["label"] for year in shown["years"]] == (list(label) or ["1998", "1999", "2000"])


def test_other_documents_have_the_promised_shape(made: Path) -> None:
    for cluster in (LUDHIANA, made, PROJECTS / "table-1/pune", PROJECTS / "table-13-2"):
        assert document(cluster, name="process")["format"] == "clusterctl/process/1"


def test_a_wrong_document_is_noticed() -> None:
    found = json.loads(clusterctl("-C", JAIPUR, "process", "--format", "json").out)
    found["handover"]["moves"][0]["outcome"] = "splendid"
    assert not schema("process").is_valid(found)


def test_figures_of_a_made_year(made: Path) -> None:
    (year,) = document(made, "2001", name="process")["years"]
    assert (year["leads"]["cda_and_agency"], year["leads"]["different"], year["leads"]["shares"]["cluster"]) == (
        0,
        2,
        100,
    )
    assert year["person_days"]["cda_and_agency"] == 20
    assert year["person_days"]["by_actor"][0] == {"actor": "weavers", "name": "The weavers", "days": 20}
    assert (year["unplanned"]["by_number"], year["unplanned"]["over"]) == (20, False)
    assert (year["dissemination"]["longest_gap"], year["dissemination"]["too_long"]) == (275, True)
    assert (year["networks"]["basis"], year["networks"]["largest"], year["networks"]["pools"]) == ("money", 100, True)
    assert year["deliverables"] == {"number": 2, "actors": 1, "persons": 1, "without": 1}
    assert year["upscaling"]["activities"][0]["implementer_paid_by"]["cluster"] == 75
    new = {one["sign"]: one["new"] for one in year["governance"]["signs"]}
    assert new == {"bodies": ["dyers"], "units": ["forum"], "support": ["bank"], "providers": ["coach"]}


def test_a_missing_figure_is_null_with_its_reason() -> None:
    year = document(JAIPUR, "2000", name="process")["years"][0]
    assert (year["leads"]["different"], year["leads"]["missing"]["different"]) == (None, "no lead is recorded")
    assert year["unplanned"]["missing"]["by_number"] == "fewer than five activities were carried out"


def test_leads_are_those_of_the_stage() -> None:
    stage = json.loads(clusterctl("-C", JAIPUR, "stage", "--format", "json").out)
    process = json.loads(clusterctl("-C", JAIPUR, "process", "--format", "json").out)
    assert [
        (year["leads"]["share"], year["leads"]["known"], year["leads"]["activities"]) for year in stage["years"]
    ] == [
        (year["leads"]["cda_and_agency"], year["leads"]["known"], year["leads"]["activities"])
        for year in process["years"]
    ]


# -- for people ------------------------------------------------------------------------------------------------------


def test_the_answer_at_a_glance(made: Path) -> None:
    shown = said("-C", made, "process")
    for words in (
        "Made: process, year by year As far as is recorded, responsibility moves to the cluster: of 5 matters 5 moved.",
        "led by CDA and agency 100.0 0.0", "different leads 1 2", "person-days 10 25", "firms 1 14+",
        "trust, clearly seen ? 1 of 2", "bodies of firms 1 (+0) 2 (+1)",
        "Leads known of 6 of 6 activities: the cluster 6 (100 %)",
        "2 different, of them 2 of cluster and support institutions: The weavers 5; The dyers 1",
        "Carried out known of 6 of 6 activities: support institutions 6 (100 %)",
        "By whom The coach 6 (business development service provider 6)",
        "1 different actor, 1 different person for 2 deliverables; 1 without anybody",
        "25, told by 5 of 6 activities: CDA and agency 20 %; The weavers 20; The agent 5",
        "who benefits: 1 actor; with a part in it: 5 actors; at least 14 firms, told by 5 of 6 activities",
        "1 of 5 that are done: 20 % by number, 20 % by cost; within the threshold of 20 %",
        "2 times, the last in 2001-12-01; longest gap 275 days, over the threshold of 92",
        "1 activity, 1 carried out by others than CDA or agency; paid by agency 10 %, users 90 %",
        "Fairs elsewhere: The coach; paid by agency 10 %, users 90 %; the implementer: paid by agency 25 %, users 75 %",
        "The weavers 5 100.0 150 100.0",
        "It pools in one network, by money: 100 % goes to The weavers; the threshold is 50 %.",
        "Trust networks 3, CDA listens 1; not recorded: participation, own resources",
        "Principles not recorded", "Properties proactive 2; not recorded: inclusive decisions",
        "2 networks, associations and the like (The dyers, The weavers); new: The dyers",
        "2 links of membership, 1 new; The dyers 9 (not known before); The weavers 44 after 20",
        "1 brokering body (The forum); new: The forum",
        "1 support institution linked with the cluster (The bank); new: The bank",
        "1 service provider at work (The coach); new: The coach",
        "of the known leads, 100 % were CDA or agency in 2000, 0 % in 2001",
        "0 actors of the cluster and its support institutions led in 2000, 2 in 2001",
        "of the known implementers, 100 % were CDA or agency in 2000, 0 % in 2001",
        "of the person-days, 90 % were worked by CDA and agency in 2000, 20 % in 2001",
        "agency and donors paid 100 % in 2000, 27 % in 2001, by the activities",
        "Note: person-days are those of the plans",
        "Note: there is no monitoring file of 2000",
    ):  # fmt: skip
        assert words in shown, words


def test_names_of_persons_are_never_shown(made: Path) -> None:
    for line in (["process"], ["process", "--format", "json"]):
        assert "Asha" not in clusterctl("-C", made, *line).out


def test_a_label_shows_that_year_alone_and_judges_up_to_it(made: Path) -> None:
    shown = said("-C", made, "process", "2000")
    assert shown.startswith("Made: process, 2000 Whether responsibility moves to the cluster can't be told yet.")
    assert "who leads: only 2000 tells it (100 % by CDA and agency)" in shown
    assert "2001" not in shown


@pytest.mark.parametrize(("width", "most"), [(80, 80), (120, 120)])
def test_views_are_no_wider_than_a_terminal(width: int, most: int, made: Path) -> None:
    many = {f"plans/{year}.yaml": FILES["plans/2000.yaml"] for year in range(2002, 2010)}
    for cluster in (JAIPUR, LUDHIANA, written(made, many)):
        project = load(FolderTree(str(cluster)))
        years = processes(project, Ledger(project, date(2009, 12, 31)))
        for chosen in years:
            text = view.text(years, chosen, handover(years), project, Screen(width=width))
            assert max(cells(line) for line in text.splitlines()) <= most
            assert all(f" {year.label.text}" in text for year in years)


def test_on_a_narrow_terminal_heads_fold_and_figures_stay_whole(made: Path) -> None:
    project = load(FolderTree(str(made)))
    years = processes(project, Ledger(project, date(2009, 12, 31)))
    text = process_years.table(years, Screen(width=40))
    assert max(cells(line) for line in text.splitlines()) <= 40
    assert text.count("bodies of firms") == len(years)
    assert re.findall(r"bodies of firms +(\S+ \S+)", text) == re.findall(
        r"\d+ \(\+\d+\)", next(one for one in process_years.table(years, Screen()).splitlines() if "bodies of" in one)
    )


def test_without_a_terminal_there_are_no_colours_and_no_lines(made: Path) -> None:
    shown = clusterctl("-C", made, "process").out
    assert "\x1b" not in shown
    assert "─" not in shown


def test_titles_cannot_steer_the_terminal(made: Path) -> None:
    project = load(FolderTree(str(made)))
    years = processes(project, Ledger(project, date(2001, 12, 31)))
    (only,) = years[-1].upscaling.activities
    bad = replace(years[-1].upscaling, activities=(replace(only, title="Fairs \x1b[31melsewhere"),))
    text = view.text(years, replace(years[-1], upscaling=bad), handover(years), project, Screen(width=120))
    assert "\x1b" not in text
    assert "Fairs \\x1b[31melsewhere" in text


# -- times and odd years ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("process", 0, "process, year by year"),
        ("process 1998", 0, "process, 1998"),
        ("process --at 1998", 0, "process, 1998"),
        ("process --at 1999", 0, "Who carries the work, 1999"),
        ("process --today 1998-06-30", 0, "process, 1998"),
        ("process 1999 --today 1998-06-30", 3, "1999 has not begun by 1998-06-30"),
        (
            "process 1999 --at 1998",
            3,
            "there is no action plan and no monitoring file of 1999, as known at the end of 1998",
        ),
        ("process --today 1990", 3, "no year on file has begun by 1990-12-31"),
        ("process 1950", 3, "there is no action plan and no monitoring file of 1950"),
        ("process 19999", 3, "did you mean `1999`?"),
        ("process --format xml", 2, "json"),
        ("process --help", 0, "Example: clusterctl process 1999"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, words: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert words in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


def test_a_cluster_without_plans_has_nothing_to_show(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    for line in (["process"], ["process", "1999"]):
        answer = clusterctl("-C", tmp_path, *line)
        assert (answer.code, answer.out) == (3, "")
        assert "there is no action plan and no monitoring file yet" in answer.err


def test_a_cluster_without_actors_says_so(tmp_path: Path) -> None:
    held = {name: FILES[name] for name in ("cluster.yaml",)}
    held["cluster.yaml"] = {key: value for key, value in held["cluster.yaml"].items() if key != "programme"}
    shown = said("-C", written(tmp_path, {**held, "plans/2001.yaml": {"activities": {}}}), "process")
    assert "Firms cooperate there is no actors.yaml" in shown
    assert "Leads there are no activities" in shown


def test_an_error_in_a_needed_file_is_shown_and_there_is_no_result(tmp_path: Path) -> None:
    copy = shutil.copytree(JAIPUR, tmp_path / "jaipur")
    file = copy / "actors.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("kind: consortium", "kind: consortum", 1), encoding="utf-8"
    )
    answer = clusterctl("-C", copy, "process")
    assert (answer.code, answer.out) == (1, "")
    assert "actors.yaml" in answer.err
    assert "did you mean `consortium`?" in answer.err
    assert clusterctl("-C", copy, "process", "--format", "json").code == 1


def test_an_error_in_a_file_of_a_later_year_is_a_note(made: Path) -> None:
    (made / "plans/2001.yaml").write_text("activities: {a: {titel: A}}\n", encoding="utf-8")
    answer = clusterctl("-C", made, "process", "--today", "2000")
    assert (answer.code, "Made: process, 2000" in answer.out) == (0, True)
    assert "in other files" in answer.err


def test_a_revision_shows_the_files_as_they_were_and_is_judged_at_its_day(tmp_path: Path) -> None:
    folder = written(repository(tmp_path / "made"), FILES)
    commit(folder, day="2001-03-31T12:00:00+0530")
    shutil.rmtree(folder / "plans")
    shown = said("-C", folder, "process", "--rev", "HEAD")
    assert "Made: process, year by year" in shown
    assert "1 time, the last in 2001-03-01; longest gap 30 days, within the threshold of 92" in shown
