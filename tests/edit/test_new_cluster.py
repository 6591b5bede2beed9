"""The files of a new cluster: valid, scored, as short as they look, and each example in their comments valid, too.

The two snapshots are renewed by `python -m pytest tests/edit --renew-golden`; the difference is read like code.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clusterctl.analysis.index import scorecard
from clusterctl.edit import starter
from clusterctl.edit.answers import AnswerError, Answers
from clusterctl.edit.new_cluster import files
from clusterctl.method.kinds import ACTOR_KINDS
from clusterctl.project.discover import discover
from clusterctl.project.load import load
from clusterctl.project.project import Project, as_of
from clusterctl.rules.engine import run
from clusterctl.source.reader import read
from clusterctl.store.tree import MemoryTree
from generate.schemas import schema_of
from tests.edit.examples import examples, prose, uncommented
from tests.edit.given import BRASSWARE, ODD_TEXTS, ONLY_A_NAME, TODAY, answers
from tests.generate.test_agreement import floats

HERE = Path(__file__).parent

VARIANTS: dict[str, dict[str, str]] = {
    "brassware": BRASSWARE,
    "only-a-name": ONLY_A_NAME,
    "calendar-year": {**BRASSWARE, "year": "2026"},
    "one-body": {**ONLY_A_NAME, "broker": "Brass Council", "agency": "Brass Council"},
    "long-ago": {**BRASSWARE, "start": "1997", "end": "2002", "year": "1998-99"},
    "next-year": {**BRASSWARE, "start": "2027", "year": "2027"},
    "far-away": {**ONLY_A_NAME, "start": "2199", "year": "2199", "country": "Nepal"},
    "long-names": {
        **BRASSWARE,
        **{role: f"{role} of all the makers, casters, polishers and sellers of the old town" for role in
           ("association", "support", "broker", "agency")},
    },
}  # fmt: skip
GOLDEN = ("brassware", "only-a-name")


def project_of(texts: dict[str, str]) -> Project:
    return load(MemoryTree(dict(texts)))


def assert_valid(texts: dict[str, str], today: date = TODAY, *, but: tuple[str, ...] = ("PRV",)) -> Project:
    """Assert that nothing is found, but what begins with some codes: a name may be a telephone number."""
    project = project_of(texts)
    found = run(project, as_of(project, today)).findings
    assert [one for one in found if not one.code.startswith(but)] == []
    return project


def assert_scored(project: Project, today: date) -> None:
    """Assert that the one assessment counts today, and gives an honest nought."""
    (filed,) = project.scores
    assert filed.record.date.first <= as_of(project, today)
    card = scorecard(project, filed)
    assert card.value == Fraction(0)
    assert all(group.weights_sum == 100 for group in card.groups if group.members)


@pytest.fixture(params=VARIANTS)
def texts(request: pytest.FixtureRequest) -> dict[str, str]:
    """The files of each variant."""
    return files(answers(VARIANTS[request.param]), TODAY)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_files_are_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    found = "".join(f"==> {path} <==\n{text}\n" for path, text in sorted(files(answers(VARIANTS[name]), TODAY).items()))
    kept = HERE / f"{name}.txt"
    if request.config.getoption("--renew-golden"):
        kept.write_text(found, encoding="utf-8", newline="\n")
    assert found.encode() == kept.read_bytes()


def test_they_are_valid_and_scored(texts: dict[str, str]) -> None:
    assert_scored(assert_valid(texts), TODAY)


def test_they_are_tidy(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not re.search(r"\t|\r| $|\n\n\n|<<|>>|\{%", text, re.MULTILINE), path
        assert [line for line in text.splitlines() if len(line) > 100] == [], path


def test_a_name_is_written_nowhere_else_than_in_its_key_and_the_title() -> None:
    texts = files(answers({**ONLY_A_NAME, "name": "Xyzzy <b>*works*</b>", "id": "a-b"}), TODAY)
    assert [path for path, text in texts.items() if "Xyzzy" in text] == ["README.md", "cluster.yaml"]
    assert texts["README.md"].startswith("# Xyzzy \\<b\\>\\*works\\*\\</b\\>\n")


# -- examples ----------------------------------------------------------------------------------------------------------


def test_each_example_is_valid_by_itself(texts: dict[str, str]) -> None:
    tried = 0
    for path, text in texts.items():
        for one in examples(text) if path.endswith(".yaml") else ():
            assert_valid({**texts, path: uncommented(text, one)})
            tried += 1
    assert tried >= 15


def test_all_examples_are_valid_together(texts: dict[str, str]) -> None:
    whole = {path: uncommented(text) if path.endswith(".yaml") else text for path, text in texts.items()}
    project = project_of(whole)
    found = [finding.code for finding in run(project, as_of(project, TODAY)).findings]
    # What names no body when the cluster is made can name no lead in its activity either; that is said.
    assert found == ([] if "lead:" in whole[project.plans[0].path] else ["ACT001"])
    assert whole != texts
    assert project.diagnostic
    assert project.diagnostic.constraints
    assert project.plans[0].record.activities
    assert_scored(project, TODAY)


def test_what_is_no_example_is_a_sentence_or_a_table(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        for line in prose(text) if path.endswith(".yaml") else ():
            assert re.fullmatch(r" *#(| \S.*| {3,}\S.*)", line), f"{path}: {line}"


def test_an_editor_finds_no_fault_in_them_nor_in_their_examples(texts: dict[str, str]) -> None:
    places, _ = discover([path for path in texts if path.endswith(".yaml")])
    assert len(places) == 5
    for place in places:
        schema = jsonschema_rs.validator_for(schema_of(place.kind.name))
        for text in (texts[place.path], uncommented(texts[place.path])):
            data = floats(read(place.path, text.encode()).data)
            assert [error.message for error in schema.iter_errors(data)] == [], place.path


def test_an_example_that_is_wrong_would_be_noticed() -> None:
    texts = files(answers(ONLY_A_NAME), TODAY)
    broken = texts["cluster.yaml"].replace("# units: ", "# unit: ")
    whole = {**texts, "cluster.yaml": uncommented(broken)}
    assert [finding.code for finding in project_of(whole).findings] == ["SCH001"]


def later_files(texts: dict[str, str]) -> dict[str, str]:
    """Return the beginnings that LATER.md holds, by path."""
    blocks = re.findall(r"```yaml\n(.*?)```", texts["LATER.md"], re.DOTALL)
    return {block.splitlines()[0].removeprefix("# "): block for block in blocks}


def test_each_file_that_comes_later_is_valid(texts: dict[str, str]) -> None:
    later = later_files(texts)
    year = next(path for path in texts if path.startswith("plans/")).removeprefix("plans/")
    assert list(later) == ["vision.yaml", "logframe.yaml", f"monitoring/{year}", "exit.yaml"]
    for path, text in later.items():
        assert_valid({**texts, path: text})
    assert_valid({**texts, **later})


def test_the_form_of_evidence_that_is_shown_is_valid(texts: dict[str, str]) -> None:
    shown = re.findall(r"`(evidence: \{[^`]*\})`", texts["LATER.md"])
    assert len(shown) == 1
    found = {path: text.replace("evidence: Not assessed yet", shown[0]) for path, text in texts.items()}
    assert_valid({**found, "evidence/minutes.pdf": ""})


def test_the_kinds_that_are_listed_are_all_there_are() -> None:
    text = files(answers(ONLY_A_NAME), TODAY)["actors.yaml"]
    table = text[text.index("#   firms") : text.index("# `clusterctl explain")]
    assert {word.strip(",") for word in table.split()} >= set(ACTOR_KINDS)
    assert set(re.findall(r"\b[a-z]+_[a-z_]+\b", table)) <= set(ACTOR_KINDS)


def test_every_template_is_used() -> None:
    kept = {path.name for path in starter.HERE.iterdir() if path.suffix != ".py" and path.is_file()}
    used = {*starter.AS_THEY_ARE.values(), *starter.TEMPLATES.values()}
    assert kept == used


# -- anything that people may answer -----------------------------------------------------------------------------------

ODD_ANSWERS = st.fixed_dictionaries(
    {
        "name": ODD_TEXTS.filter(bool),
        **dict.fromkeys(("state", "places", "products", "association", "agency"), ODD_TEXTS),
    }
)


@given(ODD_ANSWERS)
def test_whatever_is_answered_stands_in_the_files(texts: dict[str, str]) -> None:
    found = answers({"id": "a", **texts})
    project = assert_valid(files(found, TODAY))
    cluster, actors = project.cluster, project.actors
    assert cluster
    assert actors
    assert (cluster.name, cluster.state or "", cluster.places, cluster.products) == (
        found.name, found.state, found.places, found.products,
    )  # fmt: skip
    assert {actor.name for actor in actors.actors.values()} <= {found.association, found.agency}
    assert len(actors.actors) <= 2


DATES = st.dates(date(1990, 1, 1), date(2040, 12, 31))
PARTIAL = st.builds(lambda day, length: day.isoformat()[:length], DATES, st.sampled_from([4, 7, 10]))
YEARS = st.builds(
    lambda year, *, two: f"{year}-{year + 1}" if two else f"{year}", st.integers(1990, 2040), two=st.booleans()
)


@given(DATES, st.none() | PARTIAL, st.none() | PARTIAL, st.none() | YEARS)
def test_it_is_valid_and_scored_on_any_day(today: date, start: str | None, end: str | None, year: str | None) -> None:
    given = {"name": "Brass", "association": "Brass Council", "start": start, "end": end, "year": year}
    try:
        found: Answers = answers({key: text for key, text in given.items() if text is not None}, today)
    except AnswerError:
        assume(False)  # noqa: FBT003 - hypothesis's own way
    texts = files(found, today)
    assert_scored(assert_valid(texts, today), today)
    later = today + timedelta(days=400)
    whole = {path: uncommented(text) for path, text in texts.items()}
    assert_scored(assert_valid(whole, later, but=("PRV", "TIM015")), later)  # by then, the study of a far year is old
