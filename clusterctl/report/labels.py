"""The words that stand for the keys of the files, each table under a context of its own in the catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.method.rubrics import GROUP_TITLES, RUBRICS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Labels(Struct, frozen=True):
    """Labels by key."""

    context: str
    """What they label; it stands in the catalogue, so that a word may be translated in two ways."""
    words: Mapping[str, str]


STATUS = Labels("status of an activity", {
    "planned": "planned", "under_way": "under way", "done": "done", "dropped": "dropped", "postponed": "postponed",
    "late": "late",
})  # fmt: skip
NATURE = Labels("nature of an activity", {
    "commercial": "commercial", "mixed": "mixed", "developmental": "developmental",
})  # fmt: skip
AREA = Labels("area", {
    "market": "market", "technology": "technology", "finance": "finance", "skills": "skills", "inputs": "inputs",
    "infrastructure": "infrastructure", "policy": "policy", "organisation": "organisation", "social": "social",
    "environment": "environment",
})  # fmt: skip
FUNDING_GROUP = Labels("who pays", {
    "agency": "implementing agency", "support": "support institutions", "donor": "donors", "cluster": "cluster",
})  # fmt: skip
INDEX_GROUP = Labels("group of the index", {str(key): title for key, title in GROUP_TITLES.items()})
CATEGORY = Labels("category of an activity", {
    "trust_building": "trust building", "pilot": "pilot", "capacity_building": "capacity building",
    "regular": "regular", "strategic": "strategic", "other": "other",
})  # fmt: skip
FORM = Labels("form of a contribution", {
    "cash": "cash", "in_kind": "in kind", "time": "time", "knowledge": "knowledge", "expertise": "expertise",
})  # fmt: skip
PAYER = Labels("who pays, in a sentence", {
    "agency": "the implementing agency", "support": "support institutions", "donor": "donors",
    "cluster": "the cluster’s own firms and bodies",
})  # fmt: skip
SHORT_GROUP = Labels("group of the index, in a sentence", {
    "enterprises": "enterprise networks", "support": "support institutions", "brokering": "brokering institutions",
})  # fmt: skip
FEATURE = Labels("feature of a body", {
    f"{group}.{key}": words for group, rubric in RUBRICS.items() for key, words in rubric.words.items()
})  # fmt: skip
