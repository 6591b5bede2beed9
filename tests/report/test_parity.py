"""What a report shows are the numbers of the analyses' JSON documents, rounded; in both faces the same."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.report.blocks import Table, Tiles
from clusterctl.report.speech.labels import EXIT_CONDITION, FUNDING_GROUP
from clusterctl.words import capital
from tests.report.clusters import EXAMPLES, example, shown
from tests.report.parts.plain import flat
from tests.report.test_command import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.report.view import Answer, View

PERIODS = (
    ("jaipur", "1997"), ("jaipur", "1998"), ("jaipur", "1999"), ("jaipur", "2000"), ("ludhiana", "1998"),
    ("ludhiana", "1999"),
)  # fmt: skip
both = pytest.mark.parametrize(("name", "label"), PERIODS)
planned = pytest.mark.parametrize(("name", "label"), PERIODS[1:])


@cache
def document(name: str, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON document of an analysis, its numbers as they are written."""
    done = run("-C", str(EXAMPLES / name), *words, "--format", "json")
    return json.loads(done.stdout, parse_float=Decimal)


@cache
def report(name: str, label: str, template: str = "donor") -> View:
    return shown(example(name), label, template, "internal")


def told(name: str, label: str, part: str, template: str = "donor") -> Answer:
    answers = [one for section in report(name, label, template).sections for one in section.answers]
    return next(one for one in answers if one.key == part)


def rows(answer: Answer) -> Iterator[list[str]]:
    for block in answer.blocks:
        if isinstance(block, Table):
            yield from ([flat(cell) for cell in row.cells] for row in block.rows)


def row(answer: Answer, name: str) -> list[str]:
    return next(cells for cells in rows(answer) if cells[0] == name)


def tiles(view: View) -> dict[str, str]:
    held = next(block for block in view.lead if isinstance(block, Tiles))
    return {tile.name: flat(tile.value) for tile in held.items}


def number(value: Any, places: int | None = None) -> str:  # noqa: ANN401 - JSON
    """Return a number as a report shows it: rounded half away from nought, with commas between thousands."""
    found = Decimal(value)
    if places is not None:
        found = found.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{found:,}"


