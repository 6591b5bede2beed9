"""Shares: parts stand side by side in their order, and every share is written where it can be read."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.report.figures.figure import Box, Figure, Label
from clusterctl.report.figures.shares import Mark, Paid, Shares, Split, shares
from tests.report.figures.money import PAYERS, payers, split, who_paid
from tests.report.figures.places import area, boxes, collisions, extent, lines, outside, over, texts

STYLES = ("agency", "institution", "donor", "cluster")
CUTS = st.lists(st.fractions(0, 100, max_denominator=20), min_size=3, max_size=3).map(sorted)


def parts(figure: Figure) -> list[Box]:
    """Return the parts of all bars from left to right."""
    return sorted((box for style in STYLES for box in boxes(figure, style)), key=lambda box: (box.y, box.x))


def shown(figure: Figure) -> list[Label]:
    return [label for label in figure.labels if "%" in label.text]


@given(CUTS)
def test_parts_follow_one_another_and_fill_the_bar(cuts: list[Fraction]) -> None:
    ends = [Fraction(0), *cuts, Fraction(100)]
    amounts = [end - begin for begin, end in pairwise(ends)]
    paid = tuple(Paid(amount, f"{float(amount):.1f} %") for amount in amounts)
    figure = payers(Split("1998", paid))  # type: ignore[arg-type]
    found = parts(figure)
    assert [box.style for box in found] == [style for style, amount in zip(STYLES, amounts, strict=True) if amount]
    for box, after in pairwise(found):
        assert box.x + box.width <= after.x + 1
        assert after.x - box.x - box.width <= 2
    assert (found[0].x, found[-1].x + found[-1].width) == (260, 834)
    widths = {amount: box.width for amount, box in zip([one for one in amounts if one], found, strict=True)}
    assert [widths[amount] for amount in sorted(widths)] == pytest.approx(sorted(widths.values()), abs=3)
    assert sorted(label.text for label in shown(figure)) == sorted(one.text for one in paid if one.share)
    assert not collisions(figure)
    assert not outside(figure)


def test_a_share_stands_on_its_part_or_above_it_with_a_line_to_it() -> None:
    figure = payers(split("1997", "78", "15", "5", "2"), mark=None)
    found = dict(zip(STYLES, parts(figure), strict=True))
    labels = {label.text: label for label in shown(figure)}
    for text, style in (("78 %", "agency"), ("15 %", "institution")):
        inner, outer = area(labels[text]), extent(found[style])
        assert outer.left <= inner.left < inner.right <= outer.right
        assert outer.top <= inner.top < inner.bottom <= outer.bottom
    ties = {line.points[0][0]: line.points[1] for line in lines(figure, "hint")}
    for text, style in (("5 %", "donor"), ("2 %", "cluster")):
        place, part = area(labels[text]), extent(found[style])
        assert place.bottom < part.top
        x, y = ties[labels[text].x]
        assert part.left <= x <= part.right
        assert place.bottom <= y <= part.top


def test_a_share_above_hides_no_bar_of_the_row_before() -> None:
    figure = payers(*[split("1998", "97", "1", "1", "1")] * 5)
    for label in shown(figure):
        if "halo" in label.style:
            assert not any(over(area(label), extent(box)) for box in parts(figure))


def test_hatching_leaves_the_shares_free() -> None:
    figure = payers(split("1998", "10", "40", "40", "10"))
    plates = [shape for shape in figure.shapes if isinstance(shape, Box) and "plate" in shape.style]
    assert [plate.style for plate in plates] == ["institution plate", "donor plate"]
    for plate, label in zip(plates, [label for label in shown(figure) if label.text == "40 %"], strict=True):
        inner, outer = area(label), extent(plate)
        assert outer.left <= inner.left < inner.right <= outer.right
    order = [shape.style for shape in figure.shapes]
    assert order.index("donor plate") > order.index("donor hatch", 4)


def test_a_payer_of_nothing_is_not_drawn_and_one_that_never_paid_is_not_explained() -> None:
    figure = payers(split("1998", "60", "0", "0", "40"), split("1999", "0", "20", "0", "80"))
    assert [box.style for box in parts(figure)] == ["agency", "cluster", "institution", "cluster"]
    assert "0 %" not in texts(figure)
    assert {"Implementing agency", "Support institutions", "Cluster"} <= set(texts(figure))
    assert "Donors" not in texts(figure)


def test_a_row_that_is_not_known_says_why_in_place_of_a_bar() -> None:
    reason = "Not known: of three activities of this year nobody has written down what they cost, or who paid. " * 2
    figure = payers(Split("1999", None, "3 activities", reason))
    assert not parts(figure)
    words = [label for label in figure.labels if "halo" in label.style]
    assert " ".join(label.text for label in words) == reason.strip()
    assert {label.x for label in words} == {266}
    assert not collisions(figure)


def test_the_line_lies_at_its_share_and_is_named() -> None:
    figure = payers(split("1998", "50", "0", "0", "50"), mark=Mark(Fraction(50), "half of the cost"))
    [line] = lines(figure, "border")
    [agency, cluster] = parts(figure)
    assert agency.x + agency.width <= line.points[0][0] <= cluster.x
    assert line.points[0][1] < agency.y
    assert line.points[1][1] > agency.y + agency.height
    [name] = [label for label in figure.labels if label.text == "half of the cost"]
    assert name.x == line.points[0][0]
    assert not lines(payers(split("1998", "50", "0", "0", "50"), mark=None), "border")


@pytest.mark.parametrize("at", ["0", "100", "-5", "170"])
def test_the_name_of_a_line_at_the_side_stays_within(at: str) -> None:
    figure = payers(mark=Mark(Fraction(at), "a name that is rather long for a line at the very side of the figure"))
    assert not outside(figure)
    assert not collisions(figure)


def test_more_than_a_hundred_stays_in_the_bar() -> None:
    figure = payers(split("1998", "80", "40", "1", "30"))
    assert all(box.x + box.width <= 835 for box in parts(figure))
    assert not outside(figure)


def test_a_sum_is_strong() -> None:
    assert [label.text for label in who_paid().labels if label.style == "strong"] == ["All years"]


def test_who_does_not_see_it_is_told_every_share() -> None:
    rows = (split("1998", "44", "16", "0", "40", detail="12 activities"), Split("1999", None, "", "not known"))
    figure = shares(Shares(rows, PAYERS, "Share of the cost"), "Who paid")
    assert figure.description == (
        "1998 (12 activities): Implementing agency 44 %, Support institutions 16 %, Donors 0 %, Cluster 40 %. "
        "1999: not known"
    )
    assert shares(Shares(rows, PAYERS, "Share of the cost"), "Who paid", "The cluster").description == "The cluster"
    assert [box.tip for box in boxes(figure, "cluster")] == ["1998, Cluster: 40 %"]
