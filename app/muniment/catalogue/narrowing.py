"""What was typed, ready to be looked for: plain words, and the fields that narrow them down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, not_, or_

from muniment.catalogue import asking
from muniment.catalogue.asking import Asked, Condition
from muniment.catalogue.databases import Found
from muniment.catalogue.facts import fact
from muniment.catalogue.fields import FIELDS, IN, PLACES, Field, Test, has_id, lying_in, names
from muniment.catalogue.listable import plainly
from muniment.catalogue.marks import understand_mark
from muniment.catalogue.matching import Match, Phrase, Spelt, Without, every, some
from muniment.catalogue.otherwise import extended
from muniment.catalogue.questions import Question, understand

_SHORTEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Either:
    """One of several things of which one must be so, where the index of words alone cannot tell."""

    said: Question | Test
    excluded: bool

    def heard(self, spelt: Spelt) -> "Either":
        """The same, where words in other scripts will do; what must not be said is as it was typed."""
        is_heard = isinstance(self.said, Question) and not self.excluded
        return replace(self, said=self.said.heard(spelt)) if is_heard else self

    def without_marks(self, spelt: Spelt) -> "Either":
        """The same, where a mark that must not be said is not wanted in other scripts either."""
        if not (self.excluded and isinstance(self.said, Question)):
            return self
        return replace(self, said=self.said.heard_as_mark(spelt))

    @property
    def test(self) -> Test:
        """What must be so of units."""
        test = _said(self.said) if isinstance(self.said, Question) else self.said
        return not_(plainly(test)) if self.excluded else test


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The plain words as a `question`, and what goes with them.

    Of each of the `wanted` groups one must be found, of the `unwanted` none; the `alone` are tests of
    what no index of words knows, the `eithers` groups of which one must be so.
    """

    question: Question
    wanted: tuple[tuple[Question, ...], ...] = ()
    unwanted: tuple[Question, ...] = ()
    alone: tuple[Test, ...] = ()
    eithers: tuple[tuple[Either, ...], ...] = ()
    asked: Asked = field(default=Asked(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.question or self.wanted or self.unwanted or self.alone or self.eithers)

    def heard(self, spelt: Spelt) -> "Sought":
        """The same, where words in other scripts will do that may be the same."""
        wanted = tuple(tuple(each.heard(spelt) for each in group) for group in self.wanted)
        eithers = tuple(tuple(each.heard(spelt) for each in group) for group in self.eithers)
        return replace(self, question=self.question.heard(spelt), wanted=wanted, eithers=eithers)

    def without_marks(self, spelt: Spelt) -> "Sought":
        """The same, where marks that must not be said are not wanted in other scripts either."""
        unwanted = tuple(each.heard_as_mark(spelt) for each in self.unwanted)
        eithers = tuple(tuple(each.without_marks(spelt) for each in group) for group in self.eithers)
        return replace(self, unwanted=unwanted, eithers=eithers)

    def but(self, typed: "Sought") -> "Sought":
        """The same without what was typed, where only one thing may stand in another script."""
        if (self.wanted, self.eithers) == (typed.wanted, typed.eithers):
            return replace(self, question=self.question.but(typed.question))
        match self.question, self.wanted, typed.wanted:
            case Question(parts=()), ((heard,),), ((asked,),) if self.eithers == typed.eithers:
                return replace(self, wanted=((heard.but(asked),),))
        return self

    @property
    def tests(self) -> tuple[Test, ...]:
        """What must be so of units that no index of words knows."""
        return (*self.alone, *(or_(*(plainly(each.test) for each in group)) for group in self.eithers))

    @property
    def finished(self) -> "Sought":
        """The same, where the last of the plain words may not go on."""
        return replace(self, question=self.question.finished)

    def under(self, *headings: str) -> "Sought":
        """The same, with the plain words under these headings only."""
        return replace(self, question=self.question.under(headings))

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that may be what was found."""
        asked = (self.question, *(each for group in self.wanted for each in group))
        return tuple(phrase for each in asked for phrase in each.phrases)

    @property
    def is_of_many_parts(self) -> bool:
        """Whether several words were typed, or several things are asked for."""
        return len(self.question.parts) + len(self.wanted) > 1

    @property
    def is_plain(self) -> bool:
        """Whether nothing goes with the plain words."""
        return not (self.wanted or self.unwanted or self.alone or self.eithers)

    @property
    def is_ranged(self) -> bool:
        """Whether a range of numbers is asked for."""
        return any(phrase.numbers for phrase in self.phrases)

    @property
    def words(self) -> Match:
        """What to ask of the index of words, where plain words were typed."""
        return _without((self.question.anywhere, *self._groups), self.unwanted)

    @property
    def narrowing(self) -> Match | None:
        """What to ask of it beside the plain words: nothing where only tests can tell."""
        said = tuple(self._groups)
        return _without(said, self.unwanted) if said else None

    @property
    def beside_shelfmarks(self) -> tuple[Test, ...]:
        """What must be so of units that are found by their shelfmarks."""
        said = self.narrowing
        return (*self.tests, Found(said)) if said else self.without_words

    @property
    def without_words(self) -> tuple[Test, ...]:
        """What must be so of units, where no word is asked for."""
        return (*self.tests, *(not_(_said(each)) for each in self.unwanted))

    @property
    def _groups(self) -> Iterator[Match]:
        return (some(each.anywhere for each in group) for group in self.wanted)


def seek(text: str) -> Sought:
    """Return what was typed, understood; whatever it is, it is no error."""
    return _sought(asking.understand(text, names()))


def otherwise(connection: Connection, sought: Sought) -> Sought:
    """Return the same, where other names of what is named will do, as authorities have them."""
    more = extended(connection, sought.asked)
    return sought if more == sought.asked else _sought(more)


def _sought(asked: Asked) -> Sought:
    wanted, unwanted, alone, eithers = [], [], [], []
    for clause in asked.clauses:
        conditions = list(_asking(clause))
        questions = [each.said for each in conditions if isinstance(each.said, Question)]
        is_plain = len(questions) == len(conditions) and not any(each.excluded for each in conditions)
        if is_plain and questions:
            wanted.append(tuple(questions))
        elif len(conditions) > 1:
            eithers.append(tuple(conditions))
        elif questions:
            unwanted += questions
        else:
            alone += [each.test for each in conditions]
    return Sought(
        question=understand(asked.words, unfinished=asked.unfinished),
        wanted=tuple(wanted),
        unwanted=tuple(unwanted),
        alone=tuple(alone),
        eithers=tuple(eithers),
        asked=asked,
    )


def _asking(clause: Iterable[Condition]) -> Iterator[Either]:
    """Yield the conditions that ask anything."""
    for condition in clause:
        said = _question(condition) or _test(condition)
        if said is not None:
            yield Either(said, condition.excluded)


def _said(question: Question) -> Test:
    return Found(question.anywhere)


def _test(condition: Condition) -> Test | None:
    if condition.field == IN and condition.whole:
        return lying_in(has_id(condition.text))
    if condition.field == IN:
        # A letter or two begin the names of so many places that most of the catalogue lies in them.
        may_go_on = condition.unfinished and len(condition.text) >= _SHORTEST_PLACE
        place = understand(condition.text, unfinished=may_go_on).under(PLACES)
        return lying_in(_said(place), place.anywhere) if place else None
    if condition.whole and (only := FIELDS[condition.field].only):
        return only(condition.text)
    test = FIELDS[condition.field].test if condition.field else None
    return test(condition.text) if test else None


def _question(condition: Condition) -> Question | None:
    """Return the condition as a question to the index, None where that cannot tell, or nothing is asked."""
    if condition.field == IN:
        return None
    if condition.whole and FIELDS[condition.field].only:
        return None
    field = FIELDS.get(condition.field, Field())
    if field.test and (not field.fact or field.test(condition.text) is not None):
        return None
    if field.fact:
        return _fact(field, condition)
    question = _words(condition)
    return (question.under(field.headings) if field.headings else question) or None


def _fact(field: Field, condition: Condition) -> Question:
    whole = field.whole(condition.text)
    word = fact(field.fact, whole or condition.text)
    return Question(parts=((Phrase((word,), condition.unfinished and not whole, ("facts",)),),))


def _words(condition: Condition) -> Question:
    # A shelfmark is asked for by its parts, in any order, quoted or not.
    if condition.field == "shelfmark":
        return understand_mark(condition.text, unfinished=condition.unfinished)
    in_a_row = condition.quoted or condition.whole
    if in_a_row and condition.unfinished:
        return replace(understand(f'"{condition.text}*"'), goes_on_as_written=True)
    text = f'"{condition.text}"' if in_a_row else condition.text
    return understand(text, unfinished=condition.unfinished)


def _without(said: Sequence[Match], unwanted: Sequence[Question]) -> Match:
    wanted = every(said)
    return Without(wanted, some(each.anywhere for each in unwanted)) if unwanted else wanted
