"""`scores/<label>.yaml`: one assessment for the sustainability index (S0 13.5, annex 3)."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from clusterctl.method.rubrics import BrokeringFeature, EnterpriseFeature, SupportFeature
from clusterctl.model.partial_dates import PartialDate
from clusterctl.model.values import Actor, Evidence, IndexGroup, Level15, Percent, Points, Record, Text


class Member(Record, frozen=True, kw_only=True):
    """One body of a group: how much it counts, and how far it is."""

    weight: Percent
    """Weight within the group; the weights of a group sum to 100. | unit: % of the group | source: S0 annex 3 | example: 40"""
    criticality: Level15 | None = None
    """How much hangs on it, 1 to 5: one ground of its weight. | unit: points | source: S0 annex 3 | example: 5"""
    coverage: Level15 | None = None
    """How much of the cluster it reaches, 1 to 5: the other ground. | unit: points | source: S0 annex 3 | example: 4"""
    score: Points | Annotated[Mapping[Text, Points], Meta(min_length=1)]
    """0 to 10 by the rubric; with several assessors one each, of which the median counts. | unit: points | example: 6"""
    evidence: Evidence | None = None
    """What the score rests on. | example: 120 members after 26; six national fairs"""


class EnterprisesMember(Member, frozen=True, kw_only=True):
    """A network, association or other body of the enterprises."""

    features: tuple[EnterpriseFeature, ...] = ()
    """Features of the rubric that are met. | source: S0 annex 3 | example: [joint_activities, office_bearers]"""


class SupportMember(Member, frozen=True, kw_only=True):
    """A support institution or service provider."""

    features: tuple[SupportFeature, ...] = ()
    """Features of the rubric that are met. | source: S0 annex 3 | example: [pilot_services]"""


class BrokeringMember(Member, frozen=True, kw_only=True):
    """A brokering institution."""

    features: tuple[BrokeringFeature, ...] = ()
    """Features of the rubric that are met. | source: S0 annex 3 | example: [coordinates_pilots]"""


class Groups(Record, frozen=True, kw_only=True):
    """The three groups of the index."""

    enterprises: Mapping[Actor, EnterprisesMember] = {}
    """Networks and associations of the enterprises. | source: S0 annex 3 | example: {calico: {weight: 100, score: 6}}"""
    support: Mapping[Actor, SupportMember] = {}
    """Support institutions and service providers. | source: S0 annex 3 | example: {sidbi: {weight: 100, score: 5}}"""
    brokering: Mapping[Actor, BrokeringMember] = {}
    """Brokering institutions. | source: S0 annex 3 | example: {iird: {weight: 100, score: 5}}"""


class Scores(Record, frozen=True, kw_only=True):
    """One assessment."""

    date: PartialDate
    """When it was made; inside the label's span. | example: 1999-12"""
    assessors: tuple[Text, ...] = ()
    """Who assessed; internal. | example: [focal point]"""
    method: Text | None = None
    """How the scores were found. | example: group discussion with each body"""
    group_weights: Mapping[IndexGroup, Percent] = {}
    """Weights of the groups, where they are not 60, 30, 10; wants a reason. | unit: % | source: S0 13.5 | example: {enterprises: 50, support: 35, brokering: 15}"""
    scores: Groups
    """The bodies and their scores, by group. | example: {enterprises: {calico: {weight: 100, score: 6}}}"""
