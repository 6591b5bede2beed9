"""What TAB offers, asked of the real shells, for the program's own commands and for a table with everything in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
import typer

from clusterctl.cli import table
from clusterctl.cli.completion import MARK, SHELLS
from clusterctl.cli.validate import FailOn
from clusterctl.project.labels import is_label
from generate.completion import text
from generate.completion.grammar import (
    CLOSER,
    LABEL,
    LABELLED,
    SOURCES,
    Argument,
    Command,
    Option,
    Place,
    Source,
    commands,
)
from tests.cli.commands import JAIPUR, ROOT
from tests.generate.shells import NASTY, Desk, bash_has_compopt, need, offered, sample, sit_down, typed

COMMANDS = list(table.COMMANDS)
GLOBALS = {name for option in commands()[0].options for name in option.names} - {"--version", "-V"}


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the program's own scripts."""
    return sit_down(tmp_path_factory.mktemp("own"), commands())


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with scripts for a table that has everything in it."""
    return sit_down(tmp_path_factory.mktemp("full"), sample())


@pytest.fixture(params=list(SHELLS))
def shell(request: pytest.FixtureRequest) -> str:
    """Each shell in turn."""
    return str(request.param)


# -- the scripts as texts --------------------------------------------------------------------------------------------


def test_a_script_parses(shell: str, own: Desk, full: Desk) -> None:
    need(shell)
    for desk in (own, full):
        subprocess.run([shell, "-n", desk.script(shell)], check=True)


def test_a_script_is_known_by_its_mark(shell: str) -> None:
    assert MARK in text(shell)[:200].encode()


def test_shellcheck_finds_nothing(full: Desk) -> None:
    need("shellcheck")
    subprocess.run(["shellcheck", "--norc", "--shell", "bash", full.script("bash")], check=True)


def test_the_form_of_a_label_is_that_of_the_program() -> None:
    ends = ["", "-", "-0", "-00", "-06", "-12", "-13", "-6", "-1999", "-2099", "-2200", "-1999-", "-06-01", "\n", " "]
    words = [f"{begin}{year}{end}" for begin in ("", "1", " ") for year in range(1898, 2203, 4) for end in ends]
    assert [word for word in words if (re.fullmatch(LABEL, word) is not None) != is_label(word)] == []
    assert any(map(is_label, words))


# -- what is read from the table -------------------------------------------------------------------------------------


def example_command(  # noqa: PLR0913, PLR0917 - one parameter of each kind
    label: str,
    paths: Annotated[list[str], typer.Argument(metavar="[PATH]...")],
    level: Annotated[FailOn, typer.Option(help="How  bad.")] = FailOn.error,
    quiet: Annotated[bool, typer.Option("--quiet/--loud", "-q/-l")] = False,  # noqa: FBT002
    loudness: Annotated[int, typer.Option("-v", count=True)] = 0,
    when: Annotated[list[str] | None, typer.Option(metavar="LABEL")] = None,
    kind: Annotated[str, typer.Option(metavar="[KIND | all]")] = "all",
    out: Annotated[Path | None, typer.Option("-o")] = None,
    into: Annotated[Path | None, typer.Option("-i", file_okay=False)] = None,
    secret: Annotated[str, typer.Option(hidden=True)] = "",
) -> None:
    """Show what a command can be."""


def test_what_a_command_takes_is_read_from_its_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ModuleType("clusterctl.cli.example")
    made.example = example_command  # type: ignore[attr-defined]
    monkeypatch.setitem(table.COMMANDS, "example", table.Entry("example", "Show it.", reads=True))
    monkeypatch.setitem(sys.modules, made.__name__, made)
    found = commands()[-1]
    labels = Source("labels", LABELLED)
    assert found == Command(
        "example",
        "Show it",
        (
            Option(("--level",), "How bad", Place("level", (Source("words", ("error", "warning", "advice")),))),
            Option(("--quiet", "-q", "--loud", "-l"), "", None),
            Option(("-v",), "", None),
            Option(("--when",), "", Place("label", (labels,)), repeatable=True),
            Option(("--kind",), "", Place("kind", (Source("file_kinds"), Source("words", ("all",))))),
            Option(("-o",), "", Place("out", (Source("files"),))),
            Option(("-i",), "", Place("into", (Source("folders"),))),
            *(option for option in commands()[0].options if "--version" not in option.names),
        ),
        (Argument(Place("label", (labels,))), Argument(Place("path", (Source("files"),)), repeatable=True)),
    )


def test_a_group_takes_the_words_of_its_commands() -> None:
    found = {command.name: command for command in commands()}
    assert found["plan"].arguments == (Argument(Place("command", (Source("words", ("validate", "show", "gantt")),))),)
    assert found["plan show"].arguments == (Argument(Place("label", (Source("labels", ("plans",)),))),)
    assert [name for name in found if name.startswith("plan")] == ["plan", "plan validate", "plan show", "plan gantt"]


def test_a_group_in_a_group_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table.CommandTable, "get_command", lambda *_: table.table())
    with pytest.raises(TypeError, match="one level of commands"):
        commands()


def test_each_place_that_is_told_more_closely_is_there() -> None:
    root = table.table()
    there = set()
    for name in table.entries():
        command = root
        for word in name.split():
            command = command.get_command(None, word)
        there |= {(name, param.name) for param in command.params}
    assert set(CLOSER) <= there


def test_each_source_is_there(shell: str) -> None:
    """A source without a function in a frame would offer nothing, silently."""
    sources = {source.name for found in [*SOURCES.values(), *CLOSER.values()] for source in found} | {"words"}
    inbuilt = {"files", "folders"}
    name = "__clusterctl_from_{}\n" if shell == "fish" else "_clusterctl_from_{}() {{\n"
    assert [source for source in sources - inbuilt if name.format(source) not in text(shell)] == []


# -- what is offered -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("clusterctl ", COMMANDS),
        ("clusterctl sc", ["score", "schema"]),
        ("clusterctl -C examples/jaipur sc", ["score", "schema"]),
        ("clusterctl -Cexamples/jaipur sc", ["score", "schema"]),
        ("clusterctl --no-color sc", ["score", "schema"]),
        ("clusterctl score --format ", ["text", "json"]),
        ("clusterctl score --format j", ["json"]),
        ("clusterctl score --format=", ["text", "json"]),
        ("clusterctl score --format=js", ["json"]),
        ("clusterctl score -C examples/jaipur --format js", ["json"]),
        ("clusterctl score 1999 --det", ["--details"]),
        ("clusterctl score --format json --form", []),
        ("clusterctl score --format=json --form", []),
        ("clusterctl score --no-color --no-c", []),
        ("clusterctl --no-color score --no-c", []),
        ("clusterctl validate --select SCH --sel", ["--select"]),
        ("clusterctl validate --select YML00", [f"YML00{number}" for number in range(1, 10)]),
        ("clusterctl validate --ignore RE", ["REF", *(f"REF{number:03}" for number in range(1, 16))]),
        ("clusterctl report -o x --out", []),
        ("clusterctl report --output=x --out", []),
        ("clusterctl report --dr", ["--draft"]),
        ("clusterctl score --dr", []),
        ("clusterctl --vers", ["--version"]),
        ("clusterctl score --vers", []),
        ("clusterctl explain SCH001", ["SCH001"]),
        ("clusterctl explain coo", ["cooperative", "coordination_body"]),
        ("clusterctl schema p", ["plan"]),
        ("clusterctl schema in", ["install"]),
        ("clusterctl completion ", ["bash", "zsh", "fish", "install"]),
        ("clusterctl completion install z", ["zsh"]),
        ("clusterctl -C examples/jaipur score ", ["1997", "1998", "1999", "2000"]),
        ("clusterctl score -C examples/jaipur 199", ["1997", "1998", "1999"]),
        ("clusterctl score -Cexamples/jaipur 1", ["1997", "1998", "1999"]),
        ("clusterctl score -C 'examples/jaipur' 1", ["1997", "1998", "1999"]),
        ('clusterctl score -C "examples/jaipur" 1', ["1997", "1998", "1999"]),
        ("clusterctl score -C examples\\/jaipur 1", ["1997", "1998", "1999"]),
        ("clusterctl score -C examples/jaipur -- 1", ["1997", "1998", "1999"]),
        ("clusterctl score -C examples/jaipur -- --det", []),
        ("clusterctl -C examples/jaipur report 1999 1", []),
        (
            "clusterctl -C examples/jaipur/plans report ",
            ["1997", "1998", "1999", "2000", "list", "coverage", "show-data", "verify"],
        ),
        ("clusterctl -C nowhere score 1", []),
        ("clusterctl sorce 1", []),
        ("clusterctl plan ", ["validate", "show", "gantt"]),
        ("clusterctl -C examples/jaipur plan s", ["show"]),
        ("clusterctl plan -C examples/jaipur g", ["gantt"]),
        ("clusterctl plan --no-color --no-c", []),
        ("clusterctl plan show --format ", ["text", "json"]),
        ("clusterctl plan show --format=js", ["json"]),
        ("clusterctl plan show --by ", ["area", "date"]),
        ("clusterctl plan gantt --by", []),
        ("clusterctl --no-color plan show --no-c", []),
        ("clusterctl plan --no-color show --no-c", []),
        ("clusterctl -C examples/jaipur plan show ", ["1998", "1999", "2000"]),
        ("clusterctl plan show -C examples/jaipur 199", ["1998", "1999"]),
        ("clusterctl plan -C examples/jaipur gantt --format json 199", ["1998", "1999"]),
        ("clusterctl -C examples/jaipur plan show 1999 1", []),
        ("clusterctl -C examples/jaipur plan shwo 1", []),
        ("clusterctl -C examples/jaipur plan show show 1", []),
    ],
)
def test_what_is_offered(shell: str, line: str, words: list[str], own: Desk) -> None:
    assert sorted(offered(shell, line, own).words) == sorted(words)


@pytest.mark.parametrize("command", table.entries())
def test_every_option_is_offered(shell: str, command: str, own: Desk) -> None:
    found = next(one for one in commands() if one.name == command)
    long = {name for option in found.options for name in option.names if name.startswith("--")}
    assert set(offered(shell, f"clusterctl {command} --", own).words) == long
    of_time = {"--rev", "--at", "--today"}
    assert {name for name in GLOBALS if name.startswith("--")} - of_time <= long
    assert (of_time <= long) == table.entries()[command].reads


@pytest.mark.parametrize(
    ("line", "own_means", "words"),
    [
        ("clusterctl report -o REA", "files", ["README.md"]),
        ("clusterctl validate REA", "files", ["README.md"]),
        ("clusterctl validate x REA", "files", ["README.md"]),
        ("clusterctl -C exa", "folders", ["examples/"]),
        ("clusterctl score -C REA", "folders", []),
    ],
)
def test_files_and_folders_are_the_shells_own_affair(
    shell: str, line: str, own_means: str, words: list[str], own: Desk
) -> None:
    found = offered(shell, line, own)
    if shell == "bash":
        assert found == ([], own_means)
    else:
        assert [word.rstrip("/") for word in found.words] == [word.rstrip("/") for word in words]


# -- what is looked up at each TAB -----------------------------------------------------------------------------------

ACTORS = ["calico", "cotex"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("score --as-at 199", ["1997", "1998", "1999"]),
        ("score --as-at=20", ["2000"]),
        ("score --on ", []),
        ("score --suppose c", [*(f"{actor}=" for actor in ACTORS), "chamber-of-commerce="]),
        ("score --suppose=cal", ["calico="]),
        ("score --suppose calico=6 --suppose cot", ["cotex="]),
        ("score --suppose calico=6 --supp", ["--suppose"]),
        ("score --actor cal", ["calico"]),
        ("score -a cal", ["calico"]),
        ("score -a calico --act", []),
    ],
)
def test_ids_and_labels_are_looked_up(shell: str, line: str, words: list[str], full: Desk) -> None:
    found = [word if shell != "zsh" or "suppose" not in line else _with_suffix(word) for word in
             offered(shell, f"clusterctl {line}", full, JAIPUR).words]  # fmt: skip
    assert sorted(found) == sorted(words)


def _with_suffix(word: str) -> str:
    """Return a word as zsh would insert it: what it tells of is without the suffix."""
    return word if word.startswith("-") else f"{word}="


@pytest.mark.parametrize("how", ["here", "below", "variable", "option over variable"])
def test_the_cluster_is_found_as_the_program_finds_it(shell: str, how: str, full: Desk, tmp_path: Path) -> None:
    folder, odd = tmp_path / "a b", tmp_path / 'it\'s [x]* $(touch PWNED) "q" {a,b} ~'
    for place in (folder, odd):
        shutil.copytree(JAIPUR, place)
    (folder / "scores/2007.yaml").touch()
    line, cwd, variable = {
        "here": ("clusterctl score 200", odd, None),
        "below": ("clusterctl score 200", odd / "plans", None),
        "variable": ("clusterctl score 200", tmp_path, str(odd)),
        "option over variable": ("clusterctl -C 'a b' score 200", tmp_path, str(odd)),
    }[how]
    found = offered(shell, line, full, cwd, CLUSTERCTL_DIR=variable).words
    assert sorted(found) == (["2000", "2007"] if "option" in how else ["2000"])
    actors = offered(shell, f"{line.rpartition(' ')[0]} -a cal", full, cwd, CLUSTERCTL_DIR=variable)
    assert actors.words == ["calico"]
    assert list(tmp_path.rglob("PWNED*")) == []


ODD = [
    "a b", "new\nline", "2001\n", "\n2001", "2001\n2002", "$(touch PWNED)", "`touch PWNED`", "'\"$;", "-o", "--help",
    "१९९९", "2001 ", "2001;touch PWNED", "$PWNED", "2001-13", "\x1b[31m2001", "*", "?", "{2001,2002}", "~", "2001.bak",
]  # fmt: skip


def test_only_names_of_the_form_of_a_label_are_offered(shell: str, full: Desk, tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").touch()
    (tmp_path / "scores").mkdir()
    for name in [*ODD, "1999", "2001-06", "2001-2002"]:
        (tmp_path / "scores" / f"{name}.yaml").touch()
    for line in ("score ", "score --as-at "):
        found = offered(shell, f"clusterctl {line}", full, tmp_path)
        assert sorted(found.words) == ["1999", "2001-06", "2001-2002"]
    assert {path.name for path in tmp_path.iterdir()} == {"cluster.yaml", "scores"}


def git(folder: Path, *words: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A cluster in git with plain and odd names, and with settings that would run a program."""
    (tmp_path / "cluster.yaml").touch()
    git(tmp_path, "init")
    git(tmp_path, "commit", "--allow-empty", "-m", "a")
    for name in ("topic/a", "$(touch${IFS}PWNED)", "a;b"):
        git(tmp_path, "branch", name)
    for name in ("v1", "1999", "आगे"):
        git(tmp_path, "tag", name)
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "alias.for-each-ref", "diff.external"):
        git(tmp_path, "config", key, f"!touch {tmp_path}/PWNED")
    return tmp_path


