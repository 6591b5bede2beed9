"""The two faces of reports: they say the same, need nothing else, and no text from a file does anything in them."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from clusterctl.report import html, markdown, text
from clusterctl.report.blocks import Entry, Picture, Prose, Statement, Table
from clusterctl.report.outlines import NAMES, outline
from clusterctl.report.run import flat
from tests.report.clusters import CLUSTER, activity, assessment, example, member, plan, project, shown
from tests.report.test_text import HOSTILE, Tags, forge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.project import Project
    from clusterctl.report.view import View

EXAMPLES = [("jaipur", "1997"), ("jaipur", "1999"), ("ludhiana", "1999")]
DONOR = [(name, label, "donor") for name, label in EXAMPLES]
EVERY = [*DONOR, *(("jaipur", "1999", name) for name in NAMES[1:]), ("ludhiana", "1999", "manager")]
VOID = {"meta", "br", "wbr"}
INLINE = {"a", "b", "i", "wbr", "code", "em", "strong", "del", "ins", "sup"}
KEYS = {
    "path", "key", "name", "form", "style", "side", "direction", "bar", "mark", "sheets", "mermaid", "where", "lines",
}  # fmt: skip
"""Fields of the view that are no text, or that the faces set in their own way."""


@cache
def of(name: str, label: str, template: str) -> View:
    return shown(example(name), label, template)


def as_html(view: View) -> str:
    return html.render(view, f"{view.stamp.template}.j2")


def as_markdown(view: View) -> str:
    return markdown.render(view, f"{view.stamp.template}.j2")


def hostile() -> Project:
    """Return a cluster with all that is hostile in every text that a report shows."""
    evil = "\n\n".join(said for said in HOSTILE if said.isprintable() or "\n" in said)
    actors = {id_: {"name": evil, "kind": "cooperative"} for id_ in ("weavers", "bank", "forum")}
    actors["agency-of-all"] = {"name": evil, "kind": "implementing_agency"}
    cluster = {
        **CLUSTER, "name": evil, "state": evil, "places": [evil], "products": [evil], "source": evil,
        "programme": {"implementing_agency": "agency-of-all", "donors": ["bank"]},
    }  # fmt: skip
    now = assessment(method=evil, source=evil)
    now["scores"]["enterprises"]["weavers"]["evidence"] = evil
    now["scores"]["support"]["bank"] |= {"evidence": {"text": evil}, "source": evil, "features": []}
    result = {"status": "done", "outcome": evil, "lessons": [evil]}
    fair = activity(title=evil, description=evil, result=result, contributions=[{"by": "bank"}])
    odd = activity(lead=evil, title=evil, short_term_objective=evil, deliverables={"one": {"what": evil, "due": 1999}})
    files = {
        "scores/1998.yaml": assessment("1998-12", weavers=1),
        "scores/1999.yaml": now,
        "plans/1999.yaml": {**plan(fair=fair, odd=odd), "validated": {"by": [evil]}},
        "plans/2000.yaml": plan(later=activity(title=evil, start="2000-02", result={"status": "planned"})),
        "vision.yaml": {"statement": evil, "objectives": {"one": {"text": evil}}},
        "diagnostic.yaml": {"constraints": {"one": {"text": evil, "area": "market", "importance": 4}}},
        "logframe.yaml": {
            "development_objective": {"text": evil},
            "risks": {"one": {"text": evil, "likelihood": 4, "impact": 4, "response": evil, "owner": "weavers"}},
            "indicators": {"one": {"name": evil, "level": "output", "unit": evil, "verification": evil}},
        },
        "monitoring/1999.yaml": {"lessons": [evil], "values": {"one": [{"date": 1999, "value": 3}]}},
        "exit.yaml": {"gaps": {"one": {"what": evil, "who": [evil], "by_when": 2000}}},
    }
    return project(files, cluster=cluster, actors=actors)


def words_of(value: object, field: str = "") -> Iterator[str]:
    """Yield every text of a view that its reader sees."""
    match value:
        case str() if field not in KEYS:
            yield value
        case Picture() | dict():
            return  # a figure is seen in HTML alone; what it shows stands in tables too
        case Prose() | Statement():
            yield from (value.head, text.words(value.text))
        case Entry():
            yield from (flat(value.title), value.tag, *(name for name, _ in value.texts))
            yield from (text.words(typed) for _, typed in value.texts)
        case msgspec.Struct():
            for name in value.__struct_fields__:
                if name not in {"stamp", "words", "notes", "question"}:
                    yield from words_of(getattr(value, name), name)
        case tuple():
            for one in value:
                yield from words_of(one, field)


class Shown(HTMLParser):
    """The text that a page's body shows, without what stands in figures."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.body = False
        self.drawn = 0
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.body = self.body or tag == "body"
        self.drawn += tag == "svg"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags are closed in their order"
        self.drawn -= tag == "svg"
        if tag not in INLINE:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if self.body and not self.drawn:
            self.text.append(data)


