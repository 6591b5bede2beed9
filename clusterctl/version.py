"""The version of clusterctl: a constant, since asking the installed metadata slows every start. Imports nothing."""

from __future__ import annotations

VERSION = "0.1.0"
