"""The rules that a page takes: those for the classes that it uses, and no others."""

from __future__ import annotations

from clusterctl.report.figures.sheets import pruned
from clusterctl.report.templates import style

SHEET = """/* first, of two, words */
.a, .b tr>:nth-child(2) { color: red }
:is(td, th) > i, .c { color: blue } /* then, more */
tr:not(.group, .total) th { margin: 0 }
@media print {
  .a { margin: 1px }
  .b { margin: 2px }
}
"""


def test_rules_keep_the_selectors_that_are_used() -> None:
    assert pruned(SHEET, {"b"}).splitlines() == [
        ".b tr>:nth-child(2) { color: red }",
        ":is(td, th) > i { color: blue }",
        "tr:not(.group, .total) th { margin: 0 }",
        "@media print {",
        "  .b { margin: 2px }",
        "}",
    ]


def test_a_page_keeps_the_columns_of_words_that_it_has() -> None:
    rules = style("sections.css", used={"l2", "w11"})
    assert ".l2 tr>:nth-child(2)" in rules
    assert ".w11 tr>:nth-child(11)" in rules
    assert ".l3" not in rules


def test_what_is_left_of_a_sheet_is_whole() -> None:
    for used in ({"asked"}, {"picture", "scroll"}, {"tiles", "is-draft", "wide"}, set[str]()):
        rules = style("figures.css", "sections.css", used=used)
        assert rules.count("{") == rules.count("}")
        depth = 0
        for sign in rules:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            assert depth >= 0
