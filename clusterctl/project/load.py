"""A tree to a project: every file is read, judged by its type, and its ids resolved. Faults are findings."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.model.cluster import FORMAT, Cluster
from clusterctl.model.kinds import FILE_KINDS
from clusterctl.model.shape import load as shape
from clusterctl.project.discover import Place, discover
from clusterctl.project.ids import Ids
from clusterctl.project.labels import DEFAULT_YEAR_START, Label, parse_label
from clusterctl.project.project import File, Project
from clusterctl.project.references import resolve
from clusterctl.source.document import Document, Marks
from clusterctl.store.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clusterctl.model.actors import ActorRecord, Actors
    from clusterctl.store.tree import Tree

LIMIT_KEPT = 1000


def read_anew(path: str, data: bytes) -> Document:
    """Return the file as read; never raises for what the file holds."""
    from clusterctl.source.reader import read  # with the parser, which is not loaded where all files were kept

    return read(path, data)


def load_file(
    tree: Tree, place: Place, read: Callable[[str, bytes], Document] = read_anew
) -> tuple[File, list[Finding]]:
    """Return one file of a tree as loaded, and what was found while reading it; `read` makes a document of bytes."""
    document = _read(tree, place.path, read)
    if not isinstance(document.data, dict):
        return File(place, document, None, complete=False), document.findings
    newer = _newer_format(place, document)
    if newer:
        return File(place, document, None, complete=False), [newer]
    loaded = shape(document.data, place.kind.type, place.path)
    if loaded.texts and document.findings:
        from clusterctl.project.fixes import of_texts  # only on the way to a fault

        of_texts(document, loaded.texts)
    complete = loaded.complete and document.complete
    return File(place, document, loaded.record, complete), [*document.findings, *loaded.findings]


def load(
    tree: Tree, at: str | None = None, one: Callable[[Tree, Place], tuple[File, list[Finding]]] = load_file
) -> Project:
    """Return the project that a tree holds, with all YML, SCH and REF findings. Never raises for what files hold.

    With the text of a label, it is the project as known at the end of that label. `one` loads a file.
    """
    places, findings = discover(tree.list())
    findings += _files_for_folders(tree)
    files: dict[str, File] = {}
    for place in places:
        files[place.path], found = one(tree, place)
        findings += found
        if place.kind.name == "cluster" and any(finding.code == "SCH012" for finding in found):
            return Project(files, {}, Ids(), tuple(findings), revision=tree.revision)
    labels, bad_labels = _labels(files)
    until = parse_label(at, _year_start(files)) if at else None
    if until:
        return _known(tree, files, labels, findings, until)
    ids, bad_ids = resolve(files, tree.has)
    kept, more = _capped([*findings, *bad_labels, *bad_ids], files)
    return Project(files, labels, ids, kept, more, every_actor=_actors(files), revision=tree.revision)


def put_together(files: dict[str, File], at: str | None = None) -> Project:
    """Return the project of files that are loaded, for figures alone: no id is looked up, and nothing is found.

    With the text of a label, it is the project as known at the end of that label.
    """
    labels = _labels_of(files)
    until = parse_label(at, _year_start(files)) if at else None
    every = _actors(files)
    if until:
        from clusterctl.project.cut import cut

        files = cut(files, labels, until.last).files
        labels = {path: label for path, label in labels.items() if path in files}
    return Project(files, labels, Ids(), every_actor=every, until=until)


def _known(
    tree: Tree, files: dict[str, File], labels: dict[str, Label], findings: list[Finding], until: Label
) -> Project:
    """Return the project as known at the end of a label, with no finding on what is not known yet.

    Ids of what begins later stay known, and places are looked up before the lists are cut.
    """
    from clusterctl.project.cut import cut

    left = cut(files, labels, until.last)
    ids, bad_ids = resolve(files, tree.has, left.lacks)
    labels, bad_labels = _labels(left.files)
    found, more = _capped([finding for finding in findings if not left.lacks(finding.route)] + bad_ids, files)
    whole = Project(files, labels, ids)
    placed = (*map(whole.placed, found), *bad_labels)
    more = {path: count for path, count in more.items() if path not in files or path in left.files}
    return Project(
        left.files, labels, ids, placed, more, every_actor=_actors(files), revision=tree.revision,
        later=frozenset(files.keys() - left.files.keys()), until=until,
    )  # fmt: skip


def _actors(files: dict[str, File]) -> Mapping[str, ActorRecord]:
    top = files.get("actors.yaml")
    return cast("Actors", top.record).actors if top and top.record else {}


def _capped(findings: list[Finding], files: dict[str, File]) -> tuple[tuple[Finding, ...], dict[str, int]]:
    """Return at most `LIMIT_KEPT` findings of each code in each file, and how many more each file has.

    Far more than are ever shown: settings and ignore comments, which come later, may take most of them back.
    """
    count: Counter[tuple[str, str]] = Counter()
    more = Counter({path: file.document.more for path, file in files.items() if file.document.more})
    kept: list[Finding] = []
    for finding in findings:
        same = finding.route.file, finding.code
        count[same] += 1
        if count[same] <= LIMIT_KEPT:
            kept.append(finding)
        else:
            more[finding.route.file] += 1
    return tuple(kept), dict(more)


def _read(tree: Tree, path: str, read: Callable[[str, bytes], Document]) -> Document:
    try:
        return read(path, tree.read(path))
    except UnreadableError as error:
        fault = Finding(error.code, error.message, Route(path), error.help)
        return Document(path, "", None, Marks(), [fault], complete=False)


def _newer_format(place: Place, document: Document) -> Finding | None:
    data = document.data
    found = data.get("format") if place.kind.name == "cluster" and isinstance(data, dict) else None
    if not isinstance(found, int | Decimal) or isinstance(found, bool) or found <= FORMAT:
        return None
    from clusterctl.model.sentences import newer_format  # only on the way to a fault

    said = newer_format(found, FORMAT)
    return Finding(said.code, said.message, Route(place.path, ("format",)), said.help)


def _files_for_folders(tree: Tree) -> list[Finding]:
    return [
        Finding("YML023", f"`{kind.folder}` is a file; it must be a folder with files such as {kind.folder}/1999.yaml",
                Route(kind.folder), "rename the file")
        for kind in FILE_KINDS.values() if kind.labelled and tree.has(kind.folder)
    ]  # fmt: skip


def _labels(files: dict[str, File]) -> tuple[dict[str, Label], list[Finding]]:
    """Return the label of each file that has one, and those that are none, overlap or deny their file's date."""
    labels = _labels_of(files)
    findings: list[Finding] = []
    for path, file in files.items():
        if not file.place.label:
            continue
        label = labels.get(path)
        if label is None:
            first = file.place.label[:4]
            message = f"`{file.place.label}` is no financial year: its two years must follow each other"
            help_ = f"rename it to {file.place.kind.folder}/{first}-{int(first) + 1}.yaml, or file each year by itself"
            findings.append(Finding("REF009", message, Route(path), help_))
            continue
        findings += _date_outside(path, file, label)
    return labels, findings + list(_overlaps(files, labels))


