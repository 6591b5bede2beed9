"""Figures of indicators with the unit that stands elsewhere: in the log-frame, at the indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clusterctl.analysis.changes.meaning import Node, meaning
from clusterctl.model.values import Number, Quantity

if TYPE_CHECKING:
    from clusterctl.analysis.changes.meaning import Renames, Tree
    from clusterctl.project.project import Project

_FILE = "logframe.yaml"


class _Measure(Struct, frozen=True):
    """What the figures of an indicator count: a currency's units, or others."""

    currency: str | None
    unit: str


def measured(project: Project, renames: Renames, currency: str = "") -> Node:
    """Return what the files mean (`meaning`), with the units of targets, baselines and values of indicators."""
    tree = meaning(project, renames, currency)
    measures = _measures(project, renames, project.cluster.currency if project.cluster else currency)
    if not measures:
        return tree
    return replace(tree, below={path: _file(one, measures) for path, one in tree.below.items()})


def _measures(project: Project, renames: Renames, currency: str) -> dict[str, _Measure]:
    """Return what indicators are counted in, by the ids that they have now and had."""
    if project.logframe is None:
        return {}
    names = renames.made.get((_FILE, "indicators"), {})
    found: dict[str, _Measure] = {}
    for id_, one in project.logframe.indicators.items():
        measure = _Measure(one.currency or (currency if one.benefit else None), one.unit or "")
        found[id_] = found[names.get(id_, id_)] = measure
    return found


def _file(tree: Tree, measures: dict[str, _Measure]) -> Tree:
    key = {"logframe": "indicators", "monitoring": "values"}.get(tree.what) if isinstance(tree, Node) else None
    held = tree.below.get(key) if key and isinstance(tree, Node) else None
    if key is None or not isinstance(held, Node) or not isinstance(tree, Node):
        return tree
    below = {id_: _counted(one, measures[id_]) if id_ in measures else one for id_, one in held.below.items()}
    return replace(tree, below={**tree.below, key: replace(held, below=below)})


def _counted(tree: Tree, measure: _Measure) -> Tree:
    """Return the figures below a tree with their unit."""
    if isinstance(tree, Node):
        return replace(tree, below={key: _counted(one, measure) for key, one in tree.below.items()})
    if not isinstance(tree.value, Number | Quantity):
        return tree
    return replace(tree, currency=measure.currency, unit=measure.unit)
