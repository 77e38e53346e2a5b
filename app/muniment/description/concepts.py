"""Places, subjects, genres and repositories as authority files describe them: kept once, said often."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from muniment.description.agents import Agent, AgentName
from muniment.description.markup import Prose
from muniment.description.units import DateStatement, Identifier


class ConceptKind(StrEnum):
    """What is kept once and named in many units, beside people and bodies."""

    PLACE = "place"
    SUBJECT = "subject"
    GENRE = "genre"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A place, subject, genre or repository: the first name is the one that units say.

    Names have language, script and kind, as those of agents have; `dates` say when it was so called or
    existed; the `kind` of an identifier says whose number it is (`wikidata`, `geonames`, `isil` …).
    """

    id: str
    kind: ConceptKind
    names: tuple[AgentName, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    note: Prose = ()

    @property
    def name(self) -> str:
        """The heading."""
        return self.names[0].text if self.names else ""

    @property
    def says_more(self) -> bool:
        """Whether more is known of it than its heading."""
        more = self.dates or self.identifiers or self.note or self.names[1:]
        return bool(more) or self.names != (AgentName(text=self.name),)


Authority: TypeAlias = Agent | Concept
"""Whatever is kept once and named in many units."""
