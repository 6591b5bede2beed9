"""Who takes part: leads, parts in the activities, what is given beside money, members, and what is not recorded."""

from __future__ import annotations

from typing import Any

from tests.report.clusters import ACTORS, activity, answer, example, plan, project
from tests.report.parts.plain import flat, said
from tests.report.parts.rows import row


def held(*, actors: Any = None, **activities: dict[str, Any]) -> Any:  # noqa: ANN401 - a project, of YAML
    return project({"plans/1999.yaml": plan(**activities)}, actors=actors)


def test_the_heading_counts_what_the_cluster_leads_among_known_leads() -> None:
    found = held(fair=activity(), course=activity(lead="agency-of-all"), talk=activity(lead=None))
    told = answer(found, "1999", "participation")
    assert flat(told.heading) == (
        "The cluster and its support institutions lead 1 of the 2 activities whose lead is known"
    )
    assert any("Nobody is named who leads 1 activity: “Fair at Delhi”" in flat(gap.text) for gap in told.gaps)


def test_the_table_tells_each_actors_parts_and_the_public_sees_no_contributions() -> None:
    found = held(fair=activity(implementer="weavers", intermediaries=["bank"], person_days={"weavers": 4}))
    told = answer(found, "1999", "participation")
    assert row(told, "Weavers’ Society")[:7] == ["Weavers’ Society", "Cooperative", "1", "1", "–", "1", "1"]
    assert row(told, "Bank of Here") == ["Bank of Here", "Financial institution", "–", "–", "1", "–", "–"]
    public = answer(found, "1999", "participation", "public")
    assert row(public, "Bank of Here") == ["Bank of Here", "Financial institution", "–", "–", "1"]


def test_what_is_given_beside_money_is_named() -> None:
    given = [{"by": "weavers", "form": "time"}, {"by": "agency-of-all", "share": 100, "form": "cash"}]
    found = held(fair=activity(contributions=given), course=activity(contributions=given))
    told = answer(found, "1999", "participation")
    assert "Weavers’ Society: time, in 2 activities" in said(told)
    assert "Agency of All: cash" not in said(told)


def test_members_at_first_and_now_and_none_that_are_few() -> None:
    actors = {**ACTORS, "weavers": {**ACTORS["weavers"], "members": {1997: 8, 1999: 40, 2005: 99}}}
    found = held(actors=actors, fair=activity())
    assert row(answer(found, "1999", "participation"), "Weavers’ Society", nth=1) == [
        "Weavers’ Society", "8 (1997)", "40 (1999)", "+32", "–",
    ]  # fmt: skip
    assert row(answer(found, "1999", "participation", "public"), "Weavers’ Society", nth=1) == [
        "Weavers’ Society", "fewer than 11", "40 (1999)", "–", "–",
    ]  # fmt: skip
    told = answer(found, "1999", "participation")
    assert any("Dyers’ League" in flat(gap.text) for gap in told.gaps if "actors.<id>.members" in gap.where)


def test_an_activity_that_the_reader_may_not_see_takes_the_finding_with_it() -> None:
    found = held(fair=activity(), secret=activity(title="Secret", audience="internal"))
    told = answer(found, "1999", "participation", "donor")
    assert told.withheld
    assert told.heading == ""
    assert "Secret" not in said(told)


def test_a_year_without_a_plan_says_so() -> None:
    told = answer(example("jaipur"), "1997", "participation")
    assert [gap.where for gap in told.gaps] == ["plans/1997.yaml: activities"]


def test_one_that_was_asked_for_is_said_as_one() -> None:
    told = answer(example("jaipur"), "1998", "participation", "donor")
    assert "The actors themselves asked for 1 of the 3 activities whose origin is known." in said(told)
