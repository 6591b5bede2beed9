"""MAP: actors who stand alone, maps that hang on the programme, and links that can never be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.analysis.map_parts import FILE, every_actor, written_links
from clusterctl.analysis.stage import declared_stage
from clusterctl.findings.finding import Finding, Related, Route
from clusterctl.method.rubrics import GROUPS
from clusterctl.model.values import Missing
from clusterctl.rules.rule import Rule
from clusterctl.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.model.actors import ActorRecord, Link
    from clusterctl.rules.evidence import Evidence

_THIRD = 3
_LAST_STAGE = "links that do not go through the agency or the CDA"


def isolated_key_actor(evidence: Evidence) -> Iterator[Finding]:
    """Yield key actors who are tied to nobody, once an activity is done; where nobody is linked, there is no map."""
    done = any(one.result and one.result.status == "done" for one in evidence.activities)
    if not done or not _knows_all_links(evidence) or not evidence.map.ties:
        return
    alone = set(evidence.map.isolated)
    for actor in evidence.map.actors:
        if actor.id in alone and actor.key and not actor.of_programme and not _is_asleep(evidence, actor.key):
            message = f"{actor.id} is a key actor, and on {evidence.as_of} it is linked with nobody"
            help_ = f"write its `links` into {FILE}; if it has none, bring it together with the others"
            why = Related("what makes it a key actor", actor.key[0])
            yield Finding("MAP001", message, actor.route.name, help_, (why,))


def _is_asleep(evidence: Evidence, key: tuple[Route, ...]) -> bool:
    """Whether an actor is key by its weight alone, and does nothing yet: its score is 0."""
    members = {
        Route(filed.path, ("scores", group, actor, "weight")): member.score
        for filed in evidence.project.scores
        for group in GROUPS
        for actor, member in getattr(filed.record.scores, group).items()
    }
    return all(members.get(way) == 0 for way in key)


def held_by_agency(evidence: Evidence) -> Iterator[Finding]:
    """Yield a declared third stage in which key actors are cut off without agency and CDA."""
    stage, route = declared_stage(evidence.project, evidence.as_of)
    if stage != _THIRD or route is None or not _knows_all_links(evidence):
        return
    without = evidence.map.without
    if isinstance(without, Missing):
        return
    cut = [actor for actor in evidence.map.actors if actor.id in without.cut_off and actor.key]
    if cut:
        names = listed([actor.id for actor in cut], "and")
        key = counted(len(cut), "key actor")
        message = f"stage 3 is declared, but without {listed(without.removed, 'and')} the map loses {key}: {names}"
        help_ = f"link them with the other actors ({_LAST_STAGE}), or declare stage 2 until they are"
        related = tuple(Related(f"{actor.id} is cut off", actor.route.name) for actor in cut)
        yield Finding("MAP002", message, route, help_, related)


def _knows_all_links(evidence: Evidence) -> bool:
    """Whether no link was lost, and none leads nowhere: it may be the one that somebody seems to lack."""
    known = every_actor(evidence.project)
    ends = (end for link in written_links(evidence.project) for end in (link.from_, link.to))
    return evidence.is_whole("actors") and known.issuperset(ends)


def tied_to_itself(evidence: Evidence) -> Iterator[Finding]:
    """Yield links from an actor to itself, and actors that are part of themselves."""
    for at, link in enumerate(written_links(evidence.project)):
        if link.from_ == link.to:
            message = f"this link goes from {link.from_} to itself"
            yield Finding("MAP003", message, Route(FILE, ("links", at)), "write the other end, or delete the link")
    actors = evidence.project.actors.actors if evidence.project.actors else {}
    for id_, actor in actors.items():
        if actor.part_of == id_:
            route = Route(FILE, ("actors", id_, "part_of"))
            yield Finding("MAP003", f"{id_} is said to be part of itself", route, "write the body that it belongs to")


def never_drawn(evidence: Evidence) -> Iterator[Finding]:
    """Yield links of which an end is not there on any day on which the link is."""
    project = evidence.project
    actors = project.actors.actors if project.actors else {}
    known = every_actor(project)
    for at, link in enumerate(written_links(project)):
        ends = [end for end in (link.from_, link.to) if end in known]
        away = next((end for end in ends if not _meet(link, actors[end])), None)
        if away and link.from_ != link.to:
            record = actors[away]
            message = f"this link holds {_told(link)}, but {away} is there {_told(record)}"
            key = "until" if _before(_last(record), _first(link)) else "since"
            related = (Related(f"{away} is there {_told(record)}", Route(FILE, ("actors", away, key))),)
            yield Finding("MAP004", message, Route(FILE, ("links", at)), "correct the dates of one of the two", related)


def _meet(one: Link, other: ActorRecord) -> bool:
    """Whether there may be a day on which both hold; so too where the dates of one contradict each other."""
    if any(_before(_last(record), _first(record)) for record in (one, other)):
        return True
    return not (_before(_last(one), _first(other)) or _before(_last(other), _first(one)))


def _first(record: Link | ActorRecord) -> date | None:
    return record.since.first if record.since else None


def _last(record: Link | ActorRecord) -> date | None:
    return record.until.last if record.until else None


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def _told(record: Link | ActorRecord) -> str:
    since = f"since {record.since}" if record.since else ""
    until = f"until {record.until}" if record.until else ""
    return " ".join(part for part in (since, until) if part) or "throughout"


RULES = (
    Rule(
        "MAP001", "isolated-key-actor", "advice",
        """
            A key actor is linked with nobody.

            Why: The programme works so that the actors who carry the cluster work together. One who weighs much in the
            index, or has led an activity that is done, and yet is linked with nobody, is either alone or has links that
            nobody wrote down; the map shows the same in both cases.

            Mend: Write the links into actors.yaml. If there are none, bring the actor together with others.

            A key actor has at least 10 % of its group's weight in the last assessment (threshold key_weight), or led
            an activity that is done. The rule waits until an activity is done; agency and CDA are passed over, and so
            is a body that is scored 0. Being part of another body counts as a link.

            Bad:

                links:
                  - {from: calico, to: iird, kind: coordination, since: 1998}

            Good:

                links:
                  - {from: calico, to: sidbi, kind: finance, since: 1998}
                  - {from: calico, to: iird, kind: coordination, since: 1998}
            """,
        source="S0 13.5; the reading is ours",
        check=isolated_key_actor,
    ),
    Rule(
        "MAP002", "map-hangs-on-agency", "warning",
        """
            Stage 3 is declared while key actors meet only through the agency or the CDA.

            Why: In the third stage the stakeholders carry the cluster, and the programme gets ready to leave. Key
            actors who are linked with the others through the agency or the CDA alone lose them on that day.

            Mend: Bring them together directly, or through a body that stays, and write the links into actors.yaml.
            Until then declare stage 2.

            A key actor has at least 10 % of its group's weight in the last assessment (threshold key_weight), or led
            an activity that is done. Those who were linked with nobody before are told by MAP001.

            Bad:

                  - {from: calico, to: iird, kind: coordination, since: 1998}
                  - {from: unido, to: sidbi, kind: information, since: 1998}
                  - {from: unido, to: iird, kind: coordination, since: 1998}

            Good:

                  - {from: calico, to: iird, kind: coordination, since: 1998}
                  - {from: calico, to: sidbi, kind: finance, since: 1999}
                  - {from: unido, to: iird, kind: coordination, since: 1998}
            """,
        source="S0 13.5, 13.6; the reading is ours",
        check=held_by_agency,
    ),
    Rule(
        "MAP003", "tied-to-itself", "error",
        """
            An actor is linked with itself, or part of itself.

            Why: It ties nobody to anybody, so the map leaves it out. Most often one of the two ids is a slip, and the
            link that was meant is missing.

            Mend: Write the other end, or delete the link.

            Bad:

                  - {from: calico, to: calico, kind: finance, since: 1998}

            Good:

                  - {from: calico, to: sidbi, kind: finance, since: 1998}
            """,
        source="ours",
        check=tied_to_itself,
    ),
    Rule(
        "MAP004", "link-out-of-time", "error",
        """
            A link holds only when one of its ends is not there.

            Why: The dates contradict each other: the map of no year can show the link, and what it was meant to show
            is missing.

            Mend: Correct `since` or `until` of the link or of the actor. Dates that may overlap, such as 1998 and
            1998-06, are no contradiction.

            Bad:

                  - {from: calico, to: sidbi, kind: finance, until: 1997}

            Good:

                  - {from: calico, to: sidbi, kind: finance, until: 1998}
            """,
        source="ours",
        check=never_drawn,
    ),
)  # fmt: skip
