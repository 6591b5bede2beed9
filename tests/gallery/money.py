"""Figures that do not add up, and support against the ground rules."""

from __future__ import annotations

from tests.gallery.entry import Chapter, Entry, Files, activity, cluster
from tests.rules.cases import BASE

ACTORS = (BASE / "actors.yaml").read_text("utf-8")
CLUSTER = (BASE / "cluster.yaml").read_text("utf-8")
PRINTER = ACTORS.replace("links:\n", "  printer: {name: A printer, kind: enterprise}\nlinks:\n")
COTEX = ACTORS.replace(
    "links:\n", "  cotex: {name: COTEX, kind: consortium, members: {1998: 12}, member_unit: firms}\nlinks:\n"
)
HALVES = ("by: unido, share: 50", "by: calico, share: 50")


def given(*rows: str, **keys: str) -> str:
    """Return an activity with contributions and other keys, named by its series or its title."""
    lines = [f"    {key}: {value}" for key, value in keys.items() if key != "id"]
    lines += ["    contributions:", *(f"      - {{{row}}}" for row in rows)] if rows else []
    head = [f"  {keys.get('id', 'fair')}:"] + ([] if "title" in keys else ["    title: Fair of the printers"])
    return "\n".join((*head, *lines, ""))


def plan(*activities: str, status: str = "draft", **files: str) -> Files:
    """Return a plan with these activities, and other files by the first part of their names."""
    return {
        "plans/1999.yaml": f"status: {status}\nactivities:\n{''.join(activities)}",
        **{f"{name}.yaml": text for name, text in files.items()},
    }


def finance(*lines: str) -> Files:
    """Return a monitoring file with one finance record."""
    return {"monitoring/1999.yaml": "\n".join(("finance:", "  - start: 1999", *(f"    {line}" for line in lines), ""))}


SUMS = Chapter(
    "Figures that do not add up",
    (
        Entry(
            "shares that come to 91",
            plan(given("by: calico, share: 64", "by: unido, share: 7", "by: sidbi, share: 20")),
        ),
        Entry(
            "shares that come to more than 100 without one of them",
            plan(given("by: calico, share: 60", "by: unido, share: 80", "by: sidbi")),
        ),
        Entry(
            "shares that come to 99",
            plan(given("by: calico, share: 35", "by: unido, share: 50", "by: sidbi, share: 14")),
        ),
        Entry(
            "amounts that miss the cost",
            plan(given("by: unido, amount: 800", "by: calico, amount: 1020", cost="2000")),
        ),
        Entry(
            "amounts over the cost without one of them",
            plan(given("by: unido, amount: 1800", "by: calico, amount: 1020", "by: sidbi, form: cash", cost="2000")),
        ),
        Entry(
            "amounts that miss the cost by one",
            plan(given("by: unido, amount: 800", "by: calico, amount: 1199", cost="2000")),
        ),
        Entry(
            "an amount that is not its share",
            plan(given("by: unido, amount: 800, share: 45", "by: calico, amount: 1200", cost="2000")),
        ),
        activity("a cost below 0", "cost: -2000"),
        activity("an amount below 0", "contributions:", "  - {by: unido, amount: -800}"),
        activity("days below 0", "person_days: {calico: -40}"),
        activity("firms below 0", "beneficiaries: {actors: [calico], firms: -3}"),
        activity("participants below 0", "beneficiaries: {actors: [calico], participants: {total: -3}}"),
        Entry("members below 0", {"actors.yaml": COTEX.replace("12", "-12")}),
        Entry(
            "what the CDA cost and a group paid below 0",
            finance("end: 1999", "by_group: {agency: -800}", "cda_cost: -20", "selected_only: true"),
        ),
        Entry(
            "a fee and firms served below 0",
            {"monitoring/1999.yaml": "bds:\n  fairs: {title: Fairs, firms_served: -2, cost: 30, fees: -20}\n"},
        ),
        cluster("an exchange rate of 0", "exchange_rates: {USD: {1999: 0}}"),
        activity(
            "more women than participants", "beneficiaries: {actors: [calico], participants: {total: 23, women: 32}}"
        ),
        Entry(
            "more firms that were hardly served before than firms",
            {"monitoring/1999.yaml": "bds:\n  fairs: {title: Fairs, firms_served: 20, under_served: 25}\n"},
        ),
        Entry(
            "more firms than members",
            plan(given(beneficiaries="{actors: [cotex], firms: 17}", result="{status: done, firms_served: 17}"),
                 actors=COTEX),
        ),
        Entry(
            "more participants than members",
            plan(given(beneficiaries="{actors: [cotex], participants: {total: 17}}"),
                 actors=COTEX.replace("firms", "persons")),
        ),
        Entry(
            "a stated leverage and a share that the amounts do not make",
            finance("end: 1999", "by_group: {cluster: 80953, agency: 5860}", "selected_only: true",
                    "stated: {leverage: 11.5, cluster_share: 92}"),
        ),
        Entry(
            "a stated total that the amounts do not make",
            finance("end: 1999", "by_group: {cluster: 58199, support: 16166, agency: 31039}", "selected_only: true",
                    "stated: {total: 103971, shares: {cluster: 55, support: 15, agency: 30}}"),
        ),
        Entry("stated shares that the contributions do not make",
              plan(given(*HALVES, stated="{shares: {agency: 40, cluster: 60}}"))),
        Entry(
            "two finance records of the same days",
            {"monitoring/1999.yaml": "finance:\n  - {start: 1998-01, end: 1999-06, by_group: {agency: 900}}\n"
             "  - {start: 1999-01, end: 1999-12, by_group: {agency: 800, cluster: 1200}}\n"},
        ),
        Entry("activities that do not come to what was spent",
              finance("end: 1999", "by_group: {agency: 1100, cluster: 1200}")),
    ),
)  # fmt: skip

