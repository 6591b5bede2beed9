"""The bodies of the index as a picture: where each stands, and where it stood before. The table is in `index`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.outline import Told
from clusterctl.report.parts import index
from clusterctl.report.topics.index_picture import picture
from clusterctl.words import message

if TYPE_CHECKING:
    from clusterctl.report.ground import Ground

QUESTION = message("Where do the bodies of the index stand, and where did they stand before?")


def told(at: Ground) -> Told:
    """Return the bodies of the period's assessment."""
    card = at.standing.card
    if card is None:
        return index.told(at)
    return Told(blocks=(picture(at, card, bodies=at.sees_scores),), withheld=not at.sees_scores)
