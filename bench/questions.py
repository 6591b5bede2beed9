"""What `target` asks: how 40 bodies get to an index, in families of weights. The same at every run."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.analysis.index import Scorecard, scorecard
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

BODIES = 40
GROUPS = {"enterprises": 24, "support": 12, "brokering": 4}
"""How many bodies each group has."""


class Question(NamedTuple):
    """An assessment and the index to reach."""

    card: Scorecard
    wanted: Fraction


def _equal(_: Random, number: int) -> list[Decimal]:
    return [Decimal(100) / number] * number


def _whole(random: Random, number: int) -> list[Decimal]:
    cuts = sorted(random.sample(range(1, 100), number - 1))
    return [Decimal(high - low) for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]


def _exact(random: Random, number: int) -> list[Decimal]:
    return [Decimal(random.randint(1, 10**6)).scaleb(-5) for _ in range(number)]


def _few_big(random: Random, number: int) -> list[Decimal]:
    return [Decimal(random.randint(25, 40)), *(Decimal(random.randint(1, 99)).scaleb(-2) for _ in range(number - 1))]


def _two_kinds(random: Random, number: int) -> list[Decimal]:
    pair = (Decimal(random.randint(1, 3)), Decimal(random.randint(4, 9)))
    return [random.choice(pair) for _ in range(number)]


def _falling(_: Random, number: int) -> list[Decimal]:
    return [round(Decimal(25) * Decimal("0.85") ** nth, 3) for nth in range(number)]


FAMILIES: dict[str, Callable[[Random, int], list[Decimal]]] = {
    "equal weights": _equal,
    "whole weights": _whole,
    "weights of five decimals, all different": _exact,
    "three big bodies and 37 tiny ones": _few_big,
    "two kinds of weights": _two_kinds,
    "each weight 0.85 of the one before": _falling,
}
SCORES: tuple[Callable[[Random], int], ...] = (
    lambda _: 0, lambda _: 9, lambda random: random.randint(0, 9), lambda random: random.choice((0, 9)),
)  # fmt: skip


def questions(family: str, number: int) -> list[Question]:
    """Return so many questions of a family: all kinds of scores and targets in turn."""
    return [_question(Random(f"{family} {nth}"), FAMILIES[family], nth) for nth in range(number)]  # noqa: S311


def _question(random: Random, weights: Callable[[Random, int], list[Decimal]], nth: int) -> Question:
    card = _card(random, weights, SCORES[nth % len(SCORES)])
    most = sum((member.per_point * (10 - member.score) for member in card.members), card.value)
    tie = sum((member.per_point * random.randint(0, 10 - member.score) for member in card.members), card.value)
    gap = most - card.value
    targets = (card.value + gap / 50, card.value + gap / 2, most - gap / 50, most - gap / 500, tie, tie + gap / 10**6)
    return Question(card, targets[nth // len(SCORES) % len(targets)])


def _card(random: Random, weights: Callable[[Random, int], list[Decimal]], score: Callable[[Random], int]) -> Scorecard:
    lines, actors = ["date: 1999-12", "scores:"], ["actors:"]
    for group, number in GROUPS.items():
        lines.append(f"  {group}:")
        for nth, weight in enumerate(weights(random, number)):
            lines.append(f"    {group}-{nth}: {{weight: {weight:f}, score: {score(random)}}}")
            actors.append(f"  {group}-{nth}: {{name: Body, kind: network}}")
    cluster = "id: made\nname: Made\ncountry: IN\ncurrency: USD\n"
    files = {"cluster.yaml": cluster, "actors.yaml": "\n".join(actors), "scores/1999.yaml": "\n".join(lines)}
    project = load(MemoryTree(dict(files)))
    return scorecard(project, project.scores[0])
