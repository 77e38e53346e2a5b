"""Which rows fit what is typed, and where: shown in the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from muniment.description.folding import fold
from muniment.desktop import theme

_WORD = re.compile(r"\w+|\W+")


def asked_words(text: str) -> list[str]:
    """Return the words that are looked for, as they are compared."""
    return fold(text).split()


def fits(asked: Iterable[str], *said: str) -> bool:
    """Say whether each of the words asked for occurs in what is said."""
    folded = fold(" ".join(said))
    return all(word in folded for word in asked)


def marked(said: str, asked: Iterable[str]) -> str:
    """Return what is said as rich text in which each word that was asked for stands out."""
    asked = list(asked)
    ground = theme.current().accent_soft
    shown = (
        f'<b style="background-color:{ground}">{escape(piece)}</b>' if _hit(piece, asked) else escape(piece)
        for piece in _WORD.findall(said)
    )
    return "".join(shown)


def _hit(piece: str, asked: Iterable[str]) -> bool:
    folded = fold(piece)
    return bool(folded) and any(word in folded for word in asked)
