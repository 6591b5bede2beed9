"""Edits for the rules of scores."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_S98, _S99, _S00 = (f"scores/{year}.yaml" for year in (1998, 1999, 2000))
_COMMITTEE = "      weight: 30\n      score: 1\n"

MUTATIONS = (
    Mutation("SCO001", _S00, _COMMITTEE, _COMMITTEE.replace("30", "20"), f"{_S00}:brokering:"),
    Mutation(
        "SCO002", _S00, "date: 2000-12\nassessors", "date: 2000-12\ngroup_weights: {support: 20}\nassessors",
        f"{_S00}:group_weights:",
    ),
    # two bodies need grounds before they can be compared
    Mutation(
        "SCO003", _S00,
        (
            ("sidbi:\n      weight: 30\n", "sidbi:\n      weight: 30\n      criticality: 2\n      coverage: 3\n"),
            ("banks:\n      weight: 20\n", "banks:\n      weight: 20\n      criticality: 4\n      coverage: 3\n"),
        ),
        "", f"{_S00}:weight: 20",
    ),
    Mutation(
        "SCO004", _S99,
        "      evidence:\n        text: Helped with new products and designs; more is not told\n"
        "        date: 1999-12\n",
        "", f"{_S99}:nift:",
    ),
    Mutation("SCO005", _S98, "[newly_active, provisional_agenda]", "[exists]", f"{_S98}:score: 2"),
    Mutation(
        "SCO006", "actors.yaml", "{1997: 26, 1999: 120}", "{1997: 26, 1999: 120, 2000: 90}",
        f"{_S00}:growing_membership",
    ),
    Mutation(
        "SCO007", _S99, "more is not told\n        date: 1999-12", "more is not told\n        date: 2000-01",
        f"{_S99}:date: 2000-01",
    ),
    Mutation("SCO008", "actors.yaml", "  nift:\n", "  nift:\n    until: 2000-11\n", f"{_S00}:score: 2"),
    Mutation(
        "SCO009", _S00, "  brokering:\n", "  brokering:\n    sbi: {weight: 0, score: 0}\n", f"{_S00}:sbi:",
    ),
    Mutation(
        "SCO010", "actors.yaml", "    reason: It works more and more as the cluster's development agent\n", "",
        "actors.yaml:index_group: brokering",
    ),
    Mutation(
        "SCO011", _S00, "rsic:\n      weight: 5\n      score: 3\n",
        "rsic:\n      weight: 5\n      score: {one: 1, another: 5}\n", f"{_S00}:score: {{one",
    ),
    Mutation("SCO012", "cluster.yaml", "record_until: 2000 ", "record_until: 2001 ", f"{_S00}:date: 2000-12"),
    Mutation(
        "SCO013", _S99, "      reason: Nothing at Bagru has a date, so the work of three years shows in one step\n", "",
        f"{_S99}:score: 5",
    ),
    # the weights of a group make 100 before and after, so two must move
    Mutation(
        "SCO014", _S00, (("weight: 70\n", "weight: 60\n"), (_COMMITTEE, _COMMITTEE.replace("30", "40"))), "",
        f"{_S00}:weight: 60",
    ),
    Mutation(
        "SCO015", _S00, "date: 2000-12\nassessors",
        "date: 2000-12\ngroup_weights: {enterprises: 50, support: 40, brokering: 10}\nassessors",
        f"{_S00}:group_weights:",
    ),
)  # fmt: skip
