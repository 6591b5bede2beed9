"""The rubric of the sustainability index: bands of scores and the features that reach them (S0 annex 3; keys ours)."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

EnterpriseFeature = Literal[
    "exists", "newly_active",
    "regular_meetings", "provisional_agenda", "limited_member_funds", "office_bearers",
    "short_term_agenda", "joint_activities", "positive_feedback", "rising_member_funds", "growing_membership",
    "medium_term_agenda", "partly_self_financed", "networks_without_agency", "target_membership",
    "long_term_agenda", "fully_self_financed", "approach_endorsed", "full_networking", "cluster_wide_activities",
]  # fmt: skip
SupportFeature = Literal[
    "present_locally", "customer_talks",
    "pilot_services", "funded_via_agency", "user_feedback_used",
    "routine_services", "increasingly_commercial", "autonomous_networking", "new_services_regularly",
    "high_demand", "proactive_with_institutions", "own_funds_invested", "open_to_new_services", "approach_endorsed",
]  # fmt: skip
BrokeringFeature = Literal[
    "cda_interaction", "limited_actor_interaction",
    "coordinates_pilots", "sponsor_links", "policy_links",
    "policy_dialogue", "institution_dialogue", "legitimised_by_majority",
    "acknowledged_coordinator", "self_financed", "own_contribution", "long_term_capacity", "competent_in_method",
]  # fmt: skip

Group = Literal["enterprises", "support", "brokering"]
GROUPS: tuple[Group, ...] = get_args(Group)

GROUP_TITLES: dict[Group, str] = {
    "enterprises": "Enterprises' networks and associations",
    "support": "Support institutions and service providers",
    "brokering": "Brokering institutions",
}
GROUP_WEIGHTS: dict[Group, int] = {"enterprises": 60, "support": 30, "brokering": 10}
"""Per cent of the index (S0 13.5)."""

HIGHEST_SCORE = 10


class Band(Struct, frozen=True):
    """A step of the rubric: its lowest and highest score, and what is met there."""

    bottom: int
    top: int
    features: tuple[str, ...]

    @property
    def middle(self) -> int | None:
        """The score in the middle, where the band has one."""
        return (self.bottom + self.top) // 2 if (self.top - self.bottom) % 2 == 0 and self.top > self.bottom else None

    def __str__(self) -> str:
        """Give the scores: "5–6", "10"."""
        return str(self.bottom) if self.bottom == self.top else f"{self.bottom}–{self.top}"


class Rubric(Struct, frozen=True):
    """One group's bands from low to high, what each feature implies, and each feature in words."""

    bands: tuple[Band, ...]
    implies: dict[str, tuple[str, ...]]
    base: tuple[str, ...]
    """What any feature implies, the strongest first."""
    words: dict[str, str]

    def with_implied(self, features: tuple[str, ...]) -> frozenset[str]:
        """Return the features with all weaker ones of their strands."""
        met: set[str] = set()
        todo = [*features, *(self.base if features and set(features) != {self.base[-1]} else ())]
        while todo:
            feature = todo.pop()
            if feature not in met:
                met.add(feature)
                todo.extend(self.implies.get(feature, ()))
        return frozenset(met)

    def band_of(self, score: int) -> Band | None:
        """Return the band that a score lies in; None for 0."""
        return next((band for band in self.bands if band.bottom <= score <= band.top), None)


ENTERPRISES = Rubric(
    bands=(
        Band(1, 2, ("exists", "newly_active")),
        Band(3, 4, ("regular_meetings", "provisional_agenda", "limited_member_funds", "office_bearers")),
        Band(
            5,
            6,
            ("short_term_agenda", "joint_activities", "positive_feedback", "rising_member_funds", "growing_membership"),
        ),
        Band(7, 8, ("medium_term_agenda", "partly_self_financed", "networks_without_agency", "target_membership")),
        Band(
            9,
            10,
            (
                "long_term_agenda",
                "fully_self_financed",
                "approach_endorsed",
                "full_networking",
                "cluster_wide_activities",
            ),
        ),
    ),
    implies={
        "long_term_agenda": ("medium_term_agenda",),
        "medium_term_agenda": ("short_term_agenda",),
        "short_term_agenda": ("provisional_agenda",),
        "fully_self_financed": ("partly_self_financed",),
        "partly_self_financed": ("rising_member_funds",),
        "rising_member_funds": ("limited_member_funds",),
        "cluster_wide_activities": ("joint_activities",),
        "joint_activities": ("regular_meetings",),
        "full_networking": ("networks_without_agency",),
        "target_membership": ("growing_membership",),
        "approach_endorsed": ("positive_feedback",),
    },
    base=("newly_active", "exists"),
    words={
        "exists": "is registered or otherwise exists",
        "newly_active": "has been founded or revived lately",
        "regular_meetings": "meets regularly",
        "provisional_agenda": "discusses a first agenda",
        "limited_member_funds": "members put in some money",
        "office_bearers": "has elected office bearers",
        "short_term_agenda": "members back a short-term agenda",
        "joint_activities": "has begun joint activities",
        "positive_feedback": "members speak well of it",
        "rising_member_funds": "members put in more money than before",
        "growing_membership": "membership grows",
        "medium_term_agenda": "members back a medium-term agenda",
        "partly_self_financed": "carries part of its activities by itself",
        "networks_without_agency": "deals with institutions and providers without the agency",
        "target_membership": "has the members that it aimed for",
        "long_term_agenda": "members back a long-term agenda",
        "fully_self_financed": "pays all its activities by itself",
        "approach_endorsed": "stands behind the cluster approach",
        "full_networking": "is able to work with any partner it needs",
        "cluster_wide_activities": "takes part in activities of the whole cluster",
    },
)

