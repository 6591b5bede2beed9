"""All rules by code, family by family. A new family is one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.rules import ref, sch, yml

if TYPE_CHECKING:
    from clusterctl.rules.rule import Rule

FAMILIES: dict[str, str] = {
    "YML": "the file as text",
    "SCH": "the shape of the data",
    "REF": "ids, labels, files and settings",
}

RULES: dict[str, Rule] = {rule.code: rule for family in (yml, sch, ref) for rule in family.RULES}
