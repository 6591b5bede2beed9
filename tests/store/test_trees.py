"""The folders of commits: what stands in them, and how often each is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.commits import walk
from clusterctl.store.git import Object, Repository
from clusterctl.store.trees import Trees
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path


class Counting(Repository):
    """Counts the objects that are asked for."""

    asked = 0

    def read(self, name: str, limit: int = -1) -> Object | None:
        self.asked += 1
        return super().read(name, limit)


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_all_files_are_those_that_git_lists(form: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo", f"--object-format={form}")
    for path in ("a b.yaml", "plans/1999.yaml", "plans/deep/x.yaml", "छपाई/new\nline.yaml", "empty.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    (folder / "link").symlink_to("plans")
    inner = repository(tmp_path / "inner", f"--object-format={form}")
    commit(inner)
    git(folder, "submodule", "--quiet", "add", inner, "sub")
    commit(folder)
    with Repository.around(str(folder)) as found:
        made = found.commit("HEAD")
        top = walk(found, made, first_parent=True)[0].tree
        listed = found.entries(made)
        trees = Trees(found)
        assert trees.entries(top) == listed
        assert listed["link"].is_link
        assert listed["sub"].is_submodule
        plans = trees.folder(top, "plans")
        assert plans
        assert set(trees.entries(plans)) == {"1999.yaml", "deep/x.yaml"}
        for path, entry in listed.items():
            assert trees.file(top, path) == entry
        assert [trees.file(top, path) for path in ("plans", "plans/deep", "nothing", "a b.yaml/x", "no/x")] == [
            None
        ] * 5


def test_what_is_no_folder_has_no_id(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "file").write_text("")
    (folder / "link").symlink_to(".")
    commit(folder)
    with Repository.around(str(folder)) as found:
        top = walk(found, found.commit("HEAD"), first_parent=True)[0].tree
        trees = Trees(found)
        assert trees.folder(top, "") == top
        assert [trees.folder(top, path) for path in ("file", "link", "nothing", "file/below")] == [None] * 4


def test_a_commit_of_one_file_reads_the_folders_on_its_way_only(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    for at in range(20):
        path = folder / f"folder{at}" / "file"
        path.parent.mkdir()
        path.write_text(str(at))
    commit(folder)
    (folder / "folder7" / "file").write_text("other")
    commit(folder)
    found = Counting(str(folder / ".git"), str(folder))
    with found:
        last, first = (one.tree for one in walk(found, found.commit("HEAD"), first_parent=True))
        trees = Trees(found)
        trees.entries(first)
        before = found.asked
        trees.entries(last)
        assert found.asked - before == 2


def test_a_folder_that_is_lacking_is_said(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "plans").mkdir()
    (folder / "plans" / "x").write_text("")
    commit(folder)
    lost = git(folder, "rev-parse", "HEAD:plans")
    (folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with Repository.around(str(folder)) as found:
        top = walk(found, found.commit("HEAD"), first_parent=True)[0].tree
        with pytest.raises(NotFoundError, match=f"git can't read the folder {lost[:10]}"):
            Trees(found).entries(top)


def test_folders_in_one_another_many_times_are_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterctl.store.trees.LIMIT_FILES", 30)
    folder = repository(tmp_path)
    for number in range(2**5):
        path = folder.joinpath(*f"{number:05b}", "file")
        path.parent.mkdir(parents=True)
        path.write_text("")
    commit(folder)
    with Repository.around(str(folder)) as found:
        top = walk(found, found.commit("HEAD"), first_parent=True)[0].tree
        with pytest.raises(NotFoundError, match="more than 30 files"):
            Trees(found).entries(top)


def test_a_level_of_folders_is_read_at_once(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    for name in "abc":
        (folder / name / name / "same").mkdir(parents=True)
        (folder / name / name / "same" / "x.yaml").write_text("x: 1\n")
    commit(folder)
    with Counting.around(str(folder)) as found:
        made = found.commit("HEAD")
        top = walk(found, made, first_parent=True)[0].tree
        trees = Trees(found)
        trees.fetch_below([top, "0" * 40])
        before = found.asked
        assert set(trees.entries(top)) == {f"{name}/{name}/same/x.yaml" for name in "abc"}
        assert found.asked == before
        with pytest.raises(NotFoundError):
            trees.entries("0" * 40)
