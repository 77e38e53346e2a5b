"""Units left unopened, and the mark on what is stored of one that says just what its source does."""

import re
from collections.abc import Collection, Sequence

from msgspec.json import Decoder, decode, encode

from muniment.catalogue import words
from muniment.catalogue.beyond import BEYOND, blocks
from muniment.catalogue.codec import content_in, decode_unit
from muniment.description.codec import structured
from muniment.description.units import Kept, Unit
from muniment.description.unopened import Stored, Unopened

_CAME = "came"
_KEPT = '"kept":'
_PIECE = re.compile(r'\{"vocabulary":"([\w-]+)","place":"([^"\\]*)","xml":')
_MARKED = re.compile(rf',"{_CAME}":"([\w-]+)"\}}\Z')
_LONGEST_MARK = 40
_pieces_in = Decoder(tuple[Kept, ...]).decode


def as_it_came(body: str, vocabulary: str) -> str:
    """Return an encoded unit with the mark that it says what its source in the vocabulary does.

    Who changes the unit encodes it anew, without the mark; who decodes it does not see it.
    """
    return f'{body[:-1]},"{_CAME}":"{vocabulary}"}}'


def said_again(body: str, before: str) -> str:
    """Return an encoded unit; as it was before, with its mark, where it says the same.

    Where it says something else, it tells what its sources said beyond its fields if nobody can read that of
    it any more: a title that was corrected is not to be found by what still stands in its source.
    """
    marked = _MARKED.search(before, max(0, len(before) - _LONGEST_MARK))
    if marked and before[: marked.start()] == body[:-1]:
        return before
    return _telling_beyond(body, before) if _KEPT in body and _KEPT in before else body


def _telling_beyond(body: str, before: str) -> str:
    said, said_before = content_in(body), content_in(before)
    sources, sources_before = words.sources_of(said), words.sources_of(said_before)
    if not sources or not sources_before:
        return body
    still, now = words.said_beyond(said_before), words.said_beyond(said)
    if sources != sources_before:
        was, stood = still, blocks(sources_before)
        still = [block for block in blocks(sources) if block in (was if block in stood else now)]
    return body if still == now else f'{body[:-1]},"{BEYOND}":{encode(still).decode()}}}'


def unopened(id: str, parent: str | None, body: str) -> Stored:
    """Return the unit that was encoded, unopened where it is as it came or keeps nothing of a file."""
    marked = _MARKED.search(body, max(0, len(body) - _LONGEST_MARK))
    if marked is not None:
        return Unopened(id, parent, marked[1], body, _CODEC)
    return decode_unit(id, parent, body) if _KEPT in body else Unopened(id, parent, "", body, _CODEC)


class _Bodies:
    """How the catalogue stores units."""

    def decode(self, id: str, parent: str | None, body: str) -> Unit:
        """Return the unit that was encoded."""
        return decode_unit(id, parent, body)

    def fields(self, id: str, body: str, names: Collection[str]) -> Unit:
        """Return a unit that says in these fields what the one that was encoded does, and no more."""
        said = {name: value for name, value in decode(body).items() if name in names}
        return structured({**said, "id": id}, Unit)

    def kept(self, body: str, came: str) -> tuple[Kept, ...]:
        """Return what a unit with the mark keeps."""
        at = _kept_at(body, came)
        if not at:
            return tuple([Kept(**piece) for piece in decode(body)["kept"]])
        return _pieces_in(body[at : len("]") - len(_MARK) - len(came)])

    def places(self, body: str, came: str) -> Sequence[tuple[str, str]]:
        """Return vocabulary and place of each piece that a unit with the mark keeps."""
        at = _kept_at(body, came)
        found: list[tuple[str, str]] = _PIECE.findall(body, at) if at else []
        return found or [(piece.vocabulary, piece.place) for piece in self.kept(body, came)]


def _kept_at(body: str, came: str) -> int:
    """Return where the list of what a unit with the mark keeps begins; 0 where it is not the last it says."""
    return body.rfind(_KEPT) + len(_KEPT) if body[-len(_MARK) - len(came)] == "]" else 0


_MARK = f"]{as_it_came('{}', '')[1:]}"
_CODEC = _Bodies()
