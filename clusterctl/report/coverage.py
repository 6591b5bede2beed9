"""What a template asks, which of it the files answer, and where to put what they do not tell yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clusterctl.output.json import Document
from clusterctl.output.screen import line, wrapped
from clusterctl.report.run import flat
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.output.json import Head
    from clusterctl.output.screen import Screen
    from clusterctl.report.view import Answer, View

State = Literal["answered", "in part", "open", "withheld"]
_SIGNS: dict[State, str] = {"answered": "+", "in part": "~", "open": "-", "withheld": "x"}
_WORDS: dict[State, str] = {
    "answered": "answered", "in part": "answered in part", "open": "not answered", "withheld": "not for this reader",
}  # fmt: skip


def state(answer: Answer) -> State:
    """Return how far the files answer a question."""
    if answer.gaps:
        return "in part" if answer.blocks else "open"
    if not answer.blocks:
        return "withheld" if answer.withheld else "open"
    return "answered"


def text(shown: View, screen: Screen) -> str:
    """Return what a report lacks, for a terminal."""
    answers = [answer for section in shown.sections for answer in section.answers]
    states = [state(answer) for answer in answers]
    lines = [screen.paint("strong", line(f"{shown.title}: {shown.kind}")), ""]
    for section in shown.sections:
        lines.append(screen.paint("strong", line(f"{section.number} {section.title}".strip())))
        for answer in section.answers:
            lines += _answer(answer, screen)
        lines.append("")
    counts = [f"{states.count(one)} {_WORDS[one]}" for one in _WORDS if states.count(one)]
    lines.append(f"{counted(len(answers), 'question')}: {', '.join(counts)}.")
    lines += [line(sentence) for sentence in shown.left_out]
    return "\n".join(lines) + "\n"


def _answer(answer: Answer, screen: Screen) -> Iterator[str]:
    found = state(answer)
    said = f"{_SIGNS[found]} {line(answer.question)} {_WORDS[found].capitalize()}."
    yield f"  {wrapped(said, screen.columns - 2, '    ')}"
    for gap in answer.gaps:
        yield f"      {wrapped(line(flat(gap.text)), screen.columns - 6, '      ')}"
        yield screen.paint("soft", f"      {wrapped(f'-> {line(gap.where)}', screen.columns - 6, '         ')}")


def json(shown: View, head: Head) -> str:
    """Return the same as JSON."""
    sections = [
        {"key": one.key, "number": one.number, "title": one.title, "questions": [_json(it) for it in one.answers]}
        for one in shown.sections
    ]
    stamp = shown.stamp
    body = {"label": stamp.label, "template": stamp.template, "audience": stamp.audience, "sections": sections}
    return Document("report-coverage", head, body).text


def _json(answer: Answer) -> dict[str, object]:
    gaps = [{"text": flat(gap.text), "where": gap.where} for gap in answer.gaps]
    return {"part": answer.key, "question": answer.question, "state": state(answer), "gaps": gaps}
