"""Fixes: each kind of slip is mended, each near miss is left, and every character beside them stays."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clusterctl.edit.fixes import Fixed, fixed
from clusterctl.findings.finding import Finding, Fix, Route, Span
from clusterctl.model.fixes import MOST_SLIPS
from clusterctl.project.load import load
from clusterctl.rules.engine import run
from clusterctl.store.tree import MemoryTree
from clusterctl.words import sure_slip
from tests.cli.commands import JAIPUR

TODAY = date(2003, 12, 31)
CLUSTER = "id: a\nname: A\ncountry: IN\ncurrency: INR\n"


def mended(path: str, text: str | bytes) -> Fixed:
    """Return a file of a small cluster with all its fixes."""
    data = text.encode() if isinstance(text, str) else text
    project = load(MemoryTree({"cluster.yaml": CLUSTER, path: data}))
    findings = [one for one in run(project, TODAY, method=False).every if one.route.file == path]
    file = project.files[path]
    return fixed(file.document, data, file.place.kind.type, findings)


def activity(line: str) -> str:
    return f"activities:\n  fair:\n    title: Fair\n    {line}\n"


def actor(inside: str) -> str:
    return f"actors:\n  calico: {{name: Calico, {inside}}}\n"


def scores(inside: str) -> str:
    return f"date: 1999-12\nscores:\n  enterprises:\n    calico: {{{inside}}}\n"


MENDED = [
    pytest.param("plans/1999.yaml", "activities:\n  f:\n    titel: Fair\n", "titel", "title", id="key"),
    pytest.param("plans/1999.yaml", "activites:\n  f:\n    title: Fair\n", "activites", "activities", id="top key"),
    pytest.param("plans/1999.yaml", "activities:\n  f: {titel: Fair}\n", "titel", "title", id="key in braces"),
    pytest.param("plans/1999.yaml", 'activities:\n  f: {"titel":"Fair"}\n', '"titel"', '"title"', id="quoted key"),
    pytest.param("plans/1999.yaml", activity("Short Term-Objective: x"), "Short Term-Objective",
                 "short_term_objective", id="key with blanks and capitals"),
    pytest.param("plans/1999.yaml", activity("? desription\n    : x"), "desription", "description", id="explicit key"),
    pytest.param("plans/1999.yaml", "activities:\n  f:\n    titles: Fair\n", "titles", "title", id="a letter more"),
    pytest.param("scores/1999.yaml", scores("weight: 51%, score: 6"), "51%", "51", id="per cent"),
    pytest.param("scores/1999.yaml", scores('weight: "51 %", score: 6'), '"51 %"', "51", id="per cent in quotes"),
    pytest.param("scores/1999.yaml", scores("weight: 51, score: '6'"), "'6'", "6", id="score in quotes"),
    pytest.param("scores/1999.yaml", scores('"weight":"37.50", score: 6'), '"37.50"', "37.50", id="like JSON"),
    pytest.param("plans/1999.yaml", activity("step: '2'"), "'2'", "2", id="whole number in quotes"),
    pytest.param("plans/1999.yaml", activity("cost: 1,23,456"), "1,23,456", "123456", id="Indian commas"),
    pytest.param("plans/1999.yaml", activity("cost: 12,34,56,789.50"), "12,34,56,789.50", "123456789.50", id="crores"),
    pytest.param("plans/1999.yaml", activity("cost: 1,234,567"), "1,234,567", "1234567", id="western commas"),
    pytest.param("plans/1999.yaml", activity("cost: 1,234"), "1,234", "1234", id="one comma in an amount"),
    pytest.param("plans/1999.yaml", activity('cost: {amount: "1,234"}'), '"1,234"', "1234", id="one comma in braces"),
    pytest.param("actors.yaml", actor('kind: network, members: {1998: "1,200"}'), '"1,200"', "1200", id="a count"),
    pytest.param("plans/1999.yaml", activity("start: 03/1998"), "03/1998", "1998-03", id="month"),
    pytest.param("plans/1999.yaml", activity('start: "3-1998"'), '"3-1998"', '"1998-03"', id="month in quotes"),
    pytest.param("plans/1999.yaml", activity("start: 1998/3"), "1998/3", "1998-03", id="month behind a stroke"),
    pytest.param("plans/1999.yaml", activity("start: 1998-3"), "1998-3", "1998-03", id="month of one digit"),
    pytest.param("actors.yaml", actor("kind: network, members: {03/1998: 5}"), "03/1998", "1998-03", id="date as key"),
    pytest.param("plans/1999.yaml", activity("notes: 1999"), "1999", '"1999"', id="number for a text"),
    pytest.param("plans/1999.yaml", activity("notes: +1.50"), "+1.50", '"+1.50"', id="its digits stay"),
    pytest.param("plans/1999.yaml", activity("notes: TRUE"), "TRUE", '"TRUE"', id="true for a text"),
    pytest.param("plans/1999.yaml", activity("notes: 0123"), "0123", '"0123"', id="zero before"),
    pytest.param("plans/1999.yaml", activity("notes: 0x1F"), "0x1F", '"0x1F"', id="other base"),
    pytest.param("plans/1999.yaml", activity("notes: .inf"), ".inf", '".inf"', id="not finite"),
    pytest.param("plans/1999.yaml", activity(f"notes: {'7' * 50}"), "7" * 50, f'"{"7" * 50}"', id="very long"),
    pytest.param("plans/1999.yaml", activity("addresses: {a: 1}\n    notes: 0123"), "0123", '"0123"', id="other fault"),
    pytest.param("plans/1999.yaml", activity("source: जयपुर\n    notes: 0123"), "0123", '"0123"', id="behind Hindi"),
    pytest.param("scores/1999.yaml", scores("weight: 51, score: 6, evidence: 0123"), "0123", '"0123"', id="in braces"),
    pytest.param("plans/1999.yaml", activity("nature: Commercial"), "Commercial", "commercial", id="word"),
    pytest.param("actors.yaml", actor("kind: Financial-Institution"), "Financial-Institution",
                 "financial_institution", id="word with a hyphen"),
    pytest.param("actors.yaml", actor('kind: "financial institution"'), '"financial institution"',
                 '"financial_institution"', id="word in quotes"),
    pytest.param("scores/1999.yaml", "date: 1999-12\nscores:\n  Enterprises:\n    calico: {weight: 100, score: 6}\n",
                 "Enterprises", "enterprises", id="word as a key"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "old", "new"), MENDED)
def test_it_is_mended_and_nothing_else_changes(path: str, text: str, old: str, new: str) -> None:
    found = mended(path, text)
    assert found.refused == ""
    assert [(change.old, change.new) for change in found.changes] == [(old, new)]
    assert found.text == text.replace(old, new, 1)
    again = mended(path, found.text)
    assert (again.changes, again.text) == ((), found.text)


@pytest.mark.parametrize(("path", "text", "old", "new"), MENDED)
def test_comments_line_ends_and_a_mark_stay(path: str, text: str, old: str, new: str) -> None:
    head = f"\ufeff# {old}, 51% of 1,23,456\r\n"
    found = mended(path, head + text.replace("\n", "\r\n"))
    assert found.text == head + text.replace(old, new, 1).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("plans/1999.yaml", activity("titel: Fair"), id="key already there"),
        pytest.param("plans/1999.yaml", "activities:\n  f: {titel: A, tilte: B}\n", id="two slips of one key"),
        pytest.param("plans/1999.yaml", "activities:\n  f: {title: , titel: B}\n", id="key there without a value"),
        pytest.param("plans/1999.yaml", "activities:\n  f:\n    titel:\n", id="key without a value"),
        pytest.param("plans/1999.yaml", activity("stat: 1999"), id="two keys are near"),
        pytest.param("plans/1999.yaml", activity("kind: x"), id="key of another record"),
        pytest.param("plans/1999.yaml", activity("addreses: x"), id="value does not fit the key"),
        pytest.param("plans/1999.yaml", activity("cost: 12,5"), id="decimal comma"),
        pytest.param("plans/1999.yaml", activity("cost: 1,23"), id="too few digits"),
        pytest.param("plans/1999.yaml", activity("cost: 1,2345"), id="too many digits"),
        pytest.param("plans/1999.yaml", activity("cost: 0,123"), id="zero before a comma"),
        pytest.param("plans/1999.yaml", activity("cost: 1,23,45,67"), id="wrong groups"),
        pytest.param("plans/1999.yaml", activity("cost: 123,45,678"), id="neither Indian nor western"),
        pytest.param("plans/1999.yaml", activity("cost: 1.234.567"), id="points between digits"),
        pytest.param("plans/1999.yaml", activity("cost: 1.234,50"), id="continental"),
        pytest.param("plans/1999.yaml", activity("cost: 5%"), id="per cent of an amount"),
        pytest.param("plans/1999.yaml", activity("cost: Rs 2,000"), id="with a currency"),
        pytest.param("plans/1999.yaml", activity("cost: about 2000"), id="with a word"),
        pytest.param("plans/1999.yaml", activity('cost: "0123"'), id="zero before, in quotes"),
        pytest.param("plans/1999.yaml", activity("cost: 0123"), id="zero before a number"),
        pytest.param("plans/1999.yaml", activity("cost: 1_000"), id="underscore in a number"),
        pytest.param("plans/1999.yaml", activity("cost: |\n      51"), id="block"),
        pytest.param("cluster.yaml", f'{CLUSTER}exchange_rates: {{USD: {{1999: "43,300"}}}}\n', id="comma in a rate"),
        pytest.param("scores/1999.yaml", scores("weight: 151%, score: 6"), id="more than the whole"),
        pytest.param("scores/1999.yaml", scores("weight: 51, score: '11'"), id="out of range"),
        pytest.param("scores/1999.yaml", scores("weight: 51, score: 6%"), id="per cent of points"),
        pytest.param("scores/1999.yaml", scores("weight: 51, score: '6.5'"), id="not whole"),
        pytest.param("scores/1999.yaml", scores("weight: 51, weight: 51%, score: 6"), id="key that stands twice"),
        pytest.param("plans/1999.yaml", activity("start: 12/03/1998"), id="day and month"),
        pytest.param("plans/1999.yaml", activity("start: 25/12/1998"), id="day and month for sure"),
        pytest.param("plans/1999.yaml", activity("start: 1998/03/04"), id="day behind"),
        pytest.param("plans/1999.yaml", activity("start: 13/1998"), id="no month"),
        pytest.param("plans/1999.yaml", activity("start: 03/98"), id="year of two digits"),
        pytest.param("plans/1999.yaml", activity("start: 3.1998"), id="month or decimals"),
        pytest.param("plans/1999.yaml", activity("start: 1998-99"), id="financial year"),
        pytest.param("actors.yaml", actor("kind: network, members: {03/1998: 5, 1998-03: 6}"), id="date there already"),
        pytest.param("actors.yaml", actor("kind: network, members: {03/1998: 5, 3/1998: 6}"), id="date claimed twice"),
        pytest.param("plans/1999.yaml", activity("notes: yes"), id="a text already"),
        pytest.param("plans/1999.yaml", activity("title: null").replace("    title: Fair\n", ""), id="no value"),
        pytest.param("plans/1999.yaml", activity("notes: [1]"), id="list for a text"),
        pytest.param("plans/1999.yaml", activity("nature: comercial"), id="word misspelt"),
        pytest.param("plans/1999.yaml", activity("nature: >-\n      Commercial"), id="word in a block"),
        pytest.param("plans/1999.yaml", activity("nature: &a Commercial"), id="anchor"),
        pytest.param("plans/1999.yaml", f"{activity('nature: Commercial')}\tx: 1\n", id="file that cannot be read"),
        pytest.param("plans/1999.yaml", "", id="empty file"),
    ],
)  # fmt: skip
def test_a_near_miss_is_left(path: str, text: str) -> None:
    found = mended(path, text)
    assert (found.changes, found.refused, found.text) == ((), "", text)


def test_what_is_wrong_elsewhere_in_the_file_stays_and_hinders_nothing() -> None:
    text = activity(
        "nature: Commercial\n    cost: &a 5\n    start: 03/1998\n    start: 04/1998\n    x\u200b: \x07\n    notes: 0123"
    )
    found = mended("plans/1999.yaml", text)
    assert [change.new for change in found.changes] == ["commercial", '"0123"']
    assert found.text == text.replace("Commercial", "commercial").replace("0123", '"0123"')


def test_a_key_and_what_stands_under_it_are_mended_together() -> None:
    found = mended("plans/1999.yaml", "activites:\n  fair:\n    titel: 1999\n    nature: MIXED\n")
    assert found.text == 'activities:\n  fair:\n    title: "1999"\n    nature: mixed\n'


def test_bytes_that_are_no_utf_8_are_left() -> None:
    data = activity("nature: Commercial\n    notes: caf").encode() + b"\xe9\n"
    found = mended("plans/1999.yaml", data)
    assert (found.changes, found.refused) == ((), "the file is not saved as UTF-8")


@pytest.mark.parametrize("new", ["commercial: 1", "mixed # so", "other", '"'])
def test_a_change_that_would_do_harm_is_refused(new: str) -> None:
    """A fix is proved before it is written, whoever made it."""
    text = activity("nature: Commercial")
    file = load(MemoryTree({"cluster.yaml": CLUSTER, "plans/1999.yaml": text})).files["plans/1999.yaml"]
    wrong = Finding("SCH008", "", Route("plans/1999.yaml"), fix=Fix(new, "bare", Span(4, 13, 4, 23)))
    found = fixed(file.document, text.encode(), file.place.kind.type, [wrong])
    assert (found.text, found.changes) == (text, ())
    assert found.refused in {"the file would mean something else", "other faults would come, such as SCH008"}


def test_a_change_after_which_nothing_could_be_read_is_refused() -> None:
    text = "activites: {f: {title: A}}\n"
    file = load(MemoryTree({"cluster.yaml": CLUSTER, "plans/1999.yaml": text})).files["plans/1999.yaml"]
    wrong = Finding("SCH001", "", Route("plans/1999.yaml"), fix=Fix("@", "bare", Span(1, 1, 1, 10)))
    assert fixed(file.document, text.encode(), file.place.kind.type, [wrong]).refused


def test_a_record_of_another_format_is_left() -> None:
    keys = "".join(f"    titel{at:02}: x\n" for at in range(MOST_SLIPS))
    assert mended("plans/1999.yaml", f"activities:\n  fair:\n    desription: x\n{keys}").changes == ()


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("scoer", ["score", "weight"], "score"),
        ("Score", ["score"], "score"),
        ("group-weights", ["group_weights"], "group_weights"),
        ("scroes", ["score", "scores"], None),
        ("edn", ["end"], None),
        ("bate", ["date"], None),
        ("wayte", ["weight"], None),
        ("activites", ["activities"], "activities"),
    ],
)
def test_a_sure_slip_has_one_word_that_it_can_be(word: str, known: list[str], expected: str | None) -> None:
    assert sure_slip(word, known) == expected


# -- in the files of Jaipur --------------------------------------------------------------------------------------------

SLIPS = {
    "nature: commercial": "nature: Commercial", "nature: mixed": "nature: MIXED", "weight: ": "wieght: ",
    "title: ": "Title: ", "evidence: ": "evidense: ", "implementer: ": "implementor: ", "description: ": "desciption: ",
}  # fmt: skip
FILES = {path.relative_to(JAIPUR).as_posix(): path.read_text(encoding="utf-8") for path in JAIPUR.rglob("*.yaml")}


def _is_key(before: str) -> bool:
    """Whether a key begins behind a text: on a line without a comment, behind its indent or in braces."""
    line = before.rpartition("\n")[2]
    return "#" not in line and (not line.strip() or line.rstrip()[-1] in "{,")


PLACES = [
    (path, at, good, bad)
    for path, text in sorted(FILES.items())
    for good, bad in SLIPS.items()
    for at in islice((at for at in range(len(text)) if text.startswith(good, at) and _is_key(text[:at])), 12)
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=6, unique=True), st.booleans())
def test_slips_anywhere_in_jaipur_are_taken_back_to_the_byte(
    chosen: list[tuple[str, int, str, str]],
    windows: bool,
) -> None:
    end = "\r\n" if windows else "\n"
    files = dict(FILES)
    for path, at, good, bad in sorted(chosen, reverse=True):
        files[path] = f"{files[path][:at]}{bad}{files[path][at + len(good) :]}"
    whole = {path: text.replace("\n", end).encode() for path, text in files.items()}
    project = load(MemoryTree(whole))
    report = run(project, TODAY, method=False)
    for path in {path for path, *_ in chosen}:
        file = project.files[path]
        own = [finding for finding in report.every if finding.route.file == path]
        found = fixed(file.document, whole[path], file.place.kind.type, own)
        assert found.refused == ""
        assert found.text == FILES[path].replace("\n", end)
