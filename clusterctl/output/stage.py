"""The stage of implementation of each year: for a terminal, and as `clusterctl/stage/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.model.values import Missing
from clusterctl.output.documents import figures, place
from clusterctl.output.figures import UNKNOWN, names_of, per_cent, share, short, why
from clusterctl.output.json import Document, Head
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.stage import Comparison, Ground, Money, Name, YearStage
    from clusterctl.project.project import Project

WORDS: dict[Name, str] = {
    "programme_over_cluster": "agency and donors pay more than the cluster",
    "programme_leads": "agency and CDA lead more than half",
    "cluster_pays": "the cluster pays enough",
    "programme_pays": "agency and donors pay little",
    "programme_leads_little": "agency and CDA lead few",
}
GROUNDS: dict[Ground, str] = {
    "money": "who pays", "leads": "who leads", "drawn_up": "who drew up the newest plan or objectives",
}  # fmt: skip
DRAWN_UP = {"cda": "the CDA", "jointly": "jointly", "stakeholders": "stakeholders", None: UNKNOWN}
_RELATIONS = {">": ">", ">=": "≥", "<=": "≤"}
_HOLDS = {True: "yes", False: "no", None: "not recorded"}


def text(years: Sequence[YearStage], chosen: YearStage, project: Project, screen: Screen) -> str:
    """Return the stages for people, and why the chosen year's is what it is."""
    cluster = line(project.cluster.name) if project.cluster else ""
    parts = [
        "\n".join([
            screen.paint("strong", wrapped(f"{cluster}: stage of implementation", screen.columns)),
            *(wrapped(said, screen.columns) for said in _sentences(chosen)),
        ]),
        f"{_table(years).render(screen)}\n\n{wrapped(_legend(years), screen.columns)}",
        f"{screen.paint('strong', f'Why, in {chosen.label.text}')}\n\n{_why(chosen).render(screen)}",
        *(wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(chosen, names_of(project))),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def _sentences(year: YearStage) -> list[str]:
    declared = f"the programme declares {year.declared}" if year.declared else "the programme declares none"
    if isinstance(year.inferred, Missing):
        return [f"{year.label.text}: no stage can be inferred, neither who pays nor who leads is recorded; {declared}."]
    agrees = "as the programme declares" if year.declared == year.inferred else declared
    said = [f"{year.label.text}: stage {year.inferred}{_capped(year)}, {agrees}."]
    if year.inferred != 1 and {"money", "leads"} & set(year.not_recorded):
        said.append("Stage 1 is not ruled out: a part of what decides is not recorded.")
    return said


def _capped(year: YearStage) -> str:
    """Return "(3 by money)" where the money alone would say so."""
    return " (3 by money)" if year.is_capped else ""


def _table(years: Sequence[YearStage]) -> Table:
    columns = (
        Column("Year", whole=True), Column("Stage"), Column("By money"), Column("Declared", whole=True),
        Column("Agency", "right"), Column("Cluster", "right"), Column("Leads", "right"), Column("Plan by", whole=True),
    )  # fmt: skip
    return Table(columns, tuple(_row(year) for year in years))


def _row(year: YearStage) -> Row:
    money = year.money[0]
    inferred = UNKNOWN if isinstance(year.inferred, Missing) else str(year.inferred)
    leads = f"{share(year.leads, 0)} of {year.known_leads}" if year.known_leads else UNKNOWN
    agency, cluster = (short(share(figure)) for figure in (money.programme, money.cluster))
    return Row((
        year.label.text, inferred, str(money.stage or UNKNOWN), str(year.declared or "–"), agency, cluster, leads,
        DRAWN_UP[year.drawn_up.by],
    ))  # fmt: skip


def _legend(years: Sequence[YearStage]) -> str:
    """Return how to read the table's columns."""
    by_finance = [year.label.text for year in years if year.money[0].basis == "finance"]
    basis = f", by the finance records in {listed(by_finance, 'and')}" if by_finance else ""
    rest = ", else by the activities" if by_finance and len(by_finance) < len(years) else ""
    figures_ = [figure for year in years for figure in (year.money[0].programme, year.money[0].cluster)]
    exact = all(figure.exactness == "exact" for figure in figures_ if figure.known is not None)
    rough = "" if exact else " ~ about, 30+ at least, <=30 at most."
    return (
        f"Agency: what agency and donors pay; Cluster: what the cluster pays; both in %{basis}{rest}. "
        f"Leads: % of the activities with a known lead that agency and CDA lead.{rough}"
    )


def _why(year: YearStage) -> Table:
    """Return each comparison with its figures: those of stage 1, of which one is enough, and those of stage 3."""
    columns = (Column("It would be"), Column("Figure", "right"), Column(""), Column("Bound", "right"), Column("Holds"))
    first = [_comparison(one) for one in year.comparisons if one.stage == 1]
    third = [_comparison(one) for one in year.comparisons if one.stage != 1]
    by = Row((
        "  stakeholders drew up the newest plan or objectives", "", "", "", _HOLDS[year.drawn_up.stakeholders],
    ))  # fmt: skip
    heads = (Row(("stage 1, if one of these holds", "", "", "", ""), strong=True),
             Row(("stage 3, if all of these hold, and else 2", "", "", "", ""), strong=True))  # fmt: skip
    return Table(columns, (heads[0], *first, heads[1], *third, by))


def _comparison(one: Comparison) -> Row:
    tie = one.relation == ">" and one.holds is False and one.figure.known == one.bound.known
    holds = "no, an exact tie" if tie else _HOLDS[one.holds]
    return Row((
        f"  {WORDS[one.name]}", per_cent(one.figure, 2), _RELATIONS[one.relation], per_cent(one.bound, 2), holds,
    ))  # fmt: skip


def notes(year: YearStage, names: Mapping[str, str]) -> list[str]:
    """Return in words what a reader of a year's stage must know."""
    said = []
    if year.not_recorded:
        cap = "; that alone keeps the stage at 2" if year.is_waiting else ""
        said.append(f"not recorded: {listed([GROUNDS[ground] for ground in year.not_recorded], 'and')}{cap}")
    reason = year.money[0].cluster.missing
    if reason:
        said.append(f"who pays: {why(reason, names)}")
    finance = year.funding.finance
    if finance:
        said.append(f"the finance records that end in {year.label.text} are of {finance.days}")
    said += [_other(year, money) for money in year.money[1:] if money.stage]
    pool = year.funding.counted
    if year.money[0].basis == "activities" and pool.weighting == "mean":
        of = f"{pool.with_shares} of {counted(pool.activities, 'activity', 'activities')}"
        said.append(f"who pays is the simple mean of {of}")
    said.append("the comparisons and their bounds are clusterctl’s reading of the source; see docs/method.md")
    return said


def _other(year: YearStage, money: Money) -> str:
    pool = year.funding.counted
    of = f"{pool.with_shares} of {counted(pool.activities, 'activity', 'activities')}"
    paid = f"agency and donors {per_cent(money.programme, 1)}, cluster {per_cent(money.cluster, 1)}"
    return f"by the activities alone ({of} with shares: {paid}) the money would say {money.stage}"


# -- JSON ------------------------------------------------------------------------------------------------------------


def json(years: Sequence[YearStage], chosen: YearStage, project: Project, head: Head) -> Document:
    """Return the stages as `clusterctl/stage/1`."""
    names = names_of(project)
    body = {
        "label": chosen.label.text,
        "years": [_year(year, project, names) for year in years],
        "notes": notes(chosen, names),
    }
    return Document("stage", head, body)


def _year(year: YearStage, project: Project, names: Mapping[str, str]) -> dict[str, Any]:
    unknown = isinstance(year.inferred, Missing)
    leads = figures({"share": year.leads}, names)
    return {
        "label": year.label.text,
        "inferred": None if unknown else year.inferred,
        **({"missing": {"inferred": "neither who pays nor who leads is recorded"}} if unknown else {}),
        "by_money": year.money[0].stage,
        "declared": year.declared,
        "declared_place": place(year.declared_at, project) if year.declared_at else None,
        "agrees": None if unknown or year.declared is None else year.inferred == year.declared,
        "money": [_money(one, names) for one in year.money],
        "leads": {
            "share": leads.pop("share"), **leads, "known": year.known_leads, "activities": year.activities,
        },
        "drawn_up": {"by": year.drawn_up.by, "stakeholders": year.drawn_up.stakeholders},
        "comparisons": [_json_comparison(one, names) for one in year.comparisons],
        "not_recorded": list(year.not_recorded),
    }  # fmt: skip


def _money(one: Money, names: Mapping[str, str]) -> dict[str, Any]:
    return {"basis": one.basis, "stage": one.stage,
            **figures({"agency_and_donors": one.programme, "cluster": one.cluster}, names)}  # fmt: skip


def _json_comparison(one: Comparison, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "stage": one.stage,
        "name": one.name,
        "about": one.ground,
        **figures({"figure": one.figure, "bound": one.bound}, names),
        "relation": one.relation,
        "holds": one.holds,
    }
