"""Values put into a record that may be there already: what has not changed is not touched.

So a record that was read goes back out as it came, with all that no field can hold, and an edit
changes the elements of the value that was edited, and no others.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Protocol

from muniment.formats.eac.making import Maker
from muniment.formats.eac.remarks import Value, completed, derive, differing, is_derived, put_remark, remarked
from muniment.formats.eac.trees import (
    Element,
    child,
    children,
    form_of,
    insert_in_order,
    remove,
    row_of,
    same,
)
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml.elements import local

_RECORD = "control"
_AGENT = "cpfDescription"
_SEVERAL = "multipleIdentities"
_NOTE = "descriptiveNote"


class Shape(Protocol):
    """A kind of value, and how it is heard from an element and composed into one."""

    @property
    def kind(self) -> Value:
        """The type of the value."""

    def hear(self, element: Element, /) -> Value:
        """Return the value in the element."""

    def compose(self, make: Maker, row: str, value: Value, /) -> Element | None:
        """Return the element for the value."""


def found(root: Element, homes: Iterable[str]) -> list[Element]:
    """Return the elements that stand in one of these homes, in order, but for those that we derived."""
    standing = {each for home in homes for each in _at(root, home.split("/"))}
    return [each for each in root.iter() if each in standing and not is_derived(each)]


def is_held_by_derived(root: Element, path: str) -> bool:
    """Return whether what stands at the path would stand in an element that we derived."""
    *steps, _last = path.split("/")
    return any(map(is_derived, _at(root, steps)))


def heard(element: Element, shape: Shape) -> Value:
    """Return the value that the element and its remark make together."""
    return completed(shape.hear(element), remarked(element), shape.kind)


def composed(value: Value, row: str, shape: Shape, make: Maker) -> Element:
    """Return the element for the value, with a remark of what the element cannot say."""
    element = shape.compose(make, row, value)
    assert element is not None, f"{row} is not in the vocabulary of {make.version}."
    put_remark(element, differing(value, shape.hear(element), shape.kind))
    return element


def put(
    root: Element, there: Sequence[Element], home: str, values: Sequence[Value], shape: Shape, make: Maker
) -> None:
    """Make the elements that are there say these values."""
    before = [heard(each, shape) for each in there]
    last: Element | None = None
    for kind, begin, end, first, after in SequenceMatcher(None, before, values, autojunk=False).get_opcodes():
        if kind == "equal":
            last = there[end - 1]
            continue
        old, new = there[begin:end], values[first:after]
        for element, value in zip(old, new, strict=False):
            last = _replace(element, value, shape, make)
        for value in new[len(old) :]:
            last = _insert(root, last, home, composed(value, home.rpartition("/")[2], shape, make), make)
        for element in old[len(new) :]:
            _take_out(element, make)


def put_derived(root: Element, home: str, value: Value, shape: Shape, make: Maker) -> None:
    """Put an element there that says nothing of the agent, and is not heard."""
    element = composed(value, home.rpartition("/")[2], shape, make)
    derive(element)
    _insert(root, None, home, element, make)


def home_of(root: Element, path: str, make: Maker) -> Element:
    """Return the element that holds what stands at the path, made where it is missing."""
    *steps, _last = path.split("/")
    holder = _beginning(root, steps)
    if holder is None:
        holder = _made_in(root, _AGENT, make)
    for step in steps:
        inner = child(holder, step)
        holder = inner if inner is not None else _made_in(holder, step, make)
    return holder


def _at(root: Element, steps: Sequence[str]) -> Iterator[Element]:
    beginning = _beginning(root, steps)
    if beginning is not None:
        yield from _below(beginning, steps)


def _below(holder: Element, steps: Sequence[str]) -> Iterator[Element]:
    first, *more = steps
    for each in children(holder, first):
        if more:
            yield from _below(each, more)
        else:
            yield each


def _beginning(root: Element, steps: Sequence[str]) -> Element | None:
    """Return where the path begins: the root, or the first identity of the agent."""
    if steps[:1] == [_RECORD] or not steps:
        return root
    return child(root, _AGENT) if child(root, _AGENT) is not None else child(child(root, _SEVERAL), _AGENT)


def _made_in(holder: Element, name: str, make: Maker) -> Element:
    made = make.make(name, {})
    assert made is not None, f"{name} is not in the vocabulary of {make.version}."
    insert_in_order(holder, made, make.version)
    return made


def _insert(root: Element, after: Element | None, home: str, newcomer: Element, make: Maker) -> Element:
    if after is not None:
        holder = after.getparent()
        assert holder is not None
        holder.insert(holder.index(after) + 1, newcomer)
        newcomer.tail = after.tail
    else:
        insert_in_order(home_of(root, home, make), newcomer, make.version)
    return newcomer


def _replace(old: Element, value: Value, shape: Shape, make: Maker) -> Element:
    """Put the value's element in place of the old one, with all of the old that no field holds."""
    new = _graft(composed(value, row_of(old), shape, make), value, old, shape, make)
    new.tail = old.tail
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)
    return new