def share(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a share as a report shows it: a small one, that rounds to nothing, with a decimal place."""
    return "not known" if value is None else f"{number(value, 1 if 0 < abs(value) < 1 else 0)} %"


# -- the index ---------------------------------------------------------------------------------------------------------


@both
def test_the_index_and_its_groups_and_bodies_are_those_of_score(name: str, label: str) -> None:
    found, table = document(name, "score", label), told(name, label, "index")
    value = number(found["index"]["value"], 2)
    assert tiles(report(name, label))["Sustainability index"] == f"{value} of 10"
    assert flat(report(name, label).heading).count(value) == 1
    total = row(table, "Sustainability index")
    assert value in total
    assert total[-2] == number(found["index"]["supported"], 2)
    changes = "Change" in [
        column.head for block in table.blocks if isinstance(block, Table) for column in block.columns
    ]
    for group in found["groups"]:
        for one in group["members"]:
            cells = row(table, one["name"])
            moved = cells.pop(3) if changes else ""
            assert moved or not changes
            assert cells[1:5] == [
                share(one["weight"]), number(one["score"]), number(one["contribution"], 2), number(one["supported"]),
            ]  # fmt: skip
            point = [cells for cells in rows(table) if cells[0] == one["name"]][1]
            assert point[1] == number(one["per_point"], 3)
    assert sum(len(group["members"]) for group in found["groups"]) > 0


# -- who pays ----------------------------------------------------------------------------------------------------------


@planned
def test_who_pays_is_as_in_funding(name: str, label: str) -> None:
    found = document(name, "funding", label)
    assert tiles(report(name, label))["Paid by the cluster itself"] == share(found["cluster_share"])
    lines = [cells for cells in rows(told(name, label, "finance")) if "finance records" in cells]
    if found["basis"] != "finance":
        assert not any(cells[0] == label and "finance records" in cells for cells in lines)
        return
    (cells,) = [cells for cells in lines if cells[0] != label]
    held = [found["shares"][group] for group in ("agency", "support", "cluster")]
    assert cells[2:] == [
        *map(share, held), f"{found['currency']} {number(found['total'])}", number(found["leverage"], 2),
    ]  # fmt: skip
    for group, amount in found["by_group"].items():
        paid = [
            cells for cells in rows(told(name, label, "finance")) if cells[0] == capital(FUNDING_GROUP.words[group])
        ]
        assert [f"{found['currency']} {number(amount)}", share(found["shares"][group])] in [one[1:] for one in paid]


# -- results -----------------------------------------------------------------------------------------------------------


@both
def test_the_values_of_indicators_are_those_of_results(name: str, label: str) -> None:
    found, table = document(name, "results", label), list(rows(told(name, label, "results")))
    for one in found["indicators"]:
        (cells,) = [cells for cells in table if re.fullmatch(re.escape(one["name"]) + r"( \([^()]*\))?", cells[0])]
        for value, text in ((one["baseline"], cells[1]), (one["target"], cells[2]), (one["actual"], cells[4])):
            written = re.sub(r"^(about|at least|at most) |^[A-Z]{3} | %$| \(.*\)$", "", text)
            written = re.sub(r"^[A-Z]{3} | %$", "", written)
            assert written == ("none" if value is None else number(value)), cells
    counts = found["counts"]["all"]
    said = tiles(report(name, label)).get("Targets reached")
    assert said == (f"{counts['reached']} of {counts['judged']}" if counts["judged"] else None)


# -- the exit ----------------------------------------------------------------------------------------------------------


@both
def test_the_conditions_of_the_exit_stand_as_in_exit(name: str, label: str) -> None:
    found = document(name, "exit", label)["conditions"]
    count = {state: sum(one["state"] == state for one in found) for state in ("met", "not_met", "not_recorded")}
    for template in ("donor", "exit", "manager"):
        assert tiles(report(name, label, template))["Exit conditions met"] == f"{count['met']} of {len(found)}"
    answer = told(name, label, "exit")
    if count["not_met"]:
        assert f": {count['not_met']} of {len(found)} conditions" in flat(answer.heading)
    for one in found:
        (cells,) = [cells for cells in rows(answer) if cells[0].split(" (")[0] == EXIT_CONDITION.words[one["name"]]]
        assert cells[1] == one["state"].replace("_", " ")


# -- the work ----------------------------------------------------------------------------------------------------------


@planned
def test_activities_stand_as_in_the_plan(name: str, label: str) -> None:
    found = document(name, "plan", "show", label)
    done = found["states"].get("done", 0)
    assert tiles(report(name, label))["Activities done"] == f"{done} of {len(found['activities'])}"
    table = told(name, label, "done")
    for one in found["activities"]:
        assert row(table, one["title"])[1] == one["state"].replace("_", " ")


@planned
def test_leads_and_days_of_work_are_those_of_process(name: str, label: str) -> None:
    (year,) = document(name, "process", label)["years"]
    table = told(name, label, "handing_over")
    leads = year["leads"]
    assert row(table, "Activities")[-1] == number(leads["activities"])
    assert row(table, "Lead known")[-1] == number(leads["known"])
    for group, count in leads["by_group"].items():
        lines = [cells[-1] for cells in rows(table) if cells[0] == f"Led by: {FUNDING_GROUP.words[group]}"]
        part = leads["shares"][group]
        assert lines in ([], ["–" if part is None else f"{count} ({number(part, 0)} %)"])
        assert lines or not count
    days = [cells[-1] for cells in rows(table) if cells[0] == "Person-days of all"]
    total = year["person_days"]["total"]
    assert days in ([], ["not known" if total is None else number(total)])


# -- the red control ---------------------------------------------------------------------------------------------------


def test_a_number_that_is_changed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The red control: these tests see a document that differs by a hundredth."""
    found = json.loads(json.dumps(document("jaipur", "score", "1999"), default=float), parse_float=Decimal)
    found["index"]["value"] += Decimal("0.01")
    monkeypatch.setattr("tests.report.test_parity.document", lambda *_: found)
    with pytest.raises(AssertionError):
        test_the_index_and_its_groups_and_bodies_are_those_of_score("jaipur", "1999")
