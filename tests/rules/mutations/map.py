"""Edits for the rules of the cluster map."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_ACTORS = "actors.yaml"
_WOMEN = "{from: focal-point, to: sanganer-women, kind: coordination, since: 1999,"
_COTEX = "{from: exporters, to: cotex, kind: membership, since: 1998-01,"
_OFFICE = "    place: Delhi\n    part_of: unido\n"

MUTATIONS = (
    Mutation("MAP001", _ACTORS, _WOMEN, f"{_WOMEN} until: 1999,", f"{_ACTORS}:  sanganer-women:"),
    # a declared third stage asks for an exit strategy too
    Mutation(
        "MAP002",
        "cluster.yaml",
        (
            ("{1997: 1, 1999: 2}", "{1997: 1, 1999: 3}"),
            ("\nrules:\n", "\nrules:\n  TIM014: {severity: off, reason: the strategy comes later}\n"),
        ),
        "",
        "cluster.yaml:1999: 3",
    ),
    Mutation("MAP003", _ACTORS, _OFFICE, _OFFICE.replace("unido", "focal-point"), f"{_ACTORS}:part_of: focal-point"),
    Mutation("MAP004", _ACTORS, _COTEX, _COTEX.replace("since: 1998-01", "until: 1997"), f"{_ACTORS}:until: 1997"),
)
