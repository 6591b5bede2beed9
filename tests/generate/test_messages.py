"""The catalogue of reports: what is gathered from the code, what is refused, and what translators may get wrong."""

from __future__ import annotations

import gettext
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from generate import __main__ as tool
from generate import catalogue, files
from generate.catalogue import ROOT, compile_po, compiled, written
from generate.messages import Found, Message, MessageError, gathered, in_source, in_tables, in_tree

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def texts(source: str) -> list[tuple[str, str]]:
    return [(found.message.text, found.message.plural) for found in in_source(source, "a.py")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("One")', [("One", "")]),
        ('at.say("One" " text")', [("One text", "")]),
        ('self.at.say.runs("{a} text", a=run)', [("{a} text", "")]),
        ('say.several(n, "{n} thing", "{n} things of {who}", who="x")', [("{n} thing", "{n} things of {who}")]),
        ('at.say.several_runs(n, "one", "{n}")', [("one", "{n}")]),
        ('say("a" if b else "c")', [("a", ""), ("c", "")]),
        ('say("{a}", **values)', [("{a}", "")]),
        ('TABLE = {"x": message("One")}', [("One", "")]),
        (
            'say.message(TABLE["x"]); say.label(STATUS, key); say.number(12); other("x"); x.runs("y"); x.several(1)',
            [],
        ),
    ],
)
def test_messages_are_gathered(source: str, found: list[tuple[str, str]]) -> None:
    assert texts(source) == found


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('\nsay(f"One {text}")', "a.py:2: a message is a whole text in quotes"),
        ("say(words)", "a.py:1: a message is a whole text"),
        ('say("One" + two)', "a.py:1: a message is a whole text"),
        ('say("One %s" % two)', "a.py:1: a message is a whole text"),
        ("message(words)", "a.py:1: a message is a whole text"),
        ("say.several(n, one, many)", "a.py:1: a message is a whole text"),
        ('say.several(n, "one")', "a.py:1: the message is missing"),
        ("say()", "a.py:1: the message is missing"),
        ('say("{a} and {b}", a="x")', "nothing is given for {b}"),
        ('say("One {}", a="x")', "a place is a name in braces"),
        ('say("One {a!r}", a="x")', "a place is a name in braces"),
        ('say("One", a="x")', "there is no place for `a`"),
    ],
)
def test_a_message_that_no_one_could_translate_is_refused(source: str, said: str) -> None:
    with pytest.raises(MessageError) as error:
        texts(source)
    assert said in str(error.value)


def test_the_tool_tells_of_a_bad_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clusterctl/locale").mkdir(parents=True)
    (tmp_path / "clusterctl/bad.py").write_text("x = 1\nsay(x)\n")
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "FILES", ((catalogue.POT, catalogue.text),))
    for arguments in ([], ["--check"]):
        assert tool.main(arguments) == 1
        assert capsys.readouterr().err.startswith("clusterctl/bad.py:2: a message is a whole text")


def test_one_text_with_two_plurals_is_refused() -> None:
    found = [Found(Message("{n} body", "{n} bodies"), "b.py"), Found(Message("{n} body", "bodies"), "a.py")]
    with pytest.raises(MessageError, match=r"a\.py: “\{n\} body” is said in another place with another plural"):
        gathered(found)
    assert len(gathered([*found[:1], *found[:1], Found(Message("{n} body", context="label"), "c.py")])) == 2


def test_the_catalogue_has_no_dates_lines_or_forms_of_printf() -> None:
    text = written(gathered(in_source('say("{share} % of it", share="1")\nsay("Plain % of it")', "clusterctl/a.py")))
    assert text.endswith(
        '#: clusterctl/a.py\nmsgid "Plain % of it"\nmsgstr ""\n\n'
        '#: clusterctl/a.py\n#, python-brace-format\nmsgid "{share} % of it"\nmsgstr ""\n'
    )
    assert "Date" not in text


