"""Policy: matters of the state with what was done about them, and what is asked next."""

from __future__ import annotations

from typing import Any

from tests.report.clusters import ACTORS, activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row

WITH_STATE = {**ACTORS, "ministry": {"name": "Ministry", "kind": "government_state"}}
STUDY = {"constraints": {"bad-road": {"text": "The road is bad", "area": "infrastructure"},
                         "high-tax": {"text": "Tax is high", "area": "policy"}}}  # fmt: skip


def held(**more: Any) -> Any:  # noqa: ANN401 - a project
    road = activity(title="Letter on the road", area="infrastructure", addresses=["bad-road"])
    files = {"plans/1999.yaml": plan(road=road, fair=activity()), "diagnostic.yaml": STUDY, **more}
    return project(files, actors=WITH_STATE)


def test_what_lies_with_the_state_stands_with_what_was_done_about_it() -> None:
    told = answer(held(), "1999", "policy", "donor")
    assert flat(told.heading) == "1 of 1 activity with the state is done"
    assert row(told, "The road is bad") == ["The road is bad", "infrastructure", "Letter on the road (1999, done)"]
    assert row(told, "Tax is high")[2] == "nothing yet"
    assert "Fair at Delhi" not in said(told)
    assert any("Tax is high" in flat(gap.text) for gap in told.gaps)


def test_what_a_body_of_the_state_leads_belongs_here_and_what_comes_next() -> None:
    found = held(**{
        "plans/2000.yaml": plan(course=activity(title="Course for officers", lead="ministry", start="2000-02")),
        "exit.yaml": {"linkages": {"rules": {"what": "Better rules", "who": ["ministry"], "by": 2001}}},
    })  # fmt: skip
    words = said(answer(found, "1999", "policy", "donor"))
    assert "Planned for 2000: Course for officers" in words
    assert "Ministry, by 2001: Better rules" in words


def test_the_public_sees_the_work_and_not_the_study() -> None:
    told = answer(held(), "1999", "policy", "public")
    assert told.withheld
    assert "Letter on the road" in said(told)
    assert "The road is bad" not in said(told)


def test_ludhiana_asked_for_the_internet() -> None:
    told = answer(example("ludhiana"), "1999", "policy", "donor")
    assert row(told, "Joint request for a local access to the Internet")[4].startswith("Access came to Ludhiana")
