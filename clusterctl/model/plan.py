"""`plans/<label>.yaml`: one annual action plan: activities, money, and what became of them (S1 6.5)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import (
    Actor,
    Amendment,
    Area,
    Decision,
    FundingGroup,
    Inexact,
    Money,
    Number,
    Payer,
    Percent,
    Quantity,
    Record,
    Slug,
    Text,
    Word,
    defines,
    refers,
)

ActivityRef = Annotated[str, refers("activity")]
Nature = Literal["commercial", "mixed", "developmental"]


class Contribution(Inexact, frozen=True, kw_only=True, rename={"for_": "for"}):
    """What one party gives to an activity: money, kind, time or knowledge."""

    identity = ("by", "to", "form")

    by: Payer
    """Who gives: an actor, or a whole group (agency, support, donor, cluster). | example: unido"""
    to: Actor | None = None
    """Who receives it. | example: fair-agency"""
    amount: Money | None = None
    """How much. | unit: money | example: 1200"""
    share: Percent | None = None
    """How much of the activity's cost. | unit: % of the cost | example: 51"""
    form: Literal["cash", "in_kind", "time", "knowledge", "expertise"] | None = None
    """In what form; time and knowledge without a value are a stake, not money. | source: S0 13.3 | example: cash"""
    for_: tuple[Word, ...] = ()
    """What for: advertisement, space, organisation, premises, staff, fees, training, design and so on. | example: [advertisement, space]"""


class Beneficiaries(Record, frozen=True, kw_only=True):
    """For whom an activity is held."""

    actors: tuple[Actor, ...] = ()
    """The bodies whose members it is for. | example: [calico]"""
    firms: Quantity | None = None
    """Number of firms. | unit: firms | example: 23"""
    participants: Mapping[Slug, Quantity] = {}
    """Number of persons: total, women, and any other group. | unit: persons | example: {total: 23, women: 4}"""
    single_firm: bool = False
    """It is for one firm only. | source: S0 13.3 | example: true"""
    demonstration: bool = False
    """It shows something that others are to copy. | source: S0 13.3 | example: true"""
    limited_means: bool = False
    """They have limited means. | source: S0 13.3 | example: true"""


class Deliverable(Record, frozen=True, kw_only=True):
    """One step of an activity that can be handed over."""

    facts = ("done",)

    what: Text
    """What is handed over. | example: lease of the hall"""
    due: PartialDate | None = None
    """By when. | example: 1998-02"""
    done: PartialDate | None = None
    """When it was. | example: 1998-02-20"""
    responsible: Actor | None = None
    """Which actor. | example: calico"""
    persons: tuple[Text, ...] = ()
    """Which persons; internal. | example: [the treasurer]"""


class Benefit(Record, frozen=True, kw_only=True):
    """What an activity brings to those it is for; never a contribution."""

    sales: Money | None = None
    """Sales. | unit: money | example: {amount: 100000, currency: INR}"""
    savings: Money | None = None
    """Savings. | unit: money | example: 5000"""
    income: Money | None = None
    """Income. | unit: money | example: 2000"""


class Stated(Record, frozen=True, kw_only=True):
    """Figures as printed or reported elsewhere; they are compared with the recomputation."""

    total: Money | None = None
    """Total cost. | unit: money | example: 2400"""
    shares: Mapping[FundingGroup, Percent] = {}
    """Shares by funding group. | unit: % | example: {agency: 50, support: 14, cluster: 35}"""


class Result(Record, frozen=True, kw_only=True):
    """What became of an activity."""

    begins = ("end", "start")  # known when it is over; of one that goes on, when it began

    status: Literal["planned", "under_way", "done", "dropped", "postponed"]
    """How it stands. | example: done"""
    start: PartialDate | None = None
    """When it really began. | example: 1998-03-14"""
    end: PartialDate | None = None
    """When it really ended. | example: 1998-03-20"""
    cost: Money | None = None
    """What it really cost. | unit: money | example: 2600"""
    contributions: tuple[Contribution, ...] = ()
    """Who really gave what. | example: [{by: unido, share: 50}, {by: calico, share: 50}]"""
    outcome: Text | None = None
    """What came of it. | example: first direct sales to urban buyers"""
    firms_served: Quantity | None = None
    """How many firms it served. | unit: firms | example: 25"""
    spin_offs: tuple[ActivityRef, ...] = ()
    """Activities that came out of it. | example: [delhi-fair-1]"""
    lessons: tuple[Text, ...] = ()
    """What was learnt. | example: [advertise before the fair opens]"""


