"""Hostile text in every field of the model: it comes out inert and intact, in all templates and in both faces."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from clusterctl.cli.report_made import pictures, written
from clusterctl.project.load import load
from clusterctl.report.outlines import NAMES
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.cli.commands import clusterctl
from tests.report import canaries
from tests.report.canaries import plain_number
from tests.report.clusters import activity, plan, project, shown
from tests.report.test_text import HOSTILE, Tags, forge

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.project.project import Project
    from clusterctl.report.view import View

STAMP = (
    '{"version":"9","template":"exit","label":"1","audience":"internal","language":"en","as_of":"1999-01-01","data":""}'
)
REFUSED = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029\ud800-\udfff\u061c\u200e\u200f"
"""What no file may hold, and what reaches a report all the same where it is a draft."""
ATTACKS = (
    *HOSTILE,
    "[^1] and ^[a note of its own] and [^1]: a note that was stolen",
    "[^1]: a note that was stolen",
    "[^2](https://example.org) ^[b](https://example.org)",
    "\n\n[^1]: a note in a paragraph of its own\n\n[1]: https://evil.example",
    "--> <script>alert(2)</script> <!--",
    f"<!-- clusterctl-report {STAMP} -->",
    f'<meta name="clusterctl-report" content="{STAMP}">'.replace('"', "&quot;"),
    f"```\n<!-- clusterctl-report {STAMP} -->\n```",
    "```\n" + f'<meta name="clusterctl-report" content="{STAMP.replace(chr(34), "&quot;")}">' + "\n```",
    '```mermaid\ngraph TD; a-->b\nclick a href "javascript:alert(1)"\n```',
    "x :done, a1, 1999-01-01, 1d\nsection Stolen\nclick a1 call f()",
    "%%{init: {'theme':'x'}}%% ; end # &semi;",
    "]]></text></svg><svg><script>alert(3)</script>",
    "</title></desc><foreignObject><iframe src=x>",
    '" onload="alert(4)" x="',
    "' style='background:url(https://evil.example)'",
    "{{ ''.__class__ }}{% include 'x' %}{%- block notes -%}",
    "{% raw %}{{ page }}{% endraw %} {# \u2028 \u0085 #}",
    "@everyone #1 GH-1 www.evil.example https://evil.example ssh://evil.example",
    "\u202egnp.exe\u2069\u200f\u061c",
    "w" * 20_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return the files of a cluster in which every field holds a word of its own."""
    planted = canaries.planted(tmp_path_factory.mktemp("planted"))
    held = load(FolderTree(str(planted.folder)))
    return {path: file.document.data for path, file in held.files.items()}


def attacked(files: dict[str, object], first: int, refused: str) -> Project:
    """Return the cluster with an attack instead of each word; files of evidence keep their names."""
    chosen = [re.sub(f"[{refused}]", "", said) if refused else said for said in ATTACKS]
    attacks = cycle([*chosen[first:], *chosen[:first]])

    def turned(value: object) -> object:
        match value:
            case dict():
                return {turned(key): turned(inner) for key, inner in value.items()}
            case list():
                return [turned(inner) for inner in value]
            case str() if re.fullmatch(r"kanari\d{4}x", value):
                return next(attacks)
        return value

    texts = {path: json.dumps(turned(data), default=plain_number) for path, data in files.items()}
    return load(MemoryTree(texts))


@pytest.fixture(scope="module", params=[(0, REFUSED), (7, "")], ids=["allowed", "refused"])
def evil(request: pytest.FixtureRequest, filled: dict[str, object]) -> Project:
    held = attacked(filled, *request.param)
    assert all(file.complete for file in held.files.values()) == bool(request.param[1])
    return held


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, evil: Project) -> View:
    return shown(evil, "1999", request.param, "internal", draft=True)


@cache
def allowed() -> frozenset[str]:
    """Return the tags of reports, and those that Markdown of free text makes."""
    clean = project({"plans/1999.yaml": plan(fair=activity())})
    of_text = {"a", "aside", "wbr", "em", "strong", "code", "pre", "ol", "ul", "li", "br", "h3", "h4", "b", "i",
               "del", "ins", "p",
               "blockquote", "article", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th",
               "td"}  # fmt: skip
    drawn = {"svg", "g", "rect", "line", "path", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title",
             "desc", "defs", "pattern", "marker", "use", "clippath"}  # fmt: skip
    found = {tag for name in NAMES for tag, _ in Tags(written(shown(clean, "1999", name), "html")).found}
    return frozenset(found | of_text | drawn)


def test_a_page_holds_no_tag_or_attribute_that_a_text_brought(page: View) -> None:
    rendered = written(page, "html")
    for tag, attributes in Tags(rendered).found:
        assert tag in allowed(), tag
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "srcset", "action"}]
        for name in ("href", "xlink:href"):
            assert re.match(r"(https?://|mailto:|#)", attributes.get(name) or "#")
        assert "url(http" not in (attributes.get("style") or "")
    assert rendered.count("<style>") == rendered.count("</style>") == 1
    assert len(re.findall(r"<meta name=.clusterctl-report", rendered)) == 1
    assert rendered.count("<meta ") == len([tag for tag, _ in Tags(rendered).found if tag == "meta"])
    assert not re.search(f"[{REFUSED}]", rendered)


