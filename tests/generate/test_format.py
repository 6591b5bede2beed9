"""The format specification: complete, its links lead somewhere, its examples are valid."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl.model import shape
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project.discover import discover
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.source.reader import read
from clusterctl.store.tree import MemoryTree
from generate import format as page
from generate.fields import fields_of
from generate.glossary import GLOSSARY
from generate.markdown import anchor
from generate.records import records_in
from generate.shapes import Closed, Either, Series, Table, take_apart

if TYPE_CHECKING:
    from clusterctl.model.kinds import FileKind
    from generate.shapes import Shape

TEXT = page.text()
BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(TEXT)
HEADINGS = [anchor(heading) for heading in re.findall(r"^#+ (.*)$", BLOCK.sub("", TEXT), re.MULTILINE)]


def kind_of(path: str) -> FileKind:
    """Return the kind of a file by its path."""
    ((place,), _) = discover([path])
    return place.kind


def closed(shape: Shape) -> list[Closed]:
    """Return the closed lists in a shape."""
    match shape:
        case Closed():
            return [shape]
        case Series(inner):
            return closed(inner)
        case Table(key, value):
            return closed(key) + closed(value)
        case Either(shapes):
            return [found for one in shapes for found in closed(one)]
    return []


def test_links_lead_to_headings() -> None:
    assert [name for name, times in Counter(HEADINGS).items() if times > 1] == []
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= set(HEADINGS)


def test_it_tells_every_key_of_every_record() -> None:
    told = Counter(re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE))
    records = {record for file in FILE_KINDS.values() for record in records_in(file.type)}
    keys = Counter(field.key for record in records for field in fields_of(record) if not field.common)
    assert {key: times for key, times in keys.items() if told[key] < times} == {}


def test_its_rows_have_as_many_cells_as_their_heads() -> None:
    for part in re.findall(r"(?:^\|.*\n)+", TEXT, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in part.splitlines()}) == 1, part


def test_it_shows_a_file_of_each_kind() -> None:
    assert {kind_of(path).name for path, _ in BLOCKS} == set(FILE_KINDS)


@pytest.mark.parametrize(("path", "text"), BLOCKS)
def test_the_file_that_it_shows_is_valid(path: str, text: str) -> None:
    document = read(path, text.encode())
    assert document.findings == []
    assert shape.load(document.data, kind_of(path).type, path).findings == ()


def test_the_files_that_it_shows_make_a_cluster() -> None:
    project = load(MemoryTree(dict(BLOCKS)))
    assert [finding for finding in run(project, date(2002, 12, 31)).findings if finding.severity == "error"] == []


def test_each_list_of_words_that_it_explains_is_one_of_the_model() -> None:
    records = [record for file in FILE_KINDS.values() for record in records_in(file.type)]
    fields = [field for record in records for field in fields_of(record)]
    known = {found.values for field in fields for found in closed(take_apart(field.annotation))}
    assert [entry.title for entry in GLOSSARY if entry.words not in known] == []
