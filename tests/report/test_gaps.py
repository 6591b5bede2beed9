"""Gaps of reports point to where what they ask for can be written: files of a cluster, and keys of their schemas."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.project.load import load
from clusterctl.report.outlines import NAMES
from clusterctl.store.folder import FolderTree
from tests.report.clusters import ROOT, example, project, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.project import Project

_FOLDERS = {"plans": "plan", "scores": "scores", "monitoring": "monitoring"}
_TOP = ("actors", "cluster", "diagnostic", "exit", "logframe", "vision")
_PLACE = re.compile(r"(?P<folder>[a-z]+)/(?P<label>(\d{4}(-\d{2,4})?|<year>)\.yaml)?|(?P<top>[a-z]+)\.yaml")


@cache
def schema(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))


def kind_of(file: str) -> str | None:
    """Return the kind of a file of a cluster by its path; None where a cluster has no such file."""
    found = _PLACE.fullmatch(file)
    if found is None:
        return None
    if found["top"]:
        return found["top"] if found["top"] in _TOP else None
    return _FOLDERS.get(found["folder"])


def branches(node: Any, root: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Yield what a schema may stand for, references followed."""
    if "$ref" in node:
        yield from branches(root["$defs"][node["$ref"].rpartition("/")[2]], root)
    for key in ("anyOf", "oneOf", "allOf"):
        for one in node.get(key, ()):
            yield from branches(one, root)
    yield node


def below(node: Any, key: str, root: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Yield the schemas of what may stand under a key; `<id>` stands for any, a number for a place in a list."""
    is_any = key.startswith("<")
    for one in branches(node, root):
        if key in one.get("properties", {}):
            yield one["properties"][key]
        elif not one.get("properties"):
            inner = [one.get("additionalProperties"), *one.get("patternProperties", {}).values()]
            yield from (held for held in inner if isinstance(held, dict))
        if (is_any or key.isdigit()) and isinstance(one.get("items"), dict):
            yield one["items"]
        if is_any:
            yield from one.get("properties", {}).values()


def is_known(kind: str, keys: str) -> bool:
    root = schema(kind)
    nodes = [root]
    for key in keys.split("."):
        nodes = [inner for node in nodes for inner in below(node, key, root)]
    return bool(nodes)


def wrong(where: str) -> Iterator[str]:
    """Yield what of a gap's place is none; places stand with `; ` or `, ` between them, keys of one file too."""
    file, last = "", ""
    for part in re.split("; |, ", where):
        head, colon, keys = part.partition(": ")
        if colon or kind_of(part):
            file, last = (head if colon else part), ""
        else:
            keys = part
        kind = kind_of(file)
        if kind is None:
            yield part
            continue
        beside = f"{last.rpartition('.')[0]}.{keys}".lstrip(".")
        if keys and not (is_known(kind, keys) or (last and is_known(kind, beside))):
            yield part
        last = keys or last


def gaps(found: Project, label: str) -> set[str]:
    views = (shown(found, label, name, "internal") for name in NAMES)
    return {gap.where for view in views for section in view.sections for one in section.answers for gap in one.gaps}


def projects() -> Iterator[tuple[str, str]]:
    for path in (*(ROOT / "examples").iterdir(), *(ROOT / "tests" / "projects").iterdir()):
        found = load(FolderTree(str(path)))
        labels = sorted({filed.label.text for filed in (*found.plans, *found.scores)})
        yield from ((str(path), label) for label in labels)


@pytest.mark.parametrize(("path", "label"), sorted(projects()), ids=lambda part: part.rpartition("/")[2])
def test_gaps_point_to_files_and_keys_that_there_are(path: str, label: str) -> None:
    found = {where: list(wrong(where)) for where in gaps(load(FolderTree(path)), label)}
    assert found
    assert {where: parts for where, parts in found.items() if parts} == {}


def test_the_gaps_of_an_empty_cluster_too() -> None:
    assert [
        part for where in gaps(project({"plans/1999.yaml": {"activities": {}}}), "1999") for part in wrong(where)
    ] == []


@pytest.mark.parametrize(
    "where",
    ["plans/1999.yaml: activities.<id>.leader", "plan/1999.yaml", "notes.yaml", "exit.yaml: vision.text", "scores: 1"],
)
def test_a_place_that_is_none_is_found(where: str) -> None:
    assert list(wrong(where))


def test_jaipur_has_gaps_to_show() -> None:
    assert "plans/1999.yaml: approved" in gaps(example("jaipur"), "1999")
