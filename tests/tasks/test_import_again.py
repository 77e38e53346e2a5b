"""A finding aid that comes a second time: updated where it says something new, and nowhere else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue, ConflictError
from muniment.description.findings import Severity
from muniment.description.levels import Level, NoteKind
from muniment.description.markup import paragraphs
from muniment.description.units import Note, a_title
from muniment.formats import table
from muniment.formats.deliveries import FormatError, Source
from muniment.progress import finish
from muniment.tasks.export_file import rendered
from muniment.tasks.import_file import import_source
from muniment.tasks.import_plan import apply, plan
from muniment.tasks.look_into import look_into
from tests.build import a_unit
from tests.shared import SHARED, needs_shared

HEAD = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid{agency}>{eadid}</eadid>
<filedesc><titlestmt><titleproper>{title}</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>{title}</unittitle></did><dsc>{body}</dsc></archdesc></ead>"""


def an_aid(*body, eadid="aid-1", title="Papers", agency=""):
    agency = agency and f' mainagencycode="{agency}"'
    text = HEAD.format(eadid=eadid, title=title, body="".join(body), agency=agency)
    return Source("aid.xml", text.encode())


def a_c(title="", *body, id="", mark="", date="", more=""):
    said = f'<c level="file"{id and f" id={id!r}"}><did>'
    said += mark and f"<unitid>{mark}</unitid>"
    said += title and f"<unittitle>{title}</unittitle>"
    said += date and f"<unitdate>{date}</unitdate>"
    return f"{said}</did>{more}{''.join(body)}</c>"


def imported(catalogue, source, **options):
    return finish(import_source(catalogue, source, **options))


def titles(catalogue):
    return [unit.title for unit in catalogue.subtree()]


def everything(catalogue):
    return list(catalogue.subtree())


def counts(done):
    return len(done.updated), len(done.made), done.unchanged


def rules(done):
    return [finding.rule for finding in done.findings if finding.rule.startswith("import")]


LETTERS = a_c("Letters", id="l", mark="A 1")
MAPS = a_c("Maps", id="m", mark="A 2")

KNOWN_BY = {
    "XML ids": (a_c("Letters", id="l"), a_c("Maps", a_c("Sheet 1", id="s"), id="m")),
    "shelfmarks": (a_c("Letters", mark="A 1"), a_c("Maps", a_c("Sheet 1", mark="A 2/1"), mark="A 2")),
    "one shelfmark": (a_c("Letters", mark="A 1"), a_c("Maps", mark="A 1"), a_c("Letters", mark="A 1")),
    "titles and dates": (a_c("Letters", date="1961"), a_c("Letters", date="1962"), a_c("Letters")),
    "their order alone": (a_c(), a_c(), a_c(a_c())),
}


RENUMBERED = {
    "swapped": (("A 2", "Minutes of 1960"), ("A 1", "Maps"), ("A 3", "Minutes of 1961")),
    "moved up": (("A 1", "Maps"), ("A 2", "Minutes of 1961")),
    "moved down": (("A 1", "Plans"), ("A 2", "Minutes of 1960"), ("A 3", "Maps"), ("A 4", "Minutes of 1961")),
}


@pytest.mark.parametrize("marks", RENUMBERED.values(), ids=RENUMBERED)
def test_a_unit_with_another_shelfmark_is_known_by_its_title(catalogue, marks):
    was = (("A 1", "Minutes of 1960"), ("A 2", "Maps"), ("A 3", "Minutes of 1961"))
    imported(catalogue, an_aid(*(a_c(title, mark=mark) for mark, title in was)))
    ids = {unit.title: unit.id for unit in catalogue.subtree()}
    imported(catalogue, an_aid(*(a_c(title, mark=mark) for mark, title in marks)))
    now = {unit.title: unit for unit in catalogue.subtree()}
    for mark, title in marks:
        assert now[title].shelfmark == mark
        assert now[title].id == ids.get(title, now[title].id)


@pytest.mark.parametrize("said", [{"date": "1961"}, {"title": "Letters to the embassy"}])
def test_a_unit_without_shelfmark_that_moved_is_known_by_its_title_and_date(catalogue, said):
    letters = a_c(**{"title": "Letters"} | said, more="<odd><p>Torn</p></odd>")
    series = "Series of letters and maps", "Series of plans and books"
    imported(catalogue, an_aid(a_c(series[0], letters), a_c(series[1], a_c("Plans"))))
    ids = {unit.title: unit.id for unit in catalogue.subtree()}
    done = imported(catalogue, an_aid(a_c(series[0]), a_c(series[1], a_c("Plans"), letters)))
    assert ids == {unit.title: unit.id for unit in catalogue.subtree()}
    assert (done.made, rules(done)) == ((), [])
    assert titles(catalogue)[-2:] == ["Plans", said.get("title", "Letters")]


