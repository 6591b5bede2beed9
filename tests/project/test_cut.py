"""A cluster as known at the end of a label: what is left out, what stays, and that places stay right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import NODEFAULT
from msgspec.structs import fields

from clusterctl.findings.finding import Finding, Route
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Record
from clusterctl.project.cut import _looked_into
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.project.clusters import CLUSTER, FILES, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.project.project import Project

EXAMPLES = Path(__file__).parents[2] / "examples"


def known(at: str, **texts: str) -> Project:
    files = {f"{name.replace('__', '/').replace('_', '-')}.yaml": text for name, text in texts.items()}
    return load(MemoryTree({"cluster.yaml": CLUSTER, **files}), at)


def test_files_of_later_years_are_left_out() -> None:
    files = {**FILES, "plans/1998.yaml": "status: closed\n", "plans/1999-2000.yaml": "status: draft\n"}
    del files["plans/1999.yaml"]
    assert [filed.label.text for filed in load(MemoryTree(files), "1998").plans] == ["1998"]
    assert [filed.label.text for filed in load(MemoryTree(files), "1999").plans] == ["1998", "1999-2000"]
    assert [filed.label.text for filed in load(MemoryTree(files), "1999-03").plans] == ["1998"]


def test_an_assessment_is_known_from_its_date() -> None:
    files = {**FILES, "scores/1999.yaml": FILES["scores/1999.yaml"].replace("1999-12", "1999-11-20")}
    assert load(MemoryTree(files), "1999-10").scores == []
    assert len(load(MemoryTree(files), "1999-11").scores) == 1


def test_an_assessment_in_the_middle_of_a_label_may_be_known() -> None:
    assert len(load(MemoryTree({**FILES, "scores/1999.yaml": "date: 1999\nscores: {}\n"}), "1999-02").scores) == 1


def test_mappings_by_date_are_cut_and_aims_stay() -> None:
    cluster = f"{CLUSTER}units: {{1997: 5, 1999: 9}}\nexchange_rates: {{INR: {{1998-12: 42, 1999-12: 43.3}}}}\n"
    text = "indicators: {a: {name: A, level: output, targets: {1997: 1, 2001: 5}, baseline: {date: 1999, value: 3}}}\n"
    found = load(MemoryTree({"cluster.yaml": cluster, "logframe.yaml": text}), "1998")
    assert found.cluster is not None
    assert list(found.cluster.units) == ["1997"]
    assert list(found.cluster.exchange_rates["INR"]) == ["1998-12"]
    assert found.logframe is not None
    assert list(found.logframe.indicators["a"].targets) == ["1997", "2001"]
    assert found.logframe.indicators["a"].baseline is not None


def test_who_pays_an_implementer_is_that_of_the_time() -> None:
    paid = "{1997: {ngo: 100}, 1999: {ngo: 40, calico: 60}}"
    found = known("1998", actors=f"actors: {{ngo: {{name: NGO, kind: ngo, paid_by: {paid}}}}}\n")
    assert found.actors is not None
    assert {year: list(payers) for year, payers in found.actors.actors["ngo"].paid_by.items()} == {"1997": ["ngo"]}


def test_the_strength_of_a_link_is_that_of_the_time() -> None:
    link = "{from: a, to: b, kind: market, strength: {1997: weak, 1999: strong}}"
    text = f"actors: {{a: {{name: A, kind: network}}, b: {{name: B, kind: donor}}}}\nlinks: [{link}]\n"
    found = known("1998", actors=text)
    assert found.actors is not None
    assert found.actors.links[0].strength == {"1997": "weak"}


def test_actors_and_links_that_come_later_are_left_out_and_may_still_be_named() -> None:
    actors = "{a: {name: A, kind: network}, b: {name: Bee, kind: donor, since: 1999}}"
    text = f"actors: {actors}\nlinks: [{{from: a, to: b, kind: market, since: 1999-03}}]\n"
    scores = "date: 1998\nscores: {support: {b: {weight: 100, score: 0}}}\n"
    found = known("1998", actors=text, scores__1998=scores)
    assert found.actors is not None
    assert (list(found.actors.actors), found.actors.links) == (["a"], ())
    assert said(found) == []
    assert found.every_actor["b"].name == "Bee"


def test_a_plan_keeps_what_had_begun() -> None:
    plan = """
