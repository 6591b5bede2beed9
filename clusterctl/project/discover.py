"""Which paths of a tree are files of a cluster, of what kind, under what label; and which look as if they should be."""

from __future__ import annotations

import re

from msgspec import Struct

from clusterctl.findings.finding import Finding, Route
from clusterctl.model.kinds import FILE_KINDS, FileKind
from clusterctl.project.labels import is_label
from clusterctl.store.tree import is_yaml
from clusterctl.words import listed, nearest

_TOP = {f"{kind.name}.yaml": kind for kind in FILE_KINDS.values() if not kind.labelled}
_FOLDERS = {kind.folder: kind for kind in FILE_KINDS.values() if kind.labelled}
_MONTH = len("1999-06")
_ENDING = r"(?i)\.(ya?ml(?:\.[a-z]+)?)$"


class Place(Struct, frozen=True):
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
    if not is_yaml(path):
        return _closed(path) if path in {"", *_FOLDERS} else None
    folder, _, name = path.rpartition("/")
    if not folder:
        return Place(path, _TOP[name]) if name in _TOP else _unknown_top(path)
    if folder == "templates":
        return None
    return _filed(path, folder, name) if folder in _FOLDERS else _unknown_folder(path, folder)


def _filed(path: str, folder: str, name: str) -> Place | Finding:
    """Judge a file in a folder of ours: its name is a label."""
    kind = _FOLDERS[folder]
    stem, suffix = _parted(name)
    if not is_label(stem) or (len(stem) == _MONTH and kind.name != "scores"):
        return _bad_label(path, stem, kind)
    if suffix != "yaml":
        return _misnamed(path, f"this file ends in .{suffix}, so it is not read", f"rename it to {folder}/{stem}.yaml")
    return Place(path, kind, stem)


def _parted(name: str) -> tuple[str, str]:
    """Return a file's name without and with only its ending, of which a program may have made two: yaml.txt."""
    stem, _, suffix = name.partition(".")
    if suffix == "yaml":
        return stem, suffix
    ending = re.search(_ENDING, name)
    return (name[: ending.start()], ending[1]) if ending else (name, "")


def _closed(path: str) -> Finding:
    """Judge a folder that should hold files but cannot be looked into."""
    message = "the files in this folder can't be listed: it is a link or a submodule, or may not be read"
    return Finding("YML025", message, Route(path), "make it a folder, and give permission to read it")


def _misnamed(path: str, message: str, help_: str) -> Finding:
    return Finding("REF009", message, Route(path), help_)


def _bad_label(path: str, stem: str, kind: FileKind) -> Finding:
    """Return what to name a file of a label; `1998-99` is how many write the financial year."""
    short = re.fullmatch(r"(\d\d)(\d\d)[-_](\d\d)", stem)
    if short and is_label(stem[:4]) and not is_label(stem):
        help_ = f"rename it to {kind.folder}/{stem[:4]}-{int(stem[:4]) + 1}.yaml"
    else:
        names = [f"year ({kind.folder}/1999.yaml)", "financial year (1999-2000.yaml)"]
        help_ = f"name it after its {listed([*names, *(['month (1999-06.yaml)'] if kind.name == 'scores' else [])])}"
    return _misnamed(path, f"`{stem}` is no year, so {kind.title} in this file is not read", help_)


def _unknown_top(path: str) -> Finding:
    """Judge a file at the top: a slip, something that belongs in a folder, or nothing of ours."""
    stem, _ = _parted(path)
    near = nearest(stem, [name.removesuffix(".yaml") for name in _TOP])
    if near:
        message = f"`{path}` is read by nothing; did you mean `{near}.yaml`?"
        return _misnamed(path, message, f"rename it to {near}.yaml")
    folder = nearest(stem, _FOLDERS)
    if folder:
        message = f"`{path}` is read by nothing; did you mean a file in `{folder}`?"
        return _misnamed(path, message, f"move it to the folder, and name it after its year: {folder}/1999.yaml")
    return _unread(path)


def _unread(path: str, why: str = "") -> Finding:
    help_ = "move it out of the cluster's folder, or delete it"
    return Finding("REF008", f"`{path}` is read by nothing{why}", Route(path), help_)


def _unknown_folder(path: str, folder: str) -> Finding:
    """Judge a file in a folder that is none of ours, or lies below one."""
    top = folder.partition("/")[0]
    if top in _FOLDERS and top != folder:
        return _unread(path, f"; only files that stand in `{top}` itself are")
    near = nearest(folder, _FOLDERS)
    if near:
        message = f"nothing is read from the folder `{folder}`; did you mean `{near}`?"
        return _misnamed(path, message, f"rename the folder to {near}")
    return _unread(path)
