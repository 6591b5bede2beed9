"""The scorecard as `clusterctl/score/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.index_figures import of_member
from clusterctl.model.values import Missing
from clusterctl.numbers import exact
from clusterctl.output.documents import place
from clusterctl.output.json import Document, Head, Shown
from clusterctl.output.scores import notes
from clusterctl.words import listed

if TYPE_CHECKING:
    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.analysis.whatif import WhatIf
    from clusterctl.project.project import Project


def json(card: Scorecard, project: Project, head: Head, what_if: WhatIf | None = None) -> Document:
    """Return the scorecard as `clusterctl/score/1`."""
    body = {
        "label": card.label,
        "date": card.date,
        **json_what_if(what_if),
        "index": json_index(card),
        "groups": [_group(group, project) for group in card.groups],
        "notes": notes(card, what_if),
    }
    return Document("score", head, body)


def json_index(card: Scorecard) -> dict[str, Any]:
    """Return the index, claimed and supported."""
    index: dict[str, Any] = {name: Shown(figure) for name, figure in card.figures.items()}
    if isinstance(card.supported, Missing):
        index["missing"] = {"supported": _why_missing(card)}
    return index


def json_what_if(what_if: WhatIf | None) -> dict[str, Any]:
    """Return the key that marks a what-if: the index before and after, and the scores that make the difference."""
    if what_if is None:
        return {}
    scores = [
        {"actor": member.actor, "name": member.name, "from": member.score, "to": what_if.scores[member.actor]}
        for member in what_if.before.values()
    ]
    before, after = exact(what_if.assessed.value), exact(what_if.card.value)
    return {"what_if": {"from": before, "to": after, "change": exact(what_if.change), "scores": scores}}


def _why_missing(card: Scorecard) -> str:
    return f"no features are noted for {listed(card.unsupported, 'and')}"


def _group(group: GroupScore, project: Project) -> dict[str, Any]:
    members = [_member(member, group, project) for member in group.members]
    shown = {name: Shown(figure) for name, figure in group.figures.items()}
    return {"group": group.group, **shown, "members": members}


def _member(member: MemberScore, group: GroupScore, project: Project) -> dict[str, Any]:
    shown = {name: Shown(figure) for name, figure in of_member(member, group).items()}
    found: dict[str, Any] = {
        "actor": member.actor,
        "name": member.name,
        "weight": shown["weight"],
        "score": shown["score"],
        "supported": shown["supported"],
        "band": str(member.band).replace("–", "-") if member.band else None,
        "contribution": shown["contribution"],
        "per_point": shown["per_point"],
        "evidence": member.evidence,
        "place": place(member.route, project),
    }
    if isinstance(member.supported, Missing):
        found["missing"] = {"supported": "no features are noted"}
    return found
