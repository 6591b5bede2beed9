"""The table of commands: names, one line of help each, and the options that stand anywhere.

A new command is one line here and one file, which is loaded when the command runs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from msgspec import Struct
from typer.core import TyperGroup, TyperOption

from clusterctl.cli.streams import write
from clusterctl.findings.errors import UsageError
from clusterctl.words import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


class Entry(Struct, frozen=True):
    """A command: the module in `clusterctl.cli` with a function of the same name, and its help in a line.

    The function of `plan show` is called `plan_show`.
    """

    module: str
    help: str
    reads: bool = False
    """It reads a cluster, which may be that of another time: `--rev`, `--at`, `--today`."""
    figures: bool = False
    """Its module has a `document(workspace, label)`, whose figures `where` knows by name."""
    commands: Mapping[str, Entry] = {}
    """The commands of a group, which does nothing by itself; there are no groups in groups."""


COMMANDS: dict[str, Entry] = {
    "init": Entry("init", "Begin a cluster: a folder of small commented files that are valid from the first day."),
    "validate": Entry("validate", "Check the files: shape, references, the method's rules.", reads=True),
    "score": Entry(
        "score",
        "Show the sustainability index: groups, bodies, bands, what the next band asks.",
        reads=True,
        figures=True,
    ),
    "funding": Entry(
        "funding", "Show who pays: shares by group, leverage, planned beside actual.", reads=True, figures=True
    ),
    "stage": Entry(
        "stage", "Show each year's stage of implementation, inferred beside declared.", reads=True, figures=True
    ),
    "map": Entry(
        "map", "Show actors and links of a year, what holds them together, what changed.", reads=True, figures=True
    ),
    "results": Entry(
        "results", "Show what came of it: indicators, impact areas, benefits over costs.", reads=True, figures=True
    ),
    "bds": Entry(
        "bds", "Show business services: firms served, outreach, what is new, cost recovery.", reads=True, figures=True
    ),
    "trace": Entry(
        "trace",
        "Trace each constraint to activities, outputs and values; find broken chains.",
        reads=True,
        figures=True,
    ),
    "process": Entry(
        "process",
        "Show who leads, works and pays year by year: does responsibility move to the cluster?",
        reads=True,
        figures=True,
    ),
    "exit": Entry(
        "exit", "Show whether the programme could leave, and what is still missing.", reads=True, figures=True
    ),
    "plan": Entry(
        "plan",
        "Check or look at an annual action plan: its activities one by one, or along the months.",
        reads=True,
        commands={
            "validate": Entry("plan_validate", "Check one plan and what it touches by the method's rules.", reads=True),
            "show": Entry(
                "plan", "Show a plan's activities with the method's seven components.", reads=True, figures=True
            ),
            "gantt": Entry("plan", "Show a plan along the months, with what is done and what is overdue.", reads=True),
        },
    ),
    "diff": Entry("diff", "Show what changed between two years or two revisions, and why the index moved.", reads=True),
    "where": Entry("where", "Show the fields that a figure comes from, and who set each, when.", reads=True),
    "blame": Entry("blame", "Show who set each field of a file, when, in which commit.", reads=True),
    "log": Entry(
        "log", "Show how index, shares and stage moved, commit by commit, tag by tag or year by year.", reads=True
    ),
    "report": Entry(
        "report",
        "Write the report of a year for one of nine kinds of readers, as one HTML page or Markdown.",
        reads=True,
    ),
    "explain": Entry("explain", "Explain a rule's code or a kind of actor; without a word, list the rules."),
    "git": Entry(
        "git",
        "Let git work with clusters.",
        commands={"setup": Entry("git", "Put a check before each commit.")},
    ),
    "schema": Entry("schema", "Print the files' JSON Schemas, or wire them into an editor."),
    "completion": Entry("completion", "Let TAB complete commands, options, labels and ids in bash, zsh or fish."),
}


def entries() -> dict[str, Entry]:
    """Return every command by its words, those of a group after it: `plan`, `plan show`."""
    found: dict[str, Entry] = {}
    for name, entry in COMMANDS.items():
        found[name] = entry
        found.update({f"{name} {below}": one for below, one in entry.commands.items()})
    return found


class Globals(Struct, frozen=True):
    """The options that stand anywhere in the line."""

    directory: str | None = None
    no_color: bool = False
    rev: str | None = None
    at: str | None = None
    today: str | None = None

    @property
    def words(self) -> str:
        """The cluster and the time as they are named in a command line, after a blank; nothing where they are not."""
        options = {"-C": self.directory, "--rev": self.rev, "--at": self.at, "--today": self.today}
        given = [word for flag, value in options.items() if value is not None for word in (flag, value)]
        if not given:
            return ""
        from shlex import join

        return f" {join(given)}"


_OF_TIME = {
    "rev": ("REV", "Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)."),
    "at": ("LABEL", "Show the cluster as known at the end of this label: what begins later is left out."),
    "today": ("DATE", "Judge as of this day; without it, --at's last, else today or where the records end."),
}


def global_options(*, reads: bool = True) -> list[TyperOption]:
    """Return the options that each command takes beside its own; those of time are shown where they have a meaning."""
    return [
        TyperOption(
            param_decls=["-C", "directory"], type=str, multiple=True, expose_value=False, callback=_note, metavar="DIR",
            help="The cluster's folder; without it, the nearest one from here upward (or CLUSTERCTL_DIR).",
        ),
        *(
            TyperOption(
                param_decls=[f"--{name}", name], type=str, multiple=True, expose_value=False, callback=_note,
                metavar=metavar, help=help_, hidden=not reads,
            )
            for name, (metavar, help_) in _OF_TIME.items()
        ),
        TyperOption(
            param_decls=["--no-color", "no_color"], is_flag=True, default=False, expose_value=False, callback=_note,
            help="No colours, on a terminal too (as NO_COLOR does).",
        ),
        TyperOption(
            param_decls=["--help", "help"], is_flag=True, default=False, is_eager=True, expose_value=False,
            callback=_help, help="Show this page.",
        ),
    ]  # fmt: skip


def _note(context: typer.Context, option: Any, value: Any) -> None:  # noqa: ANN401 - typer's own types
    """Keep a global option's value for all; two values for one are a mistake."""
    noted: dict[str, Any] = context.find_root().ensure_object(dict)
    values = list(value) if isinstance(value, tuple | list) else [value] if value else []
    for one in values:
        if noted.setdefault(option.name, one) != one:
            raise typer.BadParameter(
                f"given twice, as {noted[option.name]!r} and as {one!r}", ctx=context, param=option
            )
    _check_time(context)