class Activity(Record, frozen=True, kw_only=True):
    """One activity of the plan: the method's seven components, and what became of it."""

    title: Text
    """What it is called. | example: First fair of the printers at Jaipur"""
    description: Text | None = None
    """What is done. | example: Five days, twenty stalls"""
    nature: Nature | None = None
    """Whether it brings gain soon, builds the cluster, or both. | source: S0 13.3 | example: commercial"""
    area: Area | None = None
    """Area, as for constraints. | example: market"""
    category: Literal["trust_building", "pilot", "capacity_building", "regular", "strategic", "other"] | None = None
    """Category. | source: S1 6.5.1 | example: pilot"""
    step: Annotated[int, Meta(ge=1, le=4)] | None = None
    """Step of the sequence, 1 to 4. | default: by category | source: S0 13.3 | example: 2"""
    complexity: Literal["elementary", "meso", "high"] | None = None
    """How much trust it needs. | default: by step | source: S1 6.4.1 | example: meso"""
    origin: Literal["demand", "cda"] | None = None
    """Asked for by actors, or proposed by the CDA. | source: S1 6.5.1 | example: demand"""
    planned: bool = True
    """False when it was not in the approved plan. | source: S1 6.7 | example: false"""
    innovative: bool | None = None
    """New to those who do it. | source: S0 13.3 | example: true"""
    risk: Literal["low", "medium", "high"] | None = None
    """How risky it is. | source: S0 13.3 | example: high"""
    addresses: tuple[Annotated[str, refers("constraint", "opportunity")], ...] = ()
    """Constraints and opportunities that it addresses. | example: [weak-marketing]"""
    objectives: tuple[Annotated[str, refers("objective")], ...] = ()
    """Objectives of the vision that it serves. | example: [better-marketing]"""
    outputs: tuple[Annotated[str, refers("output")], ...] = ()
    """Outputs of the log-frame that it leads to. | example: [direct-sales]"""
    short_term_objective: Text | None = None
    """What it brings soon. | source: S0 13.2 | example: Sell directly to urban buyers"""
    governance_objective: Text | None = None
    """What the actors learn to do by themselves. | source: S0 13.2 | example: Members run an event by themselves"""
    beneficiaries: Beneficiaries | None = None
    """For whom it is. | source: S1 6.5.1 | example: {actors: [calico], firms: 23}"""
    lead: Actor | None = None
    """Who is responsible. | source: S1 6.5.1 | example: calico"""
    implementer: Actor | None = None
    """Who carries it out. | source: S0 13.4 | example: fair-agency"""
    intermediaries: tuple[Actor, ...] = ()
    """Who helps. | source: S0 table 13.1 | example: [sidbi]"""
    upscales: ActivityRef | None = None
    """The activity that this one multiplies. | source: S0 13.4 | example: jaipur-fair-1"""
    series: Slug | None = None
    """Name that repetitions share; a first event with a new partner is a new series. | example: calico-jaipur-fair"""
    occurrence: Annotated[int, Meta(ge=1, le=1000)] | None = None
    """Which repetition it is, from 1. | example: 2"""
    start: PartialDate | None = None
    """When it begins. | example: 1998-03"""
    end: PartialDate | None = None
    """When it ends. | example: 1998-04"""
    after: tuple[ActivityRef, ...] = ()
    """Activities that come first. | example: [bank-meetings]"""
    deliverables: Mapping[Annotated[str, defines("deliverable")], Deliverable] = {}
    """Its steps, by id. | source: S4 | example: {hall: {what: lease of the hall, due: 1998-02}}"""
    cost: Money | None = None
    """Total cost. | unit: money | example: 2400"""
    contributions: tuple[Contribution, ...] = ()
    """Who gives what. | source: S1 6.5.1 | example: [{by: unido, share: 51}, {by: calico, share: 49}]"""
    person_days: Mapping[Actor, Number] = {}
    """Days of work, by actor, the CDA's too. | unit: days | source: S1 6.5.1 | example: {calico: 40, unido: 12}"""
    expected_benefit: Mapping[Actor, Benefit] = {}
    """What it should bring, by whom it is had. | example: {bagru-networks: {sales: {amount: 300000, currency: INR}}}"""
    actual_benefit: Mapping[Actor, Benefit] = {}
    """What it brought. | example: {bagru-networks: {sales: {amount: 100000, currency: INR, about: true}}}"""
    stated: Stated | None = None
    """Figures as printed elsewhere. | example: {shares: {agency: 50, support: 14, cluster: 35}}"""
    result: Result | None = None
    """What became of it. | example: {status: done}"""


class Plan(Record, frozen=True, kw_only=True):
    """One annual action plan."""

    status: Literal["draft", "validated", "approved", "closed"] | None = None
    """How far it is. | source: S1 6.5 | example: closed"""
    validated: Decision | None = None
    """When and by which stakeholders it was validated. | source: S1 6.5.1 | example: {date: 1998-01, by: [cluster meeting]}"""
    approved: Decision | None = None
    """When and by which funder it was approved. | source: S1 6.5.1 | example: {date: 1998-02, by: [UNIDO]}"""
    drawn_up_by: Literal["cda", "jointly", "stakeholders"] | None = None
    """Who drew it up. | source: S0 13.6 | example: jointly"""
    amendments: tuple[Amendment, ...] = ()
    """Changes agreed after approval. | example: [{date: 1998-06, what: second fair added}]"""
    activities: Mapping[Annotated[str, defines("activity")], Activity] = {}
    """The activities, by id. | example: {jaipur-fair-1: {title: First fair at Jaipur}}"""
