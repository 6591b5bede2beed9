"""`logframe.yaml`: objectives and outputs, with indicators at four levels (S1 6.7.3)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from clusterctl.model.partial_dates import AimKey, PartialDate
from clusterctl.model.values import (
    Actor,
    Amendment,
    Currency,
    Inexact,
    Level15,
    Number,
    Quantity,
    Record,
    Slug,
    Text,
    Year,
    defines,
    refers,
)

Level = Literal["development", "immediate", "output", "activity"]
Direction = Literal["increase", "decrease"]
ImpactArea = Literal[
    "scale", "outreach", "client_economy", "total_economy", "networks", "entrepreneurship",
    "bds_and_financial_markets", "support_institutions", "business_environment", "corporate_responsibility",
    "social_capital",
]  # fmt: skip


class ImmediateObjective(Record, frozen=True, kw_only=True):
    """What the project itself is to bring about."""

    text: Text
    """The objective. | example: Printers earn more by selling together"""


class Output(Record, frozen=True, kw_only=True):
    """What the activities lead to."""

    text: Text
    """The output. | example: Printers sell directly at fairs"""
    of: Annotated[str, refers("immediate objective")] | None = None
    """The immediate objective that it serves. | example: higher-income"""


class Baseline(Inexact, frozen=True, kw_only=True):
    """Where an indicator stood before."""

    begins = ()  # the date says when it was measured; it holds from before

    date: PartialDate | None = None
    """When. | example: 1997"""
    value: Number
    """The value. | unit: the indicator's | example: 26"""
    by: Mapping[Slug, Number] = {}
    """The value by group. | unit: the indicator's | example: {women: 4}"""


class Indicator(Record, frozen=True, kw_only=True):
    """One indicator, with what it is measured against."""

    name: Text
    """What is measured. | example: Members of Calico"""
    level: Level
    """Level of the log-frame. | source: S1 6.7.3 | example: output"""
    of: Annotated[str, refers("immediate objective", "output", "activity")] | None = None
    """What it measures: an id at its level. | example: direct-sales"""
    area: ImpactArea | None = None
    """Impact area. | source: S1 6.7.4 | example: networks"""
    unit: Text | None = None
    """Unit of its values. | example: persons"""
    currency: Currency | None = None
    """For money: the currency, where it is not the file's. | example: INR"""
    price_year: Year | None = None
    """For money: the year of its prices. | example: 1999"""
    direction: Direction = "increase"
    """Whether more or less is better. | example: decrease"""
    baseline: Baseline | None = None
    """Where it stood before. | example: {date: 1997, value: 26}"""
    targets: Mapping[AimKey, Quantity] = {}
    """What is aimed for, by date. | unit: the indicator's | example: {1999: 150}"""
    verification: Text | None = None
    """Source of verification. | source: S1 6.7.3 | example: register of members"""
    frequency: Text | None = None
    """How often it is measured. | example: yearly"""
    responsible: Actor | None = None
    """Who measures it. | example: calico"""
    disaggregation: tuple[Slug, ...] = ()
    """By which groups. | example: [women]"""
    cumulative: bool = False
    """Values count from the programme's beginning; they are never summed. | example: true"""
    benefit: bool = False
    """It is money that counts as a benefit. | example: true"""
    sustainability: bool = False
    """It tells whether results will last. | source: S1 6.7.3 | example: true"""


class Assumptions(Record, frozen=True, kw_only=True):
    """What must hold for one level to lead to the next."""

    development: tuple[Text, ...] = ()
    """For the development objective. | example: [demand for ethnic design lasts]"""
    immediate: tuple[Text, ...] = ()
    """For the immediate objectives. | example: [exports stay free]"""
    output: tuple[Text, ...] = ()
    """For the outputs. | example: [members stay together]"""
    activity: tuple[Text, ...] = ()
    """For the activities. | example: [banks lend]"""


class Risk(Record, frozen=True, kw_only=True):
    """A risk, and what is done about it."""

    text: Text
    """The risk. | example: A flood ruins the workshops"""
    likelihood: Level15 | None = None
    """1 (unlikely) to 5. | unit: points | example: 2"""
    impact: Level15 | None = None
    """1 (small) to 5. | unit: points | example: 5"""
    response: Text | None = None
    """What is done. | example: insurance through RSIC"""
    owner: Actor | None = None
    """Who looks after it. | example: calico"""
    status: Literal["open", "watched", "happened", "closed"] | None = None
    """How it stands. | example: open"""


class LogFrame(Record, frozen=True, kw_only=True):
    """The log-frame; its activities are those of the plans."""

    development_objective: Text | None = None
    """What the programme contributes to. | example: Printers' families live better"""
    immediate_objectives: Mapping[Annotated[str, defines("immediate objective")], ImmediateObjective] = {}
    """Immediate objectives, by id. | example: {higher-income: {text: Printers earn more}}"""
    outputs: Mapping[Annotated[str, defines("output")], Output] = {}
    """Outputs, by id. | example: {direct-sales: {text: Printers sell directly}}"""
    indicators: Mapping[Annotated[str, defines("indicator")], Indicator] = {}
    """Indicators, by id. | example: {calico-members: {name: Members of Calico, level: output}}"""
    assumptions: Assumptions | None = None
    """Assumptions at each level. | example: {output: [members stay together]}"""
    risks: Mapping[Annotated[str, defines("risk")], Risk] = {}
    """Risks, by id. | example: {flood: {text: A flood, likelihood: 2, impact: 5}}"""
    amendments: tuple[Amendment, ...] = ()
    """Changes agreed after approval. | example: [{date: 1999-06, what: target of members raised}]"""
