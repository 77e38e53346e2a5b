"""An element of a finding aid as a rule sees it: by its name, whatever namespace it is in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import cast

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead.concepts import short
from muniment.formats.ead.parsing import Root
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.xml.elements import is_element, local

COMPONENTS = ("c", *(f"c{step:02}" for step in range(1, 13)))
UNITS = ("archdesc", *COMPONENTS)

_WORDS = etree.XPath("normalize-space()")
_FIELDS = frozenset(each.name for each in fields(Unit))


@dataclass(frozen=True, slots=True)
class File:
    """The file a part stands in, its root, the ids met so far, and the numbers of the units that are open."""

    source: Source
    root: Root
    ids: Ids = field(default_factory=Ids)
    numbers: dict[etree._Element, int] = field(default_factory=dict)


class Part:
    """One element. Components below it may have been let go: ask them where they stand themselves."""

    def __init__(self, element: etree._Element, file: File) -> None:
        self._element = element
        self.file = file
        self.name = local(element)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes by name; those of links are called `xlink:href` and so on."""
        return {short(str(name)): str(value) for name, value in self._element.attrib.items()}

    def get(self, name: str) -> str:
        """Return the attribute of that name, or with `xlink:` before it, trimmed; nothing where it is not."""
        said = self.attributes
        return said.get(name, said.get(f"xlink:{name}", "")).strip()

    @cached_property
    def words(self) -> str:
        """All words in it, in one line."""
        return str(_WORDS(self._element))

    @property
    def own_words(self) -> str:
        """The words directly in it, not those in elements below."""
        texts = (self._element.text, *(child.tail for child in self._element))
        return " ".join("".join(text or "" for text in texts).split())

    @property
    def parent(self) -> "Part | None":
        """The element it stands in."""
        parent = self._element.getparent()
        return None if parent is None else Part(parent, self.file)

    @property
    def inside(self) -> str:
        """The name of the element it stands in."""
        parent = self._element.getparent()
        return "" if parent is None else local(parent)

    def above(self) -> Iterator["Part"]:
        """Yield the elements it stands in, the nearest first."""
        return (Part(element, self.file) for element in self._element.iterancestors())

    def children(self, *names: str) -> list["Part"]:
        """Return the elements directly in it, those of these names or all, in order."""
        found = (Part(each, self.file) for each in self._element if is_element(each))
        return [part for part in found if not names or part.name in names]

    def find(self, *path: str) -> "list[Part]":
        """Return the elements at the end of the path, such as `did`, `unittitle`."""
        found = [self]
        for name in path:
            found = [child for part in found for child in part.children(name)]
        return found

    def below(self, *names: str) -> list["Part"]:
        """Return the elements of these names anywhere in it, but not those in components below it."""
        found: list[Part] = []
        for child in self.children():
            found += [child] if child.name in names else []
            found += child.below(*names) if child.name not in COMPONENTS else []
        return found

    def says(self, *path: str) -> bool:
        """Return whether there are words at the end of the path."""
        return any(part.words for part in self.find(*path))

    def earlier(self, name: str) -> bool:
        """Return whether an element of the name stands before it beside it."""
        return any(local(each) == name for each in self._element.itersiblings(preceding=True))

    @property
    def called(self) -> str:
        """What an archivist calls it, with its tag."""
        label = vocabulary().label(self.name)
        return f"<{self.name}>" if label == self.name else f"{label} (<{self.name}>)"

    def must(self, rule: str, message: str, cure: str, field: str = "") -> Finding:
        """Return a finding for which the file, or the record, is rejected."""
        return self._finding(Severity.MUST, rule, message, cure, field)

    def should(self, rule: str, message: str, cure: str, field: str = "") -> Finding:
        """Return a finding for which something is lost or changed."""
        return self._finding(Severity.SHOULD, rule, message, cure, field)

    def advice(self, rule: str, message: str, cure: str, field: str = "") -> Finding:
        """Return a finding of what would be better otherwise."""
        return self._finding(Severity.ADVICE, rule, message, cure, field)

    def _finding(self, severity: Severity, rule: str, message: str, cure: str, field: str) -> Finding:
        return Finding(
            rule=rule,
            severity=severity,
            message=message,
            cure=cure,
            unit=self._unit(),
            component=self._number(),
            field=field or self._field(),
            file=self.file.source.name,
            line=cast("int | None", self._element.sourceline) or 0,
        )

    def _unit(self) -> str:
        """Return the id of the nearest unit that has one."""
        units = (each for each in (self, *self.above()) if each.name in UNITS)
        return next((id for unit in units if (id := unit.get("id"))), "")

    def _number(self) -> int:
        """Return the number in the file of the unit it stands in."""
        around = (self._element, *self._element.iterancestors())
        return next((number for each in around if (number := self.file.numbers.get(each, 0))), 0)

    def _field(self) -> str:
        """Return the field of the form that the nearest element of the vocabulary fills; of a unit, none."""
        if self.name in UNITS:
            return ""
        table = vocabulary().elements
        rows = (table.get(each.name) for each in (self, *self.above()))
        return next((row.field for row in rows if row is not None and row.field in _FIELDS), "aid")
