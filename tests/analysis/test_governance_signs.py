"""Signs of governance between two years: bodies of firms, brokering bodies, support, providers, members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clusterctl.analysis.funding import Ledger
from clusterctl.analysis.governance_signs import GovernanceBook, GovernanceSigns
from clusterctl.method.kinds import ACTOR_KINDS
from tests.analysis.maps import LATE, label
from tests.analysis.money import activity, plan, project, reason, told

if TYPE_CHECKING:
    from clusterctl.analysis.governance_capacity import Name

ACTORS: dict[str, Any] = {
    "agency": {"name": "Agency", "kind": "implementing_agency"},
    "weavers": {"name": "Weavers", "kind": "cooperative"},
    "firm": {"name": "Firm", "kind": "enterprise"},
}
ACTORS["unido"] = ACTORS.pop("agency")


def link(from_: str, to: str, kind: str = "information", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML
    return {"from": from_, "to": to, "kind": kind, **more}


def signs(
    *links: dict[str, Any], before: str = "1998", after: str = "1999", files: dict[str, Any] | None = None,
    **actors: Any,  # noqa: ANN401 - what YAML holds
) -> GovernanceSigns:  # fmt: skip
    """Return the signs of a year; `_` in an actor's name stands for a hyphen."""
    own = {name.replace("_", "-"): {"name": name, **record} for name, record in actors.items()}
    made = project({"actors.yaml": {"actors": {**ACTORS, **own}, "links": list(links)}, **(files or {})},
                   cluster={"programme": {"implementing_agency": "unido", "start": 1997}})  # fmt: skip
    return GovernanceBook(made, Ledger(made, LATE)).between(label(before), label(after))


def shown(found: GovernanceSigns, name: Name) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    sign = found.sign(name)
    assert sign.number.value == len(sign.now)
    assert sign.number_new.value == len(sign.new)
    return sign.now, sign.new, sign.gone


def test_a_body_that_began_in_the_year_is_new_and_one_without_a_date_is_not() -> None:
    found = signs(dyers={"kind": "consortium", "since": "1999-03"}, old={"kind": "network", "until": "1998-05"})
    assert shown(found, "bodies") == (("dyers", "weavers"), ("dyers",), ("old",))
    assert found.sign("bodies").undated == ("weavers",)


def test_a_body_of_workers_is_none_of_firms() -> None:
    assert shown(signs(union={"kind": "workers_association"}), "bodies")[0] == ("weavers",)


def test_a_management_unit_is_a_brokering_body_or_who_is_set_as_one() -> None:
    found = signs(
        forum={"kind": "coordination_body", "since": 1999},
        helper={"kind": "ngo", "since": 1999, "index_group": "brokering", "reason": "It works as the broker"},
        agent={"kind": "network_development_agent", "since": 1999},
    )
    assert shown(found, "units") == (("forum", "helper"), ("forum", "helper"), ())


def test_support_counts_once_it_is_linked_with_the_cluster() -> None:
    bank = {"kind": "financial_institution"}
    assert shown(signs(bank=bank), "support") == ((), (), ())
    assert shown(signs(link("bank", "unido"), bank=bank), "support") == ((), (), ())
    found = signs(link("weavers", "bank", "finance", since=1999), bank=bank)
    assert shown(found, "support") == (("bank",), ("bank",), ())
    assert [route.keys for route in found.sign("support").number_new.inputs] == [("links", 0)]
    assert shown(signs(link("bank", "firm", until="1998-12"), bank=bank), "support") == ((), (), ("bank",))


def test_support_linked_with_a_brokering_body_is_linked_with_the_cluster() -> None:
    found = signs(link("bank", "forum", since=1999), bank={"kind": "financial_institution"},
                  forum={"kind": "coordination_body"})  # fmt: skip
    assert shown(found, "support")[1] == ("bank",)


def test_a_foreign_cluster_and_a_donor_are_not_the_cluster() -> None:
    found = signs(link("bank", "carpi"), link("bank", "italy"), bank={"kind": "financial_institution"},
                  carpi={"kind": "external_cluster"}, italy={"kind": "donor"})  # fmt: skip
    assert shown(found, "support")[0] == ()


