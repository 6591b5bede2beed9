"""`docs/format.md`: every file, every record, every key, in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.method.sources import SOURCES
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Record, Written
from generate.fields import fields_of
from generate.glossary import GLOSSARY
from generate.markdown import code, link, table
from generate.records import holders, records_in
from generate.shapes import take_apart
from generate.titles import summary, title
from generate.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from clusterctl.model.kinds import FileKind
    from generate.fields import Field, Said
    from generate.glossary import Gloss

HERE = Path(__file__).parent
SHARED = "Records that several files hold"

ROOTS: dict[type[Struct], FileKind] = {kind.type: kind for kind in FILE_KINDS.values()}
RECORDS = list(dict.fromkeys(record for root in ROOTS for record in records_in(root)))


def text() -> str:
    """Return the page."""
    return "\n\n".join([_introduction(), *_files(), *_shared(), *_glossary()]) + "\n"


def _introduction() -> str:
    files = [[link(_heading(root), code(kind.pattern)), kind.title] for root, kind in ROOTS.items()]
    filled = {
        "files": table(["file", "what it holds"], files),
        "common": _keys([field for field in fields_of(Record) if field.common]),
        "sources": table(["short", "document"], [[short, source.title] for short, source in SOURCES.items()]),
    }
    page = (HERE / "introduction.md").read_text(encoding="utf-8").strip()
    for name, part in filled.items():
        page = page.replace(f"<!-- {name} -->", part)
    return page


def _files() -> Iterator[str]:
    for root, kind in ROOTS.items():
        yield f"## {_heading(root)}"
        yield f"{summary(root)}{_times(kind)} A small example:"
        yield f"```yaml\n{_sample(kind)}```"
        yield _keys(_own(root))
        for record in records_in(root)[1:]:
            if len(_files_of(record)) == 1:
                yield from _record(record)


def _times(kind: FileKind) -> str:
    return f" One file for each {link('Labels', 'label')}." if kind.labelled else ""


def _sample(kind: FileKind) -> str:
    """Return a small file of a kind, headed by its name."""
    (path,) = (HERE / "sample").glob(f"{kind.folder}/*.yaml" if kind.folder else f"{kind.name}.yaml")
    return f"# {path.relative_to(HERE / 'sample').as_posix()}\n{path.read_text(encoding='utf-8')}"


def _shared() -> Iterator[str]:
    yield f"## {SHARED}"
    for record in RECORDS:
        if len(_files_of(record)) > 1:
            yield from _record(record)


def _record(record: type[Struct]) -> Iterator[str]:
    yield f"### {title(record)}"
    yield f"{summary(record)} {_places(record)}"
    if issubclass(record, Written):
        yield f"A bare number is the same as this record with {code(record.short)} alone."
    yield _keys(_own(record))


def _glossary() -> Iterator[str]:
    yield "## Closed words and their meanings"
    for entry in GLOSSARY:
        yield f"### {entry.title}"
        yield entry.about
        yield _words(entry)


def _words(entry: Gloss) -> str:
    columns = [[code(str(word)) for word in entry.words], entry.meanings, *entry.more.values()]
    return table(["Word", "Meaning", *entry.more], list(zip(*columns, strict=True)))


def _places(record: type[Struct]) -> str:
    """Return where a record stands: "Stands in Activity as `contributions`."."""
    found = holders(record, RECORDS)
    return f"Stands in {'; '.join(_place(holder, keys) for holder, keys in found.items())}."


def _place(holder: type[Struct], keys: list[str]) -> str:
    few = len(keys) <= 3  # noqa: PLR2004 - more keys than this are seen in the holder's table
    name = code(ROOTS[holder].pattern) if holder in ROOTS else ""
    return link(_heading(holder), name) + (f" as {', '.join(map(code, keys))}" if few else "")


def _heading(record: type[Struct]) -> str:
    kind = ROOTS.get(record)
    return f"{code(kind.pattern)}: {kind.title}" if kind else title(record)


def _files_of(record: type[Struct]) -> list[type[Struct]]:
    return [root for root in ROOTS if record in records_in(root)]


def _own(record: type[Struct]) -> list[Field]:
    return [field for field in fields_of(record) if not field.common]


def _keys(fields: list[Field]) -> str:
    return table(["Key", "Meaning", "Takes", "If left out", "Example"], [_key(field) for field in fields])


def _key(field: Field) -> list[str]:
    takes = wording(take_apart(field.annotation))
    example = code(f"{field.key}: {field.said.example}")
    return [code(field.key), _meaning(field.said), takes, _left_out(field), example]


def _meaning(said: Said) -> str:
    unit = f" Unit: {said.unit}." if said.unit else ""
    source = f" Source: {said.source}." if said.source else ""
    return said.meaning + unit + source


def _left_out(field: Field) -> str:
    if field.required:
        return "**required**"
    if field.default is None:
        return field.said.default
    return code(str(field.default).lower() if isinstance(field.default, bool) else str(field.default))
