"""How answers are read: what is taken, what is refused and why, and which answers contradict one another."""

from __future__ import annotations

import pytest

from clusterctl.edit.answers import LONGEST, MOST, AnswerError, Answers
from clusterctl.edit.questions import QUESTIONS
from clusterctl.method.countries import COUNTRIES, code_of
from clusterctl.method.currencies import USERS, currency_of
from tests.edit.given import BRASSWARE, TODAY, answers


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("name", "  Brassware of Moradabad ", "Brassware of Moradabad"),
        ("name", "नमस्ते", "नमस्ते"),
        ("name", "नमस्ते".encode().decode("ascii", "surrogateescape"), "नमस्ते"),
        ("name", "[bold]x[/bold]", "[bold]x[/bold]"),
        ("id", "true", "true"),
        ("country", "in", "IN"),
        ("country", "India", "IN"),
        ("country", "cote d'ivoire", "CI"),
        ("country", "VIET NAM", "VN"),
        ("country", "Vietnam", "VN"),
        ("country", "uk", "GB"),
        ("currency", "inr", "INR"),
        ("places", "Jaipur, Bagru ,,Jaipur, ", ("Jaipur", "Bagru")),
        ("products", "", ()),
        ("state", "", ""),
        ("start", " ", ""),
        ("end", "", ""),
        ("start", "1998-03-15", "1998-03-15"),
        ("year", "2026", "2026"),
        ("year", "2026-2027", "2026-2027"),
        ("year", "2026-27", "2026-2027"),
        ("year", "FY 1999/00", "1999-2000"),
        ("year", "2011–12", "2011-2012"),
    ],
)
def test_an_answer_is_taken(question: str, typed: str, value: object) -> None:
    assert getattr(QUESTIONS[question].answered(Answers(), typed), question) == value


@pytest.mark.parametrize(
    ("question", "typed", "said", "hint"),
    [
        ("name", " ", "a cluster needs a name", "write what people call it"),
        ("name", "a\x07b", "an invisible character, U+0007", "type it anew"),
        ("name", "a\tb", "an invisible character, U+0009", "on one line"),
        ("name", "a\nb", "an invisible character, U+000A", "on one line"),
        ("name", "a\u202eb", "an invisible character, U+202E", "type it anew"),
        ("name", "\ufeffa", "an invisible character, U+FEFF", "type it anew"),
        ("name", "\x1b[D", "a key such as an arrow was pressed", "type it anew"),
        ("name", "a\ud800", "not text in UTF-8", "type it anew"),
        ("name", "x" * (LONGEST + 1), f"{LONGEST + 1} characters", f"at most {LONGEST}"),
        ("id", "Brass Ware", "`Brass Ware` can't be an id; write `brass-ware`", "small letters"),
        ("id", "", "no id can be made of this name", "small letters"),
        ("id", "-", "`-` can't be an id", "small letters"),
        ("country", "Indya", "did you mean `India`?", "two letters"),
        ("country", "XX", "`XX` is no country's code", "two letters"),
        ("currency", "Rs", "must be three capital letters, such as INR; this is `Rs`", ""),
        ("currency", "IMR", "did you mean `", "older one"),
        ("start", "1998-13", "`1998-13` is no month; write 1998-12 or 1998", ""),
        ("end", "15/03/1998", "a date written the other way round; write 1998-03-15", ""),
        ("year", "2026-2028", "its two years must follow each other", "2026-2027 for April"),
        ("year", "2026-07", "its two years must follow each other", "2026 for the calendar year"),
        ("year", "next", "`next` is no year", "2026 for the calendar year"),
        ("year", "1850", "`1850` is no year", "2026 for the calendar year"),
        ("places", ",".join(map(str, range(MOST + 1))), f"these are {MOST + 1}", f"the {MOST} that count most"),
        ("places", "Jaipur, Ba\x00gru", "U+0000", "type it anew"),
    ],
)
def test_an_answer_is_refused_with_a_reason(question: str, typed: str, said: str, hint: str) -> None:
    with pytest.raises(AnswerError) as error:
        QUESTIONS[question].answered(Answers(), typed)
    assert said in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("given", "question", "typed", "said"),
    [
        ({"start": "2026"}, "end", "2025", "ends in 2025 cannot begin in 2026"),
        ({"end": "2025"}, "start", "2026-01", "ends in 2025 cannot begin in 2026-01"),
        ({"end": "2025"}, "year", "2026", "ends in 2025, before 2026 begins"),
        ({"year": "2026"}, "end", "2025", "ends in 2025, before 2026 begins"),
        ({"start": "2027"}, "year", "2026", "begins in 2027, after 2026 ends"),
        ({"start": "2027-04"}, "year", "2026-27", "begins in 2027-04, after 2026-2027 ends"),
        ({"association": "SIDBI"}, "support", "sidbi", "stands twice"),
        ({"support": "Brass  Council"}, "broker", "brass council", "stands twice"),
    ],
)
def test_answers_that_contradict_one_another(given: dict[str, str], question: str, typed: str, said: str) -> None:
    known = Answers()
    for name, text in given.items():
        known = QUESTIONS[name].answered(known, text)
    with pytest.raises(AnswerError, match=said):
        QUESTIONS[question].answered(known, typed)


@pytest.mark.parametrize("given", [{"start": "2026-12", "end": "2026"}, {"end": "2026-04", "year": "2026-27"}], ids=str)
def test_dates_that_may_be_in_order_are_taken(given: dict[str, str]) -> None:
    known = Answers()
    for name, text in given.items():
        known = QUESTIONS[name].answered(known, text)
    assert all(getattr(known, name) for name in given)


def test_the_agency_may_be_one_of_the_bodies() -> None:
    assert answers({**BRASSWARE, "agency": "brass cluster committee"}).agency == "brass cluster committee"


@pytest.mark.parametrize(
    ("start", "end", "proposed"),
    [
        ("", "", "2026"), ("2025", "", "2026"), ("2026-12", "", "2026"), ("2027-04", "", "2027"), ("", "2026", "2026"),
        ("", "1999", "1999"), ("1997", "2002", "1997"), ("2028", "2030", "2028"), ("2026-11", "2026-11-22", "2026"),
    ],
)  # fmt: skip
def test_the_year_that_is_proposed_lies_in_the_programme(start: str, end: str, proposed: str) -> None:
    known = Answers(start=start, end=end)
    assert QUESTIONS["year"].default(known, TODAY) == proposed
    assert QUESTIONS["year"].answered(known, proposed).year == proposed


def test_each_question_has_its_answer_and_its_half_a_line() -> None:
    assert tuple(QUESTIONS) == Answers.__struct_fields__
    for question in QUESTIONS.values():
        assert len(f"{question.asks}  {question.why}") <= 79
        assert question.needed == bool(question.lacking) or question.default(answers({"name": "Ab"}), TODAY)


def test_each_country_but_one_has_a_currency() -> None:
    with_one = [country for users in USERS.values() for country in users]
    assert sorted(with_one) == sorted(set(COUNTRIES) - {"AQ"})
    assert [currency_of(code) for code in ("IN", "BT", "DE", "AQ")] == ["INR", "BTN", "EUR", "USD"]


def test_each_country_is_found_by_its_code_and_name() -> None:
    assert [code for code, name in COUNTRIES.items() if code_of(name) != code or code_of(code.lower()) != code] == []
