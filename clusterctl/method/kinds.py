"""Kinds of actors: their groups in the index and in funding, their strengths (S0 table 13.1, S1 section 4)."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

ActorKind = Literal[
    "enterprise", "large_enterprise", "service_enterprise", "supplier", "trader", "buyer",
    "association", "network", "consortium", "cooperative", "self_help_group", "producer_company", "workers_association",
    "network_development_agent",
    "bds_provider", "technical_institution", "higher_education", "financial_institution", "ngo",
    "government_local", "government_state", "government_central",
    "coordination_body", "umbrella_organisation",
    "implementing_agency", "cda", "donor", "external_cluster",
]  # fmt: skip
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


class Kind(Struct, frozen=True):
    """What the method says of a kind of actor."""

    title: str
    index_group: Literal["enterprises", "support", "brokering"] | None
    funding_group: Literal["agency", "support", "donor", "cluster"]
    strengths: str
    areas: tuple[str, ...]
    source: str


_FIRM = "sees at first hand what the market asks for; carries the benefit and the risk of an activity"
_GROUPED = "carries out a joint business activity for its members"

KINDS: dict[ActorKind, Kind] = {
    "enterprise": Kind("Enterprise", None, "cluster", _FIRM, (), "S1 4.1"),
    "large_enterprise": Kind(
        "Large enterprise", None, "cluster",
        "buys in volume from small firms and is a cheaper source of supply for them", ("market", "inputs"), "S1 4.6",
    ),
    "service_enterprise": Kind("Service enterprise", None, "cluster", _FIRM, ("technology",), "S1 4.1"),
    "supplier": Kind(
        "Supplier", None, "cluster", "offers materials and machines, and knows them", ("inputs",), "S1 4.2",
    ),
    "trader": Kind("Trader", None, "cluster", "links firms to markets further away", ("market",), "S1 4.2"),
    "buyer": Kind("Buyer", None, "cluster", "knows what sells", ("market",), "S1 4.2"),
    "association": Kind(
        "Association", "enterprises", "cluster",
        "makes firms see the use of an activity, starts and coordinates it; lobbies; is closest to the firms",
        ("organisation", "policy", "market"), "S0 table 13.1; S1 4.5",
    ),
    "network": Kind("Network", "enterprises", "cluster", _GROUPED, ("market", "inputs", "skills"), "S0 table 13.1"),
    "consortium": Kind("Consortium", "enterprises", "cluster", _GROUPED, ("market", "finance"), "S0 table 13.1"),
    "cooperative": Kind(
        "Cooperative", "enterprises", "cluster", _GROUPED, ("market", "inputs", "finance"), "S0 table 13.1",
    ),
    "self_help_group": Kind(
        "Self-help group", "enterprises", "cluster", _GROUPED, ("finance", "skills", "social"), "S1 3",
    ),
    "producer_company": Kind(
        "Producer company", "enterprises", "cluster", _GROUPED, ("market", "inputs"), "S0 table 13.1",
    ),
    "workers_association": Kind(
        "Workers' association", "enterprises", "cluster", "speaks for the workers", ("social", "skills"), "S0 13.5",
    ),
    "network_development_agent": Kind(
        "Network development agent", None, "cluster",
        "keeps a network's activities going and takes them over from the CDA", ("organisation", "market"), "S0 13.4",
    ),
    "bds_provider": Kind(
        "Business development service provider", "support", "support",
        "makes firms see needs they had not noticed, and serves them in many areas",
        ("market", "technology", "skills", "organisation"), "S0 table 13.1; S1 4.3",
    ),
    "technical_institution": Kind(
        "Technical institution", "support", "support", "supports technical upgrading, testing, skills",
        ("technology", "skills", "environment"), "S0 table 13.1; S1 4.3",
    ),
    "higher_education": Kind(
        "Centre of higher education or research", "support", "support",
        "offers research, demanding courses, consultancy and technical help", ("technology", "skills"), "S1 4.4",
    ),
    "financial_institution": Kind(
        "Financial institution", "support", "support",
        "gives capital of short or long term, spreads and shares financial risk", ("finance",), "S0 table 13.1; S1 4.7",
    ),
    "ngo": Kind(
        "Non-governmental organisation", "support", "support",
        "is neutral and free to act, has access to resources from abroad, and is trusted by the others",
        ("social", "organisation", "skills", "finance", "environment"), "S1 4.8",
    ),
    "government_local": Kind(
        "Local government", "support", "support", "is near the firms and knows what they need",
        ("infrastructure", "policy"), "S1 4.9",
    ),
    "government_state": Kind(
        "State government", "support", "support", "shapes the local environment and can mobilise support",
        ("policy", "infrastructure", "skills"), "S1 4.9",
    ),
    "government_central": Kind(
        "Central government", "support", "support",
        "brings the actors together, makes policy, can ask for help from abroad", ("policy", "finance"), "S1 4.10",
    ),
    "coordination_body": Kind(
        "Coordination body", "brokering", "support", "coordinates the actors and keeps the whole in view",
        ("organisation", "policy"), "S0 13.5, annex 3",
    ),
    "umbrella_organisation": Kind(
        "Umbrella organisation", "brokering", "support", "joins the cluster's associations under one roof",
        ("organisation", "policy"), "S0 annex 3; S3 box 3",
    ),
    "implementing_agency": Kind(
        "Implementing agency", None, "agency",
        "starts the process, gives the CDA, knowledge and seed money", (), "S0 13.3",
    ),
    "cda": Kind(
        "Cluster development agent", None, "agency",
        "builds trust, links the actors, and hands responsibility over to them", (), "S1 6.2",
    ),
    "donor": Kind("Donor", None, "donor", "gives money on a cost-sharing basis", (), "S0 13.3"),
    "external_cluster": Kind("Other cluster", None, "cluster", "shows what can be done", (), "S0 13.5"),
}  # fmt: skip
