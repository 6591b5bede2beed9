"""A figure as SVG: a file that needs nothing else, or a part of a page.

No script, no reference, dark on dark screens, light on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, assert_never

from msgspec.structs import replace

from clusterctl.report.figures.figure import Arc, Box, Line
from clusterctl.report.text import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.report.figures.figure import Figure, Label, Point, Shape

ANCHORS = {"middle": "y", "end": "z"}
"""Styles of labels that stand around their place, or end there; no sheet has styles so named."""
_FEWEST = 2
"""Points of a line that encloses nothing."""
T = TypeVar("T", bound="Shape | Label")
_FONT = "'Noto Sans',Arial,Helvetica,'Nirmala UI',sans-serif"
_GROUND = "paper"
"""The shape that is the ground of a file; on a page, the page is."""


def svg(figure: Figure, style: str, name: str) -> str:
    """Return the figure as a file, with a style sheet of our own; its ids begin with a name."""
    return _written(figure, style, name, 'xmlns="http://www.w3.org/2000/svg"', f' font-family="{_FONT}"')


def inline(figure: Figure, look: str, name: str, *, tips: bool = True) -> str:
    """Return the figure as a part of an HTML page, whose style sheet has the rules of its look (`sheets.scoped`).

    Its ids begin with its name, and its classes with its look, so that they meet no others. Without
    tips a pointer is told nothing: what it would be told stands in the text around it.
    """
    shapes = tuple(_named(shape, look) for shape in figure.shapes if shape.style != _GROUND)
    if not tips:
        shapes = tuple(replace(shape, tip="") for shape in shapes)
    labels = tuple(_named(_anchored(label), look) for label in figure.labels)
    return _written(replace(figure, shapes=shapes, labels=labels), "", name, f'class="{look}"')


def _anchored(label: Label) -> Label:
    """Return a label whose style tells on which side of its place it stands."""
    if label.anchor == "start":
        return label
    return replace(label, style=f"{label.style} {ANCHORS[label.anchor]}", anchor="start")


def _named(item: T, look: str) -> T:
    return replace(item, style=" ".join(f"{look}-{word}" for word in item.style.split()))


def _written(figure: Figure, style: str, name: str, first: str, last: str = "") -> str:
    """Return the figure's element, with attributes that come first and last."""
    size = f'viewBox="0 0 {figure.width} {figure.height}" width="{figure.width}" height="{figure.height}"'
    said = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    lines = [
        f"<svg {first} {size} {said}{last}>",
        f'<title id="{name}-title">{_text(figure.title)}</title>',
        f'<desc id="{name}-desc">{_text(figure.description)}</desc>',
        *([f"<style>\n{style}</style>"] if style else []),
        *(_shape(shape) for shape in _together(figure.shapes)),
        *(_label(label) for label in figure.labels),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _together(shapes: Sequence[Shape]) -> Iterator[Shape | tuple[Line, ...]]:
    """Yield shapes in their order; plain lines of one style that follow one another as one."""
    held: list[Line] = []
    for shape in shapes:
        plain = isinstance(shape, Line) and len(shape.points) == _FEWEST and not (shape.tip or shape.bent)
        if held and not (plain and shape.style == held[0].style):
            yield tuple(held)
            held = []
        if plain and isinstance(shape, Line):
            held.append(shape)
        else:
            yield shape
    if held:
        yield tuple(held)


def _text(text: str) -> str:
    """Return a text that is nothing but text; `html.escape` does the same to it, but loads a table of all entities."""
    return inert(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shape(shape: Shape | tuple[Line, ...]) -> str:
    match shape:
        case tuple():
            return f'<path d="{"".join(_straight(line.points) for line in shape)}" class="{shape[0].style}"/>'
        case Box():
            corner = f' rx="{shape.radius}"' if shape.radius else ""
            drawn = f'<rect x="{shape.x}" y="{shape.y}" width="{shape.width}" height="{shape.height}"{corner}'
        case Line():
            drawn = f'<path d="{_bent(shape.points) if shape.bent else _straight(shape.points)}"'
        case Arc():
            (x, y), (end, _), rise = shape.start, shape.end, shape.rise
            drawn = f'<path d="M{x} {y}C{x} {y - rise} {end} {y - rise} {end} {shape.end[1]}"'
        case _:
            assert_never(shape)
    drawn += f' class="{shape.style}"'
    return f"{drawn}><title>{_text(shape.tip)}</title></{drawn[1:5]}>" if shape.tip else f"{drawn}/>"


def _straight(points: Sequence[Point]) -> str:
    """Return a path in few letters: upright and level lines by one figure, an outline by its end."""
    (x, y), *rest = points
    found, is_closed = f"M{x} {y}", len(points) > _FEWEST and points[0] == points[-1]
    for to_x, to_y in rest[:-1] if is_closed else rest:
        found += f"V{to_y}" if to_x == x else f"H{to_x}" if to_y == y else f"L{to_x} {to_y}"
        x, y = to_x, to_y
    return found + "Z" if is_closed else found


def _bent(points: tuple[Point, ...]) -> str:
    """Return a path that is upright at each point, and straight where two points lie one above the other."""
    (x, y), *rest = points
    found = f"M{x} {y}"
    for to_x, to_y in rest:
        middle = (y + to_y) // 2
        found += f"V{to_y}" if to_x == x else f"C{x} {middle} {to_x} {middle} {to_x} {to_y}"
        x, y = to_x, to_y
    return found


def _label(label: Label) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return f'<text x="{label.x}" y="{label.y}"{anchor} class="{label.style}">{_text(label.text)}</text>'