activities:
  begun: {title: Begun, start: 1999-02, result: {status: done, start: 1999-02, end: 1999-08}}
  going: {title: Going, start: 1999-02, result: {status: under_way, start: 1999-02}}
  later: {title: Later, start: 1999-10, after: [begun]}
  undated: {title: Undated, deliverables: {a: {what: A, due: 1999-12, done: 1999-11}}}
"""
    found = known("1999-06", plans__1999=plan).plans[0].record.activities
    assert list(found) == ["begun", "going", "undated"]
    assert found["begun"].result is None
    assert found["going"].result is not None
    assert found["undated"].deliverables["a"].done is None
    assert str(found["undated"].deliverables["a"].due) == "1999-12"


def test_a_diagnostic_forgets_later_revisions_and_an_exit_strategy_its_time() -> None:
    found = known("1998", diagnostic="date: 1997\nrevised: [1998-11, 1999-11]\n", exit="prepared: 2001\n")
    assert found.diagnostic is not None
    assert [str(day) for day in found.diagnostic.revised] == ["1998-11"]
    assert "exit.yaml" not in found.files


def test_ids_of_what_comes_later_stay_known() -> None:
    plan = "activities: {a: {title: A, addresses: [later], lead: nobody}}\n"
    study = "constraints: {later: {text: L, area: market}}\ndate: 1999\n"
    found = known("1998", plans__1998=plan, diagnostic=study, actors="actors: {a: {name: A, kind: donor}}\n")
    assert said(found) == ["REF001 plans/1998.yaml activities.a.lead"]


def test_no_finding_is_on_what_is_not_known_yet() -> None:
    later = "activities: {a: {title: A, start: 1998-02, natur: mixed, lead: nobody}}\n"
    bodies = "{a: {name: A, kind: donor}, b: {name: B, kind: donr, since: 1999}, c: {name: C, since: 1999}}"
    actors = f"actors: {bodies}\nlinks: [{{from: b, to: zz, kind: market, since: 1999}}]\n"
    texts = {"plans__1998": later, "plans__1999": later, "actors": actors, "scores__1999": "x: [\n"}
    assert said(known("1998", **texts)) == [
        "SCH001 plans/1998.yaml activities.a.natur*",
        "REF001 plans/1998.yaml activities.a.lead",
    ]
    assert len(said(known("1999", **texts))) > len(said(known("1998", **texts)))


def test_a_list_that_lost_a_broken_record_hides_none_of_its_faults() -> None:
    actors = """
actors: {a: {name: A, kind: association}, b: {name: B, kind: donor}}
links:
  - {from: a, to: b, kind: nonsense, since: 1997}
  - {from: a, to: nobody, kind: finance, since: 1999}
  - {from: a, to: nothere, kind: training, since: 1997}
  - {from: b, to: a, kind: training, since: 1999}
"""
    assert said(known("1998", actors=actors)) == ["SCH008 actors.yaml links.0.kind", "REF001 actors.yaml links.2.to"]


@pytest.mark.parametrize("baseline", ["{date: 1999, value: x}", "{date: 1997, value: x}"])
def test_a_fault_in_what_holds_from_before_is_shown_whatever_its_date(baseline: str) -> None:
    text = f"indicators: {{a: {{name: A, level: output, baseline: {baseline}}}}}\n"
    assert said(known("1998", logframe=text)) == ["SCH005 logframe.yaml indicators.a.baseline.value"]


def test_two_things_with_one_id_are_a_fault_when_both_are_known() -> None:
    texts = {
        "cluster.yaml": CLUSTER,
        "diagnostic.yaml": "constraints: {a: {text: A, area: market}}\nopportunities: {a: {text: A, area: market}}\n",
        "plans/1999.yaml": "activities: {}\n",
        "plans/1999-2000.yaml": "activities: {}\n",
    }
    assert said(load(MemoryTree(texts), "1998")) == ["REF004 diagnostic.yaml opportunities.a*"]
    assert said(load(MemoryTree(texts), "1999")) == [
        "REF004 diagnostic.yaml opportunities.a*",
        "REF010 plans/1999.yaml",
    ]


def test_places_are_those_of_the_text_though_a_list_was_cut() -> None:
    actors = """
