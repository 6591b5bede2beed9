"""A language that nobody speaks: in it every word of ours is recognised at sight, so that a forgotten one stands out.

Messages are written with accents, about 35 % longer and in brackets: ⟦Ṫĥë çľûšťëŕ ~~~⟧. Numbers are grouped with dots
and months are pseudo words. What still is plain in a report is from the files, or was never given to the catalogue.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from clusterctl.report.speech.forms import English
from clusterctl.report.speech.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

TAG = "qps"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÄḂÇĎËḞĠĤÏĴĶĽṀÑÖṖɊŔŠṪÛṼŴẊÝŽäḃçďëḟġĥïĵķľṁñöṗɋŕšťûṽŵẋýž"
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_PLACE = re.compile(r"(\{\w+\})")
_LONGER = 0.35


def pseudo(text: str) -> str:
    """Return a message as it is said in the pseudo-language; its places stay."""
    if not text.strip(" ,;"):
        return text  # what stands between the items of a list
    said = "".join(part if _PLACE.fullmatch(part) else part.translate(_LETTERS) for part in _PLACE.split(text))
    return f"⟦{said} {'~' * round(len(_PLACE.sub('', text)) * _LONGER)}⟧"


class _Catalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        assert context
        return pseudo(message)


class _Forms(English):
    lakh = True
    direction: Literal["ltr", "rtl"] = "ltr"

    def number(self, figure: Decimal) -> str:
        return super().number(figure).replace(",", "˙")

    def month(self, day: date) -> str:
        return f"{pseudo(f'{day:%B}')} {day.year}"

    def country(self, code: str) -> str | None:
        found = super().country(code)
        return pseudo(found) if found else None


def language() -> Language:
    """Return the pseudo-language."""
    return Language(TAG, _Catalogue(), _Forms())


# -- what is not said in it --------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_WORDS = re.compile(
    r"(?i:https?://\S+|mailto:\S+)"
    r"|\b[0-9a-f]{7,64}\b"  # commits and digests
    r"|[\w./*-]*[\w*-]\.(?:yaml|md|html|svg|pdf)\b|\b[\w.-]+/[\w./-]+"  # names of files and folders
    r"|\b[A-Z]{3}\b"  # codes of currencies
    r"|\b[A-Z]{3}[0-9]{3}\b"  # codes of rules
)
ALLOWED = frozenset({"clusterctl", "S", "x", "CO"})
"""Words that are the same in all languages."""
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "content", "summary")
_SILENT = {"style", "script"}
_INLINE = {"a", "b", "i", "wbr", "em", "strong", "del", "ins", "sup", "code"}
"""Tags within a sentence."""
_MOST_WORDS = 3
"""From so many words on, a piece of a text of the files is known for one."""


def outside(text: str, own: Iterable[str], allowed: Iterable[str] = ()) -> list[str]:
    """Return the words of a page, HTML or Markdown, that are neither in the pseudo-language nor from the files.

    `own` are the texts of the project's files (and what is made of them, as short names). A word counts as theirs in a
    line of a page that stands in one of them whole, or else in a piece that is a whole text of theirs or has at least
    three words. `allowed` are further words.
    """
    texts = [_words(one) for one in own]
    held = {" ".join(words) for words in texts}
    joined = " | ".join(f" {one} " for one in sorted(held))
    known = ALLOWED | set(allowed)
    found: list[str] = []
    for shown in _visible(text):
        if f" {' '.join(_words(shown))} " in joined:
            continue
        for stretch in _stretches(shown, known):
            found += _uncovered(stretch, held, joined)
    return found


def broken(text: str) -> list[str]:
    """Return the texts of a rendered page in which brackets do not pair: a message was cut, or joined with others."""
    return [one for one in _visible(text) if not _is_paired(one)]


def _is_paired(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _visible(text: str) -> list[str]:
    """Return what a reader sees or hears of a page: one text for each stretch between tags that break it."""
    page = _Page()
    page.feed(text if text.lstrip().lower().startswith(("<!doctype", "<html", "<svg")) else _of_markdown(text))
    page.close()
    return page.texts


def _of_markdown(text: str) -> str:
    """Return Markdown as HTML; what stands in front of the page (`---`) and in code is left as text."""
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(text))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._silent = 0
        self._begun: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self._break(tag)
        given = dict(attrs)
        if tag == "meta" and given.get("name") not in {"description", "keywords", "author"}:
            return
        self.texts += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._silent -= tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._begun.append(data)

    def close(self) -> None:
        super().close()
        self._break("")

    def _break(self, tag: str) -> None:
        """End a text at a tag that stands in no sentence."""
        if tag not in _INLINE:
            self.texts += [line for line in "".join(self._begun).split("\n") if line.strip()]
            self._begun.clear()


def _words(text: str) -> list[str]:
    return _WORD.findall(_NO_WORDS.sub(" ", text))


def _stretches(text: str, known: Iterable[str]) -> Iterator[list[str]]:
    """Yield the stretches of words of a text that are not in the pseudo-language."""
    stretch: list[str] = []
    for word in _words(text):
        if _is_pseudo(word) or word in known:
            yield stretch
            stretch = []
        else:
            stretch.append(word)
    yield stretch


def _is_pseudo(word: str) -> bool:
    return all(letter in _ACCENTED or not letter.isalpha() for letter in word)


def _uncovered(stretch: Sequence[str], held: set[str], joined: str) -> Iterator[str]:
    """Yield the words of a stretch that are in no text of the files."""
    at = 0
    while at < len(stretch):
        length = _covered(stretch[at:], held, joined)
        if not length:
            yield stretch[at]
        at += length or 1


def _covered(words: Sequence[str], held: set[str], joined: str) -> int:
    """Return how many words from the first on are of one text of the files."""
    for length in range(len(words), 0, -1):
        piece = " ".join(words[:length])
        if piece in held or (length >= _MOST_WORDS and f" {piece} " in joined):
            return length
    return 0
