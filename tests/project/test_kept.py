"""Files that were read before: they give what a new reading would, and where they can't, they are read again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from clusterctl.project.kept import Kept, load_folder
from clusterctl.source.reader import read
from clusterctl.store.user_cache import folder
from tests.project.clusters import FILES
from tests.source.files import EXAMPLES, PROJECTS, ROOT, name
from tests.source.test_fuzz import EDITS, mutated
from tests.source.written import STYLES, TREES, Style, Tree, written

if TYPE_CHECKING:
    from clusterctl.source.document import Document


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep in a folder of the test; return it."""
    monkeypatch.delenv("CLUSTERCTL_CACHE", raising=False)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    found = folder()
    assert found is not None
    return Path(found) / "files"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return the folder of a cluster."""
    for path, text in FILES.items():
        file = tmp_path / "cluster" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return tmp_path / "cluster"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of files that are read from now on."""
    paths: list[str] = []

    def told(path: str, data: bytes) -> Document:
        paths.append(path)
        return read(path, data)

    monkeypatch.setattr("clusterctl.source.reader.read", told)
    return paths


def twice(data: bytes) -> tuple[Document, Document]:
    """Return a file as it is read for the first time, and as it is had the next time."""
    first = Kept("somewhere")
    one = first.read("a.yaml", data)
    first.keep()
    return one, Kept("somewhere").read("a.yaml", data)


def check(data: bytes) -> None:
    """Hold what was kept against a new reading: the same types, places and findings."""
    once, again = twice(data)
    assert repr(once) == repr(again) == repr(read("a.yaml", data))


@pytest.mark.parametrize("path", EXAMPLES + PROJECTS, ids=name)
def test_a_file_is_had_again_as_it_was_read(path: Path) -> None:
    check(path.read_bytes())


@given(TREES, STYLES)
@settings(max_examples=100, derandomize=True)
def test_whatever_was_written_is_had_again(data: Tree, style: Style) -> None:
    check(written(data, style).encode())


@given(st.sampled_from(EXAMPLES), EDITS)
@settings(max_examples=100, derandomize=True)
def test_so_are_the_faults_of_a_file(path: Path, edits: list[tuple[float, int, bytes]]) -> None:
    check(mutated(path.read_bytes(), edits))


@pytest.mark.parametrize(
    "text",
    [
        *("a: 1.10", "a: -0.0", "a: 1e400", 'a: "1.10"', "a: 123456789012345678901234567890", "a: no", "a: 010"),
        *("a: 1\r\nb: 2\r\n", "\ufeffa: 1", "a: \ufeff1", 'a: "\\ud800"', "a: |\n  b\n"),
        *("- 1", "", "a: 1\na: 2", "1: a", "~: a"),
    ],
)
def test_what_yaml_tells_apart_stays_apart(text: str) -> None:
    check(text.encode())


def test_only_what_changed_is_read_again(cluster: Path, asked: list[str]) -> None:
    load_folder(str(cluster))
    assert sorted(asked) == sorted(FILES)
    asked.clear()
    assert load_folder(str(cluster)).cluster
    assert asked == []
    (cluster / "actors.yaml").write_text("actors: {}\n", encoding="utf-8")
    found = load_folder(str(cluster))
    assert asked == ["actors.yaml"]
    assert found.actors is not None
    assert not found.actors.actors


def test_a_change_that_leaves_length_and_time_as_they_were_is_seen(cluster: Path) -> None:
    file = cluster / "cluster.yaml"
    load_folder(str(cluster))
    before, text = file.stat(), file.read_text(encoding="utf-8")
    file.write_text(text.replace("Made", "Mead"), encoding="utf-8", newline="")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = load_folder(str(cluster)).cluster
    assert found is not None
    assert found.name == "Mead"


def test_a_file_with_a_fault_is_read_each_time(cluster: Path, asked: list[str]) -> None:
    (cluster / "actors.yaml").write_text("actors: {}\nactors: {}\n", encoding="utf-8")
    codes = [[finding.code for finding in load_folder(str(cluster)).findings] for _ in range(3)]
    assert codes[0] == codes[1] == codes[2]
    assert "YML003" in codes[0]
    assert asked.count("actors.yaml") == 3
    assert asked.count("cluster.yaml") == 1


def test_what_was_deleted_is_kept_no_longer(cluster: Path, place: Path) -> None:
    (cluster / "vision.yaml").write_text("statement: Secretvision\n", encoding="utf-8")
    load_folder(str(cluster))
    assert any(b"Secretvision" in one.read_bytes() for one in place.iterdir())
    (cluster / "vision.yaml").unlink()
    load_folder(str(cluster))
    assert not any(b"Secretvision" in one.read_bytes() for one in place.iterdir())


@pytest.mark.parametrize("change", [lambda held: held[:-1], lambda held: held[:40], lambda _: b"",
                                    lambda held: held.replace(b"Made", b"Mead")])  # fmt: skip
def test_what_is_damaged_is_not_used(cluster: Path, place: Path, change: object) -> None:
    assert callable(change)
    first = load_folder(str(cluster))
    (file,) = place.iterdir()
    file.write_bytes(change(file.read_bytes()))
    assert repr(load_folder(str(cluster))) == repr(first)


@pytest.mark.parametrize("held", [b"", b"\xc1", msgpack.encode([1]), msgpack.encode({"cluster.yaml": [b"", b""]})])
def test_what_is_whole_and_yet_no_reading_is_not_used(
    cluster: Path, monkeypatch: pytest.MonkeyPatch, held: bytes
) -> None:
    first = load_folder(str(cluster))
    with monkeypatch.context() as patch:
        patch.setattr("clusterctl.project.kept.msgpack.encode", lambda _: held)
        (cluster / "actors.yaml").write_text(FILES["actors.yaml"] + "# seen\n", encoding="utf-8", newline="")
        load_folder(str(cluster))
    (cluster / "actors.yaml").write_text(FILES["actors.yaml"], encoding="utf-8", newline="")
    assert repr(load_folder(str(cluster))) == repr(first)


@pytest.mark.parametrize("code", [b"", b"\xc1", msgpack.encode([1]), msgpack.encode([{}, b"x", b"", [], {}])])
def test_nor_what_is_no_file_as_read(cluster: Path, monkeypatch: pytest.MonkeyPatch, code: bytes) -> None:
    first = load_folder(str(cluster))
    texts = {path: text.encode() for path, text in FILES.items()}
    monkeypatch.setattr(
        "clusterctl.project.kept._files", lambda _: {path: (text, code) for path, text in texts.items()}
    )
    assert repr(load_folder(str(cluster))) == repr(first)


def test_folders_do_not_share_what_is_kept(cluster: Path, tmp_path: Path, place: Path) -> None:
    shutil.copytree(cluster, tmp_path / "other")
    load_folder(str(cluster))
    load_folder(str(tmp_path / "other"))
    assert len(list(place.iterdir())) == 2


def test_who_wants_nothing_kept_has_nothing(cluster: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTERCTL_CACHE", "off")
    assert load_folder(str(cluster)).cluster
    assert not place.exists()


def test_the_examples_give_the_same_project_again() -> None:
    for root in sorted((ROOT / "examples").iterdir()):
        first = load_folder(str(root))
        assert repr(load_folder(str(root))) == repr(first)
