"""`clusterctl report`: which year, which face, where to, and when it refuses."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.report.clusters import ACTORS, CLUSTER, EXAMPLES, ROOT, assessment

if TYPE_CHECKING:
    from pathlib import Path

JAIPUR = str(EXAMPLES / "jaipur")


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a user does."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
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
    assert done.stdout.startswith(b"# Hand block printed textiles of Jaipur\n\n**Cluster report 2000**\n")
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
    first = run("-C", JAIPUR, "report", "1999", "--format", face, PYTHONHASHSEED="1", TZ="UTC", LANG="C")
    shutil.copytree(JAIPUR, tmp_path / "elsewhere")
    other = run("-C", "elsewhere", "report", "1999", "--format", face, cwd=tmp_path,
                PYTHONHASHSEED="2", TZ="Asia/Kolkata", LANG="de_DE.UTF-8")  # fmt: skip
    assert first.returncode == other.returncode == 0
    assert first.stdout == other.stdout
    assert str(ROOT).encode() not in first.stdout
