"""The scorecard as a terminal table that is understood at a glance."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.method.rubrics import GROUP_TITLES, HIGHEST_SCORE, RUBRICS, Group
from clusterctl.model.values import Missing
from clusterctl.numbers import plain, rounded
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clusterctl.analysis.index import GroupScore, MemberScore, Scorecard
    from clusterctl.analysis.whatif import WhatIf

_BAR = 20
_MOST_SHOWN = 5
_EIGHTHS = " ▏▎▍▌▋▊▉"

_COLUMNS = (
    Column("Body"), Column("Weight", "right"), Column("Score", "right"), Column("Band"), Column("Supported", "right"),
    Column("Adds", "right"), Column("+1 point", "right"),
)  # fmt: skip


def text(card: Scorecard, cluster: str, screen: Screen, *, details: bool, what_if: WhatIf | None = None) -> str:
    """Return the scorecard for people; `what_if` tells how it came from an assessment."""
    parts = [heading(card, cluster, screen, what_if), _table(card, what_if.before if what_if else {}).render(screen)]
    parts.append(_details(card, screen) if details else _levers(card, screen))
    parts += noted(notes(card, what_if), screen)
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(card: Scorecard, cluster: str, screen: Screen, what_if: WhatIf | None = None) -> str:
    """Return the lines that say which assessment this is, and its index."""
    title = f"{line(cluster)}: sustainability index {card.label}{', what if' if what_if else ''}"
    figure = screen.paint("strong", f"{rounded(card.value, 2)} of {HIGHEST_SCORE}")
    came = f"assessed {card.date}"
    if what_if:
        came = f"{signed(what_if.change)} on the {rounded(what_if.assessed.value, 2)} {came}"
    lines = [screen.paint("strong", title), f"{figure}  {bar(card.value)}  {rounded(card.percent, 1)} %, {came}"]
    if what_if:
        changed = "; ".join(f"{line(m.name)} {m.score} -> {what_if.scores[m.actor]}" for m in what_if.before.values())
        lines.append(wrapped(f"if scores changed: {changed}", screen.columns, "  "))
    if not isinstance(card.supported, Missing):
        lines.append(f"{rounded(card.supported, 2)} of {HIGHEST_SCORE} is what the noted features support")
    return "\n".join(lines)


def noted(said: Collection[str], screen: Screen) -> list[str]:
    """Return the notes as paragraphs."""
    return [wrapped(f"Note: {note}", screen.columns, "  ") for note in said]


def signed(change: Fraction) -> str:
    """Return a change of the index with its sign: +0.48, 0.00, -1.20."""
    shown = rounded(change, 2)
    return f"+{shown}" if change > 0 else shown


def bar(figure: Fraction) -> str:
    """Return a bar for 0 to 10, to an eighth of a column."""
    shown = min(max(figure, Fraction(0)), Fraction(HIGHEST_SCORE))
    eighths = int(shown * _BAR * 8 / HIGHEST_SCORE + Fraction(1, 2))
    full, part = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[part] if part else "")
    return drawn + "·" * (_BAR - len(drawn))


def _table(card: Scorecard, before: Mapping[str, MemberScore]) -> Table:
    rows: list[Row] = []
    for group in card.groups:
        rows.append(_group_row(group))
        rows += [_member_row(member, before.get(member.actor)) for member in group.members]
    supported = "?" if isinstance(card.supported, Missing) else rounded(card.supported, 2)
    rows.append(Row(("Index", "", rounded(card.value, 2), "", supported, rounded(card.value, 2), ""), strong=True))
    return Table(_COLUMNS, tuple(rows))


def _group_row(group: GroupScore) -> Row:
    title = GROUP_TITLES[group.group]
    return Row(
        (title, f"{plain(group.weight)} %", rounded(group.value, 2), "", "", rounded(group.contribution, 2), ""),
        strong=True,
    )


def _member_row(member: MemberScore, before: MemberScore | None) -> Row:
    """Return a body's row; where its score was another before, both are shown, and the row is strong."""
    score = f"{before.score} -> {member.score}" if before else str(member.score)
    supported = "?" if isinstance(member.supported, Missing) else str(member.supported)
    band = str(member.band) if member.band else "none"
    figures = (rounded(member.contribution, 2), rounded(member.per_point, 3))
    cells = (f"  {line(member.name)}", f"{plain(member.weight)} %", score, band, supported, *figures)
    return Row(cells, strong=before is not None)


