"""Languages: their tags, messages, and the forms of numbers, money and dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.run import Run, flat
from clusterctl.report.speech.labels import FORM, STATUS, UNIT
from clusterctl.report.speech.language import Language, english, known, language, normal
from clusterctl.report.speech.locales import locale_of
from clusterctl.words import Say
from clusterctl.words import english as terminal
from generate.catalogue import compile_po
from tests.cli.test_loading import loaded

if TYPE_CHECKING:
    from pathlib import Path

NBSP = "\N{NO-BREAK SPACE}"
LOCALES = ("en", "en-IN", "en-GB", "hi-IN", "pa-IN", "ta-IN", "mr-IN", "bn-BD", "ne-NP", "fr", "de-CH", "ar-EG", "ur")
HINDI = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{several} and {last}"
msgstr "{several} और {last}"

msgid "{amount} crore"
msgstr "{amount} करोड़"

msgid "{amount} lakh"
msgstr "{amount} लाख"

msgid "{n} activity"
msgid_plural "{n} activities"
msgstr[0] "{n} गतिविधि"
msgstr[1] "{n} गतिविधियाँ"

msgctxt "status of an activity"
msgid "done"
msgstr "पूर्ण"

msgid "of {one}, {other}"
msgstr "{other}, {one} का"
"""


def form(tag: str) -> Language:
    """Return a language with English words and the forms of a locale."""
    if tag == "en":
        return english()
    found = locale_of(tag)
    assert found
    return Language(tag, NullTranslations(), found)


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """A folder with a catalogue of Hindi."""
    (tmp_path / "hi").mkdir()
    (tmp_path / "hi/report.mo").write_bytes(compile_po(HINDI.encode(), "hi/report.po", "hi"))
    return tmp_path


# -- tags --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), ("EN", "en"), ("EN-in", "en-IN"), ("en_IN", "en-IN"), (" en-gb ", "en-GB"), ("en-001", "en-001"),
     ("en-latn-in", "en-Latn-IN")],
)  # fmt: skip
def test_a_tag_in_odd_case_is_known(written: str, tag: str) -> None:
    found = language(written)
    assert found
    assert found.tag == tag == normal(written)


@pytest.mark.parametrize(
    "tag",
    ["", "-", "e", "zz", "english", "de", "hi", "en-XX", "en-IN-x", "../en", "en/../..", "root", "und", "in", "en--IN",
     "ईन", "x" * 999],
)  # fmt: skip
def test_an_unknown_tag_or_one_without_a_catalogue_is_none(tag: str, tmp_path: Path) -> None:
    assert language(tag, tmp_path) is None


def test_a_language_is_known_by_its_catalogue(catalogues: Path) -> None:
    assert known(catalogues) == ["en", "hi"]
    assert [found.tag for tag in ("hi", "HI_in") if (found := language(tag, catalogues))] == ["hi", "hi-IN"]


def test_another_script_is_another_catalogue(catalogues: Path) -> None:
    assert language("hi-Deva-IN", catalogues)
    assert language("hi-Latn", catalogues) is None


# -- messages ----------------------------------------------------------------------------------------------------------


def test_messages_labels_and_plurals_come_from_the_catalogue(catalogues: Path) -> None:
    hindi = language("hi", catalogues)
    assert hindi
    assert hindi.listed(["क", "ख", "ग"]) == "क, ख और ग"
    assert [hindi.several(n, "{n} activity", "{n} activities") for n in (0, 1, 2, 123456)] == [
        "0 गतिविधि", "1 गतिविधि", "2 गतिविधियाँ", "1,23,456 गतिविधियाँ",
    ]  # fmt: skip
    assert hindi.label(STATUS, "done") == "पूर्ण"
    assert hindi.label(FORM, "cash") == "cash"  # not translated yet
    assert hindi.message("of {one}, {other}", one="1", other="2") == "2, 1 का"
    assert hindi.sum(16_557_500, "INR") == f"₹1.66{NBSP}करोड़"
    assert hindi.sum(250_000, "INR") == f"₹2.5{NBSP}लाख"


def test_runs_stay_where_a_translation_puts_them(catalogues: Path) -> None:
    hindi = language("hi", catalogues)
    assert hindi
    said = hindi.runs("of {one}, {other}", one=Run("1", note=4), other=(Run("2", "old"), Run("3")))
    assert said == (Run("2", "old"), Run("3"), Run(", "), Run("1", note=4), Run(" का"))
    assert flat(hindi.several_runs(2, "{n} activity", "{n} activities")) == "2 गतिविधियाँ"


