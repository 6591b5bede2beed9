"""The pages on reports and templates: their commands run, their tables are whole, their templates are filled."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from jinja2.filters import FILTERS

from clusterctl.report import html, markdown
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.outside.job import Limits
from clusterctl.report.redaction.cells import FEWEST
from tests.cli.commands import JAIPUR, clusterctl
from tests.report.clusters import example, shown

ROOT = Path(__file__).resolve().parents[2]
PAGES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("reports.md", "templates.md")}
COMMANDS = {name: [line for part in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in part.splitlines()]
            for name, text in PAGES.items()}  # fmt: skip
TEMPLATES = re.findall(r"```jinja\n(.*?)```", PAGES["templates.md"], re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_shown_commands_run_one_after_another(page: str, tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    (tmp_path / "jaipur/templates").mkdir()
    (tmp_path / "jaipur/templates/ministry.j2").write_text(TEMPLATES[0], encoding="utf-8")
    assert COMMANDS[page]
    for line in COMMANDS[page]:
        answer = clusterctl(*shlex.split(line)[1:], cwd=tmp_path / "jaipur")
        assert answer.code == 0, (line, answer.err)


def test_every_template_is_told_of_with_its_reader() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (internal|donor|public) \|", PAGES["reports.md"], re.MULTILINE))
    assert rows == {name: outline(name).audience for name in NAMES}


def test_the_least_counts_are_those_of_the_code() -> None:
    told = re.findall(r"counts of fewer than (\d+)", PAGES["reports.md"])
    assert [int(number) for number in told] == [FEWEST["donor"], FEWEST["public"]]


def test_the_limits_are_those_of_the_code() -> None:
    limits = Limits()
    said = f"{limits.seconds} seconds, {limits.memory // 2**20} MB of memory and {limits.output // 2**20} MB of text"
    assert said in PAGES["templates.md"]


@pytest.mark.parametrize("face", ["md", "html"])
@pytest.mark.parametrize("source", TEMPLATES)
def test_shown_templates_are_filled(source: str, face: str, tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    (tmp_path / "jaipur/templates").mkdir()
    (tmp_path / "jaipur/templates/own.j2").write_text(source, encoding="utf-8")
    answer = clusterctl("report", "1999", "--template", "own", "--format", face, cwd=tmp_path / "jaipur")
    assert answer.code == 0, answer.err
    usual = clusterctl("report", "1999", "--format", face, cwd=tmp_path / "jaipur")
    assert answer.out != usual.out


def test_filters_beside_those_of_jinja_are_told_for_their_format() -> None:
    view = shown(example("jaipur"), "1999", "donor")
    (told,) = re.findall(r"Filters take a text that is Markdown: (.*?) in HTML;(.*?) in Markdown\.",
                         " ".join(PAGES["templates.md"].split()))  # fmt: skip
    for said, (environment, _) in zip(told, (html.prepared(view), markdown.prepared(view)), strict=True):
        assert set(re.findall(r"\| (\w+) \}\}", said)) == set(environment.filters) - set(FILTERS)


def test_shown_blocks_and_names_are_there() -> None:
    held = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "clusterctl/report/templates").glob("*.j2"))
    blocks = {*re.findall(r"\{% block (\w+) %\}", held), *(asked.key for asked in outline("donor").sections)}
    (told,) = re.findall(r"## Blocks\n\n(.*?)\n\n", PAGES["templates.md"], re.DOTALL)
    named = set(re.findall(r"`(\w+)`", told))
    assert named <= blocks
    data = json.loads(clusterctl("-C", JAIPUR, "report", "show-data", "1999").out)
    assert set(re.findall(r"`page\.(\w+)`", PAGES["templates.md"])) <= set(data)


@pytest.mark.parametrize("page", PAGES)
def test_linked_pages_exist(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGES[page])
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
