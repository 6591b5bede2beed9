"""The interim narrative report of grants of the European Union (annex VI), in its order; it must match the finance."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="eu-annex-vi",
    title=message("Narrative report {year}, after annex VI"),
    summary=message("For the European Union: description, results by output, log-frame matrix, partners, visibility."),
    audience="donor",
    sections=(
        Asked("description", message("Description"), ("description",), "1"),
        Asked("summary_of_action", message("Summary of the action against the updated log-frame"),
              ("results", "logic"), "2.1"),
        Asked("results_and_activities", message("Results and activities by output"),
              ("activities_by_output", "people", "finance", "risks", "lessons"), "2.2"),
        Asked("matrix", message("Log-frame matrix as updated"), ("logframe",), "2.3"),
        Asked("next_period", message("Plan for the next period"), ("next_period",), "2.4"),
        Asked("partners", message("Partners and other cooperation"), ("coordination",), "3"),
        Asked("visibility", message("Visibility"), ("visibility",), "4"),
        Asked("evidence", message("Evidence and signatures"), ("evidence", "signatures"), "5"),
    ),
)  # fmt: skip
