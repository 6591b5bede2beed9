"""What holds a map together: its cut points, and what remains without the implementing agency and the CDA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis import graph
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from clusterctl.analysis.graph import Pair, Piece


class CutPoint(Struct, frozen=True):
    """An actor without whom its piece falls apart, and those who are cut off then."""

    actor: str
    cuts_off: tuple[str, ...]


class Without(Struct, frozen=True):
    """What remains of a map without the implementing agency and the CDA."""

    removed: tuple[str, ...]
    pieces: tuple[Piece, ...]
    """The largest first; an isolated actor is a piece of its own."""
    cut_off: tuple[str, ...]
    """Those of a piece that lost somebody who are not in the largest part of it that remains."""
    key_pieces: tuple[Piece, ...]
    """The key actors that remain, those of one piece together; the most first."""

    @property
    def key(self) -> tuple[str, ...]:
        """The key actors that remain."""
        return tuple(actor for piece in self.key_pieces for actor in piece)


def singles(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the actors that are a piece of their own."""
    return tuple(piece[0] for piece in pieces if len(piece) == 1)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of two actors and more."""
    return tuple(piece for piece in pieces if len(piece) > 1)


def cut_points(pieces: tuple[Piece, ...], ties: tuple[Pair, ...]) -> tuple[CutPoint, ...]:
    """Return the cut points of a map, those who cut off most first."""
    actors = [actor for piece in pieces for actor in piece]
    found = (
        CutPoint(actor, tuple(_cut_off(pieces, _parts(pieces, ties, {actor}), {actor})))
        for actor in graph.cut_points(actors, ties)
    )
    return tuple(sorted(found, key=lambda point: (-len(point.cuts_off), point.actor)))


def without(
    pieces: tuple[Piece, ...], ties: tuple[Pair, ...], removed: Collection[str], key: Collection[str]
) -> Without | Missing:
    """Return what remains without some actors; missing where there is none of them on the map."""
    if not removed:
        return Missing("no_agency")
    rest = _parts(pieces, ties, removed)
    cut_off = tuple(sorted(_cut_off(pieces, rest, removed)))
    return Without(tuple(sorted(removed)), rest, cut_off, key_pieces(rest, key))


def key_pieces(pieces: Iterable[Piece], key: Collection[str]) -> tuple[Piece, ...]:
    """Return the key actors, those of one piece together; the most first."""
    by_piece = (tuple(actor for actor in piece if actor in key) for piece in pieces)
    return tuple(sorted((piece for piece in by_piece if piece), key=lambda piece: (-len(piece), piece)))


def _parts(pieces: tuple[Piece, ...], ties: tuple[Pair, ...], removed: Collection[str]) -> tuple[Piece, ...]:
    rest = [actor for piece in pieces for actor in piece if actor not in removed]
    return graph.pieces(rest, (tie for tie in ties if tie[0] not in removed and tie[1] not in removed))


def _cut_off(pieces: tuple[Piece, ...], parts: tuple[Piece, ...], removed: Collection[str]) -> Iterator[str]:
    """Give those who are not in the largest part of their piece; of equal ones the first by id counts as the largest.

    Nobody is left in a part of one.
    """
    for piece in pieces:
        if any(actor in removed for actor in piece):
            largest = next((part for part in parts if len(part) > 1 and part[0] in piece), ())
            yield from (actor for actor in piece if actor not in removed and actor not in largest)
