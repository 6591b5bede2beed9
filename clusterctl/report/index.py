"""The figures of the sustainability index as a report shows them: groups, bodies, grounds, notes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.analysis.index import HUNDRED, GroupScore, MemberScore, Scorecard
from clusterctl.method.rubrics import GROUP_TITLES, HIGHEST_SCORE, RUBRICS, Group
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import EvidenceForm, Missing
from clusterctl.numbers import plain, rounded
from clusterctl.report.audience import shown
from clusterctl.report.phrases import NOT_RECORDED, at, named, per_cent, signed, small, when
from clusterctl.report.standing import SHORT_TITLES, SHOWN_PLACES, empty_groups, extremes, groups_named
from clusterctl.report.view import Bar, Ground, GroupLine, Index
from clusterctl.words import capital, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.model.scores import Member, Scores
    from clusterctl.report.standing import Standing

COLUMNS = ("Body", "Weight", "Score", "Change", "Adds", "Supported", "Band")
_FINE = 3
"""Decimal places of what one point adds."""


def index(state: Standing) -> Index | None:
    """Return the part of the page; None where there is no scorecard."""
    card, before = state.card, state.before
    if card is None or state.filed is None:
        return None
    since = f"{rounded(before.value, SHOWN_PLACES)} {at(PartialDate(before.date))}" if before else None
    return Index(
        heading=_heading(card),
        value=rounded(card.value, SHOWN_PLACES),
        scale=f"of {HIGHEST_SCORE}",
        percent=per_cent(rounded(card.percent, 1)),
        assessed=when(PartialDate(card.date)),
        before=since,
        change=signed(state.change, SHOWN_PLACES) if state.change is not None else None,
        bar=_bar(card.value, before.value if before else None),
        columns=_fit(COLUMNS, before),
        groups=tuple(_group(group, before) for group in card.groups),
        total=_total(state, card),
        grounds=tuple(_grounds(card, state.filed.record)),
        reading=_reading(card, compared=before is not None),
        method=state.filed.record.method,
        notes=tuple(_notes(state)),
    )


def _heading(card: Scorecard) -> str:
    high, low = extremes(card)
    empty = [group for group in card.groups if not group.members]
    if not high:
        return "What the index is made of"
    if empty:
        return f"{capital(groups_named(high))} stand strongest; {groups_named(empty)} are missing"
    return f"{capital(groups_named(high))} stand strongest, {groups_named(low)} weakest"


def _bar(value: Fraction, before: Fraction | None) -> Bar:
    return Bar(_length(value), None if before is None else _length(before))


def _length(value: Fraction) -> str:
    """Return a figure's part of the scale in per cent; weights over 100 may carry a figure beyond it."""
    return rounded(min(value, Fraction(HIGHEST_SCORE)) * HUNDRED / HIGHEST_SCORE, 1)


def _fit(cells: tuple[str, ...], before: Scorecard | None) -> tuple[str, ...]:
    """Return a row of the table of bodies, without the change where there is nothing to compare with."""
    return cells if before else tuple(cell for at, cell in enumerate(cells) if at != COLUMNS.index("Change"))


def _total(state: Standing, card: Scorecard) -> tuple[str, ...]:
    supported = "not known" if isinstance(card.supported, Missing) else rounded(card.supported, SHOWN_PLACES)
    value, change = rounded(card.value, SHOWN_PLACES), signed(state.change or Fraction(0), SHOWN_PLACES)
    weight = per_cent(plain(card.weights_sum))
    return _fit(("Sustainability index", weight, value, change, value, supported, ""), state.before)


def _group(group: GroupScore, before: Scorecard | None) -> GroupLine:
    earlier = next((other for other in before.groups if other.group == group.group), None) if before else None
    known = {member.actor: member for member in before.members} if before else {}
    title = GROUP_TITLES[group.group] if group.members else f"{GROUP_TITLES[group.group]} (no body is named)"
    value, adds = rounded(group.value, SHOWN_PLACES), rounded(group.contribution, SHOWN_PLACES)
    change = signed(group.value - earlier.value, SHOWN_PLACES) if earlier else None
    cells = (title, per_cent(plain(group.weight)), value, change or "", adds, _group_supported(group), "")
    return GroupLine(
        title=title,
        value=value,
        change=change,
        bar=_bar(group.value, earlier.value if earlier else None),
        cells=_fit(cells, before),
        bodies=tuple(_fit(_body(member, known.get(member.actor)), before) for member in group.members),
    )


