"""Edits for the rules of the chain from constraint to value."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_FRAME = "logframe.yaml"
_FIRMS = "    area: client_economy\n    unit: firms\n"
_BRAND = "[screen-printers, false-natural-dyes, ethnic-design, eco-friendly-dyes]"

MUTATIONS = (
    Mutation(
        "TRC001", "diagnostic.yaml",
        "  old-mistrust:\n", "  lost-market:\n    {text: x, area: market, pressure_point: true}\n  old-mistrust:\n",
        "diagnostic.yaml:lost-market:",
    ),
    Mutation(
        "TRC002", "vision.yaml",
        "  better-services:\n", "  school:\n    {text: x, addresses: [ethnic-design]}\n  better-services:\n",
        "vision.yaml:school:",
    ),
    Mutation(
        "TRC003", "plans/2000.yaml", "    objectives: [linked-cluster]\n", "", "plans/2000.yaml:cluster-workshop-3:",
    ),
    Mutation("TRC004", "vision.yaml", f"    addresses: {_BRAND}\n", "", "vision.yaml:product-image:"),
    # two indicators measure it
    Mutation(
        "TRC005", _FRAME,
        (
            (f"    of: new-designs\n{_FIRMS}", f"    of: trained-firms\n{_FIRMS}"),
            ("    of: new-designs\n", "    of: trained-firms\n"),
        ),
        "", f"{_FRAME}:new-designs:",
    ),
    Mutation("TRC006", "plans/2000.yaml", "    outputs: [trained-firms]\n", "", "plans/2000.yaml:washing-training:"),
    # an output of its own wants an indicator, too
    Mutation(
        "TRC007", _FRAME,
        (
            ("  new-designs:\n", "  school: {text: A school}\n  new-designs:\n"),
            ("  calico-members:\n", "  pupils: {name: Pupils, level: output, of: school}\n  calico-members:\n"),
        ),
        "", f"{_FRAME}:school:",
    ),
    Mutation(
        "TRC008", _FRAME, "    of: living-networks\n    area: social_capital\n", "    area: social_capital\n",
        f"{_FRAME}:pooled-designs:",
    ),
)  # fmt: skip
