"""What lies below a place is counted alike whatever was done before."""

import random

from muniment.catalogue import Branch
from tests.build import a_unit
from tests.catalogue.test_edit import put


def counted(catalogue):
    """What the catalogue counts below each place."""
    return catalogue.branches(catalogue.places())


def walked(catalogue):
    """The same, by a walk through each branch."""
    found = {}
    for unit in catalogue.subtree():
        below = [
            row for row in catalogue.rows([id for id, _up in catalogue.outline(unit.id)]) if row.id != unit.id
        ]
        if below:
            must = sum(row.must > 0 for row in below)
            found[unit.id] = Branch(len(below), must, sum(row.must + row.should > 0 for row in below) - must)
    return found


def a_tree(catalogue, chance):
    """Forty units, some without a title, each in one that was made before it."""
    units = []
    for number in range(40):
        parent = chance.choice([None, *units]) if units else None
        title = chance.choice(["Letters", ""])
        put(catalogue, a_unit(title, id=f"u{number}", parent=parent, level=None))
        units.append(f"u{number}")
    return units


def test_an_empty_catalogue_has_no_branches(catalogue):
    assert counted(catalogue) == {}


def test_counts_are_those_of_a_walk_after_moves_deletions_and_undo(catalogue):
    chance = random.Random(4)
    a_tree(catalogue, chance)
    assert counted(catalogue) == walked(catalogue)
    for _turn in range(12):
        ids = [unit.id for unit in catalogue.subtree()]
        some = chance.choice(ids)
        elsewhere = [id for id in ids if id not in dict(catalogue.outline(some))]
        with catalogue.edit("Change") as edit:
            if elsewhere and chance.random() < 0.7:
                edit.move(some, chance.choice(elsewhere))
            else:
                edit.delete(some)
        if chance.random() < 0.5:
            catalogue.undo()
        assert counted(catalogue) == walked(catalogue)


def test_a_correction_changes_the_marks_of_all_that_it_lies_in(catalogue):
    put(catalogue, a_unit("F", id="f"), a_unit("S", id="s", parent="f"), a_unit("", id="i", parent="s"))
    places = catalogue.places()
    before = catalogue.branches(places)
    put(catalogue, a_unit("Now it has one", id="i", parent="s"))
    after = catalogue.branches(places)
    assert (before["f"].below, after["f"].below) == (2, 2)
    assert before["f"] != after["f"]
    assert after == walked(catalogue)
