"""What an editor must be told to check a cluster's files: old text in, new text out. Reads and writes nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from clusterctl.model.kinds import FILE_KINDS

if TYPE_CHECKING:
    from clusterctl.project.discover import Place

SCHEMAS = ".clusterctl/schemas"
"""Where a cluster keeps its copies of the schemas: committed, so that everyone's editor finds them."""
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"

_KEY = "yaml.schemas"
_EXTENSION = "redhat.vscode-yaml"
_COMMENT = re.compile(r"^#\s*yaml-language-server\s*:.*\$schema", re.MULTILINE)


class UnmergeableError(Exception):
    """A file that cannot be changed without loss; says why."""


def schema_path(kind: str) -> str:
    """Return where a cluster keeps its copy of a schema."""
    return f"{SCHEMAS}/{kind}.schema.json"


def associations() -> dict[str, str]:
    """Return for each copied schema the files that it is for, as VS Code writes it."""
    return {
        f"./{schema_path(kind.name)}": f"{kind.folder}/*.yaml" if kind.folder else kind.pattern
        for kind in FILE_KINDS.values()
    }


def settings(old: str) -> str:
    """Return VS Code's settings with our schemas among them; UnmergeableError where that would lose something."""
    known = _object(old)
    held = known.get(_KEY, {})
    if not isinstance(held, dict):
        raise UnmergeableError(f"its `{_KEY}` is not a mapping")
    ours = {schema: _also(held.get(schema), pattern) for schema, pattern in associations().items()}
    return _text(old, {**known, _KEY: {**held, **ours}})


def extensions(old: str) -> str:
    """Return VS Code's recommended extensions with the one that checks YAML; left as it is where it is unwanted."""
    known = _object(old)
    wanted, unwanted = known.get("recommendations", []), known.get("unwantedRecommendations", [])
    if not isinstance(wanted, list) or not isinstance(unwanted, list):
        raise UnmergeableError("its recommendations are not a list")
    if _EXTENSION in wanted or _EXTENSION in unwanted:
        return old
    return _text(old, {**known, "recommendations": [*wanted, _EXTENSION]})


def pasteable(path: str) -> str:
    """Return what to add by hand to a file that cannot be changed."""
    whole = settings("") if path == SETTINGS else extensions("")
    return "\n".join(whole.splitlines()[1:-1])


def commented(old: str, place: Place) -> str:
    """Return a file's text with a first line that names its schema; as it is where a comment already names one."""
    if _COMMENT.search(old):
        return old
    up = "../" * place.path.count("/")
    text = _bare(old)
    mark = old.removesuffix(text)
    return f"{mark}# yaml-language-server: $schema={up}{schema_path(place.kind.name)}{_line_end(text)}{text}"


def _also(held: object, pattern: str) -> object:
    """Return the patterns that are held, with ours among them."""
    if held is None or held == pattern:
        return pattern
    several = held if isinstance(held, list) else [held]
    return held if pattern in several else [*several, pattern]


def _object(old: str) -> dict[str, Any]:
    try:
        known = json.loads(_bare(old), object_pairs_hook=_once) if _bare(old).strip() else {}
    except (ValueError, RecursionError) as error:
        raise UnmergeableError(_why(old, error)) from None
    if not isinstance(known, dict):
        raise UnmergeableError("it is not a mapping")
    return known


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnmergeableError("a key stands twice in it")
    return found


def _why(old: str, error: Exception) -> str:
    if re.search(r"^\s*//|/\*", old, re.MULTILINE):
        return "it has comments, which would be lost"
    return f"it is not valid JSON ({error})"


def _text(old: str, known: dict[str, Any]) -> str:
    """Return settings as text, indented and with line ends as before; the old text itself where nothing changed."""
    if _bare(old).strip() and known == json.loads(_bare(old)):
        return old
    indent = re.search(r"^([ \t]+)\S", old, re.MULTILINE)
    text = json.dumps(known, indent=indent[1] if indent else 2, ensure_ascii=False) + "\n"
    return text.replace("\n", _line_end(old))


def _bare(text: str) -> str:
    """Return a text without its byte order mark."""
    return text.removeprefix("\ufeff")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
