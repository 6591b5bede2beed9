"""The faults in the printed sources that arithmetic can find are found, each at its number; and the known answers.

The test projects hold the figures as printed; their READMEs say what is wrong with them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.rules.engine import run
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree

ROOT = Path(__file__).parents[1] / "projects"
TODAY = date(2000, 12, 31)


def found(name: str, *families: str) -> list[tuple[str, str, str]]:
    """Return the findings of a test project: code, severity, and `file: line` as the text stands there."""
    folder = ROOT / name
    project = load(FolderTree(str(folder)))
    findings = run(project, as_of(project, TODAY)).findings
    chosen = [one for one in findings if not families or one.code.startswith(families)]
    return [(one.code, one.severity, f"{one.route.file}: {at(folder, one.route.file, one.span)}") for one in chosen]


def at(folder: Path, file: str, span: object) -> str:
    """Return what stands at a place, to the end of its line."""
    line, column = getattr(span, "line", 1), getattr(span, "column", 1)
    return (folder / file).read_text("utf-8").splitlines()[line - 1][column - 1 :]


def said(name: str, code: str) -> list[str]:
    project = load(FolderTree(str(ROOT / name)))
    return [one.message for one in run(project, as_of(project, TODAY)).findings if one.code == code]


def test_the_rows_of_the_fairs_at_jaipur_come_to_99_and_of_the_second_at_delhi_to_91() -> None:
    assert said("calico-fairs-as-printed", "SUM002") == [
        "the shares come to 99 %, not 100 %, which rounding explains: calico 35 %, unido 50 %, support 14 %",
        "the shares come to 99 %, not 100 %, which rounding explains: calico 23 %, unido 38 %, support 38 %",
    ]
    assert said("calico-fairs-as-printed", "SUM001") == [
        "the shares come to 91 %, not 100 %: calico 64 %, unido 7 %, support 20 %"
    ]
    assert found("calico-fairs-as-printed", "SUM") == [
        ("SUM002", "advice", "plans/1998.yaml: contributions:"),
        ("SUM002", "advice", "plans/1999.yaml: contributions:"),
        ("SUM001", "error", "plans/1999.yaml: contributions:"),
    ]


def test_the_subsidy_of_the_fair_at_jaipur_moved() -> None:
    """The agency's share falls from 50 to 38 as it should, that of the institutions grows from 14 to 38."""
    place = "plans/1999.yaml: 38, for: [advertisement, space, organisation]}"
    assert found("calico-fairs-as-printed", "SUP") == [("SUP003", "advice", place)]
    (message,) = said("calico-fairs-as-printed", "SUP003")
    assert "the agency 50 % before, 38 % now; support institutions 14 % before, 38 % now" in message


def test_the_fair_at_delhi_obeys_the_taper_where_its_row_adds_up() -> None:
    """26 -> 7; the missing 9 go to the members, so that the row is not left out of the judgement."""
    folder = ROOT / "calico-fairs-as-printed"
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.yaml")}
    files["plans/1999.yaml"] = files["plans/1999.yaml"].replace("share: 64", "share: 73")
    assert judged(files, "SUP") == ["SUP003"]
    files["plans/1999.yaml"] = files["plans/1999.yaml"].replace("share: 73", "share: 58")
    files["plans/1999.yaml"] = files["plans/1999.yaml"].replace("unido, share: 7", "unido, share: 22")
    assert judged(files, "SUP") == ["SUP003", "SUP002"]


def judged(files: dict[str, str], family: str) -> list[str]:
    project = load(MemoryTree(dict(files)))
    findings = run(project, as_of(project, TODAY)).findings
    return [one.code for one in findings if one.code.startswith(family)]


@pytest.mark.parametrize(
    ("name", "expected", "message"),
    [
        (
            "table-1/tirupur",
            [
                ("SUM005", "error", "monitoring/1999.yaml: 11.5"),
                ("SUM005", "error", "monitoring/1999.yaml: 92"),
            ],
            [
                "the leverage is stated as 11.5; the parts make it 14.81",
                "the share of the cluster in all cost is stated as 92 %; the parts make it 93.25 %",
            ],
        ),
        (
            "table-1/jaipur",
            [("SUM005", "error", "monitoring/1999.yaml: 55")],
            ["the share of the cluster in all cost is stated as 55 %; the parts make it 55.98 %"],
        ),
        (
            "annex-1-as-printed",
            [("SUM005", "error", "monitoring/1999.yaml: 103971")],
            ["the total is stated as 103,971; the parts make it 105,404"],
        ),
        ("table-1/ludhiana", [], []),
        ("table-1/pune", [], []),
    ],
)
def test_stated_figures_of_table_1_and_annex_1(
    name: str, expected: list[tuple[str, str, str]], message: list[str]
) -> None:
    assert found(name, "SUM", "SUP") == expected
    assert said(name, "SUM005") == message


def test_the_agency_s_share_that_annex_1_prints_is_named_beside_its_total() -> None:
    project = load(FolderTree(str(ROOT / "annex-1-as-printed")))
    (finding,) = [one for one in run(project, as_of(project, TODAY)).findings if one.code == "SUM005"]
    assert [other.message for other in finding.related] == [
        "the share of the agency is stated as 30 %; the parts make it 29.45 %"
    ]


def test_a_contract_for_17_of_12_members() -> None:
    assert found("knidgro-contract", "SUM", "SUP") == [("SUM006", "error", "plans/1998.yaml: 17}")]
    assert said("knidgro-contract", "SUM006") == ["17 firms: more than the members of knidgro (12)"]


def test_support_for_one_exporter() -> None:
    assert found("italian-fair", "SUM", "SUP") == [
        ("SUP005", "warning", "plans/1998.yaml: true"),
        ("SUP008", "warning", "plans/1998.yaml: exporter, form: cash, for: [participation]}"),
    ]


@pytest.mark.parametrize("name", ["table-13-2", "bangalore", "jodhpur"])
def test_where_nothing_is_printed_wrongly_nothing_is_found(name: str) -> None:
    assert found(name, "SUM", "SUP") == []
