"""A figure: shapes and labels with places in pixels and styles by name. What a style looks like, a writer knows."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Point = tuple[int, int]


class Box(Struct, frozen=True, tag="box", tag_field="shape"):
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int
    style: str
    radius: int = 0
    tip: str = ""
    """What a pointer that rests on it is told."""


class Line(Struct, frozen=True, tag="line", tag_field="shape"):
    """A line through points; between two points that are `bent` it leaves and arrives upright."""

    points: tuple[Point, ...]
    style: str
    bent: bool = False
    tip: str = ""


class Arc(Struct, frozen=True, tag="arc", tag_field="shape"):
    """A line that rises from one point over what lies between, and comes down at another."""

    start: Point
    end: Point
    rise: int
    style: str
    tip: str = ""


class Label(Struct, frozen=True):
    """A line of text; `y` is where its letters stand."""

    x: int
    y: int
    text: str
    style: str
    anchor: Literal["start", "middle", "end"] = "start"


Shape = Box | Line | Arc


class Figure(Struct, frozen=True):
    """A figure with its name and what it shows in words, for those who don't see it."""

    width: int
    height: int
    title: str
    description: str
    shapes: tuple[Shape, ...]
    """What comes later lies above."""
    labels: tuple[Label, ...]
