"""Who set a field: by its meaning, through every renaming, over merges, edges and commits that can't be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.history.versions import Versions
from tests.history.clusters import PLAN, begun, change, edit, keep, put, set_by
from tests.project.clusters import CLUSTER
from tests.store.repositories import git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from clusterctl.store.git import Entry

COST = "activities.fair.cost"
FIRST = "1999-01-01T12:00:00+0530"


def others(found: dict[str, str], *names: str) -> set[str]:
    """Return who set the fields that are not named."""
    return {message for name, message in found.items() if name not in names}


def test_the_commit_that_changed_a_value_set_it_and_no_other_field(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "cost: 500", "cost: 600", "course")
    found = set_by(cluster)
    assert (found[COST], found["activities.course.cost"]) == ("dearer", "course")
    assert others(found, COST, "activities.course.cost") == {"first"}
    assert set_by(cluster, revision="HEAD~1")["activities.course.cost"] == "first"


def test_a_value_that_came_back_was_set_when_it_came_back(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "cost: 2500", "cost: 2000", "as before")
    assert set_by(cluster)[COST] == "as before"


def test_layout_quotes_order_and_comments_set_nothing(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    lines = PLAN.splitlines()
    fair, course = lines[2:10], lines[10:]
    text = "\n".join(["# moved", *course, *fair]).replace("title: A fair", 'title: "A fair"').replace("2000", "2e3")
    text = text.replace("{by: unido, share: 40, form: cash}", "{form: cash, by: unido, share: 40.0}")
    swapped = re.sub(r"(      - .*unido.*\n)(      - .*calico.*)", r"\2\n\1", text)
    put(cluster, {"plans/1999.yaml": f"activities:\n{swapped}\nstatus: draft\n"})
    keep(cluster, "tidy")
    assert others(set_by(cluster)) == {"first"}


def test_a_file_that_gets_another_label_keeps_its_past(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    git(cluster, "mv", "plans/1999.yaml", "plans/1999-2000.yaml")
    edit(cluster, "start: 1999-03", "start: 1999-05", "plans/1999-2000.yaml")
    keep(cluster, "by financial years")
    change(cluster, "cost: 500", "cost: 600", "course", "plans/1999-2000.yaml")
    found = set_by(cluster, "plans/1999-2000.yaml")
    assert found[COST] == "dearer"
    assert found["activities.fair.start"] == "by financial years"
    assert found["activities.fair.title"] == "first"


def test_a_plan_that_was_begun_as_a_copy_was_set_by_the_commit_that_made_it(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    put(cluster, {"plans/2000.yaml": PLAN})
    assert others(set_by(cluster, "plans/2000.yaml")) == {""}
    keep(cluster, "carried forward")
    assert others(set_by(cluster, "plans/2000.yaml")) == {"carried forward"}


def test_a_file_that_was_never_called_so_before_is_found_by_its_text(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    git(cluster, "mv", "plans/1999.yaml", "plan.yaml")
    keep(cluster, "a slip")
    git(cluster, "mv", "plan.yaml", "plans/1999.yaml")
    keep(cluster, "mended")
    assert others(set_by(cluster)) == {"first"}


def test_the_clusters_folder_may_have_had_another_name(tmp_path: Path) -> None:
    cluster = begun(tmp_path, "जयपुर")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    git(cluster.parent, "mv", "जयपुर", "jaipur")
    keep(cluster.parent, "in Latin letters")
    found = set_by(cluster.parent / "jaipur")
    assert found[COST] == "dearer"
    assert others(found, COST) == {"first"}


def test_the_clusters_id_may_have_changed_before_its_folder_did(tmp_path: Path) -> None:
    cluster = begun(tmp_path, "one")
    change(cluster, "id: made", "id: jaipur-printers", "another id", "cluster.yaml")
    git(cluster.parent, "mv", "one", "two")
    keep(cluster.parent, "another folder")
    cluster = cluster.parent / "two"
    change(cluster, "id: jaipur-printers", "id: printers-of-jaipur", "still another id", "cluster.yaml")
    git(cluster.parent, "mv", "two", "three")
    cluster = cluster.parent / "three"
    put(cluster.parent / "two", {"notes.md": "x"})
    change(cluster, "cost: 2000", "cost: 2500", "another folder again")
    found = set_by(cluster)
    assert found[COST] == "another folder again"
    assert others(found, COST) == {"first"}


def test_a_thing_that_got_another_id_keeps_its_past(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    edit(cluster, "  fair:", "  first-fair:")
    edit(cluster, "    cost: 500", "    cost: 500\n    after: [first-fair]")
    keep(cluster, "better ids")
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    found = set_by(cluster)
    assert found["activities.first-fair.cost"] == "dearer"
    assert found["activities.first-fair.title"] == "first"
    assert found["activities.course.after"] == "better ids"


def test_scores_of_a_body_that_got_another_id_keep_their_past(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "score: 6", "score: 7", "better", "scores/1999.yaml")
    for file in ("actors.yaml", "scores/1999.yaml", "plans/1999.yaml"):
        text = (cluster / file).read_text(encoding="utf-8").replace("calico", "calico-printers")
        (cluster / file).write_text(text, encoding="utf-8")
    keep(cluster, "better ids")
    change(cluster, "cost: 500", "cost: 600", "course")
    found = set_by(cluster, "scores/1999.yaml")
    assert found["scores.enterprises.calico-printers.score"] == "better"
    assert others(found, "scores.enterprises.calico-printers.score") == {"first"}
    assert others(set_by(cluster), "activities.course.cost") == {"first"}
    assert set_by(cluster)["activities.fair.contributions.calico-printers, cash.share"] == "first"


def test_what_is_not_committed_is_nobodys_yet(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    edit(cluster, "cost: 2000", "cost: 1")
    edit(cluster, "  course:", "  cheap-course:")
    found = set_by(cluster)
    assert found[COST] == ""
    assert others(found, COST) == {"first"}
    assert set_by(cluster, revision="HEAD")[COST] == "first"


def test_a_merge_passes_each_field_on_to_the_side_that_has_it(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    git(cluster, "checkout", "--quiet", "-b", "side")
    change(cluster, "cost: 500", "cost: 600", "on the side")
    git(cluster, "checkout", "--quiet", "main")
    change(cluster, "cost: 2000", "cost: 2500", "on the line")
    git(cluster, "merge", "--quiet", "--no-ff", "--no-commit", "--strategy-option=ours", "side")
    edit(cluster, "A fair", "The fair")
    keep(cluster, "merged")
    found = set_by(cluster)
    assert found[COST] == "on the line"
    assert found["activities.course.cost"] == "on the side"
    assert found["activities.fair.title"] == "merged"
    assert others(found, COST, "activities.course.cost", "activities.fair.title") == {"first"}


def test_a_commit_in_which_the_file_could_not_be_read_passes_its_fields_on(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    good = (cluster / "plans/1999.yaml").read_text(encoding="utf-8")
    put(cluster, {"plans/1999.yaml": good.replace("activities:", "activities: [")})
    keep(cluster, "broken")
    put(cluster, {"plans/1999.yaml": good.replace("cost: 2000", "cost: 2500")})
    keep(cluster, "mended")
    found = set_by(cluster)
    assert found[COST] == "mended*"
    assert others(found, COST) == {"first"}


def test_a_record_that_was_broken_passes_on_no_more_than_itself(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    edit(cluster, "cost: 2000", "cost: many")
    change(cluster, "cost: 500", "cost: 600", "one broken")
    change(cluster, "cost: many", "cost: 2000", "mended")
    found = set_by(cluster)
    assert found["activities.course.cost"] == "one broken"
    assert others(found, "activities.course.cost") == {"first"}


def test_a_file_that_stood_there_as_a_link_is_one_that_could_not_be_read(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    (cluster / "plans/1999.yaml").unlink()
    (cluster / "plans/1999.yaml").symlink_to("nowhere")
    keep(cluster, "a link")
    (cluster / "plans/1999.yaml").unlink()
    put(cluster, {"plans/1999.yaml": PLAN})
    keep(cluster, "a file again")
    assert others(set_by(cluster)) == {"first"}


def test_before_a_shallow_clone_begins_a_field_may_be_older(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "cost: 500", "cost: 600", "course")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{cluster}", tmp_path / "shallow")
    found = set_by(tmp_path / "shallow")
    assert found["activities.course.cost"] == "course"
    assert others(found, "activities.course.cost") == {"dearer<"}


def test_a_detached_head_and_a_bare_repository_are_read_as_any_other(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    change(cluster, "cost: 2000", "cost: 2500", "dearer")
    change(cluster, "cost: 2500", "cost: 2600", "dearer still")
    git(tmp_path, "clone", "--quiet", "--bare", cluster, tmp_path / "bare.git")
    assert set_by(tmp_path / "bare.git", revision="HEAD~1")[COST] == "dearer"
    git(cluster, "checkout", "--quiet", "HEAD~1")
    assert set_by(cluster)[COST] == "dearer"


def test_in_a_repository_without_a_commit_nothing_is_set(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    git(cluster, "checkout", "--quiet", "--orphan", "new")
    assert others(set_by(cluster)) == {""}


def test_commits_that_touch_other_files_cost_no_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = begun(tmp_path)
    for at in range(5):
        put(cluster, {"notes.txt": str(at)})
        keep(cluster, f"note {at}")
    read = list[str]()
    text = Versions.text

    def counted(self: Versions, entry: Entry) -> bytes:
        read.append(entry.id)
        return text(self, entry)

    monkeypatch.setattr(Versions, "text", counted)
    assert others(set_by(cluster)) == {"first"}
    assert len(read) == 1


def test_a_cluster_that_took_the_place_of_another_does_not_take_its_past(tmp_path: Path) -> None:
    cluster = begun(tmp_path)
    git(cluster, "rm", "--quiet", "-r", ".")
    keep(cluster, "gone")
    put(cluster, {"cluster.yaml": CLUSTER, "plans/1999.yaml": PLAN})
    keep(cluster, "again")
    assert others(set_by(cluster)) == {"again"}
