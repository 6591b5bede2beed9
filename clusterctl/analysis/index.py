"""The sustainability index of one assessment (S0 13.5, annex 3): exact, with what each member adds to it.

I_g = Σ w·s / 100 over a group's members, 0 to 10; I = Σ W_g·I_g / 100, 0 to 10. Weights that do not sum to 100 are
never rescaled; the scorecard says what they sum to.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.method.rubrics import GROUP_WEIGHTS, GROUPS, HIGHEST_SCORE, RUBRICS, Band, Group, Rubric
from clusterctl.model.values import EvidenceForm, Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.figure import Figure
    from clusterctl.model.scores import BrokeringMember, EnterprisesMember, Member, Scores, SupportMember
    from clusterctl.project.labels import Label
    from clusterctl.project.project import Filed, Project

HUNDRED = 100


class NextBand(Struct, frozen=True):
    """The band above a score, and what of it is not met yet (features as keys of the rubric)."""

    bottom: int
    top: int
    asks: tuple[str, ...]


class MemberScore(Struct, frozen=True):
    """One body of a group. Figures in points of the whole index, 0 to 10, unless said otherwise."""

    actor: str
    name: str
    weight: Decimal
    """Per cent of the group."""
    score: int
    """0 to 10; the median of the assessors' scores."""
    by_assessor: Mapping[str, int]
    """Empty where one score was given for all."""
    supported: int | Missing
    """The score that the features carry."""
    band: Band | None
    """None for 0, which lies below all bands."""
    next_band: NextBand | None
    """None at the top."""
    contribution: Fraction
    """What it adds to the index."""
    per_point: Fraction
    """What one more point of its score would add to the index."""
    evidence: str | None
    features: tuple[str, ...]
    route: Route


class GroupScore(Struct, frozen=True, dict=True):
    """One group: its weight in the index (per cent), its own index (0 to 10), and its members."""

    group: Group
    weight: Decimal
    value: Fraction
    members: tuple[MemberScore, ...]
    weighed: Route | None = None
    """Where its weight stands; None where it is the method's."""

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The group as figures that know their fields."""
        from clusterctl.analysis.index_figures import of_group  # only where somebody asks for them

        return of_group(self)

    @property
    def weights_sum(self) -> Decimal:
        """What its members' weights sum to; 100 where all is well."""
        return sum((member.weight for member in self.members), Decimal(0))

    @property
    def contribution(self) -> Fraction:
        """What the group adds to the index."""
        return Fraction(self.weight) * self.value / HUNDRED


class Scorecard(Struct, frozen=True, dict=True):
    """The index of one assessment and all that it is made of."""

    label: str
    date: str
    value: Fraction
    """0 to 10, as claimed by the scores."""
    supported: Fraction | Missing
    """0 to 10, as carried by the features."""
    unsupported: tuple[str, ...]
    """Bodies scored above 0 without features, for which nothing can be derived."""
    groups: tuple[GroupScore, ...]
    route: Route

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The index as figures that know their fields."""
        from clusterctl.analysis.index_figures import of_card  # only where somebody asks for them

        return of_card(self)

    @property
    def percent(self) -> Fraction:
        """The index in per cent of its highest value."""
        return self.value * HUNDRED / HIGHEST_SCORE

    @property
    def weights_sum(self) -> Decimal:
        """What the groups' weights sum to; 100 where all is well."""
        return sum((group.weight for group in self.groups), Decimal(0))

    @property
    def reachable(self) -> Fraction:
        """What the index can reach at most: groups without bodies count 0."""
        filled = sum((Fraction(group.weight) for group in self.groups if group.members), Fraction(0))
        return filled * HIGHEST_SCORE / HUNDRED

    @property
    def members(self) -> tuple[MemberScore, ...]:
        """All bodies, group by group."""
        return tuple(member for group in self.groups for member in group.members)


def scorecard(project: Project, filed: Filed[Scores]) -> Scorecard:
    """Return the index of one assessment of a project."""
    return project.once((Scorecard, filed.path), lambda: _scorecard(project, filed))


def _scorecard(project: Project, filed: Filed[Scores]) -> Scorecard:
    record = filed.record
    names = {id_: actor.name for id_, actor in project.every_actor.items()}
    groups = tuple(_group(group, filed, names) for group in GROUPS)
    unsupported = tuple(m.actor for group in groups for m in group.members if isinstance(m.supported, Missing))
    supported: Fraction | Missing = Missing("no_features")
    if not unsupported:
        supported = sum((_supported_part(group) for group in groups), Fraction(0))
    value = sum((group.contribution for group in groups), Fraction(0))
    return Scorecard(filed.label.text, str(record.date), value, supported, unsupported, groups, Route(filed.path))


