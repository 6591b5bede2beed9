"""`blame`: which file and which fields are meant, what is said where there is no history, and the three faces."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import clusterctl
from tests.cli.test_json import schema
from tests.history.clusters import PLAN, begun, change, edit, keep, put
from tests.project.clusters import FILES
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

COST = "activities.fair.cost"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster in a folder below its repository's top, with one commit that changed a cost."""
    cluster = begun(tmp_path, "जयपुर")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    return cluster


def asked(folder: Path, *arguments: str) -> dict[str, Any]:
    """Return of each field the document's entry, by the keys that lead to it."""
    answer = clusterctl("blame", *arguments, "--format", "json", cwd=folder)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("blame").validate(found)
    return {".".join(map(str, one["keys"])): one for one in found["fields"]}


def test_each_field_stands_where_it_is_said_to_with_who_set_it(cluster: Path) -> None:
    found = asked(cluster, "plans/1999.yaml")
    lines = (cluster / "plans/1999.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[found[COST]["line"] - 1][found[COST]["column"] - 1 :] == "2500"
    assert found[COST]["set"] == {
        "commit": git(cluster, "rev-parse", "HEAD"), "author": "A. Printer", "date": "1999-06-15",
        "summary": "dearer", "or_before": False, "unread_before": False,
    }  # fmt: skip
    assert found["activities.fair.contributions.0.share"]["things"] == [
        {"what": "activity", "id": "fair"}, {"what": "contribution", "id": "unido, cash"},
    ]  # fmt: skip
    assert {one["set"]["summary"] for keys, one in found.items() if keys != COST} == {"first"}


def test_a_file_is_named_from_here_or_from_the_clusters_folder(cluster: Path) -> None:
    assert asked(cluster, "plans/1999.yaml") == asked(cluster / "plans", "1999.yaml")
    assert asked(cluster / "scores", "plans/1999.yaml") == asked(cluster, "./plans/../plans/1999.yaml")
    assert asked(cluster, str(cluster / "plans/1999.yaml")) == asked(cluster.parent, "-C", "जयपुर", "plans/1999.yaml")


def test_fields_are_named_by_some_of_their_keys(cluster: Path) -> None:
    assert set(asked(cluster, "plans/1999.yaml", "--field", "fair.cost")) == {COST}
    assert set(asked(cluster, "plans/1999.yaml", "--field", "cost", "--field", "course")) == {
        COST, "activities.course.title", "activities.course.lead", "activities.course.cost",
    }  # fmt: skip
    answer = clusterctl("blame", "plans/1999.yaml", "--field", "fair.costs", cwd=cluster)
    assert answer.code == 3
    assert "no field of plans/1999.yaml is named fair.costs; did you mean `cost`?" in answer.err


def test_the_fields_that_matter_are_shown_and_the_others_counted(cluster: Path) -> None:
    text = clusterctl("blame", "plans/1999.yaml", cwd=cluster).out
    assert text.startswith("plans/1999.yaml: 8 fields, set in 2 commits\n")
    assert "\nA course for printers (activities > course)\n" in text
    assert "title" not in text
    assert re.search(r"contributions > unido, cash > share +40 ", text)
    assert "unido, cash > by" not in text
    assert text.endswith("\n6 other fields: add --all.\n")
    whole = clusterctl("blame", "plans/1999.yaml", "--all", cwd=cluster).out
    assert "unido, cash > form" in whole
    assert "other fields" not in whole


def test_what_is_not_committed_says_so(cluster: Path) -> None:
    edit(cluster, "cost: 500", "cost: 600")
    assert asked(cluster, "plans/1999.yaml")["activities.course.cost"]["set"] is None
    text = clusterctl("blame", "plans/1999.yaml", cwd=cluster).out
    assert "set in 2 commits, 1 not committed yet" in text
    assert asked(cluster, "plans/1999.yaml", "--rev", "HEAD")["activities.course.cost"]["set"]["summary"] == "first"
    put(cluster, {"plans/2000.yaml": PLAN})
    assert "fields, not committed yet\n" in clusterctl("blame", "plans/2000.yaml", cwd=cluster).out


def test_a_table_for_spreadsheets_reckons_nothing(cluster: Path) -> None:
    change(cluster, "title: A fair", 'title: "=1+1"', "a trap")
    change(cluster, "cost: 500", "cost: -500", "odd")
    answer = clusterctl("blame", "plans/1999.yaml", "--format", "csv", cwd=cluster)
    rows = {row["field"]: row for row in csv.DictReader(StringIO(answer.out))}
    assert rows["activities.fair.title"]["value"] == "'=1+1"
    assert rows["activities.course.cost"]["value"] == "-500"
    assert (rows[COST]["message"], rows[COST]["date"], rows[COST]["mark"]) == ("dearer", "1999-06-15", "")
    assert len(rows) == len(asked(cluster, "plans/1999.yaml"))


def test_what_people_wrote_cannot_reach_the_terminal_by_a_table(cluster: Path) -> None:
    hostile = "=red\x1b[31m \N{RIGHT-TO-LEFT OVERRIDE}txet"
    change(cluster, "title: A fair", 'title: "\\ta fair"', hostile)
    git(cluster, "commit", "--quiet", "--amend", "--no-edit", f"--author={hostile} <x@example.org>")
    answer = clusterctl("blame", "plans/1999.yaml", "--format", "csv", cwd=cluster)
    row = {row["field"]: row for row in csv.DictReader(StringIO(answer.out))}["activities.fair.title"]
    assert row["message"] == row["author"] == r"'=red\x1b[31m \u202etxet"
    assert row["value"] == "a fair"


def test_a_file_that_is_none_of_the_clusters_gets_the_nearest(cluster: Path) -> None:
    answer = clusterctl("blame", "plans/199.yaml", cwd=cluster)
    assert answer.code == 3
    assert "plans/199.yaml is none of the cluster's files; did you mean `plans/1999.yaml`?" in answer.err


def test_what_is_no_file_of_the_clusters_is_called_what_it_is(cluster: Path) -> None:
    put(cluster, {"README.md": "x", "plans/notes.txt": "x", "drafts/old.txt": "x"})
    keep(cluster, "texts")
    for asked_, said in {
        "README.md": "README.md is none of the cluster's files\n",
        "plans/notes.txt": "plans/notes.txt is none of the cluster's files\n",
        "scores": "scores is a folder; name a file in it\n  it has scores/1999.yaml\n",
        "plans/": "plans/ is a folder; name a file in it\n  it has plans/1999.yaml\n",
        "drafts": "drafts is a folder; name a file in it\n  it has none of the cluster's files\n",
    }.items():
        answer = clusterctl("blame", asked_, cwd=cluster)
        assert answer.code == 3
        assert said in answer.err.replace("help: ", ""), answer.err
        assert "deleted" not in answer.err
        assert "deleted" not in clusterctl("--rev", "HEAD", "blame", asked_, cwd=cluster).err


def test_without_a_name_it_asks_for_one(cluster: Path) -> None:
    put(cluster, {f"plans/{year}.yaml": PLAN for year in range(2000, 2012)})
    answer = clusterctl("blame", "", cwd=cluster)
    assert (answer.code, "no file is named" in answer.err) == (2, True)
    assert re.search(r"plans/2004\.yaml or 8 other files", answer.err), answer.err
    answer = clusterctl("blame", "plans/1999.yaml", "--field", "", cwd=cluster)
    assert (answer.code, "--field names no field" in answer.err) == (2, True)


def test_fields_stand_in_the_files_own_order(cluster: Path) -> None:
    put(cluster, {"plans/1999.yaml": f"source: seen\nnotes: odd\n{PLAN}validated: {{date: 1998-12}}\n"})
    keys = list(asked(cluster, "plans/1999.yaml"))
    assert keys[:4] == ["source", "notes", "status", "validated.date"]
    assert keys.index("activities.fair.contributions.0.by") < keys.index("activities.fair.contributions.1.by")
    assert keys.index("activities.fair.title") < keys.index("activities.course.title")


def test_a_file_that_was_deleted_is_told_with_the_revision_that_has_it(cluster: Path) -> None:
    before = git(cluster, "rev-parse", "HEAD")
    (cluster / "vision.yaml").unlink()
    answer = clusterctl("blame", "vision.yaml", cwd=cluster)
    assert (answer.code, "there is no vision.yaml: it was deleted\n" in answer.err) == (3, True)
    keep(cluster, "dropped")
    keep(cluster, "something else")
    answer = clusterctl("blame", "vision.yaml", cwd=cluster)
    assert answer.code == 3
    assert f"it was deleted in {git(cluster, 'rev-parse', 'HEAD~1')[:10]} of 1999-06-15" in answer.err
    assert f"add --rev {before[:10]}" in answer.err
    assert asked(cluster, "vision.yaml", "--rev", before[:10])["statement"]["set"]["summary"] == "first"


def test_a_cluster_that_got_another_id_and_another_folder_at_once_says_so(cluster: Path) -> None:
    top, was = cluster.parent, cluster.name
    edit(cluster, "id: made", "id: printers", "cluster.yaml")
    git(top, "mv", was, "jaipur")
    keep(top, "both")
    commit_ = git(top, "rev-parse", "--short=10", "HEAD")
    answer = clusterctl("blame", "plans/1999.yaml", cwd=top / "jaipur")
    assert answer.code == 0
    assert f"before the commit {commit_} of 1999-06-15, no cluster of this folder or id is found" in answer.err
    asked_ = answer.err.partition("--rev ")[2].partition(")")[0].strip("'\"")
    assert asked_ == f"{commit_}~1:{was}"
    assert clusterctl("--rev", asked_, "blame", "plans/1999.yaml", cwd=top / "jaipur").code == 0


def test_a_revision_before_the_cluster_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    put(root, {"readme.txt": "x"})
    commit(root)
    put(root, FILES)
    keep(root, "first")
    answer = clusterctl("blame", "plans/1999.yaml", "--rev", "HEAD~1", cwd=root)
    assert answer.code == 3
    assert "there is no cluster in" in answer.err
    assert asked(root, "plans/1999.yaml")["status"]["set"]["summary"] == "first"


def test_without_git_it_says_so(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    answer = clusterctl("blame", "plans/1999.yaml", cwd=tmp_path)
    assert answer.code == 3
    assert "is in no git repository, so there is no history\n" in answer.err
    assert "git init" in answer.err
    no_git = clusterctl("blame", "plans/1999.yaml", cwd=repository(tmp_path), changes={"PATH": str(tmp_path)})
    assert no_git.code == 3
    assert "git, which is not installed here" in no_git.err


def test_in_a_shallow_clone_a_field_may_be_older(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster.parent}", tmp_path / "shallow")
    found = tmp_path / "shallow" / cluster.name
    assert asked(found, "plans/1999.yaml")[COST]["set"]["or_before"]
    text = clusterctl("blame", "plans/1999.yaml", cwd=found).out
    assert "1999-06-15<" in text
    assert "< or before: this clone holds no earlier commits (git fetch --unshallow)." in text


def test_a_bare_repository_is_asked_by_a_revision(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", cluster.parent, tmp_path / "bare.git")
    found = asked(tmp_path, "-C", "bare.git", "plans/1999.yaml", "--rev", f"HEAD:{cluster.name}")
    assert found[COST]["set"]["summary"] == "dearer"


def test_a_folder_that_another_repository_keeps_is_told(cluster: Path, tmp_path: Path) -> None:
    plans = repository(tmp_path / "plans")
    put(plans, {"2000.yaml": PLAN})
    commit(plans)
    git(cluster, "rm", "--quiet", "-r", "plans")
    git(cluster, "submodule", "--quiet", "add", plans, "plans")
    keep(cluster, "plans elsewhere")
    answer = clusterctl("blame", "plans/2000.yaml", cwd=cluster)
    assert answer.code == 3
    assert "kept by another repository: the folder plans is a submodule" in answer.err
    assert asked(cluster, "scores/1999.yaml")["date"]["set"]["summary"] == "first"


def test_as_known_at_the_end_of_a_label_fewer_fields_are_there_and_none_is_newer(cluster: Path) -> None:
    put(cluster, {"plans/2000.yaml": PLAN})
    answer = clusterctl("blame", "plans/2000.yaml", "--at", "1999", cwd=cluster)
    assert (answer.code, "begins later, as known at the end of 1999" in answer.err) == (3, True)
    change(cluster, "    cost: 500", "    result: {status: done, end: 2000-03}\n    cost: 500", "done")
    assert "activities.course.result.status" in asked(cluster, "plans/1999.yaml")
    cut = asked(cluster, "plans/1999.yaml", "--at", "1999")
    assert "activities.course.result.status" not in cut
    assert {one["set"]["summary"] for one in cut.values()} == {"first", "dearer"}


def test_a_broken_file_shows_what_could_be_read_and_one_that_cant_be_its_errors(cluster: Path) -> None:
    edit(cluster, "cost: 500", "cost: many")
    answer = clusterctl("blame", "plans/1999.yaml", cwd=cluster)
    assert answer.code == 0
    assert "plans/1999.yaml could not be read in full, so fields are left out" in answer.err
    put(cluster, {"plans/1999.yaml": "activities: ["})
    answer = clusterctl("blame", "plans/1999.yaml", cwd=cluster)
    assert answer.code == 1
    assert "error YML" in answer.err


def test_what_people_wrote_cannot_reach_the_terminal(cluster: Path) -> None:
    edit(cluster, "cost: 2500", "cost: 1")
    git(cluster, "commit", "--quiet", "--all", "--message=red \x1b[31m", "--author=E\x1b]0;x\x07 <a@b>")
    text = clusterctl("blame", "plans/1999.yaml", cwd=cluster).out
    assert "\x1b" not in text
    assert "\\x1b" in text


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_table_stands_within_the_terminal(columns: int, cluster: Path) -> None:
    from clusterctl.cli.blame import _told
    from clusterctl.cli.history import history
    from clusterctl.output.blame import Page, text
    from clusterctl.output.screen import Screen, cells
    from tests.history.clusters import workspace

    change(cluster, "title: A fair", f"title: {'A very long title ' * 9}", "wordy")
    there = workspace(cluster)
    with history(there, line=False) as past:
        told = _told(there, past, "plans/1999.yaml")
    shown = text(Page("plans/1999.yaml", tuple(told)), there.project, Screen(columns))
    assert max(map(cells, shown.splitlines())) <= columns
