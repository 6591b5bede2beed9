"""The stage of implementation of each year, inferred from who pays, who leads and who plans (S0 13.6).

The source describes the three stages in words; the comparisons, and the thresholds of the third stage, are ours. The
stage that the programme declares stands beside.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.analysis.figure import Figure
from clusterctl.analysis.leads import leads_of
from clusterctl.analysis.parties import funding_group
from clusterctl.analysis.thresholds import threshold
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing, Stage

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.analysis.funding import Basis, Funding, Ledger
    from clusterctl.analysis.split import Split
    from clusterctl.model.plan import Plan
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

Name = Literal["programme_over_cluster", "programme_leads", "cluster_pays", "programme_pays", "programme_leads_little"]
Ground = Literal["money", "leads", "drawn_up"]
DrawnUp = Literal["cda", "jointly", "stakeholders"]
Relation = Literal[">", ">=", "<="]
TESTS: dict[Name, tuple[Stage, Ground, Relation]] = {
    "programme_over_cluster": (1, "money", ">"),
    "cluster_pays": (3, "money", ">="),
    "programme_pays": (3, "money", "<="),
    "programme_leads": (1, "leads", ">"),
    "programme_leads_little": (3, "leads", "<="),
}
"""Of each comparison, the stage that it speaks for, what it is about, and how figure and bound are compared."""
MOST_LEADS = Fraction(50)
"""Per cent of the leads; more than this with agency and CDA is stage 1 (ours: "most of the responsibility")."""


class Comparison(Struct, frozen=True):
    """One comparison of a stage: figure against bound; both per cent."""

    stage: Stage
    """Which stage it speaks for where it holds."""
    name: Name
    ground: Ground
    figure: Figure
    relation: Relation
    bound: Figure
    holds: bool | None
    """None where a figure is missing."""


class Money(Struct, frozen=True):
    """Who pays by one basis (per cent), and the stage by that alone."""

    basis: Basis
    programme: Figure
    """Agency and donors together."""
    cluster: Figure
    stage: Stage | None


class DrawnUpBy(Struct, frozen=True):
    """Who drew up the newest plan or objectives."""

    by: DrawnUp | None
    """As the plan says; None where it does not."""
    stakeholders: bool | None
    inputs: tuple[Route, ...] = ()


class YearStage(Struct, frozen=True):
    """The stage of a label, beside the declared one."""

    label: Label
    inferred: Stage | Missing
    money: tuple[Money, ...]
    """The basis that decides, then the other one where there is one."""
    leads: Figure
    """Per cent of the activities with a known lead that agency and CDA lead."""
    known_leads: int
    activities: int
    drawn_up: DrawnUpBy
    comparisons: tuple[Comparison, ...]
    not_recorded: tuple[Ground, ...]
    declared: Stage | None
    declared_at: Route | None
    funding: Funding

    @property
    def is_capped(self) -> bool:
        """Whether the money alone would say 3."""
        return self.inferred != 3 and self.money[0].stage == 3  # noqa: PLR2004 - the stage

    @property
    def is_waiting(self) -> bool:
        """Whether nothing but what is not recorded keeps it from stage 3."""
        third = [*(one.holds for one in self.comparisons if one.stage == 3), self.drawn_up.stakeholders]  # noqa: PLR2004
        return self.inferred == 2 and None in third and False not in third  # noqa: PLR2004 - the stage


def stages(project: Project, ledger: Ledger) -> tuple[YearStage, ...]:
    """Return the stage of each year on file that has begun on the ledger's day."""
    years = ledger.programme().years
    return tuple(_year(project, year, year.label, ledger.as_of) for year in years if year.label)


def stage_of(project: Project, ledger: Ledger, label: Label) -> YearStage:
    """Return the stage of one label, whether it has begun on the ledger's day or not."""
    return _year(project, ledger.of(label), label, ledger.as_of)


def _year(project: Project, year: Funding, label: Label, as_of: date) -> YearStage:
    plan = _newest(project, label)
    leads = leads_of(project, year)
    drawn_up = _drawn_up(project, plan, label)
    splits: list[tuple[Basis, Split]] = [(year.basis, year.split)]
    if year.basis == "finance" and year.activities:
        splits.append(("activities", year.counted.split))
    comparisons = _comparisons(project, year.split, leads.programme_share)
    declared, at = declared_stage(project, min(label.last, as_of))
    return YearStage(
        label=label,
        inferred=_inferred(comparisons, drawn_up),
        money=tuple(_money(project, basis, split) for basis, split in splits),
        leads=leads.programme_share,
        known_leads=len(leads.known.inputs),
        activities=leads.activities,
        drawn_up=drawn_up,
        comparisons=comparisons,
        not_recorded=_not_recorded(comparisons, drawn_up),
        declared=declared,
        declared_at=at,
        funding=year,
    )