def test_a_title_that_says_little_is_not_enough_to_be_known_by_elsewhere(catalogue):
    imported(catalogue, an_aid(a_c("Mine", a_c("Letters")), a_c("Yours", a_c("Plans"))))
    done = imported(catalogue, an_aid(a_c("Mine"), a_c("Yours", a_c("Plans"), a_c("Letters"))))
    assert rules(done) == ["import-gone"]


def test_a_unit_of_which_only_the_level_has_changed_is_the_same(catalogue):
    imported(catalogue, an_aid(a_c("Letters"), a_c("Maps")))
    was = [unit.id for unit in catalogue.subtree()]
    imported(catalogue, an_aid(a_c("Letters").replace("file", "series"), a_c("Maps")))
    assert [unit.id for unit in catalogue.subtree()] == was
    assert [unit.level.value for unit in catalogue.subtree()] == ["fonds", "series", "file"]


@pytest.mark.parametrize("body", KNOWN_BY.values(), ids=KNOWN_BY)
@pytest.mark.parametrize(
    "eadid",
    ["aid-1", "", "MS2 x 1967", "—"],
    ids=["with an eadid", "without one", "of letters and numbers", "of no word"],
)
def test_a_second_import_changes_nothing_and_makes_no_step(catalogue, body, eadid):
    source = an_aid(*body, eadid=eadid)
    first = imported(catalogue, source)
    before, history = everything(catalogue), catalogue.history()
    again = imported(catalogue, source)
    assert counts(again) == (0, 0, len(first.made))
    assert rules(again) == []
    assert everything(catalogue) == before
    assert catalogue.history() == history


@pytest.mark.parametrize("version", [row.id for row in table.WRITTEN])
def test_an_export_of_ours_that_comes_back_changes_nothing(catalogue, version):
    with catalogue.edit("make") as edit:
        for unit in (a_unit("Fonds", id="f"), a_unit("One", "TNA, FO 371/1", id="a", parent="f")):
            edit.put(unit)
        edit.put(a_unit("Two", "TNA, FO 371/1", id="b", parent="f"))
    back = Source("back.xml", rendered(catalogue, "f", version).encode())
    assert counts(imported(catalogue, back)) == (0, 0, 3)
    with catalogue.edit("retitle") as edit:
        edit.put(replace(edit.unit("b"), titles=(a_title("Too"),)))
    [change] = imported(catalogue, back).updated
    assert (change.after.id, change.fields) == ("b", ("titles",))


ODD = '<unittitle type="original">Letra</unittitle><physloc>Room 2</physloc></did>'


@pytest.mark.parametrize("version", [row.id for row in table.WRITTEN])
def test_a_file_that_came_stays_what_it_is_when_its_units_come_again_among_others(catalogue, version):
    body = LETTERS.replace("</did>", ODD)
    imported(catalogue, an_aid(body))
    imported(catalogue, an_aid(MAPS, eadid="aid-2", title="Plans"))
    before = everything(catalogue)
    back = "".join(table.writing(version).write(before, "All"))
    assert counts(imported(catalogue, Source("back.xml", back.encode()))) == (0, 0, 4)
    assert everything(catalogue) == before
    newer = Source("newer.xml", back.replace("Letters", "Post").encode())
    [change] = imported(catalogue, newer).updated
    assert (change.fields, change.after.kept) == (("titles",), change.before.kept)


def test_without_identifier_and_title_only_what_says_the_same_is_the_same(catalogue):
    source = an_aid(LETTERS, eadid="", title="")
    imported(catalogue, source)
    assert counts(imported(catalogue, source)) == (0, 0, 2)
    other = an_aid(LETTERS, MAPS, eadid="", title="")
    assert counts(imported(catalogue, other)) == (0, 3, 0)


def test_of_two_finding_aids_with_one_identifier_each_is_brought_up_to_its_own_file(catalogue):
    one, other = an_aid(LETTERS), an_aid(MAPS, title="Ledgers")
    imported(catalogue, one)
    imported(catalogue, other, as_new=True)
    before = everything(catalogue)
    assert [counts(imported(catalogue, each)) for each in (one, other)] == [(0, 0, 2), (0, 0, 2)]
    assert everything(catalogue) == before
    [change] = imported(catalogue, an_aid(MAPS.replace("Maps", "Plans"), title="Ledgers")).updated
    assert (change.before.title, change.after.title) == ("Maps", "Plans")


def test_a_finding_aid_of_a_group_that_comes_again_by_itself_stays_in_the_group(catalogue):
    aids = "".join(an_aid(LETTERS, eadid=id, title=id).data.decode() for id in ("one", "two"))
    group = Source("group.xml", f"<eadgrp><frontmatter/>{aids}</eadgrp>".encode())
    imported(catalogue, group)
    before = everything(catalogue)
    for top in catalogue.child_ids(None):
        for version in ("ead2002", "ead2002-dtd", "ead3"):
            alone = Source("alone.xml", rendered(catalogue, top, version).encode())
            assert counts(imported(catalogue, alone)) == (0, 0, 2)
    assert everything(catalogue) == before
    whole = "".join(table.writing("ead2002").write(catalogue.run(), ""))
    assert counts(imported(catalogue, Source("whole.xml", whole.encode()))) == (0, 0, 4)
    assert "<eadgrp><frontmatter/>" in whole


