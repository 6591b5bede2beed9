"""`where`: every figure that a command shows has a name, and names the fields that it comes from and who set them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import EXAMPLES, JAIPUR, ROOT, clusterctl
from tests.cli.test_json import schema
from tests.store.repositories import commit, git, repository

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "1999-12-31T12:00:00+0530", "2000-06-30T23:30:00-0800"


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """Return Jaipur in a subfolder of a repository; a second commit moves all lines and changes the agency's money."""
    folder = repository(tmp_path / "clusters") / "जयपुर"
    shutil.copytree(JAIPUR, folder)
    commit(folder, FIRST)
    change(folder, "agency: 29606", "agency: 29700")
    commit(folder, SECOND)
    return folder


def change(folder: Path, old: str, new: str, file: str = "monitoring/1999.yaml") -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(f"# moved\n{text.replace(old, new, 1)}", encoding="utf-8")


def asked(folder: Path, *arguments: str) -> dict[str, Any]:
    answer = clusterctl("where", *arguments, "--format", "json", cwd=folder)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("where").validate(found)
    return found


def fields(folder: Path, *arguments: str) -> dict[str, tuple[str, str | None]]:
    """Return of each field what is written there, and the day on which it was set, or its state."""
    (figure,) = asked(folder, *arguments)["figures"]
    return {
        str(field["keys"][-1]): (field["written"], field["set"]["date"] if field["set"] else field["state"])
        for field in figure["fields"]
    }


def test_each_field_stands_where_it_is_said_to_and_tells_who_set_it_when(cluster: Path) -> None:
    assert fields(cluster, "leverage") == {
        "agency": ("29700", "2000-06-30"), "support": ("16166", "2000-06-30"), "cluster": ("58199", "2000-06-30"),
    }  # fmt: skip
    assert fields(cluster, "calico.score.1999") == {"score": ("6", "1999-12-31")}
    (figure,) = asked(cluster, "calico.contribution")["figures"]
    for field in figure["fields"]:
        line = (cluster / field["file"]).read_text(encoding="utf-8").splitlines()[field["line"] - 1]
        assert line[field["column"] - 1 :] == field["written"]
        assert field["set"]["author"] == "A. Printer"
        assert field["set"]["summary"] == "as it is"
        assert field["set"]["commit"] == git(cluster, "rev-parse", "HEAD~1")


def test_what_is_not_committed_says_so_and_the_rest_keeps_its_commit(cluster: Path) -> None:
    change(cluster, "score: 7", "score: 8", "scores/2000.yaml")
    assert fields(cluster, "calico.contribution") == {
        "weight": ("40", "1999-12-31"), "score": ("8", "not_committed"),
    }  # fmt: skip
    shutil.copy(cluster / "scores/2000.yaml", cluster / "scores/2000-12.yaml")
    (cluster / "scores/2000.yaml").unlink()
    assert set(fields(cluster, "calico.contribution.2000-12").values()) == {
        ("40", "not_committed"), ("8", "not_committed"),
    }  # fmt: skip
    text = clusterctl("where", "calico.score.2000-12", cwd=cluster).out
    assert "Not committed yet" in text


def test_a_revision_is_asked_after_its_own_lines(cluster: Path) -> None:
    change(cluster, "agency: 29700", "agency: 1")
    assert fields(cluster, "leverage", "--rev", "HEAD~1")["agency"] == ("29606", "1999-12-31")
    bare = cluster.parents[1] / "bare.git"
    git(cluster, "clone", "--quiet", "--bare", cluster.parent, bare)
    assert fields(cluster, "leverage", "-C", str(bare), "--rev", "HEAD:जयपुर")["agency"] == ("29700", "2000-06-30")


def test_a_field_of_several_lines_was_set_by_the_newest_of_them(cluster: Path) -> None:
    change(cluster, "notes: new products and designs, source", "notes: new products and dyes, source", "actors.yaml")
    commit(cluster, "2001-01-01T12:00:00+0530")
    (figure,) = asked(cluster, "nift.ties")["figures"]
    assert [(field["written"].count("\n"), field["set"]["date"]) for field in figure["fields"]] == [(1, "2001-01-01")]


