"""`trace` as its users run it: the tree, the broken ends, the JSON contract, what is not there."""

from __future__ import annotations

import json
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
CLUSTERS = [JAIPUR, LUDHIANA, ROOT / "tests/projects/table-13-2", ROOT / "tests/projects/jodhpur"]


def document(cluster: Path, *arguments: str) -> dict[str, Any]:
    """Return a JSON answer that has the promised shape."""
    answer = clusterctl("-C", cluster, "trace", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    schema("trace").validate(found)
    return found


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda path: path.name)
@pytest.mark.parametrize("arguments", [(), ("--broken",), ("--today", "1998-06-30")])
def test_documents_have_the_promised_shape(cluster: Path, arguments: tuple[str, ...]) -> None:
    assert document(cluster, *arguments)["format"] == "clusterctl/trace/1"


def test_places_are_true() -> None:
    for node in document(JAIPUR)["activities"]:
        for place in node["places"]:
            line = (JAIPUR / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
            assert line[place["column"] - 1 :].startswith(f"{node['id']}:")


def test_broken_ends_alone() -> None:
    found = document(JAIPUR, "--broken", "--at", "1998")
    assert [node["id"] for node in found["objectives"]] == ["product-image"]
    assert found["activities"] == []
    assert [one["id"] for one in found["in_the_air"]] == ["new-designs", "trained-firms"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("trace", 0, "constraint weak-design-marketing (high priority, pressure point)"),
        ("trace --from calico-members", 0, "It comes from the output living-networks."),
        ("trace --from calico-members", 0, "Members of Calico = 120 artisans (1999-12)"),
        ("trace --from calico-members --today 1998-06", 0, "! no value is known"),
        ("trace --broken", 0, "value No broken ends among 91 things."),
        ("trace --from calico-membres", 3, "did you mean `calico-members`?"),
        ("trace --from calico", 3, "there is no `calico` in the chain"),
        ("trace --from ''", 3, "there is no ``"),
        ("trace --from jaipur-fair-2 --at 1998", 3, "there is no `jaipur-fair-2`"),
        ("trace --broken", 0, "No end is broken, and nothing hangs in the air."),
        ("trace --broken --today 1998-06", 0, "Indicators without a value"),
        ("trace --broken --from direct-sales --today 1998-06", 0, "3 broken ends among 4 things"),
        ("trace 1999", 2, "--help"),
        ("trace --help", 0, "Example: clusterctl trace"),
    ],
)
def test_exit_codes_and_what_is_said(line: str, code: int, said: str) -> None:
    answer = clusterctl(*shlex.split(line), cwd=JAIPUR)
    assert answer.code == code, answer
    assert said in " ".join((answer.out + answer.err).split())
    assert bool(answer.out) == (code == 0)


def test_a_cluster_with_nothing_to_trace_says_so(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text(BARE, encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "trace")
    assert answer.code == 3
    assert "there is nothing to trace yet" in answer.err


def test_an_error_in_a_needed_file_is_shown_and_there_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "cluster.yaml").write_text(BARE, encoding="utf-8")
    (tmp_path / "vision.yaml").write_text("statement: All\nobjectives: {sell: {}}\n", encoding="utf-8")
    answer = clusterctl("-C", tmp_path, "trace")
    assert (answer.code, answer.out) == (1, "")
    assert "vision.yaml" in answer.err


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = shown("trace", cwd=JAIPUR, width=width)
    assert "└─ " in text
    assert [line for line in text.splitlines() if cells(line) > width] == []


def test_a_terminal_without_lines_gets_a_tree_of_ascii() -> None:
    text = shown("trace", "--broken", cwd=JAIPUR, encoding="ascii") + shown("trace", cwd=JAIPUR, encoding="ascii")
    assert "`- " in text
    assert "|- objective" in text
    assert "?- " not in text
