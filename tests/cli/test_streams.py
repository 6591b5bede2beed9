"""Streams that are closed, full, or cannot show a letter; and names that would rather command a terminal."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import JAIPUR, ROOT, clusterctl, environment
from tests.cli.test_exit_codes import on_a_terminal

FIVE = ROOT / "tests/projects/five-mistakes"
PAGES = ["--help", "", "validate --help", "-C . --version", "explain", "validate", "score --format json"]
HOSTILE = "\x1b]0;x\x07\u202e\x9b1m\r\b"


def shell(words: str, redirection: str) -> tuple[int, str]:
    """Run a command line in bash and return its exit code, and what it says on stderr."""
    line = f"{shlex.quote(sys.executable)} -m clusterctl {words} {redirection}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=JAIPUR, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", PAGES)
def test_every_page_says_when_it_could_not_be_written(words: str) -> None:
    code, said = shell(words, "> /dev/full")
    assert (code, said.count("\n")) == (5, 2)
    assert "could not be written" in said


@pytest.mark.parametrize("words", PAGES)
def test_every_page_says_when_there_is_nowhere_to_write(words: str) -> None:
    code, said = shell(words, ">&-")
    assert (code, said.count("\n")) == (5, 2)
    assert "closed" in said


@pytest.mark.parametrize("words", PAGES)
def test_no_page_complains_of_a_reader_that_left(words: str) -> None:
    assert shell(words, "| true; exit ${PIPESTATUS[0]}") == (0, "")


@pytest.mark.parametrize(("redirection", "code"), [("2>&-", 2), ("2> /dev/full", 2), ("<&-", 2), (">&- 2>&-", 2)])
def test_an_error_keeps_its_code_where_nobody_hears_it(redirection: str, code: int) -> None:
    if "full" not in redirection or Path("/dev/full").exists():
        assert shell("sorce", redirection)[0] == code


def test_findings_that_nobody_reads_are_still_a_no() -> None:
    assert shell(f"-C {shlex.quote(str(FIVE))} validate", "| true; exit ${PIPESTATUS[0]}") == (1, "")


def test_findings_that_nobody_hears_are_still_a_no() -> None:
    assert shell(f"-C {shlex.quote(str(FIVE))} score", "2>&-")[0] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_a_terminal_without_the_letters_gets_others_and_no_fault(changes: dict[str, str | None]) -> None:
    shown = on_a_terminal("-C", JAIPUR, "score", "1999", NO_COLOR="1", COLUMNS="120", **changes)
    assert "4.36 of 10" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("columns", ["1", "20", "45", "70"])
def test_figures_are_never_torn(columns: str) -> None:
    shown = on_a_terminal("-C", JAIPUR, "score", "1999", NO_COLOR="1", COLUMNS=columns)
    first = next(line for line in shown.splitlines() if "  Calico" in line)
    assert first.split()[1:] == ["40", "%", "6", "5–6", "7", "1.44", "0.240"]


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "99999"])
def test_a_width_that_is_none_is_passed_over(columns: str) -> None:
    assert "4.36 of 10" in on_a_terminal("-C", JAIPUR, "score", "1999", NO_COLOR="1", COLUMNS=columns)


def test_an_empty_environment_is_enough() -> None:
    command = [sys.executable, "-m", "clusterctl", "-C", str(JAIPUR), "score", "1999"]
    nearly = {"PYTHONPATH": str(ROOT), "CLUSTERCTL_CACHE": "off"}  # or it would keep what it read at the tester's home
    done = subprocess.run(command, capture_output=True, env=nearly, cwd="/", check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == clusterctl("-C", JAIPUR, "score", "1999").out


def test_a_fault_of_ours_is_told_where_no_log_can_be_kept(tmp_path: Path) -> None:
    broken = "from clusterctl.cli import table, run; table.table = lambda: 1 / 0; raise SystemExit(run.run(['score']))"
    nowhere = f"import tempfile; tempfile.tempdir = {str(tmp_path / 'gone')!r}; {broken}"
    done = subprocess.run(
        [sys.executable, "-c", nowhere], capture_output=True, env=environment(), cwd=ROOT, check=False, text=True
    )
    assert done.returncode == 4
    assert "ZeroDivisionError" in done.stderr


# -- names that would command a terminal -------------------------------------------------------------------------------


def raw(text: str) -> set[str]:
    """Return the characters that no output may hold."""
    return {
        char for char in text if (ord(char) < 0x20 and char != "\n") or 0x7F <= ord(char) < 0xA0 or char == "\u202e"
    }


LINES = [
    [HOSTILE], ["score", HOSTILE], ["score", f"--{HOSTILE}"], ["score", "--format", HOSTILE], ["-C", HOSTILE, "score"],
    ["validate", HOSTILE], ["validate", "--select", HOSTILE], ["explain", HOSTILE], ["score", "1999", HOSTILE],
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(word for word in line if word != HOSTILE))
def test_no_word_of_the_command_line_reaches_the_terminal_as_it_is(line: list[str]) -> None:
    piped = clusterctl(*line, cwd=JAIPUR)
    shown = on_a_terminal("-C", JAIPUR, *line, NO_COLOR="1") if "-C" not in line else on_a_terminal(*line, NO_COLOR="1")
    assert piped.code in {2, 3}
    assert raw(piped.out + piped.err + shown.replace("\r\n", "\n")) == set()


def test_a_word_with_line_ends_makes_no_lines_of_its_own() -> None:
    said = clusterctl("score", "1\ncluster.yaml:1:1: error", cwd=JAIPUR).err
    assert not any(line.startswith("cluster.yaml") for line in said.splitlines())


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a cluster with files of odd names, where the file system takes them."""
    root = shutil.copytree(FIVE, tmp_path / "five")
    names = [os.fsencode(f"plans/{HOSTILE}.yaml"), b"plans/\xff\xfe.yaml", b"x\ncluster.yaml:1:1: error.yaml"]
    for name in names:
        try:
            Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_bytes(b"a: 1\n")
        except OSError:
            pytest.skip("this file system takes no such name")
    return root


