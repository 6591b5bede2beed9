"""A new cluster's folder: all of its files or none, whatever goes wrong, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest

from clusterctl.findings.errors import NotFoundError, OutputError
from clusterctl.store import new_folder
from clusterctl.store.new_folder import check, write_folder
from clusterctl.store.write import write_text

FILES = {
    "cluster.yaml": "id: a\n",
    "plans/2026.yaml": "status: draft\n",
    ".vscode/settings.json": "{}\n",
    "a.md": "A\n",
}


def contents(folder: Path) -> dict[str, str]:
    """Return all that stands in a folder, folders with an empty text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def written(folder: Path) -> dict[str, str]:
    return {path: text for path, text in contents(folder).items() if text}


@pytest.mark.parametrize("name", ["new", "deep/er/new", "नया", "with space"])
def test_a_new_folder_is_made_with_those_above_it(name: str, tmp_path: Path) -> None:
    write_folder(str(tmp_path / name), FILES)
    assert written(tmp_path / name) == FILES
    assert [path.name for path in tmp_path.iterdir()] == [name.split("/", maxsplit=1)[0]]


@pytest.mark.parametrize("beside", [(), (".git",), (".DS_Store", "LICENSE", "Thumbs.db", "desktop.ini")], ids=str)
def test_an_empty_folder_is_filled(beside: tuple[str, ...], tmp_path: Path) -> None:
    for name in beside:
        (tmp_path / name).write_text("old\n", encoding="utf-8")
    write_folder(str(tmp_path), FILES)
    assert written(tmp_path) == {**FILES, **dict.fromkeys(beside, "old\n")}


def test_a_link_to_an_empty_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(str(tmp_path / "link"), FILES)
    assert (tmp_path / "link").is_symlink()
    assert written(tmp_path / "real") == FILES


def test_the_current_folder_is_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_folder(".", FILES)
    assert written(tmp_path) == FILES


@pytest.mark.parametrize(
    ("there", "folder", "said"),
    [
        ("x/notes.txt", "x", "x is not empty: it holds notes.txt"),
        ("x/README.md", "x", "x is not empty: it holds README.md"),
        ("x", "x", "x is a file"),
        ("x", "x/y", "x is a file, so x/y can't be a folder in it"),
        ("x/cluster.yaml", "x", "there is a cluster in x already"),
        ("x/cluster.yaml", "x/y/z", "x/y/z would lie inside the cluster of "),
    ],
)
def test_what_is_in_the_way_is_told(
    there: str, folder: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(there).parent.mkdir(exist_ok=True)
    Path(there).write_text("old\n", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(NotFoundError) as error:
        write_folder(folder, FILES)
    assert said in error.value.message
    assert error.value.hint
    assert contents(tmp_path) == before


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(NotFoundError, match="a link that leads nowhere"):
        check(str(tmp_path / "link"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_closed_folder_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="nothing can be written in"):
            check(str(tmp_path / "new"))
    finally:
        tmp_path.chmod(0o700)


def test_a_closed_folder_is_told_to_the_superuser_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="nothing can be written in"):
        check(str(tmp_path / "new"))


# -- whatever goes wrong -----------------------------------------------------------------------------------------------


class Cut:
    """A writer that stops with an error at the n-th file, before or after it is written."""

    def __init__(self, at: int, error: BaseException, *, after: bool) -> None:
        self.left, self.error, self.after = at, error, after
        self.order: list[str] = []

    def __call__(self, path: str, text: str, **_: object) -> None:
        """Write, or stop."""
        self.order.append(path)
        self.left -= 1
        if self.left == 0 and not self.after:
            raise self.error
        write_text(path, text)
        if self.left == 0:
            raise self.error


ERRORS = {
    "full disk": OutputError("x could not be written: No space left on device", "make room"),
    "interruption": KeyboardInterrupt(),
    "a fault of ours": RuntimeError("the sky fell"),
}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("folder", ["", "new", "deep/er/new"])
def test_a_stop_leaves_nothing(
    folder: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    for at, after in product(range(1, len(FILES) + 1), [False, True]):
        monkeypatch.setattr(new_folder, "write_text", Cut(at, error, after=after))
        with pytest.raises(type(error)):
            write_folder(str(tmp_path / folder), FILES)
        assert contents(tmp_path) == {".git": ""}


def test_a_failure_names_the_folder_that_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: str, _: str, **__: object) -> None:
        raise OutputError(f"{path} could not be written: No space left on device", "make room")

    monkeypatch.setattr(new_folder, "write_text", full)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError) as error:
        write_folder("new", FILES)
    assert error.value.message == (
        "new/.vscode/settings.json could not be written: No space left on device; nothing was left behind"
    )


@pytest.mark.parametrize("function", ["mkdir", "rename"])
def test_an_error_of_the_system_is_told(function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, function, refuse)
    with pytest.raises(OutputError, match="Permission denied; nothing was left behind"):
        write_folder(str(tmp_path / "new"), FILES)
    assert contents(tmp_path) == {}


def test_the_file_that_makes_it_a_cluster_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spy = Cut(-1, KeyboardInterrupt(), after=False)
    monkeypatch.setattr(new_folder, "write_text", spy)
    write_folder(str(tmp_path), FILES)
    assert [os.path.relpath(path, tmp_path) for path in spy.order][-1] == "cluster.yaml"


def test_a_file_that_comes_between_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def intrude(path: str, text: str, *, before: None, inside: str) -> None:
        write_text(path, text, before=before, inside=inside)
        (tmp_path / "cluster.yaml").write_text("somebody else's\n", encoding="utf-8")

    monkeypatch.setattr(new_folder, "write_text", intrude)
    with pytest.raises(OutputError, match=r"cluster[.]yaml is there already.*nothing was left behind"):
        write_folder(str(tmp_path), FILES)
    assert contents(tmp_path) == {"cluster.yaml": "somebody else's\n"}
