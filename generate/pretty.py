"""JSON as text that people read: what fits on a line stands on a line."""

from __future__ import annotations

import json
from typing import Any

WIDTH = 120


def written(value: Any, indent: int = 0, before: int = 0) -> str:  # noqa: ANN401 - any JSON value
    """Return a value as JSON; `before` is the room that its key takes on the first line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or indent + before + len(line) < WIDTH:
        return line
    pad = " " * (indent + 2)
    if isinstance(value, list):
        items = [pad + written(item, indent + 2) for item in value]
        return "[\n" + ",\n".join(items) + "\n" + " " * indent + "]"
    names = {name: json.dumps(name, ensure_ascii=False) + ": " for name in value}
    items = [pad + key + written(value[name], indent + 2, len(key)) for name, key in names.items()]
    return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}"
