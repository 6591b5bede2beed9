"""`docs/rules/`: a page for each rule, with what `validate` says of its bad example, and an index."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clusterctl.output import findings as output
from clusterctl.output import rule_pages
from clusterctl.output.screen import Screen
from clusterctl.rules.catalogue import every_rule
from tests.rules.cases import HERE, judge, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.rules.rule import Rule

_GENERATED = "Generated from the program by `make generate`."
_INTRODUCTION = Path(__file__).with_name("rules.md")


def files() -> tuple[tuple[str, Callable[[], str]], ...]:
    """Return the index and the pages, each with the function that makes its text."""
    return (
        ("docs/rules/index.md", index),
        *((f"docs/rules/{code}.md", partial(text, rule)) for code, rule in every_rule().items()),
    )


def index() -> str:
    """Return the page that lists all rules, by family and severity."""
    introduction = _INTRODUCTION.read_text(encoding="utf-8").strip()
    tables = rule_pages.catalogue(every_rule().values(), lambda rule: f"[{rule.code}]({rule.code}.md)")
    return f"# The rules\n\n{_GENERATED}\n\n{introduction}\n\n{tables}"


def text(rule: Rule) -> str:
    """Return a rule's page."""
    title, rest = rule_pages.page(rule, _said(rule)).split("\n\n", 1)
    return f"{title}\n\n{_GENERATED}\n\n{rest}"


def _said(rule: Rule) -> str:
    """Return what `validate` says of the bad example."""
    with TemporaryDirectory() as folder:
        lay_out(HERE / rule.code / "bad", Path(folder))
        project, report = judge(Path(folder))
        shown = output.text(report.findings, project, Screen(), str)
    return f"`clusterctl validate` says:\n\n```text\n{shown.rstrip()}\n```"
