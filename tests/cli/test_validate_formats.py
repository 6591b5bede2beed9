"""`validate` for code hosts and build servers: valid documents, true places, the same answer in every format."""

from __future__ import annotations

import json
import os
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest

from tests.cli.commands import JAIPUR, ROOT, clusterctl
from tests.store.repositories import commit, repository

FIVE = ROOT / "tests/projects/five-mistakes"
FORMATS = ("text", "json", "sarif", "github", "junit")
PUBLISHED = Path(os.environ.get("SARIF_SCHEMA", ROOT.parent / "shared/data/sarif-schema-2.1.0.json"))
LAST = "5 errors in 2 files, 1 fixable with --fix. `clusterctl explain SCH008` tells more about a code."


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return the five mistakes in a folder of a repository whose name must be encoded."""
    top = repository(tmp_path / "top")
    folder = shutil.copytree(FIVE, top / "our clusters" / "छपाई")
    commit(top)
    return folder


def sarif(*arguments: str | Path, cwd: Path) -> dict[str, Any]:
    (run,) = json.loads(clusterctl("validate", "--format", "sarif", *arguments, cwd=cwd).out)["runs"]
    assert isinstance(run, dict)
    return run


def junit(*arguments: str | Path, cwd: Path) -> ET.Element:
    return ET.fromstring(clusterctl("validate", "--format", "junit", *arguments, cwd=cwd).out)  # noqa: S314 - our own


@pytest.mark.parametrize("format_", FORMATS)
def test_the_exit_code_does_not_depend_on_the_format(format_: str, tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    assert clusterctl("-C", FIVE, "validate", "--format", format_).code == 1
    assert clusterctl("-C", FIVE, "validate", "--format", format_, "--ignore", "SCH", "--ignore", "REF").code == 0
    assert clusterctl("-C", tmp_path, "validate", "--format", format_).code == 0
    assert clusterctl("-C", tmp_path, "validate", "--format", format_, "--fail-on", "warning").code == 1


# -- SARIF -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PUBLISHED.exists(), reason="SARIF_SCHEMA names no copy of the published schema")
@pytest.mark.parametrize("clusters", [(FIVE,), (JAIPUR,), (JAIPUR, FIVE), (ROOT / "tests/rules/YML024/bad",)])
def test_sarif_is_valid_by_the_published_schema(clusters: tuple[Path, ...], tmp_path: Path) -> None:
    folders = [shutil.copytree(folder, tmp_path / str(at), symlinks=True) for at, folder in enumerate(clusters)]
    (tmp_path / "0" / "cluster.yaml").touch()
    document = json.loads(clusterctl("validate", "--format", "sarif", *folders).out)
    jsonschema_rs.Draft4Validator(json.loads(PUBLISHED.read_text(encoding="utf-8"))).validate(document)


def test_sarif_places_are_those_of_json_from_the_top_of_the_tree(cluster: Path) -> None:
    results = sarif(cwd=cluster)["results"]
    found = json.loads(clusterctl("validate", "--format", "json", cwd=cluster).out)["findings"]
    for result, finding in zip(results, found, strict=True):
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri.startswith("our%20clusters/%E0%A4%9B%E0%A4%AA%E0%A4%BE%E0%A4%88/")
        assert unquote(uri) == f"our clusters/छपाई/{finding['file']}"
        assert place["region"] == {
            "startLine": finding["line"], "startColumn": finding["column"],
            "endLine": finding["end_line"], "endColumn": finding["end_column"],
        }  # fmt: skip
        assert result["partialFingerprints"] == {"clusterctl/v1": finding["fingerprint"]}


def test_sarif_describes_the_rule_of_each_result(cluster: Path) -> None:
    run = sarif(cwd=cluster)
    rules = run["tool"]["driver"]["rules"]
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert (rule["id"], rule["defaultConfiguration"]["level"]) == (result["ruleId"], result["level"])
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} {rule['name']}\n")
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])


def test_sarif_names_the_other_places_of_a_finding(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\nname: B\ncurrency: INR\n", encoding="utf-8")
    (result,) = sarif(cwd=tmp_path)["results"]
    (other,) = result["relatedLocations"]
    assert (other["id"], other["physicalLocation"]["region"]["startLine"]) == (1, 2)
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert other["message"]["text"]


def test_what_was_found_in_the_past_is_placed_as_it_was_then(cluster: Path) -> None:
    now = sarif(cwd=cluster)
    shutil.rmtree(cluster / "plans")
    then = sarif("--rev", "HEAD", cwd=cluster)
    assert now["results"] == then["results"]
    assert then["properties"]["clusters"][0]["revision"]


def test_outside_of_git_paths_begin_at_the_cluster(tmp_path: Path) -> None:
    folder = shutil.copytree(FIVE, tmp_path / "five")
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif(cwd=folder)["results"]}
    assert uris == {"plans/2024.yaml", "scores/2024.yaml"}


@pytest.mark.parametrize("format_", ["sarif", "github", "junit"])
def test_several_clusters_are_told_apart_by_their_folders(format_: str, tmp_path: Path) -> None:
    top = repository(tmp_path / "top")
    folders = [shutil.copytree(FIVE, top / "clusters" / name) for name in ("one", "two")]
    answer = clusterctl("validate", *folders, "--format", format_, cwd=tmp_path)
    assert answer.code == 1
    assert "clusters/one/plans/2024.yaml" in answer.out
    assert "clusters/two/plans/2024.yaml" in answer.out
    assert "top/clusters" not in answer.out
    nowhere = [shutil.copytree(FIVE, tmp_path / "plain" / name) for name in ("one", "two")]
    assert "one/plans/2024.yaml" in clusterctl("validate", *nowhere, "--format", format_).out


# -- GitHub and JUnit --------------------------------------------------------------------------------------------------


def test_github_gets_a_line_for_each_finding(cluster: Path) -> None:
    lines = clusterctl("validate", "--format", "github", cwd=cluster).out.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith(
        "::error file=our clusters/छपाई/plans/2024.yaml,"
        "line=5,endLine=5,col=13,endColumn=21,title=SCH008 unknown-word::"
    )
    assert clusterctl("-C", JAIPUR, "validate", "--format", "github").out == ""


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding(cluster: Path) -> None:
    top = junit(cwd=cluster)
    assert (top.get("tests"), top.get("failures")) == ("7", "5")
    suites = {suite.get("name", "").removeprefix("our clusters/छपाई/"): suite for suite in top}
    assert {name: (suite.get("tests"), suite.get("failures")) for name, suite in suites.items()} == {
        "cluster.yaml": ("1", "0"), "actors.yaml": ("1", "0"),
        "plans/2024.yaml": ("2", "2"), "scores/2024.yaml": ("3", "3"),
    }  # fmt: skip
    assert [case.get("name") for case in suites["actors.yaml"]] == ["no findings"]
    failure = suites["plans/2024.yaml"][0][0]
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert "plans/2024.yaml:5:13: error SCH008\n" in (failure.text or "")


def test_junit_fails_what_makes_the_answer_no(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    mild, grave = junit(cwd=tmp_path), junit("--fail-on", "warning", cwd=tmp_path)
    assert (mild.get("tests"), mild.get("failures")) == ("2", "0")
    assert "REF008" in (mild.findtext(".//system-out") or "")
    assert (grave.get("tests"), grave.get("failures")) == ("2", "1")


def test_junit_is_narrowed_by_paths(cluster: Path) -> None:
    names = [suite.get("name") for suite in junit("plans", cwd=cluster)]
    assert names == ["our clusters/छपाई/plans/2024.yaml"]


@pytest.mark.parametrize("format_", ["sarif", "github", "junit"])
def test_what_does_not_show_never_reaches_a_document_raw(format_: str, tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "a\x1b[31m\nb,c:d%<&\u202e.yaml").write_text("a: 1\n", encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "validate", "--format", format_)
    assert answer.code == 0
    assert not set(answer.out) & {"\x1b", "\u202e"}
    if format_ == "github":
        assert len(answer.out.splitlines()) == 1
        assert "%0Ab%2Cc%3Ad%25<&" in answer.out.partition("::REF")[0].partition(",line=")[0]
    if format_ == "junit":
        assert ET.fromstring(answer.out).get("tests") == "2"  # noqa: S314 - our own


# -- counts ------------------------------------------------------------------------------------------------------------


def test_statistics_count_each_code() -> None:
    answer = clusterctl("-C", FIVE, "validate", "--statistics")
    assert answer.code == 1
    rows = [line.split()[:5] for line in answer.out.splitlines()[2:7]]
    assert rows[0] == ["1", "1", "REF001", "error", "unknown-id"]
    assert len(rows) == 5
    assert answer.out.endswith(f"{LAST}\n")


def test_statistics_of_several_clusters_are_one_table_and_a_line_for_each() -> None:
    answer = clusterctl("validate", FIVE, JAIPUR, "--statistics")
    assert answer.code == 1
    assert answer.out.count("Findings  Files") == 1
    assert answer.out.splitlines()[-4:] == [
        "tests/projects/five-mistakes", LAST,
        "examples/jaipur", "No findings: 15 files read, all in order.",
    ]  # fmt: skip


def test_statistics_have_the_promised_shape() -> None:
    schema = json.loads((ROOT / "schemas/output/statistics.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    for clusters in ((FIVE,), (JAIPUR,), (FIVE, JAIPUR)):
        document = json.loads(clusterctl("validate", *clusters, "--statistics", "--format", "json").out)
        validator.validate(document)
        assert document["clusters"] == len(clusters)
        assert sum(row["count"] for row in document["statistics"]) == document["summary"]["error"]


def test_statistics_count_what_a_list_of_findings_cuts(tmp_path: Path) -> None:
    keys = "".join(f"key-{at}: 1\n" for at in range(60))
    (tmp_path / "cluster.yaml").write_text(f"id: a\nname: A\ncountry: IN\ncurrency: INR\n{keys}", encoding="utf-8")
    document = json.loads(clusterctl("-C", tmp_path, "validate", "--statistics", "--format", "json").out)
    assert [row["count"] for row in document["statistics"]] == [60]


def test_a_selection_is_made_before_the_list_is_cut(tmp_path: Path) -> None:
    keys = "".join(f"key-{at}: 1\n" for at in range(60))
    (tmp_path / "cluster.yaml").write_text(
        f"id: a\nname: A\ncountry: IN\ncurrency: INR\n{keys}rules: {{REF099: off}}\n", encoding="utf-8"
    )
    answer = clusterctl("-C", tmp_path, "validate", "--select", "REF")
    assert (answer.code, answer.out.count("error REF012")) == (1, 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--statistics", "--format", "sarif"], "--statistics has no sarif form"),
        (["--reason", "x"], "--reason goes with --add-ignore"),
        (["--add-ignore", "--statistics"], "--add-ignore goes with no"),
        (["--add-ignore", "--reason", "x", "--format", "json"], "--add-ignore goes with no"),
        (["--add-ignore", "--reason", "x", "--rev", "HEAD"], "goes with no --rev"),
        (["--add-ignore", "--reason", "x", "--at", "2024"], "goes with no --at"),
        (["--since", "1998"], "--since 1998: a word of this form is a label"),
        (["--since", "HEAD+"], "the files as they are on the disk"),
    ],
)
def test_options_that_make_no_sense_together(line: list[str], said: str) -> None:
    answer = clusterctl("-C", FIVE, "validate", *line)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
