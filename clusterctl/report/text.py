"""Free text from files (Markdown: CommonMark without raw HTML) as HTML, and as Markdown that can do no harm.

Headings, images, rules and indented code are not read as such: a text is a part of a report, never its outline.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NOT_READ = ["heading", "lheading", "hr", "code", "reference", "html_block", "html_inline", "image"]
_SCHEMES = ("http://", "https://", "mailto:")
_REPLACEMENT = 0xFFFD
_INERT = {
    **dict.fromkeys([*(set(range(0x20)) - {0x09, 0x0A}), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], _REPLACEMENT),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F, 0xFEFF], _REPLACEMENT),
    0x09: 0x20, 0x0D: 0x20, 0x85: 0x20, 0x2028: 0x20, 0x2029: 0x20,
}  # fmt: skip
_SPECIAL = (
    r"[\\`*\[\]|~$^]"  # emphasis, code, links, tables, strikethrough, formulas, footnotes
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore, but within a word
    r"|\{|(?<=\{)%"  # templates of sites that are built from Markdown
)
_ENTITY = r"&(?=#?\w+;)"
_LIVE = r"(?i)@(?=\w)|#(?=\d)|(?<=\w):(?=//)|\bwww(?=\.)"
"""What forges make links of, and call people with, after they read Markdown: escapes and entities do not hinder it."""
_NOTHING = "<!-- -->"
"""A comment, which is not shown, takes such a sign apart."""
_BLOCK_START = r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{2,}|=+\s*$|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
"""What makes a heading, quotation, list or rule of a line."""
_FENCE = "`"


_LINE = r"(?!\d+[.)](?:\s|$))[^\W_](?:[^\W_]|[ ,;:.'\"()/%?!=+€£₹°×−–—‘’“”…-])*(?<! )"  # noqa: RUF001 - as typed
"""A line in which nothing means anything in Markdown."""
_PLAIN = re.compile(rf"{_LINE}\n?")
"""Most texts are such a line, or a list of such lines: they need no reader of Markdown."""


@cache
def _reader() -> MarkdownIt:
    """Return a reader of CommonMark that makes links to the web and to mail only; it takes its time to load."""
    from markdown_it import MarkdownIt

    class Reader(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is markdown-it's
            return url.lower().startswith(_SCHEMES)

    return Reader("commonmark", {"html": False}).disable(_NOT_READ)


def inert(text: str) -> str:
    """Return the text with characters replaced that control a terminal or turn the direction of writing."""
    return text if text.isprintable() else text.translate(_INERT)


def words(text: str) -> str:
    """Return free text without its marks, on one line: for a cell of a table."""
    lines = _lines(text)
    if lines:
        return " ".join(" ".join(lines).split())
    inline = [token for token in _reader().parse(text) if token.type in {"inline", "fence"}]
    said = (
        "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or ())
        or token.content
        for token in inline
    )
    return " ".join(" ".join(said).split())


def _lines(text: str) -> list[str]:
    """Return what a text says that is one plain line, or a list of such; nothing of another."""
    if _PLAIN.fullmatch(text):
        return [text.strip()]
    items = text.removesuffix("\n").split("\n")
    is_list = all(item.startswith("- ") and _PLAIN.fullmatch(item, len("- ")) for item in items)
    return [item.removeprefix("- ") for item in items] if is_list else []


# -- HTML -----------------------------------------------------------------------------------------------------------


def html(text: str) -> str:
    """Return free text as HTML: of a single paragraph what stands in it, else blocks."""
    if _PLAIN.fullmatch(text):
        return _quoted(text.strip())
    if lines := _lines(text):
        items = "".join(f"<li>{_quoted(line)}</li>\n" for line in lines)
        return f"<ul>\n{items}</ul>"
    tokens = _reader().parse(text)
    if len(tokens) == 3 and tokens[1].type == "inline":  # noqa: PLR2004 - begin, text, end of one paragraph
        return inert(_reader().renderInline(text)).strip()
    return inert(_reader().render(text)).strip()


def _quoted(line: str) -> str:
    return line.replace('"', "&quot;")


# -- Markdown -------------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return text that is no Markdown so that Markdown shows it as it is, on one line; it links to and calls nobody."""
    said = _at_start(_escaped(" ".join(inert(text).split())))
    return re.sub(_LIVE, lambda found: f"{found[0]}{_NOTHING}", said)


