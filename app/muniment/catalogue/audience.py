"""Who is told of changes: listeners in this program, and those of others that have the same catalogue."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from muniment.catalogue import changes, databases
from muniment.catalogue.answers import Change
from muniment.catalogue.hearing import Ear
from muniment.catalogue.looking import Eye

T = TypeVar("T")


class Audience:
    """The listeners of one catalogue; they hear of what others change in it, too.

    `reached` is False while the server is known not to answer.
    """

    def __init__(self, engine: Engine, who: str) -> None:
        self._engine = engine
        self._who = who
        self._token = uuid.uuid4().hex
        self._listeners: list[Callable[[Change], None]] = []
        self._watchers: list[Callable[[bool], None]] = []
        self._ear: Ear | Eye | None = None
        self.reached = True

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` with each change; return what ends it."""
        return self._admit(self._listeners, listener)

    def watch(self, watcher: Callable[[bool], None]) -> Callable[[], None]:
        """Call `watcher` with whether the database can be reached, when that changes; return what ends it."""
        return self._admit(self._watchers, watcher)

    def tell(self, connection: Connection, change: Change) -> None:
        """Let colleagues be told of the change when it is kept."""
        said = changes.message(change, self._who, self._token)
        instead = changes.briefly(change, self._who, self._token)
        databases.of(connection).tell(connection, said, instead)

    def own(self, change: AbstractContextManager[Connection]) -> AbstractContextManager[Connection]:
        """Return the change as one that listeners here are told of by `announce` alone."""
        return self._ear.own(change) if isinstance(self._ear, Eye) else change

    def announce(self, change: Change) -> None:
        """Tell all listeners here."""
        for listener in tuple(self._listeners):
            listener(change)

    def close(self) -> None:
        """Hear nothing more."""
        if self._ear is not None:
            self._ear.close()
            self._ear = None

    def _admit(self, those: list[Callable[[T], None]], one: Callable[[T], None]) -> Callable[[], None]:
        those.append(one)
        if self._ear is None:
            if databases.of(self._engine).is_shared:
                self._ear = Ear(self._engine, self._hear, self._reach, self._look)
            else:
                self._ear = Eye(self._engine, self._look)
            self._ear.open()
        return lambda: those.remove(one)

    def _hear(self, told: dict[str, Any]) -> None:
        if told["token"] != self._token:
            self.announce(changes.heard(told))

    def _reach(self, reached: bool) -> None:
        self.reached = reached
        for watcher in tuple(self._watchers):
            watcher(reached)
        if reached:
            # Nobody knows what was said meanwhile.
            self._look()

    def _look(self) -> None:
        self.announce(Change(label="", everything=True))
