"""One table of the keys that hold within a part of the window: a field, its words, the texts, a page.

What they do belongs to a value or to words under the cursor, so that it stands neither in the menus of the
window nor in the command palette; the keys can be changed as all others can. Another one is a row here, and
one line where it works (`FieldKeys.follow`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from muniment.desktop import keys
from muniment.desktop.keys import KEYS
from muniment.desktop.settings import Settings
from muniment.i18n import _

Take = Callable[[Sequence[QKeySequence]], object]


class Where(StrEnum):
    """Where keys work."""

    EVERYWHERE = "everywhere"
    LISTS = "lists"
    GRID = "grid"
    FIELD = "field"
    WORDS = "words"
    """In words that can be marked."""
    TEXTS = "texts"
    IMAGES = "images"

    @property
    def label(self) -> str:
        """What the place is called."""
        return _LABELS[self]

    @property
    def has_words(self) -> bool:
        """Whether words are edited there."""
        return self in _WRITTEN

    def meets(self, other: Where) -> bool:
        """Say whether the keys of both can be pressed in one spot."""
        return any({self, other} <= met for met in _MEETING)


_LABELS: Mapping[Where, str] = MappingProxyType(
    {
        Where.EVERYWHERE: _("Everywhere"),
        Where.LISTS: _("In lists"),
        Where.GRID: _("In the grid"),
        Where.FIELD: _("In a field"),
        Where.WORDS: _("In written words"),
        Where.TEXTS: _("In the tab Text"),
        Where.IMAGES: _("In the tab Images"),
    }
)
_WRITTEN = {Where.FIELD, Where.WORDS, Where.TEXTS}
_MEETING = (
    # A list becomes the grid at once, and the same keys should not turn into others by that.
    {Where.EVERYWHERE, Where.LISTS, Where.GRID},
    # A text has a head of fields, and a field may hold written words.
    {Where.EVERYWHERE, *_WRITTEN},
    {Where.EVERYWHERE, Where.IMAGES},
)


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One row: `keys` hold until others are wished for, several parted by `; `."""

    id: str
    text: str
    where: Where
    keys: str = ""


_FIELD, _WORDS, _TEXTS, _IMAGES = Where.FIELD, Where.WORDS, Where.TEXTS, Where.IMAGES

FIELD_KEYS: tuple[FieldKey, ...] = (
    FieldKey("field-help", _("What This Field Is For"), _FIELD, "F1"),
    FieldKey("value-details", _("Details of a Value"), _FIELD, "Ctrl+."),
    FieldKey("value-up", _("Move a Value Up"), _FIELD, "Ctrl+Shift+Up"),
    FieldKey("value-down", _("Move a Value Down"), _FIELD, "Ctrl+Shift+Down"),
    FieldKey("value-add", _("Add Another Value"), _FIELD, "Ctrl+Return"),
    FieldKey("value-translation", _("Add a Translation"), _FIELD, "Ctrl+Alt+T"),
    FieldKey("value-transliteration", _("Add a Transliteration"), _FIELD, "Ctrl+Alt+L"),
    FieldKey("value-remove", _("Remove a Value"), _FIELD, "Ctrl+Shift+Backspace"),
    FieldKey("mark-italic", _("Italic"), _WORDS, "Ctrl+I"),
    FieldKey("mark-bold", _("Bold"), _WORDS, "Ctrl+B"),
    FieldKey("mark-link", _("Link…"), _WORDS, "Ctrl+Shift+K"),
    FieldKey("mark-person", _("Name of a Person"), _WORDS, "Ctrl+Shift+P"),
    FieldKey("mark-body", _("Name of a Body"), _WORDS),
    FieldKey("mark-place", _("Place"), _WORDS),
    FieldKey("mark-title", _("Title of a Work"), _WORDS),
    FieldKey("mark-list", _("List"), _WORDS, "Ctrl+Shift+8"),
    FieldKey("mark-heading", _("Heading"), _WORDS),
    FieldKey("mark-quotation", _("Quotation"), _WORDS),
    FieldKey("texts-find", _("Find in Both Texts"), _TEXTS, "Ctrl+Shift+F"),
    FieldKey("texts-other", _("Go to the Other Text"), _TEXTS, "F6"),
    FieldKey("texts-link", _("Link These Paragraphs"), _TEXTS, "Ctrl+L"),
    FieldKey("texts-link-too", _("Link These Paragraphs as Well"), _TEXTS, "Ctrl+J"),
    FieldKey("texts-unlink", _("Unlink These Paragraphs"), _TEXTS, "Ctrl+Shift+J"),
    FieldKey("texts-by-length", _("Link All by Length"), _TEXTS),
    FieldKey("texts-up-to-date", _("The Translation Is Up to Date"), _TEXTS),
    FieldKey("page-larger", _("Show the Page Larger"), _IMAGES, "+; ="),
    FieldKey("page-smaller", _("Show the Page Smaller"), _IMAGES, "-"),
    FieldKey("page-whole", _("Show the Whole Page"), _IMAGES, "0"),
    FieldKey("page-turn", _("Turn the Page"), _IMAGES, "R"),
    FieldKey("page-earlier", _("Put the Page Earlier"), _IMAGES, "Alt+Left"),
    FieldKey("page-later", _("Put the Page Later"), _IMAGES, "Alt+Right"),
)

_ROWS: Mapping[str, FieldKey] = MappingProxyType({row.id: row for row in FIELD_KEYS})


def text_of(id: str) -> str:
    """Return what a row is called."""
    return _ROWS[id].text


class FieldKeys(QObject):
    """The keys of one part of the window as they are wished for at the moment; gone with the part."""

    def __init__(self, settings: Settings, part: QObject) -> None:
        super().__init__(part)
        self._settings = settings
        self._followed: list[tuple[str, Take]] = []
        self._watched: dict[QKeySequence, str] = {}
        settings.changed.connect(self._hear)

    def now(self, id: str) -> list[QKeySequence]:
        """Return the keys that a row has."""
        return keys.read_keys(self._settings.text(f"{KEYS}{id}", _ROWS[id].keys))

    def follow(self, id: str, take: Take) -> None:
        """Have the keys of a row taken by `take`: those of now, and others when they are wished for."""
        self._followed.append((id, take))
        take(self.now(id))

    def watch(self, ids: Sequence[str]) -> None:
        """Know the keys of these rows when they are pressed (see `meant`)."""
        for id in ids:
            self.follow(id, partial(self._learn, id))

    def meant(self, event: QKeyEvent) -> str | None:
        """Return which of the watched rows the pressed keys mean, if any."""
        found = (self._watched[each] for each in keys.meant(event) if each in self._watched)
        return next(found, None)

    def _learn(self, id: str, wished: Sequence[QKeySequence]) -> None:
        self._watched = {each: other for each, other in self._watched.items() if other != id}
        self._watched.update(dict.fromkeys(wished, id))

    def _hear(self, name: str) -> None:
        if name.startswith(KEYS):
            for id, take in self._followed:
                if name == f"{KEYS}{id}":
                    take(self.now(id))
