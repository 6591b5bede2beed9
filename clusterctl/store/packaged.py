"""Files that come with the program: the JSON Schemas. In a wheel they stand in the package, in a checkout beside it."""

from __future__ import annotations

import os

from clusterctl.findings.errors import NotFoundError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PLACES = (os.path.join(_PACKAGE, "schemas"), os.path.join(os.path.dirname(_PACKAGE), "schemas"))


def schema(kind: str) -> str:
    """Return the schema of a file kind; NotFoundError where the installation lacks it."""
    name = f"{kind}.schema.json"
    for place in _PLACES:
        path = os.path.join(place, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", newline="") as file:
                return file.read()
    raise NotFoundError(f"this installation of clusterctl lacks its file {name}", "install clusterctl anew")
