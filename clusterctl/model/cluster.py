"""`cluster.yaml`: who, where and what the cluster is; its programme, money, thresholds and rule settings."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from clusterctl.model.partial_dates import DateKey, PartialDate
from clusterctl.model.values import (
    Actor,
    Agreement,
    Count,
    Country,
    Currency,
    Evidence,
    Level15,
    Money,
    MonthDay,
    Number,
    Percent,
    Quantity,
    Rate,
    Record,
    RuleCode,
    Slug,
    Stage,
    Text,
)

FORMAT = 1
"""The format that this version reads and writes."""


class Phase(Record, frozen=True, kw_only=True):
    """One phase of the programme."""

    start: PartialDate | None = None
    """When it began. | example: 1997-01"""
    end: PartialDate | None = None
    """When it ended. | example: 1997-06"""


class Phases(Record, frozen=True, kw_only=True):
    """The phases of the method; they overlap by design (S1, last table)."""

    diagnostic: Phase | None = None
    """The diagnostic study. | source: S1 6.3 | example: {start: 1997-01, end: 1997-06}"""
    trust_building: Phase | None = None
    """Building trust among the actors. | source: S1 6.4 | example: {start: 1997-01}"""
    action_plan: Phase | None = None
    """Drawing up the first action plan. | source: S1 6.5 | example: {start: 1997-07, end: 1997-12}"""
    implementation: Phase | None = None
    """Carrying the plans out. | source: S1 6.6 | example: {start: 1998-01}"""
    monitoring: Phase | None = None
    """Monitoring and evaluation. | source: S1 6.7 | example: {start: 1998-01}"""
    exit: Phase | None = None
    """Handing over. | source: S0 13.6 | example: {start: 2001-06}"""


class Cda(Record, frozen=True, kw_only=True):
    """The cluster development agent, or the team that does the agent's work."""

    actor: Actor | None = None
    """The agent's id in actors.yaml. | example: focal-point"""
    since: PartialDate | None = None
    """Since when. | example: 1997"""
    until: PartialDate | None = None
    """Until when. | example: 2000"""
    full_time: bool | None = None
    """Works for this cluster only. | source: S1 6.2; S4 | example: false"""
    in_cluster: bool | None = None
    """Lives and works in the cluster. | source: S1 6.2.1 | example: false"""
    spending_limit: Money | None = None
    """What the agent may spend without asking. | unit: money | source: S4 | example: 500"""


class Programme(Record, frozen=True, kw_only=True):
    """The programme that helps the cluster."""

    implementing_agency: Actor | None = None
    """Who carries the programme out; its money counts as the agency's. | example: unido"""
    donors: tuple[Actor, ...] = ()
    """Who pays for the programme. | example: [italy, sdc]"""
    start: PartialDate | None = None
    """When it began. | example: 1997"""
    end: PartialDate | None = None
    """When it ends or ended. | example: 2002"""
    phases: Phases | None = None
    """When its phases were. | example: {diagnostic: {start: 1997-01, end: 1997-06}}"""
    stages: Mapping[DateKey, Stage] = {}
    """The declared stage of implementation, by year. | source: S0 13.6 | example: {1997: 1, 1999: 2}"""
    cda: Cda | None = None
    """The cluster development agent. | example: {since: 1997, full_time: true, in_cluster: true}"""


class Criterion(Record, frozen=True, kw_only=True):
    """One criterion of selection."""

    score: Level15
    """1 (weak) to 5 (strong). | unit: points | example: 4"""
    evidence: Evidence | None = None
    """What the score rests on. | example: 10,000 workers, exports since the 1980s"""
    by: tuple[Text, ...] = ()
    """Who judged. | example: [Ministry of Industry, UNIDO]"""
    date: PartialDate | None = None
    """When. | example: 1996"""


class Selection(Record, frozen=True, kw_only=True):
    """Why this cluster was chosen (S1 6.1)."""

    importance: Criterion | None = None
    """Weight in the local economy. | source: S1 6.1 | example: {score: 4}"""
    viability: Criterion | None = None
    """Whether its products have a future. | source: S1 6.1 | example: {score: 4}"""
    promotability: Criterion | None = None
    """Whether help can move it. | source: S1 6.1 | example: {score: 3}"""
    sustainability: Criterion | None = None
    """Whether it will carry on alone. | source: S1 6.1 | example: {score: 3}"""


class NormRow(Record, frozen=True, kw_only=True):
    """One row of the norm of assistance: what the agency pays at most in such a case."""

    nature: Literal["commercial", "mixed", "developmental"] | None = None
    """Nature of the activity. | default: any | example: commercial"""
    occurrence: Annotated[int, Meta(ge=1, le=1000)] | None = None
    """How many times it has been held, this one included. | default: any | example: 2"""
    stage: Stage | None = None
    """Stage of implementation. | default: any | example: 1"""
    limited_means: bool | None = None
    """For beneficiaries with limited means. | default: any | example: true"""
    max_agency_share: Percent
    """The agency's largest share of the cost. | unit: % | example: 40"""


class SupportNorm(Agreement, frozen=True, kw_only=True):
    """The norm of assistance agreed with the actors (S1 6.6.8)."""

    rows: tuple[NormRow, ...] = ()
    """The cases. | example: [{nature: commercial, occurrence: 2, max_agency_share: 30}]"""


