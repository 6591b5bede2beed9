"""The versioned JSON documents. Their shapes are a contract of their own, with schemas in `schemas/output/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from clusterctl.numbers import exact

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.figure import Figure


class Head(Struct, frozen=True):
    """What every document says of itself; the revision is None for the files as they are."""

    cluster: str | None
    as_of: date | None
    """None where nothing could be judged on any day."""
    revision: str | None = None


class Shown:
    """A figure in a document: written as its value, `null` where it is missing; here it still knows its fields."""

    __slots__ = ("figure",)

    def __init__(self, figure: Figure) -> None:
        """Take the figure."""
        self.figure = figure


class Document(Struct, frozen=True):
    """A document before it is written: its figures are `Shown`."""

    name: str
    head: Head
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The JSON with a final line end; decimals are exact numbers."""
        head = self.head
        fields = {"format": f"clusterctl/{self.name}/1", "cluster": head.cluster, "as_of": head.as_of,
                  "revision": head.revision}  # fmt: skip
        return encoded({**fields, **self.body})


def encoded(document: dict[str, Any]) -> str:
    """Return a document as JSON with a final line end; decimals are exact numbers."""
    encoder = msgspec.json.Encoder(decimal_format="number", enc_hook=_value)
    try:
        text = encoder.encode(document)
    except UnicodeEncodeError:
        text = encoder.encode(_encodable(document))
    return msgspec.json.format(text, indent=2).decode() + "\n"


def _value(shown: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Return what is written for a figure."""
    if not isinstance(shown, Shown):
        raise TypeError(f"{type(shown).__name__} is nothing that JSON holds")
    return None if shown.figure.known is None else exact(shown.figure.known)


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
