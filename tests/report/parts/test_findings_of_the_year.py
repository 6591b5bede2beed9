"""Risks, lessons, benefits, context, evidence, description and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clusterctl.project.load import load
from clusterctl.report.blocks import Facts, Signatures, Table
from clusterctl.store.folder import FolderTree
from tests.report import canaries
from tests.report.clusters import ACTORS, CLUSTER, activity, answer, example, plan, project
from tests.report.parts.plain import flat, said

if TYPE_CHECKING:
    from tests.report.canaries import Planted

RISKS = {
    "old": {"text": "Old", "likelihood": 5, "impact": 5, "status": "closed"},
    "flood": {"text": "A flood", "likelihood": 2, "impact": 5, "response": "Insurance", "owner": "weavers",
              "status": "open"},
    "theft": {"text": "Theft", "likelihood": 4, "impact": 4, "status": "happened"},
    "bare": {"text": "Unjudged"},
}  # fmt: skip


def with_(**files: Any) -> Any:  # noqa: ANN401 - a project
    """Return a cluster with a plan of 1999 and these files, named without their ending."""
    held = {"plans/1999.yaml": plan(fair=activity(result={"status": "done", "lessons": ["Advertise"]}))}
    return project({**held, **{name.replace("_", "/") + ".yaml": data for name, data in files.items()}})


def rows(found: Any, name: str, nth: int = 0, **more: Any) -> list[list[str]]:  # noqa: ANN401 - as above
    tables = [one for one in answer(found, "1999", name, **more).blocks if isinstance(one, Table)]
    return [[flat(cell) for cell in one.cells] for one in tables[nth].rows]


# -- risks -------------------------------------------------------------------------------------------------------------


def test_the_gravest_risks_come_first_and_closed_ones_last() -> None:
    found = with_(logframe={"risks": RISKS})
    assert [one[0] for one in rows(found, "risks")] == ["Theft", "A flood", "Unjudged", "Old"]
    assert rows(found, "risks")[1] == ["A flood", "2", "5", "10", "Insurance", "Weavers’ Society", "open"]
    assert flat(answer(found, "1999", "risks").heading) == "1 of the 4 recorded risks has happened"


def test_risks_are_not_for_the_public() -> None:
    told = answer(with_(logframe={"risks": RISKS}), "1999", "risks", "public")
    assert (told.withheld, told.blocks) == (True, ())


def test_no_risk_is_a_gap() -> None:
    assert answer(with_(), "1999", "risks").gaps[0].where == "logframe.yaml: risks"


# -- lessons -----------------------------------------------------------------------------------------------------------


def test_lessons_come_from_observations_activities_and_the_years_before() -> None:
    found = with_(monitoring_1998={"lessons": ["Before"]}, monitoring_1999={"lessons": ["One\ntwo", "*Three*"]},
                  monitoring_2000={"lessons": ["Later"]})  # fmt: skip
    told = answer(found, "1999", "lessons", "donor")
    assert flat(told.heading) == "3 lessons were drawn in 1999"
    assert "- One\n  two\n- *Three*" in said(told)
    assert "- Advertise" in said(told)
    assert "Learnt in 1998" in said(told)
    assert "Later" not in said(told)


def test_lessons_are_not_for_the_public_and_not_called_missing() -> None:
    told = answer(with_(), "1999", "lessons", "public")
    assert (told.withheld, told.blocks, told.gaps) == (True, (), ())


def test_a_year_without_a_lesson_says_where_one_goes() -> None:
    found = project({"plans/1999.yaml": plan(fair=activity())})
    assert "monitoring/1999.yaml: lessons" in answer(found, "1999", "lessons").gaps[0].where


# -- benefits ----------------------------------------------------------------------------------------------------------


def sold(**more: Any) -> Any:  # noqa: ANN401 - as above
    fair = activity(cost=1000, actual_benefit={"weavers": {"sales": 2500, "income": 700}}, **more)
    return project({"plans/1999.yaml": plan(fair=fair)})


def test_benefits_stand_over_costs_and_income_beside_sales_does_not_count() -> None:
    told = answer(sold(), "1999", "benefits", "donor")
    assert flat(told.heading) == "For each USD 1 spent, benefits of USD 2.50 are recorded so far"
    assert rows(sold(), "benefits")[1][2] == "income, a part of the sales"
    assert rows(sold(), "benefits")[-1][-1] == "USD 2,500"


def test_money_is_not_for_the_public() -> None:
    told = answer(sold(), "1999", "benefits", "public")
    assert (told.withheld, told.blocks, told.gaps) == (True, (), ())


def test_a_year_without_benefits_says_so() -> None:
    told = answer(with_(), "1999", "benefits")
    assert told.heading == ""
    assert "No benefit in money is recorded." in [gap.text for gap in told.gaps]


# -- context -----------------------------------------------------------------------------------------------------------

STUDY: dict[str, Any] = {
    "date": 1997, "revised": ["1999-03", "2000-02"], "history": "An *old* craft", "markets": ["home"],
    "size": {"employment": 900, "women": 4}, "leaders": {"leaders": ["The secret president"]},
    "constraints": {"water": {"text": "No water", "area": "infrastructure", "importance": 2, "joint_tackling": 2},
                    "market": {"text": "No market", "area": "market", "importance": 5, "joint_tackling": 4}},
    "opportunities": {"craft": {"text": "Demand", "area": "market", "pressure_point": True}},
}  # fmt: skip


def test_the_study_stands_as_revised_with_the_highest_priority_first() -> None:
    told = answer(with_(diagnostic=STUDY), "1999", "context")
    assert flat(told.heading) == "The diagnostic study was last revised in March 1999"
    assert [(one[0], one[2]) for one in rows(with_(diagnostic=STUDY), "context") if one[2]] == [
        ("No market", "20, high priority"), ("No water", "4"), ("Demand", "pressure point"),
    ]  # fmt: skip


def test_leaders_and_small_groups_are_not_for_donors() -> None:
    told = said(answer(with_(diagnostic=STUDY), "1999", "context", "donor"))
    assert "secret president" not in told
    assert "not shown" in told
    assert "secret president" in said(answer(with_(diagnostic=STUDY), "1999", "context"))


def test_the_study_is_not_for_the_public() -> None:
    told = answer(with_(diagnostic=STUDY), "1999", "context", "public")
    assert (told.withheld, told.blocks) == (True, ())


# -- evidence ----------------------------------------------------------------------------------------------------------


def test_sources_are_counted_by_document_and_evidence_files_stand_with_their_dates() -> None:
    score = {"weight": 100, "score": 4, "features": ["exists"],
             "evidence": {"text": "Minutes", "file": "minutes-of-calico.txt", "date": "1999-11"}}  # fmt: skip
    found = with_(
        vision={"statement": "x", "source": "Annual report, page 3; Survey of 1997"},
        diagnostic={"date": 1997, "source": "Annual report, page 9"},
        scores_1999={"date": "1999-12", "scores": {"enterprises": {"weavers": score}}},
    )
    assert rows(found, "evidence")[0] == ["Annual report", "page 9 and page 3", "diagnostic.yaml and vision.yaml", "2"]
    assert rows(found, "evidence", 1) == [["minutes-of-calico.txt", "November 1999", "Minutes", "scores/1999.yaml"]]
    donor = answer(found, "1999", "evidence", "donor")
    assert donor.withheld
    assert "minutes-of-calico" not in said(donor)
    assert answer(found, "1999", "evidence", "public").blocks == ()


# -- description and signatures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("audience", "shown"), [("internal", "Ms Known"), ("donor", "not shown")])
def test_the_contact_person_is_named_only_where_contacts_are_seen(audience: Any, shown: str) -> None:  # noqa: ANN401 - an audience
    agency = {**ACTORS["agency-of-all"], "contact": {"person": "Ms Known"}}
    found = project({"plans/1999.yaml": plan()}, actors={**ACTORS, "agency-of-all": agency})
    told = answer(found, "1999", "description", audience)
    facts = {fact.name: flat(fact.text) for block in told.blocks if isinstance(block, Facts) for fact in block.items}
    assert facts["Contact person"] == shown
    assert facts["Coordinator"] == "Agency of All"
    assert "Contact person: not recorded." not in [gap.text for gap in told.gaps]


def test_who_signs_is_named_by_office() -> None:
    told = answer(project({"plans/1999.yaml": plan()}), "1999", "signatures")
    assert [block.items for block in told.blocks if isinstance(block, Signatures)] == [(
        "The cluster development agent", "For the coordinator, Agency of All", "For the bodies of the cluster",
    )]  # fmt: skip


# -- all ---------------------------------------------------------------------------------------------------------------

PARTS = ("activities_by_output", "benefits", "context", "description", "evidence", "lessons", "logframe", "logic",
         "people", "results", "risks", "signatures")  # fmt: skip
BROKEN: dict[str, Any] = {
    "plans/1999.yaml": {"activities": {"a": {"title": 3}, "b": {"title": "x", "beneficiaries": {"firms": "many"}}}},
    "logframe.yaml": {"indicators": {"a": {"name": "x", "level": "nope"}, "b": {"name": "y", "level": "output"}}},
    "monitoring/1999.yaml": {"values": {"b": [{"date": "1999-02-31", "value": 3}, {"date": 1999, "value": 7}]}},
    "diagnostic.yaml": ["a"],
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("audience", ["internal", "donor", "public"])
def test_each_part_has_something_to_say_whatever_the_files_hold(name: str, audience: Any) -> None:  # noqa: ANN401 - an audience
    clusters = (
        project({"plans/1999.yaml": {}}), project({"plans/1999.yaml": {}}, cluster={**CLUSTER, "programme": None}),
        project(BROKEN), project({**BROKEN, "plans/1999.yaml": plan()}, cluster={"id": 3}),
        example("jaipur"), example("ludhiana"),
    )  # fmt: skip
    for found in clusters:
        told = answer(found, "1999", name, audience)
        assert told.blocks or told.gaps or told.withheld
        for table in told.blocks:
            if isinstance(table, Table):
                assert {len(one.cells) for one in table.rows} <= {len(table.columns)}
                assert table.caption


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return canaries.planted(tmp_path_factory.mktemp("planted"))


@pytest.mark.parametrize("name", PARTS)
def test_no_part_tells_what_is_not_for_its_reader(name: str, planted: Planted) -> None:
    found = load(FolderTree(str(planted.folder)))
    for audience in ("donor", "public"):
        told = said(answer(found, "1999", name, audience))
        assert not canaries.found(planted.kept_from(audience), told)


def test_to_us_the_parts_tell_all_kinds_of_things(planted: Planted) -> None:
    found = load(FolderTree(str(planted.folder)))
    told = "\n".join(said(answer(found, "1999", name)) for name in PARTS)
    levels = {one.level for one in canaries.found(planted.canaries, told)}
    assert levels == {"internal", "donor", "public"}
