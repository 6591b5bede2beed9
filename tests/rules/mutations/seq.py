"""Edits for the rules of sequence."""

from __future__ import annotations

from tests.rules.mutations import Mutation

_98, _99 = "plans/1998.yaml", "plans/1999.yaml"
_FAIR = "lead: calico\n    series: calico-jaipur-fair\n    occurrence: 2\n"
_ORIGIN = "    origin: cda\n    addresses: [no-communication"

MUTATIONS = (
    Mutation(
        "SEQ001", _99, f"{{actors: [calico], limited_means: true}}\n    {_FAIR}",
        f"{{actors: [larger-block-printers], limited_means: true}}\n    {_FAIR}", f"{_99}:category: regular",
    ),
    # all else of 1998 may have been before: it has no month, so the meeting has to move as well
    Mutation(
        "SEQ002", _98,
        (
            (f"trust_building\n{_ORIGIN}", f"strategic\n{_ORIGIN}"),
            ("start: 1998-01\n", "start: 1997-12\n"),
        ),
        "", f"{_98}:category: strategic",
    ),
    Mutation(
        "SEQ003", _99, "part of its own work\n    lead: dc-handicrafts\n",
        "part of its own work\n    lead: chamber-of-commerce\n    complexity: high\n",
        f"{_99}:lead: chamber-of-commerce",
    ),
    Mutation(
        "SEQ004", _99, "    result: {status: under_way}\n",
        "    start: 1999-01\n    end: 2001-06\n    result: {status: under_way}\n", f"{_99}:end: 2001-06",
    ),
    # the pressure point has to go from where it is touched to where it is not
    Mutation(
        "SEQ005", "diagnostic.yaml",
        (
            ("    pressure_point: true\n", ""),
            ("as if their dyes were natural\n", "as if their dyes were natural\n    pressure_point: true\n"),
        ),
        "", f"{_98}:activities:",
    ),
    Mutation(
        "SEQ006", _98, "    start: 1998-03\n", "    start: 1998-03\n    upscales: jaipur-fair-2\n",
        f"{_98}:upscales: jaipur-fair-2",
    ),
)  # fmt: skip
