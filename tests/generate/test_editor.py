"""The YAML language server, which editors check these files with, finds good files good and marks what is wrong.

It needs node and the npm package yaml-language-server: on the PATH, in `node_modules/` at the top of the repository, or
where CLUSTERCTL_YAML_LS says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project.discover import discover
from clusterctl.project.editor import commented, schema_path, settings
from clusterctl.store.folder import FolderTree
from tests.generate.language_server import ROOT, LanguageServer, command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = command()

pytestmark = pytest.mark.skipif(COMMAND is None, reason="needs node and npm's yaml-language-server")

EXAMPLES = [ROOT / "examples/jaipur", ROOT / "examples/ludhiana"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster's folder with its copies of the schemas."""
    folder = tmp_path_factory.mktemp("cluster")
    for kind in FILE_KINDS:
        copy = folder / schema_path(kind)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((ROOT / f"schemas/{kind}.schema.json").read_bytes())
    return folder


@pytest.fixture(scope="module")
def by_settings(folder: Path) -> Iterator[LanguageServer]:
    """A server that knows the schemas from the editor's settings."""
    with LanguageServer(COMMAND or [], folder, json.loads(settings(""))["yaml.schemas"]) as server:
        yield server


@pytest.fixture(scope="module")
def by_comments(folder: Path) -> Iterator[LanguageServer]:
    """A server that knows no schemas but those that the files name."""
    with LanguageServer(COMMAND or [], folder, {}) as server:
        yield server


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_examples_are_good(example: Path, by_settings: LanguageServer, by_comments: LanguageServer) -> None:
    tree = FolderTree(str(example))
    places = discover(tree.list())[0]
    texts = {place.path: tree.read(place.path).decode() for place in places}
    assert by_settings.complaints(texts) == {}
    assert by_comments.complaints({place.path: commented(texts[place.path], place) for place in places}) == {}


WRONG = [
    (
        "plans/1998.yaml",
        "activities:\n  fair:\n    titel: A fair\n    title: A fair\n",
        "3: Property titel is not allowed.",
    ),
    (
        "scores/1998.yaml",
        "date: 1998\nscores:\n  support:\n    sidbi: {weight: 5, score: 11}\n",
        "4: Value is above the maximum of 10.",
    ),
    (
        "actors.yaml",
        "actors:\n  calico:\n    name: Calico\n    kind: coop\n",
        "4: Value is not accepted. Valid values: ",
    ),
    ("actors.yaml", "actors:\n  Calico: {name: Calico, kind: cooperative}\n", "2: Write an id: small letters, "),
    ("cluster.yaml", "id: jaipur\nname: Jaipur\ncountry: IN\n", '1: Missing property "currency".'),
    ("cluster.yaml", "id: a\nname: 7\ncountry: IN\ncurrency: INR\n", '2: Incorrect type. Expected "string".'),
    ("actors.yaml", "actors:\n  a: {name: A, kind: cda, members: {98: 5}}\n", "2: Value is below the minimum of 1900."),
    ("actors.yaml", "actors:\n  a: {name: A, kind: cda, members: {1998-13: 5}}\n", "2: Write a date: 1998, "),
    ("vision.yaml", "statement: A\nhorizon: 1998-02-30\n", "2: Write a date: 1998, 1998-03 or 1998-03-15."),
]


@pytest.mark.parametrize(("path", "text", "complaint"), WRONG)
def test_what_is_wrong_is_marked(
    path: str, text: str, complaint: str, by_settings: LanguageServer, by_comments: LanguageServer
) -> None:
    (said,) = by_settings.complaints({path: text})[path]
    assert said.startswith(complaint)
    ((place,), _) = discover([path])
    (said,) = by_comments.complaints({path: commented(text, place)})[path]
    line, rest = complaint.split(":", 1)
    assert said.startswith(f"{int(line) + 1}:{rest}")


def test_a_key_is_explained(by_settings: LanguageServer) -> None:
    shown = by_settings.hover("plans/1998.yaml", "activities:\n  fair:\n    title: A fair\n    nature: mixed\n", 3, 6)
    assert "Whether it brings gain soon, builds the cluster, or both. Source: UNIDO course notes 13.3." in shown
    assert "* `mixed`: Brings a gain soon and builds the cluster" in shown


def test_closed_words_are_offered(by_settings: LanguageServer) -> None:
    offered = by_settings.completions("plans/1998.yaml", "status: \n", 0, 8)
    assert offered[:4] == ["draft", "validated", "approved", "closed"]
