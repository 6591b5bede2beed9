"""`docs/rules/`: a page for each rule, with what `validate` says of its bad example, and an index."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clusterctl.findings.finding import SEVERITIES
from clusterctl.output import findings as output
from clusterctl.output.screen import Screen
from clusterctl.rules.catalogue import FAMILIES, every_rule
from generate.markdown import table
from generate.sources import spell_out
from tests.rules.cases import HERE, judge, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.rules.rule import Rule

_GENERATED = "Generated from the program by `make generate`."
_HEADS = {"Why": "Why it matters", "Mend": "How to mend it", "Bad": "Bad", "Good": "Good"}
_INTRODUCTION = Path(__file__).with_name("rules.md")


def files() -> tuple[tuple[str, Callable[[], str]], ...]:
    """Return the index and the pages, each with the function that makes its text."""
    return (
        ("docs/rules/index.md", index),
        *((f"docs/rules/{code}.md", partial(text, rule)) for code, rule in every_rule().items()),
    )


def index() -> str:
    """Return the page that lists all rules, by family and severity."""
    parts = ["# The rules", _GENERATED, _INTRODUCTION.read_text(encoding="utf-8").strip()]
    for family, title in FAMILIES.items():
        own = sorted((rule for code, rule in every_rule().items() if code.startswith(family)), key=_by_severity)
        rows = [(f"[{rule.code}]({rule.code}.md)", f"`{rule.name}`", _severity(rule), rule.summary) for rule in own]
        parts += [f"## {family}: {title}", table(("Code", "Name", "Severity", "What it finds"), rows)]
    return "\n\n".join(parts) + "\n"


def _by_severity(rule: Rule) -> tuple[int, str]:
    return SEVERITIES.index(rule.severity), rule.code


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, a fact" if rule.locked else rule.severity


def text(rule: Rule) -> str:
    """Return a rule's page."""
    summary, *blocks = rule.page.split("\n\n")
    parts = [f"# {rule.code} {rule.name}", _GENERATED, summary, _standing(rule)]
    for block in blocks:
        name, colon, rest = block.partition(":")
        if block.startswith("    "):
            parts.append(_example(block))
        elif colon and name in _HEADS:
            parts += [f"## {_HEADS[name]}", *([_said(rule)] if name == "Good" else []), *_paragraph(rest)]
        else:
            parts += _paragraph(block)
    return "\n\n".join(_in_order(parts)) + "\n"


def _in_order(parts: list[str]) -> list[str]:
    """Put what is said of the bad example before the heading of the good one."""
    at = parts.index(f"## {_HEADS['Good']}")
    return [*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]]


def _paragraph(written: str) -> list[str]:
    return [" ".join(written.split())] if written.strip() else []


def _standing(rule: Rule) -> str:
    family = f"{rule.code[:3]}, {FAMILIES[rule.code[:3]]}"
    locked = "It states a fact, which nothing silences. " if rule.locked else ""
    source = f" Source: {spell_out(rule.source)}." if rule.source else ""
    return f"Severity: {rule.severity}. {locked}Family: {family}.{source}"


def _example(block: str) -> str:
    """Return an example in a fence, with what its names for characters mean."""
    lines = "\n".join(line[4:] for line in block.splitlines())
    fenced = f"```{'yaml' if ':' in lines else 'text'}\n{lines}\n```"
    named = "`<tab>`" if "<tab>" in lines else "A name in `< >`" if "<U+" in lines or "<E9>" in lines else ""
    return f"{fenced}\n\n{named} stands for a character that does not show here." if named else fenced


def _said(rule: Rule) -> str:
    """Return what `validate` says of the bad example."""
    with TemporaryDirectory() as folder:
        lay_out(HERE / rule.code / "bad", Path(folder))
        project, report = judge(Path(folder))
        shown = output.text(report.findings, project, Screen(), str)
    return f"`clusterctl validate` says:\n\n```text\n{shown.rstrip()}\n```"
