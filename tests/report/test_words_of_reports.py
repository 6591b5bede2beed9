"""Reports say nothing past their language: every word of every template is from the catalogue, or from the files."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from clusterctl.method.maps import KINDS_OF_LINKS
from clusterctl.model import plan
from clusterctl.report import html, markdown
from clusterctl.report.blocks import Picture
from clusterctl.report.figures import sheets
from clusterctl.report.figures.figure import Label
from clusterctl.report.figures.svg import svg
from clusterctl.report.outlines import NAMES
from clusterctl.report.speech import labels
from clusterctl.report.speech.forms import MONTHS, English
from clusterctl.report.speech.language import Language
from clusterctl.report.speech.language import language as found_language
from clusterctl.report.speech.locales import locale_of
from clusterctl.words import capital, short_names
from generate.catalogue import compile_po
from tests.report.clusters import example, shown
from tests.report.pseudo import broken, language, outside
from tests.report.test_labels import field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clusterctl.report.speech.forms import Forms
    from clusterctl.report.view import View

HINDI = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "About this report"
msgstr "इस रिपोर्ट के बारे में"

msgid "{n} error"
msgid_plural "{n} errors"
msgstr[0] "{n} त्रुटि"
msgstr[1] "{n} त्रुटियाँ"

msgid "{n} output"
msgid_plural "{n} outputs"
msgstr[0] "{n} परिणाम संकेतक एक"
msgstr[1] "{n} परिणाम संकेतक"

msgid "{amount} lakh"
msgstr "{amount} लाख"
"""
EXAMPLES = ("jaipur", "ludhiana")
MERMAID = re.compile(r"^```mermaid\n.*?^```$", re.MULTILINE | re.DOTALL)
DRAWN = re.compile(r"<svg .*?</svg>", re.DOTALL)
COMMENT = re.compile(r"^\s*#(.*)", re.MULTILINE)
TABLES = (labels.STATUS, labels.COMPLEXITY, labels.PLAN_STATUS, labels.DRAWN_UP, labels.NATURE,
          labels.FORM, labels.KIND, labels.REACH, labels.FREQUENCY)  # fmt: skip
LABELLED = {
    *(key for table in TABLES for key in table.words),
    *field(plan.Activity, "origin"), *field(plan.Activity, "category"),
} - {"cda"}  # fmt: skip
"""Words of the files that stand for something: they are to be said by their labels."""
CODES = ("M", *(kind.sign for kind in KINDS_OF_LINKS.values()))
"""Numbers of the method (M1), and the signs of links on the map, which its legend explains."""
DIAGRAM = (
    "gantt", "dateFormat YYYY-MM-DD", "axisFormat %m", "axisFormat %b %Y", "axisFormat %Y", "tickInterval 1month",
    "tickInterval 3month", "todayMarker off", "section", "milestone", "now", "done", "active", "crit", "a", "m", "d",
    "Y",
)  # fmt: skip
"""Words of the language of diagrams, and letters of its ids."""


@cache
def of(name: str, template: str) -> View:
    """Return a report in the pseudo-language, for those who may see all."""
    return shown(example(name), "1999", template, "internal", say=language())


@cache
def own(name: str) -> tuple[str, ...]:
    """Return the texts of a cluster's files, keys and comments among them, and the short names of its actors."""
    project = example(name)
    texts = [text for file in project.files.values() for text in in_data(file.document.data)]
    texts = [text for text in texts if text not in LABELLED]
    comments = [text for file in project.files.values() for text in COMMENT.findall(file.document.text)]
    assert project.actors
    short = short_names({id_: actor.name for id_, actor in project.actors.actors.items()})
    ids = [capital(text.replace("-", " ")) for text in texts if text.islower()]
    parts = chain.from_iterable(re.split(r"[,;:(]", re.sub(r"^S\d+ ", "", text)) for text in texts)
    return (*texts, *ids, *parts, *comments, *project.files, *short.values(), *CODES)


def in_data(data: object) -> Iterator[str]:
    """Yield the texts and the keys of a file."""
    match data:
        case str():
            yield data
        case dict():
            for key, value in data.items():
                yield from (str(key), *in_data(value))
        case list():
            for value in data:
                yield from in_data(value)


def named(view: View) -> Iterator[str]:
    """Yield the names of fields where answers are to be put."""
    yield from (gap.where for section in view.sections for answer in section.answers for gap in answer.gaps)


def faces(view: View) -> dict[str, str]:
    """Return all that a report is written as: both faces, and the pictures of a folder."""
    name = f"{view.stamp.template}.j2"
    view = replace(view, files=(), standards=())  # fields as they are written: no words
    drawn = [block for block in view.blocks if isinstance(block, Picture)]
    return {
        "html": html.render(view, name),
        "markdown": MERMAID.sub("", markdown.render(view, name, "figures")),
        **{f"{block.name} as a diagram": block.mermaid for block in drawn if block.mermaid},
        **{one.name: svg(one.figure, sheets.style(one.sheets), one.name) for one in drawn},
    }


