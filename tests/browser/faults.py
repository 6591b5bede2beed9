"""Pages with one fault each, made from a page without any: what the checks must catch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.browser.finding import CHECKS

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "\n".join(f'<tr><th scope="row">Purchase {number}</th><td>{number * 100}</td></tr>' for number in range(1, 61))
GOOD = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A page without faults</title>
<style>
:root {{ color-scheme: light dark; --ink: #1c2126; --paper: #fdfdfb; }}
body {{ margin: 1rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 sans-serif; }}
svg {{ display: block; max-width: 100%; height: auto; }}
svg text {{ fill: var(--ink); font: 12px sans-serif; }}
.frame {{ fill: none; stroke: var(--ink); }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --ink: #e6e6e0; --paper: #16191c; }} }}
@page {{ size: A4; margin: 20mm; @bottom-right {{ content: counter(page); font: 9pt sans-serif; }} }}
@media print {{
  body {{ margin: 0; }}
  h2, caption, thead {{ break-after: avoid; }}
  tr, svg {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
}}
</style>
</head>
<body>
<header>
<h1>A page without faults</h1>
</header>
<main>
<p>All is well, as <a href="#purchases">the purchases</a> show.</p>
<svg viewBox="0 0 300 60" width="300" height="60" role="img" aria-label="Two labels in a frame">
<rect class="frame" x="1" y="1" width="298" height="58"/>
<text x="10" y="24">First label</text>
<text x="10" y="44">Second label</text>
</svg>
<section id="purchases">
<h2>Purchases</h2>
<table>
<caption>What was bought, in rupees</caption>
<thead>
<tr><th scope="col">Item</th><th scope="col">Price</th></tr>
</thead>
<tbody>
{ROWS}
</tbody>
</table>
</section>
</main>
</body>
</html>
"""
DIAGRAM = """# Plan

[Here](#plan), when.

```mermaid
gantt
  dateFormat YYYY-MM-DD
  section Training
  Dyeing: 1999-04-01, 30d
```
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60" width="300" height="60" role="img">
<title>Two labels</title>
<text x="10" y="24" font-size="12">First label</text>
<text x="10" y="44" font-size="12">Second label</text>
</svg>
"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
_MAIN = "<main>\n"
_STYLE = "</style>"
_FIRST, _SECOND = '<text x="10" y="24"', '<text x="10" y="44"'


class Fault(NamedTuple):
    """A fault: its name, the check that must find it, a word of what it says, and the edit that makes it."""

    name: str
    check: str
    says: str
    old: str
    new: str
    suffix: str = ".html"

    @property
    def file(self) -> str:
        """The name of the page that has the fault."""
        return f"{self.name}{self.suffix}"


FAULTS = (
    Fault("faint text", "axe", "color-contrast", "<p>All", '<p style="color: #bbb">All'),
    Fault("faint in the dark", "axe", "color-contrast", "--ink: #e6e6e0", "--ink: #3a3d40"),
    Fault("picture without words", "axe", "image-alt", _MAIN, f'{_MAIN}<img src="{PIXEL}" width="20" height="20">'),
    Fault("no language", "axe", "html-has-lang", '<html lang="en">', "<html>"),
    Fault("faint label", "contrast", "First label", _FIRST, f'{_FIRST} style="fill: #aaa"'),
    Fault(
        "label on a dark bar",
        "contrast",
        "First label",
        _FIRST,
        f'<rect x="8" y="10" width="90" height="20" fill="#335"/>{_FIRST}',
    ),
    Fault(
        "picture from elsewhere",
        "request",
        "https://example.org/a.png",
        _MAIN,
        f'{_MAIN}<img src="https://example.org/a.png" alt="a" width="20" height="20">',
    ),
    Fault("refused by the policy", "console", "Content Security Policy", _MAIN, f'{_MAIN}<img src="a.png" alt="a">'),
    Fault("style from elsewhere", "request", "font.woff", "<style>", "<style>p { background: url(font.woff) }"),
    Fault("script", "script", "script", _MAIN, f"{_MAIN}<script>document.title</script>"),
    Fault("script in an attribute", "script", "onclick", "<p>", '<p onclick="this">'),
    Fault("no policy", "policy", "no meta", '<meta http-equiv="Content-Security-Policy"', "<meta"),
    Fault("weak policy", "policy", "default-src", "default-src 'none'", "default-src 'self'"),
    Fault("link to nowhere", "link", "#nowhere", 'href="#purchases"', 'href="#nowhere"'),
    Fault("too wide", "sideways", "wide", _MAIN, f'{_MAIN}<p style="width: 90rem">A wide line.</p>'),
    Fault(
        "cut words",
        "cut",
        "Words without end",
        _MAIN,
        f'{_MAIN}<p style="width: 5rem; overflow: hidden; white-space: nowrap">Words without end</p>',
    ),
    Fault("words out of a cell", "cut", "Unbreakable", _MAIN, f'{_MAIN}<p style="width: 2rem">Unbreakable</p>'),
    Fault("label out of its drawing", "lettering", "leaves", _FIRST, '<text x="270" y="24"'),
    Fault("label on a label", "lettering", "lies on", _SECOND, '<text x="20" y="27"'),
    Fault("open element", "markup", "close-order", "</section>", ""),
    Fault("two of a name", "markup", "no-dup-id", "<h2>", '<h2 id="purchases">'),
    Fault(
        "lonely heading",
        "paper-heading",
        "Lonely",
        "<section",
        '<h2 style="break-after: page">Lonely</h2><section',
    ),
    Fault("head not repeated", "paper-table", "goes on", "display: table-header-group", "display: table-row-group"),
    Fault("no number", "paper-number", "no number", "content: counter(page)", 'content: "page"'),
    Fault("narrow margin", "paper-margin", "5 mm", "margin: 20mm;", "margin: 3mm;"),
    Fault("words past the margin", "paper-words", "Stray", _MAIN, f'{_MAIN}<p style="margin-left: -19mm">Stray</p>'),
    Fault(
        "empty page",
        "paper-empty",
        "nothing",
        "<section",
        '<div style="break-before: page; break-after: page; height: 1px"></div><section',
    ),
    Fault(
        "lonely footer",
        "paper-empty",
        "footer",
        "</main>",
        '</main><footer style="break-before: page"><p>About this page</p></footer>',
    ),
    Fault(
        "cut on paper",
        "paper-fit",
        "the paper shows",
        _MAIN,
        f'{_MAIN}<div style="overflow: auto"><p style="width: 70rem">Far</p></div>',
    ),
    Fault("link of a text", "link", "map.svg", "# Plan", "# Plan\n\n![The map](map.svg)", ".md"),
    Fault("anchor of a text", "link", "#plans", "(#plan)", "(#plans)", ".md"),
    Fault("broken diagram", "mermaid", "arse", "  Dyeing: 1999-04-01, 30d", "  Dyeing", ".md"),
    Fault("label on a label of a map", "lettering", "lies on", 'y="44"', 'y="26"', ".svg"),
    Fault("map with a script", "script", "script", "</svg>", "<script>1</script></svg>", ".svg"),
)
SOUND = {".html": GOOD, ".md": DIAGRAM, ".svg": DRAWING}


def written(folder: Path) -> dict[Path, tuple[str, ...]]:
    """Write the sound pages and those with faults; return them with the checks to be made."""
    found = {}
    for suffix, text in SOUND.items():
        found[folder / f"sound{suffix}"] = CHECKS[suffix]
        (folder / f"sound{suffix}").write_text(text, encoding="utf-8")
    for fault in FAULTS:
        sound = SOUND[fault.suffix]
        assert fault.old in sound, fault.name
        found[folder / fault.file] = (fault.check,)
        (folder / fault.file).write_text(sound.replace(fault.old, fault.new, 1), encoding="utf-8")
    return found
