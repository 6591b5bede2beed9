"""Git repositories: what is found, what is read, what is refused, and that none of them runs anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.store.folder import LIMIT_BYTES, FolderTree
from clusterctl.store.git import Repository
from clusterctl.store.revision import RevisionTree, find_folder
from clusterctl.store.tree import UnreadableError
from tests.store.repositories import ENVIRONMENT, commit, git, repository

ODD_NAMES = ["a b.yaml", "new\nline.yaml", "tab\t.yaml", "छपाई.yaml", "😀.yaml", "'\"$;.yaml", "-o.yaml", "b.yml"]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Return a repository whose one commit holds a cluster."""
    folder = repository(tmp_path / "repo")
    (folder / "cluster.yaml").write_text("id: then\n")
    commit(folder)
    return folder


def tree(start: Path, revision: str = "HEAD", folder: str | None = None) -> RevisionTree:
    """Return the tree of the cluster around a folder, with the repository still open."""
    found = Repository.around(str(start))
    made = found.commit(revision)
    entries = found.entries(made)
    return RevisionTree(found, made, entries, find_folder(entries, "", made) if folder is None else folder)


def read(start: Path, path: str = "cluster.yaml", revision: str = "HEAD") -> bytes:
    with Repository.around(str(start)) as found:
        made = found.commit(revision)
        entries = found.entries(made)
        return RevisionTree(found, made, entries, find_folder(entries, "", made)).read(path)


# -- what is read ----------------------------------------------------------------------------------------------------


def test_a_revision_is_read_though_the_disk_says_otherwise(repo: Path) -> None:
    (repo / "cluster.yaml").write_text("id: now\n")
    before = git(repo, "status", "--porcelain")
    assert read(repo) == b"id: then\n"
    assert (repo / "cluster.yaml").read_text() == "id: now\n"
    assert git(repo, "status", "--porcelain") == before


