"""Cluster maps to draw: Jaipur, a made-up cluster of forty actors and eighty links, and one with names that attack."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl.analysis.cluster_map import cluster_map, ground
from clusterctl.analysis.map_change import map_change
from clusterctl.method.kinds import ACTOR_KINDS
from clusterctl.project.load import load
from clusterctl.report.figures.cluster_map import picture
from clusterctl.store.folder import FolderTree
from tests.analysis.maps import CLUSTER, label, project
from tests.analysis.test_index import ROOT

if TYPE_CHECKING:
    from clusterctl.project.project import Project
    from clusterctl.report.figures.figure import Figure

HOSTILE = (
    "</title></svg><script>alert(1)</script>",
    '"]; click a1 call alert() "',
    "`**bold**` <img src=x onerror=alert(1)>",
    "%%{init: {'securityLevel': 'loose'}}%% #quot; &lt;b&gt;",
    "one\nsubgraph evil\nend",
    "</style><style>* {display: none}",
    "]]><!-- <![CDATA[ ${x} {{ x }} {% x %}",
    "A" * 400,
    "हाथ ब्लॉक छपाई वस्त्र सहकारी समिति, जयपुर",
    "ஜெய்ப்பூர் கை அச்சு கைவினைஞர்கள் கூட்டுறவு சங்கம்",
    "شبكة الحرفيين",
    "end",
)


def jaipur() -> Project:
    return load(FolderTree(str(ROOT / "examples/jaipur")))


def hostile() -> Project:
    """Return a cluster in which a name that attacks stands at each end of each link."""
    actors = {
        f"a{at}": {"name": name, "kind": kind, **({"until": 1998} if at == 3 else {"since": 1999} if at == 4 else {})}
        for at, (name, kind) in enumerate(zip(HOSTILE, ACTOR_KINDS * 2, strict=False))
    }
    links = [
        {"from": f"a{at}", "to": f"a{(at * 5 + 1) % len(HOSTILE)}", "kind": "information", "since": 1997 + at % 3}
        for at in range(len(HOSTILE))
    ]
    return project(actors, links, cluster={**CLUSTER, "name": HOSTILE[0]})


def crowded(actors: int = 40, links: int = 80) -> Project:
    """Return a made-up cluster: every kind of actor, links all over, spread by a rule rather than by chance."""
    words = (
        "Association",
        "of small",
        "Producers",
        "Bank",
        "National",
        "Institute",
        "Co-operative",
        "Women’s",
        "Export",
    )
    made: dict[str, dict[str, Any]] = {}
    for at in range(actors):
        name = " ".join(words[(at * step + at // step) % len(words)] for step in (1, 2, 4, 5, 7)[: 2 + at % 4])
        made[f"a{at}"] = {"name": f"{name} {at}", "kind": ACTOR_KINDS[at * 11 % len(ACTOR_KINDS)]}
    kinds = ("finance", "training", "information", "coordination", "market", "joint_action")
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for at in range(links):
        one, other = at % actors, (at * 17 + at // actors * 3 + 5) % actors
        key = (f"a{one}", f"a{other if other != one else (one + 1) % actors}", kinds[at % len(kinds)])
        found[key] = {"from": key[0], "to": key[1], "kind": key[2], "since": 1996 + at % 4,
                      "strength": ("weak", "medium", "strong")[at % 3]}  # fmt: skip
    assert len(found) == links
    return project(made, list(found.values()))


def drawing(cluster: Project, *years: str) -> Figure:
    """Return the picture of a year, or of two, the earlier first."""
    maps = [cluster_map(cluster, label(year), date(2100, 1, 1)) for year in years]
    shown = map_change(*maps) if len(maps) > 1 else maps[0]
    name = cluster.cluster.name if cluster.cluster else ""
    return picture(ground(cluster), shown, f"{name}: map", f"What {name} shows")
