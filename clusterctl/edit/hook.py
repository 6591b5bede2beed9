"""The hook that git runs before each commit: a script for `sh`, which Git for Windows has, too."""

from __future__ import annotations

import shlex
from typing import Final

MARK: Final = b"# Written by `clusterctl git setup --hooks`"
"""Stands near the top of the script, by which we know our own."""

_SCRIPT = """\
#!/bin/sh
# Written by `clusterctl git setup --hooks`; the same command renews it. Delete this file to be rid of it.
# Before a commit, each cluster that it touches is checked as its files are on the disk. With errors there is no commit;
# `git commit --no-verify` makes it all the same.

run() {
  if command -v clusterctl >/dev/null 2>&1; then
    clusterctl "$@"
  elif [ -x PYTHON ]; then
    PYTHON -m clusterctl "$@"
  else
    echo "clusterctl is not installed here: nothing was checked" >&2
  fi
}

top=$(git rev-parse --show-toplevel) && cd "$top" || exit 1
git -c core.quotePath=false ls-files --cached -- ':(glob)**/cluster.yaml' | {
  failed=0
  while IFS= read -r marker; do
    folder=$(dirname "./$marker")
    [ -f "$marker" ] || continue
    git diff --cached --quiet -- "$folder" && continue
    said=$(run validate "$folder" </dev/null) || { printf '%s\\n' "$said"; failed=1; }
  done
  exit "$failed"
}
"""


def script(python: str) -> str:
    """Return the script; where no `clusterctl` is on the PATH, this Python runs it."""
    return _SCRIPT.replace("PYTHON", shlex.quote(python))


def is_ours(data: bytes) -> bool:
    """Whether a hook is one that we wrote."""
    return MARK in data[:300]
