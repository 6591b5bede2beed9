"""What a rule is: metadata, a page, and perhaps a check. Codes found while reading have a page and no check."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.findings.finding import Finding, Severity
    from clusterctl.rules.evidence import Evidence

Check: TypeAlias = "Callable[[Evidence], Iterator[Finding]]"
"""Takes the project on the day of judging; reads no file, clock or line."""


class Rule(Struct, frozen=True):
    """One rule. Its code is never given to another."""

    code: str
    name: str
    """Reads well after "allow": `tab-indentation`."""
    severity: Severity
    written: str
    """Its page with the margin that it has in the source: what is wrong, in the first line; then the sections Why,
    Mend, Bad, Good, each a paragraph that begins with its name; examples are indented by four spaces, and name what
    does not show: `<tab>`."""
    source: str = ""
    """Where the method or the format says so."""
    locked: bool = False
    """A fact that no setting or comment can make untrue."""
    check: Check | None = None

    @property
    def page(self) -> str:
        """Its documentation in Markdown."""
        return _without_margin(self.written)

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.strip().partition("\n")[0]


def _without_margin(written: str) -> str:
    """Return a page without the margin that it has in the source."""
    first, _, rest = written.strip("\n").partition("\n")
    body = rest.lstrip("\n") if first[:1].strip() else first
    margin = body[: len(body) - len(body.lstrip(" "))]
    return f"{first}\n{rest}".removeprefix(margin).replace(f"\n{margin}", "\n").strip()
