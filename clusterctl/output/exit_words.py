"""The comparisons of the exit's conditions in words: what is, what is wanted, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.exit.condition import Comparison, Dated
from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.analysis.figure import HUNDRED
from clusterctl.numbers import exact, plain
from clusterctl.output.figures import hedge, names_of, number, why
from clusterctl.output.scores import beside
from clusterctl.output.screen import line
from clusterctl.words import listed, short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.exit.condition import Asks, Condition, Relation
    from clusterctl.analysis.exit.readiness import Readiness
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.index import Scorecard
    from clusterctl.project.project import Project

OF_FIGURES: dict[Relation, str] = {
    ">=": "{} or more", ">": "more than {}", "<=": "{} or less", "<": "less than {}",
}  # fmt: skip
OF_DATES: dict[Relation, str] = {
    ">=": "{} or later", ">": "later than {}", "<=": "{} or earlier", "<": "earlier than {}",
}  # fmt: skip
FACT = {True: "yes", False: "no", None: "not recorded"}


class Said(Struct, frozen=True):
    """Comparisons of one kind in words."""

    is_: str
    """What is, and what is wanted."""
    next: str | None
    """The next step; None where they hold."""


def said(condition: Condition, names: Mapping[str, str], *, missing: bool) -> Iterator[Said]:
    """Give the comparisons of a condition, like ones together; `missing` ones only, or all."""
    asks = CHECKS[condition.name].asks
    for alike in _alike(condition.missing if missing else condition.comparisons):
        yield _said(asks[alike[0].name], alike, names)


def next_step(condition: str, one: Comparison) -> str | None:
    """Return the next step of one comparison; None where it holds."""
    return _next(CHECKS[condition].asks[one.name], one)


def what(condition: str, one: Comparison) -> str:
    """Return what is compared."""
    return _filled(CHECKS[condition].asks[one.name].what, one)


def names_in(project: Project) -> dict[str, str]:
    """Return what actors, activities and keys are called, by id; actors short where their name tells how."""
    titles = {id_: f"“{line(one.title)}”" for filed in project.plans for id_, one in filed.record.activities.items()}
    return {**titles, **short_names(names_of(project))}


def notes(found: Readiness, names: Mapping[str, str]) -> list[str]:
    """Return in words what a reader of the readiness must know."""
    told = []
    card, year = found.card, found.year
    if card and card.unsupported:
        who = listed([names.get(one, one) for one in card.unsupported], "and")
        told.append(f"scores count as claimed, for {who} lack features that support theirs")
    if card and not _is_whole(card):
        told.append(f"the weights in {card.route.file} do not sum to 100, so the index is not what it should be")
    if year and year.label and year.finance:
        told.append(f"who pays in {year.label.text} is by the finance records of {year.finance.days}")
    elif year and year.label and 0 < year.counted.with_shares < year.counted.activities:
        some = f"{year.counted.with_shares} of its {year.counted.activities} activities"
        told.append(f"who pays in {year.label.text} is told by {some} only")
    if year and year.label and not year.finance and year.counted.weighting == "mean":
        told.append(f"who pays in {year.label.text} is the simple mean of its activities, for not all costs are known")
    told.append("the bounds, and the order by weight in the index, are clusterctl’s reading; see docs/method.md")
    return told


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


def _said(asks: Asks, alike: tuple[Comparison, ...], names: Mapping[str, str]) -> Said:
    """Return comparisons of one kind in words: each with whom it is about, where there are several."""
    one = alike[0]
    head = _filled(asks.what, one)
    if one.figure is None and one.bound is None:
        return Said(f"{head}: {FACT[one.holds]}{_about(alike, names)}", _next(asks, one))
    figures = [_figure(each, asks, names) for each in alike]
    same = len(set(figures)) == 1
    if same:
        figures = [f"{figures[0]}{_about(alike, names)}"]
    else:
        figures = [f"{_who((each,), names)} {shown}" for each, shown in zip(alike, figures, strict=True)]
    open_ = ", which leaves it open" if one.holds is None and not one.lacks_figure else ""
    return Said(f"{head}: {', '.join(figures)}{_wanted(one, asks)}{open_}", _next(asks, one))


def _next(asks: Asks, one: Comparison) -> str | None:
    if one.holds:
        return None
    return _filled(asks.record if one.holds is None else asks.step, one)


def _filled(template: str, one: Comparison) -> str:
    bound = _bound(one.bound) if one.bound else ""
    return template.format(file=line(one.file), label=one.label, bound=bound)


def _about(alike: tuple[Comparison, ...], names: Mapping[str, str]) -> str:
    who = _who(alike, names)
    return f" ({who})" if who else ""


def _who(alike: tuple[Comparison, ...], names: Mapping[str, str]) -> str:
    ids = dict.fromkeys(id_ for one in alike for id_ in one.who)
    return listed([names.get(id_, id_.replace("_", " ")) for id_ in ids], "and")


def _figure(one: Comparison, asks: Asks, names: Mapping[str, str]) -> str:
    shown = _side(one.figure, names) if one.figure else FACT[None]
    if one.bound and one.figure != one.bound and shown == _bound(one.bound):
        shown = _told_apart(one, shown)
    return f"{shown} {asks.unit}" if asks.unit and not one.lacks_figure else shown


def _told_apart(one: Comparison, shown: str) -> str:
    """Return a figure that is shown as its bound is, with as many decimals as tell the two apart."""
    if isinstance(one.figure, Dated) or isinstance(one.bound, Dated) or one.figure is None or one.bound is None:
        return shown
    known, limit = one.figure.known, one.bound.known
    if known is None or limit is None or known == limit:
        return shown
    return f"{hedge(one.figure)}{beside(known, limit)}"


def _wanted(one: Comparison, asks: Asks) -> str:
    """Return what is wanted; nothing where that is not known either."""
    if one.bound is None or one.relation is None or (not isinstance(one.bound, Dated) and one.bound.known is None):
        return ""
    words = OF_DATES if isinstance(one.bound, Dated) else OF_FIGURES
    bound = _bound(one.bound)
    return f"; wanted: {words[one.relation].format(f'{bound} {asks.unit}' if asks.unit else bound)}"


def _bound(bound: Figure | Dated) -> str:
    """Return a bound, all its decimals with it; bounds are written figures."""
    if isinstance(bound, Dated) or bound.known is None:
        return _side(bound, {})
    return f"{hedge(bound)}{plain(exact(bound.known))}"


def _side(side: Figure | Dated, names: Mapping[str, str]) -> str:
    if isinstance(side, Dated):
        return side.value.text
    return why(side.missing, names) if side.missing else number(side)
