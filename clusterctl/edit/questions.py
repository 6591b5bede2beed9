"""The questions that `init` asks, in their order, as data: dialogue, options and help are made from one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.edit import answers as read
from clusterctl.edit.bodies import proposed_id
from clusterctl.edit.years import proposed
from clusterctl.method.countries import country
from clusterctl.method.currencies import currency_of
from clusterctl.model.partial_dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clusterctl.edit.answers import Answers


def _none(_: Answers, __: date) -> str:
    return ""


class Question(Struct, frozen=True):
    """One question: what it asks for, why, how an answer is read, and what is proposed (an empty text: nothing)."""

    name: str
    """The field of `Answers`."""
    asks: str
    why: str
    """Half a line beside the question: what the answer is for, or what it may look like."""
    read: Callable[[str], str | tuple[str, ...]]
    default: Callable[[Answers, date], str] = _none
    needed: bool = False
    """Whether it must have an answer; all others may be left out."""
    several: bool = False
    lacking: str = ""
    """What to say where it needs an answer, and neither an option nor a proposal gives one."""
    option: str = ""
    """The option that answers it, where it is not called like the field."""

    @property
    def flag(self) -> str:
        """The option that answers it."""
        return f"--{self.option or self.name}"

    def answered(self, answers: Answers, typed: str) -> Answers:
        """Return the answers with this one, left out where nothing was typed; AnswerError where it will not do."""
        if self.needed and not typed.strip():
            raise read.AnswerError(self.lacking or "an answer is needed here", f"write {self.why}")
        nothing: Any = () if self.several else ""
        value = self.read(typed) if typed.strip() else nothing
        found = replace(answers, **{self.name: value})
        read.agree(found)
        return found

    def shown(self, answers: Answers) -> str:
        """Return the answer as one reads it, empty where it was left out."""
        value = getattr(answers, self.name)
        match self.name:
            case "country" if value:
                return f"{value} {country(value)}"
            case "year" if value:
                return f"{value} ({answers.first_year.words})"
        return value if isinstance(value, str) else ", ".join(value)


def _id(answers: Answers, _: date) -> str:
    return proposed_id(answers.name)


def _country(_: Answers, __: date) -> str:
    return "IN"


def _currency(answers: Answers, _: date) -> str:
    return currency_of(answers.country)


def _year(answers: Answers, today: date) -> str:
    start = PartialDate(answers.start) if answers.start else None
    end = PartialDate(answers.end) if answers.end else None
    return proposed(today, start, end)


SECTIONS: dict[str, tuple[Question, ...]] = {
    "The cluster": (
        Question(
            "name", "Name", "what people call it, such as Brassware of Moradabad", read.text, needed=True,
            lacking="a cluster needs a name",
        ),
        Question(
            "id", "Short id", "a word for other programs: small letters, digits, hyphens", read.id_, _id, needed=True,
            lacking="no id can be made of this name",
        ),
        Question("country", "Country", "its code, or its name in English", read.country, _country, needed=True),
        Question("state", "State or province", "shown in each report", read.text),
        Question(
            "places", "Main places", "towns and villages, with commas between them", read.texts,
            several=True, option="place",
        ),
        Question(
            "products", "Products", "what the firms make, with commas between", read.texts,
            several=True, option="product",
        ),
    ),
    "The programme": (
        Question("currency", "Currency", "in which you report; three letters", read.currency, _currency, needed=True),
        Question("agency", "Implementing agency", "who carries the programme out", read.text),
        Question("start", "Start of the programme", "a year, or a month such as 2026-04", read.date),
        Question("end", "End of the programme", "a year or a month; leave it out while it is open", read.date),
        Question(
            "year", "First year to plan", "2026 is January to December, 2026-2027 April to March",
            read.first_year, _year, needed=True,
        ),
    ),
    "The first score sheet": (
        Question("association", "Main association or network of firms", "counts 60 % in the index", read.text),
        Question("support", "A bank or other support institution", "counts 30 %", read.text),
        Question("broker", "A body that brings all together", "a committee, a federation; counts 10 %", read.text),
    ),
}  # fmt: skip

QUESTIONS: dict[str, Question] = {question.name: question for part in SECTIONS.values() for question in part}
