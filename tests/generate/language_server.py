"""A small client of the YAML language server, with which editors check these files: over stdio."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import TracebackType

Message = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds after which a server that hangs is ended, so that a test run is not."""


def command() -> list[str] | None:
    """Return the command that starts the server, or None where it is not to be found."""
    named = os.environ.get("CLUSTERCTL_YAML_LS", "")
    places = (named, shutil.which("yaml-language-server"), ROOT / "node_modules/.bin/yaml-language-server")
    found = next((str(place) for place in places if place and Path(place).exists()), None)
    node = shutil.which("node")
    return [node, str(Path(found).resolve()), "--stdio"] if found and node else None


class LanguageServer:
    """A running server, its settings, and what it says of a text."""

    def __init__(self, start: list[str], folder: Path, schemas: dict[str, str]) -> None:
        """Take the command, the folder that an editor would have open, and its `yaml.schemas`."""
        self.start, self.folder, self.schemas = start, folder, schemas
        self.numbers = count(1)

    def __enter__(self) -> Self:
        """Start the server; it takes files from then on."""
        self.process = subprocess.Popen(self.start, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.timer = Timer(PATIENCE, self.process.kill)
        self.timer.start()
        capabilities = {"workspace": {"configuration": True}}
        self._ask("initialize", {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": capabilities})
        self._send(method="initialized", params={})
        self._until(lambda message: message.get("method") == "workspace/configuration")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server."""
        self.timer.cancel()
        self.process.kill()
        self.process.communicate()

    def complaints(self, texts: dict[str, str]) -> dict[str, list[str]]:
        """Return what the server marks in files of these texts, by path: "line: message"; nothing for good files."""
        with self._opened(texts) as said:
            pass
        lines = {
            path: [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in said[path]] for path in texts
        }
        return {path: found for path, found in lines.items() if found}

    def hover(self, path: str, text: str, line: int, column: int) -> str:
        """Return what the server shows over a place (from 0) of a file of this text."""
        with self._opened({path: text}):
            shown = self._ask("textDocument/hover", self._place(path, line, column))
        return str((shown or {}).get("contents", {}).get("value", ""))

    def completions(self, path: str, text: str, line: int, column: int) -> list[str]:
        """Return what the server offers at a place (from 0) of a file of this text."""
        with self._opened({path: text}):
            offered = self._ask("textDocument/completion", self._place(path, line, column))
        return [str(item["label"]) for item in offered["items"]]

    @contextmanager
    def _opened(self, texts: dict[str, str]) -> Iterator[dict[str, list[Message]]]:
        """Open files as an editor does, wait for what the server says of each, and close them."""
        for path, text in texts.items():
            document = {"uri": self._uri(path), "languageId": "yaml", "version": next(self.numbers), "text": text}
            self._send(method="textDocument/didOpen", params={"textDocument": document})
        yield self._published(texts)
        for path in texts:
            self._send(method="textDocument/didClose", params={"textDocument": {"uri": self._uri(path)}})
        assert not any(self._published(texts).values())

    def _published(self, paths: Collection[str]) -> dict[str, list[Message]]:
        """Return the server's next word on each file."""
        waiting = {self._uri(path): path for path in paths}
        found: dict[str, list[Message]] = {}
        while waiting:
            said = self._until(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]
            if said["uri"] in waiting:
                found[waiting.pop(said["uri"])] = said["diagnostics"]
        return found

    def _uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> Message:
        return {"textDocument": {"uri": self._uri(path)}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: Message) -> Any:  # noqa: ANN401 - each request has its own kind of answer
        number = next(self.numbers)
        self._send(id=number, method=method, params=params)
        return self._until(lambda message: message.get("id") == number and "method" not in message)["result"]

    def _until(self, wanted: Any) -> Message:  # noqa: ANN401 - a function of a message
        """Read until a message is the wanted one; answer what the server asks meanwhile."""
        while True:
            message = self._read()
            if "method" in message and "id" in message:
                self._send(id=message["id"], result=self._answer(message))
            if wanted(message):
                return message

    def _answer(self, message: Message) -> Any:  # noqa: ANN401 - each request has its own kind of answer
        if message["method"] != "workspace/configuration":
            return None
        settings = {
            "schemas": self.schemas,
            "schemaStore": {"enable": False},
            "validate": True,
            "hover": True,
            "completion": True,
        }
        return [settings if item.get("section") == "yaml" else {} for item in message["params"]["items"]]

    def _send(self, **message: Any) -> None:  # noqa: ANN401 - JSON-RPC
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> Message:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line and self.process.poll() is not None:
                raise EOFError("the language server ended")
        message: Message = json.loads(self.process.stdout.read(length))
        return message
