"""YML: faults of a file as text, found while reading it."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule("YML001", "syntax-error", "error", "The line cannot be read as YAML.", locked=True),
    Rule("YML002", "tab-indentation", "error", "A line is indented with a tab.", locked=True),
    Rule("YML003", "duplicate-key", "error", "A key stands twice in one mapping.", locked=True),
    Rule("YML004", "tag", "error", "A value has a `!` tag.", locked=True),
    Rule("YML005", "anchor", "error", "A value has an `&` anchor.", locked=True),
    Rule("YML006", "alias", "error", "A value is a `*` alias of another.", locked=True),
    Rule("YML007", "merge-key", "error", "A `<<` key merges keys from elsewhere.", locked=True),
    Rule("YML008", "directive", "error", "The file has a `%` directive.", locked=True),
    Rule("YML009", "second-document", "error", "The file holds a second document.", locked=True),
    Rule("YML010", "key-not-text", "error", "A key is a list, a mapping or empty.", locked=True),
    Rule("YML011", "deep-nesting", "error", "Values are nested more than 64 deep.", locked=True),
    Rule("YML012", "too-large", "error", "The file has more than 2 MB or 200,000 values.", locked=True),
    Rule("YML013", "endless-number", "error", "A number has more than 40 digits.", locked=True),
    Rule("YML014", "ambiguous-number", "error", "A value reads as a number to some programs and as text to others.", locked=True),
    Rule("YML015", "number-beyond-counting", "error", "A number is infinite, undefined or out of all proportion.", locked=True),
    Rule("YML016", "encoding", "error", "The file is not UTF-8 text.", locked=True),
    Rule("YML017", "control-character", "error", "The file holds a control character.", locked=True),
    Rule("YML018", "invisible-line-break", "error", "The file holds a line break that editors do not show.", locked=True),
    Rule("YML019", "direction-character", "error", "A character changes the direction in which text is shown.", locked=True),
    Rule("YML020", "lone-return", "error", "A line ends with a carriage return alone.", locked=True),
    Rule("YML021", "empty-file", "error", "A file holds nothing.", locked=True),
    Rule("YML022", "no-keys", "error", "A file holds a list or a text where keys belong.", locked=True),
    Rule("YML023", "not-a-file", "error", "Something else stands in the place of a file.", locked=True),
    Rule("YML024", "bad-link", "error", "A link leads nowhere or out of the cluster's folder.", locked=True),
    Rule("YML025", "unreadable-file", "error", "A file cannot be opened.", locked=True),
    Rule("YML026", "empty-item", "error", "A list has an empty item.", locked=True),
)