def seen_in_html(view: View) -> str:
    found = Shown(as_html(view))
    assert found.open == []
    return " ".join("".join(found.text).split())


def seen_in_markdown(view: View) -> str:
    written = re.sub(r"\[\^\d+\](?!:)|```mermaid\n.*?\n```\n", "", as_markdown(view), flags=re.DOTALL)
    return " ".join("".join(Tags(forge().render(written)).text).split())


# -- the same in both --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_all_that_the_view_holds_stands_in_both_faces(name: str, label: str, template: str) -> None:
    view = of(name, label, template)
    in_html, in_markdown = seen_in_html(view), seen_in_markdown(view)
    drawn = {block.figure.title for block in view.blocks if isinstance(block, Picture)}
    for said in words_of(view):
        words = " ".join(said.split())
        assert words in in_html or words in drawn, "a figure tells its title, for its table too"
        assert words in in_markdown


NUMBER = re.compile(r"[+−]?\d[\d.,]*\d|[+−]?\d")


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_both_faces_hold_the_same_figures(name: str, label: str, template: str) -> None:
    view = of(name, label, template)
    ends = view.words["notes"], view.words["about"]
    bodies = [re.split("|".join(ends), seen)[0] for seen in (seen_in_html(view), seen_in_markdown(view))]
    found = [set(NUMBER.findall(body)) for body in bodies]
    assert found[0] == found[1]


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_every_figure_leads_to_a_note_that_is_there(name: str, label: str, template: str) -> None:
    view = of(name, label, template)
    numbers = [note.number for note in view.notes]
    assert numbers == list(range(1, len(numbers) + 1)), "in the order of the page"
    found = {int(number) for number in re.findall(r'href="#(\d+)"', as_html(view))}
    assert found == set(numbers)
    assert {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", as_markdown(view))} == set(numbers)
    named = {(source.path, line) for note in view.notes for source in note.sources for line in lines_of(source.lines)}
    for file in view.files:
        for field in file.fields:
            assert (file.path, field.line) in named, "a field stands there for the sake of a note"


def lines_of(spans: str) -> Iterator[int]:
    for span in spans.split(", "):
        first, _, last = span.partition("–")
        yield from range(int(first), int(last or first) + 1)


# -- hostile text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", NAMES)
def test_no_text_becomes_markup_of_the_page(template: str) -> None:
    rendered = as_html(shown(hostile(), "1999", template, "internal", draft=True))
    clean = {tag for name, label, one in EVERY for tag, _ in Tags(as_html(of(name, label, one))).found}
    allowed = clean | {"a", "em", "strong", "code", "pre", "ol", "br", "h3", "b", "aside"}
    for tag, attributes in Tags(rendered).found:
        assert tag in allowed
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "srcset", "action"}]
        if tag == "a":
            assert re.match(r"(https?://|mailto:|#)", str(attributes["href"]))
    assert rendered.count("<style>") == rendered.count("</style>") == 1
    assert Shown(rendered).open == []


def test_hostile_text_is_seen_as_it_was_written() -> None:
    in_html = seen_in_html(shown(hostile(), "1999", draft=True))
    for said in (
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}{# note #}",
        "[a](javascript:alert(1))",
        "<!-- hidden -->",
    ):
        assert said in in_html
    assert "\u202e" not in in_html


