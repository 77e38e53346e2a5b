"""A copy of a catalogue that was worked on elsewhere comes back: nothing of either is lost in silence."""

from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue, HandList, SavedSearch
from muniment.description.agents import Agent, AgentName
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.levels import NoteKind
from muniment.description.markup import prose
from muniment.description.units import DigitalObject, Extent, Note
from muniment.description.waivers import Waiver
from muniment.formats.deliveries import FormatError, Source
from muniment.progress import finish
from muniment.tasks.files import attach, check_files, path_of
from muniment.tasks.import_file import import_source
from muniment.tasks.look_into import look_into
from tests.build import a_unit


@pytest.fixture
def copy(catalogue, tmp_path):
    """A fonds with three letters, and a copy of the catalogue in which somebody works at home."""
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Papers", id="f"))
        for name in "abc":
            edit.put(a_unit(f"Letter {name}", id=name, parent="f"))
    (tmp_path / "home").mkdir()
    catalogue.backup(tmp_path / "home" / "c.muniment")
    with Catalogue.open(tmp_path / "home" / "c.muniment") as home:
        yield home


def change(catalogue, id, **fields):
    with catalogue.edit(f"Change in {catalogue.path.parent.name}") as edit:
        edit.put(replace(edit.unit(id), **fields))


def comes_back(catalogue, copy):
    return finish(import_source(catalogue, Source.of(copy.path)))


def rules(imported):
    return [finding.rule for finding in imported.findings]


def a_note(kind, text):
    return Note(kind=kind, prose=prose(text))


EXTENT = (Extent(text="2 leaves"),)


def test_what_was_changed_there_comes_and_what_was_changed_here_stays(catalogue, copy):
    change(copy, "a", extents=EXTENT)
    change(catalogue, "a", repository="Town Archive")
    change(catalogue, "b", repository="Town Archive")
    done = comes_back(catalogue, copy)
    a, b = catalogue.units(["a", "b"])
    assert (a.extents, a.repository, b.repository) == (EXTENT, "Town Archive", "Town Archive")
    assert ([each.after.id for each in done.updated], done.made, rules(done)) == (["a"], (), [])
    catalogue.undo()
    assert catalogue.unit("a").extents == ()
    comes_back(catalogue, copy)
    assert catalogue.unit("a").extents == EXTENT


def test_what_both_changed_is_told_with_its_field(catalogue, copy):
    change(copy, "a", titles=a_unit("Theirs").titles)
    change(catalogue, "a", titles=a_unit("Ours").titles)
    done = comes_back(catalogue, copy)
    [finding] = done.findings
    assert (finding.rule, finding.unit, "(Title)" in finding.message) == ("import-both", "a", True)
    assert catalogue.unit("a").title == "Theirs"


def test_notes_of_other_kinds_do_not_meet(catalogue, copy):
    change(copy, "a", notes=(a_note(NoteKind.SCOPE, "Theirs"),))
    change(catalogue, "a", notes=(a_note(NoteKind.ACCESS, "Ours"),))
    done = comes_back(catalogue, copy)
    assert {note.text for note in catalogue.unit("a").notes} == {"Theirs", "Ours"}
    assert rules(done) == []


def test_the_copy_once_more_changes_nothing_nor_what_was_corrected_since(catalogue, copy):
    change(copy, "a", extents=EXTENT, notes=(a_note(NoteKind.SCOPE, "Theirs"),))
    comes_back(catalogue, copy)
    corrected = {"extents": (Extent(text="3 leaves"),), "notes": (a_note(NoteKind.SCOPE, "Corrected"),)}
    change(catalogue, "a", **corrected)
    change(copy, "b", repository="Town Archive")
    done = comes_back(catalogue, copy)
    a = catalogue.unit("a")
    assert (a.extents, a.notes) == (corrected["extents"], corrected["notes"])
    assert ([each.after.id for each in done.updated], rules(done)) == (["b"], [])
    before = catalogue.history()
    comes_back(catalogue, copy)
    assert catalogue.history() == before


