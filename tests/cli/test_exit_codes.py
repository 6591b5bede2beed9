"""What scripts rely on: exit codes, the streams, and the options that stand anywhere."""

from __future__ import annotations

import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clusterctl.cli import table
from clusterctl.cli.run import run
from tests.cli.commands import EXAMPLES, JAIPUR, LUDHIANA, ROOT, clusterctl, environment

FIVE = ROOT / "tests/projects/five-mistakes"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("validate", 0, "No findings"),
        ("score", 0, "sustainability index 2000"),
        ("score 1995", 3, "did you mean `1999`?"),
        ("score 1999 1998", 2, "--help"),
        ("score ''", 3, "there is no assessment"),
        ("score 19९९", 3, "there is no assessment"),
        ("score 1999-2001", 3, "there is no assessment"),
        ("score --format xml", 2, "json"),
        ("validate --fail-on never", 2, "advice"),
        ("-C", 2, "requires an argument"),
        ("''", 2, "--help"),
        ("sorce", 2, "did you mean `score`?"),
        ("score --formt json", 2, "--format"),
        ("validate --select SHC", 2, "did you mean `SCH`?"),
        ("validate nowhere.yaml", 3, "there is no nowhere.yaml"),
        ("explain SCH999", 3, "did you mean"),
        ("explain sch001", 0, "SCH001"),
        ("explain unknown-key", 0, "SCH001"),
        ("explain cooperative", 0, "Cooperative"),
        ("--help", 0, "validate"),
        ("score --help", 0, "Example"),
        ("--version", 0, "clusterctl "),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, said: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert said in answer.out + answer.err
    assert bool(answer.out) == (code == 0)


def test_findings_are_a_no() -> None:
    answer = clusterctl("-C", FIVE, "validate")
    assert answer.code == 1
    assert answer.out.count("error SCH") + answer.out.count("error REF") == 5
    assert answer.err == ""


def test_the_exit_code_does_not_depend_on_the_format() -> None:
    assert clusterctl("-C", FIVE, "validate", "--format", "json").code == 1


@pytest.mark.parametrize(("word", "shown"), [("REF", 1), ("SCH", 4), ("SCH008", 1)])
def test_select_shows_a_family_or_a_code(word: str, shown: int) -> None:
    assert clusterctl("-C", FIVE, "validate", "--select", word).out.count(": error ") == shown


def test_ignore_leaves_a_family_out() -> None:
    assert clusterctl("-C", FIVE, "validate", "--ignore", "SCH", "--ignore", "REF").code == 0


def test_a_path_narrows_what_is_shown() -> None:
    assert clusterctl("-C", FIVE, "validate", FIVE / "plans").out.count(": error ") == 2
    assert clusterctl("-C", FIVE, "validate", FIVE / "actors.yaml").code == 0


def test_several_clusters_are_judged_in_one_run() -> None:
    answer = clusterctl("validate", JAIPUR, FIVE)
    assert answer.code == 1
    assert "No findings" in answer.out
    assert "5 errors" in answer.out


