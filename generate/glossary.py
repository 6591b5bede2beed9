"""What the closed words of the files mean, where the method says it: for editors and for the specification."""

from __future__ import annotations

from typing import NamedTuple, get_args

from clusterctl.method.kinds import ACTOR_KINDS, KINDS
from clusterctl.method.rubrics import (
    GROUP_TITLES,
    GROUP_WEIGHTS,
    GROUPS,
    RUBRICS,
    BrokeringFeature,
    EnterpriseFeature,
    Group,
    SupportFeature,
)

Words = tuple[str | int, ...]


class Gloss(NamedTuple):
    """A closed list with the meaning of each word, and what else a table of them shows."""

    title: str
    about: str
    words: Words
    meanings: tuple[str, ...]
    more: dict[str, tuple[str, ...]]
    """Further columns, by their heads."""


def _kinds() -> Gloss:
    kinds = [KINDS[kind] for kind in ACTOR_KINDS]
    return Gloss(
        "Kinds of actors",
        "Whoever the programme names as its agency or donor is in that group of funding, whatever its kind.",
        ACTOR_KINDS,
        tuple(f"{kind.title}: {kind.strengths}" for kind in kinds),
        {
            "Group in the index": tuple(kind.index_group or "–" for kind in kinds),
            "Group in funding": tuple(kind.funding_group for kind in kinds),
            "Source": tuple(kind.source for kind in kinds),
        },
    )


def _features(group: Group, words: Words) -> Gloss:
    rubric = RUBRICS[group]
    bands = {word: str(band) for band in rubric.bands for word in band.features}
    implied = {word: rubric.with_implied((str(word),)) - {word} for word in words}
    return Gloss(
        f"Features of the {group} group",
        "What is met, and for which scores it counts. A body that has a feature has those in the last column too, so "
        "they need not be written (S0 annex 3; the words are ours).",
        words,
        tuple(rubric.words[str(word)] for word in words),
        {
            "Scores": tuple(bands[str(word)] for word in words),
            "Holds these too": tuple(_listed(word, implied[word], words) for word in words),
        },
    )


def _listed(word: str | int, implied: frozenset[str], words: Words) -> str:
    return ", ".join(f"`{other}`" for other in words if other in implied and other != word) or "–"


def _plain(title: str, about: str, **meanings: str) -> Gloss:
    return Gloss(title, about, tuple(meanings), tuple(meanings.values()), {})


GLOSSARY: tuple[Gloss, ...] = (
    _kinds(),
    Gloss(
        "Groups of the index",
        "Weights in per cent of the index, where an assessment gives no others (S0 13.5).",
        GROUPS,
        tuple(GROUP_TITLES[group] for group in GROUPS),
        {"Weight": tuple(str(GROUP_WEIGHTS[group]) for group in GROUPS)},
    ),
    _features("enterprises", get_args(EnterpriseFeature)),
    _features("support", get_args(SupportFeature)),
    _features("brokering", get_args(BrokeringFeature)),
    _plain(
        "Groups of funding",
        "Who pays, for sums over many payers.",
        agency="The implementing agency and the cluster development agent",
        support="Support institutions and service providers",
        donor="Those who pay for the programme",
        cluster="The firms, their networks and associations",
    ),
    _plain(
        "Nature of an activity",
        "What an activity brings, and how soon (S0 13.3).",
        commercial="Brings the firms a gain soon",
        mixed="Brings a gain soon and builds the cluster",
        developmental="Builds the cluster; a gain comes late, if at all",
    ),
    _plain(
        "Audiences",
        "Each may also see what those below it may see.",
        internal="Those who run the programme",
        donor="Those who pay for it",
        public="Everyone",
    ),
)


def gloss(words: Words) -> Gloss | None:
    """Return the meaning of a closed list of words; None where they speak for themselves."""
    return next((entry for entry in GLOSSARY if entry.words == words), None)
