"""Pages other than the report: the same head, foot and style, with figures in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.report import html, templates
from clusterctl.report.figures.figure import Figure
from clusterctl.report.view import Sheet
from tests.report.test_faces import Shown
from tests.report.test_text import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OTHER = '{% extends "page.html.j2" %}\n{% block main %}\n<p>{{ page.kind }}</p>\n{{ figures.one }}\n{% endblock %}\n'


def other(monkeypatch: pytest.MonkeyPatch, folder: Path, sheet: Sheet) -> str:
    """Return a page with one figure, by a template that extends the common one."""
    for path in templates.HERE.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    (folder / "other.html.j2").write_text(OTHER, encoding="utf-8")
    monkeypatch.setattr(templates, "HERE", folder)
    drawn = Figure(10, 10, sheet.title, sheet.where, (), ())
    return html.filled("other.html.j2", sheet, {"one": html.figure(drawn, "text { fill: red }\n", "one")})


def test_another_page_has_the_same_head_and_foot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = other(monkeypatch, tmp_path, Sheet(title="Jaipur", kind="What changed", where="India", about=("Made.",)))
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv')
    assert "<title>Jaipur: What changed</title>" in page
    assert Shown(page).open == []
    assert " ".join("".join(Shown(page).text).split()).endswith("About this page Made.")
    assert ".picture svg" in page
    assert page.count("<svg") == 1


def test_texts_of_another_page_do_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    evil = " ".join(HOSTILE)
    page = other(monkeypatch, tmp_path, Sheet(title=evil, kind=evil, where=evil, about=(evil,)))
    assert "<script" not in page
    assert "<img" not in page
    assert Shown(page).open == []
    assert not {"\u202e", "\u2066", "\u0007", "\u001b"} & set(page)
