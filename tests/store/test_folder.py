"""A folder on disk: what is listed, what is read, and that nothing leads out of it, hangs, or stays open."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl.store.folder import LIMIT_BYTES, FolderTree, find_root
from clusterctl.store.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ODD_NAMES = [
    "a b.yaml",
    "new\nline.yaml",
    "छपाई.yaml",
    "😀.yaml",
    "\x1b[31m.yaml",
    "'\"$;.yaml",
    "-o.yaml",
    "A.YAML",
    "b.yml",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a cluster's folder, with something beside it."""
    folder = tmp_path / "cluster"
    (folder / "plans").mkdir(parents=True)
    (folder / "cluster.yaml").write_bytes(b"id: a\n")
    (folder / "plans/1999.yaml").write_bytes(b"status: draft\n")
    (tmp_path / "outside.yaml").write_bytes(b"secret: 1\n")
    return folder


def code_of(root: Path, path: str) -> str:
    """Return the code under which a path is refused, with words and a next step."""
    with pytest.raises(UnreadableError) as caught:
        FolderTree(str(root)).read(path)
    assert str(caught.value)
    assert caught.value.help
    return caught.value.code


@pytest.fixture
def open_files() -> Callable[[], int]:
    """Return a count of this process's open files, where the system tells it."""
    listing = Path("/proc/self/fd")
    if not listing.is_dir():
        pytest.skip("this system does not list a process's open files")
    return lambda: len(list(listing.iterdir()))


# -- what is listed --------------------------------------------------------------------------------------------------


