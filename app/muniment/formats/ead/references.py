"""The ids that stand in a file, and those that attributes refer to: which stand twice, which nowhere.

A file is looked through without a tree, for without one no schema knows ids, and with one ours do not ask
for what is referred to; validators elsewhere do.
"""

import html
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from operator import eq
from xml.parsers import expat

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead.parsing import Root
from muniment.formats.ead.pointers import pointing
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.vocabulary import attribute_called, row_of, spelt, vocabulary
from muniment.formats.xml.bodies import chunks, whole_tags
from muniment.formats.xml.places import called
from muniment.formats.xml.sources import Prepared
from muniment.formats.xml.validation import MOST
from muniment.formats.xml.versions import StandardVersion
from muniment.i18n import _

RULE = "ead-reference"

_UNITS = frozenset(("archdesc", *COMPONENTS))
_FIELDS = frozenset(each.name for each in fields(Unit))
_PASSED = re.compile(rb"<(?:!--|\?)")
_ENDS = {b"<!--": b"-->", b"<?": b"?>"}
_ID = re.compile(rb"""id(?<=[\s:]id)\s*=\s*["']([^"']*)""")
_PARTS = 16
"""Ids are held against each other in so many parts, for which a sixteenth of the memory will do."""


@dataclass(frozen=True, slots=True)
class Ids:
    """What is to be known of the ids in a file: whether one seems to stand twice, and which stand nowhere.

    Those that stand nowhere, though they are referred to, are told by the numbers that stand for them.
    """

    has_twins: bool
    missing: Set[int]


def looked_through(file: Prepared, root: Root) -> Ids:
    """Return what is to be known of the ids in a file, of which a number each is held."""
    ids, targets = _numbers(), _numbers()
    pointing = _pointing_in(root.standard)
    patterns = [(name.encode(), pattern) for name, pattern in pointing.items()]
    with file.body.opened() as part:
        for text in whole_tags(part, file.body.size):
            tags = _without_comments(text)
            _keep(ids, _plain(_ID.findall(tags)))
            for name, pattern in patterns:
                _keep(targets, set(_plain(pattern.findall(tags) if name in tags else ())))
    gone = (set(wanted).difference(there) for wanted, there in zip(targets, ids, strict=True))
    return Ids(any(map(_has_equals, ids)), frozenset().union(*gone))


def _without_comments(text: bytes) -> bytes:
    """Return the text without comments and instructions, however many begin in it and do not end."""
    kept, at = list[bytes](), 0
    while begun := _PASSED.search(text, at):
        end = text.find(_ENDS[begun[0]], begun.end())
        if end < 0:
            break
        kept.append(text[at : begun.start()])
        at = end + len(_ENDS[begun[0]])
    return b"".join((*kept, text[at:])) if kept else text


def _numbers() -> "list[array[int]]":
    return [array("q") for _ in range(_PARTS)]


def _keep(numbers: "list[array[int]]", ids: Iterable[bytes]) -> None:
    for number in map(hash, ids):
        numbers[number % _PARTS].append(number)


def _plain(said: Iterable[bytes]) -> list[bytes]:
    """Return the ids that attributes say, as a parser would tell them."""
    text = b" ".join(said)
    return (html.unescape(text.decode("utf-8", "replace")).encode() if b"&" in text else text).split()


def _has_equals(numbers: Iterable[int]) -> bool:
    in_order = sorted(numbers)
    return any(map(eq, in_order, islice(in_order, 1, None)))


@cache
def _pointing_in(version: StandardVersion) -> Mapping[str, re.Pattern[bytes]]:
    """Return the attributes that refer to ids, each with what finds its values: quick, it begins with it."""
    rows = (row.id for row in vocabulary().of(version))
    names = sorted({name for row in rows for name in pointing(version, row)})
    return {n: re.compile(rf"""{n}(?<=\s{n})\s*=\s*["']([^"']*)""".encode()) for n in names}


def dangling(source: Source, file: Prepared, root: Root, missing: Set[int]) -> Iterator[Finding]:
    """Yield for each reference of a well-formed file to one of the missing ids that it leads nowhere."""
    if not missing:
        return
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    reading = _Reading(root, missing, parser)
    with file.body.opened() as part:
        try:
            for chunk in chunks(part, 0, file.body.size):
                parser.Parse(chunk)
        except (expat.ExpatError, LookupError, ValueError):
            return
    for number, place in enumerate(reading.found, 1):
        more = reading.count - MOST if number == MOST else 0
        yield _finding(source, root.standard, place, more)


_BETWEEN = " "


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reference stands: unit, number and field, line, element and attribute; what it refers to."""

    unit: str
    component: int
    field: str
    line: int
    element: str
    attribute: str
    target: str


class _Reading:
    """A file while it is read: the elements that are open, and the references found so far."""

    def __init__(self, root: Root, missing: Set[int], parser: expat.XMLParserType) -> None:
        self._version = root.standard
        self._tags = f"{root.namespace}{_BETWEEN}" if root.namespace else ""
        self._missing = missing
        self._table = spelt(root.standard).elements
        self._names = _pointing_in(self._version).keys()
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._units = 0
        self._parser = parser
        self.found: list[_Place] = []
        self.count = 0
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end

    def _begin(self, name: str, said: dict[str, str]) -> None:
        """Take up the start of an element: of most there is nothing to ask."""
        self._units += self._is_unit(name)
        self._open.append((name, said, self._units))
        if not said or self._names.isdisjoint(said):
            return
        element = self._own(name)
        for attribute in pointing(self._version, row_of(self._version, element)):
            for target in said.get(attribute, "").split():
                if hash(target.encode()) in self._missing:
                    self._take(element, attribute, target)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _own(self, name: str) -> str:
        """Return what an element of the standard is called; nothing for others."""
        return name.removeprefix(self._tags) if name.startswith(self._tags) else ""

    def _take(self, element: str, attribute: str, target: str) -> None:
        self.count += 1
        if self.count <= MOST:
            line = self._parser.CurrentLineNumber
            self.found.append(_Place(*self._where(), line, element, attribute, target))

    def _is_unit(self, name: str) -> bool:
        return row_of(self._version, self._own(name)) in _UNITS

    def _where(self) -> tuple[str, int, str]:
        """Return the id and the number of the unit that is open, and the field of the form."""
        field = ""
        for name, said, number in reversed(self._open):
            row = self._table.get(self._own(name))
            field = field or (row.field if row is not None and row.field in _FIELDS else "")
            if self._is_unit(name):
                return said.get("id", ""), number, field
        return "", 0, field or "aid"


def _finding(source: Source, version: StandardVersion, place: _Place, more: int) -> Finding:
    message = _("{element} refers with {attribute} to “{target}”, an id that no element of the file has.")
    cure = _("Give that id to what is meant, name another id, or take {attribute} out.")
    attribute = attribute_called(version, place.attribute)
    return Finding(
        rule=RULE,
        severity=Severity.SHOULD,
        unit=place.unit,
        component=place.component,
        field=place.field,
        message=message.format(
            element=called(place.element, spelt(version)), attribute=attribute, target=place.target
        ),
        cure=cure.format(attribute=f"@{place.attribute}"),
        detail=_("Stricter validators do not take the file."),
        file=source.name,
        line=place.line,
        more=more,
    )
