"""What every format of `validate` is made from: a cluster's findings that are to be shown, and where its files are."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.output.json import Head


class Judged(Struct, frozen=True):
    """A cluster's findings that are to be shown, with their fingerprints."""

    head: Head
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    """The files that were asked for, in the order of the method, those without a finding too."""
    folder: str = ""
    """The cluster's folder, from the top of the git tree."""
    shown: str = ""
    """The cluster's folder as seen from the current one."""
    hidden: int = 0
    """How many findings were not asked for."""
    since: str | None = None
    """The id of the commit before; only findings that are new since then are shown."""

    def path(self, file: str) -> str:
        """Return a file's path from the top of the git tree."""
        return posixpath.join(self.folder, file)


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    count = Counter(finding.severity for finding in findings)
    return {severity: count[severity] for severity in SEVERITIES}