def test_the_catalogue_holds_code_labels_conditions_and_rules() -> None:
    held = gathered((*in_tree(ROOT, "clusterctl/output"), *in_tables()))
    assert held[Message("no cost is recorded")] == ("clusterctl/output/figures.py",)
    assert Message("under way", context="status of an activity") in held
    assert Message("the vision is agreed") in held
    assert any(files == ("clusterctl/rules/catalogue.py",) for files in held.values())


# -- translations ------------------------------------------------------------------------------------------------------


def test_a_translation_is_compiled_the_same_each_time() -> None:
    held = f'{HEAD}msgid "of {{one}}"\nmsgstr "{{one}} का"\n\n#, fuzzy\nmsgid "two"\nmsgstr "तीन"\n'.encode()
    made = compile_po(held, "hi/report.po", "hi")
    assert made == compile_po(held, "hi/report.po", "hi")
    said = gettext.GNUTranslations(BytesIO(made))
    assert [said.gettext(one) for one in ("of {one}", "two")] == ["{one} का", "two"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('msgid "of {one}"\nmsgstr "का"', "hi/report.po:6: the translation of “of {one}” lacks {one}"),
        ('msgid "of {one}"\nmsgstr "{one} {two}"', "hi/report.po:6: the translation of “of {one}” has {two}"),
        ('msgid "{n} x of {a}"\nmsgid_plural "{n} y of {a}"\nmsgstr[0] "{n} {a}"\nmsgstr[1] "{n}"', "lacks {a}"),
        ('msgid "{n} x"\nmsgid_plural "{n} y"\nmsgstr[0] "{n} क"\nmsgstr[1] ""', "“{n} x” needs 2 plural forms"),
        ('msgid "{n} x"\nmsgid_plural "{n} y"\nmsgstr[0] "क"', "needs 2 plural forms"),
        ('mgsid "x"\nmsgstr "y"', "hi/report.po:6: Unknown or misformatted keyword"),
    ],
)
def test_a_broken_translation_is_refused(entry: str, said: str) -> None:
    with pytest.raises(MessageError) as error:
        compile_po(f"{HEAD}{entry}\n".encode(), "hi/report.po", "hi")
    assert said in str(error.value)


def test_a_folder_that_names_no_language_is_refused() -> None:
    with pytest.raises(MessageError, match=r"zz/report\.po: `zz` is no language that Babel knows"):
        compile_po(HEAD.encode(), "zz/report.po", "zz")


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "of {one}"\nmsgstr ""',
        'msgid "{n} x of {a}"\nmsgid_plural "{n} y of {a}"\nmsgstr[0] "एक {a}"\nmsgstr[1] "{a} {n}"',
        'msgid "{n} x"\nmsgid_plural "{n} y"\nmsgstr[0] ""\nmsgstr[1] ""',
        '#, fuzzy\nmsgid "of {one}"\nmsgstr "का"',
        'msgctxt "status"\nmsgid "done"\nmsgstr "पूर्ण"',
    ],
)
def test_a_translation_may_be_unfinished(entry: str) -> None:
    assert compile_po(f"{HEAD}{entry}\n".encode(), "hi/report.po", "hi")


def test_every_catalogue_beside_the_template_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    (tmp_path / "clusterctl/locale/hi").mkdir(parents=True)
    (tmp_path / "clusterctl/locale/hi/report.po").write_text(f'{HEAD}msgid "a"\nmsgstr "क"\n', encoding="utf-8")
    [(name, make)] = compiled()
    assert name == "clusterctl/locale/hi/report.mo"
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    for module in (tool, files):
        monkeypatch.setattr(module, "FILES", ((name, make),))
    assert list(tool.stale(tmp_path)) == [f"{name}: missing\n"]
    assert tool.main([]) == 0
    assert list(tool.stale(tmp_path)) == []
    (tmp_path / name).write_bytes(b"old\xff")
    assert list(tool.stale(tmp_path)) == [f"{name}: stale\n"]
