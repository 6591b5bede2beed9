"""`where`: the fields that a figure comes from, and who set each of them, when, in which commit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from clusterctl.cli.formats import Format
from clusterctl.cli.streams import note, write
from clusterctl.cli.table import entries
from clusterctl.cli.touched import touched
from clusterctl.cli.workspace import Workspace, open_workspace
from clusterctl.findings.errors import AnswerIsNoError, NotFoundError
from clusterctl.output import where as output
from clusterctl.output.named import Named, Parts, named
from clusterctl.project.fields import field_at
from clusterctl.words import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.output.json import Document


def where(
    context: typer.Context,
    figure: Annotated[
        str | None,
        typer.Argument(
            metavar="[FIGURE]",
            help="Its name: leverage, calico.score, cluster_share.1999; a thing's id lists its figures.",
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
) -> int:
    """Show the fields that a figure comes from: where each stands, what is written there, who set it, when.

    A figure's name is the way to it in a command's JSON: leverage, shares.agency, calico.score, calico-members.change.
    A label at its end means that year. Without FIGURE, the names are listed.
    """
    workspace = open_workspace(context)
    asked = _asked(workspace, figure)
    offer = _offer(workspace, asked.label)
    found = [one for one in offer.figures if asked.means(one)]
    if found:
        _write_origins(workspace, asked, found, format_)
        return 0
    below = [one for one in offer.figures if asked.is_above(one)]
    of_years = [one for one in offer.figures if asked.is_above_of_a_year(one)]
    if not below and not of_years:
        _refuse(workspace, asked, offer)
    _write_names(workspace, asked, below or of_years, sorted({str(one.label) for one in of_years if below}), format_)
    _tell_broken(workspace, offer)
    return 0


where.example = "Example: clusterctl where cluster_share.1999"  # type: ignore[attr-defined]


class _Asked(Struct, frozen=True):
    """The name of a figure as it was asked for; None for all."""

    text: str | None
    parts: Parts
    label: str | None

    def means(self, one: Named) -> bool:
        """Whether a figure has this name, with or without the command's before it."""
        return one.label == self.label and bool(self.parts) and self.parts in {one.parts, (one.command, *one.parts)}

    def is_above(self, one: Named) -> bool:
        """Whether a figure's name begins with this; without a name, whether it is none of a single thing."""
        return one.label == self.label and self._begins(one)

    def is_above_of_a_year(self, one: Named) -> bool:
        """Whether a year's figure would stand below this, had the year been asked for."""
        return self.label is None and one.label is not None and self._begins(one)

    def _begins(self, one: Named) -> bool:
        if not self.parts:
            return not one.of_thing
        return self.parts in {one.parts[: len(self.parts)], (one.command, *one.parts)[: len(self.parts)]}


class _Offer(Struct, frozen=True):
    """The figures that there are, and the commands that gave none since a file that they need holds errors."""

    figures: list[Named]
    broken: Mapping[str, str]
    """Module by the command's words."""


def _asked(workspace: Workspace, text: str | None) -> _Asked:
    if text is None:
        return _Asked(None, (), None)
    *before, last = text.split(".")
    if workspace.project.label(last):
        return _Asked(text, tuple(before), last)
    return _Asked(text, (*before, last), None)


def _offer(workspace: Workspace, label: str | None) -> _Offer:
    """Return all figures of a label; a command that has nothing for it gives none."""
    figures: list[Named] = []
    broken: dict[str, str] = {}
    silent = replace(workspace, silent=True)
    for words, entry in entries().items():
        if not entry.figures:
            continue
        try:
            figures += named(words, _document(silent, entry.module, label), label)
        except NotFoundError:
            continue
        except AnswerIsNoError:
            broken[words] = entry.module
    return _Offer(figures, broken)


def _document(workspace: Workspace, module: str, label: str | None) -> Document:
    found: Document = import_module(f"clusterctl.cli.{module}").document(workspace, label)
    return found


def _refuse(workspace: Workspace, asked: _Asked, offer: _Offer) -> None:
    """AnswerIsNoError where a broken file may hold the figure, else NotFoundError."""
    if offer.broken:
        _document(workspace, next(iter(offer.broken.values())), asked.label)
    names = [name for one in offer.figures for name in one.ways]
    if asked.text is None or not names:
        raise NotFoundError(f"there are no figures yet{workspace.known}", "`clusterctl validate` shows what is on file")
    message = f"no figure is named {asked.text or '(nothing)'}{workspace.known}{did_you_mean(asked.text, names)}"
    raise NotFoundError(message, "`clusterctl where` lists the names, `clusterctl where ID` those of a thing")


# -- what is shown ---------------------------------------------------------------------------------------------------


def _write_origins(workspace: Workspace, asked: _Asked, found: list[Named], face: Format) -> None:
    alike = list(_alike(found))
    fields = {route: field_at(workspace.project, route) for ones in alike for route in ones[0].figure.inputs}
    places: dict[str, set[int]] = {}
    for field in fields.values():
        places.setdefault(field.route.file, set()).update(field.lines)
    workspace.need(*places)
    known = touched(workspace, places)
    set_ = {route: output.SetField(field, not known.unknown, known.last(field)) for route, field in fields.items()}
    origins = [output.Origin(tuple(ones), tuple(set_[route] for route in ones[0].figure.inputs)) for ones in alike]
    if face is Format.json:
        from clusterctl.output import where_json

        write(where_json.json(asked.text, origins, workspace.project, workspace.head).text)
    else:
        write(output.text(origins, workspace.project, workspace.screen, workspace.shown))
    if known.unknown:
        note(f"clusterctl: who set these fields is not known: {known.unknown}")


def _write_names(workspace: Workspace, asked: _Asked, found: list[Named], years: list[str], face: Format) -> None:
    alike = [tuple(ones) for ones in _alike(found)]
    if face is Format.json:
        from clusterctl.output import where_json

        write(where_json.names_json(asked.text, alike, workspace.project, workspace.head).text)
    else:
        year = ".".join((*asked.parts, years[-1])) if years else ""
        write(output.names_text(alike, workspace.project, workspace.screen, year))


def _tell_broken(workspace: Workspace, offer: _Offer) -> None:
    """Name the commands whose figures are left out: a list that is not whole has to say so."""
    if offer.broken:
        commands = listed((f"`{command}`" for command in offer.broken), "and")
        note(
            f"clusterctl: the figures of {commands} are left out, for a file that they need holds errors; "
            f"`clusterctl{workspace.asked} validate` shows them"
        )


def _alike(found: Iterable[Named]) -> Iterator[list[Named]]:
    """Give the figures of one name, value and origin together: several commands show them."""
    alike: dict[tuple[object, ...], list[Named]] = {}
    for one in found:
        alike.setdefault((one.name, one.figure.value, one.figure.inputs), []).append(one)
    yield from alike.values()
