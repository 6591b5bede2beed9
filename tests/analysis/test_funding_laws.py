"""The laws of funding, for any plans: shares sum to 100, groups to the total, views to the whole, order is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.funding import Funding, Ledger
from clusterctl.analysis.funding_rows import BYS, By, rows
from tests.analysis.money import DAY, plan, project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction
    from random import Random

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.split import Split

PAYERS = ("unido", "italy", "bank", "weavers", "dyers", "agency", "support", "donor", "cluster")
AMOUNTS = st.one_of(st.integers(0, 5000), st.decimals(0, 5000, places=2).map(float))
MONEY = st.one_of(AMOUNTS, st.builds(lambda amount, currency: {"amount": amount, "currency": currency}, AMOUNTS,
                                     st.sampled_from(["USD", "INR", "EUR"])))  # fmt: skip
CLUSTER = {"exchange_rates": {"INR": {"2001-06": 43.3}}}


@st.composite
def contributions(draw: st.DrawFn) -> list[dict[str, Any]]:
    payers = draw(st.lists(st.sampled_from(PAYERS), max_size=4, unique=True))
    kinds = draw(st.sampled_from(["shares", "whole", "rounded", "amounts", "any"]))
    if kinds in {"whole", "rounded"} and payers:
        cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(payers) - 1, max_size=len(payers) - 1)))
        ends = zip([0, *cuts], [*cuts, 100], strict=True)
        shares = [high - low for low, high in ends]
        if kinds == "rounded" and shares[0]:
            shares[0] -= len(shares) // 2
        return [{"by": by, "share": max(share, 0)} for by, share in zip(payers, shares, strict=True)]
    one_of = {
        "shares": st.builds(lambda share: {"share": share}, st.integers(0, 100)),
        "amounts": st.builds(lambda amount: {"amount": amount}, MONEY),
    }
    any_ = st.one_of(*one_of.values(), st.just({"form": "time"}), st.just({}), st.just({"share": 50, "about": True}))
    kind = one_of.get(kinds, any_)
    return [{"by": by, **draw(kind)} for by in payers]


@st.composite
def activities(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {"title": "An activity", "contributions": draw(contributions())}
    optional: dict[str, st.SearchStrategy[Any]] = {
        "cost": MONEY,
        "nature": st.sampled_from(["commercial", "mixed", "developmental"]),
        "area": st.sampled_from(["market", "skills"]),
        "series": st.sampled_from(["fair", "course"]),
        "planned": st.booleans(),
        "end": st.sampled_from(["2001-03", "2001-09-30", "2002"]),
        "beneficiaries": st.sampled_from([{"actors": ["weavers"]}, {"actors": ["weavers", "dyers"]}]),
    }
    for key, values in optional.items():
        if draw(st.booleans()):
            found[key] = draw(values)
    if draw(st.booleans()):
        status = draw(st.sampled_from(["planned", "under_way", "done", "dropped", "postponed"]))
        found["result"] = {"status": status, "contributions": draw(contributions())}
        if draw(st.booleans()):
            found["result"]["cost"] = draw(MONEY)
    return found


PLANS = st.lists(st.lists(activities(), max_size=5), min_size=1, max_size=3)


def programme(plans: list[list[dict[str, Any]]]) -> Funding:
    files = {}
    for year, held in enumerate(plans, 2000):
        named = {f"y{year}-a{at}": one for at, one in enumerate(held)}
        files[f"plans/{year}.yaml"] = {**plan(), "activities": named}
    return Ledger(project(files, cluster=CLUSTER), DAY).programme()


def splits(found: Funding) -> Iterator[Split]:
    for one in found.activities:
        yield one.planned.split
        if one.actual:
            yield one.actual.split
    for each in (found, *found.years):
        yield from (each.counted.split, each.planned.split, each.actual.split)
        for by in BYS:
            yield from (row.pool.split for row in rows(each, by))


def known(figures: Mapping[Any, Figure]) -> list[Fraction] | None:
    values = [figure.known for figure in figures.values()]
    found = [value for value in values if value is not None]
    assert len(found) in {0, len(values)}  # all or none
    return found or None


@settings(max_examples=40)
@given(PLANS)
def test_shares_sum_to_100_and_groups_to_the_total(plans: list[list[dict[str, Any]]]) -> None:
    for split in splits(programme(plans)):
        shares = known(split.shares)
        assert shares is None or sum(shares) == 100
        assert shares is None or all(0 <= share <= 100 for share in shares)
        amounts = known(split.by_group)
        assert amounts is None or sum(amounts) == split.total.known
        if shares is not None:
            assert split.external.known == 100 - (split.cluster_share.known or 0)


@settings(max_examples=40)
@given(PLANS)
def test_leverage_is_at_least_one_and_agrees_with_the_shares(plans: list[list[dict[str, Any]]]) -> None:
    for split in splits(programme(plans)):
        if split.leverage.known is not None and split.programme_share.known:
            assert split.leverage.known >= 1
            assert split.leverage.known == 100 / split.programme_share.known


@settings(max_examples=40)
@given(PLANS, st.sampled_from([by for by in BYS if by != "network"]))
def test_the_rows_of_a_view_sum_to_the_whole(plans: list[list[dict[str, Any]]], by: By) -> None:
    found = programme(plans)
    held = rows(found, by)
    assert sum(row.pool.activities for row in held) == found.counted.activities
    assert sum(row.pool.recorded.known or 0 for row in held) == (found.counted.recorded.known or 0)
    for group, figure in found.counted.recorded_by_group.items():
        assert sum(row.pool.recorded_by_group[group].known or 0 for row in held) == (figure.known or 0)


@settings(max_examples=25)
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_activities_and_contributions_changes_nothing(
    plans: list[list[dict[str, Any]]], random: Random
) -> None:
    before = programme(plans)
    for held in plans:
        for one in held:
            random.shuffle(one["contributions"])
    after = programme(plans)
    for year, other in zip((before, *before.years), (after, *after.years), strict=True):
        assert [figure.value for figure in year.split.shares.values()] == [
            figure.value for figure in other.split.shares.values()]  # fmt: skip
        assert year.split.total.value == other.split.total.value


@settings(max_examples=25)
@given(PLANS)
def test_every_known_figure_comes_from_fields_that_are_there(plans: list[list[dict[str, Any]]]) -> None:
    found = programme(plans)
    files = {f"plans/{year}.yaml": held for year, held in enumerate(plans, 2000)}
    for split in splits(found):
        for figure in (split.total, split.cluster_share, split.leverage):
            for route in figure.inputs:
                assert route.file == "cluster.yaml" or _is_there(files[route.file], route.keys)


def _is_there(held: list[dict[str, Any]], keys: tuple[str | int, ...]) -> bool:
    value: Any = held[int(str(keys[1]).partition("-a")[2])]
    for key in keys[2:]:
        value = value[key]
    return value is not None
