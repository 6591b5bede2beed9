"""The rules of a page: those that nothing uses are left out, whichever way their selectors are listed."""

from __future__ import annotations

import pytest

from clusterctl.report.figures.sheets import pruned
from clusterctl.report.templates import style


@pytest.mark.parametrize("between", [",", ", ", ",\n"])
def test_a_rule_stays_when_one_of_its_selectors_is_used(between: str) -> None:
    rule = between.join((".l2 td", ".l3 td")) + " { text-align: left }\n"
    assert "text-align" in pruned(rule, {"l3"})
    assert "text-align" not in pruned(rule, {"l4"})


def test_words_in_tables_stand_on_the_left() -> None:
    assert ".l3 tr>:nth-child(3)" in style("sections.css", used={"l3"})
