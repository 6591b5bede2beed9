"""SUM."""

from __future__ import annotations

from tests.rules.mutations import Mutation

FIRST, SECOND, MEASURED = "plans/1998.yaml", "plans/1999.yaml", "monitoring/1999.yaml"

MUTATIONS = (
    Mutation("SUM001", FIRST, "{by: cotex, share: 25}", "{by: cotex, share: 15}", f"{FIRST}:contributions:"),
    Mutation("SUM002", FIRST, "{by: cotex, share: 25}", "{by: cotex, share: 24}", f"{FIRST}:contributions:"),
    # Jaipur tells no amounts: a cost and one amount of it.
    Mutation(
        "SUM003",
        FIRST,
        (
            ("{by: cotex, share: 25}", "{by: cotex, amount: 400}"),
            ("beneficiaries: {actors: [cotex]}\n", "beneficiaries: {actors: [cotex]}\n    cost: 2000\n"),
        ),
        "",
        f"{FIRST}:contributions:",
    ),
    Mutation("SUM004", SECOND, "{total: 23}", "{total: -23}", f"{SECOND}:total: -23"),
    Mutation("SUM005", MEASURED, "leverage: 3.5", "leverage: 5.3", f"{MEASURED}:leverage: 5.3"),
    Mutation("SUM006", SECOND, "{total: 20}", "{total: 200}", f"{SECOND}:total: 200"),
    Mutation("SUM007", SECOND, "{total: 23}", "{total: 23, women: 32}", f"{SECOND}:women: 32"),
    Mutation(
        "SUM008",
        SECOND,
        "{by: calico, form: in_kind,",
        "{by: calico, amount: 500, share: 60, form: in_kind,",
        f"{SECOND}:amount: 500, share: 60",
    ),
    Mutation(
        "SUM009",
        "monitoring/1998.yaml",
        "lessons:\n",
        "finance: [{start: 1998-01, end: 2000-06, by_group: {cluster: 500}}]\nlessons:\n",
        "monitoring/1998.yaml:finance: [{start: 1998-01",
    ),
)
"""SUM010 has none: Jaipur tells the cost of no activity, and cost and finance records stand in two files."""
