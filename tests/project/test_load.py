"""From files to a project: what is broken is left out and told, what is whole stays; nothing ever raises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.model.cluster import FORMAT
from clusterctl.project.labels import Label
from clusterctl.project.load import LIMIT_KEPT, load
from clusterctl.project.project import as_of
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree, UnreadableError
from tests.project.clusters import ACTORS, CLUSTER, FILES, PLAN, SCORES, project, said
from tests.source.files import EXAMPLES, ROOT
from tests.source.test_fuzz import EDITS, mutated

if TYPE_CHECKING:
    from pathlib import Path


def test_a_project_knows_its_files_by_kind_and_label() -> None:
    found = project({"plans/1997-1998.yaml": PLAN, "scores/1998.yaml": SCORES.replace("1999", "1998")})
    assert found.findings == ()
    assert found.cluster
    assert found.cluster.name == "Made"
    assert found.actors
    assert list(found.actors.actors) == ["calico", "sidbi", "unido"]
    assert [filed.label.text for filed in found.plans] == ["1997-1998", "1999"]
    assert [filed.label.text for filed in found.scores] == ["1998", "1999"]
    assert (found.logframe, found.exit, found.monitoring) == (None, None, [])
    assert found.labels["plans/1997-1998.yaml"] == Label("1997-1998", date(1997, 4, 1), date(1998, 3, 31))
    assert found.broken() == []


def test_assessments_come_in_the_order_of_their_dates() -> None:
    found = project({"scores/1999-06.yaml": SCORES.replace("1999-12", "1999-06")})
    assert [filed.label.text for filed in found.scores] == ["1999-06", "1999"]


def test_the_cluster_sets_the_beginning_of_its_financial_year() -> None:
    found = project({"cluster.yaml": CLUSTER + "financial_year_start: 07-01\n", "plans/1997-1998.yaml": PLAN})
    assert found.labels["plans/1997-1998.yaml"].first == date(1997, 7, 1)


def test_a_cluster_needs_no_more_than_its_first_file() -> None:
    found = load(MemoryTree({"cluster.yaml": CLUSTER}))
    assert (found.findings, found.actors, found.plans) == ((), None, [])


# -- labels and dates ------------------------------------------------------------------------------------------------

LABELS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "years that do not follow each other": ({"plans/1999-2001.yaml": PLAN}, ["REF009 plans/1999-2001.yaml"]),
    "a year and a financial year": ({"plans/1999-2000.yaml": PLAN}, ["REF010 plans/1999.yaml"]),
    "two financial years": ({"plans/2000-2001.yaml": PLAN, "plans/2001-2002.yaml": PLAN}, []),
    "two kinds in one year": ({"monitoring/1999-2000.yaml": "lessons: [All]\n"}, []),
    "a month in a year": ({"scores/1999-06.yaml": SCORES.replace("1999-12", "1999-06")}, []),
    "another year": ({"scores/1999.yaml": SCORES.replace("1999-12", "1998")}, ["REF011 scores/1999.yaml date"]),
    "a date in another month": ({"scores/1999-06.yaml": SCORES}, ["REF011 scores/1999-06.yaml date"]),
    "a year as the date in a month": ({"scores/1999-06.yaml": SCORES.replace("1999-12", "1999")}, []),
    "a file in the place of a folder": ({"monitoring": b"x"}, ["YML023 monitoring"]),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), LABELS.values(), ids=LABELS)
def test_labels(changes: dict[str, str | bytes | None], expected: list[str]) -> None:
    assert said(project(changes)) == expected


# -- broken files ----------------------------------------------------------------------------------------------------

BROKEN: dict[str, tuple[str, str, list[str]]] = {
    "a record": (ACTORS.replace("kind: coop", "knid: coop"), "SCH001 actors.yaml actors.calico.knid*",
                 ["sidbi", "unido"]),
    "two records of one id": (f"{ACTORS}  calico: {{name: B, kind: ngo}}\n", "YML003 actors.yaml", ["sidbi", "unido"]),
    "an id": (ACTORS.replace("sidbi:", "SIDBI:"), "SCH009 actors.yaml actors.SIDBI*", ["calico", "unido"]),
    "a key of the file": (f"{ACTORS}lniks: []\n", "SCH001 actors.yaml lniks*", ["calico", "sidbi", "unido"]),
    "another key of the file": (f"{ACTORS}links: none\n", "SCH003 actors.yaml links", ["calico", "sidbi", "unido"]),
    "a key that is merged": (f"{ACTORS}  <<: {{}}\n", "YML007 actors.yaml", ["calico", "sidbi", "unido"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "fault", "left"), BROKEN.values(), ids=BROKEN)
def test_the_broken_part_is_left_out_and_the_rest_stays(text: str, fault: str, left: list[str]) -> None:
    found = project({"actors.yaml": text})
    assert said(found) == [fault]
    assert found.actors
    assert list(found.actors.actors) == left
    assert found.broken() == ["actors.yaml"]
    assert found.broken("plan") == []


UNREADABLE = {
    "does not parse": ("a: [\n", "YML001 actors.yaml"),
    "is empty": ("", "YML021 actors.yaml"),
    "is a list": ("- a\n", "YML022 actors.yaml"),
    "is too large": ("#" * 2_000_001, "YML012 actors.yaml"),
    "is text of another encoding": ("actors: {}\n".encode("utf-16"), "YML016 actors.yaml"),
}


@pytest.mark.parametrize(("text", "fault"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_finding(text: str | bytes, fault: str) -> None:
    found = project({"actors.yaml": text})
    assert said(found)[0] == fault
    assert found.broken() == ["actors.yaml"]
    assert found.cluster


def test_a_file_that_is_refused_by_its_tree_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: MemoryTree, path: str) -> bytes:
        if path == "actors.yaml":
            raise UnreadableError("YML025", "no permission", "give it")
        return FILES[path].encode()

    monkeypatch.setattr(MemoryTree, "read", refused)
    assert said(project()) == ["YML025 actors.yaml"]


@pytest.mark.parametrize("text", ["", "a: [", "id: made\n"])
def test_a_broken_cluster_file_leaves_the_others(text: str) -> None:
    found = project({"cluster.yaml": text})
    assert found.cluster is None
    assert found.actors
    assert [filed.label.text for filed in found.plans] == ["1999"]


def test_a_missing_key_is_told_once() -> None:
    assert said(project({"actors.yaml": ACTORS.replace("name: Calico, ", "")})) == ["SCH002 actors.yaml actors.calico*"]


def test_findings_beyond_so_many_of_a_file_are_counted() -> None:
    actors = "".join(f"  a{at}: {{name: A, kind: ngo, colour: red}}\n" for at in range(LIMIT_KEPT + 80))
    found = project({"actors.yaml": ACTORS + actors})
    assert [finding.route.file for finding in found.findings].count("actors.yaml") == LIMIT_KEPT


# -- formats ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [FORMAT + 1, 99, "2.0"])
def test_a_newer_format_is_refused_and_nothing_else_is_said(written: object) -> None:
    found = project({"cluster.yaml": f"format: {written}\ncolour: red\n", "actors.yaml": "a: [\n"})
    assert said(found) == ["SCH012 cluster.yaml format"]
    assert found.cluster is None
    assert found.plans == []


@pytest.mark.parametrize("first", [f"format: {FORMAT}\n", ""])
def test_this_format_may_be_named_or_not(first: str) -> None:
    assert said(project({"cluster.yaml": first + CLUSTER})) == []


@pytest.mark.parametrize("written", ["0", "-1", "one", "true", "'1'"])
def test_a_format_that_is_none_is_a_fault_of_the_key(written: str) -> None:
    found = project({"cluster.yaml": f"format: {written}\n{CLUSTER}"})
    assert [finding.route.keys for finding in found.findings] == [("format",)]
    assert found.actors


# -- the day at which all is judged ----------------------------------------------------------------------------------

TODAY = date(2020, 5, 17)
DAYS = {
    "": date(2020, 5, 17),
    "record_until: 2000\n": date(2000, 12, 31),
    "record_until: 2000-02\n": date(2000, 2, 29),
    "record_until: 2030\n": date(2020, 5, 17),
    "programme: {start: 1997, end: 1999-06-30}\n": date(1999, 6, 30),
    "programme: {start: 1997}\n": date(2020, 5, 17),
    "record_until: 2000\nprogramme: {start: 1997, end: 1999}\n": date(1999, 12, 31),
    "record_until: 1998\nprogramme: {start: 1997, end: 1999}\n": date(1998, 12, 31),
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_cluster_is_judged_at_the_earliest_of_its_ends(text: str, day: date) -> None:
    assert as_of(project({"cluster.yaml": CLUSTER + text}), TODAY) == day


def test_without_a_cluster_file_today_counts() -> None:
    assert as_of(project({"cluster.yaml": "a: ["}), TODAY) == TODAY


# -- laws ------------------------------------------------------------------------------------------------------------

CLUSTERS = [ROOT / "examples/jaipur", ROOT / "examples/ludhiana"]


@pytest.mark.parametrize("root", CLUSTERS, ids=lambda root: root.name)
def test_the_examples_are_whole(root: Path) -> None:
    found = load(FolderTree(str(root)))
    assert (said(found), found.broken()) == ([], [])


def texts(root: Path) -> dict[str, bytes]:
    """Return the files of a cluster."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in EXAMPLES if root in path.parents}


@given(st.sampled_from(CLUSTERS), EDITS, st.data())
@settings(max_examples=100, derandomize=True)
def test_loading_a_mutated_example_never_raises_and_blames_no_other_file(
    root: Path, edits: list[tuple[float, int, bytes]], data: st.DataObject
) -> None:
    files = texts(root)
    chosen = data.draw(st.sampled_from(sorted(files)))
    found = load(MemoryTree({**files, chosen: mutated(files[chosen], edits)}))
    assert {finding.route.file for finding in found.findings if finding.code[:3] in {"YML", "SCH"}} <= {chosen}
    assert all(found.span(finding.route) for finding in found.findings)


@given(
    st.dictionaries(
        st.sampled_from([*FILES, "plans/2000.yaml", "x.yaml", "plan.yaml"]),
        st.sampled_from([*FILES.values(), "", "[]", "actors: []", "scores: {enterprises: [calico]}", "activities: 1"]),
    )
)
def test_files_of_one_kind_in_the_place_of_another_never_raise(files: dict[str, str | bytes]) -> None:
    assert set(load(MemoryTree(files)).files) <= set(files)
