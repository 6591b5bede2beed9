"""A cluster in which every field of the model is filled, and every text and amount is a canary of its own.

A canary is a word or a number that stands nowhere else. Who may read it, the model's table says (or an `audience:`
above it); comments, names of files, authors and messages of commits are internal. What a report shows is searched for
those that its reader may not see.
"""

from __future__ import annotations

import json
import re
import subprocess
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, inspect

from clusterctl.model.audience import STRICTNESS, Step, below, top
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.values import Money, Written
from clusterctl.model.wanted import bare, info
from clusterctl.source.reader import read
from generate.fields import fields_of
from tests.cli.commands import ROOT, clusterctl
from tests.store.repositories import ENVIRONMENT, repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from clusterctl.model.values import Audience

SAMPLE = ROOT / "generate/sample"
FILES = {
    **{f"{name}.yaml": (name, f"{name}.yaml") for name in
       ("cluster", "actors", "diagnostic", "vision", "logframe", "exit")},
    "plans/1998.yaml": ("plan", "plans/1998.yaml"),
    "plans/1999.yaml": ("plan", "plans/1998.yaml"),
    "scores/1998.yaml": ("scores", "scores/1999.yaml"),
    "scores/1999.yaml": ("scores", "scores/1999.yaml"),
    "monitoring/1998.yaml": ("monitoring", "monitoring/1999.yaml"),
    "monitoring/1999.yaml": ("monitoring", "monitoring/1999.yaml"),
}  # fmt: skip
"""Each file of the cluster: its kind, and the file of the sample that it is made of."""
TWINS = {
    "actors": "actors", "plan": "activities", "logframe": "indicators", "diagnostic": "constraints",
    "vision": "objectives",
}  # fmt: skip
"""Mappings, by kind of file, that get a second record that is marked as internal."""
FIRST_AMOUNT = 7391001


class Canary(NamedTuple):
    """A word or a number that stands in one place."""

    sign: str
    level: Audience
    where: str


class Planted(NamedTuple):
    """A cluster with canaries."""

    folder: Path
    canaries: tuple[Canary, ...]

    def kept_from(self, audience: Audience) -> set[Canary]:
        """Return the canaries that an audience may not see."""
        return {one for one in self.canaries if STRICTNESS[one.level] > STRICTNESS[audience]}


def found(canaries: Iterable[Canary], text: str) -> set[Canary]:
    """Return the canaries that a text shows, however its numbers are grouped and its letters are cased."""
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f\u2009 ](?=\d)", "", text.casefold())
    return {one for one in canaries if one.sign in plain}


def leaks(planted: Planted, audience: Audience, *arguments: str | Path, written: Path | None = None) -> set[Canary]:
    """Run `clusterctl …` in the cluster; return the canaries that it shows and the audience may not see.

    All that it prints is searched, and where it writes into a folder (`written`), names and contents there too.
    """
    done = clusterctl("-C", planted.folder, *arguments)
    assert done.code == 0, done.err
    return found(planted.kept_from(audience), "\n".join([done.out, done.err, *_contents(written)]))


def _contents(folder: Path | None) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder else ():
        yield path.name
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "replace")


def sweep(
    planted: Planted, audiences: Iterable[Audience], templates: Iterable[str | None] = (None,),
    formats: Iterable[str] = ("md", "html"), options: Sequence[str] = ("1999", "--draft"),
) -> dict[str, set[Canary]]:  # fmt: skip
    """Run `clusterctl report` for each audience, template (None: the usual one) and format; return leaks by command.

    Without a leak it is empty.
    """
    leaking: dict[str, set[Canary]] = {}
    for audience, template, face in product(audiences, templates, formats):
        of = ("--template", template) if template else ()
        command = ("report", *options, *of, "--for", audience, "--format", face)
        shown = leaks(planted, audience, *command)
        if shown:
            leaking[" ".join(command)] = shown
    return leaking


