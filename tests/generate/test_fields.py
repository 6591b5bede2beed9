"""Every key of the files is documented, with an example that the model takes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clusterctl.method.thresholds import THRESHOLDS
from clusterctl.model.cluster import Thresholds
from clusterctl.model.kinds import FILE_KINDS
from generate.fields import fields_of
from generate.records import records_in

if TYPE_CHECKING:
    from msgspec import Struct

RECORDS = {record.__name__: record for file in FILE_KINDS.values() for record in records_in(file.type)}

each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)


@each_record
def test_it_says_what_it_is(record: type[Struct]) -> None:
    assert record.__doc__
    assert record.__doc__.rstrip().endswith((".", ")"))


@each_record
def test_each_key_says_what_it_means(record: type[Struct]) -> None:
    assert [field.said.meaning for field in fields_of(record) if not field.said.meaning.endswith(".")] == []


@each_record
def test_each_example_is_valid(record: type[Struct]) -> None:
    assert [field.said.example for field in fields_of(record) if not field.takes(field.example)] == []


@each_record
def test_each_default_is_told_once(record: type[Struct]) -> None:
    """The model's own default is read from the model, never written a second time."""
    assert [field.key for field in fields_of(record) if field.default is not None and field.said.default] == []


def test_the_documented_thresholds_are_those_of_the_method() -> None:
    fields = [field for field in fields_of(Thresholds) if not field.common]
    documented = {field.key: (Decimal(str(field.assumed)), field.said.unit) for field in fields}
    assert documented == {key: (threshold.value, threshold.unit) for key, threshold in THRESHOLDS.items()}
