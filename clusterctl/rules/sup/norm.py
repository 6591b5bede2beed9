"""The norm of assistance that was agreed with the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.rules.figures import per_cent, written
from clusterctl.rules.rule import Rule
from clusterctl.rules.sup.support import supported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clusterctl.model.cluster import NormRow
    from clusterctl.model.values import Stage
    from clusterctl.project.project import Project
    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sup.support import Supported


class Row(Struct, frozen=True):
    """A row of the norm, and where it stands."""

    row: NormRow
    nth: int

    @property
    def route(self) -> Route:
        """The way to its figure."""
        return Route("cluster.yaml", ("support_norm", "rows", self.nth, "max_agency_share"))

    @property
    def strictness(self) -> tuple[int, float]:
        """How many things it names; of rows that name as many, the one that allows most goes first."""
        named = (self.row.nature, self.row.occurrence, self.row.stage, self.row.limited_means)
        return sum(one is not None for one in named), float(self.row.max_agency_share)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Yield activities of which the agency pays more than the row of the norm that is of their case."""
    for one in evidence.once(supported):
        found = row_of(one, evidence)
        if found and one.agency > found.row.max_agency_share:
            most = written(found.row.max_agency_share)
            said = f"the agency pays {per_cent(one.agency)}; the norm agreed with the actors allows {most} % here"
            help_ = "keep to the norm, or agree on another with all actors"
            related = (Related("the row of the norm", found.route),)
            yield Finding("SUP009", said, one.at("agency"), help_, related)


def row_of(one: Supported, evidence: Evidence) -> Row | None:
    """Return the row that names most of an activity's case; None where none is of it, or it came before the norm.

    Where the stage may have changed before it began, the row that allows more.
    """
    cluster = evidence.project.cluster
    norm = cluster.support_norm if cluster else None
    if norm is None or (norm.date and _first_day(one) < norm.date.last):
        return None
    start = one.planned.activity.start
    days = (start.first, start.last) if start else (one.planned.label.first, one.planned.label.last)
    found = [_row(norm.rows, one, _stage(evidence.project, day)) for day in days]
    if None in found:
        return None
    return max((row for row in found if row), key=lambda row: row.row.max_agency_share)


def _row(rows: Iterable[NormRow], one: Supported, stage: Stage | None) -> Row | None:
    own = (Row(row, nth) for nth, row in enumerate(rows) if _is_of(row, one, stage))
    return max(own, key=lambda row: row.strictness, default=None)


def _is_of(row: NormRow, one: Supported, stage: Stage | None) -> bool:
    case = (one.planned.activity.nature, one.occurrence, stage, one.limited_means)
    wanted = (row.nature, row.occurrence, row.stage, row.limited_means)
    return all(want is None or want == have for want, have in zip(wanted, case, strict=True))


def _stage(project: Project, day: date) -> Stage | None:
    """Return the stage that the programme declares on a day."""
    programme = project.cluster.programme if project.cluster else None
    stages = programme.stages if programme else {}
    known = [since for since in stages if PartialDate(since).first <= day]
    return stages[max(known, key=lambda since: PartialDate(since).first)] if known else None


def _first_day(one: Supported) -> date:
    return (one.planned.activity.start or one.planned.label).first


RULES = (
    Rule(
        "SUP009", "over-the-norm", "warning",
        """
            The agency pays more than the norm of assistance allows.

            Why: The norm was agreed with the actors so that all networks are treated alike. One exception that
            becomes known costs more trust than the money brings.

            Mend: Keep to the norm, or agree on another with all actors and change its row in cluster.yaml. Of the rows
            of `support_norm` that are of an activity's nature, number of times, declared stage and means, the one
            counts that names most of them. What began before the norm was agreed is not judged.

            Bad:

                support_norm:
                  rows:
                    - {nature: commercial, max_agency_share: 35}

            Good:

                support_norm:
                  rows:
                    - {nature: commercial, max_agency_share: 40}
            """,
        source="S1 6.6.8",
        check=check,
    ),
)  # fmt: skip
