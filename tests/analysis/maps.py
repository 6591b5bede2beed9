"""Maps made for tests, drawn in a line: "a-b b-c d" are four actors, of whom two pairs are linked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl.analysis.cluster_map import ClusterMap, cluster_map
from clusterctl.project.labels import Label, parse_label
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from clusterctl.project.project import Project

CLUSTER: dict[str, Any] = {"id": "made", "name": "Made", "country": "IN", "currency": "USD"}
LATE = date(2100, 1, 1)


def label(text: str) -> Label:
    found = parse_label(text, "04-01")
    assert found is not None
    return found


def project(actors: dict[str, dict[str, Any]], links: list[dict[str, Any]], **files: dict[str, Any]) -> Project:
    """Return a cluster; `plans_1999` stands for plans/1999.yaml."""
    held = {"cluster": CLUSTER, "actors": {"actors": actors, "links": links}, **files}
    texts = {f"{name.replace('_', '/')}.yaml": json.dumps(data, ensure_ascii=False) for name, data in held.items()}
    found = load(MemoryTree(dict(texts)))
    assert found.findings == ()
    return found


def drawn(text: str, **kinds: str) -> Project:
    """Return the cluster of a drawing; an actor is a network, where no other kind is given."""
    actors: dict[str, dict[str, Any]] = {}
    links = []
    for word in text.split():
        ends = word.split("-")
        for id_ in ends:
            actors[id_] = {"name": id_.upper(), "kind": kinds.get(id_, "network")}
        links += [{"from": ends[0], "to": end, "kind": "information"} for end in ends[1:]]
    return project(actors, links)


def mapped(found: Project, year: str = "1999", as_of: date = LATE) -> ClusterMap:
    return cluster_map(found, label(year), as_of)
