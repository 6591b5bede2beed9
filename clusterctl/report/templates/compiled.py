"""The built-in templates as Python's code, kept from one run to the next: to compile them is a tenth of a report."""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from clusterctl.store.user_cache import keep, kept
from clusterctl.version import VERSION

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Jinja's cache, in the user's folder; without one, it holds nothing."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template, where it was kept."""
        found = kept(_name(bucket), _state(bucket))
        if found:
            bucket.code = marshal.loads(found)  # noqa: S302 - this user's own file, and whole

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        keep(_name(bucket), _state(bucket), marshal.dumps(bucket.code))


def _name(bucket: Bucket) -> str:
    return f"templates/{'html' if bucket.environment.autoescape else 'md'}-{bucket.key}"


def _state(bucket: Bucket) -> str:
    """Return what tells this program, with its template, from any other."""
    kind = type(bucket.environment).__name__
    return f"{VERSION} {jinja2.__version__} {sys.version} {kind} {bucket.checksum}"
