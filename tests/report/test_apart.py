"""A cluster's own templates: what they fill, and that they end within their limits and reach nothing."""

from __future__ import annotations

import ast
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
import pytest
from jinja2.filters import FILTERS

from clusterctl.findings.errors import AnswerIsNoError, NotFoundError
from clusterctl.report.outside import apart
from clusterctl.report.outside.apart import render_apart
from clusterctl.report.outside.job import FAULTY, Job, Limits
from clusterctl.report.view import Stamp, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.report.outside.job import Face

ROOT = Path(__file__).parents[2]
STAMP = Stamp(
    version="1", template="donor", label="1999", audience="donor", language="en", as_of="1999-12-31", data="0"
)
VIEW = msgspec.json.encode(
    View(
        title="A & <b>B</b> [x]", kind="Yearly report", where="*a* <i>", about=("1", "2", "3"), stamp=STAMP, facts=(),
        heading="", lead=(), sections=(), words={"summary": "Summary"},
    )
)  # fmt: skip
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to this limit, or have none")
DEFAULT = Limits()
NOTHING: Mapping[str, str] = MappingProxyType({})
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither signals nor groups of processes")


@pytest.fixture(autouse=True)
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """See that of no child anything is left, whatever it did."""
    started: list[subprocess.Popen[bytes]] = []

    class Seen(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            started.append(self)

    with monkeypatch.context() as patched:
        patched.setattr(subprocess, "Popen", Seen)
        yield started
    for one in started:
        assert one.returncode is not None
        assert one.stdin is None or one.stdin.closed
        assert one.stdout is None or one.stdout.closed
        wait_for_the_end_of(one.pid)


def wait_for_the_end_of(group: int) -> None:
    """See that the processes of a group end: they are told to, but it takes them a moment."""
    for _ in range(1000):
        if not list(living(group)):
            return
        time.sleep(0.01)
    pytest.fail("a process was left running")


def living(group: int) -> Iterator[str]:
    """Yield what Linux tells of the processes of a group that have not ended."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = path.read_text(encoding="utf-8", errors="replace")
            state, _, of = told.rpartition(")")[2].split()[:3]
            if int(of) == group and state not in "ZX":
                yield told


def fill(source: str, face: Face = "md", limits: Limits = DEFAULT, parts: Mapping[str, str] = NOTHING) -> str:
    templates = {name: text.encode() for name, text in {"own.j2": source, **parts}.items()}
    return render_apart(Job("own.j2", templates, face, VIEW), limits)


def refusal(source: str, face: Face = "md", limits: Limits = DEFAULT, parts: Mapping[str, str] = NOTHING) -> str:
    with pytest.raises(AnswerIsNoError) as refused:
        fill(source, face, limits, parts)
    assert refused.value.exit_code == 1
    assert refused.value.hint
    assert len(refused.value.message) < 500
    assert "Traceback" not in refused.value.message
    return refused.value.message


# -- what they fill ----------------------------------------------------------------------------------------------------


def test_a_template_places_what_the_report_holds_as_its_face_needs_it() -> None:
    assert fill("# {{ page.title }}\n{{ page.where | line }}\n") == "# A & &lt;b>B&lt;/b> \\[x\\]\n*a* &lt;i>\n"
    assert fill("<h1>{{ page.title }}</h1>{{ page.where | rich }}", "html") == (
        "<h1>A &amp; &lt;b&gt;B&lt;/b&gt; [x]</h1><em>a</em> &lt;i&gt;"
    )


def test_typed_texts_keep_their_paragraphs_and_lists_or_take_one_line() -> None:
    typed = "{% set typed = '*a* <b>\n\n- [c](javascript:d)\n- e' %}"
    assert fill(typed + "{{ typed | blocks }}") == "*a* &lt;b>\n\n- \\[c\\](javascript:d)\n- e"
    assert fill(typed + "{{ typed | line }}") == "*a* &lt;b> \\[c\\](javascript:d) e"


def test_templates_include_import_and_extend_one_another() -> None:
    parts = {"base.j2": "<{% block main %}{% endblock %}>", "part.j2": "{{ page.kind }}",
             "words.j2": "{% macro twice(a) %}{{ a }}{{ a }}{% endmacro %}"}  # fmt: skip
    own = (
        '{% extends "base.j2" %}{% block main %}{% include "part.j2" %}'
        '{% from "words.j2" import twice %}{{ twice(1) }}{% endblock %}'
    )
    assert fill(own, parts=parts) == "<Yearly report11>"


def test_a_template_of_the_name_of_a_built_in_one_stands_for_it_and_may_extend_it() -> None:
    own = b'{% extends "clusterctl/page.html.j2" %}{% block main %}<p>ours</p>{% endblock %}'
    made = render_apart(Job("page.html.j2", {"page.html.j2": own}, "html", VIEW))
    assert made.startswith("<!doctype html>")
    assert "<h1>A &amp; &lt;b&gt;B&lt;/b&gt; [x]</h1>" in made
    assert "<p>ours</p>" in made
    assert "--" in made[made.index("<style>") : made.index("</style>")]  # the common sheet is there


def test_long_texts_and_many_templates_come_through() -> None:
    long = "ä" * 100_000
    assert fill(long) == long
    many = {f"part{at}.j2": b"x" * apart.LARGEST for at in range(apart.MOST_TEMPLATES - 1)}
    assert render_apart(Job("own.j2", {"own.j2": b"done", **many}, "md", VIEW)) == "done"


EXAMPLES = {
    "abs": "-1 | abs", "attr": "page | attr('title')", "batch": "[1, 2] | batch(2) | list",
    "capitalize": "'a' | capitalize", "center": "'a' | center(3)", "count": "'a' | count", "d": "none | d(1)",
    "default": "x | default(1)", "dictsort": "{'a': 1} | dictsort", "e": "'<' | e", "escape": "'<' | escape",
    "filesizeformat": "1000 | filesizeformat", "first": "[1] | first", "float": "'1' | float",
    "forceescape": "'<' | forceescape", "format": "'%s' | format(1)", "groupby": "[{'a': 1}] | groupby('a')",
    "indent": "'a' | indent", "int": "'1' | int", "items": "words | items | list", "join": "[1, 2] | join",
    "last": "[1] | last", "length": "'a' | length", "list": "'a' | list", "lower": "'A' | lower",
    "map": "[1] | map('string') | list", "max": "[1] | max", "min": "[1] | min", "pprint": "page | pprint",
    "reject": "[1] | reject('odd') | list", "rejectattr": "[page] | rejectattr('title') | list",
    "replace": "'a' | replace('a', 'b')", "reverse": "'ab' | reverse", "round": "1.25 | round(1)", "safe": "'a' | safe",
    "select": "[1] | select('odd') | list", "selectattr": "[page] | selectattr('title') | list",
    "slice": "[1, 2] | slice(2) | list", "sort": "[2, 1] | sort", "string": "1 | string",
    "striptags": "'<b>a &amp; &auml;' | striptags", "sum": "[1] | sum", "title": "'a' | title",
    "tojson": "words | tojson", "trim": "' a' | trim", "truncate": "'a b c d e f' | truncate(5, leeway=0)",
    "unique": "[1, 1] | unique | list", "upper": "'a' | upper", "urlencode": "'ä' | urlencode",
    "urlize": "'http://a.example' | urlize", "wordcount": "'a b' | wordcount", "wordwrap": "'a b' | wordwrap(1)",
    "xmlattr": "{'a': 1} | xmlattr",
    "blocks": "'[ä](https://ä.example/ä) &auml;\n\n- a\n\n> b' | blocks", "line": "'*a* `b`' | line",
}  # fmt: skip


def test_all_filters_work_where_no_module_can_be_loaded() -> None:
    assert set(EXAMPLES) >= set(FILTERS) - {"random"}
    made = fill("\n".join(f"{name}: {{{{ {example} }}}}" for name, example in EXAMPLES.items()))
    assert all(f"{name}: " in made for name in EXAMPLES)


# -- what they get wrong -----------------------------------------------------------------------------------------------

MISTAKES = {
    "a bracket that is not closed": ("a\n{{ page.title", "own.j2, line 2: this can't be read: unexpected end"),
    "a tag that is none": ("\n\n{% inclde 'x' %}", "line 3: this can't be read: Encountered unknown tag 'inclde'"),
    "a filter that is none": ("{{ 1 | nosuch }}", "line 1: this can't be read: No filter named 'nosuch'"),
    "a name that is none": ("a\n{{ pag }}", "line 2: there is no `pag`; did you mean `page`?"),
    "a field that is none": ("\n{{ page.titel }}", "line 2: there is no `page.titel`; did you mean `title`?"),
    "a field of what is not there": ("{{ page.x.y }}", "line 1: there is no `page.x`"),
    "a test of what is not there": ("{% if page.x %}{% endif %}", "line 1: there is no `page.x`"),
    "a line of what is not there": ("{{ page.titel | line }}", "line 1: there is no `page.titel`; did you mean"),
    "blocks of what is not there": ("{{ page.x | blocks }}", "line 1: there is no `page.x`"),
    "a line of what is no text": ("{{ page.about | line }}", "line 1: this filter takes a text, but this is a tuple"),
    "the other face's filter": ("{{ page.title | rich }}", "line 1: this can't be read: No filter named 'rich'"),
    "a loop over what is not there": ("{% for a in page.x %}{% endfor %}", "line 1: there is no `page.x`"),
    "a template that is not there": ("\n{% include 'pat.j2' %}", "line 2: there is no template `pat.j2`; did you"),
    "arithmetic": ("\n{{ 1 / 0 }}", "line 2: division by zero"),
    "what is no number": ("{{ page.about + 1 }}", "line 1: can only concatenate tuple"),
    "a large range": ("{{ range(10 ** 6) | list }}", "line 1: Range too big"),
    "chance": ("{{ [1, 2] | random }}", "line 1: this can't be read: No filter named 'random'"),
    "what the part gets wrong": ("{% include 'part.j2' %}", "templates/part.j2, line 3: there is no `page.y`"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_template_and_line(source: str, said: str) -> None:
    assert said in refusal(source, parts={"part.j2": "a\nb\n{{ page.y }}"})


def test_a_mistake_in_a_built_in_template_is_told_as_there() -> None:
    said = refusal('{% set page = page.stamp %}{% include "clusterctl/page.html.j2" %}', "html")
    assert re.fullmatch(r"clusterctl/page\.html\.j2, line \d+: there is no `page\.title`", said)


def test_a_mistake_in_what_is_rich_is_told_too() -> None:
    assert "line 1: there is no `page.titel`; did you mean `title`?" in refusal("{{ page.titel | rich }}", "html")
    assert "No filter named 'line'" in refusal("{{ page.title | line }}", "html")


def test_a_long_or_hostile_name_is_cut_in_what_is_told() -> None:
    said = refusal("{{ page['" + "x" * 9999 + "\\n\\x1b'] }}")
    assert "there is no `xxx" in said
    assert "\n" not in said


def test_templates_are_refused_by_name_size_and_number_before_any_child_is_started(
    children: list[subprocess.Popen[bytes]],
) -> None:
    for templates, said in (
        ({"own.j2": b"x" * 10_000_000}, "templates/own.j2 is too large for a template: 9,765 kB"),
        ({"own.j2": b"a\nb\xff"}, "templates/own.j2, line 2: this is not UTF-8 text"),
        ({"own.j2": b"a\n\nb\0"}, "templates/own.j2, line 3: a NUL character stands here"),
        ({"own.j2": b"", "../x": b""}, "templates/../x can't be the name of a template"),
        ({"own.j2": b"", "/etc/passwd": b""}, "can't be the name"),
        ({"own.j2": b"", "a\nb": b""}, "can't be the name"),
        ({"own.j2": b"", "c:\\x": b""}, "can't be the name"),
        ({"own.j2": b"", **{f"{at}.j2": b"" for at in range(64)}}, "65 templates, more than the 64"),
    ):
        with pytest.raises(AnswerIsNoError) as refused:
            render_apart(Job("own.j2", templates, "md", VIEW))
        assert said in refused.value.message
    with pytest.raises(NotFoundError, match=r"no template onw\.j2; did you mean `own\.j2`"):
        render_apart(Job("onw.j2", {"own.j2": b""}, "md", VIEW))
    assert not children


# -- what they reach for -----------------------------------------------------------------------------------------------

CLASSES = "''.__class__.__mro__[1].__subclasses__()"
ESCAPES = [
    "{% include '/etc/passwd' %}", "{% include '../cluster.yaml' %}", "{% import '/etc/passwd' as x %}",
    "{% extends '../../etc/passwd' %}", "{% include ['/etc/passwd', 'x'] %}", "{% include 'file:///etc/passwd' %}",
    "{{ ''.__class__ }}", f"{{{{ {CLASSES} }}}}", "{{ ''['__class__'] }}", "{{ page['__class__'] }}",
    "{{ ''['__cla' + 'ss__'] }}", "{{ '' | attr('__class__') }}", "{{ '' | attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ [''] | map(attribute='__class__') | first }}", "{{ [page] | map('attr', '__class__') | join }}",
    "{{ [page] | sum(attribute='__class__') }}", "{{ ([page] | groupby('__class__') | first)[0] }}",
    "{{ [page, page] | sort(attribute='__class__') }}",
    "{{ self.__init__ }}", "{{ self._TemplateReference__context }}", "{{ self.__init__.__globals__ }}",
    "{{ lipsum }}", "{{ lipsum.__globals__['os'] }}", "{{ cycler.__init__.__globals__ }}", "{{ joiner.__init__ }}",
    "{{ namespace.__init__.__globals__ }}", "{{ namespace.__class__ }}", "{{ dict.__base__ }}", "{{ range.__class__ }}",
    "{{ dict.mro() }}", "{{ url_for.__globals__ }}", "{{ get_flashed_messages }}", "{{ config }}", "{{ request }}",
    "{{ '{0.__class__}'.format('') }}", "{{ '{a.__class__}'.format(a='') }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "{{ '{0.__class__}' | safe | attr('format') }}{{ ('{0.__class__}' | safe).format(1) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(1) }}", "{{ ['{0.__class__}'] | map('format', 1) | list | first.x }}",
    "{{ ('{0.__class__.__init__}' | attr('format'))(1) }}", "{{ [''.format] | first | attr('__self__') }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}", "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{{ loop.__init__ }}", "{% for a in [1] %}{{ loop.__class__ }}{% endfor %}", "{{ caller.__class__ }}",
    "{{ (page.about | map('string')).gi_frame }}", "{{ (page.about | map('string')).gi_code }}",
    "{{ ''.join.__self__.__class__ }}",
    "{{ page.blocks.gi_frame }}", "{{ page.blocks.gi_code }}", "{{ page.__struct_fields__ }}",
    "{{ page.stamp.__struct_config__ }}", "{{ section.__globals__ }}", "{{ place.__self__ }}",
    "{{ place.func.__globals__ }}{{ '' | safe }}", "{{ place.args[0]._environment }}{{ '' | safe }}",
    "{{ [1].append(4) }}", "{{ [1].clear() }}", "{{ [1].sort() }}", "{{ page.about.append(4) }}",
    "{{ words.update({'a': 1}) }}", "{{ words.pop('summary') }}", "{{ words.clear() }}",
    "{{ words.setdefault('a', 1) }}", "{% set page.title = 1 %}", "{% set words.summary = 1 %}",
    "{% do [1].append(1) %}", "{% break %}", "{% debug %}", "{% trans %}a{% endtrans %}",
    "{{ open('/etc/passwd') }}",
    "{{ __import__('os') }}", "{{ __builtins__ }}", "{{ eval('1') }}", "{{ exec }}", "{{ print }}",
    "{{ 'x'.encode('bz2') }}", "{{ ''.encode('../../etc/passwd') }}",
]  # fmt: skip


@pytest.mark.parametrize("source", ESCAPES)
def test_nothing_but_the_report_is_in_reach(source: str) -> None:
    said = refusal(source, "html" if "safe" in source else "md")
    kinds = ("there is no", "no template may have", "can't be read", "reaches out of the report", "cannot assign",
             "unknown encoding")  # fmt: skip
    assert any(kind in said for kind in kinds)


def test_what_is_not_told_is_not_there_either() -> None:
    assert fill("{{ [''] | map(attribute='__class__') | list }}") == "\\[Undefined\\]"
    assert fill("{{ page.__class__ is defined }} {{ page.__class__ | default('none') }}") == "False none"


ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
WRITING = "{% for a in range(99999) %}{% for b in range(99999) %}0123456789abcdef{% endfor %}{% endfor %}"
BRACKETS = ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "{{ " + "[" * 5000, "{{ " + "-" * 5000 + "1 }}")
BLOCKS = ("{% if 1 %}" * 3000 + "{% endif %}" * 3000, "{% for a in [1] %}" * 40 + "{% endfor %}" * 40,
          "{{ " + " + ".join(["page.title"] * 20_000) + " }}", "{{ page" + ".a" * 50_000 + " }}")  # fmt: skip
ITSELF = ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{% include 'own.j2' %}", "{% extends 'own.j2' %}",
          "{% import 'own.j2' as a %}", "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}")  # fmt: skip
FILLING = ("{{ 'a' * 10 ** 9 }}", "{{ 'a' | center(10 ** 9) }}", "{{ '%1000000000s' % 1 }}",
           "{{ '{:1000000000}'.format(1) }}", "{{ page.about * 10 ** 9 }}", "{{ 'a' | indent(10 ** 9, true) }}",
           "{{ [1, 2] | batch(10 ** 9, 'x') | list }}",
           "{% set n = namespace(a=[1]) %}{% for a in range(99) %}{% set n.a = n.a + n.a %}{% endfor %}",
           "{% set n = namespace(a='a') %}{% for a in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
           f"{{% set a %}}{WRITING}{{% endset %}}")  # fmt: skip


@pytest.mark.parametrize("source", [*BRACKETS, *BLOCKS, *ITSELF], ids=lambda source: str(source)[:40])
def test_what_goes_too_deep_ends(source: str) -> None:
    said = refusal(source)
    assert any(kind in said for kind in ("goes too deep", "can't be read", "can't be filled", "there is no"))


@LINUX
@pytest.mark.parametrize("source", FILLING, ids=lambda source: str(source)[:40])
def test_what_fills_the_memory_ends(source: str) -> None:
    assert "takes more than 256 MB of memory" in refusal(source, limits=Limits(memory=256 * 2**20, output=2**31))


@POSIX
@pytest.mark.parametrize("source", [ENDLESS, "{{ 10 ** (10 ** 8) }}", "{{ 10 ** (10 ** 8) % 7 }}"])
def test_what_works_for_ever_ends_by_the_system(source: str) -> None:
    assert refusal(source, limits=Limits(processor=1, seconds=600)) == (
        "templates/own.j2 takes too long to fill, so it was stopped"
    )


def test_what_works_for_ever_ends_by_the_clock() -> None:
    said = refusal(ENDLESS, limits=Limits(processor=600, seconds=2))
    assert said == "templates/own.j2 takes too long to fill, so it was stopped"


@pytest.mark.parametrize("source", [WRITING, "{{ 'a' * 2 ** 21 }}"])
def test_what_writes_for_ever_ends_and_nothing_of_it_is_seen(source: str) -> None:
    assert "this makes a text of more than 1 MB" in refusal(source, limits=Limits(output=2**20))


# -- red controls: Python in the template's place, as if the sandbox were broken ---------------------------------------

BEGIN = (
    "import sys; sys.path += sys.argv[2:]\nimport gc, os, socket, subprocess, ctypes, mmap, signal, _posixsubprocess\n"
)
CONFINED = """
import msgspec
from clusterctl.report.outside import confinement
from clusterctl.report.outside.job import Limits
confinement.limit(msgspec.json.decode(sys.argv[1], type=Limits))
sys.stdin.buffer.read()
"""
END = "\nos.write(1, b'done'); os._exit(0)"
LOCKED = "confinement.lock()\n"


def in_place(monkeypatch: pytest.MonkeyPatch, program: str, limits: Limits = DEFAULT) -> str:
    """Return what a program answers in the place of the one that fills templates."""
    monkeypatch.setattr(apart, "_PROGRAM", program)
    return fill("", limits=limits)


ATTACKS = {
    "a file is read": "open('/etc/hosts').read()",
    "a file is opened": "os.open('/', os.O_RDONLY)",
    "a folder is listed": "os.listdir('/')",
    "a file is renamed": "\ntry:\n    os.rename('/no/such', '/nor/this')\nexcept OSError:\n    pass",
    "a file is deleted": "\ntry:\n    os.remove('/no/such')\nexcept OSError:\n    pass",
    "a socket is made": "socket.socket()",
    "a name is asked": "socket.gethostbyname('127.0.0.1')",
    "a process is started": "subprocess.Popen([sys.executable, '-c', ''])",
    "a shell is started": "os.system('true')",
    "the process forks": "os.fork() or os._exit(0)",
    "a module is loaded": "import xml.dom.minidom",
    "native code is loaded": "ctypes.CDLL(None)",
    "memory is mapped": "mmap.mmap(-1, 4096)",
    "another process is stopped": "os.kill(os.getpid(), 0)",
    "objects are searched": "gc.get_objects()",
    "limits are raised": "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    "errors are caught": "\ntry:\n    open('/etc/hosts')\nexcept BaseException:\n    pass",
}
ATTEMPT = "import resource\n" if sys.platform != "win32" else ""


@LINUX
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_hook_ends_what_reaches_for_the_world(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = BEGIN + ATTEMPT + CONFINED + "{}" + attack + END
    free = BEGIN + ATTEMPT + "sys.stdin.buffer.read()\n" + attack + END
    assert in_place(monkeypatch, free) == "done"  # without the hook and the limits nothing hinders it
    with pytest.raises(AnswerIsNoError, match="it reaches out of the report"):
        in_place(monkeypatch, program.format(LOCKED))


LEAKS = ["os.popen('true').read()", "open('/etc/hosts').read()", "socket.socket()"]


@LINUX
@pytest.mark.parametrize("leak", LEAKS)
def test_the_hook_ends_what_gets_out_of_a_sandbox_that_is_none(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = BEGIN + "from jinja2 import Environment\nfilled = Environment().from_string(f'{{{{ {LEAK!s} }}}}')\n"
    begin = begin.replace("{LEAK!s}", leak.replace("'", '"'))
    render = "filled.render(os=os, open=open, socket=socket)"
    assert in_place(monkeypatch, begin + "sys.stdin.buffer.read()\n" + render + END) == "done"
    with pytest.raises(AnswerIsNoError, match="it reaches out of the report"):
        in_place(monkeypatch, begin + CONFINED + LOCKED + render + END)


REACHES = {
    "files": ("open('/etc/hosts')", "[Errno 24]"),
    "sockets": ("socket.socket()", "[Errno 24]"),
    "pipes": ("os.pipe()", "[Errno 24]"),
    "memory": ("bytes(10 ** 9)", "MemoryError"),
}


@LINUX
@pytest.mark.parametrize(("attack", "said"), REACHES.values(), ids=REACHES)
def test_the_system_refuses_it_too(attack: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = (
        "\ntry:\n    {}\n    os.write(1, b'reached')\n"
        "except (OSError, MemoryError) as error:\n    os.write(1, (repr(error) + str(error)).encode())"
    )
    program = BEGIN + "{}confinement._hook = lambda names: None\n{}" + tried.format(attack) + END
    assert in_place(monkeypatch, BEGIN + "sys.stdin.buffer.read()" + tried.format(attack) + END) == "reacheddone"
    assert said in in_place(monkeypatch, program.format(CONFINED, LOCKED))


@LINUX
def test_what_is_written_stays_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    attack = f"os.write(os.open({str(tmp_path / 'made')!r}, os.O_CREAT | os.O_WRONLY), b'x')\n"
    with pytest.raises(RuntimeError, match="File too large"):
        in_place(monkeypatch, BEGIN + CONFINED + attack)
    assert not (tmp_path / "made").read_bytes()


@pytest.mark.parametrize(
    ("attack", "event"),
    [
        ("sys.addaudithook(lambda *a: None)", "sys.addaudithook"),
        ("os._exit = os.write = confinement.os = confinement._HARMLESS = print", "open"),
        ("os.__dict__.clear(); confinement.__dict__.clear(); sys.modules.clear()", "open"),
    ],
)
def test_the_hook_stays_whatever_is_set_beside_it(attack: str, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"{BEGIN}{CONFINED}{LOCKED}{attack}\nopen('/')"
    with pytest.raises(AnswerIsNoError, match=rf"reaches out of the report \({event}\)"):
        in_place(monkeypatch, program)


def test_a_child_has_no_environment_and_no_descriptors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    kept, other = socket.socketpair()
    kept.set_inheritable(True)
    given = ast.literal_eval(in_place(monkeypatch, (
        "import os, sys\nopened = []\nfor at in range(200):\n"
        "    try:\n        os.fstat(at)\n        opened.append(at)\n    except OSError:\n        pass\n"
        "os.write(1, repr((sorted(os.environ), opened, os.getcwd(), sys.flags.isolated)).encode())"
    )))  # fmt: skip
    kept.close()
    other.close()
    assert set(given[0]) <= {*apart.KEPT, "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}
    assert given[1:] == ([0, 1, 2], Path(sys.executable).anchor, 1)


def test_a_child_finds_the_program_however_it_was_installed_and_nothing_else(tmp_path: Path) -> None:
    for name in ("json.py", "jinja2.py", "msgspec.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit('trapped')", encoding="utf-8")
    asked = (
        "from clusterctl.report.outside.apart import Job, render_apart\n"
        f"print(render_apart(Job('a', {{'a': b'{{{{ page.kind }}}}'}}, 'md', {VIEW!r})))"
    )
    for variables in ({"PYTHONPATH": str(ROOT)}, {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}):
        done = subprocess.run(
            [sys.executable, "-P", "-c", asked],
            env={**os.environ, **variables}, cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        trapped = b"trapped" in done.stderr  # where the parent itself takes its modules from there
        assert (done.stdout.strip(), trapped) in {(b"Yearly report", False), (b"", True)}
        assert trapped == (str(tmp_path) in variables["PYTHONPATH"])


# -- red controls: children that do not do as they are told ------------------------------------------------------------

SLEEP = "import os, sys, time\n"
RUDE = {
    "it never reads": SLEEP + "time.sleep(600)",
    "it never answers": SLEEP + "sys.stdin.buffer.read(); time.sleep(600)",
    "it closes its answer and stays": SLEEP + "sys.stdin.buffer.read(); os.close(1); os.close(2); time.sleep(600)",
}


@pytest.mark.parametrize("program", RUDE.values(), ids=RUDE)
def test_a_child_that_hangs_is_ended_by_the_clock(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnswerIsNoError, match="takes too long"):
        in_place(monkeypatch, program, Limits(seconds=1))


@POSIX
def test_what_a_child_leaves_behind_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnswerIsNoError, match="takes too long"):  # its own child holds the pipe
        in_place(monkeypatch, SLEEP + "os.fork() or time.sleep(600)", Limits(seconds=1))
    program = SLEEP + "if os.fork():\n    os._exit(0)\nos.close(1)\nos.close(2)\ntime.sleep(600)"
    if sys.platform == "linux":
        assert in_place(monkeypatch, program) == ""


def test_a_child_may_end_without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", "import os; os.write(1, b'x'); os._exit(0)")
    assert render_apart(Job("a", {"a": b"x" * apart.LARGEST}, "md", b'"' + b"x" * 10**6 + b'"')) == "x"


@POSIX
def test_a_child_that_breaks_down_is_told_of_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL):
        with pytest.raises(AnswerIsNoError, match=rf"broke down \(-{int(number)}\)"):
            in_place(monkeypatch, f"import os; os.write(1, b'part'); os.kill(os.getpid(), {int(number)})")


def test_an_error_of_our_own_is_no_fault_of_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        in_place(monkeypatch, "1 / 0")


@pytest.mark.parametrize("answer", ["", "{", '{"kind": "odd"}', "[]", "\x00"])
def test_an_answer_that_is_none_is_no_text(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnswerIsNoError, match="broke down"):
        in_place(monkeypatch, f"import os; os.write(1, {answer!r}.encode()); os._exit({FAULTY})")


def test_a_hostile_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import json, os\nlong = 'x\\n' * 9999\n"
        f"os.write(1, json.dumps(dict(kind='value', message=long, template=long)).encode()); os._exit({FAULTY})"
    )
    with pytest.raises(AnswerIsNoError) as refused:
        in_place(monkeypatch, program)
    assert len(refused.value.message) < 500
    assert "\n" not in refused.value.message