EDITS = {
    "a title": (a_c("Post", id="l", mark="A 1"), MAPS, ("titles",)),
    "a title without an XML id": (a_c("Post", mark="A 1"), MAPS, ("titles", "identifiers")),
    "a shelfmark": (a_c("Letters", id="l", mark="B 9"), MAPS, ("shelfmarks",)),
    "a date": (a_c("Letters", id="l", mark="A 1", date="1967"), MAPS, ("dates",)),
    "a note": (
        a_c("Letters", id="l", mark="A 1", more="<scopecontent><p>To Ana.</p></scopecontent>"),
        MAPS,
        ("notes",),
    ),
}


SHEETS = tuple(a_c(f"Sheet {n}") for n in range(3))
NAMELESS = {
    "a title of what others stand in": (a_c("Maps", *SHEETS), a_c("Plans and drawings", *SHEETS)),
    "a title of what most of the same stand in": (
        a_c("Maps", *SHEETS),
        a_c("Plans", *SHEETS, a_c("Sheet 3")),
    ),
    "a title": (a_c("Letters to Ana"), a_c("Letters to Ana Kola")),
    "titles of one in the other": (a_c("Maps", a_c("Sheet")), a_c("Old maps", a_c("Sheet 3"))),
    "a spelling": (a_c("Leters from Tirana"), a_c("Letters from Tirana")),
    "a date": (a_c("Letters", date="1967"), a_c("Letters", date="1968")),
}


@pytest.mark.parametrize("edit", NAMELESS)
def test_what_has_no_id_and_no_shelfmark_is_known_by_what_stands_in_it_or_a_title_alike(catalogue, edit):
    was, now = NAMELESS[edit]
    imported(catalogue, an_aid(a_c("First"), was, a_c("Last")))
    done = imported(catalogue, an_aid(a_c("First"), now, a_c("Last")))
    assert len(done.updated) == 1 + ("in the other" in edit)
    assert len(done.made) == ("most" in edit)
    assert "import-gone" not in rules(done)
    again = imported(catalogue, an_aid(a_c("First"), now, a_c("Last")))
    assert counts(again)[:2] == (0, 0)


@pytest.mark.parametrize("is_kept_by_what_it_lies_in", [False, True])
def test_a_shelfmark_is_read_as_the_fonds_says_whose_it_is(catalogue, is_kept_by_what_it_lies_in):
    imported(catalogue, an_aid(a_c("Letters", mark="дело 5"), a_c("Maps", mark="дело 6")))
    [top] = catalogue.units(catalogue.child_ids(None))
    with catalogue.edit("Whose it is") as edit:
        if is_kept_by_what_it_lies_in:
            edit.put(a_unit("Archive", id="archive", repository="GARF"))
            edit.put(replace(top, parent="archive"))
        else:
            edit.put(replace(top, repository="GARF"))
    done = imported(catalogue, an_aid(a_c("Карты", mark="ед. хр. 6"), a_c("Письма", mark="ед. хр. 5")))
    assert (len(done.updated), done.made) == (2, ())


def test_what_a_colleague_deletes_while_a_file_comes_again_is_new(catalogue, monkeypatch):
    imported(catalogue, an_aid(a_c("Letters"), a_c("Maps")))
    (top,) = catalogue.child_ids(None)
    gone, outline = catalogue.child_ids(top)[1], catalogue.outline

    def then_deleted(id):
        said = list(outline(id))
        with catalogue.edit("Delete") as edit:
            edit.delete(gone)
        return said

    monkeypatch.setattr(catalogue, "outline", then_deleted)
    delivery = table.read(an_aid(a_c("Letters"), a_c("Diaries")))
    assert [unit.title for unit in finish(plan(catalogue, delivery)).new] == ["Diaries"]


def test_another_unit_in_the_same_place_is_new(catalogue):
    imported(catalogue, an_aid(a_c("First"), a_c("Maps", *SHEETS), a_c("Last")))
    done = imported(catalogue, an_aid(a_c("First"), a_c("Diaries", a_c("1967"), a_c("1968")), a_c("Last")))
    assert counts(done)[:2] == (0, 3)


@pytest.mark.parametrize(("letters", "maps", "fields"), EDITS.values(), ids=EDITS)
def test_exactly_what_changed_in_the_file_is_updated_and_undone_in_one_step(catalogue, letters, maps, fields):
    imported(catalogue, an_aid(LETTERS, MAPS))
    before = everything(catalogue)
    done = imported(catalogue, an_aid(letters, maps))
    [change] = done.updated
    assert set(change.fields) <= {*fields}
    assert change.fields[0] == fields[0]
    assert counts(done) == (1, 0, 2)
    assert catalogue.unit(change.after.id) == change.after
    assert catalogue.undo() is not None
    assert everything(catalogue) == before