SUPPORT = Chapter(
    "Support against the ground rules",
    (
        Entry(
            "more support for a fair than for a workshop",
            plan(given(*HALVES, nature="commercial"),
                 given("by: unido, share: 20", "by: calico, share: 80", id="talks", nature="developmental")),
        ),
        Entry(
            "a second time with nearly the same support",
            plan(given(*HALVES, series="fair", occurrence="1"),
                 given("by: unido, share: 45", "by: calico, share: 55", id="again", series="fair", occurrence="2")),
        ),
        Entry(
            "a second time with another payer",
            plan(given("by: unido, share: 50", "by: sidbi, share: 14", "by: calico, share: 36", series="fair",
                       occurrence="1"),
                 given("by: unido, share: 38", "by: sidbi, share: 38", "by: calico, share: 24", id="again",
                       series="fair", occurrence="2")),
        ),
        Entry(
            "less for those who have less",
            plan(given(*HALVES, nature="commercial", area="market"),
                 given("by: unido, share: 30", "by: calico, share: 70", id="show", nature="commercial", area="market",
                       beneficiaries="{actors: [calico], limited_means: true}")),
        ),
        Entry(
            "support for one firm, paid out to it",
            plan(given("by: unido, to: printer, form: cash", "by: printer",
                       beneficiaries="{actors: [printer], single_firm: true}"), actors=PRINTER),
        ),
        Entry("asked for, and paid by the programme",
              plan(given("by: unido, share: 85", "by: calico, share: 15", origin="demand", nature="commercial"))),
        Entry("asked for, and nothing given",
              plan(given("by: unido, share: 40", "by: sidbi, share: 60", origin="demand", nature="commercial",
                         beneficiaries="{actors: [calico]}"))),
        Entry("more than the norm",
              {"cluster.yaml": f"{CLUSTER}support_norm: {{rows: [{{nature: commercial, max_agency_share: 35}}]}}\n"}),
        Entry(
            "one network treated better than another",
            plan(given(*HALVES, nature="commercial", area="market", beneficiaries="{actors: [calico]}"),
                 given("by: unido, share: 30", "by: cotex, share: 70", id="stall", nature="commercial", area="market",
                       beneficiaries="{actors: [cotex]}"), actors=COTEX),
        ),
        Entry(
            "more for what has been tried than for what is new",
            plan(given(*HALVES, nature="commercial", innovative="false"),
                 given("by: unido, share: 40", "by: calico, share: 60", id="web", nature="commercial",
                       innovative="true")),
        ),
    ),
)  # fmt: skip

CHAPTERS = (SUMS, SUPPORT)
