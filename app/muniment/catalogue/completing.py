"""How what is typed may go on: the fields of the search language, then values and words of the catalogue."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import Connection, exists, select

from muniment.catalogue import databases, query
from muniment.catalogue.answers import Completion, UnknownValue
from muniment.catalogue.asking import understand as understood
from muniment.catalogue.facts import HAS, fact
from muniment.catalogue.fields import AGO, FIELDS, IN, PLACES, STATES, names
from muniment.catalogue.matching import Phrase
from muniment.catalogue.otherwise import headings
from muniment.catalogue.questions import understand
from muniment.catalogue.records import NAMES
from muniment.catalogue.tables import terms, units, uses
from muniment.catalogue.vocabulary import is_word, short_words_from
from muniment.description import languages
from muniment.description.folding import beginnings, fold
from muniment.description.levels import Level, SubjectKind
from muniment.description.vocabularies import vocabulary
from muniment.i18n import _

_Values: TypeAlias = Callable[[Connection, str, int], Iterable[str]]

_VALUE = re.compile(r'(?<!\S)-?(?P<field>[^\W\d_]+):=?(?:"(?P<quoted>[^"]*)|(?P<bare>[^\s"]*))$')
_NAME = re.compile(r"(?<!\S)-?(?P<name>[^\W\d_]+)$")
_SHORTEST_WORD = 3
_OF_FEW = ("level", "has", "is")
_MOST_VALUES = 40
_MOST_WORDS, _MOST_COUNTED, _OFTEN = 4, 40, 200


def completions(connection: Connection, text: str, cursor: int, limit: int = 8) -> list[Completion]:
    """Return how the word before the cursor may go on, the likeliest first; nothing where nobody can tell."""
    before = text[:cursor]
    if found := _VALUE.search(before):
        field = names().get(fold(found["field"]), "")
        typed = found["quoted"] if found["quoted"] is not None else found["bare"]
        values = _VALUES[field](connection, typed, limit) if field in _VALUES else ()
        start = found.start("field") + len(found["field"]) + 1
        return [
            _value(value, start, _end(text, cursor)) for value in list(values)[:limit] if '"' not in value
        ]
    if (found := _NAME.search(before)) and before.count('"') % 2 == 0:
        place = found.start("name"), cursor
        return [*_fields(found["name"], *place), *_words(connection, found["name"], *place)][:limit]
    return []


def unknown_values(connection: Connection, text: str) -> Iterator[UnknownValue]:
    """Yield what was asked of a field that has but a few values, and is none of them."""
    for condition in chain.from_iterable(understood(text, names()).clauses):
        if condition.field in _OF_FEW and not FIELDS[condition.field].whole(condition.text):
            values = tuple(_VALUES[condition.field](connection, "", _MOST_VALUES))
            asked = fold(condition.text)
            if not any(fold(value) == asked or asked in fold(value).split() for value in values):
                yield UnknownValue(field=condition.field, text=condition.text, values=values)


def _value(value: str, start: int, end: int) -> Completion:
    plain = re.fullmatch(r"[\w.-]+", value)
    return Completion(text=f"{value} " if plain else f'"{value}" ', start=start, end=end)


def _end(text: str, cursor: int) -> int:
    """Return where what is to be replaced ends: a closing quote goes with it."""
    return cursor + 1 if text[cursor : cursor + 1] == '"' else cursor


def _fields(beginning: str, start: int, end: int) -> Iterator[Completion]:
    folded = fold(beginning)
    for name in (*FIELDS, IN):
        known = dict.fromkeys((_(name), name))
        if said := next((each for each in known if fold(each).startswith(folded)), ""):
            yield Completion(text=f"{said}:", start=start, end=end, hint=_(HINTS[name]))


def _words(connection: Connection, beginning: str, start: int, end: int) -> Iterator[Completion]:
    """Yield words that begin so, those of most units first; none where this is a whole word already.

    Units are counted only so far as to tell what is often from what is seldom.
    """
    word = fold(beginning)
    if len(word) < _SHORTEST_WORD or is_word(connection, word):
        return
    index = databases.of(connection)
    times = {
        known: len(index.matches(connection, Phrase((known,)), _OFTEN))
        for each in beginnings(word)
        for known in short_words_from(connection, each, _MOST_COUNTED)
    }
    likely = sorted(filter(times.get, times), key=lambda known: (-times[known], len(known), known))
    for known in likely[:_MOST_WORDS]:
        yield Completion(text=f"{known} ", start=start, end=end)


HINTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "words of a title",
        "shelfmark": "a shelfmark or part of one, or a range: V. 1961..1967",
        "agent": "anybody who is credited",
        "translator": "who translated it",
        "subject": "a subject or a place",
        "place": "a place it is about",
        "note": "words of a note",
        "text": "words of any text",
        "original": "words of an original",
        "translation": "words of a translation",
        "repository": "the archive that keeps it",
        "language": "the language it is in",
        "level": "its level of description",
        "has": "what it has: image, text, translation …",
        "is": "what it is: invalid, unfinished, final …",
        "date": "a date or a range: 1961..1967",
        "changed": "when it was changed: today, week, 2026-11..",
        "id": "its identifier",
        "in": "what lies in a place",
    }
)
"""What each field asks for."""


def _listed(words: Callable[[], Iterable[str]]) -> _Values:
    """Offer the words of a short list that begin as typed."""

    def find(_connection: Connection, beginning: str, _limit: int) -> list[str]:
        folded = fold(beginning)
        return [word for word in dict.fromkeys(words()) if fold(word).startswith(folded)]

    return find


def _used(field: str, role: str = "") -> _Values:
    """Offer terms that units use in a field of the form, or in one part of it."""

    def find(connection: Connection, beginning: str, limit: int) -> list[str]:
        if not role:
            return query.suggestions(connection, field, beginning, limit)
        used = exists().where(uses.c.term == terms.c.key, uses.c.role == role)
        wanted = select(terms.c.text).where(terms.c.field == field, used)
        begins = query.begins(terms.c.folded, fold(beginning))
        said = connection.scalars(wanted.where(begins).order_by(terms.c.folded).limit(limit))
        return list(dict.fromkeys((*said, *headings(connection, field, beginning))))

    return find


def _languages(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Offer languages that the catalogue has, by their names, then all others."""
    used = query.suggestions(connection, "languages", "", 200)
    folded = fold(beginning)
    known = dict.fromkeys((*map(languages.name_of, used), *(name for _tag, name in languages.choices())))
    return [name for name in known if name and fold(name).startswith(folded)][:limit]


