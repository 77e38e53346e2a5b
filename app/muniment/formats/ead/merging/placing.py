"""Where in the element of a unit those stand that are new in it."""

from lxml import etree

from muniment.formats.ead.merging import layout, plain
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.reading.heard import is_ours, is_slot
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of
from muniment.formats.ead.writing.keeping import leading_rows
from muniment.formats.xml.elements import is_element, local, namespace


class Placing:
    """The element of a unit, and where the schema has what is put into it."""

    def __init__(self, own: etree._Element, version: Version) -> None:
        self._own = own
        self._version = version
        self._space = namespace(own)

    def is_free(self, *nodes: etree._Element) -> bool:
        """Return whether the version has none of the elements before all others."""
        return not any(leading_rows(self._version, self._row(node)) for node in nodes)

    def put_last(self, element: etree._Element, is_in_identity: bool) -> None:
        """Put an element where the schema has it when nothing tells more."""
        if is_in_identity:
            did = self._did()
            last = next((node for node in did if self._row(node) == _LAST_IN_IDENTITY), None)
            if last is None:
                layout.put_last(did, element)
            else:
                layout.put_before(last, element)
            return
        leads = leading_rows(self._version, self._row(element))
        below = (
            node
            for node in self._own
            if is_slot(node) or self._row(node) in _BELOW or self._follows(node, leads)
        )
        first = next(below, None)
        if first is None:
            layout.put_last(self._own, element)
        else:
            layout.put_before(first, element)

    def _did(self) -> etree._Element:
        found = next((node for node in self._own if self._row(node) == "did"), None)
        if found is None:
            name = name_in(self._version, "did")
            found = etree.Element(f"{{{self._space}}}{name}" if self._space else name)
            heads = sum(is_ours(node) or self._row(node) == "head" for node in self._own)
            self._own.insert(heads, found)
        return found

    def fill_identity(self) -> None:
        """Put what we write where nothing identifies a unit into a `did` from which all was taken."""
        found = next((node for node in self._own if self._row(node) == "did"), None)
        if found is not None and all(self._row(node) in ("", "head", _LAST_IN_IDENTITY) for node in found):
            self.put_last(plain.nothing_known(self._version, self._space), is_in_identity=True)

    def _follows(self, node: etree._Element, leads: tuple[str, ...]) -> bool:
        """Return whether the node stands behind elements that lead, of which `leads` come before it."""
        return bool(leads) and is_element(node) and self._row(node) not in (*leads, "did", "head")

    def _row(self, node: etree._Element) -> str:
        return row_of(self._version, local(node))


_LAST_IN_IDENTITY = "descriptivenote"
"""What stands behind all that identifies a unit (EAD 4)."""
_BELOW = frozenset(("dsc", "thead", *COMPONENTS))
