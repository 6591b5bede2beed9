"""The sustainability index: known answers, and the laws that hold for any assessment."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.index import Scorecard, median, scorecard, supported_score
from clusterctl.method.rubrics import GROUPS, RUBRICS, Group
from clusterctl.model.values import Missing
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from random import Random

ROOT = Path(__file__).resolve().parents[2]
CLUSTER = "id: made\nname: Made\ncountry: IN\ncurrency: USD\n"


def vectors(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests/vectors" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def card(groups: dict[str, list[dict[str, Any]]], group_weights: list[str] | None = None) -> Scorecard:
    """Return the scorecard of a made-up assessment; a member is its record, its id comes from its position."""
    lines = ["date: 2001-05"]
    if group_weights:
        pairs = (f"{group}: {weight}" for group, weight in zip(GROUPS, group_weights, strict=True))
        lines.append(f"group_weights: {{{', '.join(pairs)}}}")
    lines.append("scores:")
    actors = ["actors: {}"] if not any(groups.values()) else ["actors:"]
    for group, members in groups.items():
        lines.append(f"  {group}:")
        for at, member in enumerate(members):
            fields = ", ".join(f"{key}: {value}" for key, value in member.items())
            lines.append(f"    {group[0]}{at}: {{{fields}}}")
            actors.append(f"  {group[0]}{at}: {{name: Body {group[0]}{at}, kind: network}}")
    files: dict[str, str | bytes] = {
        "cluster.yaml": CLUSTER,
        "actors.yaml": "\n".join(actors) + "\n",
        "scores/2001.yaml": "\n".join(lines) + "\n",
    }
    project = load(MemoryTree(files))
    assert project.findings == ()
    return scorecard(project, project.scores[0])


def members(text: str) -> list[dict[str, Any]]:
    return [dict(zip(("weight", "score"), pair.split("*"), strict=True)) for pair in text.split()]


@pytest.mark.parametrize("row", vectors("rubric"), ids=lambda row: f"{row['group']}: {row['case']}")
def test_features_support_the_known_score(row: dict[str, str]) -> None:
    group: Group = next(group for group in GROUPS if group == row["group"])
    assert supported_score(RUBRICS[group], tuple(row["features"].split())) == int(row["supported"])


@pytest.mark.parametrize("row", vectors("index"), ids=lambda row: row["case"])
def test_assessments_give_the_known_index(row: dict[str, str]) -> None:
    found = card({group: members(row[group]) for group in GROUPS}, row["group_weights"].split())
    assert found.value == Fraction(row["index"])
    assert found.percent == Fraction(row["index"]) * 10


@pytest.mark.parametrize("row", vectors("median"), ids=lambda row: row["scores"])
def test_the_median_of_several_assessors_counts(row: dict[str, str]) -> None:
    scores = {f"assessor {at}": int(score) for at, score in enumerate(row["scores"].split())}
    assert median(scores) == int(row["counts"])


@pytest.mark.parametrize(
    ("cluster", "label", "index"),
    [
        ("jaipur", "1997", "0.24"),
        ("jaipur", "1998", "1.37"),
        ("jaipur", "1999", "4.355"),
        ("jaipur", "2000", "4.595"),
        ("ludhiana", "1997-12", "0"),
        ("ludhiana", "1998", "1.05"),
        ("ludhiana", "1999", "4.47"),
    ],
)
def test_the_examples_have_their_known_index(cluster: str, label: str, index: str) -> None:
    project = load(FolderTree(str(ROOT / "examples" / cluster)))
    filed = next(filed for filed in project.scores if filed.label.text == label)
    assert scorecard(project, filed).value == Fraction(index)


def test_weights_that_do_not_sum_to_100_are_not_rescaled() -> None:
    found = card({"enterprises": members("50*10")})
    assert found.value == 3
    assert found.groups[0].weights_sum == 50


def test_a_group_without_bodies_counts_nothing() -> None:
    found = card({"enterprises": members("100*10"), "support": members("100*10")})
    assert found.value == 9
    assert found.groups[2].members == ()


def test_two_groups_without_bodies_bound_the_index_together() -> None:
    assert card({"enterprises": members("100*10")}).reachable == 6


def test_the_supported_index_is_missing_where_a_scored_body_has_no_features() -> None:
    noted = {"weight": 60, "score": 5, "features": "[joint_activities]"}
    found = card({"enterprises": [noted, {"weight": 40, "score": 3}]})
    assert found.supported == Missing("no_features")
    assert found.unsupported == ("e1",)


def test_a_body_still_to_be_founded_needs_no_features() -> None:
    noted = {"weight": 60, "score": 2, "features": "[exists, newly_active]"}
    found = card({"enterprises": [noted, {"weight": 40, "score": 0}]})
    assert found.supported == Fraction("0.72")


def test_what_the_next_band_asks_leaves_out_what_is_noted_or_implied() -> None:
    found = card({"enterprises": [{"weight": 100, "score": 2, "features": "[joint_activities, office_bearers]"}]})
    above = found.members[0].next_band
    assert above is not None
    assert (above.bottom, above.top) == (3, 4)
    assert set(above.asks) == {"provisional_agenda", "limited_member_funds"}


def test_the_highest_band_asks_for_nothing_more() -> None:
    assert card({"support": members("100*10")}).members[0].next_band is None


# -- laws ------------------------------------------------------------------------------------------------------------


@st.composite
def assessments(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Assessments whose groups each sum to 100."""
    return {group: draw(groups_of_members()) for group in GROUPS}


