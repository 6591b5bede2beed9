"""One report, one digest: whenever, wherever and in whatever tongue it is made."""

from __future__ import annotations

import pytest

from tests.report.renders import digests


@pytest.mark.parametrize("template", ["donor", "action-plan"])
def test_reports_are_the_same_under_any_clock_zone_tongue_folder_and_hash_seed(template: str) -> None:
    assert {face: len(found) for face, found in digests(5, template=template).items()} == {"md": 1, "html": 1}
