"""The cluster map in sentences: what it hangs on, who stands alone, what changed since an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.holding import without
from clusterctl.analysis.map_change import map_change
from clusterctl.model.values import Missing
from clusterctl.words import short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.report.ground import Ground

_MOST_NAMED = 8
_MOST_TOLD = 3
"""Of those on whom others hang, so many are told of."""


def points(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Iterator[str]:
    """Say what holds the map together, who stands alone, and what changed."""
    names = short(now, then)
    yield from _without(at, now, names)
    yield _alone(at, now, names)
    yield from _hangs_on(at, now, names)
    if then:
        yield from _changed(at, then, now, names)


def short(now: ClusterMap, then: ClusterMap | None) -> dict[str, str]:
    """Return what actors are called where room is small."""
    return short_names({**(then.names if then else {}), **now.names})


def _names(at: Ground, ids: Iterable[str], names: Mapping[str, str]) -> str:
    found = [names[id_] for id_ in ids]
    if len(found) <= _MOST_NAMED:
        return "; ".join(found)
    more = len(found) - _MOST_NAMED + 1
    shown = "; ".join(found[: _MOST_NAMED - 1])
    return at.say.several(more, "{names}; and {n} more", "{names}; and {n} more", names=shown)


def _without(at: Ground, now: ClusterMap, names: Mapping[str, str]) -> Iterator[str]:
    found, say = now.without, at.say
    if isinstance(found, Missing):
        return
    if not found.cut_off:
        yield say("Without the implementing agency and the CDA nobody would be cut off.")
    else:
        yield say.several(
            len(found.cut_off), "Without the implementing agency and the CDA {n} actor would be cut off: {names}.",
            "Without the implementing agency and the CDA {n} actors would be cut off: {names}.",
            names=_names(at, found.cut_off, names),
        )  # fmt: skip
    if len(found.key) > 1:
        first = len(found.key_pieces[0])
        if first == len(found.key):
            yield say("All {n} key actors would still hang together.", n=say.number(len(found.key)))
        else:
            apart = [actor for piece in found.key_pieces[1:] for actor in piece]
            yield say("Of the {n} key actors {some} would still hang together; apart from them: {names}.",
                      n=say.number(len(found.key)), some=say.number(first),
                      names=_names(at, apart, names))  # fmt: skip


def _alone(at: Ground, now: ClusterMap, names: Mapping[str, str]) -> str:
    if not now.isolated:
        return at.say("Nobody on the map stands alone.")
    return at.say.several(
        len(now.isolated), "{n} actor is tied to nobody: {names}.", "{n} actors are tied to nobody: {names}.",
        names=_names(at, now.isolated, names),
    )  # fmt: skip


def _hangs_on(at: Ground, now: ClusterMap, names: Mapping[str, str]) -> Iterator[str]:
    """Name those without whom others would be cut off, whoever cuts off most first."""
    degrees = now.degrees
    found: list[tuple[str, tuple[str, ...]]] = []
    for id_ in now.central:
        rest = without(now.pieces, now.ties, {id_}, ()) if degrees[id_] > 1 else None
        if rest and not isinstance(rest, Missing) and rest.cut_off:
            found.append((id_, rest.cut_off))
    for id_, cut_off in sorted(found, key=lambda one: -len(one[1]))[:_MOST_TOLD]:
        yield at.say.several(
            len(cut_off), "Only {actor} holds {n} other to the rest: {names}.",
            "Only {actor} holds {n} others to the rest: {names}.", actor=names[id_], names=_names(at, cut_off, names),
        )  # fmt: skip


def _changed(at: Ground, then: ClusterMap, now: ClusterMap, names: Mapping[str, str]) -> Iterator[str]:
    say, change, year = at.say, map_change(then, now), at.label_name(then.label)
    if change.actors_came:
        yield say.several(len(change.actors_came), "New since {year}, {n} actor: {names}.",
                          "New since {year}, {n} actors: {names}.", year=year,
                          names=_names(at, change.actors_came, names))  # fmt: skip
    if change.actors_went:
        yield say.several(len(change.actors_went), "No longer there, {n} actor: {names}.",
                          "No longer there, {n} actors: {names}.",
                          names=_names(at, change.actors_went, names))  # fmt: skip
    if change.joined_up:
        yield say("Stood alone then and are tied now: {names}.", names=_names(at, change.joined_up, names))
    if change.links_came or change.links_went or change.stronger or change.weaker:
        counts = {"came": change.links_came, "went": change.links_went, "stronger": change.stronger,
                  "weaker": change.weaker}  # fmt: skip
        yield say("Links since {year}: {came} new, {went} gone, {stronger} stronger, {weaker} weaker.", year=year,
                  **{key: say.number(len(links)) for key, links in counts.items()})  # fmt: skip
