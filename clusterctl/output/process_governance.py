"""What an observer recorded in a year, and the signs of governance that actors and links show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.figures import number, several, why
from clusterctl.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.analysis.governance_capacity import Name
    from clusterctl.analysis.governance_signs import GovernanceSigns, Members, Sign
    from clusterctl.analysis.levels import Levels
    from clusterctl.analysis.process import YearProcess
    from clusterctl.output.answers import Answer

_HEADS: dict[Name, str] = {
    "bodies": "Firms cooperate", "units": "Management", "support": "Support", "providers": "Providers",
}  # fmt: skip
_NOUNS: dict[Name, tuple[str, str]] = {
    "bodies": ("network, association or the like", "networks, associations and the like"),
    "units": ("brokering body", "brokering bodies"),
    "support": ("support institution linked with the cluster", "support institutions linked with the cluster"),
    "providers": ("service provider at work", "service providers at work"),
}


def observed(year: YearProcess) -> Iterator[Answer]:
    """Yield the levels of trust and of the CDA's principles."""
    yield "Trust", _levels(year.trust)
    yield "Principles", _levels(year.principles)


def _levels(found: Levels) -> str:
    known = [f"{_word(name)} {number(one)}" for name, one in found.by_name.items() if one.known is not None]
    silent = [_word(name) for name, one in found.by_name.items() if one.known is None]
    if not known:
        return "not recorded"
    rest = f"; not recorded: {', '.join(silent)}" if silent else ""
    return f"{', '.join(known)}{rest}"


def _word(name: str) -> str:
    return name.replace("_", " ").replace("cda", "CDA")


def signs(found: GovernanceSigns, names: Mapping[str, str]) -> Iterator[Answer]:
    """Yield the four signs, how bodies of firms grew, and the five properties of sound governance."""
    for sign in found.signs:
        yield _HEADS[sign.name], _sign(sign, names)
        if sign.name == "bodies":
            yield "Members", _members(found, names)
    yield "Properties", _levels(found.properties)


def _sign(sign: Sign, names: Mapping[str, str]) -> str:
    if sign.number.missing:
        return why(sign.number.missing, names)
    who = f" ({_named(sign.now, names)})" if sign.now else ""
    parts = [f"{several(sign.number, *_NOUNS[sign.name])}{who}"]
    if sign.number_new.missing:
        parts.append(f"whether any is new can't be told: {why(sign.number_new.missing, names)}")
    else:
        parts.append(f"new: {_named(sign.new, names)}" if sign.new else "none is new")
    if sign.gone:
        parts.append(f"gone: {_named(sign.gone, names)}")
    return "; ".join(parts)


def _named(actors: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(actor, actor) for actor in actors)


def _members(found: GovernanceSigns, names: Mapping[str, str]) -> str:
    if found.memberships.missing:
        return why(found.memberships.missing, names)
    links = several(found.memberships, "link of membership", "links of membership")
    new = "" if found.memberships_new.missing else f", {number(found.memberships_new)} new"
    changed = [f"{names.get(one.body, one.body)} {_grown(one)}" for one in found.members if one.change.known != 0]
    same = [f"{names.get(one.body, one.body)} {number(one.after)}" for one in found.members if one.change.known == 0]
    said = [*changed, *([f"as before: {', '.join(same)}"] if same else [])]
    return f"{links}{new}; {'; '.join(said) or 'no number of members is recorded'}"


def _grown(one: Members) -> str:
    if one.before.missing:
        return f"{number(one.after)} (not known before)"
    if one.after.missing:
        return f"not known, {number(one.before)} before"
    return f"{number(one.after)} after {number(one.before)}"


def undated(found: GovernanceSigns, names: Mapping[str, str]) -> str:
    """Return whose beginning nobody recorded; empty where each tells it."""
    return listed([names.get(actor, actor) for sign in found.signs for actor in sign.undated], "and")
