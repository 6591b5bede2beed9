"""A made-up cluster that is ready for the programme to leave at the end of 2001, and changes to it."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl.analysis.exit.readiness import Readiness, readiness
from clusterctl.method.handing_over import GOVERNANCE
from clusterctl.method.rubrics import RUBRICS
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from clusterctl.project.project import Project

DAY = date(2001, 12, 31)
ENTERPRISES = [feature for band in RUBRICS["enterprises"].bands[:4] for feature in band.features]
BROKERING = [feature for band in RUBRICS["brokering"].bands[:3] for feature in band.features]
SUPPORT = [feature for band in RUBRICS["support"].bands[:3] for feature in band.features]
TRAINED = {"2000": {"number": 2, "trained": True}}


def year(agency_days: int) -> dict[str, Any]:
    """Return a closed plan of ten activities, one of them led by the agency; one multiplies an earlier one."""
    leads = ["unido", "weavers", "weavers", "weavers", "dyers", "dyers", "bank", "bank", "forum", "forum"]
    given = [{"by": "cluster", "share": 60}, {"by": "bank", "share": 30}, {"by": "unido", "share": 10}]
    activities: dict[str, Any] = {
        f"a{agency_days}-{at}": {
            "title": f"Activity {at}", "lead": lead, "cost": 100, "contributions": given,
            "person_days": {"weavers": 5, **({"agent": agency_days} if at == 0 else {})}, "result": {"status": "done"},
        }
        for at, lead in enumerate(leads)
    }  # fmt: skip
    return {"status": "closed", "activities": activities}


def files() -> dict[str, Any]:
    """Return the files of the ready cluster."""
    plans = {f"plans/{label}.yaml": year(days) for label, days in ((1999, 90), (2000, 60), (2001, 30))}
    plans["plans/2001.yaml"]["activities"]["a30-1"].update({"upscales": "a60-1", "implementer": "weavers"})
    member = {"weight": 50, "score": 8, "features": ENTERPRISES}
    return {
        "cluster.yaml": {
            "id": "ready", "name": "Ready", "country": "IN", "currency": "USD",
            "programme": {"implementing_agency": "unido", "start": 1997, "end": "2002-12", "cda": {"actor": "agent"}},
        },
        "actors.yaml": {
            "actors": {
                "unido": {"name": "UNIDO", "kind": "ngo"}, "agent": {"name": "The agent", "kind": "cda"},
                "weavers": {"name": "The weavers", "kind": "cooperative", "counterparts": TRAINED},
                "dyers": {"name": "The dyers", "kind": "association", "counterparts": TRAINED},
                "bank": {"name": "The bank", "kind": "financial_institution", "counterparts": TRAINED},
                "forum": {"name": "The forum", "kind": "coordination_body", "counterparts": TRAINED},
            },
            "links": [
                *({"from": "unido", "to": to, "kind": "training"} for to in ("weavers", "dyers", "bank", "forum")),
                *({"from": "forum", "to": to, "kind": "coordination"} for to in ("weavers", "dyers", "bank")),
            ],
        },
        "vision.yaml": {
            "statement": "All sell", "horizon": 2006, "agreed": {"date": "2001-06", "with": ["The weavers"]},
        },
        **plans,
        "scores/2001.yaml": {
            "date": "2001-11",
            "scores": {
                "enterprises": {"weavers": member, "dyers": member},
                "support": {"bank": {"weight": 100, "score": 8, "features": SUPPORT}},
                "brokering": {"forum": {"weight": 100, "score": 8, "features": BROKERING}},
            },
        },
        "monitoring/2001.yaml": {"governance": {name: {"level": 2} for name in GOVERNANCE}},
        "exit.yaml": {
            "prepared": "2001-06", "agreed": {"date": "2001-09", "with": ["All"]},
            "gaps": {"no-lab": {"what": "a laboratory", "who": ["dyers"], "by": 2003}},
            "linkages": {"banks": {"what": "meet the banks"}},
            "leaders": {"board": {"what": "the board", "trained": True}},
            "implementers": {"runner": {"what": "runs the fairs"}},
            "future_activities": {"fairs": {"what": "two fairs", "resources": "fees"}},
            "institutions": {"bank": {"what": "lends"}},
            "vision": "An own brand",
        },
    }  # fmt: skip


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """Return the files with changes: a way (`exit.yaml: agreed: with`) and a value, None to take it away."""
    found: dict[str, Any] = json.loads(json.dumps(files()))  # nothing in it stands in two places
    for way, value in changes:
        *above, last = way.split(": ")
        held = found
        for key in above:
            held = held[key]
        if value is None:
            del held[last]
        else:
            held[last] = deepcopy(value)
    return found


def made(*changes: tuple[str, Any], at: str | None = None) -> Project:
    """Return the ready cluster with changes; nothing may be wrong with its files."""
    found = load(MemoryTree({path: json.dumps(data) for path, data in changed(*changes).items()}), at)
    assert found.findings == ()
    return found


def judged(*changes: tuple[str, Any], day: date = DAY) -> Readiness:
    """Return the readiness of the ready cluster with changes."""
    return readiness(made(*changes), day)


def states(found: Readiness) -> dict[str, str]:
    """Return the states of the conditions that are not met."""
    return {one.name: one.state for one in found.conditions if one.state != "met"}
