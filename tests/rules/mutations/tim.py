"""Edits for the rules of time."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_98, _99, _00 = (f"plans/{year}.yaml" for year in (1998, 1999, 2000))
_FUND = "    result: {status: under_way}\n"
_FAIR = "    series: calico-jaipur-fair\n    occurrence: 2\n    start: 1999-10\n"
_CLOSED = "status: closed\n"

MUTATIONS = (
    Mutation(
        "TIM001", "actors.yaml", "kind: market, since: 1999, until: 1999", "kind: market, since: 1999, until: 1998",
        "actors.yaml:until: 1998",
    ),
    Mutation("TIM002", _99, _FUND, _FUND.replace("}", ", end: 1999-12}"), f"{_99}:end: 1999-12"),
    Mutation("TIM003", _99, _FAIR, _FAIR.replace("1999-10", "2003-10"), f"{_99}:start: 2003-10"),
    Mutation("TIM004", _99, _FAIR, _FAIR.replace("1999-10", "2000-10"), f"{_99}:start: 2000-10"),
    Mutation(
        "TIM005", "actors.yaml", "    works_for: [calico]\n", "    works_for: [calico]\n    since: 1999-04\n",
        f"{_99}:implementer: fair-agency",
    ),
    Mutation(
        "TIM006", _99, "    intermediaries: [local-banks]\n",
        "    intermediaries: [local-banks]\n    after: [guarantee-fund]\n", f"{_99}:after: [guarantee-fund]",
    ),
    Mutation(
        "TIM007", _98, "    start: 1998-03\n", "    start: 1998-03\n    after: [jaipur-fair-2]\n",
        f"{_98}:start: 1998-03",
    ),
    Mutation(
        "TIM008", _99, "occurrence: 1\n    start: 1999-03\n", "occurrence: 1\n    start: 1999-11\n",
        f"{_99}:start: 1999-10",
    ),
    Mutation(
        "TIM009", _99, "calico-delhi-fair\n    occurrence: 2\n", "calico-delhi-fair\n    occurrence: 1\n",
        f"{_99}:occurrence: 1",
    ),
    Mutation(
        "TIM010", _99, _FAIR,
        f"{_FAIR}    end: 1999-10\n    deliverables: {{hall: {{what: Lease of the hall, due: 1999-11}}}}\n",
        f"{_99}:due: 1999-11",
    ),
    Mutation(
        "TIM011", _98, _CLOSED, f"{_CLOSED}validated: {{date: 1998-02}}\napproved: {{date: 1998-01}}\n",
        f"{_98}:approved: {{date: 1998-01}}",
    ),
    Mutation(
        "TIM012", _98, _CLOSED, f"{_CLOSED}approved: {{date: 1998-02}}\n", f"{_98}:approved: {{date: 1998-02}}",
    ),
    Mutation("TIM013", "cluster.yaml", "  end: 2002\n", "  end: 2000\n", "exit.yaml:There was no exit strategy"),
    # a declared third stage asks for a map that holds too
    Mutation(
        "TIM014", "cluster.yaml",
        (("{1997: 1, 1999: 2}", "{1997: 1, 1999: 3}"),
         ("\nrules:\n", "\nrules:\n  MAP002: {severity: off, reason: the map comes later}\n")),
        "", "cluster.yaml:stages:",
    ),
    Mutation("TIM015", _00, _CLOSED, "status: approved\n", "diagnostic.yaml:date: 1997"),
    Mutation(
        "TIM016", "cluster.yaml", "    diagnostic:\n      start: 1997\n      end: 1997\n",
        "    diagnostic:\n      start: 1998-07\n      end: 1998\n",
        "cluster.yaml:start: 1998-07",
    ),
    Mutation("TIM017", _99, _FUND, f"    end: 1999-12\n{_FUND}", f"{_99}:activities:"),
)  # fmt: skip
