"""Makes the same reports again and again, each time under another clock, zone, tongue, folder and hash seed.

`python -m tests.report.renders 100` makes 100 of each format and says how many digests there were: one is right.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.report.clusters import EXAMPLES, ROOT

ZONES = ("UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns", "Etc/GMT+12")
TONGUES = ("C", "C.UTF-8", "de_DE.UTF-8", "hi_IN.UTF-8", "tr_TR.UTF-8", "en_US.ISO-8859-1")
DAYS = ("2001-01-01", "2024-02-29", "2026-12-31", "2038-01-19", "2100-06-15")
FACES = ("md", "html")
COMMAND = """
import sys
from datetime import date
import clusterctl.cli.when as when
day = date.fromisoformat(sys.argv[1])
when.clock = lambda: day
from clusterctl.__main__ import main
sys.argv = ["clusterctl", *sys.argv[2:]]
sys.exit(main())
"""


def digests(number: int, faces: tuple[str, ...] = FACES, template: str = "donor") -> dict[str, set[str]]:
    """Return the digests of so many reports on Jaipur in each format, every one made under other circumstances."""
    found: dict[str, set[str]] = {face: set() for face in faces}
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(number):
            home = Path(folder) / f"{nth}-{'x' * (nth % 40)}"
            shutil.copytree(EXAMPLES / "jaipur", home / "cluster")
            for face in faces:
                found[face].add(sha256(_made(nth, home, face, template)).hexdigest())
            shutil.rmtree(home)
    return found


def _made(nth: int, home: Path, face: str, template: str) -> bytes:
    known = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(nth), "HOME": str(home),
        "TZ": ZONES[nth % len(ZONES)], "LANG": TONGUES[nth % len(TONGUES)], "LC_ALL": TONGUES[-nth % len(TONGUES)],
        "COLUMNS": str(40 + nth), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [sys.executable, "-c", COMMAND, DAYS[nth % len(DAYS)], "-C", "cluster", "report", "1999"]
    command += ["--template", template, "--format", face, "-o", "report"]
    done = subprocess.run(command, cwd=home, env=known, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return (home / "report").read_bytes()


if __name__ == "__main__":
    for face, held in digests(int(sys.argv[1]) if len(sys.argv) > 1 else 100).items():
        print(f"{face}: {len(held)} digest{'s' * (len(held) > 1)}: {', '.join(sorted(held))[:200]}")  # noqa: T201 - asked for
