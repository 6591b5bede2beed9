"""What all tests share: how Hypothesis runs, and the option that renews the golden files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# No test depends on time: a slow machine is no fault.
settings.register_profile("clusterctl", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clusterctl")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--renew-golden`: python -m pytest tests/golden --renew-golden."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session", autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program keeps of its user in a folder of the tests: theirs is nobody else's, and begins empty."""
    place = str(tmp_path_factory.mktemp("kept"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CLUSTERCTL_CACHE", raising=False)
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, place)
        yield
