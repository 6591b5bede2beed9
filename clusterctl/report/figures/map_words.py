"""The words of a cluster map, in some language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.method.kinds import KINDS
from clusterctl.method.maps import BAND_TITLES, KINDS_OF_LINKS, NATURES, STRENGTHS
from clusterctl.words import english

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.words import Say


class MapWords(Struct, frozen=True):
    """Says sentences, and holds the labels of bands, kinds of actors, kinds of links, natures and strengths by key."""

    say: Say
    bands: Mapping[str, str]
    kinds: Mapping[str, str]
    links: Mapping[str, str]
    natures: Mapping[str, str]
    strengths: Mapping[str, str]


ENGLISH = MapWords(
    english,
    {str(key): title for key, title in BAND_TITLES.items()},
    {str(key): kind.title for key, kind in KINDS.items()},
    {str(key): kind.title for key, kind in KINDS_OF_LINKS.items()},
    {str(key): str(key) for key in NATURES},
    {str(key): str(key) for key in STRENGTHS},
)
