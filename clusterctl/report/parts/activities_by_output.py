"""Activities by output: what was done for each output, what came of it, and what it cost, as the accounts tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Column, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.logframe import chain
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import STATUS
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.plan import Component
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.parts.logframe import Step
    from clusterctl.report.run import Text

QUESTION = message("What was done for each output, and what came of it?")


def told(at: Ground) -> Told:
    """Return the activities of the period's plan under the outputs that they lead to."""
    plan = at.in_time
    if plan is None or not plan.activities:
        said = at.say("There is no activity of {year} on record.", year=at.year)
        return Told(gaps=(Gap(said, f"plans/{at.label.text}.yaml: activities"),))
    found = [one for one in plan.activities if at.reader.sees_record(one.route)]
    linked = all(at.reader.sees(one.route.under("outputs")) for one in found)
    outputs = [step for step in chain(at) if step.level == "output"] if linked else []
    groups = {step.id: [one for one in found if step.id in _leads_to(at, one)] for step in outputs}
    known = set(groups)
    loose = [one for one in found if not known.intersection(_leads_to(at, one))]
    blocks = (*(block for step in outputs for block in _output(at, step, groups[step.id])),
              *_loose(at, loose, linked=linked), *_sum(at, found))  # fmt: skip
    withheld = len(found) < len(plan.activities) or not linked or not _sees_cost(at, found)
    return Told(_heading(at, found, linked=linked), blocks, tuple(_gaps(at, outputs, groups, loose, linked=linked)),
                withheld)  # fmt: skip


def _leads_to(at: Ground, one: Component) -> tuple[str, ...]:
    return one.activity.outputs if at.reader.sees(one.route.under("outputs")) else ()


def _sees_cost(at: Ground, found: Sequence[Component]) -> bool:
    """Whether the reader may see what activities cost: of all of them or of none."""
    return all(at.reader.sees_figure(figure, "donor") for one in found if (figure := _cost(one)) is not None)


def _heading(at: Ground, found: Sequence[Component], *, linked: bool) -> Text:
    say = at.say
    done = [one for one in found if one.state == "done"]
    if not found:
        return ""
    each = {key for one in done for key in _leads_to(at, one)}
    every = at.project.logframe.outputs if at.project.logframe else {}
    if linked and every and each.issuperset(every):
        return say("{done} of {all} activities are done, some for every output",
                   done=say.number(len(done)), all=say.number(len(found)))  # fmt: skip
    return say.several(len(found), "{done} of {n} activity is done", "{done} of {n} activities are done",
                       done=say.number(len(done)))  # fmt: skip


# -- tables ------------------------------------------------------------------------------------------------------------


def _output(at: Ground, step: Step, own: Sequence[Component]) -> Iterator[Block]:
    say = at.say
    caption = say("{output}: {text}", output=step.short, text=step.text)
    if own:
        yield _table(at, caption, own)
    else:
        yield Paragraph(
            (Run(caption, "strong"), Run(" "), Run(say("No activity of {year} leads to it.", year=at.year)))
        )
    measured = [one for one in words.shown(at) if one.of == step.id and one.level == "output"]
    if measured:
        yield Paragraph(_measured(at, measured), "note")


def _measured(at: Ground, found: Sequence[IndicatorResult]) -> str:
    say, count = at.say, words.counted(at, found)
    if count.judged:
        return say.several(
            len(found), "{n} indicator measures this output; with a target and a value: {judged}, that reached it: "
            "{reached}.", "{n} indicators measure this output; with a target and a value: {judged}, that reached it: "
            "{reached}.", reached=say.number(count.reached), judged=say.number(count.judged),
        )  # fmt: skip
    return say.several(
        len(found), "{n} indicator measures this output; with a value: {measured}. None can be held against a target.",
        "{n} indicators measure this output; with a value: {measured}. None can be held against a target.",
        measured=say.number(count.with_value),
    )  # fmt: skip


