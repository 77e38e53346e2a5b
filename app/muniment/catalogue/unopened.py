"""Units left unopened, and the mark on what is stored of one that says just what its source does."""

import json
import re

from muniment.catalogue.codec import decode_unit
from muniment.description.units import Kept, Unit
from muniment.description.unopened import Stored, Unopened

_CAME = "came"
_KEPT = '"kept":'
_MARKED = re.compile(rf',"{_CAME}":"([\w-]+)"\}}\Z')
_LONGEST_MARK = 40
_decode = json.JSONDecoder().raw_decode


def as_it_came(body: str, vocabulary: str) -> str:
    """Return an encoded unit with the mark that it says what its source in the vocabulary does.

    Who changes the unit encodes it anew, without the mark; who decodes it does not see it.
    """
    return f'{body[:-1]},"{_CAME}":"{vocabulary}"}}'


def said_again(body: str, before: str) -> str:
    """Return an encoded unit; as it was before, with its mark, where it says the same."""
    marked = _MARKED.search(before, max(0, len(before) - _LONGEST_MARK))
    return before if marked and before[: marked.start()] == body[:-1] else body


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

    def kept(self, body: str) -> tuple[Kept, ...]:
        """Return what a unit with the mark keeps."""
        marked = _MARKED.search(body, max(0, len(body) - _LONGEST_MARK))
        if marked is not None and body[marked.start() - 1] == "]":
            kept, _end = _decode(body, body.rfind(_KEPT) + len(_KEPT))
        else:
            kept = json.loads(body)["kept"]
        return tuple([Kept(**piece) for piece in kept])


_CODEC = _Bodies()
