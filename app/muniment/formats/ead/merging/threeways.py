"""A change put into an element that says more: what is to change is what differs between two plain ones."""

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from lxml import etree

from muniment.formats.ead.merging import layout
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.ead.reading.names import AGENTS
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import collapsed
from muniment.formats.xml.namespaces import XLINK


def changed(source: etree._Element, before: etree._Element, after: etree._Element) -> etree._Element | None:
    """Return the source with what differs between `before` and `after`, all else as it is.

    `before` and `after` are what we would write for the values it was read as, and for those it is to say.
    None where the change has no place in the source.
    """
    made, old, new = map(copy.deepcopy, (source, before, after))
    return made if change(made, old, new) else None


def ways(
    source: etree._Element, before: etree._Element, after: etree._Element
) -> Iterator[list[etree._Element]]:
    """Yield the source with what differs between `before` and `after`, if they do in their one paragraph.

    Words for which we would write a paragraph may stand in the source without one.
    """
    pairs = [(before, after)]
    if [list(map(local, each)) for each in (before, after)] == [["p"], ["p"]]:
        pairs.append((before[0], after[0]))
    for one, other in pairs:
        made = changed(source, one, other)
        if made is not None:
            yield [made]


def as_one(elements: Sequence[etree._Element]) -> etree._Element:
    """Return an element with what is in all of several, such as extents that came in one `physdesc`."""
    one = copy.deepcopy(elements[0])
    one.extend(copy.deepcopy(node) for each in elements[1:] for node in each)
    return one


def clothed(source: etree._Element, after: etree._Element) -> etree._Element:
    """Return an element that we would write, with the attributes of the source that it has none of."""
    made = copy.deepcopy(after)
    for name, text in source.attrib.items():
        if name not in made.attrib:
            made.set(name, text)
    return made


def with_attributes_of(source: etree._Element, elements: Sequence[etree._Element]) -> list[etree._Element]:
    """Return elements that took the place of a source, with the attributes of what stands on in it.

    An element that was made anew is that of the source which has the same name, where there are as many.
    """
    made = list(map(copy.deepcopy, elements))
    for name in {each.tag for each in source.iter(etree.Element)}:
        old = list(source.iter(name))
        new = [each for element in made for each in element.iter(name)]
        for one, other in zip(old, new, strict=True) if len(old) == len(new) else ():
            for key, text in one.attrib.items() if not other.attrib else ():
                other.set(key, text)
    return made


def change(source: etree._Element, before: etree._Element, after: etree._Element) -> bool:
    """Put what differs between `before` and `after` into the source; return whether it has a place there."""
    for name in dict.fromkeys((*before.attrib, *after.attrib)):
        said, own = after.get(name), _as_spelt(source, str(name))
        if said is None:
            source.attrib.pop(own, "")
        elif said != before.get(name):
            source.set(own, said)
    if _content(before) == _content(after):
        return True
    _forget_instruction(source, before, after)
    if _is_named_in_parts(source, before, after):
        return _change_parts(source, (after[0].text or "").strip())
    if layout.has_words(before) or layout.has_words(after) or not (len(before) or len(after)):
        return _reword(source, before, after)
    return _change_children(source, list(before), list(after))


def _as_spelt(source: etree._Element, name: str) -> str:
    """Return the name of an attribute as the source has it, which may link as the schema does."""
    linked = f"{{{XLINK}}}{name}"
    return linked if linked in source.attrib and name not in source.attrib else name


def _forget_instruction(source: etree._Element, before: etree._Element, after: etree._Element) -> None:
    """Take our instruction out of what we would write where the source says the same in its own way."""
    came, old, new = (next(iter(each), None) for each in (source, before, after))
    if old is None or not is_ours(old) or (came is not None and is_ours(came)):
        return
    if new is not None and whole(new) == whole(old):
        layout.drop(new)
    layout.drop(old)


def _reword(source: etree._Element, before: etree._Element, after: etree._Element) -> bool:
    """Give the source other words, where its own are all that we would write; elements among them stay."""
    came, old = list(map(local, source)), list(map(local, before))
    is_plain = not any(map(is_element, before)) and _words(source) == _words(before)
    if Counter(came) != Counter(old) and not is_plain:
        return False
    stay = _staying(source, before, after) if came == old else {}
    made = [stay[at] if at in stay else copy.deepcopy(node) for at, node in enumerate(after)]
    for one, node in zip(made, after, strict=True):
        one.tail = node.tail
    source[:] = made
    source.text = after.text
    return True


def _staying(
    source: etree._Element, before: etree._Element, after: etree._Element
) -> dict[int, etree._Element]:
    """Return the elements of the source that stand in `after` too, as they came or changed, by its places."""
    old, new = list(map(whole, before)), list(map(whole, after))
    found: dict[int, etree._Element] = {}
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for at, to in zip(range(first, last), range(start, end), strict=False):
            own = copy.deepcopy(source[at])
            if tag == "equal" or _is_changed(own, before[at], after[to]):
                found[to] = own
    return found


def _is_changed(own: etree._Element, before: etree._Element, after: etree._Element) -> bool:
    """Put what differs into an element among words; return whether that could be."""
    return is_element(own) and local(before) == local(after) and change(own, before, after)


def _words(element: etree._Element) -> str:
    return collapsed("".join(map(str, element.itertext()))).strip(" ")


def _is_named_in_parts(source: etree._Element, *plain: etree._Element) -> bool:
    """Return whether an element (EAD3) has its words in several parts, and is to have them in one."""
    parts = list(filter(is_element, source))
    if len(parts) < _SEVERAL or any(local(node) != "part" for node in parts):
        return False
    return all(list(map(local, each)) == ["part"] and not len(each[0]) for each in plain)


