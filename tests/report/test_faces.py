"""The two faces of a report: they say the same, need nothing else, and no text from a file does anything in them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from clusterctl.report import html, markdown
from tests.report.clusters import CLUSTER, activity, assessment, example, member, plan, project, shown
from tests.report.test_text import HOSTILE, Tags, forge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.project import Project
    from clusterctl.report.view import Page

EXAMPLES = [("jaipur", "1997"), ("jaipur", "1998"), ("jaipur", "1999"), ("ludhiana", "1998"), ("ludhiana", "1999")]
VOID = {"meta", "br"}
INLINE = {"a", "b", "code", "em", "strong"}
STYLE_ONLY = {"bar", "style"}
"""Fields of the view that are no text."""


def pages() -> Iterator[Page]:
    for name, label in EXAMPLES:
        yield shown(example(name), label)
    yield shown(hostile(), "1999", draft=True)


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
    files = {
        "scores/1998.yaml": assessment("1998-12", weavers=1),
        "scores/1999.yaml": now,
        "plans/1999.yaml": {**plan(fair=fair, odd=activity(lead=evil, title=evil)), "validated": {"by": [evil]}},
        "vision.yaml": {"statement": evil},
    }
    return project(files, cluster=cluster, actors=actors)


def words_of(value: object, field: str = "") -> Iterator[str]:
    """Yield every text of a view."""
    if isinstance(value, str):
        if field not in STYLE_ONLY:
            yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in STYLE_ONLY:
                yield from words_of(getattr(value, name), name)
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one, field)


class Shown(HTMLParser):
    """The text that a page's body shows."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.body = False
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.body = self.body or tag == "body"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags are closed in their order"
        if tag not in INLINE:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if self.body:
            self.text.append(data)


def seen_in_html(page: Page) -> str:
    found = Shown(html.render(page))
    assert found.open == []
    return " ".join("".join(found.text).split())


def seen_in_markdown(page: Page) -> str:
    return " ".join("".join(Tags(forge().render(markdown.render(page))).text).split())


# -- the same in both -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "label"), EXAMPLES)
def test_all_that_the_view_holds_stands_in_both_faces(name: str, label: str) -> None:
    page = shown(example(name), label)
    in_html, in_markdown = seen_in_html(page), seen_in_markdown(page)
    for said in words_of(page):
        words = " ".join(said.split())
        assert words in in_html
        assert words in in_markdown


@pytest.mark.parametrize(("name", "label"), EXAMPLES)
def test_both_faces_hold_the_same_figures(name: str, label: str) -> None:
    page = shown(example(name), label)
    number = re.compile(r"[+−]?\d[\d.,]*\d|[+−]?\d")
    assert set(number.findall(seen_in_html(page))) == set(number.findall(seen_in_markdown(page)))


# -- hostile text ---------------------------------------------------------------------------------------------------


def test_no_text_becomes_markup_of_the_page() -> None:
    page = shown(hostile(), "1999", draft=True)
    clean = html.render(shown(project({"scores/1999.yaml": assessment(), "scores/1998.yaml": assessment("1998-12"),
                                       "plans/1999.yaml": plan(fair=activity()), "vision.yaml": {"statement": "x"}}),
                              "1999", draft=True))  # fmt: skip
    rendered = html.render(page)
    allowed = {tag for tag, _ in Tags(clean).found} | {"a", "em", "strong", "code", "pre", "ol", "br", "h3", "b"}
    for tag, attributes in Tags(rendered).found:
        assert tag in allowed
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "srcset", "action"}]
        if tag == "a":
            assert re.match(r"(https?://|mailto:)", str(attributes["href"]))
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


def test_no_text_becomes_a_heading_image_or_tag_of_the_markdown() -> None:
    page = shown(hostile(), "1999", draft=True)
    tokens = forge().parse(markdown.render(page))
    inline = [child for token in tokens for child in token.children or [] if child.content != "<!-- -->"]  # ours
    kinds = {token.type for token in tokens} | {child.type for child in inline}
    assert not kinds & {"html_block", "html_inline", "image", "hr", "code_block"}
    for link in inline:
        if link.type == "link_open":
            assert re.match(r"(https?://|mailto:)", str(link.attrs["href"]))
    assert page.index is not None
    assert sum(token.type == "th_open" for token in tokens) == len(page.index.columns)
    assert sum(token.type == "table_open" for token in tokens) == 1
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    titles = [one for area in page.activities.areas for one in area.activities]
    assert len([head for head in headings if "alert" in head]) == 1 + len(titles)


def test_text_that_looks_like_a_template_is_no_template() -> None:
    page = shown(project({"plans/1999.yaml": plan(fair=activity(title="{{ 7 * 7 }} {% for %}"))}), "1999")
    assert "{{ 7 * 7 }} {% for %}" in seen_in_html(page)
    assert "{{ 7 * 7 }} {% for %}" in seen_in_markdown(page)
    assert not re.search(r"\{[{%#]", markdown.render(page))


