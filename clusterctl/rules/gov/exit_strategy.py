"""Whether the exit strategy says who does what by when, and where the resources come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.handing_over import BOXES
from clusterctl.rules.rule import Rule
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.model.exit import Exit, Item
    from clusterctl.rules.evidence import Evidence

_FILE = "exit.yaml"
_MOST_RELATED = 3


def _strategy(evidence: Evidence) -> Exit | None:
    """Return the exit strategy, once it is there: while it is being drawn up, items may lack what they like."""
    found = evidence.project.exit
    if found is None or (found.prepared and found.prepared.first > evidence.as_of):
        return None
    return found if found.prepared or found.agreed else None


def unsettled_item(evidence: Evidence) -> Iterator[Finding]:
    """Yield one finding on the items that do not say who does them, or by when; what is done needs neither."""
    strategy = _strategy(evidence)
    items = ((box, id_, item) for box in BOXES if strategy for id_, item in _items(strategy, box).items())
    lacking = [(box, id_, _lacks(item)) for box, id_, item in items if _lacks(item)]
    if lacking:
        first = f"`{lacking[0][1]}` {lacking[0][2]}"
        more = f"; and so it is with {counted(len(lacking) - 1, 'more item')}" if len(lacking) > 1 else ""
        related = tuple(Related(f"`{id_}` {what}", _way(box, id_)) for box, id_, what in lacking[1 : _MOST_RELATED + 1])
        help_ = "agree with the stakeholders who does it, and by when: `who` and `by`"
        yield Finding("GOV008", f"{first}{more}", _way(*lacking[0][:2]), help_, related)


def _lacks(item: Item) -> str:
    if item.state == "done":
        return ""
    missing = [word for word, value in (("who does it", item.who), ("by when", item.by)) if not value]
    return f"does not say {listed(missing)}" if missing else ""


def no_resources(evidence: Evidence) -> Iterator[Finding]:
    """Yield one finding on the future activities of which nobody says who pays for them."""
    strategy = _strategy(evidence)
    found = strategy.future_activities if strategy else {}
    lacking = [id_ for id_, one in found.items() if not one.resources and one.state != "done"]
    if lacking:
        message = f"it is not said where the resources come from for {listed(lacking, 'and')}"
        help_ = "find out who pays for it after the exit, and write it under `resources`"
        first, *others = (_way("future_activities", id_) for id_ in lacking)
        related = tuple(Related("nor for this one", way) for way in others[:_MOST_RELATED])
        yield Finding("GOV009", message, first, help_, related)


def _items(strategy: Exit, box: str) -> Mapping[str, Item]:
    found: Mapping[str, Item] = getattr(strategy, box)
    return found


def _way(box: str, id_: str) -> Route:
    return Route(_FILE, (box, id_), "key")


RULES = (
    Rule(
        "GOV008", "unsettled-exit-item", "warning",
        """
            An item of the exit strategy does not say who does it, or by when.

            Why: The exit is the one date that nobody can put off. What belongs to nobody, or has no date, is still
            open when the CDA has left.

            Mend: Agree with the stakeholders on who does it and by when, and write `who` and `by`. What is done
            (`state: done`) needs neither.

            The rule speaks once the strategy says when it was `prepared` or `agreed`; while it is being drawn up, items
            may be open. All such items of the file are one finding.

            Bad:

                prepared: 1999-10
                gaps:
                  broker: {what: A body that coordinates}

            Good:

                prepared: 1999-10
                gaps:
                  broker: {what: A body that coordinates, who: [iird], by: 2001-06}
            """,
        source="S0 13.6",
        check=unsettled_item,
    ),
    Rule(
        "GOV009", "no-resources-after-exit", "warning",
        """
            A future activity does not say where its resources come from.

            Why: After the exit there is no programme that pays. Who plans an activity without a payer plans none.

            Mend: Find out who pays: participants' fees, a bank's work plan, a scheme of the state. Write it under
            `resources`.

            The rule speaks once the strategy says when it was `prepared` or `agreed`. All such activities of the file
            are one finding.

            Bad:

                prepared: 1999-10
                future_activities:
                  fairs: {what: Fairs at Delhi, who: [calico], by: 2002}

            Good:

                prepared: 1999-10
                future_activities:
                  fairs: {what: Fairs at Delhi, who: [calico], by: 2002, resources: fees}
            """,
        source="S0 13.6",
        check=no_resources,
    ),
)  # fmt: skip
