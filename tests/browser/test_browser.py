"""Pages as they are read: in a browser, light and dark, wide and narrow, by assistive technology, and on paper.

They are skipped where the tools are missing: `npm ci --prefix tests/browser`, Chromium, poppler-utils.
"""

from __future__ import annotations

import fcntl
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import faults, pages
from tests.browser.faults import FAULTS, SOUND, Fault
from tests.browser.finding import CHECKS, PAPER, Finding
from tests.browser.pages import READ
from tests.browser.reader import read
from tests.browser.tools import Tools, found, without_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark import ParameterSet

TOOLS = found()
OPEN = {("jaipur-diff.html", "paper-empty"): "after a table that fills its page Chromium leaves the footer alone"}
"""What is known to be wrong and why it stands; whether it shows depends on how full the last page is."""


def _case(page: str, check: str) -> ParameterSet:
    known = OPEN.get((page, check))
    marks = [pytest.mark.xfail(reason=known, strict=False)] if known else []
    return pytest.param(page, check, id=f"{page}-{check}", marks=marks)


CASES = [_case(page, check) for page in READ for check in CHECKS[Path(page).suffix]]


@pytest.fixture(scope="session")
def findings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> list[Finding]:
    """What is wrong with all pages; where tests run in several processes, the first to ask reads for all."""
    if not isinstance(TOOLS, Tools):
        pytest.skip(TOOLS)
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "as-read"
    folder.mkdir(exist_ok=True)
    kept = folder / "findings.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            files = pages.written(folder) | faults.written(folder)
            kept.write_text(json.dumps(read(TOOLS, files, folder / "out")), encoding="utf-8")
    return [Finding(*one) for one in json.loads(kept.read_text(encoding="utf-8"))]


def of(findings: list[Finding], page: str, check: str) -> Iterator[str]:
    if check in PAPER and without_paper():
        pytest.skip(without_paper())
    return (str(one) for one in findings if (one.page, one.check) == (page, check))


@pytest.mark.parametrize(("page", "check"), CASES)
def test_nothing_is_wrong(findings: list[Finding], page: str, check: str) -> None:
    wrong = list(of(findings, page, check))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("suffix", SOUND)
def test_a_sound_page_is_left_alone(findings: list[Finding], suffix: str) -> None:
    assert [str(one) for one in findings if one.page == f"sound{suffix}"] == []


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_is_found(findings: list[Finding], fault: Fault) -> None:
    assert any(fault.says in line for line in of(findings, fault.file, fault.check))
