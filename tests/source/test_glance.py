"""A glance at a file tells the ids that the reader tells, and ends soon on any bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.source.glance import LIMIT_BYTES, LIMIT_EVENTS, LIMIT_IDS, ids
from clusterctl.source.reader import read
from tests.cli.commands import EXAMPLES

ACTORS = sorted(EXAMPLES.glob("*/actors.yaml"))


def names(text: str) -> dict[str, str]:
    return ids(text.encode(), "actors")


@pytest.mark.parametrize("path", ACTORS, ids=lambda path: path.parent.name)
def test_it_tells_what_the_reader_tells(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    read_ = read("actors.yaml", data).data
    assert isinstance(read_, dict)
    assert ids(data, "actors") == {id_: record["name"] for id_, record in read_["actors"].items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("actors:\n  a:\n    name: A\n  b:\n    kind: ngo\n    name: B b\n", {"a": "A", "b": "B b"}),
        ("actors: {a: {name: A}, b: {}}", {"a": "A", "b": ""}),
        ("actors:\n  'a': {name: 'A: #1'}\n  \"b\": {\"name\": x}\n", {"a": "A: #1", "b": "x"}),
        ("# c\n---\nlinks: [{a: {name: no}}]\nactors: {a: {name: A}}\n", {"a": "A"}),
        ("actors: {a: {name: A}}\nlinks:\n- {from: a, to: b, name: no}\n", {"a": "A"}),
        ("x: {actors: {a: {name: A}}}\n", {}),
        ("actors: [a, {b: 1}]\n", {}),
        ("actors: a\n", {}),
        ("- actors: {a: 1}\n", {}),
        ("actors: {a: {paid: {name: no}, members: [name, {name: no}], name: A}}\n", {"a": "A"}),
        ("actors: {a: {name: {x: y}}, b: {name: [x]}, c: {name: }, d: x, e: [y]}\n", dict.fromkeys("abcde", "")),
        ("actors: {A: 1, a b: 1, '-a': 1, a_b: 1, \"a\\n\": 1, 1a: 1, a--b: 1, a-: 1, a-1: 1}\n", {"a-1": ""}),
        (f"actors: {{{'a' * 60}: 1, {'b' * 61}: 1}}\n", {"a" * 60: ""}),
        ("actors: {? [x, y] : z, ? {q: r} : s, a: {name: A}}\n", {"a": "A"}),
        ("actors: {? a : {name: A}}\n", {"a": "A"}),
        ("actors: {a: &x {name: A}, b: *x, *x : c}\n", {"a": "A", "b": ""}),
        ("actors: !!map {a: !t {name: !!str A}}\n", {"a": "A"}),
        ("actors: {a: {name: A}, a: {name: B}}\n", {"a": "B"}),
        ("actors: {a: {name: A}}\nlinks: [\n", {"a": "A"}),
        ("actors:\n  a: {name: A}\n  b:\n    name: B\n   x\n  c: {name: C}\n", {"a": "A", "b": "B"}),
        ("actors: {a: {name: A}}\n---\nactors: {b: {name: B}}\n", {"a": "A"}),
        ("\ufeffactors: {a: {name: A}}\r\n", {"a": "A"}),
        ("", {}),
        ("#\n", {}),
    ],
)
def test_any_way_of_writing_is_understood(text: str, found: dict[str, str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nested lists", b"actors: {a: 1, b: " + b"[" * 1_900_000),
        ("nested dashes", b"actors:\n " + b"- " * 900_000),
        ("nested mappings", b"{a: " * 400_000),
        ("directives", b"".join(b"%%TAG !a%d! t\n" % number for number in range(100_000))),
        ("comments", b"#\n" * 900_000 + b"actors: {a: 1}"),
        ("documents", b"---\n" * 400_000),
        ("values", b"x: [" + b"1," * 900_000 + b"]\nactors: {a: 1}\n"),
        ("one scalar", b"actors: '" + b"\n" * 1_900_000),
        ("UTF-16", "actors: {a: 1}\n".encode("utf-16")),
        ("zeroes", b"\0" * 1_000_000),
        ("too large", b"actors: {a: 1}\n".ljust(LIMIT_BYTES + 1)),
        ("half a character", b"actors: {a: {name: \xed\xa0\x80}}"),
        ("a lone byte", b"actors: {a: {name: \xff}}"),
    ],
)
def test_it_ends_on_a_bomb(name: str, data: bytes) -> None:
    assert set(ids(data, "actors")) <= {"a", "b"}, name


def test_no_more_is_told_than_anyone_reads() -> None:
    many = b"".join(b"  a%d: {name: A}\n" % number for number in range(LIMIT_IDS * 2))
    assert len(ids(b"actors:\n" + many, "actors")) == LIMIT_IDS
    late = b"x: [" + b"1," * LIMIT_EVENTS + b"]\nactors: {a: 1}\n"
    assert ids(late, "actors") == {}


@given(st.binary(max_size=300) | st.text("actors: {}[]-?&*!|>'\"#%@,\n\t ab", max_size=80).map(str.encode))
def test_it_takes_any_bytes(data: bytes) -> None:
    for start in (b"", b"actors:\n", b"actors: {a: {"):
        found = ids(start + data, "actors")
        assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id_) for id_ in found)
