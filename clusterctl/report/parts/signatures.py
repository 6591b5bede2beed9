"""Who signs: lines for those who answer for the report, by their office; names are written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Signatures
from clusterctl.report.outline import Told
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.ground import Ground

QUESTION = message("Who answers for this report?")


def told(at: Ground) -> Told:
    """Return the lines to be signed."""
    return Told(blocks=(Signatures(tuple(_lines(at))),))


def _lines(at: Ground) -> Iterator[str]:
    say, cluster = at.say, at.cluster
    programme = cluster.programme if cluster and at.sees("cluster.yaml", "programme") else None
    yield say("The cluster development agent")
    agency = programme.implementing_agency if programme else None
    if agency:
        yield say("For the coordinator, {agency}", agency=at.people.name(agency))
    else:
        yield say("For the coordinator")
    yield say("For the bodies of the cluster")
