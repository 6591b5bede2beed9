"""The catalogue of reports (`report.pot`), and what the translators made of it, compiled (`report.mo`)."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from generate.messages import PLACE, Message, MessageError, gathered, in_tables, in_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from babel.messages.catalog import Message as Entry

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "clusterctl/locale"
POT = f"{LOCALE}/report.pot"
_HEAD = """\
# Messages of clusterctl's reports. `make generate` writes this file; docs/translating.md tells how to translate it.
msgid ""
msgstr ""
"Project-Id-Version: clusterctl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def text() -> str:
    """Return the catalogue without translations: no dates and no lines in it, so that it changes seldom."""
    return written(gathered((*in_tree(ROOT, "clusterctl"), *in_tables())))


def written(messages: Mapping[Message, tuple[str, ...]]) -> str:
    """Return messages, with the files where each stands, as a catalogue without translations."""
    catalog = Catalog(charset="utf-8")
    for message, files in messages.items():
        id_ = (message.text, message.plural) if message.plural else message.text
        entry = catalog.add(id_, locations=[(file, 0) for file in files], context=message.context or None)
        entry.flags.clear()  # a share (`{share} % of …`) is taken for a form of Python's
        if any(PLACE.search(one) for one in (message.text, message.plural)):
            entry.flags.add("python-brace-format")
    out = BytesIO()
    write_po(out, catalog, width=120, omit_header=True, include_lineno=False)
    return f"{_HEAD}{out.getvalue().decode('utf-8').strip()}\n"


def compiled() -> tuple[tuple[str, Callable[[], bytes]], ...]:
    """Return for each translated catalogue the file that reports read, and how it is made."""
    return tuple(
        (path.with_suffix(".mo").relative_to(ROOT).as_posix(), partial(_compiled, path))
        for path in sorted((ROOT / LOCALE).glob("*/report.po"))
    )  # fmt: skip


def _compiled(path: Path) -> bytes:
    return compile_po(path.read_bytes(), path.relative_to(ROOT).as_posix(), path.parent.name)


def compile_po(held: bytes, name: str, locale: str) -> bytes:
    """Return a translated catalogue as reports read it; MessageError names the first translation that does not fit.

    What is not translated, or marked as fuzzy, is said in English.
    """
    catalog = _read(held, name, locale)
    for entry in catalog:
        if entry.id and not entry.fuzzy:
            for fault in faults(entry, catalog.num_plurals):
                raise MessageError(f"{name}:{entry.lineno}: {fault}")
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _read(held: bytes, name: str, locale: str) -> Catalog:
    try:
        spoken = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise MessageError(f"{name}: `{locale}` is no language that Babel knows") from error
    try:
        return read_po(BytesIO(held), locale=spoken, abort_invalid=True)
    except PoFileError as error:
        what = str(error).removesuffix(f" on {error.lineno}")
        raise MessageError(f"{name}:{error.lineno + 1}: {what}") from error
    except UnicodeDecodeError as error:
        raise MessageError(f"{name}: it is not in UTF-8") from error


def faults(entry: Entry, forms: int) -> Iterator[str]:
    """Give what is wrong with a translation: a place lost or added, a plural form missing."""
    ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
    said = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    if not any(said):
        return
    if len(ids) > 1 and (len(said) != forms or not all(said)):
        yield f"“{ids[0]}” needs {forms} plural forms"
    may = {place for one in ids for place in PLACE.findall(one)}
    must = set.intersection(*(set(PLACE.findall(one)) for one in ids)) - ({"n"} if len(ids) > 1 else set())
    for one in said:
        found = set(PLACE.findall(one or ""))
        if must - found:
            yield f"the translation of “{ids[0]}” lacks {{{min(must - found)}}}"
        if found - may:
            yield f"the translation of “{ids[0]}” has {{{min(found - may)}}}, which is not in the message"
