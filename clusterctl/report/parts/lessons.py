"""Lessons: what was learnt in the period, from observations and from activities, and in the years before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Entries, Entry, Prose
from clusterctl.report.outline import Told
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.project.labels import Label
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What was learnt?")


class _Lesson(Struct, frozen=True):
    """A lesson, and the activity that taught it; empty where it was drawn from the year as a whole."""

    label: Label
    text: str
    route: Route
    activity: str = ""


def told(at: Ground) -> Told:
    """Return the lessons up to the end of the period, its own first."""
    every = tuple(_every(at))
    found = [one for one in every if at.reader.sees_record(one.route)]
    own = [one for one in found if one.label.overlaps(at.label)]
    before = [one for one in found if not one.label.overlaps(at.label)]
    blocks = (*_of_year(own), *_by_activity(at, own), *_before(at, before))
    none = not any(one.label.overlaps(at.label) for one in every)
    gaps = (Gap(at.say("No lesson of {year} is recorded.", year=at.year), _where(at)),) if none else ()
    return Told(_heading(at, own), blocks, gaps, withheld=len(found) < len(every))


def _where(at: Ground) -> str:
    year = at.label.text
    return f"monitoring/{year}.yaml: lessons; plans/{year}.yaml: activities.<id>.result.lessons"


def _every(at: Ground) -> Iterator[_Lesson]:
    for observed in at.project.monitoring:
        if observed.label.first <= at.label.last:
            for nth, text in enumerate(observed.record.lessons):
                yield _Lesson(observed.label, text, Route(observed.path, ("lessons", nth)))
    for filed in at.project.plans:
        if filed.label.first <= at.label.last:
            for id_, one in filed.record.activities.items():
                for nth, text in enumerate(one.result.lessons if one.result else ()):
                    route = Route(filed.path, ("activities", id_, "result", "lessons", nth))
                    yield _Lesson(filed.label, text, route, one.title)


def _heading(at: Ground, own: Sequence[_Lesson]) -> Text:
    if not own:
        return ""
    return at.say.several(
        len(own), "{n} lesson was drawn in {year}", "{n} lessons were drawn in {year}", year=at.year
    )  # fmt: skip


def listed(texts: Sequence[str]) -> str:
    """Return texts that may be Markdown as one list in Markdown."""
    return "\n".join("- " + text.strip().replace("\n", "\n  ") for text in texts)


def _of_year(own: Sequence[_Lesson]) -> Iterator[Block]:
    texts = [one.text for one in own if not one.activity]
    if texts:
        yield Prose(listed(texts))


def _by_activity(at: Ground, own: Sequence[_Lesson]) -> Iterator[Block]:
    by_activity: dict[str, list[str]] = {}
    for one in own:
        if one.activity:
            by_activity.setdefault(one.activity, []).append(one.text)
    if by_activity:
        entries = tuple(Entry(title, prose=listed(texts)) for title, texts in by_activity.items())
        yield Entries(entries, at.say("From activities"))


def _before(at: Ground, before: Sequence[_Lesson]) -> Iterator[Block]:
    labels = dict.fromkeys(one.label for one in sorted(before, key=lambda one: one.label.first, reverse=True))
    for label in labels:
        texts = [one.text for one in before if one.label == label]
        yield Prose(listed(texts), at.say("Learnt in {year}", year=at.label_name(label)))