def _levers(card: Scorecard, screen: Screen) -> str:
    """Return what the next band asks of the bodies whose next point moves the index most."""
    open_ = [(member, group.group) for group in card.groups for member in group.members if member.next_band]
    first = sorted(open_, key=lambda pair: (-pair[0].per_point, pair[0].actor))[:_MOST_SHOWN]
    if not first:
        return ""
    lines = [screen.paint("strong", "Where one more point moves the index most")]
    for member, group in first:
        said = f"{line(member.name)} ({member.score}), {_asked(member, group)}"
        lines.append("  " + wrapped(said, screen.columns - 2, "    "))
    lines.append("(all bodies, with the evidence: --details)")
    return "\n".join(lines)


def _asked(member: MemberScore, group: Group) -> str:
    """Return what the next band asks, in words: "for 7–8: members back …"."""
    band = member.next_band
    if band is None:
        return "the highest band is reached"
    span = f"{band.bottom}–{band.top}" if band.bottom != band.top else str(band.top)
    words = RUBRICS[group].words
    return f"for {span}: {'; '.join(words[feature] for feature in band.asks) or 'all of it is noted already'}"


def _details(card: Scorecard, screen: Screen) -> str:
    """Return each body's evidence, what is noted of it, and what its next band asks."""
    return "\n\n".join(_body(member, group.group, screen) for group in card.groups for member in group.members)


def _body(member: MemberScore, group: Group, screen: Screen) -> str:
    said = [f"evidence: {line(member.evidence or 'none noted')}"]
    if member.by_assessor:
        given = ", ".join(f"{line(who)} {points}" for who, points in member.by_assessor.items())
        said.append(f"assessors: {given}; the median counts")
    if member.features:
        said.append(f"noted: {'; '.join(RUBRICS[group].words[feature] for feature in member.features)}")
    said.append(_asked(member, group))
    lines = ["  " + wrapped(text, screen.columns - 2, "    ") for text in said]
    return "\n".join([screen.paint("strong", f"{line(member.name)}: {member.score} of {HIGHEST_SCORE}"), *lines])


def notes(card: Scorecard, what_if: WhatIf | None = None) -> list[str]:
    """Return in words what a reader of the figures must know."""
    said = ["what is supported rests on the noted features, so other scores leave it as it is"] if what_if else []
    said += flags(card)
    if card.unsupported:
        names = [member.name for member in card.members if member.actor in card.unsupported]
        said.append(f"the supported index is missing: no features are noted for {listed(map(line, names), 'and')}")
    above = [m for m in card.members if isinstance(m.supported, int) and m.score > m.supported]
    if above:
        named = listed([f"{line(m.name)} ({m.score}, supported {m.supported})" for m in above], "and")
        said.append(f"scored higher than the noted features support: {named}")
    return said


def flags(card: Scorecard) -> list[str]:
    """Return what keeps an index from being what it seems: empty groups, and weights that do not sum to 100."""
    said = _empty_groups(card)
    said += [
        f"the weights of “{GROUP_TITLES[group.group]}” sum to {plain(group.weights_sum)}, not 100; nothing is rescaled"
        for group in card.groups if group.members and group.weights_sum != 100  # noqa: PLR2004 - per cent
    ]  # fmt: skip
    if card.weights_sum != 100:  # noqa: PLR2004 - per cent
        said.append(f"the weights of the groups sum to {plain(card.weights_sum)}, not 100; nothing is rescaled")
    return said


def _empty_groups(card: Scorecard) -> list[str]:
    empty = [f"“{GROUP_TITLES[group.group]}”" for group in card.groups if not group.members]
    if not empty:
        return []
    group, counts = ("group", "it counts") if len(empty) == 1 else ("groups", "they count")
    most = rounded(card.reachable, 1)
    return [
        f"no body is named in the {group} {listed(empty, 'and')}: {counts} 0, so the index can reach {most} at most"
    ]
