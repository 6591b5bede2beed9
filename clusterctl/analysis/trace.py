"""The chain of the method: constraint -> objective -> activity -> output -> indicator -> value, and where it breaks.

A graph of ids. What hangs on several things is one node; there are no cycles, for each link leads on to a later kind.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.figure import Figure
from clusterctl.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clusterctl.analysis.activity_state import Status
    from clusterctl.findings.finding import Route
    from clusterctl.model.logframe import Level
    from clusterctl.model.values import Area

Kind = Literal["constraint", "opportunity", "objective", "activity", "output", "indicator"]
Lack = Literal["issue", "objective", "activity", "output", "indicator", "value"]
"""What may be missing: an `issue` is a constraint or an opportunity."""
KINDS: tuple[Kind, ...] = get_args(Kind)
BREAKS: tuple[tuple[Kind, Lack], ...] = (
    ("constraint", "objective"), ("opportunity", "objective"), ("objective", "activity"), ("activity", "objective"),
    ("activity", "output"), ("output", "indicator"), ("indicator", "value"),
)  # fmt: skip
"""Where the chain breaks."""
HANGS: tuple[tuple[Kind, Lack], ...] = (
    ("objective", "issue"), ("output", "activity"), ("indicator", "output"), ("indicator", "activity"),
)  # fmt: skip
"""What hangs in the air: nothing leads to it. The chain goes on from it all the same."""


class Ref(Struct, frozen=True, order=True):
    """A thing of the chain: kinds have namespaces of their own."""

    kind: Kind
    id: str


class Priority(Struct, frozen=True):
    """How much a constraint or an opportunity matters."""

    importance: int | None
    joint_tackling: int | None
    pressure_point: bool
    figure: Figure
    """Importance × joint tackling, 1 to 25; missing where one of them is."""
    is_high: bool
    """From the threshold on; without both numbers only the pressure point counts."""


class Measured(Struct, frozen=True):
    """A value of an indicator."""

    date: str
    figure: Figure
    route: Route


class Node(Struct, frozen=True):
    """One thing of the chain, what it leads to, and what leads to it."""

    ref: Ref
    text: str
    routes: tuple[Route, ...]
    """Where it stands; an activity that goes on stands in several plans."""
    onward: tuple[Ref, ...] = ()
    back: tuple[Ref, ...] = ()
    area: Area | None = None
    priority: Priority | None = None
    """Of a constraint or an opportunity."""
    labels: tuple[str, ...] = ()
    """The plans of an activity."""
    status: Status | None = None
    """Of an activity, as its last plan says."""
    was_done: bool = False
    """Whether an earlier plan of the activity says that it was done."""
    level: Level | None = None
    """Of an indicator."""
    unit: str | None = None
    values: tuple[Measured, ...] = ()
    """Of an indicator, known by the day of judging, in order."""
    later: int = 0
    """How many of its values are of a later day."""

    @property
    def is_dropped(self) -> bool:
        """Whether it is an activity that came to nothing: what was done before it was dropped has served its turn."""
        return self.status == "dropped" and not self.was_done

    @property
    def is_above(self) -> bool:
        """Whether it is an indicator that measures the programme's objectives: nothing in the chain leads to it."""
        return self.level in {"development", "immediate"}


class Gap(Struct, frozen=True):
    """A place where something is missing."""

    at: Ref
    lacks: Lack

    @property
    def is_break(self) -> bool:
        """Whether the chain breaks here; else the thing hangs in the air."""
        return (self.at.kind, self.lacks) in BREAKS


class Branch(Struct, frozen=True):
    """A node in the tree with what comes after it, which is told once only."""

    ref: Ref
    onward: tuple[Branch, ...] = ()
    is_told: bool = False
    """It stands further up already, with all that comes after it."""


class Trace(Struct, frozen=True):
    """The whole chain of a cluster."""

    nodes: Mapping[Ref, Node]
    """Constraints and opportunities by priority, the others by id."""
    gaps: tuple[Gap, ...]
    """In the order of the chain, and there of the nodes."""
    high: Fraction
    """From here on a priority is high."""
    absent: tuple[str, ...]
    """Files that are not there; what stands in them is not missed one by one."""

    @property
    def roots(self) -> tuple[Ref, ...]:
        """Where the tree begins: constraints, opportunities, what nothing leads to; those above the outputs last."""
        found = [ref for ref, node in self.nodes.items() if not node.back]
        return tuple(sorted(found, key=lambda ref: self.nodes[ref].is_above))

    def named(self, id_: str) -> tuple[Ref, ...]:
        """Return the things of an id, of whatever kind."""
        return tuple(ref for ref in (Ref(kind, id_) for kind in KINDS) if ref in self.nodes)

    def reach(self, refs: Iterable[Ref]) -> frozenset[Ref]:
        """Return some things and all that comes after them."""
        found: set[Ref] = set()
        waiting = list(refs)
        while waiting:
            ref = waiting.pop()
            if ref not in found:
                found.add(ref)
                waiting.extend(self.nodes[ref].onward)
        return frozenset(found)

    def part(self, origin: tuple[Ref, ...] = (), *, broken: bool = False) -> Part:
        """Return what is asked for: what begins at some things, or all; of it only what lacks something."""
        reached = self.reach(origin) if origin else self.nodes
        gaps = tuple(gap for gap in self.gaps if gap.at in reached)
        lacking = {gap.at for gap in gaps}
        nodes = tuple(
            node for ref, node in self.nodes.items() if ref in reached and (ref in lacking or not broken)
        )  # fmt: skip
        return Part(self, origin, len(reached), nodes, gaps, broken)

    def branches(self, refs: Sequence[Ref]) -> tuple[Branch, ...]:
        """Return the trees below some things; what hangs on several branches is told in the first of them."""
        told: set[Ref] = set()
        return tuple(self._branch(ref, told) for ref in refs)

    def _branch(self, ref: Ref, told: set[Ref]) -> Branch:
        if ref in told:
            return Branch(ref, is_told=True)
        told.add(ref)
        return Branch(ref, tuple(self._branch(one, told) for one in self.nodes[ref].onward))


class Part(Struct, frozen=True):
    """What is asked for of a chain."""

    trace: Trace
    origin: tuple[Ref, ...]
    """Where it begins; empty for all of it."""
    reached: int
    """How many things begin there or come after."""
    nodes: tuple[Node, ...]
    gaps: tuple[Gap, ...]
    only_broken: bool


def priority(
    importance: int | None, joint_tackling: int | None, high: Fraction, at: Route, *, pressure_point: bool
) -> Priority:
    """Return the priority of a constraint or an opportunity that stands at a route."""
    figure, is_high = Figure(Missing("not_recorded")), pressure_point
    if importance is not None and joint_tackling is not None:
        fields = tuple(at.under(key) for key in ("importance", "joint_tackling"))
        product = Fraction(importance * joint_tackling)
        figure, is_high = Figure(product, fields), product >= high
    return Priority(importance, joint_tackling, pressure_point, figure, is_high)
