"""Edits for the rules of governance and exit.

GOV002 has none: Jaipur tells no person-days, and two whole years of them, in two files, are no small edit.
"""

from __future__ import annotations

from tests.rules.mutations import Mutation

_CLUSTER, _P00, _M99, _EXIT = "cluster.yaml", "plans/2000.yaml", "monitoring/1999.yaml", "exit.yaml"
_P98 = "plans/1998.yaml"
_LEADS = tuple(
    (f"  {id_}:\n", f"  {id_}:\n    lead: unido\n    implementer: iird\n")
    for id_ in ("delhi-ngo-fair-1", "washing-training", "cluster-workshop-3")
)

MUTATIONS = (
    # no lead of 2000 is told, so a share needs all three
    Mutation("GOV001", _P00, _LEADS, "", f"{_P00}:activities:"),
    Mutation(
        "GOV003", _P98, "beneficiaries: {actors: [cotex]}", "beneficiaries: {actors: [calico]}", f"{_P98}:activities:"
    ),
    # in 2000 the money bears out the third stage; in the year before the map did not
    Mutation(
        "GOV004",
        _CLUSTER,
        (
            ("record_until: 2000 ", "record_until: 1999 "),
            ("{1997: 1, 1999: 2}", "{1997: 1, 1999: 3}"),
            (
                "\nrules:\n",
                (
                    "\nrules:\n  MAP002: {severity: off, reason: the map comes later}\n"
                    "  TIM014: {severity: off, reason: the strategy comes later}\n"
                ),
            ),
        ),
        "",
        f"{_CLUSTER}:1999: 3",
    ),
    Mutation("GOV005", _CLUSTER, "GOV005: {severity: off,", "GOV005: {severity: advice,", f"{_CLUSTER}:programme:"),
    Mutation(
        "GOV006",
        _M99,
        "\ntrust:\n",
        "\ndissemination: [{what: Fair, date: 1999-03}, {what: Results, date: 1999-11}]\ntrust:\n",
        f"{_M99}:what: Fair",
    ),
    Mutation("GOV007", _CLUSTER, "GOV007: {severity: off,", "GOV007: {severity: advice,", f"{_CLUSTER}:stages:"),
    # there is no strategy yet when the sources were written, only what it will hold
    Mutation(
        "GOV008",
        _EXIT,
        (
            ("\ninstitutions:", "\nprepared: 2000-09\ninstitutions:"),
            ("    who: [iird]\n    by: 2002\n", "    who: [iird]\n"),
        ),
        "",
        f"{_EXIT}:  iird-as-agent:",
    ),
    Mutation(
        "GOV009",
        _EXIT,
        "cda_future:",
        "prepared: 2000-09\nfuture_activities: {fairs: {what: Fairs, who: [calico], by: 2002}}\ncda_future:",
        f"{_EXIT}:what: Fairs",
    ),
)
