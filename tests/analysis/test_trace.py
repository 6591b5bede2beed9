"""The chain from constraint to value: chains reckoned by hand, laws of its gaps, and odd cases."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.chain import trace as traced
from clusterctl.analysis.trace import KINDS, Branch, Ref, Trace
from tests.analysis.money import DAY, project, told

WHOLE: dict[str, Any] = {
    "diagnostic.yaml": {
        "constraints": {"no-sales": {"text": "Nobody sells", "area": "market", "importance": 4, "joint_tackling": 4}},
        "opportunities": {"fairs": {"text": "Fairs", "area": "market"}},
    },
    "vision.yaml": {
        "statement": "All sell",
        "objectives": {"sell": {"text": "Sell", "addresses": ["no-sales", "fairs"]}},
    },
    "plans/2001.yaml": {"activities": {"fair": {"title": "A fair", "objectives": ["sell"], "outputs": ["sales"]}}},
    "logframe.yaml": {
        "outputs": {"sales": {"text": "Sales"}},
        "indicators": {"buyers": {"name": "Buyers", "level": "output", "of": "sales"}},
    },
    "monitoring/2001.yaml": {"values": {"buyers": [{"date": "2001-12", "value": 7}]}},
}
"""A chain without a fault."""


def changed(*changes: tuple[str, tuple[str, ...], Any]) -> dict[str, Any]:
    """Return the files above with some fields set; None takes a field away."""
    files = copy.deepcopy(WHOLE)
    for file, keys, value in changes:
        record = files[file]
        for key in keys[:-1]:
            record = record[key]
        record[keys[-1]] = value
        if value is None:
            del record[keys[-1]]
    return files


def found(files: dict[str, Any] | None = None, day: date = DAY) -> Trace:
    return traced(project(WHOLE if files is None else files), day)


def gaps(trace: Trace) -> list[tuple[str, str]]:
    return [(gap.at.id, gap.lacks) for gap in trace.gaps]


def ids(refs: tuple[Ref, ...]) -> list[str]:
    return [ref.id for ref in refs]


def drawn(branch: Branch) -> Any:  # noqa: ANN401 - a nest of ids
    return f"{branch.ref.id}*" if branch.is_told else (branch.ref.id, [drawn(one) for one in branch.onward])


# -- by hand ---------------------------------------------------------------------------------------------------------


def test_a_whole_chain_has_no_gap() -> None:
    trace = found()
    assert gaps(trace) == []
    assert [drawn(branch) for branch in trace.branches(trace.roots)] == [
        ("no-sales", [("sell", [("fair", [("sales", [("buyers", [])])])])]),
        ("fairs", ["sell*"]),
    ]
    value = trace.nodes[Ref("indicator", "buyers")].values[0]
    assert told(value.date, value.figure.value, value.route.keys) == ("2001-12", 7, ("values", "buyers", 0))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("vision.yaml", ("objectives", "sell", "addresses"), ["fairs"])], [("no-sales", "objective")]),
        ([("vision.yaml", ("objectives", "sell", "addresses"), None)],
         [("no-sales", "objective"), ("fairs", "objective"), ("sell", "issue")]),
        ([("plans/2001.yaml", ("activities", "fair", "objectives"), None)],
         [("sell", "activity"), ("fair", "objective")]),
        ([("plans/2001.yaml", ("activities", "fair", "outputs"), None)], [("fair", "output"), ("sales", "activity")]),
        ([("logframe.yaml", ("indicators", "buyers", "of"), None)], [("sales", "indicator"), ("buyers", "output")]),
        ([("logframe.yaml", ("indicators",), None), ("monitoring/2001.yaml", ("values",), None)],
         [("sales", "indicator")]),
        ([("monitoring/2001.yaml", ("values",), None)], [("buyers", "value")]),
        ([("plans/2001.yaml", ("activities",), {})], [("sell", "activity"), ("sales", "activity")]),
        ([("plans/2001.yaml", ("activities", "fair", "result"), {"status": "dropped"})],
         [("sell", "activity"), ("sales", "activity")]),
        ([("plans/2001.yaml", ("activities", "fair", "result"), {"status": "postponed"})], []),
        ([("logframe.yaml", ("indicators", "buyers"), {"name": "B", "level": "activity", "of": "fair"})],
         [("sales", "indicator")]),
        ([("logframe.yaml", ("indicators", "buyers"), {"name": "B", "level": "immediate"})], [("sales", "indicator")]),
        ([("logframe.yaml", ("indicators", "buyers"), {"name": "B", "level": "activity"})],
         [("sales", "indicator"), ("buyers", "activity")]),
    ],
)  # fmt: skip
def test_a_link_that_is_taken_away_is_missed(changes: list[Any], expected: list[tuple[str, str]]) -> None:
    assert gaps(found(changed(*changes))) == expected


@pytest.mark.parametrize(
    ("importance", "joint", "pressure", "figure", "high"),
    [(4, 3, False, 12, True), (5, 2, False, 10, False), (5, 2, True, 10, False), (5, None, False, None, False),
     (5, None, True, None, True), (None, 5, False, None, False), (None, None, True, None, True)],
)  # fmt: skip
def test_priority(importance: int | None, joint: int | None, pressure: bool, figure: int | None, high: bool) -> None:
    numbers = {"importance": importance, "joint_tackling": joint}
    issue = {"text": "No", "area": "market", "pressure_point": pressure, **{k: v for k, v in numbers.items() if v}}
    trace = found({"diagnostic.yaml": {"constraints": {"it": issue}}})
    rank = trace.nodes[Ref("constraint", "it")].priority
    assert rank is not None
    assert told(rank.figure.known, rank.is_high) == (figure, high)


def test_constraints_come_by_priority_and_alike_by_id() -> None:
    def issue(importance: int | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
        numbers = {"importance": importance, "joint_tackling": 3} if importance else {}
        return {"text": "No", "area": "market", **numbers, **more}

    constraints = {"z": issue(), "y": issue(1), "x": issue(5), "w": issue(pressure_point=True), "v": issue(5),
                   "u": issue(4), "t": issue()}  # fmt: skip
    trace = found({"diagnostic.yaml": {"constraints": constraints}})
    assert ids(trace.roots) == ["v", "x", "u", "w", "y", "t", "z"]


def test_the_threshold_of_the_cluster_decides() -> None:
    files = {"diagnostic.yaml": WHOLE["diagnostic.yaml"]}
    trace = traced(project(files, cluster={"thresholds": {"high_priority": 17}}), DAY)
    rank = trace.nodes[Ref("constraint", "no-sales")].priority
    assert rank is not None
    assert told(trace.high, rank.is_high) == (17, False)


def test_a_value_counts_from_the_first_day_of_its_date() -> None:
    for day, known, later in ((date(2001, 11, 30), 0, 1), (date(2001, 12, 1), 1, 0)):
        node = found(day=day).nodes[Ref("indicator", "buyers")]
        assert (len(node.values), node.later) == (known, later)
        assert gaps(found(day=day)) == ([] if known else [("buyers", "value")])


def test_values_come_in_the_order_of_their_dates() -> None:
    files = changed(("monitoring/2001.yaml", ("values", "buyers"),
                     [{"date": "2001-12", "value": 7}, {"date": "2001-01", "value": 3}]))  # fmt: skip
    assert [one.date for one in found(files).nodes[Ref("indicator", "buyers")].values] == ["2001-01", "2001-12"]


def test_an_activity_that_goes_on_is_one_and_stands_as_the_last_plan_says() -> None:
    files = changed(("plans/2001.yaml", ("activities", "fair", "result"), {"status": "dropped"}))
    files["plans/2002.yaml"] = {"activities": {"fair": {"title": "The fair", "objectives": ["sell"]}}}
    trace = found(files)
    node = trace.nodes[Ref("activity", "fair")]
    assert (node.labels, node.status, len(node.routes)) == (("2001", "2002"), "planned", 2)
    assert gaps(trace) == []


def test_what_was_done_and_dropped_later_has_served_its_turn() -> None:
    files = changed(("plans/2001.yaml", ("activities", "fair", "result"), {"status": "done"}))
    dropped = {"title": "The fair", "result": {"status": "dropped"}}
    files["plans/2002.yaml"] = {"activities": {"fair": dropped}}
    assert gaps(found(files)) == []
    files["plans/2001.yaml"]["activities"]["fair"]["result"] = {"status": "under_way"}
    assert gaps(found(files)) == [("sell", "activity"), ("sales", "activity")]


def test_what_stands_in_files_that_are_not_there_is_not_missed() -> None:
    for name, absent in (("diagnostic.yaml", "diagnostic.yaml"), ("logframe.yaml", "logframe.yaml"),
                         ("vision.yaml", "vision.yaml"), ("plans/2001.yaml", "plans"),
                         ("monitoring/2001.yaml", "monitoring")):  # fmt: skip
        alone = {name: {"statement": "All sell"} if name == "vision.yaml" else {}}
        assert absent not in found(alone).absent
    trace = found({"plans/2001.yaml": {"activities": {"fair": {"title": "A fair"}}}})
    assert gaps(trace) == []
    assert trace.absent == ("diagnostic.yaml", "vision.yaml", "logframe.yaml", "monitoring")


def test_one_id_may_name_things_of_two_kinds() -> None:
    files = changed(("plans/2001.yaml", ("activities",), {"sales": {"title": "S", "outputs": ["sales"]}}))
    files["vision.yaml"]["objectives"]["sales"] = {"text": "Sales"}
    trace = found(files)
    assert [ref.kind for ref in trace.named("sales")] == ["objective", "activity", "output"]
    assert trace.named("nobody") == ()


def test_an_activity_stands_below_a_constraint_that_none_of_its_objectives_addresses() -> None:
    files = changed(("plans/2001.yaml", ("activities", "fair", "addresses"), ["no-sales"]),
                    ("vision.yaml", ("objectives", "sell", "addresses"), ["fairs"]))  # fmt: skip
    assert ids(found(files).nodes[Ref("constraint", "no-sales")].onward) == ["fair"]
    through = changed(("plans/2001.yaml", ("activities", "fair", "addresses"), ["no-sales"]))
    assert ids(found(through).nodes[Ref("constraint", "no-sales")].onward) == ["sell"]


def test_a_part_is_what_begins_somewhere() -> None:
    trace = found()
    part = trace.part(trace.named("fair"))
    assert [node.ref.id for node in part.nodes] == ["fair", "sales", "buyers"]
    assert trace.part(trace.named("fair"), broken=True).nodes == ()


# -- laws ------------------------------------------------------------------------------------------------------------

_NAMES = [f"n{number}" for number in range(3)]
_some = st.lists(st.sampled_from(_NAMES), unique=True, max_size=2)


@st.composite
def clusters(draw: st.DrawFn) -> dict[str, Any]:
    """Return files with three things of each kind and any links between them."""
    issue = {"text": "No", "area": "market"}
    statuses = st.sampled_from(["planned", "done", "dropped"])
    return {
        "diagnostic.yaml": {"constraints": {f"c-{name}": issue for name in _NAMES}, "opportunities": {"o-n0": issue}},
        "vision.yaml": {"statement": "All", "objectives": {
            f"v-{name}": {"text": "V", "addresses": [f"c-{one}" for one in draw(_some)]} for name in _NAMES}},
        "plans/2001.yaml": {"activities": {f"a-{name}": {
            "title": "A", "objectives": [f"v-{one}" for one in draw(_some)],
            "outputs": [f"u-{one}" for one in draw(_some)], "result": {"status": draw(statuses)}} for name in _NAMES}},
        "logframe.yaml": {"outputs": {f"u-{name}": {"text": "U"} for name in _NAMES}, "indicators": {
            f"i-{name}": {"name": "I", "level": "output", **({"of": f"u-{of[0]}"} if (of := draw(_some)) else {})}
            for name in _NAMES}},
        "monitoring/2001.yaml": {"values": {
            f"i-{name}": [{"date": "2001", "value": 1}] for name in draw(_some)}},
    }  # fmt: skip


_MENDS: dict[tuple[str, str], tuple[str, str]] = {
    ("constraint", "objective"): ("issue", "objective"), ("opportunity", "objective"): ("issue", "objective"),
    ("objective", "issue"): ("issue", "objective"), ("objective", "activity"): ("objective", "activity"),
    ("activity", "objective"): ("objective", "activity"), ("activity", "output"): ("activity", "output"),
    ("output", "activity"): ("activity", "output"), ("output", "indicator"): ("output", "indicator"),
    ("indicator", "output"): ("output", "indicator"),
}  # fmt: skip
"""By what a thing is and lacks, the link that is missing."""
_PARTNERS = {"issue": "c-new", "objective": "v-new", "activity": "a-new", "output": "u-new", "indicator": "i-new"}


def with_a_whole_chain(files: dict[str, Any]) -> dict[str, Any]:
    """Return the files with one more chain that lacks nothing, to link to."""
    more = copy.deepcopy(files)
    more["diagnostic.yaml"]["constraints"]["c-new"] = {"text": "No", "area": "market"}
    more["vision.yaml"]["objectives"]["v-new"] = {"text": "V", "addresses": ["c-new"]}
    more["plans/2001.yaml"]["activities"]["a-new"] = {"title": "A", "objectives": ["v-new"], "outputs": ["u-new"]}
    more["logframe.yaml"]["outputs"]["u-new"] = {"text": "U"}
    for name in ("i-new", "i-spare"):
        more["logframe.yaml"]["indicators"][name] = {"name": "I", "level": "output", "of": "u-new"}
        more["monitoring/2001.yaml"]["values"][name] = [{"date": "2001", "value": 1}]
    return more


def mended(files: dict[str, Any], at: Ref, lacks: str) -> dict[str, Any]:
    """Return the files with the missing link to or from the whole chain."""
    more = copy.deepcopy(files)
    if lacks == "value":
        more["monitoring/2001.yaml"]["values"][at.id] = [{"date": "2001", "value": 1}]
        return more
    earlier, later = _MENDS[at.kind, lacks]
    one, other = (_PARTNERS[earlier], at.id) if lacks == earlier else (at.id, _PARTNERS[later])
    match later:
        case "objective":
            more["vision.yaml"]["objectives"][other]["addresses"].append(one)
        case "activity":
            more["plans/2001.yaml"]["activities"][other]["objectives"].append(one)
        case "output":
            more["plans/2001.yaml"]["activities"][one]["outputs"].append(other)
        case _:
            more["logframe.yaml"]["indicators"][other]["of"] = one
    return more


@given(clusters())
def test_the_missing_link_removes_exactly_its_gap(files: dict[str, Any]) -> None:
    base = with_a_whole_chain(files)
    before = found(base)
    assert before.gaps == found(files).gaps
    for gap in before.gaps:
        after = found(mended(base, gap.at, gap.lacks))
        assert set(before.gaps) - set(after.gaps) == {gap}
        assert set(after.gaps) <= set(before.gaps)


@given(clusters())
def test_the_tree_tells_everything_once_and_every_link_leads_to_a_later_kind(files: dict[str, Any]) -> None:
    trace = found(files)
    seen: list[Ref] = []

    def walk(branch: Branch) -> None:
        if branch.is_told:
            assert branch.ref in seen
            return
        seen.append(branch.ref)
        assert tuple(one.ref for one in branch.onward) == trace.nodes[branch.ref].onward
        for one in branch.onward:
            walk(one)

    for branch in trace.branches(trace.roots):
        walk(branch)
    assert sorted(seen) == sorted(trace.nodes)
    for ref, node in trace.nodes.items():
        assert all(KINDS.index(one.kind) > KINDS.index(ref.kind) for one in node.onward)
        assert all(ref in trace.nodes[one].back for one in node.onward)


@given(clusters(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_changes_nothing(files: dict[str, Any], random: Any) -> None:  # noqa: ANN401
    def shuffled(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
        if not isinstance(value, dict):
            return value
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(value[key]) for key in keys}

    one, other = found(files), found({file: shuffled(data) for file, data in files.items()})
    assert list(one.nodes) == list(other.nodes)
    assert one.gaps == other.gaps


def test_two_thousand_activities_are_traced() -> None:
    activities = {f"a{number}": {"title": "A", "objectives": ["sell"], "outputs": ["sales"]} for number in range(2000)}
    trace = found(changed(("plans/2001.yaml", ("activities",), activities)))
    assert len(trace.nodes) == 2005  # the four other things of the chain, and the opportunity
    assert gaps(trace) == []
    assert len(trace.branches(trace.roots)[0].onward[0].onward) == 2000
