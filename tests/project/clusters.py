"""Small clusters in memory, and the short form in which tests compare what was found wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from clusterctl.findings.finding import Finding
    from clusterctl.project.project import Project

CLUSTER = "id: made\nname: Made\ncountry: IN\ncurrency: USD\n"
ACTORS = """
actors:
  calico: {name: Calico, kind: cooperative}
  sidbi: {name: SIDBI, kind: financial_institution}
  unido: {name: UNIDO, kind: implementing_agency}
"""
DIAGNOSTIC = """
constraints: {weak-marketing: {text: Nobody sells, area: market}}
opportunities: {fairs: {text: Fairs, area: market}}
"""
VISION = "statement: All sell\nobjectives: {sell: {text: Sell, addresses: [weak-marketing]}}\n"
PLAN = "status: draft\nactivities: {fair: {title: A fair, addresses: [weak-marketing], objectives: [sell]}}\n"
SCORES = "date: 1999-12\nscores: {enterprises: {calico: {weight: 100, score: 6}}}\n"
FILES = {
    "cluster.yaml": CLUSTER, "actors.yaml": ACTORS, "diagnostic.yaml": DIAGNOSTIC, "vision.yaml": VISION,
    "plans/1999.yaml": PLAN, "scores/1999.yaml": SCORES,
}  # fmt: skip
"""A cluster without a fault."""


def project(changes: dict[str, str | bytes | None] | None = None, **others: str | bytes | None) -> Project:
    """Return the cluster above with other texts in some files; None takes a file away."""
    files = {**FILES, **(changes or {}), **{f"{name}.yaml": text for name, text in others.items()}}
    return load(MemoryTree({path: text for path, text in files.items() if text is not None}))


def short(finding: Finding) -> str:
    """Return "REF001 actors.yaml links.0.from", with a `*` where the key itself is meant."""
    keys = ".".join(map(str, finding.route.keys)) + ("*" if finding.route.on == "key" else "")
    return f"{finding.code} {finding.route.file} {keys}".strip()


def said(found: Project) -> list[str]:
    """Return what was found wrong, in the order of reading."""
    return [short(finding) for finding in found.findings]
