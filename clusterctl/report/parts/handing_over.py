"""Handing over: who leads, carries out, works and pays year by year, and whether that moves to the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.handover import Handover
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.thresholds import threshold
from clusterctl.report.blocks import Column, Paragraph, Picture, Points, Row, Table
from clusterctl.report.figures import handing_over as chart
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import FUNDING_GROUP, MATTER
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.handover import Matter, Move
    from clusterctl.analysis.process import YearProcess
    from clusterctl.model.values import Audience
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text, Words

QUESTION = message("Does responsibility move to the cluster?")
_READERS: dict[Matter, Audience] = {"person_days": "donor", "money": "donor"}
"""Who may see a matter, where it is not for everybody."""


def told(at: Ground) -> Told:
    """Return who led, worked and paid, year by year."""
    years = [one for one in at.worked if one.has_plan and at.reader.sees_figure(one.leads.known, "public")]
    moves = tuple(move for move in at.handover.moves if _sees(at, move))
    withheld = len(moves) < len(at.handover.moves)
    if not years:
        said = at.say(
            "No action plan up to {year} is on file, so nobody can tell who led and who worked.", year=at.year
        )
        hidden = any(one.has_plan for one in at.worked)
        return Told(gaps=() if hidden else (Gap(said, f"plans/{at.label.text}.yaml"),), withheld=withheld)
    found = Handover(moves)
    points = tuple(_sentence(at, move) for move in moves if move.outcome)
    blocks: list[Block] = [Points(points)] if points else []
    blocks += [_picture(at, years), _table(at, years), *_note(at, years)]
    return Told(_heading(at, found), tuple(blocks), tuple(_gaps(at, found, years)), withheld=withheld)


def _sees(at: Ground, move: Move) -> bool:
    level = _READERS.get(move.matter, "public")
    return at.reader.sees_figure(move.before, level) and at.reader.sees_figure(move.after, level)


def _heading(at: Ground, found: Handover) -> str:
    say = at.say
    known = len(found.moves) - found.unknown
    if known < 2:  # noqa: PLR2004 - one matter alone is no finding
        return ""
    counts = {"n": say.number(known), "moved": say.number(found.towards)}
    match found.overall:
        case "yes":
            return say("Responsibility moves to the cluster, as far as is recorded")
        case "in_part":
            return say("Responsibility moves to the cluster in part: {moved} of {n} matters did", **counts)
    return say("Responsibility does not move to the cluster yet")


# -- sentences ---------------------------------------------------------------------------------------------------------


def _sentence(at: Ground, move: Move) -> Words:
    """Say what a matter was in its first and in its last year."""
    say = at.say
    form = at.number if move.matter == "stakeholders" else at.share
    values: dict[str, str | Run] = {
        "before": form(move.before), "after": form(move.after),
        "first": at.label_name(move.first) if move.first else "", "last": at.label_name(move.last) if move.last else "",
    }  # fmt: skip
    match move.matter:
        case "leads":
            return say.runs(
                "Of the activities whose lead is known, agency and CDA led {before} in {first}, {after} in {last}.",
                **values,
            )
        case "stakeholders":
            return say.runs(
                "Different bodies of the cluster and its support institutions that led activities: {before} in "
                "{first}, {after} in {last}.", **values)  # fmt: skip
        case "implementers":
            return say.runs(
                "Of the activities of which it is known who carries them out, agency and CDA carried out {before} in "
                "{first}, {after} in {last}.",
                **values,
            )
        case "person_days":
            return say.runs("Of the days of work, agency and CDA did {before} in {first}, {after} in {last}.", **values)
    if move.basis == "finance":
        return say.runs(
            "Agency and donors paid {before} in {first}, {after} in {last}, by the finance records.", **values
        )
    return say.runs(
        "Agency and donors paid {before} in {first}, {after} in {last}, as the activities tell it.", **values
    )


# -- the figure --------------------------------------------------------------------------------------------------------


def _picture(at: Ground, years: Sequence[YearProcess]) -> Picture:
    drawn = tuple(_year(at, one) for one in years)
    title = at.say("Who leads, and who works")
    return Picture("handing", chart.handing_over(drawn, title, say=at.say), ("work",))


def _year(at: Ground, one: YearProcess) -> chart.Year:
    say, leads = at.say, one.leads
    parts = tuple(
        chart.Lead(group or "other", _group(at, group), share.known, say.share(share.known))
        for group, share in leads.shares.items() if share.known
    )  # fmt: skip
    days = _sees_days(at, one)
    return chart.Year(
        name=at.label_name(one.label),
        leads=parts,
        work=tuple(_work(at, one)) if days and one.person_days.total.known is not None else (),
        detail=say("{known} of {all} leads known", known=say.number(leads.known.known or 0),
                   all=say.number(leads.activities)),
        no_leads=at.why(leads.programme_share),
        no_work=at.why(one.person_days.total) if days else say("not shown to this reader"),
    )  # fmt: skip


def _group(at: Ground, group: str | None) -> str:
    return at.say.label(FUNDING_GROUP, group) if group else at.say("others")


def _work(at: Ground, one: YearProcess) -> Iterator[chart.Work]:
    say, total, own = at.say, one.person_days.total.known, one.person_days.programme
    if total is None:
        return
    yield chart.Work("agency", say("Agency and CDA"), own.known, _days(at, own))
    rest = total - (own.known or 0)
    yield chart.Work("other", say("all others"), rest, say("{days} days", days=say.number(rest)))


def _days(at: Ground, figure: Figure) -> str:
    return at.say("{days} days", days=at.say.number(figure.known)) if figure.known is not None else at.why(figure)


def _sees_days(at: Ground, one: YearProcess) -> bool:
    return at.reader.sees_figure(one.person_days.total, "donor")


# -- the table ---------------------------------------------------------------------------------------------------------


def _table(at: Ground, years: Sequence[YearProcess]) -> Table:
    """Return the same numbers, a year a column."""
    say = at.say
    columns = (Column(say("What")), *(Column(at.label_name(one.label), "right") for one in years))
    return Table(say("Leads and days of work, year by year"), columns, tuple(_rows(at, years)))


def _rows(at: Ground, years: Sequence[YearProcess]) -> Iterator[Row]:
    say = at.say
    yield Row((say("Activities"), *((at.number(one.activities),) for one in years)))
    yield Row((say("Lead known"), *((at.number(one.leads.known),) for one in years)))
    for group in (*FUNDING_GROUPS, None):
        if any((figure := one.leads.by_group.get(group)) and figure.known for one in years):
            name = say("Led by: {group}", group=_group(at, group))
            yield Row((name, *(_lead(at, one, group) for one in years)))
    yield Row((say("Different stakeholders that lead"), *(_text(at, one.leads.stakeholders) for one in years)))
    if not all(_sees_days(at, one) for one in years) or not any(one.person_days.recorded for one in years):
        return
    yield Row((say("Person-days of agency and CDA"), *(_text(at, one.person_days.programme) for one in years)))
    yield Row((say("Person-days of all"), *(_text(at, one.person_days.total) for one in years)))
    days = [one.person_days for one in years]
    told_of = (say("{some} of {all}", some=say.number(one.recorded), all=say.number(one.activities)) for one in days)
    yield Row((say("Activities that tell person-days"), *told_of))


def _lead(at: Ground, one: YearProcess, group: str | None) -> Text:
    found = [key for key in one.leads.by_group if key == group]
    if not found or one.leads.shares[found[0]].known is None:
        return "–"
    share = at.share(one.leads.shares[found[0]]).text
    return at.say.runs("{number} ({share})", number=at.number(one.leads.by_group[found[0]]), share=share)


def _text(at: Ground, figure: Figure) -> Text:
    return (at.number(figure),) if figure.known is not None else at.say("not known")


def _note(at: Ground, years: Sequence[YearProcess]) -> Iterator[Paragraph]:
    """Say how the third stage is recognised."""
    bound = threshold(at.project, "stage_lead_share")
    if years[-1].leads.programme_share.known is None:
        return
    yield Paragraph(
        at.say.runs(
            "Shares are those of the activities whose lead is known. In the third and last stage of a programme agency "
            "and CDA lead {bound} or less.", bound=at.share(bound),
        ),
        "note",
    )  # fmt: skip


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, found: Handover, years: Sequence[YearProcess]) -> Iterator[Gap]:
    say, file = at.say, f"plans/{years[-1].label.text}.yaml"
    where: dict[Matter, str] = {
        "leads": f"{file}: activities.<id>.lead", "stakeholders": f"{file}: activities.<id>.lead",
        "implementers": f"{file}: activities.<id>.implementer",
        "person_days": f"{file}: activities.<id>.person_days", "money": f"{file}: activities.<id>.contributions",
    }  # fmt: skip
    for move in found.moves:
        if move.outcome is None:
            matter = capital(say.label(MATTER, move.matter))
            yield Gap(say("{matter}: it can’t be told whether this moved: {why}.", matter=matter,
                          why=at.why(move.change)), where[move.matter])  # fmt: skip
