"""What YAML offers and is not used here; numbers that could be read in more than one way."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "YML004", "tag", "error",
        """
            A value begins with `!`, which YAML takes for a tag.

            Why: A tag tells programs to take a value for something else than it looks like, and each program does so
            in its own way. What stands in the file should be what everybody reads.

            Mend: Delete the tag. If the `!` belongs to the text, put the text in quotes.

            Bad:

                activities:
                  fair:
                    title: !important Fair at Jaipur

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML005", "anchor", "error",
        """
            A value begins with `&`, which YAML takes for an anchor.

            Why: An anchor names a value so that it can be copied elsewhere in the file. A change in one place would
            then change another that nobody looked at.

            Mend: Delete the `&` and the name, and write the value out where it is needed. If the `&` belongs to the
            text, put the text in quotes.

            Bad:

                activities:
                  fair:
                    title: &fair Fair at Jaipur

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML006", "alias", "error",
        """
            A value begins with `*`, which YAML takes for a copy of another.

            Why: The reader has to search the file for what is copied, and a change there changes this place too.

            Mend: Write the value out. If the `*` belongs to the text, put the text in quotes.

            Bad:

                activities:
                  fair:
                    title: *important

            Good:

                activities:
                  fair:
                    title: "*important: the fair at Jaipur"
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML007", "merge-key", "error",
        """
            A `<<` takes over the keys of another record.

            Why: What an activity costs or who leads it would then stand somewhere else, out of sight, and a change
            there would change both.

            Mend: Write the keys out in each record.

            Bad:

                activities:
                  fair-delhi:
                    <<: *fair-jaipur
                    title: Fair at Delhi

            Good:

                activities:
                  fair-delhi:
                    title: Fair at Delhi
                    nature: commercial
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML008", "directive", "error",
        """
            A line begins with `%`, which YAML takes for an instruction.

            Why: Such lines tell programs how to read the rest of the file. No file of a cluster needs them: all are
            read in the same way.

            Mend: Delete the line. If it continues a text, put the text in quotes.

            Bad:

                %YAML 1.2
                ---
                prepared: 2001-09

            Good:

                prepared: 2001-09
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML009", "second-document", "error",
        """
            A line `---` begins a second document in the file.

            Why: A file is one plan, one assessment or one study. What follows the line would be read by nothing.

            Mend: Delete the line, or move what follows it to a file of its own.

            Bad:

                prepared: 2001-09
                ---
                vision: The printers run their own brand

            Good:

                prepared: 2001-09
                vision: The printers run their own brand
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "YML013", "endless-number", "error",
        """
            A number has more than 40 digits.

            Why: No cluster has such a figure. Mostly it is a code, such as a row of registration numbers, or a key
            held down on the keyboard.

            Mend: Put a code in quotes; correct a figure.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: 20000000000000000000000000000000000000000

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: 2000
            """,
        locked=True,
    ),
    Rule(
        "YML014", "ambiguous-number", "error",
        """
            A value is a number to some programs and something else to others.

            Why: 0450 is 450 to one program, 296 to another and a text to a third; 2_000 is a number to some and a text
            to the rest. A report must not depend on the program that made it.

            Mend: Write a figure in plain digits. Put a code whose zeros matter, such as a telephone number, in quotes.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: 0450

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: 450
            """,
        source="YAML 1.2, 10.3",
        locked=True,
    ),
    Rule(
        "YML015", "number-beyond-counting", "error",
        """
            A number is infinite, undefined or out of all proportion.

            Why: .inf and .nan come out of spreadsheets and other programs in the place of a figure that they could not
            compute. A share or a sum with such a figure has no meaning.

            Mend: Leave the key out if the figure is not known; a figure that is missing is shown as missing, never
            as 0.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: .nan

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
            """,
        locked=True,
    ),
)  # fmt: skip
