"""A text written as YAML is read back as that text: by our reader, and by the YAML of other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from ruamel.yaml import YAML

from clusterctl.edit.scalars import flow_list, scalar
from clusterctl.source.reader import read
from tests.edit.given import ODD_TEXTS

HOSTILE = [
    "no", "Yes", "on", "null", "~", "true", "FALSE", "12:30", "1999-03", "2026", "-1", "+1", ".5", "0x1F", "1_000",
    "1e3", ".inf", ".nan", "#x", "a #x", "a: b", "a:", "a:b", "- a", "-", "--- a", "...", "&a", "*a", "!a", "%a", "@a",
    "`a`", "|", ">", "'", '"', "''", '""', "it's", 'say "no"', "\\", "\\n", "a\\", "[a]", "{a}", "a, b", "a]", "? a",
    "?", "<<", "=", "नमस्ते", "ਲੁਧਿਆਣਾ", "क्‍ष", "🧵 thread", "a\xa0b", "Ü", "日本語", "[red]x[/red]", "{{ x }}", "<< x >>",
]  # fmt: skip


def in_yaml(yaml: str) -> tuple[object, list[str]]:
    document = read("x.yaml", yaml.encode())
    return document.data, [finding.code for finding in document.findings]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_texts_come_back(value: str) -> None:
    assert in_yaml(f"a: {scalar(value)}\nb: 1\n") == ({"a": value, "b": 1}, [])
    assert in_yaml(f"a: {flow_list([value, 'x', value])}\n") == ({"a": [value, "x", value]}, [])


@given(ODD_TEXTS.filter(bool))
def test_any_answer_comes_back(value: str) -> None:
    assert in_yaml(f"a: {scalar(value)} # remark\nb: {flow_list([value])}\n") == ({"a": value, "b": [value]}, [])


@pytest.mark.parametrize("version", [(1, 1), (1, 2)])
@pytest.mark.parametrize("value", HOSTILE)
def test_other_programs_read_the_same(value: str, version: tuple[int, int]) -> None:
    other = YAML(typ="safe", pure=True)
    other.version = version
    assert other.load(f"a: {scalar(value)}\nb: {flow_list([value])}\n") == {"a": value, "b": [value]}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Brassware of Moradabad", "Brassware of Moradabad"),
        ("Makers' society (old), Jaipur", "Makers' society (old), Jaipur"),
        ("ਲੁਧਿਆਣਾ", "ਲੁਧਿਆਣਾ"),
        ("12:30", '"12:30"'),
        ('the "old" society', 'the "old" society'),
        ('"Old" makers\' society', "'\"Old\" makers'' society'"),
    ],
)
def test_quotes_stand_only_where_they_must(value: str, written: str) -> None:
    assert scalar(value) == written
