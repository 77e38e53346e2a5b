"""Finding aids for programs that know only the DTD of EAD 2002, such as AtoM: no namespace, plain links."""

from collections.abc import Iterable, Iterator
from itertools import chain

from muniment.description.unopened import Stored
from muniment.formats.ead import flavours
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import documents


def write_dtd(units: Iterable[Stored], title: str = "") -> Iterator[str]:
    """Yield the text of a whole file of the EAD 2002 DTD, written anew, in pieces.

    It says what `write` says in EAD 2002, and is read back as the same units.
    """
    pieces = documents.write(units, Version.EAD2002, title)
    first = ""
    while not first:
        first = next(pieces)
        yield ""
    yield from flavours.spelt_by_dtd(chain((first,), pieces))
