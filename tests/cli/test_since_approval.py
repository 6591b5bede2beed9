"""`diff --since-approval`: what moved in a plan after approval, as people and programs are told it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import clusterctl
from tests.cli.test_json import schema
from tests.history.clusters import LOGFRAME, begun, change, edit
from tests.store.repositories import git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster whose plan moved after approval: with an amendment, without, and not committed yet."""
    cluster = begun(tmp_path, logframe=LOGFRAME)
    change(cluster, "status: draft", "status: approved", "approved")
    edit(cluster, "activities:", "amendments:\n  - {date: 1999-03, what: a larger hall}\nactivities:")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "{1999: 150}", "{1999: 100}", "less", "logframe.yaml")
    text = (cluster / "plans/1999.yaml").read_text(encoding="utf-8")
    (cluster / "plans/1999.yaml").write_text(text[: text.index("  course:")], encoding="utf-8")
    return cluster


def asked(folder: Path, *arguments: str) -> dict[str, Any]:
    answer = clusterctl("diff", "--since-approval", *arguments, "--format", "json", cwd=folder)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("since-approval").validate(found)
    return found


def test_the_document_has_the_promised_shape(cluster: Path) -> None:
    found = asked(cluster, "1999")
    assert (found["label"], found["approved"]["summary"], found["without_amendment"]) == ("1999", "approved", 2)
    moved = {
        one["id"]: (one["kind"], one["set"] and one["set"]["summary"], one["amendment"]) for one in found["changes"]
    }
    assert moved == {
        "course": ("removed", None, None),
        "fair": ("changed", "dearer", ["1999-03", "a larger hall"]),
        "members": ("changed", "less", None),
    }
    assert [(one["what"], one["set"]["summary"]) for one in found["amendments"]] == [("a larger hall", "dearer")]
    assert asked(cluster, "1999", "--rev", "HEAD~2")["changes"] == []


def test_it_is_told_in_words(cluster: Path) -> None:
    text = clusterctl("diff", "--since-approval", "1999", cwd=cluster).out
    assert "The plan 1999 was approved in" in text
    assert "2 of them want an amendment and have none" in text
    assert "a larger hall" in text


def test_where_it_cant_be_told_it_says_why_and_what_to_do(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster}", tmp_path / "shallow")
    answer = clusterctl("diff", "--since-approval", "1999", cwd=tmp_path / "shallow")
    assert answer.code == 3
    assert "it was approved before this clone of the repository begins" in answer.err
    assert "git fetch --unshallow" in answer.err
