"""A question that is asked beside other work: its answer, or what was raised in its place, comes when it is wanted."""

from __future__ import annotations

from threading import Event, current_thread

import pytest

from clusterctl.cli.beside import Beside
from clusterctl.findings.errors import NotFoundError


def test_the_asker_goes_on_until_he_wants_the_answer() -> None:
    went_on = Event()

    def ask() -> str:
        assert went_on.wait(10)
        return current_thread().name

    beside = Beside(ask)
    went_on.set()
    assert beside.answer() != current_thread().name
    assert beside.answer() == beside.answer()


def test_what_is_raised_meanwhile_is_raised_where_the_answer_is_wanted() -> None:
    def ask() -> str:
        raise NotFoundError("nothing is there", "look elsewhere")

    beside = Beside(ask)
    for _ in range(2):
        with pytest.raises(NotFoundError, match="nothing is there"):
            beside.answer()
