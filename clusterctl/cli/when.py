"""Which time a command line asks for: a git revision (`--rev`), the end of a label (`--at`), a day (`--today`)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.cli.table import globals_of
from clusterctl.findings.errors import UsageError
from clusterctl.model.partial_dates import PartialDate
from clusterctl.project.labels import DEFAULT_YEAR_START, is_label, parse_label
from clusterctl.project.project import Project, as_of

if TYPE_CHECKING:
    import typer

    from clusterctl.store.git import Commit

WORKING_TREE = "HEAD+"
"""The one word for the files as they are on the disk."""


class When(Struct, frozen=True):
    """What was asked for; None where it was not."""

    revision: str | None = None
    at: str | None = None
    today: date | None = None

    def day(self, project: Project, commit: Commit | None) -> date:
        """Return the day at which rules and analyses judge; UsageError where a commit has no day."""
        if self.today:
            return self.today
        if project.until:
            return project.until.last
        if commit is None:
            return as_of(project, clock())
        if commit.date is None:
            raise UsageError(f"the commit {commit.short} has no day that a calendar knows", "name one with --today")
        return as_of(project, commit.date)


def clock() -> date:
    """Return the day that the clock shows. Nothing else asks it."""
    return datetime.now(UTC).date()


def when_of(context: typer.Context) -> When:
    """Return the time that a command line asks for; UsageError for words that are none."""
    given = globals_of(context)
    return When(revision(given.rev, "--rev"), _label(given.at), _today(given.today))


def revision(text: str | None, option: str) -> str | None:
    """Return the revision that an option names, None for the working tree; UsageError for a label."""
    if text is not None and is_label(text):
        message = f"{option} {text}: a word of this form is a label, not a revision"
        raise UsageError(message, f"the cluster as known at its end: --at {text}; a tag so named: refs/tags/{text}")
    return None if text == WORKING_TREE else text


def _label(text: str | None) -> str | None:
    if text is None or parse_label(text, DEFAULT_YEAR_START):
        return text
    raise UsageError(
        f"--at {text}: this is no label", "write 1999, 1999-2000 or 1999-06; a revision is named with --rev"
    )


def _today(text: str | None) -> date | None:
    """Return the day; of a month or a year its last."""
    if text is None:
        return None
    try:
        return PartialDate(text).last
    except ValueError:
        from clusterctl.model.dates import date_fault

        what, meant = date_fault(text)
        raise UsageError(f"--today {text}: this is {what}", f"write {meant}" if meant else "") from None
