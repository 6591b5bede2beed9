"""The cluster map: known small maps, who is there when, and the laws that hold for any map."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.analysis.cluster_map import ClusterMap, ground
from clusterctl.analysis.holding import CutPoint, Without
from clusterctl.analysis.map_change import MapChange, map_change
from clusterctl.analysis.map_parts import pair
from clusterctl.method.kinds import ACTOR_KINDS
from clusterctl.method.maps import BAND_OF_KIND, LINK_KINDS, STRENGTHS
from clusterctl.model.actors import Link
from clusterctl.model.values import Missing
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.analysis.maps import CLUSTER, drawn, label, mapped, project
from tests.analysis.test_index import ROOT

NETWORK = {"name": "A network", "kind": "network"}


def cuts(text: str) -> dict[str, tuple[str, ...]]:
    return {point.actor: point.cuts_off for point in mapped(drawn(text)).cut_points}


# -- known maps --------------------------------------------------------------------------------------------------------


def test_a_map_without_actors_has_no_figures() -> None:
    found = mapped(project({}, []))
    assert (found.actors, found.links, found.pieces, found.cut_points, found.isolated) == ((), (), (), (), ())
    assert found.density == Missing("fewer_than_two_actors")
    assert found.without == Missing("no_agency")


def test_one_actor_is_alone_and_has_no_density() -> None:
    found = mapped(drawn("a"))
    assert found.isolated == ("a",)
    assert found.density == Missing("fewer_than_two_actors")
    assert found.joined == ()


def test_an_actor_in_no_link_is_isolated() -> None:
    found = mapped(drawn("a-b c"))
    assert found.isolated == ("c",)
    assert found.joined == (("a", "b"),)
    assert found.degrees == {"a": 1, "b": 1, "c": 0}
    assert found.density == Fraction(100, 3)
    assert found.central == ("a", "b")


def test_a_map_in_two_pieces_gives_the_larger_first() -> None:
    found = mapped(drawn("x-y a-b b-c"))
    assert found.pieces == (("a", "b", "c"), ("x", "y"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b", {}),
        ("a-b b-c c-a", {}),
        ("a-b b-c", {"b": ("a", "c")}),
        ("a-b b-c c-d", {"b": ("a",), "c": ("d",)}),
        ("a-b b-c c-a c-d d-e e-c", {"c": ("d", "e")}),
        ("hub-a-b-c", {"hub": ("a", "b", "c")}),
        ("a-b b-c c-a c-d d-e", {"c": ("d", "e"), "d": ("e",)}),
        ("a-b b-c x-y y-z", {"b": ("a", "c"), "y": ("x", "z")}),
    ],
)
def test_cut_points_and_those_who_are_cut_off(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert cuts(text) == expected


def test_cut_points_come_by_how_many_they_cut_off() -> None:
    assert [point.actor for point in mapped(drawn("z-y y-x x-z x-m m-n a-z")).cut_points] == ["x", "m", "z"]


def test_links_of_several_kinds_and_directions_are_kept_and_are_one_tie() -> None:
    links = [
        {"from": "b", "to": "a", "kind": "finance"},
        {"from": "a", "to": "b", "kind": "training", "strength": "strong"},
        {"from": "a", "to": "b", "kind": "finance"},
    ]
    found = mapped(project({"a": NETWORK, "b": NETWORK}, links))
    assert [link.key for link in found.links] == [
        ("a", "b", "finance"), ("b", "a", "finance"), ("a", "b", "training"),
    ]  # fmt: skip
    assert found.ties == (("a", "b"),)
    assert found.density == 100


def test_a_part_is_tied_to_its_whole_without_a_link() -> None:
    found = mapped(project({"a": NETWORK, "b": {**NETWORK, "part_of": "a"}, "c": NETWORK}, []))
    assert found.links == ()
    assert found.ties == (("a", "b"),)
    assert found.isolated == ("c",)


def test_records_of_one_link_are_one_and_name_both_places() -> None:
    links = [
        {"from": "a", "to": "b", "kind": "finance", "since": "1999-09", "strength": "strong"},
        {"from": "a", "to": "b", "kind": "finance", "until": "1999-03", "strength": "weak"},
    ]
    (link,) = mapped(project({"a": NETWORK, "b": NETWORK}, links)).links
    assert link.strength == "strong"
    assert [route.keys for route in link.routes] == [("links", 1), ("links", 0)]


def test_a_record_that_ended_does_not_tell_the_strength_at_the_end() -> None:
    links: list[dict[str, Any]] = [
        {"from": "a", "to": "b", "kind": "finance", "since": 1997, "strength": "strong"},
        {"from": "a", "to": "b", "kind": "finance", "since": "1999-02", "until": "1999-03", "strength": "weak"},
    ]
    found = project({"a": NETWORK, "b": NETWORK}, links)
    strengths = {year: mapped(found, year).links[0].strength for year in ("1998", "1999-03", "1999")}
    assert strengths == {"1998": "strong", "1999-03": "weak", "1999": "strong"}
    assert map_change(mapped(found, "1998"), mapped(found, "1999")).is_empty
    ended = links[1]
    going_on: dict[str, Any] = {"from": "a", "to": "b", "kind": "finance"}
    assert mapped(project({"a": NETWORK, "b": NETWORK}, [ended])).links[0].strength == "weak"
    assert mapped(project({"a": NETWORK, "b": NETWORK}, [ended, going_on])).links[0].strength is None


# -- who is there when -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ({}, {"1997", "1998", "1999", "1998-1999", "1998-06"}),
        ({"since": 1998}, {"1998", "1999", "1998-1999", "1998-06"}),
        ({"since": "1998-07"}, {"1998", "1999", "1998-1999"}),
        ({"until": 1998}, {"1997", "1998", "1998-1999", "1998-06"}),
        ({"until": "1998-03"}, {"1997", "1998"}),
        ({"since": 1998, "until": 1998}, {"1998", "1998-1999", "1998-06"}),
        ({"since": 1999, "until": 1999}, {"1999", "1998-1999"}),
        ({"since": "1998-06-30", "until": "1998-06-30"}, {"1998", "1998-1999", "1998-06"}),
    ],
)
def test_records_hold_in_the_labels_that_their_time_touches(dates: dict[str, Any], there: set[str]) -> None:
    link = {"from": "a", "to": "b", "kind": "finance", **dates}
    linked = project({"a": NETWORK, "b": NETWORK}, [link])
    founded = project({"a": {**NETWORK, **dates}}, [])
    for year in ("1997", "1998", "1999", "1998-1999", "1998-06"):
        assert bool(mapped(linked, year).links) == (year in there)
        assert bool(mapped(founded, year).actors) == (year in there)


def test_what_begins_after_the_day_of_judgement_is_not_there() -> None:
    found = project({"a": NETWORK, "b": {**NETWORK, "since": "1999-09"}}, [])
    assert len(mapped(found, "1999", date(1999, 6, 30)).actors) == 1
    assert len(mapped(found, "1999", date(1999, 9, 1)).actors) == 2
    assert mapped(found, "1999", date(1999, 6, 30)).until == date(1999, 6, 30)


@pytest.mark.parametrize(
    ("year", "strength"), [("1996", None), ("1997", "weak"), ("1998", "weak"), ("1999-05", "weak"), ("1999", "strong")]
)
def test_a_strength_holds_from_its_date_until_the_next(year: str, strength: str | None) -> None:
    link = {"from": "a", "to": "b", "kind": "finance", "strength": {"1999-06": "strong", "1997": "weak"}}
    found = mapped(project({"a": NETWORK, "b": NETWORK}, [link]), year)
    assert [one.strength for one in found.links] == [strength]


def test_a_link_cannot_be_there_before_its_ends_and_is_told_of() -> None:
    links = [{"from": "a", "to": "b", "kind": "finance"}, {"from": "a", "to": "a", "kind": "market"}]
    found = mapped(project({"a": NETWORK, "b": {**NETWORK, "since": 2001}}, links))
    assert found.links == ()
    assert [(left.why, left.route.keys) for left in found.left_out] == [
        ("end_not_there", ("links", 0)), ("to_itself", ("links", 1)),
    ]  # fmt: skip


def test_a_part_whose_whole_is_gone_is_part_of_nothing() -> None:
    found = mapped(project({"a": {**NETWORK, "until": 1998}, "b": {**NETWORK, "part_of": "a"}}, []))
    assert [actor.part_of for actor in found.actors] == [None]


# -- bands, programme, key actors --------------------------------------------------------------------------------------


def test_every_kind_of_actor_and_of_link_is_known_to_the_map() -> None:
    assert tuple(BAND_OF_KIND) == ACTOR_KINDS
    annotations: dict[str, Any] = Link.__annotations__
    assert annotations["kind"].__args__ == LINK_KINDS
    assert annotations["strength"].__args__[0].__args__ == STRENGTHS


def test_bands_follow_the_kind_but_for_programme_and_own_group() -> None:
    actors = {
        "ministry": {"name": "Ministry", "kind": "government_central"},
        "ngo": {"name": "NGO", "kind": "ngo"},
        "agent": {"name": "Agent", "kind": "network_development_agent"},
        "giver": {"name": "Giver", "kind": "government_state"},
        "broker": {"name": "Broker", "kind": "ngo", "index_group": "brokering", "reason": "it brokers"},
        "chamber": {"name": "Chamber", "kind": "association", "index_group": "support", "reason": "it serves"},
        "bank": {"name": "Bank", "kind": "financial_institution"},
        "firm": {"name": "Firm", "kind": "enterprise"},
    }
    programme = {"implementing_agency": "ngo", "donors": ["giver"], "cda": {"actor": "agent"}}
    found = mapped(project(actors, [], cluster={**CLUSTER, "programme": programme}))
    assert {actor.id: actor.band for actor in found.actors} == {
        "ministry": "government", "ngo": "programme", "agent": "programme", "giver": "programme",
        "broker": "brokering", "chamber": "support", "bank": "government", "firm": "firms",
    }  # fmt: skip
    assert {actor.id for actor in found.actors if actor.of_programme} == {"ngo", "agent"}


def test_without_the_agency_the_rest_falls_apart() -> None:
    found = mapped(drawn("unido-a-b-c a-d x-y", unido="implementing_agency"))
    assert found.without == Without(
        removed=("unido",), pieces=(("a", "d"), ("x", "y"), ("b",), ("c",)), cut_off=("b", "c"), key_pieces=()
    )


def test_without_the_agency_a_pair_leaves_one_who_is_cut_off() -> None:
    found = mapped(drawn("unido-a b-c", unido="cda"))
    assert isinstance(found.without, Without)
    assert found.without.cut_off == ("a",)


def test_a_cluster_without_an_agency_says_so() -> None:
    assert mapped(drawn("a-b")).without == Missing("no_agency")


def test_an_agency_that_is_alone_holds_nothing() -> None:
    found = mapped(drawn("unido a-b", unido="implementing_agency"))
    assert isinstance(found.without, Without)
    assert (found.without.cut_off, found.without.pieces) == ((), (("a", "b"),))


def test_key_actors_weigh_much_or_led_what_was_done() -> None:
    actors: dict[str, Any] = dict.fromkeys(("heavy", "light", "leader", "planner", "later"), NETWORK)
    actors["gone"] = {**NETWORK, "until": 1998}
    done = {"status": "done", "end": "1999-05"}
    plan = {
        "activities": {
            "fair": {"title": "Fair", "lead": "leader", "result": done},
            "visit": {"title": "Visit", "lead": "planner", "result": {"status": "planned"}},
            "tour": {"title": "Tour", "lead": "later", "result": {"status": "done", "end": "2000-02"}},
            "old": {"title": "Old", "lead": "gone", "result": done},
        }
    }
    weights = {"heavy": {"weight": 10, "score": 0}, "light": {"weight": 9.9, "score": 9}}
    scores = {"date": "1999-06", "scores": {"enterprises": weights}}
    found = project(actors, [], plans_1999=plan, scores_1999=scores)
    assert mapped(found, "1999").key == ("heavy", "leader")
    assert mapped(found, "2000").key == ("heavy", "later", "leader")
    assert mapped(found, "1998").key == ()
    routes = {actor.id: [(r.file, r.keys) for r in actor.key] for actor in mapped(found, "1999").actors if actor.key}
    assert routes == {
        "heavy": [("scores/1999.yaml", ("scores", "enterprises", "heavy", "weight"))],
        "leader": [("plans/1999.yaml", ("activities", "fair", "lead"))],
    }
    stricter = {**CLUSTER, "thresholds": {"key_weight": 9}}
    lowered = project(actors, [], plans_1999=plan, scores_1999=scores, cluster=stricter)
    assert mapped(lowered, "1999").key == ("heavy", "leader", "light")


def test_key_actors_that_stay_together_are_told_from_those_that_do_not() -> None:
    actors = {**dict.fromkeys("abcd", NETWORK), "cda": {"name": "CDA", "kind": "cda"}}
    links = [{"from": "cda", "to": id_, "kind": "coordination"} for id_ in "abcd"]
    links.append({"from": "a", "to": "b", "kind": "joint_action"})
    weights = {id_: {"weight": 30, "score": 1} for id_ in "abd"}
    scores = {"date": "1999-06", "scores": {"enterprises": weights}}
    found = mapped(project(actors, links, scores_1999=scores))
    assert isinstance(found.without, Without)
    assert found.without.key_pieces == (("a", "b"), ("d",))
    assert found.without.key == ("a", "b", "d")


# -- Jaipur ------------------------------------------------------------------------------------------------------------


def jaipur(year: str) -> ClusterMap:
    return mapped(load(FolderTree(str(ROOT / "examples/jaipur"))), year, date(2000, 12, 31))


@pytest.mark.parametrize(
    ("year", "counts"), [("1997", (32, 4, 9, 20, 5)), ("1999", (33, 52, 56, 2, 31)), ("2000", (33, 50, 54, 4, 29))]
)
def test_jaipur_as_counted_by_hand(year: str, counts: tuple[int, ...]) -> None:
    found = jaipur(year)
    sizes = (found.actors, found.links, found.ties, found.isolated, found.pieces[0])
    assert tuple(map(len, sizes)) == counts


def test_jaipur_holds_without_its_agency_by_1999() -> None:
    found = jaipur("1999").without
    assert isinstance(found, Without)
    assert found.removed == ("focal-point", "unido")
    assert found.cut_off == ("directorate-industries", "italy", "sanganer-women")
    assert [len(piece) for piece in found.key_pieces] == [11, 1, 1]


def test_what_changed_at_jaipur() -> None:
    change = map_change(jaipur("1997"), jaipur("1999"))
    assert change.actors_came == ("cotex",)
    assert (change.actors_went, change.links_went, change.weaker) == ((), (), ())
    assert len(change.links_came) == 48
    assert [shift.link for shift in change.stronger] == [("block-printers", "calico", "membership")]
    ended = map_change(jaipur("1999"), jaipur("2000"))
    assert {link[1] for link in ended.links_went} == {"calico", "larger-block-printers", "trading-houses"}
    assert ended.links_came == (("sdc", "unido", "finance"),)
    assert (ended.joined_up, ended.fell_out) == (("sdc",), ("fair-agency", "larger-block-printers", "trading-houses"))


# -- laws --------------------------------------------------------------------------------------------------------------

YEARS = ("1997", "1998", "1999")


@st.composite
def clusters(draw: st.DrawFn) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Clusters of up to nine actors of some kinds, with links that come and go."""
    ids = [f"a{at}" for at in range(draw(st.integers(0, 9)))]
    years = st.sampled_from([{}, {}, {"since": 1998}, {"until": 1998}, {"since": 1999}])
    kinds = st.sampled_from(["network", "enterprise", "cda", "ngo", "donor", "implementing_agency"])
    actors = {id_: {"name": id_, "kind": draw(kinds), **draw(years)} for id_ in ids}
    links: dict[object, dict[str, Any]] = {}
    for _ in range(draw(st.integers(0, 16)) if ids else 0):
        ends = {"from": draw(st.sampled_from(ids)), "to": draw(st.sampled_from(ids))}
        link = {**ends, "kind": draw(st.sampled_from(["finance", "training"])), **draw(years)}
        strength = draw(st.sampled_from([None, "weak", "strong", {"1998": "weak", "1999": "strong"}]))
        links[link["from"], link["to"], link["kind"], link.get("since")] = (
            {**link, "strength": strength} if strength else link
        )
    return actors, list(links.values())


