"""The changes from one state of a cluster's files to another: what came, what went, and what is another value now.

Things are the same by their identity. A thing that is identical but for its id, and the only such one, was renamed;
that others name it by its new id now is no change of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.changes.change import Change, Named
from clusterctl.analysis.changes.losses import Losses
from clusterctl.analysis.changes.meaning import Leaf, Node, Renames
from clusterctl.analysis.changes.measures import measured
from clusterctl.analysis.changes.references import as_later
from clusterctl.analysis.changes.renames import renames_in, take_up
from clusterctl.findings.finding import Route
from clusterctl.model.kinds import FILE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.findings.finding import Keys
    from clusterctl.project.project import Project

_ORDER = list(FILE_KINDS)


class Changes(Struct, frozen=True):
    """All changes between two states, in the order of the files."""

    changes: tuple[Change, ...]
    unread: tuple[Route, ...] = ()
    """What can't be compared: one side has it in a file or record that could not be read."""
    renamed_actors: Mapping[str, str] = {}
    """The later ids of earlier ones."""


def changes(before: Project, after: Project) -> Changes:
    """Return what changed between two states of a cluster's files."""
    currency = next((one.cluster.currency for one in (before, after) if one.cluster), "")
    new, renames, renamed = measured(after, Renames(), currency), Renames(), list[Change]()
    while True:
        comparison = _Comparison(before, after)
        old = measured(before, renames, currency)
        found = list(comparison.pair(_Side(as_later(old, new, renames)), _Side(new), _TOP))
        more = list(renames_in(found, renames))
        if not more:
            break
        renamed += more
        take_up(renames, more, before, after)
    found = sorted([*found, *renamed], key=_order)
    return Changes(tuple(found), tuple(dict.fromkeys(comparison.unread)), _actors(renames, old, new))


def _actors(renames: Renames, old: Node, new: Node) -> dict[str, str]:
    """Return the later ids of bodies, but for those whom an assessment of either side knows by the other's id."""
    scored = (_scored(old), _scored(new))
    names = renames.of(("actor",))
    return {was: now for was, now in names.items() if now not in scored[0] and was not in scored[1]}


def _scored(tree: Tree) -> set[str]:
    """Return the ids of all who have a score."""
    if isinstance(tree, Leaf):
        return set()
    own = {key for key, one in tree.below.items() if isinstance(one, Node) and one.what == "score"}
    return own.union(*(_scored(one) for one in tree.below.values()))


def _order(change: Change) -> tuple[int, Way]:
    return _ORDER.index(change.things[0].what), change.way


class _Side(Struct, frozen=True):
    """What one side has at a place, and the keys that lead there in its files."""

    tree: Tree | None
    keys: Keys = ()
    among: int = 0
    """How many there are of its kind in this place, where it stands in a mapping or list."""
    default: Leaf | None = None
    """What holds where it has nothing."""

    def below(self, key: str) -> _Side:
        """Return what it has under a key."""
        if not isinstance(self.tree, Node):
            return _Side(None, (*self.keys, key))
        written = self.tree.written.get(key, key)
        return _Side(self.tree.below.get(key), (*self.keys, written), len(self.tree.below), self.tree.defaults.get(key))

    @property
    def route(self) -> Route:
        """Where it stands, or would."""
        return Route(str(self.keys[0]), self.keys[1:])


class _Place(Struct, frozen=True):
    """A place in both trees: the way there, the things on it, the field in the last of them."""

    way: Way = ()
    things: tuple[Named, ...] = ()
    field: Way = ()

    def below(self, key: str, tree: Tree | None) -> _Place:
        """Return the place of what stands under a key."""
        if isinstance(tree, Node) and tree.what:
            named = Named(tree.what, key if self.way else _label(key))
            return _Place((*self.way, key), (*self.things, named))
        return _Place((*self.way, key), self.things, (*self.field, key))


_TOP = _Place()


def _label(path: str) -> str:
    """Return what tells a file from others of its kind: nothing where there is only one."""
    return path.rpartition("/")[2].removesuffix(".yaml") if "/" in path else ""


class _Comparison:
    """Compares the trees of two projects, and notes what can't be compared."""

    def __init__(self, before: Project, after: Project) -> None:
        self._before, self._after = Losses(before), Losses(after)
        self.unread: list[Route] = []

    def pair(self, old: _Side, new: _Side, place: _Place) -> Iterator[Change]:
        """Yield the changes of what stands at one place."""
        one, other = old.tree, new.tree
        if one == other:
            return
        if self._is_lost(old, new):
            self.unread.append(new.route if one is None else old.route)
        elif place.things and not place.field and (one is None or other is None):
            yield _change("added" if one is None else "removed", old, new, place)
        elif isinstance(one, Leaf) or isinstance(other, Leaf):
            yield _change("changed", old, new, place)
        else:
            yield from self._nodes(old, new, place)

    def _is_lost(self, old: _Side, new: _Side) -> bool:
        """Whether a side may have another thing or value in its text than could be read."""
        sides = ((self._before, old), (self._after, new))
        one_sided = old.tree is None or new.tree is None
        return any(
            losses.shorten(side.tree, side.keys) or (one_sided and losses.hide(side.tree, side.keys, side.among))
            for losses, side in sides
        )

    def _nodes(self, old: _Side, new: _Side, place: _Place) -> Iterator[Change]:
        keys = {key for side in (old.tree, new.tree) if isinstance(side, Node) for key in side.below}
        for key in sorted(keys):
            one, other = _beside(old.below(key), key, new), _beside(new.below(key), key, old)
            yield from self.pair(one, other, place.below(key, other.tree or one.tree))


def _beside(side: _Side, key: str, opposite: _Side) -> _Side:
    """Return a side with the default of a field. A record that only departs from defaults may go unsaid as a whole."""
    other = opposite.tree
    if side.default is None and isinstance(other, Node) and other.below.keys() <= other.defaults.keys():
        return replace(side, default=other.defaults.get(key))
    return side


def _change(kind: Literal["added", "removed", "changed"], old: _Side, new: _Side, place: _Place) -> Change:
    was, is_ = old.tree or old.default, new.tree or new.default
    return Change(
        kind, place.things, place.field, was, is_, place.way, old.route if was else None, new.route if is_ else None
    )
