"""The day of a moment as git writes it: seconds, and the time zone of who did it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone


def day_of(seconds: str, zone: str) -> date | None:
    """Return the day on which something was done, where it was done; None where no calendar has it.

    The zone is `+0530`, hours and minutes.
    """
    try:
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
        there = timezone(-offset if zone[0] == "-" else offset)
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(there).date()
    except (ValueError, OverflowError, OSError, IndexError):
        return None
