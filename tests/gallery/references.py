"""Ids, files, labels, settings and comments that point nowhere or to the wrong thing."""

from __future__ import annotations

from tests.gallery.entry import Chapter, Entry, activity, cluster, leaf

PLAN = "activities:\n  fair:\n    title: Fair of the printers\n"
ACTORS = (
    "actors:\n  calico: {name: Calico, kind: cooperative}\n  sidbi: {name: SIDBI, kind: financial_institution}\n"
    "  iird: {name: IIRD, kind: coordination_body}\n  unido: {name: UNIDO, kind: implementing_agency}\n"
)
LINK = "  - {from: calico, to: sidbi, kind: finance}\n"
WITH = "baseline: {value: 26}, targets: {2001: 150}, verification: register"
OTHER_LINK = "  - {from: calico, to: iird, kind: coordination}\n"
INDICATOR = f"indicators:\n  members: {{name: Members, level: output, {WITH}}}\n"
VALUE = "    - {date: 1999-12, value: 120}\n"
SCORES = "date: 1999-12\nscores:\n  enterprises:\n    calico: {weight: 100, score: 6, evidence: Six fairs}\n"

IDS = Chapter(
    "Ids that do not fit",
    (
        activity("a misspelt actor", "lead: calcio"),
        activity("an actor that is nowhere", "lead: cotex"),
        activity("a payer that is nowhere", "contributions: [{by: donors, share: 100}]"),
        activity("a constraint that is nowhere", "addresses: [weak-design]"),
        activity("an activity that is nowhere", "after: [exhibition]"),
        Entry(
            "what an indicator measures is nowhere",
            {"logframe.yaml": f"indicators:\n  sales: {{name: Sales, level: output, of: sales-output, {WITH}}}\n"},
        ),
        activity("an actor where an objective belongs", "objectives: [calico]"),
        activity("an objective where a constraint belongs", "addresses: [direct-sales]"),
        activity("a constraint where a payer belongs", "contributions: [{by: weak-marketing, share: 100}]"),
        Entry(
            "an opportunity under the id of a constraint",
            {
                "diagnostic.yaml": "constraints:\n  weak-marketing: {text: No buyers, area: market}\n"
                "  ethnic-design: {text: No designs, area: market}\n"
                "opportunities:\n  ethnic-design: {text: Buyers ask for it, area: market}\n"
            },
        ),
        leaf(
            "an item of the exit strategy under the id of another",
            "gaps:\n  broker: {what: A broker}\nlinkages:\n  broker: {what: Meetings}\n",
        ),
        activity("two contributions of one party", "contributions:", "  - {by: unido, share: 40}", "  - {by: unido}"),
        Entry("two links that are the same", {"actors.yaml": f"{ACTORS}links:\n{LINK}{LINK}{OTHER_LINK}"}),
        Entry(
            "two values of one date",
            {"logframe.yaml": INDICATOR, "monitoring/1999.yaml": f"values:\n  members:\n{VALUE}{VALUE}"},
        ),
        Entry(
            "a body scored in two groups",
            {"scores/1999.yaml": f"{SCORES}  support:\n    calico: {{weight: 100, score: 6, evidence: Six fairs}}\n"},
        ),
        Entry("no file of actors", {"actors.yaml": None}),
        Entry("no log-frame, with one reference to it", {"monitoring/1999.yaml": f"values:\n  members:\n{VALUE}"}),
        Entry("no diagnostic study and no vision", {"diagnostic.yaml": None, "vision.yaml": None}),
        Entry(
            "evidence that is not there",
            {"scores/1999.yaml": SCORES.replace("Six fairs", "{file: minutes/1999-11.pdf}")},
        ),
    ),
)

FILES = Chapter(
    "Files and labels",
    (
        Entry("a misspelt file", {"logframes.yaml": "outputs: {}\n"}),
        Entry("a file that ends in .yml", {"exit.yml": "prepared: 1999\n"}),
        Entry("a file with a capital", {"Exit.yaml": "prepared: 1999\n"}),
        Entry("a file that belongs in a folder", {"plan.yaml": "activities: {}\n"}),
        Entry("a file that nothing reads", {"budget.yaml": "total: 12\n"}),
        Entry("a file in a folder that nothing reads", {"minutes/1999.yaml": "total: 12\n"}),
        Entry("a misspelt folder", {"plan/1998.yaml": PLAN}),
        Entry("a folder in a folder", {"plans/old/1998.yaml": PLAN}),
        Entry("a plan that ends in .yml", {"plans/1998.yml": PLAN}),
        Entry("a plan named in words", {"plans/first-year.yaml": PLAN}),
        Entry("a plan of a month", {"plans/1998-06.yaml": PLAN}),
        Entry("an assessment named in words", {"scores/first.yaml": SCORES}),
        Entry("years that do not follow each other", {"plans/1997-1999.yaml": PLAN}),
        Entry("years in short form", {"plans/1998-99.yaml": PLAN}),
        Entry("a year and a financial year that overlap", {"plans/1998-1999.yaml": PLAN}),
        Entry("an assessment dated in another year", {"scores/1998.yaml": SCORES}),
        Entry("an assessment dated in another financial year", {"scores/1997-1998.yaml": SCORES}),
    ),
)

SETTINGS = Chapter(
    "Settings and comments",
    (
        cluster("a setting of a rule that does not exist", "rules: {REF088: warning}"),
        cluster("a setting of a rule of no family", "rules: {XYZ999: warning}"),
        cluster("a fact that is set to advice", "rules: {SCH002: advice}"),
        cluster("a rule that is off without a reason", "rules: {REF008: off}"),
        cluster("a rule that is off without a reason, written out", "rules:", "  REF008: {severity: off}"),
        leaf("a comment that names no rule", "vision: Printers sell # clusterctl: ignore\n"),
        leaf("a comment that names a rule in words", "vision: Printers sell # clusterctl: ignore unread-file old\n"),
        leaf("a comment of a rule that does not exist", "vision: Printers sell # clusterctl: ignore REF088 old\n"),
        leaf("a comment that ignores a fact", "visoin: Printers sell # clusterctl: ignore SCH001 old\n"),
        leaf("a comment that is no longer needed", "vision: Printers sell # clusterctl: ignore REF007 in the office\n"),
        Entry(
            "a comment without a reason",
            {"scores/1999.yaml": SCORES.replace("Six fairs}", "{file: minutes.pdf}} # clusterctl: ignore REF007")},
        ),
    ),
)

MANY = Chapter(
    "So many findings that the rest is only counted",
    (
        Entry("60 unknown keys", {"exit.yaml": "".join(f"key-{at:02}: 1\n" for at in range(60))}, last=True),
        Entry("51 unknown keys", {"exit.yaml": "".join(f"key-{at:02}: 1\n" for at in range(51))}, last=True),
    ),
)

CHAPTERS = (IDS, FILES, SETTINGS, MANY)
