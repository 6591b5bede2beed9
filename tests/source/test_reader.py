"""The reader: each trap of YAML is one clear finding at its exact place, and all of a file's come in one pass."""

from __future__ import annotations

import gc
import json
from decimal import Decimal
from typing import Any

import pytest

from clusterctl.findings.finding import Route
from clusterctl.source.document import BROKEN, LIMIT_FINDINGS
from tests.source.files import document, said

Trap = tuple[str | bytes, str]

SYNTAX: dict[str, Trap] = {
    "a colon in a text": ("a: b: c\n", "YML001 1:5-1:6"),
    "an unknown escape": ('a: "\\q"\n', "YML001 1:5-1:6"),
    "an escape of half a character": ('a: "\\ud800"\n', "YML001 1:7-1:8"),
    "an escape beyond Unicode": ('a: "\\U00110000"\n', "YML001 1:7-1:8"),
    "an apostrophe in single quotes": ("a: 'it's'\n", "YML001 1:8-1:9"),
    "a quotation mark that is not closed": ('a: "b\nc: 1\n', "YML001 1:4-1:5"),
    "a bracket that is not closed": ("a: 1\nb: [1, 2\nc: 3\n", "YML001 2:4-2:5"),
    "a brace that is not closed": ("a: {b: 1\nc: 3\n", "YML001 1:4-1:5"),
    "a line indented unlike any above": ("a:\n    b: 1\n  c: 2\n", "YML001 3:3-3:7"),
    "a list item that does not line up": ("a:\n  - 1\n - 2\n", "YML001 3:2-3:3"),
    "the marks of a conflict": ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", "YML001 2:1-2:13"),
    "a tab before a key": ("a:\n\tb: 1\n", "YML002 2:1-2:2"),
    "a tab before an item": ("a:\n  - 1\n\t- 2\n", "YML002 3:1-3:2"),
    "a tab behind blanks": ("a:\n  b: 1\n \tc: 2\n", "YML002 3:2-3:3"),
}
"""Where libyaml gives up, nothing of the file is read."""

KEYS: dict[str, Trap] = {
    "a key twice": ("ab: 1\nc: 2\nab: 3\n", "YML003 3:1-3:3"),
    "a key thrice": ("a: 1\na: 2\na: 3\n", "YML003 2:1-2:2, YML003 3:1-3:2"),
    "a key twice, once in quotes": ('a: 1\n"a": 2\n', "YML003 2:1-2:4"),
    "a key twice in braces": ("x: {a: 1, a: 2}\n", "YML003 1:11-1:12"),
    "a key twice in an item": ("x:\n  - a: 1\n    a: 2\n", "YML003 3:5-3:6"),
    "a key twice, after NFC": ("caf\u00e9: 1\ncafe\u0301: 2\n", "YML003 2:1-2:6"),
    "a key twice, NFC of it in ASCII": ("K: 1\n\u212a: 2\n", "YML003 2:1-2:2"),
    "a key twice, as numbers": ("1: a\n1.0: b\n", "YML003 2:1-2:4"),
    "a key twice, one with an exponent": ("10: a\n1e1: b\n", "YML003 2:1-2:4"),
    "a key twice, one with a sign": ("7: a\n+7: b\n", "YML003 2:1-2:3"),
    "a key twice, one with zeros before it": ("007: a\n7: b\n", "YML003 2:1-2:2"),
    "a key twice, as text and number": ('"1997": a\n1997: b\n', "YML003 2:1-2:5"),
    "a key twice of thousands of digits": (f"? {'1' * 5000}\n: a\n? {'1' * 5000}.0\n: b\n? 0{'1' * 5000}\n: c\n",
                                           "YML003 5:3-5:5004"),
    "a merge key": ("a: 1\n<<: {b: 1}\n", "YML007 2:1-2:3"),
    "a merge key of an alias": ("a:\n  <<: *b\n", "YML007 2:3-2:5"),
    "a list as a key": ("[a, b]: 1\nc: 2\n", "YML010 1:1-1:2"),
    "a mapping as a key": ("{a: b}: 1\nc: 2\n", "YML010 1:1-1:2"),
    "a list as an explicit key": ("? - a\n: 1\nc: 2\n", "YML010 1:3-1:4"),
    "a mapping as an explicit key": ("? a: 1\n: 1\nc: 2\n", "YML010 1:3-1:4"),
    "a list as a key in braces": ("x: {[a]: 1, b: 2}\n", "YML010 1:5-1:6"),
    "a list of aliases as a key": ("? [*a, !b c]\n: 1\nc: 2\n", "YML010 1:3-1:4"),
    "an empty key": (": 1\n", "YML010 1:1-1:2"),
    "an empty key below another": ("a: 1\n: 2\n", "YML010 2:1-2:2"),
    "an empty key in quotes": ('c: 2\n"": 1\n', "YML010 2:1-2:3"),
    "an empty explicit key": ("c: 2\n? \n: 1\n", "YML010 2:2-2:3"),
}  # fmt: skip

