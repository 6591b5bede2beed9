"""What every tree of files can do, a tree in memory, and why a file of a tree cannot be read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YAML = re.compile(r"\.ya?ml(\.(txt|bak|copy))?$", re.IGNORECASE)


class UnreadableError(Exception):
    """A path of a tree that gives no text: `code` of the finding, what is wrong, what to do."""

    def __init__(self, code: str, message: str, help_: str) -> None:
        """Keep the parts of the finding."""
        super().__init__(message)
        self.code, self.message, self.help = code, message, help_


def leads_out() -> UnreadableError:
    """Return why a link out of the cluster's folder is not followed."""
    return UnreadableError("YML024", "this link leads out of the cluster's folder", "put the file itself here")


def leads_nowhere() -> UnreadableError:
    """Return why a link to what is not there gives no text."""
    return UnreadableError("YML024", "this link leads nowhere", "put the file itself here, or delete the link")


def leads_back() -> UnreadableError:
    """Return why links that lead in a circle give no text."""
    return UnreadableError("YML024", "this link leads back to itself", "put the file itself here")


def no_file(what: str) -> UnreadableError:
    """Return why what stands in the place of a file gives no text."""
    return UnreadableError("YML023", f"this is {what}; a file must stand here", "put the file in its place")


class Tree(Protocol):
    """Files by path, relative to the cluster's folder, with `/`."""

    revision: str | None
    """The id of the commit whose files these are; None where they are of no revision."""

    def list(self) -> list[str]:
        """Return the paths of all YAML files and of what stands in the place of one, in order.

        Other paths among them are folders that cannot be looked into: links, and those without permission.
        """
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of all that stands right in a folder, in order; none where there is no such folder."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's bytes; UnreadableError where there are none."""
        ...

    def has(self, path: str) -> bool:
        """Whether a regular file stands there."""
        ...


class MemoryTree:
    """A tree of texts that were never on a disk."""

    revision: str | None = None

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        """Take texts or bytes by path."""
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def list(self) -> list[str]:
        """Return the paths of all YAML files, in order."""
        return sorted(path for path in self._files if is_yaml(path))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files right in a folder."""
        return below(folder, self._files)

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        if path not in self._files:
            raise UnreadableError("YML023", f"there is no file {path}", "create it")
        return self._files[path]

    def has(self, path: str) -> bool:
        """Whether a file stands there."""
        return path in self._files


def below(folder: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the names right in a folder, of some paths."""
    begin = f"{folder}/"
    return tuple(sorted({path[len(begin) :].partition("/")[0] for path in paths if path.startswith(begin)}))


@lru_cache(maxsize=4096)
def is_yaml(path: str) -> bool:
    """Whether the name is that of a YAML file, or of one to which a program added an ending: 1999.yaml.txt."""
    return _YAML.search(path) is not None
