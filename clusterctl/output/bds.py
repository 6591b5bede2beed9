"""Business development services, for a terminal: sentences, the services, the years, and what to know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.figure import causes
from clusterctl.output.bds_notes import notes
from clusterctl.output.figures import UNKNOWN, money, names_of, number, per_cent, short, tenths, why
from clusterctl.output.screen import Screen, line, wrapped
from clusterctl.output.table import Column, Row, Table
from clusterctl.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.analysis.bds import Service, Services
    from clusterctl.analysis.figure import Figure
    from clusterctl.analysis.indicators import IndicatorResult
    from clusterctl.project.project import Project


def text(found: Services, project: Project, screen: Screen) -> str:
    """Return the services for people."""
    names = names_of(project)
    cluster = line(project.cluster.name) if project.cluster else ""
    when = found.label.text if found.label else "the whole programme"
    title = f"{cluster}: business development services, {when}"
    head = screen.paint("strong", wrapped(title, screen.columns))
    parts = [
        "\n".join([head, *(wrapped(said, screen.columns) for said in _sentences(found, names))]),
        _services(found, names, screen),
        _years(found, screen),
        _legend(found),
        _indicators(found, screen),
        *(wrapped(f"Note: {note}", screen.columns, "  ") for note in notes(found)),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


# -- the answer at a glance ------------------------------------------------------------------------------------------


def _sentences(found: Services, names: Mapping[str, str]) -> Iterator[str]:
    if not found.services:
        yield "No services are recorded."
    else:
        of = counted(len(found.services), "service")
        yield f"{of}: {number(found.new)} new, {number(found.strengthened)} strengthened."
        yield f"Scale: {_scale(found)}. Outreach: {_outreach(found)}."
    yield f"Cost recovery: {_recovery(found, names)}."


def _scale(found: Services) -> str:
    if found.scale.missing:
        return f"how many firms were served is {why(found.scale.missing, {})}"
    return f"{number(found.scale)} {'firm' if found.scale.known == 1 else 'firms'} served at least once"


def _outreach(found: Services) -> str:
    if found.outreach.missing:
        return why(found.outreach.missing, {})
    part = f", by {found.with_outreach} of {len(found.services)}" if found.with_outreach < len(found.services) else ""
    return f"{per_cent(found.outreach)} were hardly served before{part}"


def _recovery(found: Services, names: Mapping[str, str]) -> str:
    if found.recovery.known is not None:
        part = (
            f", by {found.with_recovery} of {len(found.services)}" if found.with_recovery < len(found.services) else ""
        )
        return f"users pay {per_cent(found.recovery)} of what the services cost{part}"
    share = found.cluster_share
    if share and share.known is not None:
        return f"{per_cent(share)} by the source’s reading, the cluster’s share of all money; no service tells its own"
    reason = found.recovery.missing
    return why(reason, names) if reason else UNKNOWN


# -- tables ----------------------------------------------------------------------------------------------------------


def _services(found: Services, names: Mapping[str, str], screen: Screen) -> str:
    if not found.services:
        return ""
    rows = tuple(row for one in found.services for row in _service(one, found.currency, names))
    columns = (Column("Service"), Column("Change"), Column("Firms", "right"), Column("Outreach", "right"),
               Column("Recovery", whole=True))  # fmt: skip
    return Table(columns, rows).render(screen)


def _service(one: Service, currency: str, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield a service's figures, and under them who gives it, its money and how content its users are."""
    yield Row((
        line(one.title), one.change or UNKNOWN, short(number(one.firms)), short(per_cent(one.outreach)),
        _recovered(one.recovery),
    ))  # fmt: skip
    said = [names.get(one.provider, one.provider)] if one.provider else []
    if one.fees.known is not None or one.cost.known is not None:
        said.append(f"fees {money(one.fees)} of cost {currency} {money(one.cost)}")
    if one.satisfaction.known is not None:
        said.append(f"users give {number(one.satisfaction)} of 5")
    if said:
        yield Row((f"  {', '.join(said)}", "", "", "", ""))


def _recovered(recovery: Figure) -> str:
    """Return cost recovery as a bar; in words why it is missing."""
    if recovery.missing:
        if causes((recovery.missing,)):
            return "see note"
        return UNKNOWN if recovery.missing.reason == "not_recorded" else why(recovery.missing, {})
    return tenths(recovery)


def _years(found: Services, screen: Screen) -> str:
    """Return a row for each year, where there are several."""
    if len(found.years) < 2:  # noqa: PLR2004 - nothing to compare
        return ""
    columns = (Column("Year", whole=True), Column("Services", "right"), Column("New", "right"),
               Column("Strengthened", "right"), Column("Firms", "right"), Column("Outreach", "right"),
               Column("Recovery", whole=True))  # fmt: skip
    rows = [Row((
        one.label.text if one.label else "", str(len(one.services)), short(number(one.new)),
        short(number(one.strengthened)),
        short(number(one.scale)), short(per_cent(one.outreach)), _recovered(one.recovery),
    )) for one in found.years]  # fmt: skip
    return Table(columns, tuple(rows)).render(screen)


def _legend(found: Services) -> str:
    """Return how to read the tables."""
    every = (found, *found.years)
    counts = [figure for one in every for figure in (one.scale, one.new, one.strengthened)]
    counts += [one.firms for one in found.services]
    rough = any(figure.exactness != "exact" for figure in counts if figure.known is not None)
    return "  ~ about, 30+ at least, <=30 at most." if rough else ""


def _indicators(found: Services, screen: Screen) -> str:
    """Return what indicators tell of scale, outreach and services."""
    told = [one for one in found.indicators if one.actual]
    if not told:
        return ""
    columns = (Column("Told by an indicator"), Column("Value", "right"), Column("Unit"), Column("As of", whole=True))
    return Table(columns, tuple(_indicator(one) for one in told)).render(screen)


def _indicator(one: IndicatorResult) -> Row:
    date = one.actual.date.text if one.actual and one.actual.date else ""
    shown = number(one.actual.figure) if one.actual else UNKNOWN
    return Row((line(one.name), shown, line(one.unit or ""), date))
