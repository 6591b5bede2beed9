"""The view model as JSON, for those who write templates: `clusterctl report show-data`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.json import Document

if TYPE_CHECKING:
    from clusterctl.output.json import Head
    from clusterctl.report.view import View


def data(shown: View, head: Head) -> str:
    """Return the report as JSON with a final line end."""
    return Document("report-data", head, {name: getattr(shown, name) for name in shown.__struct_fields__}).text
