"""`schemas/output/report-data.schema.json`: what templates place, generated from the types of the view."""

from __future__ import annotations

from typing import Any

import msgspec

from clusterctl.report.view import View
from generate.pretty import written

_HEAD = {
    "format": {"const": "clusterctl/report-data/1"},
    "cluster": {
        "type": ["string", "null"],
        "description": "The cluster's id; null where cluster.yaml could not be read.",
    },
    "as_of": {"type": "string", "format": "date", "description": "The day of judging."},
    "revision": {"type": ["string", "null"], "description": "The id of the commit; null for the files as they are."},
}


def text() -> str:
    """Return the schema."""
    (found,), parts = msgspec.json.schema_components([View], ref_template="#/$defs/{name}")
    name = found["$ref"].rsplit("/", 1)[-1]
    view = parts.pop(name)
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "clusterctl:schemas/output/report-data/1",
        "title": "clusterctl report show-data",
        "description": "A whole report: words are said, figures rounded, and what its reader may not see is not in it.",
        "type": "object",
        "properties": {**_HEAD, **view["properties"]},
        "required": [*_HEAD, *view["required"]],
        "additionalProperties": False,
        "$defs": {key: _described(part) for key, part in sorted(parts.items())},
    }
    return written(schema) + "\n"


def _described(part: dict[str, Any]) -> dict[str, Any]:
    """Return a part without the title that only repeats its name."""
    return {key: value for key, value in part.items() if key != "title"}