def _table(at: Ground, caption: str, own: Sequence[Component]) -> Table:
    say = at.say
    costs = _sees_cost(at, own) and any(_known(one) for one in own)
    heads = (say("Activity"), say("Status"), say("When"), say("What came of it"), *((say("Cost"),) if costs else ()))
    columns = (Column(heads[0]), Column(heads[1], whole=True), Column(heads[2], whole=True), Column(heads[3]),
               *(Column(head, "right") for head in heads[4:]))  # fmt: skip
    return Table(caption, columns, tuple(_row(at, one, costs=costs) for one in own))


def _row(at: Ground, one: Component, *, costs: bool) -> Row:
    say, result = at.say, one.activity.result
    note = at.proof.note_of(one.route.under("result", "status")) if result else None
    outcome = result.outcome if result and at.reader.sees(one.route.under("result", "outcome")) else None
    missing = Run(say("not recorded") if one.state == "done" else "–", "soft")
    stands = say.label(STATUS, one.state)
    if not one.activity.planned and at.reader.sees(one.route.under("planned")):
        stands = say("{status}, not in the approved plan", status=stands)
    cells: tuple[Text, ...] = (
        one.activity.title, (Run(stands, note=note),), _when(at, one),
        outcome or (missing,),
    )  # fmt: skip
    if not costs:
        return Row(cells)
    cost = _known(one)
    return Row((*cells, (at.amount(cost),) if cost else (Run("–", "soft"),)))


def _cost(one: Component) -> Figure | None:
    side = one.money.side
    return side.split.total if side else None


def _known(one: Component) -> Figure | None:
    cost = _cost(one)
    return cost if cost is not None and cost.known is not None else None


def _when(at: Ground, one: Component) -> Text:
    """Return when it was; of one of which the beginning alone is known, that."""
    if one.start and not one.end:
        return at.say.when(one.start)
    return at.say.span(one.start, one.end) or (Run("–", "soft"),)


def _loose(at: Ground, loose: Sequence[Component], *, linked: bool) -> Iterator[Block]:
    if loose:
        caption = at.say("Activities that name no output") if linked else at.say("Activities")
        yield _table(at, caption, loose)


def _sum(at: Ground, found: Sequence[Component]) -> Iterator[Block]:
    """Say what the activities cost together, so that this can be held against the accounts."""
    if not found or not _sees_cost(at, found):
        return
    say, pool = at.say, at.money.counted
    several = any(len(_leads_to(at, one)) > 1 for one in found)
    said: list[Text] = []
    if pool.with_total and at.reader.sees_figure(pool.recorded, "donor"):
        said.append(say.runs(
            "The cost of {n} of {all} activities is recorded; together they cost {amount}.",
            n=say.number(pool.with_total), all=say.number(pool.activities), amount=at.amount(pool.recorded),
        ))  # fmt: skip
        if at.money.basis == "finance" and at.money.split.total.known is not None:
            said.append(say.runs("The accounts, which tell money as a whole and not by activity, come to {amount}.",
                                 amount=at.amount(at.money.split.total)))  # fmt: skip
    elif not pool.with_total:
        said.append(
            say("What single activities cost is not recorded; the accounts tell what is known of them together.")
        )
    if several:
        said.append(say("An activity that leads to several outputs stands under each of them, and is counted once."))
    yield from (Paragraph(text, "note") for text in said)


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(
    at: Ground, outputs: Sequence[Step], groups: dict[str | None, list[Component]], loose: Sequence[Component], *,
    linked: bool,
) -> Iterator[Gap]:  # fmt: skip
    say, file = at.say, f"plans/{at.label.text}.yaml: activities.<id>"
    if not outputs and linked:
        yield Gap(say("The log-frame names no output."), "logframe.yaml: outputs")
    elif loose and linked:
        titles = at.named([f"“{one.activity.title}”" for one in loose])
        yield Gap(say("No output is named for: {titles}.", titles=titles), f"{file}.outputs")
    every = {one.id: one for own in groups.values() for one in own} | {one.id: one for one in loose}
    untold = [one for one in every.values() if one.state == "done"
              and not (one.activity.result and one.activity.result.outcome)]  # fmt: skip
    if untold:
        said = say.several(len(untold), "What came of {n} activity that is done is not recorded.",
                           "What came of {n} activities that are done is not recorded.")  # fmt: skip
        yield Gap(said, f"{file}.result.outcome")
