"""Approved activities as a form of SFURTI asks for them: quarter, outcome, direct beneficiaries, problems.

Those that were not approved stand apart: the scheme allows them up to 30 % of what is carried out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.unplanned import unplanned_of
from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import STANDS
from clusterctl.report.topics.activity_gaps import gaps
from clusterctl.report.topics.work import (
    beneficiaries,
    is_approved,
    is_extra,
    is_whole,
    nothing,
    place,
    result_of,
    shown,
    standing,
    tells_planned,
)
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clusterctl.analysis.plan import Component
    from clusterctl.model.partial_dates import PartialDate
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What became of the approved activities, quarter by quarter?")
ALLOWED = 30
"""Per cent of what is carried out that need not have been approved (SFURTI)."""
_QUARTER = 3


def told(at: Ground) -> Told:
    """Return the approved activities, and apart from them the others."""
    empty = nothing(at)
    if empty:
        return empty
    ones = shown(at)
    approved = [one for one in ones if not is_extra(at, one)]
    others = [one for one in ones if is_extra(at, one)]
    blocks: list[Block] = []
    if approved:
        caption = at.say("Approved activities") if _is_told(at, ones) else at.say("Activities of the plan")
        blocks.append(_table(at, caption, approved))
    if others:
        blocks.append(_table(at, at.say("Activities that were not in the approved plan"), others))
    blocks += _limit(at)
    hidden = at.in_time is not None and len(ones) < len(at.in_time.activities)
    return Told(_heading(at, ones, approved), tuple(blocks), tuple(_gaps(at, ones)), withheld=hidden)


def _heading(at: Ground, ones: Sequence[Component], approved: Sequence[Component]) -> Text:
    say = at.say
    stand = [standing(at, one) for one in approved]
    if not approved or not is_whole(at, ones) or "withheld" in stand:
        return ""
    done = stand.count("done")
    if not _is_told(at, ones):
        return say.several(len(approved), "{done} of {n} activity of the plan is done",
                           "{done} of {n} activities of the plan are done", done=say.number(done))  # fmt: skip
    return say.several(len(approved), "{done} of {n} approved activity is done",
                       "{done} of {n} approved activities are done", done=say.number(done))  # fmt: skip


def _is_told(at: Ground, ones: Sequence[Component]) -> bool:
    """Whether an approval is on record, and the reader may know what was in it."""
    return is_approved(at) and tells_planned(at, ones)


def _table(at: Ground, caption: str, ones: Sequence[Component]) -> Table:
    say = at.say
    heads = (say("Activity"), say("Quarter"), say("Status"), say("Outcome"), say("Direct beneficiaries"),
             say("Problems and lessons"))  # fmt: skip
    rows = tuple(Row(_cells(at, one)) for one in ones)
    return Table(caption, tuple(Column(head) for head in heads), rows)


def _cells(at: Ground, one: Component) -> tuple[Text, ...]:
    result, route = result_of(at, one), one.route.under("result")
    outcome = result.outcome if result and result.outcome and at.reader.sees(route.under("outcome")) else "–"
    lessons = [
        lesson for nth, lesson in enumerate(result.lessons) if at.reader.sees_record(route.under("lessons", nth))
    ] if result else []  # fmt: skip
    return (
        one.activity.title, _quarters(at, one), at.say.label(STANDS, standing(at, one)), " ".join(outcome.split()),
        beneficiaries(at, one) or "–", " ".join(" / ".join(lessons).split()) or "–",
    )  # fmt: skip


# -- quarters ----------------------------------------------------------------------------------------------------------


def _quarters(at: Ground, one: Component) -> Text:
    """Return the quarters of the label in which an activity was, or is planned; as far as its dates tell them."""
    result = result_of(at, one)
    start = result.start if result and result.start else one.activity.start
    end = result.end if result and result.end else one.activity.end
    held = {quarter for day in (start, end) if day for quarter in (_quarter(at, day),)}
    numbers = sorted(quarter for quarter in held if quarter is not None)
    if not numbers or None in held:
        return _year(at, start or end)
    routes = [one.route.under("result", key) if result and getattr(result, key) else one.route.under(key)
              for key, day in (("start", start), ("end", end)) if day]  # fmt: skip
    say = at.say
    words = [say("Q{number}", number=say.number(number)) for number in dict.fromkeys((numbers[0], numbers[-1]))]
    return (Run("–".join(words), note=at.proof.note_of(*routes)),)


def _quarter(at: Ground, day: PartialDate) -> int | None:
    """Return the quarter of the label, 1 to 4; None where the date does not tell it or lies outside."""
    first, last = (_months(at, bound) for bound in (day.first, day.last))
    if first // _QUARTER != last // _QUARTER or not 0 <= first < 4 * _QUARTER:
        return None
    return first // _QUARTER + 1


def _months(at: Ground, day: date) -> int:
    begin = at.label.first
    return (day.year - begin.year) * 12 + day.month - begin.month


def _year(at: Ground, day: PartialDate | None) -> str:
    return at.say.when(day) if day else "–"


# -- the limit ---------------------------------------------------------------------------------------------------------


def _limit(at: Ground) -> Iterator[Paragraph]:
    say = at.say
    found = unplanned_of(at.project, at.money)
    if not found.by_number.known and not is_approved(at):
        return
    if found.by_number.known is None or not at.reader.sees_figure(found.by_number, "donor"):
        return
    share, allowed = at.share(found.by_number), say.share(ALLOWED)
    if found.by_number.known > ALLOWED:
        yield Paragraph(say.runs(
            "{share} of what was carried out was not in the approved plan, more than the {allowed} that the scheme "
            "allows.", share=share, allowed=allowed))  # fmt: skip
    else:
        yield Paragraph(say.runs(
            "{share} of what was carried out was not in the approved plan; the scheme allows {allowed}.",
            share=share, allowed=allowed))  # fmt: skip


def _gaps(at: Ground, ones: Sequence[Component]) -> Iterator[Gap]:
    say = at.say
    if not is_approved(at):
        said = say("No approval of the plan is on record, so nobody can tell which activities were approved.")
        yield Gap(said, f"{at.plan.path if at.plan else ''}: approved")
    yield from (gap for gap in gaps(at, ones) if "lead" not in gap.where and "contributions" not in gap.where)
    silent = [one for one in ones if one.activity.result and not one.activity.result.lessons]
    if len(silent) == len(ones) and ones:
        yield Gap(
            say("Problems, and what was learnt from them, are recorded of no activity."), place(at, "result.lessons")
        )
