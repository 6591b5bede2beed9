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
from clusterctl.words import english, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.money import UsedRate
    from clusterctl.analysis.readings import What
    from clusterctl.analysis.split import Split
    from clusterctl.model.values import FundingGroup, Missing
    from clusterctl.project.project import Project
    from clusterctl.words import Exactness, Say

GROUP_WORDS: dict[str, str] = {
    "agency": message("the agency"), "support": message("support institutions"), "donor": message("donors"),
    "cluster": message("the cluster"),
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
    "fewer_than_two_actors": message("there are fewer than two actors"),
    "no_activities": message("there are no activities"),
    "none_counts": message("no activity counts, for all were dropped or postponed"),
    "nothing_spent": message("no activity is done yet"),
    "no_contributions": message("no contributions are recorded"),
    "no_cost": message("no cost is recorded"),
    "negative_cost": message("the cost is below 0"),
    "no_leads": message("no lead is recorded"),
    "mixed_without_cost": message("shares and amounts are mixed and no cost is recorded"),
    "not_recorded": message("not recorded"),
    "nothing_from_programme": message("agency and donors give nothing"),
    "nothing_given": message("nothing is given in money"),
    "records_overlap": message("finance records overlap, so money would count twice"),
    "simple_mean": message("a simple mean has no leverage"),
    "target_is_baseline": message("the target is the baseline"),
    "no_part": message("the unit is a share already"),
    "other_basis": message("the two are reckoned from different records"),
    "over_whole": message("more than the whole, or less than 0"),
    "whole_is_nought": message("the whole is 0"),
    "no_benefits": message("no benefit is recorded"),
    "costs_nothing": message("it costs nothing"),
    "no_services": message("no services are recorded"),
    "few_implemented": message("fewer than five activities were carried out"),
    "no_actors": message("there is no actors.yaml"),
    "no_amounts": message("no amounts are recorded"),
    "no_deliverables": message("there are no deliverables"),
    "no_implementers": message("nobody is named who carries them out"),
    "no_networks": message("no activity names a network"),
    "no_person_days": message("no person-days are recorded"),
    "no_upscaled": message("no activity multiplies an earlier one"),
    "no_year": message("no year tells it"),
    "no_year_before": message("there is no year before"),
    "one_network": message("there is only one network"),
    "one_year": message("only one year tells it"),
    "nobody_served": message("nobody was served"),
    "stakes_only": message("only time, knowledge or things in kind, not valued"),
}
_LACKS: dict[What, str] = {
    "value": message("no value"), "target": message("no target"), "baseline": message("no baseline"),
}  # fmt: skip
EXACTNESS: dict[Exactness, str] = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}


def names_of(project: Project, say: Say = english) -> dict[str, str]:
    """Return what actors and funding groups are called, by id."""
    groups = {group: say.message(words) for group, words in GROUP_WORDS.items()}
    return {**groups, **{id_: line(actor.name) for id_, actor in project.every_actor.items()}}


def why(missing: Missing, names: Mapping[str, str], say: Say = english) -> str:
    """Return why a figure is missing."""
    match missing:
        case SomeMissing():
            return _some(missing, names, say)
        case NotWhole():
            return _not_whole(missing, say)
        case OfParties():
            return _of_parties(missing, names, say)
        case NoRate():
            return _no_rate(missing, say)
        case Lacking():
            return say.listed(say.message(_LACKS[what]) for what in missing.what)
    return say.message(_REASONS[missing.reason])


def _some(missing: SomeMissing, names: Mapping[str, str], say: Say) -> str:
    count = {"missing": say.number(missing.missing), "of": say.number(missing.of)}
    every = missing.missing == missing.of
    if not missing.causes:
        return say("not recorded") if every else say("not recorded for {missing} of {of}", **count)
    reasons = _first_reasons(missing, names, say)
    if every:
        return say("missing ({reasons})", reasons=reasons)
    return say("missing for {missing} of {of} ({reasons})", reasons=reasons, **count)


def _first_reasons(missing: SomeMissing, names: Mapping[str, str], say: Say) -> str:
    said = say("; ").join(why(cause, names, say) for cause in missing.causes[:_MOST])
    more = len(missing.causes) - _MOST
    return say.several(more, "{reasons}; and {n} more", "{reasons}; and {n} more", reasons=said) if more > 0 else said


def _not_whole(missing: NotWhole, say: Say) -> str:
    if missing.currency:
        parts, whole = grouped(missing.parts, say), grouped(missing.whole, say, missing.currency)
        return say("the parts come to {parts} of {whole}", parts=parts, whole=whole)
    stated = say.share(Decimal(plain_figure(missing.parts)), None)
    return say("the parts come to {parts}, not {whole}", parts=stated, whole=say.share(HUNDRED))


def _of_parties(missing: OfParties, names: Mapping[str, str], say: Say) -> str:
    who = say.listed(names.get(party, party) for party in missing.parties)
    match missing.reason:
        case "unvalued":
            return say("how much {who} gave is not recorded", who=who)
        case "negative":
            return say("an amount is below 0: {who}", who=who)
    return say("no group is known of {who}", who=who)


def _no_rate(missing: NoRate, say: Say) -> str:
    pair = {"currency": missing.currency, "into": missing.into, "day": say.dated(missing.on)}
    match missing.reason:
        case "no_rate":
            return say("no exchange rate for {currency} to {into} on {day}", **pair)
        case "rate_too_old":
            return say("no exchange rate for {currency} to {into} on {day}: the latest, of {latest}, is too old",
                       latest=say.dated(missing.latest), **pair)  # fmt: skip
    return say("no exchange rate for {currency} to {into} on {day}: that of {latest} is not above 0",
               latest=say.dated(missing.latest), **pair)  # fmt: skip


def kind(missing: Missing, say: Say = english) -> str:
    """Return why a figure is missing without naming whom it is about, so that like reasons can be counted."""
    if isinstance(missing, NotWhole):
        return say("the parts do not add up")
    if isinstance(missing, OfParties) and missing.reason == "unvalued":
        return say("how much somebody gave is not recorded")
    return why(missing, {}, say)


def grouped(figure: Fraction, say: Say = english, currency: str = "") -> str:
    """Return an amount as people read it: whole from 100 on, else with two places where it needs them."""
    places = 0 if abs(figure) >= _SMALL or figure.denominator == 1 else 2
    return say.money(figure, currency, places) if currency else say.number(figure, places)


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


def number(figure: Figure, *, signed: bool = False, say: Say = english) -> str:
    """Return a figure in any unit: 1,250.5, signed +12 or −3; a question mark where it is missing."""
    if figure.known is None:
        return UNKNOWN
    shown = say.number(Decimal(plain_figure(abs(figure.known))))
    sign = "−" if figure.known < 0 else "+" if signed and figure.known > 0 else ""
    return say.as_exact(f"{sign}{shown}", figure.exactness)


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
