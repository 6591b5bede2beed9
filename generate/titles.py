"""What the model's records are called in the schemas and in the specification."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any

_OWN = {
    "ActorRecord": "Actor",
    "Cda": "CDA",
    "CdaRecord": "Year of the CDA",
    "EnterprisesMember": "Member of the enterprises group",
    "SupportMember": "Member of the support group",
    "BrokeringMember": "Member of the brokering group",
    "Groups": "Scores by group",
    "Item": "Exit item",
    "PartialDate": "Date",
    "Percent": "Per cent",
    "Size": "Size of the cluster",
    "Stated": "Stated figures",
    "StatedFinance": "Stated totals",
    "Telling": "Occasion of telling",
}


def title(kind: type[Any]) -> str:
    """Return what a type is called: `NormRow` is a "Norm row", `MoneyForm` is "Money"."""
    name = kind.__name__.removesuffix("Form")
    return _OWN.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def summary(kind: type[Any]) -> str:
    """Return what its docstring says of a type, on one line."""
    return " ".join(cleandoc(kind.__doc__ or "").split())


def anchor(kind: type[Any]) -> str:
    """Return the name that a type goes by in links: `norm-row`."""
    return title(kind).lower().replace(" ", "-").replace("’", "")
