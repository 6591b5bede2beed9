"""Figures about money and the index that show all that they can show."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clusterctl.report.figures.index_parts import Group, Part, Parts, index_parts
from clusterctl.report.figures.leverage import Brought, Leverage, leverage
from clusterctl.report.figures.shares import Mark, Paid, Shares, Split, shares
from clusterctl.report.figures.tapering import Occurrence, Repeated, Tapering, tapering

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.report.figures.figure import Figure

PAYERS = ("Implementing agency", "Support institutions", "Donors", "Cluster")
HALF = Mark(Fraction(50), "half of the cost")
HEADS = ("Score", "Weight in the group", "Adds to the index")


def split(name: str, *written: str, detail: str = "", strong: bool = False) -> Split:
    """Return a row of the four payers' shares."""
    agency, support, donors, cluster = (Paid(Fraction(one), f"{one} %") for one in written)
    return Split(name, (agency, support, donors, cluster), detail, strong=strong)


def payers(*rows: Split, mark: Mark | None = HALF) -> Figure:
    return shares(Shares(rows, PAYERS, "Share of the cost in per cent", mark), "Who paid", "The cluster pays half.")


def who_paid() -> Figure:
    """Return shares with every payer, small and large, and a year that is not known."""
    return payers(
        split("1997", "78", "15", "5", "2", detail="USD 18,400, 7 activities"),
        split("1998", "34", "16", "10", "40", detail="USD 48,200, 12 activities"),
        Split("1999", None, "4 activities", "Not known: no activity of this year states what it cost."),
        split("All years", "3", "3", "1", "93", strong=True),
    )


def part(name: str, score: str | None, before: str | None = None, detail: str = "") -> Part:
    """Return a line of the index."""
    known = None if before is None else Fraction(before)
    if score is None:
        return Part(name, None, "Not scored in this assessment", known, before or "", detail=detail)
    return Part(name, Fraction(score), score, known, before or "", "20 %", "0.40", detail)


def parts(*groups: Group, whole: Part | None = None) -> Figure:
    shown = Parts(groups, "Score from 0 to 10", "Score in 1999", "Score in 1998", HEADS, whole)
    return index_parts(shown, "What the index is made of", "It rose from 1.1 to 1.4.")


def index() -> Figure:
    """Return the parts of an index: what rose, what is new, what is to be founded, what was not scored."""
    networks = Group(
        part("Networks and associations", "3.2", "1.5"),
        (part("Self-help groups of rural printers of Bagru, Sanganer and Kaladera", "6", "2"),
         part("Consortium of exporters", "0", detail="to be founded"), part("Weavers’ association", "10", "10")),
    )  # fmt: skip
    support = Group(
        part("Support institutions", "2.5", "3"), (part("SIDBI", "2.5", "3"), part("A bank", None, detail="new"))
    )
    return parts(networks, support, whole=part("Sustainability index", "2.92", "2.1"))


def brought(*rows: Brought) -> Figure:
    shown = Leverage(rows, "Spent in all for each USD of the programme", "the programme alone")
    return leverage(shown, "Each dollar brings more with it", "It rose to 3.51.")


def gained(name: str, ratio: str | None, detail: str = "") -> Brought:
    """Return a year."""
    return Brought(name, None if ratio is None else Fraction(ratio), ratio or "Not known: costs are missing.", detail)


def lever() -> Figure:
    """Return leverage over years: below 1, above it, and not known."""
    return brought(gained("1996", "1"), gained("1997", "1.42", "USD 10,000 in all"), gained("1998", None),
                   gained("1999", "3.51"))  # fmt: skip


def time(
    name: str, agency: str | None, external: str | None = None, limit: str | None = None, rise: str = ""
) -> Occurrence:
    """Return one time of a series."""
    exactly = [None if one is None else Fraction(one) for one in (agency, external, limit)]
    said = [fallback if one is None else f"{one} %" for one, fallback in ((agency, "not known"), (external, ""))]
    return Occurrence(name, exactly[0], said[0], exactly[1], said[1], exactly[2], rise)


def tapered(*series: Repeated) -> Figure:
    shown = Tapering(
        series, "Share of the cost in per cent", "Agency", "All from outside", "four fifths of the time before"
    )
    return tapering(shown, "Support tapers", "In one series of two it rose.")


def taper() -> Figure:
    """Return series: one that tapers, one that rises, and a time that is not known."""
    dyes = (time("First, May 1997", "70", "90"), time("Second, March 1998", "40", "70", "56"),
            time("Third, 1999", "0", "20", "32"))  # fmt: skip
    fairs = (time("First", "20", "20"), time("Second", None), time("Third", "45", "100", "16", "rose"))
    return tapered(Repeated("Training in natural dyes", dyes, "Bagru, Sanganer, Kaladera"), Repeated("Fairs", fairs))


SAMPLES: dict[str, Callable[[], Figure]] = {"shares": who_paid, "parts": index, "leverage": lever, "tapering": taper}
