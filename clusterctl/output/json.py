"""The versioned JSON documents. Their shapes are a contract of their own, with schemas in `schemas/output/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date


class Head(Struct, frozen=True):
    """What every document says of itself; the revision is None for the files as they are."""

    cluster: str | None
    as_of: date
    revision: str | None = None


def document(name: str, head: Head, body: dict[str, Any]) -> str:
    """Return a JSON document with a final line end; decimals are exact numbers."""
    fields = {"format": f"clusterctl/{name}/1", "cluster": head.cluster, "as_of": head.as_of, "revision": head.revision}
    encoder = msgspec.json.Encoder(decimal_format="number")
    try:
        encoded = encoder.encode({**fields, **body})
    except UnicodeEncodeError:
        encoded = encoder.encode(_encodable({**fields, **body}))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _encodable(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Return the value with the bytes of file names that are no UTF-8 written out."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case dict():
            return {key: _encodable(item) for key, item in value.items()}
        case list():
            return [_encodable(item) for item in value]
    return value