def test_without_git_the_fields_are_told_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    answer = clusterctl("where", "leverage", cwd=tmp_path / "jaipur")
    assert answer.code == 0
    assert "monitoring/1999.yaml:193:56  finance > 1 > by_group > agency   29606\n" in answer.out
    assert "Set by" not in answer.out
    assert "who set these fields is not known" in answer.err
    assert "is in no git repository" in answer.err
    repository(tmp_path / "jaipur")
    assert set(fields(tmp_path / "jaipur", "leverage").values()) == {
        ("29606", "not_committed"), ("16166", "not_committed"), ("58199", "not_committed"),
    }  # fmt: skip


def test_a_shallow_clone_says_that_a_line_may_be_older(cluster: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{cluster.parent}", tmp_path / "shallow")
    answer = clusterctl("where", "calico.score.1999", cwd=tmp_path / "shallow" / "जयपुर")
    assert "2000-06-30 or before" in answer.out


def test_settings_of_the_repository_change_nothing(cluster: Path, tmp_path: Path) -> None:
    git(cluster, "config", "blame.ignoreRevsFile", "nothing-here")
    assert fields(cluster, "leverage")["agency"] == ("29700", "2000-06-30")
    git(cluster, "worktree", "add", "--quiet", tmp_path / 'another "tree"', "HEAD~1")
    assert fields(tmp_path / 'another "tree"' / "जयपुर", "leverage")["agency"] == ("29606", "1999-12-31")


def test_no_program_of_the_repository_runs(cluster: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f'#!/bin/sh\ntouch {tmp_path}/sprung\ncat "$1"\n', encoding="utf-8")
    trap.chmod(0o755)
    (cluster.parent / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n", encoding="utf-8")
    git(cluster, "config", "diff.trap.textconv", str(trap))
    git(cluster, "config", "filter.trap.clean", "cat")
    commit(cluster)
    git(cluster, "config", "filter.trap.clean", str(trap))
    assert not (tmp_path / "sprung").exists()
    assert fields(cluster, "leverage")["agency"] == ("29700", "2000-06-30")
    assert fields(cluster, "leverage", "--rev", "HEAD")["agency"] == ("29700", "2000-06-30")
    assert not (tmp_path / "sprung").exists()
    git(cluster, "blame", "HEAD", "--", "cluster.yaml")
    assert (tmp_path / "sprung").exists(), "the trap is none"


def test_a_wrong_name_is_told_with_the_nearest() -> None:
    answer = clusterctl("-C", JAIPUR, "where", "leverag.1999")
    assert answer.code == 3
    assert "no figure is named leverag.1999; did you mean `leverage.1999`?" in answer.err


def test_a_figure_of_a_broken_file_is_refused_with_its_errors(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    change(tmp_path / "jaipur", "agency: 29606", "agency: many")
    answer = clusterctl("where", "leverage", cwd=tmp_path / "jaipur")
    assert answer.code == 1
    assert "monitoring/1999.yaml:194:56: error SCH" in answer.err
    assert answer.err.count("error SCH") == 1
    other = clusterctl("where", "calico.score", cwd=tmp_path / "jaipur")
    assert other.code == 0
    assert "1 error in other files" in other.err


def test_names_are_listed_for_all_and_for_a_thing() -> None:
    every = [one["name"] for one in asked(JAIPUR)["figures"]]
    assert {"index", "leverage", "shares.agency", "density", "outreach"} <= set(every)
    assert not [name for name in every if name.startswith("calico")]
    assert [one["name"] for one in asked(JAIPUR, "calico")["figures"]][:2] == ["calico.weight", "calico.score"]
    assert {"shares.agency.1999", "shares.cluster.1999"} <= {
        one["name"] for one in asked(JAIPUR, "shares.1999")["figures"]
    }
    assert "`clusterctl where calico.weight` shows" in clusterctl("-C", JAIPUR, "where", "calico").out


def test_figures_that_only_years_have_are_listed_by_a_name_without_a_year() -> None:
    assert [one["name"] for one in asked(JAIPUR, "stage.cluster_pays.figure")["figures"]] == [
        "cluster_pays.figure.1998", "cluster_pays.figure.1999", "cluster_pays.figure.2000",
    ]  # fmt: skip
    assert len(asked(JAIPUR, "stage")["figures"]) > 10
    assert "`clusterctl where exit.2000`" in " ".join(clusterctl("-C", JAIPUR, "where", "exit").out.split())


def test_comparisons_of_one_kind_are_named_after_what_they_are_about() -> None:
    assert fields(JAIPUR, "enterprises.network.cotex.figure.2000").keys() == {"weight", "features"}
    assert fields(JAIPUR, "governance.property.sound_finance.figure").keys() == {"level"}


def test_each_record_of_a_list_that_is_shown_has_a_name() -> None:
    assert fields(JAIPUR, "new-networks.1999-12.by.calico").keys() == {"calico"}
    assert {"new-networks.1999-12.value"} <= {one["name"] for one in asked(JAIPUR, "new-networks")["figures"]}
    (share,) = asked(JAIPUR, "market.share.1999")["figures"]
    assert share["value"] == pytest.approx(15 / 36 * 100)
    handed = {one["name"]: one["value"] for one in asked(JAIPUR, "handover")["figures"]}
    assert (handed["handover.stakeholders.before"], handed["handover.stakeholders.after"]) == (1, 8)
    (bodies,) = asked(JAIPUR, "governance.bodies.number.1999")["figures"]
    assert (bodies["value"], bodies["formula"]) == (9, "those that are there in the year")


def test_a_name_of_a_thing_in_capitals_is_told_with_its_id() -> None:
    answer = clusterctl("-C", EXAMPLES / "ludhiana", "where", "Appeal")
    assert answer.code == 3
    assert "no figure is named Appeal; did you mean `appeal`?" in answer.err
    assert "calico" not in answer.err


def test_a_list_says_which_commands_it_leaves_out(tmp_path: Path) -> None:
    shutil.copytree(JAIPUR, tmp_path / "jaipur")
    change(tmp_path / "jaipur", "agency: 29606", "agency: many")
    answer = clusterctl("where", cwd=tmp_path / "jaipur")
    assert answer.code == 0
    assert "index.percent" in answer.out
    assert "the figures of `funding`" in answer.err
    assert "`clusterctl validate` shows them" in answer.err


@pytest.mark.parametrize(("columns", "below"), [(40, 3), (60, 2)])
def test_fields_stand_within_a_narrow_terminal(columns: int, below: int) -> None:
    from datetime import date

    from clusterctl.cli.where import _offer
    from clusterctl.output.screen import Screen
    from clusterctl.output.where import Origin, SetField, text
    from clusterctl.project.fields import field_at
    from clusterctl.store.blame import Touch

    workspace = loaded(JAIPUR)
    touch = Touch("1" * 40, "A. Printer of a very long name", date(2000, 1, 1), "", is_edge=False)
    one = next(one for one in _offer(workspace, None).figures if one.name == "nift.ties")
    origin = Origin(
        (one,), tuple(SetField(field_at(workspace.project, at), is_known=True, touch=touch) for at in one.figure.inputs)
    )
    lines = text([origin], workspace.project, Screen(columns), str).split("\n")
    assert max(map(len, lines)) <= columns
    assert len([line for line in lines if line.startswith("    ")]) == below


@pytest.mark.parametrize("example", ["jaipur", "ludhiana"])
def test_every_figure_that_is_listed_can_be_asked_after(example: str) -> None:
    from clusterctl.cli.where import _asked, _offer

    workspace = loaded(EXAMPLES / example)
    for label in (None, "1998", "1999"):
        offer = _offer(workspace, label)
        assert not offer.broken
        assert len(offer.figures) > 40
        for one in offer.figures:
            if one.label == label:
                assert _asked(workspace, one.name).means(one)
                assert _asked(workspace, f"{one.command}.{one.name}").means(one)


@pytest.mark.parametrize("project", [EXAMPLES / "jaipur", EXAMPLES / "ludhiana", ROOT / "tests/projects/table-1"])
def test_every_figure_of_several_fields_tells_how_it_is_reckoned(project: Path) -> None:
    from clusterctl.cli.where import _offer
    from clusterctl.output.formulas import formula

    clusters = [project] if (project / "cluster.yaml").exists() else sorted(project.iterdir())
    offered = [one for folder in clusters for one in _offer(loaded(folder), None).figures]
    assert offered
    assert {(one.command, one.name) for one in offered if len(one.figure.inputs) > 1 and not formula(one)} == set()


def loaded(folder: Path) -> Any:  # noqa: ANN401 - as the command has it
    from datetime import date

    from clusterctl.cli.workspace import Workspace
    from clusterctl.output.screen import Screen
    from clusterctl.project.load import load
    from clusterctl.project.project import as_of
    from clusterctl.rules.engine import run
    from clusterctl.store.folder import FolderTree

    project = load(FolderTree(str(folder)))
    day = as_of(project, date(2026, 1, 1))
    return Workspace(str(folder), project, run(project, day), day, Screen())
