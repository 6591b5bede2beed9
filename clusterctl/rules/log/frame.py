"""The log-frame itself: what each indicator needs before it can tell anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import exactness_of
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.numbers import plain
from clusterctl.rules.names import ids
from clusterctl.rules.rule import Rule
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.logframe import Indicator
    from clusterctl.rules.evidence import Evidence

FRAME = "logframe.yaml"
_INDICATORS = Route(FRAME, ("indicators",), "key")


def _at(id_: str, *keys: str) -> Route:
    return Route(FRAME, ("indicators", id_, *keys), "value" if keys else "key")


def _whole(evidence: Evidence) -> Mapping[str, Indicator]:
    """Return the indicators; none where something of the log-frame was lost."""
    frame = evidence.project.logframe
    return frame.indicators if frame and evidence.is_whole("logframe") else {}


def check_sustainability(evidence: Evidence) -> Iterator[Finding]:
    """Yield a log-frame in which no indicator can tell whether results will last."""
    frame, every = evidence.project.logframe, _whole(evidence)
    if frame is None or not every or not (frame.outputs or frame.immediate_objectives or frame.development_objective):
        return
    marked = {id_: one for id_, one in every.items() if one.sustainability}
    if not marked:
        which = f"none of {len(every)} indicators" if len(every) > 1 else f"`{next(iter(every))}`, the only indicator,"
        message = f"{which} is{' not' if len(every) == 1 else ''} marked to tell whether results will last"
        help_ = "mark one with `sustainability: true`: what users pay, what bodies do without the agency"
        yield Finding("LOG003", message, _INDICATORS, help_)
    elif _bare(marked):
        id_, one = next(iter(marked.items()))
        lacks = listed([key for key in ("unit", "verification") if not getattr(one, key)], "and")
        message = f"`{id_}` is to tell whether results will last, but has no {lacks.replace('and', 'and no')}"
        yield Finding("LOG003", message, _at(id_), "write in what it is counted, and where anyone could look it up")


def _bare(marked: Mapping[str, Indicator]) -> bool:
    """Whether none of the indicators has both a unit and a source of verification."""
    return not any(one.unit and one.verification for one in marked.values())


def check_complete(evidence: Evidence) -> Iterator[Finding]:
    """Yield a log-frame whose indicators lack baseline, target or verification: one finding."""
    every = _whole(evidence)
    marked = {id_: one for id_, one in every.items() if one.sustainability}
    told = set(marked) if _bare(marked) else set()  # their verification is another's finding
    lacks = {
        "a baseline": [id_ for id_, one in every.items() if one.baseline is None],
        "a target": [id_ for id_, one in every.items() if not one.targets],
        "a verification": [id_ for id_, one in every.items() if not one.verification and id_ not in told],
    }
    bare = {id_ for found in lacks.values() for id_ in found}
    if bare:
        said = "; ".join(f"without {what}: {ids(found)}" for what, found in lacks.items() if found)
        message = f"{len(bare)} of {counted(len(every), 'indicator')} are incomplete; {said}"
        if len(every) == 1:
            message = f"`{next(iter(bare))}` lacks {listed([what for what, found in lacks.items() if found], 'and')}"
        help_ = "without them progress can't be told; a count since the programme began has `baseline: {value: 0}`"
        yield Finding("LOG004", message, _INDICATORS, help_)


def check_direction(evidence: Evidence) -> Iterator[Finding]:
    """Yield indicators with a target on the wrong side of the baseline: one finding each."""
    frame = evidence.project.logframe
    for id_, one in frame.indicators.items() if frame else ():
        if one.baseline is None or exactness_of(one.baseline) != "exact":
            continue
        start, up = one.baseline.value, one.direction == "increase"
        for key in sorted(one.targets):
            aim = one.targets[key]
            if exactness_of(aim) == "exact" and (aim.value < start if up else aim.value > start):
                wanted, does = ("more", "fall") if up else ("less", "rise")
                message = (
                    f"`{id_}` is to {does} from {plain(start)} to {plain(aim.value)}, but {wanted} is said to be better"
                )
                help_ = f"correct the target or the baseline, or write `direction: {'decrease' if up else 'increase'}`"
                related = (Related(f"baseline {plain(start)}", _at(id_, "baseline", "value")),)
                yield Finding("LOG008", message, _at(id_, "targets", key), help_, related)
                break


def check_baseline_date(evidence: Evidence) -> Iterator[Finding]:
    """Yield baselines that are surely later than the first value."""
    for one in evidence.indicators:
        if one.baseline is None or one.baseline.date is None or not one.values:
            continue
        first = one.values[0]
        if first.date and one.baseline.date.first > first.date.last:
            message = (
                f"the baseline of `{one.id}` is of {one.baseline.date}, later than its first value of {first.date}"
            )
            related = (Related(f"value of {first.date}", first.route),)
            help_ = "take the earliest figure as the baseline, or correct one of the dates"
            yield Finding("LOG012", message, _at(one.id, "baseline", "date"), help_, related)


RULES = (
    Rule(
        "LOG003", "no-sustainability-indicator", "warning",
        """
            No indicator tells whether results will last.

            Why: A programme ends. A log-frame has at least one indicator that shows whether the cluster carries on:
            what users pay, how many activities run without the agency. It needs a unit and a source of verification.
            A mere list of indicators without objectives and outputs is not judged.

            Mend: Mark an indicator with `sustainability: true`, and give it `unit` and `verification`.

            Bad:

                outputs:
                  new-designs: {text: Designs of their own}
                indicators:
                  designs:
                    name: Designs brought out
                    level: output

            Good:

                outputs:
                  new-designs: {text: Designs of their own}
                indicators:
                  own-cost:
                    name: Designs that printers paid for by themselves
                    level: output
            """,
        source="S1 6.7.3",
        check=check_sustainability,
    ),
    Rule(
        "LOG004", "incomplete-indicators", "warning",
        """
            Indicators lack a baseline, a target or a source of verification.

            Why: Without a baseline nobody knows what changed, without a target whether it is enough, without a source
            whether it is true. All that is lacking in a log-frame is one finding.

            Mend: Write `baseline`, `targets` and `verification`. A count since the programme began starts at 0.

            Bad:

                indicators:
                  calico-members:
                    name: Members of Calico
                    level: output
                    baseline: {date: 1997, value: 26}

            Good:

                indicators:
                  calico-members:
                    name: Members of Calico
                    level: output
                    baseline: {date: 1997, value: 26}
                    targets: {2001: 150}
                    verification: register of members
            """,
        source="S1 6.7.3",
        check=check_complete,
    ),
    Rule(
        "LOG008", "target-against-direction", "warning",
        """
            A target lies on the wrong side of the baseline.

            Why: The indicator says that more is better (or less), and its target wants the contrary. Progress would be
            shown as decline. Figures that are only about right are not judged.

            Mend: Correct the target or the baseline, or write `direction: decrease` where less is better.

            Bad:

                    name: Firms without bank credit
                    level: output
                    baseline: {value: 120}
                    targets: {2001: 80}

            Good:

                    name: Firms without bank credit
                    level: output
                    direction: decrease
                    baseline: {value: 120}
                    targets: {2001: 80}
            """,
        source="ours",
        check=check_direction,
    ),
    Rule(
        "LOG012", "baseline-after-values", "advice",
        """
            The baseline is later than the first value.

            Why: A baseline shows how things stood before. Taken later, it hides what was reached until then, and
            progress comes out too small.

            Mend: Take the earliest figure as the baseline, or correct one of the dates.

            Bad:

                    baseline: {date: 2000, value: 120}

            Good:

                    baseline: {date: 1999, value: 120}
            """,
        source="S1 6.7.3",
        check=check_baseline_date,
    ),
)  # fmt: skip