def test_a_new_unit_stands_where_the_file_has_it(catalogue):
    imported(catalogue, an_aid(LETTERS, MAPS))
    done = imported(catalogue, an_aid(a_c("Atlas", id="a"), LETTERS, a_c("Notes", id="n"), MAPS, a_c("Z")))
    assert counts(done) == (0, 3, 3)
    assert titles(catalogue) == ["Papers", "Atlas", "Letters", "Notes", "Maps", "Z"]


def test_what_is_gone_from_the_file_stays_and_is_named(catalogue):
    imported(catalogue, an_aid(LETTERS, MAPS))
    done = imported(catalogue, an_aid(LETTERS))
    assert titles(catalogue) == ["Papers", "Letters", "Maps"]
    [found] = [finding for finding in done.findings if finding.rule == "import-gone"]
    assert found.severity is Severity.SHOULD
    assert "Maps" in found.message
    assert catalogue.unit(found.unit).title == "Maps"


def test_what_is_gone_and_has_neither_title_nor_shelfmark_is_told_as_such(catalogue):
    imported(catalogue, an_aid(LETTERS, a_c(date="1961")))
    [found] = [each for each in imported(catalogue, an_aid(LETTERS)).findings if each.rule == "import-gone"]
    assert found.message == "“Untitled” is in the catalogue but not in the file. It stays."


def test_of_many_that_are_gone_a_hundred_are_named_and_the_rest_counted(catalogue):
    imported(catalogue, an_aid(*(a_c(f"Item {number}") for number in range(103)), LETTERS))
    found = [each for each in imported(catalogue, an_aid(LETTERS)).findings if each.rule == "import-gone"]
    assert len(found) == 101
    assert "3 more" in found[-1].message


MOVES = {
    "into another unit": ((LETTERS, a_c("Maps", id="m")), (a_c("Letters", a_c("Maps", id="m"), id="l"),)),
    "out of it": ((a_c("Letters", a_c("Maps", id="m"), id="l"),), (LETTERS, a_c("Maps", id="m"))),
    "to the front": ((LETTERS, MAPS, a_c("Z", id="z")), (a_c("Z", id="z"), LETTERS, MAPS)),
    "to the end": ((LETTERS, MAPS, a_c("Z", id="z")), (MAPS, a_c("Z", id="z"), LETTERS)),
    "into a new one": ((LETTERS, MAPS), (a_c("New", LETTERS, id="n"), MAPS)),
    "one within the other": (
        (a_c("Letters", a_c("Maps", id="m"), id="l"),),
        (a_c("Maps", a_c("Letters", id="l"), id="m"),),
    ),
}


@pytest.mark.parametrize(("first", "then"), MOVES.values(), ids=MOVES)
def test_what_moved_in_the_file_moves(catalogue, tmp_path, first, then):
    imported(catalogue, an_aid(*first))
    imported(catalogue, an_aid(*then))
    with Catalogue.create(tmp_path / "fresh.muniment") as fresh:
        imported(fresh, an_aid(*then))
        assert shape(catalogue) == shape(fresh)
    assert imported(catalogue, an_aid(*then)).updated == ()


def shape(catalogue):
    return [(unit.title, [row.title for row in catalogue.ancestors(unit.id)]) for unit in catalogue.subtree()]


def test_what_was_added_by_hand_stays_where_the_file_says_nothing(catalogue):
    imported(catalogue, an_aid(LETTERS))
    letters = next(unit for unit in catalogue.subtree() if unit.title == "Letters")
    history = Note(kind=NoteKind.CUSTODY, prose=paragraphs(["Found in an attic."]))
    with catalogue.edit("by hand") as edit:
        edit.put(replace(letters, notes=(history,), repository="TNA"))
    scope = "<scopecontent><p>To Ana.</p></scopecontent>"
    imported(catalogue, an_aid(a_c("Post", id="l", mark="A 1", more=scope)))
    there = catalogue.unit(letters.id)
    assert (there.title, there.repository) == ("Post", "TNA")
    assert [note.text for note in there.notes] == ["To Ana.", "Found in an attic."]


def test_what_was_edited_by_hand_stays_until_the_file_says_something_new(catalogue):
    letters = a_c("Letters", id="l", mark="A 1", date="1961")
    source = an_aid(letters, MAPS)
    _top, id, _maps = imported(catalogue, source).made
    with catalogue.edit("by hand") as edit:
        edit.put(replace(edit.unit(id), titles=(a_title("My letters"),)))
    assert counts(imported(catalogue, source)) == (0, 0, 3)
    imported(catalogue, an_aid(letters.replace("1961", "1962"), MAPS))
    assert (catalogue.unit(id).title, catalogue.unit(id).date) == ("My letters", "1962")
    imported(catalogue, an_aid(letters.replace("Letters", "Post"), MAPS))
    assert catalogue.unit(id).title == "Post"