@st.composite
def groups_of_members(draw: st.DrawFn) -> list[dict[str, Any]]:
    cuts = sorted(draw(st.lists(st.integers(0, 1000), max_size=6)))
    weights = [(high - low) for low, high in pairwise([0, *cuts, 1000])]
    return [{"weight": Decimal(weight) / 10, "score": draw(st.integers(0, 10))} for weight in weights]


@settings(deadline=None, max_examples=40)
@given(assessments())
def test_the_index_lies_between_0_and_10_and_its_parts_add_up(groups: dict[str, list[dict[str, Any]]]) -> None:
    found = card(groups)
    assert 0 <= found.value <= 10
    assert sum(member.contribution for member in found.members) == found.value
    assert sum(group.contribution for group in found.groups) == found.value


@settings(deadline=None, max_examples=40)
@given(assessments(), st.data())
def test_one_more_point_adds_what_was_said(groups: dict[str, list[dict[str, Any]]], data: st.DataObject) -> None:
    group = data.draw(st.sampled_from(GROUPS))
    at = data.draw(st.integers(0, len(groups[group]) - 1))
    member = groups[group][at]
    member["score"] = min(member["score"], 9)
    before = card(groups)
    told = next(m.per_point for m in before.members if m.actor == f"{group[0]}{at}")
    member["score"] += 1
    assert card(groups).value - before.value == told
    assert told >= 0


@settings(deadline=None, max_examples=30)
@given(assessments(), st.randoms(use_true_random=False))
def test_the_order_of_bodies_does_not_matter(groups: dict[str, list[dict[str, Any]]], random: Random) -> None:
    shuffled = {group: random.sample(found, len(found)) for group, found in groups.items()}
    assert card(shuffled).value == card(groups).value


@pytest.mark.parametrize("group", GROUPS)
def test_another_feature_never_lowers_the_supported_score(group: Group) -> None:
    """Try it on all sets of features: a set counts as it is with all that it implies, and of those there are few."""
    rubric = RUBRICS[group]
    features = [feature for band in rubric.bands for feature in band.features]
    scores: dict[frozenset[str], int] = {frozenset(): 0}
    open_ = [frozenset[str]()]
    while open_:
        some = open_.pop()
        for feature in features:
            more = rubric.with_implied((*some, feature))
            if more not in scores:
                scores[more] = supported_score(rubric, tuple(more))
                open_.append(more)
            assert scores[some] <= scores[more] <= 10, (sorted(some), feature)
    assert frozenset(features) in scores


@pytest.mark.parametrize("group", GROUPS)
def test_every_feature_of_a_rubric_has_words_and_implies_known_ones(group: Group) -> None:
    rubric = RUBRICS[group]
    known = {feature for band in rubric.bands for feature in band.features}
    assert set(rubric.words) == known
    assert {implied for strand in rubric.implies.values() for implied in strand} | set(rubric.implies) <= known
