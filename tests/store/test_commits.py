"""The commits of a history: their order, their people and days, what their encoding and their clock did to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.commits import Step, parsed, walk
from clusterctl.store.git import Repository
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path


def steps(folder: Path, revision: str = "HEAD", *, first_parent: bool = True) -> list[Step]:
    with Repository.around(str(folder)) as found:
        return walk(found, found.commit(revision), first_parent=first_parent)


def merged(folder: Path) -> Path:
    """Return a repository in which two commits of a branch were merged."""
    repository(folder)
    for at, branch in enumerate(("main", "side", "side", "main")):
        git(folder, "checkout", "--quiet", *(["-b"] if at == 1 else []), branch) if at else None
        (folder / f"{at}.txt").write_text("")
        commit(folder, f"1999-01-0{at + 1}T12:00:00+0530")
    git(folder, "merge", "--quiet", "--no-ff", "--message=bring it together", "side", day="1999-02-01T12:00:00+0530")
    return folder


def test_the_newest_commit_comes_first_with_its_people_and_days(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    first = commit(folder, "1998-12-31T23:30:00-0800")
    second = commit(folder, "1999-01-02T12:00:00+0530")
    found = steps(folder)
    assert [one.id for one in found] == [second, first]
    assert found[0].parents == (first,)
    assert found[1].parents == ()
    assert (found[1].author, found[1].date, found[1].summary) == ("A. Printer", date(1998, 12, 31), "as it is")
    assert found[0].short == second[:10]
    assert found[0].tree == git(folder, "rev-parse", "HEAD^{tree}")


def test_a_merge_is_one_step_of_the_line_and_all_its_commits_without(tmp_path: Path) -> None:
    folder = merged(tmp_path)
    line = steps(folder)
    assert [one.is_merge for one in line] == [True, False, False]
    assert line[0].summary == "bring it together"
    every = steps(folder, first_parent=False)
    assert len(every) == 5
    places = {one.id: at for at, one in enumerate(every)}
    assert all(places[one.id] < places[parent] for one in every for parent in one.parents)


def test_a_change_carried_over_has_its_own_day_and_that_of_the_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", "--date=1997-05-01T12:00:00+0000")
    found = steps(folder)[0]
    assert found.date == date(1997, 5, 1)
    assert found.committed == date(1999, 12, 31)


def test_before_the_edge_of_a_shallow_clone_is_nothing_also_in_its_working_trees(tmp_path: Path) -> None:
    whole = merged(tmp_path / "whole")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{whole}", shallow)
    git(shallow, "worktree", "add", "--quiet", tmp_path / "tree", "HEAD")
    for folder in (shallow, tmp_path / "tree"):
        assert [one.is_edge for one in steps(folder)] == [False, True]
        assert steps(folder)[1].parents


def test_replacements_and_grafts_do_not_change_what_a_commit_says(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    first = commit(folder)
    second = commit(folder, "2000-01-01T12:00:00+0530")
    git(folder, "replace", "--graft", second)
    assert [one.id for one in steps(folder)] == [second, first]
    third = commit(folder, "2000-02-01T12:00:00+0530")
    (folder / ".git" / "info").mkdir()
    (folder / ".git" / "info" / "grafts").write_text(f"{third} {first}\n", encoding="ascii")
    assert [one.id for one in steps(folder)] == [third, second, first]
    assert [one.id for one in steps(folder, first_parent=False)] == [third, second, first]


def test_a_commit_that_is_lacking_is_named(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    first = commit(folder)
    commit(folder, "2000-01-01T12:00:00+0530")
    (folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(NotFoundError, match="git can't list the commits before"):
        steps(folder)


COMMIT = "tree 1\nauthor {who}\ncommitter {who}\n{more}\n\n{said}"  # as git writes it


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("ISO-8859-1", "latin-1"), ("SHIFT_JIS", "shift_jis"), ("UTF-8", "utf-8")],
)
def test_names_and_messages_are_read_in_their_encoding(encoding: str, codec: str) -> None:
    name, said = ("印刷", "計画") if codec == "shift_jis" else ("José", "précis")
    text = COMMIT.format(who=f"{name} <x@example.org> 0 +0000", more=f"encoding {encoding}", said=said)
    found = parsed("1" * 40, text.encode(codec), frozenset())
    assert (found.author, found.summary, found.date) == (name, said, date(1970, 1, 1))


@pytest.mark.parametrize("encoding", ["hex", "klingon", "undefined", "a\0b", ""])
def test_an_encoding_that_is_none_costs_no_more_than_letters(encoding: str) -> None:
    text = COMMIT.format(who="José <x@example.org> 0 +0000", more=f"encoding {encoding}", said="précis")
    assert parsed("1" * 40, text.encode(), frozenset()).summary in {"précis", "pr\N{REPLACEMENT CHARACTER}cis"}


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("A. Printer <a@example.org> 99999999999999999 +0000", "A. Printer", None),
        ("A. Printer <a@example.org> 0 +9999", "A. Printer", None),
        ("A. Printer <a@example.org> tomorrow", "A. Printer", None),
        ("<a@example.org> 0 -0030", "", date(1969, 12, 31)),
        ("nobody", "nobody", None),
    ],
)
def test_a_line_that_git_would_not_write_is_read_as_far_as_it_goes(line: str, author: str, day: date | None) -> None:
    found = parsed("1" * 40, f"tree 1\nauthor {line}\n\nx".encode(), frozenset())
    assert (found.author, found.date) == (author, day)


def test_the_summary_is_the_first_line_that_says_something() -> None:
    assert parsed("1" * 40, b"tree 1\n\n\n\n  said \nmore\n", frozenset()).summary == "said"
    assert parsed("1" * 40, b"tree 1\n\n", frozenset()).summary == ""


@given(st.binary(max_size=200))
def test_no_bytes_of_a_commit_are_too_odd(data: bytes) -> None:
    found = parsed("1" * 40, data, frozenset())
    assert "\n" not in found.summary
