"""The ids in a file that units go back into: none is said once more, in whatever order they go out."""

import re
from collections.abc import Iterable, Iterator, Set

from typing_extensions import override

from muniment.description.unopened import Stored
from muniment.formats.ead.originals.forms import Form, form_of
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.ids import Ids

_ID = re.compile(r"""[\s:]id\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class IdsOfFile(Ids):
    """Ids that are taken: those that were added, and those in the sources of all units and around these.

    Those in the `source` of the unit that is written are free to it. The sources are looked through when it
    is first asked: a file into which nothing is written that has ids needs none of them.
    """

    __slots__ = ("_document", "_theirs", "_units", "_version", "source")

    def __init__(self, document: Form, units: Iterable[Stored], version: Version) -> None:
        super().__init__()
        self._document, self._units, self._version = document, units, version
        self._theirs: Ids | None = None
        self.source: Form | None = None

    @override
    def __contains__(self, id: str) -> bool:
        return super().__contains__(id) or (id not in self.own and id in self._in_sources())

    @property
    def own(self) -> Set[str]:
        """The ids in the source of the unit that is written."""
        return frozenset(ids_in(self.source.text)) if self.source is not None else frozenset()

    def _in_sources(self) -> Ids:
        if self._theirs is None:
            self._theirs = Ids()
            for form in self._forms():
                self._theirs.update(ids_in(form.text))
        return self._theirs

    def _forms(self) -> Iterator[Form]:
        yield self._document
        yield from filter(None, (form_of(unit, self._version) for unit in self._units))


def ids_in(text: str) -> list[str]:
    """Return the ids in a text, those also that only stand in a comment or an instruction."""
    return [one or other for one, other in _ID.findall(text)] if "id" in text else []