def test_a_bare_clone_a_worktree_and_a_submodule_are_read(repo: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", repo, tmp_path / "bare.git")
    git(repo, "worktree", "add", "--quiet", "--detach", tmp_path / "a worktree")
    around = repository(tmp_path / "around")
    git(around, "submodule", "--quiet", "add", repo, "clusters/made")
    commit(around)
    (around / "clusters/made/plans").mkdir()
    for start in ("bare.git", "bare.git/refs", "a worktree", "around/clusters/made", "around/clusters/made/plans"):
        assert read(tmp_path / start) == b"id: then\n"


def test_a_repository_with_sha_256_is_read(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo", "--object-format=sha256")
    (folder / "cluster.yaml").write_text("id: made\n")
    assert len(commit(folder)) == 64
    assert read(folder) == b"id: made\n"


def test_a_packed_repository_is_read(repo: Path) -> None:
    git(repo, "gc", "--quiet")
    git(repo, "pack-refs", "--all")
    assert read(repo, revision="main") == b"id: then\n"


def odd_folder(folder: Path) -> None:
    """Fill a folder with all that a cluster's folder may hold."""
    texts = {
        "cluster.yaml": "id: a\n", "plans/1998.yaml": "status: draft\n", "plans/deeper/1999.yaml": "x: 1\n",
        ".hidden/a.yaml": "x: 1\n", "scores/.draft.yaml": "x: 1\n", "notes.txt": "x", "a.yaml/b.yaml": "x: 1\n",
        "a.yaml/c.txt": "x", "other/cluster.yaml": "id: b\n", "other/plans/1999.yaml": "x: 1\n", "minutes/a.pdf": "%",
        "1/2/3/4/5/6/7/8/in.yaml": "x: 1\n", "1/2/3/4/5/6/7/8/9/out.yaml": "x: 1\n",
        **dict.fromkeys(ODD_NAMES, "odd: 1\n"),
    }  # fmt: skip
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    links = {
        "linked.yaml": "plans/1998.yaml", "up.yaml": "../outside.yaml", "root.yaml": "/etc/hostname",
        "nowhere.yaml": "plans/1997.yaml", "round.yaml": "about.yaml", "about.yaml": "round.yaml",
        "scores/there.yaml": "../plans/../plans/1998.yaml", "back.yaml": "plans/../../repo/plans/1998.yaml",
        "to-folder.yaml": "plans", "monitoring": "plans", "through.yaml": "monitoring/1998.yaml", "evidence": "minutes",
    }  # fmt: skip
    for path, target in links.items():
        (folder / path).symlink_to(target)


def answer(of: FolderTree | RevisionTree, path: str) -> bytes | str:
    try:
        return of.read(path)
    except UnreadableError as error:
        return f"{error.code} {error.message}"


def test_a_revision_answers_as_the_folder_does(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    (tmp_path / "outside.yaml").write_text("x: 1\n")
    odd_folder(folder)
    commit(folder)
    here, then = FolderTree(str(folder)), tree(folder, folder="")
    paths = here.list()
    assert then.list() == paths
    assert {path: answer(then, path) for path in paths if path != "back.yaml"} == {
        path: answer(here, path) for path in paths if path != "back.yaml"
    }
    asked = ["minutes/a.pdf", "evidence/a.pdf", "minutes", "no.pdf", "../outside.yaml", "./notes.txt", "round.yaml", ""]
    assert [then.has(path) for path in asked] == [here.has(path) for path in asked]
    assert [then.has(path) for path in asked[:3]] == [True, True, False]
    assert answer(then, "back.yaml") == "YML024 this link leads out of the cluster's folder"  # then, there was no repo/
    then._repository.close()  # noqa: SLF001 - what the function above opened


def test_names_that_are_no_utf_8_are_as_the_system_has_them(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    name = os.fsdecode(b"plans-\xff.yaml")
    (folder / name).write_text("x: 1\n")
    (folder / "cluster.yaml").write_text("id: a\n")
    commit(folder)
    with Repository.around(str(folder)) as found:
        made = found.commit("HEAD")
        then = RevisionTree(found, made, found.entries(made), "")
        assert then.list() == FolderTree(str(folder)).list()
        assert then.read(name) == b"x: 1\n"


def test_a_submodule_in_the_place_of_a_folder_is_listed_and_not_read(repo: Path, tmp_path: Path) -> None:
    around = repository(tmp_path / "around")
    (around / "cluster.yaml").write_text("id: around\n")
    git(around, "submodule", "--quiet", "add", repo, "plans")
    commit(around)
    with Repository.around(str(around)) as found:
        made = found.commit("HEAD")
        then = RevisionTree(found, made, found.entries(made), "")
        assert then.list() == ["cluster.yaml", "plans"]
        assert not then.has("plans")


def test_of_a_large_file_no_more_than_the_limit_is_kept(repo: Path) -> None:
    (repo / "big.yaml").write_bytes(b"x" * (LIMIT_BYTES + 5_000_000))
    commit(repo)
    then = tree(repo)
    assert len(then.read("big.yaml")) == LIMIT_BYTES + 1
    assert then.read("cluster.yaml") == b"id: then\n"  # the rest of the large one was passed over
    then._repository.close()  # noqa: SLF001 - what the function above opened


def test_a_damaged_or_missing_text_is_that_files_fault_alone(repo: Path) -> None:
    for name in ("damaged", "missing", "sound"):
        (repo / f"{name}.yaml").write_text(f"{name}: 1\n")
    commit(repo)
    for name in ("damaged", "missing"):
        id_ = git(repo, "rev-parse", f"HEAD:{name}.yaml")
        path = repo / ".git/objects" / id_[:2] / id_[2:]
        path.chmod(0o644)
        path.write_bytes(b"no object") if name == "damaged" else path.unlink()
    then = tree(repo)
    assert answer(then, "damaged.yaml") == answer(then, "missing.yaml")
    assert str(answer(then, "missing.yaml")).startswith("YML025 this clone of the repository lacks")
    assert then.read("sound.yaml") == b"sound: 1\n"
    then._repository.close()  # noqa: SLF001 - what the function above opened


# -- which revision --------------------------------------------------------------------------------------------------


def test_a_commits_day_is_that_of_its_committer(repo: Path) -> None:
    for day in ("2000-01-01T00:30:00+0530", "1999-12-31T23:30:00-0800"):
        commit(repo, day)
        with Repository.around(str(repo)) as found:
            assert str(found.commit("HEAD").date) == day[:10]


def test_a_commit_of_a_day_that_is_none_is_read_all_the_same(repo: Path) -> None:
    text = git(repo, "cat-file", "commit", "HEAD")
    for stamp in ("99999999999999 +0000", "0 +9999", "then +0000"):
        told = text.replace(text.split("committer ")[1].split("> ")[1].split("\n")[0], stamp)
        made = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"], input=told.encode(), cwd=repo,
            env=ENVIRONMENT, capture_output=True, check=True,
        )  # fmt: skip
        with Repository.around(str(repo)) as found:
            assert found.commit(made.stdout.decode().strip()).date is None


def test_tags_branches_and_short_ids_name_the_same_commit(repo: Path) -> None:
    git(repo, "tag", "--annotate", "--message=the year", "1999")
    git(repo, "branch", "a/branch")
    with Repository.around(str(repo)) as found:
        head = found.commit("HEAD")
        assert head.date == date(1999, 12, 31)
        for name in ("refs/tags/1999", "a/branch", head.id[:8], "HEAD^0", "HEAD^{/as it}", "@"):
            assert found.commit(name) == head


@pytest.mark.parametrize("revision", ["", "-c", "--output=x", "-", "HEAD\n", "HEAD\0", "a\x1b[31m", "x" * 2000])
def test_what_can_be_no_revision_is_refused(repo: Path, revision: str) -> None:
    with Repository.around(str(repo)) as found, pytest.raises(UsageError) as caught:
        found.commit(revision)
    assert "is no revision" in caught.value.message


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_word_is_a_commit_or_refused(word: str) -> None:
    here = Path(__file__).parents[2]
    with Repository(str(here / "no repository"), None) as found, pytest.raises((UsageError, NotFoundError)):
        found.commit(word)


def test_a_slip_in_a_name_gets_a_proposal(repo: Path) -> None:
    with Repository.around(str(repo)) as found, pytest.raises(NotFoundError) as caught:
        found.commit("maim")
    assert caught.value.message == "there is no revision maim; did you mean `main`?"


@pytest.mark.parametrize(
    ("broken", "said"),
    [("[core]\n\trepositoryformatversion = 9\n", "Expected git repo version <= 1"), ("x [\n", "bad config line 1")],
)
def test_a_repository_that_git_cannot_use_says_why(repo: Path, broken: str, said: str) -> None:
    (repo / ".git/config").write_text(broken)
    with Repository.around(str(repo)) as found, pytest.raises(NotFoundError) as caught:
        found.commit("HEAD")
    assert caught.value.message.startswith("git can't find HEAD: ")
    assert said in caught.value.message


def test_a_shallow_clone_says_that_it_is_one(repo: Path, tmp_path: Path) -> None:
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repo}", tmp_path / "shallow")
    with Repository.around(str(tmp_path / "shallow")) as found, pytest.raises(NotFoundError) as caught:
        found.commit("HEAD~1")
    assert caught.value.hint == "this clone holds the latest commits only: git fetch --unshallow"


def test_a_folder_in_no_repository_has_no_revisions(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # an empty one is none
    if any((folder / ".git").exists() for folder in tmp_path.resolve().parents):
        pytest.skip("the folder for temporary files is in a git repository here")
    with pytest.raises(NotFoundError) as caught:
        Repository.around(str(tmp_path))
    assert "is in no git repository" in caught.value.message


def test_without_git_it_says_what_is_missing(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with Repository.around(str(repo)) as found:
        for ask in (partial(found.commit, "HEAD"), found.head):
            with pytest.raises(NotFoundError) as caught:
                ask()
            assert "git, which is not installed" in caught.value.message


def test_the_head_is_the_commit_that_is_checked_out(repo: Path, tmp_path: Path) -> None:
    with Repository.around(str(repo)) as found:
        assert found.head() == found.commit("HEAD")
    with Repository.around(str(repository(tmp_path / "unborn"))) as found:
        assert found.head() is None


@pytest.mark.parametrize("program", ["no program\n", "#!/bin/sh\nkill -9 $$\n"])
def test_a_git_that_does_not_run_is_told(
    program: str, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text(program)
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Repository.around(str(repo)) as found, pytest.raises(NotFoundError) as caught:
        found.commit("HEAD")
    assert "there is no revision" not in caught.value.message


# -- which folder ----------------------------------------------------------------------------------------------------


def test_the_cluster_is_the_nearest_one_upward_else_the_only_one_below(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    for path in ("clusters/one/cluster.yaml", "clusters/two/cluster.yaml", "single/deep/cluster.yaml"):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text("id: a\n")
    commit(folder)
    with Repository.around(str(folder)) as found:
        made = found.commit("HEAD")
        entries = found.entries(made)
        for start, wanted in {"clusters/two/plans/x": "clusters/two", "single": "single/deep"}.items():
            assert find_folder(entries, start, made) == wanted
        for start, said in {"": "there are 3 clusters", "clusters": "there are 2", "plans": "there is no"}.items():
            with pytest.raises(NotFoundError) as caught:
                find_folder(entries, start, made)
            assert caught.value.message.startswith(said)


# -- a repository that nobody trusts ---------------------------------------------------------------------------------


def hostile(folder: Path, canary: Path) -> None:
    """Let a repository name a program wherever git lets it; each leaves a mark beside the canary."""
    program = folder / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {canary}\nexit 1\n')
    program.chmod(0o755)
    run = str(program)
    values = {
        "core.fsmonitor": run, "core.hooksPath": str(folder / "hooks"), "core.pager": run, "core.editor": run,
        "core.sshCommand": run, "core.gitProxy": run, "core.askPass": run, "core.alternateRefsCommand": run,
        "diff.external": run, "diff.a.textconv": run, "diff.a.command": run, "filter.a.clean": run,
        "filter.a.smudge": run, "filter.a.process": run, "merge.a.driver": run, "credential.helper": f"!{run}",
        "gpg.program": run, "sequence.editor": run, "uploadpack.packObjectsHook": run, "alias.cat-file": f"!{run}",
        "alias.rev-parse": f"!{run}", "alias.ls-tree": f"!{run}", "pager.cat-file": run, "pager.ls-tree": run,
        "protocol.ext.allow": "always", "remote.origin.url": f"ext::{run}", "remote.origin.promisor": "true",
        "remote.origin.uploadpack": run, "remote.origin.vcs": "x", "trace2.normalTarget": str(canary),
        "trace2.eventTarget": str(canary), "log.showSignature": "true", "interactive.diffFilter": run,
        "include.path": str(folder / "included"), "core.attributesFile": str(folder / ".gitattributes"),
    }  # fmt: skip
    (folder / "hooks").mkdir()
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit", "fsmonitor-watchman"):
        shutil.copy(program, folder / "hooks" / hook)
    (folder / ".gitattributes").write_text(
        "*.yaml diff=a filter=a merge=a text eol=crlf working-tree-encoding=UTF-16\n"
    )
    (folder / "included").write_text(f"[core]\n\tfsmonitor = {run}\n\tpager = {run}\n")
    for name, value in values.items():
        git(folder, "config", name, value)
    git(folder, "config", "extensions.partialClone", "origin")
    git(folder, "config", "core.repositoryFormatVersion", "1")


def test_nothing_that_a_repository_names_is_run(repo: Path, tmp_path: Path) -> None:
    (repo / "lost.yaml").write_text("lost: 1\n")
    commit(repo)
    lost = git(repo, "rev-parse", "HEAD:lost.yaml")
    (repo / ".git/objects" / lost[:2] / lost[2:]).unlink()  # a partial clone would call its remote for this one
    canary = tmp_path / "canary"
    hostile(repo, canary)
    then = tree(repo)
    assert then.read("cluster.yaml") == b"id: then\n"
    assert str(answer(then, "lost.yaml")).startswith("YML025")
    then._repository.close()  # noqa: SLF001 - what the function above opened
    with Repository.around(str(repo)) as found, pytest.raises(NotFoundError):
        found.commit("HEAD~7")
    assert not canary.exists()


@pytest.mark.parametrize("careless", [("status",), ("diff",), ("cat-file", "-p", "HEAD:lost.yaml")])
def test_the_same_repository_runs_its_programs_for_a_careless_git(
    repo: Path, tmp_path: Path, careless: tuple[str, ...]
) -> None:
    """The red control of the test above: the traps are set and spring."""
    (repo / "lost.yaml").write_text("lost: 1\n")
    commit(repo)
    lost = git(repo, "rev-parse", "HEAD:lost.yaml")
    (repo / ".git/objects" / lost[:2] / lost[2:]).unlink()
    canary = tmp_path / "canary"
    hostile(repo, canary)
    git(repo, "config", "--unset", "remote.origin.vcs")
    (repo / "cluster.yaml").write_text("id: now\n")
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "GIT_ALLOW_PROTOCOL"}
    subprocess.run(["git", *careless], cwd=repo, env=environment, capture_output=True, check=False, timeout=60)
    assert canary.exists()


def test_replaced_objects_are_not_what_a_commit_holds(repo: Path) -> None:
    (repo / "cluster.yaml").write_text("id: forged\n")
    forged = git(repo, "hash-object", "-w", "cluster.yaml")
    git(repo, "replace", git(repo, "rev-parse", "HEAD:cluster.yaml"), forged)
    assert git(repo, "cat-file", "-p", "HEAD:cluster.yaml") == "id: forged"
    assert read(repo) == b"id: then\n"


def test_the_environment_cannot_lead_elsewhere(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = repository(tmp_path / "other")
    (other / "cluster.yaml").write_text("id: other\n")
    commit(other)
    for name in ("GIT_DIR", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert read(repo) == b"id: then\n"
    assert not (tmp_path / "trace").exists()


def test_who_owns_the_files_does_not_matter(repo: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("only root may give files away")
    for path in [repo, *repo.rglob("*")]:
        os.chown(path, 12345, 12345, follow_symlinks=False)
    assert read(repo) == b"id: then\n"
