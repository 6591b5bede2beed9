"""SCH: faults of shape: keys and values that are not as the format wants them."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule(
        "SCH001", "unknown-key", "error",
        """
            A key has no meaning where it stands.

            Why: Mostly it is a slip. If it were passed over, its value would be missing from every figure
            and report, and nobody would know.

            Mend: Write the key as the message proposes, or as docs/format.md lists it for this place. What has no key
            of its own goes under `notes`.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, scoer: 6}

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
        "SCH002", "missing-key", "error",
        """
            A key that must be there is missing or empty.

            Why: Without it the record cannot be used: an actor without a kind belongs to no group, a score without a
            weight counts for nothing. The record is left out until then.

            Mend: Write the key and its value. If you do not know it yet, leave the whole record out, or note what you
            know under `notes` of the record above.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {score: 6}

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
        "SCH003", "wrong-kind", "error",
        """
            A list, a record or a single value stands where another is wanted.

            Why: A list has items without names, a record has a name for each value. Activities and actors are records
            with an id, so that others can point at them and a change of their order changes nothing.

            Mend: Put brackets around a single item where a list is wanted. Give each thing an id as its key where a
            record is wanted.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    intermediaries: sidbi

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    intermediaries: [sidbi]
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH004", "unquoted-text", "error",
        """
            A text is a bare number, true or false.

            Why: What looks like a number or a yes is read as one by every program. A title such as 1947 would be
            counted with, and a telephone number would lose the zeros before it.

            Mend: Put the text in quotes.

            Bad:

                activities:
                  fair:
                    title: 1999

            Good:

                activities:
                  fair:
                    title: "1999"
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH005", "not-a-number", "error",
        """
            Something else stands where a number is wanted.

            Why: Nothing can be added up with a text. A comma, a currency, a per cent sign or a word such as "about"
            makes a text of a number.

            Mend: Write the number alone: 2000. The currency and "about" have keys of their own:
            {amount: 2000, currency: INR, about: true}. A lakh is 100000.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: Rs 2,000

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: {amount: 2000, currency: INR}
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH006", "out-of-range", "error",
        """
            A number is too small, too large, or not whole.

            Why: Scores run from 0 to 10, shares from 0 to 100, levels from 0 to 3. A number outside would lift or sink
            the whole index or sum.

            Mend: Write a number from the range that the message names.

            Bad:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 12}

            Good:

                date: 1999-12
                scores:
                  enterprises:
                    calico: {weight: 100, score: 10, evidence: Six fairs}
            """,
        source="S0 annex 3",
        locked=True,
    ),
    Rule(
        "SCH007", "not-a-date", "error",
        """
            Something else stands where a date is wanted.

            Why: Plans, scores and money are put in order by their dates. A date such as 03/04/1999 is the third of
            April to one reader and the fourth of March to another.

            Mend: Write the year, the month, the day: 1999-03-15. If you know less, write less: 1999-03 or 1999.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    start: 1999-13

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    start: 1999-12
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH008", "unknown-word", "error",
        """
            A word is not one of those that may stand here.

            Why: Words such as the nature of an activity or the kind of an actor decide where it counts. With words of
            one's own nothing could be put together or compared.

            Mend: Write one of the words that the message names. What they mean stands in docs/format.md; for kinds of
            actors, `clusterctl explain` tells more.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    nature: business

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    nature: commercial
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH009", "bad-id", "error",
        """
            An id is not made of small letters, digits and hyphens, or is reserved.

            Why: Ids stand in many files, in commands and in web addresses; one way of writing them keeps Calico,
            calico and CALICO from being three bodies. Words such as agency and cluster are groups of payers.

            Mend: Write small letters, digits and single hyphens, with a letter first: calico-printers. The full name,
            in any script, goes under `name` or `title`.

            Bad:

                activities:
                  Jaipur_Fair:
                    title: Fair at Jaipur

            Good:

                activities:
                  jaipur-fair:
                    title: Fair at Jaipur
            """,
        source="docs/format.md",
        locked=True,
    ),
    Rule(
        "SCH010", "bad-form", "error",
        """
            A text has not the form that is wanted.

            Why: Countries, currencies and the like have codes that every program knows. With Rupees in the place of
            INR no exchange rate would be found.

            Mend: Write the form that the message names. A text that says nothing is left out with its key.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: {amount: 2000, currency: Rupees}

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    cost: {amount: 2000, currency: INR}
            """,
        source="ISO 3166-1, ISO 4217",
        locked=True,
    ),
    Rule(
        "SCH011", "not-true-or-false", "error",
        """
            Something else than true or false stands where one of them is wanted.

            Why: Only true and false are read in the same way by all programs; yes, no, on and off are text to some.

            Mend: Write true or false, without quotes.

            Bad:

                activities:
                  fair:
                    title: Fair at Jaipur
                    planned: no

            Good:

                activities:
                  fair:
                    title: Fair at Jaipur
                    planned: false
            """,
        source="YAML 1.2, 10.3",
        locked=True,
    ),
    Rule(
        "SCH012", "newer-format", "error",
        """
            The cluster is kept in a newer format than this version reads.

            Why: Somebody works on the cluster with a newer clusterctl. This version would misread what it does not
            know, so it reads nothing.

            Mend: Install the newer version: pip install --upgrade clusterctl. Do not turn the number back.

            Bad:

                format: 2

            Good:

                format: 1
            """,
        source="docs/format.md",
        locked=True,
    ),
)  # fmt: skip
