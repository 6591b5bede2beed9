"""Who may read which field where no `audience:` says otherwise; all fields of all records are decided here.

What holds others counts too: a field is for nobody for whom the field that holds its record is not. So `public` says
no more than "as what holds it" where a record stands in several places. The grounds:

- public: what the cluster is, its vision, who its actors are and how they are linked, what was done and what came of
  it, the groups' weights in the index, what indicators measure and their totals;
- donor: money, what tells of a single body (scores, days, who pays it), figures by group of persons, judgements (risks,
  lessons, signs, the diagnostic), plans for the exit; texts in which bodies and persons may stand alike (by whom,
  with whom, to whom, sources, reasons, evidence), since who pays asks for them and nobody else must know;
- internal: contacts, persons, leaders, notes, the agent and the agent's own year, those who assess or judge, names of
  files of evidence (nobody outside can open them, and they may name persons), and `audience` itself.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Meta, Struct

from clusterctl.model.values import Audience, Record, Written

STRICTNESS: dict[Audience, int] = {"public": 0, "donor": 1, "internal": 2}


class Levels(Struct, frozen=True):
    """The fields of a type of record by who may read them, as written in the files."""

    public: str = ""
    donor: str = ""
    internal: str = ""


ANY_KEY = "*"
"""What stands under a field's keys, where that differs from the field: `score.*` are the scores by assessor."""

