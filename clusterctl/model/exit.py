"""`exit.yaml`: how the programme hands over to the cluster (S0 13.6, box 13.2)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Actor, Agreement, Money, Record, Text, defines

ItemKey = Annotated[str, defines("exit item")]


class Item(Record, frozen=True, kw_only=True):
    """One thing to be done before the exit."""

    what: Text
    """What is to be done. | example: A bank officer sits in Calico's committee"""
    who: tuple[Actor, ...] = ()
    """Who does it. | example: [calico]"""
    by: PartialDate | None = None
    """By when. | example: 2001-06"""
    state: Literal["open", "under_way", "done"] | None = None
    """How it stands. | example: under_way"""


class Person(Item, frozen=True, kw_only=True):
    """A future leader or implementer."""

    trained: bool | None = None
    """Whether they were trained. | example: true"""


class FutureActivity(Item, frozen=True, kw_only=True):
    """An activity after the exit."""

    resources: Text | None = None
    """Where its resources come from. | example: participants' fees, SIDBI's work plan"""
    cost: Money | None = None
    """What it costs. | unit: money | example: 2000"""


class Exit(Record, frozen=True, kw_only=True):
    """The exit strategy."""

    begins = ("prepared",)

    prepared: PartialDate | None = None
    """When it was drawn up. | example: 2001-09"""
    agreed: Agreement | None = None
    """When and with whom it was agreed. | example: {date: 2001-10, with: [Calico, IIRD]}"""
    gaps: Mapping[ItemKey, Item] = {}
    """Gaps in governance. | source: S0 13.6 | example: {no-broker: {what: a body that coordinates}}"""
    linkages: Mapping[ItemKey, Item] = {}
    """Linkages to strengthen. | source: S0 13.6 | example: {banks: {what: regular meetings with the banks}}"""
    leaders: Mapping[ItemKey, Person] = {}
    """Future leaders. | source: S0 13.6 | example: {calico-board: {what: the board of Calico, trained: true}}"""
    implementers: Mapping[ItemKey, Person] = {}
    """Future implementers, network development agents among them. | source: S0 13.6 | example: {nda: {what: an agent for Bagru}}"""
    future_activities: Mapping[ItemKey, FutureActivity] = {}
    """Activities after the exit, and their resources. | source: S0 13.6 | example: {fairs: {what: two fairs a year, resources: fees}}"""
    institutions: Mapping[ItemKey, Item] = {}
    """Institutions to strengthen. | source: S0 box 13.2 | example: {iird: {what: takes over the coordination}}"""
    vision: Text | None = None
    """The agreed vision after the exit. | source: S0 box 13.2 | example: printers run their own brand"""
    cda_future: Text | None = None
    """What becomes of the CDA's role. | source: S3 4 | example: absorbed by a national institution"""
