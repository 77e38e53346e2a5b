"""All that has keys: the actions of the window, and what works within a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QIcon, QKeySequence

from muniment.desktop import keys
from muniment.desktop.actions import Action, Actions, plain
from muniment.desktop.field_keys import FIELD_KEYS, Where
from muniment.desktop.keys import KEYS
from muniment.desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row: what is done, where the keys work, and those that it has at first."""

    id: str
    text: str
    where: Where
    first: tuple[QKeySequence, ...]
    icon: QIcon | None = None


class KeyRows:
    """The rows in the order of their tables, and the keys that are wished for."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        self._settings = settings
        self.of_window = tuple(_of_action(row, actions[row.id].icon()) for row in actions.rows)
        self.of_parts = tuple(
            KeyRow(row.id, plain(row.text), row.where, tuple(keys.read_keys(row.keys))) for row in FIELD_KEYS
        )
        self._by_id = {row.id: row for row in self.all()}

    def __getitem__(self, id: str) -> KeyRow:
        return self._by_id[id]

    def all(self) -> Sequence[KeyRow]:
        """Return those of the window, and then those of its parts."""
        return (*self.of_window, *self.of_parts)

    def now(self, id: str) -> list[QKeySequence]:
        """Return the keys that a row has at the moment."""
        return keys.read_keys(self._settings.text(f"{KEYS}{id}", keys.kept(self[id].first)))

    def is_own(self, id: str) -> bool:
        """Say whether a person has wished for the keys of a row."""
        return self._settings.has(f"{KEYS}{id}")

    def refusal(self, id: str, wanted: QKeySequence) -> str:
        """Return why a row cannot have the keys, nothing where it can."""
        where = self[id].where
        return keys.refusal(wanted, types=where is not Where.IMAGES, edits=where.has_words)

    def had_by(self, id: str, wanted: QKeySequence) -> list[KeyRow]:
        """Return the other rows that have the keys where this one works, but for those made to share them."""
        return [each for each in self._meeting(id, wanted) if not self._share(id, each, wanted)]

    def shared_with(self, id: str, wanted: QKeySequence) -> list[KeyRow]:
        """Return the rows that the keys lead to as well, by design: *Bold* in words, say."""
        return [each for each in self._meeting(id, wanted) if self._share(id, each, wanted)]

    def give(self, id: str, wanted: QKeySequence) -> None:
        """Give a row the keys, and take them from those that have them."""
        self._take_from_others(id, wanted)
        self._settings.keep(f"{KEYS}{id}", keys.kept([wanted]))

    def drop(self, id: str) -> None:
        """Leave a row without keys."""
        self._settings.keep(f"{KEYS}{id}", "")

    def restore(self, id: str) -> list[KeyRow]:
        """Give a row the keys that it had at first; return the rows that they were taken from."""
        self._settings.forget(f"{KEYS}{id}")
        taken = (row for each in self[id].first for row in self._take_from_others(id, each))
        return list(dict.fromkeys(taken))

    def restore_all(self) -> None:
        """Give every row the keys that it had at first."""
        for row in self.all():
            self._settings.forget(f"{KEYS}{row.id}")

    def _take_from_others(self, id: str, wanted: QKeySequence) -> list[KeyRow]:
        others = self.had_by(id, wanted)
        for other in others:
            left = [each for each in self.now(other.id) if each != wanted]
            self._settings.keep(f"{KEYS}{other.id}", keys.kept(left))
        return others

    def _meeting(self, id: str, wanted: QKeySequence) -> list[KeyRow]:
        where = self[id].where
        others = (row for row in self.all() if row.id != id and row.where.meets(where))
        return [row for row in others if wanted in self.now(row.id)]

    def _share(self, id: str, other: KeyRow, wanted: QKeySequence) -> bool:
        return wanted in self[id].first and wanted in other.first


def _of_action(row: Action, icon: QIcon) -> KeyRow:
    where = Where.LISTS if row.in_lists else Where.GRID if row.in_grid else Where.EVERYWHERE
    return KeyRow(row.id, plain(row.text), where, tuple(keys.read_keys(row.keys)), icon)