LEVELS: dict[str, Levels] = {
    # every record
    "Record": Levels(donor="source reason", internal="notes audience"),
    "Inexact": Levels(public="about at_least at_most"),
    "QuantityForm": Levels(public="value"),
    "MoneyForm": Levels(public="amount currency"),
    "RateForm": Levels(public="rate"),
    "EvidenceForm": Levels(donor="text date", internal="file"),
    "Agreement": Levels(public="date", donor="with"),
    "Decision": Levels(public="date", donor="by"),
    "Amendment": Levels(donor="date what approved_by"),
    # cluster.yaml
    "Cluster": Levels(
        public="format id name country state places products sector record_until model units workers currency"
        " financial_year_start programme thresholds",
        donor="turnover exports exchange_rates selection support_norm rules",
    ),
    "Programme": Levels(public="implementing_agency donors start end phases stages", internal="cda"),
    "Phases": Levels(public="diagnostic trust_building action_plan implementation monitoring exit"),
    "Phase": Levels(public="start end"),
    "Cda": Levels(internal="actor since until full_time in_cluster spending_limit"),
    "Selection": Levels(donor="importance viability promotability sustainability"),
    "Criterion": Levels(donor="score evidence date", internal="by"),
    "SupportNorm": Levels(donor="rows"),
    "NormRow": Levels(donor="nature occurrence stage limited_means max_agency_share"),
    "Thresholds": Levels(
        public="exit_index taper demand_share nature_slack assessor_spread score_jump unplanned_share high_priority"
        " dissemination_days exit_lead_months network_support_share stage_cluster_share stage_agency_share"
        " stage_lead_share rate_max_days diagnostic_months young_network key_weight",
    ),
    "RuleSetting": Levels(donor="severity"),
    # actors.yaml
    "Actors": Levels(public="actors links"),
    "ActorRecord": Levels(
        public="name kind level place part_of since until index_group members member_unit",
        donor="target_members counterparts works_for paid_by",
        internal="contact",
    ),
    "Counterparts": Levels(donor="number trained"),
    "Contact": Levels(internal="person phone email address"),
    "Link": Levels(public="from to kind since until strength"),
    # diagnostic.yaml
    "Diagnostic": Levels(
        donor="date revised method consulted validated boundaries history earlier_cooperation why_cooperation_failed"
        " other_programmes life_stage size products markets process technology inputs infrastructure finance"
        " institutions linkages cluster_team constraints opportunities",
        internal="leaders",
    ),
    "Size": Levels(donor="units employment women turnover"),
    "Institution": Levels(donor="achieves"),
    "Issue": Levels(donor="text area importance joint_tackling pressure_point"),
    "Leaders": Levels(internal="opinion_makers leaders interest_groups implementers"),
    # vision.yaml
    "Vision": Levels(public="statement horizon agreed objectives"),
    "Objective": Levels(public="text since", donor="addresses proposed_by"),
    # logframe.yaml
    "LogFrame": Levels(
        public="development_objective immediate_objectives outputs indicators", donor="assumptions risks amendments"
    ),
    "ImmediateObjective": Levels(public="text"),
    "Output": Levels(public="text of"),
    "Indicator": Levels(
        public="name level of area unit currency price_year direction baseline targets cumulative benefit"
        " sustainability",
        donor="verification frequency responsible disaggregation",
    ),
    "Baseline": Levels(public="date value", donor="by"),
    "Assumptions": Levels(donor="development immediate output activity"),
    "Risk": Levels(donor="text likelihood impact response owner status"),
    # plans/<label>.yaml
    "Plan": Levels(public="status validated approved activities", donor="drawn_up_by amendments"),
    "Activity": Levels(
        public="title nature area category beneficiaries lead implementer intermediaries series occurrence objectives"
        " start end result",
        donor="description step complexity origin planned innovative risk addresses outputs short_term_objective"
        " governance_objective upscales after deliverables cost contributions person_days expected_benefit"
        " actual_benefit stated",
    ),
    "Beneficiaries": Levels(public="actors firms", donor="participants single_firm demonstration limited_means"),
    "Deliverable": Levels(donor="what due done responsible", internal="persons"),
    "Contribution": Levels(donor="by to amount share form for"),
    "Benefit": Levels(donor="sales savings income"),
    "Stated": Levels(donor="total shares"),
    "Result": Levels(public="status start end outcome firms_served spin_offs", donor="cost contributions lessons"),
    # scores/<label>.yaml
    "Scores": Levels(public="date group_weights scores", donor="method", internal="assessors"),
    "Groups": Levels(donor="enterprises support brokering"),
    "Member": Levels(donor="weight criticality coverage score evidence", internal="score.*"),
    "EnterprisesMember": Levels(donor="features"),
    "SupportMember": Levels(donor="features"),
    "BrokeringMember": Levels(donor="features"),
    # monitoring/<label>.yaml
    "Monitoring": Levels(
        public="values bds", donor="trust governance principles dissemination finance lessons", internal="cda"
    ),
    "Value": Levels(public="date value", donor="by"),
    "Trust": Levels(
        donor="networks participation own_resources cda_listens cooperation real_needs institutions_reach_firms"
    ),
    "Governance": Levels(
        donor="proactive inclusive_decisions long_term_agenda sound_finance effective_institutions"
    ),
    "Principles": Levels(
        donor="participatory_development give_credit wait_and_watch true_critic stake_of_participants information"
        " transparency balance risk_taking linkages capacity_building critical_mass",
    ),
    "Sign": Levels(donor="level evidence between"),
    "Telling": Levels(donor="what to date"),
    "Service": Levels(public="title change provider", donor="firms_served under_served cost fees satisfaction"),
    "Finance": Levels(donor="start end currency by_group excludes cda_cost selected_only stated"),
    "StatedFinance": Levels(donor="total shares leverage cluster_share"),
    "CdaRecord": Levels(internal="trained days_inside days_outside responsibilities confidence"),
    # exit.yaml
    "Exit": Levels(
        donor="prepared agreed gaps linkages future_activities institutions vision cda_future",
        internal="leaders implementers",
    ),
    "Item": Levels(donor="what who by state"),
    "Person": Levels(internal="trained"),
    "FutureActivity": Levels(donor="resources cost"),
}  # fmt: skip
_FIELDS: dict[tuple[str, str], Audience] = {
    (record, field): audience
    for record, levels in LEVELS.items()
    for audience in STRICTNESS
    for field in getattr(levels, audience).split()
}


class Branch(Struct, frozen=True):
    """One of the types that a place takes."""

    kind: Any
    """The type: a record's, `Mapping`, `tuple`, `str`, …"""
    of: tuple[Any, ...] = ()
    """The types of what a mapping or a list holds."""
    refers: tuple[str, ...] = ()
    """The kinds of things of which a text is an id."""


