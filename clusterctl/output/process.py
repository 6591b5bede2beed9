"""The process of each year, for a terminal: the answer, the years side by side, one year in detail, what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output import process_governance, process_years
from clusterctl.output.answers import answered
from clusterctl.output.figures import names_of
from clusterctl.output.process_detail import details, networks
from clusterctl.output.process_notes import notes
from clusterctl.output.process_verdict import headline, verdict
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.words import short_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.analysis.handover import Handover
    from clusterctl.analysis.process import YearProcess
    from clusterctl.project.project import Project


def text(
    years: Sequence[YearProcess], chosen: YearProcess, found: Handover, project: Project, screen: Screen
) -> str:  # fmt: skip
    """Return the process for people; several years stand side by side before the chosen one."""
    names = short_names(names_of(project))
    cluster = line(project.cluster.name) if project.cluster else ""
    when = "year by year" if len(years) > 1 else chosen.label.text
    title = wrapped(f"{cluster}: process, {when}", screen.columns)
    parts = [
        "\n".join([screen.paint("strong", title), wrapped(headline(found), screen.columns)]),
        process_years.table(years, screen) if len(years) > 1 else "",
        *_detail(chosen, names, screen),
        _section("Does responsibility move to the cluster?", answered(verdict(found), screen, "  "), screen),
        *(wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(years, chosen, names)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _detail(year: YearProcess, names: Mapping[str, str], screen: Screen) -> list[str]:
    signs = year.signs
    since = f"{signs.label.text}, against {signs.before.text}" if signs.before else signs.label.text
    return [
        _section(f"Who carries the work, {year.label.text}", answered(details(year, names), screen, "  "), screen),
        networks(year, names, screen),
        _section(f"What was observed, {year.label.text} (levels 0 to 3)",
                 answered(process_governance.observed(year), screen, "  "), screen),
        _section(f"Signs of governance, {since}",
                 answered(process_governance.signs(signs, names), screen, "  "), screen),
    ]  # fmt: skip


def _section(head: str, body: str, screen: Screen) -> str:
    return f"{screen.paint('strong', head)}\n{body}"
