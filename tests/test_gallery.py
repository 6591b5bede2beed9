"""The gallery of messages: it is complete, and each entry of it shows something.

`make generate` writes `tests/gallery.txt` anew; `tests/generate` holds it to be fresh. What it looks like is for people
to judge: read it from top to bottom.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import clusterctl
from tests.gallery import render

TEXT = (Path(__file__).parent / "gallery.txt").read_text("utf-8")
FLAT = " ".join(TEXT.split())
SPEAKERS = (
    "model/sentences.py", "model/dates.py", "source/syntax.py", "source/faults.py", "source/decode.py",
    "source/scalars.py", "source/reader.py", "project/discover.py", "project/load.py", "project/references.py",
    "rules/engine.py", "rules/settings.py", "rules/ignores.py", "store/folder.py",
)  # fmt: skip
"""The modules that hold sentences."""


def pieces(module: str) -> list[str]:
    """Return the pieces of sentences that stand in a module: its texts but for docstrings and libyaml's own words."""
    tree = ast.parse((Path(clusterctl.__file__).parent / module).read_text("utf-8"))
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(node.value)  # a docstring
        elif isinstance(node, ast.Compare):
            silent.add(node.left)  # looked for in libyaml's message
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            silent.update(
                node.args if node.func.attr in {"startswith", "compile", "fullmatch", "match", "search"} else ()
            )
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "_MEANINGS":
            rows = node.value.elts if isinstance(node.value, ast.Tuple) else []
            silent.update(row.elts[0] for row in rows if isinstance(row, ast.Tuple))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in silent)
    return [" ".join(text.split()) for text in texts if isinstance(text, str) and re.search(r"[a-z]+ [a-z]+ ", text)]


NEVER = {"the line cannot be read as YAML (", "compare it with the lines around it"}
"""What would be said of an error that libyaml does not know today."""


@pytest.mark.parametrize("module", SPEAKERS)
def test_every_sentence_is_in_the_gallery(module: str) -> None:
    assert [piece for piece in pieces(module) if piece not in FLAT and piece not in NEVER] == []


def test_the_sentences_that_were_asked_for() -> None:
    for sentence in (
        "`scoer` is not known here; did you mean `score`?",
        "`score` must be a whole number from 0 to 10; this is 12",
        "`start`: `1999-13` is no month; write 1999-12 or 1999",
    ):
        assert f"  {sentence}\n" in TEXT


def test_each_entry_says_something_and_no_heading_stands_twice() -> None:
    entries = re.findall(r"^--- (.+)\n\n((?:(?!---).*\n)*)", TEXT, re.MULTILINE)
    wrong = [entry.wrong for chapter in render.CHAPTERS for entry in chapter.entries]
    assert [title for title, _ in entries] == wrong
    assert len(set(wrong)) == len(wrong)
    assert [title for title, said in entries if not re.search(": (error|warning|advice) ", said)] == []
