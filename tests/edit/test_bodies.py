"""Bodies that were named: their ids and kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.edit.answers import Answers
from clusterctl.edit.bodies import KINDS, PLAIN_IDS, Role, bodies, kind, proposed_id
from clusterctl.edit.new_cluster import _GROUP_OF
from clusterctl.method import kinds
from clusterctl.model import shape
from clusterctl.model.actors import Actors


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Brassware of Moradabad", "brassware-of-moradabad"),
        ("Small Industries Development Bank of India (SIDBI)", "sidbi"),
        ("Society of the old town (Jaipur)", "jaipur"),
        ("Society (of makers)", "society-of-makers"),
        ("Makers' Society", "makers-society"),
        ("Côte & Fils", "cote-fils"),
        ("K.V.I.C.", "kvic"),
        ("2nd Block Printers", "block-printers"),
        ("नमस्ते", ""),
        ("मुरादाबाद Brass", "brass"),
        ("Agency", ""),
        ("X", ""),
        (
            "Hand block printed textiles of Jaipur, Bagru and Sanganer",
            "hand-block-printed-textiles-of-jaipur-bagru-and",
        ),
        ("x" * 70, "x" * 48),
    ],
)
def test_the_id_that_a_name_makes(name: str, id_: str) -> None:
    assert proposed_id(name) == id_


@given(st.text())
def test_an_id_is_valid_or_none(name: str) -> None:
    found = proposed_id(name)
    data = {"actors": {found: {"name": "A", "kind": "ngo"}}}
    assert not found or shape.check(data, Actors, "actors.yaml")[1] == []


@pytest.mark.parametrize(
    ("role", "name", "expected"),
    [
        ("association", "Calico Printers Co-operative Society", "cooperative"),
        ("association", "Consortium of Textile Exporters (COTEX)", "consortium"),
        ("association", "Brass Makers' Association", "association"),
        ("association", "पीतल संघ", "association"),
        ("support", "State Bank of India", "financial_institution"),
        ("support", "National Institute of Design", "technical_institution"),
        ("support", "University of Rajasthan", "higher_education"),
        ("support", "District Industries Centre", "government_state"),
        ("support", "Riverbank Consultants", "bds_provider"),
        ("broker", "Federation of Brass Makers", "umbrella_organisation"),
        ("broker", "Cluster committee", "coordination_body"),
        ("agency", "State Bank of India", "implementing_agency"),
    ],
)
def test_the_kind_that_a_name_speaks_of(role: Role, name: str, expected: str) -> None:
    assert kind(role, name) == expected


def test_no_guess_moves_a_body_to_another_group() -> None:
    for group, role in _GROUP_OF.items():
        assert {kinds.KINDS[kind].index_group for kind in KINDS[role]} == {group}
        *particular, usual = KINDS[role].values()
        assert all(particular)
        assert usual == ""


def test_bodies_of_like_names_have_ids_of_their_own() -> None:
    found = bodies(Answers(association="Brass Council", support="Brass, Council!", broker="पीतल", agency="ब्यूरो"))
    assert [body.id for body in found] == ["brass-council", "brass-council-2", "brokering-body", "implementing-agency"]
    assert set(PLAIN_IDS.values()) & {body.id for body in found} == {"brokering-body", "implementing-agency"}


def test_a_body_that_is_also_the_agency_is_one_body() -> None:
    found = bodies(Answers(broker="Brass Council", agency="BRASS  COUNCIL"))
    assert [(body.id, body.kind, body.roles) for body in found] == [
        ("brass-council", "coordination_body", ("broker", "agency"))
    ]
