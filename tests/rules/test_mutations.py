"""For each rule one smallest edit of Jaipur raises exactly that rule, at exactly that place, and nothing else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.rules.engine import run
from clusterctl.store.tree import MemoryTree
from tests.rules import mutations
from tests.rules.cases import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rules.mutations import Mutation

JAIPUR = Path(__file__).parents[2] / "examples" / "jaipur"
FILES = {path.relative_to(JAIPUR).as_posix(): path.read_text("utf-8") for path in sorted(JAIPUR.rglob("*.yaml"))}
LATEST = TODAY.replace(year=2010)
"""After the end of the example's records, so that they decide up to when is judged."""


def every_mutation() -> Iterator[Mutation]:
    for module in iter_modules(mutations.__path__):
        yield from import_module(f"{mutations.__name__}.{module.name}").MUTATIONS


def edited(mutation: Mutation) -> dict[str, str]:
    text = FILES.get(mutation.file, "")
    pairs = ((mutation.old, mutation.new),) if isinstance(mutation.old, str) else mutation.old
    for old, new in pairs:
        assert text.count(old) == 1 or not (old or text), old
        text = text.replace(old, new) if old else new
    return {**FILES, mutation.file: text}


def found(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return code, file and the text of the line of each finding."""
    project = load(MemoryTree(dict(files)))
    findings = run(project, as_of(project, LATEST)).findings
    return [
        (one.code, one.route.file, files[one.route.file].splitlines()[(one.span.line if one.span else 1) - 1])
        for one in findings
    ]


def test_jaipur_is_in_order() -> None:
    assert found(FILES) == []


@pytest.mark.parametrize("mutation", tuple(every_mutation()), ids=lambda one: f"{one.code}-{one.file}")
def test_one_edit_raises_one_rule_at_its_place(mutation: Mutation) -> None:
    file, _, text = mutation.place.partition(":")
    findings = found(edited(mutation))
    assert [(code, path) for code, path, _ in findings] == [(mutation.code, file)]
    assert text in findings[0][2]
