"""The index as a figure: its bodies by group, where each stands and stood, and what it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import Figure
from clusterctl.analysis.index_figures import of_member
from clusterctl.report.blocks import Picture
from clusterctl.report.figures.index_parts import Group, Part, Parts, index_parts
from clusterctl.report.speech.labels import INDEX_GROUP
from clusterctl.report.topics.index_sentences import PLACES

if TYPE_CHECKING:
    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.report.ground import Ground


def picture(at: Ground, card: Scorecard, *, bodies: bool) -> Picture:
    """Return the figure of an index; of groups alone where bodies are not for the reader."""
    say, before = at.say, at.standing.before
    shown = Parts(
        tuple(_group(at, group, before, bodies=bodies) for group in card.groups),
        measure=say("Score from 0 to 10"), now=say("Assessed {date}", date=say.dated(card.date)),
        before=say("Assessed {date}", date=say.dated(before.date)) if before else "",
        heads=(say("Score"), say("Weight"), say("Adds")), whole=_whole(at, card, before),
    )  # fmt: skip
    return Picture("parts", index_parts(shown, say("What the index is made of")), ("money",))


def _whole(at: Ground, card: Scorecard, before: Scorecard | None) -> Part:
    value = card.figures["value"]
    shown = at.number(value, PLACES).text
    return Part(
        at.say("Sustainability index"), value.known, shown, before.value if before else None,
        at.say.number(before.value, PLACES) if before else "", adds=shown,
    )  # fmt: skip


def _group(at: Ground, group: GroupScore, before: Scorecard | None, *, bodies: bool) -> Group:
    figures = group.figures
    then = next((one for one in before.groups if one.group == group.group), None) if before else None
    adds = Figure(group.contribution, (figures["weight"], figures["value"]))
    line = Part(
        at.say.label(INDEX_GROUP, group.group), figures["value"].known, at.number(figures["value"], PLACES).text,
        then.value if then else None, at.say.number(then.value, PLACES) if then else "",
        at.share(figures["weight"]).text, at.number(adds, PLACES).text,
        "" if group.members else at.say("no body is named"),
    )  # fmt: skip
    earlier = {member.actor: member for member in then.members} if then else {}
    held = tuple(_body(at, one, group, earlier.get(one.actor)) for one in group.members) if bodies else ()
    return Group(line, held)


def _body(at: Ground, member: MemberScore, group: GroupScore, earlier: MemberScore | None) -> Part:
    figures = of_member(member, group)
    return Part(
        at.people.name(member.actor), figures["score"].known, at.number(figures["score"]).text,
        of_member(earlier, group)["score"].known if earlier else None,
        at.say.number(earlier.score) if earlier else "", at.share(figures["weight"]).text,
        at.number(figures["contribution"], PLACES).text,
    )  # fmt: skip
