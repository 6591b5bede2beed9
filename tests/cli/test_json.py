"""The JSON documents: the shapes of `schemas/output/`, exact figures, and places that are true."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl

if TYPE_CHECKING:
    from pathlib import Path

FIVE = ROOT / "tests/projects/five-mistakes"


def schema(name: str) -> jsonschema_rs.Draft202012Validator:
    text = (ROOT / "schemas/output" / f"{name}.schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text), validate_formats=True)


def document(*arguments: str | Path) -> dict[str, Any]:
    answer = clusterctl(*arguments, "--format", "json")
    found: dict[str, Any] = json.loads(answer.out, parse_float=Decimal)
    return found


@pytest.mark.parametrize(
    ("cluster", "label"),
    [(JAIPUR, "1997"), (JAIPUR, "1999"), (LUDHIANA, "1997-12"), (LUDHIANA, "1999"),
     (ROOT / "tests/projects/error-elsewhere", "2024")],
)  # fmt: skip
def test_scores_have_the_promised_shape(cluster: Path, label: str) -> None:
    answer = clusterctl("-C", cluster, "score", label, "--format", "json")
    schema("score").validate(json.loads(answer.out))


@pytest.mark.parametrize("cluster", [JAIPUR, FIVE])
def test_findings_have_the_promised_shape(cluster: Path) -> None:
    answer = clusterctl("-C", cluster, "validate", "--format", "json")
    schema("findings").validate(json.loads(answer.out))


def test_findings_of_several_clusters_have_the_promised_shape() -> None:
    found = json.loads(clusterctl("validate", JAIPUR, FIVE, "--format", "json").out)
    schema("findings-of-several").validate(found)
    assert [cluster["cluster"] for cluster in found["clusters"]] == ["jaipur", "five-mistakes"]


def test_keys_stand_in_the_promised_order() -> None:
    found = document("-C", JAIPUR, "score", "1999")
    assert list(found) == [
        "format", "cluster", "as_of", "revision", "label", "date", "index", "groups", "notes",
    ]  # fmt: skip
    assert list(found["groups"][0]["members"][0]) == [
        "actor", "name", "weight", "score", "supported", "band", "contribution", "per_point", "evidence", "place",
    ]  # fmt: skip


def test_figures_are_exact() -> None:
    found = document("-C", JAIPUR, "score", "1999")
    assert found["index"] == {"value": Decimal("4.355"), "percent": Decimal("43.55"), "supported": Decimal("4.67")}
    assert found["as_of"] == "2000-12-31"
    assert sum(m["contribution"] for g in found["groups"] for m in g["members"]) == Decimal("4.355")


def test_a_missing_figure_is_null_with_its_reason() -> None:
    found = document("-C", ROOT / "tests/projects/error-elsewhere", "score")
    assert found["index"]["supported"] is None
    assert "weavers" in found["index"]["missing"]["supported"]
    member = found["groups"][0]["members"][0]
    assert member["supported"] is None
    assert member["missing"]["supported"]


def test_members_are_found_at_their_place() -> None:
    for group in document("-C", JAIPUR, "score", "1999")["groups"]:
        for member in group["members"]:
            place = member["place"]
            line = (JAIPUR / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
            assert line[place["column"] - 1 :].startswith(f"{member['actor']}:")


def test_findings_stand_at_their_place() -> None:
    found = document("-C", FIVE, "validate")
    shown = []
    for finding in found["findings"]:
        line = (FIVE / finding["file"]).read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
        shown.append(line[finding["column"] - 1 : finding["end_column"] - 1])
    assert shown == ["comercial", "2024-13", "scoer", "12", "banks"]
    assert found["summary"] == {"error": 5, "warning": 0, "advice": 0}


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    before = "id: a\nname: A\ncountry: india\ncurrency: INR\n"
    (tmp_path / "cluster.yaml").write_text(before, encoding="utf-8")
    first = document("-C", tmp_path, "validate")["findings"]
    (tmp_path / "cluster.yaml").write_text(f"# moved\n\n{before}", encoding="utf-8")
    second = document("-C", tmp_path, "validate")["findings"]
    assert [finding["fingerprint"] for finding in first] == [finding["fingerprint"] for finding in second]
    assert first[0]["line"] + 2 == second[0]["line"]
