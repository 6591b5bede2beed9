"""The exit report: whether the programme could leave, the three sustainabilities, and who takes over what by when."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="exit",
    title=message("Exit report {year}"),
    summary=message("For all who take over: whether the programme could leave, the three sustainabilities, what is "
                    "still missing, who does what by when."),
    audience="donor",
    lead="exit_lead",
    sections=(
        Asked("readiness", message("Could the programme leave?"), ("exit",), "1"),
        Asked("sustainability", message("The three sustainabilities"), ("sustainabilities",), "2"),
        Asked("bodies", message("The bodies that carry the cluster"), ("index",), "3"),
        Asked("handing", message("Handing over"), ("handing_over", "participation"), "4"),
        Asked("map", message("Who holds together"), ("cluster_map",), "5"),
        Asked("money", message("Who pays"), ("finance",), "6"),
        Asked("trust", message("Trust and governance"), ("signs",), "7"),
        Asked("next", message("What comes next"), ("next_period",), "8"),
        Asked("lessons", message("Lessons"), ("lessons",), "9"),
        Asked("record", message("Quality of the data"), ("record", "signatures"), "10"),
    ),
)  # fmt: skip