def _comparisons(project: Project, split: Split, leads: Figure) -> tuple[Comparison, ...]:
    most = threshold(project, "stage_lead_share")
    return (
        *_of_money(project, split),
        _compared("programme_leads", leads, Figure(MOST_LEADS)),
        _compared("programme_leads_little", leads, most),
    )


def _of_money(project: Project, split: Split) -> tuple[Comparison, ...]:
    programme, cluster = split.programme_share, split.cluster_share
    least, most = threshold(project, "stage_cluster_share"), threshold(project, "stage_agency_share")
    return (
        _compared("programme_over_cluster", programme, cluster),
        _compared("cluster_pays", cluster, least),
        _compared("programme_pays", programme, most),
    )


def _compared(name: Name, figure: Figure, bound: Figure) -> Comparison:
    stage, ground, relation = TESTS[name]
    one, other = figure.known, bound.known
    holds = None
    if one is not None and other is not None:
        holds = {">": one > other, ">=": one >= other, "<=": one <= other}[relation]
    return Comparison(stage, name, ground, figure, relation, bound, holds)


def _inferred(comparisons: tuple[Comparison, ...], drawn_up: DrawnUpBy) -> Stage | Missing:
    first = [one.holds for one in comparisons if one.stage == 1]
    third = [*(one.holds for one in comparisons if one.stage != 1), drawn_up.stakeholders]
    if True in first:
        return 1
    if all(holds is None for holds in first):
        return Missing("not_recorded")
    return 3 if all(third) else 2


def _not_recorded(comparisons: tuple[Comparison, ...], drawn_up: DrawnUpBy) -> tuple[Ground, ...]:
    found = dict.fromkeys(one.ground for one in comparisons if one.holds is None)
    return (*found, "drawn_up") if drawn_up.stakeholders is None else tuple(found)


def _money(project: Project, basis: Basis, split: Split) -> Money:
    over, *third = (one.holds for one in _of_money(project, split))
    stage: Stage | None = None if over is None else 1 if over else 3 if all(third) else 2
    return Money(basis, split.programme_share, split.cluster_share, stage)


def _newest(project: Project, label: Label) -> Filed[Plan] | None:
    known = [filed for filed in project.plans if filed.label.first <= label.last]
    return known[-1] if known else None


def _drawn_up(project: Project, plan: Filed[Plan] | None, label: Label) -> DrawnUpBy:
    """Return who drew up the newest plan; where not stakeholders alone, who proposed the newest objectives counts."""
    by = plan.record.drawn_up_by if plan else None
    inputs = (Route(plan.path, ("drawn_up_by",)),) if plan and by else ()
    if by == "stakeholders":
        return DrawnUpBy(by, stakeholders=True, inputs=inputs)
    proposed, routes = _proposed(project, label)
    stakeholders = proposed if proposed or by is None else False
    return DrawnUpBy(by, stakeholders, (*inputs, *routes))


def _proposed(project: Project, label: Label) -> tuple[bool | None, tuple[Route, ...]]:
    """Return whether stakeholders alone proposed the newest objectives; None where it can't be told."""
    objectives = project.vision.objectives if project.vision else {}
    dated = {id_: one for id_, one in objectives.items() if one.since and one.since.first <= label.last}
    newest = max((one.since.first for one in dated.values() if one.since), default=None)
    last = {id_: one for id_, one in dated.items() if one.since and one.since.first == newest}
    if not last or not all(one.proposed_by for one in last.values()):
        return None, ()
    routes = tuple(Route("vision.yaml", ("objectives", id_, "proposed_by")) for id_ in last)
    groups = [_group_of(project, name) for one in last.values() for name in one.proposed_by]
    if any(group in {"agency", "donor"} for group in groups):
        return False, routes
    return (None if None in groups else True), routes


def _group_of(project: Project, name: str) -> str | None:
    """Return the funding group of a body that is named in words: by its id, its name or the group's own word."""
    wanted = name.casefold()
    ids = (id_ for id_, actor in project.every_actor.items() if wanted in {id_, actor.name.casefold()})
    return funding_group(project, next(ids, wanted))


def declared_stage(project: Project, day: date) -> tuple[Stage | None, Route | None]:
    """Return the stage that the programme declares for a day, and where."""
    programme = project.cluster.programme if project.cluster else None
    stages_ = programme.stages if programme else {}
    known = [key for key in stages_ if PartialDate(key).first <= day]
    if not known:
        return None, None
    key = max(known, key=lambda key: (PartialDate(key).first, key))
    return stages_[key], Route("cluster.yaml", ("programme", "stages", key))