@settings(max_examples=60)
@given(clusters())
def test_a_year_compared_with_itself_is_empty(made: tuple[Any, Any]) -> None:
    found = project(*made)
    for year in YEARS:
        change = map_change(mapped(found, year), mapped(found, year))
        assert change.is_empty
        assert (change.joined_up, change.fell_out) == ((), ())


@settings(max_examples=60)
@given(clusters())
def test_a_change_turned_round_is_its_mirror(made: tuple[Any, Any]) -> None:
    found = project(*made)
    there = map_change(mapped(found, "1997"), mapped(found, "1999"))
    back = map_change(mapped(found, "1999"), mapped(found, "1997"))
    assert came_and_went(there) == tuple(reversed(came_and_went(back)))
    assert {(s.link, s.before, s.after) for s in there.stronger} == {(s.link, s.after, s.before) for s in back.weaker}
    assert (set(there.joined_up), set(there.fell_out)) == (set(back.fell_out), set(back.joined_up))


def came_and_went(change: MapChange) -> tuple[tuple[set[str], set[Any]], tuple[set[str], set[Any]]]:
    came = (set(change.actors_came), set(change.links_came))
    return came, (set(change.actors_went), set(change.links_went))


@settings(max_examples=60)
@given(clusters())
def test_the_earlier_map_and_the_change_make_the_later_one(made: tuple[Any, Any]) -> None:
    found = project(*made)
    before, after = mapped(found, "1997"), mapped(found, "1999")
    change = map_change(before, after)
    links = {link.key for link in before.links} - set(change.links_went) | set(change.links_came)
    assert links == {link.key for link in after.links}
    actors = set(before.names) - set(change.actors_went) | set(change.actors_came)
    assert actors == set(after.names)