_SEVERAL = 2
_BETWEEN = ", "
"""What stands between the parts of a name where it is read as one."""


def _change_parts(source: etree._Element, words: str) -> bool:
    """Give an element other words in its parts, of which those stay that begin or end them."""
    parts = list(filter(is_element, source))
    texts = list(map(_words, parts))
    while len(parts) > 1 and words.startswith(texts[0] + _BETWEEN):
        words = words.removeprefix(texts.pop(0) + _BETWEEN)
        del parts[0]
    while len(parts) > 1 and words.endswith(_BETWEEN + texts[-1]):
        words = words.removesuffix(_BETWEEN + texts.pop())
        del parts[-1]
    said = words.split(_BETWEEN)
    if len(said) != len(parts):
        said = [words]
        for part in parts[1:]:
            layout.drop(part)
    for part, old, text in zip(parts, texts, said, strict=False):
        if text != old:
            part[:] = []
            part.text = text
    return True


def _change_children(
    source: etree._Element, before: Sequence[etree._Element], after: Sequence[etree._Element]
) -> bool:
    partners = _partners(source, before)
    if partners is None:
        return False
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    own = partners[start : len(before) - end]
    new = _with_moved(own, old, new)
    if _are_alike(old, new) and not any(node in own for node in new):
        return all(change(s, b, a) for s, b, a in zip(own, old, new, strict=True))
    if own:
        layout.put_instead(own[0], new)
        for node in own[1:]:
            layout.drop(node)
        return True
    made = [copy.deepcopy(node) for node in new]
    if not partners:
        return _fill(source, made)
    if start:
        before_them = partners[start - 1] if end else _last(partners[:start])
        for node in reversed(made):
            layout.put_after(before_them, node)
    else:
        _put_before(partners[0], made)
    return True


def _are_alike(old: Sequence[etree._Element], new: Sequence[etree._Element]) -> bool:
    """Return whether elements are called the same one by one, and none is a comment."""
    return list(map(local, old)) == list(map(local, new)) and all(map(is_element, old))


def _with_moved(
    own: Sequence[etree._Element], old: Sequence[etree._Element], new: Sequence[etree._Element]
) -> Sequence[etree._Element]:
    """Return what is to stand, each that stood elsewhere before as the one of the source that it was."""
    there: dict[str, list[etree._Element]] = {}
    are_together = len({node.getparent() for node in own}) == 1
    for node, plain in zip(own, old, strict=True) if are_together else ():
        there.setdefault(whole(plain), []).append(node)
    made = [there[whole(node)].pop(0) if there.get(whole(node)) else node for node in new]
    left = [pair for pair in zip(own, old, strict=True) if pair[0] not in made]
    for at, node in enumerate(made) if len(left) < len(own) else ():
        if node is new[at] and left and local(left[0][1]) == local(node):
            came, was = left.pop(0)
            changed_too = changed(came, was, node)
            made[at] = node if changed_too is None else changed_too
    return made


def _put_before(behind: etree._Element, made: Sequence[etree._Element]) -> None:
    for node in made:
        layout.put_before(behind, node)


def _fill(source: etree._Element, made: Sequence[etree._Element]) -> bool:
    """Put in what is to stand where nothing of ours stood; elements only where nothing else stands either."""
    if len(source) and any(map(is_element, made)):
        return False
    for at, node in enumerate(made):
        source.insert(at, node)
    return bool(made)


def _last(siblings: Sequence[etree._Element]) -> etree._Element:
    """Return the one that stands last, or was named last where they do not all stand beside each other."""
    around = siblings[-1].getparent()
    if around is None or any(node.getparent() is not around for node in siblings):
        return siblings[-1]
    among = set(siblings)
    return next(node for node in reversed(around) if node in among)


def _partners(source: etree._Element, plain: Sequence[etree._Element]) -> list[etree._Element] | None:
    """Return the element in the source for each plain one: a child, or else one further down.

    An agent of another kind stands for one only where none of its own is to be found.
    """
    around = (list(source), list(source.iterdescendants()))
    for by_name, places in product((_by_name, _by_name_or_agent), around):
        named, met = by_name(places), Counter[str]()
        found: list[etree._Element] = []
        for name in map(local, plain):
            found += named.get(name, [])[met[name] : met[name] + 1]
            met[name] += 1
        if len(set(found)) == len(plain):
            return found
    return None


def _by_name(places: Iterable[etree._Element]) -> dict[str, list[etree._Element]]:
    named: dict[str, list[etree._Element]] = {}
    for place in places:
        named.setdefault(local(place), []).append(place)
    return named


def _by_name_or_agent(places: Sequence[etree._Element]) -> dict[str, list[etree._Element]]:
    """Return elements by name; all agents under the names of agents that none has."""
    agents = [place for place in places if local(place) in AGENTS]
    return dict.fromkeys(AGENTS, agents) | _by_name(places)


def _alike(one: Sequence[etree._Element], other: Sequence[etree._Element]) -> int:
    """Return how many elements at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if whole(a) != whole(b)), min(len(one), len(other)))


def whole(node: etree._Element) -> str:
    """Return an element as text, to be compared."""
    return etree.tostring(node, encoding="unicode", with_tail=False)


def _content(node: etree._Element) -> tuple[str, list[str]]:
    return (node.text or "").strip(), [etree.tostring(child, encoding="unicode") for child in node]
