"""What figures rest on: no field but those of the table, so nothing that changes them is overlooked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from msgspec.structs import replace

from clusterctl.history.measure import RESTS_ON, Measure
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from tests.cli.commands import JAIPUR, LUDHIANA

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.model.values import Record
    from clusterctl.project.project import Project


class Watched:
    """A record that notes which of its fields are read."""

    def __init__(self, record: Record, read: set[str]) -> None:
        self._record, self._read = record, read

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the record has
        self._read.add(name)
        return getattr(self._record, name)


def watched(project: Project) -> tuple[Project, dict[str, set[str]]]:
    """Return a project whose records note, by the kind of their file, what is read."""
    read: dict[str, set[str]] = {file.place.kind.name: set() for file in project.files.values()}
    files = {
        path: replace(file, record=cast("Record", Watched(file.record, read[file.place.kind.name])))
        for path, file in project.files.items()
        if file.record
    }
    return replace(project, files=files), read


@pytest.mark.parametrize("cluster", [JAIPUR, LUDHIANA])
def test_figures_rest_on_the_fields_that_are_listed_and_on_no_others(cluster: Path) -> None:
    project, read = watched(load(FolderTree(str(cluster))))
    for year in range(1996, 2003):
        Measure().of(project, date(year, 6, 30), {})
    found = {kind: fields - set(RESTS_ON.get(kind, ())) for kind, fields in read.items()}
    assert not any(found.values()), found
    assert all(read[kind] for kind in ("cluster", "plan", "scores", "monitoring"))


def test_the_fields_that_are_listed_are_fields() -> None:
    files = load(FolderTree(str(JAIPUR))).files.values()
    kinds = {file.place.kind.name: file.place.kind.type for file in files}
    for kind, fields in RESTS_ON.items():
        assert set(fields) <= set(kinds[kind].__struct_encode_fields__)
