"""The words that stand for the keys of the files, each table under a context of its own in the catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.analysis.exit.readiness import CHECKS
from clusterctl.method.kinds import KINDS
from clusterctl.method.maps import BAND_TITLES, KINDS_OF_LINKS, NATURES
from clusterctl.method.rubrics import GROUP_TITLES, RUBRICS
from clusterctl.output.terms import AREA_WORDS, LEVEL_WORDS, MATTER_WORDS, STANDING_WORDS, STATE_WORDS
from clusterctl.rules.catalogue import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.report.speech.language import Language
    from clusterctl.rules.rule import Rule
    from clusterctl.words import Say


class Labels(Struct, frozen=True):
    """Labels by key."""

    context: str
    """What they label; it stands in the catalogue, so that a word may be translated in two ways."""
    words: Mapping[str, str]


# -- activities --------------------------------------------------------------------------------------------------------

STATUS = Labels("status of an activity", {str(key): words for key, words in STATE_WORDS.items()})
COMPLEXITY = Labels("complexity of an activity", {"elementary": "elementary", "meso": "medium", "high": "high"})
PLAN_STATUS = Labels("status of a plan", {
    "draft": "draft", "validated": "validated", "approved": "approved", "closed": "closed",
})  # fmt: skip
DRAWN_UP = Labels("who drew up the plan", {
    "cda": "the CDA", "jointly": "the CDA and the stakeholders jointly", "stakeholders": "the stakeholders",
})  # fmt: skip
NATURE = Labels("nature of an activity", {
    "commercial": "commercial", "mixed": "mixed", "developmental": "developmental",
})  # fmt: skip
AREA = Labels("area", {
    "market": "market", "technology": "technology", "finance": "finance", "skills": "skills", "inputs": "inputs",
    "infrastructure": "infrastructure", "policy": "policy", "organisation": "organisation", "social": "social",
    "environment": "environment",
})  # fmt: skip
FUNDING_GROUP = Labels("who pays", {
    "agency": "implementing agency", "support": "support institutions", "donor": "donors", "cluster": "cluster",
})  # fmt: skip
INDEX_GROUP = Labels("group of the index", {str(key): title for key, title in GROUP_TITLES.items()})
FORM = Labels("form of a contribution", {
    "cash": "cash", "in_kind": "in kind", "time": "time", "knowledge": "knowledge", "expertise": "expertise",
})  # fmt: skip
PAYER = Labels("who pays, in a sentence", {
    "agency": "the implementing agency", "support": "support institutions", "donor": "donors",
    "cluster": "the cluster’s own firms and bodies",
})  # fmt: skip
SHORT_GROUP = Labels("group of the index, in a sentence", {
    "enterprises": "enterprise networks", "support": "support institutions", "brokering": "brokering institutions",
})  # fmt: skip
FEATURE = Labels("feature of a body", {
    f"{group}.{key}": words for group, rubric in RUBRICS.items() for key, words in rubric.words.items()
})  # fmt: skip

# -- actors, links and the map -----------------------------------------------------------------------------------------

KIND = Labels("kind of actor", {str(key): kind.title for key, kind in KINDS.items()})
STRENGTHS = Labels("strengths of a kind of actor", {str(key): kind.strengths for key, kind in KINDS.items()})
REACH = Labels("where an actor acts", {
    "local": "local", "state": "state", "national": "national", "foreign": "foreign",
})  # fmt: skip
LINK = Labels("kind of link", {str(key): kind.title for key, kind in KINDS_OF_LINKS.items()})
STRENGTH = Labels("strength of a link", {"weak": "weak", "medium": "medium", "strong": "strong"})
EXCHANGED = Labels("what a link exchanges", {str(key): str(key) for key in NATURES})
BAND = Labels("band of the map", {str(key): title for key, title in BAND_TITLES.items()})

# -- what was observed -------------------------------------------------------------------------------------------------

LEVEL = Labels("level of what was observed", {
    "0": "not at all", "1": "first signs", "2": "clearly", "3": "fully",
})  # fmt: skip
TRUST = Labels("sign of trust", {
    "networks": "new or revived networks", "participation": "participation with demands",
    "own_resources": "own resources of the actors", "cda_listens": "the CDA listens more than it instructs",
    "cooperation": "cooperation and free flow of information", "real_needs": "diagnosis of real needs",
    "institutions_reach_firms": "institutions that reach small firms",
})  # fmt: skip
GOVERNANCE = Labels("property of governance", {
    "proactive": "acting before being pushed", "inclusive_decisions": "a say for all stakeholders",
    "long_term_agenda": "a long-term agenda", "sound_finance": "sound finance",
    "effective_institutions": "support by effective institutions",
})  # fmt: skip
PRINCIPLE = Labels("principle of implementation", {
    "participatory_development": "participatory development", "give_credit": "credit to the actors",
    "wait_and_watch": "wait and watch", "true_critic": "being a true critic",
    "stake_of_participants": "stake of the participants", "information": "information", "transparency": "transparency",
    "balance": "balance between networks", "risk_taking": "taking of risks",
    "linkages": "linkages with support institutions", "capacity_building": "building of capacity",
    "critical_mass": "critical mass",
})  # fmt: skip
SERVICE_CHANGE = Labels("change of a service", {"new": "new", "strengthened": "strengthened"})
MATTER = Labels("matter that moves to the cluster", {str(key): words for key, words in MATTER_WORDS.items()})

# -- results -----------------------------------------------------------------------------------------------------------

IMPACT_AREA = Labels("impact area", {str(key): words for key, words in AREA_WORDS.items()})
INDICATOR_LEVEL = Labels("level of an indicator", {str(key): words for key, words in LEVEL_WORDS.items()})
AIM = Labels("standing of a target", {str(key): words for key, words in STANDING_WORDS.items()})
BENEFIT = Labels("kind of benefit", {"sales": "sales", "savings": "savings", "income": "income"})
RISK_STATUS = Labels("status of a risk", {
    "open": "open", "watched": "watched", "happened": "happened", "closed": "closed",
})  # fmt: skip
UNIT = Labels("unit", {
    "firms": "firms", "enterprises": "enterprises", "units": "units", "persons": "persons", "people": "people",
    "women": "women", "workers": "workers", "members": "members", "actors": "actors", "networks": "networks",
    "associations": "associations", "institutions": "institutions", "services": "services", "activities": "activities",
    "events": "events", "meetings": "meetings", "trainings": "trainings", "designs": "designs", "products": "products",
    "jobs": "jobs", "days": "days", "months": "months", "years": "years", "hours": "hours", "times": "times",
    "points": "points", "ratio": "ratio", "pieces": "pieces", "loans": "loans",
})  # fmt: skip
"""Units are free text: what is not here stays as it was typed, a sign (%) too."""
FREQUENCY = Labels("how often an indicator is measured", {
    "weekly": "weekly", "monthly": "monthly", "quarterly": "quarterly", "half-yearly": "half-yearly",
    "yearly": "yearly", "annually": "annually", "every two years": "every two years", "once": "once",
    "continuously": "continuously", "at the end": "at the end",
})  # fmt: skip
"""Free text, as units are."""

# -- the programme and its exit ----------------------------------------------------------------------------------------

LIFE_STAGE = Labels("stage of a cluster's life", {
    "emerging": "emerging", "growing": "growing", "mature": "mature", "declining": "declining",
})  # fmt: skip
SIZE = Labels("size of firms", {"micro": "micro", "small": "small", "medium": "medium", "large": "large"})
EXIT_CONDITION = Labels("condition of the exit", {name: check.title for name, check in CHECKS.items()})
EXIT_STATE = Labels("state of a condition", {"met": "met", "not_met": "not met", "not_recorded": "not recorded"})
EXIT_BOX = Labels("part of the exit strategy", {
    "gaps": "gaps in governance", "linkages": "linkages to strengthen", "leaders": "future leaders",
    "implementers": "future implementers", "future_activities": "activities after the exit",
    "institutions": "institutions", "vision": "vision",
})  # fmt: skip
EXIT_ITEM = Labels("state of a step of the exit", {"open": "open", "under_way": "under way", "done": "done"})

# -- the check ---------------------------------------------------------------------------------------------------------

SEVERITY = Labels("severity of a finding", {"error": "error", "warning": "warning", "advice": "advice"})
RULE_FAMILY = Labels("family of rules", FAMILIES)


def exit_keys(say: Language) -> dict[str, str]:
    """Return what keys of the files are called that comparisons of the exit are about; beside `names_in`."""
    return {key: say.label(table, key) for table in (GOVERNANCE, EXIT_BOX) for key in table.words}


def rule_summary(rule: Rule, say: Say) -> str:
    """Return what a rule finds; its English text is the message, which the catalogue takes from the rules."""
    return say.message(rule.summary)


# -- results, people, context ------------------------------------------------------------------------------------------

EXCLUDED = Labels("what the costs leave out", {"cda_salary": "the agent’s salary"})
PERSONS = Labels("group of persons", {
    "women": "women", "men": "men", "youth": "youth", "girls": "girls", "boys": "boys", "artisans": "artisans",
    "workers": "workers", "officers": "officers", "managers": "managers", "trainers": "trainers",
    "disabled": "persons with disabilities",
})  # fmt: skip
CHAIN = Labels("things of the results chain", {
    "constraint": "Constraints", "opportunity": "Opportunities", "objective": "Objectives", "activity": "Activities",
    "output": "Outputs", "indicator": "Indicators",
})  # fmt: skip
STEP_OF_LOGIC = Labels("level of an assumption", {
    "activity": "From activities to outputs", "output": "From outputs to immediate objectives",
    "immediate": "From immediate objectives to the development objective",
    "development": "For the development objective to last",
})  # fmt: skip

# -- the plan in time --------------------------------------------------------------------------------------------------

STANDS = Labels("how an activity stands", {
    "planned": "planned", "under_way": "under way", "done": "done", "dropped": "dropped", "postponed": "postponed",
    "overdue": "overdue", "unrecorded": "status not recorded", "withheld": "not for this reader",
})  # fmt: skip
SHORT_MONTH = Labels("month, short", {
    "1": "Jan", "2": "Feb", "3": "Mar", "4": "Apr", "5": "May", "6": "Jun", "7": "Jul", "8": "Aug", "9": "Sep",
    "10": "Oct", "11": "Nov", "12": "Dec",
})  # fmt: skip
DUTY = Labels("duty of the CDA", {
    "motivates_and_links": "motivates the actors and links them", "helps_vision": "helps them to a vision",
    "assists_planning": "assists in planning", "implements": "helps to carry the plan out",
    "creates_institutions": "helps to create institutions", "mobilises_funds": "mobilises funds",
    "documents": "documents the work",
})  # fmt: skip

# -- what is needed next -----------------------------------------------------------------------------------------------

NEXT_STEP = Labels("what a body is to do next", {
    "enterprises.exists": "be registered or otherwise come into being",
    "enterprises.newly_active": "be founded or revived",
    "enterprises.regular_meetings": "meet regularly",
    "enterprises.provisional_agenda": "discuss a first agenda",
    "enterprises.limited_member_funds": "collect some money from its members",
    "enterprises.office_bearers": "elect office bearers",
    "enterprises.short_term_agenda": "win its members for a short-term agenda",
    "enterprises.joint_activities": "begin joint activities",
    "enterprises.positive_feedback": "earn the good word of its members",
    "enterprises.rising_member_funds": "collect more money from its members than before",
    "enterprises.growing_membership": "win more members",
    "enterprises.medium_term_agenda": "win its members for a medium-term agenda",
    "enterprises.partly_self_financed": "carry part of its activities by itself",
    "enterprises.networks_without_agency": "deal with institutions and providers without the agency",
    "enterprises.target_membership": "reach the membership that it aims for",
    "enterprises.long_term_agenda": "win its members for a long-term agenda",
    "enterprises.fully_self_financed": "pay all its activities by itself",
    "enterprises.approach_endorsed": "stand behind the cluster approach",
    "enterprises.full_networking": "become able to work with any partner it needs",
    "enterprises.cluster_wide_activities": "take part in activities of the whole cluster",
    "support.present_locally": "be present in the cluster",
    "support.customer_talks": "talk with possible customers",
    "support.pilot_services": "try services of a new kind",
    "support.funded_via_agency": "work with money that comes through the agency",
    "support.user_feedback_used": "change its services by what users say",
    "support.routine_services": "give the tried services as a matter of routine",
    "support.increasingly_commercial": "earn a growing part of its costs",
    "support.autonomous_networking": "find money and expertise by itself",
    "support.new_services_regularly": "bring out new services regularly",
    "support.approach_endorsed": "stand behind the cluster approach",
    "support.high_demand": "become much asked for",
    "support.proactive_with_institutions": "go to other institutions of its own accord",
    "support.own_funds_invested": "put its own money into the cluster’s development",
    "support.open_to_new_services": "open up to new services",
    "brokering.cda_interaction": "get in touch with the cluster development agent",
    "brokering.limited_actor_interaction": "get in touch with some of the cluster’s actors",
    "brokering.coordinates_pilots": "coordinate pilot activities with the agent’s guidance",
    "brokering.sponsor_links": "find links to sponsors through the agency",
    "brokering.policy_links": "find links to policy makers",
    "brokering.policy_dialogue": "speak with policy makers on its own",
    "brokering.institution_dialogue": "speak with support institutions on its own",
    "brokering.legitimised_by_majority": "win the consent of most actors",
    "brokering.acknowledged_coordinator": "become the coordinator whom most actors accept",
    "brokering.self_financed": "pay its own way",
    "brokering.own_contribution": "contribute to the cluster’s development",
    "brokering.long_term_capacity": "become able to coordinate in the long term",
    "brokering.competent_in_method": "master the cluster method",
})  # fmt: skip
"""By group and feature, as `FEATURE`: a verb that follows the name of the body."""
