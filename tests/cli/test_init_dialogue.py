"""`init` on a terminal: what is asked, how a mistake is met, and that nothing is written before a yes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clusterctl.edit.questions import QUESTIONS
from tests.cli.commands import clusterctl
from tests.cli.terminal import Terminal
from tests.edit.given import BRASSWARE

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = QUESTIONS["name"].asks, "Write it?"
PLAIN: dict[str, str | None] = {"NO_COLOR": "1", "COLUMNS": "80"}


def answer(terminal: Terminal, answers: dict[str, str], upto: str = "") -> None:
    """Type the answers, nothing where there is none, to all questions or to those before one."""
    for name, question in QUESTIONS.items():
        if name == upto:
            return
        terminal.type(answers.get(name, "") + "\n", after=f"{question.asks}  ")


def test_all_questions_answered(tmp_path: Path) -> None:
    with Terminal("init", "x", cwd=tmp_path, **PLAIN) as terminal:
        answer(terminal, BRASSWARE)
        terminal.type("y\n", after=LAST)
        assert terminal.ended() == 0
    assert "14 questions" in terminal.shown
    assert "x: a new cluster, 21 files" in terminal.shown
    assert re.search(r"First year to plan +2026-2027 \(April to March\)", terminal.shown)
    assert (tmp_path / "x/plans/2026-2027.yaml").exists()
    assert clusterctl("-C", "x", "validate", cwd=tmp_path).out == "No findings: 5 files read, all in order.\n"
    assert "0.00 of 10" in clusterctl("-C", "x", "score", cwd=tmp_path).out


def test_only_a_name_and_then_enter(tmp_path: Path) -> None:
    with Terminal("init", cwd=tmp_path, **PLAIN) as terminal:
        answer(terminal, {"name": "Brassware"})
        terminal.type("\n", after=LAST)
        assert terminal.ended() == 0
    assert terminal.shown.count("left out") == 9
    assert "cd " not in terminal.shown
    assert clusterctl("score", cwd=tmp_path).code == 0


MISTAKES = [
    ("name", "\n", "a cluster needs a name"),
    ("name", "\x1b[D\n", "a key such as an arrow was pressed"),
    ("id", "Brass Ware\n", "`Brass Ware` can't be an id; write `brass-ware`"),
    ("country", "Indya\n", "did you mean `India`?"),
    ("currency", "Rs\n", "must be three capital letters, such as INR"),
    ("start", "2026-13\n", "`2026-13` is no month; write 2026-12 or 2026"),
    ("end", "1999\n", "ends in 1999 cannot begin in 2026-04"),
    ("year", "2020\n", "begins in 2026-04, after 2020 ends"),
    ("broker", "moradabad brass makers' CO-OPERATIVE\n", "stands twice"),
]


def test_after_a_mistake_the_question_comes_again_with_the_reason(tmp_path: Path) -> None:
    with Terminal("init", "x", cwd=tmp_path, **PLAIN) as terminal:
        for name, question in QUESTIONS.items():
            for keys, said in ((keys, said) for wrong, keys, said in MISTAKES if wrong == name):
                terminal.type(keys, after=f"{question.asks}  ")
                terminal.type("", after=said)
            terminal.type(BRASSWARE.get(name, "") + "\n", after=f"{question.asks}  ")
        terminal.type("perhaps\n", after=LAST)
        terminal.type("yes\n", after=LAST)
        assert terminal.ended() == 0
    assert clusterctl("-C", "x", "validate", cwd=tmp_path).code == 0


@pytest.mark.parametrize("keys", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("question", ["name", "currency", "broker", ""])
def test_a_stop_writes_nothing(question: str, keys: str, tmp_path: Path) -> None:
    with Terminal("init", "x", cwd=tmp_path, **PLAIN) as terminal:
        answer(terminal, BRASSWARE, upto=question)
        assert terminal.stop(keys, after=QUESTIONS[question].asks if question else LAST) == 130
    assert terminal.shown.endswith("clusterctl: stopped; nothing was written\n")
    assert list(tmp_path.iterdir()) == []


def test_a_no_writes_nothing_and_keeps_what_was_typed(tmp_path: Path) -> None:
    with Terminal("init", "x", cwd=tmp_path, **{**PLAIN, "COLUMNS": "4000"}) as terminal:
        answer(terminal, BRASSWARE)
        terminal.type("n\n", after=LAST)
        assert terminal.ended() == 1
    assert list(tmp_path.iterdir()) == []
    assert (
        "nothing was written\n  to begin from these answers: clusterctl init x --name 'Brassware of" in terminal.shown
    )
    assert "--place Moradabad --place Sambhal" in terminal.shown
    assert "--year 2026-2027" in terminal.shown


def test_what_options_answer_is_not_asked(tmp_path: Path) -> None:
    with Terminal("init", "x", "--name", "Brass", "--id", "brass", "--year", "1999", cwd=tmp_path, **PLAIN) as terminal:
        terminal.type("\n", after="Country")
        for asked in ("State", "Main places", "Products", "Currency", "Implementing", "Start of"):
            terminal.type("\n", after=asked)
        terminal.type("1998\n", after="End of")
        terminal.type("\n", after="the programme ends in 1998, before 1999 begins")
        for asked in ("Main association", "A bank", "A body", LAST):
            terminal.type("\n", after=asked)
        assert terminal.ended() == 0
    assert "11 questions" in terminal.shown
    assert "Short id  " not in terminal.shown.partition("To be written")[0]
    assert (tmp_path / "x/scores/1999.yaml").exists()


@pytest.mark.parametrize("line", [("init", "x", "--yes"), ("init", "x", "--start", "1998-13"), ("init", "/dev/null")])
def test_nothing_is_asked_where_it_would_be_for_nothing(line: tuple[str, ...], tmp_path: Path) -> None:
    with Terminal(*line, cwd=tmp_path, **PLAIN) as terminal:
        assert terminal.ended() in {2, 3}
    assert FIRST not in terminal.shown


HOSTILE = "[red]x[/red] {{y}} <b> नमस्ते :smile:"


@pytest.mark.parametrize(
    "changes",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"COLUMNS": "20", "NO_COLOR": "1"},
        {"NO_COLOR": "1", "LC_ALL": "C"},
        {"NO_COLOR": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_any_terminal_will_do(changes: dict[str, str | None], tmp_path: Path) -> None:
    with Terminal("init", "x", cwd=tmp_path, **changes) as terminal:
        terminal.type(f"{HOSTILE}\n", after="> ")
        for name in list(QUESTIONS)[1:]:
            terminal.type("brass\n" if name == "id" else "\n", after="> ")
        terminal.type("\n", after="[Y/n]")
        assert terminal.ended() == 0
    assert "\x1b" not in terminal.shown
    assert "[red]x[/red]" in terminal.shown.partition("To be written")[2]
    assert f"name: '{HOSTILE}'" in (tmp_path / "x/cluster.yaml").read_text().replace('"', "'")


def test_a_terminal_has_colours_unless_they_are_unwanted(tmp_path: Path) -> None:
    for options, coloured in (((), True), (("--no-color",), False)):
        with Terminal("init", *options, "x", cwd=tmp_path, COLUMNS="80") as terminal:
            assert terminal.stop("\x03", after="> ") == 130
        assert ("\x1b[" in terminal.shown) == coloured
