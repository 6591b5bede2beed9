"""The phases of a programme and the months in which they usually fall, counted from its start (S1, last table)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Phase = Literal["diagnostic", "trust_building", "action_plan", "implementation", "monitoring", "exit"]


class Usual(Struct, frozen=True):
    """The first and last month of a phase, the programme's first being 1; None where the source leaves it open."""

    first: int | None
    last: int | None


PHASES: dict[Phase, Usual] = {
    "diagnostic": Usual(1, 6),
    "trust_building": Usual(1, 48),
    "action_plan": Usual(7, 12),
    "implementation": Usual(7, None),
    "monitoring": Usual(13, 42),
    "exit": Usual(None, 48),
}
"""They overlap by design."""