def inner(text: str) -> str:
    """Return text that is no Markdown for the midst of a line: what begins a block only at its start may stay."""
    return re.sub(_LIVE, lambda found: f"{found[0]}{_NOTHING}", _escaped(" ".join(inert(text).split())))


def _escaped(text: str) -> str:
    text = re.sub(_ENTITY, "&amp;", text)
    return re.sub(_SPECIAL, lambda found: f"\\{found[0]}", text).replace("<", "&lt;")


def _at_start(text: str) -> str:
    """Return an escaped line so that its beginning makes no block of another kind."""
    found = re.match(_BLOCK_START, text)
    if found is None:
        return text
    number = found["number"] or ""
    return f"{number}\\{text[len(number) :]}"


def blocks(text: str) -> list[str]:
    """Return free text as lines of Markdown."""
    lines = _lines(text)
    if lines:
        sign = "- " if text.startswith("- ") else ""
        return [f"{sign}{_at_start(_escaped(line))}" for line in lines]
    return list(_blocks(_reader().parse(inert(text))))


def line(text: str) -> str:
    """Return free text as Markdown on one line; the items of a list follow one another."""
    lines = _lines(text)
    if lines:
        return " ".join(_at_start(_escaped(line)) for line in lines)
    inline = [token for token in _reader().parse(inert(text)) if token.type in {"inline", "fence"}]
    return " ".join(_inline(token.children, " ") if token.children else plain(token.content) for token in inline)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the lines of a run of blocks, an empty one between each two but in a tight list."""
    at, apart = 0, False
    while at < len(tokens):
        token = tokens[at]
        end = _end(tokens, at)
        if apart:
            yield ""
        yield from _block(token, tokens[at + 1 : end])
        at, apart = end + 1, not token.hidden


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where the block that begins at `start` ends."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _block(token: Token, inner: Sequence[Token]) -> Iterator[str]:
    match token.type:
        case "paragraph_open":
            yield from _inline(inner[0].children or [], "\\\n").split("\n")
        case "bullet_list_open" | "ordered_list_open":
            sign = "- " if token.type == "bullet_list_open" else "1. "
            for item in _items(inner):
                yield from _indented(_blocks(item), sign, " " * len(sign))
        case "blockquote_open":
            yield from _indented(_blocks(inner), "> ", "> ")
        case _:
            yield from _fenced(token.content)


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        yield tokens[at + 1 : end]
        at = end + 1


def _indented(lines: Iterator[str], first: str, rest: str) -> Iterator[str]:
    for number, one in enumerate(lines):
        yield ((first if number == 0 else rest) + one).rstrip()


def _fenced(content: str) -> Iterator[str]:
    fence = _FENCE * max(3, _longest_run(content) + 1)
    yield from (fence, *content.rstrip("\n").split("\n"), fence)


def _longest_run(content: str) -> int:
    return max((len(run) for run in re.findall(f"{_FENCE}+", content)), default=0)


def _inline(tokens: Sequence[Token], line_break: str) -> str:
    """Return what stands in a paragraph; code as plain text, since no backticks are safe in a table."""
    marks = {"em_open": "*", "em_close": "*", "strong_open": "**", "strong_close": "**"}
    lines: list[str] = [""]
    hrefs: list[str] = []
    for token in tokens:
        match token.type:
            case "softbreak":
                lines[-1] += " "
            case "hardbreak":
                lines.append("")
            case "link_open":
                hrefs.append(_href(str(token.attrGet("href") or "")))
                picture = lines[-1].endswith("!")
                lines[-1] = (lines[-1][:-1] + "\\!" if picture else lines[-1]) + "["
            case "link_close":
                lines[-1] += f"]({hrefs.pop()})"
            case kind:
                lines[-1] += marks.get(kind) or _escaped(inert(token.content).replace("\n", " "))
    return line_break.join(_at_start(one.strip()) for one in lines)


def _href(address: str) -> str:
    """Return an address in which nothing can end a link or a table's cell."""
    return re.sub(r"[()<>|\\`*\s]", lambda found: f"%{ord(found[0]):02X}", address)
