"""What was measured: values under the right year, targets that were looked at, figures that agree."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.analysis.indicators import RATES
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.numbers import exact, plain
from clusterctl.rules.names import ids
from clusterctl.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.aims import Aim
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.readings import Reading
    from clusterctl.rules.evidence import Evidence


def _shown(figure: Figure) -> str:
    return plain(exact(figure.known or 0))


def check_years(evidence: Evidence) -> Iterator[Finding]:
    """Yield values that are surely of a later day than the year under which they are filed."""
    for filed in evidence.project.monitoring:
        for id_, values in filed.record.values.items():
            for nth, value in enumerate(values):
                if value.date.first > filed.label.last:
                    message = f"a value of {value.date} for `{id_}` stands under {filed.label.text}"
                    help_ = "correct its date, or move it to the file of its own year"
                    yield Finding("LOG006", message, Route(filed.path, ("values", id_, nth, "date")), help_)


def check_targets(evidence: Evidence) -> Iterator[Finding]:
    """Yield targets that are over and of which no value tells whether they were reached."""
    if not evidence.is_whole("monitoring"):
        return
    for one in evidence.indicators:
        aim = one.aim
        if aim and aim.is_due and (one.actual is None or one.is_older):
            yield _untold(one, aim, one.actual)


def _untold(one: IndicatorResult, aim: Aim, last: Reading | None) -> Finding:
    message = (
        f"the target of {_shown(aim.figure)} for `{one.id}` was due in {aim.date}; no value tells if it was reached"
    )
    related = (Related(f"the last value is of {last.date}", last.route),) if last else ()
    help_ = f"write a value of {aim.date} or later in monitoring/, be it that nothing was reached"
    return Finding("LOG007", message, aim.route, help_, related)


def check_totals(evidence: Evidence) -> Iterator[Finding]:
    """Yield values of counts since the beginning that are smaller than an earlier one."""
    for one in evidence.indicators:
        if not one.cumulative or one.unit in RATES:
            continue
        for before, after in pairwise(one.values):
            if not before.date or not after.date or before.date.last >= after.date.first:
                continue
            if _exceeds(before.figure, after.figure):
                was, now = _shown(before.figure), _shown(after.figure)
                message = f"`{one.id}` counts from the beginning, but fell from {was} to {now}"
                related = (Related(f"{was} in {before.date}", before.route),)
                help_ = "add up all since the programme began, or take `cumulative` out of the indicator"
                yield Finding("LOG009", message, after.route.under("value"), help_, related)


def _exceeds(one: Figure, other: Figure) -> bool:
    """Whether a figure is more than another, both exact."""
    if one.exactness != "exact" or other.exactness != "exact" or one.known is None or other.known is None:
        return False
    return one.known > other.known


def check_parts(evidence: Evidence) -> Iterator[Finding]:
    """Yield groups of a value or a baseline that are more than the whole."""
    for one in evidence.indicators:
        if one.unit in RATES:
            continue
        for reading in (*one.values, *([one.baseline] if one.baseline else [])):
            for name, part in reading.by.items():
                if _exceeds(part, reading.figure):
                    whole = f"{_shown(reading.figure)} in all"
                    message = f"`{one.id}`: {_shown(part)} in group `{name}` are more than the {whole}"
                    related = (Related(whole, reading.route.under("value")),)
                    yield Finding("LOG010", message, reading.route.under("by", name), _PARTS, related)


_PARTS = "a group is a part of the whole; correct one of the two figures"


def check_groups(evidence: Evidence) -> Iterator[Finding]:
    """Yield the latest values that do not tell of the groups for which the log-frame asks."""
    frame = evidence.project.logframe
    for one in evidence.indicators:
        asked = frame.indicators[one.id].disaggregation if frame else ()
        missing = [group.name for group in one.groups if group.name in asked and group.figure.known is None]
        if missing and one.actual:
            message = f"`{one.id}` is to be told by {ids(asked)}; the latest value says nothing of {ids(missing)}"
            related = (Related("asked for", one.route.under("disaggregation")),)
            help_ = f"write `by: {{{missing[0]}: …}}` beside the value, or ask no longer for what nobody counts"
            yield Finding("LOG011", message, one.actual.route, help_, related)


RULES = (
    Rule(
        "LOG006", "value-after-its-year", "warning",
        """
            A value is of a later day than the year under which it is filed.

            Why: monitoring/1999.yaml holds what was observed in 1999. A later value there makes that year look better
            than it was. A date that may lie within the year is no fault.

            Mend: Correct the date, or move the value to the file of its own year.

            Bad:

                values:
                  calico-members: [{date: 2000-03, value: 120}]

            Good:

                values:
                  calico-members: [{date: 1999-12, value: 120}]
            """,
        source="S1 6.7",
        check=check_years,
    ),
    Rule(
        "LOG007", "target-without-value", "warning",
        """
            A target was due, and no value tells whether it was reached.

            Why: A target that nobody looks at again is no target. Of those that are due the latest one counts; a value
            of its date or of a later one answers it, be it 0.

            Mend: Measure, and write the value in monitoring/.

            Bad:

                    targets: {1998: 60, 1999: 150}

            Good:

                    targets: {1998: 60, 2001: 150}
            """,
        source="S1 6.7.3",
        check=check_targets,
    ),
    Rule(
        "LOG009", "total-that-fell", "warning",
        """
            A count since the programme began is smaller than before.

            Why: What counts from the beginning can only grow. A smaller number is a slip, or the count of one year
            only. Percentages and figures that are only about right are not judged.

            Mend: Add up all since the beginning, or take `cumulative` out of the indicator.

            Bad:

                values:
                  firms: [{date: 1999-06, value: 80}, {date: 1999-12, value: 45}]

            Good:

                values:
                  firms: [{date: 1999-06, value: 80}, {date: 1999-12, value: 125}]
            """,
        source="ours",
        check=check_totals,
    ),
    Rule(
        "LOG010", "group-over-whole", "error",
        """
            A group of a value is more than the whole.

            Why: Of 120 members 130 cannot be women. Shares by group would come out over 100 %. Percentages, of which a
            group is no part, and figures that are only about right are not judged.

            Mend: Correct the figure of the group or the whole.

            Bad:

                values:
                  calico-members: [{date: 1999-12, value: 120, by: {women: 130}}]

            Good:

                values:
                  calico-members: [{date: 1999-12, value: 120, by: {women: 13}}]
            """,
        source="ours",
        check=check_parts,
    ),
    Rule(
        "LOG011", "group-not-told", "advice",
        """
            A value does not tell of a group for which the log-frame asks.

            Why: Somebody wanted to know how many of them are women. Who is not counted is soon not reached. The latest
            value of each indicator is judged.

            Mend: Write the group's figure under `by`, or ask no longer for what nobody counts.

            Bad:

                values:
                  calico-members: [{date: 1999-12, value: 120}]

            Good:

                values:
                  calico-members: [{date: 1999-12, value: 120, by: {women: 13}}]
            """,
        source="S1 6.7.3",
        check=check_groups,
    ),
)  # fmt: skip
