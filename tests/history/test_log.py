"""The log: a row for each commit that changed the cluster, with its figures or why there are none."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.index import scorecard
from clusterctl.analysis.stage import stages
from clusterctl.history.log import Asked
from clusterctl.history.sentences import notes, trouble
from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.source.reader import read
from clusterctl.store.git import Repository
from clusterctl.store.revision import RevisionTree
from tests.cli.commands import JAIPUR
from tests.history.histories import BODIES, CLUSTER, Change, history, logged, plan, scores
from tests.store.repositories import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.source.document import Document

BROKEN = "date: 1999-01\nscores: [\n"
FIRST = Change({"cluster.yaml": CLUSTER, "actors.yaml": BODIES}, "1998-01-01", "begin")


def claimed(folder: Path, asked: Asked | None = None) -> list[Fraction | None]:
    return [row.moment.index.claimed.value for row in logged(folder, asked or Asked()).rows]


def states(folder: Path) -> list[str]:
    return [row.moment.state for row in logged(folder).rows]


# -- which commits have a row ----------------------------------------------------------------------------------------


def test_only_commits_that_changed_the_cluster_have_a_row(tmp_path: Path) -> None:
    history(
        tmp_path, Change({"README": "before"}), FIRST, Change({"README": "other"}),
        Change({"scores/1998.yaml": scores(5, 4, "1998-12")}, "1999-01-05", "assess"),
    )  # fmt: skip
    found = logged(tmp_path)
    assert [row.stand.step.summary for row in found.rows if row.stand] == ["begin", "assess"]
    assert [row.moment.index.claimed.value for row in found.rows] == [None, Fraction(42, 10)]
    assert found.rows[0].moment.index.claimed.missing == "no_assessment"


def test_of_many_rows_the_last_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    history(tmp_path, FIRST, *(Change({"scores/1998.yaml": scores(at, 4, "1998")}) for at in range(1, 8)))
    found = logged(tmp_path, Asked(last=2))
    assert len(found.rows) == 2
    assert found.earlier == 6
    assert "6 earlier rows are left out" in notes(found)
    assert claimed(tmp_path, Asked(last=2)) == claimed(tmp_path)[-2:]


def test_a_merge_is_one_row_and_what_it_brought_is_counted(tmp_path: Path) -> None:
    history(tmp_path, FIRST)
    git(tmp_path, "checkout", "--quiet", "-b", "side")
    for points in (3, 4, 5):
        (tmp_path / "scores").mkdir(exist_ok=True)
        (tmp_path / "scores" / "1998.yaml").write_text(scores(points, 4, "1998"))
        commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-ff", "--message=merged", "side")
    found = logged(tmp_path)
    assert [row.stand.step.is_merge for row in found.rows if row.stand] == [False, True]
    assert found.merges == 3
    assert any("3 commits of other lines came in by merges" in note for note in notes(found))


def test_tags_stand_with_their_commits_and_by_tag_only_tagged_commits_have_a_row(tmp_path: Path) -> None:
    history(tmp_path, FIRST, Change({"README": "x"}), Change({"scores/1998.yaml": scores(5, 4, "1998")}))
    git(tmp_path, "tag", "begun", "HEAD~2")
    git(tmp_path, "tag", "--annotate", "--message=x", "1998", "HEAD~1")
    git(tmp_path, "tag", "same", "1998")
    git(tmp_path, "tag", "of-a-tree", "HEAD^{tree}")
    assert [row.tags for row in logged(tmp_path).rows] == [("begun",), ()]
    assert [row.tags for row in logged(tmp_path, Asked(tagged=True)).rows] == [("begun",), ("1998", "same")]
    git(tmp_path, "checkout", "--quiet", "--orphan", "other")
    commit(tmp_path)
    git(tmp_path, "tag", "far")
    found = logged(tmp_path, revision="main")
    assert found.elsewhere == ("far",)
    assert any("the tag far names a commit of another line" in note for note in notes(found))


def test_a_cluster_that_went_and_came_back_has_a_row_for_both(tmp_path: Path) -> None:
    gone = Change({"cluster.yaml": None, "actors.yaml": None})
    history(tmp_path, FIRST, gone, Change({"README": "x"}), FIRST)
    found = logged(tmp_path)
    assert [row.moment.state for row in found.rows] == ["read", "absent", "read"]
    assert trouble(found.rows[1]) == "there is no cluster in this commit"


def test_a_folder_that_was_renamed_is_followed_by_the_cluster_s_id(tmp_path: Path) -> None:
    files = {"cluster.yaml": CLUSTER, "scores/1998.yaml": scores(5, 4, "1998")}
    other = {"other/cluster.yaml": CLUSTER.replace("printers", "weavers")}
    old = {f"old/name/{path}": text for path, text in files.items()}
    new = {f"नया/{path}": text for path, text in files.items()}
    history(
        tmp_path, Change(old | other, said="first"), Change(dict.fromkeys(old), said="away") ,
        Change(new, said="there"), Change({"नया/scores/1998.yaml": scores(6, 4, "1998")}, said="on"),
    )  # fmt: skip
    found = logged(tmp_path, now="नया")
    assert [row.stand.folder for row in found.rows if row.stand] == ["old/name", None, "नया", "नया"]
    assert [folder for folder, _ in found.moves] == ["old/name"]
    assert any("the cluster's folder was old/name" in note for note in notes(found))


def test_a_folder_is_followed_through_another_id(tmp_path: Path) -> None:
    renamed = CLUSTER.replace("printers", "weavers", 1)
    history(
        tmp_path, Change({"old/cluster.yaml": renamed}), Change({"old/cluster.yaml": CLUSTER}),
        Change({"old/cluster.yaml": None, "new/cluster.yaml": CLUSTER}),
    )  # fmt: skip
    found = logged(tmp_path, now="new")
    assert [row.stand.folder for row in found.rows if row.stand] == ["old", "old"]
    assert [folder for folder, _ in found.moves] == ["old"]


def test_a_pure_rename_changes_nothing(tmp_path: Path) -> None:
    history(
        tmp_path, Change({"old/cluster.yaml": CLUSTER}),
        Change({"old/cluster.yaml": None, "new/cluster.yaml": CLUSTER}),
    )  # fmt: skip
    found = logged(tmp_path, now="new")
    assert len(found.rows) == 1
    assert len(found.moves) == 1


def test_before_the_edge_of_a_shallow_clone_nothing_is_told_and_it_says_so(tmp_path: Path) -> None:
    whole = history(tmp_path / "whole", FIRST, *(Change({"scores/1998.yaml": scores(at, 4, "1998")}) for at in (1, 2)))
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{whole}", shallow)
    found = logged(shallow)
    assert len(found.rows) == 2
    assert any("this clone holds nothing before" in note for note in notes(found))


def test_a_bare_and_a_sha256_repository_are_logged(tmp_path: Path) -> None:
    whole = history(tmp_path / "whole", FIRST)
    git(tmp_path, "clone", "--quiet", "--bare", whole, tmp_path / "bare")
    assert states(tmp_path / "bare") == ["read"]


# -- what a row tells ------------------------------------------------------------------------------------------------


def test_the_figures_are_those_that_the_commands_show_of_each_commit(tmp_path: Path) -> None:
    """Of Jaipur, one file a commit: each row has what the whole of that commit gives, judged by itself."""
    paths = sorted(path.relative_to(JAIPUR).as_posix() for path in JAIPUR.rglob("*.yaml"))
    first = [path for path in paths if "/" not in path]
    days = ["1997-02-01", "1998-03-01", "1999-12-31", "2000-07-01", "2001-01-01"]
    changes = [Change({path: (JAIPUR / path).read_text() for path in first}, "1997-01-05")]
    changes += [
        Change({path: (JAIPUR / path).read_text()}, days[at % len(days)])
        for at, path in enumerate(path for path in paths if "/" in path)
    ]
    changes.append(Change({"scores/1999.yaml": (JAIPUR / "scores/1999.yaml").read_text() + "# again\n"}, "2000-02-01"))
    history(tmp_path, *changes)
    found = logged(tmp_path)
    assert len(found.rows) == len(changes)
    with Repository.around(str(tmp_path)) as repository:
        for row in found.rows:
            assert row.stand
            made = repository.commit(row.stand.step.id)
            project = load(RevisionTree(repository, made, repository.entries(made), ""))
            day = as_of(project, made.date or date.min)
            index, money = row.moment.index, row.moment.money
            cards = [scorecard(project, one) for one in project.scores if one.record.date.first <= day]
            assert row.moment.as_of == day
            assert index.claimed.value == (cards[-1].value if cards else None)
            if cards:
                assert [one.value for one in index.groups.values()] == [group.value for group in cards[-1].groups]
            known = [one for one in stages(project, Ledger(project, day)) if one.money[0].cluster.known is not None]
            assert money.share("cluster").value == (known[-1].money[0].cluster.known if known else None)
            if known:
                assert money.label == known[-1].label.text
                assert money.stage.value == known[-1].inferred
                assert money.declared.value == known[-1].declared


def test_each_text_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bytes]] = []

    def counted(path: str, data: bytes) -> Document:
        asked.append((path, data))
        return read(path, data)

    monkeypatch.setattr("clusterctl.source.reader.read", counted)
    one, other = ({"scores/1998.yaml": scores(points, 4, "1998")} for points in (5, 6))
    history(tmp_path, FIRST, *(Change(files) for files in (one, other, one, other, one)))
    assert claimed(tmp_path)[1:] == [Fraction(21, 5), Fraction(24, 5)] * 2 + [Fraction(21, 5)]
    assert len(asked) == len(set(asked)) == 4


def test_files_that_no_figure_rests_on_are_read_for_findings_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(path: str, data: bytes) -> Document:
        asked.append(path)
        return read(path, data)

    monkeypatch.setattr("clusterctl.source.reader.read", counted)
    history(tmp_path, FIRST, Change({"exit.yaml": "x: 1\n", "logframe.yaml": "x: 1\n", "diagnostic.yaml": "x: 1\n"}))
    assert [row.moment.state for row in logged(tmp_path).rows] == ["read", "read"]
    assert set(asked) == {"cluster.yaml", "actors.yaml"}
    found = logged(tmp_path, Asked(findings=True)).rows[1].moment.findings
    assert found
    assert found["error"] == 3


def test_each_commit_is_judged_as_of_its_own_day_or_the_one_that_is_asked_for(tmp_path: Path) -> None:
    history(
        tmp_path, Change({"cluster.yaml": CLUSTER, "scores/1999.yaml": scores(5, 4, "1999-06-15")}, "1999-06-14"),
        Change({"README": "x", "actors.yaml": BODIES}, "1999-06-15"),
    )  # fmt: skip
    assert claimed(tmp_path) == [None, Fraction(21, 5)]
    assert claimed(tmp_path, Asked(today=date(2000, 1, 1))) == [Fraction(21, 5)] * 2


def test_at_a_label_each_commit_tells_of_that_time(tmp_path: Path) -> None:
    history(
        tmp_path, Change({"cluster.yaml": CLUSTER, "scores/1998.yaml": scores(3, 4, "1998-12")}, "1998-12-31"),
        Change({"scores/1999.yaml": scores(7, 4, "1999-12")}, "1999-12-31"),
        Change({"scores/1998.yaml": scores(4, 4, "1998-12")}, "2000-01-15"),
    )  # fmt: skip
    assert claimed(tmp_path, Asked(at="1998")) == [Fraction(3), Fraction(3), Fraction(18, 5)]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("cluster.yaml", "id: [", "cluster.yaml has errors"),
        ("cluster.yaml", "format: 99\nid: printers\n", "cluster.yaml has errors"),
        ("scores/1998.yaml", BROKEN, "scores/1998.yaml has errors"),
        ("scores/1998.yaml", "date: 1998\nscores: {support: 3}\n", "scores/1998.yaml has errors"),
        ("plans/1998.yaml", "activities: 3\n", "plans/1998.yaml has errors"),
    ],
)  # fmt: skip
def test_a_commit_that_can_t_be_read_has_a_row_that_says_so(path: str, text: str, said: str, tmp_path: Path) -> None:
    good = {"cluster.yaml": CLUSTER, "actors.yaml": BODIES, "scores/1998.yaml": scores(5, 4, "1998"),
            "plans/1998.yaml": plan(40, 60)}  # fmt: skip
    history(tmp_path, Change(good), Change({path: text}), Change({path: good[path]}))
    rows = logged(tmp_path).rows
    assert [trouble(row) for row in rows] == ["", said, ""]
    broken = rows[1].moment
    assert (broken.index.claimed.value is None) == (path != "plans/1998.yaml")
    assert (broken.money.share("cluster").value is None) == (path != "scores/1998.yaml")


def test_a_day_that_no_calendar_has_leaves_the_figures_unknown(tmp_path: Path) -> None:
    history(tmp_path, FIRST)
    (tmp_path / "actors.yaml").write_text(BODIES + "# more\n")
    git(tmp_path, "add", "--all")
    tree = git(tmp_path, "write-tree")
    parent = git(tmp_path, "rev-parse", "HEAD")
    people = "author A <a@b> 0 +0000\ncommitter A <a@b> 99999999999999 +0000"
    text = f"tree {tree}\nparent {parent}\n{people}\n\nfar\n"
    (tmp_path / "commit.txt").write_text(text)
    id_ = git(tmp_path, "hash-object", "-t", "commit", "--literally", "-w", "commit.txt")
    rows = logged(tmp_path, revision=id_).rows
    assert [row.moment.state for row in rows] == ["read", "undated"]
    assert logged(tmp_path, Asked(today=date(2000, 1, 1)), id_).rows[1].moment.state == "read"


def test_what_the_clone_lacks_is_said_and_not_kept(tmp_path: Path) -> None:
    history(tmp_path, FIRST, Change({"scores/1998.yaml": scores(5, 4, "1998")}), Change({"exit.yaml": "{}\n"}))
    lost = git(tmp_path, "rev-parse", "HEAD~1:scores")
    (tmp_path / ".git/objects" / lost[:2] / lost[2:]).unlink()
    assert states(tmp_path) == ["read", "unreadable", "unreadable"]


def test_findings_are_counted_where_asked_for(tmp_path: Path) -> None:
    history(tmp_path, FIRST, Change({"scores/1998.yaml": BROKEN}))
    found = [row.moment.findings for row in logged(tmp_path, Asked(findings=True)).rows]
    assert found[0]
    assert found[1]
    assert (found[0]["error"], found[1]["error"]) == (0, 1)
    assert logged(tmp_path).rows[0].moment.findings is None
