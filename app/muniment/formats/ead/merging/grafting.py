"""A change put into the header of a finding aid, which may lack parts and may say more in others."""

import copy
from collections.abc import Sequence

from lxml import etree

from muniment.description.languages import tag_of
from muniment.formats.ead.merging import layout, threeways
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml.elements import is_element, local


def grafted(
    source: etree._Element, before: etree._Element, after: etree._Element, version: Version
) -> etree._Element:
    """Return the elements around a header with what differs between those around `before` and `after`.

    Parts may be missing in the source; one that it lacks is put where the version has it.
    """
    made, old, new = map(copy.deepcopy, (source, before, after))
    _graft(made[0], old[0], new[0], version)
    old.remove(old[0])
    new.remove(new[0])
    _graft(made, old, new, version)
    return made


def _graft(source: etree._Element, before: etree._Element, after: etree._Element, version: Version) -> None:
    for node in after:
        own, old = _same_part(source, after, node), _same_part(before, after, node)
        if own is None and (old is None or threeways.whole(old) != threeways.whole(node)):
            _put_in_order(source, copy.deepcopy(node), version)
        elif own is not None and old is None:
            _take_up(source, own, node, version)
        elif (
            own is not None
            and old is not None
            and threeways.whole(old) != threeways.whole(node)
            and (_says_more(own, old, node) or not threeways.change(own, old, node))
        ):
            _graft(own, old, node, version)
    for own, gone in _without_a_place(source, before, after):
        _take_out(own, gone, version)


def _without_a_place(
    source: etree._Element, before: etree._Element, after: etree._Element
) -> list[tuple[etree._Element, etree._Element]]:
    """Return what is to be no more: the parts of the source with those of `before` that `after` lacks."""
    gone = [node for node in before if _same_part(after, before, node) is None]
    found = ((_same_part(source, before, node), node) for node in gone)
    return [(own, node) for own, node in found if own is not None]


def _take_out(own: etree._Element, gone: etree._Element, version: Version) -> None:
    """Take out what we would write, and what is around it unless that says more and may do so without it."""
    parts, was_sound = (
        _without_a_place(own, gone, etree.Element("nothing")),
        _fits(_rows(own, version), own, version),
    )
    for part, node in parts:
        _take_out(part, node, version)
    is_spoilt = was_sound and not _fits(_rows(own, version), own, version)
    if not parts or layout.has_words(own) or not any(map(is_element, own)) or is_spoilt:
        layout.drop(own)


def _says_more(source: etree._Element, before: etree._Element, after: etree._Element) -> bool:
    """Return whether the source has a part already that is new in `after`, or others beside what differs."""
    if any(_all(own) != _all(gone) for own, gone in _without_a_place(source, before, after) if len(gone)):
        return True
    said, own, new = (list(map(local, each.iterchildren(etree.Element))) for each in (before, source, after))
    for node in after.iterchildren(etree.Element):
        old, part = _same_part(before, after, node), _same_part(source, after, node)
        if old is None and (part is not None or (own != said and local(node) not in said)):
            return True
        if old is None or part is None:
            continue
        # Beside what comes or goes, what differs would be written instead of what stands there.
        is_written = said != new and threeways.whole(old) != threeways.whole(node)
        if (is_written and _all(part) != _all(old)) or _says_more(part, old, node):
            return True
    return False


def _all(node: etree._Element) -> list[str]:
    return list(map(local, node.iter(etree.Element)))


def _take_up(source: etree._Element, own: etree._Element, node: etree._Element, version: Version) -> None:
    """Say a new part in the one of its name that said nothing of ours, or beside it where that may be."""
    if not len(own) and not (own.text or "").strip():
        layout.put_instead(own, [threeways.clothed(own, node)])
    elif local(node) in _CODED and not set(node.attrib) & set(own.attrib):
        own.attrib.update(node.attrib)
        _rename(own, node)
    elif any(map(is_element, node)):
        _graft(own, etree.Element("nothing"), node, version)
    elif _may_have_more(source, own, version):
        layout.put_after(own, copy.deepcopy(node))


_CODED = ("language", "script")
"""Elements that people read by their words, and programs by a code that may be missing."""


def _rename(own: etree._Element, node: etree._Element) -> None:
    """Say the name of another language where the words are that of one; all other words stay."""
    named, wanted = (tag_of(each.text or "") for each in (own, node))
    if local(own) == "language" and not len(own) and "" != named != wanted != "":
        own.text = node.text


def _may_have_more(source: etree._Element, own: etree._Element, version: Version) -> bool:
    rows, row = _rows(source, version), row_of(version, local(own))
    rows.insert(rows.index(row), row)
    return _fits(rows, source, version)


def _rows(around: etree._Element, version: Version) -> list[str]:
    return [row_of(version, local(each)) for each in around.iterchildren(etree.Element)]


def _fits(rows: Sequence[str], around: etree._Element, version: Version) -> bool:
    """Return whether elements of these rows may stand in an element by its own."""
    form = vocabulary().form(row_of(version, local(around)), version)
    return form is not None and form.content.fits(rows)


def _put_in_order(source: etree._Element, node: etree._Element, version: Version) -> None:
    form = vocabulary().form(row_of(version, local(source)), version)
    order, row = form.content.order if form else (), row_of(version, local(node))
    later = order[order.index(row) + 1 :] if row in order else ()
    behind = next((other for other in source if row_of(version, local(other)) in later), None)
    if behind is None:
        layout.put_last(source, node)
    else:
        layout.put_before(behind, node)


def _same_part(place: etree._Element, around: etree._Element, node: etree._Element) -> etree._Element | None:
    """Return the element that stands in a place as the node does around it: the same one of its name."""
    nth = [other for other in around if local(other) == local(node)].index(node)
    named = [other for other in place if local(other) == local(node)]
    return named[nth] if nth < len(named) else None
