"""A cluster's own severities (`rules:` in cluster.yaml), and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Route
from clusterctl.model.cluster import RuleSetting
from clusterctl.rules.catalogue import every_rule, find_rule
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.project import Project

FILE = "cluster.yaml"


def severities(project: Project) -> dict[str, str]:
    """Return the severity that the cluster sets for a code, `off` included."""
    settings = project.cluster.rules if project.cluster else {}
    return {
        code: setting.severity if isinstance(setting, RuleSetting) else setting for code, setting in settings.items()
    }


def check_settings(project: Project) -> Iterator[Finding]:
    """Yield settings of unknown codes, of facts, and those that switch a rule off without a reason."""
    settings = project.cluster.rules if project.cluster else {}
    for code, setting in settings.items():
        route = Route(FILE, ("rules", code), "key")
        severity = setting.severity if isinstance(setting, RuleSetting) else setting
        rule = find_rule(code)
        if rule is None:
            message = f"there is no rule {code}{did_you_mean(code, every_rule())}"
            yield Finding("REF012", message, route, "`clusterctl explain` lists them")
        elif rule.locked:
            message = f"{code} ({rule.name}) states a fact; its severity can't be set"
            yield Finding("REF015", message, route, "delete the setting, and mend what the rule finds")
        elif severity == "off" and not (isinstance(setting, RuleSetting) and setting.reason):
            help_ = f"write {code}: {{severity: off, reason: …}}, with the reason in a few words"
            yield Finding("REF013", f"{code} is switched off without a reason", route, help_)
