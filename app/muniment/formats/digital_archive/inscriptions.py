"""What a document's own text says of it: the mark of a registry, the date beside a signature."""

import re
from collections.abc import Iterator

from muniment.description.markup import BlockKind, Prose
from muniment.formats.digital_archive.headings import is_date

_NUMBERED = re.compile(r"(?:[A-Z][\w’']{2,20} ){0,2}(?:No|Nr|№)\.? ?[\w./-]{0,30}\d[\w./-]{0,20}")
_PARTED = re.compile(r"(?=\D{0,40}\d)[\w.-]{1,20}(?:/[\w.-]{1,20}){1,5}")
_SIGNED = ("[signed", "signed", "(signed", "/signed")
_HEAD = 8
_LONGEST = 60


def registry_marks(prose: Prose) -> tuple[str, ...]:
    """Return the marks that stand alone on a text's first lines (`Ciphergram No. 15909`, `2753/Ma/1972`)."""
    lines = (_words(prose, place) for place in range(min(_HEAD, len(prose))))
    return tuple(dict.fromkeys(line for line in lines if _is_mark(line)))


def signed_dates(prose: Prose) -> Iterator[str]:
    """Yield each date that stands alone on the line before or after a signature."""
    for place in range(len(prose)):
        if not _words(prose, place).lower().startswith(_SIGNED):
            continue
        yield from (words for near in (place - 1, place + 1) if is_date(words := _words(prose, near)))


def _words(prose: Prose, place: int) -> str:
    if not 0 <= place < len(prose) or prose[place].kind is not BlockKind.PARAGRAPH:
        return ""
    words = str(prose[place].line)
    return words.strip() if len(words) <= _LONGEST else ""


def _is_mark(line: str) -> bool:
    bare = line.rstrip(".")
    if _NUMBERED.fullmatch(bare):
        return True
    return bool(_PARTED.fullmatch(bare)) and not is_date(bare) and bare.count("/") + bare.count(".") >= 2