@settings(max_examples=60)
@given(clusters())
def test_the_figures_of_any_map_agree(made: tuple[Any, Any]) -> None:
    found = mapped(project(*made))
    assert sum(found.degrees.values()) == 2 * len(found.ties)
    assert sorted(id_ for piece in found.pieces for id_ in piece) == sorted(found.names)
    assert set(found.isolated) == {id_ for id_, degree in found.degrees.items() if degree == 0}
    assert {*found.central, *found.isolated} == set(found.names)
    if not isinstance(found.density, Missing):
        assert 0 <= found.density <= 100
    assert {link.pair for link in found.links} <= set(found.ties)
    assert all(ends == pair(*ends) for ends in found.ties)


@settings(max_examples=60)
@given(clusters())
def test_without_a_cut_point_there_are_more_pieces_and_without_another_there_are_not(made: tuple[Any, Any]) -> None:
    actors, links = made
    found = mapped(project(actors, links))
    points = {point.actor: point for point in found.cut_points}
    for id_ in found.names:
        rest = {other: record for other, record in actors.items() if other != id_}
        left = mapped(project(rest, [link for link in links if id_ not in (link["from"], link["to"])]))
        if id_ in points:
            assert len(left.pieces) > len(found.pieces)
            assert points[id_].cuts_off
        else:
            assert len(left.pieces) <= len(found.pieces)


