"""SCH: faults of shape: keys and values that are not as the format wants them."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule("SCH001", "unknown-key", "error", "A key has no meaning where it stands.", locked=True),
    Rule("SCH002", "missing-key", "error", "A key that must be there is missing or empty.", locked=True),
    Rule("SCH003", "wrong-kind", "error", "A list, a mapping or a text stands where another is wanted.", locked=True),
    Rule("SCH004", "unquoted-text", "error", "A text field holds a bare number, true or false.", locked=True),
    Rule("SCH005", "not-a-number", "error", "A number field holds something else.", locked=True),
    Rule("SCH006", "out-of-range", "error", "A number is too small, too large, or not whole.", locked=True),
    Rule("SCH007", "not-a-date", "error", "A date is none.", locked=True),
    Rule("SCH008", "unknown-word", "error", "A word is not one of those that may stand here.", locked=True),
    Rule("SCH009", "bad-id", "error", "An id is not made of small letters, digits and hyphens, or is reserved.", locked=True),
    Rule("SCH010", "bad-form", "error", "A text has not the form that is wanted.", locked=True),
    Rule("SCH011", "not-true-or-false", "error", "A yes-or-no field holds something else.", locked=True),
    Rule("SCH012", "newer-format", "error", "The cluster is kept in a newer format.", locked=True),
)