MARKS: dict[str, Trap] = {
    "a tag": ("a: !x 1\n", "YML004 1:4-1:6"),
    "a tag of YAML's own": ("a: !!str 1\n", "YML004 1:4-1:9"),
    "a tag in full": ("a: !<tag:x> 1\n", "YML004 1:4-1:12"),
    "a tag that names code": ("a: !!python/object/apply:os.system [id]\n", "YML004 1:4-1:35"),
    "a tag on the file": ("!x\na: 1\n", "YML004 1:1-1:3"),
    "a tag on a key": ("!x a: 1\n", "YML004 1:1-1:3"),
    "a tag on a list": ("a: !x [1]\n", "YML004 1:4-1:6"),
    "a tag without a value": ("a: !x\nb: 1\n", "YML004 1:4-1:6"),
    "a tag behind an anchor": ("a: &b !x 1\n", "YML004 1:7-1:9, YML005 1:4-1:6"),
    "an anchor": ("a: &b 1\n", "YML005 1:4-1:6"),
    "an anchor on a mapping": ("a: &b\n  c: 1\n", "YML005 1:4-1:6"),
    "an anchor on a key": ("&b a: 1\n", "YML005 1:1-1:3"),
    "an anchor behind a tag": ("a: !x &b 1\n", "YML004 1:4-1:6, YML005 1:7-1:9"),
    "an alias": ("a: &b 1\nc: *b\n", "YML005 1:4-1:6, YML006 2:4-2:6"),
    "an alias of nothing": ("c: *b\n", "YML006 1:4-1:6"),
    "an alias in a list": ("c: [1, *b ]\n", "YML006 1:8-1:10"),
    "an alias as a key": ("c: 2\n*b : 1\n", "YML006 2:1-2:3"),
    "a directive": ("%YAML 1.1\n---\na: 1\n", "YML008 1:1-1:10"),
    "a directive about tags": ("%TAG ! tag:x,2000:\n---\na: 1\n", "YML008 1:1-1:19"),
    "a directive that nobody knows": ("%X y\n---\na: 1\n", "YML008 1:1-1:5"),
    "a directive without a document": ("%YAML 1.2\na: 1\n", "YML008 1:1-1:10"),
    "a directive of a YAML to come": ("%YAML 3.0\n---\na: 1\n", "YML008 1:1-1:10"),
    "a directive with CR LF": ("%YAML 1.2\r\n---\r\na: 1\r\n", "YML008 1:1-1:10"),
    "a directive below the data": ("a: 1\n%YAML 1.1\n", "YML008 2:1-2:10"),
}

DOCUMENTS: dict[str, Trap] = {
    "a second document": ("a: 1\n---\nb: 1\n", "YML009 2:1-2:2"),
    "a second document that is empty": ("a: 1\n---\n", "YML009 2:1-2:2"),
    "a second document behind an end": ("a: 1\n...\n---\nb: 1\n", "YML009 3:1-3:2"),
    "an empty file": ("", "YML021 1:1-1:1"),
    "blank lines": ("\n \n", "YML021 1:1-1:1"),
    "comments only": ("# a\n", "YML021 1:1-1:1"),
    "the mark of a document only": ("---\n", "YML021 1:1-1:1"),
    "null": ("null\n", "YML021 1:1-1:1"),
    "a mark of byte order only": ("\ufeff", "YML021 1:1-1:1"),
    "a list": ("- a\n", "YML022 1:1-1:1"),
    "an empty list": ("[]\n", "YML022 1:1-1:1"),
    "a text": ("some text\n", "YML022 1:1-1:1"),
    "a quoted text": ("''\n", "YML022 1:1-1:1"),
    "a number": ("12\n", "YML022 1:1-1:1"),
    "a word for yes": ("true\n", "YML022 1:1-1:1"),
    "a tag": ("!x\n", "YML004 1:1-1:3"),
    "an alias": ("*x\n", "YML006 1:1-1:3"),
    "65 lists": ("a: " + "[" * 64 + "]" * 64 + "\n", "YML011 1:67-1:68"),
    "65 mappings": ("".join(" " * depth + "a:\n" for depth in range(65)), "YML011 65:65-65:66"),
    "70 lists in a key": ("? " + "[" * 70 + "]" * 70 + "\n: 1\n", "YML010 1:3-1:4, YML011 1:66-1:67"),
    "2,000,001 bytes": (b"a: " + b"x" * 1_999_998, "YML012 1:1-1:1"),
    "200,001 values in a list": ("a: [" + "1," * 199_998 + "1]", "YML012 1:400001-1:400002"),
    "200,001 values in a mapping": ("{" + ",".join(f"k{at:x}" for at in range(200_000)) + "}",
                                    "YML012 1:1330097-1:1330098"),
}  # fmt: skip

