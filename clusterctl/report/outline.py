"""What a template asks: its sections, and the parts that answer them. The outlines themselves are in `outlines`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.report.run import Text

if TYPE_CHECKING:
    from clusterctl.model.values import Audience
    from clusterctl.report.blocks import Block
    from clusterctl.report.view import Gap


class Asked(Struct, frozen=True):
    """A section: its title as the form asks it, and the parts (modules of `parts`) that answer it, in order."""

    key: str
    """Its name as a block of templates; one word."""
    title: str
    """A message."""
    parts: tuple[str, ...]
    number: str = ""
    """As the form numbers it."""


class Outline(Struct, frozen=True, kw_only=True):
    """A template."""

    name: str
    title: str
    """What sort of report it is: a message, in which `{year}` is the label."""
    summary: str
    """For whom it is, and after which form: a message, a sentence."""
    audience: Audience
    """Who may see it, where nothing else is asked for."""
    lead: str = "summary"
    """The part whose blocks stand at the top."""
    sections: tuple[Asked, ...]


class Told(Struct, frozen=True):
    """What a part has to say."""

    heading: Text = ""
    """The finding: a whole sentence without a full stop; empty where there is none."""
    blocks: tuple[Block, ...] = ()
    gaps: tuple[Gap, ...] = ()
    """What its question asks and the files do not tell."""
    withheld: bool = False
    """There is more to tell, which this reader may not see."""
