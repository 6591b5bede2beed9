"""Participation: who leads, carries out, helps and gives in the activities of the period, and who had a say in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import figure
from clusterctl.analysis.leads import STAKEHOLDERS
from clusterctl.analysis.parties import is_of_programme
from clusterctl.report.blocks import Fact, Facts, Points
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import DRAWN_UP, GOVERNANCE, LEVEL, PRINCIPLE
from clusterctl.report.topics.members import members, no_members
from clusterctl.report.topics.observed import observed
from clusterctl.report.topics.taking_part import beside_money, parties
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.counted import Counted
    from clusterctl.analysis.levels import Scale
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text, Words
    from clusterctl.report.speech.labels import Labels

QUESTION = message("Who takes part, and who decides?")


def told(at: Ground) -> Told:
    """Return who takes part in the activities of the period."""
    ones = [one for one in at.counted if at.reader.sees_record(one.route)]
    hidden = len(ones) < len(at.counted)
    if not ones:
        gaps = () if hidden else (_no_activities(at),)
        return Told("", tuple(members(at)), gaps, withheld=hidden)
    blocks: tuple[Block, ...] = (
        *_points(at, ones), *parties(at, ones), *beside_money(at, ones), *_say(at), *members(at),
    )  # fmt: skip
    return Told("" if hidden else _heading(at), blocks, (*_gaps(at, ones), *no_members(at)), withheld=hidden)


def _no_activities(at: Ground) -> Gap:
    return Gap(at.say("No activity of {year} is on file.", year=at.year), f"plans/{at.label.text}.yaml: activities")


def _heading(at: Ground) -> Text:
    """Say how many of the activities are led by the cluster's own side."""
    leads = at.process.leads if at.process else None
    if leads is None or not leads.known.known or not at.reader.sees_figure(leads.known, "public"):
        return ""
    own = sum(int(leads.by_group[group].known or 0) for group in STAKEHOLDERS)
    made_of = at.run(at.say.number(own), leads.known)
    return at.say.several_runs(
        int(leads.known.known),
        "The cluster and its support institutions lead {own} of the {n} activity whose lead is known",
        "The cluster and its support institutions lead {own} of the {n} activities whose lead is known", own=made_of,
    )  # fmt: skip


def _points(at: Ground, ones: Sequence[Counted]) -> Iterator[Points]:
    said = [*_involved(at), *_carried_out(at), *_asked_for(at, ones), *_limited(at, ones)]
    if said:
        yield Points(tuple(said))


def _involved(at: Ground) -> Iterator[Words]:
    reach = at.process.reach if at.process else None
    if reach and reach.involved.known and at.reader.sees_figure(reach.involved, "donor"):
        yield at.say.several_runs(
            int(reach.involved.known), "{number} actor has a part in the activities of {year}.",
            "{number} actors have a part in the activities of {year}.", number=at.number(reach.involved), year=at.year,
        )  # fmt: skip
    if reach and reach.beneficiaries.known and at.reader.sees_figure(reach.beneficiaries, "public"):
        yield at.say.several_runs(
            int(reach.beneficiaries.known), "The activities are for {number} actor.",
            "The activities are for {number} actors.",
            number=at.number(reach.beneficiaries),
        )  # fmt: skip


def _carried_out(at: Ground) -> Iterator[Words]:
    found = at.process.implementers if at.process else None
    if found is None or not found.known.known or not at.reader.sees_figure(found.known, "public"):
        return
    programme = sum(int(found.by_actor[actor].known or 0) for actor in found.by_actor
                    if is_of_programme(at.project, actor))  # fmt: skip
    others = int(found.known.known) - programme
    yield at.say.several_runs(
        int(found.known.known),
        "Of the {n} activity of which it is known who carries it out, others than agency and CDA carry out {others}.",
        "Of the {n} activities of which it is known who carries them out, others than agency and CDA carry out "
        "{others}.", others=at.run(at.say.number(others), found.known),
    )  # fmt: skip


