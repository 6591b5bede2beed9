"""The report for providers of services: what firms ask for, who is served, how content users are, what they pay."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="provider",
    title=message("Report for service providers {year}"),
    summary=message("For providers of services: what firms ask for, who is served, how content users are, and what "
                    "they pay."),
    audience="donor",
    sections=(
        Asked("services", message("The services, their users and what these pay"), ("services",), "1"),
        Asked("demand", message("What firms ask for"), ("demand",), "2"),
        Asked("reached", message("Whom it reached"), ("people",), "3"),
        Asked("partners", message("Who else works in the cluster"), ("coordination",), "4"),
        Asked("results", message("Results"), ("results",), "5"),
        Asked("next", message("The next period"), ("next_period",), "6"),
        Asked("record", message("Quality of the data"), ("record",), "7"),
    ),
)  # fmt: skip
