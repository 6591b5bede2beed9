"""The story of the period, who works with whom: the map then and now, for the people of the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Paragraph
from clusterctl.report.outline import Told
from clusterctl.report.parts.cluster_map import before, picture
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.cluster_map import ClusterMap
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Words

QUESTION = message("Who works with whom?")


def told(at: Ground) -> Told:
    """Return the map with a sentence or two."""
    now = at.map
    if not now.ties:
        return Told(gaps=(Gap(at.say("Who works with whom is not written down."), "actors.yaml: links"),))
    then = before(at)
    blocks: list[Block] = [*(Paragraph(said) for said in _sentences(at, now, then)), *picture(at, now, then)]
    return Told("", tuple(blocks))


def _sentences(at: Ground, now: ClusterMap, then: ClusterMap | None) -> Iterator[Words]:
    say = at.say
    number = at.number(now.figures["ties"])
    if then is None:
        yield say.runs("There are {now} ties between us, our partners and those who buy from us.", now=number)
    else:
        yield say.runs("There are {now} ties between us, our partners and those who buy from us. In {year} there were "
                       "{then}.", now=number, then=at.number(then.figures["ties"]),
                       year=at.label_name(then.label))  # fmt: skip
    alone = [actor.name for actor in now.actors if actor.id in now.isolated and actor.band != "programme"]
    if alone:
        names = at.named(alone)
        yield say.runs("Nobody works with these yet: {names}.", names=names)
