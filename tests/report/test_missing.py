"""Every reason why a figure may be missing has its words, in any language."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from pathlib import Path

import pytest

import clusterctl.analysis
from clusterctl.analysis.figure import SomeMissing
from clusterctl.analysis.money import NoRate
from clusterctl.analysis.parts import NotWhole, OfParties
from clusterctl.analysis.readings import Lacking
from clusterctl.model.values import Missing
from clusterctl.output.figures import kind, why
from clusterctl.report.speech.missing import say_missing
from clusterctl.words import english
from tests.report.pseudo import broken, language, outside

KINDS = {"Missing", "Lacking", "OfParties", "NotWhole", "NoRate", "SomeMissing"}
NAMES = {"calico": "Calico", "unido": "UNIDO"}


def reasons() -> dict[str, set[str]]:
    """Return the reasons that stand in the source of the analyses, by the kind of missing figure."""
    found: dict[str, set[str]] = {}
    for path in Path(clusterctl.analysis.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                found.setdefault(node.func.id, set()).update(_texts(node.args[0]))
    return found


def _texts(argument: ast.expr) -> set[str]:
    texts = {one.value for one in ast.walk(argument) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    assert texts, f"line {argument.lineno}: a reason that is no text"
    return texts


def every() -> list[Missing]:
    """Return a missing figure for each reason in the source."""
    held = reasons()
    plain = [Missing(reason) for reason in sorted(held["Missing"])]
    parties = [OfParties(reason, ("calico", "unido")) for reason in sorted(held["OfParties"])]
    rates = [NoRate(reason, "USD", "INR", "1998-03-31", "1997") for reason in sorted(held["NoRate"])]
    parts = [
        NotWhole("shares_not_whole", Fraction(90), Fraction(100)),
        NotWhole("amounts_not_cost", Fraction(1200), Fraction(5, 2), "USD"),
    ]
    lacking = [Lacking("lacking", ("value", "target", "baseline")), Lacking("lacking", ("value",))]
    some = [
        SomeMissing("some", 3, 3), SomeMissing("some", 2, 3), SomeMissing("some", 2, 3, tuple(rates)),
        SomeMissing("some", 3, 3, (Missing("negative_cost"),)), SomeMissing("some", 3, 3, (*rates, *parties)),
    ]  # fmt: skip
    return [*plain, *parties, *rates, *parts, *lacking, *some]


def test_the_source_is_walked() -> None:
    held = reasons()
    assert set(held) == KINDS
    assert len(held["Missing"]) > 35
    assert held["NoRate"] == {"no_rate", "rate_too_old", "rate_not_positive"}
    assert held["OfParties"] == {"unvalued", "unknown_party", "negative"}
    assert held["NotWhole"] == {"shares_not_whole", "amounts_not_cost"}
    assert held["Lacking"] == {"lacking"}
    assert held["SomeMissing"] == {"some"}


@pytest.mark.parametrize("missing", every(), ids=str)
def test_every_reason_is_said_in_the_language_of_the_report(missing: Missing) -> None:
    plain = say_missing(missing, NAMES, english)
    assert re.fullmatch(r"[A-Za-z].*[^.]", plain)
    assert "_" not in plain
    said = say_missing(missing, NAMES, language())
    assert said != plain
    assert outside(f"<html>{said}</html>", NAMES.values()) == []
    assert broken(f"<html>{said}</html>") == []


@pytest.mark.parametrize("missing", [*every()[-11:]], ids=str)
def test_kinds_of_reasons_are_said_too(missing: Missing) -> None:
    assert outside(f"<html>{kind(missing, language())}</html>", NAMES) == []


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (SomeMissing("some", 2, 3), "not recorded for 2 of 3"),
        (SomeMissing("some", 2, 2), "not recorded"),
        (SomeMissing("some", 2, 3, (Missing("negative_cost"),)), "missing for 2 of 3 (the cost is below 0)"),
        (NotWhole("shares_not_whole", Fraction(181, 2), Fraction(100)), "the parts come to 90.5 %, not 100 %"),
        (NotWhole("amounts_not_cost", Fraction(1200), Fraction(2400), "USD"), "the parts come to 1,200 of USD 2,400"),
        (OfParties("unvalued", ("calico", "x")), "how much Calico and x gave is not recorded"),
        (NoRate("rate_too_old", "USD", "INR", "1998-03-31", "1997"),
         "no exchange rate for USD to INR on 1998-03-31: the latest, of 1997, is too old"),
        (Lacking("lacking", ("value", "baseline")), "no value and no baseline"),
    ],
)  # fmt: skip
def test_the_terminal_says(missing: Missing, said: str) -> None:
    assert why(missing, NAMES) == said
