"""A tree in memory, and what a file's name says."""

from __future__ import annotations

import pytest

from clusterctl.store.tree import MemoryTree, UnreadableError, is_yaml

TREE = MemoryTree({"plans/1999.yaml": "status: draft\n", "cluster.yaml": b"id: \xff\n", "README.md": "# A\n"})


def test_a_tree_in_memory_lists_and_reads_like_a_folder() -> None:
    assert TREE.list() == ["cluster.yaml", "plans/1999.yaml"]
    assert (TREE.read("cluster.yaml"), TREE.read("plans/1999.yaml")) == (b"id: \xff\n", b"status: draft\n")
    assert (TREE.has("README.md"), TREE.has("plans")) == (True, False)


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UnreadableError) as caught:
        TREE.read("actors.yaml")
    assert (caught.value.code, bool(caught.value.help)) == ("YML023", True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.yaml", True), ("a.yml", True), ("A.YAML", True), ("a.yaml.orig", False), ("yaml", False), ("a.json", False)],
)
def test_the_name_of_a_yaml_file(path: str, *, expected: bool) -> None:
    assert is_yaml(path) is expected
