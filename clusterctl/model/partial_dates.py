"""Dates as files hold them: a day, a month or a year, as a value and as a key."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, NoReturn, Self

from msgspec import Meta

_WANTED = "a date: 1998, 1998-03 or 1998-03-15"
DAY_PATTERN = (
    r"^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?(?!\n)$"
    r"|^((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29(?!\n)$"
)
_DAY = re.compile(DAY_PATTERN)

DateKey = Annotated[str, Meta(pattern=DAY_PATTERN, extra={"wanted": _WANTED, "date": True})]
"""A key by date: what stands under it holds from then until the next entry."""
AimKey = Annotated[str, Meta(pattern=DAY_PATTERN, extra={"wanted": _WANTED, "date": True, "aim": True})]
"""A key by date of something aimed for: it stands for its own date, and was known before."""


@lru_cache(maxsize=2000)  # the same dates are asked for over and over
def _first(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=2000)
def _last(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    if len(parts) > 2:  # noqa: PLR2004 - year, month, day
        return _first(text)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


class PartialDate:
    """A day, a month or a year; a partial date stands for its whole span. Years 1900 to 2199."""

    wanted: ClassVar[str] = _WANTED
    schema: ClassVar[Mapping[str, Any]] = {
        "anyOf": [{"type": "string", "pattern": DAY_PATTERN}, {"type": "integer", "minimum": 1900, "maximum": 2199}]
    }
    __slots__ = ("text",)
    text: str

    def __init__(self, text: str) -> None:
        """Take a date as written; ValueError if it is none."""
        if not _DAY.match(text):
            raise ValueError(self.wanted)
        object.__setattr__(self, "text", text)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: dates do not change."""
        raise AttributeError(name)

    @classmethod
    def decode(cls, written: object) -> Self:
        """Convert what YAML gave; ValueError says what is wrong."""
        if isinstance(written, Decimal) and written == written.to_integral_value():
            written = int(written)
        if isinstance(written, bool) or not isinstance(written, int | str):
            raise ValueError(cls.wanted)  # noqa: TRY004 - msgspec turns ValueError into a fault of the data
        return cls(str(written))

    @property
    def first(self) -> date:
        """The first day of the span."""
        return _first(self.text)

    @property
    def last(self) -> date:
        """The last day of the span."""
        return _last(self.text)

    def is_before(self, other: Self) -> bool:
        """Whether every day of it surely lies before the other; spans that overlap have no order."""
        shared = min(len(self.text), len(other.text))
        return self.text[:shared] < other.text[:shared]

    def is_after(self, other: Self) -> bool:
        """Whether every day of it surely lies after the other."""
        return other.is_before(self)

    def ends_before(self, day: date) -> bool:
        """Whether its last day lies before a day."""
        return self.text < day.isoformat()[: len(self.text)]

    def begins_after(self, day: date) -> bool:
        """Whether its first day lies after a day."""
        return self.text > day.isoformat()[: len(self.text)]

    def __eq__(self, other: object) -> bool:
        """Equal as written."""
        return isinstance(other, PartialDate) and self.text == other.text

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(self.text)

    def __str__(self) -> str:
        """Give the date as written."""
        return self.text

    def __repr__(self) -> str:
        """Show the date in a debugger."""
        return f"PartialDate({self.text!r})"
