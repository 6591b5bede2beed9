"""The pages of rules and kinds of actors for the terminal, and the list of all rules."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.method.sources import spell_out
from clusterctl.output.rule_pages import by_family
from clusterctl.output.screen import Screen, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.method.kinds import Kind
    from clusterctl.rules.rule import Rule

_WIDEST_PROSE = 88
_SECTIONS = {"Bad": "error", "Good": "good"}

_COLUMNS = (Column("Code"), Column("Severity"), Column("Name"), Column("What it finds"))


def catalogue(rules: Iterable[Rule], screen: Screen) -> str:
    """Return all rules in tables, by family and severity."""
    parts = []
    for title, own in by_family(rules):
        rows = tuple(Row((rule.code, rule.severity, rule.name, rule.summary)) for rule in own)
        parts.append(f"{screen.paint('strong', title)}\n{Table(_COLUMNS, rows).render(screen)}")
    return "\n\n".join(parts) + "\n"


def rule(found: Rule, screen: Screen) -> str:
    """Return a rule's page: its prose wrapped, its sections' names standing out, each example right below its name."""
    summary, *blocks = found.page.split("\n\n")
    width = min(screen.columns, _WIDEST_PROSE)
    parts = [screen.paint("strong", f"{found.code} {found.name}"), f"\n{_standing(found, screen)}"]
    parts += [f"\n\n{wrapped(summary, width)}"]
    for before, block in pairwise([summary, *blocks]):
        parts += ["\n" if before.endswith(":") else "\n\n", _block(block, width, screen)]
    source = f"\n\n{screen.paint('strong', 'Source:')} {spell_out(found.source)}" if found.source else ""
    return f"{''.join(parts)}{source}\n"


def _standing(found: Rule, screen: Screen) -> str:
    """Say how grave a finding of the rule is, and who may change that."""
    severity = screen.paint(found.severity, found.severity)
    return severity + (
        "; a fact, which nothing silences" if found.locked else "; cluster.yaml may set another severity"
    )


def _block(block: str, width: int, screen: Screen) -> str:
    name, colon, _ = block.partition(":")
    if block.startswith("    ") or not colon or not name.isalpha():
        return block if block.startswith("    ") else wrapped(block, width)
    head = screen.paint(_SECTIONS.get(name, "strong"), f"{name}:")
    return head + wrapped(block, width).removeprefix(f"{name}:")


def kind(name: str, found: Kind, screen: Screen) -> str:
    """Return what the method says of a kind of actor."""
    lines = [
        screen.paint("strong", f"{found.title} ({name})"),
        "",
        wrapped(f"Strength: {found.strengths}", screen.columns),
        f"Suits activities in: {listed(found.areas, 'and')}" if found.areas else "Suits activities in: any area",
        f"Group in the index: {found.index_group or 'none'}",
        f"Group in funding: {found.funding_group}",
        f"Source: {spell_out(found.source)}",
    ]
    return "\n".join(lines) + "\n"


def kind_page(name: str, found: Kind) -> str:
    """Return what the method says of a kind of actor, as Markdown."""
    lines = [
        f"# {found.title} (`{name}`)",
        "",
        f"- Strength: {found.strengths}",
        f"- Suits activities in: {listed(found.areas, 'and') or 'any area'}",
        f"- Group in the index: {found.index_group or 'none'}",
        f"- Group in funding: {found.funding_group}",
        f"- Source: {spell_out(found.source)}",
    ]
    return "\n".join(lines) + "\n"
