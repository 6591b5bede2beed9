"""What a scenario found: how often it was tried, and what did not hold."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Kind = Literal["torn", "lost", "outside", "left", "other"]
KINDS: tuple[Kind, ...] = ("torn", "lost", "outside", "left", "other")
"""Neither the old nor the new text; another's text lost; written outside the cluster's folder; something left behind
after the next run; else: a false word, a wrong exit, another mode, a fault that did not hit."""

_FIRST = 3


class Faults(Struct):
    """Tries of one writer in one scenario."""

    tries: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    first: list[str] = field(default_factory=list)
    """The first few faults, in words."""

    def add(self, kind: Kind, said: str, number: int = 1) -> None:
        """Count a fault."""
        self.counts[kind] += number
        if len(self.first) < _FIRST:
            self.first.append(f"{kind}: {said}")

    @property
    def none(self) -> bool:
        """Whether all held."""
        return not any(self.counts.values())


class Control(Struct):
    """The same scenario on a naive writer."""

    writer: str
    kind: Kind
    faults: Faults

    @property
    def failed(self) -> bool:
        """Whether it failed in the way that it must."""
        return self.faults.counts[self.kind] > 0

    def __str__(self) -> str:
        """Return it in words."""
        return f"{self.writer}: {self.faults.counts[self.kind]} of {self.faults.tries} {self.kind}"


class Row(Struct):
    """One scenario: what it found with ours and with the control, or why the machine cannot run it."""

    name: str
    ours: Faults
    control: Control | None
    missing: str = ""
    """What the machine lacks."""

    @property
    def good(self) -> bool:
        """Whether ours held and the control failed."""
        return bool(self.missing) or (self.ours.none and self.control is not None and self.control.failed)


def lacking(name: str, missing: str) -> Row:
    """Return the row of a scenario that this machine cannot run."""
    return Row(name, Faults(), None, missing)