def test_revisions_are_branches_and_tags_of_plain_names(shell: str, full: Desk, repository: Path) -> None:
    found = offered(shell, "clusterctl score --seen ", full, repository)
    assert sorted(found.words) == ["HEAD", "main", "refs/tags/1999", "topic/a", "v1"]
    assert sorted(path.name for path in repository.iterdir()) == [".git", "cluster.yaml"]


@pytest.mark.parametrize("lacking", ["repository", "git", "cluster"])
def test_without_git_no_revision_is_offered(shell: str, lacking: str, full: Desk, tmp_path: Path) -> None:
    need(shell)
    if lacking != "cluster":
        (tmp_path / "cluster.yaml").touch()
    path = None
    if lacking == "git":
        git(tmp_path, "init")
        git(tmp_path, "commit", "--allow-empty", "-m", "a")
        path = str(tmp_path / "bin")
        Path(path).mkdir()
        Path(path, shell).symlink_to(shutil.which(shell) or "")
    changes = {"PATH": path} if path else {}
    assert offered(shell, "clusterctl score --seen ", full, tmp_path, **changes).words == []


def test_where_the_program_is_not_found_no_id_is_offered(shell: str, full: Desk, tmp_path: Path) -> None:
    need(shell)
    Path(tmp_path, shell).symlink_to(shutil.which(shell) or "")
    assert offered(shell, "clusterctl score -a cal", full, JAIPUR, PATH=str(tmp_path)).words == []


