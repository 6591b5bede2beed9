"""The style sheet of a figure, read."""

from __future__ import annotations

import re

_DARK = re.compile(r"^@media screen and \(prefers-color-scheme: dark\) \{\n(.*?)^\}\n", re.MULTILINE | re.DOTALL)


def looks(sheet: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return a style sheet's rules by class, in light and in dark."""
    light, dark = _DARK.sub("", sheet), "".join(_DARK.findall(sheet))
    found = {}
    for name, text in (("light", light), ("dark", light + dark)):
        rules: dict[str, dict[str, str]] = {}
        for selectors, body in re.findall(r"^([^{}@]+) \{ ([^}]*) \}", text, re.MULTILINE):
            for selector in selectors.strip().split(", "):
                rules.setdefault(selector, {}).update(re.findall(r"([\w-]+): ([^;]+)", body))
        found[name] = rules
    return found
