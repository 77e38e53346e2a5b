"""The text of a document: paragraphs, lists, emphasis, and the list marks a rendering garbled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from muniment.description.markup import Block, BlockKind, Inline, Line, Prose, Span, SpanKind
from muniment.formats.digital_archive.contents import heads_a_section, part_of
from muniment.formats.digital_archive.records import Loss, Part, Section
from muniment.formats.unwrapping import is_wrapped, paragraphs
from muniment.i18n import _

_BOXES = "□☐▢◻�"
_GARBLED = re.compile(rf"[{_BOXES}]+")
_BULLET = re.compile(r"[•◦▪●‣·] ?(?=\S)")
_NUMBER = re.compile(r" {1,8}(\d{1,3})[.)] +(?=\S)")
_MISSING = "[…]"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, whether it is an item of a list, and whether the rendering ate its beginning."""

    text: str
    is_item: bool = False
    is_eaten: bool = False


def sections(lines: Sequence[str]) -> tuple[tuple[Section, ...], tuple[Loss, ...]]:
    """Return the texts of a table of contents, each under its heading, and what was lost in them.

    Lines of the table with nothing between them are the table itself: the text that follows belongs
    to the first of them that is a text, unless the last repeats one of them and so stands over its own.
    """
    parts, body = _table_of_contents(lines)
    found: list[Section] = []
    losses: list[Loss] = []
    for part, text in _texts(_owner(parts), body):
        written, lost = prose(text)
        losses.extend(lost)
        if written or part in parts:
            found.append(Section(part, written))
    return _with_rest(found, parts), tuple(losses)


def running_sections(parts: Sequence[Part], text: str) -> tuple[Section, ...]:
    """Return the sections of a text in which neither paragraphs nor headings can be told."""
    written = plain_prose([text])
    return _with_rest([Section(_owner(parts), written)] if written or parts else [], parts)


def prose(lines: Sequence[str], *, wrapped: bool | None = None) -> tuple[Prose, tuple[Loss, ...]]:
    """Return lines of text as prose, and what was lost in them.

    `wrapped` says whether the lines are broken to a page's width; None looks at them.
    """
    is_broken = is_wrapped(lines) if wrapped is None else wrapped
    pieces = list(_pieces(lines, is_broken))
    losses = [_garbled(pieces)] if any(piece.is_eaten for piece in pieces) else []
    if not is_broken and _numbers_are_lost(lines):
        losses.append(Loss("texts", _("The numbers of the lists are lost: each item was numbered 1.")))
    return tuple(_blocks(pieces)), tuple(losses)


def plain_prose(texts: Iterable[str]) -> Prose:
    """Return each text as a paragraph, its `**strong**` words as emphasis."""
    return tuple(Block(BlockKind.PARAGRAPH, _line(text)) for text in texts if text)


def _table_of_contents(lines: Sequence[str]) -> tuple[list[Part], Sequence[str]]:
    parts: list[Part] = []
    for place, line in enumerate(lines):
        part = part_of(line) if line.strip() else None
        if part:
            parts.append(part)
        elif line.strip():
            return parts, lines[place:]
    return parts, ()


def _owner(parts: Sequence[Part]) -> Part:
    texts = [part for part in parts if not part.is_scan]
    if not texts:
        return Part()
    return texts[-1] if texts[-1] in texts[:-1] else texts[0]


def _with_rest(found: Sequence[Section], parts: Iterable[Part]) -> tuple[Section, ...]:
    """The sections, and those of the table that have no text here."""
    seen = [section.part for section in found]
    return (*found, *(Section(part) for part in dict.fromkeys(parts) if part not in seen))


def _texts(owner: Part, lines: Sequence[str]) -> Iterator[tuple[Part, Sequence[str]]]:
    part, start = owner, 0
    for place, line in enumerate(lines):
        heading = heads_a_section(line)
        if heading:
            yield part, lines[start:place]
            part, start = heading, place + 1
    yield part, lines[start:]


def _pieces(lines: Sequence[str], wrapped: bool) -> Iterator[_Piece]:
    loses_numbers = not wrapped and _numbers_are_lost(lines)
    for is_marked, run in groupby(lines, key=lambda line: bool(_mark(line, wrapped))):
        if is_marked:
            yield from (_item(line, loses_numbers) for line in run)
        else:
            yield from (_Piece(text) for text in paragraphs(list(run), wrapped=wrapped))


def _mark(line: str, wrapped: bool) -> "re.Match[str] | None":
    """The mark of a list's item. A number is one only where it is indented and lines are paragraphs."""
    bare = line.strip()
    number = None if wrapped else _NUMBER.match(line)
    return _GARBLED.match(bare) or _BULLET.match(bare) or number


def _numbers_are_lost(lines: Iterable[str]) -> bool:
    numbers = [match[1] for line in lines if (match := _NUMBER.match(line))]
    return len(numbers) > 1 and set(numbers) == {"1"}


def _item(line: str, loses_numbers: bool) -> _Piece:
    bare = line.strip()
    garbled = _GARBLED.match(bare)
    if garbled:
        return _ungarbled(bare, garbled.end())
    bullet = _BULLET.match(bare)
    number = _NUMBER.match(line)
    if bullet:
        return _Piece(bare[bullet.end() :], is_item=True)
    return _Piece(line[number.end() :].strip() if number and loses_numbers else bare, is_item=True)


def _ungarbled(bare: str, start: int) -> _Piece:
    """The words after a garbled mark; a small letter there shows that the beginning was eaten with it."""
    rest = bare[start:]
    words = rest.strip()
    if not words[:1].islower():
        return _Piece(words, is_item=True, is_eaten=True)
    gap = " " if rest.startswith(" ") else ""
    return _Piece(f"{_MISSING}{gap}{words}", is_item=True, is_eaten=True)


def _garbled(pieces: Iterable[_Piece]) -> Loss:
    eaten = [piece for piece in pieces if piece.is_eaten and piece.text]
    begun = sum(piece.text.startswith(_MISSING) for piece in eaten)
    message = _(
        "{count} list marks were garbled (□□) and are given as items of a list; "
        "in {begun} of them the first letters are lost, and […] stands for them."
    )
    return Loss("texts", message.format(count=len(eaten), begun=begun))


def _blocks(pieces: Iterable[_Piece]) -> Iterator[Block]:
    kept = (piece for piece in pieces if piece.text)
    for is_item, run in groupby(kept, key=lambda piece: piece.is_item):
        texts = [piece.text for piece in run]
        if is_item:
            yield Block(BlockKind.LIST, items=tuple(plain_prose([text]) for text in texts))
        else:
            yield from plain_prose(texts)


def _line(text: str) -> Line:
    pieces = text.split("**")
    if len(pieces) < 3 or len(pieces) % 2 == 0:
        return Line((text.replace("**", ""),))
    content: list[Inline] = []
    for place, piece in enumerate(pieces):
        if piece:
            content.append(Span(SpanKind.EMPHASIS, (piece,)) if place % 2 else piece)
    return Line(tuple(content))
