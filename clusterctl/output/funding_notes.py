"""What a reader of the funding must know: what is missing, left out, mixed or not in money."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.analysis.contributions import STAKES
from clusterctl.analysis.funding_rows import shared_by_several
from clusterctl.output.figures import kind, money, rate
from clusterctl.output.screen import line
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.funding_rows import By

_NOUN = ("activity", "activities")
_MOST = 5
_OVER = {"dropped": "dropped", "postponed": "postponed"}


def notes(found: Funding, by: By | None, names: Mapping[str, str]) -> list[str]:
    """Return in words what a reader of the figures must know."""
    return [*_on_file(found), *_missing(found), *_status(found), *_stakes(found, names), *_finance(found),
            *_views(found, by), *map(rate, found.rates)]  # fmt: skip


def _on_file(found: Funding) -> Iterator[str]:
    where = f" for {found.label.text}" if found.label else ""
    if not found.plans:
        yield f"there is no action plan on file{where}"
    elif not found.activities:
        yield f"the action plan{where} has no activities"


def _missing(found: Funding) -> Iterator[str]:
    """Yield why activities have no shares, each reason once; and which amounts are known nevertheless."""
    reasons: Counter[str] = Counter()
    for one in found.activities:
        reason = one.side.split.cluster_share.missing if one.side else None
        if reason:
            reasons[kind(reason)] += 1
    if reasons:
        most = [f"{words} ({number})" for words, number in reasons.most_common(_MOST)]
        rest = len(reasons) - _MOST
        more = f"; and {counted(rest, 'more reason')}" if rest > 0 else ""
        yield f"who pays is not recorded for {counted(sum(reasons.values()), *_NOUN)}: {'; '.join(most)}{more}"
    pool = found.counted
    if 0 < pool.with_total < pool.activities:
        amount = money(pool.recorded, found.currency)
        yield f"the cost of {pool.with_total} of {counted(pool.activities, *_NOUN)} is recorded, together {amount}"


def _status(found: Funding) -> Iterator[str]:
    for status, words in _OVER.items():
        number = sum(one.status == status and one.counts is None for one in found.activities)
        if number:
            yield f"{counted(number, *_NOUN)} {words}: not counted"
    open_ = sum(one.counts == "planned" for one in found.activities)
    if open_ and any(one.counts == "actual" for one in found.activities):
        yield f"{counted(open_, *_NOUN)} not done by the record: counted as planned"
    done = sum(one.status == "done" and not one.has_own_result for one in found.activities)
    own = sum(one.has_own_result for one in found.activities)
    if done and own:
        yield f"{counted(done, *_NOUN)} done without figures of the result: the planned ones stand for them"


def _stakes(found: Funding, names: Mapping[str, str]) -> Iterator[str]:
    """Yield who gives time, knowledge or things in kind that nobody valued."""
    given = [
        f"{names.get(stake.by, stake.by)} ({(stake.form or '').replace('_', ' ')}: {line(one.title)})"
        for one in found.activities if one.side
        for stake in one.side.stakes if stake.form in STAKES
    ]  # fmt: skip
    if given:
        more = f" and {len(given) - _MOST} more" if len(given) > _MOST else ""
        yield f"a stake that nobody valued, and no money here: {'; '.join(given[:_MOST])}{more}"


def _finance(found: Funding) -> Iterator[str]:
    finance = found.finance
    if finance and any(record.selected_only for record in finance.records):
        yield "the finance records cover selected activities only"
    if finance and finance.parts:
        number = counted(len(finance.parts), "finance record")
        yield f"{number} not added: it is a part of another, or covers selected activities only"
    if found.uncovered:
        years = listed([label.text for label in found.uncovered], "and")
        yield f"the finance records do not cover all days of years with activities: {years}"
    if found.later:
        places = listed(dict.fromkeys(route.file for route in found.later), "and")
        yield f"{counted(len(found.later), 'finance record')} of a later day than the one judged left out: {places}"
    if finance and found.gap is None and found.counted.split.total.known is not None:
        yield "activities and finance records are not compared: they do not cover the same money"


def _views(found: Funding, by: By | None) -> Iterator[str]:
    if found.counted.weighting == "mean" and found.counted.with_shares > 1:
        yield "shares of the activities are a simple mean, each counting alike: a cost is not recorded for all of them"
    several = shared_by_several(found) if by == "network" else 0
    if several:
        yield f"{counted(several, *_NOUN)} for several networks, in each of which it counts"
    counting = sum(bool(one.counts) for one in found.activities)
    recorded = sum(bool(one.side and one.side.is_recorded) for one in found.activities)
    if by is None and found.label and recorded < counting:
        yield f"{counted(counting - recorded, *_NOUN)} without recorded money not listed; all of them: --by activity"
