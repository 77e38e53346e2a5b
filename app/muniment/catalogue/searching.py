"""Finding units by what was typed: shelfmarks first, then whole words, then words that begin so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, bindparam, select

from muniment.catalogue import databases
from muniment.catalogue.answers import Hit
from muniment.catalogue.fields import Test
from muniment.catalogue.headings import KEYS
from muniment.catalogue.hinted import foremost, is_known_beforehand, needs, sufficiently
from muniment.catalogue.hits import hits_of
from muniment.catalogue.listable import MOST_LISTED, Among, Changed, Listable, among
from muniment.catalogue.matching import Match, every, standing
from muniment.catalogue.narrowing import Sought, otherwise, seek
from muniment.catalogue.ordering import MOST_SORTED, RELEVANCE, in_order
from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import Spellings
from muniment.description import shelfmarks

T = TypeVar("T")

BEST_OF = 1000
"""How many matches are ranked: ranking those of a common word takes longer than a person waits."""

RARE = 20_000
"""How many units have a word that is not rare any more: to rank some of them, all are gone through."""

MANY = 100
"""How many units have a shelfmark, or a word in it, that are not asked one by one for what goes with it."""

_IDS = select(units.c.key, units.c.id).where(units.c.key.in_(ASKED))
_BEARING_IT = select(units.c.key).where(units.c.search_key == bindparam("exact")).limit(MANY)


class Answer(NamedTuple, Generic[T]):
    """What was found, and whether all that the index named is there; else it wants rebuilding."""

    found: list[T]
    is_whole: bool


def search(connection: Connection, text: str, limit: int, order: str = RELEVANCE) -> Answer[Hit]:
    """Return the first hits; no text ever is an error, one that asks nothing finds nothing."""
    looking = _Looking(connection, seek(text))
    wanted = looking.ordered(limit, order)
    hits = hits_of(connection, wanted, looking.sought, looking.by_names, looking.heard)
    return Answer(hits, len(hits) == len(wanted))


def search_ids(connection: Connection, text: str, limit: int, order: str = RELEVANCE) -> Answer[str]:
    """Return the ids of all hits up to `limit`: shelfmarks, then the best of the text, then the rest."""
    wanted = _Looking(connection, seek(text)).ordered(limit, order)
    ids: dict[int, str] = {}
    for portion in portions(wanted):
        ids.update((key, id) for key, id in connection.execute(_IDS, {"asked": portion}).all())
    return Answer([ids[key] for key in wanted if key in ids], len(ids) == len(wanted))


def count(connection: Connection, text: str, limit: int) -> int:
    """Return how many hits there are, `limit` at the most."""
    return len(all_keys(connection, seek(text), limit))


def all_keys(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return the keys of the hits up to `limit`, in no order: quicker than to find the best of them."""
    return _Looking(connection, sought).all_keys(limit)


