"""Thresholds of rules and analyses, each with where it comes from; a cluster may set its own in `cluster.yaml`."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Threshold(Struct, frozen=True):
    """A default, its unit, what it decides, and its source."""

    value: Decimal
    unit: str
    meaning: str
    source: str


def _t(value: str, unit: str, meaning: str, source: str = "ours") -> Threshold:
    return Threshold(Decimal(value), unit, meaning, source)


THRESHOLDS: dict[str, Threshold] = {
    "exit_index": _t("7.0", "points", "index from which a cluster is ready for the exit"),
    "taper": _t("0.8", "ratio", "the agency's share in a repeated activity, at most, to the one before"),
    "demand_share": _t("20", "%", "least share of cluster and support institutions in what actors asked for"),
    "nature_slack": _t("5", "points of %", "how far external shares may fall from commercial to developmental"),
    "assessor_spread": _t("2", "points", "largest difference between assessors of one body"),
    "score_jump": _t("3", "points", "largest rise of a score from one assessment to the next without a reason"),
    "unplanned_share": _t("20", "%", "share of implemented activities that were not planned", "S1; SFURTI allows 30"),
    "high_priority": _t("12", "importance × joint tackling", "from here a constraint has high priority"),
    "dissemination_days": _t("92", "days", "longest time without telling the actors what is going on"),
    "exit_lead_months": _t("3", "months", "the exit strategy is ready so long before the end", "S0 13.6: a few months"),
    "network_support_share": _t("50", "%", "largest share of all support that goes to one network"),
    "stage_cluster_share": _t("50", "%", "least share of the cluster in stage 3"),
    "stage_agency_share": _t("20", "%", "largest share of the agency in stage 3"),
    "stage_lead_share": _t("25", "%", "largest share of activities led by CDA and agency in stage 3"),
    "rate_max_days": _t("400", "days", "an exchange rate older than this does not count"),
    "diagnostic_months": _t("12", "months", "the diagnostic is revised so shortly before a new plan"),
    "young_network": _t("2", "done joint activities", "a network with fewer leads nothing of high complexity"),
    "key_weight": _t("10", "% of the group", "an actor of this weight in the index is a key actor"),
}
