"""One plain page for the people of the cluster: what we wanted, what we did, what came of it, what comes next."""

from __future__ import annotations

from clusterctl.report.outline import Asked, Outline
from clusterctl.words import message

OUTLINE = Outline(
    name="community",
    title=message("Our cluster in {year}"),
    summary=message("For the people of the cluster: one plain page on what was wanted, done and gained, and on what "
                    "comes next."),
    audience="public",
    lead="story",
    sections=(
        Asked("done", message("What we did"), ("story_done",)),
        Asked("gained", message("What came of it"), ("story_gained",)),
        Asked("together", message("Who works with whom"), ("story_together",)),
        Asked("next", message("What comes next"), ("story_next",)),
    ),
)  # fmt: skip
