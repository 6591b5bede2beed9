"""Why the index moved: known answers, and that the parts are the whole for any two assessments."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.index import scorecard
from clusterctl.analysis.why import EFFECTS, IndexChange, index_change
from clusterctl.method.rubrics import GROUPS, RUBRICS
from clusterctl.model.values import Missing
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree
from tests.analysis.states import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.index import Scorecard
    from clusterctl.method.rubrics import Group

BODIES = tuple(f"body-{letter}" for letter in "abcdefgh")
FILES = {
    "cluster.yaml": "{id: made, name: Made, country: IN, currency: USD}\n",
    "actors.yaml": page({"actors": {body: {"name": body.title(), "kind": "network"} for body in BODIES}}),
}
MIRROR = {"joined": "left", "left": "joined"}
POINTS = st.integers(0, 10)
SCORES = POINTS | st.dictionaries(st.sampled_from(["Rao", "Sen", "Devi"]), POINTS, min_size=1)
WEIGHTS = st.integers(0, 400).map(lambda quarters: Fraction(quarters, 4))

Groups = dict[str, Any]


def card(groups: Groups, weights: Mapping[Group, Any] | None = None) -> Scorecard:
    """Return the scorecard of an assessment; a member is written as "40*6" or as its record."""
    scores = {group: {body: member(one) for body, one in bodies.items()} for group, bodies in groups.items()}
    data: dict[str, Any] = {"date": 2001, "scores": scores, **({"group_weights": dict(weights)} if weights else {})}
    project = load(MemoryTree({**FILES, "scores/2001.yaml": page(data)}))
    assert [finding for finding in project.findings if finding.code != "REF006"] == []  # a body in two groups
    return scorecard(project, project.scores[0])


def member(written: Any) -> Any:  # noqa: ANN401 - data
    if isinstance(written, str):
        weight, score = written.split("*")
        return {"weight": int(weight), "score": int(score)}
    return written


def told(found: IndexChange) -> dict[tuple[str, str, str], Fraction]:
    """Return the parts by group, effect and body."""
    return {(part.group, part.effect, part.member.actor if part.member else ""): part.value for part in found.parts}


# -- known answers ----------------------------------------------------------------------------------------------------

KNOWN: dict[str, tuple[Groups, Groups, dict[Group, int] | None, dict[tuple[str, str, str], str]]] = {
    "a better score": (
        {"enterprises": {"body-a": "40*3", "body-b": "60*5"}},
        {"enterprises": {"body-a": "40*6", "body-b": "60*5"}}, None,
        {("enterprises", "score", "body-a"): "0.72"}),
    "a group weighs more, another less": (
        {"enterprises": {"body-a": "100*6"}, "support": {"body-b": "100*2"}},
        {"enterprises": {"body-a": "100*6"}, "support": {"body-b": "100*2"}},
        {"enterprises": 50, "support": 40, "brokering": 10},
        {("enterprises", "group_weight", ""): "-0.6", ("support", "group_weight", ""): "0.2"}),
    "one joined, better than the group, and another made room": (
        {"enterprises": {"body-a": "100*4"}},
        {"enterprises": {"body-a": "50*4", "body-b": "50*8"}}, None,
        # The group goes from 4 to 6, so its level is 5: 0.6 * 50 * (8 - 5) / 100 and 0.6 * -50 * (4 - 5) / 100.
        {("enterprises", "joined", "body-b"): "0.9", ("enterprises", "weight", "body-a"): "0.3"}),
    "the first body of a group": (
        {}, {"brokering": {"body-a": "100*5"}}, None,
        {("brokering", "joined", "body-a"): "0.5"}),
    "one left, and nobody took over its weight": (
        {"support": {"body-a": "40*5", "body-b": "60*5"}},
        {"support": {"body-b": "60*5"}}, None,
        {("support", "left", "body-a"): "-0.6"}),
    "a body changed its group": (
        {"support": {"body-a": "100*5"}}, {"brokering": {"body-a": "100*5"}}, None,
        {("support", "left", "body-a"): "-1.5", ("brokering", "joined", "body-a"): "0.5"}),
    "the median of several assessors": (
        {"enterprises": {"body-a": "100*3"}},
        {"enterprises": {"body-a": {"weight": 100, "score": {"Rao": 9, "Sen": 4, "Devi": 4}}}}, None,
        {("enterprises", "score", "body-a"): "0.6"}),
    "nothing changed": (
        {"enterprises": {"body-a": "100*3"}}, {"enterprises": {"body-a": "100*3"}}, None, {}),
    "weights that moved between bodies of one score": (
        {"enterprises": {"body-a": "30*3", "body-b": "70*3"}},
        {"enterprises": {"body-a": "60*3", "body-b": "40*3"}}, None, {}),
}  # fmt: skip


@pytest.mark.parametrize("case", KNOWN)
def test_known_changes_have_known_parts(case: str) -> None:
    before, after, weights, parts = KNOWN[case]
    found = index_change(card(before), card(after, weights))
    assert told(found) == {key: Fraction(value) for key, value in parts.items()}
    assert found.change == sum(map(Fraction, parts.values()))


def test_the_supported_index_moves_beside_the_claimed_one() -> None:
    bands = RUBRICS["enterprises"].bands
    low, high = ({"weight": 100, "score": 4, "features": list(band.features)} for band in bands[:2])
    found = index_change(card({"enterprises": {"body-a": low}}), card({"enterprises": {"body-a": high}}))
    assert found.change == 0
    assert found.supported == Fraction("1.2")  # from 2 points to 4, of all enterprises


def test_the_supported_index_is_missing_where_one_side_lacks_features() -> None:
    noted = {"weight": 100, "score": 2, "features": ["exists", "newly_active"]}
    bare, full = card({"enterprises": {"body-a": "100*2"}}), card({"enterprises": {"body-a": noted}})
    assert index_change(bare, full).supported == index_change(full, bare).supported == Missing("no_features")


# -- laws ------------------------------------------------------------------------------------------------------------


@st.composite
def cards(draw: st.DrawFn) -> Scorecard:
    """Draw an assessment; its weights need not sum to 100, and a group may be empty."""
    even = draw(st.booleans())
    groups: Groups = {}
    for group in GROUPS:
        bodies = draw(st.lists(st.sampled_from(BODIES[:5]), max_size=4, unique=True))
        left = Fraction(100)
        for body in bodies:
            weight = min(draw(WEIGHTS), left) if even else draw(WEIGHTS)
            left -= weight
            groups.setdefault(group, {})[body] = {"weight": float(weight), "score": draw(SCORES)}
        if even and bodies:
            groups[group][bodies[-1]]["weight"] += float(left)
    weights = draw(st.none() | st.fixed_dictionaries({group: WEIGHTS.map(float) for group in GROUPS}))
    return card(groups, weights)


@settings(max_examples=30)
@given(cards(), cards())
def test_the_parts_are_the_whole(before: Scorecard, after: Scorecard) -> None:
    found = index_change(before, after)
    assert sum(part.value for part in found.parts) == found.change == after.value - before.value
    assert found.by_scores + found.by_composition == found.change
    assert sum(found.of_group(group) for group in GROUPS) == found.change
    for old, new in zip(before.groups, after.groups, strict=True):
        assert found.of_group(old.group) == new.contribution - old.contribution


@settings(max_examples=30)
@given(cards(), cards())
def test_seen_from_the_other_side_every_part_changes_its_sign(before: Scorecard, after: Scorecard) -> None:
    back = index_change(after, before).parts
    turned = [(one.group, MIRROR.get(one.effect, one.effect), one.after, one.before, -one.value) for one in back]
    there = index_change(before, after).parts
    assert [(part.group, part.effect, part.before, part.after, part.value) for part in there] == turned


@settings(max_examples=30)
@given(cards(), cards())
def test_parts_come_by_group_the_largest_first_and_none_is_nothing(before: Scorecard, after: Scorecard) -> None:
    parts = index_change(before, after).parts
    assert all(part.value for part in parts)
    assert list(parts) == sorted(parts, key=lambda part: (GROUPS.index(part.group), -abs(part.value)))
    assert {part.effect for part in parts} <= set(EFFECTS)
    assert all((part.member is None) == (part.effect == "group_weight") for part in parts)


@settings(max_examples=20)
@given(cards())
def test_an_assessment_beside_itself_has_no_parts(found: Scorecard) -> None:
    assert index_change(found, found).parts == ()
