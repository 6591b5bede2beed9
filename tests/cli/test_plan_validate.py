"""`plan validate`: the findings of one plan and of what it touches, and no others."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, clusterctl

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    return shutil.copytree(JAIPUR, tmp_path / "jaipur")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path, *arguments: str) -> list[str]:
    answer = clusterctl("plan", "validate", *arguments, "--format", "json", cwd=folder)
    return [f"{one['code']} {one['file']}" for one in json.loads(answer.out)["findings"]]


def test_a_plan_is_judged_with_what_it_names(cluster: Path) -> None:
    edit(cluster, "plans/1999.yaml", "    area: market\n    category: regular\n    origin: demand ",
         "    area: markt\n    category: regular\n    origin: demand ")  # fmt: skip
    edit(cluster, "plans/1998.yaml", "lead: calico", "lead: calica")
    edit(
        cluster, "scores/1998.yaml", "score: 3\n      features: [provisional", "score: x\n      features: [provisional"
    )
    edit(cluster, "actors.yaml", "  fair-agency:\n", "  fair-agency:\n    nam: x\n")
    assert found(cluster, "1999") == ["SCH001 actors.yaml", "REF001 plans/1998.yaml", "SCH008 plans/1999.yaml"]
    assert found(cluster, "2000") == []
    assert clusterctl("plan", "validate", "1999", cwd=cluster).code == 1
    assert clusterctl("plan", "validate", "2000", cwd=cluster).code == 0
    assert found(cluster, "1998") == ["REF001 plans/1998.yaml"]
    assert found(cluster, "1999", "--select", "YML") == []


def test_the_last_plan_that_has_begun_is_meant_and_a_wrong_one_is_told() -> None:
    assert "3 files" not in clusterctl("-C", JAIPUR, "plan", "validate").err
    answer = clusterctl("-C", JAIPUR, "plan", "validate", "1996")
    assert answer.code == 3
    assert "there is no action plan 1996" in answer.err


def test_the_other_end_of_a_series_belongs_to_a_plan(cluster: Path) -> None:
    edit(cluster, "plans/1999.yaml", "# clusterctl: ignore SUP003", "# was: ignore SUP003")
    assert found(cluster, "1998") == found(cluster, "1999") == ["SUP003 plans/1999.yaml"]
    assert found(cluster, "2000") == []
