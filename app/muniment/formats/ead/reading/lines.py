"""EAD into the words of a line: runs and spans; what has no word of ours is kept as it came."""

from lxml import etree

from muniment.description.markup import Attributes, Inline, Line, Span, SpanKind
from muniment.formats.ead import concepts, inline, instructions
from muniment.formats.ead.bare_notes import space_apart
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot, member, said_in
from muniment.formats.ead.revisions import hears_words_beside_parts
from muniment.formats.ead.soundness import has_words
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local

BETWEEN_PARTS = ", "
"""What stands between the parts of a name where it is read as one."""

DEEPEST = 24
"""Spans, lists and quotations further inside one another are kept as they are, whoever wrote them."""


def line_of(heard: Heard) -> Line:
    """Return the words of the element with their spans."""
    if not len(heard.element):
        return _plain_line(heard)
    runs = Runs(heard, heard.spaced)
    runs.take(heard.element, 0)
    return runs.line()


def _plain_line(heard: Heard) -> Line:
    """Return the words of an element in which nothing else stands."""
    words = heard.text()
    return Line((words,)) if words else Line()


class Runs:
    """Gathers the runs of a line; spans that instructions open and close stand on a stack."""

    def __init__(self, around: Heard, spaced: bool) -> None:
        self._around = around
        self._spaced = spaced
        self._open: list[tuple[SpanKind, Attributes]] = []
        self._runs: list[list[Inline]] = [[]]

    def text(self, text: str | None) -> None:
        """Add words; two runs of words in a row are one."""
        words = (text or "") if self._spaced else escaping.collapsed(text or "")
        runs = self._runs[-1]
        if words and runs and isinstance(runs[-1], str):
            joined = runs[-1] + words
            runs[-1] = joined if self._spaced else escaping.collapsed(joined)
        elif words:
            runs.append(words)

    def take(self, element: etree._Element, depth: int) -> None:
        """Add what is in the element: its words and what stands between them."""
        self.text(element.text)
        for node in element:
            self.node(node, depth)
            self.text(node.tail)

    def take_name(self, element: etree._Element, depth: int) -> None:
        """Add the words of a name: those in its parts, and those that stand beside them."""
        self._beside_parts("", (element.text or "").lstrip(), is_last=False)
        for node in element:
            is_part, is_last = row_of(self._around.version, local(node)) == "part", node.getnext() is None
            (self.take if is_part else self.node)(node, depth)
            words = (node.tail or "").rstrip() if is_last else node.tail or ""
            is_between = is_part and not is_last and not words.strip()
            self._beside_parts(node.text or "", BETWEEN_PARTS if is_between else words, is_last=is_last)

    def _beside_parts(self, before: str, words: str, *, is_last: bool) -> None:
        """Add words that stand behind a part, or before one if they are not the last, apart from both."""
        if words.strip():
            self.text(space_apart(before, words) if before else "")
            self.text(words)
            self.text("" if is_last else space_apart(words, ""))

    def node(self, node: etree._Element, depth: int) -> None:
        """Add one element, comment or instruction; where a component stood, words are parted."""
        if is_ours(node):
            self._instruction(said_in(node))
        elif is_slot(node):
            self.text(" ")
        else:
            self._runs[-1].append(_span(node, self._around, self._spaced, depth))

    def keep(self, node: etree._Element) -> None:
        """Add one element as it came."""
        self._runs[-1].append(_kept_span(verbatim(node), self._around.version.value))

    def _instruction(self, pairs: instructions.Pairs) -> None:
        said = dict(pairs)
        kind = member(SpanKind, said.get("span", ""))
        if kind is not None:
            self._open.append((kind, instructions.attributes(pairs)))
            self._runs.append([])
        elif "end" in said and self._open:
            kind, attributes = self._open.pop()
            content = () if kind is SpanKind.BREAK else tuple(self._runs[-1])
            self._runs.pop()
            kept = dict(attributes) if kind is SpanKind.KEPT else {}
            self._runs[-1].append(_kept_span(**kept) if kept else Span(kind, content, attributes))
        elif "words" in said:
            self._open.append((SpanKind.KEPT, (("xml", said["kept"]), ("vocabulary", said["vocabulary"]))))
            self._runs.append([])
        elif "kept" in said:
            self._runs[-1].append(_kept_span(said["kept"], said.get("vocabulary", "")))

    def content(self) -> tuple[Inline, ...]:
        """Return the runs as they are."""
        return tuple(run for runs in self._runs for run in runs)

    def line(self) -> Line:
        """Return the runs as a line, without the space that only lays it out; begin anew."""
        runs = list(self.content())
        self._runs, self._open = [[]], []
        if not self._spaced:
            _trim(runs)
        return Line(tuple(runs))


def _trim(runs: list[Inline]) -> None:
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip(" ")
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" ")
    runs[:] = [run for run in runs if run != ""]


def _kept_span(xml: str, vocabulary: str) -> Span:
    return Span(SpanKind.KEPT, (xml,), (("vocabulary", vocabulary),) if vocabulary else ())


def _span(node: etree._Element, around: Heard, spaced: bool, depth: int) -> Span:
    version = around.version
    heard = Heard(node, version, around.revision) if is_element(node) else None
    kind = None if heard is None or not _is_all_words(heard) else inline.span_kind(version, heard.name)
    if heard is None or kind is None or depth > DEEPEST:
        return _kept_span(verbatim(node), version.value)
    attributes = attributes_of(heard)
    told = inline.told_by_type(version, heard.name, _own_attributes(heard))
    if told is not None:
        kind, attributes = told[0], instructions.attributes(heard.pairs) or told[1]
    elif inline.span_elements(version).get(kind) != heard.name and not heard.has("made"):
        attributes = (*attributes, ("element", heard.name))
    runs = Runs(heard, spaced or heard.spaced)
    if hears_words_beside_parts(heard.revision) and heard.child("part") and has_words(heard.element):
        runs.take_name(heard.element, depth + 1)
    else:
        _take_parts(runs, heard, depth + 1)
    return Span(kind, runs.content(), attributes)


def _is_all_words(heard: Heard) -> bool:
    """Return whether a name says nothing beside its parts, such as coordinates."""
    named = [child.name == "part" for child in heard.children()]
    return all(named) or not any(named)


def _worded(heard: Heard) -> list[etree._Element]:
    """Return the elements that hold the words: the parts of an EAD3 name, else the element itself."""
    parts = [child.element for child in heard.children() if child.name == "part"]
    return parts or [heard.element]


def name_line(heard: Heard) -> Line:
    """Return the words of a name or term, its parts joined by commas."""
    runs = Runs(heard, heard.spaced)
    _take_parts(runs, heard, 0)
    return runs.line()


def _take_parts(runs: Runs, heard: Heard, depth: int) -> None:
    for number, words in enumerate(_worded(heard)):
        if number:
            runs.text(BETWEEN_PARTS)
        runs.take(words, depth)


def attributes_of(heard: Heard) -> Attributes:
    """Return the attributes of a span or block under our names, in order."""
    return instructions.attributes(heard.pairs) or _own_attributes(heard)


def _own_attributes(heard: Heard) -> Attributes:
    return tuple(
        _attribute(heard, concepts.short(str(name)), str(text))
        for name, text in heard.element.attrib.items()
        if concepts.short(str(name)) != "xlink:type"
    )


def _attribute(heard: Heard, name: str, text: str) -> tuple[str, str]:
    concept = concepts.concept_of(heard.version, heard.name, name)
    return concept, concepts.meaning(heard.version, concept, text) or text