VALUES: dict[str, Trap] = {
    "a number of thousands of digits": (f"a: {'1' * 5000}\n", "YML013 1:4-1:5004"),
    "a decimal of thousands of digits": (f"a: 0.{'1' * 5000}\n", "YML013 1:4-1:5006"),
    "a zero before a number": ("a: 0123\n", "YML014 1:4-1:8"),
    "underscores": ("a: [1_000]\n", "YML014 1:5-1:10"),
    "a hexadecimal number": ("a: 0x10\n", "YML014 1:4-1:8"),
    "not a number, and infinity": ("a: .nan\nb: -.inf\n", "YML015 1:4-1:8, YML015 2:4-2:9"),
    "an endless exponent": ("a: 1e999\n", "YML015 1:4-1:9"),
    "an escape of a control character": ('a: "b\\x07"\n', "YML017 1:4-1:11"),
    "an escape of NUL": ('a: "\\0"\n', "YML017 1:4-1:8"),
    "an escape of a direction override": ('a: "\\u202e"\n', "YML017 1:4-1:12"),
    "an escape of a line break": ('a: "\\L"\n', "YML017 1:4-1:8"),
    "an escape in a key": ('b: 1\n"a\\e": 1\n', "YML017 2:1-2:6"),
    "an empty item": ("a:\n  - 1\n  -\n  - 2\n", "YML026 3:3-3:4"),
    "an empty item with a comment": ("a:\n  - # none\n", "YML026 2:3-2:4"),
    "null as an item": ("a: [1, ~]\n", "YML026 1:8-1:9"),
}


def check(trap: Trap) -> None:
    """Hold a file's findings to those of a table, and each finding to having words and a next step."""
    text, expected = trap
    found = document(text)
    assert ", ".join(said(found)) == expected
    assert all(finding.message and finding.help for finding in found.findings)
    assert not found.complete


@pytest.mark.parametrize("trap", SYNTAX.values(), ids=SYNTAX)
def test_syntax(trap: Trap) -> None:
    check(trap)
    assert document(trap[0]).data is None


@pytest.mark.parametrize("trap", KEYS.values(), ids=KEYS)
def test_keys(trap: Trap) -> None:
    check(trap)


@pytest.mark.parametrize("trap", MARKS.values(), ids=MARKS)
def test_tags_anchors_aliases_and_directives(trap: Trap) -> None:
    check(trap)


