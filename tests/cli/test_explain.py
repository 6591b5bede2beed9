"""`explain`: the same page in a terminal, as data, and as Markdown."""

from __future__ import annotations

import json
import re

import jsonschema_rs
import pytest

from clusterctl.method.kinds import KINDS
from clusterctl.rules.catalogue import FAMILIES, every_rule
from tests.cli.commands import ROOT, clusterctl


def schema() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        json.loads((ROOT / "schemas/output/explain.schema.json").read_text(encoding="utf-8")), validate_formats=True
    )


@pytest.mark.parametrize("words", [(), ("SCH001",), ("unknown-key",), ("cooperative",)])
def test_documents_have_the_promised_shape(words: tuple[str, ...]) -> None:
    document = json.loads(clusterctl("explain", *words, "--format", "json").out)
    schema().validate(document)


def test_without_a_word_there_is_all_of_it() -> None:
    document = json.loads(clusterctl("explain", "--format", "json").out)
    assert [rule["code"] for rule in document["rules"]] == list(every_rule())
    assert [kind["kind"] for kind in document["kinds"]] == list(KINDS)


def test_the_parts_of_a_page_are_told_apart() -> None:
    (rule,) = json.loads(clusterctl("explain", "SCH001", "--format", "json").out)["rules"]
    assert rule["why"].startswith("Mostly it is a slip.")
    assert rule["mend"].startswith("Write the key")
    assert "scoer" in rule["bad"]
    assert "scoer" not in rule["good"]
    assert rule["good"].startswith("date: 1999-12\n")


@pytest.mark.parametrize("code", ["SCH001", "YML002", "YML018"])
def test_markdown_is_the_page_of_the_docs_but_for_what_is_generated_there(code: str) -> None:
    page = clusterctl("explain", code, "--format", "markdown").out
    docs = (ROOT / f"docs/rules/{code}.md").read_text(encoding="utf-8")
    without = docs.replace("Generated from the program by `make generate`.\n\n", "")
    without = re.sub(r"`clusterctl validate` says:\n\n```text\n.*?\n```\n\n", "", without, count=1, flags=re.DOTALL)
    assert page == without


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_the_list_is_by_family_and_severity(format_: str) -> None:
    shown = clusterctl("explain", "--format", format_).out
    for family in FAMILIES:
        part = shown.partition(f"{family}: ")[2].partition("\n\n")[0] if format_ == "text" else shown
        rows = re.findall(rf"\b{family}\d\d\d\b.*?\b(error|warning|advice)\b", part)
        assert rows == sorted(rows, key=["error", "warning", "advice"].index)
        assert len(rows) == sum(code.startswith(family) for code in every_rule())


def test_sources_are_named_by_their_titles() -> None:
    assert "Source: UNIDO course notes" in clusterctl("explain", "SCH006").out
    assert "- Source: UNIDO course notes table 13.1" in clusterctl("explain", "cooperative", "--format", "markdown").out
