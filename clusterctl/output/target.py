"""The cheapest ways to an index that is aimed for, as a list with what they ask, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.analysis.target import SHOWN_WAYS
from clusterctl.method.rubrics import RUBRICS
from clusterctl.numbers import beside, exact, plain
from clusterctl.output.json import Document, Head
from clusterctl.output.scores import heading, noted, notes
from clusterctl.output.scores_json import json_index, json_what_if
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.words import counted

if TYPE_CHECKING:
    from clusterctl.analysis.target import Asked, Raise, Target, Way
    from clusterctl.analysis.whatif import WhatIf


def text(found: Target, cluster: str, screen: Screen, *, details: bool, what_if: WhatIf | None = None) -> str:
    """Return the ways for people, and what the first of them asks; with `details`, what each of them asks."""
    card = found.card
    parts = [heading(card, cluster, screen, what_if), screen.paint("strong", wrapped(_answer(found), screen.columns))]
    if found.ways:
        parts.append(_ways(found, screen))
        parts.append(_asked(found, screen, details=details))
        parts.append(_next_step(found.ways[0], screen, what_if))
    parts += noted(notes(card, what_if), screen)
    return "\n\n".join(parts) + "\n"


def _answer(found: Target) -> str:
    """Return in a sentence what a target takes."""
    wanted, value = plain(exact(found.wanted)), beside(found.card.value, found.wanted)
    if found.is_reached:
        return f"The target of {wanted} is reached: the index is {value} already."
    if not found.ways:
        most = beside(found.reachable, found.wanted)
        return f"A target of {wanted} can't be reached: with every body at 10 the index is {most}."
    least = counted(found.ways[0].points, "point")
    if len(found.ways) == SHOWN_WAYS:
        listed = f"The {SHOWN_WAYS} cheapest ways, by points, then by bodies:"
    else:
        listed = "The only way:" if len(found.ways) == 1 else f"The only {len(found.ways)} ways that waste no point:"
    return f"From {value} to {wanted} it takes {least} at least. {listed}"


def _ways(found: Target, screen: Screen) -> str:
    """Return the ways as a list, each body on a line of its own."""
    lines: list[str] = []
    for number, way in enumerate(found.ways, 1):
        size = f"{counted(way.points, 'point')}, {counted(len(way.raises), 'body', 'bodies')}"
        lines.append(f"{number:>2}. {size}, index {beside(way.index, found.wanted)}")
        for raised in way.raises:
            said = f"{line(raised.member.name)} {raised.member.score} -> {raised.to} (band {raised.band})"
            lines.append("    " + wrapped(said, screen.columns - 4, "      "))
    return "\n".join(lines)


def _asked(found: Target, screen: Screen, *, details: bool) -> str:
    """Return what the rubric asks for the scores of the first way, or of all ways."""
    shown = found.ways if details else found.ways[:1]
    raises = {(raised.member.actor, raised.to): raised for way in shown for raised in way.raises}
    lines = [screen.paint("strong", "What the ways ask" if details else "What way 1 asks")]
    for raised in raises.values():
        head = f"{line(raised.member.name)} ({raised.member.score} -> {raised.to})"
        lines.append("  " + wrapped(head, screen.columns - 2, "    "))
        lines += ["    " + wrapped(said, screen.columns - 4, "      ") for said in _bands(raised)]
    return "\n".join(lines)


def _bands(raised: Raise) -> list[str]:
    """Return what is open, band by band: "for 9, 3 of these 5: members back …"; what is met well enough is left out."""
    words = RUBRICS[raised.group].words
    open_ = [_band(asked, raised.to, words) for asked in raised.asks if asked.number]
    return open_ or [f"for {raised.to}: enough is noted already"]


def _band(asked: Asked, score: int, words: dict[str, str]) -> str:
    """Return what is open of one band; of the highest, what the one score asks."""
    level = str(asked.band) if score > asked.band.top else str(score)
    some = f", {asked.number} of these {len(asked.features)}" if asked.number < len(asked.features) else ""
    return f"for {level}{some}: {'; '.join(words[feature] for feature in asked.features)}"


def _next_step(way: Way, screen: Screen, what_if: WhatIf | None) -> str:
    """Return what shows the scorecard of a way."""
    scores = {**(what_if.scores if what_if else {}), **{raised.member.actor: raised.to for raised in way.raises}}
    changed = " ".join(f"{actor}={score}" for actor, score in scores.items())
    return wrapped(f"(its scorecard: --what-if {changed} in the place of --target)", screen.columns, "  ")


def json(found: Target, head: Head, what_if: WhatIf | None = None) -> Document:
    """Return the ways as `clusterctl/score-target/1`."""
    card = found.card
    body: dict[str, Any] = {
        "label": card.label,
        "date": card.date,
        **json_what_if(what_if),
        "target": exact(found.wanted),
        "index": json_index(card),
        "points": found.points,
        "reachable": exact(found.reachable),
        "ways": [_json_way(way) for way in found.ways],
        "notes": notes(card, what_if),
    }
    if found.points is None:
        body["missing"] = {"points": f"with every body at 10 the index is {plain(exact(found.reachable))}"}
    return Document("score-target", head, body)


def _json_way(way: Way) -> dict[str, Any]:
    raises = [
        {"actor": raised.member.actor, "name": raised.member.name, "from": raised.member.score, "to": raised.to}
        for raised in way.raises
    ]
    return {"points": way.points, "members": len(way.raises), "index": exact(way.index), "raises": raises}
