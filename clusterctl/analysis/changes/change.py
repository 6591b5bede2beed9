"""A change of one thing or one field, with where it stands on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.findings.finding import Route

Kind = Literal["added", "removed", "changed", "renamed", "finished", "new"]
"""Of a year's activities: `finished`, with which the later plan does not go on, and `new`."""


class Named(Struct, frozen=True):
    """A thing: what it is (an activity, a plan), and its id, label or whatever tells it from others of its list.

    The id is empty for files of which there is one.
    """

    what: str
    id: str


class Change(Struct, frozen=True):
    """One change. Of a thing as a whole `field` is empty; a side without the field or thing has None for a value."""

    kind: Kind
    things: tuple[Named, ...]
    """The thing that changed, last; before it those in which it stands, from the file on."""
    field: Way
    """The keys that lead from the thing to the field."""
    old: Tree | None
    new: Tree | None
    way: Way = ()
    """Through the trees of both sides, with the ids of the later one."""
    before: Route | None = None
    """Where it stood; None where it was not there. A default may go unsaid: then where it would stand."""
    after: Route | None = None

    @property
    def thing(self) -> Named:
        """The thing that changed."""
        return self.things[-1]

    @property
    def route(self) -> Route | None:
        """Where it stands now, else where it stood."""
        return self.after or self.before
