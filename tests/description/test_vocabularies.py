"""The vocabularies offer exactly what the values may hold."""

import re
from enum import StrEnum

import pytest

from muniment.description.levels import (
    CustodyKind,
    Level,
    NoteKind,
    ShelfmarkKind,
    SubjectKind,
    TextKind,
    TitleKind,
)
from muniment.description.vocabularies import NAMES, Term, vocabulary

KINDS: tuple[tuple[str, type[StrEnum]], ...] = (
    ("levels", Level),
    ("notes", NoteKind),
    ("custody", CustodyKind),
    ("texts", TextKind),
    ("titles", TitleKind),
    ("shelfmarks", ShelfmarkKind),
    ("subjects", SubjectKind),
)


@pytest.mark.parametrize(("name", "kinds"), KINDS)
def test_a_vocabulary_of_kinds_has_a_term_for_each_and_no_other(name, kinds):
    assert set(vocabulary(name)) == {kind.value for kind in kinds}


@pytest.mark.parametrize("name", NAMES)
def test_every_term_is_filed_under_its_id_and_says_its_name(name):
    terms = vocabulary(name)
    assert terms
    assert all(term.id == id and term.label.strip() for id, term in terms.items())


@pytest.mark.parametrize("name", NAMES)
def test_no_two_terms_of_a_vocabulary_look_alike(name):
    labels = [term.label for term in vocabulary(name).values()]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize(("name", "_kinds"), KINDS)
def test_help_is_one_sentence(name, _kinds):
    for term in vocabulary(name).values():
        assert re.fullmatch(r"[A-Z].*\.", term.help), term.id


@pytest.mark.parametrize("name", ["levels", "notes"])
def test_levels_and_notes_name_their_element_of_isad(name):
    for term in vocabulary(name).values():
        assert re.fullmatch(r"3\.[1-7]\.\d", term.isad), term.id


def test_levels_stand_from_the_highest_to_the_lowest():
    order = list(vocabulary("levels"))
    assert order.index("fonds") < order.index("series") < order.index("file") < order.index("item")


def test_the_relators_of_translated_documents_are_there():
    relators = vocabulary("relators")
    wanted = {"trl": "Translator", "edt": "Editor", "ctb": "Contributor", "prv": "Provider", "dnr": "Donor"}
    assert {code: relators[code].label for code in wanted} == wanted
    assert len(relators) >= 60
    assert all(re.fullmatch("[a-z]{3}", code) for code in relators)


def test_a_vocabulary_cannot_be_changed():
    with pytest.raises(TypeError):
        vocabulary("levels")["shelf"] = Term("shelf", "Shelf")  # type: ignore[index]


def test_an_unknown_vocabulary_is_refused_by_name():
    with pytest.raises(KeyError, match="no vocabulary called colours"):
        vocabulary("colours")
