"""`plan show` and `plan gantt` as their users run them: at any width, with any letters, the JSON contract."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.output.screen import cells
from tests.cli.commands import JAIPUR, LUDHIANA, ROOT, clusterctl
from tests.cli.terminal import shown
from tests.cli.test_json import schema

if TYPE_CHECKING:
    from pathlib import Path

BARE = "id: a\nname: A\ncountry: IN\ncurrency: INR\n"
PLAN = """
activities:
  fair:
    title: A fair
    start: 2001-03
    end: 2001-05
    deliverables: {hall: {what: lease, due: 2001-02-10}, flyer: {what: print, due: 2001-04, done: 2001-04}}
  course: {title: A course, start: 2001-06, result: {status: done}}
  visit: {title: A visit}
  turned: {title: Turned round, start: 2001-06, end: 2001-02}
  trip: {title: A trip, start: 2000-11, end: 2001-01, result: {status: under_way}}
  talks: {title: Talks, start: 1999}
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster with a plan of 2001 that has something of everything."""
    (tmp_path / "cluster.yaml").write_text(BARE, encoding="utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2001.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def document(cluster: Path, *arguments: str) -> dict[str, Any]:
    """Return a JSON answer that has the promised shape."""
    answer = clusterctl("-C", cluster, "plan", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("plan").validate(found)
    return found


@pytest.mark.parametrize(
    ("folder", "label"),
    [(JAIPUR, "1998"), (JAIPUR, "1999"), (LUDHIANA, "1999"), (ROOT / "tests/projects/table-13-2", "2000")],
)
def test_documents_have_the_promised_shape(folder: Path, label: str) -> None:
    found = document(folder, "show", label)
    assert found["format"] == "clusterctl/plan/1"
    assert found == document(folder, "gantt", label)


def test_a_plan_as_a_document(cluster: Path) -> None:
    found = document(cluster, "show", "--today", "2001-06-15")
    assert found["states"] == {"planned": 2, "done": 1, "overdue": 3}
    times = {one["id"]: (one["time"]["first_day"], one["time"]["last_day"]) for one in found["activities"]}
    assert times["fair"] == ("2001-03-01", "2001-05-31")
    assert times["turned"] == times["visit"] == (None, None)


def test_the_chart(cluster: Path) -> None:
    text = clusterctl("-C", cluster, "plan", "gantt", "--today", "2001-06-15").out
    rows = {line.split("  ")[0]: line[28:] for line in text.splitlines()}
    fair, names = rows["A fair"], rows["2001"]
    assert fair.index("!") == names.index("Mar")
    assert fair[names.index("May") + 5] == "!"
    assert fair[names.index("Jun")] == " "
    assert fair[names.index("Feb") + 1] == "◆"
    assert fair[names.index("Apr") + 5] == "◇"
    assert rows["A course"][names.index("Jun")] == "█"
    assert rows["A trip"][0] == "◂"
    assert text.splitlines()[4].index("▼") == 28 + fair.index("│")
    assert "visit: A visit (planned)" in text
    assert "turned: Turned round (planned)" in text
    assert "Outside these months\n  talks: Talks (overdue, 1999-01-01 to 1999-12-31)" in text
    assert "Note: ends before it begins: turned" in text


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("plan", 0, "validate Check one plan"),
        ("plan --help", 0, "validate Check one plan"),
        ("plan show", 0, "action plan 2000"),
        ("plan show --today 1998-12", 0, "action plan 1998"),
        ("plan show --today 1990", 0, "action plan 1998"),
        ("plan show 1999", 0, "36 activities: 1 under way and 35 done."),
        ("plan show 1999 --by date", 0, "1999-10"),
        ("plan gantt 1999", 0, "Without dates that can be drawn"),
        ("plan gantt 1998 --today 1998-05-10", 0, "1998-05-10, the day of judging"),
        ("plan gantt", 0, "Usual months"),
        ("-C . plan show 1998", 0, "action plan 1998"),
        ("plan -C . show 1998", 0, "action plan 1998"),
        ("plan --at 1998 show", 0, "action plan 1998"),
        ("plan show 1999 --at 1998", 3, "there is no action plan 1999, as known at the end of 1998"),
        ("plan show 1997", 3, "on file: 1998, 1999 and 2000"),
        ("plan show 19999", 3, "did you mean `1999`?"),
        ("plan shwo", 2, "there is no command `plan shwo`; did you mean `plan show`?"),
        ("plan 1999", 2, "there is no command `plan 1999`"),
        ("plan --at 1998 show --at 1999", 2, "given twice"),
        ("plan show --help", 0, "Example: clusterctl plan show"),
        ("plan gantt --help", 0, "Example: clusterctl plan gantt"),
        ("explain --at 1998", 2, "`plan show`"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, said: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert said in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


@pytest.mark.parametrize("command", ["show", "gantt"])
def test_an_empty_plan_and_none_at_all_are_answered(command: str, cluster: Path) -> None:
    (cluster / "plans/2001.yaml").write_text("status: draft\n", encoding="utf-8")
    answer = clusterctl("-C", cluster, "plan", command)
    assert answer.code == 0
    assert "It holds no activities yet." in answer.out
    assert document(cluster, command)["missing"] == {"person_days": "there are no activities"}
    (cluster / "plans/2001.yaml").unlink()
    none = clusterctl("-C", cluster, "plan", command)
    assert (none.code, none.out) == (3, "")
    assert "there is no action plan yet" in none.err


def test_an_error_in_the_plan_is_shown_and_there_is_no_result(cluster: Path) -> None:
    (cluster / "plans/2001.yaml").write_text("activities: {fair: {titel: A fair}}\n", encoding="utf-8")
    answer = clusterctl("-C", cluster, "plan", "show", "2001")
    assert (answer.code, answer.out) == (1, "")
    assert "plans/2001.yaml" in answer.err


UNPAID = """
activities:
  bare: {title: Bare}
  half: {title: Half, cost: 100, contributions: [{by: agency, share: 40}]}
  foreign: {title: In another currency, end: 2001-03, result: {status: done}, cost: {amount: 500, currency: USD}}
  silent: {title: Silent, contributions: [{by: cluster}]}
  whole: {title: Whole, cost: 100, contributions: [{by: agency, share: 40}, {by: cluster, share: 60}]}
