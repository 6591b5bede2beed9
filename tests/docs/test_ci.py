"""The page on checks shows files that can be read and commands that exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from clusterctl.source.reader import read
from tests.cli.commands import EXAMPLES, clusterctl
from tests.store.repositories import commit, repository

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
def test_shown_commands_take_their_options(line: str, tmp_path: Path) -> None:
    top = repository(tmp_path)
    shutil.copytree(EXAMPLES, top / "clusters")
    commit(top)
    words = ("HEAD" if "$" in word else word.replace("clusters", str(top / "clusters")) for word in shlex.split(line))
    answer = clusterctl(*list(words)[1:], cwd=top / "clusters/jaipur")
    assert answer.code == 0, answer.err


def test_linked_pages_have_their_headings() -> None:
    for page, anchor in re.findall(r"\]\((\S+?\.md)#(\S+?)\)", PAGE):
        headings = re.findall(r"^#+ (.*)$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {heading.lower().replace(" ", "-") for heading in headings}
