"""`completion`: prints the scripts and puts them where shells look; `--complete`: answers quickly or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clusterctl.cli.completion import MARK, SHELLS
from clusterctl.source.reader import read
from tests.cli.commands import JAIPUR, ROOT, Answer, clusterctl, environment
from tests.cli.test_loading import loaded

PLACES = {
    "bash": "data/bash-completion/completions/clusterctl",
    "zsh": "data/zsh/site-functions/_clusterctl",
    "fish": "config/fish/completions/clusterctl.fish",
}


def held(shell: str) -> str:
    return (ROOT / "clusterctl/completions" / SHELLS[shell].script).read_text(encoding="utf-8")


def at_home(home: Path, *words: str, **changes: str | None) -> Answer:
    """Run `completion` for a user with a home folder."""
    fixed: dict[str, str | None] = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
                                    "XDG_CONFIG_HOME": str(home / "config"), "SHELL": "/bin/bash"}  # fmt: skip
    return clusterctl("completion", *words, changes={**fixed, **changes})


# -- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_it_prints_a_script(shell: str) -> None:
    assert clusterctl("completion", shell) == (0, held(shell), "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["zhs"], 3, "there is no completion for `zhs`; did you mean `zsh`?"),
        (["instal"], 3, "did you mean `install`?"),
        (["install", "fsh"], 3, "did you mean `fish`?"),
        (["install", ""], 3, "there is no completion for ``"),
        (["powershell"], 3, "there is one for bash, zsh and fish"),
        (["bash", "zsh"], 2, "`clusterctl completion install zsh`"),
        (["install", "bash", "zsh"], 2, "--help"),
    ],
)
def test_other_words_are_refused(words: list[str], code: int, said: str, tmp_path: Path) -> None:
    answer = at_home(tmp_path, *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variable", "said"), [("/usr/bin/tcsh", "your shell, tcsh"), ("", "not known"), (None, "not known")]
)
def test_a_shell_that_is_not_ours_is_told_so(variable: str | None, said: str, tmp_path: Path) -> None:
    answer = at_home(tmp_path, "install", SHELL=variable)
    assert answer.code == 3
    assert said in answer.err
    assert at_home(tmp_path, SHELL=variable).out.startswith("bash: clusterctl completion install bash\n")


@pytest.mark.parametrize("shell", SHELLS)
def test_without_a_word_the_own_shell_comes_first(shell: str, tmp_path: Path) -> None:
    answer = at_home(tmp_path, SHELL=f"/usr/local/bin/{shell}")
    assert answer.code == 0
    assert answer.out.startswith(f"{shell} (your shell): clusterctl completion install {shell}\n")
    assert all(f"  writes ~/{place}\n" in answer.out for place in PLACES.values())
    assert answer.out.count("your shell") == 1


def test_paths_are_written_as_a_shell_reads_them(tmp_path: Path) -> None:
    odd = tmp_path / "a b $HOME"
    assert (
        f"      . '{odd}/bash-completion/completions/clusterctl'\n"
        in at_home(Path("/nowhere"), XDG_DATA_HOME=str(odd)).out
    )
    assert "~/.local/share/zsh/" in at_home(tmp_path, XDG_DATA_HOME="not/from/the/root").out
    assert "fpath=(~/.local/share/zsh/site-functions $fpath)\n" in at_home(tmp_path, XDG_DATA_HOME=None).out


# -- install ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("named", [True, False])
def test_install_writes_one_file_and_no_other(shell: str, named: bool, tmp_path: Path) -> None:
    rc = [tmp_path / name for name in (".bashrc", ".zshrc", ".profile")]
    for path in rc:
        path.write_text("mine\n")
    answer = at_home(tmp_path, "install", *([shell] if named else []), SHELL=f"/bin/{'sh' if named else shell}")
    place = tmp_path / PLACES[shell]
    assert (answer.code, answer.out) == (0, f"{place}: written\n")
    assert "start from now on" in answer.err
    assert place.read_text(encoding="utf-8") == held(shell)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {place, *rc}
    assert {path.read_text() for path in rc} == {"mine\n"}


def test_install_again_renews_what_is_ours(tmp_path: Path) -> None:
    at_home(tmp_path, "install", "fish")
    place = tmp_path / PLACES["fish"]
    assert at_home(tmp_path, "install", "fish").out == ""
    place.write_bytes(MARK + b" of an older version\n")
    assert at_home(tmp_path, "install", "fish").out == f"{place}: written\n"
    assert place.read_text(encoding="utf-8") == held("fish")


def test_install_leaves_what_is_not_ours(tmp_path: Path) -> None:
    place = tmp_path / PLACES["bash"]
    place.parent.mkdir(parents=True)
    for other in (b"complete -F mine clusterctl\n", b"", b"\xff\xfe"):
        place.write_bytes(other)
        answer = at_home(tmp_path, "install")
        assert answer.code == 5
        assert "is left as it is" in answer.err
        assert place.read_bytes() == other


def test_install_says_what_stands_in_the_way(tmp_path: Path) -> None:
    place = tmp_path / PLACES["zsh"]
    (tmp_path / "data").touch()
    assert "there can be no folder" in at_home(tmp_path, "install", "zsh").err
    (tmp_path / "data").unlink()
    place.mkdir(parents=True)
    assert "is a folder" in at_home(tmp_path, "install", "zsh").err
    place.rmdir()
    os.mkfifo(place)
    answer = at_home(tmp_path, "install", "zsh")
    assert answer.code == 5
    assert "is a pipe" in answer.err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_install_says_where_it_may_not_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        answer = at_home(tmp_path, "install", "fish")
    finally:
        tmp_path.chmod(0o700)
    assert answer.code == 5
    assert "Permission denied" in answer.err


def test_install_follows_a_link_that_keeps_settings_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "config").symlink_to("dotfiles")
    assert at_home(tmp_path, "install", "fish").code == 0
    assert (tmp_path / "config").is_symlink()
    assert (tmp_path / "dotfiles/fish/completions/clusterctl.fish").is_file()


# -- the ids that shells ask for -------------------------------------------------------------------------------------


def asked(*words: str | Path, cwd: Path = ROOT, **changes: str | None) -> str:
    """Return what `--complete` prints: it ends well and complains of nothing, whatever it meets."""
    answer = clusterctl("--complete", *words, cwd=cwd, changes=changes)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def test_all_actors_are_told_with_their_names() -> None:
    data = read("actors.yaml", (JAIPUR / "actors.yaml").read_bytes()).data
    assert isinstance(data, dict)
    expected = "".join(f"{id_}\t{record['name']}\n" for id_, record in data["actors"].items())
    assert asked("actors", "-C", JAIPUR) == expected
    assert asked("actors", cwd=JAIPUR / "plans") == expected
    assert asked("actors", CLUSTERCTL_DIR=str(JAIPUR)) == expected


@pytest.mark.parametrize(
    "words",
    [[], ["actors"], ["actors", "-C"], ["actors", "-C", "nowhere"], ["actors", "-C", ""], ["banks", "-C", "{}"],
     ["actors", "{}"], ["actors", "-C", "{}", "-C", "{}"], ["--help"], ["-C", "{}", "actors"]],
    ids=" ".join,
)  # fmt: skip
def test_other_questions_get_no_answer(words: list[str], tmp_path: Path) -> None:
    assert asked(*(word.format(JAIPUR) for word in words), cwd=tmp_path) == ""


def cluster(folder: Path, actors: str | bytes) -> Path:
    """Make a cluster with an `actors.yaml`."""
    (folder / "cluster.yaml").write_text("id: a\n")
    (folder / "actors.yaml").write_bytes(actors.encode() if isinstance(actors, str) else actors)
    return folder


def test_no_name_commands_a_terminal(tmp_path: Path) -> None:
    name = "\\e]0;x\\a\\u202e\\u2028 \\x9b1m\\tb\\nc \\u200bd क\\u094d\\u200dष"
    long = "n" * 500
    cluster(tmp_path, f'actors:\n  a: {{name: "{name}"}}\n  b: {{name: {long}}}\n  "c\\td": {{name: x}}\n  "\\e": 1\n')
    first, second, *rest = asked("actors", cwd=tmp_path).splitlines()
    assert first == "a\t]0;x 1m b c d क\u094d\u200dष"
    assert second == f"b\t{long[:80]}"
    assert rest == []


@pytest.mark.parametrize("what", ["a folder", "a pipe", "a link out", "nothing", "too large"])
def test_what_is_no_file_of_the_cluster_is_silent(what: str, tmp_path: Path) -> None:
    folder = tmp_path / "cluster"
    folder.mkdir()
    path = cluster(folder, "actors: {a: {name: A}}\n") / "actors.yaml"
    assert asked("actors", cwd=folder) == "a\tA\n"
    path.unlink()
    match what:
        case "a folder":
            path.mkdir()
        case "a pipe":
            os.mkfifo(path)
        case "a link out":
            (tmp_path / "other.yaml").write_text("actors: {a: {name: A}}\n")
            path.symlink_to(tmp_path / "other.yaml")
        case "too large":
            path.write_text("actors: {a: {name: A}}\n" + "#" * 2_000_000)
    assert asked("actors", cwd=folder) == ""


def test_without_anybody_to_tell_it_ends_well() -> None:
    line = f"{sys.executable} -m clusterctl --complete actors -C {JAIPUR}"
    for redirection in (">&-", "| true; exit ${PIPESTATUS[0]}", "> /dev/full", "2>&- > /dev/null", "<&- > /dev/null"):
        if "full" not in redirection or Path("/dev/full").exists():
            done = subprocess.run(["bash", "-c", f"{line} {redirection}"], capture_output=True, env=environment(),
                                  cwd=ROOT, check=False)  # fmt: skip
            assert (done.returncode, done.stderr) == (0, b"")


def test_in_a_folder_that_is_gone_it_ends_well(tmp_path: Path) -> None:
    line = f"rmdir {tmp_path}; exec {sys.executable} -m clusterctl --complete actors"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_it_loads_neither_typer_nor_the_model() -> None:
    words = ["--complete", "actors", "-C", str(JAIPUR)]
    found = loaded(f"import sys; sys.argv[1:] = {words}; from clusterctl.__main__ import main; assert main() == 0")
    assert {name for name in found if name.startswith("clusterctl")} == {
        "clusterctl", "clusterctl.__main__", "clusterctl.cli", "clusterctl.cli.candidates", "clusterctl.source",
        "clusterctl.source.glance", "clusterctl.store", "clusterctl.store.folder", "clusterctl.store.tree",
    }  # fmt: skip
    assert found & {"typer", "msgspec", "json", "dataclasses", "inspect", "subprocess", "decimal"} == set()


def test_a_checkout_without_its_scripts_says_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "clusterctl", tmp_path / "clusterctl", ignore=shutil.ignore_patterns("completions"))
    answer = clusterctl("completion", "bash", cwd=tmp_path, changes={"PYTHONPATH": str(tmp_path)})
    assert answer.code == 3
    assert "lacks its file clusterctl.bash" in answer.err
