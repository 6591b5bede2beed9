"""The readers that `parse` compares, in one process of the measured environment. Writes their times as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from ruamel.yaml import YAML
from yaml._yaml import CParser

from bench.timing import MeasureError, rounds
from clusterctl.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable


def main(path: str, number: str) -> None:
    """Time the readers on a file for so many rounds."""
    data = Path(path).read_bytes()
    text = data.decode("utf-8")
    if read("plan.yaml", data).findings:
        raise MeasureError("clusterctl finds fault with the plan that it is to read")
    times = rounds(int(number), lambda: CParser(text).raw_parse(), readers(data, text))
    json.dump(times, sys.stdout)


def readers(data: bytes, text: str) -> dict[str, Callable[[], object]]:
    """Return the readers by name. The file is our own: what is banned in clusterctl for hostile files is safe here."""
    return {
        "clusterctl": lambda: read("plan.yaml", data),
        "pyyaml-c": lambda: yaml.load(text, yaml.CSafeLoader),  # noqa: TID251 - it is what is compared
        "pyyaml": lambda: yaml.safe_load(text),  # noqa: TID251 - it is what is compared
        "ruamel": lambda: YAML(typ="rt", pure=True).load(text),
    }