def test_what_was_taken_out_of_the_file_is_taken_out_of_the_unit(catalogue):
    scope = "<scopecontent><p>To Ana.</p></scopecontent>"
    _top, id = imported(catalogue, an_aid(a_c("Letters", id="l", date="1961", more=scope))).made
    [change] = imported(catalogue, an_aid(a_c("Letters", id="l"))).updated
    assert change.fields == ("dates", "notes")
    assert (catalogue.unit(id).dates, catalogue.unit(id).notes) == ((), ())


@pytest.mark.parametrize("title", ["Papers", ""])
def test_a_finding_aid_without_an_identifier_that_has_another_title_now_is_no_other(catalogue, title):
    source = an_aid(LETTERS, eadid="", title=title)
    imported(catalogue, source)
    (top,) = catalogue.units(catalogue.child_ids(None))
    with catalogue.edit("Correct") as edit:
        edit.put(replace(top, titles=(a_title("Papers of the embassy"),)))
    before = everything(catalogue)
    imported(catalogue, source)
    assert everything(catalogue) == before


@pytest.mark.parametrize("eadid", ["aid-1", ""])
def test_a_finding_aid_that_was_given_another_identifier_is_known_by_the_one_it_came_with(catalogue, eadid):
    source = an_aid(LETTERS, eadid=eadid)
    imported(catalogue, source)
    (top,) = catalogue.units(catalogue.child_ids(None))
    assert top.aid is not None
    with catalogue.edit("Number") as edit:
        edit.put(replace(top, aid=replace(top.aid, identifier="FONDS-17")))
    before = everything(catalogue)
    imported(catalogue, source)
    assert everything(catalogue) == before
    imported(catalogue, an_aid(LETTERS, eadid="aid-2", title="Plans"))
    assert len(catalogue.child_ids(None)) == 2


def test_what_was_corrected_of_the_finding_aid_itself_stays_beside_what_is_new_in_the_file(catalogue):
    source = an_aid(LETTERS)
    imported(catalogue, source)
    (top,) = catalogue.units(catalogue.child_ids(None))
    assert top.aid is not None
    corrected = replace(top.aid, author="Ana Daljani")
    with catalogue.edit("Correct") as edit:
        edit.put(replace(top, aid=corrected))
    before = everything(catalogue)
    imported(catalogue, source)
    assert everything(catalogue) == before
    newer = source.data.replace(b"<titleproper>Papers", b"<titleproper>Papers and maps")
    done = imported(catalogue, Source("aid.xml", newer))
    assert catalogue.unit(top.id).aid == replace(corrected, title="Papers and maps")
    assert "import-both" not in rules(done)
    newest = newer.replace(b"</titleproper>", b"</titleproper><author>Ben</author>")
    done = imported(catalogue, Source("aid.xml", newest))
    assert catalogue.unit(top.id).aid == replace(corrected, title="Papers and maps", author="Ben")
    assert "import-both" in rules(done)


def test_a_finding_aid_that_was_put_below_a_repository_stays_there(catalogue):
    source = an_aid(LETTERS)
    top, *_ = imported(catalogue, source).made
    with catalogue.edit("arrange") as edit:
        edit.put(a_unit("Archive", id="archive"))
        edit.move(top, "archive")
    assert counts(imported(catalogue, source)) == (0, 0, 2)
    assert catalogue.unit(top).parent == "archive"