def strangers(name: str, view: View) -> dict[str, list[str]]:
    """Return the words of a report that are neither said nor from the files, by what they stand in."""
    texts = (*own(name), *named(view))
    found = {
        face: outside(text, (*texts, *DIAGRAM) if face.endswith("diagram") else texts)
        for face, text in faces(view).items()
    }
    return {face: sorted(set(words)) for face, words in found.items() if words}


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_is_said_or_from_the_files(name: str, template: str) -> None:
    assert strangers(name, of(name, template)) == {}


def test_a_word_that_was_not_said_is_found() -> None:
    """The check is no check where it finds nothing: a finding, a label of a picture and a fixed word are plain."""
    view = of("jaipur", "donor")
    first, *rest = (block for block in view.lead)
    picture = next(block for block in view.blocks if isinstance(block, Picture))
    drawn = replace(picture.figure, labels=(*picture.figure.labels, Label(0, 0, "Forgotten label", "name")))
    odd = replace(
        view, heading="A forgotten finding", lead=(first, *rest, replace(picture, name="odd", figure=drawn)),
        words={**view.words, "about": "Forgotten wholly"},
    )  # fmt: skip
    found = strangers("jaipur", odd)
    assert found["odd"] == ["Forgotten", "label"]
    assert set(found["html"]) == {"A", "Forgotten", "finding", "forgotten", "label", "wholly"}
    assert set(found["markdown"]) == {"A", "Forgotten", "finding", "forgotten", "wholly"}


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_message_is_cut_or_glued(name: str, template: str) -> None:
    """Labels of pictures may be broken in lines; nothing else may."""
    view = of(name, template)
    written = faces(view)
    assert broken(DRAWN.sub("", written["html"])) == []
    assert broken(written["markdown"]) == []
    assert all(not broken(text) for face, text in written.items() if face.endswith("diagram"))


@pytest.mark.parametrize("template", NAMES)
def test_the_fixed_words_of_templates_are_said(template: str) -> None:
    for word in of("jaipur", template).words.values():
        assert outside(f"<html>{word}</html>", ()) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_numbers_dates_and_money_have_the_forms_of_the_language(name: str) -> None:
    """The pseudo-language groups digits by a dot above and has months of its own."""
    plain = re.compile(rf"\d,\d{{3}}(?!\d)|\b(?:{'|'.join(MONTHS)}) \d{{4}}")
    typed = {found for text in own(name) for found in plain.findall(text)}
    for template in NAMES:
        for text in faces(of(name, template)).values():
            said = re.sub(r"<!-- clusterctl.*|<style>.*?</style>", "", text, flags=re.DOTALL)
            assert set(plain.findall(said)) <= typed


# -- other languages ---------------------------------------------------------------------------------------------------


def test_a_page_names_its_language_and_direction() -> None:
    project = example("jaipur")
    pages = {}
    for tag, forms in (("en-IN", form("en-IN")), ("ur-PK", form("ur-PK")), ("en", English())):
        view = shown(project, "1999", "community", say=Language(tag, NullTranslations(), forms))
        pages[tag] = html.render(view, "community.j2")
    assert '<html lang="en-IN">' in pages["en-IN"]
    assert '<html lang="ur-PK" dir="rtl">' in pages["ur-PK"]
    assert '<html lang="en">' in pages["en"]


@pytest.mark.parametrize("template", NAMES)
def test_indian_english_differs_in_forms_alone(template: str) -> None:
    """What is said is the same; only money and long numbers are written otherwise."""
    project, forms = example("ludhiana"), form("en-IN")
    plain = shown(project, "1999", template, "internal")
    indian = shown(project, "1999", template, "internal", say=Language("en-IN", NullTranslations(), forms))
    pages = [markdown.render(view, f"{template}.j2") for view in (plain, indian)]
    words = [re.findall(r"[^\W\d_]{3,}", re.sub(r"<!-- clusterctl.*", "", page)) for page in pages]
    spoken = {"USD", "INR", "lakh", "crore"}
    assert [word for word in words[0] if word not in spoken] == [word for word in words[1] if word not in spoken]
    assert not re.search(r"\bnan\b|E\+\d", pages[1])


def test_a_translation_is_said_with_its_plurals(tmp_path: Path) -> None:
    (tmp_path / "hi").mkdir()
    (tmp_path / "hi/report.mo").write_bytes(compile_po(HINDI.encode(), "hi/report.po", "hi"))
    say = found_language("hi-IN", tmp_path)
    assert say
    view = shown(example("jaipur"), "1999", "eu-annex-vi", "internal", say=say)
    for page in (html.render(view, "eu-annex-vi.j2"), markdown.render(view, "eu-annex-vi.j2")):
        assert "इस रिपोर्ट के बारे में" in page
        assert re.search(r"(?<!\d)([2-9]|\d{2,}) परिणाम संकेतक", page)
        assert "लाख" not in page, "money in dollars is below a lakh"
    assert '<html lang="hi-IN">' in html.render(view, "eu-annex-vi.j2")
    assert [say.several(n, "{n} error", "{n} errors") for n in (1, 2)] == ["1 त्रुटि", "2 त्रुटियाँ"]


def form(tag: str) -> Forms:
    """Return the forms of a locale."""
    found = locale_of(tag)
    assert found
    return found
