"""Who pays, for a terminal: a sentence, a bar and a row for each basis, the details, and what to know of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED
from clusterctl.analysis.funding_rows import rows
from clusterctl.analysis.parties import FUNDING_GROUPS as GROUPS
from clusterctl.numbers import rounded
from clusterctl.output.figures import (
    GROUP_WORDS,
    NARROW,
    UNKNOWN,
    grouped,
    hedge,
    money,
    named_groups,
    names_of,
    per_cent,
    plain_figure,
    share,
    times,
    why,
)
from clusterctl.output.funding_notes import notes
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.split_table import SplitRow, legend, table
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.analysis import funding_rows
    from clusterctl.analysis.activity_funding import ActivityFunding
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.funding import Funding, Trend
    from clusterctl.analysis.funding_rows import By
    from clusterctl.analysis.split import Pool, Split
    from clusterctl.analysis.stated import Comparison
    from clusterctl.project.project import Project

HEADS: dict[By, str] = {
    "year": "Year", "series": "Series", "nature": "Nature", "network": "Network", "area": "Area",
    "activity": "Activity",
}  # fmt: skip
NONE: dict[By, str] = {
    "year": "", "series": "in no series", "nature": "nature not recorded", "network": "for no network",
    "area": "area not recorded", "activity": "",
}  # fmt: skip
NOT_RECORDED = "not recorded"
_BASES = {"finance": "the finance records", "activities": "the activities"}


def text(found: Funding, moved: Trend | None, by: By | None, project: Project, screen: Screen) -> str:
    """Return who pays, for people. Without `by`: years, or a year's activities with recorded money."""
    names = names_of(project)
    cluster = line(project.cluster.name) if project.cluster else ""
    whose = f"{cluster}: who pays, {found.label.text if found.label else 'the whole programme'}"
    title = screen.paint("strong", wrapped(whose, screen.columns))
    parts = [
        "\n".join([title, *(wrapped(said, screen.columns) for said in _sentences(found, moved, names))]),
        _bases(found, names, screen),
        "\n".join(wrapped(said, screen.columns, "  ") for said in _figures(found)),
        _stated(found, names, screen),
        _details(found, by, names, screen),
        *(wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(found, by, names)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


# -- the answer at a glance ------------------------------------------------------------------------------------------


def _sentences(found: Funding, moved: Trend | None, names: Mapping[str, str]) -> list[str]:
    own = found.split.cluster_share
    if own.missing:
        said = [f"Who pays can't be said: {why(own.missing, names)}."]
    else:
        whole = sum(int(rounded(share_.known or 0, 0)) for share_ in found.split.shares.values())
        places = 0 if whole == HUNDRED else 1
        pays = {
            group: per_cent(found.split.shares[group], places) for group in GROUPS if found.split.shares[group].known
        }  # fmt: skip
        parts = [f"{GROUP_WORDS[group]} {figure}" for group, figure in pays.items() if group != "cluster"]
        said = [f"The cluster pays {listed([per_cent(own, places), *parts], 'and')}, by {_ground(found)}."]
    return [*said, _moved(moved)] if moved else said


def _ground(found: Funding) -> str:
    """Return what the answer rests on."""
    if found.finance:
        return f"the finance records of {found.finance.days}"
    pool = found.counted
    of = counted(pool.with_shares, "activity", "activities")
    return f"the cost of {of}" if pool.weighting == "cost" else f"the simple mean of {of}"


def _moved(moved: Trend) -> str:
    """Return how the cluster's share moved: "By the activities, … 50 % in 2000, up from 20 % in 1998"."""
    before, after = (year.split_by(moved.basis).cluster_share for year in (moved.before, moved.after))
    first, last = (year.label.text if year.label else "" for year in (moved.before, moved.after))
    first_, last_ = before.known or Fraction(0), after.known or Fraction(0)
    way = "up from" if last_ > first_ else "down from" if last_ < first_ else "as much as the"
    apart = (places for places in (0, 1) if rounded(first_, places) != rounded(last_, places))
    places = next(apart, 0 if first_ == last_ else 2)
    shares = [per_cent(figure, places) for figure in (after, before)]
    return f"By {_BASES[moved.basis]}, its share is {shares[0]} in {last}, {way} {shares[1]} in {first}."


# -- each basis ------------------------------------------------------------------------------------------------------


def _bases(found: Funding, names: Mapping[str, str], screen: Screen) -> str:
    """Return a row for each basis, that which counts first; amounts under the shares."""
    splits: list[tuple[str, Split]] = []
    if found.finance:
        splits.append((f"Finance {found.finance.days}", found.finance.split))
    if found.counted.activities:
        splits.append((f"Activities{_which(found)}{_how(found.counted)}", found.counted.split))
    splits += _planned(found)
    if not splits:
        return ""
    narrow = screen.columns < NARROW
    held = [SplitRow(name, split, strong=True, amounts=not narrow) for name, split in splits]
    said = [wrapped(legend(held), screen.columns, "  ")]
    said += [wrapped(amounts, screen.columns, "  ") for amounts in _amounts(splits, found.currency) if narrow]
    return "\n".join([table("Basis", held, found.currency, names, screen), "", *said])


def _amounts(splits: Iterable[tuple[str, Split]], currency: str) -> Iterator[str]:
    """Yield the amounts of each basis as a sentence, for a screen on which the table has no room for them."""
    for name, split in splits:
        if split.by_group["cluster"].known is not None:
            given = [f"{GROUP_WORDS[group]} {money(split.by_group[group])}" for group in named_groups(split)]
            whose = f"{name.strip()[:1].upper()}{name.strip()[1:]}"
            yield f"{whose}, in {currency}: {listed(given, 'and')}."


def _planned(found: Funding) -> list[tuple[str, Split]]:
    """Return the activities as planned and as carried out, where that is not the same."""
    if not found.actual.activities or not found.planned.activities:
        return []
    if _values(found.actual.split) == _values(found.planned.split):
        return []
    return [
        (f"  as planned{_how(found.planned)}", found.planned.split),
        (f"  done{_how(found.actual)}", found.actual.split),
    ]


def _values(split: Split) -> list[Fraction | None]:
    return [split.total.known, *(figure.known for figure in split.shares.values())]


def _which(found: Funding) -> str:
    """Return which money of the activities counts."""
    kinds = {one.counts for one in found.activities if one.counts}
    return {"actual": " done", "planned": " planned"}[kinds.pop()] if len(kinds) == 1 else ""


def _how(pool: Pool) -> str:
    """Return how the shares of several activities are put together, and of how many."""
    if not pool.weighting:
        return ""
    of = f"{pool.with_shares} of {pool.activities}" if pool.with_shares < pool.activities else f"{pool.activities}"
    return f" ({'by cost' if pool.weighting == 'cost' else 'mean'} of {of})"


# -- figures with their reading --------------------------------------------------------------------------------------


def _figures(found: Funding) -> list[str]:
    said = [*_leverage(found)]
    external = [f"{nature} {share(figure)}" for nature, figure in found.by_nature.items() if figure.known is not None]
    if external:
        said.append(f"External share (all but the cluster’s), simple mean in %: {listed(external, 'and')}.")
    if found.gap and found.gap.known == 0:
        said.append("The activities come to as much as the finance records.")
    elif found.gap and found.gap.known is not None:
        said.append(f"The activities come to {_signed(found.gap, found.currency)} than the finance records.")
    return said


def _signed(figure: Figure, currency: str) -> str:
    known = figure.known or Fraction(0)
    way = "more" if known > 0 else "less"
    return f"{hedge(figure)}{currency} {grouped(max(known, -known))} {way}"


def _leverage(found: Funding) -> list[str]:
    lever, finance = found.split.leverage, found.finance
    if lever.known is None:
        return []
    without = f"; left out: {_words(finance.excludes)}" if finance and finance.excludes else ""
    said = [f"Leverage {times(lever)}: so much is spent for each {found.currency} of agency and donors{without}."]
    if finance and finance.cda_cost:
        cost = f"With the CDA’s cost of {money(finance.cda_cost, found.currency)}"
        again = finance.leverage_with_cda_cost
        said.append(f"{cost} leverage is {times(again)}." if again else f"{cost}, which not every record tells.")
    return said


def _words(words: tuple[str, ...]) -> str:
    return listed([word.replace("_", " ").replace("cda", "CDA") for word in words], "and")


def _stated(found: Funding, names: Mapping[str, str], screen: Screen) -> str:
    """Return what is printed elsewhere beside its recomputation."""
    records = found.finance.records if found.finance else ()
    drawn = [_compared(one, names) for record in records for one in record.stated]
    for activity in found.activities:
        for one in activity.stated:
            name, *cells = _compared(one, names).cells
            drawn.append(Row((f"{name}, {line(activity.title)}", *cells)))
    if not drawn:
        return ""
    heads = (Column("Stated elsewhere"), Column("Stated", "right"), Column("Recomputed", "right"), Column(""))
    return Table(heads, tuple(drawn)).render(screen)


def _compared(one: Comparison, names: Mapping[str, str]) -> Row:
    name = {
        "total": "total", "leverage": "leverage", "cluster_share": "cluster share",
        "share": f"share of {names[one.group]}" if one.group else "share",
    }[one.name]  # fmt: skip
    shown = grouped if one.name == "total" else plain_figure
    figures = [UNKNOWN if figure.known is None else shown(figure.known) for figure in (one.stated, one.recomputed)]
    if one.recomputed.missing:
        return Row((name, *figures, why(one.recomputed.missing, names)))
    apart = one.apart.known or Fraction(0)
    said = f"differs by {shown(max(apart, -apart))}" if apart else ""
    return Row((name, *figures, "agrees" if one.agrees else said))


# -- the details -----------------------------------------------------------------------------------------------------


def _details(found: Funding, by: By | None, names: Mapping[str, str], screen: Screen) -> str:
    chosen: By = by or ("activity" if found.label else "year")
    held = rows(found, chosen)
    if by is None and chosen == "activity":
        held = tuple(row for row in held if row.activities[0].side and row.activities[0].side.is_recorded)
    if not held or (by is None and chosen == "year" and len(held) == 1):
        return ""
    drawn = [one for row in held for one in _detail(row, chosen, names)]
    return table(HEADS[chosen], drawn, found.currency, names, screen)


def _detail(row: funding_rows.Row, by: By, names: Mapping[str, str]) -> list[SplitRow]:
    if by == "activity":
        several = len(row.activities) > 1
        return [_activity(one, says_year=several) for one in row.activities]
    found = []
    name = names.get(row.key, row.key) if row.key else NONE[by]
    pool = row.pool
    if pool.activities or not row.finance:
        of = f"{pool.with_shares} of {pool.activities}" if pool.with_shares < pool.activities else f"{pool.activities}"
        found.append(SplitRow(f"{name} ({of})", pool.split, strong=by == "series", says_why=False))
    if row.finance:
        found.append(SplitRow(f"{name}, finance {row.finance.days}", row.finance.split))
    if by == "series" and row.key:
        found += [_activity(one, "  ") for one in row.activities]
    return found


def _activity(one: ActivityFunding, indent: str = "", *, says_year: bool = False) -> SplitRow:
    state = "" if one.counts == "actual" else ", planned" if one.counts else f", {one.status}"
    state += f", {one.label}" if says_year else ""
    split = (one.side or one.planned).split
    reason = split.cluster_share.missing
    plain = reason is not None and reason.reason == "no_contributions"
    return SplitRow(f"{indent}{line(one.title)}{state}", split, says_why=not plain)