def test_new_units_stand_where_they_stand_there(catalogue, copy):
    with copy.edit("New") as edit:
        edit.put(a_unit("Between", id="n", parent="f"), before="b")
        edit.put(a_unit("Below it", id="m", parent="n"))
        edit.put(a_unit("Last", id="z", parent="f"))
    assert list(comes_back(catalogue, copy).made) == ["n", "m", "z"]
    assert catalogue.child_ids("f") == ["a", "n", "b", "c", "z"]
    assert catalogue.child_ids("n") == ["m"]


def test_what_was_moved_there_moves_unless_it_was_moved_here(catalogue, copy):
    with copy.edit("Move there") as edit:
        edit.move("a", "c")
        edit.move("b", "c")
    with catalogue.edit("Move") as edit:
        edit.move("b", None)
    done = comes_back(catalogue, copy)
    assert (catalogue.unit("a").parent, catalogue.unit("b").parent) == ("c", None)
    assert rules(done) == ["import-both"]


def test_a_move_that_would_make_a_loop_is_told_and_left(catalogue, copy):
    with copy.edit("Move there") as edit:
        edit.move("a", "b")
    with catalogue.edit("Move") as edit:
        edit.move("b", "a")
    assert rules(comes_back(catalogue, copy)) == ["import-both"]
    assert (catalogue.unit("a").parent, catalogue.unit("b").parent) == ("f", "a")


def test_moves_that_would_make_a_loop_together_are_told_and_left(catalogue, copy):
    with copy.edit("Move there") as edit:
        edit.move("a", None)
        edit.move("b", "a")
        edit.move("f", "b")
    with catalogue.edit("Move") as edit:
        edit.move("a", "c")
    assert rules(comes_back(catalogue, copy)) == ["import-both", "import-both"]
    assert [catalogue.unit(id).parent for id in "fabc"] == [None, "c", "a", "f"]


@pytest.mark.parametrize("is_here", [True, False])
def test_what_one_has_taken_back_since_stays_taken_back(catalogue, tmp_path, is_here):
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Papers", id="f"))
    change(catalogue, "f", repository="Town Archive")
    with catalogue.edit("New") as edit:
        edit.put(a_unit("Slip", id="n"))
    (tmp_path / "home").mkdir()
    catalogue.backup(tmp_path / "home" / "c.muniment")
    with Catalogue.open(tmp_path / "home" / "c.muniment") as home:
        for _times in range(2):
            (catalogue if is_here else home).undo()
        done = comes_back(catalogue, home)
    assert (catalogue.unit("f").repository, rules(done)) == ("", [])
    assert bool(catalogue.present(["n"])) is not is_here


def test_what_was_deleted_on_either_side_is_told(catalogue, copy):
    change(copy, "b", repository="Town Archive")
    with copy.edit("Delete there") as edit:
        edit.delete("a")
        edit.put(a_unit("In what is gone here", id="n", parent="c"))
    with catalogue.edit("Delete") as edit:
        edit.delete("b")
        edit.delete("c")
    done = comes_back(catalogue, copy)
    assert sorted(rules(done)) == ["import-both", "import-both", "import-gone"]
    assert (catalogue.child_ids("f"), catalogue.child_ids(None)) == (["a"], ["f", "n"])


def test_agents_come_with_what_was_added_to_them(catalogue, copy):
    with copy.edit("Agent") as edit:
        edit.put_agent(Agent(id="h", names=(AgentName(text="Hoxha, Ana"),)))
    change(copy, "a", repository="Town Archive")
    assert len(comes_back(catalogue, copy).agents) == 1
    assert comes_back(catalogue, copy).agents == ()


def test_files_that_do_not_lie_beside_this_catalogue_are_told(catalogue, copy):
    change(copy, "a", objects=(DigitalObject(href="c.files/scan.jpg"),))
    assert rules(comes_back(catalogue, copy)) == ["import-files"]


def test_another_catalogue_comes_whole_and_stays_as_it_is(catalogue, tmp_path):
    with Catalogue.create(tmp_path / "o.muniment") as other, other.edit("Begin") as edit:
        edit.put(a_unit("Fonds", id="o"))
        edit.put(a_unit("Map", id="p", parent="o"))
    held = (tmp_path / "o.muniment").read_bytes()
    looked = finish(look_into(catalogue, Source.of(tmp_path / "o.muniment")))
    assert [unit.id for unit in looked.plan.new] == [unit.id for unit in looked.delivery.units] == ["o", "p"]
    assert catalogue.count() == 0
    finish(import_source(catalogue, Source.of(tmp_path / "o.muniment")))
    assert (catalogue.child_ids(None), catalogue.child_ids("o")) == (["o"], ["p"])
    assert (tmp_path / "o.muniment").read_bytes() == held


