"""Texts as they flow: where lines are broken in a paragraph means nothing, all other layout of Markdown does."""

from __future__ import annotations

import pytest

from clusterctl.analysis.changes.flow import flowing
from clusterctl.report.text import html


@pytest.mark.parametrize(
    ("written", "flows"),
    [
        ("Printers sell\nat fairs", "Printers sell at fairs"),
        ("Printers  sell\n at fairs ", "Printers sell at fairs"),
        ("One\ntwo\n\n\nthree\nfour", "One two\n\nthree four"),
        ("-5 degrees\n**all** night", "-5 degrees **all** night"),
    ],
)
def test_how_lines_are_broken_means_nothing(written: str, flows: str) -> None:
    assert flowing(written) == flowing(flows) == flows
    assert " ".join(html(written).split()) == " ".join(html(flows).split())


@pytest.mark.parametrize(
    "written",
    [
        "Two:\n- one\n- two", "Two:\n* one\n+ two", "1. one\n2. two", "# Head\ntext", "Head\n====\ntext", "> said\nhe",
        "a | b\n--|--\n1 | 2", "text\n    code  here", "```\ncode\n  more\n```\ntext\non", "one  \ntwo", "one\\\ntwo",
        "one\n---\ntwo", "- one\n\n  two\n\nthree",
    ],
)  # fmt: skip
def test_all_other_layout_stays(written: str) -> None:
    assert flowing(written) == written
