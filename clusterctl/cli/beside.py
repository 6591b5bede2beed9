"""A question that is asked while other work goes on: who waits for git need not stand still."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Beside(Generic[T]):
    """An answer that is being sought on a thread of its own; `concurrent.futures` would take longer to load."""

    def __init__(self, ask: Callable[[], T]) -> None:
        """Begin to ask."""
        self._ask = ask
        self._said: list[T] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._seek, daemon=True)
        self._thread.start()

    def answer(self) -> T:
        """Wait for the answer; raise what was raised in its place."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._said[0]

    def _seek(self) -> None:
        try:
            self._said.append(self._ask())
        except BaseException as error:  # noqa: BLE001 - it is raised again where the answer is asked for
            self._error = error
