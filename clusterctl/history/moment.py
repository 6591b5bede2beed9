"""Where a cluster stood at a moment: its index, who paid, its stage; exact figures, or why there are none."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - read anew from the cache by its types
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from clusterctl.analysis.figure import Figure
from clusterctl.method.rubrics import Group  # noqa: TC001 - as above
from clusterctl.model.values import Missing
from clusterctl.words import Exactness  # noqa: TC001 - as above

if TYPE_CHECKING:
    from clusterctl.analysis.index import Scorecard
    from clusterctl.analysis.stage import YearStage

State = Literal["read", "absent", "broken", "undated", "unreadable"]
"""`absent`: there was no cluster; `broken`: cluster.yaml could not be read in full; `undated`: the commit names a day
that no calendar has; `unreadable`: the repository lacks a part of it."""
Payer = Literal["programme", "support", "cluster"]
"""`programme` is the agency with the donors."""
PAYERS: tuple[Payer, ...] = get_args(Payer)


class Reading(Struct, frozen=True):
    """A figure of a moment; where it comes from is not kept."""

    value: Fraction | None
    missing: str = ""
    """Why there is no value, as the reason of a `Missing`; `errors`: files that it needs hold errors."""
    exactness: Exactness = "exact"

    @property
    def figure(self) -> Figure:
        """The figure, without its fields."""
        return Figure(Missing(self.missing) if self.value is None else self.value, (), self.exactness)


class Index(Struct, frozen=True):
    """The last assessment, each figure 0 to 10."""

    label: str = ""
    """Empty where there is none."""
    date: str = ""
    claimed: Reading = Reading(None, "no_assessment")
    supported: Reading = Reading(None, "no_assessment")
    groups: dict[Group, Reading] = {}
    broken: tuple[str, ...] = ()
    """The files with errors that keep it from being known."""

    def group(self, group: Group) -> Reading:
        """Return a group's index; missing where the whole is."""
        return self.groups.get(group, self.claimed)


class Money(Struct, frozen=True):
    """Who paid in the newest year of which that is known, in per cent, and the stage of that year."""

    label: str = ""
    """Empty where no year had begun."""
    shares: dict[Payer, Reading] = {}
    stage: Reading = Reading(None, "no_year")
    declared: Reading = Reading(None, "no_year")
    broken: tuple[str, ...] = ()
    """The files with errors that keep them from being known."""

    def share(self, payer: Payer) -> Reading:
        """Return what one side pays; missing where the stage is, if no year tells it."""
        return self.shares.get(payer, self.stage)


class Moment(Struct, frozen=True):
    """Where a cluster stood in one commit, or at the end of one label."""

    state: State = "read"
    as_of: date | None = None
    """The day at which all is judged; None where nothing is."""
    index: Index = Index()
    money: Money = Money()
    findings: dict[str, int] | None = None
    """By severity; None where nobody asked."""

    @property
    def broken(self) -> tuple[str, ...]:
        """The files with errors that keep a figure from being known, each once."""
        return tuple(dict.fromkeys((*self.index.broken, *self.money.broken)))


def reading(figure: Figure) -> Reading:
    """Return a figure without its fields."""
    missing = figure.missing
    return Reading(figure.known, missing.reason if missing else "", figure.exactness)


def _stage(stage: int | Missing) -> Reading:
    return Reading(None, stage.reason) if isinstance(stage, Missing) else Reading(Fraction(stage))


def index_of(card: Scorecard) -> Index:
    """Return the figures of an assessment."""
    supported = card.supported
    return Index(
        label=card.label,
        date=card.date,
        claimed=Reading(card.value),
        supported=Reading(None, supported.reason) if isinstance(supported, Missing) else Reading(supported),
        groups={group.group: Reading(group.value) for group in card.groups},
    )


def money_of(year: YearStage) -> Money:
    """Return the figures of a year."""
    split = year.funding.split
    inferred = year.inferred
    return Money(
        label=year.label.text,
        shares={
            "programme": reading(split.programme_share),
            "support": reading(split.shares["support"]),
            "cluster": reading(split.cluster_share),
        },
        stage=_stage(inferred),
        declared=_stage(year.declared or Missing("not_declared")),
    )
