"""Records as they came: the element that one is, with the document type it stood under."""

import re
from dataclasses import dataclass

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.eac.trees import OPTIONS, Element
from muniment.formats.xml import parsing
from muniment.formats.xml.sources import prepare

_STANDING = re.compile(rb"<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Original:
    """A record: its first element, and the document type declaration, behind `at` comments or instructions.

    What else stands before and behind the first element are its siblings.
    """

    root: Element
    doctype: str = ""
    at: int = 0

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands around the first element."""
        return not self.doctype and self.root.getprevious() is None and self.root.getnext() is None

    @property
    def text(self) -> str:
        """The whole record as text, which `opened` reads."""
        before = list(self.root.itersiblings(preceding=True))[::-1]
        pieces = [_written(each) for each in (*before, self.root, *self.root.itersiblings())]
        if self.doctype:
            pieces.insert(self.at, self.doctype)
        return "\n".join(pieces)


def opened(source: Source) -> Original:
    """Return the record in a file; raise `XmlError` where that is not well-formed, or means harm."""
    prepared = prepare(source)
    data = prepared.data
    root = parsing.tree(data, OPTIONS).getroot()
    at = len(_STANDING.findall(data, 0, prepared.start)) if prepared.doctype else 0
    return Original(root, prepared.doctype, at)


def reopened(text: str) -> Original:
    """Return the record that was kept as text."""
    return opened(Source("", text.encode()))


def _written(node: Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)
