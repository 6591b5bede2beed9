"""The generated files are fresh, and the tool says so when they are not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from generate import __main__ as tool
from generate import schemas

if TYPE_CHECKING:
    from pathlib import Path


FEW = (("docs/note.md", lambda: "A note.\n"), ("schemas/exit.schema.json", partial(schemas.text, "exit")))


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few generated files in place of all."""
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "FILES", FEW)
    assert tool.main([]) == 0
    capsys.readouterr()
    return tmp_path


def test_the_generated_files_are_fresh() -> None:
    assert list(tool.stale(tool.ROOT)) == []


def test_what_was_written_is_fresh(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["--check"]) == 0
    assert tool.main([]) == 0
    assert capsys.readouterr().out == ""
    assert {path.relative_to(written).as_posix() for path in written.rglob("*.*")} == {name for name, _ in FEW}


def test_a_stale_file_is_told_with_its_difference_and_left(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written / "schemas/exit.schema.json"
    path.write_text(path.read_text().replace("The exit strategy.", "Something else."))
    assert tool.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "schemas/exit.schema.json: stale" in said
    assert '-  "description": "Something else.",' in said
    assert '+  "description": "The exit strategy.",' in said
    assert "Something else." in path.read_text()


def test_a_missing_file_and_a_leftover_are_told(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (written / "schemas/exit.schema.json").unlink()
    (written / "schemas/old.schema.json").write_text("{}")
    assert tool.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "schemas/exit.schema.json: missing" in said
    assert "schemas/old.schema.json: nothing generates it any more" in said
    assert tool.main([]) == 0
    assert not (written / "schemas/old.schema.json").exists()
    assert tool.main(["--check"]) == 0


def test_other_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["--chek"]) == 2
    assert "usage" in capsys.readouterr().err
