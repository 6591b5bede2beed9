"""A cluster's history as one asks about it: its commits, what its files were in them, and where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clusterctl.history.version import Version

if TYPE_CHECKING:
    from clusterctl.history.steps import Steps
    from clusterctl.history.versions import Versions
    from clusterctl.project.project import File


class History(Struct, frozen=True):
    """A cluster's commits, and its files in them."""

    steps: Steps
    versions: Versions
    on_disk: bool
    """The files of now stand on the disk, above the newest commit; else they are those of that commit."""

    def now(self, file: File) -> Version:
        """Return the version of a file as it is now."""
        last = None if self.on_disk else self.steps.last
        entry = self.versions.entry(last, file.place.path) if last else None
        return Version.of(file, entry.id if entry else "")
