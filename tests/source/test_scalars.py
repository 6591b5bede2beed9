"""What a plain scalar means: YAML 1.2 core, less what people misread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.source.scalars import LIMIT_DIGITS, Refused, resolve

TEXTS = [
    *("no", "No", "NO", "yes", "on", "off", "y", "n", "none", "TRue", "nULL"),
    *("12:30", "12:30:45", "1999-03", "1999-03-15", "1999-2000", "15/3/1999", "1.2.3", "1 000", "1,000", "12 %"),
    *("+", "-", ".", "..", "+.", "-.", "e3", "1e", "1e+", "1.e", "0x", "0xZZ", "0b", "0o", "_1", "1a", "12th", "-x"),
    *("inf", "nan", "+inf", ".infinity", ".nans", "\u0661\u0662", "\uff11\uff12", "1\u00b2", "\u09e7", "½"),
]  # fmt: skip
NUMBERS = {
    "0": "0", "-0": "0", "+5": "5", "-5": "-5", "1234567890": "1234567890", "9" * LIMIT_DIGITS: "9" * LIMIT_DIGITS,
    "0.5": "0.5", ".5": "0.5", "-.5": "-0.5", "1.": "1", "1.50": "1.50", "-0.0": "-0.0",
    "12345678901234567.890": "12345678901234567.890",
    "1e3": "1E+3", "1E3": "1E+3", "1e+3": "1E+3", "1.5e-3": "0.0015", "0e0": "0", "1e30": "1E+30",
}  # fmt: skip
REFUSED = {
    "YML013": ["1" * (LIMIT_DIGITS + 1), "-" + "1" * 5000, "0." + "1" * 5000, "0" * 5000, "1e" + "1" * 5000],
    "YML014": ["0123", "00", "-07", "+07", "00.5", "0123e4", "1_000", "1_0.5", "1__0", "0_0", "-1_0", "1_",
               "0x10", "0XFF", "+0x1", "-0b1", "0b11", "0o17", "0O7", "0x1_0"],
    "YML015": [".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "-.INF",
               "1e999", "-1e31", "1e-31", "9e99999999", "1e918446744073709551615", "-1e-918446744073709551615"],
}  # fmt: skip
WORDS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "false": False,
    "FALSE": False,
}


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers_keep_their_digits(text: str, value: str) -> None:
    assert str(resolve(text)) == value


@pytest.mark.parametrize(("text", "value"), WORDS.items())
def test_the_few_words_with_a_meaning(text: str, value: bool | None) -> None:
    assert resolve(text) is value


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_what_is_refused(code: str, text: str) -> None:
    found = resolve(text)
    assert isinstance(found, Refused)
    assert found.code == code
    assert found.message
    assert found.help


@given(st.integers(-(10**LIMIT_DIGITS) + 1, 10**LIMIT_DIGITS - 1))
def test_every_whole_number_is_read_as_it_is_written(number: int) -> None:
    assert resolve(str(number)) == number


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=4)
)
def test_every_decimal_is_read_as_it_is_written(number: Decimal) -> None:
    assert str(resolve(f"{number:f}")) == f"{number:f}"


@given(st.text(alphabet="0123456789+-._eExXoObBnaifNAIF", max_size=60) | st.text(max_size=10))
def test_any_text_has_one_meaning_or_is_refused(text: str) -> None:
    found = resolve(text)
    assert found == text or not isinstance(found, str)
