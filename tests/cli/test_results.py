"""`results` and `bds` as their users run them: the answer at a glance, the JSON contract, what is not there."""

from __future__ import annotations

import json
import shlex
import shutil
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.bds import ServiceBook
from clusterctl.analysis.figure import Figure
from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.results import results
from clusterctl.output import bds as services_text
from clusterctl.output import results as results_text
from clusterctl.output.figures import tenths
from clusterctl.output.screen import Screen, cells
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.test_funding import document
from tests.cli.test_json import schema

if TYPE_CHECKING:
    from pathlib import Path

PROJECTS = ROOT / "tests/projects"
FILES = {
    "cluster.yaml": {"id": "made", "name": "Made", "country": "IN", "currency": "INR",
                     "exchange_rates": {"USD": {"2000": 0.02}}, "programme": {"start": 1999}},
    "actors.yaml": {"actors": {"weavers": {"name": "The weavers", "kind": "cooperative"}}},
    "logframe.yaml": {
        "outputs": {"bodies": {"text": "Bodies"}},
        "indicators": {
            "members": {"name": "Members", "level": "output", "of": "bodies", "unit": "persons", "area": "scale",
                        "baseline": {"date": 1999, "value": 20, "by": {"women": 2}},
                        "disaggregation": ["women", "young"], "targets": {"2000": 40, "2001": 60}},
            "rejects": {"name": "Goods sent back", "level": "development", "direction": "decrease", "unit": "%",
                        "baseline": {"value": 8}, "targets": {"2000": 0}},
            "held": {"name": "Firms", "level": "activity", "of": "fair", "baseline": {"value": 9},
                     "targets": {"2000": 9}},
            "away": {"name": "Debt", "level": "development", "direction": "decrease", "baseline": {"value": 10},
                     "targets": {"2002": 5}},
            "sales": {"name": "Sales", "level": "development", "benefit": True, "currency": "USD"},
        },
    },
    "monitoring/2000.yaml": {
        "values": {"members": [{"date": "2000-12", "value": 45, "by": {"women": 9}}],
                   "rejects": [{"date": "2000-12", "value": 2, "about": True}],
                   "held": [{"date": "2000-12", "value": 9}], "away": [{"date": "2000-12", "value": 12}],
                   "sales": [{"date": "2000-12", "value": 100}]},
        "bds": {"course": {"title": "A course", "change": "new", "provider": "weavers", "firms_served": 20,
                           "under_served": 5, "cost": 1000, "fees": 1200, "satisfaction": 4},
                "fair": {"title": "A fair", "firms_served": 0}},
    },
    "monitoring/2001.yaml": {
        "values": {"members": [{"date": "2001-06", "value": 50}]},
        "bds": {"course": {"title": "A course", "change": "strengthened", "firms_served": 30, "cost": 900,
                           "fees": 300}},
    },
    "plans/2000.yaml": {"activities": {"fair": {
        "title": "A fair", "cost": 2000, "actual_benefit": {"weavers": {"sales": 3000, "income": 500}},
        "result": {"status": "done", "end": "2000-10"},
    }}},
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a cluster with a bit of everything."""
    for name, data in FILES.items():
        path = tmp_path / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8")
    return tmp_path / "made"


def said(*arguments: str | Path) -> str:
    """Return what a command prints, with single blanks."""
    answer = clusterctl(*arguments)
    assert answer.code == 0, answer
    return " ".join(answer.out.split())


@pytest.mark.parametrize("name", ["results", "bds"])
@pytest.mark.parametrize("label", [(), ("1999",), ("1998",)])
def test_documents_of_jaipur_have_the_promised_shape(name: str, label: tuple[str, ...]) -> None:
    assert document(JAIPUR, *label, name=name)["format"] == f"clusterctl/{name}/1"


@pytest.mark.parametrize("name", ["results", "bds"])
def test_other_documents_have_the_promised_shape(name: str, made: Path) -> None:
    for cluster in (LUDHIANA, made):
        assert document(cluster, name=name)["format"] == f"clusterctl/{name}/1"
    assert document(PROJECTS / "table-1/pune", name="bds")["by_source"]["name"] == "Cost Recovery by BDS Supplier"


def test_a_wrong_document_is_noticed() -> None:
    found = json.loads(clusterctl("-C", JAIPUR, "results", "--format", "json").out)
    found["indicators"][0]["standing"] = "splendid"
    assert not schema("results").is_valid(found)


def test_figures_of_a_year(made: Path) -> None:
    found = document(made, "2000", name="results")
    by_id = {one["id"]: one for one in found["indicators"]}
    members = by_id["members"]
    assert (members["progress"], members["variance"], members["standing"]) == (125, 5, "reached")
    assert members["next"]["date"] == "2001"
    assert members["later_values"] == 1
    assert [(one["group"], one["share"]) for one in members["groups"]] == [("women", 20), ("young", None)]
    assert (by_id["rejects"]["progress"], by_id["rejects"]["exactness"]["progress"]) == (75, "about")
    assert by_id["held"]["missing"] == {"progress": "the target is the baseline"}
    assert (by_id["away"]["progress"], by_id["away"]["standing"]) == (-40, "away")
    assert (found["benefits_over_costs"]["benefits"], found["benefits_over_costs"]["ratio"]) == (8000, 4)
    assert [one["counts"] for one in found["benefits_over_costs"]["gains"]] == [True, True, False]


def test_places_are_true() -> None:
    for one in document(JAIPUR, name="results")["indicators"]:
        text = (JAIPUR / one["place"]["file"]).read_text(encoding="utf-8").splitlines()[one["place"]["line"] - 1]
        assert text[one["place"]["column"] - 1 :].startswith(f"{one['id']}:")


def test_the_answer_at_a_glance(made: Path) -> None:
    shown = said("-C", made, "results", "2000")
    for words in (
        "By 2000-12-31, 5 of 5 indicators have a value. Of 4 targets: 2 reached, 1 missed, 1 moved away.",
        "Impact (objectives): 3 of 3 measured; performance (outputs, activities): 2 of 2.",
        "Nobody measures 10 of 11 impact areas", "##########+ 125 %", "#######... ~75 %", "<......... −40 %",
        "the target is the baseline", "reached, +5", "next target", "by 2001", "20 % of all", "not recorded",
        "Benefits over costs: 4 (benefits of INR 8,000; INR 2,000 were spent).",
        "The weavers income, in the sales 2000 (500)",
        "Note: 1 value of a later day than 2000-12-31 left out", "exchange rate USD 0.02 for 1 INR",
        "4 indicators without an impact area", "no indicator tells whether results will last",
    ):  # fmt: skip
        assert words in shown, words


def test_services_at_a_glance(made: Path) -> None:
    shown = said("-C", made, "bds")
    for words in (
        "2 services: at least 1 new, at least 0 strengthened.", "Scale: at least 30 firms served at least once.",
        "Outreach: 25 % were hardly served before, by 1 of 2.", "users pay 79 % of what the services cost, by 1 of 2",
        "The weavers, fees 1,500 of cost INR 1,900, users give 4 of 5", "#######... 79 %", "Members 50 persons 2001-06",
    ):  # fmt: skip
        assert words in shown, words


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("results", 0, "By 2000-12-31, 22 of 22 indicators have a value. Of 1 target: 1 missed."),
        ("results 1998", 0, "0 of 22 indicators have a value. None can be held against a target."),
        ("results 1997", 0, "By 1997-12-31"),
        ("results --at 1998", 0, "By 1998-12-31"),
        ("results 1999 --by area", 0, "Gains of client firms"),
        ("results 1950", 3, "the programme has no year 1950"),
        ("results 19999", 3, "did you mean `1999`?"),
        ("results 2001", 3, "2001 has not begun by 2000-12-31"),
        ("results --by colour", 2, "area"),
        ("results --help", 0, "Example: clusterctl results"),
        ("bds", 0, "5 services: 4 new, 1 strengthened."),
        ("bds 1999", 0, "at least 55 firms served at least once"),
        ("bds 1998", 0, "No services are recorded."),
        ("bds 1950", 3, "the programme has no year 1950"),
        ("bds --today 1990", 3, "no services and no money on file yet"),
        ("bds --help", 0, "Example: clusterctl bds"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, words: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert words in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


def test_a_cluster_without_indicators_has_nothing_to_show(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "results")
    assert (answer.code, answer.out) == (3, "")
    assert "there are no indicators yet" in answer.err


def test_an_error_in_a_needed_file_is_shown_and_there_is_no_result(tmp_path: Path) -> None:
    copy = shutil.copytree(JAIPUR, tmp_path / "jaipur")
    file = copy / "logframe.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: output", "level: outptu", 1), encoding="utf-8")
    answer = clusterctl("-C", copy, "results")
    assert (answer.code, answer.out) == (1, "")
    assert "logframe.yaml" in answer.err


@pytest.mark.parametrize(
    ("figure", "shown"),
    [("99.5", "99.5 %"), ("99.96", "99.96 %"), ("99", "99 %"), ("98.7", "99 %"), ("100", "100 %"), ("100.4", "100 %")],
)
def test_progress_under_the_target_is_not_shown_as_100(figure: str, shown: str) -> None:
    assert tenths(Figure(Fraction(figure))).split(" ", 1)[1] == shown


@pytest.mark.parametrize("name", ["funding", "results", "bds"])
def test_an_exchange_rate_is_shown_with_all_its_digits(name: str, tmp_path: Path) -> None:
    dollars = {"amount": 1, "currency": "USD"}
    fair = {"title": "A fair", "contributions": [{"by": "weavers", "amount": dollars}]}
    values = {"sales": [{"date": "2000-12", "value": 100}]}
    files: dict[str, Any] = {
        "cluster.yaml": {"id": "made", "name": "Made", "country": "IN", "currency": "INR",
                         "exchange_rates": {"USD": {"2000": 0.02315}}},
        "actors.yaml": FILES["actors.yaml"],
        "logframe.yaml": FILES["logframe.yaml"],
        "plans/2000.yaml": {"activities": {"fair": fair}},
        "monitoring/2000.yaml": {"values": values, "bds": {"course": {"title": "A course", "cost": dollars}}},
    }  # fmt: skip
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(json.dumps(data), encoding="utf-8")
    answer = clusterctl("-C", tmp_path, name, "2000")
    assert "exchange rate USD 0.02315 for 1 INR, of 2000" in answer.out, answer


def test_a_recovery_that_lacks_a_rate_says_so_in_a_note_that_does_not_widen_the_table() -> None:
    services = {"course": {"title": "A course", "fees": {"amount": 1, "currency": "EUR"}, "cost": 5}}
    made = {"cluster.yaml": FILES["cluster.yaml"], "monitoring/2000.yaml": {"bds": services}}
    project = load(MemoryTree({path: json.dumps(data) for path, data in made.items()}))
    shown = services_text.text(ServiceBook(project, Ledger(project, date(2001, 1, 1))).programme(), project, Screen(80))
    assert "see note" in shown
    assert "cost recovery is missing: no exchange rate for EUR to INR on 2000-12-31" in " ".join(shown.split())
    assert max(cells(line) for line in shown.splitlines()) <= 80


@pytest.mark.parametrize("name", ["results", "bds"])
def test_views_are_plain_letters_and_no_wider_than_a_terminal(name: str, made: Path) -> None:
    for cluster in (JAIPUR, LUDHIANA, made):
        project = load(FolderTree(str(cluster)))
        ledger = Ledger(project, date(2001, 12, 31))
        for width in (80, 120):
            screen = Screen(width=width)
            if name == "results":
                text = results_text.text(results(project, None, ledger), "level", project, screen)
            else:
                text = services_text.text(ServiceBook(project, ledger).programme(), project, screen)
            assert max(cells(line) for line in text.splitlines()) <= width
            names = [one.name for one in project.logframe.indicators.values()] if project.logframe else []
            words = {word for name_ in names for word in name_.split()} if name == "results" else set()
            assert words <= set(text.split())
