"""The page on what changed: a digest in sentences, then matter by matter or file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Missing
from clusterctl.output.changes import files, index, outcomes, plan, years
from clusterctl.output.changes.sides import Names, Sides, sides
from clusterctl.output.page import Page, Section
from clusterctl.words import capital, counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from clusterctl.analysis.changes.change import Change
    from clusterctl.analysis.changes.difference import Difference

YEARS: dict[str, Callable[[Difference, Sides], Section]] = {
    "scores": index.section, "funding": years.funding, "leads": years.leads, "stage": years.stage, "plan": plan.plan,
    "map": outcomes.map_, "results": outcomes.results,
}  # fmt: skip
"""What two years are compared in."""
STATES = ("scores", "funding", "leads", "stage", *("map" if name == "actors" else name for name in FILE_KINDS
                                                    if name != "scores"))  # fmt: skip
"""What two states of the files are compared in: the index, the figures of years, and each kind of file."""
_READING = (
    "The parts of the change of the index add up to it exactly: each body's score, weight, arrival and departure, and "
    "each group's weight, taken at the mean of both sides (a reading of clusterctl's own; see docs/method.md). Figures "
    "are shown with up to six places."
)
_BY_IDENTITY = "All is matched by identity: order, layout and quotes are no change."


def page(found: Difference, names: Names, cluster: str, only: Collection[str]) -> Page:
    """Return the page on a difference, with the matters that are asked for."""
    said = sides(found, names)
    parts = _years(found, said, only) if found.years else _states(found, said, only)
    known = " in what can be compared" if found.unread else ""
    unmoved = found.is_unmoved and not _is_of_two_years(found)
    summary = (*([f"Nothing changed {_between(names)}{known}."] if unmoved else []), *_digest(found, said, only))
    about = (_READING, _BY_IDENTITY) if any(part.name in {"scores", "index"} for part in parts) else (_BY_IDENTITY,)
    return Page(
        kind=f"What changed {_between(names)}", title=cluster, where=names.where, heading="In short",
        summary=summary, sections=tuple(parts), about=about,
    )  # fmt: skip


def _is_of_two_years(found: Difference) -> bool:
    """Whether two years are compared, of which there is always something to tell."""
    return found.years is not None and found.years[0] != found.years[1]


def _is_unread(found: Difference) -> bool:
    """Whether the last assessment of a side can't be read."""
    return isinstance(found.index, Missing) and found.index.reason.startswith("unread")


def _between(names: Names) -> str:
    return f"between {names.before} and {names.after}"


def _years(found: Difference, said: Sides, only: Collection[str]) -> list[Section]:
    if not _is_of_two_years(found):
        return []
    return [make(found, said) for name, make in YEARS.items() if name in only]


def _states(found: Difference, said: Sides, only: Collection[str]) -> list[Section]:
    parts: list[Section] = []
    moved = not isinstance(found.index, Missing) and (found.index.parts or found.other_indexes)
    if "scores" in only and moved:
        parts.append(replace(index.section(found, said), name="index"))
    chosen = replace(found, figures=tuple(one for one in found.figures if one.matter in only))
    figures = files.figures(chosen)
    parts += [figures] if figures else []
    parts += files.sections(found, said)
    return [*parts, files.unread(found.unread)] if found.unread else parts


def topic(change: Change, *, of_years: bool) -> str:
    """Return the matter under which a change is asked for."""
    kind = change.things[0].what
    if of_years and kind == "logframe":
        return "results"
    return "map" if kind == "actors" else kind


def _digest(found: Difference, said: Sides, only: Collection[str]) -> tuple[str, ...]:
    """Return what matters most in sentences; nothing where nothing changed."""
    if found.years and not _is_of_two_years(found):
        return ()
    sentences: list[str] = []
    if "scores" in only and not (found.is_unmoved and not found.years and not _is_unread(found)):
        if isinstance(found.index, Missing):
            sentences.append(f"{index.missing(found.index, said.names)}, so the index can't be compared.")
        elif found.years or found.index.parts:
            sentences += index.sentences(found.index, said)
    if found.years:
        matters = (
            ("funding", years.paid(found)), ("leads", years.led_of(found)), ("stage", years.staged(found)),
            ("plan", plan.planned(found, said)), ("plan", plan.moved_leads(found)), ("map", outcomes.mapped(found)),
            ("results", outcomes.measured(found)),
        )  # fmt: skip
        return (*sentences, *(f"{capital(text)}." for name, text in matters if text and name in only))
    return (*sentences, *_beside(found))


def _beside(found: Difference) -> Iterator[str]:
    """Yield what else moved between two states, and what could not be compared."""
    for one in found.other_indexes:
        yield f"{index.headline(one)}."
    for figure in found.figures:
        if figure.field == "cluster":
            verb = "pays" if figure.matter == "funding" else "leads"
            was, is_ = (years.share(side) for side in (figure.before, figure.after))
            yield f"In {figure.to} the cluster {verb} {is_} after {was}."
    if found.changes:
        yield f"{capital(files.counts(found.changes))}."
    if found.unread:
        yield f"{counted(len(found.unread), 'thing')} could not be compared, for one side can't be read there."
    if found.unreckoned:
        names = listed(found.unreckoned, "and")
        yield f"Who pays, who leads and the stage are compared only of years that do not need {names}."
