"""`log` as its users run it: every face, every kind of repository, and the cache."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from tests.cli.commands import JAIPUR, ROOT, Answer, clusterctl
from tests.history.histories import BODIES, CLUSTER, Change, history, plan, scores
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"cluster.yaml": CLUSTER, "actors.yaml": BODIES}
CHANGES = (
    Change(FILES, "1998-01-05", "Begin"),
    Change({"scores/1998.yaml": scores(3, 4, "1998-12")}, "1999-01-05", "=HYPERLINK(छपाई)\x1b[31m"),
    Change({"scores/1999.yaml": "date: 1999\nscores: [\n"}, "1999-12-05", "Break it"),
    Change({"scores/1999.yaml": scores(5, 4, "1999-12"), "plans/1999.yaml": plan(40, 60)}, "2000-01-05", "Mend it"),
)


@pytest.fixture
def printers(tmp_path: Path) -> Path:
    """Return a repository with four commits of one cluster."""
    return history(tmp_path / "printers", *CHANGES)


def log(folder: Path, *arguments: str | Path, cache: Path | None = None, at: str = "log") -> Answer:
    changes: dict[str, str | None] = (
        {"CLUSTERCTL_CACHE": None, "XDG_CACHE_HOME": str(cache)} if cache else {"CLUSTERCTL_CACHE": "off"}
    )
    return clusterctl("-C", folder, at, *arguments, changes=changes)


def document(folder: Path, *arguments: str) -> dict[str, Any]:
    answer = log(folder, *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    schema = json.loads((ROOT / "schemas/output/log.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(json.loads(answer.out))
    found: dict[str, Any] = json.loads(answer.out, parse_float=Decimal)
    return found


# -- what is shown ---------------------------------------------------------------------------------------------------


def test_each_commit_has_a_line_with_its_figures_and_its_words(printers: Path) -> None:
    answer = log(printers)
    assert answer.code == 0
    assert answer.err == ""
    begin, assess, broken, mended = [row.split() for row in answer.out.splitlines() if re.match("[0-9a-f]{10} ", row)]
    assert begin[1:] == ["1998-01-05", "–", "–", "–", "–", "–", "–", "?", "?", "Begin"]
    assert assess[1:3] == ["1999-01-05", "3.00"]
    assert broken[1:3] == ["1999-12-05", "?"]
    assert "(scores/1999.yaml has errors) Break it" in answer.out
    assert mended[2] == "4.20"
    assert "40/0/60" in mended
    assert "Printers: log of 4 commits, 1998-01-05 to 2000-01-05" in answer.out
    assert "\x1b" not in answer.out
    assert "छपाई" in answer.out


def test_the_line_of_blocks_has_a_gap_where_nothing_is_known(printers: Path) -> None:
    assert "Claimed     3.00  ·▃·▄  4.20" in log(printers).out


def test_json_has_the_promised_shape_and_says_why_a_figure_is_missing(printers: Path) -> None:
    found = document(printers)
    assert (found["by"], found["cluster"], found["as_of"]) == ("commit", "printers", "2000-01-05")
    begin, assess, broken, mended = found["rows"]
    assert begin["index"]["missing"]["value"] == "there is no assessment by then"
    assert begin["money"]["label"] is None
    assert assess["index"]["value"] == Decimal(3)
    assert assess["commit"]["summary"] == "=HYPERLINK(छपाई)\x1b[31m"
    assert broken["notes"] == ["scores/1999.yaml has errors"]
    assert broken["groups"][0]["missing"]["value"] == "a file that it needs has errors"
    assert mended["money"] == {"label": "1999", "shares": {"agency_and_donors": 40, "support": 0, "cluster": 60}}
    assert mended["stage"]["missing"] == {"declared": "the programme declares none"}
    assert found["revision"] == mended["commit"]["id"] == git(printers, "rev-parse", "HEAD")


def test_csv_is_exact_and_nothing_in_it_is_a_formula(printers: Path, tmp_path: Path) -> None:
    answer = log(printers, "-o", tmp_path / "log.csv")
    assert answer.code == 0
    assert "wrote the log of Printers" in answer.err
    text = (tmp_path / "log.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["index"] for row in rows] == ["", "3", "", "4.2"]
    assert [row["supported"] for row in rows] == [""] * 4
    assert rows[1]["summary"].startswith("'=HYPERLINK(छपाई)")
    assert "\x1b" not in text
    assert rows[3]["share_cluster"] == "60"
    assert rows[2]["trouble"] == "scores/1999.yaml has errors"
    assert len(rows[0]["commit"]) == 40


def test_html_is_one_page_with_a_figure(printers: Path, tmp_path: Path) -> None:
    assert log(printers, "-o", tmp_path / "log.html").code == 0
    page = (tmp_path / "log.html").read_text(encoding="utf-8")
    assert "The index rose from 3.00 to 4.20 of 10" in page
    assert "<svg" in page
    assert "<script" not in page
    assert ": scores/1999.yaml has errors</td>" in page


@pytest.mark.parametrize("by", ["commit", "tag", "label"])
@pytest.mark.parametrize("face", ["text", "json", "csv", "html"])
def test_every_face_tells_of_everything(by: str, face: str, printers: Path) -> None:
    (printers / "scores" / "1998.yaml").write_text("date: 1998\nscores: [\n")
    git(printers, "tag", "end", "HEAD")
    answer = log(printers, "--by", by, "--format", face)
    assert answer.code == 0, answer.err
    assert "4.2" in answer.out


def test_years_are_those_on_file_each_with_its_own_figures() -> None:
    found = document(JAIPUR, "--by", "label")
    assert [row["label"] for row in found["rows"]] == ["1997", "1998", "1999", "2000"]
    assert [row["index"]["value"] for row in found["rows"]] == [
        Decimal("0.24"), Decimal("1.37"), Decimal("4.355"), Decimal("4.595"),
    ]  # fmt: skip
    assert [row["stage"]["inferred"] for row in found["rows"]] == [None, 1, 2, 2]
    assert found["rows"][0]["stage"]["missing"]["inferred"]
    assert [row["label"] for row in document(JAIPUR, "--by", "label", "--last", "2", "--at", "1999")["rows"]] == [
        "1998", "1999",
    ]  # fmt: skip


def test_findings_are_counted_beside(printers: Path) -> None:
    rows = document(printers, "--findings", "--last", "2")["rows"]
    assert [row["findings"]["error"] for row in rows] == [1, 0]
    assert "E/W/A" in log(printers, "--findings").out
    text = log(printers, "--findings", "--format", "csv").out
    assert [row["errors"] for row in csv.DictReader(StringIO(text))] == ["0", "0", "1", "0"]


def test_a_narrow_terminal_has_the_words_under_the_figures(printers: Path) -> None:
    from clusterctl.output import log as output
    from clusterctl.output.screen import Screen, cells
    from tests.history.histories import logged

    shown = output.text(logged(printers), "Printers", Screen(80))
    assert max(map(cells, shown.split("\n"))) <= 80
    assert re.search("\n    [0-9a-f]{10} \\(scores/1999.yaml has errors\\) Break it\n", shown)


# -- which history ---------------------------------------------------------------------------------------------------


def test_it_goes_back_from_the_revision_that_is_named(printers: Path) -> None:
    assert len(document(printers, "--rev", "HEAD~2")["rows"]) == 2
    git(printers, "tag", "1998", "HEAD~2")
    refused = log(printers, "--rev", "1998")
    assert refused.code == 2
    assert "refs/tags/1998" in refused.err
    assert len(document(printers, "--rev", "refs/tags/1998")["rows"]) == 2
    assert [row["commit"]["tags"] for row in document(printers, "--by", "tag")["rows"]] == [["1998"]]


def test_what_is_not_committed_is_not_in_it(printers: Path) -> None:
    (printers / "scores" / "1999.yaml").write_text(scores(9, 9, "1999-12"))
    assert document(printers)["rows"][-1]["index"]["value"] == Decimal("4.2")
    (printers / "cluster.yaml").write_text("id: [")
    assert len(document(printers)["rows"]) == 4


def test_a_detached_head_a_bare_and_a_shallow_clone_are_logged(printers: Path, tmp_path: Path) -> None:
    git(printers, "checkout", "--quiet", "HEAD~1")
    assert len(document(printers)["rows"]) == 3
    git(printers, "checkout", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", "--bare", printers, tmp_path / "bare.git")
    assert len(document(tmp_path / "bare.git")["rows"]) == 4
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{printers}", tmp_path / "shallow")
    found = document(tmp_path / "shallow")
    assert len(found["rows"]) == 1
    assert any("git fetch --unshallow" in note for note in found["notes"])


def test_names_of_any_letters_a_submodule_and_a_folder_within_are_no_trouble(tmp_path: Path) -> None:
    inner = history(tmp_path / "inner", CHANGES[0])
    top = repository(tmp_path / "top")
    folder = top / "छपाई of é"
    folder.mkdir()
    for path, text in FILES.items():
        (folder / path).write_text(text)
    git(top, "submodule", "--quiet", "add", "--", inner, "छपाई of é/plans")
    commit(top)
    answer = log(folder)
    assert answer.code == 0, answer.err
    assert "log of 1 commit" in answer.out
    assert len(document(folder / "plans")["rows"]) == 1


def test_a_folder_that_is_renamed_on_the_disk_only_has_its_history(printers: Path) -> None:
    (printers / "new").mkdir()
    for name in ("cluster.yaml", "actors.yaml"):
        (printers / name).rename(printers / "new" / name)
    assert len(document(printers / "new")["rows"]) == 4


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--by", "tag"), 3, "no tag names a commit"),
        (("--rev", "nothing"), 3, "there is no revision nothing"),
        (("--by", "label", "--findings"), 2, "--findings counts"),
        (("--by", "year"), 2, "year"),
        (("--last", "0"), 2, "0"),
        (("-o", "log.pdf"), 2, "the suffix of log.pdf tells no format"),
        (("--rev", "--all"), 2, "no revision"),
        (("--at", "soon"), 2, "this is no label"),
    ],
)
def test_what_can_t_be_answered_says_why_and_what_to_do(
    arguments: tuple[str, ...], code: int, said: str, printers: Path
) -> None:  # fmt: skip
    answer = log(printers, *arguments)
    assert answer.code == code
    assert said in answer.err
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 2


def test_before_there_was_a_cluster_there_is_nothing_to_log(tmp_path: Path) -> None:
    history(tmp_path, Change({"README": "x"}), CHANGES[0])
    answer = log(tmp_path, "--rev", "HEAD~1")
    assert answer.code == 3
    assert "there is no cluster in" in answer.err


def test_without_commits_or_without_git_the_years_are_offered(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).write_text(text)
    no_git = log(tmp_path)
    assert no_git.code == 3
    assert "is in no git repository, so there is no history" in no_git.err
    repository(tmp_path)
    empty = log(tmp_path)
    assert empty.code == 3
    assert "nothing is committed in this repository yet" in empty.err
    assert "--by label" in empty.err


def test_where_git_is_not_installed_it_says_so(printers: Path) -> None:
    answer = clusterctl("-C", printers, "log", changes={"PATH": os.fspath(printers)})
    assert answer.code == 3
    assert "git, which is not installed" in answer.err


def test_a_day_that_is_named_counts_for_all(printers: Path) -> None:
    rows = document(printers, "--today", "1998-12-31")["rows"]
    assert {row["as_of"] for row in rows} == {"1998-12-31"}
    assert [row["index"]["value"] for row in rows] == [None, 3, 3, 3]


# -- the cache -------------------------------------------------------------------------------------------------------


def test_the_second_time_tells_the_same_from_what_was_kept(printers: Path, tmp_path: Path) -> None:
    first = log(printers, "--format", "json", cache=tmp_path / "cache")
    with sqlite3.connect(tmp_path / "cache/clusterctl/log.sqlite3") as base:
        assert base.execute("SELECT count(*) FROM kept").fetchone() == (4,)
    again = log(printers, "--format", "json", cache=tmp_path / "cache")
    assert first == again == log(printers, "--format", "json", "--no-cache", cache=tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_what_else_is_asked_for_is_not_answered_from_what_was_kept(printers: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for arguments in ((), ("--findings",), ("--today", "1998-12-31"), ("--at", "1998"), ("--today", "2000-12-31")):
        kept = [log(printers, *arguments, "--format", "json", cache=cache) for _ in range(2)]
        assert kept[0] == kept[1] == log(printers, *arguments, "--format", "json")


def test_a_row_that_makes_no_sense_is_reckoned_anew(printers: Path, tmp_path: Path) -> None:
    from hashlib import blake2b

    right = log(printers, cache=tmp_path)
    with sqlite3.connect(tmp_path / "clusterctl/log.sqlite3") as base:
        for (key,) in base.execute("SELECT key FROM kept").fetchall():
            value = b'{"state": "read", "index": {"claimed": {"value": "1/0"}}}'
            sum_ = blake2b(key.encode() + b"\0" + value, digest_size=16).digest()
            base.execute("UPDATE kept SET value = ?, sum = ? WHERE key = ?", (value, sum_, key))
    assert log(printers, cache=tmp_path) == right


def test_the_page_knows_no_day_but_those_of_the_history(printers: Path) -> None:
    assert str(date.today().year) not in log(printers, "--format", "html").out  # noqa: DTZ011 - that is the point


@pytest.mark.parametrize("first", [(), ("--today", "2000-01-05")], ids=["plain", "asked"])
def test_a_day_that_is_asked_for_is_another_than_a_commits(first: tuple[str, ...], tmp_path: Path) -> None:
    ends = FILES["cluster.yaml"] + "record_until: 1998\n"
    files = {**FILES, "cluster.yaml": ends, "scores/1999.yaml": scores(5, 4, "1999-12")}
    folder = history(
        tmp_path / "printers", Change({**files, "scores/1998.yaml": scores(3, 4, "1998-12")}, "2000-01-05", "Begin")
    )
    other = ("--today", "2000-01-05") if not first else ()
    cache = tmp_path / "cache"
    for arguments in (first, other):
        with_, without = (log(folder, *arguments, "--format", "csv", cache=kept).out for kept in (cache, None))
        assert with_ == without
    assert log(folder, "--format", "csv").out != log(folder, "--today", "2000-01-05", "--format", "csv").out
