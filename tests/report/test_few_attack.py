"""What a stranger might reckon of small counts from all reports together: nothing that tells one from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.cli.report_made import pictures, written
from clusterctl.report.outlines import NAMES
from tests.report.clusters import CLUSTER, activity, assessment, plan, project, shown

if TYPE_CHECKING:
    from clusterctl.model.values import Audience
    from clusterctl.project.project import Project

COUNTS = {"firms": 3, "served": 2, "before": 3, "large": 3, "women": 2, "gain": 3}
"""Counts that are small for all but those inside, and stay so when they are one more or less."""


def cluster(counts: dict[str, int]) -> Project:
    """Return a cluster of 400 firms with small counts at many places; parts of sums move against one another."""
    fair = activity(
        title="Fair",
        beneficiaries={
            "actors": ["weavers"],
            "firms": counts["firms"],
            "participants": {"women": counts["women"], "men": 90 - counts["women"], "total": 90},
        },
        result={"status": "done", "outcome": "Sold", "firms_served": counts["served"]},
    )
    old = activity(title="Old", start="1998-03", beneficiaries={"actors": ["weavers"], "firms": counts["before"]})
    gain = counts["gain"]
    firms = {"name": "Firms that export", "level": "output", "unit": "firms", "cumulative": True,
             "baseline": {"date": "1997", "value": 0}, "targets": {"2000": 90}}  # fmt: skip
    files: dict[str, Any] = {
        "plans/1998.yaml": plan(old=old),
        "plans/1999.yaml": plan(fair=fair),
        "scores/1998.yaml": assessment("1998-12"),
        "scores/1999.yaml": assessment(weavers=6),
        "diagnostic.yaml": {
            "date": "1997",
            "size": {"units": {"micro": 300, "small": 100 - counts["large"], "large": counts["large"]}},
        },
        "logframe.yaml": {"indicators": {"exporting": firms}},
        "monitoring/1999.yaml": {
            "values": {"exporting": [{"date": "1999-12", "value": gain}]},
        },
    }
    return project(files, cluster={**CLUSTER, "units": {"1997": 400}})


def seen(held: Project, audience: Audience, templates: tuple[str, ...] = NAMES) -> str:
    """Return all that an audience gets to see, without the digest of the data, in which each file counts."""
    texts: list[str] = []
    for template in templates:
        for label in ("1998", "1999"):
            page = shown(held, label, template, audience, draft=True)
            texts.append(written(page, "html").replace(page.stamp.data, ""))
            texts += pictures(page).values()
    return "\n".join(texts)


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_small_counts_that_are_one_more_change_nothing_that_is_shown(audience: Audience) -> None:
    other = cluster({name: count + 1 for name, count in COUNTS.items()})
    assert [one.code for one in other.findings if one.code.startswith("SCH")] == []
    assert seen(other, audience) == seen(cluster(COUNTS), audience)


@pytest.mark.parametrize("name", COUNTS)
def test_those_inside_see_each_of_them(name: str) -> None:
    """The red control: there is something to be hidden."""
    other = cluster({**COUNTS, name: COUNTS[name] + 1})
    assert seen(other, "internal", ("donor",)) != seen(cluster(COUNTS), "internal", ("donor",))
