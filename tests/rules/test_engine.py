"""Settings, comments, order, and that each fault is told once, whatever else is wrong."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clusterctl.project.load import load
from clusterctl.project.project import as_of
from clusterctl.rules.catalogue import every_rule, find_rule, rule_of
from clusterctl.rules.engine import run
from clusterctl.source.reader import read
from clusterctl.store.tree import MemoryTree
from tests.rules.cases import BASE, TODAY, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.findings.finding import Finding

Files = dict[str, str]

FILES: Files = {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in BASE.rglob("*.yaml")}
SCORE = "    calico: {weight: 100, score: 4, evidence: Members meet every month}\n"
LOST = "    calico: {weight: 100, score: 4, evidence: {file: minutes.pdf}}\n"
"""Raises REF007, which may be silenced, at column 54 of line 4 of the scores."""


def test_a_rule_is_found_by_its_code_alone() -> None:
    for code, rule in every_rule().items():
        assert find_rule(code) is rule_of(code) is rule
    for code in ("SUM999", "sum001", "XYZ001", "SUM", "ENG001", ""):
        assert find_rule(code) is None
        with pytest.raises(KeyError):
            rule_of(code)


def judged(files: Files) -> tuple[Finding, ...]:
    project = load(MemoryTree(dict(files)))
    return run(project, as_of(project, TODAY)).findings


def places(files: Files) -> list[str]:
    return [place(finding) for finding in judged(files)]


def with_rules(rules: str, **files: str) -> Files:
    """Return the base with settings of rules, and a file that nothing reads: REF008, a warning."""
    return {**FILES, "cluster.yaml": f"{FILES['cluster.yaml']}rules: {rules}\n", "budget.yaml": "total: 12\n", **files}


def with_scores(text: str) -> Files:
    return {**FILES, "scores/1999.yaml": text}


def scored(line: str) -> Files:
    """Return the base with another line, or others, for the one score of the enterprises."""
    return with_scores(FILES["scores/1999.yaml"].replace(SCORE, line))


# -- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("severity", ["error", "warning", "advice"])
@pytest.mark.parametrize("form", ["{{REF008: {}}}", "{{REF008: {{severity: {}}}}}"])
def test_a_setting_changes_the_severity(form: str, severity: str) -> None:
    (finding,) = judged(with_rules(form.format(severity)))
    assert (finding.code, finding.severity) == ("REF008", severity)


def test_off_with_a_reason_is_silent() -> None:
    assert places(with_rules("{REF008: {severity: off, reason: our accounts}}")) == []


@pytest.mark.parametrize("setting", ["off", "{severity: off}"])
def test_off_without_a_reason_is_off_but_said(setting: str) -> None:
    assert places(with_rules(f"{{REF008: {setting}}}")) == ["cluster.yaml:11:9 REF013"]


def test_that_a_reason_is_missing_may_be_silenced_too() -> None:
    assert places(with_rules("{REF008: off, REF013: {severity: off, reason: we know}}")) == []
    assert places(with_rules("{REF008: off} # clusterctl: ignore REF013 we know")) == []


def test_a_setting_of_an_unknown_rule_does_nothing() -> None:
    first, second = judged(with_rules("{REF088: off}"))
    assert (first.code, second.code) == ("REF012", "REF008")
    assert first.message == "there is no rule REF088; did you mean `REF008`?"


def test_a_fact_keeps_its_severity() -> None:
    files = with_rules("{REF001: advice}", **{"exit.yaml": "gaps: {broker: {what: A broker, who: [calcio]}}\n"})
    found = [(finding.code, finding.severity) for finding in judged(files)]
    assert found == [("REF015", "error"), ("REF001", "error"), ("REF008", "warning")]


def test_a_severity_that_is_none_changes_nothing() -> None:
    found = [(finding.code, finding.severity) for finding in judged(with_rules("{REF008: fatal}"))]
    assert found == [("SCH008", "error"), ("REF008", "warning")]


# -- comments ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(LOST, ["4:54 REF007"], id="none"),
        pytest.param(f"{LOST[:-1]} # clusterctl: ignore REF007 in the office\n", [], id="end of the line"),
        pytest.param(f"    # clusterctl: ignore REF007 in the office\n{LOST}", [], id="line above"),
        pytest.param(f"    # clusterctl: ignore REF007 in the office\n\n    # and\n{LOST}", [], id="further above"),
        pytest.param(
            f"{LOST}    # clusterctl: ignore REF007 in the office\n", ["4:54 REF007", "5:5 REF014"], id="below"
        ),
        pytest.param(f"    #clusterctl:ignore REF007 in the office\n{LOST}", [], id="without spaces"),
        pytest.param(
            "    # clusterctl: ignore REF007 in the office\n    calico:\n      weight: 100\n      score: 4\n"
            "      evidence:\n        file: minutes.pdf\n",
            [],
            id="deep below",
        ),
        pytest.param(
            "    calico: # clusterctl: ignore REF007 in the office\n      weight: 100\n      score: 4\n"
            "      evidence: {file: minutes.pdf}\n",
            ["4:13 REF014", "7:24 REF007"],
            id="end of another line",
        ),
        pytest.param(f"    # clusterctl: ignore REF007\n{LOST}", ["4:5 REF013"], id="without a reason"),
        pytest.param(f"    # clusterctl: ignore\n{LOST}", ["4:5 REF012", "5:54 REF007"], id="without a code"),
        pytest.param(f"    # clusterctl: ignore REF088 x\n{LOST}", ["4:5 REF012", "5:54 REF007"], id="unknown code"),
        pytest.param(f"    # clusterctl: ignore REF007, REF008 x\n{LOST}", ["4:5 REF014"], id="one of two in use"),
        pytest.param(f"    # clusterctl: ignore REF001 x\n{SCORE}", ["4:5 REF015"], id="a fact"),
        pytest.param(f"    # clusterctl: ignored\n{LOST}", ["5:54 REF007"], id="another word"),
        pytest.param(f"    # see clusterctl: ignore REF007 x\n{LOST}", ["5:54 REF007"], id="not at the beginning"),
    ],
)
def test_a_comment_ignores_what_it_speaks_for(lines: str, expected: list[str]) -> None:
    assert places(scored(lines)) == [f"scores/1999.yaml:{line}" for line in expected]


def test_windows_line_ends_change_nothing() -> None:
    text = FILES["scores/1999.yaml"].replace(SCORE, f"    # clusterctl: ignore REF007 in the office\n{LOST}")
    assert places(with_scores(text.replace("\n", "\r\n"))) == []


@pytest.mark.parametrize(
    "notes",
    [
        "notes: |\n  first\n  # clusterctl: ignore REF007 x\n",
        "notes: >-\n  first\n\n  # clusterctl: ignore REF007 x\n  last\n",
        'notes: "first # clusterctl: ignore REF007 x"\n',
        "notes: 'first\n  # clusterctl: ignore REF007 x'\n",
        "notes: first# clusterctl:ignore REF007 x\n",
    ],
)
def test_what_stands_in_a_text_is_no_comment(notes: str) -> None:
    assert places(with_scores(FILES["scores/1999.yaml"] + notes)) == []


def test_a_comment_speaks_for_one_record_even_the_first() -> None:
    half = LOST.replace("weight: 100", "weight: 50")
    files = scored(f"    # clusterctl: ignore REF007 in the office\n{half}{half.replace('calico', 'bagru')}")
    files["actors.yaml"] = files["actors.yaml"].replace("links:", "  bagru: {name: Bagru, kind: network}\nlinks:")
    files["actors.yaml"] += "  - {from: bagru, to: calico, kind: membership}\n"
    assert places(files) == ["scores/1999.yaml:6:52 REF007"]


def test_a_comment_above_the_first_key_of_a_file_speaks_for_that_key() -> None:
    text = f"# clusterctl: ignore REF007 x\n{FILES['scores/1999.yaml'].replace(SCORE, LOST)}"
    assert places(with_scores(text)) == ["scores/1999.yaml:1:1 REF014", "scores/1999.yaml:5:54 REF007"]


@pytest.mark.parametrize("line", [3, 5])
def test_a_comment_speaks_for_one_item_of_a_list_even_the_first(line: int) -> None:
    text = "links:\n  # above\n  - from: calico\n    to: sidbi\n  - from: calico\n    to: iird\n"
    document = read("actors.yaml", text.encode())
    assert document.last_line_of(document.next_line(line - 1)) == line + 1


def test_nothing_is_called_unused_while_a_file_is_broken() -> None:
    files = scored(f"    # clusterctl: ignore REF007 in the office\n{SCORE}")
    assert places(files) == ["scores/1999.yaml:4:5 REF014"]
    assert places({**files, "exit.yaml": "visoin: x\n"}) == ["exit.yaml:1:1 SCH001"]
    assert places({**files, "exit.yaml": "vision: [\n"}) == ["exit.yaml:1:9 YML001"]


# -- order ------------------------------------------------------------------------------------------------------------


def test_findings_come_in_the_order_of_the_files_and_lines() -> None:
    files = {
        **FILES,
        "budget.yaml": "total: 1\n",
        "exit.yaml": "visoin: x\nprepared: 1999-13\ngaps: {Broker: {who: [calcio]}}\n",
        "scores/1998.yaml": "date: 1998\nscores: {suport: {}}\n",
        "cluster.yaml": FILES["cluster.yaml"].replace("country: IN", "country: India"),
        "monitoring": "",
    }
    assert places(files) == [
        "cluster.yaml:4:10 SCH010",
        "exit.yaml:1:1 SCH001",
        "exit.yaml:2:11 SCH007",
        "exit.yaml:3:8 SCH002",
        "exit.yaml:3:8 SCH009",
        "exit.yaml:3:23 REF001",
        "scores/1998.yaml:2:10 SCH001",
        "budget.yaml:1:1 REF008",
        "monitoring:1:1 YML023",
    ]


# -- each fault once --------------------------------------------------------------------------------------------------


class Fault(NamedTuple):
    """One thing wrong in the base: what stands there in place of what, and as what it is told."""

    file: str
    good: str
    bad: str
    code: str
    down: int = 0
    """How many lines below the beginning of `bad` it is told."""

    @property
    def line(self) -> int:
        return FILES[self.file][: FILES[self.file].index(self.good)].count("\n") + 1

    @property
    def added(self) -> int:
        return self.bad.count("\n") - self.good.count("\n")


PLAN, SCORES, ACTORS, STUDY = "plans/1999.yaml", "scores/1999.yaml", "actors.yaml", "diagnostic.yaml"
FAULTS = {
    "misspelt required key of a file": Fault("cluster.yaml", "currency:", "curency:", "SCH001"),
    "bad date": Fault("cluster.yaml", "start: 1997", "start: 97", "SCH007"),
    "misspelt key above a reference": Fault("cluster.yaml", "implementing_agency:", "implementing_agncy:", "SCH001"),
    "reference below that": Fault("cluster.yaml", ": unido", ": unidoo", "REF001"),
    "unknown kind": Fault(ACTORS, "kind: cooperative", "kind: coperative", "SCH008"),
    "misspelt required key": Fault(ACTORS, "name: Small", "nmae: Small", "SCH001"),
    "empty required key": Fault(ACTORS, "name: United Nations Industrial Development Organization", "name:", "SCH002"),
    "link to nobody": Fault(ACTORS, "{from: calico, to: sidbi,", "{from: calico, to: sidby,", "REF001"),
    "tag": Fault(ACTORS, "kind: coordination_body", "kind: !body coordination_body", "YML004"),
    "actor twice": Fault(ACTORS, "links:", "  iird:\n    name: IIRD\n    kind: ngo\nlinks:", "YML003"),
    "date the other way round": Fault(STUDY, "date: 1998-12", "date: 12.1998", "SCH007"),
    "id for two things": Fault(
        STUDY, "opportunities:", "opportunities:\n  weak-marketing: {text: No sales, area: market}", "REF004", 1
    ),
    "misspelt required text": Fault("vision.yaml", "statement:", "statment:", "SCH001"),
    "misspelt section of ids": Fault("vision.yaml", "objectives:", "objektives:", "SCH001"),
    "id of another kind": Fault("vision.yaml", "weak-marketing, ethnic-design", "weak-marketing, calico", "REF002"),
    "misspelt section": Fault(PLAN, "activities:", "activites:", "SCH001"),
    "misspelt title": Fault(PLAN, "title: Fair of", "titel: Fair of", "SCH001"),
    "unknown word": Fault(PLAN, "nature: commercial", "nature: comercial", "SCH008"),
    "word for a list": Fault(PLAN, "[weak-marketing]", "weak-marketing", "SCH003"),
    "bad reference in a list": Fault(PLAN, "direct-sales", "direct-salse", "REF001"),
    "bad reference": Fault(PLAN, "lead: calico", "lead: calcio", "REF001"),
    "thirteenth month": Fault(PLAN, "start: 1999-03", "start: 1999-13", "SCH007"),
    "leading zero": Fault(PLAN, "cost: 2000", "cost: 02000", "YML014"),
    "share over a hundred": Fault(PLAN, "share: 60", "share: 160", "SCH006"),
    "payer twice": Fault(PLAN, "{by: calico,", "{by: unido,", "REF005"),
    "status that is none": Fault(PLAN, "status: done", "status: don", "SCH008"),
    "activity twice": Fault(PLAN, "activities:", "activities:\n  fair:\n    title: Fair at Delhi", "YML003", 3),
    "date in another year": Fault(SCORES, "date: 1999-12", "date: 2000-12", "REF011"),
    "weight as text": Fault(SCORES, "weight: 100, score: 4", "weight: 100 %, score: 4", "SCH005"),
    "misspelt score": Fault(SCORES, "score: 4", "scoer: 4", "SCH001"),
    "score over ten": Fault(SCORES, ": 5, evidence", ": 15, evidence", "SCH006"),
    "body in two groups": Fault(SCORES, "iird: {weight", "calico: {weight", "REF006"),
    "score twice": Fault(SCORES, "score: 3, evidence", "score: 3, score: 2, evidence", "YML003"),
    "body twice": Fault(SCORES, "  support:", "    calico: {weight: 0, score: 0}\n  support:", "YML003"),
}


def told(files: Files) -> list[str]:
    """Return file, line and code of all findings: columns move when something before them on the line is mended."""
    return sorted(f"{f.route.file}:{f.span.line if f.span else 0} {f.code}" for f in judged(files))


def spoilt(faults: Iterable[Fault]) -> Files:
    files = dict(FILES)
    for fault in faults:
        assert files[fault.file].count(fault.good) == 1, fault
        files[fault.file] = files[fault.file].replace(fault.good, fault.bad)
    return files


def expected(faults: Iterable[Fault]) -> list[str]:
    given = list(faults)
    above = {
        fault: sum(other.added for other in given if other.file == fault.file and other.line < fault.line)
        for fault in given
    }
    return sorted(f"{fault.file}:{fault.line + fault.down + above[fault]} {fault.code}" for fault in given)


def apart(fault: Fault, other: Fault) -> bool:
    """Whether two faults change different parts of the text."""
    return fault.file != other.file or (fault.good not in other.good and other.good not in fault.good)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_once(fault: Fault) -> None:
    assert told(spoilt([fault])) == expected([fault])


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_beside_any_other(fault: Fault) -> None:
    for name, other in FAULTS.items():
        if other is not fault and apart(fault, other):
            assert told(spoilt([other, fault])) == expected([other, fault]), name


SETS = (
    ("misspelt title", "bad reference", "thirteenth month", "misspelt score", "date in another year"),
    ("activity twice", "bad reference", "misspelt title", "actor twice", "link to nobody"),
    ("misspelt key above a reference", "reference below that", "bad date", "id for two things", "id of another kind"),
    ("word for a list", "bad reference in a list", "leading zero", "misspelt section of ids", "misspelt required text"),
    ("body twice", "weight as text", "score over ten", "payer twice", "misspelt section"),
    ("empty required key", "misspelt required key", "tag", "score twice", "body in two groups"),
)
"""Three in one file, two in another or others."""


@pytest.mark.parametrize("names", SETS, ids=", ".join)
def test_five_faults_are_five_findings_and_mending_one_never_brings_another(names: tuple[str, ...]) -> None:
    faults = [FAULTS[name] for name in names]
    for number in range(len(faults), -1, -1):
        for left in combinations(faults, number):
            assert told(spoilt(left)) == expected(left)


def test_a_bad_label_is_one_fault_beside_four() -> None:
    four = [FAULTS[name] for name in ("bad reference", "activity twice", "tag", "weight as text")]
    files = {**spoilt(four), "scores/1998-99.yaml": "date: 1998\nscores: {}\n"}
    assert told(files) == sorted([*expected(four), "scores/1998-99.yaml:1 REF009"])


# -- so many and no more ----------------------------------------------------------------------------------------------

MANY = 60
INDICATORS = "indicators: {members: {name: Members, level: output}}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("".join(f"unknown-{at}: 1\n" for at in range(MANY)), "SCH001", id="shape"),
        pytest.param("vision: Printers" + "\u2028" * MANY + "\n", "YML018", id="characters"),
        pytest.param("".join(f"notes-{at}: !x 1\n" for at in range(MANY)), "YML004", id="tags"),
        pytest.param(
            "gaps:\n  broker:\n    what: A broker\n    who: [" + ", ".join(f"x{at}" for at in range(MANY)) + "]\n",
            "REF001",
            id="references",
        ),
    ],
)
def test_fifty_findings_of_a_file_are_told_and_the_rest_counted(text: str, code: str) -> None:
    found = judged({**FILES, "exit.yaml": text, "scores/1998.yaml": "dat: 1998\nscores: {}\n"})
    of_file = [finding for finding in found if finding.route.file == "exit.yaml"]
    assert len(of_file) == 50
    assert code in {finding.code for finding in of_file}
    assert " more finding" in of_file[-1].message
    assert not any(" more finding" in finding.message for finding in of_file[:-1])
    assert len(found) == 51


def test_how_many_more_there_are() -> None:
    last = judged({**FILES, "exit.yaml": "".join(f"unknown-{at}: 1\n" for at in range(MANY))})[-1]
    assert last.message.endswith("; and 10 more findings in this file")


def test_one_more_is_one_finding() -> None:
    last = judged({**FILES, "exit.yaml": "".join(f"unknown-{at}: 1\n" for at in range(51))})[-1]
    assert last.message.endswith("; and 1 more finding in this file")


# -- very many findings ------------------------------------------------------------------------------------------------


def test_no_error_hides_behind_findings_that_are_taken_back() -> None:
    many = "".join(
        f"    a{at}: {{weight: {2 if at < 40 else 1}, score: 1, evidence: {{file: x{at}.pdf}}}}\n" for at in range(60)
    )
    actors = "".join(f"  a{at}: {{name: A, kind: network}}\n" for at in range(60))
    scores = f"date: 1999\nscores:\n  enterprises:\n{many}  support:\n    nobody: {{weight: 100, score: 0}}\n"
    files = {**FILES, "actors.yaml": f"actors:\n{actors}", "scores/1999.yaml": scores}
    for path in [path for path in files if path not in {"cluster.yaml", "actors.yaml", "scores/1999.yaml"}]:
        del files[path]
    files["cluster.yaml"] = "id: a\nname: A\ncountry: IN\ncurrency: INR\n"
    shown = judged(
        {**files, "cluster.yaml": files["cluster.yaml"] + "rules: {REF007: {severity: off, reason: later}}\n"}
    )
    assert [finding.code for finding in shown] == ["REF001"]
    milder = judged({**files, "cluster.yaml": files["cluster.yaml"] + "rules: {REF007: advice}\n"})
    assert [finding.code for finding in milder].count("REF001") == 1
    assert len(milder) == 50
    assert "and 11 more findings in this file" in milder[-1].message
