"""Bodies that were named: an id and a kind for each, from the words of its name. Both are proposals, to be changed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from clusterctl.edit.answers import same_body
from clusterctl.model.values import RESERVED_IDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.edit.answers import Answers
    from clusterctl.method.kinds import ActorKind

Role = Literal["association", "support", "broker", "agency"]
ROLES: tuple[Role, ...] = ("association", "support", "broker", "agency")

PLAIN_IDS: dict[Role, str] = {
    "association": "main-association",
    "support": "support-institution",
    "broker": "brokering-body",
    "agency": "implementing-agency",
}
"""For a name that holds no Latin letters."""

KINDS: dict[Role, dict[ActorKind, str]] = {
    "association": {
        "cooperative": r"co-?operative",
        "consortium": r"consortium",
        "producer_company": r"producers?'? company|producer co\b",
        "self_help_group": r"self-?\s?help|\bshg",
        "workers_association": r"workers|\bworkmen",
        "network": r"network",
        "association": r"",
    },
    "support": {
        "financial_institution": r"\bbanks?\b|financ|credit|\bsidbi\b|\bnabard\b",
        "higher_education": r"universit|college|\biit\b",
        "technical_institution": r"institut|tool room|polytechnic|laborator|testing|technolog|research|design",
        "ngo": r"foundation|\btrust\b|\bngo\b|\bsociety\b",
        "government_central": r"ministry|government of india|development commissioner|\bcentral\b",
        "government_state": r"district industries|directorate|\bstate\b|\bgovernment\b",
        "government_local": r"municipal|panchayat",
        "bds_provider": r"",
    },
    "broker": {
        "umbrella_organisation": r"federation|umbrella|chamber|union|association of associations",
        "coordination_body": r"",
    },
    "agency": {"implementing_agency": r""},
}
"""Words that give a kind away, in the order in which they are looked for; the last kind is that of all other names."""

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,14})\)\s*$")
_LONGEST_ID = 48


class Body(Struct, frozen=True):
    """A body of the cluster map."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[Role, ...]


def bodies(answers: Answers) -> tuple[Body, ...]:
    """Return the bodies that were named, each once, with ids that differ."""
    found: list[Body] = []
    for role, name in _named(answers):
        known = next((body for body in found if same_body(body.name, name)), None)
        if known:
            found[found.index(known)] = Body(known.id, known.name, known.kind, (*known.roles, role))
        else:
            taken = {body.id for body in found}
            found.append(Body(_free(proposed_id(name) or PLAIN_IDS[role], taken), name, kind(role, name), (role,)))
    return tuple(found)


def _named(answers: Answers) -> Iterator[tuple[Role, str]]:
    for role in ROLES:
        name: str = getattr(answers, role)
        if name:
            yield role, name


def kind(role: Role, name: str) -> ActorKind:
    """Return the kind that a body's name speaks of."""
    *particular, usual = KINDS[role].items()
    return next((kind for kind, words in particular if re.search(words, name, re.IGNORECASE)), usual[0])


def proposed_id(name: str) -> str:
    """Return the id that a name makes, or its abbreviation where one stands in brackets; empty where there is none.

    What is not Latin is left out, accents are, and words before the first that begins with a letter.
    """
    short = _IN_BRACKETS.search(name)
    plain = unicodedata.normalize("NFKD", short[1] if short else name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", plain))
    while words and not words[0][0].isalpha():
        del words[0]
    while len("-".join(words)) > _LONGEST_ID and len(words) > 1:
        del words[-1]
    found = "-".join(words)[:_LONGEST_ID]
    return found if len(found) > 1 and found not in RESERVED_IDS else ""


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
