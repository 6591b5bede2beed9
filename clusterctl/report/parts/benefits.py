"""Costs and benefits since the programme began: what it brought beside what was spent, in the reporting currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report.blocks import Column, Fact, Facts, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import BENEFIT, EXCLUDED
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.benefits import BenefitsOverCosts, Gain
    from clusterctl.analysis.figure import Figure
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("What did it bring, for what it cost?")
_PLACES = 2


def told(at: Ground) -> Told:
    """Return benefits over costs at the end of the period."""
    money = at.results.money
    seen = [gain for gain in money.gains if at.reader.sees_figure(gain.figure, "donor") and at.reader.sees(gain.route)]
    if not _sees(at, money.benefits, money.costs):
        return Told(withheld=True)
    blocks = (_facts(at, money), *_table(at, money, seen), *_reading(at, money))
    return Told(_heading(at, money), blocks, tuple(_gaps(at, money)), withheld=len(seen) < len(money.gains))


def _sees(at: Ground, *figures: Figure) -> bool:
    return all(at.reader.sees_figure(one, "donor") for one in figures)


def _heading(at: Ground, money: BenefitsOverCosts) -> Text:
    say = at.say
    if money.ratio.known is not None:
        return say.runs("For each {unit} spent, benefits of {benefit} are recorded so far",
                        unit=say.money(1, at.currency), benefit=_small(at, money.ratio))  # fmt: skip
    if money.benefits.known is not None:
        return say.runs("Benefits of {amount} are recorded so far", amount=at.amount(money.benefits))
    return ""


def _small(at: Ground, figure: Figure) -> Run:
    """Return an amount to the hundredth."""
    amount = at.say.money(figure.known or 0, at.currency, _PLACES)
    return at.run(at.say.as_exact(amount, figure.exactness), figure)


def _facts(at: Ground, money: BenefitsOverCosts) -> Facts:
    say, split = at.say, money.funding.split
    found: list[tuple[str, Figure, Run]] = [
        (say("Benefits since the beginning"), money.benefits, at.amount(money.benefits)),
        (say("Money spent since the beginning"), money.costs, at.amount(money.costs)),
        (say("Benefits for each unit spent"), money.ratio, at.number(money.ratio, _PLACES)),
    ]
    if money.agent is not None:
        found.append((say("What the agent cost beside"), money.agent, at.amount(money.agent)))
    if money.ratio_with_agent is not None:
        found.append((say("Benefits for each unit, with the agent"), money.ratio_with_agent,
                      at.number(money.ratio_with_agent, _PLACES)))  # fmt: skip
    found += [
        (say("All money for each unit of the programme’s"), split.leverage, at.number(split.leverage, _PLACES)),
        (say("Paid by the cluster itself"), split.cluster_share, at.share(split.cluster_share)),
    ]
    return Facts(tuple(_fact(at, name, figure, run) for name, figure, run in found))


def _fact(at: Ground, name: str, figure: Figure, run: Run) -> Fact:
    if not _sees(at, figure):
        return Fact(name, at.say("not shown"), known=False)
    if figure.known is None:
        return Fact(name, at.say("not known: {why}", why=at.why(figure)), known=False)
    return Fact(name, (run,))


def _table(at: Ground, money: BenefitsOverCosts, gains: list[Gain]) -> Iterator[Block]:
    say = at.say
    if not gains:
        return
    columns = (Column(say("What brought it")), Column(say("Who has it")), Column(say("What it is")),
               Column(say("When")), Column(say("Benefit"), "right"))  # fmt: skip
    rows = [Row(_cells(at, gain)) for gain in gains]
    if money.benefits.known is not None and len(gains) == len(money.gains):
        total = (say("All that counts"), "", "", "", (at.amount(money.benefits),))
        rows.append(Row(total, strong=True))
    yield Table(say("Benefits that are recorded, in {currency}", currency=at.currency), columns, tuple(rows))


def _cells(at: Ground, gain: Gain) -> tuple[Text, ...]:
    from clusterctl.model.partial_dates import PartialDate

    say = at.say
    kind = say.label(BENEFIT, gain.kind) if gain.kind else say("indicator")
    if not gain.counts:
        kind = say("{kind}, a part of the sales", kind=kind)
    when = gain.date.replace("-", "–") if gain.kind else say.when(PartialDate(gain.date))
    amount: Text = (at.amount(gain.figure),) if gain.figure.known is not None else (Run(at.why(gain.figure), "soft"),)
    return gain.name, at.people.name(gain.by) if gain.by else "–", kind, when, amount


def _reading(at: Ground, money: BenefitsOverCosts) -> Iterator[Block]:
    say = at.say
    said = [say("What actors contribute is a cost, never a benefit. The costs are the money that the records of "
                "finance tell.") if money.basis == "finance" else
            say("What actors contribute is a cost, never a benefit. The costs are those of the activities that are "
                "done.")]  # fmt: skip
    if money.excludes:
        left = say.listed(say.label(EXCLUDED, one) for one in money.excludes)
        said.append(say("They leave out: {what}.", what=left))
    if money.rates:
        said.append(say.several(len(money.rates), "{n} exchange rate of the files was used.",
                                "{n} exchange rates of the files were used."))  # fmt: skip
    said.append(say("Benefits that nobody recorded are not in these figures, and not every benefit is money."))
    yield Paragraph(" ".join(said), "note")


def _gaps(at: Ground, money: BenefitsOverCosts) -> Iterator[Gap]:
    say = at.say
    if not money.gains:
        where = f"plans/{at.label.text}.yaml: activities.<id>.actual_benefit; logframe.yaml: indicators.<id>.benefit"
        yield Gap(say("No benefit in money is recorded."), where)
    untold = [one.name for one in at.results.without_benefit if at.reader.sees(one.route)]
    if untold:
        said = say("No value is known of indicators that count as a benefit: {names}.", names=at.named(untold))
        yield Gap(said, f"monitoring/{at.label.text}.yaml: values.<id>")
    if money.costs.known is None:
        said = say("What was spent since the beginning is not known: {why}.", why=at.why(money.costs))
        yield Gap(said, f"monitoring/{at.label.text}.yaml: finance")
    if money.agent is None:
        yield Gap(say("What the agent cost is not recorded."), f"monitoring/{at.label.text}.yaml: finance.<n>.cda_cost")
