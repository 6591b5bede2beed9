"""The view model: a whole report as one flat frozen value, from which every face is written, and which templates place.

Every word is said, every figure rounded, every order settled, and nothing is in it that its reader may not see.
`clusterctl report show-data` prints it as JSON (`schemas/output/report-data.schema.json`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from clusterctl.report.blocks import Block, Fact, Statement
from clusterctl.report.run import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sheet(Struct, frozen=True, kw_only=True):
    """What every page has: its head and its foot."""

    title: str
    kind: str
    """What sort of page it is."""
    where: str
    about: tuple[str, ...]
    """What it was made from, in sentences."""


class Gap(Struct, frozen=True):
    """Something that a question asks and the files do not tell."""

    text: Text
    where: str
    """Where to put the answer: plans/1999.yaml, activities.<id>.lead."""


class Answer(Struct, frozen=True, omit_defaults=True):
    """The answer to one of a report's questions."""

    key: str
    """The name of the part that gives it; one word, for links."""
    question: str
    heading: Text = ""
    """The finding; empty where there is none."""
    blocks: tuple[Block, ...] = ()
    gaps: tuple[Gap, ...] = ()
    withheld: bool = False
    """There is an answer, which this reader may not see."""


class Section(Struct, frozen=True, omit_defaults=True):
    """A section of a report, as its outline asks for it."""

    key: str
    title: str
    answers: tuple[Answer, ...]
    number: str = ""


class File(Struct, frozen=True):
    """A file of the cluster, and the fields of it from which figures of this report come."""

    path: str
    fields: tuple[Field, ...]


class Field(Struct, frozen=True):
    """A field from which a figure comes."""

    line: int
    key: str
    value: str


class Source(Struct, frozen=True):
    """The fields of one file that a figure comes from."""

    path: str
    lines: str
    """34, 36–38."""


class Note(Struct, frozen=True, omit_defaults=True):
    """What a figure comes from."""

    number: int
    sources: tuple[Source, ...] = ()
    standards: tuple[str, ...] = ()
    """Numbers of the method that no file sets, as the report lists them: M1."""
    hidden: str = ""
    """How many fields there are beside, which this reader may not see."""


class Stamp(Struct, frozen=True, omit_defaults=True):
    """What a report was made from and how, so that it can be made again and compared."""

    version: str
    template: str
    label: str
    audience: str
    language: str
    as_of: str
    data: str
    """The SHA-256 of the cluster's files."""
    at: str = ""
    draft: bool = False
    commit: str = ""
    """The commit whose files these are; empty where there is none."""
    sources: str = ""
    """The SHA-256 of the cluster's own templates, where the template is one of them."""
    is_changed: bool = False
    """The files are not as they are in the commit."""


class View(Sheet, frozen=True, kw_only=True):
    """A whole report."""

    stamp: Stamp
    direction: Literal["ltr", "rtl"] = "ltr"
    """In which direction the letters of its language run."""
    draft: str = ""
    """What every page of a draft says."""
    facts: tuple[Fact, ...]
    vision: Statement | None = None
    heading: Text
    """The main finding."""
    lead: tuple[Block, ...]
    """The summary: what one should know in a minute."""
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    standards: tuple[str, ...] = ()
    """Numbers of the method that no file sets: M1 thresholds.taper = 0.8."""
    files: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()
    """What this reader may not see, in sentences."""
    words: Mapping[str, str]
    """The fixed words of the templates, in the report's language."""

    @property
    def stamp_text(self) -> str:
        """The stamp as JSON."""
        return msgspec.json.encode(self.stamp).decode()

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        yield from self.lead
        for section in self.sections:
            for answer in section.answers:
                yield from answer.blocks
