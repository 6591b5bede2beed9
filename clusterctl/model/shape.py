"""Data against a type: every fault in words, and what is left of the data without them.

`msgspec.convert` is the fast path and stops at the first fault. Only when it refuses is the walk loaded and run, side
by side over data and type. The unit of loss is the record with an id: a broken one is left out whole; elsewhere only
the broken key is.
"""

import msgspec
from msgspec import Struct

from clusterctl.findings.finding import Finding, Keys
from clusterctl.model.values import Record, decode


class Loaded(Struct, frozen=True):
    """A file's record as far as it could be read, and what is wrong with the rest."""

    record: Record | None
    findings: tuple[Finding, ...] = ()
    complete: bool = True
    """Nothing of the file was left out."""
    texts: tuple[Keys, ...] = ()
    """Where a text is wanted and the reader could make nothing of what stands there."""


def load(data: object, kind: type[Record], file: str) -> Loaded:
    """Return the record that the data hold; where parts are wrong, the record without them."""
    try:
        return Loaded(msgspec.convert(data, kind, dec_hook=decode))
    except msgspec.ValidationError:
        return _without_faults(data, kind, file)


def _without_faults(data: object, kind: type[Record], file: str) -> Loaded:
    from clusterctl.model.leaves import LOST
    from clusterctl.model.walk import Walk

    walk = Walk(file)
    left = walk.record(data, kind)
    record = None if left is LOST else msgspec.convert(left, kind, dec_hook=decode)
    return Loaded(record, tuple(walk.findings), complete=not walk.lost, texts=tuple(walk.texts))


def check(data: object, kind: type[Record], file: str) -> tuple[object, list[Finding]]:
    """Return the data without what is wrong (or LOST), and a finding for each fault that was not one before."""
    from clusterctl.model.walk import Walk

    walk = Walk(file)
    return walk.record(data, kind), walk.findings
