"""Comments that take findings back, written into a file: `# clusterctl: ignore CODE reason`.

At the end of the finding's line where that fits, else on a line of its own above. Nothing else in the file changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from clusterctl.edit.splices import Splice, spliced
from clusterctl.rules.ignores import Ignore, of_document
from clusterctl.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.source.document import Document

WIDEST: Final = 120
"""A line grows no longer by a comment than so many characters."""

_JOINERS = re.compile("[\u200c\u200d]")


class Commented(Struct, frozen=True):
    """A file's new text, and the lines of findings for which there is no place."""

    text: str
    left: tuple[int, ...]


def fault_of_reason(reason: str) -> str:
    """Return what keeps a text from being the reason in a comment; empty where nothing does."""
    if not reason.strip():
        return "it is empty"
    if not _JOINERS.sub("", reason).isprintable():
        return "it holds a line end or another character that does not show"
    return "it begins with a comma" if reason.lstrip().startswith(",") else ""


def commented(document: Document, wanted: Mapping[int, Sequence[str]], reason: str) -> Commented:
    """Return the text of a file with comments that take back the codes on each line (from 1) of findings.

    The file was read without a fault, and the reason has none. RuntimeError where the new text would mean something
    else, which is a fault of ours.
    """
    comments = [comment for comment in of_document(document) if not comment.own_line]
    at_end = {comment.span.line: comment for comment in comments}
    splices: list[Splice] = []
    left: list[int] = []
    for line, codes in _lines(document, wanted).items():
        splice = _splice(document, line, codes, reason.strip(), at_end.get(line))
        if splice:
            splices.append(splice)
        else:
            left += [one for one in wanted if _begin(document, one) == line]
    held = {line: codes for line, codes in wanted.items() if line not in left}
    return Commented(_prove(document, splices, held), tuple(left))


def _lines(document: Document, wanted: Mapping[int, Sequence[str]]) -> dict[int, tuple[str, ...]]:
    """Return the codes by the line that gets the comment: what lies within a long text is told where that begins."""
    lines: dict[int, tuple[str, ...]] = {}
    for line, codes in wanted.items():
        first = _begin(document, line)
        lines[first] = tuple(dict.fromkeys((*lines.get(first, ()), *codes)))
    return lines


def _begin(document: Document, line: int) -> int:
    return document.around(document.offset(line)) or line


def _splice(document: Document, line: int, codes: tuple[str, ...], reason: str, before: Ignore | None) -> Splice | None:
    """Return the change for a line; None where no comment can speak for it."""
    written = document.line(line)
    start, stop = document.offset(line), document.offset(line) + len(written.rstrip())
    if before and before.codes:
        codes = tuple(dict.fromkeys((*before.codes, *codes)))
        reasons = [before.reason, *([] if reason in before.reason else [reason])]
        return Splice(start + before.span.column - 1, stop, _comment(codes, "; ".join(filter(None, reasons))))
    comment = _comment(codes, reason)
    bare = written.lstrip()[:1] in {"", "#"}
    long_text = document.in_scalar(stop)
    if bare and (not written.strip() or "clusterctl:" in written):
        return None
    if bare or not (long_text or before or stop - start + 2 + len(comment) > WIDEST):
        return Splice(stop, stop, f"  {comment}")
    indent = written[: len(written) - len(written.lstrip())]
    return Splice(start, start, f"{indent}{comment}{_line_end(document)}")


def _comment(codes: Sequence[str], reason: str) -> str:
    return f"# clusterctl: ignore {', '.join(codes)} {reason}"


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _prove(document: Document, splices: list[Splice], wanted: Mapping[int, Sequence[str]]) -> str:
    """Return the new text; raise where it does not mean the same, or a comment does not speak for its finding."""
    text = spliced(document.text, splices)
    new = read(document.path, text.encode())
    comments = list(of_document(new))
    above = [splice.start for splice in splices if splice.text.endswith("\n")]
    silent = []
    for line, codes in wanted.items():
        moved = line + sum(start <= document.offset(line) for start in above)
        heard = {code for one in comments if one.first <= moved <= one.last for code in one.codes}
        silent += [f"{code} on line {line}" for code in codes if code not in heard]
    if silent or new.findings or new.data != document.data:
        raise RuntimeError(f"the comments in {document.path} would not do: {silent}, {new.findings}")
    return text