@pytest.mark.parametrize("as_new", [True, False])
def test_what_cannot_be_taken_in_is_refused(catalogue, copy, as_new):
    path = copy.path if as_new else catalogue.path
    with pytest.raises(FormatError):
        finish(import_source(catalogue, Source.of(path), as_new))


def keep(catalogue, **kept):
    with catalogue.edit(f"Keep in {catalogue.path.parent.name}") as edit:
        for name, value in kept.items():
            {"list": edit.put_list, "waiver": edit.waive, "concept": edit.put_concept}[name](value)


def a_list(*units, id="l", name="Reading room"):
    return HandList(id=id, name=name, units=units)


def a_place(*names, id="p"):
    return Concept(id=id, kind=ConceptKind.PLACE, names=tuple(AgentName(text=name) for name in names))


WAIVER = Waiver(unit="a", rule="isad-3.1.3", reason="Undated")


def test_lists_searches_places_and_waivers_come_in_the_same_step_and_are_taken_back_with_it(catalogue, copy):
    keep(copy, list=a_list("b", "a"), waiver=WAIVER, concept=a_place("Tirana", "Tiranë"))
    with copy.edit("Search") as edit:
        edit.put_search("s", "Maps", "title:map")
    for _time in range(2):
        done = comes_back(catalogue, copy)
        assert (len(done.besides), done.findings) == (4, ())
        assert catalogue.hand_lists() == [a_list("b", "a")]
        assert catalogue.saved_searches() == [SavedSearch(id="s", name="Maps", text="title:map")]
        assert catalogue.waivers() == [WAIVER]
        assert catalogue.concepts(ConceptKind.PLACE) == [a_place("Tirana", "Tiranë")]
        before = catalogue.history()
        assert comes_back(catalogue, copy).besides == ()
        assert catalogue.history() == before
        catalogue.undo()
        assert (catalogue.hand_lists(), catalogue.waivers()) == ([], [])


@pytest.fixture
def listed(catalogue, tmp_path):
    """A catalogue with a list, a waiver and a place, and a copy of it."""
    with catalogue.edit("Begin") as edit:
        for name in "abcde":
            edit.put(a_unit(f"Letter {name}", id=name))
    keep(catalogue, list=a_list("a", "b", "c"), waiver=WAIVER, concept=a_place("Tirana", "Tiranë"))
    (tmp_path / "home").mkdir()
    catalogue.backup(tmp_path / "home" / "c.muniment")
    with Catalogue.open(tmp_path / "home" / "c.muniment") as home:
        yield home


def test_a_list_that_both_changed_has_what_either_added_and_not_what_either_took_out(catalogue, listed):
    keep(listed, list=a_list("a", "d", "b"))
    keep(catalogue, list=a_list("b", "c", "e"))
    assert comes_back(catalogue, listed).findings == ()
    assert catalogue.hand_lists() == [a_list("d", "b", "e")]
    keep(catalogue, list=a_list("b", "c"))
    assert comes_back(catalogue, listed).besides == ()


def test_what_only_one_side_decided_of_lists_and_waivers_is_taken_or_stays(catalogue, listed):
    with listed.edit("Lift there") as edit:
        edit.lift(WAIVER.id)
    keep(listed, concept=a_place("Tirana"))
    with catalogue.edit("Delete") as edit:
        edit.delete_list("l")
    done = comes_back(catalogue, listed)
    assert done.findings == ()
    assert (catalogue.hand_lists(), catalogue.waivers()) == ([], [])
    assert catalogue.concepts(ConceptKind.PLACE) == [a_place("Tirana")]


def test_what_both_decided_otherwise_is_told_once_with_what_stood_here(catalogue, listed):
    keep(listed, waiver=replace(WAIVER, reason="Theirs"), list=a_list("a", name="Exhibition"))
    keep(catalogue, waiver=replace(WAIVER, reason="Ours"))
    with catalogue.edit("Delete") as edit:
        edit.delete_list("l")
    done = comes_back(catalogue, listed)
    assert rules(done) == ["import-both", "import-both"]
    assert any("Ours" in finding.message for finding in done.findings)
    assert catalogue.waivers() == [replace(WAIVER, reason="Theirs")]
    keep(catalogue, waiver=replace(WAIVER, reason="Corrected"))
    comes_back(catalogue, listed)
    assert catalogue.waivers() == [replace(WAIVER, reason="Corrected")]


