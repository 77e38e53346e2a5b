"""A file in pieces that can be changed one by one: what is around the components, and each component."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.ead import instructions
from muniment.formats.ead.originals.disguises import disguised, undisguised
from muniment.formats.ead.originals.forms import as_text, declared
from muniment.formats.ead.originals.scanning import cuts
from muniment.formats.ead.reading.heard import is_slot
from muniment.formats.ead.reading.sources import inside, parsed
from muniment.formats.xml import escaping
from muniment.formats.xml.sources import prepare

_SLOT = re.compile(rf"<\?{instructions.SLOT} ([\w.-]+)\?>")


@dataclass(slots=True)
class Piece:
    """A piece as text, with slots where others stood in it."""

    number: int
    text: str
    names: str
    _start: int = 0
    _end: int = 0

    @property
    def skipped(self) -> int:
        """How many lines end before its element begins."""
        return self.text.count("\n", 0, self._start)

    def opened(self) -> etree._Element | None:
        """Return an element around the piece's own; None where it has none, or it cannot be read alone."""
        text = self.text[self._start : self._end or None]
        if not text:
            return None
        try:
            around = parsed(text, self.names)
        except etree.XMLSyntaxError:
            return None
        return around if len(around) == 1 else None

    def closed(self, around: etree._Element) -> None:
        """Take over what the element has become."""
        text = inside(around)
        rest = self.text[self._end :] if self._end else ""
        self.text = self.text[: self._start] + text + rest
        self._end = self._start + len(text) if rest or self._end else 0


class Pieces:
    """The pieces of a file in its order. Raises `XmlError` as reading does; there may be none."""

    def __init__(self, source: Source) -> None:
        prepared = prepare(source)
        found = cuts(disguised(prepared) or prepared)
        root = found[0].root if found else ""
        names = as_text(declared(root))
        self.all = [Piece(number, cut.text, names) for number, cut in enumerate(found)]
        if self.all:
            self.all[0] = _outer(found[0].text, root)
            _declare(iter(self.all), names)
        self._lines = _lines([piece.text for piece in self.all])

    @property
    def text(self) -> str:
        """The whole file as it is now."""
        return undisguised(whole([piece.text for piece in self.all]))

    @property
    def above(self) -> list[int]:
        """For each piece the number of the one it stands in; -1 for the outermost."""
        found, free = list[int](), list[int]()
        for piece in self.all:
            found.append(free.pop() if free else -1)
            free += [piece.number] * len(_SLOT.findall(piece.text))
        return found

    def line(self, piece: int, local: int) -> int:
        """Return the line of the file, from 1, at which a line of a piece stood when it was cut."""
        start, jumps = self._lines[piece]
        local += self.all[piece].skipped
        return start + local - 1 + sum(lines for at, lines in jumps if at < local)


def _declare(rest: Iterator[Piece], names: str) -> None:
    """Give the next piece, and those in it, the prefixes that are declared around them beside `names`."""
    piece = next(rest)
    piece.names = names
    around = piece.opened() if "xmlns:" in piece.text else None
    slots = [] if around is None else list(filter(is_slot, around.iter(etree.ProcessingInstruction)))
    held = [_prefixes(slot) for slot in slots]
    for at in range(len(_SLOT.findall(piece.text))):
        _declare(rest, as_text({**held[at], **declared(names)}) if at < len(held) else names)


def _prefixes(slot: etree._Element) -> dict[str, str]:
    """Return the namespaces by their prefixes where a piece was taken out."""
    above = slot.getparent()
    spaces = above.nsmap if above is not None else {}
    return {prefix: escaping.value(space) for prefix, space in spaces.items() if prefix}


def whole(texts: Sequence[str]) -> str:
    """Return the file that the pieces are of, each put into the slot it stood in."""
    rest = iter(texts)

    def filled(text: str) -> str:
        return _SLOT.sub(lambda _slot: filled(next(rest)), text)

    return filled(next(rest, ""))


def _outer(text: str, root: str) -> Piece:
    """Return the piece around the others; only its first element is read, what stands beside it stays."""
    start = text.find(root)
    end = text.rfind(">") + 1
    closing = text.rfind("</")
    if start < 0 or closing < start or _SLOT.fullmatch(text[start:end]):
        return Piece(0, text, "", len(text), len(text))
    return Piece(0, text, "", start, text.index(">", closing) + 1)


_Jumps = list[tuple[int, int]]


def _lines(texts: Sequence[str]) -> list[tuple[int, _Jumps]]:
    """Return for each piece its first line, and after which of its lines how many of others lie."""
    found: list[tuple[int, _Jumps]] = [(1, []) for _ in texts]
    numbers = iter(range(len(texts)))

    def walk(start: int) -> int:
        """Place the next piece at a line; return how many lines end in it and in those in it."""
        number = next(numbers)
        jumps: _Jumps = []
        found[number] = start, jumps
        own, others = 0, 0
        for segment in _segments(texts[number]):
            if segment is None:
                inner = walk(start + own + others)
                jumps.append((own + 1, inner))
                others += inner
            else:
                own += segment.count("\n")
        return own + others

    if texts:
        walk(1)
    return found


def _segments(text: str) -> Iterator[str | None]:
    """Yield the text between slots, and None for each slot."""
    done = 0
    for slot in _SLOT.finditer(text):
        yield text[done : slot.start()]
        yield None
        done = slot.end()
    yield text[done:]