def _check_time(context: typer.Context) -> None:
    """Refuse `--rev` and `--at` for a command that does not read a cluster: it would pay no heed to them."""
    command, every = _words(context), entries()
    entry = every.get(command)
    given = globals_of(context)
    if entry and not entry.reads and (given.rev is not None or given.at is not None):
        option = "--rev" if given.rev is not None else "--at"
        readers = listed([f"`{name}`" for name, one in every.items() if one.reads and not one.commands], "and")
        raise UsageError(f"{option} has no meaning for `{command}`: it reads no cluster of another time",
                         f"it goes with {readers}")  # fmt: skip


def _words(context: typer.Context) -> str:
    """Return the words of the command that is asked for, as far as they are known."""
    words = [context.invoked_subcommand] if context.invoked_subcommand else []
    while context.parent:
        words.insert(0, context.info_name or "")
        context = context.parent  # type: ignore[assignment]
    return " ".join(words)


def _help(context: typer.Context, _: Any, wanted: Any) -> None:  # noqa: ANN401 - typer's own types
    if wanted:
        write(context.get_help() + "\n")
        raise typer.Exit


def globals_of(context: typer.Context) -> Globals:
    """Return the global options as given, wherever they stood."""
    return Globals(**(context.find_root().ensure_object(dict)))


class CommandTable(TyperGroup):
    """The commands, or those of a group, each loaded when it is asked for."""

    entries: Mapping[str, Entry] = COMMANDS
    group: str = ""
    """The group's name with a blank behind."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own type and signature
        """Return the names in the table's order."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - typer's own types and signature
        """Load a command, with the global options added to its own."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        if entry.commands:
            return _group(cmd_name, entry)
        words = f"{self.group}{cmd_name}"
        function = getattr(import_module(f"clusterctl.cli.{entry.module}"), words.replace(" ", "_"))
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name=cmd_name, epilog=getattr(function, "example", None))(function)
        command = typer.main.get_command(app)
        command.params = [*command.params, *global_options(reads=entry.reads)]
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer's own types
        """Find the command; a word that is none gets a "did you mean"."""
        if args[0] not in self.entries:
            near = nearest(args[0], self.entries)
            meant = f"; did you mean `{self.group}{near}`?" if near else ""
            ctx.fail(f"there is no command `{self.group}{args[0]}`{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's own types
        """List the commands with the help of the table; loads none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])


def table() -> Any:  # noqa: ANN401 - typer's own command type
    """Return the whole command line."""
    app = typer.Typer(
        name="clusterctl", cls=CommandTable, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )

    @app.callback(invoke_without_command=True)
    def clusterctl(context: typer.Context) -> None:
        """Check, score, compare and report on industrial clusters kept as YAML in git.

        Run it in a cluster's folder (where cluster.yaml is), or name the folder with -C.
        """
        _check_time(context)
        if context.invoked_subcommand is None:
            write(context.get_help() + "\n")

    command = typer.main.get_command(app)
    command.params = [*command.params, *global_options(), _version_option()]
    return command


def _group(name: str, entry: Entry) -> Any:  # noqa: ANN401 - typer's own command type
    """Return a command that holds others; none of them is loaded yet."""
    app = typer.Typer(name=name, cls=CommandTable, add_completion=False, rich_markup_mode=None)

    @app.callback(invoke_without_command=True, help=entry.help)
    def group(context: typer.Context) -> None:
        _check_time(context)
        if context.invoked_subcommand is None:
            write(context.get_help() + "\n")

    command: Any = typer.main.get_command(app)
    command.entries, command.group = entry.commands, f"{name} "
    command.params = [*command.params, *global_options(reads=entry.reads)]
    return command


def _version_option() -> TyperOption:
    def show(_: Any, __: Any, wanted: bool) -> None:  # noqa: ANN401 - typer's own types
        if wanted:
            from clusterctl.version import VERSION

            write(f"clusterctl {VERSION}\n")
            raise typer.Exit

    return TyperOption(
        param_decls=["--version", "-V"], is_flag=True, default=False, is_eager=True, expose_value=False, callback=show,
        help="Show the version.",
    )  # fmt: skip
