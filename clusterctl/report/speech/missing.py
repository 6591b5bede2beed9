"""Why figures are missing, in the language of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.figures import why
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.model.values import Missing
    from clusterctl.words import Say

_REASONS = {
    "errors": message("the assessment has errors"),
    "errors_before": message("the assessment before it has errors"),
    "first": message("there is no assessment before it"),
    "no_agency": message("neither agency nor CDA is on the map"),
    "no_assessment": message("there is no assessment"),
    "no_assessment_after": message("there is no assessment at the end"),
    "no_assessment_before": message("there is no assessment at the beginning"),
    "no_features": message("features are not recorded for each body that is scored"),
    "unread_after": message("the last assessment can’t be read in full"),
    "unread_before": message("the assessment before can’t be read in full"),
}
"""Of what the terminal tells in sentences of their own."""


def say_missing(missing: Missing, names: Mapping[str, str], say: Say) -> str:
    """Return why a figure is missing; `names` are those of actors and funding groups, by id."""
    reason = _REASONS.get(missing.reason)
    return say.message(reason) if reason else why(missing, names, say)
