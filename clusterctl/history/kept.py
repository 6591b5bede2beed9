"""Moments in the cache: as JSON, exact."""

from __future__ import annotations

import sys
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec
import yaml

import clusterctl
from clusterctl.history.moment import Moment
from clusterctl.store.cache import Cache, state
from clusterctl.store.user_cache import folder
from clusterctl.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable


class Kept:
    """The cache of moments. Use it with `with`."""

    def __init__(self, *, off: bool) -> None:
        """Open it, or none."""
        self._cache = Cache(None if off else folder(), "log", _state())

    def __enter__(self) -> Self:
        """Return the cache itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what was put."""
        self._cache.__exit__()

    def get(self, key: str) -> Moment | None:
        """Return a moment that was kept."""
        found = self._cache.get(key)
        try:
            return _DECODER.decode(found) if found else None
        except (msgspec.MsgspecError, ValueError, ArithmeticError):
            return None

    def put(self, key: str, moment: Moment) -> None:
        """Keep a moment."""
        self._cache.put(key, _ENCODER.encode(moment))


def _state() -> str | None:
    """Return what tells this program, with all that it reads by, from any other; None where that can't be told."""
    own = state(str(Path(clusterctl.__file__).parent))
    return f"{VERSION} {own} {sys.version} {msgspec.__version__} {yaml.__version__}" if own else None


def _text(value: Any) -> str:  # noqa: ANN401 - what a moment holds
    if not isinstance(value, Fraction):
        raise TypeError(f"{type(value).__name__} is nothing that a moment holds")
    return str(value)


@cache  # the same figures stand in many moments
def _fraction(kind: Callable[[str], Any], text: Any) -> Any:  # noqa: ANN401 - as above
    return kind(text)


_ENCODER = msgspec.json.Encoder(enc_hook=_text)
_DECODER = msgspec.json.Decoder(Moment, dec_hook=_fraction)
