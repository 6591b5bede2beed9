"""What is not on file: files that a cluster should have, those that can be read in part only, years not assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.index import last_in
from clusterctl.report.view import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.project.labels import Label
    from clusterctl.report.ground import Ground


def gaps(at: Ground) -> Iterator[Gap]:
    """Give what is not on file."""
    for path in at.project.broken():
        yield Gap(at.say("{file} can be read in part only, so figures may lack what it tells.", file=path), path)
    yield from _single(at)
    yield from _of_the_year(at)
    yield from _assessments(at)


def _single(at: Ground) -> Iterator[Gap]:
    """Name the files of which a cluster has one, and what nobody can tell without them."""
    say = at.say
    untold = {
        "actors.yaml": say("There is no list of actors, which would tell who is who, and who works with whom."),
        "diagnostic.yaml": say("There is no diagnostic study, which would tell which constraints the activities "
                               "answer."),
        "vision.yaml": say("There is no vision, which would tell what the actors want to reach."),
        "logframe.yaml": say("There is no log-frame, which would tell which results were planned, and how they are "
                             "measured."),
        "exit.yaml": say("There is no exit strategy, which would tell how the programme will hand over."),
    }  # fmt: skip
    yield from (Gap(said, path) for path, said in untold.items() if path not in at.project.files)


def _of_the_year(at: Ground) -> Iterator[Gap]:
    say, label = at.say, at.label.text
    if at.label.is_month:
        return
    if at.period.plan_path is None:
        said = say("There is no action plan of {label}, which would tell what was done, and by whom.", label=at.year)
        yield Gap(said, f"plans/{label}.yaml")
    if f"monitoring/{label}.yaml" not in at.project.files:
        said = say("There are no observations of {label}, which would tell what the activities changed.", label=at.year)
        yield Gap(said, f"monitoring/{label}.yaml")


def _assessments(at: Ground) -> Iterator[Gap]:
    """Name the years without an assessment, each with its place."""
    for label in (at.label,) if at.label not in at.years else at.years:
        if not _is_assessed(at, label):
            said = at.say(
                "There is no assessment of {label}, which would tell how far the cluster could carry on by itself.",
                label=at.label_name(label),
            )
            yield Gap(said, f"scores/{label.text}.yaml")


def _is_assessed(at: Ground, label: Label) -> bool:
    return f"scores/{label.text}.yaml" in at.project.files or last_in(at.project, label) is not None