def test_lists_and_places_of_one_name_that_both_made_become_one(catalogue, copy):
    keep(copy, list=a_list("b", id="theirs"), concept=a_place("Tirana", "Tiranë", id="theirs"))
    keep(catalogue, list=a_list("a"), concept=a_place("Tirana", "Tiran"))
    assert comes_back(catalogue, copy).findings == ()
    assert [set(made.units) for made in catalogue.hand_lists()] == [{"a", "b"}]
    assert [len(place.names) for place in catalogue.concepts(ConceptKind.PLACE)] == [3]
    assert comes_back(catalogue, copy).besides == ()


def test_a_list_that_was_deleted_there_is_told_and_stays(catalogue, listed):
    with listed.edit("Delete there") as edit:
        edit.delete_list("l")
    assert rules(comes_back(catalogue, listed)) == ["import-gone"]
    assert catalogue.hand_lists() == [a_list("a", "b", "c")]


def test_a_waiver_of_what_was_deleted_here_does_not_come(catalogue, copy):
    keep(copy, waiver=WAIVER)
    with catalogue.edit("Delete") as edit:
        edit.delete("a")
    comes_back(catalogue, copy)
    assert catalogue.waivers() == []


def move(catalogue, id, before, parent="f"):
    with catalogue.edit(f"Move in {catalogue.path.parent.name}") as edit:
        edit.move(id, parent, before)


def test_the_order_in_which_units_were_put_there_comes_and_is_taken_back_with_all_else(catalogue, copy):
    with copy.edit("New") as edit:
        edit.put(a_unit("New", id="n", parent="f"), before="a")
    move(copy, "c", "a")
    change(catalogue, "b", repository="Town Archive")
    done = comes_back(catalogue, copy)
    assert catalogue.child_ids("f") == copy.child_ids("f") == ["n", "c", "a", "b"]
    assert (list(done.made), [each.after.id for each in done.updated], rules(done)) == (["n"], ["c"], [])
    before = catalogue.history()
    comes_back(catalogue, copy)
    assert catalogue.history() == before
    catalogue.undo()
    assert catalogue.child_ids("f") == ["a", "b", "c"]


def test_units_that_were_sorted_there_are_sorted_here(catalogue, copy):
    with copy.edit("Sort") as edit:
        finish(edit.order("f", ["c", "b", "a"]))
    comes_back(catalogue, copy)
    assert catalogue.child_ids("f") == ["c", "b", "a"]


def test_what_either_moved_by_itself_stands_where_it_was_moved_to(catalogue, copy):
    move(copy, "c", "b")
    move(catalogue, "a", None)
    assert rules(comes_back(catalogue, copy)) == []
    assert catalogue.child_ids("f") == ["c", "b", "a"]
    move(catalogue, "c", None)
    comes_back(catalogue, copy)
    assert catalogue.child_ids("f") == ["b", "a", "c"]


def test_what_both_moved_stays_where_it_is_here_and_is_told(catalogue, copy):
    move(copy, "c", "a")
    move(catalogue, "c", "b")
    done = comes_back(catalogue, copy)
    assert ([(finding.rule, finding.unit) for finding in done.findings]) == [("import-both", "f")]
    assert catalogue.child_ids("f") == ["a", "c", "b"]


def test_what_both_moved_at_the_top_is_told_too(catalogue, tmp_path):
    with catalogue.edit("Begin") as edit:
        edit.put_many(a_unit(f"Fonds {name}", id=name) for name in "abc")
    (tmp_path / "home").mkdir()
    catalogue.backup(tmp_path / "home" / "c.muniment")
    with Catalogue.open(tmp_path / "home" / "c.muniment") as home:
        move(home, "c", "a", None)
        move(catalogue, "c", "b", None)
        (finding,) = comes_back(catalogue, home).findings
    assert (finding.rule, finding.unit, "at the top" in finding.message) == ("import-both", "", True)
    assert catalogue.child_ids(None) == ["a", "c", "b"]


