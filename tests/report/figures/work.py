"""Figures of work and results that show all that they can show."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.figures.bullets import Amount, Bullet, bullets
from clusterctl.report.figures.gantt import Activity, Group, Milestone, Plan, Span, State, When, gantt
from clusterctl.report.figures.handing_over import Lead, Payer, Work, Year, handing_over
from clusterctl.report.figures.levels import Sign, levels

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TODAY = When(date(1999, 9, 30), date(1999, 9, 30), "as of 30 September 1999")
PAYERS: tuple[Payer, ...] = ("agency", "support", "donor", "cluster", "other")


def amount(written: str | None) -> Amount | None:
    return Amount(Fraction(written), written) if written is not None else None


def bullet(  # noqa: PLR0913
    baseline: str | None, actual: str | None, target: str | None, *, name: str = "Firms", note: str = "",
    detail: str = "", head: str = "", falling: bool = False,
) -> Bullet:  # fmt: skip
    """Return an indicator by its figures as written."""
    return Bullet(name, amount(baseline), amount(actual), amount(target), note, detail, head, falling)


def results() -> Figure:
    """Return bullets of every kind."""
    return bullets([
        bullet("0", "41", "60", note="68 % of the way", head="Output 1", detail="1999"),
        bullet("10", "15", "5", note="further away", head="Output 1"), bullet("0", "900", "60"),
        bullet("3", "4", None), bullet(None, "4", "6"), bullet(None, "4", None), bullet("1", None, "6"),
        bullet(None, None, None),
    ], "Half of the indicators are on their way", "In words.")  # fmt: skip


def when(written: str | None) -> When | None:
    """Return a date as files write it."""
    if not written:
        return None
    found = PartialDate(written)
    return When(found.first, found.last, written)


def span(start: str | None, end: str | None = None) -> Span:
    return Span(when(start), when(end), f"{start} to {end}")


def activity(
    state: State = "done",
    planned: Span | None = None,
    actual: Span | None = None,
    *steps: Milestone,
    name: str = "Fair",
) -> Activity:
    return Activity(name, state, state.replace("_", " "), planned, actual, "Calico", steps)


def plan(*rows: Activity, as_of: When | None = TODAY, name: str = "Market") -> Plan:
    return Plan((Group(name, rows),), MONTHS, as_of)


def in_time() -> Figure:
    """Return a plan with every state and every kind of date."""
    steps = (Milestone("Lease", when("1999-06-01"), when("1999-07-10")), Milestone("Prize"),
             Milestone("Samples", when("1999-08"), late=True), Milestone("Book", when("1999-12")))  # fmt: skip
    return gantt(plan(
        activity("done", span("1999-04-01", "1999-04-30"), span("1999-04-03", "1999-05-04")),
        activity("under_way", span("1999-05", "1999-08"), span("1999-06-10"), *steps),
        activity("late", span("1999-06", "1999-08"), span("1999")), activity("dropped", span("1999-06", "1999-09")),
        activity("postponed", span("1999-11-01"), span("1999-11-01")), activity("planned", span("1999", "2000-02")),
        activity("dropped", None, span("1999-02-01")), activity("planned"),
    ), "Two of seven activities are done", "In words.")  # fmt: skip


def signs() -> Figure:
    """Return signs at every level."""
    rows = [Sign("They lend tools", (0, 1, 3), "seen at meetings"), Sign("They share news", (None, 2, 2))]
    return levels(rows, ["1997", "1998", "1999"], "Trust grew", "In words.")


def lead(group: Payer, share: int | str) -> Lead:
    return Lead(group, group, Fraction(share), f"{share} %")


def days(group: Literal["agency", "other"], number: int | None) -> Work:
    """Return what one side worked."""
    text = "not recorded" if number is None else f"{number} days"
    return Work(group, "CDA" if group == "agency" else "all others", None if number is None else Fraction(number), text)


def handed() -> Figure:
    """Return years with every group, and with nothing."""
    return handing_over([
        Year("1997", (lead("agency", 93), lead("support", 4), lead("cluster", 3)),
             (days("agency", 210), days("other", 12)), "25 leads"),
        Year("1998", (), (), no_leads="no plan was published"),
        Year("1999", tuple(lead(group, 20) for group in PAYERS), (days("agency", None), days("other", 260))),
    ], "The cluster leads more", "In words.")  # fmt: skip


WORK: dict[str, Callable[[], Figure]] = {"results": results, "plan": in_time, "signs": signs, "handed": handed}
