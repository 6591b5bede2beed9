"""What the pages for people say is so: commands run, targets and paths exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clusterctl.cli.table import COMMANDS
from generate import console

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")


@pytest.mark.parametrize("page", PAGES)
def test_shown_output_is_what_one_gets(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert console.refreshed(text) == text


def test_a_changed_output_would_be_noticed() -> None:
    shown = "```console\n$ clusterctl --version\nclusterctl 0.0.0\n```\n"
    assert console.refreshed(shown) != shown


def test_the_first_screen_of_the_readme_shows_real_output() -> None:
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    assert "$ clusterctl" in first
    assert "did you mean" in first


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(r"\bmake ([a-z]+)\b(?=`|$|\s{2,})", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    assert set(named) <= targets


@pytest.mark.parametrize("page", PAGES)
def test_linked_paths_exist(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_paths_named_in_contributing_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:clusterctl|tests|docs|examples|schemas|generate)/[\w./-]*)`", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`clusterctl {name}" not in text] == []