def test_an_order_that_only_this_catalogue_has_changed_stays(catalogue, copy):
    change(copy, "a", repository="Town Archive")
    move(catalogue, "c", "a")
    assert rules(comes_back(catalogue, copy)) == []
    assert catalogue.child_ids("f") == ["c", "a", "b"]


def attached_there(copy, path, unit="a"):
    path.write_bytes(path.name.encode())
    return finish(attach(copy, unit, [path]))[0]


def test_files_that_were_attached_there_are_copied_beside_this_catalogue(catalogue, copy, tmp_path):
    attached_there(copy, tmp_path / "Brief Ä.jpg")
    done = comes_back(catalogue, copy)
    assert (done.files, rules(done)) == (1, [])
    assert finish(check_files(catalogue)) == ()
    [found] = catalogue.unit("a").objects
    assert path_of(catalogue, found).parent == catalogue.files
    before = catalogue.history()
    assert comes_back(catalogue, copy).files == 0
    assert catalogue.history() == before


def test_files_of_a_copy_of_another_name_are_called_as_they_lie_here(catalogue, copy, tmp_path):
    attached_there(copy, tmp_path / "scan.jpg")
    renamed = copy.path.with_name("back.muniment")
    copy.backup(renamed)
    # The folder that was copied keeps its name; what is attached from now on lies in one of the new name.
    with Catalogue.open(renamed) as back:
        attached_there(back, tmp_path / "other.jpg", "b")
        done = comes_back(catalogue, back)
        assert (done.files, rules(done)) == (2, [])
        assert finish(check_files(catalogue)) == ()
        before = catalogue.history()
        comes_back(catalogue, back)
    assert catalogue.history() == before


def test_files_that_come_later_than_the_copy_are_copied_when_it_comes_once_more(catalogue, copy, tmp_path):
    attached_there(copy, tmp_path / "scan.jpg")
    copy.files.rename(tmp_path / "away")
    assert rules(comes_back(catalogue, copy)) == ["import-files"]
    (tmp_path / "away").rename(copy.files)
    assert comes_back(catalogue, copy).files == 1
    assert finish(check_files(catalogue)) == ()


def test_an_import_that_is_stopped_leaves_no_file(catalogue, copy, tmp_path):
    attached_there(copy, tmp_path / "scan.jpg")
    steps = import_source(catalogue, Source.of(copy.path))
    while not (catalogue.files.exists() and list(catalogue.files.iterdir())):
        next(steps)
    steps.close()
    assert list(catalogue.files.iterdir()) == []
    assert catalogue.unit("a").objects == ()


def test_a_copy_of_a_teams_catalogue_comes_back_into_it_from_a_file(shared, tmp_path):
    with Catalogue.open(shared) as team:
        with team.edit("Begin") as edit:
            edit.put_many(a_unit(f"Letter {name}", id=name) for name in "abc")
        team.backup(tmp_path / "home.muniment")
        with Catalogue.open(tmp_path / "home.muniment") as home, home.edit("Work at home") as edit:
            edit.put(replace(edit.unit("a"), extents=EXTENT))
            edit.move("c", None, "a")
            edit.put_list(a_list("b"))
        change_of_team = replace(team.unit("b"), repository="Town Archive")
        with team.edit("Meanwhile") as edit:
            edit.put(change_of_team)
        assert finish(import_source(team, Source.of(tmp_path / "home.muniment"))).findings == ()
        assert (team.child_ids(None), team.hand_lists()) == (["c", "a", "b"], [a_list("b")])
        assert (team.unit("a").extents, team.unit("b")) == (EXTENT, change_of_team)
        team.undo()
        assert (team.child_ids(None), team.hand_lists()) == (["a", "b", "c"], [])


def test_a_colleague_goes_on_working_while_files_are_copied(catalogue, copy, tmp_path):
    attached_there(copy, tmp_path / "scan.jpg")
    steps = import_source(catalogue, Source.of(copy.path))
    while "Copying" not in next(steps).label:
        pass
    with Catalogue.open(catalogue.path) as colleague:
        change(colleague, "b", repository="Town Archive")
    finish(steps)
    assert (len(catalogue.unit("a").objects), catalogue.unit("b").repository) == (1, "Town Archive")
