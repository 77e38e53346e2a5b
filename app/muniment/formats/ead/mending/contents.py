"""What stands in an element: bare words that lack one around them, nothing, or all in the wrong order."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from lxml import etree

from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.reading.heard import is_slot
from muniment.formats.xml.elements import is_element
from muniment.formats.xml.vocabularies import Form

_AROUND_WORDS: Mapping[str, tuple[str, ...]] = {
    "address": ("addressline",),
    "origination": ("name", "part"),
    "profiledesc": ("creation",),
    "langusage": ("language",),
    "langmaterial": ("language",),
    "revisiondesc": ("change", "item"),
    "list": ("item",),
    "titlestmt": ("titleproper",),
    **dict.fromkeys(("persname", "corpname", "famname", "name", "geogname"), ("part",)),
    **dict.fromkeys(("subject", "genreform", "function", "occupation", "title"), ("part",)),
}
"""What stands around the words in these elements, the outermost first; in all others a paragraph."""

_AROUND_WORDS_LATER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("agent", "subject", "function", "place", "relation"), ("agentname",)),
    "agents": ("agent", "agentname"),
    "functions": ("function", "agentname"),
    "places": ("place", "agentname"),
    "unitdate": ("textualdate",),
    "physdescstructured": ("unittype",),
    "legalstatus": ("term",),
    "contact": ("contactline",),
    "maintenanceagency": ("agencyname",),
    "source": ("ref",),
}
"""The same where a later version has it, but an earlier one has not."""


def wrapped(spot: Spot) -> Proposals:
    """Propose an element around words that may not stand bare."""
    if spot.form.content.words or spot.form.content.model is None or not _bare_words(spot.element):
        return
    if _tells_languages(spot):
        yield spot.change(partial(_tell_beside, spot=spot))
        return
    for around in (_AROUND_WORDS_LATER.get(spot.name), _AROUND_WORDS.get(spot.name, ("p",))):
        if around and around[0] in spot.form.content.names:
            yield spot.change(partial(_wrap, around=around, spot=spot))
            return


def emptied(spot: Spot) -> Proposals:
    """Propose to take out elements that say nothing, where the standard wants something in them."""
    for child in [each for each in spot.element if is_element(each)]:
        form = spot.child_form(spot.aid.row(child))
        if form is None or not _wants_something(form):
            continue
        if _says_nothing(child) and may_go(spot, child):
            place = spot.element.index(child)
            yield spot.change(partial(take_out, place=place))


def _wants_something(form: Form) -> bool:
    return form.value == _SAID or not (form.content.may_be_empty or form.content.words)


_SAID = "said"
"""The type of words that are not only white space."""


def in_order(spot: Spot) -> Proposals:
    """Propose the order of the standard, where that alone is wrong."""
    content, inside = spot.form.content, spot.inside
    if content.model is None or content.fits(inside):
        return
    ranks = {name: rank for rank, name in enumerate(content.order)}
    if not set(inside) <= ranks.keys():
        return
    better = sorted(inside, key=lambda name: ranks[name])
    slots = [spot.aid.row(node) for node in spot.element if is_slot(node)]
    if content.fits(better) and [name for name in better if name in slots] == slots:
        yield spot.change(lambda element: _sort(element, spot, ranks))


def _bare_words(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any((text or "").strip() for text in texts)


def _tells_languages(spot: Spot) -> bool:
    """Return whether the words are a sentence on languages that stand in it by themselves, too."""
    return (
        "language" in spot.inside
        and _EXPLANATION in spot.form.content.names
        and _EXPLANATION not in spot.inside
    )


def _tell_beside(element: etree._Element, spot: Spot) -> None:
    """Say the whole sentence in an explanation, behind the languages."""
    explanation, paragraph = spot.make(_EXPLANATION), spot.make("p")
    paragraph.text = " ".join("".join(map(str, element.itertext())).split())
    explanation.append(paragraph)
    element.text = None
    for child in element:
        child.tail = None
    element.append(explanation)


_EXPLANATION = "descriptivenote"


def _wrap(element: etree._Element, around: tuple[str, ...], spot: Spot) -> None:
    """Put each run of words, and of what may stand among words only, into an element."""
    allowed = spot.form.content.names
    nodes = list(element)
    run = _Run(element, around, spot)
    run.words(element.text or "")
    element.text = None
    for node in nodes:
        tail, node.tail = node.tail or "", None
        name = spot.aid.row(node)
        if name in allowed or not name:
            run.close()
            run.keep(node)
        else:
            run.take(node)
        run.words(tail)
    run.close()


class _Run:
    """The words and inline elements that go into one new element."""

    def __init__(self, element: etree._Element, around: tuple[str, ...], spot: Spot) -> None:
        self._element = element
        self._around = around
        self._make: Callable[[str], etree._Element] = spot.make
        self._open: etree._Element | None = None
        self._last: etree._Element | None = None

    def words(self, text: str) -> None:
        """Take words up; white space alone begins nothing."""
        if self._open is None and not text.strip():
            _add_words(self._element, text)
            return
        _add_words(self._inner(), text)

    def take(self, node: etree._Element) -> None:
        """Take an element up."""
        self._inner().append(node)

    def keep(self, node: etree._Element) -> None:
        """Let an element stand beside."""
        self._element.append(node)

    def close(self) -> None:
        """End the element."""
        self._open = None

    def _inner(self) -> etree._Element:
        if self._open is None:
            self._open = self._element
            for name in self._around:
                made = self._make(name)
                self._open.append(made)
                self._open = made
        return self._open


def _add_words(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _says_nothing(element: etree._Element) -> bool:
    return not len(element) and not element.get("id") and not (element.text or "").strip()


def may_go(spot: Spot, child: etree._Element) -> bool:
    """Return whether what stands around the element is not worse without it."""
    content = spot.form.content
    rest = [name for node in spot.element if node is not child and (name := spot.aid.row(node))]
    return content.model is None or content.fits(rest) or not content.fits(spot.inside)


def take_out(element: etree._Element, place: int) -> None:
    """Take a child away; the words behind it stay."""
    child = element[place]
    before = child.getprevious()
    tail = child.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail.strip()
    else:
        element.text = (element.text or "") + tail.strip()
    element.remove(child)


def _sort(element: etree._Element, spot: Spot, ranks: Mapping[str, int]) -> None:
    """Sort the elements, each with the comments and instructions before it."""
    groups: list[list[etree._Element]] = [[]]
    for node in element:
        groups[-1].append(node)
        if spot.aid.row(node):
            groups.append([])
    last = groups.pop()
    groups.sort(key=lambda group: ranks[spot.aid.row(group[-1])])
    tails = [node.tail for node in element]
    for node, tail in zip(_flat((*groups, last)), tails, strict=True):
        node.tail = tail
        element.append(node)


def _flat(groups: tuple[list[etree._Element], ...]) -> Iterator[etree._Element]:
    for group in groups:
        yield from group
