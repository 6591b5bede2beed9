"""Where the first plan begins, and what is multiplied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.plan import Activity
    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Evidence


def untouched(evidence: Evidence) -> Iterator[Finding]:
    """Find a first plan none of whose activities touches a pressure point."""
    project = evidence.project
    points = _pressure_points(project)
    if not points or not project.plans or not evidence.is_whole("plan", "diagnostic", "vision"):
        return
    first = project.plans[0]
    touched = [_touched(project, activity) for activity in first.record.activities.values()]
    if not any(touched) or any(points.keys() & ids for ids in touched):
        return
    names = listed((f"`{id_}`" for id_ in points), "and")
    yield Finding(
        "SEQ005",
        f"the first plan touches no pressure point; {names} is one"
        if len(points) == 1
        else f"the first plan touches no pressure point; {names} are such",
        Route(first.path, ("activities",), "key"),
        "plan something small for it, or correct what the activities address",
        tuple(Related("a pressure point", route) for route in points.values()),
    )


def _pressure_points(project: Project) -> dict[str, Route]:
    study = project.diagnostic
    if study is None:
        return {}
    groups = (("constraints", study.constraints), ("opportunities", study.opportunities))
    return {
        id_: Route("diagnostic.yaml", (key, id_, "pressure_point"))
        for key, issues in groups
        for id_, issue in issues.items()
        if issue.pressure_point
    }


def _touched(project: Project, activity: Activity) -> set[str]:
    """Return the constraints and opportunities that an activity addresses, by itself or through its objectives."""
    objectives = project.vision.objectives if project.vision else {}
    through = (objectives[id_].addresses for id_ in activity.objectives if id_ in objectives)
    return {*activity.addresses, *(id_ for ids in through for id_ in ids)}


def multiplied_too_early(evidence: Evidence) -> Iterator[Finding]:
    """Find activities that multiply one that was given up, or one that surely begins later."""
    for one in evidence.activities:
        other = evidence.by_id.get(one.activity.upscales or "")
        if other is None or other is one or not one.is_waited_for or other.id in one.activity.after:
            continue
        if other.result and not other.is_waited_for:
            said = f"which was {other.result.status}"
            route = other.at("result", "status")
        elif one.start and other.start and one.start.is_before(other.start):
            said = f"which begins later, {other.start} after {one.start}"
            route = other.start_at
        else:
            continue
        yield Finding(
            "SEQ006",
            f"`{one.id}` multiplies `{other.id}`, {said}",
            one.at("upscales"),
            "name the activity whose success it spreads, or correct the dates",
            (Related(f"`{other.id}`", route),),
        )


RULES = (
    Rule(
        "SEQ005", "pressure-point-untouched", "advice",
        """
            The first plan touches none of the pressure points.

            Why: A pressure point is where a first success would move much else. A plan that begins elsewhere spends the
            trust of the first year without winning new.

            Mend: Plan something for a pressure point, or write into `addresses` of the activities what they address. An
            activity touches a point by its own `addresses` or by those of its objectives.

            Bad:

                constraints:
                  weak-marketing:
                    text: The printers do not reach their buyers
                    area: market
                  no-credit:
                    text: Banks do not lend to printers
                    area: finance
                    pressure_point: true

            Good:

                constraints:
                  weak-marketing:
                    text: The printers do not reach their buyers
                    area: market
                    pressure_point: true
                  no-credit:
                    text: Banks do not lend to printers
                    area: finance
            """,
        source="S4",
        check=untouched,
    ),
    Rule(
        "SEQ006", "multiplied-too-early", "advice",
        """
            An activity multiplies one that was given up or that begins later.

            Why: What is carried to more firms is what has worked. To multiply a failure, or what was not tried yet,
            costs the trust of many at once.

            Mend: Name in `upscales` the activity whose success is spread, or correct its status or the dates.

            Bad:

                upscales: sari-fair

            Good:

                upscales: first-fair
            """,
        source="S0 13.4",
        check=multiplied_too_early,
    ),
)  # fmt: skip
