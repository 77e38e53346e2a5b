"""Groups of values, such as digital objects that belong together, and what becomes of them in an edit."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.sites import Site
from muniment.formats.ead.reading.heard import is_ours, is_slot
from muniment.formats.ead.reading.identity import MEMBERS
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local

_SEVERAL = 2
_CAPTION = "descriptivenote"
_LABEL, _ENDS = "xlink:label", ("xlink:from", "xlink:to")


@dataclass(frozen=True, slots=True)
class Group:
    """The element of a group as it came: how many values stood in it, and by which labels links name them."""

    node: etree._Element
    count: int
    labels: frozenset[str]

    def unlink(self) -> None:
        """Take out the links that lead from or to what stands in the group no more."""
        gone = self.labels - _labels(self.node)
        for node in list(self.node.iterchildren(etree.Element)):
            if not gone.isdisjoint(_said(node, *_ENDS)):
                layout.drop(node)

    def left(self, version: Version) -> Sequence[etree._Element]:
        """Return the elements that are values and stand in the group now."""
        return _members(self.node, version)

    def is_too_small(self, version: Version) -> bool:
        """Return whether one value is left where the version has several (EAD3), as there were."""
        is_of_several = row_of(version, local(self.node)) != "daogrp"
        return is_of_several and len(self.left(version)) < _SEVERAL <= self.count

    def opened(self, version: Version) -> list[etree._Element] | None:
        """Return the one value that is left, with comments beside it and the caption of the group in it.

        None where the group says more than a caption.
        """
        (value,) = map(copy.deepcopy, self.left(version))
        said = [node for node in self.node if is_element(node) and local(node) != local(value)]
        if layout.has_words(self.node) or any(row_of(version, local(node)) != _CAPTION for node in said):
            return None
        for caption in said:
            _caption_too(value, caption)
        comments = [node for node in self.node if not (is_element(node) or is_ours(node))]
        return [value, *map(copy.deepcopy, comments)]


def groups_in(found: Iterable[Site], version: Version) -> list[Group]:
    """Return the groups in a source."""
    nodes = dict.fromkeys(site.group for site in found if site.group is not None)
    return [Group(node, len(_members(node, version)), _labels(node)) for node in nodes]


def without_hollow(around: Iterable[Sequence[etree._Element]], version: Version) -> None:
    """Take out those of groups of notes, the outermost first, in which nothing but a heading is left."""
    for groups in around:
        for group in reversed(groups):
            left = (each for each in group if is_slot(each) or is_element(each))
            is_hollow = all(row_of(version, local(each)) == "head" for each in left)
            if is_hollow and not layout.has_words(group):
                layout.drop(group)


def _caption_too(value: etree._Element, caption: etree._Element) -> None:
    """Say the caption of a group at a value: behind its own, or marked as none of its own."""
    own = next((node for node in value if local(node) == local(caption)), None)
    if own is not None:
        own.extend(map(copy.deepcopy, caption))
        return
    made = copy.deepcopy(caption)
    made.insert(0, parsed(instructions.instruction([("made", "yes")]), "")[0])
    made.tail = None
    value.append(made)


def _members(group: etree._Element, version: Version) -> list[etree._Element]:
    member = MEMBERS[row_of(version, local(group))]
    return [node for node in group if row_of(version, local(node)) == member]


def _labels(group: etree._Element) -> frozenset[str]:
    return frozenset(label for node in group.iterchildren(etree.Element) for label in _said(node, _LABEL))


def _said(node: etree._Element, *names: str) -> list[str]:
    """Return what attributes say, in the spelling of the schema or the DTD."""
    said = (node.get(each) for name in names for each in (qualified(name), name.removeprefix("xlink:")))
    return [str(text) for text in said if text]