actors: {a: {name: A, kind: donor}}
links:
  - {from: a, to: a, kind: market, since: 1999}
  - {from: a, to: a, kind: supply, since: 1997}
  - {from: a, to: zz, kind: finance, since: 1998}
"""
    found = known("1998", actors=actors)
    assert found.actors is not None
    assert [link.kind for link in found.actors.links] == ["supply", "finance"]
    assert found.span(Route("actors.yaml", ("links", 0, "kind"))).line == 5
    placed = found.placed(Finding("REF001", "a rule speaks of what it sees", Route("actors.yaml", ("links", 1, "to"))))
    assert placed.route.keys == ("links", 2, "to")
    assert placed.span is not None
    assert placed.span.line == 6
    assert [found.placed(finding).span.line for finding in found.findings] == [6]  # type: ignore[union-attr]


def test_a_comment_for_what_is_not_known_yet_is_not_called_needless() -> None:
    comment = "# clusterctl: ignore REF007 kept by the bank"
    first, second = (f"start: {month}, result: {{status: done}}" for month in ("1998-05", "1999-02"))
    plan = f"activities:\n  a: {{title: A, {first}}}\n  {comment}\n  b: {{title: B, {second}}}\n"
    for at, codes in {"1998": [], "": ["REF014"]}.items():
        found = load(MemoryTree({"cluster.yaml": CLUSTER, "plans/1998-1999.yaml": plan}), at or None)
        assert [finding.code for finding in run(found, date(1999, 12, 31)).findings] == codes


# -- laws ------------------------------------------------------------------------------------------------------------


def records(value: object) -> Iterator[Record]:
    """Yield all records in a value."""
    if isinstance(value, Record):
        yield value
        for one in value.__struct_fields__:
            yield from records(getattr(value, one))
    elif isinstance(value, dict):
        for item in value.values():
            yield from records(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from records(item)


def began(record: Record) -> PartialDate | None:
    dates = (getattr(record, name, None) for name in record.begins)
    return next((day for day in dates if day is not None), None)


@pytest.mark.parametrize("cluster", ["jaipur", "ludhiana"])
@given(st.dates(date(1995, 1, 1), date(2003, 1, 1)))
def test_nothing_that_is_left_begins_later(cluster: str, day: date) -> None:
    found = load(FolderTree(str(EXAMPLES / cluster)), f"{day:%Y-%m}")
    assert found.until is not None
    for file in found.files.values():
        for record in records(file.record):
            first = began(record)
            assert first is None or first.first <= found.until.last
    assert run(found, found.until.last, method=False).findings == ()  # the method may well ask for more than was known


@pytest.mark.parametrize("cluster", ["jaipur", "ludhiana"])
def test_at_the_end_of_all_nothing_is_left_out(cluster: str) -> None:
    tree = FolderTree(str(EXAMPLES / cluster))
    whole, cut = load(tree), load(tree, "2199")
    assert {path: file.record for path, file in cut.files.items()} == {
        path: file.record for path, file in whole.files.items()
    }
    assert (cut.labels, cut.findings) == (whole.labels, whole.findings)


def kinds(found: type[Record], seen: set[type[Record]]) -> None:
    """Collect a record's type and those of the records in its fields."""
    if found in seen:
        return
    seen.add(found)
    for one in fields(found):
        for kind in structs(one.type):
            kinds(kind, seen)


def structs(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from structs(argument)


def test_what_can_begin_stands_where_it_can_be_left_out() -> None:
    """A field that must be filled can't lose what it holds; the model has no such field."""
    seen: set[type[Record]] = set()
    for kind in FILE_KINDS.values():
        kinds(kind.type, seen)
    assert len(seen) > 40
    for one in seen:
        needed = {field.name: field for field in fields(one) if field.default is NODEFAULT}
        needed = {name: field for name, field in needed.items() if field.default_factory is NODEFAULT}
        for name, _, _ in _looked_into(one):
            if name in needed:
                assert not any(
                    set(kind.begins) & {field.name for field in fields(kind)} for kind in structs(needed[name].type)
                ), (one, name)
