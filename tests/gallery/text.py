"""Files that cannot be read as text, and YAML that says something else than it seems to."""

from __future__ import annotations

from tests.gallery.entry import Chapter, Entry, activity, leaf

SYNTAX = Chapter(
    "A line cannot be read",
    (
        leaf("a colon and a space inside a text", "prepared: 1999\nvision: Printers sell: directly, at fairs\n"),
        leaf("a line without a colon", "prepared: 1999\nagreed\nvision: Printers sell at fairs\n"),
        leaf("a last line without a colon", "prepared: 1999\nagreed\n"),
        leaf(
            "a line that stands one space too far left",
            "gaps:\n  broker:\n    what: A body that coordinates\n   by: 1999\n",
        ),
        leaf(
            "a line that stands one space too far right",
            "gaps:\n  broker:\n    what: A body that coordinates\n     by: 1999\n",
        ),
        leaf("keys further left than the first one", "  prepared: 1999\nvision: Printers sell at fairs\n"),
        leaf(
            "a list with an item too far left",
            "gaps:\n  broker:\n    what: A broker\n    who:\n      - calico\n     - iird\n",
        ),
        leaf(
            "a key among the items of a list",
            "gaps:\n  broker:\n    what: A broker\n    who:\n      - calico\n      by: 1999\n",
        ),
        leaf("a list on the line of its key", "gaps:\n  broker:\n    what: A broker\n    who: - calico\n"),
        leaf("text after a list", "gaps:\n  broker:\n    what: A broker\n    who: [calico] and others\n"),
        leaf("a list in brackets that is not closed", "gaps:\n  broker:\n    who: [calico, iird\n    what: A broker\n"),
        leaf("a list in brackets not closed, at the end of the file", "gaps:\n  broker:\n    who: [calico, iird\n"),
        leaf("keys in braces that are not closed", "agreed: {date: 1999, with: [Calico]\nvision: Printers sell\n"),
        leaf("a comma missing in braces", "agreed: {date: 1999 with: [Calico]}\n"),
        leaf("two commas in brackets", "gaps:\n  broker:\n    what: A broker\n    who: [calico, , iird]\n"),
        leaf("a bracket closed by a brace", "gaps:\n  broker:\n    what: A broker\n    who: [calico}\n"),
        leaf("a bracket closed twice", "gaps:\n  broker:\n    what: A broker\n    who: [calico]]\n"),
        leaf("a closing bracket alone", "vision: ] printers sell\n"),
        leaf("a quotation mark that is not closed", 'prepared: 1999\nvision: "Printers sell\ncda_future: ends\n'),
        leaf("an apostrophe that opens a quotation", "prepared: 1999\nvision: 'Tis the printers' own\n"),
        leaf("a quotation mark not closed before `---`", 'vision: "Printers sell at fairs\n---\nprepared: 1999\n'),
        leaf("text after a quotation", 'vision: "Printers" sell at fairs\n'),
        leaf("a backslash in double quotes", 'vision: "Files are in C:\\Printers"\n'),
        leaf("half a Unicode escape", 'vision: "Printers \\uD800"\n'),
        leaf("an escape with too few digits", 'vision: "Printers \\x4"\n'),
        leaf("a text that begins with `@`", "vision: @printers\n"),
        leaf("a text that begins with a backquote", "vision: `own brand`\n"),
        leaf("a text that begins with `%`", "vision: %60 of printers sell at fairs\n"),
        leaf("a text that begins with `&`", "vision: & co\n"),
        leaf("a text that begins with `*`", "vision: * printers sell at fairs\n"),
        leaf("a text that begins with `!`", "vision: !<printers sell\n"),
        leaf("a text that begins with `!`, in another way", "vision: !own!brand sell\n"),
        leaf("a text that begins with `|`", "vision: |printers sell\n"),
        leaf("a text that begins with `>`", "vision: > 60 printers sell at fairs\n"),
        leaf("a text that begins with `?`", "vision: ? will printers sell\n"),
        leaf(
            "an apostrophe that opens a quotation and none that closes it", "vision: 'Tis our brand\nprepared: 1999\n"
        ),
        leaf("a zero after `|`", "vision: |0\n  Printers sell\n"),
        leaf("a tab before a key", "gaps:\n\tbroker:\n\t\twhat: A broker\n"),
        leaf("a tab before a later key", "gaps:\n  broker:\n    what: A broker\n\tby: 1999\n"),
        leaf("a tab before a list's item", "gaps:\n  broker:\n    what: A broker\n    who:\n\t- calico\n"),
        leaf("a tab in a text of several lines", "vision: |\n\tPrinters sell\n"),
        leaf("a tab after a list's hyphen", "gaps:\n  broker:\n    what: A broker\n    who:\n    -\t- calico\n"),
        leaf("a line that begins with `%`", "%TAG ! tag:example.org,1999:\n---\nprepared: 1999\n"),
        leaf("an unknown line that begins with `%`", "%FORMAT 1\n---\nprepared: 1999\n"),
        leaf("a line for YAML's version", "%YAML 1.2\n---\nprepared: 1999\n"),
        leaf("a version of YAML that does not exist", "%YAML 2.0\n---\nprepared: 1999\n"),
        leaf("two lines for YAML's version", "%YAML 1.2\n%YAML 1.2\n---\nprepared: 1999\n"),
        leaf("a `%` line in the middle", "prepared: 1999\n%YAML 1.2\nvision: Printers sell\n"),
        leaf(
            "git's marks where two versions met",
            "<<<<<<< HEAD\nprepared: 1999\n=======\nprepared: 2000\n>>>>>>> other\n",
        ),
        leaf("a no-break space in the indentation", "gaps:\n  broker:\n    what: A broker\n\u00a0\u00a0  by: 1999\n"),
        leaf("a no-break space after a colon", "prepared:\u00a01999\nvision: Printers sell\n"),
        leaf("no space after a colon", "prepared:1999\nvision: Printers sell\n"),
        leaf("no space after a later colon", "prepared: 1999\nvision:Printers\n"),
        leaf("no space after a colon in braces", "agreed: {date:[1999]}\n"),
        leaf("a text with a colon on its second line", "vision: The printers met\n  and said: we sell\n"),
        leaf("a key without a colon above others", "agreed\n  date: 1999\n"),
        leaf("an item of a list among keys", "gaps:\n  broker:\n    what: A broker\n    - calico\n"),
        leaf("a bracket opened at the end of the file", "gaps:\n  broker:\n    who: ["),
        leaf("a comma missing in braces over two lines", "agreed: {date: 1999, with: [Calico,\n  Sidbi] reason: no}\n"),
        leaf("a quotation that a later one closes", 'vision: "Printers sell\nprepared: 1999\ncda_future: "ends"\n'),
        leaf("two anchors at once", "vision: &a &b Printers\n"),
        leaf("Markdown in place of YAML", "# Exit strategy\n\n- printers sell\n* at fairs\n"),
    ),
)

