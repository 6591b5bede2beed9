"""Edits for the rules of the log-frame and of what was measured."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_FRAME, _Y98, _Y99 = "logframe.yaml", "monitoring/1998.yaml", "monitoring/1999.yaml"
_RECOVERY = "  cost-recovery:\n    - {date: 1999-12, value: 55, notes: the amounts give 56,\n"
_VERIFIED = "    verification: UNIDO's account of March 2000"
_SOURCE = 'source: "003_72b7d0f5a2a195d4.txt, '

MUTATIONS = (
    # three indicators have a value above the outputs
    Mutation(
        "LOG001", _Y99,
        (
            (f'  capacity-use:\n    - {{date: 1999-12, value: 40, {_SOURCE}annex I"}}\n', ""),
            (f'  support-share:\n    - {{date: 1999-12, value: 20, notes: an average, {_SOURCE}box 5"}}\n', ""),
            (f'{_RECOVERY}       {_SOURCE}table 1"}}\n', ""),
        ),
        "", f"{_FRAME}:indicators:",
    ),
    Mutation(
        "LOG002", "plans/1999.yaml",
        "    actual_benefit:\n      bagru-bodies: {sales: {amount: 100000, currency: INR, about: true}}\n", "",
        f"{_FRAME}:indicators:",
    ),
    # two indicators are of sustainability
    Mutation(
        "LOG003", _FRAME,
        (
            (f"    sustainability: true\n{_VERIFIED}\n", ""),
            (f"    sustainability: true\n{_VERIFIED}, without", f"{_VERIFIED}, without"),
        ),
        "", f"{_FRAME}:indicators:",
    ),
    Mutation(
        "LOG004", _FRAME, " # clusterctl: ignore LOG004 the sources give few baselines and hardly a target", "",
        f"{_FRAME}:indicators:",
    ),
    # one of the five of 1998 is a fifth, which may be
    Mutation(
        "LOG005", "plans/1998.yaml",
        (
            ("  exporters-workshop:\n", "  exporters-workshop:\n    planned: false\n"),
            ("  cluster-workshop-1:\n", "  cluster-workshop-1:\n    planned: false\n"),
        ),
        "", "plans/1998.yaml:activities:",
    ),
    Mutation("LOG006", _Y99, "date: 1999-12, value: 155", "date: 2000-01, value: 155", f"{_Y99}:value: 155"),
    Mutation("LOG007", _FRAME, "1999: {value: 300000", "2000: {value: 300000", f"{_FRAME}:2000: {{value: 300000"),
    Mutation(
        "LOG008", _FRAME,
        "    unit: artisans\n    baseline:\n", "    unit: artisans\n    targets: {2001: 20}\n    baseline:\n",
        f"{_FRAME}:targets: {{2001: 20}}",
    ),
    Mutation(
        "LOG009", _Y98, "trust:\n", "values:\n  firms-involved: [{date: 1998-12, value: 160}]\ntrust:\n",
        f"{_Y99}:value: 155",
    ),
    Mutation("LOG010", _Y99, "value: 120, source", "value: 120, by: {women: 121}, source", f"{_Y99}:women: 121"),
    Mutation(
        "LOG011", _FRAME,
        "    unit: artisans\n    baseline:\n", "    unit: artisans\n    disaggregation: [women]\n    baseline:\n",
        f"{_Y99}:value: 120",
    ),
    Mutation(
        "LOG012", _FRAME, "      date: 1997\n      value: 26\n", "      date: 2000\n      value: 26\n",
        f"{_FRAME}:date: 2000",
    ),
)  # fmt: skip
