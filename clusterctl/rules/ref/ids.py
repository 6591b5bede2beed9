"""Ids that point nowhere or to the wrong thing, and things that cannot be told apart."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "REF001", "unknown-id", "error",
        """
            An id points nowhere.

            Why: The activity, the link or the score belongs to nobody then, and is missing from the map, the shares
            and the reports.

            Mend: Correct the id, or add the actor, constraint, objective or activity in the file that the message
            names.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    lead: calcio

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    lead: calico
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF002", "id-of-another-kind", "error",
        """
            An id points to a thing of another kind.

            Why: An activity is led by an actor and addresses a constraint. An id of another kind in that place is a
            mix-up, and the chain from constraint to result breaks there.

            Mend: Write the id of a thing of the kind that the message names.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    addresses: [direct-sales]

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    addresses: [weak-marketing]
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF003", "file-of-ids-missing", "error",
        """
            Ids are used whose file is not there.

            Why: The values point at things that are described nowhere, so nobody can read what was measured, or who
            took part.

            Mend: Write the file that the message names, or take the ids out. If you have the file under another name,
            rename it.

            Bad:

                values:
                  calico-members: [{date: 1999-12, value: 120}]

            Good:

                indicators:
                  calico-members:
                    name: Members of Calico
                    level: output
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF004", "same-id-twice", "error",
        """
            An id stands for two things.

            Why: Whoever points at the id may mean the one or the other: an activity that addresses it would address
            both.

            Mend: Give one of the two another id, and correct what points at it.

            Bad:

                date: 1998-12
                constraints:
                  weak-marketing: {text: No direct sales, area: market}
                  ethnic-design: {text: No own designs, area: market}
                opportunities:
                  ethnic-design: {text: Buyers ask for it, area: market}

            Good:

                date: 1998-12
                constraints:
                  weak-marketing: {text: No direct sales, area: market}
                  no-designs: {text: No own designs, area: market}
                opportunities:
                  ethnic-design: {text: Buyers ask for it, area: market}
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF005", "same-entry-twice", "error",
        """
            Two items of a list cannot be told apart.

            Why: One of them is mostly a copy that was forgotten, and its money or link counts twice. If both are
            meant, later changes could not be followed: which of the two was raised?

            Mend: Put the two together, or fill in a key by which they differ, such as `to` or `form` of a
            contribution.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    contributions:
                      - {by: unido, share: 40}
                      - {by: unido, share: 60}

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    contributions:
                      - {by: unido, share: 40, form: cash}
                      - {by: unido, share: 60, form: in_kind}
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "REF006", "scored-in-two-groups", "error",
        """
            A body is scored in two groups of the index.

            Why: It would count twice, and a change of its score would move the index twice.

            Mend: Score it once, in the group of its main role: enterprises for bodies of the firms, support for those
            who serve them, brokering for those who coordinate.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: Six fairs}
                  brokering:
                    calico: {weight: 100, score: 4, evidence: Six fairs}

            Good:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: Six fairs}
                  brokering:
                    iird: {weight: 100, score: 4, evidence: Six fairs}
            """,
        source="S0 annex 3",
        locked=True,
    ),
    Rule(
        "REF007", "missing-evidence-file", "error",
        """
            Evidence names a file that is not in this repository.

            Why: A score is only as good as what it rests on. Whoever checks it looks for this file.

            Mend: Add the file, correct its name, or write in a few words under `text` what it shows.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: {file: minutes.pdf}}

            Good:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 6, evidence: {text: 11 meetings held}}
            """,
        source="docs/format.md",
    ),
)  # fmt: skip
