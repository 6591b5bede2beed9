"""`explain`: a rule's page, or what the method says of a kind of actor; without a word, the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from clusterctl.cli.streams import screen, write
from clusterctl.cli.table import globals_of
from clusterctl.findings.errors import NotFoundError
from clusterctl.method.kinds import KINDS
from clusterctl.output import explanations as output
from clusterctl.rules.catalogue import every_rule
from clusterctl.words import did_you_mean


def explain(
    context: typer.Context,
    word: Annotated[
        str | None, typer.Argument(help="A rule's code (SCH001) or name, or a kind of actor (cooperative).")
    ] = None,
) -> int:
    """Explain a rule's code or a kind of actor; without a word, list the rules."""
    shown = screen(no_color=globals_of(context).no_color)
    rules = every_rule()
    by_name = {rule.name: rule for rule in rules.values()}
    if word is None:
        write(output.catalogue(rules.values(), shown))
    elif word.upper() in rules or word in by_name:
        write(output.rule(rules.get(word.upper()) or by_name[word], shown))
    elif word in KINDS:
        write(output.kind(word, KINDS[word], shown))
    else:
        near = did_you_mean(word, [*rules, *by_name, *KINDS])
        raise NotFoundError(f"there is no rule or kind of actor `{word}`{near}", "`clusterctl explain` lists the rules")
    return 0


explain.example = "Example: clusterctl explain SCH001"  # type: ignore[attr-defined]
