"""The Mermaid chart: every line is one of a few forms, whatever the names are."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl.analysis.cluster_map import cluster_map
from clusterctl.analysis.map_change import map_change
from clusterctl.output.mermaid import label as written
from clusterctl.output.mermaid import mermaid
from tests.analysis.maps import label
from tests.report.figures.maps import HOSTILE, crowded, hostile, jaipur

if TYPE_CHECKING:
    from clusterctl.project.project import Project

TEXT = r'"(?:[^\W_]|[ ,.()\'–’-]|[^\x00-\x7f]|#\d+;)*"'
NODE = rf"    a\d+\[{TEXT}\](?::::(?:programme|alone|came|went))?"
LINK = rf"  a\d+ (?:-\.->|-->|==>|-\.-)\|{TEXT}\| a\d+"
LINE = re.compile(
    rf"flowchart LR|  classDef [a-z]+ [a-z0-9:#, -]+|  subgraph [a-z]+_band\[{TEXT}\]|{NODE}|  end|{LINK}"
    r"|  linkStyle \d+ stroke:#0f7a3a"
)


def chart(cluster: Project, *years: str) -> str:
    maps = [cluster_map(cluster, label(year), date(2100, 1, 1)) for year in years]
    return mermaid(map_change(*maps) if len(maps) > 1 else maps[0])


@pytest.mark.parametrize("years", [("1999",), ("1997", "1999"), ("1998", "1999")])
def test_every_line_has_a_known_form(years: tuple[str, ...]) -> None:
    for cluster in (jaipur(), hostile(), crowded()):
        for line in chart(cluster, *years).rstrip("\n").split("\n"):
            assert LINE.fullmatch(line), line


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is_and_means_nothing(name: str) -> None:
    found = written(name)
    assert not re.search(r'["`<>&%;{}\[\]|*_\\]', re.sub(r"#\d+;", "", found))
    assert html.unescape(re.sub(r"#(\d+);", r"&#\1;", found)) == " ".join(name.split())


def test_every_actor_and_link_of_both_years_is_there() -> None:
    lines = chart(jaipur(), "1999", "2000").split("\n")
    assert sum(line.startswith("    a") for line in lines) == 33
    assert sum("−" in line or "#8722;" in line for line in lines) == 3
    assert sum('|"#43; ' in line for line in lines) == 1
    (styled,) = [line.split()[1] for line in lines if "linkStyle" in line]
    links = [line for line in lines if re.match(r"  a\d+ ", line)]
    assert '"#43; finance"' in links[int(styled)]
