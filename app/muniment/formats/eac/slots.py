"""Which field of an agent stands where in a record: one row for each field and version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from muniment.description.agents import (
    AgentName,
    AgentNote,
    AgentPlace,
    AgentSource,
    AgentTerm,
    RecordKeeper,
    Relation,
)
from muniment.description.levels import AgentKind
from muniment.description.markup import Prose
from muniment.description.units import DateStatement, Identifier, LanguageStatement, MaintenanceEvent
from muniment.formats.eac import putting
from muniment.formats.eac.making import Maker
from muniment.formats.eac.remarks import Value
from muniment.formats.eac.trees import Element, child
from muniment.formats.eac.values import facts, names, prose, records, relations
from muniment.formats.eac.values.relations import Bond
from muniment.formats.eac.versions import Version

Hear: TypeAlias = Callable[[Element], Value]
Compose: TypeAlias = Callable[[Maker, str, Value], Element | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of value, and how it is heard from an element and composed into one."""

    kind: Value
    hear: Hear
    compose: Compose


class Place(Protocol):
    """Where a field stands."""

    @property
    def field(self) -> str:
        """The field of the agent; with a point, of its record."""

    def heard(self, root: Element) -> Value:
        """Return what the record says in the field."""

    def put(self, root: Element, value: Value, make: Maker) -> None:
        """Make the record say the value, changing no more than has to change."""

    def require(self, root: Element, value: Value, make: Maker) -> None:
        """Let something stand there, marked as ours, where the schema wants it and nothing was said."""


@dataclass(frozen=True, slots=True)
class Each:
    """A field of many values, one element for each; a new one is put into the first of its `homes`."""

    field: str
    shape: Shape
    homes: tuple[str, ...]
    sort: Bond | None = None

    def heard(self, root: Element) -> tuple[Value, ...]:
        """Return the values in the order of the record."""
        return tuple(putting.heard(each, self.shape) for each in self._elements(root))

    def put(self, root: Element, value: Sequence[Value], make: Maker) -> None:
        """Make the record say the values, in this order."""
        putting.put(root, self._elements(root), self.homes[0], value, self.shape, make)

    def require(self, root: Element, value: Value, make: Maker) -> None:
        """Let an element stand there."""
        if not self._elements(root):
            putting.put_derived(root, self.homes[0], value, self.shape, make)

    def _elements(self, root: Element) -> list[Element]:
        found = putting.found(root, self.homes)
        return [each for each in found if self.sort is None or self.sort.holds(each)]


@dataclass(frozen=True, slots=True)
class One:
    """A field of one value in one element; `absent` is what it is where there is no element."""

    field: str
    shape: Shape
    home: str
    absent: Value = ""

    def heard(self, root: Element) -> Value:
        """Return the value."""
        found = putting.found(root, (self.home,))
        return putting.heard(found[0], self.shape) if found else self.absent

    def put(self, root: Element, value: Value, make: Maker) -> None:
        """Make the record say the value."""
        values = () if value == self.absent else (value,)
        putting.put(root, putting.found(root, (self.home,))[:1], self.home, values, self.shape, make)

    def require(self, root: Element, value: Value, make: Maker) -> None:
        """Let an element stand there."""
        if not putting.found(root, (self.home,)):
            putting.put_derived(root, self.home, value, self.shape, make)


@dataclass(frozen=True, slots=True)
class InAttribute:
    """A field that is said in an attribute."""

    field: str
    element: str
    attribute: str

    def heard(self, root: Element) -> str:
        """Return the value."""
        holder = child(root, self.element)
        return str(holder.get(self.attribute, "")) if holder is not None else ""

    def put(self, root: Element, value: str, make: Maker) -> None:
        """Make the record say the value, where the attribute can."""
        holder = putting.home_of(root, f"{self.element}/", make)
        if value and make.can_say(self.element, value, self.attribute):
            holder.set(self.attribute, value)
        elif not value:
            holder.attrib.pop(self.attribute, "")

    def require(self, root: Element, value: str, make: Maker) -> None:
        """Let the attribute stand there."""
        if not self.heard(root):
            self.put(root, value, make)


def _words(compose: Compose) -> Shape:
    return Shape(str, records.hear_words, compose)


