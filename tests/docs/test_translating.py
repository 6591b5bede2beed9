"""The page for translators: its files are there, its commands exist, and its steps lead to a language."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

from clusterctl.report.speech import labels
from clusterctl.report.speech.labels import Labels
from clusterctl.report.speech.language import known, language
from generate.catalogue import POT, compile_po
from generate.messages import in_source, in_tables, in_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/translating.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", PAGE))))
def test_shown_targets_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_shown_files_exist() -> None:
    shown = {path for path in re.findall(r"`([\w./-]+\.(?:pot|py))`", PAGE) if "/" in path}
    assert shown == {POT, "tests/report/pseudo.py"}
    assert all((ROOT / path).is_file() for path in shown)


def test_shown_contexts_exist() -> None:
    contexts = {one.context for one in vars(labels).values() if isinstance(one, Labels)}
    (said,) = re.findall(r"\*\*Context\.\*\*.*?\n- ", PAGE, re.DOTALL)
    shown = set(re.findall(r"\*([a-z][^*]*?)\*", " ".join(said.split())))
    assert shown == {"status of an activity", "state of a step of the exit"}
    assert shown <= contexts


def _shown_calls() -> Iterator[str]:
    yield from (call for call in re.findall(r"`(\w+\(\"[^`]*\))`", PAGE) if call.startswith("say("))


def test_the_shown_call_is_one_that_is_gathered() -> None:
    (call,) = _shown_calls()
    (found,) = in_source(call.replace("…", "x"), "a.py")
    assert found.message.text == "A whole sentence with {places}"


def test_shown_messages_with_units_exist() -> None:
    held = {found.message.text for found in (*in_tree(ROOT, "clusterctl/report"), *in_tables())}
    assert {"{amount} lakh", "{amount} crore"} <= held


def test_the_steps_lead_to_a_language(tmp_path: Path) -> None:
    """Poedit's part is done by Babel: a catalogue from the template, one message translated."""
    catalog = read_po(BytesIO((ROOT / POT).read_bytes()), locale="hi")
    catalog.fuzzy = False
    said = catalog.get("{amount} crore")
    assert said
    said.string = "{amount} करोड़"
    out = BytesIO()
    write_po(out, catalog)
    (tmp_path / "hi").mkdir()
    (tmp_path / "hi/report.mo").write_bytes(compile_po(out.getvalue(), "hi/report.po", "hi"))
    assert known(tmp_path) == ["en", "hi"]
    hindi = language("hi-IN", tmp_path)
    assert hindi
    assert hindi.sum(10_000_000, "INR") == "₹1\N{NO-BREAK SPACE}करोड़"
    assert hindi("not recorded") == "not recorded"
