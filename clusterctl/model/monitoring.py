"""`monitoring/<label>.yaml`: what was observed in a year: values, trust, governance, services, money, lessons."""

from collections.abc import Mapping
from typing import Annotated, Literal

from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import (
    Actor,
    Count,
    Currency,
    Evidence,
    FundingGroup,
    Inexact,
    Level03,
    Level15,
    Money,
    Number,
    Percent,
    Quantity,
    Record,
    Slug,
    Text,
    Word,
    defines,
    refers,
)


class Value(Inexact, frozen=True, kw_only=True):
    """A measured value of an indicator."""

    identity = ("date",)

    date: PartialDate
    """When it was measured. | example: 1999-12"""
    value: Number
    """The value. | unit: the indicator's | example: 120"""
    by: Mapping[Slug, Number] = {}
    """The value by group. | unit: the indicator's | example: {women: 12}"""


class Sign(Record, frozen=True, kw_only=True):
    """How far a thing can be seen: 0 not at all, 1 first signs, 2 clearly, 3 fully."""

    level: Level03
    """0 to 3. | unit: points | example: 2"""
    evidence: Evidence | None = None
    """What it rests on. | example: members run the fair by themselves"""
    between: tuple[Actor, ...] = ()
    """Between whom it is seen. | example: [calico, sidbi]"""


class Trust(Record, frozen=True, kw_only=True):
    """The seven developments by which trust is seen to grow (S1 6.4.2)."""

    networks: Sign | None = None
    """New or revived networks and associations. | source: S1 6.4.2 | example: {level: 3}"""
    participation: Sign | None = None
    """More take part, with more demands. | source: S1 6.4.2 | example: {level: 2}"""
    own_resources: Sign | None = None
    """Actors commit their own resources. | source: S1 6.4.2 | example: {level: 2}"""
    cda_listens: Sign | None = None
    """The CDA listens more than instructs. | source: S1 6.4.2 | example: {level: 1}"""
    cooperation: Sign | None = None
    """Cooperation and free flow of information. | source: S1 6.4.2 | example: {level: 2}"""
    real_needs: Sign | None = None
    """Real needs are diagnosed, causes rather than symptoms. | source: S1 6.4.2 | example: {level: 2}"""
    institutions_reach_firms: Sign | None = None
    """Institutions reach the small firms. | source: S1 6.4.2 | example: {level: 2}"""


class Governance(Record, frozen=True, kw_only=True):
    """The five properties of sound governance (S0 13.5)."""

    proactive: Sign | None = None
    """It acts before it is pushed. | source: S0 13.5 | example: {level: 1}"""
    inclusive_decisions: Sign | None = None
    """All stakeholders have a say. | source: S0 13.5 | example: {level: 2}"""
    long_term_agenda: Sign | None = None
    """It has a long-term agenda. | source: S0 13.5 | example: {level: 1}"""
    sound_finance: Sign | None = None
    """Its money is sound. | source: S0 13.5 | example: {level: 2}"""
    effective_institutions: Sign | None = None
    """Effective institutions support it. | source: S0 13.5 | example: {level: 1}"""


class Principles(Record, frozen=True, kw_only=True):
    """How far the CDA kept the twelve principles of implementation (S1 6.6)."""

    participatory_development: Sign | None = None
    """Ideas of the actors are taken up and owned by them. | source: S1 6.6.1 | example: {level: 2}"""
    give_credit: Sign | None = None
    """Success is credited, errors are absolved. | source: S1 6.6.2 | example: {level: 3}"""
    wait_and_watch: Sign | None = None
    """The CDA lets actors learn from mistakes. | source: S1 6.6.3 | example: {level: 3}"""
    true_critic: Sign | None = None
    """The CDA looks closely, without pointing fingers. | source: S1 6.6.4 | example: {level: 2}"""
    stake_of_participants: Sign | None = None
    """Participants give time and money. | source: S1 6.6.5 | example: {level: 2}"""
    information: Sign | None = None
    """Everyone is told regularly. | source: S1 6.6.6 | example: {level: 2}"""
    transparency: Sign | None = None
    """Nothing is hidden. | source: S1 6.6.7 | example: {level: 2}"""
    balance: Sign | None = None
    """Presence and support are balanced between networks. | source: S1 6.6.8 | example: {level: 1}"""
    risk_taking: Sign | None = None
    """The CDA takes risks. | source: S1 6.6.9 | example: {level: 2}"""
    linkages: Sign | None = None
    """Support institutions are drawn in at the right time. | source: S1 6.6.10 | example: {level: 2}"""
    capacity_building: Sign | None = None
    """Counterparts learn the CDA's trade. | source: S1 6.6.11 | example: {level: 1}"""
    critical_mass: Sign | None = None
    """Enough actors take part. | source: S1 6.6.12 | example: {level: 2}"""


