"""The schemas and the model take exactly the same data: whole files, and each kind of record by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct, inspect

from clusterctl.model import shape
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Written
from generate.records import records_in
from generate.schemas import DIALECT, schema_of
from generate.titles import anchor
from tests.generate.data import good, spoilt

FILES: dict[type[Struct], dict[str, Any]] = {file.type: schema_of(kind) for kind, file in FILE_KINDS.items()}
PARTS: dict[type[Struct], dict[str, Any]] = {
    record: {"$schema": DIALECT, "$ref": f"#/$defs/{anchor(record)}", "$defs": schema["$defs"]}
    for file, schema in FILES.items()
    for record in records_in(file)[1:]
    if not issubclass(record, Written)
}
RECORDS: list[type[Any]] = [*FILES, *PARTS]
VALIDATORS = {record: jsonschema_rs.Draft202012Validator(schema) for record, schema in {**FILES, **PARTS}.items()}
GOOD = {record: good(inspect.type_info(record)) for record in RECORDS}

each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
few = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
more = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def floats(data: Any) -> Any:  # noqa: ANN401 - data
    """Return the data with floats for decimals, for the validator knows no decimals."""
    match data:
        case Decimal():
            return float(data)
        case dict():
            return {key: floats(value) for key, value in data.items()}
        case list():
            return [floats(value) for value in data]
    return data


def faults(record: type[Any], data: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401 - data
    """Return what the model and what the schema has against the data."""
    _, findings = shape.check(data, record, "file.yaml")
    assert bool(shape.load(data, record, "file.yaml").findings) == bool(findings)
    errors = VALIDATORS[record].iter_errors(floats(data))
    return [finding.message for finding in findings], [error.message for error in errors]


@each_record
@given(drawn=st.data())
@few
def test_what_the_types_describe_is_accepted(record: type[Struct], drawn: st.DataObject) -> None:
    assert faults(record, drawn.draw(GOOD[record])) == ([], [])


@each_record
@given(drawn=st.data())
@more
def test_model_and_schema_agree_on_anything(record: type[Struct], drawn: st.DataObject) -> None:
    model, schema = faults(record, drawn.draw(spoilt(GOOD[record])))
    assert bool(model) == bool(schema), (model, schema)
