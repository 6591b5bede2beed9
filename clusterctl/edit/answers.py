"""What a new cluster begins with: the answers to the questions, and how each is read from what somebody typed.

A reader takes the text and the answers known so far, and returns the value or raises `AnswerError`; its sentences are
those of `validate` where there are any.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.edit.years import Year, year
from clusterctl.method.countries import COUNTRIES, code_of
from clusterctl.method.currencies import USERS
from clusterctl.model import shape
from clusterctl.model.cluster import Cluster, Programme
from clusterctl.model.partial_dates import PartialDate
from clusterctl.source.decode import refused
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from clusterctl.model.values import Record

LONGEST = 200
MOST = 40
_ESCAPE = "\x1b"


class AnswerError(Exception):
    """An answer that will not do: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both parts."""
        super().__init__(message)
        self.message, self.hint = message, hint


class Answers(Struct, frozen=True):
    """All that is asked for. An empty value is one that was left out."""

    name: str = ""
    id: str = ""
    country: str = ""
    state: str = ""
    places: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    currency: str = ""
    agency: str = ""
    start: str = ""
    end: str = ""
    year: str = ""
    association: str = ""
    support: str = ""
    broker: str = ""

    @property
    def first_year(self) -> Year:
        """The first year to plan for."""
        return year(self.year)


# -- readers -----------------------------------------------------------------------------------------------------------


def text(typed: str) -> str:
    """Return a name or another text of one line."""
    try:
        found = typed.encode("utf-8", "surrogateescape").decode().strip()  # the bytes that a C locale left undecoded
    except UnicodeError:
        raise AnswerError("this is not text in UTF-8", "type it anew, or set your terminal to UTF-8") from None
    if _ESCAPE in found:
        raise AnswerError(
            "a key such as an arrow was pressed, which leaves characters that do not show", "type it anew"
        )
    odd = refused(found) or next((f"U+{ord(char):04X}" for char in found if char in "\t\n\r\x85"), None)
    if odd:
        raise AnswerError(f"an invisible character, {odd}, stands in it", "type it anew, on one line")
    if len(found) > LONGEST:
        raise AnswerError(f"this has {len(found)} characters", f"write at most {LONGEST}; `notes` takes the rest later")
    return found


def texts(typed: str) -> tuple[str, ...]:
    """Return what stands between commas, each once."""
    found: dict[str, str] = {}
    for part in map(text, typed.split(",")):
        if part:
            found.setdefault(part.casefold(), part)
    if len(found) > MOST:
        raise AnswerError(f"these are {len(found)}", f"write the {MOST} that count most; add the others later")
    return tuple(found.values())


def id_(typed: str) -> str:
    """Return an id."""
    found = text(typed)
    _by_the_model(Cluster, "id", found)
    return found


def country(typed: str) -> str:
    """Return a country's code, from its code or its English name."""
    found = text(typed)
    code = code_of(found)
    if code is None:
        near = did_you_mean(found, COUNTRIES.values())
        raise AnswerError(f"`{found}` is no country's code or English name{near}", "write two letters such as IN")
    return code


def currency(typed: str) -> str:
    """Return a currency's code."""
    written = text(typed)
    found = written.upper()
    _by_the_model(Cluster, "currency", found if len(found) == len("INR") else written)
    if found not in USERS:
        near = did_you_mean(found, USERS)
        message = f"`{found}` is not the code of a currency of today{near}"
        raise AnswerError(message, "take the nearest for now; cluster.yaml takes the code of an older one, too")
    return found


def date(typed: str) -> str:
    """Return a date: a year, a month or a day."""
    found = text(typed)
    _by_the_model(Programme, "start", found)
    return found


def first_year(typed: str) -> str:
    """Return the label of a calendar or financial year."""
    found = text(typed)
    try:
        return year(found).label
    except ValueError as error:
        raise AnswerError(str(error), "write 2026 for the calendar year, 2026-2027 for April to March") from None


def _by_the_model(kind: type[Record], key: str, value: str) -> None:
    """Let the files' own type judge a value, so that it is judged here as it will be there."""
    _, findings = shape.check({key: value}, kind, "")
    fault = next((finding for finding in findings if finding.route.keys[:1] == (key,)), None)
    if fault:
        raise AnswerError(fault.message.removeprefix(f"`{key}`: "), fault.help)


# -- answers that do not go together -----------------------------------------------------------------------------------


def agree(answers: Answers) -> None:
    """Raise AnswerError where two answers contradict one another."""
    start = PartialDate(answers.start) if answers.start else None
    end = PartialDate(answers.end) if answers.end else None
    if start and end and end.last < start.first:
        raise AnswerError(f"a programme that ends in {end} cannot begin in {start}", "correct one of the two")
    if answers.year:
        first = answers.first_year
        if end and end.last < first.first:
            raise AnswerError(f"the programme ends in {end}, before {first.label} begins", "name a year within it")
        if start and first.last < start.first:
            raise AnswerError(f"the programme begins in {start}, after {first.label} ends", "name a year within it")
    for one, other in combinations(("association", "support", "broker"), 2):
        if getattr(answers, one) and same_body(getattr(answers, one), getattr(answers, other)):
            message = f"`{getattr(answers, one)}` stands twice; a body counts in one group of the index only"
            raise AnswerError(message, "name another body, or leave this out")


def same_body(one: str, other: str) -> bool:
    """Whether two names are one body's."""
    return one.casefold().split() == other.casefold().split()
