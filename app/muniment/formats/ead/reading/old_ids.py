"""Ids that a component had before it stood in one file with another finding aid that has the same."""

from collections.abc import Collection, Iterator

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.pointers import IDS, believed, pointing
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def with_old_ids(heard: Heard, others: Collection[str]) -> Heard:
    """Return a component with the ids, and what refers to them, that its instruction says it had.

    What is called as one of the `others` speaks for itself.
    """
    if not heard.has(instructions.RENAMED):
        return heard
    said = list(_said(heard, others))
    ids = {text for _node, name, text in said if name in IDS}
    named = {each for _node, _name, text in said for each in text.split()}
    old = believed(heard.all(instructions.RENAMED), ids, named)
    for node, name, text in said:
        if not old.keys().isdisjoint(text.split()):
            node.set(name, " ".join(old.get(each, each) for each in text.split()))
    return Heard(heard.element, heard.version) if old else heard


def _said(heard: Heard, others: Collection[str]) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each attribute in a component that says ids: its element, its name, and what it says."""
    for node, row in _nodes(heard, others):
        for name in (*IDS, *pointing(heard.version, row)):
            text = node.get(name)
            if text is not None:
                yield node, name, text


def _nodes(heard: Heard, others: Collection[str]) -> Iterator[tuple[etree._Element, str]]:
    """Yield the element and those in it, each with its row."""
    yield heard.element, heard.name
    for node in heard.element:
        if is_element(node) and row_of(heard.version, local(node)) not in others:
            yield from _nodes(Heard(node, heard.version), others)