def _asked_for(at: Ground, ones: Sequence[Counted]) -> Iterator[Words]:
    known = [one for one in ones if one.activity.origin and at.reader.sees(one.under("origin"))]
    if not known:
        return
    asked = sum(one.activity.origin == "demand" for one in known)
    fields = figure(len(known), *(one.under("origin") for one in known))
    yield at.say.several_runs(
        len(known), "The actors themselves asked for {asked} of the {n} activity whose origin is known.",
        "The actors themselves asked for {asked} of the {n} activities whose origin is known.",
        asked=at.run(at.say.number(asked), fields),
    )  # fmt: skip


def _limited(at: Ground, ones: Sequence[Counted]) -> Iterator[Words]:
    places = [one.under("beneficiaries", "limited_means") for one in ones
              if one.activity.beneficiaries and one.activity.beneficiaries.limited_means]  # fmt: skip
    seen = [place for place in places if at.reader.sees(place)]
    if seen:
        number = at.run(at.say.number(len(seen)), figure(len(seen), *seen))
        yield at.say.several_runs(
            len(seen), "{number} activity is for people of limited means.",
            "{number} activities are for people of limited means.", number=number,
        )  # fmt: skip


# -- who decides -------------------------------------------------------------------------------------------------------


def _say(at: Ground) -> Iterator[Block]:
    """Say who drew the plan up and who validated it, and what was observed of inclusion."""
    facts = [*_decisions(at), *_observed(at)]
    if facts:
        yield Facts(tuple(facts))


def _decisions(at: Ground) -> Iterator[Fact]:
    say, plan = at.say, at.plan
    if plan is None:
        return
    if plan.record.drawn_up_by and at.sees(plan.path, "drawn_up_by"):
        who = Run(say.label(DRAWN_UP, plan.record.drawn_up_by), note=at.note(plan.path, "drawn_up_by"))
        yield Fact(say("The plan was drawn up by"), (who,))
    validated = plan.record.validated
    if validated and validated.by and at.sees(plan.path, "validated", "by"):
        by = Run(say.listed(validated.by), note=at.note(plan.path, "validated", "by"))
        yield Fact(say("Validated by"), (by,))


def _observed(at: Ground) -> Iterator[Fact]:
    wanted: tuple[tuple[Scale, str, Labels], ...] = (
        ("principles", "participatory_development", PRINCIPLE), ("governance", "inclusive_decisions", GOVERNANCE),
    )  # fmt: skip
    for scale, name, labels in wanted:
        found = observed(at, at.label, scale, name)
        if found:
            level = Run(at.say.label(LEVEL, str(found.sign.level)), note=at.proof.note_of(found.route.under("level")))
            yield Fact(capital(at.say.label(labels, name)), (level,))


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, ones: Sequence[Counted]) -> Iterator[Gap]:
    say, plan = at.say, at.plan
    path = ones[0].route.file
    wanted = (
        ("lead", [one for one in ones if not one.activity.lead]),
        ("implementer", [one for one in ones if not one.activity.implementer]),
        ("origin", [one for one in ones if not one.activity.origin]),
    )
    for key, lacking in wanted:
        if lacking and at.reader.sees(lacking[0].under(key)):
            names = at.named([say("“{title}”", title=one.activity.title) for one in lacking])
            yield Gap(_lacks(at, key, len(lacking), names), f"{path}: activities.<id>.{key}")
    if plan and not plan.record.drawn_up_by:
        yield Gap(say("Who drew up the plan of {year} is not recorded.", year=at.year), f"{plan.path}: drawn_up_by")
    if plan and not (plan.record.validated and plan.record.validated.by):
        said = say("Which stakeholders validated the plan of {year} is not recorded.", year=at.year)
        yield Gap(said, f"{plan.path}: validated.by")


def _lacks(at: Ground, key: str, number: int, names: str) -> str:
    say = at.say
    if key == "lead":
        return say.several(number, "Nobody is named who leads {n} activity: {names}.",
                           "Nobody is named who leads {n} activities: {names}.", names=names)  # fmt: skip
    if key == "implementer":
        return say.several(number, "Nobody is named who carries out {n} activity: {names}.",
                           "Nobody is named who carries out {n} activities: {names}.", names=names)  # fmt: skip
    return say.several(
        number, "Whether actors asked for it or the CDA proposed it is not recorded of {n} activity: {names}.",
        "Whether actors asked for them or the CDA proposed them is not recorded of {n} activities: {names}.",
        names=names,
    )  # fmt: skip