class Thresholds(Record, frozen=True, kw_only=True):
    """Own thresholds in place of the built-in ones."""

    exit_index: Number | None = None
    """Index from which a cluster is ready for the exit. | unit: points | default: 7.0 | example: 7.5"""
    taper: Number | None = None
    """The agency's share in a repetition, at most, to the one before. | unit: ratio | default: 0.8 | example: 0.7"""
    demand_share: Percent | None = None
    """Least share of cluster and support in what actors asked for. | unit: % | default: 20 | example: 25"""
    nature_slack: Percent | None = None
    """How far external shares may fall from commercial to developmental. | unit: points of % | default: 5 | example: 3"""
    assessor_spread: Number | None = None
    """Largest difference between assessors of one body. | unit: points | default: 2 | example: 1"""
    score_jump: Number | None = None
    """Largest rise of a score without a reason. | unit: points | default: 3 | example: 2"""
    unplanned_share: Percent | None = None
    """Share of implemented activities that may be unplanned. | unit: % | default: 20 | source: S1; SFURTI 30 | example: 30"""
    high_priority: Count | None = None
    """Importance × joint tackling from which a constraint has high priority. | unit: importance × joint tackling | default: 12 | example: 15"""
    dissemination_days: Count | None = None
    """Longest time without telling the actors. | unit: days | default: 92 | example: 60"""
    exit_lead_months: Count | None = None
    """How long before the end the exit strategy is ready. | unit: months | default: 3 | source: S0 13.6 | example: 6"""
    network_support_share: Percent | None = None
    """Largest share of all support that goes to one network. | unit: % | default: 50 | example: 40"""
    stage_cluster_share: Percent | None = None
    """Least share of the cluster in stage 3. | unit: % | default: 50 | example: 60"""
    stage_agency_share: Percent | None = None
    """Largest share of the agency in stage 3. | unit: % | default: 20 | example: 15"""
    stage_lead_share: Percent | None = None
    """Largest share of activities led by CDA and agency in stage 3. | unit: % | default: 25 | example: 20"""
    rate_max_days: Count | None = None
    """An exchange rate older than this does not count. | unit: days | default: 400 | example: 200"""
    diagnostic_months: Count | None = None
    """The diagnostic is revised so shortly before a new plan. | unit: months | default: 12 | example: 6"""
    young_network: Count | None = None
    """A network with fewer done joint activities leads nothing complex. | unit: done joint activities | default: 2 | example: 3"""
    key_weight: Percent | None = None
    """Weight in its group from which an actor is a key actor. | unit: % of the group | default: 10 | example: 15"""


SettingSeverity = Literal["error", "warning", "advice", "off"]


class RuleSetting(Record, frozen=True, kw_only=True):
    """A rule's severity in this cluster, and why."""

    severity: SettingSeverity
    """The severity from now on; `off` wants a reason. | example: off"""


class Cluster(Record, frozen=True, kw_only=True):
    """The cluster itself: the one file that every repository has."""

    format: Annotated[int, Meta(ge=1)] = FORMAT
    """Version of this file format. | example: 1"""
    id: Slug
    """The cluster's id. | example: jaipur"""
    name: Text
    """The cluster's name, as people call it. | example: Hand block printed textiles of Jaipur"""
    country: Country
    """Country, ISO 3166-1 alpha-2. | example: IN"""
    state: Text | None = None
    """State or province. | example: Rajasthan"""
    places: tuple[Text, ...] = ()
    """Towns and villages. | example: [Jaipur, Bagru, Sanganer]"""
    products: tuple[Text, ...] = ()
    """What the firms make. | example: [hand block printed textiles, bed linen]"""
    sector: Text | None = None
    """Sector, in the words of your statistics office. | example: textiles"""
    record_until: PartialDate | None = None
    """Where this repository's records end, for a programme that is over. | example: 2000"""
    model: (
        Literal[
            "artisan_group", "enterprise_group", "area_development", "new_enterprises_raw_material",
            "new_enterprises_human_resources", "multi_product",
        ]
        | None
    ) = None  # fmt: skip
    """Model of cluster development. | source: S1 3 | example: artisan_group"""
    units: Mapping[DateKey, Quantity] = {}
    """Number of firms, by year. | unit: firms | example: {1997: {value: 550, about: true}}"""
    workers: Mapping[DateKey, Quantity] = {}
    """Number of workers, by year. | unit: persons | example: {1997: 10000}"""
    turnover: Mapping[DateKey, Money] = {}
    """Turnover of all firms, by year. | unit: money | example: {1999: 625000000}"""
    exports: Mapping[DateKey, Money] = {}
    """Exports of all firms, by year. | unit: money | example: {1999: 2000000}"""
    currency: Currency
    """The reporting currency, ISO 4217; amounts without a currency are in it. | example: USD"""
    exchange_rates: Mapping[Currency, Mapping[DateKey, Rate]] = {}
    """Units of each currency for one of the reporting currency, by date. | example: {INR: {1999-12: 43.3}}"""
    financial_year_start: MonthDay = "04-01"
    """First day of a financial year such as 1999-2000. | example: 04-01"""
    programme: Programme | None = None
    """The programme that helps the cluster. | example: {implementing_agency: unido, start: 1997, end: 2002}"""
    selection: Selection | None = None
    """Why this cluster was chosen. | source: S1 6.1 | example: {importance: {score: 4}}"""
    support_norm: SupportNorm | None = None
    """The norm of assistance. | source: S1 6.6.8 | example: {date: 1998-01, rows: [{max_agency_share: 50}]}"""
    thresholds: Thresholds | None = None
    """Own thresholds. | example: {exit_index: 7.5}"""
    rules: Mapping[RuleCode, SettingSeverity | RuleSetting] = {}
    """Severity of rules in this cluster. | example: {SUP003: {severity: off, reason: agreed before this rule}}"""
