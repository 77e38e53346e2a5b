from dataclasses import replace

from hypothesis import given

from muniment.catalogue.codec import encode_unit
from muniment.catalogue.matching import Phrase
from muniment.catalogue.snippets import Wanted
from muniment.catalogue.wording import Wording
from muniment.catalogue.words import passages
from muniment.description.levels import ShelfmarkKind
from muniment.description.units import Shelfmark
from tests import strategies
from tests.build import a_unit


@given(strategies.units())
def test_a_unit_that_is_stored_tells_the_same_words_as_the_unit(unit):
    stored = [(heading, text) for heading, texts in Wording(encode_unit(unit)).passages() for text in texts]
    made = passages(unit)
    assert [said for said in stored if said[1]] == [said for said in made if said[1]]


@given(strategies.units())
def test_what_a_stored_unit_says_first_is_its_title(unit):
    runs = Wording(encode_unit(unit)).passages()
    said = ((heading, text) for heading, texts in runs for text in texts if text)
    assert not unit.title or next(said) == ("titles", unit.title)


def test_what_facts_alone_can_tell_is_looked_for_in_no_passage():
    fact = Phrase(words=("levelitem",), headings=("facts",))
    assert not Wanted(lambda: [fact])
    assert Wanted(lambda: [fact, Phrase(words=("report",))])


def test_a_shelfmark_that_is_stored_tells_what_is_unusual_about_it():
    marks = (Shelfmark(text="F. 1"), Shelfmark(text="F. 2", kind=ShelfmarkKind.FORMER))
    stored = Wording(encode_unit(replace(a_unit(), shelfmarks=marks)))
    assert [stored.kind_of(mark) for mark in ("F. 1", "F. 2", "F. 3")] == ["", "former", ""]
