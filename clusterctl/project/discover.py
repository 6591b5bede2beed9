"""Which paths of a tree are files of a cluster, of what kind, under what label; and which look as if they should be."""

from __future__ import annotations

from typing import NamedTuple

from clusterctl.findings.finding import Finding, Route
from clusterctl.model.kinds import FILE_KINDS, FileKind
from clusterctl.project.labels import is_label
from clusterctl.words import did_you_mean, nearest

_TOP = {f"{kind.name}.yaml": kind for kind in FILE_KINDS.values() if not kind.labelled}
_FOLDERS = {kind.folder: kind for kind in FILE_KINDS.values() if kind.labelled}


class Place(NamedTuple):
    """A file of the cluster: its path, kind and (for plans, scores, monitoring) label."""

    path: str
    kind: FileKind
    label: str = ""


def discover(paths: list[str]) -> tuple[list[Place], list[Finding]]:
    """Return the cluster's files in the order of the method, and a finding for each path that is read by nothing."""
    places: list[Place] = []
    findings: list[Finding] = []
    for path in paths:
        found = _place(path)
        if isinstance(found, Place):
            places.append(found)
        elif found is not None:
            findings.append(found)
    order = list(FILE_KINDS)
    places.sort(key=lambda place: (order.index(place.kind.name), place.label))
    return places, findings


def _place(path: str) -> Place | Finding | None:
    folder, _, name = path.rpartition("/")
    if not folder:
        return Place(path, _TOP[name]) if name in _TOP else _unknown_top(path)
    if folder == "templates":
        return None
    if folder not in _FOLDERS:
        return _unknown_folder(path, folder)
    kind = _FOLDERS[folder]
    stem, _, suffix = name.rpartition(".")
    if suffix != "yaml":
        return _bad_label(path, f"files here end in .yaml, not .{suffix}", f"rename it to {stem}.yaml")
    if not is_label(stem) or (len(stem) == 7 and kind.name != "scores"):  # noqa: PLR2004 - a month, such as 1999-06
        months = " (1999-06 for a mid-year one)" if kind.name == "scores" else ""
        help_ = f"name it after its year: {folder}/1999.yaml or {folder}/1999-2000.yaml{months}"
        return _bad_label(path, f"`{stem}` is no label, so {kind.title} in this file is not read", help_)
    return Place(path, kind, stem)


def _bad_label(path: str, message: str, help_: str) -> Finding:
    return Finding("REF009", message, Route(path), help_)


def _unknown_top(path: str) -> Finding:
    stem = path.rpartition(".")[0]
    near = nearest(stem, [name.removesuffix(".yaml") for name in _TOP])
    if near:
        return _bad_label(
            path, f"`{path}` is read by nothing; did you mean `{near}.yaml`?", f"rename it to {near}.yaml"
        )
    in_folder = f"; did you mean a file in `{nearest(stem, _FOLDERS)}/`?" if nearest(stem, _FOLDERS) else ""
    return Finding("REF008", f"`{path}` is read by nothing{in_folder}", Route(path), "move it, or delete it")


def _unknown_folder(path: str, folder: str) -> Finding:
    near = did_you_mean(folder, _FOLDERS)
    if near:
        return _bad_label(path, f"nothing is read from the folder `{folder}`{near}", "rename the folder")
    return Finding("REF008", "this YAML file is read by nothing", Route(path), "move it out of the way, or delete it")
