"""The code of the built-in templates that is kept: it gives the same pages, and own templates are never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader

from clusterctl.report import html, markdown
from clusterctl.report.templates import environment
from clusterctl.store.user_cache import folder
from tests.report.clusters import example, shown

if TYPE_CHECKING:
    from pathlib import Path


def _files(place: Path) -> list[Path]:
    return sorted(one for one in place.rglob("*") if one.is_file())


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep in a folder of the test."""
    monkeypatch.delenv("CLUSTERCTL_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_pages_are_the_same_with_and_without(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(example("jaipur"), "1999")
    first = html.render(view, "donor.j2"), markdown.render(view, "donor.j2")
    kept = _files(place)
    assert {one.name.split("-")[0] for one in kept} == {"html", "md"}
    assert (html.render(view, "donor.j2"), markdown.render(view, "donor.j2")) == first
    assert _files(place) == kept
    monkeypatch.setenv("CLUSTERCTL_CACHE", "off")
    assert (html.render(view, "donor.j2"), markdown.render(view, "donor.j2")) == first


def test_the_second_time_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(example("jaipur"), "1999")
    first = html.render(view, "donor.j2")
    monkeypatch.setattr("jinja2.environment.Environment.compile", None)
    assert html.render(view, "donor.j2") == first


def test_damaged_code_is_made_anew(place: Path) -> None:
    view = shown(example("jaipur"), "1999")
    first = html.render(view, "donor.j2")
    for file in _files(place):
        file.write_bytes(b"\0" * 100)
    assert html.render(view, "donor.j2") == first
    assert all(file.read_bytes() != b"\0" * 100 for file in _files(place))


def test_templates_that_are_not_ours_are_not_kept(place: Path) -> None:
    found = environment(DictLoader({"own.j2": "{{ 1 + 1 }}"}), finalize=str)
    assert found.get_template("own.j2").render() == "2"
    assert folder() is not None
    assert _files(place) == []
