"""The pages of rules and kinds of actors for the terminal, and the list of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.screen import Screen, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.rules.catalogue import FAMILIES
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.method.kinds import Kind
    from clusterctl.rules.rule import Rule

_COLUMNS = (Column("Code"), Column("Severity"), Column("Name"), Column("What it finds"))


def catalogue(rules: Iterable[Rule], screen: Screen) -> str:
    """Return all rules in a table, family by family."""
    found = list(rules)
    parts = []
    for family, title in FAMILIES.items():
        rows = tuple(Row((r.code, r.severity, r.name, r.summary)) for r in found if r.code.startswith(family))
        parts.append(f"{screen.paint('strong', f'{family}: {title}')}\n{Table(_COLUMNS, rows).render(screen)}")
    return "\n\n".join(parts) + "\n"


def rule(found: Rule, screen: Screen) -> str:
    """Return a rule's page."""
    head = screen.paint("strong", f"{found.code} {found.name}")
    kind = f"{screen.paint(found.severity, found.severity)}{'; a fact, which nothing silences' if found.locked else ''}"
    source = f"\n\nSource: {found.source}" if found.source else ""
    return f"{head} ({kind})\n\n{_paragraphs(found.page, screen)}{source}\n"


def _paragraphs(page: str, screen: Screen) -> str:
    """Return a page with its prose wrapped; indented lines, which are examples, stay as they are."""
    width = min(screen.columns, 100)
    blocks = page.strip().split("\n\n")
    return "\n\n".join(block if block.startswith("    ") else wrapped(block, width) for block in blocks)


def kind(name: str, found: Kind, screen: Screen) -> str:
    """Return what the method says of a kind of actor."""
    lines = [
        screen.paint("strong", f"{found.title} ({name})"),
        "",
        wrapped(f"Strength: {found.strengths}", screen.columns),
        f"Suits activities in: {listed(found.areas, 'and')}" if found.areas else "Suits activities in: any area",
        f"Group in the index: {found.index_group or 'none'}",
        f"Group in funding: {found.funding_group}",
        f"Source: {found.source}",
    ]
    return "\n".join(lines) + "\n"
