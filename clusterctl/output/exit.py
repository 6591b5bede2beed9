"""Exit readiness for a terminal: what is not met, what is not recorded, what is met; each with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.analysis.figure import HUNDRED
from clusterctl.output.exit_words import names_in, notes, said
from clusterctl.output.figures import plain_figure
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from clusterctl.analysis.exit.condition import Condition
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.project.project import Project

_STYLES = {"not_met": "error", "not_recorded": "warning", "met": "good"}
_WIDEST = 100
"""Columns of a line, at most: longer ones are hard to read."""


def text(found: Readiness, project: Project, screen: Screen) -> str:
    """Return the readiness for people."""
    names = names_in(project)
    cluster = line(project.cluster.name) if project.cluster else ""
    when = f"at the end of {found.label.text}, " if found.label else ""
    title = f"{cluster}: exit readiness, {when}{found.day}"
    parts = [
        "\n".join([_strong(title, screen), *(wrapped(one, _width(screen)) for one in _answer(found))]),
        *_section("Not met; what weighs most in the index comes first", found.not_met, names, screen),
        *_section("Not recorded; what weighs most in the index comes first", found.not_recorded, names, screen),
        *_section("Met", found.met, names, screen),
        "\n".join(wrapped(f"Note: {note}", _width(screen), "  ") for note in notes(found, names)),
    ]
    return "\n\n".join(parts) + "\n"


def _answer(found: Readiness) -> Iterator[str]:
    """Give the answer in a sentence or two; never a score."""
    unknown = counted(len(found.not_recorded), "condition")
    match found.answer:
        case "ready":
            yield "Could the programme leave? Yes: every condition is met."
        case "not_recorded":
            yield f"Could the programme leave? It cannot be told: of {unknown} too little is recorded."
        case "not_ready":
            are = "is" if len(found.not_met) == 1 else "are"
            yield f"Could the programme leave? Not yet: {counted(len(found.not_met), 'condition')} {are} not met."
            if found.not_recorded:
                yield f"Of {len(found.not_recorded)} more, too little is recorded to tell."


def _section(head: str, conditions: tuple[Condition, ...], names: Mapping[str, str], screen: Screen) -> Iterator[str]:
    if not conditions:
        return
    yield _painted(_STYLES[conditions[0].state], wrapped(head, _width(screen)), screen)
    yield from ("\n".join(_condition(one, names, screen)) for one in conditions)


def _condition(one: Condition, names: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """Give the lines of a condition: its title and weight, what is missing and the next step, where it comes from."""
    check, width = CHECKS[one.name], _width(screen)
    weight = f" ({_weight(one.weight)})" if one.weight and one.state != "met" else ""
    yield _strong(wrapped(f"{check.title}{weight}", width), screen)
    if one.unread:
        files = listed([line(path) for path in one.unread], "and")
        yield _indented(f"not judged: {files} could not be read in full", width)
        yield _next("mend what `clusterctl validate` finds there", screen)
    for each in said(one, names, missing=one.state != "met"):
        yield _indented(each.is_, width)
        if each.next:
            yield _next(each.next, screen)
    yield _painted("faint", _indented(f"Source: {check.source}{_files(one)}", width), screen)


def _weight(weight: Fraction) -> str:
    return "the whole index" if weight == HUNDRED else f"{plain_figure(weight)} % of the index"


def _files(one: Condition) -> str:
    """Return the files that a condition rests on."""
    files = dict.fromkeys(route.file for route in one.inputs)
    return f". Read in: {listed([line(path) for path in files], 'and')}" if files else ""


def _width(screen: Screen) -> int:
    return min(screen.columns, _WIDEST)


def _indented(shown: str, width: int) -> str:
    return f"  {wrapped(shown, width - 4, '    ')}"


def _next(step: str, screen: Screen) -> str:
    """Return the next step, its first word standing out."""
    return _indented(f"Next: {step}", _width(screen)).replace("Next:", screen.paint("strong", "Next:"), 1)


def _strong(shown: str, screen: Screen) -> str:
    return _painted("strong", wrapped(shown, _width(screen)), screen)


def _painted(style: str, lines: str, screen: Screen) -> str:
    """Return lines in a style, each by itself."""
    return "\n".join(screen.paint(style, one) for one in lines.split("\n"))
