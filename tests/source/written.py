"""Random data, and YAML of it as another program writes it: in several styles, widths and indentations."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from clusterctl.source.decode import refused
from clusterctl.source.scalars import resolve

Tree = dict[str, Any]


class Style(NamedTuple):
    """How the data are written."""

    flow: bool | None = False
    mapping: int = 2
    sequence: int = 2
    offset: int = 0
    width: int = 80
    line_end: str = "\n"
    mark: str = ""


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")).filter(lambda char: not refused(char))
WORDS = st.sampled_from([
    "calico", "no", "on", "12:30", "1999-03", "1_000", "0x10", "0123", ".nan", "null", "true", "~", "-", "a:", "#b",
    "!a", "&a", "*a", "@a", "`a", "'", '"', "it's", "[a]", "{a}", "a,b", "छपाई",
    "ज्ञ\u200dा", "😀",
])  # fmt: skip
MISWRITTEN = re.compile(r"(^|\s)(\?|---|%|:)")
"""What ruamel.yaml writes wrongly, or in a way that libyaml does not know: `[? a]` for the text `? a`, `[:a]`."""
TEXTS = (st.text(LETTERS, max_size=30) | st.lists(WORDS, max_size=12).map(" ".join) | st.just("a\nb")).filter(
    lambda text: not MISWRITTEN.search(text)
)
LINES = st.lists(st.sampled_from(["a", "b c", "d: e", "# f", "छपाई"]), min_size=1, max_size=3).map("\n".join)
STYLED = (
    TEXTS.filter(lambda text: "\n" not in text).map(SingleQuotedScalarString)
    | TEXTS.map(DoubleQuotedScalarString)
    | LINES.map(LiteralScalarString)
)
FLOATS = st.floats(-1e15, 1e15, allow_nan=False).filter(lambda number: abs(number) > 1e-15 or number == 0)
SCALARS = TEXTS | STYLED | st.integers(-(10**30), 10**30) | FLOATS | st.booleans()
KEYS = st.text(LETTERS, min_size=1, max_size=8) | WORDS | st.integers(0, 3000).map(str)


def apart(key: str) -> object:
    """Return what makes a key the same as another: a number, or the text in NFC."""
    digits = key.isascii() and key.isdecimal()
    found = resolve(key.lstrip("0") or "0") if digits else resolve(key)
    number = isinstance(found, int | Decimal) and not isinstance(found, bool)
    return found if number else unicodedata.normalize("NFC", key)


def mappings(values: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Tree]:
    """Return mappings with keys that nobody would call the same, and no blanks in them, where lines might break."""
    keys = KEYS.filter(lambda key: not any(map(str.isspace, key)) and not MISWRITTEN.search(key))
    pairs = st.lists(st.tuples(keys, values), min_size=least, max_size=4, unique_by=lambda pair: apart(pair[0]))
    return pairs.map(dict)


NESTED = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | mappings(inner | st.none()), max_leaves=12)
TREES = mappings(NESTED | st.none(), least=1)
STYLES = st.builds(
    Style,
    flow=st.sampled_from([False, True, None]),
    mapping=st.sampled_from([2, 4]),
    sequence=st.sampled_from([4, 6]),
    offset=st.sampled_from([0, 2]),
    width=st.sampled_from([20, 80, 4096]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)


def written(data: Tree, style: Style) -> str:
    """Return the data as ruamel.yaml writes them."""
    yaml = YAML(typ="rt", pure=True)
    yaml.default_flow_style = style.flow
    yaml.width = style.width
    yaml.indent(mapping=style.mapping, sequence=style.sequence, offset=style.offset)
    page = StringIO()
    yaml.dump(data, page)
    return style.mark + page.getvalue().replace("\n", style.line_end)