def _supported_part(group: GroupScore) -> Fraction:
    scores = ((member.weight, member.supported) for member in group.members)
    points = sum((Fraction(weight) * score for weight, score in scores if isinstance(score, int)), Fraction(0))
    return Fraction(group.weight) * points / HUNDRED**2


def _group(group: Group, filed: Filed[Scores], names: Mapping[str, str]) -> GroupScore:
    weight = Decimal(filed.record.group_weights.get(group, GROUP_WEIGHTS[group]))
    written = _members(filed.record, group)
    order = sorted(written, key=lambda actor: (-written[actor].weight, actor))
    members = tuple(
        _member(written[actor], group, weight, names.get(actor, actor), Route(filed.path, ("scores", group, actor)))
        for actor in order
    )
    points = sum((Fraction(member.weight) * member.score for member in members), Fraction(0))
    weighed = Route(filed.path, ("group_weights", group)) if group in filed.record.group_weights else None
    return GroupScore(group, weight, points / HUNDRED, members, weighed)


def _members(record: Scores, group: Group) -> Mapping[str, EnterprisesMember | SupportMember | BrokeringMember]:
    found: dict[Group, Mapping[str, EnterprisesMember | SupportMember | BrokeringMember]] = {
        "enterprises": record.scores.enterprises,
        "support": record.scores.support,
        "brokering": record.scores.brokering,
    }
    return found[group]


def _member(
    written: EnterprisesMember | SupportMember | BrokeringMember,
    group: Group,
    group_weight: Decimal,
    name: str,
    route: Route,
) -> MemberScore:
    score = median(written.score)
    rubric = RUBRICS[group]
    per_point = Fraction(group_weight) * Fraction(written.weight) / HUNDRED**2
    features = tuple(written.features)
    supported: int | Missing = supported_score(rubric, features)
    if score and not features:
        supported = Missing("no_features")
    return MemberScore(
        actor=str(route.keys[-1]),
        name=name,
        weight=Decimal(written.weight),
        score=score,
        by_assessor=written.score if not isinstance(written.score, int) else {},
        supported=supported,
        band=rubric.band_of(score),
        next_band=next_band(rubric, score, features),
        contribution=per_point * score,
        per_point=per_point,
        evidence=_evidence(written),
        features=features,
        route=route,
    )


def median(score: int | Mapping[str, int]) -> int:
    """Return the score that counts: the median of several assessors', halves rounded down."""
    if isinstance(score, int):
        return score
    points = sorted(score.values())
    middle = len(points) // 2
    return points[middle] if len(points) % 2 else (points[middle - 1] + points[middle]) // 2


def supported_score(rubric: Rubric, features: tuple[str, ...]) -> int:
    """Return the score that features carry (ours; `docs/method.md`).

    A band is reached when all below it are and at least half of its features are met (all, where it is one score):
    all features give its top, two thirds its middle if it has one, else its bottom.
    """
    met = rubric.with_implied(features)
    reached = 0
    for band in rubric.bands:
        number, of = len(met & set(band.features)), len(band.features)
        if 2 * number < of or (band.bottom == band.top and number < of):
            return reached
        reached = band.bottom
        if number == of:
            reached = band.top
        elif 3 * number >= 2 * of and band.middle is not None:
            reached = band.middle
    return reached


def features_for(band: Band, score: int) -> int:
    """Return how many of a band's features it takes to support a score in it, or one above it."""
    of = len(band.features)
    if score == band.top:
        return of
    return -(-2 * of // 3) if score == band.middle else -(-of // 2)


def next_band(rubric: Rubric, score: int, features: tuple[str, ...]) -> NextBand | None:
    """Return the band above a score, with what the features do not meet of it; None at the top."""
    above = next((band for band in rubric.bands if band.bottom > score), None)
    if above is None:
        return None
    met = rubric.with_implied(features)
    return NextBand(above.bottom, above.top, tuple(feature for feature in above.features if feature not in met))


def _evidence(member: Member) -> str | None:
    found = member.evidence
    if isinstance(found, EvidenceForm):
        return found.text or found.file
    return found


def last_in(project: Project, label: Label) -> Filed[Scores] | None:
    """Return the last assessment dated in a label's days; a partial date stands for its last day."""
    found = [filed for filed in project.scores if label.first <= filed.record.date.last <= label.last]
    return found[-1] if found else None