SUPPORT = Rubric(
    bands=(
        Band(1, 3, ("present_locally", "customer_talks")),
        Band(4, 6, ("pilot_services", "funded_via_agency", "user_feedback_used")),
        Band(7, 9, ("routine_services", "increasingly_commercial", "autonomous_networking", "new_services_regularly")),
        Band(
            10,
            10,
            (
                "approach_endorsed",
                "high_demand",
                "proactive_with_institutions",
                "own_funds_invested",
                "open_to_new_services",
            ),
        ),
    ),
    implies={
        "routine_services": ("pilot_services",),
        "increasingly_commercial": ("funded_via_agency",),
        "own_funds_invested": ("funded_via_agency",),
        "high_demand": ("routine_services",),
        "pilot_services": ("customer_talks",),
        "user_feedback_used": ("customer_talks",),
        "proactive_with_institutions": ("autonomous_networking",),
    },
    base=("present_locally",),
    words={
        "present_locally": "is present in the cluster",
        "customer_talks": "talks with possible customers",
        "pilot_services": "has tried services of a new kind",
        "funded_via_agency": "works with money that came through the agency",
        "user_feedback_used": "changes its services by what users say",
        "routine_services": "gives the tried services as a matter of routine",
        "increasingly_commercial": "earns a growing part of its costs",
        "autonomous_networking": "finds money and expertise by itself",
        "new_services_regularly": "brings out new services regularly",
        "approach_endorsed": "stands behind the cluster approach",
        "high_demand": "is much asked for",
        "proactive_with_institutions": "goes to other institutions of its own accord",
        "own_funds_invested": "puts own money into the cluster's development",
        "open_to_new_services": "is open to new services",
    },
)

BROKERING = Rubric(
    bands=(
        Band(1, 3, ("cda_interaction", "limited_actor_interaction")),
        Band(4, 6, ("coordinates_pilots", "sponsor_links", "policy_links")),
        Band(7, 9, ("policy_dialogue", "institution_dialogue", "legitimised_by_majority")),
        Band(
            10,
            10,
            (
                "acknowledged_coordinator",
                "self_financed",
                "own_contribution",
                "long_term_capacity",
                "competent_in_method",
            ),
        ),
    ),
    implies={
        "acknowledged_coordinator": ("legitimised_by_majority",),
        "legitimised_by_majority": ("limited_actor_interaction",),
        "policy_dialogue": ("policy_links",),
        "self_financed": ("sponsor_links",),
        "competent_in_method": ("coordinates_pilots",),
        "long_term_capacity": ("institution_dialogue",),
        "institution_dialogue": ("limited_actor_interaction",),
    },
    base=("cda_interaction",),
    words={
        "cda_interaction": "is in touch with the cluster development agent",
        "limited_actor_interaction": "is in touch with some of the cluster's actors",
        "coordinates_pilots": "coordinates pilot activities with the agent's guidance",
        "sponsor_links": "is linked to sponsors through the agency",
        "policy_links": "is linked to policy makers",
        "policy_dialogue": "speaks with policy makers on its own",
        "institution_dialogue": "speaks with support institutions on its own",
        "legitimised_by_majority": "most actors accept it",
        "acknowledged_coordinator": "most actors see it as their coordinator",
        "self_financed": "pays its own way",
        "own_contribution": "contributes to the cluster's development",
        "long_term_capacity": "is able to coordinate in the long term",
        "competent_in_method": "has mastered the cluster method",
    },
)

RUBRICS: dict[Group, Rubric] = {"enterprises": ENTERPRISES, "support": SUPPORT, "brokering": BROKERING}
