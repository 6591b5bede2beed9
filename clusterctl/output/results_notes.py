"""What a reader of the results must know: what was left out, what is old, what is in the money and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.figures import rate, why
from clusterctl.output.screen import line
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.analysis.benefits import BenefitsOverCosts
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.analysis.results import Results

_MOST = 5


def notes(found: Results) -> list[str]:
    """Return in words what a reader of the figures must know."""
    return [*_values(found), *_indicators(found), *_benefits(found), *_money(found.money)]


def _values(found: Results) -> Iterator[str]:
    if found.later:
        yield f"{counted(found.later, 'value')} of a later day than {found.day} left out"
    old = [one for one in found.indicators if one.is_older]
    if old:
        yield f"the value is older than the target that has fallen due: {_names(old)}"
    before = [one for one in found.indicators if one.is_before]
    if before:
        yield f"the value is older than the baseline, so that their difference is no progress: {_names(before)}"
    open_ = [one for one in found.indicators if one.is_open]
    if open_:
        yield f"“at least” or “at most” leaves open whether the target is reached: {_names(open_)}"


def _indicators(found: Results) -> Iterator[str]:
    contrary = [one for one in found.indicators if one.is_contrary]
    if contrary:
        yield f"the target lies on the other side of the baseline than `direction` says: {_names(contrary)}"
    if found.indicators and not any(one.sustainability for one in found.indicators):
        yield "no indicator tells whether results will last (`sustainability: true`)"
    without = [one for one in found.indicators if one.area is None]
    if without:
        yield f"{counted(len(without), 'indicator')} without an impact area: {_names(without)}"


def _benefits(found: Results) -> Iterator[str]:
    if found.money.gains and found.without_benefit:
        yield f"benefits that have no value yet, and so not in the sum: {_names(found.without_benefit)}"


def _names(some: Iterable[IndicatorResult]) -> str:
    held = [line(one.name) for one in some]
    rest = [f"{len(held) - _MOST} more"] if len(held) > _MOST else []
    return listed([*held[:_MOST], *rest], "and")


def _money(found: BenefitsOverCosts) -> Iterator[str]:
    if not found.gains:
        return
    yield (
        "benefits are values of indicators with `benefit: true`, over their baseline where there is one, and the "
        "`actual_benefit` of activities; what actors contribute is a cost, never income"
    )
    if any(not one.counts for one in found.gains):
        yield "income beside the sales of the same actor is a part of them and not added"
    if found.from_indicators.known is not None and found.from_activities.known is not None:
        yield "indicators and activities are added: make sure that they do not tell of the same money"
    if found.agent and found.ratio_with_agent and found.funding.finance and found.funding.finance.agent_of_all.missing:
        yield "not every finance record tells the cost of the CDA, so there is no ratio with it"
    reasons = dict.fromkeys(why(one.figure.missing, {}) for one in found.gains if one.figure.missing)
    if reasons:
        yield f"not all benefits are known: {'; '.join(reasons)}"
    if found.excludes:
        words = [word.replace("_", " ").replace("cda", "CDA") for word in found.excludes]
        yield f"costs leave out: {listed(words, 'and')}"
    if found.funding.finance and any(one.selected_only for one in found.funding.finance.records):
        yield "the costs are those of selected activities only"
    if found.funding.uncovered:
        years = listed([label.text for label in found.funding.uncovered], "and")
        yield f"the costs are of the finance records, which do not cover all days of years with activities: {years}"
    yield from map(rate, found.rates)