FEATURES = Chapter(
    "YAML that is not used here",
    (
        leaf("a tag", "prepared: !date 1999\n"),
        leaf("a tag on a text", "vision: !important sell at fairs\n"),
        leaf("a tag on a mapping", "agreed: !agreement\n  date: 1999\n"),
        leaf("an anchor", "vision: &own Printers sell at fairs\n"),
        leaf("an alias", "vision: Printers sell at fairs\ncda_future: *own\n"),
        leaf(
            "a merge key",
            "gaps:\n  broker: &body\n    what: A broker\n  union:\n    <<: *body\n    by: 1999\n",
        ),
        leaf("a second document", "prepared: 1999\n---\nvision: Printers sell at fairs\n"),
        leaf("an empty key", "prepared: 1999\n: Printers sell at fairs\n"),
        leaf("a list for a key", "[prepared, agreed]: 1999\n"),
        leaf("a mapping for a key", "{prepared: 1999}: agreed\n"),
        leaf("a placeholder left in braces", "vision: {{vision}}\n"),
        leaf("an empty item", "gaps:\n  broker:\n    what: A broker\n    who:\n      -\n      - calico\n"),
        leaf("the same key twice", "prepared: 1999\nvision: Printers sell at fairs\nprepared: 2000\n"),
        leaf(
            "the same id twice",
            "vision: Printers sell\ngaps:\n  broker:\n    what: A broker\n  broker:\n    what: A union\n",
        ),
        Entry(
            "the same year twice, written in two ways",
            {
                "cluster.yaml": "format: 1\nid: bagru\nname: Printers of Bagru\ncountry: IN\ncurrency: INR\n"
                "record_until: 1999\nunits:\n  1997: 550\n  1997.0: 600\n"
            },
        ),
        leaf("the same key three times", "prepared: 1999\nprepared: 2000\nprepared: 2001\n"),
        leaf("nesting without end", "vision: " + "[" * 70 + "]" * 70 + "\n"),
        leaf("nothing in a file", ""),
        leaf("comments only", "# to be written\n"),
        leaf("a list in place of keys", "- prepared\n- agreed\n"),
        leaf("a text in place of keys", "The printers sell at fairs.\n"),
        leaf("a number in place of keys", "1999\n"),
        leaf("a value with an anchor in place of keys", "&own Printers\n"),
        leaf("more values than any file needs", "vision: [" + "a," * 400_001 + "]\n"),
    ),
)

