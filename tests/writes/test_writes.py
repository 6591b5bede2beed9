"""Each scenario in small, in a process of its own: ours holds, and the naive writer fails."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.commands import ROOT, environment

if sys.platform != "linux":
    pytest.skip("strace, tmpfs and /proc are Linux's", allow_module_level=True)

from tests.writes.__main__ import SCENARIOS


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario(name: str) -> None:
    command = [sys.executable, "-m", "tests.writes", "--quick", "--json", "--only", name]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(), check=False, text=True)
    assert done.stderr == ""
    (row,) = json.loads(done.stdout)
    if row["missing"]:
        pytest.skip(row["missing"])
    assert row["tries"]
    assert row["faults"] == dict.fromkeys(row["faults"], 0), row["first"]
    assert row["good"], f"the naive writer passed: {row['control']}"
    assert done.returncode == 0
