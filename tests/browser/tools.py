"""Finds what the tests of pages need: Node, the tools from npm, Chromium, and poppler for what is printed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POPPLER = ("pdfinfo", "pdftotext", "pdftoppm")
INSTALL = "npm ci --ignore-scripts --prefix tests/browser"


class Tools(NamedTuple):
    """Where the tools are: programs, and the folder that has `node_modules`."""

    node: str
    chromium: str
    modules: Path


def found() -> Tools | str:
    """Return the tools, or what is missing and how to get it."""
    node = shutil.which("node")
    if node is None:
        return "Node is not on the PATH"
    modules = Path(os.environ.get("CLUSTERCTL_BROWSER_TOOLS") or HERE)
    if not (modules / "node_modules" / "playwright-core").is_dir():
        return f"the tools from npm are not in {modules.name}/node_modules: {INSTALL}, or set CLUSTERCTL_BROWSER_TOOLS"
    named = os.environ.get("CLUSTERCTL_CHROMIUM")
    chromium = named or next((at for name in BROWSERS if (at := shutil.which(name))), None)
    if chromium is None or not Path(chromium).exists():
        return "Chromium is neither on the PATH nor where CLUSTERCTL_CHROMIUM says"
    return Tools(node, chromium, modules)


def without_paper() -> str:
    """Return what is missing to look at printed pages; nothing where all is there."""
    missing = [name for name in POPPLER if shutil.which(name) is None]
    return f"poppler-utils lack on the PATH: {', '.join(missing)}" if missing else ""
