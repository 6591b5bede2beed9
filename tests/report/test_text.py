"""Free text in both faces: Markdown is kept, all else is shown as it stands and does nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clusterctl.report import text

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg/onload=alert(1)>",
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example) [d](file:///etc/passwd)",
    "![picture](https://evil.example/p.png)",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "# Heading\n\nother\n=====\n\n---\n\n    code",
    "&lt;b&gt; &#x202e; &amp;amp;",
    "<!-- hidden -->",
    "{{ 7 * 7 }}{% raw %}{# note #}",
    "\u202eright to left\u202c \u2066isolate\u2069 \u0007bell \u001b[31mred",
    "``` \nfence\n```",
    "a  \n# heading after a break",
    "- one\n- two\n\n1. three",
    "$x$ ~~gone~~ __bold__ *it* snake_case_name 003_72b7.txt",
    "1. no list", "1) no list", "+ no list", "> no quotation", "=====", "-----", "* * *", "#", "a\\", "`", "!", "![",
    "*",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.text(alphabet="ab10 .)#*_-+=>|<&;`~![](){}$\\/:\n\thtps"), st.sampled_from(HOSTILE))
TAGS = {"p", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "br"}


def forge() -> MarkdownIt:
    """Return a reader as free as that of a forge: raw HTML, tables, strikethrough."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Tags(HTMLParser):
    """Notes the tags and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def spaced(said: str) -> str:
    return " ".join(said.split())


@given(TEXTS)
@example("&#35;")
@example("a\\")
def test_plain_text_reads_as_itself_in_markdown(said: str) -> None:
    tokens = forge().parse(text.plain(said))
    children = [child for token in tokens for child in token.children or [] if child.content != "<!-- -->"]
    seen = "".join(child.content for child in children)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    assert seen == spaced(text.inert(said))


@given(TEXTS)
def test_plain_text_is_one_cell_of_a_table(said: str) -> None:
    rendered = Tags(forge().render(f"| {text.plain(said)} | b |\n| --- | --- |\n"))
    heads = [tag for tag, _ in rendered.found if tag == "th"]
    assert len(heads) == 2
    assert spaced("".join(rendered.text)) == spaced(f"{spaced(text.inert(said))} b")


@given(TEXTS)
def test_free_text_in_markdown_does_nothing_but_markdown(said: str) -> None:
    for written in ("\n".join(text.blocks(said)), text.line(said), f"| {text.line(said)} | b |\n| --- | --- |\n"):
        page = Tags(forge().render(written))
        assert {tag for tag, _ in page.found} <= TAGS | {"table", "thead", "tbody", "tr", "th"}
        assert_links_are_safe(page)
    assert "\n" not in text.line(said)


@given(TEXTS)
def test_free_text_in_html_does_nothing_but_markdown(said: str) -> None:
    page = Tags(text.html(said))
    assert {tag for tag, _ in page.found} <= TAGS
    assert_links_are_safe(page)


def assert_links_are_safe(page: Tags) -> None:
    for tag, attributes in page.found:
        assert set(attributes) <= ({"href", "title"} if tag == "a" else {"start", "class"}), attributes
        if tag == "a":
            assert re.match(r"(https?://|mailto:)", str(attributes["href"]), re.IGNORECASE)


@given(TEXTS)
def test_no_character_that_controls_reaches_a_face(said: str) -> None:
    for written in (text.html(said), text.plain(said), text.line(said), "\n".join(text.blocks(said))):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", written)


def test_entities_bring_no_hidden_characters() -> None:
    assert "\u202e" not in text.html("&#x202e;gnp")
    assert "\u202e" not in text.line("&#x202e;gnp")
    assert text.line("a&#10;&#124; # b") == "a \\| # b"


@pytest.mark.parametrize(
    ("written", "html", "markdown"),
    [
        ("plain words", "plain words", "plain words"),
        ("*much* **more**", "<em>much</em> <strong>more</strong>", "*much* **more**"),
        ("see [the page](https://example.org/a_(b))", 'see <a href="https://example.org/a_(b)">the page</a>',
         "see [the page](https://example.org/a_%28b%29)"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", "&lt;script>x&lt;/script>"),
        ("# not a heading", "# not a heading", "\\# not a heading"),
        ("![p](https://example.org/p.png)", '!<a href="https://example.org/p.png">p</a>', "\\![p](https://example.org/p.png)"),
        ("box 003_72b7_x.txt", "box 003_72b7_x.txt", "box 003_72b7_x.txt"),
        ("64 % of 120; 4.36", "64 % of 120; 4.36", "64 % of 120; 4.36"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>", "a\n\nb"),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>", "- a\n- b\n  - c"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>", "> a"),
        ("```\n<b>|\n```", "<pre><code>&lt;b&gt;|\n</code></pre>", "```\n<b>|\n```"),
    ],
)  # fmt: skip
def test_markdown_is_kept(written: str, html: str, markdown: str) -> None:
    assert text.html(written) == html
    assert "\n".join(text.blocks(written)) == markdown


def test_joiners_that_scripts_need_are_kept() -> None:
    word = "\u0915\u094d\u200d\u0937"
    assert text.plain(word) == text.html(word) == word


@pytest.mark.parametrize("said", [
    "ask @octocat", "see #12", "made/thing#12", "on https://made.example/a", "at www.made.example", "a@made.example",
])  # fmt: skip
def test_plain_text_calls_nobody_and_links_to_nothing(said: str) -> None:
    written = text.plain(said)
    assert not re.search(r"@\w|#\d|://|www\.", written)
    found = Tags(MarkdownIt("gfm-like", {"linkify": False}).render(written))
    assert "".join(found.text).strip() == said
    assert [name for name, _ in found.found] == ["p"]


@pytest.mark.parametrize("said", ["5 @ 6", "# 12", "a: //", "C#", "the www"])
def test_signs_that_call_nobody_stay(said: str) -> None:
    assert "<!--" not in text.plain(said)


# -- texts that need no reader -----------------------------------------------------------------------------------------

PLAIN = st.one_of(
    st.text(alphabet="abZé10 ,;:.'\"()/%?!=+€₹–’…-\n"),
    st.lists(st.text(alphabet='a1é .,)-"', min_size=1)).map(lambda lines: "".join(f"- {line}\n" for line in lines)),
    TEXTS,
)


@given(PLAIN)
@example("12. no list")
@example("a  \n")
@example('say "so" - 12) then')
@example("www.example.org, https://example.org/x?y=1")
def test_a_plain_text_reads_as_the_reader_reads_it(written: str) -> None:
    found = text.html(written), text.words(written), text.line(written), text.blocks(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_PLAIN", re.compile(r"(?!)"))
        assert (text.html(written), text.words(written), text.line(written), text.blocks(written)) == found


@pytest.mark.parametrize(
    "written",
    [
        'Twelve printers (10 %) - and "more"; see S3, p. 12',
        "12.5 per cent",
        "Fair at Delhi/Jaipur\n",
        "- The fair opens late",
        "- one; two\n- three (3)\n",
    ],
)
def test_most_texts_need_no_reader(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_reader", None)
    assert text.html(written)
    assert text.words(written)
    assert " ".join(one.removeprefix("- ") for one in text.blocks(written)) == text.line(written)


@given(st.text())
@example("a\u202eb\u2066\ufeff\x00\x85\u2028\t\n\x7f\x9f\ud800 é₹")
def test_what_is_printable_is_inert_as_it_stands(written: str) -> None:
    found = text.inert(written)
    assert "".join(text.inert(f"{char}\n")[0] for char in written) == found
    assert all(
        char.isprintable() or char not in "\u202a\u202e\u2066\u2069\ufeff\x00\x1b\x7f\x9f\u2028" for char in found
    )
