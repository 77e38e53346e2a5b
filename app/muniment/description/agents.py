"""Agents: the persons, bodies and families that records speak of, as authority files describe them.

Everything that repeats is a tuple in the archivist's order (ISAAR(CPF), EAC-CPF).
"""

from dataclasses import dataclass
from enum import StrEnum

from muniment.description.levels import AgentKind
from muniment.description.markup import Prose
from muniment.description.units import (
    DateStatement,
    Identifier,
    Kept,
    LanguageStatement,
    MaintenanceEvent,
)


class NameKind(StrEnum):
    """What a form of a name is to the agent."""

    AUTHORISED = "authorised"
    VARIANT = "variant"
    TRANSLITERATED = "transliterated"
    TRANSLATED = "translated"
    FORMER = "former"
    LATER = "later"
    ACRONYM = "acronym"
    PSEUDONYM = "pseudonym"


class RelationKind(StrEnum):
    """What another agent, a unit or a function is to the agent."""

    ASSOCIATIVE = "associative"
    IDENTITY = "identity"
    HIERARCHICAL = "hierarchical"
    PARENT = "hierarchical-parent"
    CHILD = "hierarchical-child"
    TEMPORAL = "temporal"
    EARLIER = "temporal-earlier"
    LATER = "temporal-later"
    FAMILY = "family"
    CREATOR = "creator"
    """The agent made the unit."""
    SUBJECT = "subject"
    """The unit is about the agent."""
    OTHER = "other"
    CONTROLS = "controls"
    OWNS = "owns"
    PERFORMS = "performs"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """One part of a name: `kind` says which, in the words of the record (`surname`, `forename` …)."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentName:
    """One form of an agent's name; the first is the heading it is filed under.

    `transliteration` is the scheme it was transliterated by, `rules` the code of the rules it
    was formed by; `dates` say when it was used; `parts` stand in the order they are written in.
    """

    text: str
    language: str = ""
    script: str = ""
    kind: NameKind | None = None
    transliteration: str = ""
    rules: str = ""
    parts: tuple[NamePart, ...] = ()
    dates: tuple[DateStatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentPlace:
    """A place in an agent's life: `role` says what it was (birth, seat …).

    `identifier` is its number in the gazetteer `source`.
    """

    name: str
    role: str = ""
    source: str = ""
    identifier: str = ""
    country: str = ""
    latitude: str = ""
    longitude: str = ""
    address: tuple[str, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    note: Prose = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentTerm:
    """A word said of an agent (a function, occupation, legal status …), with when and where it was so.

    `kind` is the record's own word for the kind of term, `source` and `identifier` the vocabulary's.
    """

    text: str
    kind: str = ""
    source: str = ""
    identifier: str = ""
    places: tuple[str, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    note: Prose = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNote:
    """Prose about an agent, with a summary in front where there is one."""

    prose: Prose
    summary: str = ""
    language: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an agent is bound to another agent, a unit or a function.

    `name` is what the other is called; `to` what it is where it is an agent; `href` leads to its
    record, `identifier` is its number in an authority file; `role` says more than `kind` can.
    """

    kind: RelationKind
    name: str = ""
    to: AgentKind | None = None
    identifier: str = ""
    href: str = ""
    role: str = ""
    dates: tuple[DateStatement, ...] = ()
    note: Prose = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSource:
    """Where something said of an agent was found."""

    text: str
    href: str = ""
    note: Prose = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKeeper:
    """Who keeps an authority record, by name and international code (ISIL)."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentRecord:
    """What an authority record says of itself: its number, its state, who keeps it, in what language."""

    identifier: str = ""
    status: str = ""
    keeper: RecordKeeper | None = None
    language: LanguageStatement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A person, body or family, kept once and named wherever it did something.

    `dates` are those of existence; the `kind` of an identifier says whose number it is (`isni`,
    `viaf` …); `histories` tell a life or an administration, `structures` how a body or family was
    made up, `contexts` what it lived in; `note` is about the agent's identity.
    """

    id: str
    kind: AgentKind = AgentKind.PERSON
    names: tuple[AgentName, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    note: Prose = ()
    places: tuple[AgentPlace, ...] = ()
    functions: tuple[AgentTerm, ...] = ()
    occupations: tuple[AgentTerm, ...] = ()
    legal_statuses: tuple[AgentTerm, ...] = ()
    mandates: tuple[AgentTerm, ...] = ()
    traits: tuple[AgentTerm, ...] = ()
    languages: tuple[LanguageStatement, ...] = ()
    histories: tuple[AgentNote, ...] = ()
    structures: tuple[AgentNote, ...] = ()
    contexts: tuple[AgentNote, ...] = ()
    relations: tuple[Relation, ...] = ()
    resources: tuple[Relation, ...] = ()
    duties: tuple[Relation, ...] = ()
    """Functions, described in records of their own, that the agent controls, owns or performs."""
    record: AgentRecord = AgentRecord()
    sources: tuple[AgentSource, ...] = ()
    events: tuple[MaintenanceEvent, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def name(self) -> str:
        """The heading."""
        return self.names[0].text if self.names else ""