NUMBERS = Chapter(
    "A number that could be read in two ways",
    (
        activity("a number without end", f"cost: {'9' * 41}"),
        activity("a zero before a number", "cost: 0450"),
        activity("a zero before a negative number", "cost: -007"),
        activity("a zero before a decimal number", "cost: 00.5"),
        activity("underscores in a number", "cost: 2_000"),
        activity("a hexadecimal number", "cost: 0x1F"),
        activity("an infinite number", "cost: .inf"),
        activity("no number", "cost: .nan"),
        activity("a number out of all proportion", "cost: 1e99"),
        activity("a number almost zero", "cost: 1e-99"),
    ),
)

CHARACTERS = Chapter(
    "Characters that do not show",
    (
        leaf("text in UTF-16", "vision: Printers sell at fairs\n".encode("utf-16")),
        leaf("text in UTF-16 without its mark", "vision: Printers sell at fairs\n".encode("utf-16-le")),
        leaf("text in Latin-1", "prepared: 1999\nvision: Café for printers\n".encode("latin-1")),
        leaf("half a character", b"prepared: 1999\nvision: Printers \xed\xa0\x80 sell\n"),
        leaf("a control character", b"prepared: 1999\nvision: Printers\x00 sell\n"),
        leaf("a byte order mark in the middle", "prepared: 1999\nvision: Printers \ufeffsell\n"),
        leaf("an escape that makes a control character", 'vision: "Printers \\0 sell"\n'),
        leaf("an escape in a key", '"vis\\0ion": Printers sell\n'),
        leaf("NEL", "prepared: 1999\nvision: Printers\u0085sell\n"),
        leaf("a line separator", "prepared: 1999\nvision: Printers\u2028sell\n"),
        leaf("a paragraph separator", "prepared: 1999\nvision: Printers\u2029sell\n"),
        leaf("a character that turns the text around", "prepared: 1999\nvision: Printers \u202esell\u202c at fairs\n"),
        leaf("lines that end with a carriage return alone", b"prepared: 1999\rvision: Printers sell\n"),
        leaf("a space of no width in a key", "prepared: 1999\nvisi\u200bon: Printers sell\n"),
    ),
)

THINGS = Chapter(
    "Something else in the place of a file",
    (
        Entry("a folder", {}, "exit.yaml is a folder"),
        Entry("a pipe", {}, "exit.yaml is a pipe"),
        Entry("a link in the place of a folder", {}, "monitoring is a link to ../elsewhere"),
        Entry("a file in the place of a folder", {"plans/1999.yaml": None}, "monitoring has 1 bytes"),
        Entry("a link that leads nowhere", {}, "exit.yaml is a link to gone.yaml"),
        Entry("a link out of the folder", {}, "exit.yaml is a link to ../elsewhere.yaml"),
        Entry("a link in a circle", {}, "exit.yaml is a link to exit.yaml"),
        Entry("a file that may not be opened", {}, "exit.yaml may not be read"),
        Entry("a file that is too large", {}, "exit.yaml has 2000001 bytes"),
    ),
)

CHAPTERS = (SYNTAX, FEATURES, NUMBERS, CHARACTERS, THINGS)
