"""libyaml's syntax errors in words that help. libyaml stops at the first one, and the message says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Finding, Related, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import MarkedYAMLError

    from clusterctl.source.document import Document

_AFTER = "nothing else in this file was checked"
_QUOTE = "put the whole text in quotes"

_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7} .*$", re.MULTILINE)
_ODD_BLANK = re.compile(r"(?:^|[:,-])[ ]*([\u00a0\u2000-\u200b\u202f\u205f\u3000])")


class _Said(Struct, frozen=True):
    """What is wrong from one character offset to another, and perhaps a second place that explains it."""

    what: str
    help: str
    start: int
    end: int
    code: str = "YML001"
    second: tuple[str, int] | None = None


class _Stop(Struct, frozen=True):
    """Where libyaml gave up: its own words, the offset, and the offset of what it was reading."""

    problem: str
    text: str
    at: int
    opened: int

    @property
    def char(self) -> str:
        """The character at which it gave up; empty at the end of the file."""
        return self.text[self.at : self.at + 1]

    def bounds(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset begins and ends."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    def before(self) -> str:
        """Return what stands on the line before the place."""
        return self.text[self.bounds(self.at)[0] : self.at]

    def margin(self, bounds: tuple[int, int]) -> int:
        """Return by how many characters a line is indented."""
        line = self.text[slice(*bounds)]
        return len(line) - len(line.lstrip())

    def line_above(self) -> tuple[int, int]:
        """Return where the line above begins and ends; blank lines are passed over."""
        start, end = self.bounds(self.at)
        while start:
            start, end = self.bounds(start - 1)
            if self.text[start:end].strip():
                break
        return start, end

    def said(self, what: str, help_: str) -> _Said:
        """Return words about the very place."""
        return _Said(what, help_, self.at, self.at + 1)

    def of_line(self, bounds: tuple[int, int], what: str, help_: str, code: str = "YML001") -> _Said:
        """Return words about a whole line, less its indentation."""
        return _Said(what, help_, bounds[0] + self.margin(bounds), bounds[1], code)


def explain(error: MarkedYAMLError, document: Document) -> Finding:
    """Return the finding for the error at which the parser gave up."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark is not None else 0, len(document.text))
    opened = error.context_mark.index if error.context_mark is not None else at
    problem = " ".join(part for part in (error.problem, error.context) if part)
    stop = _Stop(problem, document.text, at, opened)
    said = next(found for look in _LOOKS if (found := look(stop)))
    related: tuple[Related, ...] = ()
    if said.second:
        what, where = said.second
        related = (Related(what, Route(document.path), document.span_of(where, where + 1)),)
    span = document.span_of(said.start, max(said.end, said.start + 1))
    return Finding(said.code, f"{said.what}; {_AFTER}", Route(document.path), said.help, related, span)


# -- what may be wrong, looked for in this order -----------------------------------------------------------------------


def _conflict(stop: _Stop) -> _Said | None:
    """Git's marks where two versions of a file met."""
    found = _CONFLICT.search(stop.text)
    if not found:
        return None
    end = _CONFLICT_END.search(stop.text, found.end())
    help_ = "keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    what = "git could not join two versions of this file and left both here"
    return _Said(what, help_, *found.span(), second=("they end here", end.start()) if end else None)


def _tab(stop: _Stop) -> _Said | None:
    """A tab where only spaces may stand."""
    start, end = stop.bounds(stop.at)
    margin = stop.margin((start, end))
    tab = stop.text.find("\t", start, start + margin)
    if 0 <= tab <= stop.at <= start + margin:
        help_ = "indent with spaces, two a level"
        return _Said("this line is indented with a tab", help_, tab, start + margin, "YML002")
    if stop.char == "\t":
        return _Said("a tab stands here, where only spaces may", "write a space", stop.at, stop.at + 1, "YML002")
    return None


def _odd_blank(stop: _Stop) -> _Said | None:
    """A character that looks like a space and is none."""
    for start, end in (stop.bounds(stop.opened), stop.line_above(), stop.bounds(stop.at)):
        found = _ODD_BLANK.search(stop.text[start:end])
        if found:
            what = f"this looks like a space but is another character (U+{ord(found[1]):04X})"
            return _Said(what, "delete it and type a space", start + found.start(1), start + found.end(1))
    return None


