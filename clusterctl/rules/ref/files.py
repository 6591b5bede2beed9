"""Files that are not read or do not fit together; settings and comments that silence rules."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "REF008", "unread-file", "warning",
        """
            A YAML file in the cluster's folder is read by nothing.

            Why: Somebody may believe that what stands in it counts.

            Mend: Move it out of the cluster's folder, or delete it. If it must stand there, say so in cluster.yaml:
            rules: {REF008: {severity: off, reason: …}}. Files under `templates`, and in folders whose names begin with
            a dot, are left alone.

            Bad:

                budget.yaml

            Good:

                plans/1999.yaml
            """,
        source="docs/format.md",
    ),
    Rule(
        "REF009", "misnamed-file", "error",
        """
            A file's name keeps it from being read.

            Why: The year of a plan, an assessment or a monitoring file is its name. A name that is no year, or a slip
            in it, and the whole file is missing from all figures.

            Mend: Name the file after the calendar year (1999.yaml) or the financial year with all its digits
            (1999-2000.yaml); an assessment in mid-year after its month (1999-06.yaml). Files end in .yaml.

            Bad:

                plans/1998-99.yaml

            Good:

                plans/1998-1999.yaml
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF010", "overlapping-labels", "error",
        """
            Two files of one kind hold the same days.

            Why: An activity or a payment of such a day could stand in either file, and sums over the years would count
            some days twice.

            Mend: File by calendar years or by financial years, the same way throughout.

            Bad:

                plans/1998-1999.yaml
                plans/1999.yaml

            Good:

                plans/1998.yaml
                plans/1999.yaml
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF011", "date-outside-label", "error",
        """
            An assessment's date lies outside the time of its file.

            Why: The file says one year and the date another, so the assessment would be drawn at the wrong place in
            the history of the index.

            Mend: Correct the date, or rename the file.

            Bad:

                date: 2000-01
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: Six fairs}

            Good:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: Six fairs}
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF012", "unknown-rule", "error",
        """
            A setting or a comment names a rule that does not exist.

            Why: It silences nothing, though it seems to, and may hide a slip in the code that was meant.

            Mend: Write the rule's code. `clusterctl explain` lists all codes.

            Bad:

                rules: {REF088: warning}

            Good:

                rules: {REF008: advice}
            """,
        source="docs/rules/index.md",
        locked=True,
    ),
    Rule(
        "REF013", "silence-without-reason", "warning",
        """
            A rule is switched off or ignored without a reason.

            Why: In a year nobody will know whether the rule was switched off for good reason or in a hurry. A
            funder who reads the file will ask.

            Mend: Write the reason in a few words: after the code in a comment, as `reason` in a setting.

            Bad:

                rules: {REF008: off}

            Good:

                rules:
                  REF008: {severity: off, reason: our accounts stand here too}
            """,
        source="docs/rules/index.md",
    ),
    Rule(
        "REF014", "unused-ignore", "warning",
        """
            A comment ignores a rule that finds nothing there.

            Why: What it was written for has been mended, or it stands in the wrong place. Left alone, it would hide
            the next finding.

            Mend: Delete the comment, or move it: at the end of a line it speaks for what begins on that line, on a line
            of its own for the key or item below it and all that it holds.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    # clusterctl: ignore REF007 the minutes are in the office
                    calico: {weight: 100, score: 6, evidence: 11 meetings}

            Good:

                date: 1999-12
                scores:
                  enterprises:
                    # clusterctl: ignore REF007 the minutes are in the office
                    calico: {weight: 100, score: 6, evidence: {file: minutes.pdf}}
            """,
        source="docs/rules/index.md",
    ),
    Rule(
        "REF015", "fact-silenced", "error",
        """
            A setting or a comment tries to silence a fact.

            Why: That a file cannot be read, or an id points nowhere, is no opinion. Figures are wrong all the same
            when it is not shown.

            Mend: Delete the setting or the comment, and mend what the rule finds.

            Bad:

                rules: {REF001: off}

            Good:

                rules: {REF008: advice}
            """,
        source="docs/rules/index.md",
        locked=True,
    ),
)  # fmt: skip
