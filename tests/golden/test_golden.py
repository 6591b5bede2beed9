"""Whole commands, byte for byte: the same on every machine, in every surrounding.

Renewed by `python -m pytest tests/golden --renew-golden`; the difference is read like code.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.commands import EXAMPLES, ROOT, clusterctl
from tests.store.repositories import commit, git, repository

HERE = Path(__file__).parent
FAULTY = {"five-mistakes": ROOT / "tests/projects/five-mistakes"}
"""Clusters that are no examples: with findings, so that the answer is no."""

COMMANDS = {
    "jaipur-validate.txt": ("jaipur", "validate"),
    "jaipur-validate.json": ("jaipur", "validate", "--format", "json"),
    "five-mistakes-validate.sarif": ("five-mistakes", "validate", "--format", "sarif"),
    "five-mistakes-validate-github.txt": ("five-mistakes", "validate", "--format", "github"),
    "five-mistakes-validate-junit.xml": ("five-mistakes", "validate", "--format", "junit"),
    "five-mistakes-validate-statistics.txt": ("five-mistakes", "validate", "--statistics"),
    "five-mistakes-validate-statistics.json": ("five-mistakes", "validate", "--statistics", "--format", "json"),
    "jaipur-validate-junit.xml": ("jaipur", "validate", "--format", "junit"),
    "jaipur-score-1999.txt": ("jaipur", "score", "1999"),
    "jaipur-score-1999-details.txt": ("jaipur", "score", "1999", "--details"),
    "jaipur-score-1999.json": ("jaipur", "score", "1999", "--format", "json"),
    "jaipur-score-what-if.txt": ("jaipur", "score", "1999", "--what-if", "calico=8", "cotex=5"),
    "jaipur-score-what-if.json": ("jaipur", "score", "1999", "--what-if", "calico=8", "--format", "json"),
    "jaipur-score-target.txt": ("jaipur", "score", "1999", "--target", "5"),
    "jaipur-score-target.json": ("jaipur", "score", "1999", "--target", "5", "--format", "json"),
    "jaipur-score-history.txt": ("jaipur", "score", "--history"),
    "jaipur-score-history.json": ("jaipur", "score", "--history", "--format", "json"),
    "jaipur-funding.txt": ("jaipur", "funding"),
    "jaipur-funding-1999.json": ("jaipur", "funding", "1999", "--format", "json"),
    "jaipur-funding-1999-network.txt": ("jaipur", "funding", "1999", "--by", "network"),
    "jaipur-log-by-label.txt": ("jaipur", "log", "--by", "label"),
    "jaipur-log-by-label.json": ("jaipur", "log", "--by", "label", "--format", "json"),
    "jaipur-log-by-label.csv": ("jaipur", "log", "--by", "label", "--format", "csv"),
    "jaipur-log-by-label.html": ("jaipur", "log", "--by", "label", "--format", "html"),
    "jaipur-stage-1999.txt": ("jaipur", "stage", "1999"),
    "jaipur-exit.txt": ("jaipur", "exit"),
    "jaipur-exit-1999.txt": ("jaipur", "exit", "1999"),
    "jaipur-exit-1999.json": ("jaipur", "exit", "1999", "--format", "json"),
    "jaipur-results.txt": ("jaipur", "results"),
    "jaipur-results-1999-area.txt": ("jaipur", "results", "1999", "--by", "area"),
    "jaipur-results-1999.json": ("jaipur", "results", "1999", "--format", "json"),
    "jaipur-bds.txt": ("jaipur", "bds"),
    "jaipur-bds.json": ("jaipur", "bds", "--format", "json"),
    "jaipur-process.txt": ("jaipur", "process"),
    "jaipur-process-1999.json": ("jaipur", "process", "1999", "--format", "json"),
    "jaipur-trace.txt": ("jaipur", "trace"),
    "jaipur-trace-broken-1998.txt": ("jaipur", "trace", "--broken", "--at", "1998"),
    "jaipur-trace-from.json": ("jaipur", "trace", "--from", "living-networks", "--format", "json"),
    "jaipur-plan-show-1998.txt": ("jaipur", "plan", "show", "1998", "--by", "date"),
    "jaipur-plan-show-1999.txt": ("jaipur", "plan", "show", "1999"),
    "jaipur-plan-show-1998.json": ("jaipur", "plan", "show", "1998", "--format", "json"),
    "jaipur-plan-gantt-1999.txt": ("jaipur", "plan", "gantt", "1999"),
    "jaipur-where.txt": ("jaipur", "where"),
    "jaipur-blame-scores-1999.txt": ("jaipur", "blame", "scores/1999.yaml"),
    "jaipur-blame-calico.json": ("jaipur", "blame", "scores/1999.yaml", "--field", "calico", "--format", "json"),
    "jaipur-blame-calico.csv": ("jaipur", "blame", "scores/1999.yaml", "--field", "calico", "--format", "csv"),
    "jaipur-report-1999.md": ("jaipur", "report", "1999"),
    "jaipur-report-1999.html": ("jaipur", "report", "1999", "--format", "html"),
    "jaipur-report-list.txt": ("jaipur", "report", "list"),
    "jaipur-report-coverage-1999.txt": ("jaipur", "report", "coverage", "1999"),
    "jaipur-report-1999-community.md": ("jaipur", "report", "1999", "--template", "community"),
    "jaipur-report-1999-manager.md": ("jaipur", "report", "1999", "--template", "manager"),
    "jaipur-map-1999-since-1997.txt": ("jaipur", "map", "1999", "--compare", "1997"),
    "jaipur-map-1999-since-1997.json": ("jaipur", "map", "1999", "--compare", "1997", "--format", "json"),
    "jaipur-map-1999-since-1997.mmd": ("jaipur", "map", "1999", "--compare", "1997", "--format", "mermaid"),
    "jaipur-map-1999-since-1997.svg": ("jaipur", "map", "1999", "--compare", "1997", "--format", "svg"),
    "jaipur-map-1999.svg": ("jaipur", "map", "1999", "--format", "svg"),
    "jaipur-diff-1998-1999.txt": ("jaipur", "diff", "1998", "1999"),
    "jaipur-diff-1998-1999.md": ("jaipur", "diff", "1998", "1999", "--format", "markdown"),
    "jaipur-diff-1998-1999.html": ("jaipur", "diff", "1998", "1999", "--format", "html"),
    "jaipur-diff-1998-1999.json": ("jaipur", "diff", "1998", "1999", "--format", "json"),
    "ludhiana-diff-1999.txt": ("ludhiana", "diff", "1999"),
    "mended-diff.txt": ("mended", "diff"),
    "mended-diff.md": ("mended", "diff", "--format", "markdown"),
    "mended-diff-revisions.txt": ("mended", "diff", "HEAD~1", "HEAD"),
    "mended-diff-revisions.json": ("mended", "diff", "HEAD~1", "HEAD", "--format", "json"),
    "ludhiana-map.txt": ("ludhiana", "map"),
    "ludhiana-validate.txt": ("ludhiana", "validate"),
    "ludhiana-score.txt": ("ludhiana", "score"),
    "ludhiana-score.json": ("ludhiana", "score", "--format", "json"),
    "ludhiana-score-target-details.txt": ("ludhiana", "score", "--target", "7", "--details"),
    "ludhiana-score-history.txt": ("ludhiana", "score", "--history"),
    "ludhiana-funding-1999.txt": ("ludhiana", "funding", "1999"),
    "ludhiana-stage.txt": ("ludhiana", "stage"),
    "ludhiana-stage.json": ("ludhiana", "stage", "--format", "json"),
    "ludhiana-exit.txt": ("ludhiana", "exit"),
    "ludhiana-results.txt": ("ludhiana", "results"),
    "ludhiana-bds-1999.txt": ("ludhiana", "bds", "1999"),
    "ludhiana-process.txt": ("ludhiana", "process"),
    "ludhiana-process-1999.txt": ("ludhiana", "process", "1999"),
    "ludhiana-report-1999.md": ("ludhiana", "report", "1999"),
}

ELSEWHERE: dict[str, str | None] = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "4711",
    "COLUMNS": "33",
    "HOME": None,
}


MENDS = (
    ("scores/1999.yaml", "score: 6", "score: 7"),
    ("actors.yaml", "name: Consortium of Textile Exporters (COTEX)", "name: Consortium of Exporters (COTEX)"),
    ("plans/1999.yaml", "start: 1999-03\n", "start: 1999-05\n"),
    ("plans/1999.yaml", "share: 15,", "share: 20,"),
    ("plans/1999.yaml", "share: 54}", "share: 49}"),
    ("plans/1999.yaml", "an agency organises a fair, to do it themselves next time",
     "a good agency organises a fair of this size, to do it themselves next time"),
    ("vision.yaml", "the artisans who do it live better", "the artisans, women above all, who do it live better"),
)  # fmt: skip
"""File, what stood there, and what stands there now."""


def mended(folder: Path) -> None:
    """Make a repository of Jaipur with two commits, and a mend on the disk that is in none."""
    repository(folder)
    shutil.copytree(EXAMPLES / "jaipur", folder, dirs_exist_ok=True)
    commit(folder, "2000-12-31T12:00:00+0530")
    for path, old, new in MENDS:
        mend(folder / path, old, new)
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("product-image", "common-image"), encoding="utf-8")
    (folder / "monitoring/1998.yaml").unlink()
    commit(folder, "2001-01-31T12:00:00+0530")
    mend(folder / "scores/1998.yaml", "score: 3", "score: 4")


def mend(path: Path, old: str, new: str) -> None:
    """Write another text in one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer holds {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def printed(command: tuple[str, ...], folder: Path, changes: dict[str, str | None]) -> str:
    """Return what a command prints in a copy of its cluster, which is in no git tree, unless it tells of commits."""
    cluster, *arguments = command
    if cluster == "mended":
        mended(folder / cluster)
    else:
        shutil.copytree(FAULTY.get(cluster, EXAMPLES / cluster), folder / cluster)
    if "blame" in arguments:
        committed(folder / cluster)
    answer = clusterctl(*arguments, cwd=folder / cluster, changes=changes)
    assert answer.code == int(cluster in FAULTY), answer.err
    return answer.out


def committed(folder: Path) -> None:
    """Commit an assessment in two steps, in the second with a score raised; other files leave the ids as they are."""
    repository(folder)
    scores = folder / "scores" / "1999.yaml"
    text = scores.read_text(encoding="utf-8")
    steps = {"1999-12-31": text.replace("score: 6", "score: 5"), "2000-01-15": text}
    for day, step in steps.items():
        scores.write_text(step, encoding="utf-8", newline="\n")
        git(folder, "add", "cluster.yaml", "scores/1999.yaml")
        git(folder, "commit", "--quiet", f"--message=assessment of {day}", day=f"{day}T12:00:00+0530")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = printed(COMMANDS[name], tmp_path, {"TZ": "Asia/Kolkata", "LC_ALL": "hi_IN.UTF-8", "PYTHONHASHSEED": "1"})
    kept = HERE / name
    if request.config.getoption("--renew-golden"):
        kept.write_text(found, encoding="utf-8", newline="\n")
    assert found.encode() == kept.read_bytes()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_surroundings_do_not_change_a_byte(name: str, tmp_path: Path) -> None:
    assert printed(COMMANDS[name], tmp_path / "आगे", ELSEWHERE).encode() == (HERE / name).read_bytes()


def test_every_golden_file_belongs_to_a_command() -> None:
    assert {
        path.name
        for path in HERE.iterdir()
        if path.suffix in {".txt", ".json", ".md", ".html", ".mmd", ".svg", ".sarif", ".xml", ".csv"}
    } == set(COMMANDS)
