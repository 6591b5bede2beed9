"""Values of fields in words, and how one became another: money and per cent, dates with their shift, texts by words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl import numbers
from clusterctl.analysis.changes.meaning import Leaf, Node
from clusterctl.analysis.figure import Figure
from clusterctl.method.private import masked, private_in
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Percent
from clusterctl.output.figures import EXACTNESS, grouped, plain_figure
from clusterctl.output.page import Run, Text
from clusterctl.words import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.changes.meaning import Tree
NOTHING = "–"
_THERE, _CHANGED = "there", "changed"
"""What is said of how to reach somebody."""
_MOST = 4
"""So many fields of a thing are told."""
_FIRST = (
    "score", "weight", "kind", "value", "status", "lead", "start", "end", "cost", "amount", "share", "form", "due",
    "level", "strength", "since",
)  # fmt: skip
"""Fields that are told first, where a thing has them."""
_BESIDE = ("source", "notes", "audience")
"""Fields that are not told of a thing as a whole, however deep they stand: what is said beside it."""
TITLES = ("title", "name", "text", "what")
"""The fields that say what a thing is called; the first that it has. They are not told of it: they are its name."""
_WORDS = 4
"""Texts of fewer words are told as a whole."""
_AROUND = 5
"""So many words that stayed stand around a change."""
_HEDGES = {key: words for key, words in EXACTNESS.items() if words}


class Words:
    """Says values of one side; it knows what things are called."""

    def __init__(self, titles: Mapping[tuple[str, str], str]) -> None:
        self._titles = titles

    def said(self, tree: Tree | None, width: int = 0) -> str:
        """Return a value in words, cut to a width where one is given."""
        found = NOTHING if tree is None else self._node(tree) if isinstance(tree, Node) else self._leaf(tree)
        return shortened(found, width) if width else found

    def _leaf(self, leaf: Leaf) -> str:
        if leaf.private:
            return _THERE
        match leaf.plain:
            case bool():
                return "yes" if leaf.plain else "no"
            case list():
                return ", ".join(self.named(leaf, one) for one in leaf.plain) or NOTHING
            case str():
                return self.named(leaf, leaf.plain)
            case dict():
                return self._hedged(leaf, leaf.plain)
        return number(leaf, leaf.plain)

    def named(self, leaf: Leaf, one: object) -> str:
        """Return what the thing is called that a value refers to; of another value, the value."""
        names = (self._titles.get((kind, str(one))) for kind in leaf.refers)
        return next((name for name in names if name), None) or legible(" ".join(str(one).split()))

    def _hedged(self, leaf: Leaf, said: Mapping[str, object]) -> str:
        """Return a figure that says how exact it is; what else stands beside it is left out."""
        figure = next((said[key] for key in ("value", "amount", "rate") if key in said), None)
        words = "".join(hedge for key, hedge in _HEDGES.items() if said.get(key))
        return f"{words}{number(leaf, figure)}" if figure is not None else legible(str(dict(said)))

    def _node(self, node: Node) -> str:
        """Return the fields of a thing, the first that fit."""
        found = sorted(self._fields(node), key=_rank)
        more = len(found) - _MOST
        shown = [f"{name}: {shortened(said, 40)}" for name, said in found[:_MOST]]
        return "; ".join([*shown, *([f"and {counted(more, 'more field')}"] if more > 0 else [])]) or NOTHING

    def _fields(self, node: Node, above: str = "") -> Iterator[tuple[str, str]]:
        for key, tree in node.below.items():
            if key in _BESIDE or (key in TITLES and not above):
                continue
            name = f"{above}{field_word(key)}"
            if isinstance(tree, Leaf):
                yield name, self._leaf(tree)
            elif any(isinstance(one, Node) and one.what for one in tree.below.values()):
                yield name, str(len(tree.below))
            else:
                yield from self._fields(tree, f"{name} ")


def _rank(field: tuple[str, str]) -> int:
    return _FIRST.index(field[0]) if field[0] in _FIRST else len(_FIRST)


def legible(text: str) -> str:
    """Return a text as it may be shown where others read along: with private data masked."""
    for found in reversed(private_in(text)):
        text = f"{text[: found.start]}{masked(text[found.start : found.end])}{text[found.end :]}"
    return text


def field_word(key: str) -> str:
    """Return a key as a reader would say it."""
    return key.replace("_", " ")


def number(leaf: Leaf, figure: object) -> str:
    """Return a figure with its unit."""
    value = Fraction(figure) if isinstance(figure, Decimal | int) else None
    if value is None:
        return str(figure)
    if leaf.currency:
        return f"{leaf.currency} {grouped(value)}"
    shown = f"{Decimal(plain_figure(value)):,f}"
    return f"{shown} %" if _is_share(leaf) else shown


def _is_share(leaf: Leaf) -> bool:
    return isinstance(leaf.value, Percent) or leaf.unit == "%"


def shift(old: Tree | None, new: Tree | None) -> str:
    """Return by how much a value moved: +12 %, about −3, −12 points, 61 days later; empty where that can't be told."""
    if not isinstance(old, Leaf) or not isinstance(new, Leaf):
        return ""
    if isinstance(old.value, PartialDate) and isinstance(new.value, PartialDate):
        return _days(old.value, new.value)
    one, other = _figure(old), _figure(new)
    if one is None or other is None or isinstance(old.plain, bool) or old.currency != new.currency:
        return ""
    hedges = {*_hedges(old), *_hedges(new)}
    if hedges - {"about"} or (hedges and one == other):
        return ""
    return f"{'about ' if hedges else ''}{_moved(one, other, new)}"


