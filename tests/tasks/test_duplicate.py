"""A copy says what the original says, with all below it, and is a unit of its own."""

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.description.units import Credit, FindingAid, Identifier, Kept
from muniment.progress import finish
from muniment.tasks.duplicate import duplicate
from tests.build import a_unit


def a_branch(catalogue: Catalogue) -> None:
    """Two series, the first with a file and an item in it."""
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("One", id="one", level=Level.SERIES))
        edit.put(a_unit("Two", id="two", level=Level.SERIES))
        edit.put(a_unit("File", id="file", parent="one", level=Level.FILE))
        edit.put(a_unit("Item", id="item", parent="file", credits=(Credit(name="Daljani", relator="trl"),)))


def test_a_branch_is_copied_whole_into_another_place(catalogue):
    a_branch(catalogue)
    [copy] = finish(duplicate(catalogue, ["file"], "two", None, "Paste"))
    [item] = catalogue.child_ids(copy)
    assert catalogue.child_ids("two") == [copy]
    assert (catalogue.unit(copy).title, catalogue.unit(item).credits[0].name) == ("File", "Daljani")
    assert {copy, item}.isdisjoint({"file", "item"})
    assert catalogue.child_ids("one") == ["file"]
    catalogue.undo()
    assert catalogue.count() == 4


def test_copies_stand_before_a_sibling_in_the_order_of_the_originals(catalogue):
    a_branch(catalogue)
    first, second = finish(duplicate(catalogue, ["one", "two"], None, "two", "Paste"))
    assert catalogue.child_ids(None) == ["one", first, second, "two"]


def test_a_branch_is_copied_into_itself_once(catalogue):
    a_branch(catalogue)
    finish(duplicate(catalogue, ["one"], "file", None, "Paste"))
    assert catalogue.count() == 7


def test_a_copy_has_nothing_that_names_the_original(catalogue):
    kept = (
        Kept(vocabulary="ead3", place="source/1", xml="<c/>"),
        Kept(vocabulary="ead3", place=".", xml="<x/>"),
    )
    identifiers = (Identifier(kind="record-id", text="1"), Identifier(kind="registry", text="2"))
    aid = FindingAid(identifier="aid", title="Guide")
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letter", id="letter", kept=kept, identifiers=identifiers, aid=aid))
    [copy] = catalogue.units(finish(duplicate(catalogue, ["letter"], None, None, "Paste")))
    assert [each.place for each in copy.kept] == ["."]
    assert [each.kind for each in copy.identifiers] == ["registry"]
    assert (copy.aid.identifier, copy.aid.title) == ("", "Guide")


def test_work_that_is_stopped_leaves_nothing(catalogue):
    a_branch(catalogue)
    steps = duplicate(catalogue, ["one"], None, None, "Paste")
    next(steps)
    steps.close()
    assert catalogue.count() == 4