def test_the_program_that_is_typed_is_the_one_that_is_asked(shell: str, full: Desk, tmp_path: Path) -> None:
    (tmp_path / "clusterctl").write_text("#!/bin/sh\nprintf 'cal-other\\tOther\\n'\n")
    (tmp_path / "clusterctl").chmod(0o755)
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    assert offered(shell, "./clusterctl -C jaipur score -a cal", full, tmp_path).words == ["cal-other"]


# -- shells that are set up in another way ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shell", "setup"),
    [
        ("bash", "set -u"),
        ("bash", "set -e"),
        ("bash", "set -euo pipefail; IFS=:"),
        ("bash", "shopt -s failglob"),
        ("bash", "shopt -s nullglob dotglob"),
        ("bash", "set -f; GLOBIGNORE='*'"),
        ("bash", "set -o posix"),
        ("bash", "CDPATH=/; cd() { echo moved; }; git() { echo other; }"),
        ("zsh", "setopt KSH_ARRAYS SH_WORD_SPLIT"),
        ("zsh", "setopt NO_UNSET ERR_EXIT"),
        ("zsh", "setopt NOMATCH GLOB_SUBST REMATCH_PCRE"),
        ("zsh", "chpwd() { print moved; }"),
        ("zsh", "emulate ksh"),
        ("fish", "set -g CDPATH /"),
        ("fish", "function cd; echo moved; end; function git; echo other; end"),
    ],
)
def test_a_users_settings_change_nothing(shell: str, setup: str, full: Desk) -> None:
    for line, words in {
        "clusterctl sc": ["schema", "score"],
        "clusterctl score --format=js": ["json"],
        "clusterctl -C examples/jaipur score ": ["1997", "1998", "1999", "2000"],
        "clusterctl -C examples/jaipur score -a cal": ["calico"],
        "clusterctl score --det": ["--details"],
        "clusterctl schema in": ["install"],
        "clusterctl -C . validate --select YML01": [f"YML01{number}" for number in range(10)],
    }.items():
        assert sorted(offered(shell, line, full, setup=setup).words) == words


