"""The words of finding aids, counted: what stands in elements, whatever the elements are."""

import re
from collections import Counter

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.ead import instructions
from muniment.formats.ead.ways import UNSAID, WAYS
from muniment.formats.xml.parsing import OPTIONS
from muniment.formats.xml.sources import prepare

_WORD = re.compile(r"\w+")
_STANDARD = ("normal", "standardDate", "standarddate")
"""Attributes in which a date that stood in words may stand."""
_KEYS = frozenset(key for _field, key in WAYS) - UNSAID


def tree(data):
    return etree.fromstring(prepare(Source("", data)).data, etree.XMLParser(**OPTIONS))


def words(data):
    """Return the words in the elements of a file, and how often each stands."""
    return _counted(_texts(tree(data)))


def lost(before, after):
    """Return the words of one file that do not stand in the elements of another, or as a date in one."""
    return missing(words(before), tree(after))


def missing(known, root):
    """Return which of the known words do not stand in the elements of a tree, or as a date in one."""
    dates = (each.get(name, "") for each in root.iter(etree.Element) for name in _STANDARD)
    return known - _counted(_texts(root)) - _counted(dates)


def untold(root, findings):
    """Return the units of a tree that have something in an instruction of which no finding tells."""
    told = {finding.unit for finding in findings}
    found = (node for node in root.iter(etree.PI) if node.target == instructions.TARGET)
    riding = {_unit(node) for node in found if _says_something(node)}
    return sorted(riding - told - {""})


def _counted(texts):
    return Counter(word for text in texts for word in _WORD.findall(text))


def _says_something(node):
    pairs = instructions.pairs(node.text or "")
    keys = {key for key, text in pairs if text}
    return bool(keys & _KEYS) and instructions.DERIVED not in keys


def _unit(node):
    for above in node.iterancestors():
        if etree.QName(above).localname.lower() in ("c", "archdesc"):
            said = [text for key, text in _pairs_of(above) if key == "unit"]
            return said[0] if said else above.get("id", "")
    return ""


def _pairs_of(element):
    first = next(iter(element), None)
    is_ours = isinstance(first, etree._ProcessingInstruction) and first.target == instructions.TARGET
    return instructions.pairs(first.text or "") if is_ours else ()


def _texts(root):
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node.text or ""
        if node is not root:
            yield node.tail or ""