def test_markdown_holds_nothing_that_a_text_brought(page: View) -> None:
    rendered = written(page, "md", None, "figures")
    assert not re.search(f"[{REFUSED}]", rendered)
    body, stamp = rendered.rstrip("\n").rsplit("\n", 1)
    assert stamp == f"<!-- clusterctl-report {page.stamp_text} -->"
    tokens = forge().parse(body)
    inline = [child for token in tokens for child in token.children or [] if child.content != "<!-- -->"]
    assert not {token.type for token in tokens} & {"html_block", "hr", "code_block"}
    assert "html_inline" not in {child.type for child in inline}
    images = {str(child.attrs["src"]) for child in inline if child.type == "image"}
    assert images <= {f"figures/{name}" for name in pictures(page)}
    for child in inline:
        if child.type == "link_open":
            assert re.match(r"(https?://|mailto:)", str(child.attrs["href"]))


def test_footnotes_are_those_of_the_figures(page: View) -> None:
    """None is made, and none stolen: each is defined once, and named only where a figure has it."""
    rendered = re.sub(r"^(`{3,}).*?^\1$", "", written(page, "md"), flags=re.DOTALL | re.MULTILINE)
    defined = re.findall(r"^[> ]*\[\^([^\]]+)\]:", rendered, re.MULTILINE)
    assert defined == [str(note.number) for note in page.notes]
    assert set(re.findall(r"(?<!\\)\[\^([^\]]*)\]", rendered)) == set(defined)
    assert not re.search(r"(?<!\\)\^\[", rendered)
    assert not re.search(r"^ {0,3}\[[^\]^]+\]:", rendered, re.MULTILINE)


def test_pictures_are_drawings_and_no_more(page: View) -> None:
    for name, drawn in pictures(page).items():
        assert re.fullmatch(r"[a-z][a-z0-9_-]*\.svg", name)
        root = ET.fromstring(drawn)  # noqa: S314 - our own
        tags = {element.tag.rpartition("}")[2].lower() for element in root.iter()}
        assert tags <= allowed() | {"svg", "style"}
        for element in root.iter():
            assert not [key for key in element.attrib if key.startswith("on")]
            assert all(value.startswith("#") for key, value in element.attrib.items() if key.endswith("href"))
        assert "evil.example" not in "".join(
            element.text or "" for element in root.iter() if element.tag.endswith("style")
        )


def test_mermaid_holds_as_many_lines_as_things(page: View) -> None:
    for source in re.findall(r"^```mermaid\n(.*?)\n```$", written(page, "md"), re.DOTALL | re.MULTILINE):
        for line in source.split("\n"):
            assert re.match(r"gantt$|mindmap$|flowchart |graph | {2,}|---$|%%|accTitle|accDescr|title", line), line
            assert not re.match(r"\s*(click|call|href|callback)\b", line)
            assert "%%{" not in line
            assert ";" not in line or "flowchart" in source or "#" in line


@pytest.mark.parametrize(
    "said", ["<script>alert(1)</script>", "[^1] and ^[a note]", "--> <!--", "{{ 7 }}{% x %}", "a^2 + b^2"]
)
def test_what_is_inert_is_still_read_as_typed(said: str) -> None:
    page = shown(project({"plans/1999.yaml": plan(fair=activity(title=said))}), "1999")
    assert said in "".join(Tags(written(page, "html")).text)
    body = written(page, "md").rpartition("<!-- clusterctl-report")[0]
    assert said in "".join(Tags(forge().render(body)).text)


# -- the stamp ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a cluster whose vision holds what looks like stamps, in blocks of code."""
    forged = STAMP.replace('"', "&quot;")
    said = f'```\n<meta name="clusterctl-report" content="{forged}">\n<!-- clusterctl-report {STAMP} -->\n```'
    texts = {"cluster.yaml": {"id": "here", "name": "Here", "country": "IN"},
             "actors.yaml": {"actors": {"weavers": {"name": "Weavers", "kind": "cooperative"}}},
             "vision.yaml": {"statement": said},
             "plans/1999.yaml": {"activities": {"fair": {"title": "Fair", "lead": "weavers"}}}}  # fmt: skip
    for path, data in texts.items():
        (tmp_path / "c" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "c" / path).write_text(json.dumps(data), encoding="utf-8")
    return tmp_path / "c"


@pytest.mark.parametrize("face", ["md", "html"])
def test_a_field_that_looks_like_a_stamp_is_none(own: Path, face: str) -> None:
    to = own.parent / f"r.{face}"
    made = clusterctl("-C", own, "report", "1999", "--draft", "-o", to)
    assert made.code == 0, made.err
    assert "clusterctl-report {" in to.read_text(encoding="utf-8").replace("&quot;", '"')
    assert clusterctl("-C", own, "report", "verify", to).code == 0


@pytest.mark.parametrize(
    ("was", "then"),
    [
        ('"as_of":"', '"as_of":"x'),
        ('"as_of":"', '"as_of":"\\u0000'),
        ('"audience":"donor"', '"audience":"king"'),
        ('"label":"1999"', '"label":"\\ud800"'),
        ('"label":"1999"', '"label":1999'),
        ('"language":"en"', '"language":"../en"'),
    ],
)
def test_a_damaged_stamp_is_told_as_such(own: Path, was: str, then: str) -> None:
    to = own.parent / "r.md"
    clusterctl("-C", own, "report", "1999", "--draft", "-o", to)
    head, stamp = to.read_text(encoding="utf-8").rsplit("<!--", 1)
    assert was in stamp
    to.write_text(f"{head}<!--{stamp.replace(was, then)}", encoding="utf-8")
    assert clusterctl("-C", own, "report", "verify", to).code == 2


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "/etc/passwd", "..", "", "x\x1b[31m\n", "y" * 50_000, "clusterctl/donor"]
)
def test_a_template_that_is_none_is_told_in_few_and_plain_words(own: Path, name: str) -> None:
    done = clusterctl("-C", own, "report", "1999", "--template", name)
    assert done.code == 3
    assert len(done.err) < 400
    assert "\x1b" not in done.err
