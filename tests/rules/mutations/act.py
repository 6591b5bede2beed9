"""Edits for the rules of what activities say and who carries them."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_98, _99 = "plans/1998.yaml", "plans/1999.yaml"
_SILENCE = "  # clusterctl: ignore ACT002 no source tells person-days, nor who led two of these"
_BANKS = "    intermediaries: [local-banks]\n"
_WOMEN = (
    "organise their own training\n    beneficiaries: {actors: [sanganer-women]}\n    lead: sanganer-women\n"
    "    result: {status: done}\n"
)
_LOANS = (
    "    category: regular\n    addresses: [poor-credit-access, flood-lost-collateral]\n"
    "    objectives: [better-services, linked-cluster]\n"
)

MUTATIONS = (
    # the comment speaks for plans that are approved or closed, and would be unused
    Mutation("ACT001", _98, ((_SILENCE, ""), ("status: closed\n", "status: draft\n")), "", f"{_98}:activities:"),
    Mutation("ACT002", _98, _SILENCE, "", f"{_98}:activities:"),
    Mutation("ACT003", _99, _WOMEN, _WOMEN.replace("done", "dropped"), f"{_99}:status: dropped"),
    Mutation(
        "ACT004", _99, f"area: finance\n{_LOANS}",
        f"area: policy\n{_LOANS}", f"{_99}:intermediaries: [local-banks]",
    ),
    Mutation("ACT005", _99, _BANKS, f"{_BANKS}    series: bank-meetings\n", f"{_99}:lead: focal-point"),
    Mutation("ACT006", _98, "{by: nabard, share: 14}", "{by: sbi, share: 14}", f"{_98}:by: sbi"),
)  # fmt: skip
