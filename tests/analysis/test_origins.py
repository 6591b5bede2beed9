"""A figure names its fields: a sum exactly those whose change changes it, in any file."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.index import scorecard
from clusterctl.analysis.index_figures import of_member
from clusterctl.analysis.plan import plan_in_time
from clusterctl.findings.finding import Keys, Route
from tests.analysis.money import DAY, project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.analysis.figure import Figure
    from clusterctl.project.project import Project

PAYERS = ("unido", "italy", "bank", "weavers", "dyers")
AMOUNT = st.one_of(
    st.integers(1, 5000),
    st.builds(lambda n, c: {"amount": n, "currency": c}, st.integers(1, 999), st.sampled_from(["INR", "EUR"])),
)
RATES = {"INR": {"1999": 43.3, "2000-12": 46}, "EUR": {"2000": 0.9}}


@st.composite
def activities(draw: st.DrawFn) -> dict[str, Any]:
    given_ = [
        {"by": by, "amount": draw(AMOUNT)}
        for by in draw(st.lists(st.sampled_from(PAYERS), min_size=1, max_size=4, unique=True))
    ]
    found: dict[str, Any] = {
        "title": "A fair",
        "contributions": given_,
        "end": draw(st.sampled_from(["2000-05", "2001-03"])),
    }
    found["person_days"] = {by: draw(st.integers(1, 40)) for by in draw(st.sets(st.sampled_from(PAYERS), min_size=1))}
    status = draw(st.sampled_from(["planned", "done", "dropped", None]))
    if status:
        found["result"] = {"status": status}
        if draw(st.booleans()):
            found["result"]["contributions"] = [{"by": "bank", "amount": draw(AMOUNT)}]
    return found


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    members = {
        group: {
            actor: {"weight": draw(st.integers(1, 99)), "score": draw(st.integers(1, 9)), "reason": "as seen"}
            for actor in draw(st.sets(st.sampled_from(actors), min_size=1))
        }
        for group, actors in (("enterprises", ("weavers", "dyers")), ("support", ("bank", "italy")))
    }
    held: dict[str, Any] = {"scores/2001.yaml": {"date": "2001-06", "scores": members}}
    if draw(st.booleans()):
        held["scores/2001.yaml"]["group_weights"] = {"enterprises": 50, "support": 40, "brokering": 10}
    for year in draw(st.sets(st.sampled_from([1999, 2000, 2001]), min_size=1)):
        held[f"plans/{year}.yaml"] = {
            "activities": {f"y{year}-a{at}": one for at, one in enumerate(draw(st.lists(activities(), max_size=4)))}
        }
    return held


def sums(found: Project) -> Iterator[tuple[str, Figure]]:
    """Give figures that are sums of fields, of products of fields, or of amounts by a rate."""
    ledger = Ledger(found, DAY)
    for year in (*ledger.programme().years, ledger.programme()):
        name = year.label.text if year.label else "programme"
        for side, split in (("counted", year.counted.split), ("planned", year.planned.split)):
            yield f"{name} {side} total", split.total
            for payer, figure in split.by_group.items():
                yield f"{name} {side} {payer}", figure
    for filed in found.plans:
        yield f"{filed.label.text} person-days", plan_in_time(found, filed, ledger).person_days
    card = scorecard(found, found.scores[0])
    yield from ((f"index {name}", figure) for name, figure in card.figures.items() if name != "supported")
    for group in card.groups:
        yield group.group, group.figures["value"]
        for member in group.members:
            yield from ((f"{member.actor} {name}", one) for name, one in of_member(member, group).items()
                        if name != "supported")  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(files())
def test_a_sum_names_exactly_the_fields_whose_change_changes_it(held: dict[str, Any]) -> None:
    cluster = {"exchange_rates": RATES}
    before = dict(sums(project(held, cluster=cluster)))
    changing: dict[str, set[Route]] = {name: set() for name in before}
    for file, keys in numbers({**held, "cluster.yaml": cluster}):
        other = copy.deepcopy({**held, "cluster.yaml": cluster})
        replaced(other[file], keys, lambda written: written + 1)
        own = other.pop("cluster.yaml")
        for name, figure in sums(project(other, cluster=own)):
            if figure.value != before[name].value:
                changing[name].add(Route(file, keys))
    for name, figure in before.items():
        named = {parent(route) for route in figure.inputs}
        assert named == {parent(route) for route in changing[name]}, name


def numbers(held: dict[str, Any]) -> Iterator[tuple[str, Keys]]:
    """Give the way to each number."""

    def below(value: Any, keys: Keys) -> Iterator[Keys]:  # noqa: ANN401 - what YAML holds
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in pairs:
            yield from below(one, (*keys, key))
        if isinstance(value, int | float):
            yield keys

    for file, data in held.items():
        yield from ((file, keys) for keys in below(data, ()))


def replaced(data: Any, keys: Keys, change: Callable[[Any], Any]) -> None:  # noqa: ANN401 - what YAML holds
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = change(data[keys[-1]])


def parent(route: Route) -> Route:
    """Return the way to an amount of money, where the way leads to the number in it."""
    keys = route.keys[:-1] if route.keys[-2:] == ("amount", "amount") else route.keys
    return Route(route.file, keys)
