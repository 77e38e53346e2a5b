"""A PDF file bound as a book: its last pages first, an outline beside it, and numbers that start after them.

What is there stays as it is: a PDF file is changed by what is added at its end (ISO 32000-1, 7.5.6).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_TRAILER = re.compile(rb"/Size (\d+)\s+/Info (\d+ 0 R)\s+/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_KID = re.compile(rb"\d+ 0 R")
_ENTRY = 20
"""Bytes of a line in the table of objects (7.5.4)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline: how deep it stands, the named place in the file it leads to, and its words."""

    depth: int
    place: str
    words: str


def bound(pdf: bytes, front: int, headings: Sequence[Heading], language: str) -> bytes:
    """Return the file with its last `front` pages first, numbered i, ii, iii, and the others from 1.

    `pdf` is a file that Qt wrote and nobody changed; the places that headings lead to are named in it.
    """
    start = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    found = _TRAILER.search(pdf, start)
    if found is None:
        raise ValueError("The PDF file has no trailer of the kind that Qt writes.")
    size, root = int(found[1]), int(found[3])
    catalog = _body(pdf, start, root)
    pages = int(_one(_PAGES, catalog)[1])
    added = b"/PageLabels << /Nums [0 << /S /r >> %d << /S /D >>] >>\n/Lang (%s)\n"
    root_said = added % (front, language.encode()) if front else b"/Lang (%s)\n" % language.encode()
    if headings:
        root_said += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % size
    end = catalog.rindex(b">>")
    changed = {
        root: catalog[:end] + root_said + catalog[end:],
        pages: _reordered(_body(pdf, start, pages), front),
        **dict(_outline(size, headings) if headings else ()),
    }
    return _with(pdf, changed, root, found[2], start)


def _with(pdf: bytes, changed: dict[int, bytes], root: int, about: bytes, start: int) -> bytes:
    """Return the file with objects added at its end, and a table that says where they are."""
    parts, table, at = [pdf], [b"xref\n"], len(pdf)
    for number, body in sorted(changed.items()):
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body.strip()))
        table.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        at += len(parts[-1])
    trailer = b"trailer\n<< /Size %d /Info %s /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join((*parts, *table, trailer % (max(changed) + 1, about, root, start, at)))


@dataclass(slots=True)
class _Line:
    number: int
    said: list[bytes]
    parts: list[int] = field(default_factory=list)


def _outline(first: int, headings: Sequence[Heading]) -> Iterator[tuple[int, bytes]]:
    """Yield the headings as objects that know each other (12.3.3); the whole of them is numbered `first`."""
    above = [_Line(first, [])]
    lines = above[:]
    for number, heading in enumerate(headings, start=first + 1):
        del above[heading.depth + 1 :]
        said = [b"/Title %s /Parent %d 0 R" % (_text(heading.words), above[-1].number)]
        line = _Line(number, [*said, b"/Dest %s" % _text(heading.place)])
        if above[-1].parts:
            before = lines[above[-1].parts[-1] - first]
            before.said.append(b"/Next %d 0 R" % number)
            line.said.append(b"/Prev %d 0 R" % before.number)
        above[-1].parts.append(number)
        above.append(line)
        lines.append(line)
    for line in lines:
        if line.parts:
            # Those of the first rank are shown, those below them when somebody opens these.
            count = len(line.parts) if line is lines[0] else -len(line.parts)
            ends = (line.parts[0], line.parts[-1], count)
            line.said.append(b"/First %d 0 R /Last %d 0 R /Count %d" % ends)
        yield line.number, b"<< %s >>" % b" ".join(line.said)


def _text(words: str) -> bytes:
    """A text string (7.9.2.2)."""
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()


def _reordered(pages: bytes, front: int) -> bytes:
    kids = _KID.findall(_one(_KIDS, pages)[1])
    order = b"\n".join((*kids[len(kids) - front :], *kids[: len(kids) - front]))
    return _KIDS.sub(lambda _found: b"/Kids [\n%s\n]" % order, pages)


def _body(pdf: bytes, start: int, number: int) -> bytes:
    """What stands in an object, by the table of a file that has one."""
    first = pdf.index(b"\n", pdf.index(b"\n", start) + 1) + 1
    at = int(pdf[first + number * _ENTRY :][:10])
    return pdf[pdf.index(b"obj", at) + len(b"obj") : pdf.index(b"endobj", at)].strip()


def _one(pattern: re.Pattern[bytes], said: bytes) -> re.Match[bytes]:
    found = pattern.search(said)
    if found is None:
        raise ValueError("The PDF file is not written as Qt writes it.")
    return found
