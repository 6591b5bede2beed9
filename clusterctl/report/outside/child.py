"""The program of the child that fills a cluster's own template: the job on stdin, the text (or a `Fault`) on stdout.

`apart` starts it, and tells what it is kept from.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from clusterctl.report import text
from clusterctl.report.outside import confinement, faces
from clusterctl.report.outside.faults import TooMuchError, fault, undefined
from clusterctl.report.outside.job import FAULTY, FILLED, Fault, Limits, Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

_LATER = ("difflib", "html", "jinja2.debug", "pprint", "textwrap")
"""Modules that Jinja and our words load at their first use, when none can be loaded any more."""
_CHANCE = ("random",)
"""Filters that make of one record two reports."""
_KEPT = ("dict", "namespace", "range")
"""Of Jinja's global names, those that reports have a use for: the others are long ways to other modules."""


def main() -> None:
    """Read a job, fill its template and answer; the limits are the program's argument."""
    limits = msgspec.json.decode(sys.argv[1], type=Limits)
    confinement.limit(limits)
    work = msgspec.json.decode(sys.stdin.buffer.read(), type=Work)
    sources = faces.Sources(work.templates)
    environment, names = _ready(work, sources)
    confinement.lock(sources.texts)
    code, answer = _answered(environment, names, work.entry, sources.texts, limits.output)
    _write(answer)
    os._exit(code)


def _ready(work: Work, sources: faces.Sources) -> tuple[Environment, dict[str, object]]:
    environment, names = faces.prepared(work.face, sources, bytes(work.view), work.figures)
    environment.globals = {name: environment.globals[name] for name in _KEPT}
    environment.undefined = undefined({**environment.globals, **names})
    for name in _CHANCE:
        del environment.filters[name]
    for name in _LATER:
        import_module(name)
    _warm(environment)
    return environment, names


def _warm(environment: Environment) -> None:
    """Use once what loads its last parts, and the codecs of texts, only when it is used."""
    environment.from_string("{{ '\\u00e4 \\n' | escape }}{{ 1.5 | round }}").render()
    text.html("*a* `b` [c](https://ä.example/ä?b=ä) &auml;")
    text.blocks("- a\n- [b](https://ä.example/)\n\n> c")


def _answered(
    environment: Environment, names: Mapping[str, object], entry: str, sources: Mapping[str, str], most: int
) -> tuple[int, bytes]:
    try:
        return FILLED, _filled(environment, names, entry, most)
    except Exception as error:  # noqa: BLE001 - whatever is raised here is of the template's making
        return FAULTY, _told(error, entry, sources)


def _told(error: Exception, entry: str, sources: Mapping[str, str]) -> bytes:
    try:
        return msgspec.json.encode(fault(error, entry, sources))
    except MemoryError:  # not even enough is left for the words
        return msgspec.json.encode(Fault("memory"))


def _filled(environment: Environment, names: Mapping[str, object], entry: str, most: int) -> bytes:
    """Return the text of at most so many bytes; TooMuchError for a longer one."""
    made = bytearray()
    for part in environment.get_template(entry).generate(**names):
        made += part.encode("utf-8", "replace")
        if len(made) > most:
            raise TooMuchError
    return bytes(made)


def _write(answer: bytes) -> None:
    left = memoryview(answer)
    while left:
        left = left[os.write(1, left) :]
