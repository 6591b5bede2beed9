"""`clusterctl report`: which year, which face, where to, and when it refuses."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from clusterctl.report.outlines import NAMES, outline
from tests.report.clusters import ACTORS, CLUSTER, EXAMPLES, ROOT, assessment
from tests.store.repositories import commit, repository

if TYPE_CHECKING:
    from pathlib import Path

JAIPUR = str(EXAMPLES / "jaipur")


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a user does."""
    known = {"PYTHONPATH": str(ROOT), **{name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}, **environment}
    return subprocess.run(
        [sys.executable, "-m", "clusterctl", *arguments], capture_output=True, cwd=cwd, env=known, check=False
    )


def made(folder: Path, **files: object) -> str:
    """Write a small cluster; `scores_1999` stands for scores/1999.yaml."""
    held: dict[str, object] = {"cluster": CLUSTER, "actors": {"actors": ACTORS}, **files}
    for name, data in held.items():
        path = folder / f"{name.replace('_', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(folder)


def test_without_options_the_last_year_comes_as_markdown() -> None:
    done = run("-C", JAIPUR, "report")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(b"# Hand block printed textiles of Jaipur\n\n**Donor report 2000**\n")
    assert done.stdout == run("-C", JAIPUR, "report", "2000", "-o", "-", "--format", "md").stdout


def test_html_goes_to_stdout_too() -> None:
    done = run("-C", JAIPUR, "report", "1999", "--format", "html")
    assert done.stdout.startswith(b"<!doctype html>\n")
    assert done.stdout.endswith(b"</html>\n")


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("r.md", (), b"# "),
        ("r.markdown", (), b"# "),
        ("r.html", (), b"<!doctype html>"),
        ("R.HTM", (), b"<!doctype html>"),
        ("r.txt", ("--format", "md"), b"# "),
        ("r.md", ("--format", "html"), b"<!doctype html>"),
        ("report", ("--format", "html"), b"<!doctype html>"),
    ],
)
def test_the_suffix_tells_the_format_unless_an_option_does(
    tmp_path: Path, name: str, options: tuple[str, ...], begins: bytes
) -> None:
    done = run("-C", JAIPUR, "report", "1999", "-o", name, *options, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode() == f"clusterctl: wrote the report on 1999 to {name}\n"
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["r.txt", "report", "r.pdf"])
def test_a_suffix_that_tells_no_format_is_a_mistake_of_use(tmp_path: Path, name: str) -> None:
    done = run("-C", JAIPUR, "report", "-o", name, cwd=tmp_path)
    assert done.returncode == 2
    assert b"name it .md or .html" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_an_error_of_writing(tmp_path: Path) -> None:
    done = run("-C", JAIPUR, "report", "-o", "none/r.html", cwd=tmp_path)
    assert done.returncode == 5
    assert done.stderr.decode() == (
        "clusterctl: none/r.html cannot be written: there is no folder none\n  create it: mkdir -p none\n"
    )


def test_a_file_that_is_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    assert run("-C", JAIPUR, "report", "-o", str(path)).returncode == 0
    assert path.read_bytes().startswith(b"<!doctype html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("1996", b"there is no plan and no assessment in 1996; did you mean `1999`?"),
        ("19999", b"did you mean `1999`?"),
        ("../1999", b"there is no plan and no assessment in ../1999"),
        ("", b"there is no plan and no assessment in "),
    ],
)
def test_an_unknown_label_is_not_found(word: str, said: bytes) -> None:
    done = run("-C", JAIPUR, "report", word)
    assert done.returncode == 3
    assert done.stdout == b""
    assert said in done.stderr
    assert b"on file: 1997, 1998, 1999 and 2000" in done.stderr


def test_a_cluster_without_plan_and_assessment_has_nothing_to_report(tmp_path: Path) -> None:
    done = run("-C", made(tmp_path), "report")
    assert done.returncode == 3
    assert b"there is no plan and no assessment yet" in done.stderr


def test_errors_refuse_a_report_and_a_draft_marks_it(tmp_path: Path) -> None:
    broken = {**assessment(), "assessor": ["slip"]}
    folder = made(tmp_path / "c", scores_1999=broken)
    refused = run("-C", folder, "report", "1999", "-o", "r.md", cwd=tmp_path)
    assert refused.returncode == 1
    assert b"SCH001" in refused.stderr
    assert b"no report: 1 error in the cluster's files\n  mend the above, or add --draft" in refused.stderr
    assert not (tmp_path / "r.md").exists()
    draft = run("-C", folder, "report", "1999", "--draft", "-o", "r.md", cwd=tmp_path)
    assert draft.returncode == 0
    assert b"clusterctl: wrote the draft of the report on 1999 to r.md\n" in draft.stderr
    written = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert written.startswith("> **Draft. The record still holds 1 error, so figures may be wrong or missing.**\n")