def test_the_agency_is_no_support_institution_whatever_its_kind() -> None:
    made = project({"actors.yaml": {"actors": {**ACTORS, "unido": {"name": "UNIDO", "kind": "ngo"}},
                                    "links": [link("unido", "weavers")]}},
                   cluster={"programme": {"implementing_agency": "unido"}})  # fmt: skip
    found = GovernanceBook(made, Ledger(made, LATE)).between(label("1998"), label("1999"))
    assert shown(found, "support")[0] == ()


def test_providers_are_active_by_links_activities_or_services() -> None:
    own = {"kind": "bds_provider"}
    files = {
        "plans/1999.yaml": plan(activity(implementer="hired", intermediaries=["helping", "college"])),
        "monitoring/1999.yaml": {
            "bds": {"a": {"title": "A", "provider": "serving"}, "b": {"title": "B", "provider": "lab"}}
        },
    }
    found = signs(link("linked", "firm", since=1999), files=files, linked=own, hired=own, helping=own,
                  serving=own, idle=own, college={"kind": "technical_institution"},
                  lab={"kind": "technical_institution"}, agent={"kind": "network_development_agent"})  # fmt: skip
    active = ("helping", "hired", "lab", "linked", "serving")
    assert shown(found, "providers") == (active, active, ())


def test_members_and_memberships_of_two_years() -> None:
    found = signs(
        link("firm", "weavers", "membership"), link("firm", "dyers", "membership", since=1999),
        link("firm", "unido", "membership", since=1999),
        weavers={"kind": "cooperative", "members": {"1997": 26, "1999": 120}}, dyers={"kind": "network"},
        painters={"kind": "network", "members": {"1999-06": {"value": 9, "about": True}}},
    )  # fmt: skip
    assert told(found.memberships.value, found.memberships_new.value) == (2, 1)
    grown = {one.body: one for one in found.members}
    assert told(grown["weavers"].before.value, grown["weavers"].after.value, grown["weavers"].change.value) == (
        26,
        120,
        94,
    )
    assert told(reason(grown["painters"].change), grown["painters"].after.exactness) == ("not_recorded", "about")
    assert "dyers" not in grown


def test_without_an_earlier_year_nothing_is_new_or_old() -> None:
    made = project({})
    found = GovernanceBook(made, Ledger(made, LATE)).between(None, label("1999"))
    assert {reason(one.number_new) for one in found.signs} == {"no_year_before"}
    assert told(reason(found.memberships_new), found.sign("bodies").number.value) == ("no_year_before", 2)


def test_without_actors_nothing_can_be_told() -> None:
    made = project({})
    bare = replace(made, files={path: file for path, file in made.files.items() if path != "actors.yaml"})
    found = GovernanceBook(bare, Ledger(bare, LATE)).between(label("1998"), label("1999"))
    assert {reason(one.number) for one in found.signs} == {"no_actors"}
    assert {reason(one.number_new) for one in found.signs} == {"no_actors"}


YEARS = st.one_of(st.none(), st.integers(1997, 2001))
ACTOR = st.tuples(st.sampled_from(ACTOR_KINDS), YEARS, YEARS)


@pytest.mark.parametrize("other", ["1998", "1999", "2000"])
@given(actors=st.lists(ACTOR, max_size=5), ends=st.lists(st.tuples(st.integers(0, 4), YEARS), max_size=5))
def test_a_year_compared_with_itself_has_no_new_signs(
    other: str, actors: list[tuple[str, int | None, int | None]], ends: list[tuple[int, int | None]]
) -> None:
    own = {f"a{at}": {"kind": kind, **({"since": since} if since else {}), **({"until": until} if until else {})}
           for at, (kind, since, until) in enumerate(actors) if not (since and until and until < since)}  # fmt: skip
    kinds = iter(("finance", "training", "market", "supply", "membership"))
    links = [link(f"a{at}", "weavers", next(kinds), **({"since": since} if since else {}))
             for at, since in ends if f"a{at}" in own]  # fmt: skip
    same = signs(*links, before=other, after=other, **own)
    for sign in same.signs:
        assert told(sign.new, sign.gone, sign.number_new.value) == ((), (), 0)
    assert told(same.memberships_new.value) == (0,)
    change = signs(*links, before="1998", after=other, **own)
    for sign in change.signs:
        assert set(sign.new) <= set(sign.now)
        assert not set(sign.gone) & set(sign.now)
