"""SUP."""

from __future__ import annotations

from tests.rules.mutations import Mutation

CLUSTER = "cluster.yaml"
FIRST, SECOND, THIRD = "plans/1998.yaml", "plans/1999.yaml", "plans/2000.yaml"
WORKSHOP = "title: First development workshop of the whole cluster\n    nature: "
FUNDERS = "  # clusterctl: ignore SUP003 to win institutions was the aim (box 5)"

MUTATIONS = (
    Mutation("SUP001", FIRST, f"{WORKSHOP}developmental", f"{WORKSHOP}commercial", f"{FIRST}:nature: commercial"),
    # Both shares of a row: else it would not add up, and take no part.
    Mutation(
        "SUP002",
        SECOND,
        (
            ("{by: unido, share: 21}", "{by: unido, share: 30}"),
            ("{by: support, share: 79}", "{by: support, share: 70}"),
        ),
        "",
        f"{SECOND}:by: unido, share: 30",
    ),
    Mutation("SUP003", SECOND, FUNDERS, "", f"{SECOND}:by: support, share: 38"),
    # No two activities of one year with known shares are alike, so another is made like one.
    Mutation(
        "SUP004",
        THIRD,
        (("nature: mixed", "nature: commercial"), ("area: skills", "area: market")),
        "",
        f"{THIRD}:limited_means: true",
    ),
    Mutation(
        "SUP005",
        THIRD,
        "limited_means: true}",
        "limited_means: true, single_firm: true}",
        f"{THIRD}:single_firm: true",
    ),
    Mutation(
        "SUP006",
        CLUSTER,
        "programme:\n  impl",
        "thresholds: {demand_share: 50}\nprogramme:\n  impl",
        f"{FIRST}:by: unido, share: 51",
    ),
    Mutation(
        "SUP007",
        FIRST,
        f"{WORKSHOP}developmental",
        f"{WORKSHOP}mixed\n    origin: demand",
        f"{FIRST}:origin: demand",
    ),
    Mutation(
        "SUP008",
        FIRST,
        "{by: unido, share: 75}",
        "{by: unido, to: larger-block-printers, share: 75}",
        f"{FIRST}:to: larger-block-printers",
    ),
    Mutation(
        "SUP009",
        CLUSTER,
        "programme:\n  impl",
        "support_norm: {rows: [{occurrence: 1, nature: commercial, max_agency_share: 50}]}\nprogramme:\n  impl",
        f"{FIRST}:by: unido, share: 51",
    ),
    Mutation(
        "SUP010",
        SECOND,
        "title: Technical and marketing training at Calico\n",
        "title: Technical and marketing training at Calico\n"
        "    contributions: [{by: unido, share: 80}, {by: calico, share: 20}]\n",
        f"{SECOND}:by: unido, share: 80",
    ),
    # One that is new with its shares, and one that says that it is not.
    Mutation(
        "SUP011",
        SECOND,
        (
            ("- {by: unido}\n      - {by: sidbi}", "- {by: unido, share: 20}\n      - {by: sidbi, share: 80}"),
            ("    title: Training of exporters in visual merchandising\n",
             "    title: Training of exporters in visual merchandising\n    innovative: false\n"),
        ),
        "",
        f"{SECOND}:by: unido, share: 35",
    ),
)  # fmt: skip