@pytest.mark.parametrize("template", NAMES)
def test_no_text_becomes_an_image_a_rule_or_a_tag_of_the_markdown(template: str) -> None:
    written = as_markdown(shown(hostile(), "1999", template, "internal", draft=True))
    tokens = forge().parse(re.sub(r"\n<!-- clusterctl-report \{.*\} -->\n", "\n", written))
    inline = [child for token in tokens for child in token.children or [] if child.content != "<!-- -->"]  # ours
    kinds = {token.type for token in tokens} | {child.type for child in inline}
    assert not kinds & {"html_block", "html_inline", "image", "hr", "code_block"}
    for link in inline:
        if link.type == "link_open":
            assert re.match(r"(https?://|mailto:)", str(link.attrs["href"]))


def test_no_text_becomes_a_table_or_a_column() -> None:
    view = shown(hostile(), "1999", "donor", "internal", draft=True)
    tokens = forge().parse(as_markdown(view))
    tables = [block for block in view.blocks if isinstance(block, Table)]
    assert sum(token.type == "table_open" for token in tokens) == len(tables) + len(view.files)
    heads = sum(len(table.columns) for table in tables) + 3 * len(view.files)
    assert sum(token.type == "th_open" for token in tokens) == heads


def test_text_that_looks_like_a_template_is_no_template() -> None:
    view = shown(project({"plans/1999.yaml": plan(fair=activity(title="{{ 7 * 7 }} {% for %}"))}), "1999")
    assert "{{ 7 * 7 }} {% for %}" in seen_in_html(view)
    assert "{{ 7 * 7 }} {% for %}" in seen_in_markdown(view)
    assert not re.search(r"\{[{%#]", as_markdown(view))


def test_characters_that_control_are_replaced_wherever_they_come_from() -> None:
    view = msgspec.structs.replace(of("jaipur", "1999", "donor"), title="a\u202eb\u001b[31mc", where="d\u2066e\u0007f")
    for rendered in (as_html(view), as_markdown(view)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rendered)


def test_markdown_of_free_text_is_kept_in_both() -> None:
    vision = {"statement": "**Many** [buyers](https://example.org)\n\n- one\n- two"}
    view = shown(project({"plans/1999.yaml": plan(fair=activity()), "vision.yaml": vision}), "1999")
    assert '<strong>Many</strong> <a href="https://example.org">buyers</a></p>\n<ul>' in as_html(view)
    assert "> **Many** [buyers](https://example.org)\n>\n> - one\n" in as_markdown(view)


def test_a_word_of_100_kb_ends_nothing() -> None:
    long = "क" * 30_000 + "w" * 70_000
    fair = activity(title=long, result={"status": "done", "outcome": long})
    view = shown(project({"plans/1999.yaml": plan(fair=fair), "scores/1999.yaml": assessment()}), "1999")
    assert long in as_html(view)
    assert long in as_markdown(view)