def _graft(new: Element, value: Value, old: Element, shape: Shape, make: Maker) -> Element:
    """Return the new element with all of the old one that no field holds, or that says what it said."""
    understood = composed(heard(old, shape), row_of(old), shape, make)
    for name, kept in old.attrib.items():
        if new.get(name) == understood.get(name):
            new.set(name, kept)
    form = vocabulary().form(row_of(old), make.version)
    if form is not None and form.content.words:
        return new
    unheard = _unheard(old, shape)
    said_before = [each for each in _parts(old) if local(each) not in unheard]
    made = _with_parts(new, understood, said_before, make)
    if (said := shape.hear(made)) in (value, shape.hear(new)):
        put_remark(made, differing(value, said, shape.kind))
        new = made
    for each in _parts(old):
        if local(each) in unheard:
            insert_in_order(new, deepcopy(each), make.version)
    return new


def _parts(element: Element) -> list[Element]:
    return [each for each in element if local(each)]


def _unheard(element: Element, shape: Shape) -> set[str]:
    """Return the names of what stands in the element without which the same is heard."""
    whole = shape.hear(deepcopy(element))
    names = {local(each) for each in _parts(element)}
    return {name for name in names if shape.hear(_without(element, name)) == whole}


def _without(element: Element, name: str) -> Element:
    left = deepcopy(element)
    for each in list(children(left, name)):
        remove(each)
    return left


def _with_parts(new: Element, understood: Element, old: Sequence[Element], make: Maker) -> Element:
    """Return the new element with those parts as they came that are understood to say what it says, too."""
    made = deepcopy(new)
    before, after = _parts(understood), _parts(made)
    there, here = ([same(each, make.version) for each in parts] for parts in (before, after))
    if len(before) == len(old):
        for at, to, size in SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks():
            for came, part in zip(old[at : at + size], after[to : to + size], strict=True):
                made.replace(part, deepcopy(came))
    return made


def _take_out(element: Element, make: Maker) -> None:
    """Take the element out, and what held it where nothing but a note on such elements is left in it."""
    holder, name = element.getparent(), local(element)
    remove(element)
    if holder is None:
        return
    form = form_of(holder, make.version)
    is_of_these = form is not None and vocabulary().order(form)[:1] == (name,)
    if not len(holder) or (is_of_these and all(local(each) in ("", _NOTE) for each in holder)):
        remove(holder)
    elif form is not None and form.content.model is not None:
        left, rows = list(children(holder, name)), [row_of(each) for each in holder if local(each)]
        if len(left) == 1 and not form.content.fits(rows):
            _put_instead(holder, left[0], make)


def _put_instead(holder: Element, alone: Element, make: Maker) -> None:
    """Put the only one left in the place of what holds several, such as parallel names.

    What is said of one among several, such as by whom it is preferred, goes.
    """
    around = holder.getparent()
    if around is None:
        return
    alone.tail = holder.tail
    around.replace(holder, alone)
    form = form_of(alone, make.version)
    known = vocabulary().order(form) if form is not None else ()
    for each in list(alone):
        if local(each) and local(each) not in known:
            remove(each)
