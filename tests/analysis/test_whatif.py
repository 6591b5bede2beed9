"""What the index would be with other scores: the same as if they had been given."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clusterctl.analysis.whatif import what_if
from clusterctl.method.rubrics import GROUPS
from tests.analysis.test_index import assessments, card

if TYPE_CHECKING:
    from clusterctl.analysis.index import Scorecard


def without_features(found: Scorecard) -> Scorecard:
    """Return a scorecard without what rests on features, which scores do not change."""
    groups = tuple(
        replace(group, members=tuple(replace(member, supported=0) for member in group.members))
        for group in found.groups
    )
    return replace(found, groups=groups, supported=Fraction(0), unsupported=())


@settings(max_examples=40)
@given(assessments(), st.data())
def test_it_is_as_if_the_scores_had_been_given(groups: dict[str, list[dict[str, Any]]], data: st.DataObject) -> None:
    before = card(groups)
    scores: dict[str, int] = {}
    for group in GROUPS:
        for at, member in enumerate(groups[group]):
            if data.draw(st.booleans()):
                member["score"] = scores[f"{group[0]}{at}"] = data.draw(st.integers(0, 10))
    found = what_if(before, scores)
    assert without_features(found.card) == without_features(card(groups))
    assert found.assessed == before
    assert found.change == found.card.value - before.value
    assert set(found.before) == set(scores)


def test_what_the_features_support_stays() -> None:
    noted = {"weight": 100, "score": 2, "features": "[exists, newly_active]"}
    found = what_if(card({"enterprises": [noted]}), {"e0": 9})
    assert found.card.value == Fraction("5.4")
    assert found.card.supported == found.assessed.supported == Fraction("1.2")
    assert found.card.members[0].next_band is None


def test_the_scores_of_assessors_no_longer_count() -> None:
    before = card({"enterprises": [{"weight": 100, "score": "{one: 3, other: 5}"}]})
    member = what_if(before, {"e0": 7}).card.members[0]
    assert (member.score, dict(member.by_assessor), str(member.band)) == (7, {}, "7–8")