def test_fail_on_sets_the_severity_that_counts(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    assert clusterctl("-C", tmp_path, "validate").code == 0
    assert clusterctl("-C", tmp_path, "validate", "--fail-on", "warning").code == 1


# -- where the cluster is --------------------------------------------------------------------------------------------


def test_the_folder_may_be_named_before_or_after_the_command_or_not_at_all() -> None:
    expected = clusterctl("score", "1999", "--format", "json", cwd=JAIPUR)
    lines: tuple[list[str | Path], ...] = (
        ["-C", JAIPUR, "score", "1999"],
        ["score", "-C", JAIPUR, "1999"],
        ["score", "1999", "-C", JAIPUR],
    )
    for line in lines:
        assert clusterctl(*line, "--format", "json", cwd=EXAMPLES) == expected
    assert clusterctl("score", "1999", "--format", "json", cwd=JAIPUR / "plans") == expected
    assert (
        clusterctl("score", "1999", "--format", "json", cwd=EXAMPLES, changes={"CLUSTERCTL_DIR": str(JAIPUR)})
        == expected
    )


def test_the_same_folder_twice_is_fine_and_two_folders_are_not() -> None:
    assert clusterctl("-C", JAIPUR, "score", "-C", JAIPUR).code == 0
    answer = clusterctl("-C", JAIPUR, "score", "-C", LUDHIANA)
    assert answer.code == 2
    assert "given twice" in answer.err


def test_no_cluster_here(tmp_path: Path) -> None:
    answer = clusterctl("validate", cwd=tmp_path)
    assert answer.code == 3
    assert "no cluster here" in answer.err
    assert clusterctl("-C", tmp_path / "gone", "score").code == 3


def test_a_cluster_without_an_assessment_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text("id: a\nname: A\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    answer = clusterctl("score", cwd=tmp_path)
    assert answer.code == 3
    assert "no assessment yet" in answer.err


def test_a_broken_assessment_gives_its_findings_and_no_result() -> None:
    answer = clusterctl("-C", FIVE, "score")
    assert answer.code == 1
    assert answer.out == ""
    assert "did you mean `score`?" in answer.err
    assert "SCH007" not in answer.err


def test_a_broken_last_assessment_is_not_passed_over_for_an_older_one(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    with (tmp_path / "jaipur/scores/2000.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    answer = clusterctl("-C", tmp_path / "jaipur", "score")
    assert (answer.code, answer.out) == (1, "")
    assert "scores/2000.yaml" in answer.err


def test_an_assessment_after_the_end_of_the_records_is_not_the_last_one(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    later = (JAIPUR / "scores/2000.yaml").read_text(encoding="utf-8").replace("date: 2000", "date: 2010", 1)
    (tmp_path / "jaipur/scores/2010.yaml").write_text(later, encoding="utf-8")
    assert "sustainability index 2000" in clusterctl("-C", tmp_path / "jaipur", "score").out
    assert "sustainability index 2010" in clusterctl("-C", tmp_path / "jaipur", "score", "2010").out


def test_findings_that_were_not_asked_for_are_counted() -> None:
    answer = clusterctl("-C", FIVE, "validate", "--ignore", "SCH", "--ignore", "REF")
    assert "5 others not shown" in answer.out


def test_errors_elsewhere_are_a_note() -> None:
    answer = clusterctl("-C", ROOT / "tests/projects/error-elsewhere", "score")
    assert answer.code == 0
    assert "sustainability index" in answer.out
    assert "1 error in other files" in answer.err


# -- streams and surroundings ----------------------------------------------------------------------------------------


def shell(redirection: str) -> tuple[int, str]:
    line = f"{shlex.quote(sys.executable)} -m clusterctl -C {shlex.quote(str(JAIPUR))} score {redirection}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=ROOT, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_is_an_error_of_its_own() -> None:
    code, said = shell("> /dev/full")
    assert code == 5
    assert "could not be written" in said
    assert "Traceback" not in said


def test_closed_standard_output_is_an_error_of_its_own() -> None:
    code, said = shell(">&-")
    assert code == 5
    assert "closed" in said


def test_a_closed_pipe_is_silent() -> None:
    code, said = shell("| head -n 1 > /dev/null; exit ${PIPESTATUS[0]}")
    assert (code, said) == (0, "")


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"HOME": None},
        {"TERM": "dumb"},
        {"COLUMNS": "20"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_the_surroundings_do_not_change_what_a_pipe_gets(changes: dict[str, str | None]) -> None:
    assert clusterctl("-C", JAIPUR, "score", changes=changes) == clusterctl("-C", JAIPUR, "score")


def test_a_folder_that_is_gone_is_one_clear_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"rmdir {shlex.quote(str(gone))}; exec {shlex.quote(sys.executable)} -m clusterctl score"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=gone, check=False)
    assert done.returncode == 3
    assert b"the current folder is gone" in done.stderr
    assert b"Traceback" not in done.stderr


def on_a_terminal(*arguments: str | Path, **changes: str | None) -> str:
    """Run a command line on a pseudo-terminal and return all that it writes there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "clusterctl", *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment(**changes), cwd=ROOT) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            written += part
        process.wait()
    os.close(ours)
    return written.decode()


def test_a_terminal_gets_colours_and_a_pipe_none() -> None:
    assert "\x1b[" in on_a_terminal("-C", JAIPUR, "score", COLUMNS="100")
    assert "\x1b" not in clusterctl("-C", JAIPUR, "score").out


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colours_can_be_switched_off(changes: dict[str, str | None]) -> None:
    assert "\x1b" not in on_a_terminal("-C", JAIPUR, "score", COLUMNS="100", **changes)
    assert "\x1b" not in on_a_terminal("-C", JAIPUR, "--no-color", "score", COLUMNS="100")


@pytest.mark.parametrize("columns", ["20", "60", "100", "200"])
def test_a_terminal_of_any_width_shows_all_figures(columns: str) -> None:
    shown = on_a_terminal("-C", LUDHIANA, "score", COLUMNS=columns, NO_COLOR="1")
    assert "4.47" in shown
    assert "Traceback" not in shown


def test_no_control_character_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    hostile = '"\\e]0;title\\a\\u202Ename"'
    (tmp_path / "cluster.yaml").write_text(f"id: a\nname: {hostile}\ncountry: IN\ncurrency: INR\n", encoding="utf-8")
    (tmp_path / "b\x1b[31mad\u202e.yaml").write_text("a: 1\n", encoding="utf-8")
    piped = clusterctl("-C", tmp_path, "validate")
    shown = on_a_terminal("-C", tmp_path, "validate", NO_COLOR="1", COLUMNS="90")
    for text in (piped.out + piped.err, shown.replace("\r\n", "\n")):
        assert not {char for char in text if ord(char) < 0x20 and char != "\n"}
        assert "\u202e" not in text
        assert "\\x1b" in text


# -- the last resort -------------------------------------------------------------------------------------------------


def test_a_fault_of_ours_is_one_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr(table, "table", broken)
    assert run(["score"]) == 4
    said = capsys.readouterr().err
    assert "fault of clusterctl (RuntimeError)" in said
    log = Path(said.split("report it with ")[1].strip())
    assert "the sky fell" in log.read_text(encoding="utf-8")
    log.unlink()


def test_an_interruption_has_its_own_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(table, "table", interrupted)
    assert run(["score"]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_ctrl_c_while_git_works_is_an_interruption(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    git = tmp_path / "bin/git"
    git.parent.mkdir()
    git.write_text(f"#!/bin/sh\necho here > {tmp_path / 'called'}\nexec sleep 600\n")
    git.chmod(0o755)
    for part in ("objects", "refs"):
        (tmp_path / "jaipur/.git" / part).mkdir(parents=True)
    (tmp_path / "jaipur/.git/HEAD").write_text("ref: refs/heads/main\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "clusterctl", "score", "--rev", "HEAD"], cwd=tmp_path / "jaipur", start_new_session=True,
        env=environment(PATH=f"{git.parent}{os.pathsep}{os.environ['PATH']}"), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    with running:
        while not (tmp_path / "called").exists():
            assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, out, err.decode()) == (130, b"", "\nclusterctl: interrupted\n")
