"""What a log says in words: why a figure is missing, what a row's commit is, what the whole does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from clusterctl.history.log import Log, Row
    from clusterctl.history.moment import Reading

_REASONS = {
    "absent": "there is no cluster in this commit",
    "amounts_not_cost": "the parts do not add up",
    "broken": "cluster.yaml has errors",
    "undated": "the commit names a day that no calendar has; --today names another",
    "unreadable": "this clone lacks a part of the cluster; `git fsck` tells more",
    "errors": "a file that it needs has errors",
    "negative": "an amount is below 0",
    "negative_cost": "the cost is below 0",
    "no_activities": "there are no activities",
    "no_assessment": "there is no assessment by then",
    "no_contributions": "no contributions are recorded",
    "no_cost": "no cost is recorded",
    "no_features": "features are not recorded for each body that is scored",
    "no_rate": "an exchange rate is missing",
    "no_year": "no year with a plan or finance records had begun",
    "none_counts": "no activity counts, for all were dropped or postponed",
    "not_declared": "the programme declares none",
    "not_recorded": "not recorded",
    "nothing_given": "nothing is given in money",
    "nothing_spent": "no activity is done yet",
    "mixed_without_cost": "shares and amounts are mixed and no cost is recorded",
    "rate_not_positive": "an exchange rate is not above 0",
    "rate_too_old": "an exchange rate is too old",
    "records_overlap": "finance records overlap, so money would count twice",
    "shares_not_whole": "the parts do not add up",
    "some": "not recorded for some activities",
    "stakes_only": "only time, knowledge or things in kind are given, not valued",
    "unknown_party": "of somebody who pays no group is known",
    "unvalued": "how much somebody gave is not recorded",
}
_MOST = 5
"""So many names are listed; more are counted."""


def why(reading: Reading) -> str:
    """Return why a figure is missing; nothing where it is not."""
    return _REASONS.get(reading.missing, "not known") if reading.missing else ""


def trouble(row: Row) -> str:
    """Return what kept a row's figures from being known; nothing where all could be read."""
    moment = row.moment
    if moment.state != "read":
        return _REASONS[moment.state]
    broken = moment.broken
    return f"{named(broken)} {'has' if len(broken) == 1 else 'have'} errors" if broken else ""


def named(names: tuple[str, ...]) -> str:
    """Return names as a list; of many, the first and how many more."""
    more = len(names) - _MOST
    return listed([*names[:_MOST], *([f"{more} more"] if more > 0 else [])], "and")


def notes(log: Log) -> list[str]:
    """Return what a reader of the whole must know."""
    said = []
    if log.earlier:
        said.append(f"{counted(log.earlier, 'earlier row is', 'earlier rows are')} left out")
    if log.merges:
        came = counted(log.merges, "commit of another line came in by a merge, which is",
                       "commits of other lines came in by merges, each of which is")  # fmt: skip
        said.append(f"{came} one step here")
    if log.edge:
        step = log.edge.step
        said.append(f"this clone holds nothing before the commit {step.short}: `git fetch --unshallow` brings the rest")
    if log.elsewhere:
        name = "the tag {} names a commit" if len(log.elsewhere) == 1 else "the tags {} name commits"
        said.append(f"{name.format(named(log.elsewhere))} of another line: --rev reads that line")
    said += [f"until the commit before {after.step.short} the cluster's folder was {folder or 'the top'}"
             for folder, after in log.moves]  # fmt: skip
    return said
