"""Figures as printed or reported elsewhere, beside the ones that the records give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Paragraph
from clusterctl.report.outline import Told
from clusterctl.report.topics.stated_rows import stated, table
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text
    from clusterctl.report.topics.stated_rows import Stated

QUESTION = message("Do figures that were printed or reported elsewhere agree with the records?")


def told(at: Ground) -> Told:
    """Return the stated figures of the period."""
    found, withheld = stated(at)
    if not found:
        return Told(gaps=() if withheld else (_none(at),), withheld=withheld)
    reading = at.say(
        "A stated figure agrees where it differs from the recomputed one by no more than half of its last digit. "
        "Both stand here as they are; nothing is brought into line."
    )
    return Told(heading(at, found), (table(at, found), Paragraph(reading, "note")), withheld=withheld)


def heading(at: Ground, found: Sequence[Stated]) -> Text:
    """Return how many of the stated figures agree."""
    say, every = at.say, len(found)
    agree = sum(one.comparison.agrees is True for one in found)
    differ = sum(one.comparison.agrees is False for one in found)
    if agree == every:
        return say.several(every, "The figure stated elsewhere agrees with the records",
                           "All {n} figures stated elsewhere agree with the records")  # fmt: skip
    if differ:
        return say.several(
            differ, "{n} of {all} figures stated elsewhere differs from the records",
            "{n} of {all} figures stated elsewhere differ from the records", all=say.number(every),
        )  # fmt: skip
    return say.several(
        agree, "{n} of {all} figures stated elsewhere agrees with the records, the others cannot be compared",
        "{n} of {all} figures stated elsewhere agree with the records, the others cannot be compared",
        all=say.number(every),
    )  # fmt: skip


def _none(at: Ground) -> Gap:
    said = at.say("No figure that was printed or reported elsewhere is recorded beside those of the record.")
    return Gap(said, f"monitoring/{at.label.text}.yaml: finance.<n>.stated")
