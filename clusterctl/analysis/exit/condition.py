"""What a condition of the exit is made of: comparisons that hold, do not hold, or cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from clusterctl.analysis.exit.ground import Ground
    from clusterctl.analysis.figure import Figure
    from clusterctl.findings.finding import Route
    from clusterctl.model.partial_dates import PartialDate

State = Literal["met", "not_met", "not_recorded"]
Relation = Literal[">=", ">", "<=", "<"]
_ENDLESS = float("inf")


class Asks(Struct, frozen=True):
    """The words of a comparison; {file}, {label} and {bound} stand for its own.

    Steps begin with a verb.
    """

    what: str
    """What is compared."""
    step: str
    """What to do where it does not hold."""
    record: str
    """What to write, and where, where it is not recorded."""
    unit: str = ""


class Check(Struct, frozen=True):
    """A condition: what it asks for, and the function that judges it."""

    name: str
    title: str
    """What it is about, in a few words."""
    source: str
    """Where the method asks for it; bounds are ours."""
    files: tuple[str, ...]
    """Kinds of files that it needs whole."""
    asks: Mapping[str, Asks]
    """By the name of the comparison."""
    judge: Callable[[Ground], Iterable[Comparison]]


class Dated(Struct, frozen=True):
    """A date to compare; a partial one stands for its whole span."""

    value: PartialDate
    inputs: tuple[Route, ...] = ()


class Comparison(Struct, frozen=True):
    """One comparison of a condition; without a bound, a fact that is there or not."""

    name: str
    holds: bool | None
    """None where it cannot be told."""
    file: str
    """Where what it rests on is recorded, or would be."""
    figure: Figure | Dated | None = None
    relation: Relation | None = None
    bound: Figure | Dated | None = None
    who: tuple[str, ...] = ()
    """Whom or what it is about: actors, activities, keys of the file."""
    label: str = ""
    """The year that it is about, where it is about one."""
    weighs: Mapping[str, Fraction] = {}
    """Per cent of the index that hang on it, by body."""
    fields: tuple[Route, ...] = ()
    """What it rests on beside its figures."""

    @property
    def lacks_figure(self) -> bool:
        """Whether what should be compared is not known."""
        return self.figure is None or (not isinstance(self.figure, Dated) and self.figure.known is None)

    @property
    def inputs(self) -> tuple[Route, ...]:
        """The fields that it rests on, each once."""
        sides = [side.inputs for side in (self.figure, self.bound) if side]
        return tuple(dict.fromkeys(route for routes in (*sides, self.fields) for route in routes))


class Condition(Struct, frozen=True):
    """A condition as judged."""

    name: str
    comparisons: tuple[Comparison, ...]
    unread: tuple[str, ...] = ()
    """Files that it needs whole and that could not be read in full; it is not judged then."""

    @property
    def state(self) -> State:
        """Met where all holds; not met where anything does not, whatever cannot be told."""
        holds = [one.holds for one in self.comparisons]
        if False in holds:
            return "not_met"
        return "not_recorded" if self.unread or None in holds or not holds else "met"

    @property
    def missing(self) -> tuple[Comparison, ...]:
        """The comparisons that do not hold, or of which it cannot be told."""
        return tuple(one for one in self.comparisons if not one.holds)

    @property
    def weight(self) -> Fraction | None:
        """Per cent of the index that hang on what is missing, each body once; None where no body does."""
        bodies = {body: weight for one in self.missing for body, weight in one.weighs.items()}
        found = list(bodies.values())
        return sum(found[1:], found[0]) if found else None

    @property
    def inputs(self) -> tuple[Route, ...]:
        """The fields that it rests on, each once."""
        return tuple(dict.fromkeys(route for one in self.comparisons for route in one.inputs))


def condition(
    name: str, *, title: str, source: str, files: tuple[str, ...], **asks: Asks
) -> Callable[[Callable[[Ground], Iterable[Comparison]]], Check]:
    """Make a condition of a function that yields its comparisons; `asks` has the words of each by its name."""
    return lambda judge: Check(name, title, source, files, asks, judge)


def holds(figure: Figure | Dated, relation: Relation, bound: Figure | Dated) -> bool | None:
    """Return whether a comparison holds; None where a side is missing, or leaves it open.

    A partial date may be any day of its span, what is at least so much any more.
    """
    one, other = _span(figure), _span(bound)
    if one is None or other is None:
        return None
    if relation in {"<=", "<"}:
        one, other = other, one
    (low, high), (bottom, top) = one, other
    if relation in {">=", "<="}:
        return True if low >= top else False if high < bottom else None
    return True if low > top else False if high <= bottom else None


def _span(side: Figure | Dated) -> tuple[Fraction | float, Fraction | float] | None:
    """Return the least and the most that a side may be."""
    if isinstance(side, Dated):
        return side.value.first.toordinal(), side.value.last.toordinal()
    if side.known is None:
        return None
    low, high = side.exactness == "at_most", side.exactness == "at_least"
    return -_ENDLESS if low else side.known, _ENDLESS if high else side.known
