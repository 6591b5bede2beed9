"""Many faults at once: one finding each, in one run, in an order that makes sense; mending brings no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.mutations import Mutation
from tests.rules.test_mutations import FILES, every_mutation, found

if TYPE_CHECKING:
    from collections.abc import Iterable

OF_FORM = (
    Mutation(
        "SCH001",
        "exit.yaml",
        "    state: under_way\n    notes: The",
        "    sate: under_way\n    notes: The",
        "exit.yaml:sate",
    ),
    Mutation("SCH003", "scores/1997.yaml", "score: 1\n", "score: one\n", "scores/1997.yaml:score: one"),
    Mutation("REF001", "vision.yaml", "weak-quality-control, ", "weak-quality-contrl, ", "vision.yaml:contrl"),
)
"""They leave records out; so rules that say that something is nowhere in these files (SCO012, TIM014, TRC001) wait."""
CODES = (
    "SCO006", "SCO008", "SCO010", "TIM001",  # actors.yaml
    "SUP006", "SUP009",  # cluster.yaml
    "SEQ005",  # diagnostic.yaml
    "LOG003", "LOG004", "LOG007", "LOG011",  # logframe.yaml
    "LOG009", "SUM009", "LOG001", "LOG006", "SUM005",  # monitoring/
    "ACT001", "ACT006", "LOG005", "SEQ002", "ACT003", "ACT004", "ACT005", "LOG002", "SUP004", "SUP005", "TIM015",
    "TRC003",  # plans/
    "SCO004", "SCO013", "SCO001", "SCO002", "SCO003", "SCO009",  # scores/
)  # fmt: skip


def faults() -> list[Mutation]:
    by_code = {one.code: one for one in every_mutation()}
    return [*OF_FORM, *(by_code[code] for code in CODES)]


def with_faults(wrong: Iterable[Mutation]) -> dict[str, str]:
    files = dict(FILES)
    for one in wrong:
        for old, new in ((one.old, one.new),) if isinstance(one.old, str) else one.old:
            assert files[one.file].count(old) == 1, (one.code, old)
            files[one.file] = files[one.file].replace(old, new)
    return files


def test_thirty_seven_faults_in_thirteen_files_are_as_many_findings_in_one_run() -> None:
    wrong = faults()
    findings = found(with_faults(wrong))
    assert sorted(code for code, _, _ in findings) == sorted(one.code for one in wrong)
    assert len({one.code for one in wrong}) == len(findings) == 37
    assert len({one.place.partition(":")[0] for one in wrong}) == 13
    assert {(code, file) for code, file, _ in findings} == {(one.code, one.place.partition(":")[0]) for one in wrong}
    files = [file for _, file, _ in findings]
    assert files == sorted(files, key=files.index)


def test_mending_one_by_one_never_brings_new_ones() -> None:
    wrong = faults()
    before = {code for code, _, _ in found(with_faults(wrong))}
    while wrong:
        mended = wrong.pop()
        after = {code for code, _, _ in found(with_faults(wrong))}
        assert after == before - {mended.code}
        before = after
