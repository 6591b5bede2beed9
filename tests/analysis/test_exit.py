"""Exit readiness: a cluster that meets all conditions, each broken and each removed alone, and what is odd."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.exit.condition import Check, Condition, Dated, holds
from clusterctl.analysis.exit.readiness import CHECKS, readiness
from clusterctl.analysis.figure import Figure
from clusterctl.findings.finding import Route
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Missing
from clusterctl.project.labels import parse_label
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.analysis.ready import DAY, TRAINED, changed, judged, made, states, year
from tests.cli.commands import EXAMPLES

if TYPE_CHECKING:
    from clusterctl.analysis.exit.condition import Relation
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.project.labels import Label

ENTERPRISES, BANK = "scores/2001.yaml: scores: enterprises", "scores/2001.yaml: scores: support: bank"
ACTIVITIES, LAST = "plans/2001.yaml: activities", "plans/2001.yaml: activities: a30-1"
AGENCY_PAYS = [{"by": "cluster", "share": 50}, {"by": "bank", "share": 20}, {"by": "unido", "share": 30}]
WEAK = {"weight": 15, "score": 4, "features": ["exists", "newly_active", "regular_meetings", "office_bearers"]}
STRONG = {
    "weight": 85,
    "score": 10,
    "features": [
        "long_term_agenda", "fully_self_financed", "approach_endorsed", "full_networking", "cluster_wide_activities",
        "limited_member_funds", "office_bearers", "target_membership",
    ],
}  # fmt: skip


def pays(given: list[dict[str, Any]], *but: str) -> tuple[tuple[str, Any], ...]:
    """Return changes to who pays each activity of 2001, but for some."""
    ids = [f"a30-{at}" for at in range(10)]
    return tuple((f"{ACTIVITIES}: {id_}: contributions", given) for id_ in ids if id_ not in but)


def led(*leads: str) -> tuple[tuple[str, Any], ...]:
    """Return changes to who leads the first activities of 2001."""
    return tuple((f"{ACTIVITIES}: a30-{at}: lead", lead) for at, lead in enumerate(leads))


def by_name(found: Readiness, name: str) -> Condition:
    return next(one for one in found.conditions if one.name == name)


def label(text: str) -> Label:
    found = parse_label(text, "04-01")
    assert found is not None
    return found


def test_a_cluster_that_meets_every_condition_is_ready() -> None:
    found = judged()
    assert (found.answer, states(found), found.not_met, found.not_recorded) == ("ready", {}, (), ())
    assert [one.name for one in found.met] == list(CHECKS)
    assert all(one.inputs for one in found.conditions)


READY = changed()
BROKEN: dict[str, tuple[tuple[str, Any], ...]] = {
    "index": (("cluster.yaml: thresholds", {"exit_index": 9}),),
    "enterprises": ((ENTERPRISES, {"weavers": STRONG, "dyers": WEAK}),),
    "brokering": (("scores/2001.yaml: scores: brokering: forum: features", ["cda_interaction"]),
                  ("scores/2001.yaml: scores: brokering: forum: score", 1)),
    "assessment": (("scores/2000.yaml", {**READY["scores/2001.yaml"], "date": "2000-11"}), ("scores/2001.yaml", None)),
    "money": pays(AGENCY_PAYS, "a30-1"),
    "leads": led("unido", "unido", "agent"),
    "leaders": (("actors.yaml: actors: bank: counterparts", {"2001": {"trained": False}}),),
    "upscaling": ((f"{LAST}: implementer", "agent"),),
    "key_actors": (("actors.yaml: links", [{"from": "unido", "to": to, "kind": "training"}
                                           for to in ("weavers", "dyers", "bank", "forum")]),),
    "vision": (("vision.yaml: horizon", 2001),),
    "governance": (("monitoring/2001.yaml: governance: sound_finance: level", 1),),
    "strategy": (("exit.yaml: gaps: no-lab: who", None),),
    "resources": (("exit.yaml: future_activities: fairs: resources", None),),
}  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_each_condition_broken_alone_is_the_only_one_not_met(name: str) -> None:
    found = judged(*BROKEN[name])
    assert states(found) == {name: "not_met"}
    assert found.answer == "not_ready"
    assert by_name(found, name).missing[0].holds is False


REMOVED: dict[str, tuple[str, ...]] = {
    "scores/2001.yaml": ("assessment", "brokering", "enterprises", "index", "leaders"),
    "plans/1999.yaml": ("leads",),
    "vision.yaml": ("vision",),
    "vision.yaml: agreed": ("vision",),
    "vision.yaml: horizon": ("vision",),
    "cluster.yaml: programme: end": ("vision",),
    "monitoring/2001.yaml": ("governance",),
    "monitoring/2001.yaml: governance": ("governance",),
    "monitoring/2001.yaml: governance: proactive": ("governance",),
    "exit.yaml": ("resources", "strategy"),
    "exit.yaml: agreed": ("strategy",),
    f"{LAST}: upscales": ("upscaling",),
    f"{LAST}: implementer": ("upscaling",),
    "actors.yaml: links": ("key_actors",),
    "actors.yaml: actors: bank: counterparts": ("leaders",),
    "actors.yaml: actors: bank: counterparts: 2000: trained": ("leaders",),
    f"{ACTIVITIES}: a30-0: person_days": ("leads",),
    "plans/2001.yaml: status": ("leads",),
    "cluster.yaml: programme: implementing_agency": (),
}  # fmt: skip


@pytest.mark.parametrize(("way", "names"), REMOVED.items())
def test_what_is_removed_is_not_recorded(way: str, names: tuple[str, ...]) -> None:
    found = judged((way, None))
    assert states(found) == dict.fromkeys(names, "not_recorded")
    assert found.answer == ("not_recorded" if names else "ready")
    assert all(one.file for condition in found.not_recorded for one in condition.missing)


def test_what_nobody_pays_and_leads_is_not_recorded() -> None:
    silent = [(f"{ACTIVITIES}: a30-{at}: {key}", None) for at in range(10) for key in ("contributions", "lead")]
    assert states(judged(*silent)) == dict.fromkeys(("leaders", "leads", "money", "upscaling"), "not_recorded")


# -- what is odd -----------------------------------------------------------------------------------------------------


def test_a_cluster_with_nothing_on_file_is_told_what_to_write_where() -> None:
    bare = load(MemoryTree({"cluster.yaml": json.dumps({"id": "a", "name": "A", "country": "IN", "currency": "INR"})}))
    found = readiness(bare, DAY)
    assert found.answer == "not_recorded"
    assert {one.state for one in found.conditions} == {"not_recorded"}
    written = {each.file for one in found.conditions for each in one.missing}
    assert written == {"scores/2001.yaml", "plans/2001.yaml", "actors.yaml", "vision.yaml", "monitoring/2001.yaml",
                       "exit.yaml"}  # fmt: skip


@pytest.mark.parametrize(("day", "wanted"), [(date(2000, 3, 31), "1999-2000"), (date(2000, 4, 1), "2000-2001")])
def test_files_that_are_wanted_are_of_the_financial_year_where_others_are(day: date, wanted: str) -> None:
    texts = {"cluster.yaml": {"id": "a", "name": "A", "country": "IN", "currency": "INR"},
             "plans/1999-2000.yaml": {"status": "draft"}}  # fmt: skip
    bare = load(MemoryTree({path: json.dumps(held) for path, held in texts.items()}))
    written = {each.file for one in readiness(bare, day).conditions for each in one.missing}
    assert {f"scores/{wanted}.yaml", f"monitoring/{wanted}.yaml"} <= written


def test_without_an_agency_or_a_cda_nobody_knows_whether_the_map_holds() -> None:
    found = judged(
        ("actors.yaml: actors: unido", None), ("actors.yaml: actors: agent", None), ("cluster.yaml: programme", None),
        ("actors.yaml: links", [{"from": "forum", "to": to, "kind": "coordination"} for to in ("weavers", "bank")]),
        *[(f"plans/{label}.yaml", None) for label in (1999, 2000, 2001)],
    )  # fmt: skip
    assert [one.name for one in by_name(found, "key_actors").comparisons] == ["programme_on_map"]


def test_of_an_agency_that_has_left_the_map_counts_as_it_is() -> None:
    gone = [(f"actors.yaml: actors: {id_}: until", "2001-06") for id_ in ("unido", "agent")]
    assert states(judged(*gone)) == {}
    loose = [{"from": "forum", "to": "weavers", "kind": "coordination"}]
    assert states(judged(*gone, ("actors.yaml: links", loose))) == {"key_actors": "not_met"}


def test_without_key_actors_there_is_nothing_to_hold_together() -> None:
    found = judged(("scores/2001.yaml", None), *[(f"plans/{label}.yaml", None) for label in (1999, 2000, 2001)])
    assert [(one.name, one.holds) for one in by_name(found, "key_actors").comparisons] == [("key", None)]


def test_an_empty_exit_strategy_is_none() -> None:
    found = judged(("exit.yaml", {}))
    assert [one.name for one in by_name(found, "strategy").comparisons] == ["strategy"]
    assert states(found) == {"strategy": "not_recorded", "resources": "not_recorded"}


def test_an_empty_box_of_a_strategy_is_not_met() -> None:
    found = judged(("exit.yaml: linkages", None))
    assert [(one.name, one.who) for one in by_name(found, "strategy").missing] == [("box", ("linkages",))]
    assert states(found) == {"strategy": "not_met"}


def test_a_gap_that_is_closed_needs_nobody() -> None:
    assert states(judged(("exit.yaml: gaps: no-lab", {"what": "a laboratory", "state": "done"}))) == {}


def test_a_strategy_of_a_later_day_is_not_known_yet() -> None:
    assert states(judged(("exit.yaml: prepared", 2002))) == {"strategy": "not_recorded", "resources": "not_recorded"}
    assert states(judged(("exit.yaml: agreed: date", 2002))) == {"strategy": "not_recorded"}


@pytest.mark.parametrize(
    ("horizon", "end", "state"),
    [
        (2003, 2002, "met"), (2002, 2002, "not_recorded"), ("2002-12", 2002, "not_recorded"),
        (2002, "2002-06", "not_recorded"),
        ("2002-07", "2002-06", "met"), ("2002-06", "2002-06", "not_recorded"), ("2002-06-30", "2002-06-30", "not_met"),
        ("2002-07-01", "2002-06-30", "met"), (2001, 2002, "not_met"), ("2001-12-31", "2002-01", "not_met"),
    ],
)  # fmt: skip
def test_spans_that_overlap_never_say_that_a_vision_falls_short(horizon: Any, end: Any, state: str) -> None:  # noqa: ANN401 - YAML
    found = judged(("vision.yaml: horizon", horizon), ("cluster.yaml: programme: end", end), day=date(2001, 12, 31))
    assert by_name(found, "vision").state == state


@pytest.mark.parametrize(
    ("made_on", "day", "state"),
    [
        ("2001-11", date(2002, 11, 1), "met"), ("2001-11", date(2002, 11, 2), "not_recorded"),
        ("2001-11", date(2002, 11, 30), "not_recorded"), ("2001-11", date(2002, 12, 1), "not_met"),
        (2001, date(2001, 12, 31), "met"), (2001, date(2002, 12, 31), "not_recorded"),
        (2001, date(2003, 1, 1), "not_met"),
        ("2001-02-28", date(2002, 2, 28), "met"), ("2001-02-28", date(2002, 3, 1), "not_met"),
        ("2001-11-30", date(2002, 11, 30), "met"),
        ("2003-02-28", date(2004, 2, 29), "met"), ("2003-02-27", date(2004, 2, 29), "not_met"),
    ],
)  # fmt: skip
def test_an_assessment_is_too_old_only_where_its_last_day_is(made_on: Any, day: date, state: str) -> None:  # noqa: ANN401 - YAML
    scores = {**changed()["scores/2001.yaml"], "date": made_on}
    found = judged(("scores/2001.yaml", None), (f"scores/{str(made_on)[:4]}.yaml", scores), day=day)
    assert by_name(found, "assessment").state == state


def test_what_is_claimed_counts_where_nobody_noted_what_supports_it() -> None:
    found = judged((f"{BANK}: features", None), (f"{BANK}: score", 10))
    one = by_name(found, "index").comparisons[0]
    assert one.name == "claimed_index"
    assert one.figure == Figure(Fraction(4800 + 3000 + 800, 1000), one.figure.inputs if one.figure else ())
    assert one.who == ("bank",)
    assert by_name(found, "brokering").comparisons[0].figure.known == 8  # type: ignore[union-attr]


def test_without_a_body_a_group_counts_0_as_in_the_index() -> None:
    found = judged(("scores/2001.yaml: scores: brokering", None))
    broker = by_name(found, "brokering")
    assert [(one.name, one.holds) for one in broker.comparisons] == [("no_broker", False)]
    assert (broker.state, broker.weight) == ("not_met", Fraction(10))


# -- who leads, works and pays ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leads", "state"),
    [
        (("weavers", "dyers", "bank"), "met"), (("weavers", "dyers", "unido"), "not_met"),
        (("weavers", "dyers", None), "not_recorded"), (("weavers", "weavers", None), "not_met"),
        (("weavers", "dyers", "bank", None), "met"),
    ],
)  # fmt: skip
def test_leads_that_are_not_known_count_neither_way(leads: tuple[str | None, ...], state: str) -> None:
    plan = year(30)
    plan["activities"] = {
        f"a30-{at}": {"title": "x", **({"lead": lead} if lead else {})} for at, lead in enumerate(leads)
    }
    found = by_name(judged(("plans/2001.yaml", plan)), "leaders")
    assert [one.holds for one in found.comparisons if one.name == "leaders"] == [
        {"met": True, "not_met": False, "not_recorded": None}[state]
    ]


@pytest.mark.parametrize(("before", "after", "state"), [
    (60, 60, "not_met"), (60, 61, "not_met"), (60, 59, "met"), (90, 59, "not_met"),
])  # fmt: skip
def test_the_days_of_the_cda_fall_two_years_running(before: int, after: int, state: str) -> None:
    changes = [(f"{ACTIVITIES}: a30-0: person_days: agent", after),
               ("plans/2000.yaml: activities: a60-0: person_days: agent", before)]  # fmt: skip
    assert by_name(judged(*changes), "leads").state == state


def test_days_that_some_activities_do_not_tell_leave_it_open_where_they_could_matter() -> None:
    silent = f"{ACTIVITIES}: a30-5: person_days"
    assert by_name(judged((silent, None)), "leads").state == "not_recorded"
    assert by_name(judged((silent, None), (f"{ACTIVITIES}: a30-0: person_days: agent", 70)), "leads").state == "not_met"


def test_days_that_are_0_have_nothing_left_to_fall() -> None:
    ways = ["plans/2000.yaml: activities: a60-0: person_days", f"{ACTIVITIES}: a30-0: person_days"]
    assert states(judged(*((f"{way}: agent", 0) for way in ways))) == {}
    assert states(judged(*((f"{way}: agent", None) for way in ways))) == {"leads": "not_recorded"}


def test_a_year_that_is_missing_between_breaks_the_row() -> None:
    plans = (("plans/2000.yaml", None), ("plans/1998.yaml", year(120)), (f"{LAST}: upscales", "a90-1"))
    found = by_name(judged(*plans), "leads")
    assert [(one.name, one.holds, one.label) for one in found.missing] == [("years_before", None, "")]


def test_only_a_year_that_is_over_is_closed() -> None:
    found = judged(day=date(2001, 11, 30))
    assert by_name(found, "money").comparisons[0].label == "2000"
    ended = judged(("cluster.yaml: programme: end", "2001-11"), day=date(2001, 11, 30))
    assert by_name(ended, "money").comparisons[0].label == "2001"


@pytest.mark.parametrize(
    ("trained", "holds_"),
    [
        (TRAINED, True), ({"2000": {"trained": False}}, False), ({"2000": {"number": 2}}, None),
        ({"2000": {"number": 0, "trained": True}}, False), ({"2002": {"trained": True}}, None),
        ({"1999": {"trained": True}, "2001": {"trained": False}}, False),
        ({"1999": {"trained": False}, "2001": {"trained": True}}, True),
    ],
)  # fmt: skip
def test_the_last_entry_on_counterparts_counts(trained: dict[str, Any], holds_: bool | None) -> None:
    found = by_name(judged(("actors.yaml: actors: bank: counterparts", trained)), "leaders")
    assert [one.holds for one in found.comparisons if one.who == ("bank",)] == [holds_]


def test_a_body_of_little_weight_needs_no_counterpart() -> None:
    weights = ((f"{ENTERPRISES}: weavers: weight", 91), (f"{ENTERPRISES}: dyers: weight", 9))
    assert states(judged(*weights, ("actors.yaml: actors: dyers: counterparts", None))) == {}


def test_the_newest_activity_of_an_up_scaled_service_counts() -> None:
    first = "plans/2000.yaml: activities: a60-1"
    old = ((f"{first}: upscales", "a90-1"), (f"{first}: implementer", "agent"))
    assert states(judged(*old)) == {}
    assert states(judged(*old, (f"{LAST}: upscales", "a60-2"))) == {"upscaling": "not_met"}
    planned = (f"{LAST}: result", None)
    assert states(judged(*old, planned)) == {"upscaling": "not_met"}


def test_who_pays_the_implementer_stands_in_where_the_activity_does_not_tell() -> None:
    silent = (f"{LAST}: contributions", None)
    assert states(judged(silent)) == {"upscaling": "not_recorded"}
    for share, expected in ((50, {}), (49, {"upscaling": "not_met"})):
        paid = {"2000": {"weavers": 10}, "2001": {"dyers": share, "unido": 100 - share}, "2002": {"unido": 100}}
        assert states(judged(silent, ("actors.yaml: actors: weavers: paid_by", paid))) == expected


def test_up_scaling_that_goes_in_a_circle_comes_to_an_end() -> None:
    first = "plans/1999.yaml: activities: a90-1"
    found = judged((f"{first}: upscales", "a30-1"), (f"{first}: implementer", "agent"), (f"{LAST}: upscales", "a90-1"))
    assert {one.who for one in by_name(found, "upscaling").comparisons} == {("a30-1",), ("a90-1",)}


def test_shares_of_an_implementer_that_are_not_whole_tell_nothing() -> None:
    paid = ("actors.yaml: actors: weavers: paid_by", {"2001": {"dyers": 60}})
    assert states(judged((f"{LAST}: contributions", None), paid)) == {"upscaling": "not_recorded"}


def test_the_bounds_of_the_stage_are_those_of_the_money() -> None:
    own = {"stage_cluster_share": 70, "stage_agency_share": 5}
    found = by_name(judged(("cluster.yaml: thresholds", own)), "money")
    assert [one.holds for one in found.comparisons] == [False, False]
    assert Route("cluster.yaml", ("thresholds", "stage_cluster_share")) in found.inputs


# -- order, time, broken files ---------------------------------------------------------------------------------------


def test_what_weighs_most_in_the_index_comes_first() -> None:
    found = judged(*BROKEN["brokering"], *BROKEN["governance"], *BROKEN["leaders"], *BROKEN["vision"],
                   *BROKEN["enterprises"])  # fmt: skip
    assert [(one.name, one.weight) for one in found.not_met] == [
        ("leaders", 30), ("brokering", 10), ("enterprises", 9), ("vision", None), ("governance", None),
    ]  # fmt: skip


def test_a_body_weighs_once_in_a_condition() -> None:
    weak = {**WEAK, "weight": 50}
    found = judged((ENTERPRISES, {"weavers": weak, "dyers": weak}))
    assert by_name(found, "enterprises").weight == 60
    assert by_name(found, "index").weight == 100


@pytest.mark.parametrize("text", ["1999", "2000", "2001"])
def test_a_label_asks_what_is_known_at_its_end(text: str) -> None:
    named = readiness(made(), DAY, label(text))
    known = readiness(made(at=text), label(text).last)
    assert named.day == label(text).last
    assert states(named) == states(known)
    assert bool(states(named)) == (text != "2001")


@pytest.mark.parametrize(
    ("name", "text"),
    [("jaipur", "1997"), ("jaipur", "1998"), ("jaipur", "1999"), ("jaipur", "2000"), ("ludhiana", "1998"),
     ("ludhiana", "1999")],
)  # fmt: skip
def test_the_examples_are_at_a_label_as_they_were_known(name: str, text: str) -> None:
    tree, end = FolderTree(str(EXAMPLES / name)), label(text).last
    assert states(readiness(load(tree), date(2000, 12, 31), label(text))) == states(readiness(load(tree, text), end))


def test_a_label_that_is_not_over_is_judged_on_the_day() -> None:
    assert readiness(made(), date(2001, 6, 30), label("2001")).day == date(2001, 6, 30)


@pytest.mark.parametrize(
    ("way", "names"),
    [
        ("exit.yaml: gaps: no-lab: by", ["resources", "strategy"]),
        ("monitoring/2001.yaml: governance: proactive: level", ["governance", "money"]),
        (f"{BANK}: weight", ["assessment", "brokering", "enterprises", "index", "key_actors", "leaders"]),
        (f"{ACTIVITIES}: a30-2: start", ["key_actors", "leaders", "leads", "money", "upscaling"]),
        ("plans/2001.yaml: status", ["key_actors", "leaders", "leads", "money", "upscaling"]),
        ("vision.yaml: horizon", ["vision"]),
    ],
)  # fmt: skip
def test_a_broken_record_takes_away_what_needs_the_whole_file(way: str, names: list[str]) -> None:
    files = {path: json.dumps(data) for path, data in changed((way, "nonsense")).items()}
    found = readiness(load(MemoryTree(files)), DAY)
    assert sorted(one.name for one in found.conditions if one.unread) == names
    assert states(found) == dict.fromkeys(names, "not_recorded")
    assert {path for one in found.conditions for path in one.unread} == {way.partition(": ")[0]}


# -- comparisons -----------------------------------------------------------------------------------------------------

FIVE, SIX = Figure(Fraction(5)), Figure(Fraction(6))


@pytest.mark.parametrize(
    ("figure", "relation", "bound", "expected"),
    [
        (FIVE, ">=", FIVE, True), (FIVE, ">", FIVE, False), (FIVE, "<=", FIVE, True), (FIVE, "<", FIVE, False),
        (FIVE, ">=", SIX, False), (FIVE, "<", SIX, True), (SIX, "<=", FIVE, False),
        (Figure(Fraction(5), exactness="at_least"), ">=", FIVE, True),
        (Figure(Fraction(5), exactness="at_least"), ">=", SIX, None),
        (Figure(Fraction(5), exactness="at_least"), "<=", SIX, None),
        (Figure(Fraction(6), exactness="at_least"), "<=", FIVE, False),
        (Figure(Fraction(5), exactness="at_most"), ">=", SIX, False),
        (Figure(Fraction(6), exactness="at_most"), ">=", FIVE, None),
        (Figure(Fraction(5), exactness="about"), ">=", FIVE, True),
        (FIVE, "<", Figure(Fraction(6), exactness="at_least"), True),
        (Figure(Missing("not_recorded")), ">=", FIVE, None), (FIVE, ">=", Figure(Missing("not_recorded")), None),
        (Dated(PartialDate("2001")), ">", Dated(PartialDate("2000")), True),
        (Dated(PartialDate("2001")), ">", Dated(PartialDate("2001-06")), None),
        (Dated(PartialDate("2001-06-30")), ">=", Dated(PartialDate("2001-06-30")), True),
    ],
)  # fmt: skip
def test_a_comparison_holds_only_where_nothing_leaves_it_open(
    figure: Figure | Dated, relation: Relation, bound: Figure | Dated, expected: bool | None
) -> None:
    assert holds(figure, relation, bound) is expected


def test_every_comparison_has_its_words() -> None:
    every = [judged(), *(judged(*changes) for changes in BROKEN.values())]
    every += [judged((way, None)) for way in REMOVED]
    seen = {(one.name, each.name) for found in every for one in found.conditions for each in one.comparisons}
    words = {(check.name, name) for check in CHECKS.values() for name in check.asks}
    assert seen <= words
    assert all(isinstance(check, Check) and check.files for check in CHECKS.values())
