"""Files that cannot be opened, are too large, or hold characters that do not show."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "YML012", "too-large", "error",
        """
            A file is larger than 2 MB or holds more than 200,000 values.

            Why: A plan, however rich, has some thousand lines. A file of this size is mostly something else, such as a
            scan or the output of a program, in the place of the file that belongs here.

            Mend: Put the right file in its place. If it is the right one, file it year by year.

            Bad:

                plans/1999.yaml has 2000001 bytes

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML016", "encoding", "error",
        """
            A file is not saved as UTF-8.

            Why: UTF-8 is the one way of storing letters that all programs share. From another one, é, ₹ or हिन्दी would
            come out as other letters, in reports too.

            Mend: Save the file anew and choose UTF-8 for its encoding, in the editor's dialogue "Save as".

            Bad:

                vision: The printers open a caf<E9> for buyers

            Good:

                vision: The printers open a café for buyers
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML017", "control-character", "error",
        """
            An invisible control character stands in the text.

            Why: Such characters come with text that is copied from a PDF or a terminal. They can hide letters on the
            screen and break the reports in which they end up.

            Mend: Delete the character at the marked place, or type the word anew.

            Bad:

                vision: The printers run<U+0007> their own brand

            Good:

                vision: The printers run their own brand
            """,
        locked=True,
    ),
    Rule(
        "YML018", "invisible-line-break", "error",
        """
            A line break stands in the text that editors do not show.

            Why: Some programs begin a new line at such a character and others do not, so they do not agree on what the
            file says, or on the number of a line. It comes with text that is copied from web pages.

            Mend: Put a space or a normal line break in its place.

            Bad:

                vision: The printers<U+2028>run their own brand

            Good:

                vision: The printers run their own brand
            """,
        locked=True,
    ),
    Rule(
        "YML019", "direction-character", "error",
        """
            An invisible character turns the direction of the text.

            Why: With such a character in it, a text or a figure can be shown otherwise than it is: 12 for 21, one
            payer for another. Who approves the file must see what is in it.

            Mend: Delete the character at the marked place. Urdu and other scripts that run from right to left are
            shown rightly without it.

            Bad:

                vision: The printers <U+202E>run their own brand

            Good:

                vision: The printers run their own brand
            """,
        source="Unicode, technical report 36",
        locked=True,
    ),
    Rule(
        "YML020", "lone-return", "error",
        """
            A line ends with a carriage return alone.

            Why: Very old programs end their lines so. Others take all lines for one, or count them otherwise, and
            would not find the place that a finding names.

            Mend: Save the file with the line ends of Unix (LF) or Windows (CR LF).

            Bad:

                prepared: 2001-09<U+000D>vision: The printers run their own brand

            Good:

                prepared: 2001-09
                vision: The printers run their own brand
            """,
        locked=True,
    ),
    Rule(
        "YML023", "not-a-file", "error",
        """
            A folder, or something else that is no file, has the name of a file.

            Why: Nothing can be read from it, and the file that belongs there is missed.

            Mend: Rename the folder, and put the file in its place. Where a folder belongs (`plans`, `scores`,
            `monitoring`), a file of that name is in the way.

            Bad:

                exit.yaml is a folder

            Good:

                prepared: 2001-09
            """,
        locked=True,
    ),
    Rule(
        "YML024", "bad-link", "error",
        """
            A link in the place of a file leads nowhere, or out of the cluster's folder.

            Why: A link points at a file elsewhere. Who copies or clones the cluster gets the link without the file, or
            a file of their own of the same name.

            Mend: Put the file itself in the place of the link.

            Bad:

                exit.yaml is a link to ../other/exit.yaml

            Good:

                prepared: 2001-09
            """,
        locked=True,
    ),
    Rule(
        "YML025", "unreadable-file", "error",
        """
            A file can't be opened.

            Why: Without the file the cluster is not complete, and figures that need it cannot be computed.

            Mend: The message says what the computer answered. Mostly you have no permission to read the file, or its
            disk is not connected.

            Bad:

                exit.yaml may not be read

            Good:

                prepared: 2001-09
            """,
        locked=True,
    ),
)  # fmt: skip
