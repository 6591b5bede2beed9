"""Words: what bodies are called where room is small."""

from __future__ import annotations

import pytest

from clusterctl.words import short_names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Small Industries Development Bank of India (SIDBI)", "SIDBI"),
        ("Consortium of Textile Exporters (COTEX)", "COTEX"),
        ("Apparel Exporters' Association of Ludhiana (APPEAL)", "APPEAL"),
        ("Development Commissioner (Handicrafts)", "Development Commissioner (Handicrafts)"),
        ("Development Commissioner (MSME)", "Development Commissioner (MSME)"),
        ("Bank of Agra (JAIPUR)", "Bank of Agra (JAIPUR)"),
        ("(ABC)", "(ABC)"),
        ("SIDBI", "SIDBI"),
        ("", ""),
    ],
)
def test_initials_that_end_a_name_stand_for_it(name: str, short: str) -> None:
    assert short_names({"a": name}) == {"a": short}


def test_initials_that_two_bodies_share_stand_for_neither() -> None:
    names = {"a": "National Institute of Design (NID)", "b": "New India Dyers (NID)", "c": "State Bank of India (SBI)"}
    assert short_names(names) == {**names, "c": "SBI"}