@pytest.mark.parametrize("say", [english(), terminal])
def test_a_value_is_never_searched_for_places(say: Say) -> None:
    assert say("{who} gave {what}", who="{what}", what="{who} {} {0}") == "{what} gave {who} {} {0}"


def test_an_empty_message_is_not_the_head_of_the_catalogue(catalogues: Path) -> None:
    hindi = language("hi", catalogues)
    assert hindi
    assert not hindi.message("")


@pytest.mark.parametrize(
    ("key", "label"), [("firms", "firms"), ("dye_vats", "dye vats"), ("kg CO2_e", "kg CO2_e"), ("%", "%")]
)  # fmt: skip
def test_a_word_that_no_table_knows_stays(key: str, label: str) -> None:
    assert english().label(UNIT, key) == label


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "number", "money", "dollars", "day"),
    [
        ("en", "12,345,678.5", f"INR{NBSP}12,345,678.50", f"USD{NBSP}−1,235", f"30{NBSP}September 2025"),
        ("en-IN", "1,23,45,678.5", "₹1,23,45,678.50", "−$1,235", f"30{NBSP}September 2025"),
        ("en-GB", "12,345,678.5", "₹12,345,678.50", "−US$1,235", f"30{NBSP}September 2025"),
        ("hi-IN", "1,23,45,678.5", "₹1,23,45,678.50", "−$1,235", f"30{NBSP}सितंबर 2025"),
        ("pa-IN", "1,23,45,678.5", "₹1,23,45,678.50", "−US$1,235", f"30{NBSP}ਸਤੰਬਰ 2025"),
        ("ta-IN", "1,23,45,678.5", "₹1,23,45,678.50", "−$1,235", f"30{NBSP}செப்டம்பர், 2025"),
        ("mr-IN", "1,23,45,678.5", "₹1,23,45,678.50", "−$1,235", f"30{NBSP}सप्टेंबर, 2025"),
    ],
)
def test_forms(tag: str, number: str, money: str, dollars: str, day: str) -> None:
    say = form(tag)
    assert say.number(Decimal("12345678.5")) == number
    assert say.money(Decimal("12345678.5"), "INR", None) == money
    assert say.money(Fraction("-1234.5"), "USD") == dollars
    assert say.day(date(2025, 9, 30)) == day


@pytest.mark.parametrize(
    ("amount", "currency", "places", "shown"),
    [
        (1234, "JPY", 2, "JPY 1,234"),  # a currency without a smaller coin
        (Decimal("1234.5"), "JPY", None, "JPY 1,234.5"),  # as written, odd as it is
        (Decimal("1.5"), "KWD", None, "KWD 1.500"),
        (Decimal("12.5"), "USD", None, "USD 12.50"),
        (Decimal("12.125"), "USD", None, "USD 12.125"),
        (Decimal("12.00"), "USD", None, "USD 12"),
        (12, "USD", 2, "USD 12.00"),
        (Fraction(1, 3), "USD", 2, "USD 0.33"),
        (Fraction(-1, 3), "USD", 0, "USD 0"),  # nothing has no sign
        (-5, "USD", 0, "USD −5"),
        (10**21, "USD", 0, "USD 1,000,000,000,000,000,000,000"),
        (5, "XYZ", 0, "XYZ 5"),
    ],
)
def test_money(amount: Decimal | Fraction | int, currency: str, places: int | None, shown: str) -> None:
    assert english().money(amount, currency, places) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (99_999, "₹99,999"), (Fraction("99999.6"), "₹1,00,000"), (100_000, "₹1 lakh"), (-250_000, "−₹2.5 lakh"),
        (9_994_999, "₹99.95 lakh"), (9_999_500, "₹1 crore"), (9_999_999, "₹1 crore"), (10_000_000, "₹1 crore"),
        (16_557_500, "₹1.66 crore"), (10**12, "₹1,00,000 crore"), (0, "₹0"),
    ],
)  # fmt: skip
def test_sums_in_lakh_and_crore(amount: Fraction | int, shown: str) -> None:
    assert form("en-IN").sum(amount, "INR") == shown.replace(" ", NBSP)


def test_sums_elsewhere_are_whole() -> None:
    assert form("en-GB").sum(16_557_500, "INR") == "₹16,557,500"
    assert english().sum(16_557_500, "INR") == f"INR{NBSP}16,557,500"


