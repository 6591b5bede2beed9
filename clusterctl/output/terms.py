"""The words that stand for keys of the analyses, on a terminal as in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.analysis.activity_state import State
    from clusterctl.analysis.aims import Standing
    from clusterctl.analysis.handover import Matter
    from clusterctl.model.logframe import ImpactArea, Level

STATE_WORDS: dict[State, str] = {
    "planned": "planned", "under_way": "under way", "done": "done", "dropped": "dropped", "postponed": "postponed",
    "overdue": "overdue",
}  # fmt: skip
LEVEL_WORDS: dict[Level, str] = {
    "development": "Impact: development objective", "immediate": "Impact: immediate objectives",
    "output": "Performance: outputs", "activity": "Performance: activities",
}  # fmt: skip
AREA_WORDS: dict[ImpactArea, str] = {
    "scale": "scale", "outreach": "outreach", "client_economy": "gains of client firms",
    "total_economy": "gains beyond client firms", "networks": "networks",
    "entrepreneurship": "entrepreneurship", "bds_and_financial_markets": "BDS and financial markets",
    "support_institutions": "support institutions", "business_environment": "business environment",
    "corporate_responsibility": "corporate responsibility", "social_capital": "social capital",
}  # fmt: skip
STANDING_WORDS: dict[Standing, str] = {
    "reached": "reached", "missed": "missed", "coming": "not due yet", "away": "moved away",
}  # fmt: skip
MATTER_WORDS: dict[Matter, str] = {
    "leads": "who leads", "stakeholders": "how many stakeholders lead", "implementers": "who carries out",
    "person_days": "who does the work", "money": "who pays",
}  # fmt: skip
