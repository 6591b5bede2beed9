"""The amendments of a file, when each was entered, and of which changes it speaks.

Only an amendment that was entered after approval speaks of a change made after it. One that names things of the plan,
by id or by title, speaks of those. One that names none speaks of what changed in the commit in which it was entered,
and of what changed in the month of its date. An amendment whose words or date are mended stays the same one.
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
    from clusterctl.history.period import Period
    from clusterctl.model.values import Amendment
    from clusterctl.store.commits import Step

_THINGS = ("activities", "indicators")
_TITLES = ("title", "name")
_LIKE = 0.6
"""Of two amendments with different dates that are one, more than this part of the words is the same."""


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
    since = _since(period, node)
    for at, name in sorted(names.items()):
        record, (step, at_first) = records[at], since[name]
        text = f"{record.what} {record.reason or ''}"
        about = frozenset(id_ for id_, words in titles.items() if any(_names(text, word) for word in words))
        yield Entered(record, Route(file.place.path, ("amendments", at)), step, not at_first, about)


def _since(period: Period, now: Node) -> dict[str, tuple[Step | None, bool]]:
    """Return since which commit each amendment is there, and whether it was there at the period's beginning."""
    found: dict[str, tuple[Step | None, bool]] = dict.fromkeys(now.below, (None, True))
    there, later = {name: name for name in now.below}, now
    for step, version in period:
        if version.tree is None:
            continue
        before = version.at(("amendments",))
        before = before if isinstance(before, Node) else Node({})
        same = _same(before, later)
        found.update((name, (step, True)) for name, then in there.items() if then in same)
        found.update((name, (found[name][0], False)) for name, then in there.items() if then not in same)
        there, later = {name: same[then] for name, then in there.items() if then in same}, before
        if not there:
            break
    return found


def _same(before: Node, after: Node) -> dict[str, str]:
    """Return what amendments were called a version before, by their names in the one after it."""
    same = {name: name for name in after.below if name in before.below}
    old = [name for name in before.below if name not in same]
    new = [name for name in after.below if name not in same]
    pairs = [(like, now, then) for now in new for then in old if (like := _likeness(before, then, after, now))]
    for _, now, then in sorted(pairs, reverse=True):
        if now not in same and then not in same.values():
            same[now] = then
    return same


def _likeness(before: Node, then: str, after: Node, now: str) -> tuple[float, bool] | None:
    """Return how like two amendments are, first by their words, then by their place; None for two that are not."""
    from difflib import SequenceMatcher

    (day, what), (other_day, other) = (_said(node.below[name]) for node, name in ((before, then), (after, now)))
    ratio = SequenceMatcher(None, what, other).ratio()
    at_same = before.written.get(then) == after.written.get(now)
    return (ratio, at_same) if day == other_day or ratio > _LIKE else None


def _said(amendment: Tree) -> list[str]:
    """Return the date and the words of an amendment."""
    found = (tree_at(amendment, (key,)) for key in ("date", "what"))
    return [str(leaf.plain) if isinstance(leaf, Leaf) else "" for leaf in found]


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
