"""Figures, missing figures and who pays, in words and as a bar: for terminal views and for notes in JSON."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from clusterctl.analysis.figure import HUNDRED, SomeMissing
from clusterctl.analysis.money import NoRate
from clusterctl.analysis.parties import FUNDING_GROUPS
from clusterctl.analysis.parts import NotWhole, OfParties
from clusterctl.analysis.readings import Lacking
from clusterctl.numbers import exact, rounded
from clusterctl.output.screen import Screen, line
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.figure import Exactness, Figure
    from clusterctl.analysis.money import UsedRate
    from clusterctl.analysis.split import Split
    from clusterctl.model.values import FundingGroup, Missing
    from clusterctl.project.project import Project

GROUP_WORDS: dict[str, str] = {
    "agency": "the agency", "support": "support institutions", "donor": "donors", "cluster": "the cluster",
}  # fmt: skip
LETTERS: dict[FundingGroup, str] = {"agency": "A", "support": "S", "donor": "D", "cluster": "C"}
"""They make the bar, so that it reads without colours and in any font."""
BAR, SHORT_BAR = 20, 10
"""Letters of a bar, and where there is little room."""
NARROW = 100
"""Columns of a screen; with fewer there is little room."""
UNKNOWN, NOBODY = "?", "–"
_SMALL = 100
_TENTHS = 10
_MOST = 2
"""So many reasons why some of several figures are missing are told."""
_REASONS = {
    "fewer_than_two_actors": "there are fewer than two actors",
    "no_activities": "there are no activities",
    "none_counts": "no activity counts, for all were dropped or postponed",
    "nothing_spent": "no activity is done yet",
    "no_contributions": "no contributions are recorded",
    "no_cost": "no cost is recorded",
    "negative_cost": "the cost is below 0",
    "no_leads": "no lead is recorded",
    "mixed_without_cost": "shares and amounts are mixed and no cost is recorded",
    "not_recorded": "not recorded",
    "nothing_from_programme": "agency and donors give nothing",
    "nothing_given": "nothing is given in money",
    "records_overlap": "finance records overlap, so money would count twice",
    "simple_mean": "a simple mean has no leverage",
    "target_is_baseline": "the target is the baseline",
    "no_part": "the unit is a share already",
    "other_basis": "the two are reckoned from different records",
    "over_whole": "more than the whole, or less than 0",
    "whole_is_nought": "the whole is 0",
    "no_benefits": "no benefit is recorded",
    "costs_nothing": "it costs nothing",
    "no_services": "no services are recorded",
    "few_implemented": "fewer than five activities were carried out",
    "no_actors": "there is no actors.yaml",
    "no_amounts": "no amounts are recorded",
    "no_deliverables": "there are no deliverables",
    "no_implementers": "nobody is named who carries them out",
    "no_networks": "no activity names a network",
    "no_person_days": "no person-days are recorded",
    "no_upscaled": "no activity multiplies an earlier one",
    "no_year": "no year tells it",
    "no_year_before": "there is no year before",
    "one_network": "there is only one network",
    "one_year": "only one year tells it",
    "nobody_served": "nobody was served",
    "stakes_only": "only time, knowledge or things in kind, not valued",
}
EXACTNESS: dict[Exactness, str] = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}


def names_of(project: Project) -> dict[str, str]:
    """Return what actors and funding groups are called, by id."""
    return {**GROUP_WORDS, **{id_: line(actor.name) for id_, actor in project.every_actor.items()}}


def why(missing: Missing, names: Mapping[str, str]) -> str:
    """Return why a figure is missing."""
    match missing:
        case SomeMissing():
            return _some(missing, names)
        case NotWhole():
            return f"the parts come to {_whole(missing)}"
        case OfParties():
            return _of_parties(missing, names)
        case NoRate():
            return _no_rate(missing)
        case Lacking():
            return listed([f"no {what}" for what in missing.what], "and")
    return _REASONS[missing.reason]


def _some(missing: SomeMissing, names: Mapping[str, str]) -> str:
    said = "missing" if missing.causes else "not recorded"
    of = "" if missing.missing == missing.of else f" for {missing.missing} of {missing.of}"
    reasons = "; ".join(why(cause, names) for cause in missing.causes[:_MOST])
    more = f"; and {len(missing.causes) - _MOST} more" if len(missing.causes) > _MOST else ""
    return f"{said}{of} ({reasons}{more})" if reasons else f"{said}{of}"


def _whole(missing: NotWhole) -> str:
    if missing.currency:
        return f"{grouped(missing.parts)} of {missing.currency} {grouped(missing.whole)}"
    return f"{plain_figure(missing.parts)} %, not 100 %"


def _of_parties(missing: OfParties, names: Mapping[str, str]) -> str:
    who = listed([names.get(party, party) for party in missing.parties], "and")
    match missing.reason:
        case "unvalued":
            return f"how much {who} gave is not recorded"
        case "negative":
            return f"an amount is below 0: {who}"
    return f"no group is known of {who}"


def _no_rate(missing: NoRate) -> str:
    pair = f"{missing.currency} to {missing.into} on {missing.on}"
    match missing.reason:
        case "no_rate":
            return f"no exchange rate for {pair}"
        case "rate_too_old":
            return f"no exchange rate for {pair}: the latest, of {missing.latest}, is too old"
    return f"no exchange rate for {pair}: that of {missing.latest} is not above 0"


def kind(missing: Missing) -> str:
    """Return why a figure is missing without naming whom it is about, so that like reasons can be counted."""
    if isinstance(missing, NotWhole):
        return "the parts do not add up"
    if isinstance(missing, OfParties) and missing.reason == "unvalued":
        return "how much somebody gave is not recorded"
    return why(missing, {})


def grouped(figure: Fraction) -> str:
    """Return an amount as people read it: whole from 100 on, else with two places where it needs them."""
    places = 0 if abs(figure) >= _SMALL or figure.denominator == 1 else 2
    return f"{Decimal(rounded(figure, places)):,f}"


def plain_figure(figure: Fraction) -> str:
    """Return a figure with at most two places, without needless noughts: 40, 33.33."""
    shown = rounded(figure, 2)
    return shown.rstrip("0").rstrip(".")


def rate(used: UsedRate) -> str:
    """Return an exchange rate with all its digits: "exchange rate USD 0.0231 for 1 INR, of 1999-06 (where from)"."""
    source = f" ({line(used.source)})" if used.source else ""
    return f"exchange rate {used.currency} {exact(used.value):f} for 1 {used.into}, of {used.date}{source}"


def hedge(figure: Figure) -> str:
    """Return the words that say how exact a figure is, with a blank behind; empty for an exact one."""
    return EXACTNESS[figure.exactness]


def money(figure: Figure, currency: str = "") -> str:
    """Return an amount: USD 58,199; a question mark where it is missing."""
    if figure.known is None:
        return UNKNOWN
    return (
        f"{hedge(figure)}{currency} {grouped(figure.known)}" if currency else f"{hedge(figure)}{grouped(figure.known)}"
    )


def share(figure: Figure, places: int = 1) -> str:
    """Return a share without its sign: 28.5; a dash where nothing names its group, a question mark where missing."""
    if figure.known is None:
        return UNKNOWN
    if not figure.made_of and not figure.known:
        return NOBODY
    return f"{hedge(figure)}{rounded(figure.known, places)}"


def per_cent(figure: Figure, places: int = 0) -> str:
    """Return a share as a sentence says it: 56 %."""
    return UNKNOWN if figure.known is None else f"{hedge(figure)}{rounded(figure.known, places)} %"


def number(figure: Figure, *, signed: bool = False) -> str:
    """Return a figure in any unit: 1,250.5, signed +12 or −3; a question mark where it is missing."""
    if figure.known is None:
        return UNKNOWN
    shown = f"{Decimal(plain_figure(abs(figure.known))):,f}"
    sign = "−" if figure.known < 0 else "+" if signed and figure.known > 0 else ""
    return f"{hedge(figure)}{sign}{shown}"


def several(figure: Figure, noun: str, plural: str = "") -> str:
    """Return so many of a thing: 1 firm, at least 30 firms, 0 firms; a question mark where it is missing."""
    return f"{number(figure)} {noun if figure.known == 1 else plural or noun + 's'}"


def short(shown: str) -> str:
    """Return a shown figure with its hedge in signs, for a narrow column: ~12 about, 30+ at least, <=5 at most."""
    for words, before, after in (("about ", "~", ""), ("at least ", "", "+"), ("at most ", "<=", "")):
        if shown.startswith(words):
            return f"{before}{shown.removeprefix(words)}{after}"
    return shown


def times(figure: Figure) -> str:
    """Return a leverage: 3.51; a question mark where it is missing."""
    return UNKNOWN if figure.known is None else f"{hedge(figure)}{rounded(figure.known, 2)}"


def bar(split: Split, screen: Screen) -> str:
    """Return a split as a stacked bar of letters, each as often as its share of the width; words where missing."""
    width = SHORT_BAR if screen.columns < NARROW else BAR
    shares = [split.shares[group].known for group in FUNDING_GROUPS]
    exact = [known * width / 100 for known in shares if known is not None]
    if len(exact) < len(shares):
        return "not recorded"
    cells = [int(one) for one in exact]
    by_rest = sorted(range(len(cells)), key=lambda at: (cells[at] - exact[at], at))
    for at in by_rest[: width - sum(cells)]:
        cells[at] += 1
    return "".join(LETTERS[group] * count for group, count in zip(FUNDING_GROUPS, cells, strict=True))


def tenths(figure: Figure) -> str:
    """Return a known per cent as ten cells and in figures: # for each tenth, + over all, < under 0."""
    known = figure.known or 0
    full = min(int(known * _TENTHS / HUNDRED), _TENTHS)
    cells = "<" + "." * (_TENTHS - 1) if known < 0 else "#" * full + "." * (_TENTHS - full)
    return f"{cells}{'+' if known > HUNDRED else ''} {short(per_cent(figure, _places(known))).replace('-', '−')}"


def _places(known: Fraction | int) -> int:
    """Return how many places a per cent needs, so that what is under 100 is not shown as 100."""
    if not HUNDRED - 1 < known < HUNDRED:
        return 0
    return next(places for places in count() if Fraction(rounded(known, places)) < HUNDRED)


def named_groups(*splits: Split) -> list[FundingGroup]:
    """Return the groups that anything names in one of several splits; all but the donors always are."""
    return [
        group for group in FUNDING_GROUPS
        if group != "donor" or any(split.shares[group].known and split.shares[group].made_of for split in splits)
    ]  # fmt: skip
