"""What went wrong while a template was filled, in plain words, with the template's name and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.utils import missing
from msgspec import Struct

from clusterctl.report.outside.job import Fault
from clusterctl.words import did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 200
_QUOTED = re.compile(r"`([^`]+)`")


class TooMuchError(Exception):
    """The text of a template grew over its limit."""


def undefined(names: Mapping[str, object]) -> type[StrictUndefined]:
    """Return the values that stand for what is not there, and say what is: among these names, or in an object."""

    class Undefined(StrictUndefined):
        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            name = str(self._undefined_name)
            known = names if self._undefined_obj is missing else _known(self._undefined_obj)
            return f"there is no `{name}`{did_you_mean(name, known)}"

    return Undefined


def _known(value: object) -> list[str]:
    if isinstance(value, dict):
        return [key for key in value if isinstance(key, str)]
    return list(value.__struct_fields__) if isinstance(value, Struct) else []


def fault(error: Exception, entry: str, sources: Mapping[str, str]) -> Fault:
    """Return an error that was raised while the template `entry` was filled as what the user is told."""
    template, line = _place(error, sources)
    said = _said(error, sources, sources.get(template, "").split("\n")[line - 1 : line])
    return Fault(said.kind, shortened(said.message, _LONGEST), template or entry, line)


def _place(error: Exception, sources: Mapping[str, str]) -> tuple[str, int]:
    """Return the innermost template that was being filled or read, and its line."""
    if isinstance(error, TemplateSyntaxError) and error.name and error.name in sources:
        return error.name, error.lineno
    place, found = ("", 0), error.__traceback__
    while found:
        name = found.tb_frame.f_code.co_filename
        place = (name, found.tb_lineno) if name in sources else place
        found = found.tb_next
    return place


def _said(error: Exception, sources: Mapping[str, str], line: list[str]) -> Fault:
    match error:
        case TooMuchError():
            told = Fault("output")
        case MemoryError():
            told = Fault("memory")
        case RecursionError():
            told = Fault("depth")
        case TemplateNotFound():
            told = Fault("include", f"there is no template `{error.name}`{did_you_mean(str(error.name), sources)}")
        case SecurityError():
            told = Fault("refused", f"it asks for what no template may have ({str(error).rstrip('.')})")
        case UndefinedError():
            told = Fault("name", _with_path(str(error), "".join(line)))
        case TemplateSyntaxError():
            told = Fault("syntax", f"this can't be read: {error.message}")
        case SyntaxError():  # of the Python that Jinja makes of it, which nests only so deep
            told = Fault("depth")
        case _:
            told = Fault("value", f"{error} ({type(error).__name__})")
    return told


def _with_path(said: str, line: str) -> str:
    """Return the words with the missing name as the template's line writes it: `page.titel`."""
    name = _QUOTED.search(said)
    if name is None:
        return said
    path = re.search(rf"(?:\w+\.)+{re.escape(name[1])}\b", line)
    return said.replace(name[0], f"`{path[0]}`", 1) if path else said
