"""What `explain` says as `clusterctl/explain/1`: it is of no cluster and no day, so it names none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.method.sources import spell_out
from clusterctl.output.json import encoded
from clusterctl.output.rule_pages import page, section
from clusterctl.rules.catalogue import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.method.kinds import Kind
    from clusterctl.rules.rule import Rule


def json(rules: Iterable[Rule], kinds: Mapping[str, Kind]) -> str:
    """Return rules and kinds of actors as JSON, with a final line end."""
    return encoded(
        {
            "format": "clusterctl/explain/1",
            "rules": [_rule(rule) for rule in rules],
            "kinds": [_kind(name, kind) for name, kind in kinds.items()],
        }
    )


def _rule(rule: Rule) -> dict[str, Any]:
    family = rule.code[:3]
    return {
        "code": rule.code,
        "name": rule.name,
        "family": family,
        "family_title": FAMILIES[family],
        "severity": rule.severity,
        "fact": rule.locked,
        "summary": rule.summary,
        "why": section(rule, "Why"),
        "mend": section(rule, "Mend"),
        "bad": section(rule, "Bad"),
        "good": section(rule, "Good"),
        "source": spell_out(rule.source) or None,
        "markdown": page(rule),
    }


def _kind(name: str, kind: Kind) -> dict[str, Any]:
    return {
        "kind": name,
        "title": kind.title,
        "strengths": kind.strengths,
        "areas": list(kind.areas),
        "index_group": kind.index_group,
        "funding_group": kind.funding_group,
        "source": spell_out(kind.source) or None,
    }
