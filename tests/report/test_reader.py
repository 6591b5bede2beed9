"""Who may see what: the levels of all fields, what `audience:` says, figures that mix, and what was left out."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.analysis.figure import Figure
from clusterctl.findings.finding import Route
from clusterctl.model.audience import LEVELS, STRICTNESS, below, own_level, top
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Record
from clusterctl.model.wanted import info
from clusterctl.project.load import load
from clusterctl.report.redaction.reader import Reader
from clusterctl.store.tree import MemoryTree
from clusterctl.words import English
from generate.records import records_in
from tests.report.clusters import ACTORS, CLUSTER, activity, assessment, example, plan, project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project

PLAN = "plans/1999.yaml"
SCORES = "scores/1999.yaml"
MONITORING = "monitoring/1999.yaml"

RECORDS: tuple[type[Struct], ...] = tuple(
    dict.fromkeys(record for kind in FILE_KINDS.values() for record in records_in(kind.type))
)


def reader(audience: Audience, files: dict[str, Any], **more: Any) -> Reader:  # noqa: ANN401 - what YAML holds
    return Reader(audience, project(files, **more))


def fair(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML holds
    return {PLAN: plan(fair=activity(**more))}


def at(*keys: str | int, file: str = PLAN) -> Route:
    return Route(file, keys)


def of_fair(*keys: str | int) -> Route:
    return at("activities", "fair", *keys)


# -- the levels of all fields ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_every_record_is_decided(record: type[Struct]) -> None:
    undecided = [field.encode_name for field in info(record).fields if own_level(record, field.encode_name) is None]
    assert not undecided, "say in clusterctl/model/audience.py who may read it"


def test_a_field_that_nobody_decided_would_be_found_and_is_internal() -> None:
    class Novelty(Record, frozen=True, kw_only=True):
        secret: str | None = None

    assert own_level(Novelty, "secret") is None
    assert below(top(Novelty), "secret").level == "internal"
    assert own_level(Novelty, "notes") == "internal"


def test_every_line_of_the_table_is_of_a_record_and_its_fields_and_says_each_once() -> None:
    known = {base.__name__: base for record in RECORDS for base in record.__mro__}
    for name, levels in LEVELS.items():
        said = [*levels.public.split(), *levels.donor.split(), *levels.internal.split()]
        assert len(said) == len(set(said)), name
        fields = {field.encode_name for field in info(known[name]).fields}
        assert {word.removesuffix(".*") for word in said} <= fields, name


def test_types_of_records_have_names_of_their_own() -> None:
    names = [record.__name__ for record in RECORDS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kind", "way", "level"),
    [
        ("cluster", "name", "public"),
        ("cluster", "units 1999 value", "public"),
        ("cluster", "turnover 1999", "donor"),
        ("cluster", "programme cda full_time", "internal"),
        ("cluster", "selection viability by 0", "internal"),
        ("vision", "statement", "public"),
        ("vision", "agreed with 0", "donor"),
        ("actors", "actors calico name", "public"),
        ("actors", "actors calico kind", "public"),
        ("actors", "actors calico contact", "internal"),
        ("actors", "actors calico contact phone", "internal"),
        ("actors", "actors calico notes", "internal"),
        ("plan", "activities fair title", "public"),
        ("plan", "activities fair result outcome", "public"),
        ("plan", "activities fair result lessons 0", "donor"),
        ("plan", "activities fair cost", "donor"),
        ("plan", "activities fair cost amount", "donor"),
        ("plan", "activities fair contributions 0 share", "donor"),
        ("plan", "activities fair beneficiaries firms", "public"),
        ("plan", "activities fair beneficiaries participants women", "donor"),
        ("plan", "activities fair deliverables hall persons 0", "internal"),
        ("scores", "group_weights support", "public"),
        ("scores", "scores enterprises calico score", "donor"),
        ("scores", "scores enterprises calico score somebody", "internal"),
        ("scores", "scores enterprises calico evidence text", "donor"),
        ("scores", "scores enterprises calico evidence file", "internal"),
        ("scores", "assessors 0", "internal"),
        ("logframe", "risks flood text", "donor"),
        ("monitoring", "values members 0 value", "public"),
        ("monitoring", "values members 0 by women", "donor"),
        ("monitoring", "lessons 0", "donor"),
        ("monitoring", "cda days_inside", "internal"),
        ("diagnostic", "leaders leaders 0", "internal"),
        ("exit", "leaders board what", "internal"),
        ("exit", "gaps broker what", "donor"),
        ("cluster", "no-such-key", "internal"),
        ("cluster", "name deeper", "internal"),
    ],
)
def test_the_levels_are_those_of_the_format_page(kind: str, way: str, level: str) -> None:
    step = top(FILE_KINDS[kind].type)
    for key in way.split():
        step = below(step, int(key) if step.takes(tuple) else key)
    assert step.level == level


# -- what files say ----------------------------------------------------------------------------------------------------


def test_the_nearest_audience_on_the_way_counts_both_ways() -> None:
    contributions = [{"by": "weavers", "share": 60, "audience": "public"}, {"by": "bank", "share": 40}]
    files = fair(audience="internal", contributions=contributions)
    files[PLAN]["audience"] = "public"
    found = reader("donor", files)
    assert found.level(at("validated", "by", 0)) == "public"
    assert found.level(of_fair()) == "internal"
    assert found.level(of_fair("title")) == "internal"
    assert found.level(of_fair("contributions", 0, "share")) == "public"
    assert found.level(of_fair("contributions", 1, "share")) == "internal"


def test_without_a_word_the_model_decides() -> None:
    found = reader("donor", fair(notes="a note"))
    assert [found.level(of_fair(key)) for key in ("title", "contributions", "notes")] == ["public", "donor", "internal"]


@pytest.mark.parametrize(("audience", "seen"), [("internal", "TCN"), ("donor", "TC"), ("public", "T")])
def test_a_reader_sees_what_is_for_it_or_for_more(audience: Audience, seen: str) -> None:
    found = reader(audience, fair(notes="a note"))
    fields = {"T": "title", "C": "contributions", "N": "notes"}
    assert "".join(letter for letter, key in fields.items() if found.sees(of_fair(key))) == seen


@pytest.mark.parametrize("written", ["secret", "Public", 1, ["public"], {"public": "public"}])
def test_a_word_that_is_no_audience_hides(written: object) -> None:
    files = {**fair()}
    files[PLAN]["audience"] = written
    assert reader("donor", files).level(of_fair("title")) == "internal"


def test_a_key_of_no_file_and_a_file_of_no_cluster_are_internal() -> None:
    found = reader("donor", fair())
    assert found.level(of_fair("no-such-key")) == "internal"
    assert found.level(Route("README.md", ("a",))) == "internal"


def test_in_a_list_that_lost_records_each_of_them_counts() -> None:
    links = [{"from": "weavers", "to": "bank"}, {"from": "dyers", "to": "bank", "kind": "market", "audience": "donor"},
             {"from": "forum", "to": "bank", "kind": "market"}]  # fmt: skip
    held = {"cluster.yaml": CLUSTER, "actors.yaml": {"actors": ACTORS, "links": links}}
    found = Reader("public", load(MemoryTree({path: json.dumps(data) for path, data in held.items()})))
    assert not found.sees(Route("actors.yaml", ("links", 0)))
    assert not found.sees(Route("actors.yaml", ("links", 1)))


# -- things that are told of elsewhere ---------------------------------------------------------------------------------


def hidden_bank(audience: str = "internal") -> Project:
    actors = {**ACTORS, "bank": {**ACTORS["bank"], "audience": audience}}
    return project({SCORES: assessment(), **fair(lead="bank", person_days={"bank": 3, "weavers": 4})}, actors=actors)


def test_what_is_told_of_a_hidden_body_is_hidden_too() -> None:
    found = Reader("donor", hidden_bank())
    assert found.level(at("scores", "support", "bank", "score", file=SCORES)) == "internal"
    assert found.level(at("scores", "brokering", "forum", "score", file=SCORES)) == "donor"
    assert found.level(of_fair("person_days", "bank")) == "internal"
    assert found.level(of_fair("person_days", "weavers")) == "donor"
    assert found.level(of_fair("lead")) == "internal"
    assert not found.sees_id("bank", "actor")
    assert found.sees_id("forum", "actor")


def test_an_open_body_opens_nothing_elsewhere() -> None:
    found = Reader("public", hidden_bank("public"))
    assert found.level(at("scores", "support", "bank", "score", file=SCORES)) == "donor"
    assert found.level(of_fair("lead")) == "public"


def test_the_values_of_a_hidden_indicator_are_hidden_too() -> None:
    indicators = {"sales": {"name": "Sales", "level": "output", "audience": "donor"},
                  "firms": {"name": "Firms", "level": "output"}}  # fmt: skip
    values = {id_: [{"date": "1999-12", "value": 3}] for id_ in indicators}
    found = reader("public", {"logframe.yaml": {"indicators": indicators}, MONITORING: {"values": values}})
    assert not found.sees(at("values", "sales", 0, "value", file=MONITORING))
    assert found.sees(at("values", "firms", 0, "value", file=MONITORING))


# -- figures -----------------------------------------------------------------------------------------------------------


def score(body: str, group: str) -> Route:
    return at("scores", group, body, "score", file=SCORES)


INDEX = Figure(Fraction(4), (Figure(Fraction(4), (score("bank", "support"),)), score("forum", "brokering")))


def test_a_figure_is_what_its_caller_says_unless_a_file_is_stricter() -> None:
    open_ = reader("public", {SCORES: assessment()})
    assert open_.sees_figure(INDEX, "public")
    assert not open_.sees_figure(INDEX, "donor")
    marked = assessment()
    marked["scores"]["support"]["bank"]["audience"] = "donor"
    assert not reader("public", {SCORES: marked}).sees_figure(INDEX, "public")
    assert reader("donor", {SCORES: marked}).sees_figure(INDEX, "public")
    assert reader("donor", {SCORES: marked}).level_of_figure(INDEX, "public") == "donor"


def test_a_record_that_is_open_does_not_open_a_figure_that_mixes() -> None:
    found = reader("public", {SCORES: {**assessment(), "audience": "public"}})
    assert found.sees(score("bank", "support"))
    assert not found.sees_figure(INDEX, "donor")


def test_a_figure_with_a_hidden_body_in_it_is_hidden() -> None:
    assert not Reader("donor", hidden_bank()).sees_figure(INDEX, "public")
    assert Reader("internal", hidden_bank()).sees_figure(INDEX, "public")


def test_a_figure_from_a_file_that_is_not_on_file_is_internal() -> None:
    assert not reader("donor", {}).sees_figure(Figure(Fraction(1), (Route("scores/1990.yaml"),)), "public")


# -- what was left out -------------------------------------------------------------------------------------------------


def test_records_that_are_refused_are_counted_once_by_kind_and_never_named() -> None:
    files = {PLAN: plan(one=activity(audience="internal"), two=activity(audience="internal"),
                        three=activity(result={"status": "done", "lessons": ["a", "b"]})),
             SCORES: assessment(), MONITORING: {"cda": {"days_inside": 3}}}  # fmt: skip
    found = reader("public", files)
    for _ in range(2):
        for id_ in files[PLAN]["activities"]:
            found.sees_record(at("activities", id_))
            found.sees_record(Route(PLAN, ("activities", id_), "key"))
            for nth in range(2):
                found.sees_record(at("activities", id_, "contributions", nth))
    for nth in range(2):
        found.sees_record(at("activities", "three", "result", "lessons", nth))
    found.sees_record(at("scores", "support", "bank", file=SCORES))
    found.sees_record(at("cda", file=MONITORING))
    assert found.left_out() == (
        "Left out for this reader: 2 activities, 2 contributions, 1 score of a body, 2 lessons, 1 other record.",
    )


def test_records_of_one_type_are_told_apart_by_where_they_stand() -> None:
    issue = {"text": "No way to the market", "area": "market"}
    files = {
        "diagnostic.yaml": {"constraints": {"a": issue, "b": issue}, "opportunities": {"c": issue}},
        "exit.yaml": {"gaps": {"d": {"what": "a broker"}}, "leaders": {"e": {"what": "the board"}}},
        PLAN: {**plan(fair=activity()), "audience": "internal"},
    }
    found = reader("public", files)
    for id_ in "ab":
        assert not found.sees_record(at("constraints", id_, file="diagnostic.yaml"))
    assert not found.sees_record(at("opportunities", "c", file="diagnostic.yaml"))
    assert not found.sees_record(at("gaps", "d", file="exit.yaml"))
    assert not found.sees_record(at("leaders", "e", file="exit.yaml"))
    assert not found.sees_record(of_fair())
    assert not found.sees_record(Route(PLAN))
    said = "1 action plan, 2 constraints, 1 opportunity, 2 points of the exit strategy"
    assert found.left_out() == (f"Left out for this reader: {said}.",)


def test_nothing_left_out_is_not_said() -> None:
    found = reader("internal", fair(audience="internal"))
    assert found.sees_record(of_fair())
    assert not found.left_out()


def test_the_words_are_those_of_the_language() -> None:
    class Loud(English):
        def __call__(self, message: str, /, **values: str) -> str:
            return message.upper().replace("{RECORDS}", values.get("records", ""))

        def several(self, number: int, one: str, many: str, /, **values: str) -> str:
            assert not values
            return (one if number == 1 else many).upper().replace("{N}", str(number))

    found = reader("public", fair(audience="donor"))
    found.sees_record(of_fair())
    assert found.left_out(Loud()) == ("LEFT OUT FOR THIS READER: 1 ACTIVITY.",)


def every_route(found: Project) -> Iterator[Route]:
    """Yield the routes of all that stands in a project's files."""

    def inside(path: str, data: object, keys: tuple[str | int, ...]) -> Iterator[Route]:
        yield Route(path, keys)
        entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, value in entries:
            yield from inside(path, value, (*keys, key))

    for path, file in found.files.items():
        yield from inside(path, file.document.data, ())


@pytest.mark.parametrize("name", ["jaipur", "ludhiana"])
def test_what_holds_a_field_is_never_stricter_than_the_field_where_no_file_says_so(name: str) -> None:
    found = example(name)
    public = Reader("public", found)
    seen = [route for route in every_route(found) if public.sees(route)]
    assert seen
    assert all(public.sees(Route(route.file, route.keys[:-1])) for route in seen if route.keys)


@pytest.mark.parametrize("name", ["jaipur", "ludhiana"])
def test_a_wider_circle_sees_a_part_of_what_a_smaller_one_does(name: str) -> None:
    found = example(name)
    readers = [Reader(audience, found) for audience in STRICTNESS]
    sees = [{route for route in every_route(found) if reader.sees(route)} for reader in readers]
    assert sees[0] < sees[1] < sees[2]
