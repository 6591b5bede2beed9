"""The files of a new cluster, made from the answers: small, commented, valid, and scored with an honest nought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from clusterctl.edit.bodies import Body, Role, bodies
from clusterctl.edit.scalars import flow_list, scalar
from clusterctl.edit.years import Sheet, first_sheet
from clusterctl.method.rubrics import GROUPS, Group
from clusterctl.model.partial_dates import PartialDate
from clusterctl.project.load import load
from clusterctl.store.tree import MemoryTree

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.edit.answers import Answers
    from clusterctl.edit.years import Year

_GROUP_OF: dict[Group, Role] = {"enterprises": "association", "support": "support", "brokering": "broker"}
_TITLES: dict[Group, str] = {
    "enterprises": "Networks, associations, co-operatives and other bodies of the firms: 60 per cent.",
    "support": "Banks, institutes, service providers, offices of the state: 30 per cent.",
    "brokering": "Bodies that coordinate all others: 10 per cent.",
}
_FIRST_FEATURES: dict[Group, str] = {
    "enterprises": "exists", "support": "present_locally", "brokering": "cda_interaction",
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~$])")


class _Actor(Struct, frozen=True):
    """A body as actors.yaml and the score sheet show it."""

    id: str
    name: str
    kind: str
    guessed: bool
    """Whether its kind was taken from its name."""
    grouped: bool
    """Whether it is a body of firms, which has members."""


class _Group(Struct, frozen=True):
    """A group of the score sheet."""

    key: Group
    title: str
    feature: str
    bodies: tuple[_Actor, ...]


class _View(Struct, frozen=True):
    """What fills the gaps. Texts are YAML already; `title` is Markdown."""

    title: str
    id: str
    name: str
    country: str
    state: str
    places: str
    products: str
    currency: str
    agency: str
    start: str
    end: str
    year: str
    months: str
    begun: int
    """The calendar year in which the first year begins."""
    month: str
    """The first month to come in the first year and in the programme, for examples."""
    now: str
    """The month in which the files are written."""
    sheet: Sheet
    bodies: tuple[_Actor, ...]
    groups: tuple[_Group, ...]
    scored: bool
    """Whether any body stands in a group."""
    lead: str
    pair: tuple[str, str] | None


def files(answers: Answers, today: date) -> dict[str, str]:
    """Return the texts of a new cluster by path, proven: they load without a finding and hold what was answered."""
    from clusterctl.edit import starter

    view = _view(answers, today)
    gaps = {field: getattr(view, field) for field in view.__struct_fields__}
    prose = starter.environment()
    found = {path: starter.plain(name) for path, name in starter.AS_THEY_ARE.items()}
    for path, name in starter.TEMPLATES.items():
        found[path.format_map(gaps)] = prose.get_template(name).render(gaps)
    _prove(found, answers)
    return found


def _view(answers: Answers, today: date) -> _View:
    first = answers.first_year
    named = bodies(answers)
    start = PartialDate(answers.start) if answers.start else None
    end = PartialDate(answers.end) if answers.end else None
    return _View(
        title=_MARKDOWN.sub(r"\\\1", answers.name),
        id=scalar(answers.id),
        name=scalar(answers.name),
        country=scalar(answers.country),
        state=scalar(answers.state) if answers.state else "",
        places=flow_list(answers.places) if answers.places else "",
        products=flow_list(answers.products) if answers.products else "",
        currency=answers.currency,
        agency=next((scalar(body.id) for body in named if "agency" in body.roles), ""),
        start=answers.start,
        end=answers.end,
        year=first.label,
        months=first.words,
        begun=first.first.year,
        month=_month(first, start, end, today),
        now=f"{today:%Y-%m}",
        sheet=first_sheet(first, today, end),
        bodies=tuple(map(_actor, named)),
        groups=tuple(_group(group, named) for group in GROUPS),
        scored=bool(answers.association or answers.support or answers.broker),
        lead=next((scalar(body.id) for body in named if "association" in body.roles), ""),
        pair=(scalar(named[1].id), scalar(named[0].id)) if len(named) > 1 else None,
    )


def _month(first: Year, start: PartialDate | None, end: PartialDate | None, today: date) -> str:
    day = min(today, end.last) if end else today
    begin = max(first.first, start.first) if start else first.first
    return f"{day if begin < day <= first.last else begin:%Y-%m}"


def _group(group: Group, named: tuple[Body, ...]) -> _Group:
    members = tuple(_actor(body) for body in named if _GROUP_OF[group] in body.roles)
    return _Group(group, _TITLES[group], _FIRST_FEATURES[group], members)


def _actor(body: Body) -> _Actor:
    guessed = body.roles != ("agency",)
    return _Actor(scalar(body.id), scalar(body.name), body.kind, guessed, "association" in body.roles)


def _prove(texts: dict[str, str], answers: Answers) -> None:
    """Raise where the files do not mean what was answered: a fault of ours, never of the answers."""
    project = load(MemoryTree(dict(texts)))
    cluster, actors = project.cluster, project.actors
    if project.findings or cluster is None or actors is None:
        message = f"the new files have findings: {project.findings}"
        raise RuntimeError(message)
    programme = cluster.programme
    held: dict[str, Any] = {
        "name": cluster.name,
        "id": cluster.id,
        "country": cluster.country,
        "state": cluster.state or "",
        "places": cluster.places,
        "products": cluster.products,
        "currency": cluster.currency,
        "start": str(programme.start) if programme and programme.start else "",
        "end": str(programme.end) if programme and programme.end else "",
        "agency": programme.implementing_agency or "" if programme else "",
        "year": project.plans[0].label.text,
    }
    named = {body.id: body.name for body in bodies(answers)}
    agency = next((body.id for body in bodies(answers) if "agency" in body.roles), "")
    meant = {**{key: asdict(answers)[key] for key in held}, "agency": agency}
    if held != meant or {id_: actor.name for id_, actor in actors.actors.items()} != named:
        message = f"the new files hold {held}, not {meant}"
        raise RuntimeError(message)
