"""Keys and values that are not as the format wants them."""

from __future__ import annotations

from tests.gallery.entry import Chapter, Entry, activity, cluster, leaf, scores

KEYS = Chapter(
    "Keys",
    (
        scores("a misspelt key", "enterprises:", "  calico: {weight: 100, scoer: 6}"),
        scores("a key in capitals", "Enterprises:", "  calico: {weight: 100, score: 6}"),
        activity("a key with a space for an underscore", "short term objective: Sell"),
        activity("an unknown key in a large record", "budget_head: 12"),
        leaf("an unknown key in a small record", "agreed: {colour: red}\n"),
        activity("a comma in a number in braces", "cost: {amount: 1,200}"),
        activity("a misspelt key beside the right one", "costs: 200", "cost: 200"),
        leaf("a key of another language", "दृष्टि: Printers sell\n"),
        leaf("a key with a no-break space before it", "\u00a0vision: Printers sell\n"),
        Entry(
            "a required key missing at the top",
            {"vision.yaml": "horizon: 2005\nobjectives:\n  direct-sales:\n    text: Sell\n"},
        ),
        leaf("a required key missing in a record", "gaps:\n  broker:\n    by: 1999\n"),
        leaf("a required key missing between braces", "gaps:\n  broker: {}\n"),
        leaf("a required key left empty", "gaps:\n  broker:\n    what:\n"),
        leaf("a record left empty", "gaps:\n  broker:\n"),
        activity("a required key missing in a list", "contributions:", "  - {share: 50}"),
        scores("two required keys missing", "enterprises:", "  calico: {criticality: 4}"),
        Entry("a newer format", {"cluster.yaml": "format: 2\nid: bagru\nname: Printers\ncountry: IN\ncurrency: INR\n"}),
        Entry(
            "a newer format, with a decimal point",
            {"cluster.yaml": "format: 2.0\nid: bagru\nname: Printers\ncountry: IN\ncurrency: INR\n"},
        ),
        Entry(
            "a format that is none",
            {"cluster.yaml": "format: 0\nid: bagru\nname: Printers\ncountry: IN\ncurrency: INR\nrecord_until: 1999\n"},
        ),
    ),
)

KINDS = Chapter(
    "One kind of value in the place of another",
    (
        activity("one word in the place of a list", "addresses: weak-marketing"),
        activity("a number in the place of a list", "intermediaries: 3"),
        Entry(
            "a sentence in the place of a list",
            {"monitoring/1999.yaml": "lessons: Targets must be such that the printers can reach them\n"},
        ),
        Entry(
            "a text with a comma in the place of a list", {"monitoring/1999.yaml": "lessons: First talk, then act\n"}
        ),
        activity("ids without brackets", "addresses: weak-marketing, ethnic-design"),
        activity("keys in the place of a list", "contributions:", "  unido: 50", "  calico: 50"),
        activity("a list in the place of a text", "description: [Fair, Jaipur]"),
        activity("keys in the place of a text", "description: {short: Fair}"),
        activity("text in the place of keys", "beneficiaries: calico"),
        activity("a list in the place of keys", "beneficiaries: [calico]"),
        Entry("a list of records in the place of ids", {"plans/1999.yaml": "activities:\n  - title: Fair\n"}),
        activity("a text where a mapping by id belongs", "person_days: 12"),
        cluster("a number where years belong", "workers: 10000"),
        Entry(
            "a score that is a list",
            {"scores/1999.yaml": "date: 1999\nscores:\n  enterprises:\n    calico: {weight: 100, score: [6, 7]}\n"},
        ),
        scores("a score that is a text", "enterprises:", "  calico: {weight: 100, score: six}"),
        scores("evidence that is a list", "enterprises:", "  calico: {weight: 100, score: 6, evidence: [minutes]}"),
        Entry(
            "a link whose strength is a list",
            {
                "actors.yaml": "actors:\n  calico: {name: Calico, kind: cooperative}\n"
                "  sidbi: {name: SIDBI, kind: ngo}\n  iird: {name: IIRD, kind: coordination_body}\n"
                "  unido: {name: UNIDO, kind: implementing_agency}\n"
                "links:\n  - {from: calico, to: sidbi, kind: finance, strength: [weak]}\n"
            },
        ),
        cluster("a rule's setting that is a list", "rules: {REF008: [off]}"),
        leaf("a list in the place of a record", "gaps:\n  broker: [calico]\n"),
        activity("a text in the place of an amount's record", "cost: [2000]"),
    ),
)