class _Looking:
    """Looks for what is sought; each way of looking is tried only while there is room for more.

    What else it may be called or how it may be spelt is looked up once, when it is first asked for.
    """

    def __init__(self, connection: Connection, sought: Sought) -> None:
        self._connection = connection
        self._database = databases.of(connection)
        self.spelt = Spellings(connection)
        self.sought = self._settled(sought)
        self._found: dict[int, None] = {}
        self._is_borne: bool | None = None
        self.by_names = self.sought
        """What was looked for so far: by all of its names only once what was typed does not fill a list."""

    @cached_property
    def otherwise(self) -> Sought:
        """What is sought, by all of its names."""
        more = otherwise(self._connection, self.sought)
        return more if more is self.sought else self._settled(more)

    def _settled(self, sought: Sought) -> Sought:
        """Return the same where conditions that few units meet list these: one begins with them."""
        sought = sought.without_marks(self.spelt)
        tests = [self._listed(test) if isinstance(test, Listable) else test for test in sought.alone]
        listed, others = among(tests)
        return replace(sought, alone=(*listed, *others)) if tests else sought

    def _listed(self, test: Listable) -> Test:
        keys = test.first(self._connection, MOST_LISTED + 1)
        return test.of_many if len(keys) > MOST_LISTED else Among(keys, self._database.listed(keys))

    def all_keys(self, limit: int) -> list[int]:
        """Return the keys of the hits up to `limit`, in no order."""
        sought, found = self.sought, dict[int, None]()
        if not sought.question:
            return self._narrowed_keys(self._extended(), limit) if sought else []
        found |= dict.fromkeys(self._bearing(limit))
        if part := sought.question.as_part:
            marks = self._database.matching_marks(self._connection, part, limit, sought.beside_shelfmarks)
            found |= dict.fromkeys(marks)
        for look in (self._abbreviated, self._words, self._other_names, self._other_scripts):
            if len(found) < limit:
                found |= dict.fromkeys(look(limit))
        return list(found)[:limit]

    def ordered(self, limit: int, order: str) -> list[int]:
        """Return the keys of the hits up to `limit`, in their order."""
        if order == RELEVANCE:
            return self._keys(limit)
        return in_order(self._connection, self.all_keys(max(limit, MOST_SORTED)), order)[:limit]

    def _keys(self, limit: int) -> list[int]:
        for look in self._ways():
            if len(self._found) < limit:
                self._found |= dict.fromkeys(look(limit))
        return list(self._found)[:limit]

    def _ways(self) -> Sequence[Callable[[int], list[int]]]:
        if not self.sought.question:
            return (self._narrowed, self._other_names) if self.sought else ()
        marks = self._shelfmarks, self._parts_of_shelfmarks, self._abbreviated
        if self._is_of_shelfmarks:
            return *marks, self._naming_it, self._other_names
        return (
            *marks,
            self._whole_words,
            self._best_texts,
            self._other_texts,
            self._other_names,
            self._other_scripts,
        )

    def _shelfmarks(self, limit: int) -> list[int]:
        """Return units with the shelfmark: the very same, where each number has its label, the others."""
        labelled = self._labelled(limit)
        if not labelled:
            return self._in_any_order(limit)
        # Of others, which have the numbers behind other labels, any will do.
        others = self._bearing(max(limit, BEST_OF)) if len(labelled) < limit else []
        return list(dict.fromkeys((*self._same(limit), *labelled, *self._by_shelfmark(others, limit))))

    def _labelled(self, limit: int) -> list[int]:
        asked = None if self.sought.is_ranged else self.sought.question.with_labels
        found = self._with_keys(asked, max(limit, BEST_OF))
        return self._by_shelfmark(found, limit)

    def _in_any_order(self, limit: int) -> list[int]:
        enough = max(limit, BEST_OF)
        found = self._bearing(enough)
        if len(found) >= enough:
            # The very mark that was typed may be that of a unit beyond all these.
            found = list(dict.fromkeys((*self._same(limit), *found)))
        return list(dict.fromkeys((*self._as_typed(limit), *self._by_shelfmark(found, limit, self._exact))))

    def _as_typed(self, limit: int) -> list[int]:
        """Return units with the label that was typed: `P123` before page 123 of another."""
        asked, enough = self.sought.question.as_typed, max(limit, BEST_OF)
        found = self._with_keys(asked, enough)
        return self._by_shelfmark(found, limit, self._exact)

    @cached_property
    def _exact(self) -> str:
        return shelfmarks.read(self.sought.question.text).search_key

    def _same(self, limit: int) -> list[int]:
        """Return the units whose shelfmark is the one that was typed, however that is written."""
        if not self._exact:
            return []
        most = max(limit, BEST_OF)
        found = [key for (key,) in self._database.those(self._connection, _BEARING_IT, exact=self._exact)]
        if len(found) < MANY:
            return self._by_shelfmark(self._meeting(found, most), limit)
        same = units.c.search_key == self._exact
        return self._by_shelfmark(self._selected((same, *self.sought.beside_shelfmarks), most), limit)

    def _bearing(self, limit: int) -> list[int]:
        """Return the keys of units with a shelfmark that has the words, and remember whether any has."""
        found = self._find_bearing(limit)
        self._is_borne = bool(found)
        return found

    def _find_bearing(self, limit: int) -> list[int]:
        """Return the keys of units with a shelfmark that has the words.

        What its last word may go on to is only looked for where there is room, and where some mark has
        the other words: to bring together all that begins so takes ten times as long as all else.
        """
        question = self.sought.question
        whole = question.finished
        found = self._with_keys(whole.as_shelfmark, limit)
        if len(found) >= limit or whole == question or not question.as_shelfmark:
            return found
        begun = question.begun.as_shelfmark
        if begun and not self._database.matching_keys(self._connection, begun, 1):
            return found
        return self._with_keys(question.as_shelfmark, limit)

    def _with_keys(self, asked: Match | None, limit: int) -> list[int]:
        """Return the keys of units with a shelfmark that has the words, and with what goes with these.

        Where many have either, the index of words is asked for both at once, if it knows of both: to go
        through all that has one of them takes longer than a person waits.
        """
        if not asked:
            return []
        sought, find = self.sought, self._database.matching_keys
        tests = sought.beside_shelfmarks
        if said := sought.narrowing:
            few = find(self._connection, asked, MANY)
            if len(few) < MANY:
                return self._meeting(few, limit)
            return self._matches(every((standing(asked, KEYS), said)), limit, sought.tests)
        if is_known_beforehand(tests) and len(find(self._connection, asked, RARE)) >= RARE:
            return self._matches(standing(asked, KEYS), limit, tests)
        return find(self._connection, asked, limit, tests)

    def _meeting(self, keys: Sequence[int], limit: int) -> list[int]:
        """Return those of a few units that have what goes with the words, too."""
        sought = self.sought
        if not keys or sought.is_plain:
            return list(keys)
        few = Among(keys, self._database.listed(keys))
        if said := sought.narrowing:
            return self._database.matches(self._connection, said, limit, (few, *sought.tests))
        return self._without_words((few, *sought.without_words), limit)

    def _parts_of_shelfmarks(self, limit: int) -> list[int]:
        part = self.sought.question.as_part
        if not part:
            return []
        beside = self.sought.beside_shelfmarks
        found = self._database.matching_marks(self._connection, part, max(limit, BEST_OF), beside)
        return self._by_shelfmark(found, limit)

    def _abbreviated(self, limit: int) -> list[int]:
        """Return units with the shelfmark where it has a word shortened, if none has what was typed."""
        asked = None if self.sought.is_ranged else self.sought.question.abbreviated
        if not asked:
            return []
        is_borne = bool(self._bearing(1)) if self._is_borne is None else self._is_borne
        if is_borne:
            return []
        return self._by_shelfmark(self._with_keys(asked, max(limit, BEST_OF)), limit)

    @property
    def _is_of_shelfmarks(self) -> bool:
        return self.sought.question.is_shelfmark or self.sought.is_ranged

    def _naming_it(self, limit: int) -> list[int]:
        """Return texts that name a shelfmark, those that do in these letters first.

        They come after the units that bear it; ranking them would take longer than both. What no text
        names in any script, none does in these letters: mostly none does but of units that bear it.
        """
        found = self._in_any_script(limit)
        if self._is_heard_otherwise and len(found) < limit and self._found.keys() >= set(found):
            return []
        return [*self._finished(limit), *self._words(limit), *found]

    def _finished(self, limit: int) -> list[int]:
        whole = self.sought.finished
        return [] if whole == self.sought else self._matches(whole.words, limit, whole.tests)

    @cached_property
    def _heard(self) -> Sought:
        return self.sought.heard(self.spelt)

    def heard(self) -> Sought:
        """Return what was looked for so far, where words in other scripts will do."""
        return self._heard if self.by_names == self.sought else self.by_names.heard(self.spelt)

    @property
    def _is_heard_otherwise(self) -> bool:
        return self._heard != self.sought

    def _whole_words(self, limit: int) -> list[int]:
        whole = self.sought.finished
        return [] if whole == self.sought else self._best_of(whole, limit)

    def _best_texts(self, limit: int) -> list[int]:
        return self._best_of(self.sought, limit)

    def _best_of(self, sought: Sought, limit: int) -> list[int]:
        found = self._matches(sought.words, BEST_OF, sought.tests)
        if not found:
            return []
        if len(found) < BEST_OF and self._can_be_ranked(sought):
            best = self._database.best_matches
            return best(self._connection, sought.words, found, limit, are_all=not sought.tests)
        # To rank so many by how rare their words are takes longer than a person waits for a letter.
        return [*self._matches(sought.under("titles").words, limit, sought.tests), *found]

    def _can_be_ranked(self, sought: Sought) -> bool:
        """Say whether the words are rare enough, also where a condition leaves few units that have them."""
        return not sought.tests or len(self._matches(sought.words, RARE, ())) < RARE

    def _other_texts(self, limit: int) -> list[int]:
        # There are others only where more are wanted than are ranked.
        return self._words(limit) if limit > BEST_OF else []

    def _words(self, limit: int) -> list[int]:
        return self._matches(self.sought.words, limit, self.sought.tests)

    def _in_any_script(self, limit: int) -> list[int]:
        heard = self._heard
        return self._matches(heard.words, limit, heard.tests) if self._is_heard_otherwise else []

    def _other_scripts(self, limit: int) -> list[int]:
        """Return units that have it in other scripts; all that have it as it was typed were found before."""
        heard = self._heard.but(self.sought)
        return self._matches(heard.words, limit, heard.tests) if self._is_heard_otherwise else []

    def _extended(self) -> Sought:
        self.by_names = self.otherwise
        return self.by_names

    def _other_names(self, limit: int) -> list[int]:
        """Return units that say what is named by another of its names."""
        more = self._extended()
        if more == self.sought:
            return []
        if not more.question:
            return self._narrowed_keys(more, limit)
        return self._matches(more.words, limit, more.tests)

    def _narrowed(self, limit: int) -> list[int]:
        """Return units by fields alone, as many as may be, in the order of their shelfmarks."""
        return self._by_shelfmark(self._narrowed_keys(self.sought, max(limit, BEST_OF)), limit)

    def _narrowed_keys(self, sought: Sought, limit: int) -> list[int]:
        if match := sought.narrowing:
            found = self._matches(match, limit, sought.tests)
            heard = sought.heard(self.spelt) if len(found) < limit else sought
            said = None if heard == sought else heard.but(sought).narrowing
            others = [] if said is None else self._matches(said, limit, heard.tests)
            return list(dict.fromkeys((*found, *others)))[:limit]
        return self._without_words(sought.heard(self.spelt).without_words, limit)

    def _without_words(self, tests: Sequence[Test], limit: int) -> list[int]:
        match tests:
            case [Changed() as changed]:
                return changed.first(self._connection, limit)
            case [Among() as few, *others]:
                wanted = select(units.c.key).where(units.c.key.in_(ASKED), *others)
                each = (self._connection.scalars(wanted, {"asked": keys}) for keys in portions(few.keys))
                return list(islice(chain.from_iterable(each), limit))
        known = needs(tests)
        if not known:
            return self._plainly(tests, limit) or self._selected(tests, limit)
        found = self._selected(foremost(tests), limit)
        if len(found) < limit:
            found += self._database.matches(self._connection, every(known), limit, tests)
        return list(dict.fromkeys(found))[:limit]

    def _plainly(self, tests: Sequence[Test], limit: int) -> list[int]:
        """Return units of which the index alone tells that they meet a condition; none where too few do."""
        plain = sufficiently(tests)
        found = self._database.matches(self._connection, plain[0], limit, plain[1]) if plain else []
        return found if len(found) >= limit else []

    def _selected(self, tests: Sequence[Test], limit: int) -> list[int]:
        return list(self._connection.scalars(select(units.c.key).where(*tests).limit(limit)))

    def _matches(self, asked: Match, limit: int, tests: Sequence[Test]) -> list[int]:
        """Return units that match and meet the conditions; where many do, those of which it is plain."""
        asked = every((asked, *needs(tests)))
        if plain := sufficiently(tests):
            enough = every((asked, plain[0]))
            found = self._database.matches(self._connection, enough, limit, plain[1])
            if len(found) >= limit:
                return found
        return self._database.matches(self._connection, asked, limit, tests)

    def _by_shelfmark(self, keys: Sequence[int], limit: int, exact: str = "") -> list[int]:
        return self._database.by_shelfmark(self._connection, keys, exact, limit) if keys else []