@pytest.mark.parametrize("face", ["md", "html"])
def test_the_same_files_give_the_same_bytes_anywhere(tmp_path: Path, face: str) -> None:
    answers = []
    for folder, seed, zone, tongue in (("here", "1", "UTC", "C"), ("elsewhere", "2", "Asia/Kolkata", "de_DE.UTF-8")):
        shutil.copytree(JAIPUR, tmp_path / folder)
        answers.append(
            run(
                "-C",
                folder,
                "report",
                "1999",
                "--format",
                face,
                cwd=tmp_path,
                PYTHONHASHSEED=seed,
                TZ=zone,
                LANG=tongue,
            )
        )
    first, other = answers
    assert first.returncode == other.returncode == 0
    assert first.stdout == other.stdout
    assert str(tmp_path).encode() not in first.stdout


# -- what there is -----------------------------------------------------------------------------------------------------


def test_every_template_is_listed_with_whom_it_is_for() -> None:
    shown = run("report", "list").stdout.decode()
    assert [line.split()[:2] for line in shown.splitlines()[2:] if line[:1].strip()] == [
        [name, outline(name).audience] for name in NAMES
    ]
    document = json.loads(run("report", "list", "--format", "json").stdout)
    validator("report-list").validate(document)
    assert [one["name"] for one in document["templates"]] == list(NAMES)


@pytest.mark.parametrize("template", NAMES)
def test_coverage_tells_what_the_files_do_not_and_where_to_put_it(template: str) -> None:
    done = run("-C", JAIPUR, "report", "coverage", "1999", "--template", template, "--format", "json")
    document = json.loads(done.stdout)
    validator("report-coverage").validate(document)
    asked = outline(template).sections
    assert [one["key"] for one in document["sections"]] == [one.key for one in asked]
    for section in document["sections"]:
        for question in section["questions"]:
            assert question["question"].endswith("?")
            assert (question["state"] in {"in part", "open"}) == bool(question["gaps"])
            for gap in question["gaps"]:
                assert re.match(r"[a-z]+(/[^ ]*)?(\.yaml|/)", gap["where"]), gap


def test_a_question_is_open_until_its_file_is_there(tmp_path: Path) -> None:
    folder = made(tmp_path, scores_1999=assessment())
    before = run("-C", folder, "report", "coverage", "1999").stdout.decode()
    assert "logframe.yaml" in before
    counts = re.search(r"(\d+) questions?: (.*)\.", before)
    assert counts


def test_the_data_of_a_report_follow_their_schema() -> None:
    document = json.loads(run("-C", JAIPUR, "report", "show-data", "1999").stdout)
    validator("report-data").validate(document)
    assert document["format"] == "clusterctl/report-data/1"
    assert document["stamp"]["template"] == "donor"


