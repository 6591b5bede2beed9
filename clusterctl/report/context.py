"""Makes the one flat value that every face of a report is written from: all words, rounding, order and omission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.activities import activities
from clusterctl.report.audience import shown
from clusterctl.report.gaps import gaps
from clusterctl.report.identity import facts, sources, title, where
from clusterctl.report.index import index
from clusterctl.report.people import People
from clusterctl.report.period import period
from clusterctl.report.phrases import day, year_of
from clusterctl.report.standing import headline, sentences, standing
from clusterctl.report.view import Page, Remark
from clusterctl.report.work import work
from clusterctl.rules.catalogue import rule_of
from clusterctl.version import VERSION
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.findings.finding import Finding
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Project
    from clusterctl.report.standing import Standing
    from clusterctl.rules.engine import Report

_MOST_REMARKS = 12
_SEVERITIES = {"error": ("error", "errors"), "warning": ("warning", "warnings"),
               "advice": ("piece of advice", "pieces of advice")}  # fmt: skip


def page(project: Project, found: Report, as_of: date, label: Label, *, draft: bool = False) -> Page:
    """Return the report on a label, with the findings of the check, as of a day."""
    cluster, people = project.cluster, People(project)
    of = period(project, label)
    state = standing(project, of)
    done = work(of, year_of(label), partial=bool(of.plan_path and not project.files[of.plan_path].complete))
    missing = gaps(project, of, state, done)
    vision = shown(project.vision)
    part = activities(done, people, cluster.currency if cluster else "")
    return Page(
        title=title(cluster),
        kind=f"Cluster report {year_of(label)}",
        where=where(cluster),
        draft=_draft(found) if draft else None,
        facts=facts(cluster, people, of, state, as_of),
        vision=vision.statement if vision else None,
        heading=headline(state),
        summary=(*sentences(state), *part.sentences[:1], *_closing(found, missing)),
        index=index(state),
        activities=part,
        gaps=missing,
        no_gaps=None if missing else "All that this report asks for is on record.",
        remarks=tuple(_remark(finding) for finding in found.findings[:_MOST_REMARKS]),
        remarks_left=_left(found),
        sources=sources(cluster, state, done),
        about=_about(project, state, as_of),
    )


def _draft(found: Report) -> str:
    errors = found.count("error")
    if not errors:
        return "Draft. Not for release."
    return f"Draft. The record still holds {counted(errors, 'error')}, so figures may be wrong or missing."


def _closing(found: Report, missing: tuple[str, ...]) -> list[str]:
    """Return what a summary says of the record itself."""
    parts = [counted(found.count(key), *words) for key, words in _SEVERITIES.items() if found.count(key)]
    checked = f"The automatic check of the record found {listed(parts, 'and')}, listed at the end." if parts else (
        "The automatic check of the files’ form and references found nothing amiss.")  # fmt: skip
    if not missing:
        return [checked]
    return [checked, f"What is not on record is named at the end, in {counted(len(missing), 'point')}."]


def _remark(finding: Finding) -> Remark:
    """Return what a reader may know of a finding: its message may quote what is not for every eye."""
    line = f", line {finding.span.line}" if finding.span else ""
    return Remark(finding.severity, rule_of(finding.code).summary, f"{finding.route.file}{line}")


def _left(found: Report) -> str | None:
    more = len(found.findings) - _MOST_REMARKS
    return f"And {more} more, which `clusterctl validate` shows." if more > 0 else None


def _about(project: Project, state: Standing, as_of: date) -> tuple[str, ...]:
    files = "the cluster’s own files" + (f" in the revision {project.revision}" if project.revision else "")
    known = f", as known at the end of {project.until.text}" if project.until else ""
    said = [f"Made by clusterctl {VERSION} from {files}{known}, judged as of {day(as_of)}."]
    if state.card:
        said.append(
            "Figures are computed exactly and rounded when shown, so rounded parts may not add up to the last place."
        )
    said.append("Contacts, names of persons and working notes are left out.")
    return tuple(said)
