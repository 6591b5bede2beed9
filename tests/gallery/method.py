"""What the rules of the method say: the bad cases of some families, as they stand in `tests/rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.rules.catalogue import FAMILIES, every_rule
from tests.gallery.entry import Chapter, Entry, Files
from tests.rules.cases import ABOUT, HERE, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clusterctl.rules.rule import Rule


def family(name: str) -> Chapter:
    """Return the bad cases of a family's rules."""
    rules = (rule for code, rule in every_rule().items() if code.startswith(name))
    title = FAMILIES[name]
    return Chapter(title[0].upper() + title[1:], tuple(entry for rule in rules for entry in _entries(rule)))


def _entries(rule: Rule) -> Iterator[Entry]:
    for case in sorted((HERE / rule.code).glob("bad*")):
        variant = case.name.removeprefix("bad").strip("-").replace("-", " ")
        wrong = f"{rule.summary.removesuffix('.')}{f': {variant}' if variant else ''}"
        yield Entry(wrong[0].lower() + wrong[1:], _files(case))


def _files(case: Path) -> Files:
    """Return the files of a case, and those that it takes away as None."""
    every = (path for path in sorted(case.rglob("*")) if path.is_file() and path.name not in ABOUT)
    laid: Files = {path.relative_to(case).as_posix(): path.read_text("utf-8") for path in every}
    return {**laid, **dict.fromkeys(lines(case / "DELETE"))}


CHAPTERS = tuple(family(name) for name in ("SCO", "TRC", "LOG"))
