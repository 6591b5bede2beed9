"""Who gives what must make up the whole: shares 100 %, amounts the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Related
from clusterctl.rules.figures import per_cent, shown, written
from clusterctl.rules.rule import Rule
from clusterctl.rules.sum.given import added
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.model.plan import Contribution
    from clusterctl.rules.evidence import Evidence
    from clusterctl.rules.sum.given import Given, Sum


def check_shares(evidence: Evidence) -> Iterator[Finding]:
    """Yield contributions whose shares do not come to 100 %."""
    for one in evidence.once(added):
        if one.shares and one.shares.is_off:
            yield Finding("SUM001", _shares_say(one.shares, one.given), one.given.at.name, _SHARES_HELP)


def check_amounts(evidence: Evidence) -> Iterator[Finding]:
    """Yield contributions whose amounts do not come to the cost."""
    for one in evidence.once(added):
        found = one.amounts
        if found and found.is_off:
            related = Related(f"the cost: {shown(found.whole)}", one.given.cost_at)
            help_ = f"{_over_help(found)}correct the amount that is wrong, or the cost"
            yield Finding("SUM003", _amounts_say(found, one.given), one.given.at.name, help_, (related,))


def check_rounding(evidence: Evidence) -> Iterator[Finding]:
    """Yield contributions that miss the whole by what rounding explains."""
    for one in evidence.once(added):
        given, shares, amounts = one.given, one.shares, one.amounts
        if shares and shares.is_rounded:
            said = f"the shares come to {per_cent(shares.parts)}, not 100 %, which rounding explains: {_parts(given)}"
            yield Finding("SUM002", said, given.at.name, _ROUNDED_HELP)
        elif amounts and amounts.is_rounded:
            said = (f"the parts come to {shown(amounts.parts)}, the cost is {shown(amounts.whole)}, which rounding "
                    f"explains: {_parts(given)}")  # fmt: skip
            yield Finding("SUM002", said, given.at.name, _ROUNDED_HELP)


_SHARES_HELP = "correct the share that is wrong; where nobody knows one, leave `share` out of that contribution"
_ROUNDED_HELP = "look the exact figures up; where the source prints them so, `# clusterctl: ignore SUM002 …` says so"


def _shares_say(found: Sum, given: Given) -> str:
    if given.silent:
        return (
            f"the shares come to {per_cent(found.parts)} without that of {listed(given.silent, 'and')}: {_parts(given)}"
        )
    return f"the shares come to {per_cent(found.parts)}, not 100 %: {_parts(given)}"


def _amounts_say(found: Sum, given: Given) -> str:
    without = f" without what {listed(given.silent, 'and')} gives" if given.silent else ""
    return f"the parts come to {shown(found.parts)}{without}, the cost is {shown(found.whole)}: {_parts(given)}"


def _over_help(found: Sum) -> str:
    return "" if found.open or found.parts > found.whole else "add who pays the rest, "


def _parts(given: Given) -> str:
    return ", ".join(_part(one) for one in given.contributions if one.amount is not None or one.share is not None)


def _part(one: Contribution) -> str:
    if one.amount is not None:
        return f"{one.by} {written(one.amount.amount)}"
    return f"{one.by} {written(one.share)} %" if one.share is not None else one.by


RULES = (
    Rule(
        "SUM001", "shares-not-whole", "error",
        """
            The shares of an activity's cost do not add up to 100.

            Why: One of them is wrong, or somebody is left out, and nobody can say who paid how much. The activity is
            missing from all sums of shares until it is mended.

            Mend: Correct the share that is wrong. Where it is known who gave, and not how much, leave `share` out of
            that contribution. A source that prints it so keeps its figures under `stated`, or here with a comment that
            ignores this rule and names the source. Each share may be off by half of its last digit: 99 of three whole
            numbers is rounding (SUM002). Shares that are `about`, `at_least` or `at_most` are not judged.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    contributions:
                      - {by: calico, share: 64}
                      - {by: unido, share: 7}
                      - {by: sidbi, share: 20}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    contributions:
                      - {by: calico, share: 64}
                      - {by: unido, share: 7}
                      - {by: sidbi, share: 29}
            """,
        source="S3, table of fairs",
        check=check_shares,
    ),
    Rule(
        "SUM002", "rounded-parts", "advice",
        """
            Shares or amounts miss the whole, though not by more than rounding explains.

            Why: It may be rounding, and it may be a slip of one that nobody will see later. Figures that go to a
            funder should add up.

            Mend: Look the exact figures up and write them with a decimal place. Where the source prints them so, say
            so in a comment that ignores this rule.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    contributions:
                      - {by: calico, share: 35}
                      - {by: unido, share: 50}
                      - {by: sidbi, share: 14}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    contributions:
                      - {by: calico, share: 35.4}
                      - {by: unido, share: 50.2}
                      - {by: sidbi, share: 14.4}
            """,
        source="S3, table of fairs",
        check=check_rounding,
    ),
    Rule(
        "SUM003", "amounts-not-cost", "error",
        """
            What all give does not come to the cost.

            Why: Money is missing from the list, or stands in it twice. Whoever checks the accounts will ask.

            Mend: Correct the amount that is wrong or the cost, or add who paid the rest. Each figure may be off by
            half of its last digit. Amounts in several currencies are not judged, because a rate of the year is not the
            rate of the day; nor are those that are `about`, `at_least` or `at_most`.

            Bad:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2000
                    contributions:
                      - {by: unido, amount: 800}
                      - {by: calico, amount: 1020}

            Good:

                activities:
                  fair:
                    title: Fair of the printers at Jaipur
                    cost: 2000
                    contributions:
                      - {by: unido, amount: 800}
                      - {by: calico, amount: 1200}
            """,
        source="ours",
        check=check_amounts,
    ),
)  # fmt: skip
