"""Who gave what to an activity, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.numbers import plain
from clusterctl.report.audience import shown
from clusterctl.report.phrases import hedge, money, per_cent
from clusterctl.words import listed

if TYPE_CHECKING:
    from clusterctl.model.plan import Activity, Contribution, Stated
    from clusterctl.report.people import People

FORMS = {"cash": "cash", "in_kind": "in kind", "time": "time", "knowledge": "knowledge", "expertise": "expertise"}
_WHOLE = Decimal(100)
_HALF_DIGIT = Decimal("0.5")


def contributions(activity: Activity, people: People, currency: str) -> str | None:
    """Return what each giver gave, as far as it is recorded: what was really given before what was planned."""
    result = shown(activity.result)
    given = (result.contributions if result else ()) or activity.contributions
    cost = (result.cost if result else None) or activity.cost
    largest_first = sorted(given, key=lambda one: (-(one.share or 0), one.by, one.to or "", one.form or ""))
    parts = [_part(one, people, currency) for one in largest_first if shown(one)]
    if parts:
        total = f"; in all {money(cost, currency)}" if cost else ""
        return "; ".join(parts) + total
    if activity.stated and shown(activity.stated):
        return _stated(activity.stated, people, currency)
    return f"in all {money(cost, currency)}; who gave it is not recorded" if cost else None


def _part(one: Contribution, people: People, currency: str) -> str:
    figures = []
    if one.share is not None:
        share = per_cent(plain(one.share))
        figures.append(hedge(share, about=one.about, at_least=one.at_least, at_most=one.at_most))
    if one.amount is not None:
        figures.append(money(one.amount, currency))
    if one.form and one.form != "cash":
        figures.append(FORMS[one.form])
    what = listed([word.replace("-", " ") for word in one.for_], "and")
    giver = people.name(one.by) + (f" to {people.name(one.to)}" if one.to else "")
    given = ", ".join(figures) or "how much is not recorded"
    return f"{giver}: {given}, for {what}" if what else f"{giver}: {given}"


def _stated(stated: Stated, people: People, currency: str) -> str | None:
    """Return figures that were reported elsewhere; shares that do not add up say so."""
    shares = [f"{people.name(group)}: {per_cent(plain(share))}" for group, share in stated.shares.items()]
    total = sum(stated.shares.values(), Decimal(0))
    if shares and abs(total - _WHOLE) > len(shares) * _HALF_DIGIT:
        shares.append(f"together {per_cent(plain(total))}")  # fmt: skip
    if stated.total:
        shares.append(f"in all {money(stated.total, currency)}")
    return f"as reported elsewhere, {'; '.join(shares)}" if shares else None
