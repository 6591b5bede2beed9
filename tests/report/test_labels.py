"""Every key that the model knows has a label, and what lower rooms say of the exit is in the language of the report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import pytest

from clusterctl.analysis.activity_state import State
from clusterctl.analysis.exit.readiness import CHECKS, readiness
from clusterctl.findings.finding import SEVERITIES
from clusterctl.method.handing_over import BOXES
from clusterctl.method.handing_over import GOVERNANCE as PROPERTIES
from clusterctl.method.kinds import ACTOR_KINDS
from clusterctl.model import actors, diagnostic, logframe, monitoring, plan
from clusterctl.model import exit as leaving
from clusterctl.model.values import Record
from clusterctl.output.exit_words import names_in, next_step, notes, said, what
from clusterctl.output.figures import names_of
from clusterctl.project.load import load
from clusterctl.report.speech import labels
from clusterctl.report.speech.labels import Labels, exit_keys, rule_summary
from clusterctl.rules.catalogue import every_rule
from clusterctl.store.folder import FolderTree
from clusterctl.words import english
from tests.cli.commands import JAIPUR
from tests.report.pseudo import language, outside

if TYPE_CHECKING:
    from collections.abc import Iterable


def literals(hint: Any) -> set[str]:  # noqa: ANN401 - any type
    """Return the words that a field may hold."""
    if get_origin(hint) is Literal:
        return {str(word) for word in get_args(hint)}
    return {word for part in get_args(hint) for word in literals(part)}


def field(record: type[Record], name: str) -> set[str]:
    return literals(get_type_hints(record, include_extras=True)[name])


def own(record: type[Record]) -> set[str]:
    return set(record.__struct_fields__) - set(Record.__struct_fields__)


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (labels.STATUS, get_args(State)),
        (labels.STATUS, field(plan.Result, "status")),
        (labels.NATURE, field(plan.Activity, "nature")),
        (labels.AREA, field(plan.Activity, "area")),
        (labels.COMPLEXITY, field(plan.Activity, "complexity")),
        (labels.FORM, field(plan.Contribution, "form")),
        (labels.PLAN_STATUS, field(plan.Plan, "status")),
        (labels.DRAWN_UP, field(plan.Plan, "drawn_up_by")),
        (labels.KIND, ACTOR_KINDS),
        (labels.REACH, field(actors.ActorRecord, "level")),
        (labels.STRENGTH, get_args(actors.Strength)),
        (labels.LEVEL, "0123"),
        (labels.TRUST, own(monitoring.Trust)),
        (labels.GOVERNANCE, own(monitoring.Governance)),
        (labels.GOVERNANCE, PROPERTIES),
        (labels.PRINCIPLE, own(monitoring.Principles)),
        (labels.SERVICE_CHANGE, field(monitoring.Service, "change")),
        (labels.IMPACT_AREA, get_args(logframe.ImpactArea)),
        (labels.INDICATOR_LEVEL, get_args(logframe.Level)),
        (labels.RISK_STATUS, field(logframe.Risk, "status")),
        (labels.LIFE_STAGE, field(diagnostic.Diagnostic, "life_stage")),
        (labels.SIZE, field(diagnostic.Size, "units")),
        (labels.EXIT_CONDITION, CHECKS),
        (labels.EXIT_BOX, (*BOXES, "vision")),
        (labels.EXIT_ITEM, field(leaving.Item, "state")),
        (labels.SEVERITY, SEVERITIES),
    ],
)  # fmt: skip
def test_every_key_has_a_label(table: Labels, keys: Iterable[str]) -> None:
    assert set(keys)
    assert set(keys) <= set(table.words)


def test_contexts_tell_tables_apart() -> None:
    tables = [one for one in vars(labels).values() if isinstance(one, Labels)]
    assert len({one.context for one in tables}) == len(tables)
    assert not [one.context for one in tables if not all(words.strip() for words in one.words.values())]


def test_rules_are_said_by_their_english_text() -> None:
    rule = every_rule()["SUM001"]
    assert rule_summary(rule, english) == rule.summary
    assert outside(f"<html>{rule_summary(rule, language())}</html>", ()) == []


def test_the_exit_is_said_in_the_language_of_the_report() -> None:
    project, say = load(FolderTree(str(JAIPUR))), language()
    names = {**names_in(project, say), **exit_keys(say)}
    texts = [*notes(readiness(project, date(2001, 1, 1)), names, say)]
    for one in readiness(project, date(2001, 1, 1)).conditions:
        texts += [text for each in said(one, names, missing=False, say=say) for text in (each.is_, each.next or "")]
        texts += [what(one.name, each, say) + (next_step(one.name, each, say) or "") for each in one.comparisons]
    held = [*names_of(project).values(), *names_in(project).values()]
    assert len(texts) > 20
    assert outside(f"<html>{'<br>'.join(texts)}</html>", held) == []
