"""What has markup looks like it: emphasis, links, names and headings, shown while the words are edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from muniment.description.markup import Block, BlockKind, Inline, Line, Prose, SpanKind, text_of
from muniment.desktop import theme

Kinds: TypeAlias = frozenset[SpanKind | BlockKind]
Piece: TypeAlias = tuple[str, Kinds]
"""Words, and the kinds of the spans and the block they stand in."""
Marks: TypeAlias = Mapping[int, list[tuple[int, int, Kinds]]]
"""By the number of the line on the screen: where marked words begin, how long they are, and their kinds."""

_NOTHING: Kinds = frozenset()


def _slanted(look: QTextCharFormat) -> None:
    look.setFontItalic(True)


def _heavy(look: QTextCharFormat) -> None:
    look.setFontWeight(QFont.Weight.DemiBold)


def _linked(look: QTextCharFormat) -> None:
    look.setForeground(QColor(theme.current().accent))
    look.setFontUnderline(True)


def _named(look: QTextCharFormat) -> None:
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(QColor(theme.current().accent))


_LOOKS: Mapping[SpanKind | BlockKind, Callable[[QTextCharFormat], None]] = {
    SpanKind.EMPHASIS: _slanted,
    SpanKind.TITLE: _slanted,
    SpanKind.FOREIGN: _slanted,
    SpanKind.LINK: _linked,
    BlockKind.HEADING: _heavy,
    **dict.fromkeys(
        (
            SpanKind.PERSON,
            SpanKind.FAMILY,
            SpanKind.BODY,
            SpanKind.NAME,
            SpanKind.PLACE,
            SpanKind.SUBJECT,
            SpanKind.DATE,
        ),
        _named,
    ),
}
"""How marked words look; what has no row here looks plain."""


class Marking(QSyntaxHighlighter):
    """Shows the markup of the words in an editor, in the colours of the theme that is on."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor.document())
        self._marks: Marks = {}
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.PaletteChange and self._marks:
            self.rehighlight()
        return False

    def show_marks(self, value: Line | Prose) -> None:
        """Show the markup of what the document says now."""
        marks = marks_of(value)
        if marks != self._marks:
            self._marks = marks
            self.rehighlight()

    @override
    def highlightBlock(self, _text: str) -> None:
        for start, length, kinds in self._marks.get(self.currentBlock().blockNumber(), ()):
            look = QTextCharFormat()
            for kind in kinds & _LOOKS.keys():
                _LOOKS[kind](look)
            self.setFormat(start, length, look)


def marks_of(value: Line | Prose) -> Marks:
    """Return where marked words stand on the screen, counted as Qt counts letters (UTF-16)."""
    marks: defaultdict[int, list[tuple[int, int, Kinds]]] = defaultdict(list)
    number, column = 0, 0
    for words, kinds in _line_pieces(value.content, _NOTHING) if isinstance(value, Line) else _pieces(value):
        for turn, part in enumerate(words.split("\n")):
            number, column = (number + 1, 0) if turn else (number, column)
            length = len(part.encode("utf-16-le")) // 2
            if kinds and length:
                marks[number].append((column, length, kinds))
            column += length
    return dict(marks)


def _pieces(prose: Prose) -> Iterator[Piece]:
    worded = [block for block in prose if text_of((block,))]
    for turn, block in enumerate(worded):
        if turn:
            yield "\n\n", _NOTHING
        yield from _block_pieces(block)


def _block_pieces(block: Block) -> Iterator[Piece]:
    kinds = frozenset({block.kind}) & _LOOKS.keys()
    yield from _line_pieces(block.line.content, kinds)
    before = bool(str(block.line))
    for item in block.items:
        if not text_of(item):
            continue
        if before:
            yield "\n", _NOTHING
        yield from _pieces(item)
        before = True


def _line_pieces(content: Iterable[Inline], kinds: Kinds) -> Iterator[Piece]:
    for run in content:
        if isinstance(run, str):
            yield run, kinds
        elif run.kind is SpanKind.BREAK:
            yield "\n", kinds
        elif run.kind is not SpanKind.KEPT:
            yield from _line_pieces(run.content, kinds | {run.kind})
