"""REF: ids, labels, files and settings that point nowhere or to the wrong thing."""

from __future__ import annotations

from clusterctl.rules.rule import Rule

RULES = (
    Rule("REF001", "unknown-id", "error", "An id points nowhere.", locked=True),
    Rule("REF002", "id-of-another-kind", "error", "An id points to a thing of another kind.", locked=True),
    Rule("REF003", "file-of-ids-missing", "error", "Ids are used whose file is not there.", locked=True),
    Rule("REF004", "same-id-twice", "error", "An id stands for two things.", locked=True),
    Rule("REF005", "same-entry-twice", "error", "Two records of a list cannot be told apart.", locked=True),
    Rule("REF006", "scored-in-two-groups", "error", "A body is scored in two groups of the index.", locked=True),
    Rule("REF007", "missing-evidence-file", "error", "Evidence names a file that is not there.", locked=False),
    Rule("REF008", "unread-file", "warning", "A YAML file is read by nothing.", locked=False),
    Rule("REF009", "misnamed-file", "error", "A file's name keeps it from being read.", locked=True),
    Rule("REF010", "overlapping-labels", "error", "Two files of one kind cover the same days.", locked=True),
    Rule("REF011", "date-outside-label", "error", "An assessment's date lies outside its label.", locked=True),
    Rule("REF012", "unknown-rule", "error", "A setting or comment names a rule that does not exist.", locked=True),
    Rule("REF013", "silence-without-reason", "warning", "A rule is switched off or ignored without a reason.", locked=False),
    Rule("REF014", "unused-ignore", "warning", "An ignore comment takes nothing back.", locked=False),
    Rule("REF015", "fact-silenced", "error", "A setting or comment tries to silence a fact.", locked=True),
)
