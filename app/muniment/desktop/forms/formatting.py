"""Emphasis, links, names, headings and lists for the words in an editor: by keys and by its menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from typing_extensions import override

from muniment.description import formatting
from muniment.description.markup import BlockKind, Prose, Span, SpanKind
from muniment.desktop import field_keys
from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.naming import Verdict, ask_for_line
from muniment.desktop.settings import Settings
from muniment.i18n import _

Take = Callable[[], Prose]
Give = Callable[[Prose], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """One way to mark words: the id of its name and keys, and the span or block that the words get."""

    id: str
    span: Span | None = None
    block: BlockKind | None = None


MARKS: tuple[Mark, ...] = (
    Mark("mark-italic", Span(SpanKind.EMPHASIS, (), (("render", "italic"),))),
    Mark("mark-bold", Span(SpanKind.EMPHASIS, (), (("render", "bold"),))),
    Mark("mark-link", Span(SpanKind.LINK)),
    Mark("mark-person", Span(SpanKind.PERSON)),
    Mark("mark-body", Span(SpanKind.BODY)),
    Mark("mark-place", Span(SpanKind.PLACE)),
    Mark("mark-title", Span(SpanKind.TITLE)),
    Mark("mark-list", block=BlockKind.LIST),
    Mark("mark-heading", block=BlockKind.HEADING),
    Mark("mark-quotation", block=BlockKind.QUOTE),
)


_BY_ID: Mapping[str, Mark] = MappingProxyType({mark.id: mark for mark in MARKS})
_BEGUN = re.compile(r"\w+:/*")
"""What says only how one gets there."""
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Formatting(QObject):
    """Marks the words in an editor. `take` gives the prose that stands in it, `give` takes it marked."""

    def __init__(self, editor: QTextEdit, settings: Settings, take: Take, give: Give) -> None:
        super().__init__(editor)
        self._editor = editor
        self._take, self._give = take, give
        self._keys = FieldKeys(settings, self)
        self._keys.watch([mark.id for mark in MARKS])
        for watched in (editor, editor.viewport()):
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSED:
            return self._on_key(event)
        if isinstance(event, QContextMenuEvent):
            self._open_menu(event.globalPos())
            return True
        return False

    def fill(self, menu: QMenu) -> None:
        """Put the ways to mark words into a menu."""
        for mark in MARKS:
            if mark.block is BlockKind.LIST:
                menu.addSeparator()
            action = menu.addAction(field_keys.text_of(mark.id))
            action.setShortcuts(self._keys.now(mark.id))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(mark.span is None or self._editor.textCursor().hasSelection())
            action.triggered.connect(partial(self.do, mark))

    def do(self, mark: Mark) -> None:
        """Mark the words that are chosen, or the paragraph of the cursor; once more takes the mark away."""
        start, end = self._places()
        before = self._take()
        if mark.block is not None:
            self._show(formatting.turned(before, start, end, mark.block))
        elif mark.span is not None and start < end:
            if mark.span.kind is SpanKind.LINK and not formatting.is_marked(
                before, start, end, SpanKind.LINK
            ):
                self._ask_where_to(_text(self._editor)[start:end])
            else:
                self._show(formatting.toggled(before, start, end, mark.span))

    def _on_key(self, event: QKeyEvent) -> bool:
        """Take the keys of a mark before the window's shortcuts of the same keys do."""
        id = self._keys.meant(event)
        if id is None:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self.do(_BY_ID[id])
        return True

    def _open_menu(self, place: QPoint) -> None:
        menu = self._editor.createStandardContextMenu()
        menu.addSeparator()
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _ask_where_to(self, words: str) -> None:
        guess = words if words.startswith(("http://", "https://")) else "https://"
        ask_for_line(self._editor, _("Link"), _("Address"), guess, _judged, self._link, _("Make the Link"))

    def _link(self, address: str) -> None:
        start, end = self._places()
        self._show(
            formatting.toggled(self._take(), start, end, Span(SpanKind.LINK, (), (("href", address),)))
        )

    def _places(self) -> tuple[int, int]:
        """Where the chosen words begin and end, in letters; Qt counts halves of rare letters."""
        cursor, text = self._editor.textCursor(), self._editor.document().toRawText()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = (len(text.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore")) for end in ends)
        return start, end

    def _show(self, prose: Prose) -> None:
        cursor = self._editor.textCursor()
        ends = cursor.anchor(), cursor.position()
        self._give(prose)
        size = self._editor.document().characterCount() - 1
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(ends[0], size))
        cursor.setPosition(min(ends[1], size), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


def _text(editor: QTextEdit) -> str:
    return editor.document().toRawText().replace("\u2029", "\n")


def _judged(address: str) -> Verdict:
    """What is said of an address: a page, a mail box, or a place in the same text."""
    if address and not _BEGUN.fullmatch(address):
        return Verdict()
    return Verdict(_("Type or paste the whole address, such as https://archive.example/1967."), may=False)