def test_yaml_files_are_listed_in_order_and_others_are_not(root: Path) -> None:
    for path in ("README.md", "plans/notes.txt", "yaml", "a.yaml.orig"):
        (root / path).write_bytes(b"")
    (root / "evidence").mkdir()
    (root / "evidence/minutes.yaml").write_bytes(b"")
    assert FolderTree(str(root)).list() == ["cluster.yaml", "evidence/minutes.yaml", "plans/1999.yaml"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_files_of_any_name_are_listed_and_read(root: Path, name: str) -> None:
    (root / "plans" / name).write_bytes(b"found: 1\n")
    tree = FolderTree(str(root))
    assert f"plans/{name}" in tree.list()
    assert tree.read(f"plans/{name}") == b"found: 1\n"
    assert tree.has(f"plans/{name}")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_name_that_is_no_utf8_is_listed_and_read(root: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    try:
        (root / name).write_bytes(b"found: 1\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert FolderTree(str(root)).read(name) == b"found: 1\n"
    assert name in FolderTree(str(root)).list()


@pytest.mark.parametrize("folder", [".git", ".github/workflows", "plans/.backup"])
def test_hidden_folders_and_files_are_passed_over(root: Path, folder: str) -> None:
    (root / folder).mkdir(parents=True)
    (root / folder / "1998.yaml").write_bytes(b"")
    (root / "plans/.1998.yaml").write_bytes(b"")
    assert FolderTree(str(root)).list() == ["cluster.yaml", "plans/1999.yaml"]


def test_another_cluster_inside_is_no_part_of_this_one(root: Path) -> None:
    (root / "neighbours/bagru/plans").mkdir(parents=True)
    (root / "neighbours/bagru/cluster.yaml").write_bytes(b"")
    (root / "neighbours/bagru/plans/1999.yaml").write_bytes(b"")
    (root / "neighbours/list.yaml").write_bytes(b"")
    assert FolderTree(str(root)).list() == ["cluster.yaml", "neighbours/list.yaml", "plans/1999.yaml"]


def test_folders_are_followed_to_some_depth_only(root: Path) -> None:
    deep = root / "/".join("abcdefghijkl")
    deep.mkdir(parents=True)
    for folder in (deep, deep.parents[8]):
        (folder / "x.yaml").write_bytes(b"")
    assert FolderTree(str(root)).list() == ["a/b/c/x.yaml", "cluster.yaml", "plans/1999.yaml"]


def test_a_folder_that_cannot_be_listed_stands_for_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def denied(folder: str) -> Iterator[os.DirEntry[str]]:
        if folder.endswith("plans"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", denied)
    assert FolderTree(str(root)).list() == ["cluster.yaml", "plans"]


# -- what stands in the place of a file ------------------------------------------------------------------------------


def test_a_folder(root: Path) -> None:
    (root / "actors.yaml").mkdir()
    assert "actors.yaml" in FolderTree(str(root)).list()
    assert code_of(root, "actors.yaml") == "YML023"
    assert not FolderTree(str(root)).has("actors.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(root: Path) -> None:
    os.mkfifo(root / "actors.yaml")
    assert "actors.yaml" in FolderTree(str(root)).list()
    assert code_of(root, "actors.yaml") == "YML023"
    assert not FolderTree(str(root)).has("actors.yaml")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets with a name")
def test_a_socket(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)  # a socket's whole path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("actors.yaml")
        assert code_of(root, "actors.yaml") == "YML025"


def test_a_device(root: Path) -> None:
    (root / "actors.yaml").symlink_to(os.devnull)
    assert code_of(root, "actors.yaml") == "YML024"


LINKS = {
    "to nothing": "nowhere.yaml",
    "to nothing in a folder that is not there": "gone/nowhere.yaml",
    "to itself": "actors.yaml",
    "out of the cluster": "../outside.yaml",
    "out of the cluster, to nothing": "../nowhere.yaml",
    "out of the cluster by the whole path": str(Path(__file__).resolve()),
    "to the folder above": "..",
    "to a folder with a like name beside": "../cluster2/actors.yaml",
}


@pytest.mark.parametrize("target", LINKS.values(), ids=LINKS)
def test_a_bad_link(root: Path, target: str) -> None:
    (root.parent / "cluster2").mkdir()
    (root.parent / "cluster2/actors.yaml").write_bytes(b"secret: 1\n")
    (root / "actors.yaml").symlink_to(target)
    assert "actors.yaml" in FolderTree(str(root)).list()
    assert code_of(root, "actors.yaml") == "YML024"
    assert not FolderTree(str(root)).has("actors.yaml")


def test_links_that_lead_to_each_other(root: Path) -> None:
    (root / "actors.yaml").symlink_to("vision.yaml")
    (root / "vision.yaml").symlink_to("actors.yaml")
    assert code_of(root, "actors.yaml") == "YML024"


@pytest.mark.parametrize("target", ["plans/1999.yaml", "plans/../plans/1999.yaml", "../cluster/plans/1999.yaml"])
def test_a_link_inside_the_cluster_is_read(root: Path, target: str) -> None:
    (root / "actors.yaml").symlink_to(target)
    assert FolderTree(str(root)).read("actors.yaml") == b"status: draft\n"
    assert FolderTree(str(root)).has("actors.yaml")


def test_a_link_to_the_cluster_itself_is_as_good_as_its_folder(root: Path) -> None:
    (root.parent / "link").symlink_to(root)
    tree = FolderTree(str(root.parent / "link"))
    assert tree.read("plans/1999.yaml") == b"status: draft\n"
    assert tree.list() == FolderTree(str(root)).list()


def test_a_folder_that_is_a_link_is_not_followed(root: Path) -> None:
    (root / "scores").symlink_to("plans")
    (root / "monitoring").symlink_to(root.parent)
    assert FolderTree(str(root)).list() == ["cluster.yaml", "monitoring", "plans/1999.yaml", "scores"]
    assert code_of(root, "monitoring/outside.yaml") == "YML024"


@pytest.mark.parametrize("path", ["../outside.yaml", "plans/../../outside.yaml", "/etc/passwd/../../outside.yaml"])
def test_a_path_never_leads_out(root: Path, path: str) -> None:
    assert code_of(root, path) == "YML024"
    assert not FolderTree(str(root)).has(path)


# -- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE, errno.ESTALE, errno.ENXIO])
def test_a_file_that_cannot_be_opened(root: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", denied)
    assert code_of(root, "cluster.yaml") == "YML025"


@pytest.mark.parametrize("call", ["fstat", "fdopen"])
def test_a_file_that_fails_when_it_is_open_is_closed_again(
    root: Path, call: str, monkeypatch: pytest.MonkeyPatch, open_files: Callable[[], int]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    before = open_files()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, broken)
        assert code_of(root, "cluster.yaml") == "YML025"
    assert open_files() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read what others may not")
def test_a_file_without_permission(root: Path) -> None:
    (root / "cluster.yaml").chmod(0)
    assert code_of(root, "cluster.yaml") == "YML025"


def test_no_file_stays_open(root: Path, open_files: Callable[[], int]) -> None:
    (root / "actors.yaml").mkdir()
    before = open_files()
    FolderTree(str(root)).list()
    FolderTree(str(root)).read("cluster.yaml")
    code_of(root, "actors.yaml")
    assert open_files() == before


def test_no_more_is_read_than_the_reader_takes(root: Path) -> None:
    with (root / "cluster.yaml").open("wb") as file:
        file.truncate(1 << 32)
    assert len(FolderTree(str(root)).read("cluster.yaml")) == LIMIT_BYTES + 1


@pytest.mark.skipif(not Path("/proc/kallsyms").exists(), reason="needs a file that tells no size")
def test_a_file_that_tells_no_size_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterctl.store.folder.LIMIT_BYTES", 1000)
    assert len(FolderTree("/proc").read("kallsyms")) == 1001
    assert FolderTree("/proc/sys/kernel").read("ostype") == Path("/proc/sys/kernel/ostype").read_bytes()


# -- where a cluster's folder is -------------------------------------------------------------------------------------


def test_the_nearest_folder_upward_holds_the_cluster(root: Path) -> None:
    (root / "a/b").mkdir(parents=True)
    assert find_root(str(root / "a/b")) == find_root(str(root)) == str(root.resolve())
    (root / "a/cluster.yaml").write_bytes(b"")
    assert find_root(str(root / "a/b")) == str((root / "a").resolve())


def test_a_broken_cluster_is_found_all_the_same(root: Path) -> None:
    (root / "cluster.yaml").unlink()
    (root / "cluster.yaml").symlink_to("nowhere")
    assert find_root(str(root / "plans")) == str(root.resolve())


def test_where_there_is_none(tmp_path: Path) -> None:
    assert find_root(str(tmp_path)) is None