# -- the page by itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_the_page_needs_nothing_else(name: str, label: str, template: str) -> None:
    rendered = as_html(of(name, label, template))
    tags = Tags(rendered).found
    names = {tag for tag, _ in tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "image"}
    assert not re.search(r"url\(|@import|expression\(", rendered.split("</style>")[0])
    policy = [a["content"] for tag, a in tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


@pytest.mark.parametrize("template", NAMES)
def test_the_page_of_jaipur_is_small(template: str) -> None:
    assert len(as_html(of("jaipur", "1999", template)).encode()) <= 150_000


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_the_page_is_well_ordered_for_those_who_hear_it(name: str, label: str, template: str) -> None:
    tags = Tags(as_html(of(name, label, template))).found
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is skipped"
    assert tags[0] == ("html", {"lang": "en"})
    for tag, attributes in tags:
        if tag == "th":
            assert attributes["scope"] in {"col", "row", "rowgroup"}
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        assert set(str(attributes.get("aria-labelledby", ids[0])).split()) <= set(ids)
        if str(attributes.get("href", "")).startswith("#"):
            assert str(attributes["href"])[1:] in ids
    assert sum(bool(attributes.get("role") == "region" and attributes["aria-label"]) for _, attributes in tags) == sum(
        tag == "table" for tag, _ in tags
    ), "a table under a figure of its name has no caption; all stand in regions with names"


def test_a_draft_is_marked_at_its_head_and_in_the_page() -> None:
    draft = shown(project({"scores/1999.yaml": assessment()}), "1999", draft=True)
    assert as_markdown(draft).startswith("> **Draft. Not for release.**\n")
    assert '<body class="is-draft">' in as_html(draft)
    assert "<title>Draft: " in as_html(draft)
    final = shown(project({"scores/1999.yaml": assessment()}), "1999")
    assert "Draft" not in as_markdown(final)
    assert "Draft" not in as_html(final).split("</style>")[1]


@pytest.mark.parametrize(("name", "label", "template"), EVERY)
def test_markdown_is_tidy(name: str, label: str, template: str) -> None:
    written = as_markdown(of(name, label, template))
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert "\n\n\n" not in written
    assert not re.search(r"[ \t]$", written, re.MULTILINE)


def test_nothing_is_empty_or_none() -> None:
    bare = project({"scores/1999.yaml": assessment(), "plans/1999.yaml": plan(bare={"title": "Bare"})})
    for template in NAMES:
        view = shown(bare, "1999", template)
        for rendered in (seen_in_html(view), seen_in_markdown(view)):
            assert not re.search(r"\bNone\b|\bundefined\b|\{\w+\}", rendered)


def test_the_order_in_the_files_does_not_matter() -> None:
    a, b = activity(title="A"), activity(title="B", start=None)
    one = project({"plans/1999.yaml": plan(a=a, b=b), "scores/1999.yaml": assessment()})
    now = assessment()
    now["scores"] = dict(reversed(now["scores"].items()))
    fair = {**a, "contributions": list(reversed(a["contributions"]))}
    other = project({"plans/1999.yaml": plan(b=b, a=fair), "scores/1999.yaml": now})
    texts = [re.sub(r"[0-9a-f]{64}", "", seen_in_html(shown(it, "1999"))) for it in (one, other)]
    body = [text.split("Where the figures come from")[0] for text in texts]
    assert body[0] == body[1]


def test_several_bodies_with_one_name_are_all_shown() -> None:
    now = assessment()
    now["scores"]["enterprises"] = {"weavers": member(4, 50), "dyers": member(2, 50)}
    actors = {id_: {"name": "Union", "kind": "cooperative"} for id_ in ("weavers", "dyers", "bank", "forum")}
    actors["agency-of-all"] = {"name": "Agency", "kind": "implementing_agency"}
    view = shown(project({"scores/1999.yaml": now}, actors=actors), "1999")
    table = next(block for block in view.blocks if isinstance(block, Table) and "body by body" in block.caption)
    assert [row.cells[0] for row in table.rows].count("Union") == 4


# -- templates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", NAMES)
def test_sections_are_blocks_with_names_of_their_own(template: str) -> None:
    keys = [asked.key for asked in outline(template).sections]
    parts = [part for asked in outline(template).sections for part in asked.parts]
    taken = {"name", "state", "stamp", "notice", "facts", "main", "summary", "contents", "sections", "notes", "about",
             "foot", "head"}  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert len(set(parts)) == len(parts)
    assert not set(keys) & taken
    assert all(key.isidentifier() for key in keys)


def test_an_answer_of_pictures_alone_is_not_empty_in_plain_markdown() -> None:
    found = shown(example("jaipur"), "1999", "manager")
    heading = "### Where do the bodies of the index stand, and where did they stand before?\n\n"
    assert f"{heading}_What this figure shows" in as_markdown(found)


def test_words_after_a_figure_in_a_cell_leave_room_for_its_note() -> None:
    rows = re.findall("<td>.*?</td>", as_html(of("jaipur", "1999", "donor")))
    assert any(re.search(r"</a> <i>\(December 1999\)</i></td>", row) for row in rows)
    assert not any(re.search("</a>[^<]+</td>", row) for row in rows), "paper lays its number over the words"
