"""What an observer recorded of trust, principles and governance: one sign, as far as the reader may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.findings.finding import Route
from clusterctl.model.values import EvidenceForm

if TYPE_CHECKING:
    from clusterctl.analysis.levels import Scale
    from clusterctl.model.monitoring import Sign
    from clusterctl.project.labels import Label
    from clusterctl.report.ground import Ground


class Observed(Struct, frozen=True):
    """A sign, and where it stands."""

    sign: Sign
    route: Route

    def evidence(self, at: Ground) -> str:
        """Return what it rests on, as it was typed; nothing where that is not told, or not for the reader."""
        found, place = self.sign.evidence, self.route.under("evidence")
        if isinstance(found, EvidenceForm):
            found, place = found.text, place.under("text")
        return found if found and at.reader.sees(place) else ""


def observed(at: Ground, label: Label, scale: Scale, name: str) -> Observed | None:
    """Return what was observed of one sign in a label; None where it was not, or is not for the reader."""
    for filed in at.project.monitoring:
        held = getattr(filed.record, scale)
        sign = getattr(held, name) if filed.label.text == label.text and held else None
        if sign and at.reader.sees(route := Route(filed.path, (scale, name))):
            return Observed(sign, route)
    return None