class Step(Struct, frozen=True, dict=True):
    """What the model says of a place in a file: its level, the ids there, and what may stand below."""

    kind: str
    """The type of the record in which the last field on the way stands."""
    field: str
    """That field, as written; empty at a file's top."""
    level: Audience
    """Who may read what stands here, where no `audience:` says otherwise."""
    declared: Any = None
    """The type that is declared for what stands here; None where the model knows nothing of it."""
    key_of: tuple[str, ...] = ()
    """The kinds of things of which the last key on the way is an id."""

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """What may stand here; none where the model knows nothing of it."""
        return () if self.declared is None else _branches(self.declared)

    def takes(self, *kinds: type) -> Branch | None:
        """Return the branch that is one of these types, or a subclass of theirs; None where there is none."""
        found = (one for one in self.branches if isinstance(one.kind, type) and issubclass(one.kind, kinds))
        return next(found, None)

    @property
    def record(self) -> str:
        """The type of the record that stands here; empty where none does."""
        found = self.takes(Struct)
        return found.kind.__name__ if found else ""

    @cached_property
    def held(self) -> Branch | None:
        """The record or the mapping that stands here; None where neither does."""
        return self.takes(Struct, Mapping)

    @cached_property
    def item(self) -> "Step":
        """The step under a place in the list that stands here."""
        found = self.takes(tuple)
        return Step(self.kind, self.field, self.level, found.of[0]) if found else _UNKNOWN

    @cached_property
    def entry(self) -> "Step":
        """The step under a key of the mapping that stands here."""
        if self.held is None:
            return _UNKNOWN
        level = stricter(self.level, _FIELDS.get((self.kind, f"{self.field}.{ANY_KEY}"), "public"))
        keys, values = self.held.of
        return Step(self.kind, self.field, level, values, _branches(keys)[0].refers)

    @cached_property
    def value_of(self) -> tuple[str, ...]:
        """The kinds of things of which the value is an id."""
        return next((one.refers for one in self.branches if one.refers), ())


def stricter(one: Audience, other: Audience) -> Audience:
    """Return the one of two audiences that is the smaller circle."""
    return one if STRICTNESS[one] >= STRICTNESS[other] else other


def own_level(kind: type[Struct], field: str) -> Audience | None:
    """Return who may read a field of a type of record by itself; None where that is not decided."""
    for base in kind.__mro__:
        found = _FIELDS.get((base.__name__, field))
        if found:
            return found
    return None


def top(kind: type[Record]) -> Step:
    """Return the step at the top of a file of a type."""
    return Step("", "", "public", kind)


def below(step: Step, key: str | int) -> Step:
    """Return the step under a key; what the model does not know is internal."""
    if isinstance(key, int):
        return step.item
    if step.held and issubclass(step.held.kind, Struct):
        return _of_field(step.held.kind, key, step.level)
    return step.entry


_UNKNOWN = Step("", "", "internal")


@cache
def _of_field(kind: type[Record], key: str, level: Audience) -> Step:
    own = own_level(kind, key)
    if own is None or key not in _types(kind):
        return _UNKNOWN
    holder = next(base.__name__ for base in kind.__mro__ if (base.__name__, key) in _FIELDS)
    return Step(holder, key, stricter(level, own), _types(kind)[key])


@cache
def _types(kind: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields by their keys, as its class and those above it declare them.

    The model's modules hold types, not texts of types; asking msgspec would evaluate and translate all below them, too.
    """
    declared = {
        name: type_ for base in reversed(kind.__mro__) for name, type_ in vars(base).get("__annotations__", {}).items()
    }
    names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    return {key: declared[name] for name, key in names}


def _branches(wanted: Any, refers: tuple[str, ...] = ()) -> tuple[Branch, ...]:  # noqa: ANN401 - any type
    """Return what a value may be: the branches of a union, short forms as the records that they are written out as."""
    kind = get_origin(wanted) or wanted
    if kind is Annotated:
        inner, *marks = get_args(wanted)
        extras = [mark.extra for mark in marks if isinstance(mark, Meta) and mark.extra]
        return _branches(inner, next((tuple(extra["refers"]) for extra in extras if "refers" in extra), ()))
    if kind in {Union, UnionType}:
        return tuple(one for branch in get_args(wanted) for one in _branches(branch))
    if isinstance(kind, type) and issubclass(kind, Written):
        return (Branch(kind.form),)
    return (Branch(kind, get_args(wanted), refers),)
