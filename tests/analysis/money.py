"""Small clusters in memory for the analyses of money."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl.analysis.funding import Funding, Ledger
from clusterctl.project.labels import parse_label
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from fractions import Fraction

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.split import Split
    from clusterctl.project.project import Project

DAY = date(2002, 12, 31)
CLUSTER: dict[str, Any] = {
    "id": "made",
    "name": "Made",
    "country": "IN",
    "currency": "USD",
    "programme": {"implementing_agency": "unido", "donors": ["italy"], "start": 1997},
}
ACTORS: dict[str, Any] = {
    "unido": {"name": "UNIDO", "kind": "ngo"},
    "italy": {"name": "Italy", "kind": "government_central"},
    "agent": {"name": "The agent", "kind": "cda"},
    "bank": {"name": "The bank", "kind": "financial_institution"},
    "weavers": {"name": "The weavers", "kind": "cooperative"},
    "dyers": {"name": "The dyers", "kind": "association"},
}


def project(files: dict[str, Any], *, cluster: dict[str, Any] | None = None) -> Project:
    """Return a project whose files hold these data; nothing may be wrong with them."""
    held = {"cluster.yaml": {**CLUSTER, **(cluster or {})}, "actors.yaml": {"actors": ACTORS}, **files}
    found = load(MemoryTree({path: json.dumps(data) for path, data in held.items()}))
    assert found.findings == ()
    return found


def activity(*contributions: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return an activity with contributions."""
    return {"title": "A fair", "contributions": list(contributions), **more}


def plan(*activities: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return a plan whose activities are called a0, a1 and so on."""
    return {"activities": {f"a{at}": one for at, one in enumerate(activities)}, **more}


def gives(by: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return a contribution."""
    return {"by": by, **more}


def funding(found: Project, label: str = "2001", day: date = DAY) -> Funding:
    """Return the money of a label."""
    meant = parse_label(label, "04-01")
    assert meant is not None
    return Ledger(found, day).of(meant)


def only(*contributions: dict[str, Any], cluster: dict[str, Any] | None = None, **more: Any) -> ActivityFunding:  # noqa: ANN401
    """Return the money of one activity of 2001."""
    found = project({"plans/2001.yaml": plan(activity(*contributions, **more))}, cluster=cluster)
    return funding(found).activities[0]


def split(*contributions: dict[str, Any], **more: Any) -> Split:  # noqa: ANN401 - what YAML holds
    """Return the split that counts of one activity of 2001."""
    side = only(*contributions, **more).side
    assert side is not None
    return side.split


def values(figures: dict[Any, Figure] | Any) -> dict[str, Fraction | None]:  # noqa: ANN401 - a mapping by group
    """Return figures by group as values, None where one is missing."""
    return {group: figure.known for group, figure in figures.items()}


def reason(figure: Figure) -> str:
    """Return why a figure is missing."""
    assert figure.missing is not None
    return figure.missing.reason


def told(*found: Any) -> tuple[Any, ...]:  # noqa: ANN401 - fractions are compared with whole numbers
    """Return several values to be compared at once."""
    return found
