"""The cluster that is measured: valid, 12 files of 200 lines, the same at every run."""

from __future__ import annotations

LINES = 200
"""Lines of each file."""
YEARS = range(1990, 1998)
ACTIVITIES = 2000
"""Of the cluster whose money and results are analysed."""
NETWORKS = [f"network-{n:02}" for n in range(1, 21)]
BANKS = [f"bank-{n:02}" for n in range(1, 11)]
COUNCILS = ["council-north", "council-south"]
SKILLS = ("dyeing", "cutting", "printing", "book-keeping", "design", "packing")


def files() -> dict[str, str]:
    """Return the cluster's files by path: the cluster, its actors, two assessments, eight plans."""
    return {
        "cluster.yaml": _cluster(),
        "actors.yaml": _actors(),
        "scores/1993.yaml": _scores(1993, 3),
        "scores/1997.yaml": _scores(1997, 5),
        **{f"plans/{year}.yaml": plan(year, LINES) for year in YEARS},
    }


def of_activities(number: int) -> dict[str, str]:
    """Return a cluster of so many activities (by 8), with a log-frame and a value a year for each indicator."""
    each = number // len(YEARS)
    return {
        **files(),
        **{f"plans/{year}.yaml": plan(year, 8 + 24 * each) for year in YEARS},
        "logframe.yaml": "outputs:\n  skills: {text: Members work to standard}\nindicators:\n"
        + "".join(_indicator(nth) for nth in range(1, 41)),
        **{
            f"monitoring/{year}.yaml": "values:\n" + "".join(_value(year, nth) for nth in range(1, 41))
            for year in YEARS
        },
    }


def _indicator(nth: int) -> str:
    return f"""\
  sales-{nth}:
    name: Sales of the members of network {nth}
    level: output
    of: skills
    area: client_economy
    unit: rupees
    currency: INR
    benefit: true
    baseline: {{date: 1990, value: {100 * nth}}}
    targets: {{1993: {200 * nth}, 1997: {400 * nth}, 2000: {500 * nth}}}
    disaggregation: [women]
"""


def _value(year: int, nth: int) -> str:
    return f"  sales-{nth}:\n    - {{date: {year}-12, value: {20 * nth * (year - 1984)}, by: {{women: {nth}}}}}\n"


def plan(year: int, lines: int) -> str:
    """Return a plan of so many lines: 8, and 24 for each of its activities."""
    head = f"""\
# The action plan of {year}, drawn up and approved as every year.
status: approved
drawn_up_by: jointly
validated: {{date: {year}-01, by: [cluster meeting]}}
approved:
  date: {year}-02
  by: [assembly of the networks, the agency]
activities:
"""
    return head + "".join(_activity(year, nth) for nth in range(1, (lines - 8) // 24 + 1))


def _activity(year: int, nth: int) -> str:
    skill, network, bank = SKILLS[nth % 6], NETWORKS[(nth * 7 + year) % 20], BANKS[nth % 10]
    return f"""\
  {skill}-{year}-{nth}:
    title: Course {nth} of {year} in {skill}
    nature: developmental
    area: skills
    category: capacity_building
    origin: demand
    short_term_objective: >-
      {10 + nth % 20} members learn {skill} to the standard that buyers
      from abroad ask for, and sell what they make
    governance_objective: The network holds its next course by itself
    beneficiaries: {{actors: [{network}], firms: {10 + nth % 20}}}
    lead: {network}
    start: {year}-{3 + nth % 4:02}
    end: {year}-{7 + nth % 5:02}-15
    cost: {1000 + 25 * nth}.50
    contributions:
      - {{by: agency-x, share: 40, form: cash}}
      - {{by: {bank}, share: 20, for: [premises, "staff"]}}  # its hall
      - {{by: {network}, share: 40}}
    person_days: {{{network}: 12, agency-x: 3.5}}
    result:
      status: done
      outcome: Most members sold more within the year
    notes: The teacher's own word for it is “हुनर”, skill.
"""


def _scores(year: int, points: int) -> str:
    groups = {
        "enterprises": (NETWORKS, "short_term_agenda, joint_activities, positive_feedback"),
        "support": (BANKS, "pilot_services, funded_via_agency"),
        "brokering": (COUNCILS, "coordinates_pilots, sponsor_links"),
    }
    head = f"""\
# The assessment of {year}.
date: {year}-12-01
assessors: [focal point, a bank]
method: A talk with each body, held by two who do not work with it
scores:
"""
    return head + "".join(f"  {group}:\n{_bodies(points, *bodies)}" for group, bodies in groups.items())


def _bodies(points: int, bodies: list[str], features: str) -> str:
    return "".join(
        f"""\
    {body}:
      weight: {100 // len(bodies)}
      score: {points}
      features: [{features}]
      evidence: >-
        Minutes of the meetings of the year, and its accounts
"""
        for body in bodies
    )


def _actors() -> str:
    kinds = [
        ("agency-x", "implementing_agency"),
        *((id_, "network") for id_ in NETWORKS),
        *((id_, "financial_institution") for id_ in BANKS),
        *((id_, "coordination_body") for id_ in COUNCILS),
    ]
    return "# Everyone who has a part in it.\nactors:\n" + "".join(_actor(id_, kind) for id_, kind in kinds)


def _actor(id_: str, kind: str) -> str:
    return f"""\
  {id_}:
    name: {id_.replace("-", " ").capitalize()} of the printers
    kind: {kind}
    level: local
    since: 1989
    members: {{1990: 40, 1997: 60}}
"""


def _cluster() -> str:
    """Return the file of the cluster: 32 lines, and 42 for each of four currencies."""
    head = """\
# A cluster that does not exist.
format: 1
id: printers
name: Printers of nowhere
country: IN
state: Rajasthan
places: [Jaipur, Bagru, Sanganer]
products:
  - printed textiles
  - "bed linen"
sector: textiles
record_until: 1997
model: artisan_group
units:
  1990: {value: 550, about: true}
  1997: 600
workers: {1990: 10000, 1997: {value: 12000, at_least: true}}
turnover: {1997: 625000000}
exports: {1997: {amount: 2000000, currency: EUR}}
currency: USD
financial_year_start: 04-01
programme:
  implementing_agency: agency-x
  start: 1990
  end: 2002
  phases:
    diagnostic: {start: 1990-01, end: 1990-06}
    trust_building: {start: 1990-01}
  stages: {1990: 1, 1993: 2}
  cda: {since: 1990, full_time: true, in_cluster: true}
  notes: Made up, to measure by
exchange_rates:
"""
    return head + "".join(_rates(at, name) for at, name in enumerate(("EUR", "GBP", "INR", "JPY")))


def _rates(at: int, currency: str) -> str:
    days = [f"{1987 + nth // 4}-{1 + nth % 4 * 3:02}" for nth in range(41)]
    rates = [f"    {day}: {10 * at + 1}.{1000 + 7 * nth}\n" for nth, day in enumerate(days)]
    return f"  {currency}:\n" + "".join(rates)
