"""The pseudo-language finds words that were not given to the catalogue, and no others."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from clusterctl.report.speech.labels import STATUS
from tests.report.pseudo import broken, language, outside, pseudo

OWN = ("Calico", "First fair of the printers at Jaipur", "The printers have no direct way to the market", "SIDBI")


def test_messages_are_longer_accented_and_keep_their_places() -> None:
    said = pseudo("The cluster pays {share} of {cost}")
    assert said.startswith("⟦Ṫĥë çľûšťëŕ ṗäýš {share} öḟ {cost} ~")
    assert 1.25 < len(said) / len("The cluster pays {share} of {cost}") < 1.6


def test_the_language_says_everything_in_its_own_way() -> None:
    say = language()
    said = [
        say("of {what}", what="12"), say.several(2, "{n} activity", "{n} activities"), say.label(STATUS, "under_way"),
        say.number(12345), say.money(12345, "USD"), say.sum(Fraction(25_000_000), "INR"), say.share(56),
        say.day(date(1998, 3, 15)), say.country("IN"), say.listed(["1", "2", "3"]), say.as_exact("5", "about"),
    ]  # fmt: skip
    assert outside(f"<html><body>{' <br> '.join(said)}</body></html>", ()) == []
    assert say.number(12345) == "12˙345"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><p>⟦Ṫĥë⟧</p></html>", []),
        ("<html><p>The end</p></html>", ["The", "end"]),
        ("<html><p>⟦Ṫĥë the ⟧</p></html>", ["the"]),  # a value inside of a message that was not said itself
        ("<html><p>Calico and SIDBI</p></html>", ["and"]),
        ("<html><p>⟦ýëš: Calico, SIDBI⟧</p></html>", []),
        ("<html><p>First fair of the printers at Jaipur: done</p></html>", ["done"]),
        ("<html><p>fair of the printers</p></html>", []),  # cut
        ("<html><p>of the</p></html>", []),  # a line of a wrapped label
        ('<html><img alt="Chart"><p title="hint" class="plain word">⟦ï⟧</p></html>', ["Chart", "hint"]),
        ('<html><svg aria-label="Map"><title>One</title><desc>Two</desc><text>Three</text></svg></html>',
         ["Map", "One", "Two", "Three"]),
        ("<html><head><style>p { color: red }</style><script>let it = be</script></head></html>", []),
        ('<html><meta name="viewport" content="width=device-width"><meta name="description" content="Text"></html>',
         ["Text"]),
        ("<html><p>993d98ec1 USD 12 plans/1999.yaml SUM001 https://example.org/the/end</p></html>", []),
        ("<html><p>Fish &amp; chips</p></html>", ["Fish", "chips"]),
        ("# ⟦Ṫ⟧\n\n| ⟦ä⟧ | Calico |\n| --- | --- |\n| plain | 12 |\n", ["plain"]),
        ('[Calico](https://example.org/words) ![Chart](figures/chart.svg "Hint")\n', ["Chart", "Hint"]),
        ("Calico\\_and\n\n> quoted\n\n    code\n", ["and", "quoted", "code"]),
    ],
)  # fmt: skip
def test_words_outside_of_the_language_are_found(page: str, words: list[str]) -> None:
    assert outside(page, OWN) == words


def test_words_may_be_allowed() -> None:
    assert outside("<html>Gantt plain</html>", (), ["Gantt"]) == ["plain"]


def test_messages_that_are_cut_are_found() -> None:
    assert broken("<html><p>⟦ä ⟦ḃ⟧⟧</p><p>⟦ä</p><p>⟧ä⟦</p></html>") == ["⟦ä", "⟧ä⟦"]
