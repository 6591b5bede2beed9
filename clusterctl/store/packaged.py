"""Files that come with the program: the JSON Schemas, and the shells' completion.

The schemas stand in the package in a wheel, and beside it in a checkout.
"""

from __future__ import annotations

import os

from clusterctl.findings.errors import NotFoundError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PLACES = (_PACKAGE, os.path.dirname(_PACKAGE))


def schema(kind: str) -> str:
    """Return the schema of a file kind; NotFoundError where the installation lacks it."""
    return _text("schemas", f"{kind}.schema.json")


def completion(name: str) -> str:
    """Return a shell's script by its file's name; NotFoundError where the installation lacks it."""
    return _text("completions", name)


def _text(folder: str, name: str) -> str:
    for place in _PLACES:
        path = os.path.join(place, folder, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", newline="") as file:
                return file.read()
    raise NotFoundError(f"this installation of clusterctl lacks its file {name}", "install clusterctl anew")
