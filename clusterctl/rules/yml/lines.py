"""Lines, keys and lists that cannot be read, or not in one way only."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "YML001", "syntax-error", "error",
        """
            A line cannot be read as YAML.

            Why: Nobody can tell where the values of such a file end, so nothing in it is checked and no figure that
            needs it is computed. Only the first such place can be shown; the next one shows when this one is mended.

            Mend: Look at the marked place and at the line above it. Most often a colon or the space after it is
            missing, a bracket or a quotation mark is not closed, or a line is not lined up with its neighbours. A text
            that holds a colon and a space, or begins with a sign such as @, * or &, stands in quotes. Where git left
            lines that begin with <<<<<<<, keep what is right and delete those lines.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur: five days

            Good:

                activities:
                  fair:
                    title: "Fair at Jaipur: five days"
            """,
        source="YAML 1.2",
        locked=True,
    ),
    Rule(
        "YML002", "tab-indentation", "error",
        """
            A line is indented with a tab.

            Why: How far a line is indented says what it belongs to. A tab is as wide as each program likes, so two
            people would see two different files; YAML allows spaces only.

            Mend: Put two spaces for each level in the place of the tab. Most editors can be told to write spaces when
            the tab key is pressed.

            Bad:

                activities:
                <tab>fair:
                <tab><tab>title: Fair at Jaipur

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        source="YAML 1.2, 6.1",
        locked=True,
    ),
    Rule(
        "YML003", "duplicate-key", "error",
        """
            A key stands twice in one record.

            Why: Only one of the two could count, and nobody can see which. A second `activities:` further down, or an
            activity copied without a new name, would hide everything under the first one. Keys also count as the same
            when they are the same number, such as 1997 and 1997.0.

            Mend: Put the two together, delete one, or give one of them another name. Until then neither is read.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                  fair:
                    title: Fair at Delhi

            Good:

                activities:
                  fair-jaipur:
                    title: Fair at Jaipur
                  fair-delhi:
                    title: Fair at Delhi
            """,
        source="YAML 1.2, 3.2.1.3",
        locked=True,
    ),
    Rule(
        "YML010", "key-not-text", "error",
        """
            A word is missing before a colon.

            Why: Each value is found by the word before its colon. A list, braces or nothing at all in that place gives
            the value no name. Two braces, as in `{{title}}`, are mostly a placeholder that was never filled in.

            Mend: Write the word, or the value in the place of the placeholder.

            Bad:

                activities:
                  fair:
                    title: {{title}}

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        locked=True,
    ),
    Rule(
        "YML011", "deep-nesting", "error",
        """
            Lists or records stand inside one another more than 64 deep.

            Why: No file of a cluster needs more than ten levels. So many are a slip, such as a bracket held down on
            the keyboard, or were made to break programs that read the file.

            Mend: Delete the brackets that do not belong there.

            Bad:

                activities:
                  fair:
                    title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        locked=True,
    ),
    Rule(
        "YML021", "empty-file", "error",
        """
            A file holds nothing.

            Why: Somebody meant to record something here. An empty plan or assessment would look like a year in which
            nothing happened, and would be counted as one.

            Mend: Fill the file in, or delete it; a year without a file is a year that is not recorded.

            Bad:

                # the exit strategy is still to be written

            Good:

                prepared: 2001-09
                vision: The printers run their own brand
            """,
        locked=True,
    ),
    Rule(
        "YML022", "no-keys", "error",
        """
            A file holds a list or a text where keys belong.

            Why: Each value of a file is found by its key, the word before the colon. Without keys nothing in the file
            can be found.

            Mend: Begin with one of the keys that such a file may hold; docs/format.md lists them for each file.

            Bad:

                - Fair at Jaipur
                - Fair at Delhi

            Good:

                activities:
                  fair-jaipur:
                    title: Fair at Jaipur
                  fair-delhi:
                    title: Fair at Delhi
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML026", "empty-item", "error",
        """
            An item of a list is empty.

            Why: A hyphen with nothing after it is a gap that nobody can read: a name still to come, or one hyphen too
            many.

            Mend: Write the item, or delete its line.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    intermediaries:
                      - sidbi
                      -

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    intermediaries:
                      - sidbi
            """,
        source="docs/format.md",
        locked=True,
    ),
)  # fmt: skip
