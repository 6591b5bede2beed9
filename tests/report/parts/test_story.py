"""The community's page: plain, short, and with nothing on it but what everybody may see."""

from __future__ import annotations

from clusterctl.report.blocks import Picture
from tests.report.clusters import activity, answer, example, plan, project, shown, texts
from tests.report.parts.plain import flat, said

STORY = ("story", "story_done", "story_gained", "story_together", "story_next")


def test_the_page_says_what_was_wanted_done_gained_and_what_comes_next() -> None:
    jaipur = example("jaipur")
    found = {name: answer(jaipur, "1999", name, "public") for name in STORY}
    assert flat(found["story"].heading) == "We did 35 of 36 things in 1999"
    assert "Firms design, produce and sell better" in said(found["story"])
    assert "Marketing plan of Bagru" in said(found["story_done"])
    assert "Bagru at three national fairs: Markets much wider than before" in said(found["story_gained"])
    assert "Members of Calico: 120 artisans, and 26 at the beginning" in said(found["story_gained"])
    assert "There are 56 ties between us" in said(found["story_together"])
    assert "Third development workshop of the whole cluster (2000)" in said(found["story_next"])


def test_it_has_at_most_three_pictures_and_no_money() -> None:
    view = shown(example("jaipur"), "1999", "community")
    assert view.stamp.audience == "public"
    pictures = [block for block in view.blocks if isinstance(block, Picture)]
    assert 1 <= len(pictures) <= 3
    assert not any("USD" in text for text in texts(view.sections))


def test_what_did_not_come_about_is_said() -> None:
    left = activity(title="New oven", result={"status": "dropped"})
    told = answer(project({"plans/1999.yaml": plan(a=activity(), b=left)}), "1999", "story_done", "public")
    assert "What we have not done yet" in said(told)
    assert "New oven" in said(told)


def test_a_secret_activity_takes_the_count_of_all_with_it() -> None:
    secret = activity(title="Secret", audience="internal")
    found = project({"plans/1999.yaml": plan(a=activity(), b=secret)})
    assert answer(found, "1999", "story", "public").heading == ""
    assert "Secret" not in said(answer(found, "1999", "story_done", "public"))


def test_an_empty_record_says_what_to_write_down() -> None:
    found = project({"plans/1999.yaml": plan()})
    for name in STORY:
        assert answer(found, "1999", name, "public").gaps, name
