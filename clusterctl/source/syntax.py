"""libyaml's syntax errors in words that help. libyaml stops at the first one, and the message says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

    from clusterctl.source.document import Document

_AFTER = "what follows it is read once this is mended"

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon where none can stand", "put text that holds `: ` in quotes"),
    ("could not find expected ':'", "a line without `key: value`", "add the colon, or indent the line under its key"),
    (
        "did not find expected key",
        "the indentation does not fit the lines above",
        "line it up with the key it belongs to",
    ),
    ("did not find expected '-' indicator", "a list item does not line up", "line the `-` up with the one above"),
    ("block sequence entries are not allowed", "a `-` where no list can begin", "put the list on lines of its own"),
    (
        "did not find expected ',' or ']'",
        "a list opened with `[` is not closed",
        "add `]`, or the comma between two items",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping opened with `{` is not closed",
        "add `}`, or the comma between two keys",
    ),
    ("found unexpected end of stream", "a quotation mark is not closed", "close it on the same line"),
    ("found unexpected document indicator", "a quotation mark is not closed", "close it before the next document"),
    (
        "found unknown escape character",
        "an unknown `\\` sequence in double quotes",
        "use single quotes, or write `\\\\`",
    ),
    ("found invalid Unicode character escape", "an escape that makes no character", "write the character itself"),
    ("did not find expected hexdecimal number", "an escape with too few digits", "write the character itself"),
    (
        "found character that cannot start any token",
        "a character that no value can begin with",
        "put the text in quotes",
    ),
    (
        "did not find expected <document start>",
        "text after the end of the data",
        "line it up with the keys above, or delete it",
    ),
    ("did not find expected node content", "a value is missing", "write the value, or delete the comma or bracket"),
    (
        "did not find expected alphabetic or numeric",
        "a `&` or `*` without a name",
        "put text that begins with it in quotes",
    ),
    ("while scanning a tag", "a `!` tag that cannot be read", "put text that begins with `!` in quotes"),
    ("while parsing a tag", "a `!` tag that cannot be read", "put text that begins with `!` in quotes"),
    ("undefined tag handle", "a `!` tag that cannot be read", "put text that begins with `!` in quotes"),
    ("found a tab character", "a tab in the indentation", "indent with spaces"),
    ("found unknown directive", "a line that begins with `%`", "put it in quotes, or delete the line"),
    ("found duplicate %", "a line that begins with `%`", "delete the line"),
    ("found incompatible YAML", "a line that begins with `%`", "delete the line"),
    ("did not find expected comment or line break", "text where the line should end", "begin a new line"),
)


def explain(error: MarkedYAMLError, document: Document) -> Finding:
    """Return the finding for the error at which the parser gave up."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark is not None else 0, len(document.text))
    line_start = document.text.rfind("\n", 0, offset) + 1
    problem = " ".join(part for part in (error.problem, error.context) if part)
    code, what, help_ = _meaning(problem, document.text, offset, line_start)
    related = _opened(error, document, offset)
    span = document.span_of(offset, offset + 1)
    return Finding(code, f"{what}; {_AFTER}", Route(document.path), help_, related, span)


def _meaning(problem: str, text: str, offset: int, line_start: int) -> tuple[str, str, str]:
    indent = text[line_start : offset + 1]
    if "\t" in indent and not indent.strip():
        return "YML002", "a tab in the indentation", "indent with spaces, two a level"
    if text[line_start : line_start + 1] == "%":
        return "YML008", "`%` directives are not used here", "delete the line, or put the text in quotes"
    for part, what, help_ in _MEANINGS:
        if part in problem:
            return "YML001", what, help_
    return "YML001", f"the line cannot be read as YAML ({problem})", "compare it with the lines around it"


def _opened(error: MarkedYAMLError, document: Document, offset: int) -> tuple[Related, ...]:
    """Return where the construct began that has no end: an unclosed bracket is noticed far below."""
    mark = error.context_mark
    if mark is None or mark.index == offset:
        return ()
    return (Related("it began here", Route(document.path), document.span_of(mark.index, mark.index + 1)),)
