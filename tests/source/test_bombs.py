"""Files made to exhaust a reader are refused, or read, within bounds of time and memory.

Each is read in a process of its own. The bounds are on processor time and are wide: a slow or busy machine is no fault;
a reader whose work grows with the square of a file is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.source.files import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("resource", reason="limits of a process are set as POSIX does")

SECONDS = 20
MEGABYTES = 300
SIZE = 2_000_000

READ = """
import json, os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
from clusterctl.source.reader import read
found = read("bomb.yaml", sys.stdin.buffer.read())
if os.path.exists("/proc/self/status"):  # Linux counts the process that started this one into ru_maxrss
    peak = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2
print(json.dumps({"codes": sorted({finding.code for finding in found.findings}), "megabytes": peak}))
"""


def names(least: int, behind: str) -> str:
    """Return so many different keys."""
    return "".join(f"k{at:x}{behind}" for at in range(least))


BOMBS: dict[str, tuple[Callable[[], str], list[str]]] = {
    "open brackets": (lambda: "[" * SIZE, ["YML011"]),
    "open braces": (lambda: "a: " + "{a: " * (SIZE // 5), ["YML011"]),
    "lists in lists": (lambda: "- " * (SIZE // 2), ["YML011"]),
    "keys in keys": (lambda: "? " * (SIZE // 2), ["YML010", "YML011"]),
    "brackets in a key": (lambda: "? " + "[" * (SIZE - 2), ["YML010", "YML011"]),
    "deeper and deeper": (lambda: "".join(" " * depth + "a:\n" for depth in range(1900)), ["YML011"]),
    "aliases of aliases": (
        lambda: "a: &a [x]\n" + "".join(f"b{at}: &b{at} [{','.join(['*a'] * 9)}]\n" for at in range(40_000)),
        ["YML005", "YML006", "YML012"],
    ),
    "aliases": (lambda: f"a: [{'*a,' * (SIZE // 3 - 3)}]", ["YML006", "YML012"]),
    "anchors": (lambda: f"a: [{'&a x,' * (SIZE // 5 - 3)}]", ["YML005", "YML012"]),
    "tags": (lambda: f"a: [{'!a x,' * (SIZE // 5 - 3)}]", ["YML004", "YML012"]),
    "merges": (lambda: f"{{{'<<,' * (SIZE // 3 - 3)}}}", ["YML007", "YML012"]),
    "one key again and again": (lambda: f"{{{'a,' * (SIZE // 2 - 3)}}}", ["YML003", "YML012"]),
    "many keys, all twice": (lambda: names(90_000, ": 1\n") * 2, ["YML003"]),
    "many keys": (lambda: names(140_000, ": 1\n"), []),
    "many numbers as keys": (lambda: f"{{{','.join(map(str, range(280_000)))}}}", ["YML012"]),
    "lists as keys": (lambda: f"{{{'[]:,' * (SIZE // 4 - 3)}}}", ["YML010", "YML012"]),
    "values": (lambda: f"a: [{'1,' * (SIZE // 2 - 4)}]", ["YML012"]),
    "empty items": (lambda: "a:\n" + "-\n" * (SIZE // 2 - 2), ["YML012", "YML026"]),
    "empty mappings": (lambda: f"a: [{'{},' * (SIZE // 3 - 3)}]", ["YML012"]),
    "ambiguous numbers": (lambda: f"a: [{'01,' * (SIZE // 3 - 3)}]", ["YML012", "YML014"]),
    "one long number": (lambda: f"a: {'1' * (SIZE - 3)}", ["YML013"]),
    "one long number as a key": (lambda: f"? {'1' * (SIZE - 10)}\n: 1\n", []),
    "one long text": (lambda: f"a: {'x' * (SIZE - 3)}", []),
    "escapes": (lambda: 'a: "' + "\\x41" * (SIZE // 4 - 2) + '"', []),
    "escapes of no character": (lambda: "a: [" + '"\\0",' * (SIZE // 5 - 3) + "]", ["YML012", "YML017"]),
    "an endless quotation": (lambda: 'a: "' + "x\n" * (SIZE // 2 - 2), ["YML001"]),
    "lines of a text": (lambda: "a: |\n" + " x\n" * (SIZE // 3 - 2), []),
    "comments": (lambda: "#\n" * (SIZE // 2), ["YML021"]),
    "blank lines": (lambda: "\n" * SIZE, ["YML021"]),
    "tabs": (lambda: "a:" + "\t" * (SIZE - 2), []),
    "colons": (lambda: "a: " + ":" * (SIZE - 3), ["YML001"]),
    "directives about tags": (lambda: "".join(f"%TAG !{at:x}! x\n" for at in range(120_000)), ["YML008", "YML021"]),
    "documents": (lambda: "---\n" * (SIZE // 4), ["YML009"]),
    "NUL": (lambda: "a: " + "\0" * (SIZE - 3), ["YML017"]),
    "controls of direction": (lambda: "a: " + "\u202e" * (SIZE // 3 - 1), ["YML019"]),
    "carriage returns": (lambda: "a: b" + "\r" * (SIZE - 4), ["YML020"]),
    "25 times the size": (lambda: "a: b\n" * (SIZE * 5), ["YML012"]),
}


@pytest.mark.parametrize(("bomb", "codes"), BOMBS.values(), ids=BOMBS)
def test_bombs_stay_within_bounds(bomb: Callable[[], str], codes: list[str]) -> None:
    command = [sys.executable, "-c", READ, str(SECONDS)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=bomb().encode(), capture_output=True, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["codes"] == codes
    assert told["megabytes"] <= MEGABYTES
