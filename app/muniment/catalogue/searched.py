"""The part of a catalogue that finds: hits, their counts, other words for them, and kept searches."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import TypeVar

from sqlalchemy import Connection

from muniment.catalogue import databases, expecting, searches, searching
from muniment.catalogue.answers import Completion, Facets, Hit, SavedSearch, UnknownValue
from muniment.catalogue.asking import characters
from muniment.catalogue.completing import completions, unknown_values
from muniment.catalogue.facets import facets
from muniment.catalogue.ordering import RELEVANCE
from muniment.catalogue.suggesting import suggestions
from muniment.progress import Steps

T = TypeVar("T")


class Searched(ABC):
    """What can be searched; the catalogue itself says how it is read."""

    _soundness: bool | None

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """Read within the `with`."""

    def expect_search(self) -> Steps[None]:
        """Bring into memory what every search reads: else the first have to fetch it from the disk."""
        with self._reading() as connection:
            yield from databases.of(connection).expect_search(connection)
            yield from expecting.read(connection)

    def search(self, text: str, limit: int = 50, order: str = RELEVANCE) -> list[Hit]:
        """Return the best hits for what was typed, whatever it is; shelfmarks first, or in one of `ORDERS`.

        The language of what is typed is told in `asking`, its fields in `fields`.
        """
        with self._reading() as connection:
            return self._answer(searching.search(connection, characters(text), limit, order))

    def search_ids(self, text: str, limit: int = 10_001, order: str = RELEVANCE) -> list[str]:
        """Return the ids of what `search` would find, in its order."""
        with self._reading() as connection:
            return self._answer(searching.search_ids(connection, characters(text), limit, order))

    def count_hits(self, text: str, limit: int) -> int:
        """Return how many units a search finds, `limit` at the most."""
        with self._reading() as connection:
            return searching.count(connection, characters(text), limit)

    def facets(self, text: str) -> Facets:
        """Return how many of the hits are of each archive, level, language, person, decade and status."""
        with self._reading() as connection:
            return facets(connection, characters(text))

    def did_you_mean(self, text: str) -> list[str]:
        """Return what may have been meant where little or nothing is found, the likeliest first."""
        with self._reading() as connection:
            return suggestions(connection, characters(text))

    def unknown_values(self, text: str) -> list[UnknownValue]:
        """Return what was asked of fields with few values, such as `level:`, and is none that there is."""
        with self._reading() as connection:
            return list(unknown_values(connection, characters(text)))

    def completions(self, text: str, cursor: int) -> list[Completion]:
        """Return how what is typed before the cursor may go on: with fields, then with their values."""
        with self._reading() as connection:
            return completions(connection, characters(text), cursor)

    def saved_searches(self) -> list[SavedSearch]:
        """Return the searches that are kept under a name, in the order of their names."""
        with self._reading() as connection:
            return searches.saved(connection)

    def _answer(self, answer: searching.Answer[T]) -> list[T]:
        if not answer.is_whole:
            self._soundness = False
        return answer.found
