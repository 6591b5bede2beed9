"""Looks at printed pages with poppler: where headings stand, whether tables repeat their head, what paper loses."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from tests.browser.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MM = 72 / 25.4
EDGE = 5 * MM
"""What common printers leave white, in points."""
BAND = 24 * MM
"""The height of the bands above and below that hold page numbers, in points."""
DOTS = 36
"""The resolution at which ink is looked for, in dots an inch."""
PAPER_WHITE = 0xF0
"""From this grey on a dot is paper."""
_NOTE = re.compile(r"#\d+")
"""The number of a note, which stands on paper alone."""
_PARTED = re.compile(r"(?<=[\w][-–])(?=\w)")
_DESTINATION = re.compile(r'^\s*(\d+) \[ XYZ\s+\S+\s+(-?\d+)\s.*\] "(.*)"$', re.MULTILINE)
_XHTML = "{http://www.w3.org/1999/xhtml}"


class Mark(NamedTuple):
    """A block of the page, as seen.js marked it; `table` is the number of a row's table, else -1."""

    id: str
    name: str
    words: str
    table: int
    head: bool
    foot: bool
    leads: bool


class Word(NamedTuple):
    """A printed word and its box, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A printed page: its size in points and its words."""

    width: float
    height: float
    words: tuple[Word, ...]

    def edge(self) -> list[Word]:
        """Return the words of the upper and the lower band."""
        return [word for word in self.words if word.bottom < BAND or word.top > self.height - BAND]


class Print(NamedTuple):
    """A PDF as poppler tells it: its pages, and the page (from 1) and height over the ground of each named block."""

    sheets: tuple[Sheet, ...]
    places: dict[str, tuple[int, int]]


def findings(page: str, paper: str, pdf: Path, marks: list[Mark]) -> Iterator[Finding]:
    """Yield what is wrong with a page on a paper."""
    printed = _read(pdf)
    for number, check, what in (
        *_lonely_leads(printed, marks),
        *_headless(printed, marks),
        *_at_the_edge(printed),
        *_lonely_foot(printed, marks),
        *_unnumbered(printed),
        *_lost(printed, marks),
        *_ink(printed, pdf),
    ):
        yield Finding(page, check, (f"{paper} page {number} of {len(printed.sheets)}",), what)


def _asked(*command: str | Path) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


def _read(pdf: Path) -> Print:
    places = {
        name: (int(page), int(top))
        for page, top, name in _DESTINATION.findall(_asked("pdfinfo", "-dests", pdf).decode())
    }
    told = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", _asked("pdftotext", "-bbox", pdf, "-"))
    root = ET.fromstring(told)  # noqa: S314 - poppler's own words on a file that we printed
    return Print(tuple(_sheet(one) for one in root.iter(f"{_XHTML}page")), places)


def _sheet(page: ET.Element) -> Sheet:
    words = tuple(
        Word(word.text or "", *(float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))
        for word in page.iter(f"{_XHTML}word")
    )
    return Sheet(float(page.attrib["width"]), float(page.attrib["height"]), words)


def _lonely_leads(printed: Print, marks: list[Mark]) -> Iterator[tuple[int, str, str]]:
    """Yield headings, captions and heads of tables that end a page: what they lead to stands on the next one."""
    placed = [mark for mark in marks if mark.id in printed.places]
    for lead, led in pairwise(placed):
        page, following = printed.places[lead.id][0], printed.places[led.id][0]
        if lead.leads and page < following:
            yield page, "paper-heading", f"{lead.name} ends the page: {led.name} is on page {following}"


def _lonely_foot(printed: Print, marks: list[Mark]) -> Iterator[tuple[int, str, str]]:
    """Yield pages that begin with the footer: nothing else is on them."""
    placed = [mark for mark in marks if mark.id in printed.places]
    for before, mark in pairwise(placed):
        page, top = printed.places[mark.id]
        opens = top > printed.sheets[page - 1].height - BAND
        if mark.foot and not before.foot and printed.places[before.id][0] < page and opens:
            yield page, "paper-empty", f"the page has nothing but the footer: {mark.name}"


