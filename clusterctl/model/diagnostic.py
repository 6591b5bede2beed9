"""`diagnostic.yaml`: the diagnostic study as it stands now; git keeps how it changed (S1 6.3)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from clusterctl.method.kinds import ActorKind
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Actor, Area, Decision, Level15, Money, Quantity, Record, Text, defines


class Size(Record, frozen=True, kw_only=True):
    """Size and structure of the cluster."""

    units: Mapping[Literal["micro", "small", "medium", "large"], Quantity] = {}
    """Firms by size class. | unit: firms | example: {micro: 400, small: 150}"""
    employment: Quantity | None = None
    """People at work. | unit: persons | example: 10000"""
    women: Quantity | None = None
    """Women among them. | unit: persons | example: 4000"""
    turnover: Money | None = None
    """Turnover a year. | unit: money | example: 2000000"""


class Institution(Record, frozen=True, kw_only=True):
    """An institution of the cluster as the study found it."""

    achieves: Text
    """What it does for the firms, and what comes of it. | example: gives loans, but none since the flood of 1991"""


class Issue(Record, frozen=True, kw_only=True):
    """A constraint or an opportunity. Priority = importance × joint tackling."""

    text: Text
    """What it is. | example: The printers have no direct way to the market"""
    area: Area
    """Area that it belongs to. | example: market"""
    importance: Level15 | None = None
    """How much depends on it, 1 to 5. | unit: points | source: S3 2.2 | example: 5"""
    joint_tackling: Level15 | None = None
    """How far the actors can tackle it together, 1 to 5. | unit: points | source: S3 2.2 | example: 4"""
    pressure_point: bool = False
    """Where a first success would move much else. | source: S4 | example: true"""


class Leaders(Record, frozen=True, kw_only=True):
    """The people who will carry the process; internal (S4)."""

    opinion_makers: tuple[Text, ...] = ()
    """Those whose word counts. | example: [president of Calico]"""
    leaders: tuple[Text, ...] = ()
    """Those who lead. | example: [president of Calico]"""
    interest_groups: tuple[Text, ...] = ()
    """Those with a common interest. | example: [young printers of Bagru]"""
    implementers: tuple[Text, ...] = ()
    """Those who can carry things out. | example: [IIRD]"""


class Diagnostic(Record, frozen=True, kw_only=True):
    """The diagnostic study."""

    facts = ("revised",)

    date: PartialDate | None = None
    """When the study was made. | example: 1997"""
    revised: tuple[PartialDate, ...] = ()
    """When it was revised. | example: [1998-11, 1999-11]"""
    method: Text | None = None
    """How it was made. | example: interviews, meetings, visits"""
    consulted: Mapping[ActorKind, Quantity] = {}
    """How many were asked, by kind. | unit: actors | example: {enterprise: 60, financial_institution: 4}"""
    validated: Decision | None = None
    """When and by whom it was validated. | source: S1 6.3.6 | example: {date: 1997-09, by: [printers' meeting]}"""
    boundaries: Text | None = None
    """What belongs to the cluster and what does not. | example: block and screen printers of three places"""
    history: Text | None = None
    """How the cluster came about. | example: A court craft of the 18th century"""
    earlier_cooperation: Text | None = None
    """What was tried together before. | example: A common purchase of dyes in the 1970s"""
    why_cooperation_failed: Text | None = None
    """Why it failed. | example: nobody kept the books"""
    other_programmes: tuple[Text, ...] = ()
    """Other programmes that help the cluster. | example: [artisan credit cards]"""
    life_stage: Literal["emerging", "growing", "mature", "declining"] | None = None
    """Stage of the cluster's life (ours, after S1 2). | example: mature"""
    size: Size | None = None
    """Size and structure. | example: {employment: 10000}"""
    products: tuple[Text, ...] = ()
    """Products. | example: [bed linen, garments]"""
    markets: tuple[Text, ...] = ()
    """Markets. | example: [domestic, export through traders]"""
    process: Text | None = None
    """How it is made. | example: carving, dyeing, printing, washing"""
    technology: Text | None = None
    """With what machines and skills. | example: wooden blocks, vegetable dyes"""
    inputs: Text | None = None
    """From what, bought where. | example: grey cloth from Mumbai"""
    infrastructure: Text | None = None
    """Water, power, roads, workspace. | example: washing is done in the river"""
    finance: Text | None = None
    """Where money comes from. | example: moneylenders since the banks withdrew"""
    institutions: Mapping[Actor, Institution] = {}
    """The institutions and what they achieve. | example: {sidbi: {achieves: training}}"""
    linkages: tuple[Text, ...] = ()
    """Linkages observed, or missing. | example: [printers do not speak with exporters]"""
    cluster_team: tuple[Text, ...] = ()
    """The group that looks after the cluster's activities. | source: S1 6.3.6 | example: [Calico, IIRD]"""
    constraints: Mapping[Annotated[str, defines("constraint")], Issue] = {}
    """What holds the cluster back, by id. | example: {weak-marketing: {text: No direct sales, area: market}}"""
    opportunities: Mapping[Annotated[str, defines("opportunity")], Issue] = {}
    """What it could gain, by id. | example: {ethnic-design: {text: Demand for ethnic design, area: market}}"""
    leaders: Leaders | None = None
    """Who can carry the process; internal. | example: {implementers: [IIRD]}"""
