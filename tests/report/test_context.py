"""The words and figures of a report: what it states, and what it says is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.report.clusters import ACTORS, CLUSTER, activity, assessment, example, member, plan, project, shown

if TYPE_CHECKING:
    from clusterctl.report.view import Activity, Page


def of_scores(then: dict[str, Any] | None, now: dict[str, Any]) -> Page:
    earlier = {} if then is None else {"scores/1998.yaml": assessment("1998-12", **then)}
    return shown(project({**earlier, "scores/1999.yaml": assessment(**now)}), "1999")


def of_plan(**activities: dict[str, Any]) -> Page:
    return shown(project({"plans/1999.yaml": plan(**activities)}), "1999")


def only(page: Page) -> Activity:
    (area,) = page.activities.areas
    (found,) = area.activities
    return found


# -- the index ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "heading"),
    [
        ({"weavers": 2}, {"weavers": 5}, "The sustainability index rose from 2.80 to 4.60 of 10"),
        ({"weavers": 5}, {"weavers": 2}, "The sustainability index fell from 4.60 to 2.80 of 10"),
        ({}, {}, "The sustainability index stayed at 4.00 of 10"),
        (None, {}, "The sustainability index stands at 4.00 of 10"),
    ],
)
def test_the_heading_states_how_the_index_moved(then: dict[str, Any] | None, now: dict[str, Any], heading: str) -> None:
    assert of_scores(then, now).heading == heading


def test_a_move_that_rounding_hides_is_not_called_a_rise() -> None:
    then, now = assessment("1998-12"), assessment()
    for record, score in ((then, 4), (now, 5)):
        record["scores"]["brokering"] = {"forum": member(4, 99, features=[]), "bank": member(score, 1, features=[])}
        record["scores"]["support"] = {}
    then["scores"]["brokering"]["bank"]["weight"] = now["scores"]["brokering"]["bank"]["weight"] = 0.1
    then["scores"]["brokering"]["forum"]["weight"] = now["scores"]["brokering"]["forum"]["weight"] = 99.9
    page = shown(project({"scores/1998.yaml": then, "scores/1999.yaml": now}), "1999")
    assert page.heading == "The sustainability index hardly moved from 2.80 of 10"


def test_the_summary_names_what_moved_the_index_and_what_went_against_it() -> None:
    page = of_scores({"weavers": 2, "bank": 6}, {"weavers": 5, "bank": 4})
    assert "The rise of 1.20 comes from Weavers’ Society (+1.80)." in page.summary
    assert "Against it went Bank of Here (−0.60)." in page.summary


def test_a_first_assessment_is_compared_with_nothing() -> None:
    page = of_scores(None, {})
    assert page.index is not None
    assert (page.index.change, page.index.before, page.index.bar.mark) == (None, None, None)
    assert "Change" not in page.index.columns
    assert {len(row) for group in page.index.groups for row in (group.cells, *group.bodies)} == {6}
    assert any("for the first time" in sentence for sentence in page.summary)


def test_strong_and_weak_groups_are_named_and_equal_ones_are_not() -> None:
    strong = "Strongest of the groups: enterprise networks (6.00 of 10); weakest: brokering institutions (1.00)."
    page = of_scores(None, {"weavers": 6, "bank": 4, "forum": 1})
    assert strong in page.summary
    assert page.index is not None
    assert page.index.heading == "Enterprise networks stand strongest, brokering institutions weakest"
    equal = of_scores(None, {})
    assert equal.index is not None
    assert equal.index.heading == "What the index is made of"
    assert not any("Strongest" in sentence for sentence in equal.summary)


def test_groups_that_stand_alike_are_named_together() -> None:
    page = of_scores(None, {"weavers": 6, "bank": 6, "forum": 1})
    assert page.index is not None
    assert (
        page.index.heading
        == "Enterprise networks and support institutions stand strongest, brokering institutions weakest"
    )


def test_an_empty_group_says_that_it_counts_nothing() -> None:
    now = assessment(weavers=6)
    now["scores"]["brokering"] = {}
    page = shown(project({"scores/1999.yaml": now}), "1999")
    said = "No body is named among the brokering institutions: this group counts 0, so the index can reach 9.0 at most."
    assert page.index is not None
    assert said in page.summary
    assert said in page.gaps
    assert said in page.index.notes
    assert page.index.heading == "Enterprise networks stand strongest; brokering institutions are missing"
    assert page.index.groups[2].title == "Brokering institutions (no body is named)"


def test_bodies_show_their_change_and_new_ones_say_so() -> None:
    then, now = assessment("1998-12"), assessment()
    now["scores"]["enterprises"] = {"weavers": member(6, 70), "dyers": member(3, 30)}
    then["scores"]["support"]["agency-of-all"] = member(1, 0, features=["present_locally"])
    page = shown(project({"scores/1998.yaml": then, "scores/1999.yaml": now}), "1999")
    assert page.index is not None
    rows = {row[0]: row for group in page.index.groups for row in group.bodies}
    assert rows["Weavers’ Society"] == ("Weavers’ Society", "70\u00a0%", "6", "+2", "2.52", "1", "5–6")
    assert rows["Dyers’ League"][3] == "new"
    assert "Agency of All was scored in the assessment before and not in this one." in page.index.notes


def test_bodies_come_in_the_order_of_what_a_point_adds() -> None:
    page = of_scores(None, {})
    assert page.index is not None
    assert [(ground.name, ground.per_point) for ground in page.index.grounds] == [
        ("Weavers’ Society", "0.600"),
        ("Bank of Here", "0.300"),
        ("Forum", "0.100"),
    ]
    assert page.index.grounds[0].next_band == "5–6"
    assert page.index.grounds[0].asks.startswith("Members back a short-term agenda; has begun joint activities;")


def test_at_the_top_nothing_more_is_asked() -> None:
    page = of_scores(None, {"weavers": 10})
    assert page.index is not None
    assert page.index.grounds[0].asks == "The highest band is reached"


def test_a_score_without_features_leaves_the_supported_index_unknown_with_the_reason() -> None:
    now = assessment()
    now["scores"]["support"]["bank"]["features"] = []
    page = shown(project({"scores/1999.yaml": now}), "1999")
    assert page.index is not None
    assert page.index.total[-2] == "not known"
    assert "The supported index is not known: no features are noted for Bank of Here." in page.gaps


def test_a_score_without_evidence_is_named() -> None:
    now = assessment()
    del now["scores"]["brokering"]["forum"]["evidence"]
    page = shown(project({"scores/1999.yaml": now}), "1999")
    assert "No evidence is recorded for the score of Forum." in page.gaps
    assert page.index is not None
    assert page.index.grounds[-1].no_evidence == "not recorded"


def test_scores_above_what_is_supported_and_several_assessors_are_noted() -> None:
    page = of_scores(None, {"weavers": {"one": 4, "two": 6}})
    assert page.index is not None
    assert "Scores given by several assessors: Weavers’ Society. The median counts." in page.index.notes
    assert any(note.startswith("Scored higher than the noted features support: Weavers’ Society (5, supported 1)")
               for note in page.index.notes)  # fmt: skip


def test_weights_that_do_not_sum_are_said_and_not_rescaled() -> None:
    now = assessment(weavers=10)
    now["scores"]["enterprises"]["weavers"]["weight"] = 80
    page = shown(project({"scores/1999.yaml": now}), "1999")
    assert page.index is not None
    assert (
        "The weights among the enterprise networks sum to 80\u00a0%, not 100; nothing is rescaled." in page.index.notes
    )


def test_no_assessment_is_said_and_not_a_nought() -> None:
    page = of_plan(fair=activity())
    assert page.index is None
    assert page.heading == "The sustainability index is not known"
    assert page.summary[0] == "The sustainability index cannot be given: no assessment is on file for it."
    assert any("no assessment of 1999 (scores/1999.yaml)" in gap for gap in page.gaps)


# -- activities -----------------------------------------------------------------------------------------------------


def test_an_activity_is_told_in_names_and_words() -> None:
    found = only(of_plan(fair=activity(implementer="dyers", intermediaries=["bank"], planned=False)))
    assert [(fact.name, fact.text) for fact in found.facts] == [
        ("Led by", "Weavers’ Society"),
        ("Carried out by", "Dyers’ League"),
        ("With the help of", "Bank of Here"),
        ("For", "Weavers’ Society; 3 firms"),
        ("When", "March 1999"),
        ("Contributions", "Weavers’ Society: 60\u00a0%; Agency of All: 40\u00a0%"),
    ]
    assert found.status == "done, not in the approved plan"
    assert (found.nature, found.outcome, found.missing) == ("commercial", "Many buyers", None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([{"by": "bank"}], "Bank of Here: how much is not recorded"),
        ([{"by": "bank", "form": "time", "for": ["chair"]}], "Bank of Here: time, for chair"),
        ([{"by": "support", "share": 31.5, "about": True}], "Support institutions: about 31.5\u00a0%"),
        ([{"by": "cluster", "amount": 12000}], "The cluster’s own firms and bodies: USD\u00a012,000"),
        (
            [{"by": "bank", "to": "dyers", "amount": {"amount": 5, "currency": "INR", "at_least": True}}],
            "Bank of Here to Dyers’ League: at least INR\u00a05",
        ),
    ],
)
def test_contributions_are_told_as_far_as_they_are_recorded(given: list[dict[str, Any]], said: str) -> None:
    found = only(of_plan(fair=activity(contributions=given)))
    assert {fact.name: fact.text for fact in found.facts}["Contributions"] == said


def test_shares_stated_elsewhere_say_when_they_do_not_add_up() -> None:
    stated = {"shares": {"agency": 7, "support": 20, "cluster": 64}}
    found = only(of_plan(fair=activity(contributions=[], stated=stated)))
    assert {fact.name: fact.text for fact in found.facts}["Contributions"] == (
        "As reported elsewhere, the implementing agency: 7\u00a0%; support institutions: 20\u00a0%; "
        "the cluster’s own firms and bodies: 64\u00a0%; together 91\u00a0%"
    )


def test_what_really_happened_goes_before_the_plan() -> None:
    result = {
        "status": "done",
        "start": "1999-04-02",
        "end": "1999-04-05",
        "contributions": [{"by": "bank", "share": 100}],
        "firms_served": 1,
    }
    found = {fact.name: fact.text for fact in only(of_plan(fair=activity(result=result))).facts}
    assert found["When"] == "2\u00a0April 1999 to 5\u00a0April 1999 (planned: March 1999)"
    assert found["Contributions"] == "Bank of Here: 100\u00a0%"
    assert found["Served"] == "1 firm"


def test_activities_come_by_area_and_date_the_undated_last() -> None:
    page = of_plan(
        a=activity(title="C", start="1999-05"),
        b=activity(title="B", area="skills"),
        c=activity(title="A", start=None),
        d=activity(title="D", start="1999-01"),
        e=activity(title="E", area=None),
    )
    assert [(area.title, area.count, [one.title for one in area.activities]) for area in page.activities.areas] == [
        ("Market", "3 activities", ["D", "C", "A"]),
        ("Skills", "1 activity", ["B"]),
        ("Area not recorded", "1 activity", ["E"]),
    ]


@pytest.mark.parametrize(
    ("statuses", "heading", "sentence"),
    [
        (
            ["done", "done"],
            "All 2 activities in the plan of 1999 are done",
            "2 activities are in the plan of 1999: 2 done.",
        ),
        (["done"], "The only activity in the plan of 1999 is done", "1 activity is in the plan of 1999: 1 done."),
        (
            ["done", "under_way", None],
            "1 of 3 activities in the plan of 1999 is done",
            "3 activities are in the plan of 1999: 1 done, 1 under way and 1 without a recorded status.",
        ),
        (["planned"], "No activity in the plan of 1999 is done yet", "1 activity is in the plan of 1999: 1 planned."),
        ([], "Activities of 1999", "No activities are in the plan of 1999."),
    ],
)
def test_activities_are_counted_by_how_they_stand(statuses: list[str | None], heading: str, sentence: str) -> None:
    results = [{"result": {"status": status} if status else None} for status in statuses]
    page = of_plan(**{f"a{at}": activity(**more) for at, more in enumerate(results)})
    assert page.activities.heading == heading
    assert page.activities.sentences[0] == sentence
    assert sentence in page.summary


def test_what_an_activity_lacks_is_named_there_and_in_sum() -> None:
    bare = {"title": "Bare", "result": {"status": "done"}}
    page = of_plan(bare=bare, fair=activity())
    found = page.activities.areas[1].activities[0]
    assert found.missing == "Who led it, for whom, when, who contributed and of what nature it is"
    for said in (
        "Who led 1 of 2 activities is not recorded: “Bare”.",
        "For whom the work was in 1 of 2 activities is not recorded: “Bare”.",
        "The date of 1 of 2 activities is not recorded: “Bare”.",
        "Who contributed to 1 of 2 activities is not recorded: “Bare”.",
        "The short-term objective of 1 of 2 activities is not recorded: “Bare”.",
        "What came of 1 of 2 finished activities is not recorded.",
    ):
        assert said in page.gaps


def test_of_many_activities_the_first_are_named_and_the_rest_counted() -> None:
    page = of_plan(led=activity(), **{f"a{at}": activity(title=f"T{at}", lead=None) for at in range(7)})
    assert "Who led 7 of 8 activities is not recorded: “T0”, “T1”, “T2”, “T3” and 3 more." in page.gaps


def test_an_undecided_plan_is_named() -> None:
    page = shown(project({"plans/1999.yaml": {"activities": {"fair": activity()}}}), "1999")
    assert "When the plan was validated and approved, and by whom, is not recorded." in page.gaps


# -- the cluster, the files, the record ------------------------------------------------------------------------------


def test_the_cluster_is_identified() -> None:
    cluster = {
        **CLUSTER, "state": "Rajasthan", "places": ["Bagru", "Sanganer"], "products": ["cloth", "rugs"],
        "units": {"1997": {"value": 550, "about": True}, "2000": 9}, "workers": {"1997": 10000},
        "programme": {**CLUSTER["programme"], "donors": ["bank"], "start": "1997-12", "end": "2002-06-30"},
    }  # fmt: skip
    page = shown(project({"scores/1999.yaml": assessment()}, cluster=cluster), "1999")
    assert (page.title, page.kind, page.where) == (
        "Weavers of Here", "Cluster report 1999", "Bagru and Sanganer, Rajasthan, India",
    )  # fmt: skip
    assert {fact.name: fact.text for fact in page.facts} == {
        "Products": "Cloth, rugs",
        "Size": "About 550 firms (1997); 10,000 workers (1997)",
        "Programme": "December 1997 to 30\u00a0June 2002",
        "Implementing agency": "Agency of All",
        "Donor": "Bank of Here",
        "Period of this report": "1\u00a0January to 31\u00a0December 1999",
        "Index assessed": "December 1999",
        "Record as of": "31\u00a0December 2000",
    }


def test_what_does_not_identify_the_cluster_is_said_to_be_missing() -> None:
    facts = {fact.name: fact.text for fact in of_plan(fair=activity()).facts}
    assert facts["Products"] == facts["Size"] == facts["Donors"] == "not recorded"
    assert facts["Index assessed"] == "no assessment on file"


def test_missing_files_are_named_with_what_they_would_tell() -> None:
    gaps = " ".join(of_scores(None, {}).gaps)
    for path in (
        "diagnostic.yaml",
        "vision.yaml",
        "logframe.yaml",
        "exit.yaml",
        "plans/1999.yaml",
        "monitoring/1999.yaml",
    ):
        assert f"({path})" in gaps
    assert "actors.yaml" not in gaps


def test_nothing_missing_is_said_too() -> None:
    files = {
        "scores/1999.yaml": assessment(), "plans/1999.yaml": plan(fair=activity()), "monitoring/1999.yaml": {},
        "diagnostic.yaml": {}, "vision.yaml": {"statement": "Live well"}, "logframe.yaml": {}, "exit.yaml": {},
    }  # fmt: skip
    page = shown(project(files), "1999")
    assert page.gaps == ()
    assert page.no_gaps == "All that this report asks for is on record."
    assert page.vision == "Live well"


def test_sources_are_gathered_by_document() -> None:
    page = of_plan(
        a=activity(source="book.txt, box 10; other.txt, table 1"),
        b=activity(source="book.txt, box 9"),
        c=activity(source="Clara, Russo and Gulati, 2000, p. 3"),
        d=activity(source="Clara, Russo and Gulati, 2000, p. 5; minutes"),
    )
    assert page.sources == (
        "book.txt, box 9; box 10",
        "Clara, Russo and Gulati, 2000, p. 3; p. 5",
        "minutes",
        "other.txt, table 1",
    )


def test_findings_are_told_with_their_places() -> None:
    found = project({"plans/1999.yaml": plan(fair=activity(lead="weaver"))})
    page = shown(found, "1999", draft=True)
    assert [(remark.severity, remark.place) for remark in page.remarks] == [("error", "plans/1999.yaml, line 1")]
    assert "The automatic check of the record found 1 error, listed at the end." in page.summary
    assert page.draft == "Draft. The record still holds 1 error, so figures may be wrong or missing."


def test_an_assessment_that_lost_a_body_gives_no_index() -> None:
    now = assessment()
    now["scores"]["enterprises"]["dyers"] = member(11, 0)
    page = shown(project({"scores/1999.yaml": now}), "1999", draft=True)
    assert page.index is None
    assert "The sustainability index cannot be given: scores/1999.yaml can be read in part only." in page.summary
    assert "scores/1999.yaml can be read in part only." in page.gaps


def test_a_plan_that_lost_an_activity_makes_no_claim_on_all() -> None:
    page = shown(project({"plans/1999.yaml": plan(fair=activity(), odd=activity(nature="comic"))}), "1999", draft=True)
    assert page.activities.heading == "Activities of 1999"
    assert "The plan can be read in part only, so activities may be missing here." in page.activities.sentences


def test_a_cluster_that_cannot_be_read_still_gives_a_draft() -> None:
    page = shown(project({"scores/1999.yaml": assessment()}, cluster={"id": "here"}), "1999", draft=True)
    assert (page.title, page.where) == ("Cluster without a name", "cluster.yaml cannot be read")


# -- audience -------------------------------------------------------------------------------------------------------


def test_internal_activities_are_left_out_and_counted() -> None:
    page = of_plan(fair=activity(), secret=activity(title="Secret", audience="internal"))
    assert [one.title for area in page.activities.areas for one in area.activities] == ["Fair at Delhi"]
    assert "1 activity more is kept internal and left out." in page.activities.sentences


def test_an_internal_body_keeps_the_whole_index_back() -> None:
    actors = {**ACTORS, "bank": {**ACTORS["bank"], "audience": "internal"}}
    page = shown(project({"scores/1999.yaml": assessment()}, actors=actors), "1999")
    assert page.index is None
    assert "scores/1999.yaml rests on records that are kept internal" in page.summary[0]


def test_internal_evidence_and_names_are_not_shown() -> None:
    now = assessment()
    now["scores"]["support"]["bank"]["evidence"] = {"text": "a secret", "audience": "internal"}
    actors = {**ACTORS, "dyers": {"name": "Secret dyers", "kind": "association", "audience": "internal"}}
    files = {"scores/1999.yaml": now, "plans/1999.yaml": plan(fair=activity(lead="dyers"))}
    page = shown(project(files, actors=actors), "1999")
    assert "ecret" not in repr(page)
    assert "kept internal" in repr(page.index)
    assert {fact.name: fact.text for fact in only(page).facts}["Led by"] == "a body that is kept internal"


def test_notes_contacts_persons_and_assessors_never_reach_the_page() -> None:
    now = assessment(assessors=["secret"], notes="secret")
    actors = {**ACTORS, "weavers": {**ACTORS["weavers"], "contact": {"person": "secret"}, "notes": "secret"}}
    steps = {"hall": {"what": "hall", "persons": ["secret"]}}
    files = {"scores/1999.yaml": now, "plans/1999.yaml": plan(fair=activity(notes="secret", deliverables=steps))}
    assert "secret" not in repr(shown(project(files, actors=actors), "1999"))


# -- known answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "label", "heading"),
    [
        ("jaipur", "1998", "The sustainability index rose from 0.24 to 1.37 of 10"),
        ("jaipur", "1999", "The sustainability index rose from 1.37 to 4.36 of 10"),
        ("jaipur", "2000", "The sustainability index rose from 4.36 to 4.60 of 10"),
        ("ludhiana", "1999", "The sustainability index rose from 1.05 to 4.47 of 10"),
    ],
)
def test_the_examples_say_how_their_index_moved(name: str, label: str, heading: str) -> None:
    assert shown(example(name), label).heading == heading
