"""A file made safe to parse: nothing fetched, nothing expanded without bound, whatever its author meant.

The document type declaration is taken out before the parser sees it, line for line; the entities it
declares in words, and the character entities that SGML knew by name, are put in their place here.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from muniment.formats.deliveries import BEGINNING, Source
from muniment.formats.xml.bodies import CHUNK, Body, Held, OnDisk, Spooled, blanked, chunks
from muniment.formats.xml.encodings import to_be_decoded, words_in
from muniment.formats.xml.entities import (
    LONGEST_EXPANSION,
    PREDEFINED,
    REFERENCE,
    TOO_MUCH,
    Declared,
    EntityTexts,
    declared_in,
)
from muniment.formats.xml.errors import XmlError, at
from muniment.formats.xml.escaping import holdable
from muniment.i18n import _

_DECLARED = re.compile(r"""\A(?P<start>\ufeff?<\?xml\s[^>]*?\sencoding\s*=\s*["'])[^"']*""")
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[\w?!:]")
_BEFORE_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_INSIDE = re.compile(rb"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|\[|\]|>|[^\[\]>"'<]+|<(?!!--|\?)""", re.DOTALL)
_PASSED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<begun><!--|<!\[CDATA\[|<\?)", re.DOTALL)
_CONTROLS = rb"[\x00-\x08\x0b\x0c\x10-\x1a\x1c-\x1f]"
"""Bytes that no XML file has (XML 1.0, 2.2), though parsers let them pass in places; not those that shift."""
_CONTROL = re.compile(_CONTROLS)
_CONTROL_BYTES = bytes(code for code in range(0x20) if _CONTROL.match(bytes((code,))))
_UNFIT = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)|" + _CONTROLS)
"""What must be put in words before a file may be parsed, or not be parsed at all."""
_NAMED = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that may be parsed, and the document type declaration that stood in it.

    It stood from `start` to `end`, where there are spaces now.
    """

    body: Body
    doctype: str = ""
    start: int = 0
    end: int = 0

    @property
    def data(self) -> bytes:
        """All bytes that may be parsed."""
        with self.body.opened() as part:
            return part(0, self.body.size)


def prepare(source: Source) -> Prepared:
    """Return the file ready for the parser; raise `XmlError` where it is no XML or means harm.

    A large file stays on disk; one that must be rewritten for the parser lies there twice for a while.
    """
    path = source.path
    return (path and (_on_disk(source, path) or _rewritten(path))) or _in_memory(source)


def _on_disk(source: Source, path: Path) -> Prepared | None:
    """Return the file as it lies; None where that is not what may be parsed, or not for sure."""
    data = source.beginning.data
    if b"\0" in data[:1000] or to_be_decoded(data):
        return None
    start = end = _begins(data)
    if data[start:].startswith(b"<!DOCTYPE"):
        try:
            end, _subset = _doctype(data, start)
        except XmlError:
            return None
    body = OnDisk(path, source.size, (start, end))
    if not data[start:].startswith(b"<") or _has_entities(body, end):
        return None
    return Prepared(body, holdable(words_in(data[start:end], data)), start, end)


def _has_entities(body: Body, start: int) -> bool:
    """Return whether anything must be put in words before the file may be parsed."""
    longest, before = len(b"&quot;"), b""
    with body.opened() as part:
        for chunk in chunks(part, start, body.size):
            last = len(before) + len(chunk) - longest
            if len(chunk.translate(None, _CONTROL_BYTES)) < len(chunk):
                return True
            if any(found.start() < last for found in _NAMED.finditer(before + chunk)):
                return True
            before = chunk[-longest:]
    return _NAMED.search(before) is not None


_MOST_HELD = 16 * CHUNK
"""Bytes that are looked at together while a file is rewritten."""


class _DoubtError(Exception):
    """A file cannot be rewritten piece by piece; held as a whole, it can or it is said why not."""


def _rewritten(path: Path) -> Prepared | None:
    """Return a large file as UTF-8 with its entities in words; None where it must be held for that."""
    try:
        with path.open("rb") as file:
            pieces = _in_utf8(file)
            head = next(pieces, b"")
            start = end = _begins(head)
            declared = None
            if head[start:].startswith(b"<!DOCTYPE"):
                end, subset = _doctype(head, start)
                declared = declared_in(subset)
            if not head[start:].startswith(b"<"):
                return None
            rest = _expanded_stepwise(chain((head[end:],), pieces), declared)
            body = Spooled(chain((head[:start], blanked(head[start:end])), rest))
    except (_DoubtError, UnicodeError, XmlError):
        return None
    return Prepared(body, holdable(words_in(head[start:end], head)), start, end)


def _in_utf8(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file in pieces, the first of which tells what it is."""
    head = file.read(BEGINNING)
    encoding = to_be_decoded(head)
    if not encoding and b"\0" in head[:1000]:
        raise _DoubtError
    pieces = chain((head,), iter(partial(file.read, CHUNK), b""))
    if not encoding:
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    yield _as_utf8(decoder.decode(next(pieces)))
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _expanded_stepwise(pieces: Iterable[bytes], declared: Declared | None) -> Iterator[bytes]:
    """Yield what `_expanded` returns, in pieces."""
    put, buffer = _expanding(declared, lambda _start: (1, 1)), b""
    for piece in pieces:
        if _CONTROL.search(piece):
            raise _DoubtError
        buffer += piece
        if len(buffer) > _MOST_HELD:
            raise _DoubtError
        whole = _whole(buffer)
        yield REFERENCE.sub(put, buffer[:whole])
        buffer = buffer[whole:]
    yield REFERENCE.sub(put, buffer)


def _whole(buffer: bytes) -> int:
    """Return where something begins that the buffer may not hold to its end."""
    begun = next((match.start() for match in _PASSED.finditer(buffer) if match["begun"]), len(buffer))
    tag, entity = buffer.rfind(b"<", 0, begun), buffer.rfind(b"&", 0, begun)
    if tag >= 0 and buffer.find(b">", tag, begun) < 0:
        begun = tag
    return entity if 0 <= entity < begun and buffer.find(b";", entity, begun) < 0 else begun


def _in_memory(source: Source) -> Prepared:
    data = _as_text(source)
    if control := _CONTROL.search(data):
        said = _("The file is not well-formed XML. There is a character that XML does not allow.")
        raise at(said, *place(data, control.start()))
    start = _begins(data)
    if not data[start:].startswith(b"<"):
        raise at(
            _("{name} is not XML: it does not begin with a tag.").format(name=source.name),
            *place(data, start),
        )
    if not data[start:].startswith(b"<!DOCTYPE"):
        return Prepared(Held(data[:start] + _expanded(data, start, None)), "", start, start)
    end, subset = _doctype(data, start)
    doctype = holdable(words_in(data[start:end], data))
    blank = blanked(data[start:end])
    body = _expanded(data, end, declared_in(subset))
    return Prepared(Held(data[:start] + blank + body), doctype, start, start + len(blank))


def place(data: bytes, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both from 1."""
    line = data.count(b"\n", 0, offset) + 1
    return line, offset - data.rfind(b"\n", 0, offset)


def _as_text(source: Source) -> bytes:
    source = Source(source.name, source.data)
    if not source.data.strip(b" \t\r\n\0"):
        raise XmlError(_("{name} is empty.").format(name=source.name))
    encoding = to_be_decoded(source.data)
    if not encoding and b"\0" in source.data[:1000] and not _TEXT.match(source.data):
        raise XmlError(_("{name} is not a text file.").format(name=source.name))
    if not encoding:
        return source.data
    try:
        text = source.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise XmlError(
            _("{name} says it is {encoding}, but is not.").format(name=source.name, encoding=encoding.upper())
        ) from error
    return _as_utf8(text)


def _as_utf8(text: str) -> bytes:
    """Return a file, or its beginning, in UTF-8, and saying so where it says in what it is."""
    return _DECLARED.sub(r"\g<start>UTF-8", text).removeprefix("\ufeff").encode("utf-8", "replace")


def _begins(data: bytes) -> int:
    """Return where the document type declaration or the first element begins."""
    match = _BEFORE_DOCTYPE.match(data)
    return match.end() if match else 0


def _doctype(data: bytes, start: int) -> tuple[int, bytes]:
    """Return the end of the declaration that begins at `start`, and what stands between its brackets."""
    depth, opened, offset = 0, 0, start
    while (token := _INSIDE.match(data, offset)) is not None:
        said, offset = token[0], token.end()
        if said == b"[" and not depth:
            depth, opened = 1, offset
        elif said == b"]" and depth:
            return data.index(b">", offset) + 1 if b">" in data[offset:] else offset, data[
                opened : offset - 1
            ]
        elif said == b">" and not depth:
            return offset, b""
    raise at(_("The document type declaration has no end."), *place(data, start))


def _expanded(data: bytes, start: int, declared: Declared | None) -> bytes:
    """Return what follows `start` with its entities in words."""
    if not _UNFIT.search(data, start):
        return data[start:]
    put = _expanding(declared, lambda found: place(data, start + found))
    return REFERENCE.sub(put, data[start:])


def _expanding(
    declared: Declared | None, place_of: Callable[[int], tuple[int, int]]
) -> Callable[[re.Match[bytes]], bytes]:
    """Return what puts an entity in words; where all come to too much, it says at which place."""
    total = 0
    entities = EntityTexts(declared)

    def put(match: re.Match[bytes]) -> bytes:
        nonlocal total
        name = match["name"]
        if name is None or name in PREDEFINED:
            return match[0]
        where = partial(place_of, match.start())
        text = entities.text_of(name, where)
        total += len(text) if declared and name in declared else 0
        if total > LONGEST_EXPANSION:
            raise at(TOO_MUCH, *where())
        return text

    return put
