"""How a finding aid begins, and its elements one after the other."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.ead.versions import READABLE, Version, measured_as, version_of
from muniment.formats.xml.bodies import Part, Stream
from muniment.formats.xml.elements import local, namespace
from muniment.formats.xml.errors import at
from muniment.formats.xml.namespaces import XINCLUDE
from muniment.formats.xml.parsing import OPTIONS, beginning, ill_formed
from muniment.formats.xml.sources import Prepared, prepare
from muniment.formats.xml.versions import StandardVersion
from muniment.i18n import _

_INCLUDES = _("The file wants another file included, which is not opened.")
_ROOTS = ("ead", "archdesc")
_UNIT = re.compile(r"c(0[1-9]|1[0-2])?|arch[dD]esc")


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of a file: its name, and the version of EAD it is in."""

    name: str
    namespace: str
    version: Version

    @property
    def is_ead(self) -> bool:
        """Whether it is a finding aid, whole or bare."""
        return self.name.lower() in _ROOTS

    @property
    def standard(self) -> StandardVersion:
        """The version, or the variant of it, that the file is held against."""
        return measured_as(self.namespace, self.version)


def spaces_of(namespace: str) -> frozenset[str]:
    """Return the namespaces in which elements of a file are EAD, whose first element is in `namespace`.

    Its own, those of all versions, and none: many a stylesheet takes the namespace back further in.
    """
    return READABLE | {namespace}


def is_unit(element: etree._Element) -> bool:
    """Return whether an element describes a unit: all there is, or one component of it."""
    return _UNIT.fullmatch(local(element)) is not None and namespace(element) in READABLE


def root_of(file: Prepared) -> Root:
    """Return the root; raise `XmlError` where the file is not well-formed up to its second element."""
    with file.body.opened() as part:
        first, second = beginning(Stream(part))
        children = frozenset(_names(part)) if second is not None else frozenset[str]()
    return Root(local(first), namespace(first), version_of(namespace(first), children))


def version_in(source: Source) -> Version:
    """Return the version of a file; raise `XmlError` where it cannot be read."""
    return root_of(prepare(source)).version


def _names(part: Part) -> Iterator[str]:
    """Yield the names of the second element and the third, as far as the file is well-formed."""
    steps = etree.iterparse(Stream(part), events=("start",), **OPTIONS)
    with suppress(etree.XMLSyntaxError):
        yield from (local(element) for _event, element in islice(steps, 1, 3))


def iterate(file: Prepared, root: Root, tags: Sequence[str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the beginnings and ends of elements with these names, in a namespace of `spaces_of` the root's.

    Raises `XmlError` where the file is not well-formed, or would include another.
    """
    spaces = sorted(spaces_of(root.namespace))
    wanted = [f"{{{space}}}{tag}" if space else tag for space in spaces for tag in tags]
    try:
        with file.body.opened() as part:
            steps = etree.iterparse(
                Stream(part), events=("start", "end"), tag=[*wanted, f"{{{XINCLUDE}}}include"], **OPTIONS
            )
            for event, element in steps:
                if namespace(element) == XINCLUDE:
                    raise at(_INCLUDES, element.sourceline or 0, 1)
                yield event, element
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error
