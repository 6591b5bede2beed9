"""The report for government: policy and outreach, institutions, results, and what is asked of the state."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="government",
    title=message("Report for government {year}"),
    summary=message("For ministries and departments: policy, outreach, support institutions, results, and what is "
                    "asked of the state."),
    audience="donor",
    sections=(
        Asked("policy", message("Policy and what is asked of the state"), ("policy",), "1"),
        Asked("outreach", message("Outreach"), ("people", "services"), "2"),
        Asked("institutions", message("Institutions and partners"), ("coordination", "cluster_map"), "3"),
        Asked("results", message("Results"), ("results",), "4"),
        Asked("finance", message("Who pays"), ("finance",), "5"),
        Asked("sustainability", message("After the programme"), ("sustainabilities",), "6"),
        Asked("lessons", message("Lessons"), ("lessons",), "7"),
        Asked("next", message("The next period"), ("next_period",), "8"),
        Asked("record", message("Quality of the data"), ("record", "signatures"), "9"),
    ),
)  # fmt: skip
