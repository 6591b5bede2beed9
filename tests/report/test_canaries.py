"""What is not for a reader is in no report: a canary in every field, and in all that surrounds the files."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from clusterctl.model.audience import Step, below, top
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import MoneyForm, QuantityForm
from clusterctl.model.wanted import info
from clusterctl.project.load import load
from clusterctl.report.redaction.reader import Reader
from clusterctl.store.folder import FolderTree
from generate.records import records_in
from tests.report import canaries
from tests.report.canaries import Canary, all_there_is, found, leaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from clusterctl.findings.finding import Route
    from clusterctl.project.project import Project
    from tests.report.canaries import Planted


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return canaries.planted(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def project(planted: Planted) -> Project:
    return load(FolderTree(str(planted.folder)))


# -- the cluster with the canaries -------------------------------------------------------------------------------------


def filled(step: Step, data: object) -> Iterator[tuple[str, str]]:
    """Yield the fields that are filled: the type of the record, and the key."""
    if isinstance(data, dict):
        for key, value in data.items():
            if step.record:
                yield step.record, key
            yield from filled(below(step, key), value)
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from filled(below(step, at), value)


def test_every_field_of_the_model_is_filled(project: Project) -> None:
    steps = {path: top(file.place.kind.type) for path, file in project.files.items()}
    there = set(chain.from_iterable(filled(step, project.files[path].document.data) for path, step in steps.items()))
    types: set[type[Struct]] = {record for kind in FILE_KINDS.values() for record in records_in(kind.type)}
    exact = {"at_least", "at_most", "about"}  # amounts and counts that are canaries are exact
    lacking = {
        (record.__name__, field.encode_name)
        for record in types
        for field in info(record).fields
        if not (record in {MoneyForm, QuantityForm} and field.encode_name in exact)
    } - there
    assert {field for field in lacking if field[1] != "audience"} == set()


def test_no_record_is_lost_on_the_way_to_a_report(project: Project) -> None:
    assert [finding for finding in project.findings if finding.code[:3] in {"YML", "SCH"}] == []
    assert all(file.complete for file in project.files.values())


def test_every_canary_stands_alone(planted: Planted) -> None:
    signs = [one.sign for one in planted.canaries]
    assert len(signs) == len(set(signs))
    assert {one.level for one in planted.canaries} == {"internal", "donor", "public"}


def test_the_reader_says_of_each_canary_what_was_meant(planted: Planted, project: Project) -> None:
    from tests.report.test_reader import every_route

    reader = Reader("public", project)
    by_sign = {one.sign: one for one in planted.canaries}
    checked = 0
    for route in every_route(project):
        for sign in re.findall(r"kanari\d{4}x|739\d{4}", str(_value(project, route))):
            assert reader.level(route) == by_sign[sign].level, by_sign[sign]
            checked += 1
    assert checked > 500


def _value(project: Project, route: Route) -> object:
    """Return what stands at a route; nothing where others stand below it."""
    data: object = project.files[route.file].document.data
    for key in route.keys:
        data = data[key]  # type: ignore[index] # the route was made from the data
    return "" if isinstance(data, dict | list) else data


# -- red controls ------------------------------------------------------------------------------------------------------


def test_a_leak_of_all_there_is_shows_all_canaries(planted: Planted) -> None:
    assert found(planted.canaries, all_there_is(planted)) == set(planted.canaries)


def test_each_canary_is_found_by_itself_and_no_other_with_it(planted: Planted) -> None:
    for one in planted.canaries[::50]:
        assert found(planted.canaries, f"<b>{one.sign.upper()}</b>") == {one}


@pytest.mark.parametrize("shown", ["7,391,001", "73,91,001", "7\u202f391\u202f001", "USD\u00a07\u00a0391\u00a0001.00"])
def test_a_number_is_found_however_its_digits_are_grouped(shown: str) -> None:
    one = Canary("7391001", "donor", "")
    assert found([one], shown) == {one}
    assert not found([one], shown.replace("1", "2"))


def test_a_command_that_shows_all_leaks(planted: Planted) -> None:
    """`blame` names authors, and is not made for other readers: the search finds them."""
    shown = leaks(planted, "donor", "blame", "plans/1999.yaml")
    assert {one.where for one in shown} >= {"git: author"}


# -- reports -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ["md", "html"])
def test_a_report_shows_nothing_that_is_internal(planted: Planted, face: str) -> None:
    assert leaks(planted, "donor", "report", "1999", "--draft", "--format", face) == set()


@pytest.mark.parametrize("face", ["md", "html"])
def test_a_report_shows_what_is_public(planted: Planted, face: str) -> None:
    """Else it would prove nothing that it shows no more."""
    shown = leaks(planted._replace(canaries=opened(planted)), "public", "report", "1999", "--draft", "--format", face)
    assert {one.where for one in shown} >= {"cluster.yaml name", "vision.yaml statement"}


def opened(planted: Planted) -> tuple[Canary, ...]:
    """Return the public canaries as if they were not for the public."""
    return tuple(one._replace(level="donor") for one in planted.canaries if one.level == "public")