def test_characters_that_control_are_replaced_wherever_they_come_from() -> None:
    page = msgspec.structs.replace(
        shown(example("jaipur"), "1999"), title="a\u202eb\u001b[31mc", vision="d\u2066e\u0007f"
    )
    for rendered in (html.render(page), markdown.render(page)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rendered)


def test_markdown_of_free_text_is_kept_in_both() -> None:
    fair = activity(result={"status": "done", "outcome": "**Many** [buyers](https://example.org)\n\n- one\n- two"})
    page = shown(project({"plans/1999.yaml": plan(fair=fair)}), "1999")
    assert '<strong>Many</strong> <a href="https://example.org">buyers</a></p>\n<ul>' in html.render(page)
    assert "\n**Many** [buyers](https://example.org)\n\n- one\n- two\n" in markdown.render(page)


# -- the page by itself ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.title[:12])
def test_the_page_needs_nothing_else(page: Page) -> None:
    rendered = html.render(page)
    tags = Tags(rendered).found
    names = {tag for tag, _ in tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "svg"}
    assert not re.search(r"url\(|@import|expression\(", rendered.split("</style>")[0])
    policy = [a["content"] for tag, a in tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_the_page_of_jaipur_is_small() -> None:
    assert len(html.render(shown(example("jaipur"), "1999")).encode()) < 80_000


@pytest.mark.parametrize(("name", "label"), EXAMPLES)
def test_the_page_is_well_ordered_for_those_who_hear_it(name: str, label: str) -> None:
    tags = Tags(html.render(shown(example(name), label))).found
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
        assert attributes.get("aria-labelledby", ids[0]) in ids
    assert sum(tag == "caption" for tag, _ in tags) == sum(tag == "table" for tag, _ in tags)


def test_a_draft_is_marked_at_both_ends_and_in_the_page() -> None:
    page = shown(project({"scores/1999.yaml": assessment()}), "1999", draft=True)
    banner = "> **Draft. Not for release.**"
    assert markdown.render(page).startswith(f"{banner}\n")
    assert markdown.render(page).endswith(f"{banner}\n")
    assert '<body class="is-draft">' in html.render(page)
    assert "<title>Draft: " in html.render(page)
    final = shown(project({"scores/1999.yaml": assessment()}), "1999")
    assert "Draft" not in markdown.render(final)
    assert "Draft" not in html.render(final).split("</style>")[1]


@pytest.mark.parametrize(("name", "label"), EXAMPLES)
def test_markdown_is_tidy(name: str, label: str) -> None:
    written = markdown.render(shown(example(name), label))
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert "\n\n\n" not in written
    assert not re.search(r"[ \t]$", written, re.MULTILINE)


def test_nothing_is_empty_or_none() -> None:
    bare: dict[str, Any] = {"scores/1999.yaml": assessment(), "plans/1999.yaml": plan(bare={"title": "Bare"})}
    bare["scores/1999.yaml"]["scores"]["brokering"] = {"forum": {"weight": 100, "score": 0}}
    page = shown(project(bare), "1999")
    for rendered in (seen_in_html(page), seen_in_markdown(page)):
        assert not re.search(r"\bNone\b|\bundefined\b", rendered)
    assert not [said for said in words_of(page) if said == "" and page.index and said not in page.index.total]


def test_the_same_page_gives_the_same_bytes() -> None:
    for name, label in EXAMPLES:
        one, other = shown(example(name), label), shown(example(name), label)
        assert html.render(one) == html.render(other)
        assert markdown.render(one) == markdown.render(other)


def test_the_order_in_the_files_does_not_matter() -> None:
    a, b = activity(title="A"), activity(title="B", start=None)
    one = project({"plans/1999.yaml": plan(a=a, b=b), "scores/1999.yaml": assessment()})
    now = assessment()
    now["scores"] = dict(reversed(now["scores"].items()))
    fair = {**a, "contributions": list(reversed(a["contributions"]))}
    other = project({"plans/1999.yaml": plan(b=b, a=fair), "scores/1999.yaml": now})
    assert markdown.render(shown(one, "1999")) == markdown.render(shown(other, "1999"))


def test_several_bodies_with_one_name_are_all_shown() -> None:
    now = assessment()
    now["scores"]["enterprises"] = {"weavers": member(4, 50), "dyers": member(2, 50)}
    actors = {id_: {"name": "Union", "kind": "cooperative"} for id_ in ("weavers", "dyers", "bank", "forum")}
    actors["agency-of-all"] = {"name": "Agency", "kind": "implementing_agency"}
    page = shown(project({"scores/1999.yaml": now}, actors=actors), "1999")
    assert markdown.render(page).count("| Union ") == 4
