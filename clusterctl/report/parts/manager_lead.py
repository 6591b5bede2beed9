"""The lead of a manager's report: what is late, what runs over its budget, and who must do what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Points, Tiles
from clusterctl.report.outline import Told
from clusterctl.report.parts import budget, next_period, schedule
from clusterctl.report.parts.summary import paid
from clusterctl.report.run import sentence
from clusterctl.report.topics import few_figures
from clusterctl.report.topics.index_sentences import index_finding, movers, still_missing
from clusterctl.report.topics.needed import needed
from clusterctl.report.topics.work import nothing
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Is the work on schedule and on budget, and who must do what next?")


def told(at: Ground) -> Told:
    """Return what a manager should know in a minute."""
    tiles = (*few_figures.of_work(at), few_figures.of_index(at), *few_figures.of_money(at),
             *few_figures.of_results(at), *few_figures.of_exit(at))  # fmt: skip
    heading = schedule.told(at).heading if nothing(at) is None else ""
    said = (*_budget(at), *_index(at, headed=bool(heading)), *still_missing(at), *movers(at), *paid(at), *_next(at))
    blocks = (Tiles(tiles), Points(said), Points(tuple(needed(at)), at.say("Needed next")))
    return Told(heading or index_finding(at), tuple(block for block in blocks if block.items))


def _budget(at: Ground) -> Iterator[Text]:
    """Say how costs compare with the plan; that nobody can tell is a finding too."""
    if nothing(at) is not None:
        return
    found = budget.told(at)
    if found.heading:
        yield sentence(found.heading)
    elif not found.withheld:
        yield at.say("Whether the work is on budget can’t be told: no activity has both its planned and its actual "
                     "cost on record.")  # fmt: skip


def _index(at: Ground, *, headed: bool) -> Iterator[Text]:
    """Say how the index moved, where the heading does not."""
    if headed and at.standing.card is not None:
        yield sentence(index_finding(at))


def _next(at: Ground) -> Iterator[Text]:
    """Say what is planned for the next period."""
    heading = next_period.told(at).heading
    if heading:
        yield sentence(heading)