def test_bash_that_cannot_turn_files_off_completes_all_the_same(own: Desk) -> None:
    setup = "unset -f compopt; enable -n compopt 2>/dev/null"  # as in bash 3.2
    assert offered("bash", "clusterctl score --format=js", own, setup=setup).words == ["json"]
    assert offered("bash", "clusterctl report -o REA", own, setup=setup).words == []


def test_bash_that_does_not_cut_at_the_equals_sign_gets_the_whole_word(own: Desk) -> None:
    setup = "at=--format=js COMP_WORDS=(clusterctl score --format=js) COMP_CWORD=2"
    assert offered("bash", "clusterctl score --format=js", own, setup=setup).words == ["json"]


# -- what is inserted when a line is typed ---------------------------------------------------------------------------


WANTS_COMPOPT = {f"clusterctl score {keys}" for keys in ("--suppose cali\t6", "--suppose=cali\t6", "gone\t")}


@pytest.mark.parametrize(
    ("keys", "given_"),
    [
        ("clusterctl expl\tSCH001", ["explain", "SCH001"]),
        ("clusterctl score --format=js\t", ["score", "--format=json"]),
        ("clusterctl score --format js\t", ["score", "--format", "json"]),
        ("clusterctl score -a cali\t1999", ["score", "-a", "calico", "1999"]),
        ("clusterctl score --suppose cali\t6", ["score", "--suppose", "calico=6"]),
        ("clusterctl score --suppose=cali\t6", ["score", "--suppose=calico=6"]),
        ("clusterctl report -o not\t1999", ["report", "-o", "notes of 1999.md", "1999"]),
        ("clusterctl -C my\t", ["-C", "my $(touch PWNED) it's/"]),
        ("clusterctl score 20\t", ["score", "2000"]),
        ("clusterctl score gone\t", ["score", "gone"]),
    ],
)
def test_what_a_typed_line_becomes(shell: str, keys: str, given_: list[str], full: Desk, tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path, dirs_exist_ok=True)
    (tmp_path / "notes of 1999.md").touch()
    (tmp_path / "gone.md").touch()
    (tmp_path / "my $(touch PWNED) it's").mkdir()
    if shell == "bash" and keys in WANTS_COMPOPT and not bash_has_compopt():
        pytest.skip("this bash is older than 4, and puts a space or files where they do not belong")
    found = typed(shell, keys, full, tmp_path)
    assert [word.rstrip("/") for word in found] == [word.rstrip("/") for word in given_]
    assert not (tmp_path / "PWNED").exists()


def test_zsh_may_read_the_script_without_compinits_folder(full: Desk) -> None:
    script = full.script("zsh")
    setup = f"autoload -Uz compinit; compinit -u -D; fpath=(); unfunction _clusterctl; source {script}"
    assert typed("zsh", "clusterctl expl\tx", full, ROOT, setup=setup) == ["explain", "x"]


def test_descriptions_are_shown_as_they_are(full: Desk) -> None:
    need("fish")
    line = "complete --do-complete 'clusterctl score --supp'"
    done = subprocess.run(["fish", "-c", f"source {full.script('fish')}; {line}"], capture_output=True, check=True,
                          cwd=ROOT, env=full.environment())  # fmt: skip
    assert done.stdout.decode() == f"--suppose\t{NASTY}\n"
