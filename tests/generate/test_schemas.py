"""The schemas are valid 2020-12, say nothing of null, and tell an editor what it shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from clusterctl.model.kinds import FILE_KINDS
from generate import schemas
from generate.schemas import DIALECT, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

each_kind = pytest.mark.parametrize("kind", FILE_KINDS)


def inside(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema, itself first."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from inside(part)


@each_kind
def test_it_is_valid(kind: str) -> None:
    jsonschema_rs.meta.validate(schema_of(kind))
    assert schema_of(kind)["$schema"] == DIALECT


@each_kind
def test_its_text_holds_it(kind: str) -> None:
    assert json.loads(schemas.text(kind)) == schema_of(kind)


@each_kind
def test_it_says_nothing_of_null(kind: str) -> None:
    assert "null" not in [part.get("type") for part in inside(schema_of(kind))]
    assert not any(None in part.get("enum", ()) or "null" in part.get("type", ()) for part in inside(schema_of(kind)))


@each_kind
def test_its_records_take_no_other_keys(kind: str) -> None:
    records = [part for part in inside(schema_of(kind)) if part.get("type") == "object"]
    assert all("additionalProperties" in part for part in records)
    assert all(part["additionalProperties"] is False for part in records if "properties" in part)


@each_kind
def test_an_editor_can_show_what_each_key_means(kind: str) -> None:
    schema = schema_of(kind)
    records = (part["properties"] for part in inside(schema) if "properties" in part)
    keys = [(name, part) for record in records for name, part in record.items()]
    shown = [{**schema["$defs"].get(part.get("$ref", "").removeprefix("#/$defs/"), {}), **part} for _, part in keys]
    assert [name for (name, _), part in zip(keys, shown, strict=True) if not part.get("description")] == []


def test_closed_words_keep_the_order_of_the_method() -> None:
    assert schema_of("plan")["properties"]["status"]["enum"] == ["draft", "validated", "approved", "closed"]


def test_descriptions_name_unit_and_source() -> None:
    weight = schema_of("scores")["$defs"]["member-of-the-support-group"]["properties"]["weight"]
    said = "Weight within the group; the weights of a group sum to 100."
    assert weight["description"] == f"{said} Unit: % of the group. Source: UNIDO course notes annex 3."


def test_a_default_stands_where_the_model_or_its_text_gives_a_value() -> None:
    cluster = schema_of("cluster")
    assert cluster["properties"]["financial_year_start"]["default"] == "04-01"
    assert cluster["$defs"]["thresholds"]["properties"]["taper"]["default"] == 0.8
    assert "default" not in cluster["$defs"]["norm-row"]["properties"]["nature"]
