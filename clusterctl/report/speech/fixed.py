"""The fixed words of the templates, which place nothing that is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.report.speech.language import Language


def words(say: Language) -> dict[str, str]:
    """Return the fixed words by name."""
    return {
        "about": say("About this report"),
        "commit": say("Commit"),
        "contents": say("Contents"),
        "draft": say("Draft"),
        "field": say("Field"),
        "fields": say("The fields, as they are written"),
        "fields_note": say("Line, field and value of every field that a figure of this report comes from."),
        "figure_told": say("What this figure shows stands in the tables and sentences around it."),
        "figures_note": say("A figure that is underlined leads to the note that names its fields."),
        "gaps": say("Not yet on record"),
        "left_out": say("Left out"),
        "line": say("Line"),
        "lines": say("line"),
        "missing": say("Not recorded"),
        "no_answer": say("The files do not tell this yet."),
        "not_recorded": say("not recorded"),
        "note": say("Note"),
        "notes": say("Where the figures come from"),
        "signature": say("Signature, date"),
        "standards": say("Numbers of the method that no file sets"),
        "summary": say("Summary"),
        "to_notes": say("to the text"),
        "value": say("Value"),
        "where": say("where to put it"),
        "withheld": say("There is more to tell, which is not for this reader."),
    }