def _group_supported(group: GroupScore) -> str:
    points = Fraction(0)
    for member in group.members:
        if isinstance(member.supported, Missing):
            return "not known"
        points += Fraction(member.weight) * member.supported
    return rounded(points / HUNDRED, SHOWN_PLACES)


def _body(member: MemberScore, earlier: MemberScore | None) -> tuple[str, ...]:
    return (
        member.name,
        per_cent(plain(member.weight)),
        str(member.score),
        signed(Fraction(member.score - earlier.score)) if earlier else "new",
        rounded(member.contribution, SHOWN_PLACES),
        "not known" if isinstance(member.supported, Missing) else str(member.supported),
        str(member.band) if member.band else "below all",
    )


def _grounds(card: Scorecard, record: Scores) -> list[Ground]:
    """Return the bodies in the order of what one more point of theirs would add."""
    groups = {member.actor: group.group for group in card.groups for member in group.members}
    order = sorted(card.members, key=lambda member: (-member.per_point, member.actor))
    return [_ground(member, groups[member.actor], record) for member in order]


def _ground(member: MemberScore, group: Group, record: Scores) -> Ground:
    band, words = member.next_band, RUBRICS[group].words
    evidence, why_none = _evidence(member, group, record)
    if band is None:
        goal, asks = "nothing above", "The highest band is reached"
    else:
        goal = str(band.top) if band.bottom == band.top else f"{band.bottom}–{band.top}"
        asks = capital("; ".join(words[feature] for feature in band.asks) or "nothing that is not on record already")
    return Ground(member.name, str(member.score), rounded(member.per_point, _FINE), evidence, why_none, goal, asks)


def _evidence(member: MemberScore, group: Group, record: Scores) -> tuple[str | None, str | None]:
    members: Mapping[str, Member] = getattr(record.scores, group)
    written = members[member.actor]
    if isinstance(written.evidence, EvidenceForm) and shown(written.evidence) is None:
        return None, "kept internal"
    if member.evidence and written.reason:
        return f"{member.evidence}\n\nWhy the score moved so: {written.reason}", None
    return member.evidence, None if member.evidence else NOT_RECORDED


def _reading(card: Scorecard, *, compared: bool) -> tuple[str, ...]:
    weights = listed([f"{small(GROUP_TITLES[g.group])} {per_cent(plain(g.weight))}" for g in card.groups], "and")
    groups = (
        f"Three groups of bodies make the index: {weights}. Each body has a weight in its group, and a score from 0 to "
        f"{HIGHEST_SCORE} by a rubric of bands, which say what a body must have reached to be scored so."
    )
    columns = (
        "“Supported” is the score that the features noted of a body carry: a check on the score that was given. “Adds” "
        "is what a body contributes to the index."
    )
    changes = ("“Change” is that of the score since the assessment before.",) if compared else ()
    return (groups, columns, *changes)


def _notes(state: Standing) -> list[str]:
    """Return what a reader of the figures must know."""
    card = state.card
    if card is None:
        return []
    said = list(empty_groups(card))
    said += [
        f"The weights among the {SHORT_TITLES[group.group]} sum to {per_cent(plain(group.weights_sum))}, not 100; "
        "nothing is rescaled."
        for group in card.groups if group.members and group.weights_sum != HUNDRED
    ]  # fmt: skip
    if card.weights_sum != HUNDRED:
        said.append(
            f"The weights of the groups sum to {per_cent(plain(card.weights_sum))}, not 100; nothing is rescaled."
        )
    said += _on_record(card)
    if state.before:
        now = {member.actor for member in card.members}
        left = [member.name for member in state.before.members if member.actor not in now]
        if left:
            was = "was" if len(left) == 1 else "were"
            said.append(f"{named(left)} {was} scored in the assessment before and not in this one.")
    return said


def _on_record(card: Scorecard) -> list[str]:
    said = []
    bare = [member.name for member in card.members if member.actor in card.unsupported]
    if bare:
        said.append(f"The supported index is not known: no features are noted for {named(bare)}.")
    above = [m for m in card.members if isinstance(m.supported, int) and m.score > m.supported]
    if above:
        bodies = [f"{m.name} ({m.score}, supported {m.supported})" for m in above]
        said.append(f"Scored higher than the noted features support: {named(bodies)}.")
    several = [m.name for m in card.members if m.by_assessor]
    if several:
        said.append(f"Scores given by several assessors: {named(several)}. The median counts.")
    return said
