"""What is wrong with a date as written, and what was probably meant. Pure text."""

import calendar
import re

_SHAPES = "1998, 1998-03 or 1998-03-15"
_OUTSIDE = "outside the years 1900 to 2199"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})", re.ASCII
)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*", re.ASCII)

_MONTH_LAST = re.compile(r"(\d{1,2})[/-](\d{4})", re.ASCII)
_MONTH_BEHIND = re.compile(r"(\d{4})(?:/(\d{1,2})|-(\d))", re.ASCII)


def month_of(text: str) -> str:
    """Return the month that 03/1998, 3-1998, 1998/3 and 1998-3 are, as it is written; empty for all that has a day."""
    if found := _MONTH_LAST.fullmatch(text.strip()):
        return _sound(found[2], int(found[1]), None)
    found = _MONTH_BEHIND.fullmatch(text.strip())
    return _sound(found[1], int(found[2] or found[3]), None) if found else ""


def date_fault(text: str) -> tuple[str, str]:
    """Return what a text that should be a date is, and what to write instead (empty where nobody can know)."""
    if found := _WRITTEN.fullmatch(text):
        return _numbers_fault(found[1], int(found[2]), int(found[3]) if found[3] else None)
    for what, meant in (
        ("a date with strokes or dots", _in_order(_YEAR_FIRST.fullmatch(text))),
        ("a date written the other way round", _turned(_YEAR_LAST.fullmatch(text))),
        ("a month in words", _in_words(_IN_WORDS.fullmatch(text.lower()))),
        ("a date with the time of day", _timed(_TIMED.fullmatch(text))),
    ):
        if meant:
            return what, meant
    if re.fullmatch(r"\d{4}-\d{4}", text, re.ASCII):
        return "two years", "one year, or the month in which it begins"
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return _OUTSIDE, ""
    if re.fullmatch(r"\d\d", text, re.ASCII):
        return "a year of two digits", f"{'19' if text >= '50' else '20'}{text}"
    return "no date", f"it as {_SHAPES}"


def _numbers_fault(year: str, month: int, day: int | None) -> tuple[str, str]:
    """Say what is wrong with the year, the month or the day of a date that is in order."""
    if not 1 <= month <= len(_MONTHS):
        return "no month", f"{year}-12 or {year}"
    if not "1900" <= year <= "2199":
        return _OUTSIDE, ""
    days = calendar.monthrange(int(year), month)[1]
    if day is None or 1 <= day <= days:
        return "a date with a digit missing", _date(year, month, day)
    return "no day of that month", f"{_date(year, month, days)} or {_date(year, month, None)}"


def _date(year: str, month: int, day: int | None) -> str:
    return f"{year}-{month:02}" + ("" if day is None else f"-{day:02}")


def _sound(year: str, month: int, day: str | None) -> str:
    """Return the date, or nothing where it would be none."""
    if not 1 <= month <= len(_MONTHS) or not "1900" <= year <= "2199":
        return ""
    if day and not 1 <= int(day) <= calendar.monthrange(int(year), month)[1]:
        return ""
    return _date(year, month, int(day) if day else None)


def _in_order(found: re.Match[str] | None) -> str:
    return _sound(found[1], int(found[2]), found[3]) if found else ""


def _turned(found: re.Match[str] | None) -> str:
    """Take the day to come first, as in India, unless only the other way makes a date."""
    if not found:
        return ""
    return _sound(found[3], int(found[2]), found[1]) or _sound(found[3], int(found[1] or 0), found[2])


def _in_words(found: re.Match[str] | None) -> str:
    if not found or found[2][:3] not in _MONTHS:
        return ""
    return _sound(found[4], _MONTHS.index(found[2][:3]) + 1, found[1] or found[3])


def _timed(found: re.Match[str] | None) -> str:
    return found[1] if found else ""
