"""The changes from one year of a cluster to another, in its files as they are.

Activities of the two plans are the same by their series, of which the later plan holds a later occurrence, or by their
id; of the others the earlier plan's are finished and the later plan's new. Without a plan in both years none are
compared. Of an activity that goes on, those fields count that say how it is done, by whom and for whom; not its dates,
texts and outcome, which are of each year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.changes.change import Change, Named
from clusterctl.analysis.changes.meaning import Leaf, Node, meaning
from clusterctl.analysis.cluster_map import cluster_map
from clusterctl.analysis.indicators import indicators
from clusterctl.analysis.map_change import map_change
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.findings.finding import Route
from clusterctl.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from clusterctl.analysis.changes.change import Kind
    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.analysis.changes.state import State
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.index import MemberScore
    from clusterctl.analysis.map_parts import LinkKey, MapLink
    from clusterctl.analysis.readings import Reading
    from clusterctl.analysis.why import IndexChange
    from clusterctl.model.plan import Activity
    from clusterctl.project.labels import Label

COMPARED = (
    "nature", "area", "category", "step", "complexity", "origin", "risk", "beneficiaries", "lead", "implementer",
    "intermediaries", "cost", "person_days", "expected_benefit",
)  # fmt: skip
"""The fields of an activity that are compared from year to year; of its contributions the groups' shares are."""


def year_changes(state: State, before: Label, after: Label, index: IndexChange | None) -> tuple[Change, ...]:
    """Return what changed from a year to another; backward, what was new is finished."""
    if after.first < before.first:
        return (*_scores(index), *map(_mirrored, year_changes(state, after, before, None)))
    found = [*_scores(index), *_activities(state, before, after), *_map(state, before, after)]
    return (*found, *_indicators(state, before, after))


def _mirrored(change: Change) -> Change:
    kinds: dict[Kind, Kind] = {"added": "removed", "removed": "added", "new": "finished", "finished": "new"}
    return Change(
        kinds.get(change.kind, change.kind), change.things, change.field, change.new, change.old, change.way,
        change.after, change.before,
    )  # fmt: skip


# -- activities --------------------------------------------------------------------------------------------------------


def _activities(state: State, before: Label, after: Label) -> Iterator[Change]:
    paths = [f"plans/{label.text}.yaml" for label in (before, after)]
    plans = {filed.path: filed.record.activities for filed in state.project.plans}
    old, new = (plans.get(path, {}) for path in paths)
    if not all(path in plans for path in paths):
        return
    goes_on = matched(old, new)
    trees = meaning(state.project)
    for id_ in sorted(old.keys() - goes_on.keys()):
        yield _whole("finished", _Here(trees, paths[0], before, id_))
    for id_ in sorted(new.keys() - set(goes_on.values())):
        yield _whole("new", _Here(trees, paths[1], after, id_))
    for was, id_ in sorted(goes_on.items(), key=lambda pair: pair[1]):
        one, other = _Here(trees, paths[0], before, was), _Here(trees, paths[1], after, id_)
        yield from _fields(one, other)
        yield from _shares(state, one, other)


def matched(old: Mapping[str, Activity], new: Mapping[str, Activity]) -> dict[str, str]:
    """Return which activity of a plan goes on as which of a later one: by its series, else by its id.

    The last occurrence of a series in the earlier plan goes on as the next one that the later plan holds.
    """
    were, are = _by_series(old), _by_series(new)
    found: dict[str, str] = {}
    for series, held in sorted(were.items()):
        nth, id_ = max(held)
        later = [one for one in are.get(series, []) if one[0] > nth]
        if later:
            found[id_] = min(later)[1]
    free = new.keys() - set(found.values())
    return found | {id_: id_ for id_ in sorted(old) if id_ not in found and id_ in free}


def _by_series(activities: Mapping[str, Activity]) -> dict[str, list[tuple[int, str]]]:
    """Return the occurrences of each series that a plan holds."""
    found: dict[str, list[tuple[int, str]]] = {}
    for id_, one in activities.items():
        if one.series and one.occurrence:
            found.setdefault(one.series, []).append((one.occurrence, id_))
    return found


class _Here:
    """An activity in the plan of a year."""

    def __init__(self, trees: Node, path: str, label: Label, id_: str) -> None:
        self.label, self.id, self.route = label, id_, Route(path, ("activities", id_))
        self.tree = _below(trees, (path, "activities", id_))
        self.things = (Named("plan", label.text), Named("activity", id_))

    def at(self, *keys: str) -> Route:
        return Route(self.route.file, (*self.route.keys, *keys))


def _below(tree: Tree, way: Way) -> Node:
    for key in way:
        tree = tree.below.get(key, Node({})) if isinstance(tree, Node) else Node({})
    return tree if isinstance(tree, Node) else Node({})


def _whole(kind: Kind, here: _Here) -> Change:
    old, new = (here.tree, None) if kind == "finished" else (None, here.tree)
    before, after = (here.route, None) if kind == "finished" else (None, here.route)
    return Change(kind, here.things, (), old, new, (), before, after)


def _fields(one: _Here, other: _Here) -> Iterator[Change]:
    old, new = ({key: here.tree.below.get(key) for key in COMPARED} for here in (one, other))
    for key in COMPARED:
        for field, was, is_ in _leaves(old[key], new[key], (key,)):
            if was and is_:  # what only one of the years records is no change from one to the other
                yield Change("changed", other.things, field, was, is_, (), one.at(*field), other.at(*field))


