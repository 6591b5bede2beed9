"""The donor's report: the core that donors agreed on, and what most of them add (design: standards, "8+3")."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="donor",
    title=message("Donor report {year}"),
    summary=message(
        "For donors: the harmonised core of eight questions, with finance, coordination and the next period."
    ),
    audience="donor",
    sections=(
        Asked("performance", message("Overall performance"), ("index",), "1"),
    ),
)  # fmt: skip
