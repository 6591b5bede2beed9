"""People affected: for whom the activities of the period were, by sex and other groups; indicators by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.activity_state import known_result
from clusterctl.analysis.figure import Figure, exactness_of, figure
from clusterctl.analysis.reach import reach_of
from clusterctl.findings.finding import Route
from clusterctl.report.blocks import Column, Fact, Facts, Paragraph, Row, Table
from clusterctl.report.outline import Told
from clusterctl.report.parts.description import beneficiaries
from clusterctl.report.redaction.few import counts_people
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import PERSONS
from clusterctl.report.topics import indicator_words as words
from clusterctl.report.view import Gap
from clusterctl.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.analysis.indicators import Group, IndicatorResult
    from clusterctl.model.plan import Activity
    from clusterctl.model.values import Quantity
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text

QUESTION = message("Whom did it reach?")


class _Held(Struct, frozen=True):
    """An activity that was for somebody, and its counts."""

    title: str
    actors: tuple[str, ...]
    firms: Figure | None
    persons: Mapping[str, Figure]
    """By group; `total` is all of them."""
    done: bool
    """Whether it is over, so that it reached those whom it was for."""


def told(at: Ground) -> Told:
    """Return whom the period's activities reached, and the indicators by group."""
    held, refused = _activities(at)
    grouped = [one for one in words.shown(at) if one.groups]
    seen = [one for one in grouped if _sees_groups(at, one)]
    blocks = (*_cluster(at), *_table(at, held), *_indicators(at, seen), *_suppressed(at, held, seen))
    few = any(at.few.hides(one) for one in _figures(held))
    withheld = refused or few or len(seen) < len(grouped)
    return Told(_heading(at, held), blocks, tuple(_gaps(at, held, seen)), withheld)


def _heading(at: Ground, held: Sequence[_Held]) -> Text:
    """Say how many firms took part at least: those of the largest activity that may be shown."""
    say, firms = at.say, reach_of(at.project, at.money, at.day).firms
    largest = next((one.firms for one in held if one.firms and one.firms.known == firms.known), None)
    if not firms.known or largest is None or at.few.hides(largest) or not at.reader.sees_figure(largest, "public"):
        return ""
    number = at.number(Figure(firms.known, (largest,), firms.exactness))
    if not any(one.done for one in held if one.firms and one.firms.known == firms.known):
        return say.several_runs(int(firms.known), "The activities of {year} are for {number} firm",
                                "The activities of {year} are for {number} firms", number=number,
                                year=at.year)  # fmt: skip
    return say.several_runs(int(firms.known), "The activities of {year} reached {number} firm",
                            "The activities of {year} reached {number} firms", number=number,
                            year=at.year)  # fmt: skip


def _cluster(at: Ground) -> Iterator[Block]:
    """Give the size of the cluster, of which those who were reached are a part."""
    known = tuple(Fact(name, text) for name, text, _, _ in beneficiaries(at) if text)
    if known:
        yield Facts(known)


# -- activities --------------------------------------------------------------------------------------------------------


def _by_title(entry: tuple[str, Activity]) -> tuple[str, str]:
    return entry[1].title, entry[0]


def _activities(at: Ground) -> tuple[list[_Held], bool]:
    """Return the activities of the period that tell for whom they are, and whether some are not for the reader."""
    found, refused = [], False
    plan = at.plan
    for id_, one in sorted(plan.record.activities.items(), key=_by_title) if plan else ():
        route = Route(plan.path if plan else "", ("activities", id_))
        if one.result and one.result.status in {"dropped", "postponed"}:
            continue
        if not at.reader.sees_record(route):
            refused = True
            continue
        held, kept = _held(at, one, route)
        refused = refused or kept
        if held:
            found.append(held)
    return found, refused


def _held(at: Ground, one: Activity, route: Route) -> tuple[_Held | None, bool]:
    told_, kept = one.beneficiaries, False
    below = route.under("beneficiaries")
    persons: dict[str, Figure] = {}
    for group, number in told_.participants.items() if told_ else ():
        place = below.under("participants", group)
        if at.reader.sees(place):
            persons[group] = _count(number, place)
        else:
            kept = True
    firms = _firms(at, one, route)
    actors = tuple(told_.actors) if told_ and at.reader.sees(below.under("actors")) else ()
    names = tuple(at.people.name(actor) for actor in actors)
    return (_Held(one.title, names, firms, persons, _is_done(at, one)) if names or firms or persons else None), kept


def _is_done(at: Ground, one: Activity) -> bool:
    result = known_result(one.result, at.day)
    return result is not None and result.status == "done"


def _firms(at: Ground, one: Activity, route: Route) -> Figure | None:
    """Return the firms that an activity served, where its result tells them; else those that it is for."""
    result = known_result(one.result, at.day)
    places = (
        (result.firms_served if result else None, route.under("result", "firms_served")),
        (one.beneficiaries.firms if one.beneficiaries else None, route.under("beneficiaries", "firms")),
    )
    found = next(((written, place) for written, place in places if written is not None), None)
    return _count(*found) if found and at.reader.sees(found[1]) else None


def _count(written: Quantity, place: Route) -> Figure:
    return figure(written.value, place, exactness=exactness_of(written))


def _figures(held: Sequence[_Held]) -> Iterator[Figure]:
    for one in held:
        yield from ([one.firms] if one.firms else [])
        yield from one.persons.values()


