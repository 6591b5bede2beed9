"""Asks the questions of `init` on a terminal, each again until its answer will do. Loaded only where somebody sits.

What was typed is shown again only as plain text, made safe. Questions go to stderr, where notes go: stdout is the
result's. Ctrl-C and Ctrl-D pass through as KeyboardInterrupt and EOFError.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.prompt import InvalidResponse, PromptBase
from rich.table import Table
from rich.text import Text

from clusterctl.edit.answers import AnswerError, Answers
from clusterctl.edit.questions import QUESTIONS, SECTIONS, Question
from clusterctl.output.screen import safe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

_WIDE = 60
_YES = {"y", "yes"}
_NO = {"n", "no"}


def console(*, no_color: bool) -> Console:
    """Return the terminal on which is asked."""
    if sys.stdin.encoding.lower() not in {"utf-8", "utf8"} and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(
        stderr=True, color_system=None if plain else "auto", highlight=False, markup=False, emoji=False
    )  # fmt: skip


def answered(terminal: Console, answers: Answers, today: date, given: Collection[str]) -> Answers:
    """Ask all questions but those that options have answered, and return all answers."""
    number = len(QUESTIONS) - len(given)
    terminal.print(Text(f"{number} questions. Enter takes the answer in ( ), or leaves the question out."))
    terminal.print(Text("All of it can be changed later in the files. Ctrl-C stops; nothing is written until the end."))
    for title, part in SECTIONS.items():
        asked = [question for question in part if question.name not in given]
        if asked:
            terminal.print(Text(f"\n{title}", "bold underline"))
        for question in asked:
            answers = _ask(terminal, question, answers, today)
    return answers


def _ask(terminal: Console, question: Question, answers: Answers, today: date) -> Answers:
    proposed = question.default(answers, today)
    prompt = _Prompt(question, answers, console=terminal)
    found: Answers = prompt(default=proposed) if proposed else prompt()
    return found


class _Prompt(PromptBase[Any]):
    """One question on two lines: what and why, then the proposal and the place to type."""

    def __init__(self, question: Question, answers: Answers, *, console: Console) -> None:
        super().__init__("", console=console)
        self.question, self.answers = question, answers

    def make_prompt(self, default: Any) -> Text:  # noqa: ANN401 - rich's own type
        """Return what stands before the cursor."""
        asked = Text.assemble("\n", (self.question.asks, "bold"), "  ", (self.question.why, "dim"), "\n  ", end="")
        if default != ...:
            asked.append(f"({safe(default)}) ", "cyan")
        return asked.append("> ")

    def __call__(self, *, default: Any = ..., stream: Any = None) -> Any:  # noqa: ANN401 - rich's own types
        """Ask until an answer will do; an empty one takes the proposal."""
        found = super().__call__(default=default, stream=stream)
        return self.process_response(found) if isinstance(found, str) else found

    def process_response(self, value: str) -> Any:  # noqa: ANN401 - rich's own type
        """Return the answers with this one; InvalidResponse says why it will not do."""
        try:
            return self.question.answered(self.answers, value)
        except AnswerError as error:
            raise InvalidResponse(_reason(error)) from None

    def on_validate_error(self, value: str, error: InvalidResponse) -> None:  # noqa: ARG002 - rich's own signature
        """Say why, before the question comes again."""
        self.console.print(Padding(error.message, (0, 0, 0, 2)))


def _reason(error: AnswerError) -> Text:
    return Text(safe(f"{error.message}\n{error.hint}".strip()), "red")


# -- before anything is written ----------------------------------------------------------------------------------------


def agreed(terminal: Console, answers: Answers, folder: str, paths: Iterable[str]) -> bool:
    """Show what will be written, and return whether it shall be."""
    terminal.print(Text(f"\nTo be written to {safe(folder)}", "bold underline"))
    rows = [(question.asks, question.shown(answers)) for question in QUESTIONS.values()]
    files = sorted((path for path in paths if not path.startswith(".")), key=lambda path: (path.endswith(".md"), path))
    rows.append(("Files", f"{', '.join(files)}; settings for git and editors"))
    terminal.print(Padding(_summary(rows, wide=terminal.width >= _WIDE), (0, 0, 1, 2)))
    return bool(_YesOrNo(console=terminal)(default=True))


def _summary(rows: Iterable[tuple[str, str]], *, wide: bool) -> Table:
    """Return what was answered, beside what was asked or, on a narrow terminal, under it."""
    table = Table.grid(padding=(0, 2))
    for asked, said in rows:
        answer = Text(safe(said), overflow="fold") if said else Text("left out", "dim")
        if wide:
            table.add_row(Text(asked), answer)
        else:
            table.add_row(Text.assemble((asked, "bold"), ": ", answer, overflow="fold"))
    return table


class _YesOrNo(PromptBase[bool]):
    """The last question."""

    response_type = bool

    def make_prompt(self, default: Any) -> Text:  # noqa: ANN401, ARG002 - rich's own type and signature
        """Return what stands before the cursor."""
        return Text.assemble(("Write it?", "bold"), (" [Y/n] ", "cyan"), end="")

    def process_response(self, value: str) -> bool:
        """Return whether it is a yes."""
        word = value.strip().lower()
        if word in _YES | _NO:
            return word in _YES
        raise InvalidResponse(Text("Please answer y (yes) or n (no).", "red"))

    def on_validate_error(self, value: str, error: InvalidResponse) -> None:  # noqa: ARG002 - rich's own signature
        """Say what is wanted, before the question comes again."""
        self.console.print(error.message)
