"""What the reading of a page finds, and the names of all checks."""

from __future__ import annotations

from typing import NamedTuple

SCREEN = ("axe", "console", "contrast", "cut", "lettering", "link", "markup", "policy", "request", "script", "sideways")
PRINTED = ("paper-fit",)
PAPER = ("paper-empty", "paper-heading", "paper-margin", "paper-number", "paper-table", "paper-words")
"""Those which poppler answers."""
DRAWING = ("console", "contrast", "lettering", "request", "script")
TEXT = ("link", "mermaid")

CHECKS = {".html": (*SCREEN, *PRINTED, *PAPER), ".svg": DRAWING, ".md": TEXT}
"""The checks of a file, by its suffix."""


class Finding(NamedTuple):
    """One fault: its page (a file's name), its check, where it was seen ("light 400", "A4 page 3"), and what it is."""

    page: str
    check: str
    views: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        """Return the line that a reader sees."""
        return f"{self.page}: {self.check} ({', '.join(self.views)}): {self.what}"


def merged(findings: list[Finding]) -> list[Finding]:
    """Return each fault once, with all the views that show it, in order of page and check."""
    views: dict[tuple[str, str, str], dict[str, None]] = {}
    for one in findings:
        views.setdefault((one.page, one.check, one.what), {}).update(dict.fromkeys(one.views))
    return sorted(Finding(page, check, tuple(seen), what) for (page, check, what), seen in views.items())
