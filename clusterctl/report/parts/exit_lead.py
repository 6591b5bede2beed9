"""The lead of an exit report: whether the programme could leave, which conditions are not met, who is to do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Points, Tiles
from clusterctl.report.outline import Told
from clusterctl.report.parts.exit import finding, seen_conditions
from clusterctl.report.parts.summary import paid
from clusterctl.report.run import sentence
from clusterctl.report.speech.labels import EXIT_CONDITION
from clusterctl.report.topics import few_figures
from clusterctl.report.topics.index_sentences import index_finding, standing_of_groups, still_missing
from clusterctl.report.topics.needed import exit_items, next_points
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.exit.condition import Condition
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Could the programme leave, and what is needed for that?")
_MOST_ITEMS = 3


def told(at: Ground) -> Told:
    """Return what one should know of the exit in a minute."""
    found, withheld = seen_conditions(at)
    heading = index_finding(at) if withheld else finding(at)
    tiles = (*few_figures.of_exit(at), few_figures.of_index(at), *few_figures.of_money(at))
    said = (*([] if withheld else _conditions(at, found)), *_index(at, withheld=withheld), *still_missing(at),
            *standing_of_groups(at), *paid(at))  # fmt: skip
    needed = (*exit_items(at, _MOST_ITEMS), *next_points(at))
    blocks = (Tiles(tiles), Points(said), Points(needed, at.say("Needed next")))
    return Told(heading, tuple(block for block in blocks if block.items), withheld=withheld)


def _conditions(at: Ground, found: tuple[Condition, ...]) -> Iterator[Text]:
    """Name the conditions that are not met, and those of which too little is recorded."""
    say = at.say
    for state in ("not_met", "not_recorded"):
        names = [say.label(EXIT_CONDITION, one.name) for one in found if one.state == state]
        if names:
            listed = "; ".join(names)
            yield (say("Not met, what weighs most first: {conditions}.", conditions=listed) if state == "not_met"
                   else say("Too little is recorded to tell of: {conditions}.", conditions=listed))  # fmt: skip


def _index(at: Ground, *, withheld: bool) -> Iterator[Text]:
    """Say how the index moved, where the heading does not."""
    if not withheld and at.standing.card is not None:
        yield sentence(index_finding(at))
