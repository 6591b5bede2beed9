"""SFURTI Format III: a cluster development agent's quarterly form (India); here for a year.

The form goes to the ministry, through the nodal agency, so its reader is a donor. Sections 1 and 2, of the agent, are
internal in this repository: the agent's own year, and what stakeholders say of the agent, are for who runs the
programme. A donor's edition says that they are withheld. Where the form has to be sent with them, either the records
say `audience: donor` (`programme.cda`, and `cda` in the observations), which the programme decides once and git keeps,
or the form is made for internal readers and sent by hand.
"""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="sfurti-format-iii",
    title=message("SFURTI Format III, {year}"),
    summary=message(
        "For the scheme SFURTI in India: the agent, the stakeholders’ confidence, the activities, outputs by input."
    ),
    audience="donor",
    sections=(
        Asked("agent", message("Cluster development agent"), ("sfurti_cda",), "1"),
        Asked("confidence", message("Stakeholders’ confidence in the agent"), ("sfurti_confidence",), "2"),
        Asked("activities", message("Approved activities"), ("sfurti_activities",), "3"),
        Asked("outputs", message("Outputs by input"), ("sfurti_outputs",), "4"),
        Asked("signatures", message("Signatures"), ("signatures",)),
    ),
)  # fmt: skip
