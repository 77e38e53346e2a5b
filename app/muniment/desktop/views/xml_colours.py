"""Colours for XML: names, attributes, values and comments, from the theme that is on."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.theme import Tokens

_COLOURS: tuple[tuple[re.Pattern[str], Callable[[Tokens], str]], ...] = (
    (re.compile(r"</?[\w:.-]+|/?>"), lambda worn: worn.accent),
    (re.compile(r"[\w:.-]+(?==\")"), lambda worn: worn.quiet),
    (re.compile(r"\"[^\"<>]*\"(?=[^<]*>)"), lambda worn: worn.good),
    (re.compile(r"&[#\w]+;"), lambda worn: worn.warning),
    (re.compile(r"<!--.*?-->|<\?.*?\?>"), lambda worn: worn.quiet),
)
"""What is coloured, and by which token; later rows colour over earlier ones."""


class XmlColours(QSyntaxHighlighter):
    """Colours one line at a time; it needs no memory of the line before."""

    @override
    def highlightBlock(self, text: str) -> None:
        for pattern, colour in _COLOURS:
            look = QTextCharFormat()
            look.setForeground(QColor(colour(theme.current())))
            for match in pattern.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), look)
