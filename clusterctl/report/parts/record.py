"""The quality of the data: what the automatic check found, what was read in part, what is not on file.

An outline asks for it last, so that all figures of the report have been noted when it looks which findings touch one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import SEVERITIES
from clusterctl.report.blocks import Column, Paragraph, Points, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.speech.labels import RULE_FAMILY, SEVERITY, rule_summary
from clusterctl.report.topics.record_gaps import gaps
from clusterctl.report.topics.stated_rows import stated
from clusterctl.report.topics.stated_rows import table as stated_table
from clusterctl.rules.catalogue import FAMILIES, rule_of
from clusterctl.words import capital, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.findings.finding import Finding, Route
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("How good is the record that this report rests on?")
_MOST = 12
"""So many findings are told one by one."""


def told(at: Ground) -> Told:
    """Return what is to be known of the record."""
    every = at.found.every
    touching = _touching(at, every)
    others = [one for one in every if one not in set(touching)]
    blocks: list[Block] = [Paragraph(_counts(at, every))]
    if touching:
        blocks += [_told(at, touching)]
    if len(touching) > _MOST:
        blocks.append(Paragraph(_more(at, len(touching) - _MOST), "note"))
    if others:
        blocks.append(_by_family(at, others, also=bool(touching)))
    said = tuple(_exactness(at))
    if said:
        blocks.append(Points(said, at.say("How exact the figures are")))
    compared, withheld = stated(at)
    if compared:
        blocks.append(stated_table(at, compared))
    return Told(_heading(at, every, touching), tuple(blocks), tuple(gaps(at)), withheld)


# -- the findings of the check -----------------------------------------------------------------------------------------


def _touching(at: Ground, every: Sequence[Finding]) -> list[Finding]:
    """Return the findings on fields from which figures of the report come, or on what holds such a field.

    An error in a file that could be read in part only touches all figures from it, for they lack what was lost.
    """
    noted = {(route.file, route.keys) for route in at.proof.routes}
    above = {(file, keys[:length]) for file, keys in noted for length in range(len(keys) + 1)}

    def touches(route: Route) -> bool:
        if (route.file, route.keys) in above:
            return True
        return any((route.file, route.keys[:length]) in noted for length in range(len(route.keys)))

    in_part = {file for file, _ in noted if file in at.project.files and not at.project.files[file].complete}
    found = [
        one for one in every
        if touches(one.route) or any(touches(other.route) for other in one.related)
        or (one.severity == "error" and one.route.file in in_part)
    ]  # fmt: skip
    return sorted(found, key=lambda one: SEVERITIES.index(one.severity))


def _heading(at: Ground, every: Sequence[Finding], touching: Sequence[Finding]) -> Text:
    say = at.say
    if not every:
        return say("The automatic check of the record found nothing amiss")
    errors = sum(one.severity == "error" for one in touching)
    if errors:
        return say.several(errors, "{n} error of the record touches figures of this report",
                           "{n} errors of the record touch figures of this report")  # fmt: skip
    if not touching:
        return say.several(
            len(every), "The one finding of the automatic check touches no figure of this report",
            "None of the {n} findings of the automatic check touches a figure of this report",
        )  # fmt: skip
    return say.several(
        len(touching), "{n} of {all} findings of the automatic check touches figures of this report",
        "{n} of {all} findings of the automatic check touch figures of this report", all=say.number(len(every)),
    )  # fmt: skip


def _counts(at: Ground, every: Sequence[Finding]) -> str:
    say = at.say
    if not every:
        return say("The automatic check looked at the form of the files, at their references, and at the method.")
    errors, warnings, advice = (sum(one.severity == severity for one in every) for severity in SEVERITIES)
    parts = (
        (errors, say.several(errors, "{n} error", "{n} errors")),
        (warnings, say.several(warnings, "{n} warning", "{n} warnings")),
        (advice, say.several(advice, "{n} piece of advice", "{n} pieces of advice")),
    )
    counts = say.listed(said for number, said in parts if number)
    return say("The automatic check of the record found {counts}.", counts=counts)


def _told(at: Ground, touching: Sequence[Finding]) -> Table:
    """Return findings by what their rule says and their place: a message may quote what is not for every eye."""
    say = at.say
    rows = []
    for one in touching[:_MOST]:
        weight = capital(say.label(SEVERITY, one.severity))
        rows.append(Row((rule_summary(rule_of(one.code), say), one.code, weight, _place(at, one))))
    columns = (Column(say("Finding")), Column(say("Rule")), Column(say("Weight of it")), Column(say("Place")))
    return Table(say("Findings that touch figures of this report"), columns, tuple(rows))


def _place(at: Ground, one: Finding) -> str:
    if one.span is None or not at.reader.sees(one.route):
        return one.route.file
    return at.say("{file}, line {line}", file=one.route.file, line=str(one.span.line))


def _more(at: Ground, number: int) -> str:
    return at.say.several(
        number, "And {n} more, which `clusterctl validate` shows.", "And {n} more, which `clusterctl validate` shows."
    )


def _by_family(at: Ground, found: Sequence[Finding], *, also: bool) -> Table:
    say = at.say
    rows = []
    for family in FAMILIES:
        counts = [sum(one.severity == severity and one.code[:3] == family for one in found) for severity in SEVERITIES]
        if any(counts):
            rows.append(Row((capital(say.label(RULE_FAMILY, family)), *(say.number(count) for count in counts))))
    columns = (
        Column(say("About")), Column(say("Errors"), "right"), Column(say("Warnings"), "right"),
        Column(say("Advice"), "right"),
    )  # fmt: skip
    caption = say("Other findings of the check") if also else say("Findings of the check")
    return Table(caption, columns, tuple(rows))


# -- how exact the figures are -----------------------------------------------------------------------------------------


def _exactness(at: Ground) -> Iterator[str]:
    """Say how many of the fields behind figures are recorded as about, at least or at most."""
    say = at.say
    marks = [_marks(at, route) for route in at.proof.routes]
    about, least, most = (sum(mark in found for found in marks) for mark in ("about", "at_least", "at_most"))
    if about:
        yield say.several(about, "{n} field behind these figures is recorded as “about”.",
                          "{n} fields behind these figures are recorded as “about”.")  # fmt: skip
    if least:
        yield say.several(least, "{n} is recorded as “at least”.", "{n} are recorded as “at least”.")
    if most:
        yield say.several(most, "{n} is recorded as “at most”.", "{n} are recorded as “at most”.")
    if about or least or most:
        yield say("Figures reckoned from them carry these words.")


def _marks(at: Ground, route: Route) -> frozenset[str]:
    """Return the words on exactness in a field or the record that holds it."""
    file = at.project.files.get(route.file)
    values = [file.document.value(way) for way in (route.keys, route.keys[:-1])] if file else []
    held = [one for one in values if isinstance(one, dict)]
    return frozenset(mark for one in held for mark in ("about", "at_least", "at_most") if one.get(mark) is True)
