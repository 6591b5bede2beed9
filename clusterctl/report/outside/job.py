"""What is told between `apart`, which has a cluster's own templates filled, and the child that fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Raw, Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Face = Literal["html", "md"]
Kind = Literal["syntax", "name", "include", "refused", "memory", "output", "depth", "value"]

FILLED, FAULTY = 0, 10
"""The child's exit codes where it answers: with the text, or with a `Fault` as JSON."""


class Job(Struct, frozen=True):
    """A template to fill."""

    entry: str
    """The name of the template."""
    templates: Mapping[str, bytes]
    """The sources of all the project's templates, `entry` among them, by the names of their files, without a folder."""
    face: Face
    view: bytes
    """The view model as JSON."""
    figures: str = ""
    """The folder in which pictures of Markdown stand; empty where there is none."""


class Limits(Struct, frozen=True):
    """What a child may take."""

    seconds: int = 20
    """From its start to its end, as a clock on the wall tells them."""
    processor: int = 10
    """Seconds of work."""
    memory: int = 512 * 2**20
    """Bytes."""
    output: int = 8 * 2**20
    """Bytes of the text."""


class Work(Struct, frozen=True):
    """A job as the child reads it."""

    entry: str
    templates: dict[str, str]
    face: Face
    view: Raw
    figures: str


class Fault(Struct, frozen=True):
    """Why a template could not be filled: what is wrong in words, and where."""

    kind: Kind
    message: str = ""
    template: str = ""
    """Empty where it is not known."""
    line: int = 0
    """From 1; 0 where it is not known."""
