"""What moved after approval: from which commit it counts, what counts, and which amendment speaks of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.cli.history import history
from clusterctl.history.approval import SinceApproval, since_approval
from clusterctl.history.in_force import PATHS, unamended
from clusterctl.model.values import Missing
from clusterctl.output import since_approval as output
from clusterctl.output.json import encoded
from tests.history.clusters import LOGFRAME, PLAN, begun, change, edit, keep, put, workspace
from tests.store.repositories import git

if TYPE_CHECKING:
    from pathlib import Path

AMENDMENTS = "amendments:\n  - {date: 1999-03, what: %s}\nactivities:"


def told(cluster: Path, path: str = "plans/1999.yaml", revision: str | None = None) -> SinceApproval | Missing:
    found = workspace(cluster, revision)
    with history(found, line=True) as past:
        return since_approval(past, found.project, path)


def moved(cluster: Path) -> dict[str, str]:
    """Return of each change the message of its commit, and what the amendment that speaks of it says."""
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    return {
        ".".join(one.change.way[1:]): f"{one.step.summary if one.step else ''}: "
        f"{one.amendment.amendment.what if one.amendment else '-'}"
        for one in found.changes
    }


def silent(cluster: Path) -> set[str]:
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    return {".".join(one.change.way[1:]) for one in found.silent}


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return a cluster whose plan was approved in its second commit."""
    cluster = begun(tmp_path, logframe=LOGFRAME)
    change(cluster, "status: draft", "status: approved", "approved")
    return cluster


def test_it_counts_from_the_commit_that_made_it_approved_the_last_time(cluster: Path) -> None:
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert (found.label, found.approved.summary, found.is_first, found.changes) == ("1999", "approved", False, ())
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "status: approved", "status: closed", "closed")
    assert moved(cluster) == {"activities.fair.cost": "dearer: -"}
    change(cluster, "status: closed", "status: validated", "opened again")
    change(cluster, "status: validated", "status: approved", "approved again")
    again = told(cluster)
    assert isinstance(again, SinceApproval)
    assert (again.approved.summary, again.changes) == ("approved again", ())


@pytest.mark.parametrize("has_draft", [True, False])
def test_a_plan_that_a_merge_brought_was_approved_where_it_came_from(has_draft: bool, tmp_path: Path) -> None:
    cluster = begun(tmp_path, logframe=LOGFRAME)
    if not has_draft:
        (cluster / "plans/1999.yaml").rename(cluster / "plans/draft.txt")
        keep(cluster, "not yet")
    git(cluster, "checkout", "--quiet", "-b", "theirs")
    if not has_draft:
        (cluster / "plans/draft.txt").rename(cluster / "plans/1999.yaml")
        keep(cluster, "draft")
    change(cluster, "status: draft", "status: approved", "approved")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "{1999: 150}", "{1999: 100}", "less", "logframe.yaml")
    git(cluster, "checkout", "--quiet", "main")
    put(cluster, {"README.md": "x\n"})
    keep(cluster, "mine")
    git(cluster, "merge", "--quiet", "--message=merged", "theirs")
    change(cluster, "cost: 500", "cost: 600", "course")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert (found.approved.summary, found.is_first) == ("approved", False)
    assert moved(cluster) == {
        "activities.fair.cost": "dearer: -", "activities.course.cost": "course: -",
        "indicators.members.targets.1999": "less: -",
    }  # fmt: skip


