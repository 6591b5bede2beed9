"""The signs of governance and the recorded levels of `clusterctl/process/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.output.documents import figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.analysis.governance_signs import GovernanceSigns, Members, Sign
    from clusterctl.analysis.levels import Levels


def levels(found: Levels, names: Mapping[str, str]) -> dict[str, Any]:
    """Return levels by name, how many are recorded, and how many clearly seen."""
    return {
        **figures({"recorded": found.recorded, "clear": found.clear}, names),
        "levels": figures(found.by_name, names),
    }


def signs(found: GovernanceSigns, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the signs of a year against the one before."""
    return {
        "before": found.before.text if found.before else None,
        "signs": [_sign(one, names) for one in found.signs],
        **figures({"memberships": found.memberships, "memberships_new": found.memberships_new}, names),
        "members": [_members(one, names) for one in found.members],
        "properties": levels(found.properties, names),
    }


def _sign(one: Sign, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "sign": one.name,
        **figures({"number": one.number, "number_new": one.number_new}, names),
        "now": list(one.now), "new": list(one.new), "gone": list(one.gone), "undated": list(one.undated),
    }  # fmt: skip


def _members(one: Members, names: Mapping[str, str]) -> dict[str, Any]:
    return {"actor": one.body, "name": names.get(one.body, one.body),
            **figures({"before": one.before, "after": one.after, "change": one.change}, names)}  # fmt: skip
