"""All rules by code, family by family. A new family is one line here.

A family is loaded when somebody asks for it. What the rules of form say is found while files are read, so where there
is no such fault nobody needs them; those of the method rest on the analyses.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.rules.rule import Rule

FAMILIES: dict[str, str] = {
    "YML": "the file as text",
    "SCH": "the shape of the data",
    "REF": "ids, labels, files and settings",
    "SUM": "arithmetic",
    "SUP": "support",
    "SEQ": "the sequence of activities",
    "ACT": "what an activity says and who carries it",
    "TIM": "dates and their order",
    "SCO": "the scores behind the index",
    "TRC": "the chain from constraint to value",
    "LOG": "the log-frame and what was measured",
    "GOV": "governance and exit",
    "MAP": "the cluster map",
    "PRV": "private data",
}
"""What each family is about; each has a module of its name here, with its `RULES`."""
_FORM = ("YML", "SCH", "REF")


@cache
def _family(name: str) -> Mapping[str, Rule]:
    return {rule.code: rule for rule in import_module(f"clusterctl.rules.{name.lower()}").RULES}


def rules_of_the_method() -> Iterator[Rule]:
    """Yield the rules that are checked when all files are read."""
    return (rule for name in FAMILIES if name not in _FORM for rule in _family(name).values())


@cache
def every_rule() -> Mapping[str, Rule]:
    """Return all rules by code."""
    return {code: rule for name in FAMILIES for code, rule in _family(name).items()}


def find_rule(code: str) -> Rule | None:
    """Return a rule by its code; None where there is none."""
    family = code[:3]
    return _family(family).get(code) if family in FAMILIES else None


def rule_of(code: str) -> Rule:
    """Return a rule by its code; KeyError where there is none."""
    found = find_rule(code)
    if found is None:
        raise KeyError(code)
    return found
