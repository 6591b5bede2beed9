"""The page on checks shows files that can be read and commands that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from clusterctl.source.reader import read
from tests.cli.commands import JAIPUR, clusterctl

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"clusterctl validate [^`>\n]*", PAGE)))


@pytest.mark.parametrize("text", FILES)
def test_shown_files_can_be_read(text: str) -> None:
    assert read("shown.yaml", text.encode()).findings == []


def test_the_hook_is_the_one_that_is_shown() -> None:
    (hook,) = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"- id: {hook}\n" in PAGE


@pytest.mark.parametrize("line", COMMANDS)
def test_shown_commands_take_their_options(line: str) -> None:
    words = [word.replace("clusters", str(JAIPUR.parent)) for word in shlex.split(line)[1:]]
    answer = clusterctl(*("HEAD" if "$" in word else word for word in words), cwd=JAIPUR)
    assert answer.code == 0, answer.err


def test_linked_pages_have_their_headings() -> None:
    for page, anchor in re.findall(r"\]\((\S+?\.md)#(\S+?)\)", PAGE):
        headings = re.findall(r"^#+ (.*)$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {heading.lower().replace(" ", "-") for heading in headings}
