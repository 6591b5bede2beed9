"""`report list`: the templates, for whom each is, and those of the cluster's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.cli.streams import screen, write
from clusterctl.cli.table import globals_of
from clusterctl.output.json import encoded
from clusterctl.output.table import Column, Row, Table
from clusterctl.report.language import english
from clusterctl.report.outlines import NAMES, outline

if TYPE_CHECKING:
    import typer


def show(context: typer.Context, *, json: bool) -> None:
    """Write the list of templates."""
    say = english()
    every = [outline(name) for name in NAMES]
    if json:
        rows = [{"name": one.name, "summary": say.message(one.summary), "audience": one.audience,
                 "sections": [{"key": asked.key, "title": say.message(asked.title)} for asked in one.sections]}
                for one in every]  # fmt: skip
        write(encoded({"format": "clusterctl/report-list/1", "templates": rows}))
        return
    columns = (Column("Template", whole=True), Column("For", whole=True), Column("What it is"))
    table = Table(columns, tuple(Row((one.name, one.audience, say.message(one.summary))) for one in every), tight=True)
    write(table.render(screen(no_color=globals_of(context).no_color)) + "\n")
