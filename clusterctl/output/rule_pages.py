"""The pages of rules as Markdown: for `docs/rules/`, for `explain`, and for programs that show findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import SEVERITIES
from clusterctl.method.sources import spell_out
from clusterctl.rules.catalogue import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clusterctl.rules.rule import Rule

_HEADS = {"Why": "Why it matters", "Mend": "How to mend it", "Bad": "Bad", "Good": "Good"}


def page(rule: Rule, said: str = "") -> str:
    """Return a rule's page; `said` is a paragraph that follows the bad example."""
    summary, *blocks = rule.page.split("\n\n")
    parts = [f"# {rule.code} {rule.name}", summary, standing(rule)]
    for block in blocks:
        name, colon, rest = block.partition(":")
        if block.startswith("    "):
            parts.append(_example(block))
        elif colon and name in _HEADS:
            before = [said] if said and name == "Good" else []
            parts += [*before, f"## {_HEADS[name]}", *_paragraph(rest)]
        else:
            parts += _paragraph(block)
    return "\n\n".join(parts) + "\n"


def catalogue(rules: Iterable[Rule], name: Callable[[Rule], str]) -> str:
    """Return tables of rules, by family and severity; `name` gives what stands in the column of codes."""
    parts = []
    for title, own in by_family(rules):
        rows = [(name(rule), f"`{rule.name}`", grade(rule), rule.summary) for rule in own]
        parts += [f"## {title}", _table(("Code", "Name", "Severity", "What it finds"), rows)]
    return "\n\n".join(parts) + "\n"


def by_family(rules: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    """Return the families that have rules, each with its title and its rules, the gravest first."""
    found = list(rules)
    groups = [(f"{family}: {title}", [rule for rule in found if rule.code.startswith(family)])
              for family, title in FAMILIES.items()]  # fmt: skip
    return [(title, sorted(own, key=_by_severity)) for title, own in groups if own]


def _by_severity(rule: Rule) -> tuple[int, str]:
    return SEVERITIES.index(rule.severity), rule.code


def grade(rule: Rule) -> str:
    """Return the severity, and whether it is a fact."""
    return f"{rule.severity}, a fact" if rule.locked else rule.severity


def standing(rule: Rule) -> str:
    """Return a line that says how grave the rule is, of which family, and where it comes from."""
    family = f"{rule.code[:3]}, {FAMILIES[rule.code[:3]]}"
    locked = "It states a fact, which nothing silences. " if rule.locked else ""
    source = f" Source: {spell_out(rule.source)}." if rule.source else ""
    return f"Severity: {rule.severity}. {locked}Family: {family}.{source}"


def section(rule: Rule, head: str) -> str:
    """Return a section of a page (Why, Mend, Bad, Good): prose on one line, an example without its margin."""
    found: list[str] = []
    inside = False
    for block in rule.page.split("\n\n")[1:]:
        name, colon, rest = block.partition(":")
        if colon and name in _HEADS and not block.startswith("    "):
            inside, block = name == head, rest  # noqa: PLW2901 - what follows the head
        if inside and block.strip():
            found.append(_bare(block) if block.startswith("    ") else " ".join(block.split()))
    return "\n\n".join(found)


def _paragraph(written: str) -> list[str]:
    return [" ".join(written.split())] if written.strip() else []


def _bare(block: str) -> str:
    return "\n".join(line[4:] for line in block.splitlines())


def _example(block: str) -> str:
    """Return an example in a fence, with what its names for characters mean."""
    lines = _bare(block)
    fenced = f"```{'yaml' if ':' in lines else 'text'}\n{lines}\n```"
    named = "`<tab>`" if "<tab>" in lines else "A name in `< >`" if "<U+" in lines or "<E9>" in lines else ""
    return f"{fenced}\n\n{named} stands for a character that does not show here." if named else fenced


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
