"""Whether what changed in a plan in force was agreed: by amendments, as far as git knows what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.rules.rule import Rule
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.analysis.changes.change import Change
    from clusterctl.rules.evidence import Evidence, Unamended

_NAMED = 3
"""So many changes are named; more are counted."""
_RELATED = 10
_VERBS = {"added": "came", "removed": "went"}

UNAMENDED = "GOV010"
"""The code of what changed in a plan in force without an amendment."""


def unamended(evidence: Evidence) -> Iterator[Finding]:
    """Yield one finding for each plan in force that moved without an amendment, and one for the targets."""
    for one in evidence.unamended:
        whose = "this plan was" if one.file.startswith("plans/") else f"the plan {one.label} was"
        message = f"since {whose} approved in {one.approved}, and without an amendment, {_named(one.changes)}"
        help_ = (
            "write under `amendments` what was agreed, when and by whom, or undo it; "
            f"`clusterctl diff --since-approval {one.label}` shows what moved"
        )
        yield Finding(UNAMENDED, message, _place(one), help_, tuple(_related(one.changes)))


def _place(one: Unamended) -> Route:
    of_plan = one.file.startswith("plans/")
    return Route(one.file, ("status",)) if of_plan else Route(one.file, ("indicators",), "key")


def _named(changes: Sequence[Change]) -> str:
    names = list(dict.fromkeys(_name(change) for change in changes))
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], *([counted(more, "more change")] if more > 0 else [])], "and")


def _name(change: Change) -> str:
    """Return what changed: `cost` of `fair` changed, activity `fair` came; a contribution is one of the activity's."""
    thing, *below = change.things[1:]
    if below or change.field:
        return f"`{change.way[3]}` of `{thing.id}` changed"
    return f"{thing.what} `{thing.id}` {_VERBS.get(change.kind, 'changed')}"


def _related(changes: Sequence[Change]) -> Iterator[Related]:
    routes = dict.fromkeys(change.after for change in changes if change.after)
    for route in list(routes)[:_RELATED]:
        yield Related("this moved", route)


RULES = (
    Rule(
        UNAMENDED, "change-without-amendment", "warning",
        """
            A plan that was approved has changed, and no amendment says so.

            Why: Stakeholders and funder agreed to a plan. If it moves and nobody wrote down what was agreed instead,
            the plan that is carried out is not the one that was approved, and no report can tell why.

            Mend: Write what was agreed, when and by whom under `amendments`, in the plan or in the log-frame. Undo
            what nobody agreed to. An activity that was carried out beside the plan takes `planned: false`.

            What changed is found in the cluster's git history; outside git, and in a shallow clone that does not reach
            back to the approval, the rule is silent. Judged are plans in force, approved and not yet closed, from the
            commit in which the status became `approved`, whoever merged it; a plan that was approved already when it
            was first committed is not. Changes that want an amendment: an activity or a contribution that came or
            went; cost, contributions, start, end and lead of an activity, where they said something before; a target
            or a baseline that was moved or dropped. A date within the month or year that was agreed wants none. An
            amendment that was written after approval speaks of what it names by its title, or by its id with a hyphen
            or between back quotes; one that names nothing speaks of what changed in its own commit or in the month of
            its date. One whose words or date are mended stays the same (ours).

            Bad:

                status: approved
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2600

            where 2000 was approved.

            Good:

                amendments:
                  - {date: 1999-06, what: a larger hall was wanted, approved_by: [UNIDO]}
                status: approved
                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2600
            """,
        source="S1 6.5.1; what speaks of what is ours",
        check=unamended,
    ),
)  # fmt: skip
