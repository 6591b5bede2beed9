"""`clusterctl schema`: prints the schemas, and wires them into an editor without harm to what is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl.cli.run import run
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.project import editor
from clusterctl.project.discover import discover
from generate import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

SAMPLE = Path(schemas.__file__).with_name("sample")
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a small cluster."""
    for path in SAMPLE.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(SAMPLE)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def clusterctl(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in that cluster; return exit code, output and errors."""

    def answer(*words: str) -> tuple[int, str, str]:
        code = run(["-C", str(folder), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return answer


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_it_prints_a_schema(kind: str, clusterctl: Run) -> None:
    assert clusterctl("schema", kind) == (0, schemas.text(kind), "")


def test_it_lists_the_kinds(clusterctl: Run) -> None:
    code, out, _ = clusterctl("schema")
    assert code == 0
    assert "plan        plans/<label>.yaml: an annual action plan\n" in out
    assert len(out.splitlines()) == len(FILE_KINDS)


def test_an_unknown_kind_gets_a_suggestion(clusterctl: Run) -> None:
    code, _, err = clusterctl("schema", "plans")
    assert code == 3
    assert "there is no kind of file `plans`; did you mean `plan`?" in err


def test_comments_go_with_install_only(clusterctl: Run) -> None:
    assert clusterctl("schema", "plan", "--comments")[0] == 2


def test_install_writes_schemas_settings_and_the_recommendation(folder: Path, clusterctl: Run) -> None:
    before = contents(folder)
    assert clusterctl("schema", "install")[0] == 0
    after = contents(folder)
    assert {path: after[path] for path in before} == before
    for kind in FILE_KINDS:
        assert after[editor.schema_path(kind)].decode() == schemas.text(kind)
    assert json.loads(after[SETTINGS]) == {"yaml.schemas": editor.associations()}
    assert json.loads(after[EXTENSIONS]) == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize("words", [("schema", "install"), ("schema", "install", "--comments")])
def test_a_second_install_changes_nothing(words: tuple[str, ...], folder: Path, clusterctl: Run) -> None:
    assert clusterctl(*words)[0] == 0
    before = contents(folder)
    assert clusterctl(*words)[:2] == (0, "")
    assert contents(folder) == before


def test_an_old_copy_is_renewed(folder: Path, clusterctl: Run) -> None:
    clusterctl("schema", "install")
    (folder / editor.schema_path("plan")).write_text("{}")
    assert clusterctl("schema", "install")[:2] == (0, ".clusterctl/schemas: 1 schema written\n")
    assert (folder / editor.schema_path("plan")).read_text() == schemas.text("plan")


def test_other_settings_are_kept_with_their_layout(folder: Path, clusterctl: Run) -> None:
    (folder / ".vscode").mkdir()
    old = {
        "editor.rulers": [100],
        "yaml.schemas": {"own.json": "own.yaml", "./.clusterctl/schemas/plan.schema.json": "p.yaml"},
    }
    (folder / SETTINGS).write_bytes(json.dumps(old, indent=4).replace("\n", "\r\n").encode())
    (folder / EXTENSIONS).write_text('{"recommendations": ["other.one"]}')
    assert clusterctl("schema", "install")[0] == 0
    text = (folder / SETTINGS).read_bytes().decode()
    new = json.loads(text)
    assert new["editor.rulers"] == [100]
    assert new["yaml.schemas"]["own.json"] == "own.yaml"
    assert new["yaml.schemas"]["./.clusterctl/schemas/plan.schema.json"] == ["p.yaml", "plans/*.yaml"]
    assert '\r\n    "editor.rulers"' in text
    assert json.loads((folder / EXTENSIONS).read_text())["recommendations"] == ["other.one", "redhat.vscode-yaml"]


def test_an_unwanted_extension_is_not_recommended(folder: Path, clusterctl: Run) -> None:
    (folder / ".vscode").mkdir()
    (folder / EXTENSIONS).write_text('{"unwantedRecommendations": ["redhat.vscode-yaml"]}')
    assert clusterctl("schema", "install")[0] == 0
    assert (folder / EXTENSIONS).read_text() == '{"unwantedRecommendations": ["redhat.vscode-yaml"]}'


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        (b'{\n  // mine\n  "a": 1\n}\n', "it has comments, which would be lost"),
        (b'{"a": 1,}', "it is not valid JSON"),
        (b"[]", "it is not a mapping"),
        (b'{"a": 1, "a": 2}', "a key stands twice in it"),
        (b'{"yaml.schemas": []}', "its `yaml.schemas` is not a mapping"),
        (b'{"a": "\xe9"}', "it is not UTF-8 text"),
    ],
)
def test_settings_that_would_suffer_are_left_and_told(old: bytes, reason: str, folder: Path, clusterctl: Run) -> None:
    (folder / ".vscode").mkdir()
    (folder / SETTINGS).write_bytes(old)
    code, out, err = clusterctl("schema", "install")
    assert code == 5
    assert f"{SETTINGS} is left as it is: {reason}" in err
    assert (folder / SETTINGS).read_bytes() == old
    pasted = out.partition("add this by hand\n")[2].partition(f"\n{EXTENSIONS}")[0]
    assert json.loads("{" + pasted + "}") == {"yaml.schemas": editor.associations()}
    assert (folder / EXTENSIONS).exists()
    assert (folder / editor.schema_path("plan")).exists()


def test_comments_name_the_schema_by_a_path_that_leads_there(folder: Path, clusterctl: Run) -> None:
    before = contents(folder)
    assert clusterctl("schema", "install", "--comments")[0] == 0
    for path, old in before.items():
        line, _, rest = (folder / path).read_text().partition("\n")
        assert rest == old.decode()
        named = line.removeprefix("# yaml-language-server: $schema=")
        ((place,), _) = discover([path])
        assert (folder / path).parent.joinpath(named).resolve() == folder / editor.schema_path(place.kind.name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("statement: A\r\n", "# {}\r\nstatement: A\r\n"),
        ("\ufeffstatement: A\n", "\ufeff# {}\nstatement: A\n"),
        ("# About it\n---\nstatement: A\n", "# {}\n# About it\n---\nstatement: A\n"),
        ("# yaml-language-server: $schema=other.json\nstatement: A\n", None),
        ("# About it\n#yaml-language-server : $schema=other.json\nstatement: A\n", None),
    ],
)
def test_comments_keep_the_text(old: str, new: str | None) -> None:
    ((place,), _) = discover(["vision.yaml"])
    comment = "yaml-language-server: $schema=.clusterctl/schemas/vision.schema.json"
    assert editor.commented(old, place) == (new.format(comment) if new else old)


def test_a_file_that_is_not_text_is_left_and_told(folder: Path, clusterctl: Run) -> None:
    (folder / "vision.yaml").write_bytes(b"statement: \xe9\n")
    code, _, err = clusterctl("schema", "install", "--comments")
    assert code == 5
    assert "vision.yaml is left as it is: it is not UTF-8 text" in err
    assert (folder / "vision.yaml").read_bytes() == b"statement: \xe9\n"
    assert (folder / "exit.yaml").read_text().startswith("# yaml-language-server")


@pytest.mark.parametrize("link", [".vscode", SETTINGS, ".clusterctl"])
def test_links_that_lead_out_are_not_followed(
    link: str, folder: Path, clusterctl: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "settings.json").write_text("{}")
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(outside / "settings.json" if link == SETTINGS else outside)
    assert clusterctl("schema", "install")[0] == 5
    assert contents(outside) == {"settings.json": b"{}"}
