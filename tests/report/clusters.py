"""Clusters made for tests: small ones in memory, and the examples."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.report.compose import view
from clusterctl.report.figures.figure import Figure
from clusterctl.report.ground import Ground
from clusterctl.report.outlines import outline
from clusterctl.report.parts import part
from clusterctl.report.redaction.reader import Reader
from clusterctl.report.run import Run, flat
from clusterctl.report.speech.language import english
from clusterctl.report.stamp import digest
from clusterctl.report.topics.period import find
from clusterctl.report.view import Stamp
from clusterctl.rules.engine import run
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project
    from clusterctl.report.outline import Told
    from clusterctl.report.run import Words
    from clusterctl.report.speech.language import Language
    from clusterctl.report.view import View

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
TODAY = date(2026, 1, 1)

CLUSTER: dict[str, Any] = {
    "id": "here",
    "name": "Weavers of Here",
    "country": "IN",
    "currency": "USD",
    "record_until": 2000,
    "programme": {"implementing_agency": "agency-of-all", "start": 1997},
}
ACTORS: dict[str, Any] = {
    "weavers": {"name": "Weavers’ Society", "kind": "cooperative"},
    "dyers": {"name": "Dyers’ League", "kind": "association"},
    "bank": {"name": "Bank of Here", "kind": "financial_institution"},
    "forum": {"name": "Forum", "kind": "coordination_body"},
    "agency-of-all": {"name": "Agency of All", "kind": "implementing_agency"},
}


def member(score: Any = 4, weight: int = 100, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return a body of an assessment with a feature that supports little."""
    return {"weight": weight, "score": score, "features": ["exists"], "evidence": "minutes", **more}


def assessment(
    day: Any = "1999-12",  # noqa: ANN401 - what YAML holds
    *,
    weavers: Any = 4,  # noqa: ANN401 - what YAML holds
    bank: int = 4,
    forum: int = 4,
    **more: Any,  # noqa: ANN401 - what YAML holds
) -> dict[str, Any]:
    """Return an assessment with one body a group."""
    return {
        "date": day,
        "scores": {
            "enterprises": {"weavers": member(weavers)},
            "support": {"bank": member(bank, features=["present_locally"])},
            "brokering": {"forum": member(forum, features=["cda_interaction"])},
        },
        **more,
    }


def activity(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    """Return an activity of which all is recorded."""
    return {
        "title": "Fair at Delhi",
        "nature": "commercial",
        "area": "market",
        "short_term_objective": "Sell",
        "governance_objective": "Sell by themselves",
        "beneficiaries": {"actors": ["weavers"], "firms": 3},
        "lead": "weavers",
        "start": "1999-03",
        "contributions": [{"by": "agency-of-all", "share": 40}, {"by": "weavers", "share": 60}],
        "result": {"status": "done", "outcome": "Many buyers"},
        **more,
    }


def plan(**activities: dict[str, Any]) -> dict[str, Any]:
    """Return a plan, approved and all, whose activities are named with underscores."""
    return {
        "validated": {"date": 1999, "by": ["assembly"]},
        "approved": {"date": 1999, "by": ["Agency"]},
        "activities": {name.replace("_", "-"): one for name, one in activities.items()},
    }


def project(files: dict[str, Any], *, cluster: Any = CLUSTER, actors: Any = None) -> Project:  # noqa: ANN401 - of YAML
    """Return a project whose files hold these data."""
    held = {"cluster.yaml": cluster, "actors.yaml": {"actors": ACTORS if actors is None else actors}, **files}
    return load(MemoryTree({path: json.dumps(data, ensure_ascii=False) for path, data in held.items()}))


def ground(found: Project, label: str, audience: Audience = "internal", say: Language | None = None) -> Ground:
    """Return what a report on a label of a project is made from."""
    day = as_of(found, TODAY)
    chosen = find(found, label)
    assert chosen is not None
    return Ground(
        project=found, found=run(found, day), as_of=day, label=chosen, reader=Reader(audience, found),
        say=say or english(),
    )  # fmt: skip


def answer(found: Project, label: str, name: str, audience: Audience = "internal") -> Told:
    """Return what a part says of a label."""
    return part(name).told(ground(found, label, audience))


def said(told: Told) -> str:
    """Return all words of a part, each text on a line of its own."""
    return "\n".join(texts(told))


def texts(value: object) -> Iterator[str]:
    """Yield every text of a part or a view, runs put together."""
    match value:
        case str():
            yield value
        case (Run(), *_):
            yield flat(cast("Words", value))
        case tuple():
            for one in value:
                yield from texts(one)
        case Figure():
            yield from (value.title, value.description)
        case Struct():
            for name in value.__struct_fields__:
                yield from texts(getattr(value, name))


def shown(  # noqa: PLR0913 - given by name
    found: Project, label: str, template: str = "donor", audience: Audience | None = None, *,
    draft: bool = False, say: Language | None = None,
) -> View:  # fmt: skip
    """Return the report on a label of a project."""
    wanted = outline(template)
    at = ground(found, label, audience or wanted.audience, say)
    stamp = Stamp(
        version="1.2.3", template=template, label=label, audience=audience or wanted.audience, language=at.say.tag,
        as_of=at.as_of.isoformat(), data=digest(found), draft=draft,
    )  # fmt: skip
    return view(at, wanted, lambda: stamp)


def example(name: str) -> Project:
    """Return one of the examples."""
    return load(FolderTree(str(EXAMPLES / name)))