def _colon(stop: _Stop) -> _Said | None:
    """A colon in a text, or a line that is indented too far."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    if re.search(r":\s", stop.before()):
        return stop.said("a text that holds a colon and a space must stand in quotes", _QUOTE)
    line, above = stop.bounds(stop.at), stop.line_above()
    if stop.margin(line) <= stop.margin(above) or re.fullmatch(r"[\w -]*\w", stop.text[slice(*above)].strip()):
        return _no_colon_in(stop, above)
    what = "this line is indented further than the one above it, which has its value already"
    return stop.of_line(line, what, "line it up with the key above; put a text with a colon in quotes")


def _no_colon(stop: _Stop) -> _Said | None:
    """A line without a colon; libyaml notices on the next one."""
    if "could not find expected ':'" not in stop.problem:
        return None
    return _no_colon_in(stop, stop.bounds(stop.opened))


def _no_colon_in(stop: _Stop, line: tuple[int, int]) -> _Said:
    found = re.match(r"[\w -]+(:)\S", stop.text[slice(*line)])
    if found:
        colon = line[0] + found.start(1)
        return _Said("a space is missing after this colon", "write the space", colon, colon + 1)
    what = "this line has no colon after its key"
    return stop.of_line(line, what, "write the colon; if the line continues a text, indent it")


def _indentation(stop: _Stop) -> _Said | None:
    """A line that fits no level above, or text after a value that is closed."""
    if "did not find expected key" not in stop.problem:
        return None
    if not stop.before().strip():
        return _line_that_fits_nowhere(stop)
    last = stop.before().rstrip()[-1]
    if last in "\"'" and stop.before().count(last) % 2:
        return _unclosed_above(stop, last)
    if last in "\"']}":
        help_ = "put the whole text in double quotes, or delete what follows"
        return stop.said(f"nothing may follow the closing {last} on its line", help_)
    return stop.said("this cannot stand here", _QUOTE)


def _line_that_fits_nowhere(stop: _Stop) -> _Said:
    if stop.char == ":":
        return _Said("a key is missing before this colon", "write the key", stop.at, stop.at + 1, "YML010")
    if stop.text.startswith("- ", stop.at):
        return stop.said("this `-` lines up with no list above it", "line it up with the `-` above")
    what = "this line is indented differently from every key above it"
    return stop.of_line(stop.bounds(stop.at), what, "line it up with the keys of the record that it belongs to")


def _unclosed_above(stop: _Stop, mark: str) -> _Said:
    """Return words about a quotation mark on a line above; its text ends at the next mark of its kind."""
    start = stop.bounds(stop.at)[0]
    while start:
        start, end = stop.bounds(start - 1)
        if stop.text.count(mark, start, end) % 2:
            break
    opened = stop.text.find(mark, start)
    return _unclosed(stop, opened, ("so the text goes on to here", stop.at - 1))


def _quotation(stop: _Stop) -> _Said | None:
    """A quotation mark that is not closed."""
    if "unexpected end of stream" in stop.problem or "unexpected document indicator" in stop.problem:
        return _unclosed(stop, stop.opened)
    return None


def _unclosed(stop: _Stop, opened: int, second: tuple[str, int] | None = None) -> _Said:
    apostrophe = "; put a text that begins with an apostrophe in double quotes" if stop.text[opened] == "'" else ""
    help_ = f"close it at the end of the text{apostrophe}"
    return _Said("this quotation mark is not closed", help_, opened, opened + 1, second=second)


def _brackets(stop: _Stop) -> _Said | None:
    """A bracket that is not closed, or a comma that is missing in it."""
    found = re.search(r"did not find expected ',' or '([]}])'", stop.problem)
    at_end = "did not find expected node content" in stop.problem and not stop.char
    if not found and not at_end:
        return None
    opened = max(stop.text.rfind("["), stop.text.rfind("{")) if at_end else stop.opened
    closing = "]" if stop.text[opened] == "[" else "}"
    if stop.at < stop.bounds(opened)[1]:
        what = f"a comma or the closing {closing} is missing before this place"
        return _Said(
            what, f"write the comma or the {closing}", stop.at, stop.at + 1, second=("it was opened here", opened)
        )
    what = f"this {stop.text[opened]} is not closed, or a comma after it is missing"
    help_ = f"write {closing} at its end, and a comma between any two things in it"
    second = ("noticed only here", stop.at) if stop.char.strip() else None
    return _Said(what, help_, opened, opened + 1, second=second)


def _no_value(stop: _Stop) -> _Said | None:
    """A comma or a closing bracket where a value belongs."""
    if "did not find expected node content" not in stop.problem:
        return None
    if stop.char == ",":
        return stop.said("a value is missing before this comma", "write the value, or delete the comma")
    return stop.said(f"this {stop.char} closes nothing that is open here", f"delete it, or {_QUOTE}")


def _list(stop: _Stop) -> _Said | None:
    """A list and what does not belong to it."""
    if "did not find expected '-' indicator" in stop.problem:
        what = "this line stands in a list, but does not begin with `-`"
        said = stop.of_line(stop.bounds(stop.at), what, "line it up with the key of the list, or write `- ` before it")
        return _Said(said.what, said.help, said.start, said.end, second=("the list begins here", stop.opened))
    if "block sequence entries are not allowed" in stop.problem:
        help_ = "begin each item on a line of its own below; put a text that begins with `- ` in quotes"
        return stop.said("a list cannot begin on the line of its key", help_)
    return None


def _sign(stop: _Stop) -> _Said | None:
    """A sign that means something at the beginning of a value."""
    if "did not find expected alphabetic or numeric" in stop.problem:
        sign = stop.text[stop.at - 1]
        if sign == "*" and not stop.text[stop.bounds(stop.at)[0] : stop.at - 1].strip():
            what = "an item of a list begins with `-`, not with `*`"
            return _Said(what, f"write `-`; or {_QUOTE}", stop.at - 1, stop.at)
        return _beginning(sign, stop.at - 1)
    if "cannot start any token" in stop.problem or "mapping keys are not allowed" in stop.problem:
        return _beginning(stop.char, stop.at)
    if "tag" in stop.problem:
        return _beginning("!", stop.text.rfind("!", stop.bounds(stop.at)[0], stop.at + 1))
    return None


def _beginning(sign: str, at: int) -> _Said:
    shown = "a backquote" if sign == "`" else f"`{sign}`"
    return _Said(f"a text that begins with {shown} must stand in quotes", _QUOTE, at, at + 1)


def _others(stop: _Stop) -> _Said:
    """What needs no closer look."""
    for part, what, help_ in _MEANINGS:
        if part in stop.problem:
            return stop.said(what, help_)
    return stop.said(f"the line cannot be read as YAML ({stop.problem})", "compare it with the lines around it")


_ESCAPE = "in double quotes `\\` and the sign after it stand for a character, but these for none"
_ESCAPE_HELP = "write `\\\\` for a backslash, or use single quotes"
_BLOCK = "after `|` or `>` the line must end; the text follows below"
_BLOCK_HELP = f"begin the text on the next line, indented; or {_QUOTE}"
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "found unexpected ':'",
        "inside brackets a space must stand after the colon of a key",
        "write the space and the value; put a text that holds a colon in quotes",
    ),
    ("found unknown escape character", _ESCAPE, _ESCAPE_HELP),
    ("found invalid Unicode character escape", _ESCAPE, _ESCAPE_HELP),
    ("did not find expected hexdecimal number", _ESCAPE, _ESCAPE_HELP),
    (
        "did not find expected <document start>",
        "this line stands further left than the first key of the file",
        "begin the keys of the file's first level in the first column",
    ),
    ("did not find expected comment or line break", _BLOCK, _BLOCK_HELP),
    ("found an indentation indicator equal to 0", _BLOCK, _BLOCK_HELP),
)

_LOOKS: tuple[Callable[[_Stop], _Said | None], ...] = (
    _conflict, _tab, _odd_blank, _colon, _no_colon, _indentation, _quotation, _brackets, _no_value, _list,
    _sign, _others,
)  # fmt: skip