def _hedges(leaf: Leaf) -> list[str]:
    """Return how a figure is not exact."""
    return [key for key in _HEDGES if isinstance(leaf.plain, dict) and leaf.plain.get(key)]


def _moved(one: Fraction, other: Fraction, leaf: Leaf) -> str:
    """Return by how much a figure moved: money in per cent, shares in points."""
    if leaf.currency and one:
        return f"{signed((other - one) * 100 / one, 0)} %"
    return f"{signed(other - one)} points" if _is_share(leaf) else signed(other - one)


def _figure(leaf: Leaf) -> Fraction | None:
    plain = leaf.plain
    if isinstance(plain, dict):
        plain = next((plain[key] for key in ("value", "amount", "rate") if key in plain), None)
    if isinstance(leaf.value, Figure):
        return leaf.value.known
    return Fraction(plain) if isinstance(plain, Decimal | int) else None


def signed(figure: Fraction, places: int = 2) -> str:
    """Return a change with its sign: +0.72, −3; none is 0, and a small one has as many places as it takes."""
    shown = numbers.signed(figure, places)
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return f"{shown[0]}{Decimal(shown[1:]):,f}" if figure else "0"


def _days(old: PartialDate, new: PartialDate) -> str:
    """Return by how many days, months or years a date moved; of dates that are differently exact, nothing."""
    if len(old.text) != len(new.text):
        return ""
    years = new.first.year - old.first.year
    steps = {4: (years, "year"), 7: (12 * years + new.first.month - old.first.month, "month")}
    moved, unit = steps.get(len(new.text), ((new.first - old.first).days, "day"))
    return f"{counted(abs(moved), unit)} {'later' if moved > 0 else 'earlier'}" if moved else ""


def both(old: Tree | None, new: Tree | None, words: tuple[Words, Words]) -> tuple[Text, Text]:
    """Return what a field was and is: of texts the words that changed, of lists what went and came, else the values."""
    was, is_ = words[0].said(old), words[1].said(new)
    if isinstance(old, Leaf) and isinstance(new, Leaf):
        if new.private:
            return (Run(_THERE, "old"),), (Run(_CHANGED, "new"),)
        if isinstance(old.plain, list) and isinstance(new.plain, list):
            return _lists(old, new, words)
        if isinstance(old.plain, str) and min(len(was.split()), len(is_.split())) >= _WORDS:
            return _word_by_word(was, is_)
    return (Run(was, "old"),) if old else NOTHING, (Run(is_, "new"),) if new else NOTHING


def _lists(old: Leaf, new: Leaf, words: tuple[Words, Words]) -> tuple[Text, Text]:
    """Return what a list lost, and what it gained."""
    sides = []
    for leaf, other, said, mark in ((old, new, words[0], "old"), (new, old, words[1], "new")):
        left = list(other.plain) if isinstance(other.plain, list) else []
        gone: list[str] = []
        for one in leaf.plain if isinstance(leaf.plain, list) else []:
            if one in left:
                left.remove(one)
            else:
                gone.append(said.named(leaf, one))
        sides.append((gone, mark))
    was, is_ = (", ".join(gone) for gone, _ in sides)
    return (Run(f"without {was}", "old"),) if was else NOTHING, (Run(f"with {is_}", "new"),) if is_ else NOTHING


def _word_by_word(was: str, is_: str) -> tuple[Text, Text]:
    """Return two texts with the words that went or came marked, and what stayed shortened around them."""
    from difflib import SequenceMatcher

    old, new = was.split(), is_.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    sides: tuple[list[Run], list[Run]] = ([], [])
    steps = matcher.get_opcodes()
    for at, (tag, i, j, k, m) in enumerate(steps):
        if tag == "equal":
            stayed = Run(_kept(old[i:j], first=not at, last=at == len(steps) - 1))
            sides[0].append(stayed)
            sides[1].append(stayed)
            continue
        sides[0].extend([Run(" ".join(old[i:j]), "old")] if j > i else [])
        sides[1].extend([Run(" ".join(new[k:m]), "new")] if m > k else [])
    return tuple(sides[0]), tuple(sides[1])


def _kept(words: list[str], *, first: bool, last: bool) -> str:
    """Return words that stayed, so many of them as help to find the place."""
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])
