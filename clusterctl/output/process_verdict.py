"""The verdict: what moved to the cluster, what did not, and what can't be told, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.figures import number, per_cent, several, why
from clusterctl.output.terms import MATTER_WORDS
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.handover import Handover, Matter, Move, Outcome, Overall
    from clusterctl.output.answers import Answer

_OVERALL: dict[Overall | None, str] = {
    "yes": "As far as is recorded, responsibility moves to the cluster",
    "in_part": "Responsibility moves to the cluster in part",
    "no": "Responsibility does not move to the cluster",
    None: "Whether responsibility moves to the cluster can't be told yet",
}
_OUTCOMES: dict[Outcome, str] = {
    "moved": "Moved", "others": "With others", "same": "Did not move", "back": "Moved back",
}  # fmt: skip
_COUNTED: dict[Outcome, str] = {
    "moved": "moved", "others": "lay with others then and now", "same": "did not move", "back": "moved back",
}  # fmt: skip
_SHARES: dict[Matter, str] = {
    "leads": "of the known leads, {before} were CDA or agency in {first}, {after} in {last}",
    "implementers": "of the known implementers, {before} were CDA or agency in {first}, {after} in {last}",
    "person_days": "of the person-days, {before} were worked by CDA and agency in {first}, {after} in {last}",
    "money": "agency and donors paid {before} in {first}, {after} in {last}",
}


def headline(found: Handover) -> str:
    """Return the answer in a sentence, with how much of it is known."""
    if found.overall is None:
        return f"{_OVERALL[None]}."
    counts = {**{words: found.count(outcome) for outcome, words in _COUNTED.items()}, "can't be told": found.unknown}
    said = [f"{times} {words}" for words, times in counts.items() if times]
    return f"{_OVERALL[found.overall]}: of {counted(len(found.moves), 'matter')} {listed(said, 'and')}."


def verdict(found: Handover) -> Iterator[Answer]:
    """Yield what moved, what did not, and what can't be told; each head once."""
    for outcome, head in _OUTCOMES.items():
        moves = [move for move in found.moves if move.outcome == outcome]
        yield from ((head if nth == 0 else "", _sentence(move)) for nth, move in enumerate(moves))
    silent = [move for move in found.moves if move.outcome is None]
    yield from (("Can't be told" if nth == 0 else "", _silent(move)) for nth, move in enumerate(silent))


def _sentence(move: Move) -> str:
    first, last = move.first.text if move.first else "", move.last.text if move.last else ""
    if move.matter == "stakeholders":
        actors = several(move.before, "actor")
        return f"{actors} of the cluster and its support institutions led in {first}, {number(move.after)} in {last}"
    basis = {"finance": ", by the finance records", "activities": ", by the activities", None: ""}[move.basis]
    shares = {"before": per_cent(move.before), "after": per_cent(move.after)}
    return f"{_SHARES[move.matter].format(first=first, last=last, **shares)}{basis}"


def _silent(move: Move) -> str:
    if move.last is None:
        return f"{MATTER_WORDS[move.matter]}: {why(move.change.missing, {}) if move.change.missing else ''}"
    shown = number(move.after) if move.matter == "stakeholders" else per_cent(move.after)
    part = {"stakeholders": "", "money": " by agency and donors"}.get(move.matter, " by CDA and agency")
    return f"{MATTER_WORDS[move.matter]}: only {move.last.text} tells it ({shown}{part})"
