"""`vision.yaml`: the vision of the cluster and its strategic objectives (S1 6.3.4)."""

from collections.abc import Mapping
from typing import Annotated

from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Agreement, Record, Text, defines, refers


class Objective(Record, frozen=True, kw_only=True):
    """A strategic objective."""

    text: Text
    """What is to be reached. | example: The printers sell directly to urban and foreign buyers"""
    addresses: tuple[Annotated[str, refers("constraint", "opportunity")], ...] = ()
    """The constraints and opportunities behind it. | example: [weak-marketing]"""
    proposed_by: tuple[Text, ...] = ()
    """Who proposed it. | example: [Calico]"""
    since: PartialDate | None = None
    """Since when it stands. | example: 1997"""


class Vision(Record, frozen=True, kw_only=True):
    """The vision that the actors share."""

    statement: Text
    """The vision in a sentence or two. | example: The craft lives, and its printers live well by it"""
    horizon: PartialDate | None = None
    """By when. | example: 2005"""
    agreed: Agreement | None = None
    """When and with whom it was agreed. | example: {date: 1997, with: [Calico, COTEX]}"""
    objectives: Mapping[Annotated[str, defines("objective")], Objective] = {}
    """The strategic objectives, by id. | example: {better-marketing: {text: Sell directly}}"""
