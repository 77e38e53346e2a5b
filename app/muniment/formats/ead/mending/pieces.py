"""A file in pieces that can be changed one by one: what is around the components, and each component."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.ead import instructions
from muniment.formats.ead.originals.disguises import disguised, undisguised
from muniment.formats.ead.originals.forms import as_text, declared
from muniment.formats.ead.originals.scanning import layout
from muniment.formats.ead.reading.heard import is_slot
from muniment.formats.ead.reading.sources import inside, parsed
from muniment.formats.xml import escaping
from muniment.formats.xml.sources import prepare
from muniment.progress import go_on

_SLOT = re.compile(rf"<\?{instructions.SLOT} ([\w.-]+)\?>")


@dataclass(slots=True)
class Piece:
    """A piece as text, with slots where others stood in it.

    `start` is the line of the file in which it begins; `jumps` tells after which of its own lines how many
    of others lie.
    """

    number: int
    text: str
    names: str
    start: int
    jumps: "array[int]"
    _start: int = 0
    _end: int = 0

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

    def line(self, local: int) -> int:
        """Return the line of the file, from 1, at which a line of its element stood when it was cut."""
        local += self.text.count("\n", 0, self._start)
        pairs = zip(self.jumps[::2], self.jumps[1::2], strict=True)
        return self.start + local - 1 + sum(lines for at, lines in pairs if at < local)

    def outermost(self, root: str) -> "Piece":
        """Return it as the one around all others: only its first element is read, not what is beside."""
        start, closing = self.text.find(root), self.text.rfind("</")
        end = self.text.rfind(">") + 1
        if start < 0 or closing < start or _SLOT.fullmatch(self.text[start:end]):
            self._start = self._end = len(self.text)
        else:
            self._start, self._end = start, self.text.index(">", closing) + 1
        return self


class Pieces:
    """The pieces of a file in its order, made each time they are asked for; there may be none.

    Raises `XmlError` as reading does.
    """

    def __init__(self, source: Source) -> None:
        prepared = prepare(source)
        self._layout = layout(disguised(prepared) or prepared)
        try:
            own = (text.count("\n") for text in self.texts())
            self._lines = array("q", chain((0,), accumulate(own)))
        except UnicodeError:
            self._layout = None

    def texts(self) -> Iterator[str]:
        """Yield the pieces as they came, as long as nobody has given the work up."""
        found = self._layout
        if found is not None:
            with found.prepared.body.opened() as part:
                yield found.document(part)
                for number in range(len(found)):
                    go_on()
                    yield found.text(part, number)

    def __iter__(self) -> Iterator[Piece]:
        root = self._layout.root if self._layout is not None else ""
        within = [iter([(1, as_text(declared(root)))])]
        for number, text in enumerate(self.texts()):
            while (place := next(within[-1], None)) is None:
                within.pop()
            piece = Piece(number, text, place[1], place[0], array("q"))
            slots = list(self._slots(piece if number else piece.outermost(root)))
            within.append(iter(slots))
            yield piece

    @property
    def above(self) -> "array[int]":
        """For each piece the number of the one it stands in; -1 for the outermost."""
        found, within = array("i", (-1,)), list[int]()
        afters = self._layout.afters if self._layout is not None else array("i")
        for number in range(len(afters)):
            while within and afters[within[-1]] <= number:
                within.pop()
            found.append(within[-1] + 1 if within else 0)
            within.append(number)
        return found

    def _slots(self, piece: Piece) -> Iterator[tuple[int, str]]:
        """Yield where each piece in this one begins, and what prefixes are declared there; note its lines."""
        own, others, at = 0, 0, piece.number + 1
        names = _declared_in(piece)
        for segment in _segments(piece.text):
            if segment is None:
                yield piece.start + own + others, next(names, piece.names)
                behind = self._layout.afters[at - 1] + 1 if self._layout is not None else at
                inner = self._lines[behind] - self._lines[at]
                piece.jumps.extend((own + 1, inner))
                others, at = others + inner, behind
            else:
                own += segment.count("\n")


def rejoined(texts: Iterable[str]) -> Iterator[str]:
    """Yield the file that pieces with these texts make, each put into the slot it stood in."""
    within: list[Iterator[str | None]] = []
    for text in texts:
        within.append(_segments(text))
        while within:
            segment = next(within[-1], _END)
            if segment is None:
                break
            if segment is _END:
                within.pop()
            else:
                yield undisguised(segment)


_END = "\0"
"""What no text of a file is."""


def _declared_in(piece: Piece) -> Iterator[str]:
    """Yield the prefixes that are declared where others stand in a piece, if there may be any of its own."""
    around = piece.opened() if "xmlns:" in piece.text else None
    slots = [] if around is None else list(filter(is_slot, around.iter(etree.ProcessingInstruction)))
    return iter([as_text({**_prefixes(slot), **declared(piece.names)}) for slot in slots])


def _prefixes(slot: etree._Element) -> dict[str, str]:
    """Return the namespaces by their prefixes where a piece was taken out."""
    above = slot.getparent()
    spaces = above.nsmap if above is not None else {}
    return {prefix: escaping.value(space) for prefix, space in spaces.items() if prefix}


def _segments(text: str) -> Iterator[str | None]:
    """Yield the text between slots, and None for each slot."""
    done = 0
    for slot in _SLOT.finditer(text):
        yield text[done : slot.start()]
        yield None
        done = slot.end()
    yield text[done:]