def test_no_file_name_reaches_the_terminal_as_it_is(hostile: Path) -> None:
    piped = clusterctl("validate", cwd=hostile)
    shown = on_a_terminal("-C", hostile, "validate", NO_COLOR="1", COLUMNS="90").replace("\r\n", "\n")
    assert (piped.code, piped.err) == (1, "")
    assert piped.out.count(": error REF009") == 2
    assert raw(piped.out + shown) == set()
    assert not any(line.startswith("cluster.yaml:1:1: error.yaml") for line in piped.out.splitlines())


def test_json_holds_file_names_of_any_bytes(hostile: Path) -> None:
    answer = clusterctl("-C", hostile, "validate", "--format", "json")
    assert (answer.code, answer.err) == (1, "")
    files = {finding["file"] for finding in json.loads(answer.out)["findings"]}
    assert {f"plans/{HOSTILE}.yaml", "plans/\\udcff\\udcfe.yaml", "x\ncluster.yaml:1:1: error.yaml"} <= files


def test_a_text_with_marks_of_a_terminal_library_is_shown_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    actors = "actors: {b: {name: '[red]B[/red] [link=x]', kind: network}}\n"
    (tmp_path / "actors.yaml").write_text(actors, encoding="utf-8")
    (tmp_path / "scores").mkdir()
    score = "date: 1999\nscores: {enterprises: {b: {weight: 100, score: 1}}}\n"
    (tmp_path / "scores/1999.yaml").write_text(score, encoding="utf-8")
    assert "[red]B[/red] [link=x]" in on_a_terminal("-C", tmp_path, "score", NO_COLOR="1", COLUMNS="100")
