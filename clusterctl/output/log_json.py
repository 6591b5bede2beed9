"""The log as `clusterctl/log/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.history.moment import PAYERS, Reading
from clusterctl.history.sentences import notes, trouble, why
from clusterctl.method.rubrics import GROUPS
from clusterctl.numbers import exact
from clusterctl.output.json import Document, Head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.history.log import Log, Row
    from clusterctl.history.moment import Index, Moment, Money
    from clusterctl.history.stands import Stand


def json(found: Log, by: str, head: Head) -> Document:
    """Return the log; `by` is commit, tag or label."""
    return Document("log", head, {"by": by, "rows": [_row(row) for row in found.rows], "notes": notes(found)})


def _row(row: Row) -> dict[str, Any]:
    moment = row.moment
    what = trouble(row)
    findings = {} if moment.findings is None else {"findings": moment.findings}
    return {
        **({"commit": _commit(row.stand, row)} if row.stand else {"label": row.label}),
        "as_of": moment.as_of,
        "assessment": {"label": moment.index.label, "date": moment.index.date or None} if moment.index.label else None,
        "index": _index(moment),
        "groups": [{"group": group, **_figures({"value": _of(moment, moment.index.group(group))})} for group in GROUPS],
        "money": _money(moment),
        "stage": _stage(moment.money, moment),
        **findings,
        "notes": [what] if what else [],
    }


def _commit(stand: Stand, row: Row) -> dict[str, Any]:
    step = stand.step
    return {
        "id": step.id,
        "date": step.committed,
        "author": step.author,
        "changed": step.date,
        "summary": step.summary,
        "tags": list(row.tags),
        "merge": step.is_merge,
        "folder": stand.folder,
    }


def _index(moment: Moment) -> dict[str, Any]:
    found: Index = moment.index
    return _figures({"value": _of(moment, found.claimed), "supported": _of(moment, found.supported)})


def _money(moment: Moment) -> dict[str, Any]:
    found = moment.money
    names = {"programme": "agency_and_donors", "support": "support", "cluster": "cluster"}
    shares = {names[payer]: _of(moment, found.share(payer)) for payer in PAYERS}
    return {"label": found.label or None, "shares": _figures(shares)}


def _stage(found: Money, moment: Moment) -> dict[str, Any]:
    return _figures({"inferred": _of(moment, found.stage), "declared": _of(moment, found.declared)})


def _of(moment: Moment, reading: Reading) -> Reading:
    """Return a figure; where nothing could be read, that is why it is missing."""
    return reading if moment.state == "read" else Reading(None, moment.state)


def _figures(found: Mapping[str, Reading]) -> dict[str, Any]:
    shown: dict[str, Any] = {name: None if one.value is None else exact(one.value) for name, one in found.items()}
    missing = {name: why(one) for name, one in found.items() if one.value is None}
    rough = {name: one.exactness for name, one in found.items() if one.value is not None and one.exactness != "exact"}
    return {**shown, **({"missing": missing} if missing else {}), **({"exactness": rough} if rough else {})}