@settings(max_examples=60)
@given(clusters())
def test_what_remains_is_the_map_without_the_programme(made: tuple[Any, Any]) -> None:
    actors, links = made
    found = mapped(project(actors, links))
    gone = {actor.id for actor in found.actors if actor.of_programme}
    if not gone:
        assert found.without == Missing("no_agency")
        return
    rest = {id_: record for id_, record in actors.items() if id_ not in gone}
    kept = [link for link in links if gone.isdisjoint((link["from"], link["to"]))]
    assert isinstance(found.without, Without)
    assert found.without.pieces == mapped(project(rest, kept)).pieces


@settings(max_examples=40)
@given(clusters(), st.randoms(use_true_random=False))
def test_the_order_of_records_is_no_matter(made: tuple[Any, Any], random: Any) -> None:  # noqa: ANN401 - Hypothesis's own
    actors, links = made
    turned = {id_: actors[id_] for id_ in random.sample(sorted(actors), len(actors))}
    first, other = mapped(project(actors, links)), mapped(project(turned, random.sample(links, len(links))))
    assert [(link.key, link.strength) for link in first.links] == [(link.key, link.strength) for link in other.links]
    assert (first.actors, first.pieces, first.cut_points, first.without) == (
        other.actors, other.pieces, other.cut_points, other.without,
    )  # fmt: skip


@settings(max_examples=40)
@given(clusters())
def test_the_ground_holds_whatever_any_year_shows(made: tuple[Any, Any]) -> None:
    found = project(*made)
    all_years = ground(found)
    for year in YEARS:
        shown = mapped(found, year)
        assert set(shown.names) <= {actor.id for actor in all_years.actors}
        assert set(shown.ties) <= set(all_years.ties)
        assert all(actor.band == other.band for actor in shown.actors for other in all_years.actors
                   if actor.id == other.id)  # fmt: skip


def test_labels_are_those_of_the_cluster() -> None:
    assert mapped(drawn("a"), "1998-1999").label == label("1998-1999")
    assert isinstance(mapped(drawn("a-b b-c")).cut_points[0], CutPoint)
