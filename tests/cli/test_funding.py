"""`funding` and `stage` as their users run them: the answer at a glance, the JSON contract, what is not there."""

from __future__ import annotations

import json
import shlex
import shutil
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.funding_rows import BYS
from clusterctl.analysis.stage import stages
from clusterctl.output import funding as funding_text
from clusterctl.output import stage as stage_text
from clusterctl.output.screen import Screen, cells
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree
from tests.cli.commands import EXAMPLES, JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.test_json import schema

if TYPE_CHECKING:
    from pathlib import Path

PROJECTS = ROOT / "tests/projects"
CLUSTERS = [
    JAIPUR, LUDHIANA, *(PROJECTS / name for name in ("table-13-2", "table-1/pune", "calico-fairs-as-printed", "jodhpur",
                                                     "italian-fair", "annex-1-as-printed")),
]  # fmt: skip
CONTRACT = [
    "format", "cluster", "as_of", "revision", "label", "currency", "basis", "total", "by_group", "shares", "leverage",
    "cluster_share", "excludes", "activities", "by_nature",
]  # fmt: skip


def document(cluster: Path, *arguments: str, name: str = "funding") -> dict[str, Any]:
    """Return a JSON answer that has the promised shape."""
    answer = clusterctl("-C", cluster, name, *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    schema(name).validate(json.loads(answer.out))
    found: dict[str, Any] = json.loads(answer.out, parse_float=Decimal)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of Jaipur."""
    return shutil.copytree(JAIPUR, tmp_path / "jaipur")


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["funding", "stage"])
def test_documents_have_the_promised_shape(cluster: Path, name: str) -> None:
    assert document(cluster, name=name)["format"] == f"clusterctl/{name}/1"


@pytest.mark.parametrize("by", BYS)
def test_every_view_has_the_promised_shape(by: str) -> None:
    found = document(JAIPUR, "1999", "--by", by)
    assert found["rows"]
    assert {row["by"] for row in found["rows"]} == {by}


def test_the_contracts_keys_come_first_in_its_order() -> None:
    found = document(JAIPUR, "1999")
    assert list(found)[: len(CONTRACT)] == CONTRACT
    assert list(found["by_group"]) == list(found["shares"]) == ["agency", "support", "donor", "cluster"]
    assert list(found["activities"][0])[:5] == ["id", "title", "nature", "total", "shares"]
    assert list(found["by_nature"]) == ["commercial", "mixed", "developmental"]


def test_figures_are_exact_or_rounded_to_12_digits() -> None:
    found = document(JAIPUR, "1999")
    assert (found["basis"], found["total"]) == ("finance", 103971)
    assert found["by_group"] == {"agency": 29606, "support": 16166, "donor": 0, "cluster": 58199}
    assert found["leverage"] == Decimal("3.51182192799")
    assert found["cluster_share"] == found["shares"]["cluster"] == Decimal("55.9761856672")
    assert found["excludes"] == ["cda_salary"]


def test_the_other_basis_stands_beside_under_its_name() -> None:
    found = document(JAIPUR, "1999")
    assert found["bases"]["finance"]["total"] == found["total"]
    assert found["bases"]["activities"]["weighting"] == "mean"
    assert found["bases"]["activities"]["total"] is None
    assert found["bases"]["activities"]["missing"]["total"] == "not recorded"
    assert document(JAIPUR, "1998")["bases"]["finance"] is None


@pytest.mark.parametrize(
    ("label", "means"), [("1998", (65, 75, 100)), ("1999", (46, 83, 100)), ("2000", (16, 33, 100))]
)
def test_table_13_2_by_nature(label: str, means: tuple[int, ...]) -> None:
    assert tuple(document(PROJECTS / "table-13-2", label)["by_nature"].values()) == means


def test_a_missing_figure_is_null_with_its_reason() -> None:
    found = document(PROJECTS / "table-13-2", "1998")
    assert found["total"] is None
    assert found["leverage"] is None
    assert found["missing"] == {"total": "not recorded", "leverage": "a simple mean has no leverage"}
    fair = found["activities"][0]
    assert (fair["total"], fair["missing"]) == (None, {"total": "no cost is recorded"})


def test_places_are_true() -> None:
    found = document(JAIPUR, "1999")
    for one in found["activities"]:
        text = (JAIPUR / one["place"]["file"]).read_text(encoding="utf-8").splitlines()[one["place"]["line"] - 1]
        assert text[one["place"]["column"] - 1 :].startswith(f"{one['id']}:")
    stated = next(one for one in found["stated"] if one["figure"] == "leverage")
    line = (JAIPUR / stated["place"]["file"]).read_text(encoding="utf-8").splitlines()[stated["place"]["line"] - 1]
    assert line.strip().startswith("leverage: 3.5")


def test_stages_of_table_13_2() -> None:
    years = document(PROJECTS / "table-13-2", name="stage")["years"]
    assert [(year["label"], year["inferred"], year["by_money"]) for year in years] == [
        ("1998", 1, 1), ("1999", 2, 2), ("2000", 2, 3)]  # fmt: skip
    assert {year["money"][0]["agency_and_donors"] for year in years} == {53, Decimal("23.6666666667"), 7}


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("funding", 0, "The cluster pays 56 %, the agency 28 % and support institutions 16 %"),
        ("funding", 0, "its share is 50 % in 2000, up from 20 % in 1998"),
        ("funding 1999", 0, "differs by 0.98"),
        ("funding 2000", 0, "up from 24 % in 1999"),
        ("funding 1998", 0, "by the simple mean of 3 activities"),
        ("funding 1998 --by series", 0, "calico-jaipur-fair (1)"),
        ("funding 1998 --at 1998", 0, "The cluster pays 20 %"),
        ("funding 1998 --today 1998-06", 0, "The cluster pays 20 %"),
        ("funding 1999 --at 1998", 3, "no finance record in 1999, as known at the end of 1998"),
        ("funding 1997", 3, "on file: 1998, 1999 and 2000"),
        ("funding 19999", 3, "did you mean `1999`?"),
        ("funding ''", 3, "there is no action plan"),
        ("funding --by colour", 2, "nature"),
        ("funding 1999 2000", 2, "--help"),
        ("funding --today 1990", 3, "no year on file has begun by 1990-12-31"),
        ("funding --help", 0, "Example: clusterctl funding"),
        ("stage", 0, "2000: stage 2 (3 by money), as the programme declares"),
        ("stage 1998", 0, "1998: stage 1, as the programme declares"),
        ("stage 1999", 0, "the money would say 1"),
        ("stage 1997", 3, "on file: 1998, 1999 and 2000"),
        ("stage 2000 --today 1999-06", 3, "2000 has not begun by 1999-06-30"),
        ("stage --at 1998", 0, "1998: stage 1"),
        ("stage --help", 0, "Example: clusterctl stage"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, said: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert said in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


@pytest.mark.parametrize("name", ["funding", "stage"])
def test_a_cluster_without_plans_and_finance_has_nothing_to_show(name: str, tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    answer = clusterctl("-C", tmp_path, name)
    assert answer.code == 3
    assert "no action plan and no finance record yet" in answer.err


@pytest.mark.parametrize("name", ["funding", "stage"])
def test_an_empty_plan_is_answered(name: str, tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2001.yaml").write_text("status: draft\n", encoding="utf-8")
    answer = clusterctl("-C", tmp_path, name, "2001")
    assert answer.code == 0
    assert "there are no activities" in answer.out or "no stage can be inferred" in answer.out


def test_an_error_in_a_needed_file_is_shown_and_there_is_no_result(copy: Path) -> None:
    plan = copy / "plans/1998.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("share: 51", "share: 151"), encoding="utf-8")
    answer = clusterctl("-C", copy, "funding", "1998")
    assert (answer.code, answer.out) == (1, "")
    assert "plans/1998.yaml" in answer.err
    assert clusterctl("-C", copy, "funding").code == clusterctl("-C", copy, "stage").code == 1


def test_an_error_elsewhere_is_a_note_and_a_broken_year_before_is_not_compared_with(copy: Path) -> None:
    plan = copy / "plans/1999.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("share: 31", "share: 151"), encoding="utf-8")
    answer = clusterctl("-C", copy, "funding", "2000")
    assert answer.code == 0
    assert "1 error in other files" in answer.err
    assert "The cluster pays 50 %" in answer.out
    assert "up from" not in answer.out


def test_a_year_before_with_a_broken_finance_record_is_not_compared_with(tmp_path: Path) -> None:
    given = "[{{by: cluster, share: {0}}}, {{by: agency, share: {1}}}]"
    plan = f"activities:\n  a{{0}}:\n    title: A\n    contributions: {given}\n"
    record = "finance:\n  - {start: 2001, end: 2001, by_group: {cluster: many}}\n"
    files = {"cluster.yaml": "id: a\nname: A\ncountry: IN\ncurrency: INR\n", "plans/2001.yaml": plan.format(20, 80),
             "plans/2002.yaml": plan.format(30, 70), "monitoring/2001.yaml": record}  # fmt: skip
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "funding", "2002")
    assert answer.code == 0
    assert "The cluster pays 30 %" in answer.out
    assert "up from" not in answer.out


def test_the_stage_needs_the_vision_whose_objectives_it_looks_at(copy: Path) -> None:
    vision = copy / "vision.yaml"
    vision.write_text(vision.read_text(encoding="utf-8").replace("    text:", "    txet:", 1), encoding="utf-8")
    answer = clusterctl("-C", copy, "stage")
    assert (answer.code, answer.out) == (1, "")
    assert "vision.yaml" in answer.err
    assert clusterctl("-C", copy, "funding").code == 0


def test_figures_beside_finance_say_why_they_are_missing_and_how_exact_they_are(copy: Path) -> None:
    assert document(JAIPUR, "1999")["bases"]["finance"]["missing"] == {
        "cda_cost": "not recorded", "leverage_with_cda_cost": "not recorded"}  # fmt: skip
    file = copy / "monitoring/1999.yaml"
    text = file.read_text(encoding="utf-8")
    told = text.replace("excludes: [cda_salary]", "excludes: [cda_salary]\n    cda_cost: {amount: 9, about: true}", 1)
    assert told != text
    file.write_text(told, encoding="utf-8")
    found = document(copy, "1999")["bases"]["finance"]
    assert found["cda_cost"] == 9
    assert found["exactness"] == {"cda_cost": "about", "leverage_with_cda_cost": "about"}


ODD = {
    "cluster.yaml": "id: odd\nname: Odd\ncountry: IN\ncurrency: INR\nprogramme: {donors: [bread], stages: {1999: 1}}\n",
    "actors.yaml": "actors: {bread: {name: Bread, kind: ngo}}\n",
    "plans/1999-2000.yaml": "drawn_up_by: stakeholders\nactivities:\n  fair:\n    title: A fair\n    lead: bread\n"
    "    cost: {amount: 12345678.25, about: true}\n    contributions:\n"
    "      [{by: bread, share: 20}, {by: agency, share: 30}, {by: support, share: 10}, {by: cluster, share: 40}]\n",
    "plans/2001-2002.yaml": "activities: {}\n",
}  # fmt: skip


@pytest.mark.parametrize("width", [80, 120])
def test_figures_that_are_not_exact_stand_whole_on_a_terminal(width: int) -> None:
    project = load(MemoryTree(ODD))
    assert project.findings == ()
    ledger = Ledger(project, date(2002, 1, 1))
    years = stages(project, ledger)
    money = funding_text.text(ledger.programme(), None, "activity", project, Screen(width))
    stage = stage_text.text(years, years[0], project, Screen(width))
    for shown in (money, stage):
        assert max(cells(line) for line in shown.splitlines()) <= width, shown
    for words in (
        "~20.0",
        "~30.0",
        "~10.0",
        "~40.0",
        "~12,345,678",
        "about 4,938,271" if width == 80 else "~4,938,271",
    ):
        assert words in " ".join(money.split()), money
    for words in ("1999-2000", "Declared", "stakeholders", "~50.0", "~40.0", "0 of 1"):
        assert words in stage, stage


def test_a_view_is_the_same_from_any_folder() -> None:
    assert clusterctl("-C", "jaipur", "funding", cwd=EXAMPLES) == clusterctl("funding", cwd=JAIPUR / "plans")
