"""The file kinds: where a file of each kind stands, and what type it is read as."""

from msgspec import Struct

from clusterctl.model.values import Record


class FileKind(Struct, frozen=True):
    """A kind of file. `folder` is empty for the one file at the top."""

    name: str
    folder: str
    title: str
    module: str
    type_name: str

    @property
    def labelled(self) -> bool:
        """Whether there is one file a label."""
        return bool(self.folder)

    @property
    def pattern(self) -> str:
        """Where its files stand."""
        return f"{self.folder}/<label>.yaml" if self.folder else f"{self.name}.yaml"

    @property
    def type(self) -> type[Record]:
        """The type; its module is loaded at the first call, so that a run pays only for the kinds it meets."""
        from importlib import import_module

        found: type[Record] = getattr(import_module(f"clusterctl.model.{self.module}"), self.type_name)
        return found


FILE_KINDS: dict[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("cluster", "", "the cluster and its programme", "cluster", "Cluster"),
        FileKind("actors", "", "actors and links", "actors", "Actors"),
        FileKind("diagnostic", "", "the diagnostic study", "diagnostic", "Diagnostic"),
        FileKind("vision", "", "vision and objectives", "vision", "Vision"),
        FileKind("logframe", "", "the log-frame", "logframe", "LogFrame"),
        FileKind("exit", "", "the exit strategy", "exit", "Exit"),
        FileKind("plan", "plans", "an annual action plan", "plan", "Plan"),
        FileKind("scores", "scores", "an assessment for the index", "scores", "Scores"),
        FileKind("monitoring", "monitoring", "what was observed in a year", "monitoring", "Monitoring"),
    )
}
