"""What a run loads: a CDA's laptop is slow, so the way to an answer carries nothing that it does not need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import JAIPUR, ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "rich", "jinja2", "markdown_it", "ruamel", "pydantic", "babel", "networkx", "importlib.metadata", "tempfile",
    "hashlib", "json", "dataclasses", "sqlite3", "asyncio",
}  # fmt: skip
DIFFERENCES = (
    "clusterctl.analysis.changes",
    "clusterctl.output.changes",
    "clusterctl.cli.diff",
    "clusterctl.cli.sides",
)
ONLY_BY_TYPER = {"subprocess", "difflib"}


def loaded(code: str) -> set[str]:
    """Return the modules that are loaded when some code has run."""
    program = f"{code}\nimport sys; print('\\n' + '\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), cwd=ROOT, check=True, text=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "line",
    [
        ["validate"], ["validate", "--format", "json"], ["score"], ["score", "--format", "json"], ["funding"],
        ["funding", "1999", "--format", "json"], ["stage"], ["stage", "--format", "json"], ["results"],
        ["results", "1999", "--format", "json"], ["bds"], ["bds", "--format", "json"],
        ["process"], ["process", "1999", "--format", "json"],
        ["exit"], ["exit", "1999", "--format", "json"],
        ["trace"], ["trace", "--format", "json"],
        ["plan", "show", "--format", "json"], ["plan", "gantt"],
    ],
)  # fmt: skip
def test_the_good_path_loads_nothing_heavy(line: list[str]) -> None:
    found = loaded(f"from clusterctl.cli.run import run; assert run({['-C', str(JAIPUR), *line]!r}) == 0")
    typer = loaded("import typer, msgspec; from yaml._yaml import CParser")
    assert "clusterctl.rules.engine" in found
    assert "clusterctl.model.walk" not in found  # only on the way to a fault of shape
    assert not [name for name in found if name.startswith(DIFFERENCES)]
    assert found & (HEAVY - typer) == set()
    assert found & (ONLY_BY_TYPER - typer) == set()


def test_files_that_are_as_they_were_need_no_parser(tmp_path: Path) -> None:
    cluster = tmp_path / "cluster"
    shutil.copytree(JAIPUR, cluster)
    code = f"from clusterctl.cli.run import run; assert run({['-C', str(cluster), 'validate']!r}) == 0"
    assert "yaml" in loaded(code)
    assert {"yaml", "clusterctl.source.reader", "clusterctl.rules.yml"} & loaded(code) == set()
    (cluster / "exit.yaml").write_text("# seen\n" + (cluster / "exit.yaml").read_text("utf-8"), "utf-8")
    assert "yaml" in loaded(code)


def test_the_version_loads_no_more_than_itself() -> None:
    found = loaded("import sys; sys.argv[1:] = ['--version']; from clusterctl.__main__ import main; assert main() == 0")
    assert {name for name in found if name.startswith("clusterctl")} == {
        "clusterctl", "clusterctl.__main__", "clusterctl.cli", "clusterctl.cli.version", "clusterctl.version",
    }  # fmt: skip
    assert "typer" not in found


@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("template", ["donor", "government"])  # without the map of links, and with it
def test_a_report_in_plain_english_loads_neither_languages_nor_graphs(
    template: str, suffix: str, tmp_path: Path
) -> None:
    file = tmp_path / f"x.{suffix}"
    line = ["-C", str(JAIPUR), "report", "1999", "--template", template, "-o", str(file)]
    found = loaded(f"from clusterctl.cli.run import run; assert run({line!r}) == 0")
    assert file.exists()
    assert "jinja2" in found
    assert (
        found & {"babel", "networkx", "rich", "ruamel", "sqlite3", "asyncio", "clusterctl.report.outside.apart"}
        == set()
    )
    assert "clusterctl.model.wanted" not in found  # it has msgspec translate whole trees of types


def test_a_report_reads_markdown_only_where_a_text_has_any(tmp_path: Path) -> None:
    line = ["-C", str(JAIPUR), "report", "1999", "-o", str(tmp_path / "x.html")]
    assert "markdown_it" not in loaded(f"from clusterctl.cli.run import run; assert run({line!r}) == 0")
