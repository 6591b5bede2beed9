"""`init`: a new cluster, by questions on a terminal or by options, and what to do next."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clusterctl.cli.streams import note, write
from clusterctl.cli.table import globals_of
from clusterctl.cli.when import clock, when_of
from clusterctl.cli.workspace import resolved
from clusterctl.edit.answers import AnswerError, Answers
from clusterctl.edit.new_cluster import files
from clusterctl.edit.questions import QUESTIONS
from clusterctl.findings.errors import AnswerIsNoError, OutputError, StoppedError, UsageError
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.output.screen import word
from clusterctl.project import editor
from clusterctl.store.new_folder import check, write_folder
from clusterctl.store.new_repository import begin_repository, repository_of
from clusterctl.store.packaged import schema as packaged
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def _option(name: str) -> Any:  # noqa: ANN401 - typer's own type
    """Return the option that answers a question, with its help made from the question."""
    question = QUESTIONS[name]
    more = " May be repeated." if question.several else ""
    return typer.Option(question.flag, metavar="TEXT", help=f"{question.asks}: {question.why}.{more}")


def init(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="The cluster's folder: a new or an empty one.")] = ".",
    name: Annotated[str | None, _option("name")] = None,
    id: Annotated[str | None, _option("id")] = None,
    country: Annotated[str | None, _option("country")] = None,
    state: Annotated[str | None, _option("state")] = None,
    places: Annotated[list[str] | None, _option("places")] = None,
    products: Annotated[list[str] | None, _option("products")] = None,
    currency: Annotated[str | None, _option("currency")] = None,
    agency: Annotated[str | None, _option("agency")] = None,
    start: Annotated[str | None, _option("start")] = None,
    end: Annotated[str | None, _option("end")] = None,
    year: Annotated[str | None, _option("year")] = None,
    association: Annotated[str | None, _option("association")] = None,
    support: Annotated[str | None, _option("support")] = None,
    broker: Annotated[str | None, _option("broker")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing: take the options, and what is proposed.")] = False,
    no_git: Annotated[bool, typer.Option("--no-git", help="Make no git repository of the folder.")] = False,
) -> int:
    """Begin a cluster: a folder of small commented files that are valid from the first day.

    On a terminal it asks for what the options leave open. Its README.md says what to do in the first week. Where git
    is installed, the folder becomes a git repository.
    """
    given = {
        "name": name, "id": id, "country": country, "state": state, "places": places, "products": products,
        "currency": currency, "agency": agency, "start": start, "end": end, "year": year, "association": association,
        "support": support, "broker": broker,
    }  # fmt: skip
    no_color = _check_folder(context, folder)
    try:
        today = when_of(context).today or clock()
        number = _begin(folder, given, today, ask=not yes and somebody_sits_here(), no_color=no_color)
    except (KeyboardInterrupt, EOFError):
        note("")
        raise StoppedError("stopped; nothing was written") from None
    _say(folder, number, git=not no_git)
    return 0


init.example = 'Example: clusterctl init brassware --name "Brassware of Moradabad" --yes'  # type: ignore[attr-defined]


def _check_folder(context: typer.Context, folder: str) -> bool:
    """Raise where no cluster can be begun, before anything is asked; return whether colours are unwanted."""
    options = globals_of(context)
    if options.directory is not None:
        raise UsageError("init takes no -C", f"name the new folder itself: clusterctl init {options.directory}")
    if not os.path.isabs(folder):
        resolved(".")  # which may be gone
    if not folder:
        raise UsageError("the folder's name is empty", "name it: clusterctl init my-cluster")
    check(folder)
    return options.no_color


def somebody_sits_here() -> bool:
    """Whether questions can be asked on a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _begin(folder: str, given: Mapping[str, str | list[str] | None], today: date, *, ask: bool, no_color: bool) -> int:
    """Write the folder and return of how many files it is."""
    known = {name: value for name, value in given.items() if value is not None}
    answers = _from_options(known)
    if not ask:
        answers = _proposed(answers, today, known)
        return _write(folder, answers, _all_files(answers, today))
    from clusterctl.cli import dialogue

    terminal = dialogue.console(no_color=no_color)
    answers = dialogue.answered(terminal, answers, today, known)
    texts = _all_files(answers, today)
    if not dialogue.agreed(terminal, answers, folder, texts):
        raise AnswerIsNoError("nothing was written", f"to begin from these answers: {_line(folder, answers)}")
    return _write(folder, answers, texts)


def _from_options(known: Mapping[str, str | list[str]]) -> Answers:
    """Return the answers that options give; UsageError where one will not do."""
    answers = Answers()
    for name, value in known.items():
        question = QUESTIONS[name]
        try:
            answers = question.answered(answers, value if isinstance(value, str) else ",".join(value))
        except AnswerError as error:
            raise UsageError(f"{question.flag}: {error.message}", error.hint) from None
    return answers


def _proposed(answers: Answers, today: date, known: Mapping[str, object]) -> Answers:
    """Return the answers with what is proposed for the rest; UsageError where nothing can be."""
    for question in QUESTIONS.values():
        proposal = "" if question.name in known else question.default(answers, today)
        if proposal:
            answers = question.answered(answers, proposal)
        elif question.needed and question.name not in known:
            raise UsageError(question.lacking, f"add {question.flag} ({question.why})")
    return answers


def _all_files(answers: Answers, today: date) -> dict[str, str]:
    return {
        **files(answers, today),
        **{editor.schema_path(kind): packaged(kind) for kind in FILE_KINDS},
        editor.SETTINGS: editor.settings(""),
        editor.EXTENSIONS: editor.extensions(""),
    }


def _write(folder: str, answers: Answers, texts: Mapping[str, str]) -> int:
    """Write the folder; where that fails, say how to try again without typing all anew."""
    try:
        write_folder(folder, texts)
    except OutputError as error:
        raise OutputError(error.message, f"{error.hint}; then: {_line(folder, answers)}") from None
    return len(texts)


def _line(folder: str, answers: Answers) -> str:
    """Return the command line that gives these answers."""
    words = ["clusterctl", "init", folder]
    for question in QUESTIONS.values():
        value = getattr(answers, question.name)
        for one in (value,) if isinstance(value, str) else value:
            words += [question.flag, one] if one else []
    return shlex.join(words)


def _say(folder: str, number: int, *, git: bool) -> None:
    """Make the folder a git repository where it is to be one; say what was done, and what comes next."""
    lacking = ""
    above = repository_of(folder)
    if above is None:
        lacking = begin_repository(folder) if git else "--no-git"
    shown = os.path.normpath(folder)
    try:
        write(f"{word(shown)}: a new cluster, {counted(number, 'file')}\n")
    except OutputError as error:
        raise OutputError(f"{error.message}, but the new cluster is in place", error.hint) from None
    beside = os.path.join(".", shown) if shown.startswith("-") else shown
    steps = [f"cd {shlex.quote(beside)}"] if shown != "." else []
    steps += ["read README.md: it says what to do next week", "clusterctl validate", "clusterctl score"]
    if not lacking:
        steps += ["git add --all", 'git commit -m "Begin the record"']
    note("Next:\n" + "\n".join(f"  {word(step)}" for step in steps))
    if lacking and git:
        note(f"Note: the folder is no git repository yet: {word(lacking)}. All else is in place.")
    elif above and os.path.realpath(above) != os.path.realpath(folder):
        note(f"Note: the folder lies in the git repository {word(above)}; what is committed goes there.")
