"""The comparisons of the exit's conditions in words: what is, what is wanted, and the next step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.exit.condition import Comparison, Dated
from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.analysis.figure import HUNDRED
from clusterctl.numbers import beside
from clusterctl.output.figures import names_of, number, why
from clusterctl.output.screen import line
from clusterctl.words import english, message, short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.exit.condition import Asks, Condition, Relation
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.funding import Funding
    from clusterctl.analysis.index import Scorecard
    from clusterctl.project.project import Project
    from clusterctl.words import Say

OF_FIGURES: dict[Relation, str] = {
    ">=": message("{bound} or more"), ">": message("more than {bound}"), "<=": message("{bound} or less"),
    "<": message("less than {bound}"),
}  # fmt: skip
OF_DATES: dict[Relation, str] = {
    ">=": message("{bound} or later"), ">": message("later than {bound}"), "<=": message("{bound} or earlier"),
    "<": message("earlier than {bound}"),
}  # fmt: skip
FACT = {True: message("yes"), False: message("no"), None: message("not recorded")}


class Said(Struct, frozen=True):
    """Comparisons of one kind in words."""

    is_: str
    """What is, and what is wanted."""
    next: str | None
    """The next step; None where they hold."""


def said(
    condition: Condition, names: Mapping[str, str], *, missing: bool, say: Say = english
) -> Iterator[Said]:  # fmt: skip
    """Give the comparisons of a condition, like ones together; `missing` ones only, or all.

    `names` are those of actors, activities and keys of the files.
    """
    asks = CHECKS[condition.name].asks
    for alike in _alike(condition.missing if missing else condition.comparisons):
        yield _said(asks[alike[0].name], alike, names, say)


def next_step(condition: str, one: Comparison, say: Say = english) -> str | None:
    """Return the next step of one comparison; None where it holds."""
    return _next(CHECKS[condition].asks[one.name], one, say)


def what(condition: str, one: Comparison, say: Say = english) -> str:
    """Return what is compared."""
    return _filled(CHECKS[condition].asks[one.name].what, one, say)


def names_in(project: Project, say: Say = english) -> dict[str, str]:
    """Return what actors, activities and keys are called, by id; actors short where their name tells how."""
    titles = {
        id_: say("“{title}”", title=line(one.title))
        for filed in project.plans for id_, one in filed.record.activities.items()
    }  # fmt: skip
    return {**titles, **short_names(names_of(project, say))}


def notes(found: Readiness, names: Mapping[str, str], say: Say = english) -> list[str]:
    """Return in words what a reader of the readiness must know."""
    told = []
    card = found.card
    if card and card.unsupported:
        who = say.listed(names.get(one, one) for one in card.unsupported)
        told.append(say("scores count as claimed, for {who} lack features that support theirs", who=who))
    if card and not _is_whole(card):
        told.append(say("the weights in {file} do not sum to 100, so the index is not what it should be",
                        file=card.route.file))  # fmt: skip
    if found.year and found.year.label:
        told += _notes_of_money(found.year, found.year.label.text, say)
    told.append(say("the bounds, and the order by weight in the index, are clusterctl’s reading; see docs/method.md"))
    return told


def _notes_of_money(year: Funding, label: str, say: Say) -> Iterator[str]:
    if year.finance:
        yield say("who pays in {year} is by the finance records of {days}", year=label, days=year.finance.days_in(say))
    elif 0 < year.counted.with_shares < year.counted.activities:
        some, of = say.number(year.counted.with_shares), say.number(year.counted.activities)
        yield say("who pays in {year} is told by {some} of its {of} activities only", year=label, some=some, of=of)
    if not year.finance and year.counted.weighting == "mean":
        yield say("who pays in {year} is the simple mean of its activities, for not all costs are known", year=label)


def _is_whole(card: Scorecard) -> bool:
    """Whether the weights of the groups, and of the bodies in each, sum to 100."""
    sums = [card.weights_sum, *(group.weights_sum for group in card.groups if group.members)]
    return all(one == HUNDRED for one in sums)


def _alike(shown: tuple[Comparison, ...]) -> Iterator[tuple[Comparison, ...]]:
    """Give comparisons of one kind together, in the order in which the kinds appear."""
    found: dict[tuple[str, bool | None, str, str], list[Comparison]] = {}
    for one in shown:
        found.setdefault((one.name, one.holds, one.label, one.file), []).append(one)
    yield from (tuple(ones) for ones in found.values())


def _said(asks: Asks, alike: tuple[Comparison, ...], names: Mapping[str, str], say: Say) -> Said:
    """Return comparisons of one kind in words: each with whom it is about, where there are several."""
    one = alike[0]
    head, next_ = _filled(asks.what, one, say), _next(asks, one, say)
    if one.figure is None and one.bound is None:
        fact = _about(say.message(FACT[one.holds]), alike, names, say)
        return Said(say("{what}: {found}", what=head, found=fact), next_)
    figures = [_figure(each, asks, names, say) for each in alike]
    if len(set(figures)) == 1:
        shown = _about(figures[0], alike, names, say)
    else:
        each = (say("{who} {figure}", who=_who((one,), names, say), figure=figure)
                for one, figure in zip(alike, figures, strict=True))  # fmt: skip
        shown = say(", ").join(each)
    found = say("{what}: {found}", what=head, found=shown)
    wanted = _wanted(one, asks, say)
    if wanted:
        found = say("{found}; wanted: {wanted}", found=found, wanted=wanted)
    if one.holds is None and not one.lacks_figure:
        found = say("{found}, which leaves it open", found=found)
    return Said(found, next_)


def _next(asks: Asks, one: Comparison, say: Say) -> str | None:
    if one.holds:
        return None
    return _filled(asks.record if one.holds is None else asks.step, one, say)


def _filled(template: str, one: Comparison, say: Say) -> str:
    bound = _bound(one.bound, say) if one.bound else ""
    return say.message(template, file=line(one.file), label=one.label, bound=bound)


def _about(shown: str, alike: tuple[Comparison, ...], names: Mapping[str, str], say: Say) -> str:
    who = _who(alike, names, say)
    return say("{figure} ({who})", figure=shown, who=who) if who else shown


def _who(alike: tuple[Comparison, ...], names: Mapping[str, str], say: Say) -> str:
    ids = dict.fromkeys(id_ for one in alike for id_ in one.who)
    return say.listed(names.get(id_, id_.replace("_", " ")) for id_ in ids)


def _figure(one: Comparison, asks: Asks, names: Mapping[str, str], say: Say) -> str:
    shown = _side(one.figure, names, say) if one.figure else say.message(FACT[None])
    if one.bound and one.figure != one.bound and shown == _bound(one.bound, say):
        shown = _told_apart(one, shown, say)
    return shown if one.lacks_figure else _with_unit(shown, asks, say)


def _with_unit(shown: str, asks: Asks, say: Say) -> str:
    return say("{figure} {unit}", figure=shown, unit=say.message(asks.unit)) if asks.unit else shown


def _told_apart(one: Comparison, shown: str, say: Say) -> str:
    """Return a figure that is shown as its bound is, with as many decimals as tell the two apart."""
    if isinstance(one.figure, Dated) or isinstance(one.bound, Dated) or one.figure is None or one.bound is None:
        return shown
    known, limit = one.figure.known, one.bound.known
    if known is None or limit is None or known == limit:
        return shown
    apart = beside(known, limit)
    places = len(apart.partition(".")[2])
    return say.as_exact(say.number(Decimal(apart), places), one.figure.exactness)


def _wanted(one: Comparison, asks: Asks, say: Say) -> str:
    """Return what is wanted; nothing where that is not known either."""
    if one.bound is None or one.relation is None or (not isinstance(one.bound, Dated) and one.bound.known is None):
        return ""
    words = OF_DATES if isinstance(one.bound, Dated) else OF_FIGURES
    return say.message(words[one.relation], bound=_with_unit(_bound(one.bound, say), asks, say))


def _bound(bound: Figure | Dated, say: Say) -> str:
    """Return a bound, all its decimals with it; bounds are written figures."""
    if isinstance(bound, Dated) or bound.known is None:
        return _side(bound, {}, say)
    return say.as_exact(say.number(bound.known), bound.exactness)


def _side(side: Figure | Dated, names: Mapping[str, str], say: Say) -> str:
    if isinstance(side, Dated):
        return say.dated(side.value.text)
    return why(side.missing, names, say) if side.missing else number(side, say=say)