def _labels_of(files: dict[str, File]) -> dict[str, Label]:
    """Return the label of each file that has one."""
    start = _year_start(files)
    found = {path: parse_label(file.place.label, start) for path, file in files.items() if file.place.label}
    return {path: label for path, label in found.items() if label}


def _year_start(files: dict[str, File]) -> str:
    top = files.get("cluster.yaml")
    return top.record.financial_year_start if top and isinstance(top.record, Cluster) else DEFAULT_YEAR_START


def _overlaps(files: dict[str, File], labels: dict[str, Label]) -> Iterable[Finding]:
    for path, label in labels.items():
        for other_path, other in labels.items():
            same_kind = files[path].place.kind is files[other_path].place.kind
            if same_kind and other_path < path and label.overlaps(other) and not (label.is_month ^ other.is_month):
                first, last = max(label.first, other.first), min(label.last, other.last)
                message = f"`{label.text}` and `{other.text}` both hold the days from {first} to {last}"
                help_ = "file by calendar years or by financial years, so that each day lies in one file"
                yield Finding("REF010", message, Route(path), help_, (Related("the other file", Route(other_path)),))


def _date_outside(path: str, file: File, label: Label) -> list[Finding]:
    date = getattr(file.record, "date", None)
    if file.place.kind.name != "scores" or date is None or label.holds(date):
        return []
    message = f"the assessment is of {date}, but its file is for {label.first} to {label.last}"
    return [Finding("REF011", message, Route(path, ("date",)), "correct the date, or rename the file")]
