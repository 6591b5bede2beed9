"""What all tests share: how Hypothesis runs, and the option that renews the golden files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

# No test depends on time: a slow machine is no fault.
settings.register_profile("clusterctl", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clusterctl")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--renew-golden`: python -m pytest tests/golden --renew-golden."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew instead of comparing")