def all_there_is(planted: Planted) -> str:
    """Return what leaks most: every file's name and text, and git's log; the red control of every search."""
    log = subprocess.run(
        ["git", "log", "--format=%an %ae %cn %ce %s"], cwd=planted.folder, env=ENVIRONMENT, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return "\n".join([*_contents(planted.folder), log.stdout])


def planted(folder: Path) -> Planted:
    """Write the cluster into a git repository of its own, with with canaries all around it."""
    planter = _Planter()
    cluster = repository(folder / "cluster")
    for path, (kind, source) in FILES.items():
        _write(cluster / path, planter.text(path, kind, _data(source)))
    for path in planter.evidence:
        _write(cluster / path, planter.word("internal", f"{path}: its text"))
    stray = planter.word("internal", "the name of a stray file")
    _write(cluster / f"{stray}.txt", planter.word("internal", "the text of a stray file"))
    _write(cluster / "plans" / f"{stray}-plan.txt", planter.word("internal", "the text of a stray plan"))
    who = {part: planter.word("internal", f"git: {part}") for part in ("author", "mail", "committer", "message")}
    _commit(cluster, who)
    return Planted(cluster, tuple(planter.canaries))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _commit(folder: Path, who: dict[str, str]) -> None:
    names = {
        "GIT_AUTHOR_NAME": who["author"], "GIT_AUTHOR_EMAIL": f"{who['mail']}@example.org",
        "GIT_COMMITTER_NAME": who["committer"], "GIT_COMMITTER_EMAIL": f"{who['mail']}@example.org",
        "GIT_AUTHOR_DATE": "2000-01-01T12:00:00+0530", "GIT_COMMITTER_DATE": "2000-01-01T12:00:00+0530",
    }  # fmt: skip
    for arguments in (("add", "--all", "--force"), ("commit", "--quiet", f"--message={who['message']}")):
        subprocess.run(["git", *arguments], cwd=folder, env={**ENVIRONMENT, **names}, check=True)


def _data(source: str) -> dict[str, Any]:
    document = read(source, (SAMPLE / source).read_bytes())
    assert isinstance(document.data, dict)
    assert not document.findings
    return document.data


class _Planter:
    """Fills records and remembers the canaries."""

    def __init__(self) -> None:
        self.canaries: list[Canary] = []
        self.evidence: list[str] = []
        self.marked: Audience | None = None
        """What an `audience:` above says."""

    def word(self, level: Audience, where: str) -> str:
        """Return a new word."""
        sign = f"kanari{len(self.canaries):04}x"
        self.canaries.append(Canary(sign, self.marked or level, where))
        return sign

    def amount(self, level: Audience, where: str) -> int:
        """Return a new amount."""
        amount = FIRST_AMOUNT + len(self.canaries)
        self.canaries.append(Canary(str(amount), self.marked or level, where))
        return amount

    def text(self, path: str, kind: str, data: dict[str, Any]) -> str:
        """Return the text of a file: its data as JSON, which is YAML, with comments."""
        step = top(FILE_KINDS[kind].type)
        whole = self.record(data, FILE_KINDS[kind].type, step, path)
        if kind in TWINS:
            records = whole[TWINS[kind]]
            self.marked = "internal"
            inner = below(below(step, TWINS[kind]), "twin")
            first = {**_data(FILES[path][1])[TWINS[kind]][next(iter(records))], "audience": "internal"}
            records["twin"] = self.record(first, _struct(inner), inner, f"{path}: twin")
            self.marked = None
        lines = json.dumps(whole, ensure_ascii=False, indent=1, default=plain_number).splitlines()
        comment = self.word("internal", f"{path}: a comment"), self.word("internal", f"{path}: a comment inside")
        return "\n".join([f"# {comment[0]}", lines[0], f" # {comment[1]}", *lines[1:], ""])

    def record(self, data: dict[str, Any], kind: type[Struct], step: Step, where: str) -> dict[str, Any]:
        """Return a record with every field filled."""
        types = {field.encode_name: field.type for field in info(kind).fields}
        filled: dict[str, Any] = {}
        for field in fields_of(kind):
            if field.key == "audience":
                filled.update({"audience": data["audience"]} if "audience" in data else {})
                continue
            given = data.get(field.key)
            given = field.example if given is None else given
            filled[field.key] = self.value(given, types[field.key], below(step, field.key), f"{where} {field.key}")
        return filled

    def value(self, given: Any, node: inspect.Type, step: Step, where: str) -> Any:  # noqa: ANN401, PLR0911 - YAML's
        """Return a value of a type, filled with canaries: `given` where it can't hold one."""
        kinds = _kinds(node)
        match _chosen(kinds, given):
            case inspect.StructType() as record if not isinstance(given, dict):  # evidence as a record
                return self.record({"text": given}, record.cls, step, where)
            case inspect.StructType() as record:
                return self.record(given, record.cls, step, where)
            case inspect.CustomType() as own if issubclass(own.cls, Written):
                return self.written_out(given, own.cls, step, where)
            case inspect.DictType() as mapping:
                return self.mapping(given, mapping, step, where)
            case inspect.VarTupleType() as sequence:
                return self.sequence(given, sequence, step, where)
            case inspect.StrType() as text if text.pattern is None:
                return self.free_text(step, where, file="refers" in _extra(node))
        return given

    def free_text(self, step: Step, where: str, *, file: bool) -> str:
        """Return a text that is a canary, or the name of a file that is one."""
        word = self.word(step.level, where)
        if not file:
            return word
        self.evidence.append(f"evidence/{word}.txt")
        return self.evidence[-1]

    def written_out(self, given: Any, own: type[Written], step: Step, where: str) -> dict[str, Any]:  # noqa: ANN401 - YAML's
        """Return an amount, a quantity or a rate written out as a record."""
        held = dict(given) if isinstance(given, dict) else {own.short: given}
        for flag in ("about", "at_least", "at_most"):
            held.pop(flag, None)
        found_ = self.record(held, own.form, step, where)
        if issubclass(own, Money):
            found_["amount"] = self.amount(step.level, where)
        return {key: value for key, value in found_.items() if key not in {"at_least", "at_most"}}

    def mapping(self, given: Any, node: inspect.DictType, step: Step, where: str) -> dict[str, Any]:  # noqa: ANN401 - YAML's
        """Return a mapping with each of its values filled; its keys are canaries where they are free texts."""
        key_type, extra = bare(node.key_type)
        free = isinstance(key_type, inspect.StrType) and key_type.pattern is None and not extra.get("refers")
        found_: dict[str, Any] = {}
        for key, value in (given if isinstance(given, dict) else {"somebody": given}).items():
            inner = below(step, key)
            name = self.word(inner.level, f"{where} key") if free else key
            found_[name] = self.value(value, node.value_type, inner, f"{where} {key}")
        return found_

    def sequence(self, given: Any, node: inspect.VarTupleType, step: Step, where: str) -> list[Any]:  # noqa: ANN401 - YAML's
        """Return a list with each of its items filled."""
        items = given if isinstance(given, list) else [given]
        return [self.value(item, node.item_type, below(step, at), f"{where} {at}") for at, item in enumerate(items)]


def _kinds(node: inspect.Type) -> list[inspect.Type]:
    found_ = bare(node)[0]
    if isinstance(found_, inspect.UnionType):
        return [one for branch in found_.types for one in _kinds(branch) if not isinstance(one, inspect.NoneType)]
    return [found_]


def _extra(node: inspect.Type) -> dict[str, Any]:
    found_, extra = bare(node)
    if isinstance(found_, inspect.UnionType):
        return next((inner for branch in found_.types if (inner := _extra(branch))), {})
    return extra


def _chosen(kinds: list[inspect.Type], given: object) -> inspect.Type:
    """Return the branch that holds most: a record before a text, scores by assessor before one for all."""
    own_words = [one for one in kinds if isinstance(one, inspect.LiteralType)]
    if own_words and not isinstance(given, dict):
        return own_words[0]
    for wanted in (inspect.StructType, inspect.DictType, inspect.VarTupleType):
        found_ = next((one for one in kinds if isinstance(one, wanted)), None)
        if found_ is not None:
            return found_
    return kinds[0]


def _struct(step: Step) -> type[Struct]:
    return next(one.kind for one in step.branches if isinstance(one.kind, type) and issubclass(one.kind, Struct))


def plain_number(value: object) -> object:
    """Return what JSON can hold for a number as YAML gave it."""
    assert isinstance(value, Decimal)
    return int(value) if value == value.to_integral_value() else float(value)
