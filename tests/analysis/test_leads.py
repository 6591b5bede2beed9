"""Who leads, carries out and works in a year: by group, kind and actor, and the part of CDA and agency."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.analysis.funding import Funding, Ledger
from clusterctl.analysis.implementers import Implementers, implementers_of
from clusterctl.analysis.leads import Leads, leads_of
from clusterctl.analysis.person_days import PersonDays, person_days_of
from clusterctl.analysis.responsible import Responsible, responsible_for
from clusterctl.analysis.stage import stages
from clusterctl.findings.finding import Route
from clusterctl.project.labels import parse_label
from clusterctl.project.load import load
from clusterctl.store.folder import FolderTree
from clusterctl.store.tree import MemoryTree
from tests.analysis.money import ACTORS, CLUSTER, DAY, activity, funding, gives, plan, project, reason, told, values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.project.project import Project

ROOT = Path(__file__).resolve().parents[2]
EVERYBODY = sorted(ACTORS)


def led(*actors: str | None) -> Leads:
    """Return the leads of 2001, one activity each; None is an activity without a lead."""
    made = project({"plans/2001.yaml": plan(*(activity(**({"lead": one} if one else {})) for one in actors))})
    return leads_of(made, funding(made))


def carried(*actors: str) -> Implementers:
    made = project({"plans/2001.yaml": plan(*(activity(implementer=one) for one in actors))})
    return implementers_of(made, funding(made))


def worked(*days: Mapping[str, float]) -> PersonDays:
    """Return the person-days of 2001, one activity each."""
    made = project({"plans/2001.yaml": plan(*(activity(person_days=one) for one in days))})
    return person_days_of(made, funding(made))


def answered_for(**deliverables: dict[str, Any]) -> Responsible:
    made = project({"plans/2001.yaml": plan(activity(deliverables=deliverables))})
    return responsible_for(made, funding(made))


@pytest.mark.parametrize("path", ["examples/jaipur", "examples/ludhiana", "tests/projects/table-13-2"])
def test_leads_agree_with_the_stage(path: str) -> None:
    made = load(FolderTree(str(ROOT / path)))
    ledger = Ledger(made, DAY)
    for year in stages(made, ledger):
        leads = leads_of(made, year.funding)
        assert (leads.programme_share.value, leads.activities) == (year.leads.value, year.activities)
        assert leads.known.value == year.known_leads


def test_leads_by_group_kind_and_actor() -> None:
    found = led("unido", "agent", "weavers", "weavers", "bank", None)
    assert told(found.activities, found.known.value, found.programme.value, found.programme_share.value) == (
        6,
        5,
        2,
        40,
    )
    assert values(found.by_group) == {"agency": 2, "support": 1, "donor": 0, "cluster": 2}
    assert values(found.shares) == {"agency": 40, "support": 20, "donor": 0, "cluster": 40}
    assert values(found.by_kind) == {"cooperative": 2, "cda": 1, "financial_institution": 1, "ngo": 1}
    assert list(found.by_actor) == ["weavers", "agent", "bank", "unido"]
    assert told(found.different.value, found.stakeholders.value) == (4, 2)


def test_a_donor_is_no_stakeholder() -> None:
    assert told(led("italy", "bank").stakeholders.value, led("italy").stakeholders.value) == (1, 0)


def test_no_known_lead_is_missing_and_not_nought() -> None:
    found = led(None, None)
    assert {reason(one) for one in (found.programme_share, found.different, found.stakeholders)} == {"no_leads"}
    assert told(found.known.value, found.by_kind, found.by_actor) == (0, {}, {})


def test_what_was_dropped_does_not_count() -> None:
    dropped = activity(lead="unido", implementer="unido", person_days={"unido": 9}, result={"status": "dropped"})
    made = project({"plans/2001.yaml": plan(dropped, activity(lead="weavers"))})
    year = funding(made)
    assert told(leads_of(made, year).programme.value, leads_of(made, year).activities) == (0, 1)
    assert told(implementers_of(made, year).known.value) == (0,)
    assert reason(person_days_of(made, year).total) == "no_person_days"


def test_whom_the_programme_names_as_its_cda_is_the_programmes_whatever_its_kind() -> None:
    programme = {**CLUSTER["programme"], "cda": {"actor": "bank"}}
    files = {"plans/2001.yaml": plan(activity(lead="bank", implementer="bank", person_days={"bank": 2}))}
    made = project(files, cluster={"programme": programme})
    year = funding(made)
    assert told(leads_of(made, year).programme_share.value, leads_of(made, year).stakeholders.value) == (100, 0)
    assert implementers_of(made, year).programme_share.value == 100
    assert person_days_of(made, year).programme_share.value == 100
    assert stages(made, Ledger(made, DAY))[0].leads.value == 100


def test_a_cluster_without_an_agency_has_leads_too() -> None:
    files = {"plans/2001.yaml": plan(activity(lead="weavers"), activity(lead="bank"))}
    made = project(files, cluster={"programme": {"start": 1997}})
    found = leads_of(made, funding(made))
    assert told(found.programme_share.value, found.stakeholders.value) == (0, 2)


def test_an_actor_whose_record_was_not_read_stands_apart() -> None:
    actors = {**ACTORS, "dyers": {"name": "The dyers", "kind": "nonsense"}}
    activities = plan(activity(lead="dyers", person_days={"dyers": 3}), activity(lead="unido"))
    held = {"cluster.yaml": CLUSTER, "actors.yaml": {"actors": actors}, "plans/2001.yaml": activities}
    made = load(MemoryTree({path: json.dumps(data) for path, data in held.items()}))
    found, days = leads_of(made, funding(made)), person_days_of(made, funding(made))
    assert made.findings
    assert told(found.by_group[None].value, found.shares[None].value, found.by_kind[None].value) == (1, 50, 1)
    assert told(found.programme_share.value, found.stakeholders.value) == (50, 0)
    assert days.by_group[None].value == 3


def test_leads_name_their_fields() -> None:
    found = led("unido", "weavers")
    first, second = (Route("plans/2001.yaml", ("activities", id_, "lead")) for id_ in ("a0", "a1"))
    assert found.by_actor["weavers"].inputs == (second,)
    assert set(found.programme_share.inputs) == {first, second}
    assert set(found.stakeholders.inputs) == {first, second}


# -- who carries out -------------------------------------------------------------------------------------------------


def test_implementers_by_group_and_kind() -> None:
    found = carried("bank", "agent", "bank", "weavers")
    assert told(found.known.value, found.programme_share.value) == (4, 25)
    assert values(found.by_kind) == {"financial_institution": 2, "cda": 1, "cooperative": 1}
    assert values(found.shares) == {"agency": 25, "support": 50, "donor": 0, "cluster": 25}


def test_the_lead_is_not_taken_for_the_implementer() -> None:
    made = project({"plans/2001.yaml": plan(activity(lead="weavers"))})
    assert reason(implementers_of(made, funding(made)).programme_share) == "no_implementers"


# -- person-days -----------------------------------------------------------------------------------------------------


def test_person_days_by_actor_and_the_part_of_cda_and_agency() -> None:
    found = worked({"weavers": 6, "agent": 3}, {"weavers": 0.5, "unido": 0.5}, {})
    assert told(found.total.value, found.programme.value, found.programme_share.value) == (10, Fraction(7, 2), 35)
    assert list(found.by_actor) == ["weavers", "agent", "unido"]
    assert found.by_actor["weavers"].value == Fraction(13, 2)
    assert values(found.shares) == {"agency": 35, "support": 0, "donor": 0, "cluster": 65}
    assert told(found.activities, found.recorded) == (3, 2)
    days = Route("plans/2001.yaml", ("activities", "a1", "person_days", "weavers"))
    assert days in found.by_actor["weavers"].inputs


def test_person_days_that_are_not_recorded_are_missing() -> None:
    found = worked({}, {})
    assert {reason(one) for one in (found.total, found.programme, found.programme_share, found.shares["cluster"])} == {
        "no_person_days"
    }
    assert reason(worked({"weavers": 0}).programme_share) == "no_person_days"


def test_person_days_below_nought_give_no_shares() -> None:
    found = worked({"weavers": -2, "agent": 3})
    assert reason(found.programme_share) == "negative"
    assert found.by_actor["agent"].known == 3


# -- who is responsible ----------------------------------------------------------------------------------------------


def test_responsible_actors_and_persons_are_counted_once() -> None:
    found = answered_for(
        hall={"what": "lease", "responsible": "weavers", "persons": ["The Treasurer"]},
        stalls={"what": "plan", "responsible": "weavers", "persons": ["the  treasurer", "A clerk"]},
        posters={"what": "print"},
    )
    counts = (found.deliverables, found.actors, found.persons, found.without)
    assert told(*(one.value for one in counts)) == (3, 1, 2, 1)
    assert Route("plans/2001.yaml", ("activities", "a0", "deliverables", "hall")) in found.without.inputs


def test_without_deliverables_nobody_is_responsible() -> None:
    found = answered_for()
    assert told(found.deliverables.value, reason(found.without), reason(found.persons)) == (
        0, "no_deliverables", "no_deliverables",
    )  # fmt: skip


# -- laws ------------------------------------------------------------------------------------------------------------


def year_of(leads: list[str | None]) -> tuple[Funding, Project]:
    made = project({"plans/2001.yaml": plan(*(
        activity(gives("weavers", share=100), **({"lead": one, "implementer": one} if one else {})) for one in leads
    ))})  # fmt: skip
    return funding(made), made


@given(st.lists(st.one_of(st.none(), st.sampled_from(EVERYBODY)), min_size=1, max_size=12))
def test_the_laws_of_leads(actors: list[str | None]) -> None:
    year, made = year_of(actors)
    for found in (leads_of(made, year), implementers_of(made, year)):
        known = sum(one is not None for one in actors)
        assert found.known.value == known
        for parts in (found.by_group, found.by_kind, found.by_actor):
            assert sum(one.known or 0 for one in parts.values()) == known
        if known:
            assert sum(one.known or 0 for one in found.shares.values()) == 100
        else:
            assert {reason(one) for one in found.shares.values()} <= {"no_leads", "no_implementers"}


DAYS = st.dictionaries(st.sampled_from(EVERYBODY), st.integers(0, 90), max_size=5)


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_the_laws_of_person_days(days: list[dict[str, int]]) -> None:
    found = worked(*days)
    whole = sum(sum(one.values()) for one in days)
    if any(days):
        assert found.total.value == whole
        assert sum(one.known or 0 for one in found.by_group.values()) == whole
    if whole:
        assert sum(one.known or 0 for one in found.shares.values()) == 100
        assert 0 <= (found.programme_share.known or 0) <= 100
    else:
        assert found.programme_share.known is None


def test_labels_that_are_not_on_file_have_no_leads() -> None:
    made = project({})
    label = parse_label("2001", "04-01")
    assert label is not None
    assert leads_of(made, Ledger(made, DAY).of(label)).activities == 0
