"""Pages on what changed, for tests: of the examples, of small clusters in memory, of texts that are hostile."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from clusterctl.analysis.changes.difference import between_states, between_years
from clusterctl.analysis.changes.state import State
from clusterctl.output.changes.page import STATES, YEARS, page
from clusterctl.output.changes.sides import Names
from clusterctl.output.page import Bar, Bullets, Page, Row, Run, Section, Table, Waterfall
from clusterctl.output.table import Column
from tests.report.clusters import CLUSTER, activity, assessment, example, plan, project
from tests.report.test_text import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.changes.difference import Difference
    from clusterctl.project.project import Project

DAY = date(2000, 12, 31)
EVIL = "\n\n".join(said for said in HOSTILE if said.isprintable() or "\n" in said)


def years(name: str, before: str, after: str) -> Difference:
    """Return what is different between two years of an example."""
    found = example(name)
    labels = [found.label(one) for one in (before, after)]
    assert labels[0]
    assert labels[1]
    return between_years(State(found, DAY), labels[0], labels[1])


def states(before: Project, after: Project) -> Difference:
    """Return what is different between two states of a cluster's files."""
    return between_states(State(before, DAY), State(after, DAY))


def small(
    said: str = "Many buyers", fair: str = "Fair", *, score: int = 4, more: dict[str, Any] | None = None
) -> Project:
    """Return a small cluster with a text of some length in its plan."""
    held = activity(title=fair, description=said, result={"status": "done", "outcome": said})
    files = {
        "scores/1998.yaml": assessment("1998-12", weavers=1),
        "scores/1999.yaml": assessment(weavers=score),
        "plans/1999.yaml": plan(fair=held),
        "vision.yaml": {"statement": said},
    }
    return project({**files, **(more or {})}, cluster={**CLUSTER, "name": said})


def hostile() -> Difference:
    """Return a change of texts in which all is hostile, in part and as a whole, with things that came and went."""
    old = small(f"It was so {EVIL} until now", EVIL, more={"plans/1998.yaml": plan(old=activity(title=EVIL))})
    new = small(
        f"{EVIL} It is so {EVIL} now", f"{EVIL} {EVIL}", score=6, more={"plans/2000.yaml": plan(new=activity())}
    )
    return states(old, new)


def commanding() -> Page:
    """Return a page with characters that command a terminal or turn the direction of writing, in every place."""
    evil = "\x1b[31mred \x07bell \u202eback\u202c \u2066alone\u2069 \x9b1m\r over \u2028line"
    cell = (Run(evil), Run(evil, "old"), Run(evil, "new"))
    table = Table(evil, (Column(evil), Column(evil, "right")), (Row((evil, cell)), Row((cell, evil), strong=True)))
    bars = (Bar(evil, Fraction(1), "1", "total", evil), Bar(evil, Fraction(1), "+1", "score", evil))
    blocks = (evil, Bullets((evil, cell), evil), table, Waterfall(evil, evil, bars))
    return Page(evil, evil, evil, evil, (evil,), (Section("plan", evil, blocks),), (evil,))


def settled(found: Difference) -> Page:
    """Return the page on a difference."""
    names = Names("1998", "1999", "") if found.years else Names("HEAD~1", "a|b<c>`d`", "Compared: *this* with <that>.")
    cluster = found.after.project.cluster
    return page(found, names, cluster.name if cluster else "", YEARS if found.years else STATES)


def pages() -> Iterator[Page]:
    """Yield pages of all kinds."""
    yield settled(years("jaipur", "1998", "1999"))
    yield settled(years("jaipur", "2000", "1997"))
    yield settled(years("ludhiana", "1998", "1999"))
    yield settled(states(small(), small("Many more buyers than before came", score=7)))
    yield settled(hostile())
