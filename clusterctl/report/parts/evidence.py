"""The list of evidence: the documents that the files name as their sources, and files of evidence with their dates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.findings.finding import Keys
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What does this report rest on?")
_APART = re.compile(r";\s+")
_PLACE = re.compile(r",\s+")
_HOLDS = (dict, list)


class _Held(Struct, frozen=True):
    """A file of evidence: what it shows, and where it is named."""

    file: str
    date: str
    text: str
    route: Route


def told(at: Ground) -> Told:
    """Return what is named as source or evidence in the files up to the end of the period."""
    documents = cache(_documents)  # few are named, very often
    sources: dict[str, dict[str, list[Route]]] = {}
    held: list[_Held] = []
    refused = 0
    for route, key, value in _named(at):
        place = route.under(key)
        if key == "evidence" and isinstance(value, dict):
            one = _held(value, place)
            if at.reader.sees(place.under("file")):
                held.append(one)
            else:
                refused += 1
        elif isinstance(value, str) and at.reader.sees(place):
            for document, where in documents(value):
                sources.setdefault(document, {}).setdefault(where, []).append(place)
        else:
            refused += isinstance(value, str)
    blocks = (*_sources(at, sources), *_files(at, held))
    nothing = not sources and not held and not refused
    gaps = (
        (
            Gap(
                at.say("No source and no file of evidence is named."),
                f"scores/{at.label.text}.yaml: scores.<group>.<body>.evidence",
            ),
        )
        if nothing
        else ()
    )
    return Told(_heading(at, sources, held), blocks, gaps, withheld=bool(refused))


def _heading(at: Ground, sources: Mapping[str, object], held: Sequence[_Held]) -> Text:
    say = at.say
    if sources and held:
        return say("It rests on {sources} and {files}",
                   sources=say.several(len(sources), "{n} document", "{n} documents"),
                   files=say.several(len(held), "{n} file of evidence", "{n} files of evidence"))  # fmt: skip
    if sources:
        return say.several(len(sources), "The figures and texts come from {n} document",
                           "The figures and texts come from {n} documents")  # fmt: skip
    return ""


# -- reading the files -------------------------------------------------------------------------------------------------


def _named(at: Ground) -> Iterator[tuple[Route, str, object]]:
    """Yield each source, source of verification, and piece of evidence that is a file; with the record it is of."""
    for path, file in at.project.files.items():
        label = at.project.labels.get(path)
        if label is None or label.first <= at.label.last:
            found: list[tuple[Keys, str, object]] = []
            _walk(file.document.data, (), found)
            yield from ((Route(path, keys), key, value) for keys, key, value in found)


def _walk(data: object, keys: Keys, found: list[tuple[Keys, str, object]]) -> None:
    if isinstance(data, list):
        for nth, one in enumerate(data):
            if isinstance(one, _HOLDS):
                _walk(one, (*keys, nth), found)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, _HOLDS):
                if key == "evidence" and isinstance(value, dict) and isinstance(value.get("file"), str):
                    found.append((keys, key, value))
                _walk(value, (*keys, key), found)
            elif key in {"source", "verification"} and isinstance(value, str):
                found.append((keys, key, value))


def _documents(value: str) -> list[tuple[str, str]]:
    """Return the documents that a source names, each with the place in it: "S3, table 2; S4"."""
    found = []
    for part in _APART.split(" ".join(value.split())):
        document, *rest = _PLACE.split(part, maxsplit=1)
        found.append((document, rest[0] if rest else ""))
    return found


def _held(value: Mapping[str, object], place: Route) -> _Held:
    file, date, text = (str(value.get(key) or "") for key in ("file", "date", "text"))
    return _Held(file, date, text, place)


# -- tables ------------------------------------------------------------------------------------------------------------


def _sources(at: Ground, sources: Mapping[str, Mapping[str, Sequence[Route]]]) -> Iterator[Block]:
    say = at.say
    if not sources:
        return
    columns = (Column(say("Document")), Column(say("Places in it")), Column(say("Files that name it")),
               Column(say("Times named"), "right"))  # fmt: skip
    rows = []
    for document in sorted(sources, key=lambda name: (-sum(map(len, sources[name].values())), name)):
        places = sources[document]
        routes = [route for some in places.values() for route in some]
        named = at.named([place for place in places if place])
        files = at.named(list(dict.fromkeys(route.file for route in routes)))
        rows.append(Row((document, named or "–", files, say.number(len(routes)))))
    yield Table(say("Documents that are named as sources"), columns, tuple(rows))


def _files(at: Ground, held: Sequence[_Held]) -> Iterator[Block]:
    say = at.say
    if not held:
        return
    columns = (Column(say("File")), Column(say("Taken down")), Column(say("What it shows")), Column(say("Named in")))
    rows = []
    for one in sorted(held, key=lambda one: (one.date, one.file)):
        note = at.proof.note_of(one.route.under("file"))
        rows.append(Row(((Run(one.file, note=note),), _date(at, one.date), one.text or "–", one.route.file)))
    yield Table(say("Files of evidence"), columns, tuple(rows))
    if any(not one.date for one in held):
        yield Paragraph(say("Where no date stands, none is recorded."), "note")


def _date(at: Ground, written: str) -> str:
    try:
        return at.say.when(PartialDate(written))
    except ValueError:
        return "–"
