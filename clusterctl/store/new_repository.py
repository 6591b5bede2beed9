"""Makes a folder a git repository. Nothing of the user's or the machine's settings has a part in it."""

from __future__ import annotations

import os

from clusterctl.findings.errors import NotFoundError
from clusterctl.store.git import Repository

_PATIENCE = 30
_NEVER_PASSED = "GIT_"


def repository_of(folder: str) -> str | None:
    """Return the git repository in which a folder lies, or will lie once it is made; None where it lies in none."""
    try:
        found = Repository.around(os.path.abspath(folder))
    except NotFoundError:
        return None
    return found.top or found.git_dir


def begin_repository(folder: str) -> str:
    """Make an empty repository with the branch `main`; return why there is none, nothing where all is well."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if not name.startswith(_NEVER_PASSED)}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
    command = ["git", "-c", "init.defaultBranch=main", "init", "--quiet", "--template=", "--", "."]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE,
            check=False,
        )  # fmt: skip
    except FileNotFoundError:
        return "git is not installed"
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"git did not run ({type(error).__name__})"
    said = done.stderr.decode("utf-8", "replace").strip()
    return "" if done.returncode == 0 else f"git said: {said.splitlines()[0] if said else done.returncode}"
