"""`explain`: the page of a rule, or what the method says of a kind of actor."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from clusterctl.cli.streams import screen, write
from clusterctl.cli.table import globals_of
from clusterctl.findings.errors import NotFoundError
from clusterctl.method.kinds import KINDS, Kind
from clusterctl.output.screen import Screen
from clusterctl.rules.catalogue import every_rule
from clusterctl.rules.rule import Rule
from clusterctl.words import did_you_mean


class Format(StrEnum):
    """How a page is written."""

    text = "text"
    json = "json"
    markdown = "markdown"


def explain(
    context: typer.Context,
    word: Annotated[
        str | None, typer.Argument(help="A rule's code (SCH001) or name, or a kind of actor (cooperative).")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
) -> int:
    """Explain a rule's code or a kind of actor; without a word, list the rules by family and severity.

    As JSON, no word means all rules with their pages, and all kinds of actors.
    """
    rule = _rule(word) if word is not None else None
    kind = next((kind for name, kind in KINDS.items() if name == word), None) if rule is None else None
    if word is not None and rule is None and kind is None:
        rules = every_rule()
        near = did_you_mean(word, [*rules, *(one.name for one in rules.values()), *KINDS])
        raise NotFoundError(f"there is no rule or kind of actor `{word}`{near}", "`clusterctl explain` lists the rules")
    if format_ is Format.json:
        write(_json(rule, word, kind))
    elif format_ is Format.markdown:
        write(_markdown(rule, word, kind))
    else:
        write(_text(rule, word, kind, screen(no_color=globals_of(context).no_color)))
    return 0


explain.example = "Example: clusterctl explain SCH001"  # type: ignore[attr-defined]


def _rule(word: str) -> Rule | None:
    """Return the rule of a code or name."""
    rules = every_rule()
    return rules.get(word.upper()) or next((rule for rule in rules.values() if rule.name == word), None)


def _text(rule: Rule | None, word: str | None, kind: Kind | None, shown: Screen) -> str:
    from clusterctl.output import explanations as output

    if rule:
        return output.rule(rule, shown)
    return output.kind(word, kind, shown) if word and kind else output.catalogue(every_rule().values(), shown)


def _markdown(rule: Rule | None, word: str | None, kind: Kind | None) -> str:
    from clusterctl.output import explanations, rule_pages

    if rule:
        return rule_pages.page(rule)
    if word and kind:
        return explanations.kind_page(word, kind)
    return f"# The rules\n\n{rule_pages.catalogue(every_rule().values(), lambda one: one.code)}"


def _json(rule: Rule | None, word: str | None, kind: Kind | None) -> str:
    from clusterctl.output.explain_json import json

    if rule:
        return json([rule], {})
    return json([], {word: kind}) if word and kind else json(every_rule().values(), dict(KINDS.items()))
