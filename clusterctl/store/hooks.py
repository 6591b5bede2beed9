"""Where git looks for a repository's hooks. None is ever run from here."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from clusterctl.findings.errors import NotFoundError

if TYPE_CHECKING:
    from clusterctl.store.git import Repository


def own_folder(repository: Repository) -> str:
    """Return the folder of hooks that is the repository's own, shared by its working trees."""
    asked = repository.run("rev-parse", "--git-common-dir")
    found = os.fsdecode(asked.stdout).removesuffix("\n")
    return os.path.join(os.path.abspath(os.sep), found or repository.git_dir, "hooks")


def other_folder(repository: Repository) -> str | None:
    """Return the folder that the user's or the repository's settings name in place of it; None where none does."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        asked = subprocess.run(
            ["git", f"--git-dir={repository.git_dir}", "config", "--get", "core.hooksPath"],
            capture_output=True, stdin=subprocess.DEVNULL, env=environment, check=False,
        )  # fmt: skip
    except OSError:
        raise NotFoundError("hooks are run by git, which is not installed here", "install git") from None
    return os.fsdecode(asked.stdout).removesuffix("\n") or None
