"""The amendments of a file, when each was entered, and of which changes it speaks.

Only an amendment that was entered after approval speaks of a change made after it. One that names things of the plan,
by id or by title, speaks of those. One that names none speaks of what changed in the commit in which it was entered,
and of what changed in the month of its date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.findings.finding import Route
from clusterctl.history.version import tree_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Tree
    from clusterctl.history.period import Period, Test
    from clusterctl.model.values import Amendment
    from clusterctl.store.commits import Step

_THINGS = ("activities", "indicators")
_TITLES = ("title", "name")


class Entered(Struct, frozen=True):
    """An amendment, and the commit in which it was entered."""

    amendment: Amendment
    route: Route
    step: Step | None
    """None where it is not committed yet."""
    is_new: bool
    """It was entered after approval."""
    names: frozenset[str]
    """The ids of the things of its file that it names."""

    @property
    def place(self) -> tuple[str, str]:
        """What tells it from others: date and words."""
        return self.amendment.date.text, self.amendment.what


def entered(period: Period) -> Iterator[Entered]:
    """Yield the amendments of a file, in its order."""
    file, tree = period.now.file, period.now.tree
    node = tree_at(tree, ("amendments",))
    if not isinstance(node, Node):
        return
    records = cast("tuple[Amendment, ...]", getattr(file.record, "amendments", ()))
    names, titles = {int(at): name for name, at in node.written.items()}, called(period)
    since = period.since({name: _having(name) for name in names.values()})
    for at, name in sorted(names.items()):
        record, (step, at_first) = records[at], since[name]
        text = f"{record.what} {record.reason or ''}"
        about = frozenset(id_ for id_, words in titles.items() if any(_names(text, word) for word in words))
        yield Entered(record, Route(file.place.path, ("amendments", at)), step, not at_first, about)


def _having(name: str) -> Test:
    return lambda version, _: version.at(("amendments", name)) is not None


def called(period: Period) -> dict[str, list[str]]:
    """Return what activities and indicators are called, now or at the beginning, by id: their id, then their title."""
    return {**_titles(period.first.tree), **_titles(period.now.tree)}


def _titles(tree: Tree | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in _THINGS:
        things = tree_at(tree, (key,))
        for id_, thing in things.below.items() if isinstance(things, Node) else ():
            own = (tree_at(thing, (title,)) for title in _TITLES)
            found[id_] = [id_, *(str(leaf.plain) for leaf in own if isinstance(leaf, Leaf))]
    return found


def _names(text: str, word: str) -> bool:
    """Whether a text names a thing: a single word, such as `fair`, must stand in back quotes to be a name."""
    if f"`{word}`" in text:
        return True
    if not re.search(r"[\s-]", word):
        return False
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) is not None


def cover(change: Change, step: Step | None, amendments: Sequence[Entered]) -> Entered | None:
    """Return the amendment that speaks of a change made in a commit (None: not committed yet); None for none."""
    things = {thing.id for thing in change.things[1:]}
    new = [one for one in amendments if one.is_new]
    named = [one for one in new if one.names & things]
    silent = [one for one in new if not one.names]
    together = [one for one in silent if one.step is step or (one.step and step and one.step.id == step.id)]
    month = [one for one in silent if step and _in_month(one, step)]
    return next(iter([*named, *together, *month]), None)


def _in_month(one: Entered, step: Step) -> bool:
    """Whether an amendment is dated in the month of a commit: a year alone says too little."""
    text = one.amendment.date.text
    return step.date is not None and "-" in text and step.date.isoformat().startswith(text[:7])
