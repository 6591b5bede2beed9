"""What the documents are that the method comes from, and that `S0` … `S4` stand for."""

from __future__ import annotations

import re
from typing import NamedTuple


class Source(NamedTuple):
    """A document: its short name for a line of text, and its whole one."""

    short: str
    title: str


SOURCES: dict[str, Source] = {
    "S0": Source("UNIDO course notes", "UNIDO course notes, session 13: Implementation"),
    "S1": Source("NI-MSME course", "NI-MSME, refresher course on cluster development"),
    "S2": Source("Cluster development approach", "The cluster development approach (a note)"),
    "S3": Source(
        "UNIDO India 2000",
        "Clara, Russo, Gulati: Cluster development and BDS promotion: UNIDO’s experience in India (2000)",
    ),
    "S4": Source("Sarkar 2005", "Sarkar: Technology of developing clusters (2005)"),
}


def spell_out(text: str) -> str:
    """Return the text with each `S0` … `S4` replaced by the document's short name."""
    return re.sub(r"\bS[0-4]\b", lambda found: SOURCES[found[0]].short, text)
