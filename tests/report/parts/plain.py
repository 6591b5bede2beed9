"""Texts of parts as tests write them: without notes, and with plain blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report import run
from clusterctl.report.speech.forms import NBSP
from tests.report import clusters

if TYPE_CHECKING:
    from clusterctl.report.outline import Told
    from clusterctl.report.run import Text


def flat(text: Text) -> str:
    """Return a text."""
    return run.flat(text).replace(NBSP, " ")


def said(told: Told) -> str:
    """Return all words of a part."""
    return clusters.said(told).replace(NBSP, " ")
