"""How most commands write their answer."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """For people, or for programs."""

    text = "text"
    json = "json"
