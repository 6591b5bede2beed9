"""What one should know in a minute: the index, who pays, what was done, what was reached, and what is needed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Paragraph, Points, Tiles
from clusterctl.report.outline import Told
from clusterctl.report.run import sentence
from clusterctl.report.topics import few_figures
from clusterctl.report.topics.index_sentences import index_finding, movers, standing_of_groups, still_missing
from clusterctl.report.topics.money_words import earlier, finding
from clusterctl.report.topics.needed import needed
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Words

QUESTION = message("How does the cluster stand, and what is needed next?")


def told(at: Ground) -> Told:
    """Return the summary."""
    meaning = at.say(
        "The sustainability index tells how far the cluster can carry on without the programme, from 0 (not at all) to "
        "10 (fully)."
    )
    tiles = (few_figures.of_index(at), *few_figures.of_money(at), *few_figures.of_work(at),
             *few_figures.of_results(at), *few_figures.of_exit(at))  # fmt: skip
    said = (*still_missing(at), *movers(at), *standing_of_groups(at), *paid(at))
    blocks = (Paragraph(meaning, "note"), Tiles(tiles), Points(said), Points(tuple(needed(at)), at.say("Needed next")))
    return Told(index_finding(at), tuple(block for block in blocks if isinstance(block, Paragraph) or block.items))


def paid(at: Ground) -> Iterator[Words]:
    """Say how what the cluster pays moved; how much it pays stands among the few figures."""
    said = finding(at) if earlier(at) else ""
    if said:
        yield sentence(said)
