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
    encoded = msgspec.json.Encoder(decimal_format="number").encode({**fields, **body})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