def test_a_merge_that_approves_what_no_side_had_approved_is_the_approval(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    git(cluster, "checkout", "--quiet", "-b", "theirs")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    git(cluster, "checkout", "--quiet", "main")
    git(cluster, "merge", "--quiet", "--no-ff", "--no-commit", "theirs")
    change(cluster, "status: draft", "status: approved", "merged and approved")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert (found.approved.summary, found.is_first, found.changes) == ("merged and approved", False, ())


def test_each_change_has_the_commit_since_which_it_is_so(cluster: Path) -> None:
    change(cluster, "cost: 2000", "cost: 2300", "dearer")
    change(cluster, "cost: 2300", "cost: 2500", "dearer still")
    change(cluster, "start: 1999-03", "start: 1999-04", "later")
    change(cluster, "  course:", "  talk: {title: A talk}\n  course:", "one more")
    edit(cluster, "cost: 500", "cost: 600")
    assert moved(cluster) == {
        "activities.fair.cost": "dearer still: -", "activities.fair.start": "later: -",
        "activities.talk": "one more: -", "activities.course.cost": ": -",
    }  # fmt: skip
    assert silent(cluster) == set(moved(cluster))


def test_an_activity_that_went_went_with_a_commit(cluster: Path) -> None:
    text = (cluster / "plans/1999.yaml").read_text(encoding="utf-8")
    put(cluster, {"plans/1999.yaml": text[: text.index("  course:")]})
    keep(cluster, "no course")
    change(cluster, "A fair", "The fair", "a better name")
    assert moved(cluster) == {"activities.course": "no course: -", "activities.fair.title": "a better name: -"}
    assert silent(cluster) == {"activities.course"}


def test_what_became_of_a_plan_is_no_change_of_it(cluster: Path) -> None:
    done = "result: {status: done, cost: 2100, contributions: [{by: calico, share: 100}]}"
    change(cluster, "    cost: 500", f"    {done}\n    notes: well attended\n    cost: 500", "done")
    change(cluster, "status: approved", "notes: x\napproved: {date: 1999-01}\nstatus: closed", "closed")
    assert moved(cluster) == {}


def test_another_id_is_no_change(cluster: Path) -> None:
    change(cluster, "  fair:", "  first-fair:", "better ids")
    change(cluster, "calico: {name: Calico", "calico-printers: {name: Calico", "half", "actors.yaml")
    for file in ("scores/1999.yaml", "plans/1999.yaml"):
        text = (cluster / file).read_text(encoding="utf-8")
        put(cluster, {file: text.replace("calico", "calico-printers")})
    keep(cluster, "the other half")
    assert moved(cluster) == {}


def test_what_changed_is_told_under_the_id_of_now_whatever_it_was_called(cluster: Path) -> None:
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "  fair:", "  first-fair:", "better ids")
    change(cluster, "  first-fair:", "  jaipur-fair:", "still better ids")
    change(cluster, "start: 1999-03", "start: 1999-04", "later")
    assert moved(cluster) == {"activities.jaipur-fair.cost": "dearer: -", "activities.jaipur-fair.start": "later: -"}


def test_targets_that_moved_count_and_new_ones_do_not_matter(cluster: Path) -> None:
    change(cluster, "{1999: 150}", "{1999: 100, 2000: 200}", "less", "logframe.yaml")
    change(cluster, "Members of Calico", "Members", "shorter", "logframe.yaml")
    assert moved(cluster) == {
        "indicators.members.targets.1999": "less: -", "indicators.members.targets.2000": "less: -",
    }  # fmt: skip
    assert silent(cluster) == {"indicators.members.targets.1999"}
    change(
        cluster, "indicators:", "amendments: [{date: 1999-02, what: members leave}]\nindicators:", "so", "logframe.yaml"
    )
    assert silent(cluster) == {"indicators.members.targets.1999"}, "written in another commit, dated in another month"


def test_an_amendment_that_names_nothing_speaks_of_its_own_commit(cluster: Path) -> None:
    edit(cluster, "activities:", AMENDMENTS % "a larger hall")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "start: 1999-03", "start: 1999-04", "later")
    assert moved(cluster) == {"activities.fair.cost": "dearer: a larger hall", "activities.fair.start": "later: -"}


def test_an_amendment_that_names_nothing_speaks_of_its_month(cluster: Path) -> None:
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "activities:", (AMENDMENTS % "a larger hall").replace("1999-03", "1999-06-01"), "written later")
    assert moved(cluster) == {"activities.fair.cost": "dearer: a larger hall"}
    change(cluster, "1999-06-01", "1999", "of a year")
    assert moved(cluster) == {"activities.fair.cost": "dearer: -"}


@pytest.mark.parametrize(
    "what", ["`fair` in a larger hall", "a Course For Printers is too dear", "moved for `course`", "`fair`, `course`"]
)
def test_an_amendment_that_names_things_speaks_of_these_alone(what: str, cluster: Path) -> None:
    edit(cluster, "cost: 2000", "cost: 2500")
    change(cluster, "cost: 500", "cost: 600", "dearer")
    change(cluster, "activities:", AMENDMENTS % f'"{what}"', "written later")
    speaks = {"fair": "`fair`" in what, "course": "ourse" in what}
    assert moved(cluster) == {
        f"activities.{id_}.cost": f"dearer: {what if named else '-'}" for id_, named in speaks.items()
    }


def test_an_amendment_that_stood_there_at_approval_speaks_of_nothing_later(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    edit(cluster, "activities:", AMENDMENTS % '"`fair` in a larger hall"')
    change(cluster, "status: draft", "status: approved", "approved")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    assert moved(cluster) == {"activities.fair.cost": "dearer: -"}


@pytest.mark.parametrize(
    ("old", "new"), [("larger hall", "larger hell"), ("1999-03", "1999-04"), ("a larger hall", "no hall was free")]
)
def test_an_amendment_that_is_mended_stays_the_one_that_was_entered(old: str, new: str, cluster: Path) -> None:
    edit(cluster, "activities:", AMENDMENTS % "a larger hall")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, old, new, "mended")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert [one.step.summary for one in found.amendments if one.step] == ["dearer"]
    assert silent(cluster) == set()
    edit(cluster, "what:", "reason: asked for, what:")
    assert silent(cluster) == set()


