"""Tapering: whether the agency pays less of an activity the second and the third time."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.figure import HUNDRED, Figure, times
from clusterctl.analysis.thresholds import threshold
from clusterctl.report.blocks import Column, Paragraph, Picture, Points, Row, Table
from clusterctl.report.figures.tapering import Occurrence, Repeated, Tapering, tapering
from clusterctl.report.outline import Told
from clusterctl.report.topics.money_notes import unread
from clusterctl.report.topics.money_words import sees, share
from clusterctl.report.view import Gap
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.split import Split
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Run, Text, Words

QUESTION = message("Does support fall when an activity is repeated?")


class Time(Struct, frozen=True):
    """One time of a series."""

    activity: ActivityFunding
    split: Split
    limit: Figure | None
    """The most that the agency was to pay, in per cent; None where nothing is known of a time before."""
    rose: bool
    """Whether the agency paid more than the time before of which its share is known."""

    @property
    def agency(self) -> Figure:
        """What the agency paid, per cent."""
        return self.split.shares["agency"]


class Series(Struct, frozen=True):
    """An activity that was repeated."""

    name: str
    times: tuple[Time, ...]

    @property
    def ends(self) -> tuple[Time, Time] | None:
        """The first and the last time of which the agency's share is known; None where there are not two."""
        known = [one for one in self.times if one.agency.known is not None]
        return (known[0], known[-1]) if len(known) > 1 else None

    @property
    def change(self) -> Fraction | None:
        """How the agency's share moved between these, in points."""
        if self.ends is None:
            return None
        first, last = self.ends
        return (last.agency.known or Fraction(0)) - (first.agency.known or Fraction(0))


def told(at: Ground) -> Told:
    """Return how the agency's share went in each series."""
    every = _series(at)
    found = [one for one in every if all(_may(at, time) for time in one.times)]
    withheld = len(found) < len(every)
    if not every:
        return _not_yet(at)
    if not found:
        return Told(withheld=True)
    blocks: list[Block] = [_picture(at, found), _table(at, found), _reading(at)]
    rises = tuple(_rises(at, found))
    if rises:
        blocks.append(Points(rises, at.say("Where the agency paid more than before")))
    moved = tuple(_moved(at, found))
    if moved:
        blocks.append(Points(moved, at.say("Where others from outside paid instead")))
    heading = "" if at.unread_money else _heading(at, found)
    return Told(heading, tuple(blocks), (*unread(at), *_gaps(at, found)), withheld)


def _may(at: Ground, time: Time) -> bool:
    return at.reader.sees_record(time.activity.route) and sees(at, time.split)


def _not_yet(at: Ground) -> Told:
    """Return that nothing was repeated, if series are told of at all."""
    begun = len({one.series for one in _activities(at) if one.series and at.reader.sees(one.route.under("series"))})
    if not begun:
        return Told(gaps=(*unread(at), _none(at)))
    said = at.say.several(
        begun, "{n} activity is the first of a series; it was not repeated yet.",
        "{n} activities are the first of a series; none was repeated yet.",
    )  # fmt: skip
    return Told(blocks=(Paragraph(said),), gaps=tuple(unread(at)))


def _none(at: Ground) -> Gap:
    said = at.say("No activity is told to be the repetition of another, so nobody can tell whether support falls.")
    return Gap(said, f"plans/{at.label.text}.yaml: activities.<id>.series, activities.<id>.occurrence")


# -- the series --------------------------------------------------------------------------------------------------------


def _series(at: Ground) -> list[Series]:
    """Return the activities up to the label that were held at least twice, in the order of their occurrences."""
    found: dict[str, list[ActivityFunding]] = {}
    for one in _activities(at):
        if one.series and one.occurrence and one.side:
            found.setdefault(one.series, []).append(one)
    return [_times(at, name, held) for name, held in found.items() if len({one.occurrence for one in held}) > 1]


def _activities(at: Ground) -> tuple[ActivityFunding, ...]:
    """Return the activities up to the label, and those of a plan that has not begun."""
    so_far = at.money_so_far
    own = any(year.label == at.label for year in so_far.years)
    return so_far.activities if own else (*so_far.activities, *at.money.activities)


def _times(at: Ground, name: str, held: Sequence[ActivityFunding]) -> Series:
    taper = threshold(at.project, "taper")
    times_: list[Time] = []
    before: Figure | None = None
    for one in sorted(held, key=lambda one: one.occurrence or 0):
        if one.side is None:
            continue
        agency = one.side.split.shares["agency"]
        limit = times(before, taper) if before and before.known else None
        rose = bool(before and agency.known is not None and before.known is not None and agency.known > before.known)
        times_.append(Time(one, one.side.split, limit, rose))
        before = agency if agency.known is not None else before
    return Series(capital(name.replace("-", " ").replace("_", " ")), tuple(times_))


# -- the finding -------------------------------------------------------------------------------------------------------


def _heading(at: Ground, found: Sequence[Series]) -> Text:
    moved = [one for one in found if one.change is not None]
    if not moved:
        return ""
    if len(moved) == 1 and moved[0].ends and moved[0].change is not None:
        return _of_one(at, moved[0], moved[0].ends, moved[0].change)
    fell = sum(one.change is not None and one.change < 0 for one in moved)
    return _of_some(at, fell, len(moved)) if len(moved) < len(found) else _of_all(at, fell, len(moved))


def _of_all(at: Ground, fell: int, every: int) -> str:
    """Say of how many the share fell, where that is known of all that were repeated."""
    say, number = at.say, at.say.number(every)
    if fell == every:
        return say("The agency’s share fell in each of {all} activities that were repeated", all=number)
    if not fell:
        return say("The agency’s share fell in none of {all} activities that were repeated", all=number)
    return say("The agency’s share fell in {fell} of {all} activities that were repeated", fell=say.number(fell),
               all=number)  # fmt: skip