"""


def test_why_money_is_missing_is_told(cluster: Path) -> None:
    (cluster / "plans/2001.yaml").write_text(UNPAID, encoding="utf-8")
    cost = (
        "the cost is not known of 3 of 5 activities: neither a cost nor all that is given is recorded (silent); "
        "no cost is recorded (bare); no exchange rate for USD to INR on 2001-03-31 (foreign)"
    )
    givers = (
        "who gives is not known of 4 of 5 activities: no contributions are recorded (bare and foreign); "
        "how much somebody gave is not recorded (silent); the parts do not add up (half)"
    )
    notes = [cost, givers]
    assert document(cluster, "show")["notes"] == notes
    out = " ".join(clusterctl("-C", cluster, "plan", "show").out.split())
    assert all(f"Note: {note}" in out for note in notes)
    assert "is not known of" not in clusterctl("-C", cluster, "plan", "gantt").out


def test_a_table_says_what_its_figures_count(cluster: Path) -> None:
    (cluster / "plans/2001.yaml").write_text(UNPAID, encoding="utf-8")
    units = "\n\nCost in INR and who gives in %, both as planned; days are person-days.\n"
    assert units in clusterctl("-C", cluster, "plan", "show").out
    cards = shown("plan", "show", cwd=cluster, width=60)
    assert "Cost         INR 100" in cards
    assert "person-days." not in cards


def test_money_that_is_known_has_no_note(cluster: Path) -> None:
    kept = UNPAID.splitlines()
    (cluster / "plans/2001.yaml").write_text("\n".join([kept[1], kept[-1]]), encoding="utf-8")
    assert document(cluster, "show")["notes"] == []


def test_the_legend_of_the_chart_says_nothing_that_is_not_drawn(cluster: Path) -> None:
    (cluster / "plans/2001.yaml").write_text(
        "activities: {a: {title: A, result: {status: done}}, b: {title: B, start: 2001, end: 2001}}\n", encoding="utf-8"
    )
    out = clusterctl("-C", cluster, "plan", "gantt", "--today", "2001-01-31").out
    assert "░ planned, │" in out
    assert "█" not in out


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("command", ["show", "gantt"])
def test_no_line_is_wider_than_the_terminal(command: str, width: int) -> None:
    text = shown("plan", command, "1999", cwd=JAIPUR, width=width)
    assert [line for line in text.splitlines() if cells(line) > width] == []


def test_a_phase_before_the_programme_is_told_from_one_without_a_start(cluster: Path) -> None:
    programme = (
        "programme: {implementing_agency: u, start: 2001-03, phases: {diagnostic: {start: 2000}, exit: {end: 2005}}}"
    )
    (cluster / "cluster.yaml").write_text(f"{BARE}{programme}\n", encoding="utf-8")
    (cluster / "actors.yaml").write_text("actors: {u: {name: U, kind: implementing_agency}}\n", encoding="utf-8")
    out = clusterctl("-C", cluster, "plan", "gantt").out
    assert re.search(r"^diagnostic +from 2000 +before it +1 to 6$", out, re.MULTILINE)
    assert re.search(r"^exit +\? to 2005 +\? +until 48$", out, re.MULTILINE)


def test_the_names_of_months_stay_apart_in_a_year_of_thirteen(cluster: Path) -> None:
    (cluster / "cluster.yaml").write_text(f'{BARE}financial_year_start: "04-06"\n', encoding="utf-8")
    (cluster / "plans/2001.yaml").rename(cluster / "plans/2001-2002.yaml")
    text = shown("plan", "gantt", cwd=cluster, width=60)
    assert "Ap Ma Ju Ju Au Se Oc No De Ja Fe Ma Ap" in text


def test_a_terminal_with_ascii_alone_gets_bars_of_ascii(cluster: Path) -> None:
    text = shown("plan", "gantt", "--today", "2001-06-15", cwd=cluster, encoding="ascii")
    assert "! overdue" in text
    assert "# done" in text
    assert "*" in text
    assert "?" not in text


def test_a_card_tells_the_seven_components() -> None:
    text = clusterctl("plan", "show", "1999", cwd=JAIPUR).out
    card = text[text.index("delhi-fair-1: ") :].partition("\n\n")[0]
    words = [row[2:15].strip() for row in card.splitlines()[1:]]
    assert [word for word in words if word] == [
        "Nature", "For", "When", "Responsible", "Cost", "Who gives", "Person-days",
    ]  # fmt: skip
    assert "agency 15 %, support 31 %, cluster 54 %" in card
