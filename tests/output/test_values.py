"""Values in words: what may be read by all, and how far a figure that is not exact moved."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from clusterctl.output.changes.json import json as document
from clusterctl.output.changes.page import STATES
from clusterctl.output.changes.sides import Names
from clusterctl.output.json import Head
from clusterctl.output.page import Table
from clusterctl.output.pages import text
from clusterctl.output.screen import Screen
from clusterctl.report import pages as writers
from tests.output.changed import DAY, settled, small, states
from tests.report.clusters import activity, plan

_OLD, _NEW = "ravi@calico.example", "98765 43210"


def faces(before: Any, after: Any) -> list[str]:  # noqa: ANN401 - projects
    page = settled(states(before, after))
    return [text(page, Screen()), writers.markdown(page), writers.html(page)]


def with_actor(**more: Any) -> Any:  # noqa: ANN401 - data of a file, a project
    actors = {"weavers": {"name": "The weavers", "kind": "cooperative", **more}}
    return small(more={"actors.yaml": {"actors": actors}})


def test_private_data_in_texts_are_masked_for_people_only() -> None:
    old = small(more={"vision.yaml": {"statement": f"Ask {_OLD} for the list"}})
    new = small(fair=f"Fair, {_NEW}", more={"vision.yaml": {"statement": f"Ask {_NEW} for all of the list"}})
    for face in faces(old, new):
        assert _OLD not in face.replace("<!-- -->", "")
        assert "rxxx@calico.example" in face.replace("<!-- -->", "")
        assert _NEW not in face
        assert "98xxx xxx10" in face
    found = states(old, new)
    head = Head("here", DAY)
    held = json.dumps(document(found, head, Names("a", "b", ""), STATES).body, default=str)
    assert _OLD in held
    assert _NEW in held


def test_of_how_to_reach_somebody_it_is_only_said_that_it_changed() -> None:
    none, one, other = (
        with_actor(**said) for said in ({}, {"contact": {"person": "Ravi"}}, {"contact": {"person": "Asha"}})
    )
    assert all("Ravi" not in face and "Asha" not in face for face in faces(one, other))
    assert re.search("contact person +there +changed", faces(one, other)[0])
    assert all("Ravi" not in face for pair in ((none, one), (one, none)) for face in faces(*pair))


def shifts(old: Any, new: Any) -> str:  # noqa: ANN401 - data of a file
    """Return the shift of the cost of an activity."""
    one, other = (small(more={"plans/1999.yaml": plan(fair=activity(cost=cost))}) for cost in (old, new))
    tables = [block for section in settled(states(one, other)).sections for block in section.blocks]
    [row] = [row for table in tables if isinstance(table, Table) for row in table.rows if "cost" in str(row.cells[0])]
    return str(row.cells[-1])


@pytest.mark.parametrize(("old", "new", "said"), [
    (1000, 1500, "+50 %"),
    ({"amount": 1000, "about": True}, 1500, "about +50 %"),
    (1000, {"amount": 1500, "about": True}, "about +50 %"),
    (1000, {"amount": 1500, "at_least": True}, ""),
    ({"amount": 1000, "at_most": True}, {"amount": 1500, "about": True}, ""),
    ({"amount": 1000, "about": True}, 1000, ""),
])  # fmt: skip
def test_a_figure_that_is_not_exact_moves_about_so_much(old: Any, new: Any, said: str) -> None:  # noqa: ANN401 - data
    assert shifts(old, new) == said
