"""The catalogue is complete, and each page has its sections, with examples out of the cases."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import clusterctl
from clusterctl.rules.catalogue import FAMILIES, every_rule
from tests.rules.cases import ABOUT, HERE, lines

if TYPE_CHECKING:
    from clusterctl.rules.rule import Rule

RULES = every_rule()
SECTIONS = ("Why", "Mend", "Bad", "Good")

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def emitted() -> set[str]:
    """Return all codes that stand in the code, but for those of the catalogue itself and of examples in docstrings."""
    found: set[str] = set()
    package = Path(clusterctl.__file__).parent
    for path in package.rglob("*.py"):
        if path.is_relative_to(package / "rules") and path.name not in {"engine.py", "ignores.py", "settings.py"}:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        texts = (str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant))
        found.update(text for text in texts if re.fullmatch("[A-Z]{3}[0-9]{3}", text))
    return found


def test_codes_that_are_raised_while_reading_are_those_of_the_catalogue() -> None:
    assert emitted() == {rule.code for rule in RULES.values() if rule.check is None}


def test_codes_and_names_are_each_used_once() -> None:
    assert [rule.code for rule in RULES.values()] == list(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_each_family_is_in_order_of_its_codes() -> None:
    assert list(RULES) == sorted(RULES, key=lambda code: (list(FAMILIES).index(code[:3]), code))


@each_rule
def test_page_has_its_sections_in_order(rule: Rule) -> None:
    summary, *blocks = rule.page.split("\n\n")
    assert summary == rule.summary
    assert re.fullmatch(r"[A-Z].*\.", summary)
    assert len(summary) <= 80
    heads = [found[1] for block in blocks if (found := re.match(r"([A-Z]\w+):(?: \S|$)", block))]
    assert tuple(heads) == SECTIONS
    assert all(len(line) <= 79 for line in rule.page.splitlines() if line.startswith("    "))


@each_rule
@pytest.mark.parametrize("section", ["Bad", "Good"])
def test_example_stands_in_the_case(rule: Rule, section: str) -> None:
    example = spelt_out(example_of(rule, section))
    case, base = HERE / rule.code / section.lower(), HERE / "base"
    files = [path for root in (case, base) for path in root.rglob("*") if path.is_file() and path.name not in ABOUT]
    names = {path.relative_to(root).as_posix() for root in (case, base) for path in files if path.is_relative_to(root)}
    in_a_file = any(example in path.read_bytes() for path in files)
    assert in_a_file or set(example.decode().splitlines()) <= names | set(lines(case / "MAKE"))


def example_of(rule: Rule, section: str) -> str:
    """Return the example of a section, without its indentation."""
    found = re.search(rf"^{section}:\n\n((?:    .*\n|\n)*)", rule.page + "\n", re.MULTILINE)
    assert found
    return re.sub(r"^ {4}", "", found[1].strip("\n"), flags=re.MULTILINE) + "\n"


def spelt_out(example: str) -> bytes:
    """Return an example with what a page only names: `<tab>`, `<U+2028>`, and the byte `<E9>`."""
    shown = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), example.replace("<tab>", "\t"))
    parts = re.split(r"<([0-9A-F]{2})>", shown)
    return b"".join(bytes.fromhex(part) if at % 2 else part.encode() for at, part in enumerate(parts))