class Telling(Record, frozen=True, kw_only=True):
    """One occasion on which the actors were told what is going on."""

    what: Text
    """What was told. | example: results of the fair at Delhi"""
    to: tuple[Text, ...] = ()
    """To whom. | example: [members of Calico, SIDBI]"""
    date: PartialDate
    """When. | example: 1999-11"""


class Service(Record, frozen=True, kw_only=True):
    """A business development service of the cluster."""

    title: Text
    """What the service is. | example: market information"""
    change: Literal["new", "strengthened"] | None = None
    """Whether it is new, or was there and grew stronger. | source: S3 table 1 | example: new"""
    provider: Actor | None = None
    """Who gives it. | example: iird"""
    firms_served: Quantity | None = None
    """Firms served at least once; nil is 0. | unit: firms | source: S3 note 8 | example: 55"""
    under_served: Quantity | None = None
    """Of these, firms that were hardly served before. | unit: firms | source: S3 note 9 | example: 55"""
    cost: Money | None = None
    """What giving it costs. | unit: money | example: 1000"""
    fees: Money | None = None
    """What users pay. | unit: money | example: 600"""
    satisfaction: Level15 | None = None
    """How content users are, 1 to 5. | unit: points | example: 4"""


class StatedFinance(Record, frozen=True, kw_only=True):
    """Totals as printed elsewhere; they are compared with the recomputation."""

    total: Number | None = None
    """Total. | unit: money | example: 103971"""
    shares: Mapping[FundingGroup, Percent] = {}
    """Shares by group. | unit: % | example: {cluster: 56, support: 16, agency: 28}"""
    leverage: Number | None = None
    """Total for each unit of the agency's money. | unit: ratio | source: S3 note 10 | example: 3.5"""
    cluster_share: Percent | None = None
    """Share that the cluster paid. | unit: % | example: 55"""


class Finance(Record, frozen=True, kw_only=True):
    """Money that is known for a time of the programme and not by activity."""

    identity = ("start", "end", "currency")

    start: PartialDate
    """First day. | example: 1997-01"""
    end: PartialDate
    """Last day. | example: 1999-12"""
    currency: Currency | None = None
    """Currency. | default: the reporting currency | example: USD"""
    by_group: Mapping[FundingGroup, Number] = {}
    """Amounts by who paid. | unit: money | source: S3 table 1 | example: {cluster: 58199, support: 16166, agency: 29606}"""
    excludes: tuple[Word, ...] = ()
    """What the amounts leave out. | source: S3 annex I, notes | example: [cda_salary]"""
    cda_cost: Money | None = None
    """What the CDA cost beside them. | unit: money | example: 20000"""
    selected_only: bool = False
    """The amounts cover selected activities only. | example: true"""
    stated: StatedFinance | None = None
    """Totals as printed. | example: {total: 103971, leverage: 3.5}"""


class CdaRecord(Record, frozen=True, kw_only=True):
    """The CDA's own year; internal."""

    trained: bool | None = None
    """Trained in the method. | example: true"""
    days_inside: Count | None = None
    """Days in the cluster. | unit: days | example: 180"""
    days_outside: Count | None = None
    """Days of work outside. | unit: days | example: 40"""
    responsibilities: tuple[
        Literal[
            "motivates_and_links", "helps_vision", "assists_planning", "implements", "creates_institutions",
            "mobilises_funds", "documents",
        ],
        ...,
    ] = ()  # fmt: skip
    """Key responsibilities met. | source: S1 6.2.2 | example: [helps_vision, documents]"""
    confidence: Mapping[Text, Level15] = {}
    """What stakeholders think of the CDA: statement, 1 (no) to 5 (always). | unit: points | example: {is neutral: 4}"""


class Monitoring(Record, frozen=True, kw_only=True):
    """What was observed in the label's time."""

    values: Mapping[Annotated[str, refers("indicator")], tuple[Value, ...]] = {}
    """Measured values, by indicator. | example: {calico-members: [{date: 1999-12, value: 120}]}"""
    trust: Trust | None = None
    """Signs of trust. | source: S1 6.4.2 | example: {networks: {level: 3}}"""
    governance: Governance | None = None
    """Properties of governance. | source: S0 13.5 | example: {proactive: {level: 1}}"""
    principles: Principles | None = None
    """Principles of implementation. | source: S1 6.6 | example: {give_credit: {level: 3}}"""
    dissemination: tuple[Telling, ...] = ()
    """What was told to whom, when. | source: S0 13.3 | example: [{what: results of the fair, date: 1999-11}]"""
    bds: Mapping[Annotated[str, defines("service")], Service] = {}
    """Business development services, by id. | source: S3 table 1 | example: {market-information: {title: Market information, change: new}}"""
    finance: tuple[Finance, ...] = ()
    """Money known for a time and not by activity. | example: [{start: 1997-01, end: 1999-12, by_group: {agency: 29606}}]"""
    cda: CdaRecord | None = None
    """The CDA's own year; internal. | example: {days_inside: 180}"""
    lessons: tuple[Text, ...] = ()
    """What was learnt. | example: [set targets that can be reached]"""