def validator(name: str) -> jsonschema_rs.Validator:
    text = (ROOT / "schemas/output" / f"{name}.schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.validator_for(json.loads(text), validate_formats=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--template", "doner"), "there is no template doner; did you mean `donor`?"),
        (("--lang", "xx"), "reports do not speak xx"),
        (("list", "1999"), "`report list` takes no more words"),
        (("list", "--format", "html"), "the list of templates is not written as html"),
        (("coverage", "--format", "md"), "report coverage is not written as md"),
        (("1999", "--format", "json"), "a report is not written as json"),
        (("1999", "2000"), "a report is on one label, and 2000 is one more"),
        (("1999", "-o", "out/", "--format", "html"), "an HTML report is one file"),
        (("verify",), "report verify wants a FILE"),
        (("verify", "no-such.html"), "no-such.html cannot be read"),
    ],
)
def test_what_can_not_be_is_refused_in_words(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run("-C", JAIPUR, "report", *words, cwd=tmp_path)
    assert done.returncode in {2, 3}
    assert done.stdout == b""
    assert said in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


# -- Markdown with its figures -----------------------------------------------------------------------------------------


def test_markdown_goes_with_its_figures_into_a_folder(tmp_path: Path) -> None:
    done = run("-C", JAIPUR, "report", "1999", "-o", "out/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "out/report.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\((figures/[\w-]+\.svg)\)", written))
    there = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out/figures").iterdir()}
    assert named == there
    assert len(there) > 3
    for path in there:
        assert (tmp_path / "out" / path).read_text(encoding="utf-8").startswith("<svg xmlns=")


# -- verify ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ["md", "html"])
def test_a_report_is_verified_and_a_changed_one_is_told(tmp_path: Path, face: str) -> None:
    shutil.copytree(JAIPUR, tmp_path / "c")
    options = ("--template", "community", "--for", "donor", "--lang", "en-IN")
    assert run("-C", "c", "report", "1999", "-o", f"r.{face}", *options, cwd=tmp_path).returncode == 0
    same = run("-C", "c", "report", "verify", f"r.{face}", cwd=tmp_path)
    assert same.returncode == 0, same.stderr
    assert same.stdout.startswith(f"equal: r.{face} is what clusterctl ".encode())
    path = tmp_path / f"r.{face}"
    path.write_text(path.read_text(encoding="utf-8").replace("Calico", "Calicut", 1), encoding="utf-8")
    other = run("-C", "c", "report", "verify", f"r.{face}", cwd=tmp_path)
    assert other.returncode == 1
    assert b"Calicut" in other.stderr
    assert b"not the same" in other.stderr
    assert b"data:" not in other.stderr


def test_a_report_of_a_commit_is_verified_from_that_commit(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    repository(folder)
    shutil.copytree(JAIPUR, folder, dirs_exist_ok=True)
    commit(folder, "2001-01-31T12:00:00+0530")
    assert run("-C", "c", "report", "1999", "-o", "r.html", cwd=tmp_path).returncode == 0
    scores = folder / "scores/1999.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("score: 6", "score: 5", 1), encoding="utf-8")
    assert run("-C", "c", "report", "verify", "r.html", cwd=tmp_path).returncode == 0
    assert run("-C", "c", "report", "1999", "-o", "new.html", cwd=tmp_path).returncode == 0
    assert b"have changed since commit" in (tmp_path / "new.html").read_bytes()
    assert run("-C", "c", "report", "verify", "new.html", cwd=tmp_path).returncode == 0
    scores.write_text(scores.read_text(encoding="utf-8").replace("score: 5", "score: 4", 1), encoding="utf-8")
    other = run("-C", "c", "report", "verify", "new.html", cwd=tmp_path)
    assert other.returncode == 1
    assert b"data: the report was made from other files" in other.stderr


def test_a_file_without_a_stamp_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("# Mine", encoding="utf-8")
    done = run("-C", JAIPUR, "report", "verify", "r.md", cwd=tmp_path)
    assert done.returncode == 2
    assert b"r.md carries no stamp of a report" in done.stderr


# -- templates of the cluster's own ------------------------------------------------------------------------------------

OWN = """{% extends "donor.j2" %}
{% block finance %}{{ super() }}
Our ministry asks: {{ page.title }}
{% endblock %}
{% block risks %}{% endblock %}
"""


@pytest.mark.parametrize("face", ["md", "html"])
def test_a_template_of_the_cluster_takes_over_blocks_of_ours(tmp_path: Path, face: str) -> None:
    shutil.copytree(JAIPUR, tmp_path / "c")
    (tmp_path / "c/templates").mkdir()
    (tmp_path / "c/templates/ministry.j2").write_text(OWN, encoding="utf-8")
    done = run("-C", "c", "report", "1999", "--template", "ministry", "--format", face, "-o", "r", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "r").read_text(encoding="utf-8")
    usual = run("-C", "c", "report", "1999", "--format", face, cwd=tmp_path).stdout.decode()
    assert "Our ministry asks: Hand block printed textiles of Jaipur" in written
    assert "Our ministry asks" not in usual
    risks = "## 6 Risks" if face == "md" else 'id="s-risks"'
    assert risks in usual
    assert risks not in written
    assert b"ministry" in run("-C", "c", "report", "list", cwd=tmp_path).stdout
    assert run("-C", "c", "report", "verify", "r", cwd=tmp_path).returncode == 0
    (tmp_path / "c/templates/ministry.j2").write_text(OWN.replace("asks", "wants"), encoding="utf-8")
    other = run("-C", "c", "report", "verify", "r", cwd=tmp_path)
    assert other.returncode == 1
    assert b"templates: " in other.stderr


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% extends 'donor.j2' %}{% block risks %}{{ page.titel }}{% endblock %}", "did you mean `title`?"),
        ("{{ section('finanse') }}", "the report has no section `finanse`; did you mean `finance`?"),
        ("{% include '/etc/passwd' %}", "templates/own.j2, line 1"),
        ("{{ ''.__class__ }}", "templates/own.j2, line 1"),
        ("{% for", "templates/own.j2, line 1"),
    ],
)
def test_a_template_at_fault_is_told_with_its_line(tmp_path: Path, source: str, said: str) -> None:
    folder = tmp_path / "c"
    made(folder, scores_1999=assessment())
    (folder / "templates").mkdir()
    (folder / "templates/own.j2").write_text(source, encoding="utf-8")
    done = run("-C", "c", "report", "--template", "own", "-o", "r.html", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert not (tmp_path / "r.html").exists()
