"""What is measured, under `.bench/`: clusterctl in an environment as its users have it, and the peers in another.

They are apart because libraries look for one another: with the peers' own dependencies beside it, ours load more.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import MeasureError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".bench"
OURS = PLACE / "venv" / "bin"
PEERS = PLACE / "peers" / "bin"
PYTHON = str(OURS / "python")
CLUSTERCTL = str(OURS / "clusterctl")
SHOWN = {OURS: ("clusterctl", "PyYAML", "ruamel.yaml"), PEERS: ("yamllint", "check-jsonschema")}
"""Of which packages the versions stand below the table."""

_REQUIREMENTS = ROOT / "bench" / "requirements.txt"
_LOCK = ROOT / "requirements-dev.lock"
_PIN = re.compile(r"^[\w.-]+==[^\s\\]+(?: ; [^\\\n]+)?", re.MULTILINE)


def ready() -> None:
    """Make the environments, where none were made so for these pins, and install the checkout into ours."""
    wheel = _wheel()
    made, wanted = PLACE / "made", _digest()
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        made.unlink(missing_ok=True)
        _make(wheel)
        made.write_text(wanted, encoding="utf-8")
    _pip(OURS, "--force-reinstall", "--no-deps", wheel)


def _digest() -> str:
    pins = _REQUIREMENTS.read_bytes() + _LOCK.read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(sys.version.encode() + pins).hexdigest()


def _wheel() -> str:
    folder = PLACE / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    return str(next(folder.glob("*.whl")))


def _make(wheel: str) -> None:
    """Make the environments; the versions of what clusterctl needs are those that it is developed with."""
    sys.stderr.write("Making .bench/venv and .bench/peers\n")
    constraints = PLACE / "constraints.txt"
    constraints.write_text("\n".join(_PIN.findall(_LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    for place in (OURS, PEERS):
        _run(sys.executable, "-m", "venv", "--clear", str(place.parent))
    _pip(OURS, "--constraint", str(constraints), wheel)
    _pip(PEERS, "--requirement", str(_REQUIREMENTS), "--constraint", str(constraints))


def _pip(place: Path, *arguments: str) -> None:
    _run(str(place / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"{' '.join(command[1:4])} failed: {done.stderr.strip()[-600:]}")


def versions() -> dict[str, str]:
    """Return the versions of what is compared."""
    return {name: version for place, names in SHOWN.items() for name, version in _versions(place, names)}


def _versions(place: Path, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    code = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
    found = subprocess.run([str(place / "python"), "-c", code, *names], check=True, capture_output=True, text=True)
    yield from zip(names, found.stdout.split(), strict=True)
