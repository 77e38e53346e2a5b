"""An element on its way into a file: what its attributes can say goes there, the rest into an instruction."""

from collections.abc import Iterable, Iterator

from muniment.formats.ead import concepts, instructions
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in
from muniment.formats.xml import escaping
from muniment.formats.xml.addresses import quoted


class Tag:
    """An element being written, by the id of its row.

    `say` each value once; then ask for its `rows`, or `whole` in one row.
    """

    def __init__(self, name: str, version: Version) -> None:
        self.name = name
        self.version = version
        self._attributes: list[tuple[str, str]] = []
        self._pairs: list[tuple[str, str]] = []

    def say(self, concept: str, text: str, default: str = "") -> "Tag":
        """Say `text` under our name `concept`; what equals `default` goes without saying."""
        if text == default:
            return self
        name, said = concepts.in_attribute(self.version, self.name, concept, text)
        if name:
            self._attributes.append((name, said))
            return self
        self._pairs.append((concept, text))
        return self.nearly(concept, text)

    def nearly(self, concept: str, text: str) -> "Tag":
        """Say what an attribute cannot say as nearly as it can: an address is quoted."""
        near = quoted(text) if concept == "href" else concepts.nearest(self.version, concept, text)
        name = concepts.attribute_name(self.version, self.name, concept)
        attribute = concepts.attributes_of(self.version, self.name).get(name)
        if near and attribute and (concept == "href" or (near != text and concepts.fits(attribute, near))):
            self._attributes.append((name, near))
        return self

    def says_in_attribute(self, concept: str, text: str) -> bool:
        """Say `text` under our name `concept` if an attribute can; return whether one can."""
        name, said = concepts.in_attribute(self.version, self.name, concept, text)
        self._attributes += [(name, said)] if name else []
        return bool(name)

    def fixed(self, attribute: str, text: str) -> "Tag":
        """Write an attribute that the version wants and that says nothing about the value."""
        self._attributes.append((attribute, text))
        return self

    def add(self, key: str, text: str) -> "Tag":
        """Say `text` in the instruction whatever attributes there are, even when it is empty."""
        self._pairs.append((key, text))
        return self

    def says(self, concept: str, texts: Iterable[str]) -> "Tag":
        """Say each text under the same key, in order."""
        self._pairs.extend((concept, text) for text in texts)
        return self

    def says_pairs(self, pairs: Iterable[tuple[str, str]]) -> "Tag":
        """Say each text under its own key, in order."""
        self._pairs.extend(pairs)
        return self

    def said_text(self, text: str) -> str:
        """Return the element in one row around plain words, and say so where there are none.

        An element with nothing in or on it says nothing when it is read.
        """
        return (self if text else self.add("empty", "yes")).text(text)

    def derived(self) -> "Tag":
        """Mark the element as composed by us: it is left out when read back."""
        return self.add(instructions.DERIVED, "yes")

    def whole(self, content: str = "") -> str:
        """Return the element in one row, around content that is escaped already."""
        inner = instructions.instruction(self._pairs) + content
        return f"{self._start()}>{inner}{self.end}" if inner else f"{self._start()}/>"

    def text(self, text: str) -> str:
        """Return the element in one row around plain words, kept to the last space."""
        if escaping.collapsed(text).strip(" ") != text:
            self.add("space", "kept")
        return self.whole(escaping.words(text))

    def rows(self, inner: Iterable[str]) -> Iterator[str]:
        """Yield the element around rows of its own, each on a line, indented."""
        start, said = self._start(), instructions.instruction(self._pairs)
        rows = iter(inner)
        first = next(rows, None)
        if first is None and not said:
            yield f"{start}/>"
            return
        yield f"{start}>"
        if said:
            yield f"  {said}"
        if first is not None:
            yield f"  {first}"
        yield from (f"  {row}" for row in rows)
        yield self.end

    @property
    def end(self) -> str:
        """Its end tag."""
        return f"</{name_in(self.version, self.name)}>"

    def _start(self) -> str:
        said = "".join(f' {name}="{escaping.value(text)}"' for name, text in self._attributes)
        return f"<{name_in(self.version, self.name)}{said}"