def test_an_amendment_from_before_approval_is_not_new_for_a_mended_word(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    edit(cluster, "activities:", AMENDMENTS % '"`fair` in a larger hell"')
    change(cluster, "status: draft", "status: approved", "approved")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "larger hell", "larger hall", "mended")
    assert silent(cluster) == {"activities.fair.cost"}
    entry = '  - {date: 1999-05, what: "`fair` in the largest hall of all"}\nactivities:'
    change(cluster, "activities:", entry, "another, not the first one mended")
    assert moved(cluster) == {"activities.fair.cost": "dearer: `fair` in the largest hall of all"}


def test_an_amendment_that_took_the_place_of_another_is_new(cluster: Path) -> None:
    edit(cluster, "activities:", AMENDMENTS % "a larger hall")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "{date: 1999-03, what: a larger hall}", "{date: 1999-05, what: Unido asks}", "another one")
    assert moved(cluster) == {"activities.fair.cost": "dearer: -"}


def test_what_makes_the_record_more_exact_wants_no_amendment(cluster: Path) -> None:
    edit(cluster, "    cost: 500", "    cost: 500\n    start: 1999-05\n    contributions: [{by: unido, share: 100}]")
    edit(cluster, "start: 1999-03", "start: 1999-03-12")
    edit(cluster, "share: 60, form: cash", "share: 60, form: cash, for: [space]")
    keep(cluster, "more exact")
    new = "activities.course.contributions.unido"
    assert set(moved(cluster)) == {
        "activities.course.start", new, "activities.fair.start", "activities.fair.contributions.calico, cash.for"
    }  # fmt: skip
    assert silent(cluster) == {new}, "a payer who came is a departure"
    edit(cluster, "start: 1999-03-12", "start: 1999-04")
    edit(cluster, "    lead: unido\n", "")
    assert silent(cluster) == {new, "activities.fair.start", "activities.course.lead"}


def test_an_activity_beside_the_plan_that_says_so_is_no_silent_change(cluster: Path) -> None:
    change(cluster, "  course:", "  talk: {title: A talk, planned: false}\n  course:", "one more")
    assert moved(cluster) == {"activities.talk": "one more: -"}
    assert silent(cluster) == set()


