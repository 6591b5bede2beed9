"""All rules by code, family by family. A new family is one line here.

The rules of form are found while files are read, and are always there. Those of the method rest on the analyses; they
are loaded when somebody asks for all rules.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from clusterctl.rules import ref, sch, yml

if TYPE_CHECKING:
    from collections.abc import Mapping

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
"""What each family is about; the method's have a module of their name here, with its `RULES`."""
_METHOD = tuple(family for family in FAMILIES if family not in {"YML", "SCH", "REF"})

FORM: Mapping[str, Rule] = {rule.code: rule for family in (yml, sch, ref) for rule in family.RULES}


@cache
def every_rule() -> Mapping[str, Rule]:
    """Return all rules by code."""
    modules = (import_module(f"clusterctl.rules.{family.lower()}") for family in _METHOD)
    return {**FORM, **{rule.code: rule for module in modules for rule in module.RULES}}


def rule_of(code: str) -> Rule:
    """Return a rule by its code; KeyError where there is none."""
    return FORM.get(code) or every_rule()[code]
