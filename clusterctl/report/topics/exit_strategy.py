"""What the exit strategy says: each point with who does it and by when, how it stands, and what is missing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.exit.ground import EXIT
from clusterctl.findings.finding import Route
from clusterctl.method.handing_over import BOXES
from clusterctl.report.blocks import Column, Fact, Facts, Prose, Row, Table
from clusterctl.report.run import Run
from clusterctl.report.speech.labels import EXIT_BOX, EXIT_ITEM
from clusterctl.report.view import Gap
from clusterctl.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.exit import Exit, Item
    from clusterctl.report.blocks import Block
    from clusterctl.report.ground import Ground
    from clusterctl.report.run import Text


def known(at: Ground) -> Exit | None:
    """Return the exit strategy, unless it was drawn up after the label's end."""
    found = at.project.exit
    later = found is not None and found.prepared is not None and found.prepared.first > at.day
    return None if later else found


def strategy(at: Ground) -> tuple[list[Block], bool]:
    """Return the strategy, and whether some of it is not for this reader."""
    found = known(at)
    if found is None:
        return [], False
    rows, hidden = [], False
    for box in BOXES:
        items, refused = seen_items(at, found, box)
        hidden = hidden or refused
        if items:
            rows.append(Row((capital(at.say.label(EXIT_BOX, box)), "", "", "", ""), strong=True))
            rows += [_row(at, box, id_, item) for id_, item in items.items()]
    blocks: list[Block] = [*_agreed(at, found)]
    if rows:
        say = at.say
        columns = (Column(say("What")), Column(say("Who")), Column(say("By when"), whole=True),
                   Column(say("Status"), whole=True), Column(say("Resources")))  # fmt: skip
        blocks.append(Table(say("The exit strategy, point by point"), columns, tuple(rows)))
    if found.vision and at.sees(EXIT, "vision"):
        blocks.append(Prose(found.vision, at.say("The vision for the time after")))
    return blocks, hidden or bool(found.vision and not at.sees(EXIT, "vision"))


def seen_items(at: Ground, found: Exit, box: str) -> tuple[dict[str, Item], bool]:
    """Return the points of a part that the reader may see, and whether there are others."""
    held: Mapping[str, Item] = getattr(found, box)
    shown = {id_: item for id_, item in held.items() if at.reader.sees_record(Route(EXIT, (box, id_)))}
    return shown, len(shown) < len(held)


def _agreed(at: Ground, found: Exit) -> Iterator[Facts]:
    say, facts = at.say, []
    if found.prepared and at.sees(EXIT, "prepared"):
        facts.append(Fact(say("Drawn up"), (Run(at.say.when(found.prepared), note=at.note(EXIT, "prepared")),)))
    if found.agreed and found.agreed.date and at.sees(EXIT, "agreed", "date"):
        when = Run(at.say.when(found.agreed.date), note=at.note(EXIT, "agreed", "date"))
        facts.append(Fact(say("Agreed"), (when,)))
    if found.agreed and found.agreed.with_ and at.sees(EXIT, "agreed", "with"):
        who = Run(say.listed(found.agreed.with_), note=at.note(EXIT, "agreed", "with"))
        facts.append(Fact(say("Agreed with"), (who,)))
    if facts:
        yield Facts(tuple(facts))


def _row(at: Ground, box: str, id_: str, item: Item) -> Row:
    who: Text = at.people.names(item.who) if item.who and at.sees(EXIT, box, id_, "who") else "–"
    when: Text = "–"
    if item.by and at.sees(EXIT, box, id_, "by"):
        when = (Run(at.say.when(item.by), note=at.note(EXIT, box, id_, "by")),)
    state = at.say.label(EXIT_ITEM, item.state) if item.state and at.sees(EXIT, box, id_, "state") else "–"
    resources = getattr(item, "resources", None)
    shown = resources if resources and at.sees(EXIT, box, id_, "resources") else "–"
    what = item.what if at.sees(EXIT, box, id_, "what") else "–"
    return Row((what, who, when, state, shown))


def gaps(at: Ground) -> Iterator[Gap]:
    """Yield what the strategy does not tell."""
    say, found = at.say, known(at)
    if found is None:
        said = say("There is no exit strategy yet: who will do what, and by when, for the time after the programme.")
        yield Gap(said, EXIT)
        return
    empty = [say.label(EXIT_BOX, box) for box in (*BOXES, "vision") if not getattr(found, box)]
    if empty:
        yield Gap(say("The exit strategy says nothing on: {parts}.", parts=say.listed(empty)), EXIT)
    if found.agreed is None:
        said = say("When and with whom the exit strategy was agreed is not recorded.")
        yield Gap(said, f"{EXIT}: agreed")
    yield from _unsettled(at, found)


def _unsettled(at: Ground, found: Exit) -> Iterator[Gap]:
    """Name the points that nobody is to do, or that have no date."""
    say = at.say
    for box in BOXES:
        held: Mapping[str, Item] = getattr(found, box)
        open_ = {id_: item for id_, item in held.items()
                 if item.state != "done" and not (item.who and item.by) and at.sees(EXIT, box, id_)}  # fmt: skip
        if open_:
            said = say.several(
                len(open_), "{part}: {n} point lacks who does it or by when.",
                "{part}: {n} points lack who does them or by when.", part=capital(say.label(EXIT_BOX, box)),
            )  # fmt: skip
            yield Gap(said, f"{EXIT}: {box}.<id>.who, by")
    without = [id_ for id_, one in found.future_activities.items()
               if not one.resources and at.sees(EXIT, "future_activities", id_)]  # fmt: skip
    if without:
        said = say.several(len(without), "Where the resources of {n} future activity come from is not recorded.",
                           "Where the resources of {n} future activities come from is not recorded.")  # fmt: skip
        yield Gap(said, f"{EXIT}: future_activities.<id>.resources")