@pytest.mark.parametrize(
    ("figure", "places", "shown"),
    [
        (Fraction(1, 3), None, "0.333333333333"), (Decimal("1E-9"), None, "0.000000001"),
        (Decimal("1E+21"), None, "1,000,000,000,000,000,000,000"), (Decimal("-0.001"), 1, "0.0"),
        (Decimal("-0"), None, "0"), (Decimal("0.50"), None, "0.5"), (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "−3"),
    ],
)  # fmt: skip
def test_odd_numbers(figure: Fraction | Decimal, places: int | None, shown: str) -> None:
    assert english().number(figure, places) == shown
    if figure < 1000:
        assert form("en-IN").number(figure, places) == shown


def test_shares_and_changes() -> None:
    say = english()
    assert say.share(Fraction(2, 3), 1) == f"0.7{NBSP}%"
    assert [say.signed(Fraction(one), 1) for one in ("0.72", "-3", "0.04", "-0.04", "0")] == [
        "+0.7",
        "−3.0",
        "0.0",
        "0.0",
        "0.0",
    ]


@given(
    tag=st.sampled_from(LOCALES),
    figure=st.decimals(min_value=-(10**15), max_value=10**15, places=3),
    places=st.sampled_from([None, 0, 1, 3]),
)
def test_digits_are_western_whole_and_never_break(tag: str, figure: Decimal, places: int | None) -> None:
    say, plain = form(tag), english()
    for shown, wanted in (
        (say.number(figure, places), plain.number(figure, places)),
        (say.money(figure, "INR", places), plain.money(figure, "INR", places)),
        (say.share(figure, places), plain.share(figure, places)),
    ):
        digits = [char for char in shown if char.isdigit()]
        assert digits == [char for char in wanted if char.isdigit()]
        assert all(char in "0123456789" for char in digits)
        assert " " not in shown
        assert "E" not in shown
        assert ("−" in shown) == ("−" in wanted)


# -- dates -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("1998", "1998", "1998"), ("1998", "1999-06", "1998 to June 1999"), (None, "1998-12", "until December 1998"),
        ("1998-03-15", None, f"since 15{NBSP}March 1998"), (None, None, ""),
        ("1998", "1998-01", "1998 to January 1998"),
    ],
)  # fmt: skip
def test_spans(start: str | None, end: str | None, shown: str) -> None:
    first, last = (PartialDate(one) if one else None for one in (start, end))
    assert english().span(first, last) == shown


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("en-IN", "March 1998"),
        ("hi-IN", "मार्च 1998"),
        ("pa-IN", "ਮਾਰਚ 1998"),
        ("ta-IN", "மார்ச் 1998"),
        ("fr", "mars 1998"),
    ],
)
def test_partial_dates_stay_partial(tag: str, month: str) -> None:
    assert [form(tag).dated(one) for one in ("1998", "1998-03")] == ["1998", month]


@given(tag=st.sampled_from(LOCALES), day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days_have_western_digits(tag: str, day: date) -> None:
    digits = "".join(char for char in form(tag).day(day) if char.isdigit())
    assert digits in {f"{day.day}{day.year}", f"{day.year}{day.day}"}


def test_directions_and_countries() -> None:
    assert [form(tag).direction for tag in ("en", "hi-IN", "ur", "ar-EG")] == ["ltr", "ltr", "rtl", "rtl"]
    assert [form(tag).country("IN") for tag in ("en", "en-GB", "hi-IN")] == ["India", "India", "भारत"]
    assert [form(tag).country("QQ") for tag in ("en", "hi-IN")] == ["QQ", "QQ"]


# -- what it loads -----------------------------------------------------------------------------------------------------


def test_plain_english_loads_no_locales() -> None:
    code = (
        "import clusterctl.report.speech.labels; from clusterctl.report.speech.language import language;"
        "say = language('EN');"
        "assert say.money(1200, 'USD') and say.number(12) and say.listed('ab')"
    )
    found = loaded(code)
    assert "clusterctl.report.speech.language" in found
    assert not {name for name in found if name.split(".")[0] in {"babel", "locale"}}
    assert "clusterctl.report.speech.locales" not in found


def test_plain_english_opens_no_catalogue() -> None:
    code = (
        "import sys; opened = []; sys.addaudithook(lambda name, args: name == 'open' and opened.append(str(args[0])));"
        "from clusterctl.report.speech.language import language; language('en')('Words');"
        "assert not [name for name in opened if 'locale' in name and name.endswith(('.mo', '.po'))];"
        "assert any(name.endswith('.pyc') or name.endswith('.py') for name in opened)"
    )
    assert loaded(code)