def _leaves(old: Tree | None, new: Tree | None, field: Way) -> Iterator[tuple[Way, Tree | None, Tree | None]]:
    """Yield the fields that differ below two trees."""
    if old == new:
        return
    if isinstance(old, Leaf) or isinstance(new, Leaf):
        yield field, old, new
        return
    below = [side.below if side else {} for side in (old, new)]
    for key in sorted({*below[0], *below[1]}):
        yield from _leaves(below[0].get(key), below[1].get(key), (*field, key))


def _shares(state: State, one: _Here, other: _Here) -> Iterator[Change]:
    """Yield the groups' shares of an activity's cost that moved, so far as they are known in both years."""
    sides = [
        next((a.side for a in state.ledger.of(here.label).activities if a.id == here.id), None) for here in (one, other)
    ]
    for group in FUNDING_GROUPS:
        was, is_ = (side.split.shares[group] if side else None for side in sides)
        if was and is_ and was.known is not None and is_.known is not None and was.known != is_.known:
            routes = one.at("contributions"), other.at("contributions")
            yield Change("changed", other.things, ("share", group), _figure(was, "%"), _figure(is_, "%"), (), *routes)


def _figure(figure: Figure, unit: str, currency: str | None = None) -> Leaf | None:
    """Return a known figure as a value of a field."""
    if figure.known is None:
        return None
    value = exact(figure.known)
    plain = value if figure.exactness == "exact" else {"value": value, figure.exactness: True}
    return Leaf(figure, plain, currency, unit="" if currency else unit)


# -- scores, map, indicators -------------------------------------------------------------------------------------------


def _scores(index: IndexChange | None) -> Iterator[Change]:
    """Yield the bodies whose score or weight is another, and those that joined or left; in another group, both."""
    if index is None:
        return
    cards = (index.before, index.after)
    old, new = ({(group.group, m.actor): m for group in card.groups for m in group.members} for card in cards)
    for key in sorted({*old, *new}, key=lambda key: (key[1], key[0])):
        one, other = old.get(key), new.get(key)
        label = cards[1 if other else 0].label
        things = (Named("scores", label), Named("score", key[1]))
        if one and other:
            yield from _of_body(one, other, things)
        elif other:
            yield Change("added", things, (), None, _points(other.score), (), None, other.route)
        elif one:
            yield Change("removed", things, (), _points(one.score), None, (), one.route, None)


def _of_body(one: MemberScore, other: MemberScore, things: tuple[Named, ...]) -> Iterator[Change]:
    for field, was, is_ in (("score", one.score, other.score), ("weight", one.weight, other.weight)):
        if was != is_:
            before, after = (Route(member.route.file, (*member.route.keys, field)) for member in (one, other))
            yield Change("changed", things, (field,), _points(was), _points(is_), (), before, after)


def _points(figure: Decimal | int) -> Leaf:
    return Leaf(figure, exact(figure))


def _map(state: State, before: Label, after: Label) -> Iterator[Change]:
    if "actors.yaml" not in state.project.files:
        return
    maps = (cluster_map(state.project, label, state.as_of) for label in (before, after))
    moved = map_change(*maps)
    old, new = ({actor.id: actor for actor in side.actors} for side in (moved.before, moved.after))
    for id_ in sorted({*moved.actors_came, *moved.actors_went}):
        actor = new.get(id_) or old[id_]
        yield _came_or_went(Named("actor", id_), actor.route, Leaf(actor.name, actor.name), came=id_ in new)
    links = [{link.key: link for link in side.links} for side in (moved.before, moved.after)]
    for key in sorted({*moved.links_came, *moved.links_went}):
        link = links[1].get(key) or links[0][key]
        yield _came_or_went(_link(key), link.routes[0], Leaf(link.kind, link.kind), came=key in links[1])
    for shift in sorted((*moved.stronger, *moved.weaker), key=lambda shift: shift.link):
        one, other = (side[shift.link] for side in links)
        things = (Named("actors", ""), _link(shift.link))
        was, is_ = (Leaf(word, word) for word in (shift.before, shift.after))
        yield Change("changed", things, ("strength",), was, is_, (), _strength(one), _strength(other))


def _begun(baseline: Reading | None, day: date) -> Reading | None:
    """Return a baseline that was taken by a day."""
    return baseline if baseline and baseline.date and baseline.date.last <= day else None


def _came_or_went(named: Named, route: Route, value: Leaf, *, came: bool) -> Change:
    things = (Named("actors", ""), named)
    if came:
        return Change("added", things, (), None, value, (), None, route)
    return Change("removed", things, (), value, None, (), route, None)


def _link(key: LinkKey) -> Named:
    return Named("link", ", ".join(key))


def _strength(link: MapLink) -> Route:
    at = link.routes[0]
    return Route(at.file, (*at.keys, "strength"))


def _indicators(state: State, before: Label, after: Label) -> Iterator[Change]:
    """Yield the indicators whose latest value, or the target that counts, is another at the end of the later year.

    Before the first value the baseline stands for it, from its own day on.
    """
    days = [min(label.last, state.as_of) for label in (before, after)]
    old, new = (indicators(state.project, day) for day in days)
    for was, is_ in zip(old, new, strict=True):
        things = (Named("logframe", ""), Named("indicator", is_.id))
        first, then = (side.actual or _begun(side.baseline, day) for side, day in zip((was, is_), days, strict=True))
        for field, one, other in (("value", first, then), ("target", was.aim, is_.aim)):
            values = [_figure(side.figure, is_.unit or "", is_.currency) if side else None for side in (one, other)]
            if values[0] != values[1]:
                places = [side.route if side else None for side in (one, other)]
                yield Change("changed", things, (field,), values[0], values[1], (), places[0], places[1])
