"""The share of unplanned activities against its bound."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.report.run import flat
from tests.report.clusters import CLUSTER, activity, answer, plan, project, said


def told(unplanned: int, planned: int, audience: Any = "internal", cluster: Any = CLUSTER, **more: Any) -> Any:  # noqa: ANN401
    held = {f"u{nth}": activity(title=f"Extra {nth}", planned=False) for nth in range(unplanned)}
    held |= {f"p{nth}": activity(title=f"Fair {nth}") for nth in range(planned)}
    return answer(
        project({"plans/1999.yaml": {**plan(**held), **more}}, cluster=cluster), "1999", "unplanned", audience
    )


@pytest.mark.parametrize(
    ("unplanned", "planned", "heading"),
    [
        (2, 3, "40 % of what was carried out had not been planned, more than the 20 % that are normal"),
        (1, 4, "20 % of what was carried out had not been planned, within the 20 % that are normal"),
        (0, 5, "All that was carried out had been planned"),
        (1, 1, ""),
    ],
)
def test_the_share_is_the_finding(unplanned: int, planned: int, heading: str) -> None:
    assert flat(told(unplanned, planned).heading).replace("\u00a0", " ") == heading


def test_too_few_have_no_share_and_it_is_said() -> None:
    assert "fewer than 5 activities" in flat(told(1, 1).gaps[0].text)


def test_what_no_approval_tells_is_not_claimed() -> None:
    found = told(0, 5, approved=None)
    assert not found.heading
    assert "no approval is recorded" in flat(found.gaps[0].text)


def test_the_bound_names_its_source_or_the_cluster() -> None:
    assert "SFURTI allows 30\u00a0%" in said(told(1, 4))
    own = {**CLUSTER, "thresholds": {"unplanned_share": 10}}
    found = told(1, 4, cluster=own)
    assert "more than the 10\u00a0%" in flat(found.heading)
    assert "This cluster has set the bound to 10\u00a0%." in said(found)


def test_it_is_not_for_the_public() -> None:
    assert told(2, 3, audience="public").withheld
    assert not told(2, 3, audience="public").blocks
