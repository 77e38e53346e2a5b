"""The finding aids in one file: ids that others have already are given anew, and links to them with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from muniment.formats.ead.pointers import another
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import twice
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.new_ids import referred_in, with_ids

_SECOND = 2


@dataclass(slots=True)
class _Aid:
    """A finding aid while it is written: its top, its own ids as they were, and those that were given anew.

    `meant` are ids that it refers to and that stand in the file as they are, or are to come.
    """

    top: str
    ids: Ids
    number: int = 1
    renamed: dict[str, str] = field(default_factory=dict)
    meant: Ids = field(default_factory=Ids)


class Aids:
    """The finding aids in a file, whether they stand beside or in each other; `ids` are those of the first.

    An id that others have, or refer to, is another one in the file, and so is what refers to it in the same
    finding aid; a reference to what only others have leads nowhere then, as it did before.
    """

    def __init__(self, version: Version, ids: Ids) -> None:
        self._version = version
        self._open = [_Aid("", ids)]
        self._count = 0
        self._taken = Ids()

    def begin(self, top: str) -> Ids:
        """Begin a finding aid at a unit; return its own ids, of which none is taken yet but in the first."""
        self._count += 1
        if self._count == 1:
            self._open[0].top = top
            return self._open[0].ids
        if self._count == _SECOND:
            self._taken.include(self._open[0].ids)
        self._open.append(_Aid(top, Ids(), self._count))
        return self._open[-1].ids

    def left(self, unit: str) -> Ids:
        """Leave a unit, and its finding aid where it is the top of one; return the ids of the one around."""
        if len(self._open) > 1 and self._open[-1].top == unit:
            self._open.pop()
        return self._open[-1].ids

    def apart(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield what is written of a unit, with ids that no other finding aid in the file has."""
        if self._count >= _SECOND:
            return map(self._apart, pieces)
        return map(self._noted, pieces)

    def _noted(self, text: str) -> str:
        """Return what is written in the first finding aid; remember what it refers to."""
        for id in referred_in(text, self._version):
            self._meant(id)
        return text

    def _apart(self, text: str) -> str:
        aid = self._open[-1]
        for id in twice.ids_in((text,)):
            if id in self._taken and id not in aid.meant:
                aid.renamed.setdefault(id, self._another(id))
            self._taken.add(aid.renamed.get(id, id))
        return with_ids(text, self._version, self._called)

    def _meant(self, id: str) -> str:
        """Return an id that is referred to, which no other finding aid may have then."""
        self._open[-1].meant.add(id)
        self._taken.add(id)
        return id

    def _called(self, id: str) -> str:
        """Return what an id is called in the file that stands in the finding aid, or is referred to there."""
        aid = self._open[-1]
        if id in aid.renamed or id in aid.ids or id in aid.meant:
            return aid.renamed.get(id, id)
        if id not in self._taken:
            return self._meant(id)
        return aid.renamed.setdefault(id, self._another(id))

    def _another(self, id: str) -> str:
        """Return what an id of a finding aid is called that others have, too."""
        aid = self._open[-1]
        likes = (another(id, number) for number in count(aid.number))
        return next(new for new in likes if new not in self._taken and new not in aid.ids)
