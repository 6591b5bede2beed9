"""A finding: one fault in a user's file, with its place. A value, never an exception; nothing here prints or reads."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")

Keys = tuple[str | int, ...]
"""The way from a file's top to a value: mapping keys as written, list positions from 0."""


class Route(Struct, frozen=True, cache_hash=True):
    """A place by meaning: a file and the keys in it. Rules name routes; only the engine knows lines."""

    file: str
    """Path relative to the cluster's folder, with `/`."""
    keys: Keys = ()
    on: Literal["key", "value"] = "value"
    """Whether the last key itself is meant, or what stands under it."""

    @property
    def name(self) -> Route:
        """The place of the last key itself, where a finding on the whole of what stands under it belongs."""
        return Route(self.file, self.keys, "key")

    def under(self, *keys: str | int) -> Route:
        """Return the place of a value further down, whether the key of this one was meant or its value."""
        return Route(self.file, self.keys + keys)


class Span(Struct, frozen=True):
    """A place by position: 1-based lines and columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Span(1, 1, 1, 1)
"""The place of a fault that belongs to a whole file."""


class Related(Struct, frozen=True):
    """Another place that has a part in a finding, and what is there."""

    message: str
    route: Route
    span: Span | None = None


class Fix(Struct, frozen=True):
    """What surely stands right in the place of a value or key: the new text, and which text it replaces."""

    text: str
    """As it will be written, once `span` is known; before, the word or number alone."""
    form: Literal["bare", "kept", "quoted"] = "bare"
    """Written without quotes, in the quotes that are there, or what is there put in quotes."""
    span: Span | None = None


class Finding(Struct, frozen=True):
    """One fault. `span` is None until the engine has looked the route up; `severity` until the catalogue has spoken."""

    code: str
    message: str
    route: Route
    help: str = ""
    """The next step that mends it."""
    related: tuple[Related, ...] = ()
    span: Span | None = None
    severity: Severity = "error"
    fingerprint: str = ""
    """A name that stays when lines move; empty until somebody asks for it (`rules.fingerprints`)."""
    fix: Fix | None = None
    """What `validate --fix` writes; only where nothing else can be meant."""