def _levels(connection: Connection, beginning: str, limit: int) -> list[str]:
    said = query.suggestions(connection, "level_name", beginning, limit)
    labels = [_(term.label) for id, term in vocabulary("levels").items() if id != Level.OTHER]
    folded = fold(beginning)
    offered = [*(label.lower() for label in labels if fold(label).startswith(folded)), *said]
    return list({fact("level", each): each for each in reversed(offered)}.values())[::-1]


def _places(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Offer places by their titles or shelfmarks, in the order in which they came."""
    asked = understand(beginning).under(PLACES)
    if not asked:
        return []
    high = (units.c.level.in_(_HIGH),)
    keys = databases.of(connection).matches(connection, asked.anywhere, limit, high)
    wanted = select(units.c.title, units.c.shelfmark).where(units.c.key.in_(keys)).order_by(units.c.key)
    return list(dict.fromkeys(title or mark for title, mark in connection.execute(wanted)))


_HIGH = (Level.OTHER, Level.COLLECTION, Level.FONDS, Level.SUBFONDS, Level.RECORD_GROUP, Level.SERIES)

_VALUES: Mapping[str, _Values] = MappingProxyType(
    {
        "agent": _used(NAMES),
        "translator": _used(NAMES, "trl"),
        "subject": _used("subjects"),
        "place": _used("subjects", SubjectKind.PLACE),
        "repository": _used("repository"),
        "language": _languages,
        "level": _levels,
        "has": _listed(lambda: map(_, HAS)),
        "is": _listed(lambda: map(_, STATES)),
        "changed": _listed(lambda: map(_, AGO)),
        IN: _places,
    }
)
