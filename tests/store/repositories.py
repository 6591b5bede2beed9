"""Git repositories for tests, made by git in an environment of their own."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
    "GIT_AUTHOR_NAME": "A. Printer", "GIT_AUTHOR_EMAIL": "printer@example.org",
    "GIT_COMMITTER_NAME": "A. Printer", "GIT_COMMITTER_EMAIL": "printer@example.org",
    "GIT_ALLOW_PROTOCOL": "file",
}  # fmt: skip


def git(folder: Path, *arguments: str | Path, day: str = "1999-12-31T12:00:00+0530") -> str:
    """Run git in a folder and return what it prints; a commit is of a day."""
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *map(str, arguments)], cwd=folder, env={**ENVIRONMENT, **dates},
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace").strip()


def repository(folder: Path, *options: str) -> Path:
    """Return a new repository with `main` for its branch."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main", "--template=", *options)
    return folder


def commit(folder: Path, day: str = "1999-12-31T12:00:00+0530") -> str:
    """Commit all that stands in a folder; return the commit's id."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=as it is", day=day)
    return git(folder, "rev-parse", "HEAD")
