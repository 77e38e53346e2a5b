"""The ids in a file that units go back into: none is said once more, in whatever order they go out."""

import re
from collections.abc import Iterable, Set

from typing_extensions import override

from muniment.description.unopened import Stored, opened
from muniment.formats.ead.merging.moves import Moves
from muniment.formats.ead.merging.own_ids import ids_gone
from muniment.formats.ead.originals.forms import Form, form_of
from muniment.formats.ead.standing import is_unchanged
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.ids import Ids

_ID = re.compile(r"""[\s:]id\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class IdsOfFile(Ids):
    """Ids that are taken: those that were added, and those in the sources of all units and around these.

    Those in the source of the unit that is written are free to it. The sources are looked through when it
    is first asked: a file into which nothing is written that has ids needs none of them.
    """

    __slots__ = ("_document", "_moves", "_own", "_source", "_theirs", "_units", "_version")

    def __init__(self, document: Form, units: Iterable[Stored], version: Version, moves: Moves) -> None:
        super().__init__()
        self._document, self._units, self._version, self._moves = document, units, version, moves
        self._theirs: Ids | None = None
        self._source: Form | None = None
        self._own: Set[str] | None = None

    def turn_to(self, source: Form | None) -> None:
        """Leave the ids in the source of the unit that is written next free to it."""
        self._source, self._own = source, None

    @override
    def __contains__(self, id: str) -> bool:
        return super().__contains__(id) or (id not in self.own and id in self._in_sources())

    @property
    def own(self) -> Set[str]:
        """The ids in the source of the unit that is written."""
        if self._own is None:
            self._own = frozenset(ids_in(self._source.text) if self._source is not None else ())
        return self._own

    def _in_sources(self) -> Ids:
        if self._theirs is None:
            self._theirs = Ids()
            self._theirs.update(ids_in(self._document.text))
            for unit in self._units:
                self._theirs.update(self._said(unit))
        return self._theirs

    def _said(self, unit: Stored) -> Iterable[str]:
        """Return the ids in the source of a unit, but for those of what stands in it no more, or has left."""
        form = form_of(unit, self._version)
        said = ids_in(form.text) if form is not None else []
        if form is None or not said or is_unchanged(unit, self._version):
            return said
        gone = ids_gone(opened(unit), form, said, self._version)
        return set(said) - gone - self._moves.ids_leaving(unit.id)


def ids_in(text: str) -> list[str]:
    """Return the ids in a text, those also that only stand in a comment or an instruction."""
    return [one or other for one, other in _ID.findall(text)] if "id" in text else []