def _of_some(at: Ground, fell: int, known: int) -> str:
    """Say of how many the share fell, where of others nobody can tell."""
    say, number = at.say, at.say.number(known)
    if fell == known:
        return say("The agency’s share fell in each of those {all} repeated activities of which it is known",
                   all=number)  # fmt: skip
    return say("The agency’s share fell in {fell} of those {all} repeated activities of which it is known",
               fell=say.number(fell), all=number)  # fmt: skip


def _of_one(at: Ground, one: Series, ends: tuple[Time, Time], change: Fraction) -> Words:
    say, (first, last) = at.say, ends
    told_: dict[str, str | Run] = {
        "series": one.name, "first": share(at, first.agency), "last": share(at, last.agency),
    }  # fmt: skip
    if change < 0:
        return say.runs("{series}: the agency’s share fell from {first} to {last}", **told_)
    if change > 0:
        return say.runs("{series}: the agency’s share rose from {first} to {last}", **told_)
    return say.runs("{series}: the agency’s share stayed at {last}", **told_)


def _rises(at: Ground, found: Sequence[Series]) -> Iterator[Words]:
    for one in found:
        known = [time for time in one.times if time.agency.known is not None]
        for before, after in pairwise(known):
            if after.rose:
                yield at.say.runs(
                    "{series}: {now} of “{title}”, after {then}.", series=one.name, now=share(at, after.agency),
                    title=after.activity.title, then=share(at, before.agency),
                )  # fmt: skip


def _moved(at: Ground, found: Sequence[Series]) -> Iterator[Words]:
    """Name the times in which the agency paid less, and all from outside together more."""
    for one in found:
        known = [time for time in one.times if time.agency.known is not None and time.split.external.known is not None]
        for before, after in pairwise(known):
            then, now = before.split.external, after.split.external
            if (after.agency.known or 0) < (before.agency.known or 0) and (now.known or 0) > (then.known or 0):
                yield at.say.runs(
                    "{series}: {now} of “{title}” came from outside the cluster, after {then}, though the agency paid "
                    "less.", series=one.name, now=share(at, now), title=after.activity.title, then=share(at, then),
                )  # fmt: skip


# -- the figure and the table ------------------------------------------------------------------------------------------


def _picture(at: Ground, found: Sequence[Series]) -> Picture:
    say = at.say
    shown = Tapering(
        tuple(Repeated(one.name, tuple(_occurrence(at, time) for time in one.times)) for one in found),
        measure=say("Share of the cost, in per cent"), agency=say("Agency"), external=say("All from outside"),
        limit=say("{part} of the time before: the most that the agency was to pay", part=_part(at)),
    )  # fmt: skip
    return Picture("tapering", tapering(shown, say("How support went from one time to the next")), ("money",))


def _occurrence(at: Ground, time: Time) -> Occurrence:
    agency, external = time.agency, time.split.external
    known = agency.known is not None
    return Occurrence(
        _when(at, time), agency.known, share(at, agency).text if known else at.why(agency),
        external.known, share(at, external).text if external.known is not None else "",
        time.limit.known if time.limit and known else None, at.say("rose") if time.rose else "",
    )  # fmt: skip


def _when(at: Ground, time: Time) -> str:
    """Return which time it is, and of which year: "2, 1999"."""
    year = at.label_name(label) if (label := at.project.label(time.activity.label)) else time.activity.label
    return at.say("No. {occurrence}, {year}", occurrence=at.say.number(time.activity.occurrence or 0), year=year)


def _table(at: Ground, found: Sequence[Series]) -> Table:
    say = at.say
    heads = (say("Activity"), say("Time"), say("Agency"), say("At most"), say("All from outside"), say("Cluster"))
    rows: list[Row] = []
    for one in found:
        rows.append(Row((one.name, *[""] * (len(heads) - 1)), strong=True))
        rows += [Row(_cells(at, time)) for time in one.times]
    columns = tuple(Column(head, "right" if number > 1 else "left") for number, head in enumerate(heads))
    return Table(say("What was paid of repeated activities"), columns, tuple(rows))


def _cells(at: Ground, time: Time) -> tuple[Text, ...]:
    split = time.split
    agency: Text = (share(at, time.agency),)
    if time.rose:
        agency = at.say.runs("{share}, more than before", share=agency)
    limit: Text = (share(at, time.limit),) if time.limit else ""
    return (
        time.activity.title, _when(at, time), agency, limit, (share(at, split.external),),
        (share(at, split.cluster_share),),
    )  # fmt: skip


def _part(at: Ground) -> str:
    taper = threshold(at.project, "taper").known or Fraction(0)
    return at.say.share(taper * HUNDRED)


def _reading(at: Ground) -> Paragraph:
    return Paragraph(at.say(
        "What is done again has lost most of its risk, so the agency is to pay less of it each time: at most {part} of "
        "what it paid the time before. “All from outside” is all but the cluster’s own part.", part=_part(at)), "note",
    )  # fmt: skip


def _gaps(at: Ground, found: Sequence[Series]) -> Iterator[Gap]:
    silent = [time.activity for one in found for time in one.times if time.agency.known is None]
    if silent:
        titles = at.named([f"“{one.title}”" for one in silent])
        said = at.say.several(
            len(silent), "Of {n} repetition it is not known who paid: {titles}.",
            "Of {n} repetitions it is not known who paid: {titles}.", titles=titles,
        )  # fmt: skip
        yield Gap(said, f"{silent[-1].route.file}: activities.{silent[-1].id}.contributions")
