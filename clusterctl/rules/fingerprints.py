"""Names for findings that stay when lines move: a change's own findings are those whose names are new."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from clusterctl.findings.finding import Finding


def fingerprinted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return all findings of a cluster with their fingerprints: of code, file, keys and message.

    A list's positions do not count, since a new item moves those behind it; findings that are alike are numbered.
    """
    if not findings:
        return ()
    try:
        from _blake2 import blake2b  # hashlib takes its own from there, but loads OpenSSL besides
    except ImportError:
        from hashlib import blake2b

    alike: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        same = _same(finding)
        alike[same] += 1
        name = blake2b(f"{same}\0{alike[same]}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        named.append(replace(finding, fingerprint=name))
    return tuple(named)


def _same(finding: Finding) -> str:
    keys = ("" if isinstance(key, int) else str(key) for key in finding.route.keys)
    return "\0".join((finding.code, finding.route.file, *keys, finding.message))
