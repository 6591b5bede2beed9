"""Answers for the tests: as `init` takes them, on a day that does not move."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from clusterctl.edit.answers import AnswerError, Answers, text
from clusterctl.edit.questions import QUESTIONS

TODAY = date(2026, 11, 22)

BRASSWARE = {
    "name": "Brassware of Moradabad",
    "id": "moradabad",
    "country": "India",
    "state": "Uttar Pradesh",
    "places": "Moradabad, Sambhal",
    "products": "brass lamps, tableware",
    "agency": "National Institute for MSME (NI-MSME)",
    "start": "2026-04",
    "end": "2030",
    "year": "2026-27",
    "association": "Moradabad Brass Makers' Co-operative",
    "support": "Small Industries Development Bank of India (SIDBI)",
    "broker": "Brass Cluster Committee",
}
"""Every question answered, with a financial year."""

ONLY_A_NAME = {"name": "Brassware of Moradabad"}


def answers(given: dict[str, str], today: date = TODAY) -> Answers:
    """Return the answers that these texts give, with what is proposed for the rest."""
    found = Answers()
    for name, typed in given.items():
        found = QUESTIONS[name].answered(found, typed)
    for name, question in QUESTIONS.items():
        if name not in given and (proposal := question.default(found, today)):
            found = question.answered(found, proposal)
    return found


def _taken(raw: str) -> str:
    """Return the text as an answer takes it, empty where it does not."""
    try:
        return text(raw)
    except AnswerError:
        return ""


ODD_TEXTS = st.text(
    st.sampled_from(" :#-?,[]{}&*!|>'\"%@`\\~=<.0123ynoe_+/$()\xa0") | st.characters(), max_size=30
).map(_taken)
"""Texts that an answer takes, full of what YAML, Markdown and templates mean something by; some are empty."""
