"""Makes the one flat value that every face of a report is written from: all words, rounding, order and omission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.blocks import Statement
from clusterctl.report.parts import part
from clusterctl.report.proof import Writer
from clusterctl.report.speech.fixed import words
from clusterctl.report.topics.identity import facts, title, where
from clusterctl.report.view import Answer, Section, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.blocks import Block, Fact
    from clusterctl.report.ground import Ground
    from clusterctl.report.outline import Asked, Outline
    from clusterctl.report.run import Text
    from clusterctl.report.view import Stamp


class _Shown(Struct, frozen=True):
    """What of a report holds notes, in the order of the page."""

    facts: tuple[Fact, ...]
    heading: Text
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]


def view(at: Ground, outline: Outline, stamped: Callable[[], Stamp]) -> View:
    """Return the report that an outline asks for; its stamp is asked for last, since git may still be at work on it."""
    say = at.say
    lead = part(outline.lead).told(at)
    sections = tuple(_section(at, asked) for asked in outline.sections)
    found = _Shown(facts(at), lead.heading, lead.blocks, sections)
    shown, proof = at.proof.numbered(found, Writer(at.project, say, at.proves))
    stamp = stamped()
    return View(
        title=title(at),
        kind=say.message(outline.title, year=at.year),
        where=where(at),
        stamp=stamp,
        direction=say.direction,
        draft=_draft(at) if stamp.draft else "",
        facts=shown.facts,
        vision=_vision(at),
        heading=shown.heading,
        lead=shown.lead,
        sections=shown.sections,
        notes=proof.notes,
        standards=proof.standards,
        files=proof.files,
        left_out=at.reader.left_out(say),
        about=_about(at, stamp),
        words=words(say),
    )


def _section(at: Ground, asked: Asked) -> Section:
    answers = tuple(_answer(at, name) for name in asked.parts)
    return Section(asked.key, at.say.message(asked.title), answers, asked.number)


def _answer(at: Ground, name: str) -> Answer:
    asked = part(name)
    told = asked.told(at)
    question = at.say.message(asked.QUESTION)
    gaps = tuple(gap for gap in told.gaps if not at.reader.is_kept_from(gap.where))
    withheld = told.withheld or len(gaps) < len(told.gaps)
    return Answer(name, question, told.heading, told.blocks, gaps, withheld)


def _vision(at: Ground) -> Statement | None:
    vision = at.project.vision
    if vision is None or not vision.statement or not at.sees("vision.yaml", "statement"):
        return None
    return Statement(vision.statement, at.say("What the actors want to reach"))


def _draft(at: Ground) -> str:
    errors = at.found.count("error")
    if not errors:
        return at.say("Draft. Not for release.")
    return at.say.several(
        errors,
        "Draft. The record still holds {n} error, so figures may be wrong or missing.",
        "Draft. The record still holds {n} errors, so figures may be wrong or missing.",
    )


def _about(at: Ground, stamp: Stamp) -> tuple[str, ...]:
    say = at.say
    said = [_made(at, stamp)]
    if at.project.until:
        said.append(say("It tells what was known at the end of {label}.", label=at.project.until.text))
    said.append(
        say("Figures are computed exactly and rounded when shown, so rounded parts may not add up to the last place.")
    )
    said.append(say("Digest of the data (SHA-256): {digest}.", digest=stamp.data))
    return tuple(said)


def _made(at: Ground, stamp: Stamp) -> str:
    made = {"version": stamp.version, "day": at.say.day(at.as_of)}
    if not stamp.commit:
        return at.say("Made by clusterctl {version} from the cluster’s own files, judged as of {day}.", **made)
    made["commit"] = stamp.commit[:12]
    if stamp.is_changed:
        return at.say(
            "Made by clusterctl {version} from the cluster’s own files, which have changed since commit {commit}; "
            "judged as of {day}.", **made,
        )  # fmt: skip
    return at.say(
        "Made by clusterctl {version} from the cluster’s own files of commit {commit}, judged as of {day}.", **made
    )