OTHERS = {
    "another identifier": an_aid(LETTERS, eadid="aid-2"),
    "none": an_aid(LETTERS, eadid=""),
    "another agency": an_aid(LETTERS, agency="GB-2"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_finding_aid_is_imported_beside_the_first(catalogue, other):
    imported(catalogue, an_aid(LETTERS, agency="GB-1"))
    assert counts(imported(catalogue, other)) == (0, 2, 0)


def test_as_new_it_is_imported_beside_the_first(catalogue):
    imported(catalogue, an_aid(LETTERS))
    assert counts(imported(catalogue, an_aid(LETTERS), as_new=True)) == (0, 2, 0)
    assert titles(catalogue) == ["Papers", "Letters"] * 2


def test_a_plan_does_nothing_until_it_is_applied(catalogue):
    imported(catalogue, an_aid(LETTERS))
    before, history = everything(catalogue), catalogue.history()
    delivery = table.read(an_aid(a_c("Post", id="l", mark="A 1"), MAPS))
    made = finish(plan(catalogue, delivery))
    assert [unit.title for unit in made.new] == ["Maps"]
    assert [(each.before.title, each.after.title) for each in made.updated] == [("Letters", "Post")]
    assert (everything(catalogue), catalogue.history()) == (before, history)
    finish(apply(catalogue, made, "Import"))
    assert titles(catalogue) == ["Papers", "Post", "Maps"]


def test_a_plan_that_was_overtaken_is_refused_and_does_nothing(catalogue):
    imported(catalogue, an_aid(LETTERS))
    made = finish(look_into(catalogue, an_aid(MAPS, a_c("Post", id="l", mark="A 1")))).plan
    [letters] = (each.before for each in made.updated)
    with catalogue.edit("meanwhile") as edit:
        edit.put(replace(letters, titles=(a_title("Mail"),)))
    with pytest.raises(ConflictError, match="Letters"):
        finish(apply(catalogue, made, "Import"))
    assert titles(catalogue) == ["Papers", "Mail"]


def test_an_update_that_is_stopped_anywhere_leaves_nothing(catalogue):
    imported(catalogue, an_aid(LETTERS))
    before, history = everything(catalogue), catalogue.history()
    newer = an_aid(a_c("Post", id="l", mark="A 1"), *(a_c(f"Item {number}") for number in range(600)))
    total = sum(1 for _progress in import_source(catalogue, newer))
    catalogue.undo()
    for stop in range(1, total + 1):
        steps = import_source(catalogue, newer)
        for _step in range(stop):
            next(steps)
        steps.close()
        assert everything(catalogue) == before
    assert len(catalogue.history()) == len(history) + 1  # the whole import, undone


BODIES = st.lists(
    st.builds(
        lambda title, mark, id: (title, mark, id),
        st.sampled_from(["Letters", "Maps", ""]),
        st.sampled_from(["", "A 1", "A 2"]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=30)
@given(BODIES, BODIES, st.randoms(use_true_random=False))
def test_whatever_comes_the_same_file_twice_is_once(tmp_path_factory, first, then, random):
    folder = tmp_path_factory.mktemp("again")
    with Catalogue.create(folder / "c.muniment") as catalogue:
        imported(catalogue, a_drawn_aid(first, random))
        before = everything(catalogue)
        newer = a_drawn_aid(then, random)
        imported(catalogue, newer)
        after, history = everything(catalogue), catalogue.history()
        again = imported(catalogue, newer)
        assert (again.updated, again.made) == ((), ())
        assert (everything(catalogue), catalogue.history()) == (after, history)
        if after != before:
            catalogue.undo()
        assert everything(catalogue) == before


def a_drawn_aid(body, random):
    cs = [
        a_c(title, mark=mark, id=f"c{at}" if has_id else "") for at, (title, mark, has_id) in enumerate(body)
    ]
    random.shuffle(cs)
    return an_aid(*cs)


@needs_shared
@pytest.mark.parametrize(
    "name",
    [
        "EHRI+ehri-rest/ehri-io/src/test/resources/BA_vc.xml",
        "SAA-SDT+EAD2002toEAD3/samples",
        "projectblacklight+arclight/spec",
    ],
)
def test_a_real_finding_aid_twice_is_once(catalogue, name):
    path = SHARED / "corpus" / name
    if path.is_dir():
        path = next(file for file in sorted(path.rglob("*.xml")) if 20_000 < file.stat().st_size < 400_000)
    first = imported(catalogue, Source.of(path))
    history = catalogue.history()
    again = imported(catalogue, Source.of(path))
    assert counts(again) == (0, 0, len(first.made))
    assert catalogue.history() == history


def test_a_large_file_is_imported_from_disk_and_a_second_time_changes_nothing(
    catalogue, tmp_path, monkeypatch
):
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)
    path = tmp_path / "aid.xml"
    path.write_bytes(an_aid(a_c("Letters", id="l", mark="A 1"), MAPS).data)
    first = imported(catalogue, Source.of(path))
    assert not isinstance(first.made, tuple)
    assert [catalogue.unit(id).title for id in first.made[1:]] == ["Letters", "Maps"]
    again = imported(catalogue, Source.of(path))
    assert counts(again) == (0, 0, len(first.made))
    catalogue.undo()
    assert catalogue.count() == 0


def test_a_large_import_that_is_stopped_leaves_no_trace(catalogue, tmp_path, monkeypatch):
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)
    path = tmp_path / "aid.xml"
    path.write_bytes(an_aid(*(a_c(f"Letters {n}", id=f"l{n}") for n in range(2200))).data)
    total = sum(1 for _progress in import_source(catalogue, Source.of(path)))
    catalogue.undo()
    assert total > 4
    for stop in range(total):
        steps = import_source(catalogue, Source.of(path))
        for _step in range(stop + 1):
            next(steps)
        steps.close()
        assert catalogue.count() == 0


@pytest.fixture
def large(monkeypatch, tmp_path):
    """Files of any size are left on disk."""
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)

    def on_disk(source):
        path = tmp_path / "aid.xml"
        path.write_bytes(source.data)
        return Source.of(path)

    return on_disk


@pytest.mark.parametrize("more", ["<odd><p>A note.</p></odd>", "<index><p>Kept.</p></index>"])
def test_what_is_found_in_a_large_file_is_told_when_it_is_imported(catalogue, large, more):
    source = large(an_aid(a_c("Letters", id="l", more=more), MAPS))
    told = finish(look_into(catalogue, source)).plan.findings
    assert imported(catalogue, source).findings == told


def test_a_large_file_of_which_a_part_cannot_be_read_alone_is_imported_all_the_same(catalogue, large):
    # The prefix of a component's attribute is declared around it.
    body = (
        f'<c level="series" xmlns:x="urn:x"><did><unittitle>All</unittitle></did>{a_c("Letters", id="l")}</c>'
    )
    strange = body.replace('<c level="file"', '<c level="file" x:y="1"')
    done = imported(catalogue, large(an_aid(MAPS, strange)))
    assert titles(catalogue) == ["Papers", "Maps", "All", "Letters"]
    assert counts(done) == (0, 4, 0)
    assert len(catalogue.history()) == 1


def test_a_large_file_that_is_not_well_formed_leaves_nothing_behind(catalogue, large):
    source = large(an_aid(MAPS, a_c("Letters", more="<odd><p>no end</odd>")))
    with pytest.raises(FormatError, match="line 3"):
        imported(catalogue, source)
    assert catalogue.count() == 0


def test_a_large_file_that_the_catalogue_has_changes_nothing(catalogue, large):
    source = large(an_aid(LETTERS, MAPS))
    imported(catalogue, source)
    before = everything(catalogue)
    done = imported(catalogue, source)
    assert counts(done) == (0, 0, 3)
    assert done.top == before[0].id
    assert everything(catalogue) == before
    assert len(catalogue.history()) == 1


def test_a_large_file_that_says_something_new_updates_what_it_is_said_of(catalogue, large):
    imported(catalogue, large(an_aid(LETTERS, MAPS)))
    done = imported(catalogue, large(an_aid(LETTERS, a_c("Atlases", id="m", mark="A 2"))))
    assert counts(done) == (1, 0, 2)
    assert titles(catalogue) == ["Papers", "Letters", "Atlases"]


def test_what_was_changed_since_a_large_file_came_is_not_taken_for_unchanged(catalogue, large):
    source = large(an_aid(LETTERS, MAPS))
    imported(catalogue, source)
    letters = everything(catalogue)[1]
    with catalogue.edit("Edit") as edit:
        edit.put(replace(letters, titles=(a_title("Mine"),)))
    imported(catalogue, source)
    assert titles(catalogue) == ["Papers", "Mine", "Maps"]


def test_a_date_that_ends_before_it_begins_is_imported_as_it_stands(catalogue):
    turned = '<c><did><unittitle>Letters</unittitle><unitdate normal="1907/1905">1907-05</unitdate></did></c>'
    imported(catalogue, an_aid(turned))
    assert everything(catalogue)[1].date == "1907-05"
    assert not catalogue.search_ids("date:1906")


def a_series(title, *files):
    return a_c(title, *files, mark=f"MSS 4/{title}")


def test_a_unit_that_moved_is_known_by_a_shelfmark_that_stands_once(catalogue):
    letter = a_c("Letter to Ana", a_c("Page"), mark="MSS 4/17")
    imported(catalogue, an_aid(a_series("A", letter), a_series("B", a_c("Bill", mark="MSS 4/18"))))
    before = {unit.title: unit.id for unit in catalogue.subtree()}
    moved = letter.replace("Ana", "Ana Kola")
    done = imported(catalogue, an_aid(a_series("A"), a_series("B", a_c("Bill", mark="MSS 4/18"), moved)))
    assert (done.made, rules(done)) == ((), [])
    there = catalogue.unit(before["Letter to Ana"])
    assert (there.title, there.parent) == ("Letter to Ana Kola", before["B"])
    assert catalogue.unit(before["Page"]).parent == there.id


def test_a_number_that_stands_once_is_not_enough_to_move_what_is_called_otherwise(catalogue):
    imported(catalogue, an_aid(a_series("A", a_c("Letter", mark="7")), a_series("B", a_c("Bill", mark="1"))))
    again = an_aid(a_series("A"), a_series("B", a_c("Bill", mark="1"), a_c("Contract", mark="7")))
    done = imported(catalogue, again)
    assert len(done.made) == 1
    assert rules(done) == ["import-gone"]


@pytest.mark.parametrize("alike", [False, True])
def test_units_that_were_called_otherwise_by_hand_are_known_by_the_elements_they_came_as(catalogue, alike):
    source = an_aid(a_c("Letters"), a_c("Letters" if alike else "Maps"), a_c("Letters" if alike else "Plans"))
    imported(catalogue, source)
    units = everything(catalogue)
    with catalogue.edit("By hand") as edit:
        for unit in units[1::2]:
            edit.put(replace(unit, titles=(a_title(f"Reise {unit.id[-1]}"),), level=Level.SERIES))
    there = everything(catalogue)
    assert counts(imported(catalogue, source)) == (0, 0, 4)
    assert everything(catalogue) == there


@pytest.mark.parametrize("sheet", ["", a_c("Sheet 1")])
def test_units_called_otherwise_by_hand_are_known_where_a_newer_file_has_others_before_and_in_them(
    catalogue, sheet
):
    imported(catalogue, an_aid(a_c("Letters"), a_c("Maps", sheet)))
    with catalogue.edit("By hand") as edit:
        for unit in everything(catalogue)[1:3]:
            edit.put(replace(unit, titles=(a_title(f"Reise {unit.title[0]}"),), level=Level.SERIES))
    newer = an_aid(a_c("Posters"), "\n", a_c("Letters"), "\n", a_c("Maps", "\n", sheet, a_c("Sheet 2"), "\n"))
    done = imported(catalogue, newer)
    assert sorted(unit.title for unit in catalogue.units(done.made)) == ["Posters", "Sheet 2"]
    assert rules(done) == []
    assert [title for title in titles(catalogue) if title.startswith("Reise")] == ["Reise L", "Reise M"]
    assert counts(imported(catalogue, newer))[:2] == (0, 0)


def in_version(source, version):
    """Return a finding aid as another program would have it in a version: without what only we write."""
    text = "".join(table.writing(version).write(table.read(source).units, "Papers"))
    return Source("other.xml", _OF_OURS.sub("", text).encode())


_OF_OURS = re.compile(r'<\?muniment.*?\?>|\s(?:xml:)?id="u[0-9a-f]{32}"', re.DOTALL)
INVENTORY = (
    a_c("Letters", date="1961"),
    a_c("Maps", a_c("Sheet"), a_c("Sheet"), mark="A 1"),
    a_c("Plans", a_c("Plans", date="1967"), mark="A 2"),
)


@pytest.mark.parametrize("version", [row.id for row in table.WRITTEN])
def test_units_called_otherwise_by_hand_are_known_when_their_file_comes_in_another_version(
    catalogue, version
):
    source = an_aid(*INVENTORY)
    imported(catalogue, source)
    with catalogue.edit("By hand") as edit:
        for number, unit in enumerate(everything(catalogue)[1:]):
            edit.put(replace(unit, titles=(a_title(f"Reise {number}"),), shelfmarks=(), level=Level.ITEM))
    there = titles(catalogue)
    newer = in_version(an_aid(INVENTORY[0], a_c("Posters", date="1970"), *INVENTORY[1:]), version)
    done = imported(catalogue, newer)
    assert [unit.title for unit in catalogue.units(done.made)] == ["Posters"]
    assert rules(done) == []
    assert [title for title in titles(catalogue) if title != "Posters"] == there
    assert counts(imported(catalogue, newer))[:2] == (0, 0)


def test_a_unit_that_moved_and_was_called_otherwise_by_hand_is_known_by_what_it_was_called(catalogue):
    letters = a_c("Letters to the embassy in Peking")
    imported(catalogue, an_aid(a_c("Mine", letters), a_c("Yours", a_c("Plans"))))
    moved = everything(catalogue)[2]
    with catalogue.edit("By hand") as edit:
        edit.put(replace(moved, titles=(a_title("Korrespondenz"),)))
    done = imported(catalogue, an_aid(a_c("Mine"), a_c("Yours", a_c("Plans"), letters)))
    assert (done.made, rules(done)) == ((), [])
    assert titles(catalogue)[-2:] == ["Plans", "Korrespondenz"]


SCOPE = "<scopecontent><head>Scope</head><p>To <emph render='bold'>Ana</emph>.</p></scopecontent>"


@pytest.mark.parametrize("version", [row.id for row in table.WRITTEN])
def test_what_another_version_only_marks_up_otherwise_is_nothing_new(catalogue, version):
    letters = a_c("Letters to <title>Ana</title>", id="l", more=SCOPE)
    imported(catalogue, an_aid(letters))
    _top, there = everything(catalogue)
    (scope,) = there.notes
    mine = replace(there, titles=(a_title("Mine"),), notes=(replace(scope, prose=paragraphs(["Mine."])),))
    with catalogue.edit("By hand") as edit:
        edit.put(mine)
    done = imported(catalogue, in_version(an_aid(letters), version))
    assert rules(done) == []
    assert [(unit.title, unit.notes) for unit in everything(catalogue)[1:]] == [(mine.title, mine.notes)]


def test_what_was_changed_by_hand_and_in_the_file_is_told(catalogue):
    imported(catalogue, an_aid(LETTERS, MAPS))
    _top, letters, maps = everything(catalogue)
    with catalogue.edit("By hand") as edit:
        edit.put(replace(letters, titles=(a_title("Mine"),)))
        edit.put(replace(maps, titles=(a_title("Mine, too"),)))
    newer = an_aid(a_c("Post", id="l", mark="A 1"), a_c("Maps", id="m", mark="A 2", date="1967"))
    done = imported(catalogue, newer)
    [told] = [finding for finding in done.findings if finding.rule == "import-both"]
    assert told.unit == letters.id
    assert "(Title)" in told.message
    assert titles(catalogue) == ["Papers", "Post", "Mine, too"]
    assert rules(imported(catalogue, newer)) == []