@pytest.mark.parametrize("trap", DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(trap: Trap) -> None:
    check(trap)
    assert document(trap[0]).data is None


@pytest.mark.parametrize("trap", VALUES.values(), ids=VALUES)
def test_values(trap: Trap) -> None:
    check(trap)


JOINED = "\u0915\u094d\u200d\u0937 \u0928\u094d\u200c"

GOOD: dict[str, tuple[str | bytes, dict[str, Any]]] = {
    "a mark of byte order": ("\ufeffa: 1\n", {"a": 1}),
    "CR LF": ("a: b\r\n  c\r\nd: |\r\n  e\r\n  f\r\n", {"a": "b c", "d": "e\nf\n"}),
    "no line end": ("a: 1", {"a": 1}),
    "the marks of a document": ("---\na: 1\n...\n", {"a": 1}),
    "joiners of Indian scripts": (f"a: {JOINED}\n", {"a": JOINED}),
    "letters beyond the first plane": ("\U00010900: \U0001f600\n", {"\U00010900": "\U0001f600"}),
    "a tab between words": ("a:\tb\tc\t\n", {"a": "b\tc"}),
    "a line break in double quotes": ('a: "b\\nc"\n', {"a": "b\nc"}),
    "keys are the text that stands there": ("1997: a\nno: b\n1.50: c\n~: d\n0x10: e\n",
                                            {"1997": "a", "no": "b", "1.50": "c", "~": "d", "0x10": "e"}),
    "long numbers as keys, apart in the last digit": (f"{'1' * 39}2: a\n{'1' * 39}3: b\n",
                                                      {f"{'1' * 39}2": "a", f"{'1' * 39}3": "b"}),
    "words that are keys in one style each": ("true: a\nTrue: b\n", {"true": "a", "True": "b"}),
    "an empty mapping": ("{}\n", {}),
    "values left out": ("a:\nb: ~\nc: {d, e: }\n", {"a": None, "b": None, "c": {"d": None, "e": None}}),
    "an empty text as an item": ("a: ['']\n", {"a": [""]}),
    "signs that begin no text elsewhere": ("a: 'it''s'\nb: \"!x &y *z %\"\nc: x!y&z*\n",
                                           {"a": "it's", "b": "!x &y *z %", "c": "x!y&z*"}),
    "a percent sign inside a line": ("a: |\n  50\n  %\n", {"a": "50\n%\n"}),
    "addresses in brackets": ("a: [http://x.org/y, b:c]\n", {"a": ["http://x.org/y", "b:c"]}),
    "64 containers": ("a: " + "[" * 63 + "]" * 63, {"a": json.loads("[" * 63 + "]" * 63)}),
    "200,000 values": ("a: [" + "1," * 199_997 + "1]", {"a": [1] * 199_998}),
    "2,000,000 bytes": (b"a: " + b"x" * 1_999_997, {"a": "x" * 1_999_997}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "data"), GOOD.values(), ids=GOOD)
def test_what_is_accepted(text: str | bytes, data: dict[str, Any]) -> None:
    found = document(text)
    assert (said(found), found.complete) == ([], True)
    assert found.data == data


def test_decimals_keep_their_digits() -> None:
    data = document("a: 12345678901234567.890\nb: [1.50]\n").data
    assert str(data) == str({"a": Decimal("12345678901234567.890"), "b": [Decimal("1.50")]})


LOSSES: dict[str, tuple[str, object]] = {
    "a key that is no text": ("[a]: 1\nb: 3\n", {"b": 3}),
    "a tagged value": ("a: !x 1\nb: 3\n", {"a": BROKEN, "b": 3}),
    "an alias": ("a: [*x , 2]\nb: 3\n", {"a": [BROKEN, 2], "b": 3}),
    "an ambiguous number": ("a: 0123\nb: 3\n", {"a": BROKEN, "b": 3}),
    "an empty item": ("a: [~, 2]\nb: 3\n", {"a": [BROKEN, 2], "b": 3}),
    "a directive": ("%YAML 1.1\n---\nb: 3\n", {"b": 3}),
}


@pytest.mark.parametrize(("text", "data"), LOSSES.values(), ids=LOSSES)
def test_the_rest_of_a_faulty_file_is_read(text: str, data: object) -> None:
    assert document(text).data == data


def test_the_values_of_a_key_that_stands_twice_are_kept_to_be_judged() -> None:
    found = document("a: 1\na: 2\nb: 3\na: {a: 4, a: 5}\n")
    assert isinstance(found.data, dict)
    values = [value for _, value in found.data["a"].values]
    assert values[:2] == [1, 2]
    assert [value for _, value in values[2]["a"].values] == [4, 5]
    keys = [key for key, _ in found.data["a"].values]
    assert [found.span(Route("", (key,), "key")).line for key in keys] == [1, 2, 4]


def test_all_faults_come_in_one_pass() -> None:
    text = "%YAML 1.1\n---\na: 0123\na: 1\nb: !x 1\nc: &d .inf\ne: *d\n<<: {f: 1}\n? [g]\n: 1\n'': 1\nh:\n  -\n"
    text += "i: \u202ej\n"
    codes = [finding.code for finding in document(text).findings]
    assert codes == [f"YML{number:03}" for number in (19, 8, 14, 3, 4, 5, 6, 7, 10, 10, 26)]


def test_a_duplicate_shows_where_the_first_one_stands() -> None:
    (finding,) = document("x:\n  a: {b: 1}\n  c: {a: 2}\n  a: 3\n").findings
    assert [(other.span and other.span.line, other.span and other.span.column) for other in finding.related] == [(2, 3)]


def test_after_so_many_findings_the_rest_is_counted() -> None:
    found = document("a: [" + "01, " * 80 + "]\n")
    assert (len(found.findings), found.more) == (LIMIT_FINDINGS, 80 - LIMIT_FINDINGS)


@pytest.mark.parametrize("text", ["a: 1\n", "a: [\n", "[" * 100])
def test_the_garbage_collector_is_left_as_it_was(text: str) -> None:
    running = gc.isenabled()
    try:
        gc.enable()
        document(text)
        assert gc.isenabled()
    finally:
        (gc.enable if running else gc.disable)()