def _table(at: Ground, held: Sequence[_Held]) -> Iterator[Block]:
    say = at.say
    told_ = [one for one in held if one.firms or one.persons]
    if not told_:
        return
    groups = sorted(
        {group for one in told_ for group in one.persons} - {"total"}, key=lambda one: (one != "women", one)
    )
    heads = (say("Firms"), say("Persons"), *(_group(at, group) for group in groups))
    columns = (Column(say("Activity")), Column(say("For whom")), *(Column(head, "right") for head in heads))
    rows = tuple(
        Row((one.title, "; ".join(one.actors) or "–", _cell(at, one.firms), _cell(at, one.persons.get("total")),
             *(_cell(at, one.persons.get(group)) for group in groups)))
        for one in told_
    )  # fmt: skip
    yield Table(say("Whom the activities of {year} were for, where it was counted", year=at.year), columns, rows)
    yield Paragraph(
        say("A firm or a person may take part in several activities, so the rows are not added up."), "note"
    )


def _group(at: Ground, group: str) -> str:
    said = at.say.label(PERSONS, group).replace("-", " ")
    return said[:1].upper() + said[1:]


def _cell(at: Ground, one: Figure | None) -> Text:
    if one is None:
        return (Run("–", "soft"),)
    return (words.not_shown(at),) if at.few.hides(one) else (at.number(one),)


# -- indicators --------------------------------------------------------------------------------------------------------


def _sees_groups(at: Ground, one: IndicatorResult) -> bool:
    below = one.actual.route.under("by") if one.actual else one.route.under("disaggregation")
    return at.reader.sees(below)


def _indicators(at: Ground, seen: Sequence[IndicatorResult]) -> Iterator[Block]:
    say = at.say
    if not seen:
        return
    columns = (Column(say("Indicator and group")), Column(say("Unit"), whole=True), Column(say("Baseline"), "right"),
               Column(say("So far"), "right"), Column(say("Share of all"), "right"))  # fmt: skip
    rows: list[Row] = []
    for one in seen:
        rows.append(Row((one.name, words.unit(at, one), words.reading(at, one, one.baseline),
                         words.reading(at, one, one.actual), ""), strong=True))  # fmt: skip
        rows += [_by(at, one, group) for group in one.groups]
    yield Table(say("Indicators by group, as known at the end of {year}", year=at.year), columns, tuple(rows))


def _by(at: Ground, one: IndicatorResult, group: Group) -> Row:
    def shown(held: Figure) -> Text:
        return (words.value(at, one, held),) if held.known is not None else (Run("–", "soft"),)

    small = words.hidden(at, one, group.figure, group.share)
    share: Text = (at.share(group.share),) if group.share.known is not None and not small else (Run("–", "soft"),)
    return Row((_name(at, group.name), "", shown(group.baseline), shown(group.figure), share))


def _name(at: Ground, group: str) -> str:
    """Return what a group is called: an actor by its name, another by its label."""
    if group in at.project.every_actor:
        return at.people.name(group)
    return _group(at, group)


def _suppressed(at: Ground, held: Sequence[_Held], seen: Sequence[IndicatorResult]) -> Iterator[Block]:
    """Say how many counts are hidden because they are so small, or would give such a one away."""
    groups = [group.figure for one in seen for group in one.groups if counts_people(one)]
    hidden = sum(at.few.hides(one) for one in (*_figures(held), *groups))
    if hidden:
        fewest = at.say.number(at.few.fewest)
        yield Paragraph(at.say.several(
            hidden,
            "{n} count is not shown to this reader: it is smaller than {fewest}, so that those counted might be known "
            "one by one, or it would give away such a count.",
            "{n} counts are not shown to this reader: they are smaller than {fewest}, so that those counted might be "
            "known one by one, or they would give away such a count.", fewest=fewest), "note")  # fmt: skip


# -- what is missing ---------------------------------------------------------------------------------------------------


def _gaps(at: Ground, held: Sequence[_Held], seen: Sequence[IndicatorResult]) -> Iterator[Gap]:
    say, file = at.say, f"plans/{at.label.text}.yaml"
    if at.plan is None:
        yield Gap(say("There is no action plan of {year}, so nothing tells whom it reached.", year=at.year), file)
        return
    every = [one for one in at.plan.record.activities.values()
             if not (one.result and one.result.status in {"dropped", "postponed"})]  # fmt: skip
    if not every:
        yield Gap(say("No activity of {year} is on record.", year=at.year), f"{file}: activities")
    untold = sum(not _is_counted(one) for one in every)
    if untold:
        said = say("How many firms or persons took part is not recorded for {n} of {all} activities.",
                   n=say.number(untold), all=say.number(len(every)))  # fmt: skip
        yield Gap(said, f"{file}: activities.<id>.beneficiaries")
    with_total = [one for one in held if "total" in one.persons]
    without = sum("women" not in one.persons for one in with_total)
    if without:
        said = say.several(without, "Women are not counted among the persons of {n} activity.",
                           "Women are not counted among the persons of {n} activities.")  # fmt: skip
        yield Gap(said, f"{file}: activities.<id>.beneficiaries.participants.women")
    bare = [one.name for one in seen if one.actual and not one.actual.by]
    if bare:
        said = say("No value by group is recorded of indicators that ask for it: {names}.", names=at.named(bare))
        yield Gap(said, f"monitoring/{at.label.text}.yaml: values.<id>.<n>.by")


def _is_counted(one: Activity) -> bool:
    served = one.result and one.result.firms_served is not None
    return bool(
        served or (one.beneficiaries and (one.beneficiaries.firms is not None or one.beneficiaries.participants))
    )
