"""The environment that is measured, under `.bench/`: the peers, and clusterctl installed as its users have it."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.timing import MeasureError

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".bench"
BIN = PLACE / "venv" / "bin"
PYTHON = str(BIN / "python")
SHOWN = ("clusterctl", "yamllint", "check-jsonschema", "PyYAML", "ruamel.yaml")
"""Of which packages the versions stand below the table."""

_REQUIREMENTS = ROOT / "bench" / "requirements.txt"
_LOCK = ROOT / "requirements-dev.lock"
_PIN = re.compile(r"^[\w.-]+==[^\s\\]+(?: ; [^\\\n]+)?", re.MULTILINE)


def ready() -> None:
    """Make the environment, where there is none for these pins, and install the checkout into it."""
    wheel = _wheel()
    made, wanted = PLACE / "made", _digest()
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        made.unlink(missing_ok=True)
        _make(wheel)
        made.write_text(wanted, encoding="utf-8")
    _pip("--force-reinstall", "--no-deps", wheel)


def _digest() -> str:
    pins = _REQUIREMENTS.read_bytes() + _LOCK.read_bytes()
    return hashlib.sha256(sys.version.encode() + pins).hexdigest()


def _wheel() -> str:
    folder = PLACE / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    return str(next(folder.glob("*.whl")))


def _make(wheel: str) -> None:
    """Make the environment; the versions of what clusterctl needs are those that it is developed with."""
    sys.stderr.write("Making .bench/venv with the peers\n")
    constraints = PLACE / "constraints.txt"
    constraints.write_text("\n".join(_PIN.findall(_LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    _run(sys.executable, "-m", "venv", "--clear", str(PLACE / "venv"))
    _pip("--requirement", str(_REQUIREMENTS), "--constraint", str(constraints), wheel)


def _pip(*arguments: str) -> None:
    _run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"{' '.join(command[1:4])} failed: {done.stderr.strip()[-600:]}")


def versions() -> dict[str, str]:
    """Return the versions of what is compared."""
    code = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
    found = subprocess.run([PYTHON, "-c", code, *SHOWN], check=True, capture_output=True, text=True)
    return dict(zip(SHOWN, found.stdout.split(), strict=True))