def _headless(printed: Print, marks: list[Mark]) -> Iterator[tuple[int, str, str]]:
    """Yield tables that go on on a page without their head."""
    heads = {mark.table: mark for mark in marks if mark.head and mark.id in printed.places}
    rows = [mark for mark in marks if mark.table in heads and not mark.head and mark.id in printed.places]
    for before, row in pairwise(rows):
        page, top = printed.places[row.id]
        if before.table != row.table or printed.places[before.id][0] == page:
            continue
        sheet, head = printed.sheets[page - 1], heads[row.table]
        printed_words = (piece for word in sheet.words for piece in _PARTED.split(word.text.casefold()))
        lacking = Counter(one.casefold() for one in _words(head)) - Counter(printed_words)
        if lacking or top > sheet.height - 2:
            yield page, "paper-table", f"the table goes on at {row.name} without its head {head.name}"


def _at_the_edge(printed: Print) -> Iterator[tuple[int, str, str]]:
    for number, sheet in enumerate(printed.sheets, 1):
        past = [
            word.text
            for word in sheet.words
            if min(word.left, word.top) < EDGE or word.right > sheet.width - EDGE or word.bottom > sheet.height - EDGE
        ]
        if past:
            yield number, "paper-margin", f"nearer than 5 mm to the paper's edge: {' '.join(past[:8])}"


def _unnumbered(printed: Print) -> Iterator[tuple[int, str, str]]:
    if len(printed.sheets) == 1:
        return
    for number, sheet in enumerate(printed.sheets, 1):
        if not any(re.search(rf"(?<!\d){number}(?!\d)", word.text) for word in sheet.edge()):
            yield number, "paper-number", "the page has no number above or below"


def _lost(printed: Print, marks: list[Mark]) -> Iterator[tuple[int, str, str]]:
    """Yield blocks with words that no page shows: what the paper's margin cuts is gone."""
    words = [_plain(word.text) for sheet in printed.sheets for word in sheet.words if not _NOTE.fullmatch(word.text)]
    known, run = set(words), "".join(words)
    for mark in marks:
        gone = [word for word in _words(mark) if _plain(word) not in known and _plain(word) not in run]
        if gone:
            page, _ = printed.places.get(mark.id, (1, 0))
            yield page, "paper-words", f"{mark.name} loses on paper: {' '.join(gone)}"


def _words(mark: Mark) -> Iterator[str]:
    """Yield the words of a block in the pieces that lines may part."""
    return (piece for word in mark.words.split() for piece in _PARTED.split(word))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", _NOTE.sub("", word)).replace("\u00ad", "").casefold()


def _ink(printed: Print, pdf: Path) -> Iterator[tuple[int, str, str]]:
    """Yield pages with nothing between the bands, and pages with ink where printers leave white."""
    for number, (sheet, (wide, high, dots)) in enumerate(zip(printed.sheets, _greys(pdf), strict=True), 1):
        scale = high / sheet.height
        rows = [dots[row * wide : (row + 1) * wide] for row in range(high)]
        band, edge = int(BAND * scale), int(EDGE * scale)
        if not any(_dark(row) for row in rows[band:-band]):
            yield number, "paper-empty", "the page has nothing on it"
        sides = (*rows[:edge], *rows[-edge:], *(row[:edge] + row[-edge:] for row in rows))
        if any(_dark(row) for row in sides):
            yield number, "paper-margin", "ink nearer than 5 mm to the paper's edge"


def _dark(dots: bytes) -> bool:
    return min(dots) < PAPER_WHITE


def _greys(pdf: Path) -> Iterator[tuple[int, int, bytes]]:
    """Yield each page as its width, height and greys, row by row: the PGM files that pdftoppm writes in a row."""
    told = _asked("pdftoppm", "-gray", "-r", str(DOTS), pdf)
    at = 0
    while at < len(told):
        _, size, _, rest = told[at:].split(b"\n", 3)
        wide, high = map(int, size.split())
        yield wide, high, rest[: wide * high]
        at = len(told) - len(rest) + wide * high