def _relation(bond: Bond) -> Shape:
    return Shape(Relation, relations.hearing(bond), relations.composing(bond))


_KIND = Shape(AgentKind, names.hear_kind, names.compose_kind)
NAME = Shape(AgentName, names.hear_name, names.compose_name)
"""One form of the name."""

_NUMBER = Shape(Identifier, names.hear_identifier, names.compose_identifier)
_NOTE = Shape(Prose, prose.hear_prose, lambda make, _row, said: prose.compose_note(make, said))
TEXT = Shape(AgentNote, prose.hear_text, prose.compose_text)
"""A text about the agent."""

_EXISTENCE = Shape(tuple[DateStatement, ...], facts.hear_existence, facts.compose_existence)
_PLACE = Shape(AgentPlace, facts.hear_place, facts.compose_place)
_TERM = Shape(AgentTerm, facts.hear_term, facts.compose_term)
_LANGUAGE = Shape(LanguageStatement, facts.hear_language, facts.compose_language)
_KEEPER = Shape(RecordKeeper, records.hear_keeper, records.compose_keeper)
_EVENT = Shape(MaintenanceEvent, records.hear_event, records.compose_event)
_SOURCE = Shape(AgentSource, records.hear_source, records.compose_source)

_IN_BOTH: tuple[Place, ...] = (
    One("record.identifier", _words(records.compose_number), "control/recordId"),
    One("record.keeper", _KEEPER, "control/maintenanceAgency", None),
    One("record.language", _LANGUAGE, "control/languageDeclaration", None),
    Each("events", _EVENT, ("control/maintenanceHistory/maintenanceEvent",)),
    Each("sources", _SOURCE, ("control/sources/source",)),
    One("kind", _KIND, "identity/entityType", AgentKind.NAME),
    One("note", _NOTE, "identity/descriptiveNote", ()),
    One("dates", _EXISTENCE, "description/existDates", ()),
    Each("places", _PLACE, ("description/places/place", "description/place")),
    Each("functions", _TERM, ("description/functions/function", "description/function")),
    Each("occupations", _TERM, ("description/occupations/occupation", "description/occupation")),
    Each("legal_statuses", _TERM, ("description/legalStatuses/legalStatus", "description/legalStatus")),
    Each("mandates", _TERM, ("description/mandates/mandate", "description/mandate")),
    Each("languages", _LANGUAGE, ("description/languagesUsed/languageUsed", "description/languageUsed")),
    Each("structures", TEXT, ("description/structureOrGenealogy",)),
    Each("contexts", TEXT, ("description/generalContext",)),
    Each("histories", TEXT, ("description/biogHist",)),
)

PLACES: Mapping[Version, tuple[Place, ...]] = {
    Version.EAC2010: (
        *_IN_BOTH,
        One("record.status", _words(records.compose_state), "control/maintenanceStatus"),
        Each("names", NAME, ("identity/nameEntry", "identity/nameEntryParallel/nameEntry")),
        Each("identifiers", _NUMBER, ("identity/entityId",)),
        Each(
            "traits",
            _TERM,
            ("description/localDescription", "description/localDescriptions/localDescription"),
        ),
        Each("relations", _relation(relations.AGENTS), ("relations/cpfRelation",)),
        Each("resources", _relation(relations.RESOURCES), ("relations/resourceRelation",)),
        Each("duties", _relation(relations.DUTIES), ("relations/functionRelation",)),
    ),
    Version.EAC2: (
        *_IN_BOTH,
        InAttribute("record.status", "control", "maintenanceStatus"),
        Each("names", NAME, ("identity/nameEntry", "identity/nameEntrySet/nameEntry")),
        Each("identifiers", _NUMBER, ("identity/identityId",)),
        Each(
            "traits",
            _TERM,
            (
                "description/localDescriptions/localDescription",
                "description/demographicDescriptions/demographicDescription",
            ),
        ),
        Each("relations", _relation(relations.AGENTS), ("relations/relation",), relations.AGENTS),
        Each("resources", _relation(relations.RESOURCES), ("relations/relation",), relations.RESOURCES),
        Each("duties", _relation(relations.DUTIES), ("relations/relation",), relations.DUTIES),
    ),
}
"""Every field of an agent that a version has a place for, but its id and what is kept."""
