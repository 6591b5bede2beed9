"""What a reader of the process must know: how figures are counted, what they leave out, whose reading they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.funding_rows import shared_by_several
from clusterctl.output.process_governance import undated
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.process import YearProcess


OURS = "what counts as a move, as a sign and as pooling is clusterctl’s reading of the source; see docs/method.md"


def notes(years: Sequence[YearProcess], chosen: YearProcess, names: Mapping[str, str]) -> list[str]:
    """Return in words what a reader of the figures must know."""
    said = [*_files(years), *_money(years), *_firms(chosen), *_networks(chosen), *_dates(chosen, names), *_days(years)]
    return [*said, OURS]


def _files(years: Sequence[YearProcess]) -> Iterator[str]:
    without = {
        "action plan": [year.label.text for year in years if not year.has_plan],
        "monitoring file": [year.label.text for year in years if not year.has_monitoring],
    }
    for what, labels in without.items():
        if labels:
            yield f"there is no {what} of {listed(labels, 'and')}"


def _money(years: Sequence[YearProcess]) -> Iterator[str]:
    labels = [year.label.text for year in years if year.funding.basis == "finance"]
    if labels:
        yield (
            f"who pays in {listed(labels, 'and')} is that of finance records, which may span other years; "
            "`clusterctl funding` shows both bases"
        )


def _firms(year: YearProcess) -> Iterator[str]:
    if year.reach.with_firms > 1:
        yield "a firm may take part in several activities, so firms are not added: the largest tells how many at least"


def _networks(year: YearProcess) -> Iterator[str]:
    found = year.support
    several = shared_by_several(year.funding)
    if several:
        for_ = counted(
            several, "activity is for several networks and counts", "activities are for several networks and count"
        )
        yield f"{for_} for each in equal parts"
    if found.rows and found.basis == "number":
        told = (
            f"of {found.with_money or 'none'} of the {counted(found.activities, 'activity', 'activities')} for networks"
        )
        yield f"support per network is judged by the number of activities, for amounts are recorded {told}"


def _dates(year: YearProcess, names: Mapping[str, str]) -> Iterator[str]:
    bodies = undated(year.signs, names)
    if bodies:
        yield f"no `since` is recorded of {bodies}, so they count as there from the beginning, never as new"


def _days(years: Sequence[YearProcess]) -> Iterator[str]:
    if any(year.person_days.recorded for year in years):
        yield "person-days are those of the plans; nobody records the days that were really worked"
