"""Reads a git repository that nobody needs to trust: plumbing only, and none of its settings, hooks or filters runs.

A repository's own configuration names programs (`core.fsmonitor`, hooks, filters, helpers that fetch what is missing).
So git gets a fixed environment and fixed settings, is never asked to check anything out, and may call no other host.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Self, cast

from msgspec import Struct

from clusterctl.findings.errors import NotFoundError, UsageError
from clusterctl.store.days import day_of
from clusterctl.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from datetime import date

_SETTINGS = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "safe.bareRepository=explicit", "-c", "core.commitGraph=false",
)  # fmt: skip
_FIXED = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what a commit holds is what its id says,
    "GIT_GRAFT_FILE": os.devnull,  # and so are its parents, whatever a file of grafts or a commit graph tells
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would call for what it lacks, by a program of its own choice;
    "GIT_ALLOW_PROTOCOL": "",  # older gits heed only this
}
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""The last two are git's own: inside a server's hook, where a push's commits lie before they are accepted."""

_COMMITTED = re.compile(rb"^committer [^\n]* (-?\d{1,18}) ([+-]\d{4})$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST = 1000
_AT_ONCE = 50
"""So many ids any pipe holds: git never waits for us to read before it has read them all."""


class Commit(Struct, frozen=True):
    """A revision: its object id, and the day on which it was committed, where the committer was."""

    id: str
    date: date | None
    """None where the commit names a day that no calendar has."""

    def __str__(self) -> str:
        """Give the short id with the day."""
        return f"{self.short} of {self.date}" if self.date else self.short

    @property
    def short(self) -> str:
        """The first ten digits of its id."""
        return self.id[:10]


class Entry(Struct, frozen=True):
    """One file of a revision: its kind, as git writes it, and its object id."""

    mode: str
    id: str

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        """Whether another repository stands there, of which this one knows no file."""
        return self.mode == "160000"


class Object(Struct, frozen=True):
    """An object as read: of a large one no more than was asked for."""

    id: str
    kind: str
    data: bytes


class Repository:
    """A git repository, found from a folder in it. Close it, or use it with `with`."""

    def __init__(self, git_dir: str, top: str | None) -> None:
        """Take the place of git's own files, and the top of the working tree: None where it is bare."""
        self.git_dir = git_dir
        self.top = top
        self._batch: subprocess.Popen[bytes] | None = None

    @classmethod
    def around(cls, start: str) -> Self:
        """Return the nearest repository from a folder upward; NotFoundError where there is none.

        It is looked for here, not by git: so no setting can lead elsewhere, and it does not matter who owns the files.
        """
        folder = os.path.realpath(start)
        while True:
            inner = os.path.join(folder, ".git")
            if os.path.isfile(inner) or _is_git_dir(inner):
                return cls(inner, folder)
            if _is_git_dir(folder):
                return cls(folder, None)
            parent = os.path.dirname(folder)
            if parent == folder:
                raise NotFoundError(
                    f"{start} is in no git repository, so it has no revisions", "leave the revision out"
                )
            folder = parent

    def inside(self, folder: str) -> str:
        """Return a folder as a revision names it: from the top, with `/`; empty for the top itself."""
        near = os.path.relpath(folder, self.top) if self.top else os.curdir
        return "" if near == os.curdir else near.replace(os.sep, "/")

    def __enter__(self) -> Self:
        """Return the repository itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let git go."""
        self.close()

    def close(self) -> None:
        """Let the process that reads objects go."""
        if self._batch is None:
            return
        for pipe in (self._batch.stdin, self._batch.stdout):
            if pipe:
                with suppress(OSError):  # it still holds what git has died without reading
                    pipe.close()
        self._batch.wait()
        self._batch = None

    def commit(self, revision: str) -> Commit:
        """Return the commit that a revision names; UsageError for what can't be one, NotFoundError for none."""
        found = self.find_commit(revision)
        if found:
            return found
        names = self._names()
        if not names and self.find_commit("HEAD") is None:
            raise NotFoundError("nothing is committed in this repository yet, so it has no revisions", "commit first")
        message = f"there is no revision {revision}{did_you_mean(revision, names)}"
        if self.edges:
            raise NotFoundError(message, "this clone holds the latest commits only: git fetch --unshallow")
        raise NotFoundError(message, "`git log --oneline` lists the commits, `git tag` the tags")

    def find_commit(self, revision: str) -> Commit | None:
        """Return the commit that a revision names, None where there is none; UsageError for what can't be one.

        NotFoundError where git can't use the repository, or lacks what the revision rests on.
        """
        if not revision or revision.startswith("-") or _CONTROL.search(revision) or len(revision) > _LONGEST:
            raise UsageError(f"{revision!r} is no revision", "write HEAD~1, a branch, a tag or a commit's id")
        asked = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
        if asked.returncode not in {0, 1}:
            raise NotFoundError(
                f"git can't find {revision}: {_said(asked)}", "put right what git says, or name another"
            )
        name = asked.stdout.decode("ascii", "replace").strip()
        return self._commit(name) if asked.returncode == 0 and name else None

    def head(self) -> Commit | None:
        """Return the commit that is checked out, None where there is none or git can't tell."""
        return self._commit("HEAD")

    def _commit(self, name: str) -> Commit | None:
        found = self.read(f"{name}^{{commit}}")
        return Commit(found.id, _day(found.data)) if found else None

    @property
    def objects(self) -> str:
        """The folder of the objects; that of a linked working tree is elsewhere."""
        return self._own("objects")  # git's answer also where a hook's environment names another folder

    @property
    def edges(self) -> frozenset[str]:
        """The ids of the commits before which a shallow clone holds nothing."""
        inside = os.path.isdir(self.git_dir)
        path = os.path.join(self.git_dir, "shallow") if inside else self._own("shallow")
        try:
            with open(path, encoding="ascii", errors="replace") as file:
                return frozenset(file.read().split())
        except OSError:
            return frozenset()

    def _own(self, name: str) -> str:
        """Return where something of git's own is; what working trees share, a linked one has elsewhere."""
        asked = self.run("rev-parse", "--git-path", name)
        found = os.fsdecode(asked.stdout).removesuffix("\n")
        return os.path.join(_root(), found) if found else os.path.join(self.git_dir, name)

    def entries(self, commit: Commit, folder: str = "") -> dict[str, Entry]:
        """Return all files of a commit by path from a folder of it, with `/`; names as the system has them."""
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", f"{commit.id}:{folder}" if folder else commit.id)
        if listed.returncode:
            raise NotFoundError(f"git can't list the files of {commit.short}: {_said(listed)}", "`git fsck` tells more")
        return dict(_entries(listed.stdout))

    def read(self, name: str, limit: int = -1) -> Object | None:
        """Return an object by its id, at most `limit` bytes of it; None where it is lacking or damaged."""
        self._ask([name])
        return self._answer(limit)

    def in_turn(self, names: Sequence[str], limit: int = -1) -> Generator[tuple[str, Object | None]]:
        """Yield objects with their ids, as `read` returns them; git looks for the next ones while one is used.

        It is a process of its own, which ends with the last of them or when the iterator is closed.
        """
        with Repository(self.git_dir, self.top) as own:
            for at in range(0, len(names), _AT_ONCE):
                some = names[at : at + _AT_ONCE]
                batch = own._ask(some)
                for name in some:  # where git has died, the rest is asked of a new process
                    yield name, own._answer(limit) if own._batch is batch else own.read(name, limit)

    def _ask(self, names: Sequence[str]) -> subprocess.Popen[bytes]:
        """Ask for objects; each is to be answered before the next are asked for."""
        if self._batch is None:
            try:
                self._batch = subprocess.Popen(
                    self._command("cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL, env=_environment(), cwd=_root(),
                )  # fmt: skip
            except OSError as error:
                raise _without_git(error) from None
        asked = cast("IO[bytes]", self._batch.stdin)
        with suppress(OSError):  # git has died: there will be no answer
            asked.write("".join(f"{name}\n" for name in names).encode())
            asked.flush()
        return self._batch

    def _answer(self, limit: int) -> Object | None:
        """Return the next object that was asked for."""
        if self._batch is None:
            return None
        answered = cast("IO[bytes]", self._batch.stdout)
        head = answered.readline().decode("ascii", "replace").split()
        if len(head) != 3 or not head[2].isdecimal():  # noqa: PLR2004 - id, kind, size
            if not head:
                self.close()  # git has died of a damaged object; the next one is asked of a new process
            return None
        size = int(head[2])
        data = self._data(answered, size, size if limit < 0 else min(size, limit))
        return None if data is None else Object(head[0], head[1], data)

    def read_all(self, names: Sequence[str]) -> list[Object | None]:
        """Return objects by their ids, asked for all at once: for many small ones. None for each that is lacking.

        Of a damaged one on, all are read one by one.
        """
        listed = self.run("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        found: list[Object | None] = []
        at = 0
        while len(found) < len(names) and (end := listed.stdout.find(b"\n", at)) >= 0:
            head = listed.stdout[at:end].decode("ascii", "replace").split()
            at = end + 1
            if len(head) != 3 or not head[2].isdecimal():  # noqa: PLR2004 - id, kind, size
                found.append(None)
                continue
            found.append(Object(head[0], head[1], listed.stdout[at : at + int(head[2])]))
            at += int(head[2]) + 1
        if found and at > len(listed.stdout):
            found.pop()  # git died in the middle of it
        return [*found, *map(self.read, names[len(found) :])]

    def _data(self, answered: IO[bytes], size: int, wanted: int) -> bytes | None:
        """Read an object's bytes, and pass over those that are not wanted and the line feed behind it."""
        data = answered.read(wanted)
        left = size - wanted + 1
        while left > 0 and (passed := answered.read(min(left, 1 << 20))):
            left -= len(passed)
        if len(data) == wanted and not left:
            return data
        self.close()
        return None

    def _names(self) -> list[str]:
        """Return the names of branches and tags."""
        listed = self.run("for-each-ref", "--format=%(refname:short)")
        return listed.stdout.decode("utf-8", "replace").split()

    def _command(self, *arguments: str) -> list[str]:
        return ["git", *_SETTINGS, f"--git-dir={self.git_dir}", *arguments]

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run git on the repository, with what it is given to read; NotFoundError where there is no git."""
        try:
            return subprocess.run(
                self._command(*arguments), capture_output=True, input=given, env=_environment(), cwd=_root(),
                check=False,
            )  # fmt: skip
        except OSError as error:
            raise _without_git(error) from None


def _without_git(error: OSError) -> NotFoundError:
    """Return why git could not be started."""
    if isinstance(error, FileNotFoundError):
        return NotFoundError("revisions are read by git, which is not installed here", "install git")
    message = f"revisions are read by git, which does not run here: {error.strerror}"
    return NotFoundError(message, "`git --version` shows whether it works")


def _environment() -> dict[str, str]:
    return {**{name: os.environ[name] for name in _KEPT if name in os.environ}, **_FIXED}


def _root() -> str:
    """Return a folder that always exists, and in which nobody can put a program named git."""
    return os.path.abspath(os.sep)


def _is_git_dir(folder: str) -> bool:
    parts = {"HEAD": os.path.lexists, "objects": os.path.isdir, "refs": os.path.isdir}
    return all(there(os.path.join(folder, name)) for name, there in parts.items())


def _entries(listed: bytes) -> Iterator[tuple[str, Entry]]:
    for line in listed.split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab:
            mode, _, id_ = head.decode("ascii").split()
            yield os.fsdecode(path), Entry(mode, id_)


def _day(data: bytes) -> date | None:
    """Return the day of a commit, in the committer's own time zone."""
    found = _COMMITTED.search(data.partition(b"\n\n")[0])
    return day_of(found[1].decode("ascii"), found[2].decode("ascii")) if found else None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else f"exit code {done.returncode}"