TEXTS = Chapter(
    "Texts",
    (
        activity("a number for a text", "description: 1999"),
        activity("a decimal number for a text", "description: 12.50"),
        activity("true for a text", "description: yes", "short_term_objective: true"),
        activity("an empty text", 'description: ""'),
        leaf("a number among texts", "agreed: {with: [Calico, 1999]}\n"),
        Entry(
            "a country in words",
            {"cluster.yaml": "id: bagru\nname: Printers\ncountry: India\ncurrency: INR\nrecord_until: 1999\n"},
        ),
        Entry(
            "a currency in small letters",
            {"cluster.yaml": "id: bagru\nname: Printers\ncountry: IN\ncurrency: inr\nrecord_until: 1999\n"},
        ),
        cluster("a day of the year that is none", "financial_year_start: 31-03"),
        cluster("a currency that is none, as a key", "exchange_rates: {Rupees: {1999: 43}}"),
        cluster("a rule's code that is none", "rules: {no-tabs: off}"),
        scores("evidence without a file", "enterprises:", '  calico: {weight: 100, score: 6, evidence: {file: ""}}'),
    ),
)

NUMBERS = Chapter(
    "Numbers",
    (
        scores("a score that is too high", "enterprises:", "  calico: {weight: 100, score: 12}"),
        scores("a score below zero", "enterprises:", "  calico: {weight: 100, score: -1}"),
        scores("half a point", "enterprises:", "  calico: {weight: 100, score: 6.5}"),
        scores("a score of one assessor that is too high", "enterprises:", "  calico: {weight: 100, score: {rao: 12}}"),
        scores("a score in quotes", "enterprises:", '  calico: {weight: 100, score: {rao: "6"}}'),
        scores("a weight over a hundred", "enterprises:", "  calico: {weight: 110, score: 6}"),
        scores("a weight with a per cent sign", "enterprises:", "  calico: {weight: 40 %, score: 6}"),
        scores("a weight of true", "enterprises:", "  calico: {weight: true, score: 6}"),
        activity("a cost in quotes", 'cost: "2000"'),
        activity("a cost that is an empty text", 'cost: ""'),
        activity("a cost with a comma", "cost: 2,000"),
        activity("a cost with a currency", "cost: 2000 Rs"),
        activity("a cost in words", "cost: {amount: two lakh}"),
        activity("days in quotes", 'person_days: {calico: "40"}'),
        Entry("days below zero", {"monitoring/1999.yaml": "cda: {days_inside: -3}\n"}),
        Entry("half a day", {"monitoring/1999.yaml": "cda: {days_inside: 2.5}\n"}),
        Entry("more days than there can be", {"monitoring/1999.yaml": "cda: {days_inside: 1000000000001}\n"}),
        Entry("days in words", {"monitoring/1999.yaml": "cda: {days_inside: many}\n"}),
        activity("the same comma twice", "cost: {amount: 1,20,000}"),
        activity("firms in words", "beneficiaries: {firms: many}"),
        activity("a step too many", "step: 5"),
        cluster("a rate in quotes", 'exchange_rates: {USD: {1999: "43.3"}}'),
        cluster("a number of firms in words", "units: {1999: about 550}"),
        cluster("an approximate number", "units: {1999: ~550}"),
        cluster("a threshold in words", "thresholds: {exit_index: seven}"),
        cluster("a stage that does not exist", "programme: {stages: {1999: 4}}"),
        Entry(
            "a year in a price year that is none",
            {"logframe.yaml": "indicators:\n  sales: {name: Sales, level: output, price_year: 99}\n"},
        ),
    ),
)