def test_commits_in_which_the_plan_could_not_be_read_decide_nothing(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    good = (cluster / "plans/1999.yaml").read_text(encoding="utf-8").replace("status: draft", '"status": approved')
    put(cluster, {"plans/1999.yaml": good})
    keep(cluster, "approved")
    put(cluster, {"plans/1999.yaml": f"x: [\n{good}"})
    keep(cluster, "broken")
    put(cluster, {"plans/1999.yaml": good})
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert found.approved.summary == "approved"
    assert moved(cluster) == {"activities.fair.cost": "dearer: -"}


def test_a_plan_that_was_approved_from_the_first_commit_on_says_so(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    put(cluster, {"plans/2000.yaml": PLAN.replace("draft", "closed")})
    keep(cluster, "written down later")
    found = told(cluster, "plans/2000.yaml")
    assert isinstance(found, SinceApproval)
    assert (found.approved.summary, found.is_first) == ("written down later", True)
    assert "as it was when first committed" in output.sentences(found)[0]


def test_a_plan_that_was_deleted_by_mistake_and_brought_back_is_the_same(cluster: Path) -> None:
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    text = (cluster / "plans/1999.yaml").read_text(encoding="utf-8")
    (cluster / "plans/1999.yaml").unlink()
    keep(cluster, "gone")
    put(cluster, {"README.md": "x"})
    keep(cluster, "something else")
    put(cluster, {"plans/1999.yaml": text})
    for said in ("", "back"):
        if said:
            keep(cluster, said)
        found = told(cluster)
        assert isinstance(found, SinceApproval)
        assert (found.approved.summary, found.is_first) == ("approved", False)
        assert silent(cluster) == {"activities.fair.cost"}
    with history(workspace(cluster), line=True, paths=PATHS) as past:
        assert [one.file for one in unamended(past, workspace(cluster).project)] == ["plans/1999.yaml"]


def test_another_plan_of_the_same_name_is_another(cluster: Path) -> None:
    (cluster / "plans/1999.yaml").unlink()
    keep(cluster, "gone")
    put(cluster, {"plans/1999.yaml": "status: approved\nactivities:\n  talk: {title: A talk, lead: calico}\n"})
    keep(cluster, "another")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert (found.approved.summary, found.is_first, found.changes) == ("another", True, ())


def test_through_another_label_and_another_folder(tmp_path: Path) -> None:
    cluster = begun(tmp_path, "one")
    change(cluster, "status: draft", "status: approved", "approved")
    git(cluster.parent, "mv", "one", "two")
    cluster = cluster.parent / "two"
    keep(cluster, "moved")
    git(cluster, "mv", "plans/1999.yaml", "plans/1999-2000.yaml")
    change(cluster, "cost: 2000", "cost: 2500", "by financial years", "plans/1999-2000.yaml")
    found = told(cluster, "plans/1999-2000.yaml")
    assert isinstance(found, SinceApproval)
    assert found.approved.summary == "approved"
    assert [one.step.summary for one in found.changes if one.step] == ["by financial years"]


def test_through_another_id_and_another_folder(tmp_path: Path) -> None:
    cluster = begun(tmp_path, "one")
    change(cluster, "status: draft", "status: approved", "approved")
    change(cluster, "id: made", "id: jaipur-printers", "another id", "cluster.yaml")
    git(cluster.parent, "mv", "one", "two")
    cluster = cluster.parent / "two"
    change(cluster, "cost: 2000", "cost: 2500", "dearer and elsewhere")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert (found.approved.summary, found.is_first) == ("approved", False)
    assert moved(cluster) == {"activities.fair.cost": "dearer and elsewhere: -"}
    with history(workspace(cluster), line=True, paths=PATHS) as past:
        assert [one.file for one in unamended(past, workspace(cluster).project)] == ["plans/1999.yaml"]


def test_a_revision_is_judged_by_what_came_before_it(cluster: Path) -> None:
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    edit(cluster, "cost: 500", "cost: 600")
    keep(cluster, "course")
    found = told(cluster, revision="HEAD~1")
    assert isinstance(found, SinceApproval)
    assert [".".join(one.change.way[1:]) for one in found.changes] == ["activities.fair.cost"]


def missing(found: SinceApproval | Missing) -> str:
    assert isinstance(found, Missing)
    assert output.why(found)
    return found.reason


def test_where_it_cant_be_told_it_says_why(cluster: Path, tmp_path: Path) -> None:
    assert missing(told(cluster, revision="HEAD~1")) == "not_approved"
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster}", tmp_path / "shallow")
    assert missing(told(tmp_path / "shallow")) == "approved_before_clone"
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{cluster}", tmp_path / "deep")
    assert isinstance(told(tmp_path / "deep"), SinceApproval)
    put(cluster, {"plans/2000.yaml": PLAN.replace("draft", "approved")})
    assert missing(told(cluster, "plans/2000.yaml")) == "not_committed"
    put(cluster, {"plans/2000.yaml": "- x\n"})
    assert missing(told(cluster, "plans/2000.yaml")) == "unread"


def test_it_says_of_what_the_changes_are_that_want_an_amendment(cluster: Path) -> None:
    change(cluster, "share: 40", "share: 30", "less")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert output.sentences(found)[-1] == "It wants an amendment and has none: it moves contributions."
    change(cluster, "start: 1999-03", "start: 1999-05", "later")
    change(cluster, "  course:", "  talk: {title: A talk}\n  course:", "one more")
    change(cluster, "targets: {1999: 150}", "targets: {1999: 90}", "fewer", "logframe.yaml")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    assert output.sentences(found)[-1] == (
        "4 of them want an amendment and have none: they move a whole activity, contributions, dates and a target."
    )


def test_it_is_told_in_words_and_data(cluster: Path) -> None:
    edit(cluster, "activities:", AMENDMENTS % "a larger hall")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    edit(cluster, "cost: 500", "cost: 600")
    edit(cluster, "A fair", "The fair")
    found = told(cluster)
    assert isinstance(found, SinceApproval)
    said = output.sentences(found)
    assert re.fullmatch(r"The plan 1999 was approved in [0-9a-f]{10} of 1999-06-15\.", said[0])
    assert said[1:] == [
        "3 changes since, and 1 amendment entered since.",
        "1 of them wants an amendment and has none: it moves a cost.",
    ]
    assert {".".join(one.change.way[2:]): output.amended(one) for one in found.changes} == {
        "course.cost": "none", "fair.cost": "1999-03: a larger hall", "fair.title": "none wanted",
    }  # fmt: skip
    data: dict[str, Any] = output.json(found, workspace(cluster).project)
    assert encoded(data)
    assert data["without_amendment"] == 1
    assert data["amendments"][0]["since_approval"]
    assert (data["changes"][0]["id"], data["changes"][0]["old"]) == ("course", {"amount": 500, "currency": "USD"})
    assert [one["amendment"] for one in data["changes"]].count(["1999-03", "a larger hall"]) == 1
