"""Small clusters on the disk, written by tests: YAML that a JSON writer makes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.report.clusters import ACTORS, CLUSTER, activity, assessment, plan

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write files of a cluster; a text as it stands, other data as YAML."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")
    return folder


def two_years(folder: Path, **more: Any) -> Path:  # noqa: ANN401 - what YAML holds
    """Write a cluster with a plan and an assessment for each of two years, in which the weavers went from 2 to 4."""
    fair = activity(
        start="1998-03", contributions=[{"by": "agency-of-all", "share": 60}, {"by": "weavers", "share": 40}]
    )
    files = {
        "cluster.yaml": {**CLUSTER, **more},
        "actors.yaml": {"actors": ACTORS},
        "scores/1998.yaml": assessment("1998-12", weavers=2),
        "scores/1999.yaml": assessment("1999-12", weavers=4),
        "plans/1998.yaml": plan(fair=fair),
        "plans/1999.yaml": plan(fair=activity(), dyes=activity(title="Test of dyes")),
    }
    return write(folder, files)
