"""`actors.yaml`: every actor, and the links between actors: the cluster map of every year."""

from collections.abc import Mapping
from typing import Annotated, Literal

from clusterctl.method.kinds import ActorKind
from clusterctl.model.partial_dates import DateKey, PartialDate
from clusterctl.model.values import Actor, IndexGroup, Payer, Percent, Quantity, Record, Text, defines

Strength = Literal["weak", "medium", "strong"]


class Contact(Record, frozen=True, kw_only=True):
    """How to reach an actor; internal. Best kept out of git, which forgets nothing."""

    person: Text | None = None
    """Whom to ask for. | example: the secretary"""
    phone: Text | None = None
    """Telephone number, in quotes. | example: "+91 141 0000000" """
    email: Text | None = None
    """E-mail address. | example: office@example.org"""
    address: Text | None = None
    """Postal address. | example: Sanganer, Jaipur"""


class Counterparts(Record, frozen=True, kw_only=True):
    """The people of an actor to whom the CDA hands the knowledge over (S1 6.6.11)."""

    number: Quantity | None = None
    """How many. | unit: persons | example: 2"""
    trained: bool | None = None
    """Whether they were trained in the method. | example: true"""


class ActorRecord(Record, frozen=True, kw_only=True):
    """One actor of the cluster."""

    name: Text
    """Full name. | example: Calico Printers Co-operative Society"""
    kind: ActorKind
    """What it is; decides its groups in the index and in funding (`clusterctl explain KIND`). | example: cooperative"""
    level: Literal["local", "state", "national", "foreign"] | None = None
    """Where it acts. | example: local"""
    place: Text | None = None
    """Where it sits. | example: Sanganer"""
    part_of: Actor | None = None
    """The body that it belongs to. | example: bagru-association"""
    since: PartialDate | None = None
    """When it was founded or revived. | example: 1998-01"""
    until: PartialDate | None = None
    """When it ended. | example: 2001"""
    index_group: IndexGroup | None = None
    """Its group in the index where its role is not that of its kind; wants a reason. | default: by kind | example: brokering"""
    members: Mapping[DateKey, Quantity] = {}
    """Number of members, by year. | unit: member_unit | example: {1997: 26, 1999: 120}"""
    member_unit: Literal["firms", "persons"] | None = None
    """What a member is. | example: persons"""
    target_members: Quantity | None = None
    """Number of members aimed for. | unit: member_unit | example: 150"""
    counterparts: Mapping[DateKey, Counterparts] = {}
    """Counterparts of the CDA in this body, by year. | source: S1 6.6.11 | example: {1999: {number: 2, trained: true}}"""
    works_for: tuple[Actor, ...] = ()
    """For an agent or provider: whose work it does. | example: [calico]"""
    paid_by: Mapping[DateKey, Mapping[Payer, Percent]] = {}
    """Who pays for it, by year. | unit: % | source: S0 13.4 | example: {1999: {agency: 60, calico: 40}}"""
    contact: Contact | None = None
    """How to reach it; internal. | example: {person: the secretary}"""


class Link(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A link between two actors, drawn in the map of every year from `since` to `until`."""

    identity = ("from", "to", "kind", "since")

    from_: Actor
    """One end. | example: sidbi"""
    to: Actor
    """The other end. | example: calico"""
    kind: Literal[
        "membership", "market", "supply", "finance", "training", "technology", "information", "representation",
        "coordination", "joint_action",
    ]  # fmt: skip
    """What goes between them. | example: finance"""
    since: PartialDate | None = None
    """When it began; unknown means that it was there at the beginning. | example: 1999"""
    until: PartialDate | None = None
    """When it ended. | example: 2000"""
    strength: Strength | Mapping[DateKey, Strength] | None = None
    """How strong it is, at once or by year. | example: {1997: weak, 1999: strong}"""


class Actors(Record, frozen=True, kw_only=True):
    """The cluster's actors and their links."""

    actors: Mapping[Annotated[str, defines("actor")], ActorRecord] = {}
    """Every actor, by id. | example: {calico: {name: Calico, kind: cooperative}}"""
    links: tuple[Link, ...] = ()
    """The links between them. | example: [{from: sidbi, to: calico, kind: finance, since: 1999}]"""
