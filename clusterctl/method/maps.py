"""The cluster map as data: the bands in which actors stand, and the kinds of links. The bands and signs are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

if TYPE_CHECKING:
    from clusterctl.method.kinds import ActorKind

Band = Literal["programme", "government", "support", "brokering", "bodies", "firms", "markets"]
BANDS: tuple[Band, ...] = get_args(Band)
"""From the top of the map to its bottom."""

BAND_TITLES: dict[Band, str] = {
    "programme": "Programme and donors",
    "government": "Government and finance",
    "support": "Support institutions and services",
    "brokering": "Brokering institutions",
    "bodies": "Networks and associations",
    "firms": "Firms",
    "markets": "Traders, buyers, other clusters",
}

BAND_OF_KIND: dict[ActorKind, Band] = {
    "enterprise": "firms",
    "large_enterprise": "firms",
    "service_enterprise": "firms",
    "supplier": "firms",
    "trader": "markets",
    "buyer": "markets",
    "association": "bodies",
    "network": "bodies",
    "consortium": "bodies",
    "cooperative": "bodies",
    "self_help_group": "bodies",
    "producer_company": "bodies",
    "workers_association": "bodies",
    "network_development_agent": "bodies",
    "bds_provider": "support",
    "technical_institution": "support",
    "higher_education": "support",
    "financial_institution": "government",
    "ngo": "support",
    "government_local": "government",
    "government_state": "government",
    "government_central": "government",
    "coordination_body": "brokering",
    "umbrella_organisation": "brokering",
    "implementing_agency": "programme",
    "cda": "programme",
    "donor": "programme",
    "external_cluster": "markets",
}

LinkKind = Literal[
    "membership", "market", "supply", "finance", "training", "technology", "information", "representation",
    "coordination", "joint_action",
]  # fmt: skip
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)

Nature = Literal["business", "money", "knowledge", "organisation"]
NATURES: tuple[Nature, ...] = get_args(Nature)


class KindOfLink(Struct, frozen=True):
    """A kind of link: its name, the sign that stands on a line, and what is exchanged at bottom."""

    title: str
    sign: str
    nature: Nature


KINDS_OF_LINKS: dict[LinkKind, KindOfLink] = {
    "membership": KindOfLink("membership", "Me", "organisation"),
    "market": KindOfLink("market", "Mk", "business"),
    "supply": KindOfLink("supply", "S", "business"),
    "finance": KindOfLink("finance", "F", "money"),
    "training": KindOfLink("training", "Tr", "knowledge"),
    "technology": KindOfLink("technology", "Te", "knowledge"),
    "information": KindOfLink("information", "I", "knowledge"),
    "representation": KindOfLink("representation", "R", "organisation"),
    "coordination": KindOfLink("coordination", "C", "organisation"),
    "joint_action": KindOfLink("joint action", "J", "organisation"),
}

Strength = Literal["weak", "medium", "strong"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""From the weakest to the strongest."""
