"""Finding aids of the DTD of EAD 2002 written back into the file they came from; others are written anew."""

from collections.abc import Iterable, Iterator

from muniment.description.unopened import Stored
from muniment.formats.ead.merging.aid_groups import write
from muniment.formats.ead.originals.forms import declared
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.standing import again
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import dtd


def write_dtd(units: Iterable[Stored], title: str = "") -> Iterator[str]:
    """Yield the text of a whole file of the EAD 2002 DTD in pieces.

    It says what `write` says in EAD 2002, and is read back as the same units. What came from a file
    without a namespace goes back into it, letter for letter; all else is written anew.
    """
    described = again(units)
    pieces = write(described, Version.EAD2002, title)
    begun = ""
    while not root_tag(begun):
        begun += next(pieces)
    names = declared(root_tag(begun))
    if "" in names or Version.EAD2002.namespace in names.values():
        yield from dtd.write_dtd(described, title)
    else:
        yield begun
        yield from pieces
