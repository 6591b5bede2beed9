"""The donor's report: the core of eight questions on which donors agreed ("8+3"), and what most of them add to it.

Its sections 1 to 8 are that core; finance, coordination, the next period and the record itself follow.
"""

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
        Asked("performance", message("Overall performance"), ("movement", "index"), "1"),
        Asked("changes", message("Changes and amendments"), ("changes", "study"), "2"),
        Asked("results", message("Measuring results"), ("results", "done"), "3"),
        Asked("people", message("People affected"), ("people",), "4"),
        Asked("participation", message("Participation"), ("participation",), "5"),
        Asked("risks", message("Risks"), ("risks",), "6"),
        Asked("exit", message("Exit strategy and sustainability"), ("exit", "handing_over"), "7"),
        Asked("lessons", message("Lessons"), ("lessons",), "8"),
        Asked("finance", message("Finance"), ("finance", "tapering"), "9"),
        Asked("coordination", message("Coordination and partners"), ("coordination",), "10"),
        Asked("next", message("The next period"), ("next_period",), "11"),
        Asked("record", message("Quality of the data"), ("record", "evidence", "signatures"), "12"),
    ),
)