DATES = Chapter(
    "Dates",
    (
        activity("a thirteenth month", "start: 1999-13"),
        activity("a thirtieth of February", "start: 1999-02-30"),
        activity("a digit missing", "start: 1999-3"),
        activity("a digit missing in a day", "start: 1999-3-5"),
        activity("a date the other way round", "start: 15.03.1999"),
        activity("a date with strokes", "start: 15/03/1999"),
        activity("a month the other way round", "start: 03/1999"),
        activity("a date as in America", "start: 03/25/1999"),
        activity("two digits for a year", "start: 99"),
        activity("a year long ago", "start: 1899"),
        activity("a month of a year to come", "start: 2200-01"),
        activity("a date with a time", "start: 1999-03-15T10:00"),
        activity("a month in words", "start: March 1999"),
        activity("a quarter", "start: 1999-Q1"),
        activity("a financial year", "start: 1999-2000"),
        activity("a date with strokes, in order", "start: 1999/03/15"),
        activity("a list of dates", "start: [1999, 2000]"),
        activity("true for a date", "start: true"),
        cluster("a month that is none, as a key", "units: {1999-13: 550}"),
        cluster("a word for a year", "units: {today: 550}"),
        cluster("a financial year as a key", "units: {1999-2000: 550}"),
    ),
)

WORDS = Chapter(
    "Words of a list",
    (
        activity("a misspelt word of few", "nature: comercial"),
        activity("a word in capitals", "nature: Commercial"),
        activity("a word that is none of few", "nature: fair"),
        activity("a number in place of a word", "nature: 1"),
        activity("a list in place of a word", "nature: [commercial, mixed]"),
        activity("a misspelt word of many", "area: marketing"),
        activity("a word that is none of many", "area: fairs"),
        activity("a number in place of a word of many", "area: 3"),
        Entry(
            "a kind of actor that is none",
            {
                "actors.yaml": "actors:\n  calico: {name: Calico, kind: coop}\n  sidbi: {name: SIDBI, kind: bank}\n"
                "  iird: {name: IIRD, kind: NGO}\n  unido: {name: UNIDO, kind: implementing_agency}\n"
            },
        ),
        scores(
            "a feature of another group", "support:", "  sidbi: {weight: 100, score: 5, features: [regular_meetings]}"
        ),
        scores("a group that is none", "banks:", "  sidbi: {weight: 100, score: 5}"),
        Entry(
            "weights of a group that is none",
            {"scores/1999.yaml": "date: 1999\ngroup_weights: {enterprises: 60, suport: 30, banks: 10}\nscores: {}\n"},
        ),
        cluster("a severity that is none", "rules: {REF008: fatal}"),
        activity("yes for true", "planned: yes"),
        activity("no for false", "planned: no"),
        activity("a number for true", "planned: 1"),
        activity("a word for true", "planned: perhaps"),
        activity("true in quotes", 'planned: "true"'),
        activity("true in capitals", "planned: TRUE", "innovative: tru"),
    ),
)

IDS = Chapter(
    "Ids",
    (
        leaf("capitals in an id", "gaps:\n  No Broker:\n    what: A broker\n"),
        leaf("an underscore in an id", "gaps:\n  no_broker:\n    what: A broker\n"),
        leaf("a digit at the beginning of an id", "gaps:\n  1st-broker:\n    what: A broker\n"),
        leaf("letters with accents in an id", "gaps:\n  société:\n    what: A broker\n"),
        leaf("an id in another script", "gaps:\n  दलाल:\n    what: A broker\n"),
        leaf("an id that is too long", f"gaps:\n  {'no-broker-' * 6}x:\n    what: A broker\n"),
        leaf("a reserved word for an id", "gaps:\n  support:\n    what: A broker\n"),
        leaf("true for an id", "gaps:\n  true:\n    what: A broker\n"),
        activity("capitals in a reference", "lead: Calico"),
        activity("a name in place of an id", "lead: Calico Printers Co-operative Society"),
        activity("a number in place of an id", "lead: 3"),
        activity("a reserved word in place of an id", "lead: agency"),
        activity("a dash too many", "series: jaipur--fair"),
        Entry(
            "a cluster's id with a space",
            {"cluster.yaml": "id: Bagru printers\nname: Printers\ncountry: IN\ncurrency: INR\nrecord_until: 1999\n"},
        ),
    ),
)

CHAPTERS = (KEYS, KINDS, TEXTS, NUMBERS, DATES, WORDS, IDS)
