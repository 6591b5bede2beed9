"""What a command line asks of scores: other ones (ACTOR=SCORE), and figures that the index is held to."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.findings.errors import AnswerIsNoError, NotFoundError, UsageError
from clusterctl.method.rubrics import HIGHEST_SCORE
from clusterctl.numbers import beside, exact, plain
from clusterctl.project.labels import is_label
from clusterctl.words import did_you_mean, listed, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.index import Scorecard
    from clusterctl.project.project import Project

_FIGURE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,20})?")
_SCORES = {str(score): score for score in range(HIGHEST_SCORE + 1)}
_HOW = "write a body's id and its score, such as calico=8"


def figure(option: str, text: str | None) -> Fraction | None:
    """Return an index from 0 to 10, exactly as written; None where the option was not given. Raises UsageError."""
    if text is None:
        return None
    found = Fraction(text) if _FIGURE.fullmatch(text) else None
    if found is None or found > HIGHEST_SCORE:
        wanted = f"{option} takes a number from 0 to {HIGHEST_SCORE}"
        raise UsageError(
            f"{wanted}; this is `{shortened(text)}`", "write 7 or 4.5: with a point, and 20 decimals at most"
        )
    return found


def judge(index: Fraction, least: Fraction | None) -> None:
    """AnswerIsNoError where the index is under what it should be at least."""
    if least is not None and index < least:
        raise AnswerIsNoError(f"the index {beside(index, least)} is under {plain(exact(least))}")


def told_apart(words: Sequence[str], what_if: Sequence[str]) -> tuple[str | None, dict[str, int]]:
    """Return the label and the scores by actor; ACTOR=SCORE may stand after --what-if or among the words.

    UsageError where a word is neither, a score is none, or there are two labels or two scores for one body.
    """
    pairs = [word for word in words if "=" in word]
    labels = list(dict.fromkeys(word for word in words if "=" not in word))
    if pairs and not what_if:
        raise UsageError(f"`{pairs[0]}` stands alone", f"to try other scores: --what-if {' '.join(pairs)}")
    stray = next((word for word in labels if what_if and not is_label(word)), None)
    if stray is not None:
        raise UsageError(f"`{stray}` is neither an assessment nor a score to try", _HOW)
    if len(labels) > 1:
        raise UsageError(
            f"one assessment at a time: {listed(labels, 'and')} were named", "`clusterctl score --help` shows how"
        )
    return (labels[0] if labels else None), _scores([*what_if, *pairs])


def _scores(pairs: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for pair in pairs:
        actor, sign, text = pair.partition("=")
        if not sign or not actor:
            raise UsageError(f"--what-if takes ACTOR=SCORE; this is `{pair}`", _HOW)
        if text not in _SCORES:
            raise UsageError(f"a score is a whole number from 0 to {HIGHEST_SCORE}; this is `{pair}`", _HOW)
        score = _SCORES[text]
        if found.setdefault(actor, score) != score:
            raise UsageError(f"two scores for {actor}: {found[actor]} and {score}", "give it one")
    return found


def check_assessed(scores: Mapping[str, int], card: Scorecard, project: Project) -> None:
    """NotFoundError where a body has no score in the assessment."""
    assessed = [member.actor for member in card.members]
    for actor in scores:
        if actor in assessed:
            continue
        hint = f"assessed: {listed(assessed, 'and')}"
        if actor in project.ids.of("actor"):
            raise NotFoundError(f"{actor} has no weight in the assessment {card.label}: it is not assessed there", hint)
        raise NotFoundError(f"no body {actor} in the assessment {card.label}{did_you_mean(actor, assessed)}", hint)
