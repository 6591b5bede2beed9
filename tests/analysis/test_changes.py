"""The laws of comparing two states of a cluster: nothing from nothing, there and back, and all that changed is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from clusterctl.analysis.changes.between import Changes, changes
from clusterctl.analysis.changes.meaning import LISTS, Leaf, Node, Renames, data
from clusterctl.analysis.changes.measures import measured
from clusterctl.analysis.changes.references import as_later
from clusterctl.analysis.changes.renames import TOGETHER, take_up
from clusterctl.findings.finding import Route
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree
from generate.records import records_in
from tests.analysis.states import Files, loaded, pages, pairs, reworded, states, whole
from tests.generate.data import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.meaning import Tree, Way
    from clusterctl.project.project import Project

CHANCES = st.randoms(use_true_random=False)
MIRROR = {"added": "removed", "removed": "added", "changed": "changed", "renamed": "renamed"}
few = settings(max_examples=35)

Edit = tuple[str, float, str]
EDITS = st.tuples(
    st.sampled_from(["cut", "twice", "moved", "altered"]),
    st.floats(0, 1, exclude_max=True),
    st.sampled_from([":", " ", "-", "a", "1", "{", ",", "]", '"']),
)
FOLDER = Path(__file__).resolve().parents[2] / "examples" / "jaipur"
PATHS = ("cluster.yaml", "actors.yaml", "logframe.yaml", "plans/1999.yaml", "scores/1999.yaml", "monitoring/1999.yaml")
JAIPUR = {path: (FOLDER / path).read_text("utf-8") for path in PATHS}
JAIPUR_AS_IT_IS = load(MemoryTree(dict(JAIPUR)))


def meant(project: Project) -> Node:
    return measured(project, Renames())


def plain(tree: Tree | None) -> Any:  # noqa: ANN401 - data
    """Return a tree as data; a thing says what it is, so that one without anything in it is not nothing."""
    if isinstance(tree, Leaf):
        return data(tree)
    found = {key: plain(below) for key, below in tree.below.items()} if tree else None
    return {"": tree.what, **found} if tree and tree.what and found is not None else found


def told(change: Change) -> tuple[Any, ...]:
    return change.kind, change.things, change.field, plain(change.old), plain(change.new), change.before, change.after


def mirrored(change: Change) -> tuple[Any, ...]:
    kind, things, field, old, new, before, after = told(change)
    return MIRROR[kind], things, field, new, old, after, before


# -- laws ------------------------------------------------------------------------------------------------------------


@few
@given(states(), CHANCES)
def test_the_same_in_other_words_is_no_change(files: Files, random: Random) -> None:
    before, after = whole(files), whole(reworded(files, random), random)
    assert changes(before, before) == changes(before, after) == changes(after, before) == Changes(())


@few
@given(pairs())
def test_seen_from_the_other_side_the_changes_are_their_mirror(pair: tuple[Files, Files]) -> None:
    before, after = map(whole, pair)
    there, back = changes(before, after), changes(after, before)
    kinds = sorted(MIRROR[change.kind] for change in back.changes)
    assert [change.kind for change in sorted(there.changes, key=lambda one: one.kind)] == kinds
    if "renamed" not in kinds:
        assert [told(change) for change in there.changes] == [mirrored(change) for change in back.changes]


@few
@given(pairs())
def test_the_changes_lead_from_one_state_to_the_other(pair: tuple[Files, Files]) -> None:
    before, after = map(whole, pair)
    found = changes(before, after)
    assert found.unread == ()
    assert applied(before, after, found.changes) == plain(meant(after))


def applied(before: Project, after: Project, found: tuple[Change, ...]) -> Any:  # noqa: ANN401 - data
    """Return the earlier state with the changes made in it."""
    renames = Renames()
    take_up(renames, (change for change in found if change.kind == "renamed"), before, after)
    whole = plain(as_later(measured(before, renames), meant(after), renames))
    for change in found:
        if change.kind != "renamed":
            assert at(whole, change.way) == said(change.old)
            put(whole, change.way, said(change.new))
    return whole


def said(tree: Tree | None) -> Any:  # noqa: ANN401 - data
    """Return what is said of a tree: of a default, nothing."""
    return None if isinstance(tree, Leaf) and tree.unsaid else plain(tree)


def at(whole: Any, way: Way) -> Any:  # noqa: ANN401 - data
    for key in way:
        whole = whole.get(key) if isinstance(whole, dict) else None
    return whole


def put(whole: dict[str, Any], way: Way, value: Any) -> None:  # noqa: ANN401 - data
    """Set a value, or take it away; what holds nothing then goes too."""
    key, *rest = way
    if rest:
        put(whole.setdefault(key, {}), tuple(rest), value)
        value = whole[key] or None
    whole[key] = value
    if value is None:
        del whole[key]


@few
@given(states(), st.data())
def test_what_cannot_be_read_is_no_change(files: Files, drawn: st.DataObject) -> None:
    path, *place = drawn.draw(st.sampled_from([way for way in places(files) if len(way) > 1]))
    before, after = whole(files), loaded({**files, str(path): broken(files[str(path)], tuple(place))})
    found = changes(before, after)
    assert found.changes == changes(after, before).changes == ()
    assert set(found.unread) == set(changes(after, before).unread)
    assert after.broken() == [path]
    assert all(route.keys == tuple(place[: len(route.keys)]) for route in found.unread if route.file == path)


def broken(data: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401 - data
    """Return data with something that no field takes in one place."""
    if not way:
        return [[[]]]
    if isinstance(data, list):
        return [broken(one, way[1:]) if number == way[0] else one for number, one in enumerate(data)]
    return {key: broken(one, way[1:]) if key == way[0] else one for key, one in data.items()}


@settings(max_examples=12)
@given(st.sampled_from([*JAIPUR]), st.lists(EDITS, min_size=1, max_size=3), st.booleans())
def test_whatever_becomes_of_a_text_the_changes_are_mirrors(path: str, edits: list[Edit], both: bool) -> None:
    text = edited(JAIPUR[path], edits)
    after = load(MemoryTree({**JAIPUR, path: text}))
    before = load(MemoryTree({**JAIPUR, path: edited(JAIPUR[path], edits[:1])})) if both else JAIPUR_AS_IT_IS
    there, back = changes(before, after), changes(after, before)
    assert changes(after, after) == Changes(())
    assert sorted(MIRROR[change.kind] for change in back.changes) == sorted(change.kind for change in there.changes)
    assert len(there.unread) == len(back.unread)


def edited(text: str, edits: list[Edit]) -> str:
    """Return a text of which lines were taken away, told twice, or changed."""
    lines = text.splitlines(keepends=True)
    for how, place, sign in edits:
        at_ = int(place * len(lines))
        line = lines[at_ : at_ + 1]
        new = {"cut": [], "twice": line * 2, "moved": [" " + one for one in line],
               "altered": [one.replace(sign, "x", 1) for one in line]}[how]  # fmt: skip
        lines[at_ : at_ + 1] = new
    return "".join(lines)


# -- what is the same thing -------------------------------------------------------------------------------------------

SMALL: Files = {
    "cluster.yaml": {"id": "made", "name": "Made", "country": "IN", "currency": "USD",
                     "programme": {"implementing_agency": "unido"}},
    "actors.yaml": {
        "actors": {
            "unido": {"name": "UNIDO", "kind": "ngo"},
            "weavers": {"name": "The weavers", "kind": "cooperative", "paid_by": {"1999": {"dyers": 40}}},
            "dyers": {"name": "The dyers", "kind": "association", "part_of": "weavers"},
        },
        "links": [{"from": "weavers", "to": "dyers", "kind": "market", "since": 1998},
                  {"from": "unido", "to": "weavers", "kind": "training"}],
    },
    "vision.yaml": {"statement": "The craft lives"},
    "plans/1998.yaml": {"activities": {
        "fair": {"title": "A fair", "lead": "weavers", "cost": 300, "person_days": {"weavers": 4, "unido": 2},
                 "contributions": [{"by": "weavers", "share": 60}, {"by": "unido", "share": 40}]},
        "course": {"title": "A course", "after": ["fair"], "beneficiaries": {"actors": ["weavers", "dyers"]}},
    }},
    "plans/1999.yaml": {"activities": {"fair": {"title": "A second fair", "result": {
        "status": "done", "contributions": [{"by": "dyers", "amount": 200}]}}}},
    "scores/1999.yaml": {"date": 1999, "scores": {"enterprises": {
        "weavers": {"weight": 60, "score": 4}, "dyers": {"weight": 40, "score": 2}}}},
}  # fmt: skip


def renamed(files: Files, old: str, new: str, *only: str) -> Files:
    """Return files with a word changed wherever it stands alone, in all of them or in some."""
    return {path: _renamed(one, old, new) if path in only or not only else one for path, one in files.items()}


def _renamed(one: Any, old: str, new: str) -> Any:  # noqa: ANN401 - data
    match one:
        case dict():
            return {_renamed(key, old, new): _renamed(value, old, new) for key, value in one.items()}
        case list():
            return [_renamed(value, old, new) for value in one]
    return new if one == old else one


def brief(found: Changes) -> list[str]:
    """Return changes as lines: what happened to what, the field, the values of a field or the ids."""
    return [
        " ".join([change.kind, "/".join(named.id or named.what for named in change.things), ".".join(change.field),
                  *([f"{data(change.old) if change.old else None}>{data(change.new) if change.new else None}"]
                    if change.kind in {"changed", "renamed"} else [])]).replace("  ", " ").rstrip()
        for change in found.changes
    ]  # fmt: skip


def between(before: Files, after: Files) -> list[str]:
    """Return the changes in brief; seen from the other side they are as many."""
    one, other = loaded(before), loaded(after)
    found, back = changes(one, other), changes(other, one)
    assert found.unread == back.unread == ()
    assert [change.kind for change in back.changes].count("added") == [
        change.kind for change in found.changes].count("removed")  # fmt: skip
    assert len(back.changes) == len(found.changes)
    assert applied(one, other, found.changes) == plain(meant(other))
    return brief(found)


def with_(files: Files, path: str, *way: str, to: Any) -> Files:  # noqa: ANN401 - data
    """Return files with another value in one place; None takes it away."""
    found = json.loads(json.dumps(files))
    put(found.setdefault(path, {}), way, to)
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(("old", "new", "said"), [
    ("weavers", "weavers-society", "renamed actors/weavers-society weavers>weavers-society"),
    ("dyers", "colourists", "renamed actors/colourists dyers>colourists"),
    ("course", "training", "renamed 1998/training course>training"),
])  # fmt: skip
def test_a_thing_renamed_with_all_that_name_it_is_one_change(old: str, new: str, said: str) -> None:
    assert between(SMALL, renamed(SMALL, old, new)) == [said]


def test_a_renaming_is_undone_by_its_mirror() -> None:
    after = renamed(SMALL, "weavers", "weavers-society")
    assert between(after, SMALL) == ["renamed actors/weavers weavers-society>weavers"]


def test_things_renamed_at_once_are_each_told() -> None:
    after = renamed(renamed(SMALL, "weavers", "weavers-society"), "course", "training")
    assert between(SMALL, after) == [
        "renamed actors/weavers-society weavers>weavers-society", "renamed 1998/training course>training"]  # fmt: skip


def test_a_thing_renamed_and_changed_at_once_is_another() -> None:
    after = with_(renamed(SMALL, "course", "training"), "plans/1998.yaml", "activities", "training", "title", to="New")
    assert between(SMALL, after) == ["removed 1998/course", "added 1998/training"]


def test_of_two_identical_things_nobody_guesses_which_was_renamed() -> None:
    twins = {"one": {"title": "A talk"}, "two": {"title": "A talk"}}
    before = with_(SMALL, "plans/1999.yaml", "activities", to=twins)
    after = with_(SMALL, "plans/1999.yaml", "activities", to={"three": twins["one"], "four": twins["two"]})
    assert between(before, after) == ["added 1999/four", "removed 1999/one", "added 1999/three", "removed 1999/two"]
    one_left = with_(SMALL, "plans/1999.yaml", "activities", to={"two": twins["two"], "three": twins["one"]})
    assert between(before, one_left) == ["renamed 1999/three one>three"]


def test_an_id_renamed_in_one_plan_while_another_keeps_it() -> None:
    after = renamed(SMALL, "fair", "first-fair", "plans/1998.yaml")
    assert between(SMALL, after) == [
        "changed 1998/course after ['fair']>['first-fair']", "renamed 1998/first-fair fair>first-fair"]  # fmt: skip


def test_an_id_renamed_in_both_plans() -> None:
    assert between(SMALL, renamed(SMALL, "fair", "market")) == [
        "renamed 1998/market fair>market", "renamed 1999/market fair>market"]  # fmt: skip


def test_two_ids_that_changed_places_are_two_changed_things() -> None:
    after = renamed(renamed(renamed(SMALL, "fair", "x"), "course", "fair"), "x", "course")
    before, after = ({**files, "plans/1999.yaml": {}} for files in (SMALL, after))
    found = between(before, after)
    assert "changed 1998/course title A course>A fair" in found
    assert "changed 1998/fair title A fair>A course" in found
    assert not any(line.startswith("renamed") for line in found)


def test_a_chain_of_ids_is_told_by_what_each_id_means_now() -> None:
    before = with_(SMALL, "plans/1999.yaml", "activities", to={"a": {"title": "One"}, "b": {"title": "Two"}})
    after = with_(SMALL, "plans/1999.yaml", "activities", to={"b": {"title": "One"}, "c": {"title": "Two"}})
    assert between(before, after) == ["removed 1999/a", "changed 1999/b title Two>One", "added 1999/c"]


def test_a_file_renamed() -> None:
    after = {path.replace("plans/1998", "plans/1997"): one for path, one in SMALL.items()}
    assert between(SMALL, after) == ["renamed 1997 1998>1997"]


def test_a_file_renamed_with_a_body_that_it_names() -> None:
    after = {path.replace("scores/1999", "scores/1998"): one for path, one in SMALL.items()}
    after = renamed(after, "dyers", "colourists")
    assert between(SMALL, after) == [
        "renamed actors/colourists dyers>colourists", "renamed 1998 1999>1998"]  # fmt: skip


def test_one_who_still_uses_the_old_id_changed_nothing() -> None:
    after = with_(renamed(SMALL, "weavers", "wool"), "plans/1998.yaml", "activities", "fair", "lead", to="weavers")
    assert between(SMALL, after) == ["renamed actors/wool weavers>wool"]
    links = [{"from": "weavers", "to": "dyers", "kind": "market", "since": 1998},
             {"from": "unido", "to": "wool", "kind": "training"}]  # fmt: skip
    after = with_(after, "actors.yaml", "links", to=links)
    assert between(SMALL, after) == ["renamed actors/wool weavers>wool"]


def test_one_who_is_another_now_is_told_by_the_ids_that_stand_there() -> None:
    after = with_(renamed(SMALL, "weavers", "wool"), "plans/1998.yaml", "activities", "fair", "lead", to="dyers")
    assert between(SMALL, after) == ["renamed actors/wool weavers>wool", "changed 1998/fair lead weavers>dyers"]
    links = [{"from": "dyers", "to": "unido", "kind": "market"}, {"from": "unido", "to": "wool", "kind": "training"}]
    after = with_(renamed(SMALL, "weavers", "wool"), "actors.yaml", "links", to=links)
    assert between(SMALL, after) == [
        "renamed actors/wool weavers>wool", "added actors/dyers, unido, market",
        "removed actors/weavers, dyers, market, 1998"]  # fmt: skip


def test_scores_that_keep_the_old_id_are_of_whom_they_were() -> None:
    after = renamed(SMALL, "weavers", "wool")
    assert changes(loaded(SMALL), loaded(after)).renamed_actors == {"weavers": "wool"}
    after = {**after, "scores/1999.yaml": SMALL["scores/1999.yaml"]}
    assert between(SMALL, after) == ["renamed actors/wool weavers>wool"]
    assert changes(loaded(SMALL), loaded(after)).renamed_actors == {}


def test_where_an_id_named_nobody_before_all_is_told_as_it_is_written() -> None:
    days = {"weavers": 4, "wool": 3}
    before = with_(SMALL, "plans/1998.yaml", "activities", "fair", "person_days", to=days)
    after = with_(renamed(SMALL, "weavers", "wool"), "plans/1998.yaml", "activities", "fair", "person_days",
                  to={"wool": 4})  # fmt: skip
    assert between(before, after) == [
        "renamed actors/wool weavers>wool", "changed 1998/fair person_days.weavers 4>None",
        "changed 1998/fair person_days.wool 3>4"]  # fmt: skip


def test_a_body_that_changed_its_group_is_no_renaming() -> None:
    weavers, dyers = ({"weight": 60, "score": 4}, {"weight": 40, "score": 2})
    groups = {"enterprises": {"weavers": weavers}, "support": {"dyers": dyers}}
    after = with_(SMALL, "scores/1999.yaml", "scores", to=groups)
    assert between(SMALL, after) == ["removed 1999/dyers", "added 1999/dyers"]


# -- what cannot be read ---------------------------------------------------------------------------------------------


def test_of_a_file_with_a_broken_record_the_other_changes_are_told() -> None:
    after = with_(SMALL, "plans/1998.yaml", "activities", "fair", "cost", to="much")
    after = with_(after, "plans/1998.yaml", "activities", "course", "title", to="Another course")
    found = changes(loaded(SMALL), loaded(after))
    assert brief(found) == ["changed 1998/course title A course>Another course"]
    assert found.unread == (Route("plans/1998.yaml", ("activities", "fair")),)


def test_a_broken_link_hides_links_of_its_list_and_nothing_else() -> None:
    after = with_(SMALL, "actors.yaml", "links", to=[{"from": "weavers", "to": "dyers", "kind": "love"}])
    after = with_(after, "actors.yaml", "actors", "dyers", "name", to="All dyers")
    found = changes(loaded(SMALL), loaded(after))
    assert brief(found) == ["changed actors/dyers name The dyers>All dyers"]
    assert set(found.unread) == {Route("actors.yaml", ("links",))}


@pytest.mark.parametrize("path", [path for path in SMALL if path != "vision.yaml"])
def test_a_file_that_cannot_be_read_hides_only_itself(path: str) -> None:
    before, after = loaded(SMALL), load(MemoryTree({**pages(SMALL), path: "a: [\n"}))
    found = changes(before, after)
    assert found == Changes((), (Route(path),))
    assert changes(after, before).unread == found.unread
    assert changes(after, before).changes == ()


def test_a_file_that_is_gone_is_removed() -> None:
    after = {path: one for path, one in SMALL.items() if path != "plans/1999.yaml"}
    assert between(SMALL, after) == ["removed 1999"]


def test_of_a_newer_format_nothing_can_be_told() -> None:
    after = with_(SMALL, "cluster.yaml", "format", to=99)
    found = changes(loaded(SMALL), loaded(after))
    assert found == Changes((), tuple(Route(path) for path in sorted(SMALL)))


def test_a_misspelt_key_is_not_taken_for_one_that_is_gone() -> None:
    before = with_(SMALL, "cluster.yaml", "programme", "start", to=1997)
    after = with_(SMALL, "cluster.yaml", "programme", to={"implementing_agence": "unido", "start": 1998})
    found = changes(loaded(before), loaded(after))
    assert brief(found) == ["changed cluster programme.start 1997>1998"]
    assert found.unread == (Route("cluster.yaml", ("programme", "implementing_agency")),)


# -- what is said in other words --------------------------------------------------------------------------------------


def test_a_bare_amount_is_in_the_reporting_currency() -> None:
    after = with_(SMALL, "plans/1998.yaml", "activities", "fair", "cost", to={"amount": 300, "currency": "USD"})
    assert between(SMALL, after) == []
    after = with_(SMALL, "cluster.yaml", "currency", to="INR")
    assert between(SMALL, after)[0] == "changed cluster currency USD>INR"
    assert any("cost" in line for line in between(SMALL, after))


def test_a_finance_record_in_the_reporting_currency_need_not_say_so() -> None:
    record = {"start": 1997, "end": 1999, "by_group": {"agency": 5}}
    records = (record, {**record, "currency": "USD"})
    before, after = ({**SMALL, "monitoring/1999.yaml": {"finance": [one]}} for one in records)
    assert between(before, after) == []


def test_rows_of_the_norm_are_told_apart_by_what_their_numbers_mean() -> None:
    rows = [{"occurrence": 2, "max_agency_share": 50}, {"stage": 2, "max_agency_share": 40}]
    before = with_(SMALL, "cluster.yaml", "support_norm", to={"rows": rows})
    after = with_(SMALL, "cluster.yaml", "support_norm", to={"rows": rows[1:]})
    assert between(before, after) == ["removed cluster/occurrence 2"]


@pytest.mark.parametrize("for_", [{"actors": ["dyers"]}, {}])
def test_a_default_that_takes_the_place_of_a_value_is_that_value(for_: dict[str, Any]) -> None:
    way = ("plans/1998.yaml", "activities", "course", "beneficiaries")
    before, written, unsaid = (
        with_(SMALL, *way, to={**for_, **said}) for said in ({"limited_means": True}, {"limited_means": False}, {})
    )
    assert between(written, unsaid) == []
    for after in (written, unsaid):
        assert between(before, after) == ["changed 1998/course beneficiaries.limited_means True>False"]
        assert between(after, before) == ["changed 1998/course beneficiaries.limited_means False>True"]
        [change] = changes(loaded(before), loaded(after)).changes
        assert change.after == change.before  # the thing is there, so its line can be told


def test_what_goes_with_its_record_has_no_default() -> None:
    way = ("logframe.yaml", "indicators", "sales")
    indicator = {"name": "Sales", "level": "output"}
    before = with_(SMALL, *way, to={**indicator, "baseline": {"value": 4, "about": True}})
    assert between(before, with_(SMALL, *way, to=indicator)) == [
        "changed logframe/sales baseline.about True>None", "changed logframe/sales baseline.value 4>None"]  # fmt: skip


def test_a_text_whose_lines_are_broken_elsewhere_is_the_same() -> None:
    before, broken, other = (
        with_(SMALL, "vision.yaml", "statement", to=said)
        for said in ("The craft lives, and\nall live by it", "The craft\nlives, and all live by it\n",
                     "The craft lives, and\n\nall live by it")
    )  # fmt: skip
    assert between(before, broken) == []
    assert len(between(before, other)) == 1


@pytest.mark.parametrize(("counts", "told"), [
    ({"unit": "rupees", "currency": "INR"}, {"currency": "INR"}), ({"benefit": True}, {"currency": "USD"}),
])  # fmt: skip
def test_figures_of_an_indicator_of_money_have_its_currency(counts: dict[str, Any], told: dict[str, str]) -> None:
    way = ("logframe.yaml", "indicators", "sales")
    indicator = {"name": "Sales", "level": "output", **counts}
    files = [
        with_(with_(SMALL, *way, to={**indicator, "targets": {"1999": {"value": aim, "about": True}},
                                     "baseline": {"date": 1997, "value": aim - 100}}),
              "monitoring/1999.yaml", "values", to={"sales": [{"date": 1999, "value": aim - 50}]})
        for aim in (300, 400)
    ]  # fmt: skip
    found = changes(loaded(files[0]), loaded(files[1])).changes
    assert [plain(change.new) for change in found] == [
        {"value": 300, **told}, {"value": 400, "about": True, **told}, {"value": 350, **told}]  # fmt: skip
    assert len(between(*files)) == 3


def test_figures_of_an_indicator_have_its_unit() -> None:
    way = ("logframe.yaml", "indicators", "share")
    files = [with_(SMALL, *way, to={"name": "Share", "level": "output", "unit": "%", "targets": {"1999": aim}})
             for aim in (30, 40)]  # fmt: skip
    [change] = changes(loaded(files[0]), loaded(files[1])).changes
    assert isinstance(change.new, Leaf)
    assert (change.new.unit, data(change.new)) == ("%", 40)


# -- the tables of the model ------------------------------------------------------------------------------------------


def every_type() -> list[type[Any]]:
    return [one for file in FILE_KINDS.values() for one in records_in(file.type)]


def test_every_list_of_records_is_known_by_what_tells_its_records_apart() -> None:
    listed = {one for record in every_type() for field in _fields(record) for one in _listed(field.type)}
    assert {one.__name__ for one in listed} == set(LISTS)
    assert all(LISTS[one.__name__][1] == one.identity for one in listed if one.identity)


def test_kinds_that_are_referred_to_in_one_place_are_known() -> None:
    found = (kinds for record in every_type() for field in _fields(record) for kinds in _referred(field.type))
    assert {kinds for kinds in found if len(kinds) > 1} == {*TOGETHER, ("actor", "funding group")}


def _fields(record: type[Any]) -> tuple[inspect.Field, ...]:
    found = inspect.type_info(record)
    assert isinstance(found, inspect.StructType)
    return found.fields


def _listed(node: inspect.Type) -> Iterator[type[Any]]:
    """Yield the types of the records of lists below a type."""
    match node:
        case inspect.VarTupleType(item_type=inspect.StructType() as item):
            yield item.cls
        case inspect.DictType():
            yield from _listed(node.value_type)
        case inspect.UnionType():
            for one in node.types:
                yield from _listed(one)


def _referred(node: inspect.Type) -> Iterator[tuple[str, ...]]:
    """Yield the kinds that ids below a type may be of; records below it are asked themselves."""
    match node:
        case inspect.Metadata():
            if "refers" in (node.extra or {}):
                yield (node.extra or {})["refers"]
            yield from _referred(node.type)
        case inspect.UnionType():
            for one in node.types:
                yield from _referred(one)
        case inspect.VarTupleType():
            yield from _referred(node.item_type)
        case inspect.DictType():
            yield from _referred(node.key_type)
            yield from _referred(node.value_type)
