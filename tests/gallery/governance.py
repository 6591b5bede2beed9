"""The work that stays with the agency, the actors who hear nothing, the exit that is not settled, and the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gallery.entry import Chapter, Entry, leaf
from tests.rules.cases import ABOUT, HERE, past

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gallery.entry import Files


def _of(wrong: str, case: str) -> Entry:
    """Show the files of a case."""
    root = HERE / case
    return Entry(wrong, _files(root), past={state.name: _files(state) for state in past(root)})


def _files(root: Path) -> Files:
    paths = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return {path.as_posix(): (root / path).read_text("utf-8") for path in paths if path.parts[0] not in ABOUT}


HANDING_OVER = Chapter(
    "Work, money and stage",
    (
        _of("the agency leads more than before", "GOV001/bad"),
        _of("the agency works more than before", "GOV002/bad"),
        _of("one network gets most", "GOV003/bad"),
        _of("a third stage that the money does not bear out", "GOV004/bad"),
        _of("a second stage that the money does not bear out", "GOV004/bad-second-stage"),
    ),
)

TELLING = Chapter(
    "Actors who hear nothing, and bodies without counterparts",
    (
        _of("nobody was told anything", "GOV005/bad"),
        _of("a year of silence", "GOV006/bad"),
        _of("silence until the end", "GOV006/bad-until-the-end"),
        _of("a body without a counterpart", "GOV007/bad"),
    ),
)

EXIT = Chapter(
    "The exit strategy",
    (
        _of("nobody does it", "GOV008/bad"),
        _of("several items that are not settled", "GOV008/bad-several"),
        leaf(
            "activities without resources",
            "prepared: 1999-10\nfuture_activities:\n  fairs: {what: Fairs, who: [calico], by: 2002}\n"
            "  courses: {what: Courses, who: [iird], by: 2002}\n",
        ),
    ),
)

AMENDING = Chapter(
    "Plans that move after they were approved",
    (
        _of("a plan moved without an amendment", "GOV010/bad"),
        _of("much of a plan moved, and a target", "GOV010/bad-much"),
    ),
)


MAP = Chapter(
    "The cluster map",
    (
        _of("a key actor who stands alone", "MAP001/bad"),
        _of("a map that hangs on the agency", "MAP002/bad"),
        _of("a link to itself", "MAP003/bad"),
        _of("a part of itself", "MAP003/bad-part-of-itself"),
        _of("a link before its end is there", "MAP004/bad"),
        _of("a link after its end is gone", "MAP004/bad-after-the-end"),
    ),
)

CHAPTERS = (HANDING_OVER, TELLING, EXIT, AMENDING, MAP)
