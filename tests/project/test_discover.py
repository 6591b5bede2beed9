"""Which files are a cluster's; and what looks as if it should be one is told, with what to name it."""

from __future__ import annotations

import pytest

from clusterctl.project.discover import discover
from tests.project.clusters import short

OURS = {
    "cluster.yaml": ("cluster", ""), "actors.yaml": ("actors", ""), "diagnostic.yaml": ("diagnostic", ""),
    "vision.yaml": ("vision", ""), "logframe.yaml": ("logframe", ""), "exit.yaml": ("exit", ""),
    "plans/1999.yaml": ("plan", "1999"), "plans/1999-2000.yaml": ("plan", "1999-2000"),
    "scores/1999.yaml": ("scores", "1999"), "scores/1999-06.yaml": ("scores", "1999-06"),
    "monitoring/2024-2025.yaml": ("monitoring", "2024-2025"),
}  # fmt: skip
NOT_OURS = {
    "actor.yaml": "REF009", "Cluster.yaml": "REF009", "cluster.yml": "REF009", "log-frame.yaml": "REF009",
    "plan.yaml": "REF009", "score.yaml": "REF009", "plan/1999.yaml": "REF009", "Scores/1999.yaml": "REF009",
    "plans/99.yaml": "REF009", "plans/1999-06.yaml": "REF009", "monitoring/1999-06.yaml": "REF009",
    "plans/draft.yaml": "REF009", "plans/1999.yml": "REF009",
    "plans/1999.yaml.txt": "REF009", "plans/1999.YAML": "REF009", "scores/19९९.yaml": "REF009",
    "notes.yaml": "REF008", "evidence/minutes.yaml": "REF008", "plans/old/1998.yaml": "REF008",
    "plans": "YML025", "scores": "YML025", "": "YML025",
}  # fmt: skip
PASSED_OVER = ["templates/report.yaml", "evidence", "docs"]


@pytest.mark.parametrize(("path", "kind", "label"), [(path, *found) for path, found in OURS.items()])
def test_files_of_a_cluster(path: str, kind: str, label: str) -> None:
    places, findings = discover([path])
    assert [(place.path, place.kind.name, place.label) for place in places] == [(path, kind, label)]
    assert findings == []


@pytest.mark.parametrize(("path", "code"), NOT_OURS.items())
def test_what_is_read_by_nothing(path: str, code: str) -> None:
    places, findings = discover([path])
    assert [short(finding) for finding in findings] == [f"{code} {path}".strip()]
    assert places == []
    assert findings[0].message
    assert findings[0].help


@pytest.mark.parametrize("path", PASSED_OVER)
def test_what_is_passed_over(path: str) -> None:
    assert discover([path]) == ([], [])


def test_files_come_in_the_order_of_the_method_and_labels_in_theirs() -> None:
    places, _ = discover(sorted(OURS))
    assert [place.path for place in places] == [
        "cluster.yaml", "actors.yaml", "diagnostic.yaml", "vision.yaml", "logframe.yaml", "exit.yaml",
        "plans/1999.yaml", "plans/1999-2000.yaml", "scores/1999.yaml", "scores/1999-06.yaml",
        "monitoring/2024-2025.yaml",
    ]  # fmt: skip
