"""Work on many shelfmarks: reports, renumbering, placing, learning, each with a look before and one undo."""

from dataclasses import replace

import pytest

from muniment.description import shelfmarks
from muniment.description.levels import Level, ShelfmarkKind
from muniment.description.units import Shelfmark
from muniment.progress import finish
from muniment.tasks import learn_scheme, neighbours, place_units, renumber, report_shelfmarks
from muniment.tasks.place import Placing
from muniment.tasks.renumber import Numbering
from muniment.tasks.report_shelfmarks import DUPLICATE, GAP, ORDER, UNPARSED
from tests.build import a_unit

KOREA = "AQPPSH, MPP Korese, V. 1967"


def kept(catalogue, *units):
    with catalogue.edit("Put") as edit:
        edit.put_many(units)
    return [unit.id for unit in units]


def files(catalogue, *numbers, parent=None):
    return kept(
        catalogue,
        *(a_unit(f"File {n}", f"{KOREA}, D {n}", level=Level.FILE, parent=parent) for n in numbers),
    )


def marks(catalogue, ids):
    return [catalogue.unit(id).shelfmark for id in ids]


def found(catalogue, kind):
    findings = finish(report_shelfmarks.report(catalogue))
    return [each for each in findings if each.rule == kind]


# Reports


def test_missing_numbers_are_told_and_lead_to_the_unit_behind_them(catalogue):
    ids = files(catalogue, 6, 8, 11)
    gaps = found(catalogue, GAP)
    assert [gap.unit for gap in gaps] == ids[1:]
    assert "“D 7”" in gaps[0].message
    assert "“D 9” to “D 10”" in gaps[1].message


@pytest.mark.parametrize(
    ("several", "missing"),
    [
        (("FO 371/1-3", "FO 371/4-6", "FO 371/8"), ["7"]),
        ((f"{KOREA}, D 1-3", f"{KOREA}, D 4", f"{KOREA}, D 6-8"), ["D 5"]),
        (("RGANI, f. 5, op. 49, d. 1–3", "RGANI, f. 5, op. 49, d. 5–6"), ["d. 4"]),
        (("FO 371/1·2·3", "FO 371/5"), ["4"]),
        (("FO 371/371", "FO 371/373"), ["372"]),
        (("CH-BAR#E1004.1#1000/9#194#2", "CH-BAR#E1004.1#1000/9#194#4"), ["3"]),
    ],
)
def test_of_several_files_with_one_mark_none_is_missing(catalogue, several, missing):
    kept(catalogue, *(a_unit(mark, mark, level=Level.FILE) for mark in several))
    assert [gap.message.split("“")[-1] for gap in found(catalogue, GAP)] == [
        f"{each}” is missing." for each in missing
    ]


def test_a_selection_of_far_numbers_has_no_gaps(catalogue):
    files(catalogue, 1, 400)
    assert found(catalogue, GAP) == []


def test_numbers_of_another_year_are_another_row(catalogue):
    kept(
        catalogue,
        a_unit("One", "AQPPSH, MPP Korese, V. 1966, D 1", level=Level.FILE),
        a_unit("Two", "AQPPSH, MPP Korese, V. 1967, D 3", level=Level.FILE),
    )
    assert found(catalogue, GAP) == []


def test_boxes_and_roman_numerals_have_gaps_of_their_own(catalogue):
    marks = (
        "NARA, RG 242, Box 7",
        "NARA, RG 242, Box 9",
        "BL, Cotton Titus A.XXII",
        "BL, Cotton Titus A.XXIV",
    )
    kept(catalogue, *(a_unit(mark, mark, level=Level.FILE) for mark in marks))
    assert sorted(gap.message for gap in found(catalogue, GAP)) == [
        "Before “BL, Cotton Titus A.XXIV”, “XXIII” is missing.",
        "Before “NARA, RG 242, Box 9”, “Box 8” is missing.",
    ]


def test_gaps_are_looked_for_in_each_box_where_the_numbers_begin_anew(catalogue):
    marks = [f"RG 59, Box {box}, Folder {folder}" for box, folder in ((3, 1), (3, 2), (4, 1), (4, 3))]
    kept(catalogue, *(a_unit(mark, mark, level=Level.FILE) for mark in marks))
    assert [gap.message for gap in found(catalogue, GAP)] == [
        "Before “RG 59, Box 4, Folder 3”, “Folder 2” is missing."
    ]
    assert found(catalogue, DUPLICATE) == []


def test_one_mark_written_in_two_ways_is_a_duplicate(catalogue):
    ids = kept(
        catalogue,
        a_unit("One", "AQPPSH, MPP Korese, V. 1967, D 1", level=Level.FILE),
        a_unit("Two", "AQPPSH, MPP Korese, D1, V.1967", level=Level.FILE),
    )
    assert {each.unit for each in found(catalogue, DUPLICATE)} == set(ids)


def test_marks_that_no_scheme_reads_are_duplicates_in_one_place_only(catalogue):
    with catalogue.edit("Begin") as edit:
        for box in ("one", "other"):
            edit.put(a_unit("Box", id=box, level=Level.SERIES))
            for number, mark in enumerate(("A/12/3-b", "A 12/3 B", "A/12/30-b", "?", "…")):
                edit.put(a_unit(mark, mark, id=f"{box} {number}", level=Level.FILE, parent=box))
    alike = {"one 0", "one 1", "other 0", "other 1"}
    assert {each.unit for each in found(catalogue, DUPLICATE)} == alike


def test_marks_of_archives_that_are_not_known_are_neither_duplicates_nor_one_row(catalogue):
    kept(
        catalogue,
        a_unit("One", "ЦГАОДМ, ф. 4, оп. 39, д. 12", level=Level.FILE),
        a_unit("Two", "ГАНО, ф. 4, оп. 39, д. 12", level=Level.FILE),
        a_unit("Three", "ГАНО, ф. 4, оп. 39, д. 13", level=Level.FILE),
        a_unit("Four", "ЦГАОДМ, ф. 4, оп. 39, д. 15", level=Level.FILE),
        a_unit("Five", "ф. 4, оп. 39, д. 12", level=Level.FILE, repository="Archive of Omsk"),
        a_unit("Six", "ф. 4, оп. 39, д. 12", level=Level.FILE, repository="Archive of Tomsk"),
    )
    assert found(catalogue, DUPLICATE) == []
    assert [gap.message for gap in found(catalogue, GAP)] == [
        "Before “ЦГАОДМ, ф. 4, оп. 39, д. 15”, “д. 13” to “д. 14” are missing."
    ]


def test_units_are_of_the_archive_that_their_fonds_alone_names(catalogue):
    for name, numbers in (("Omsk", (12, 13)), ("Tomsk", (12, 14))):
        top = a_unit("Fonds", "ф. 4", id=name, repository=f"Archive of {name}", level=Level.FONDS)
        below = (a_unit("File", f"ф. 4, оп. 39, д. {n}", parent=name, level=Level.FILE) for n in numbers)
        kept(catalogue, top, *below)
    assert found(catalogue, DUPLICATE) == []
    (gap,) = found(catalogue, GAP)
    assert gap.message == "Before “ф. 4, оп. 39, д. 14”, “д. 13” is missing."
    of_a_branch = finish(report_shelfmarks.report(catalogue, "Tomsk"))
    assert [each.rule for each in of_a_branch if each.rule != UNPARSED] == [GAP]


def test_marks_that_differ_in_a_number_without_a_label_are_no_duplicates(catalogue):
    kept(
        catalogue,
        a_unit("One", "AQPPSH, MPP Korese, V. 1967, D 1, shtojca 2", level=Level.FILE),
        a_unit("Two", "AQPPSH, MPP Korese, V. 1967, D 1, shtojca 3", level=Level.FILE),
        a_unit("Three", "RGANI, f. 5, op. 49, d. 12, prilozhenie 1", level=Level.FILE),
        a_unit("Four", "RGANI, f. 5, op. 49, d. 12, prilozhenie 2", level=Level.FILE),
    )
    assert found(catalogue, DUPLICATE) == []


def test_items_of_one_file_may_share_its_mark(catalogue):
    kept(catalogue, a_unit("Cable", f"{KOREA}, D 1"), a_unit("Letter", f"{KOREA}, D 1"))
    assert found(catalogue, DUPLICATE) == []


def test_items_that_say_the_same_leaves_are_duplicates(catalogue):
    mark = "APRF, f. 3, op. 65, d. 363, ll. 20-23"
    ids = kept(catalogue, a_unit("Cable", mark), a_unit("Letter", mark))
    assert {each.unit for each in found(catalogue, DUPLICATE)} == set(ids)


def test_only_what_would_have_to_move_is_out_of_order(catalogue):
    ids = files(catalogue, 1, 2, 9, 3, 4, 5)
    assert [each.unit for each in found(catalogue, ORDER)] == [ids[2]]


def test_marks_that_no_scheme_knows_are_told(catalogue):
    [id] = kept(catalogue, a_unit("Odd", "Halle 3, Kasten 12, Mappe 7"))
    assert [each.unit for each in found(catalogue, UNPARSED)] == [id]


def test_a_former_shelfmark_is_not_looked_at(catalogue):
    former = Shelfmark(text="Halle 3, Kasten 12", kind=ShelfmarkKind.FORMER)
    kept(catalogue, a_unit("Odd", shelfmarks=(former,)))
    assert found(catalogue, UNPARSED) == []


def test_of_a_kind_that_is_found_often_the_first_are_kept_and_all_are_counted(catalogue):
    odd = [a_unit(str(number), f"Halle 3, Kasten {number}") for number in range(5)]
    ids = kept(catalogue, *odd, a_unit("A file", f"{KOREA}, D 1", level=Level.FILE))
    first = finish(report_shelfmarks.report_first(catalogue, 2))
    assert [each.unit for each in first.found] == ids[:2]
    assert first.counts == {UNPARSED: 5}


def test_each_of_three_with_one_mark_is_told_of_the_two_others(catalogue):
    mark = f"{KOREA}, D 1"
    ids = kept(catalogue, *(a_unit(title, mark, level=Level.FILE) for title in ("One", "Two", "Three")))
    told = found(catalogue, DUPLICATE)
    assert [each.unit for each in told] == ids
    assert all(each.message.startswith("2 other units") for each in told)


def test_a_report_can_be_of_one_branch(catalogue):
    ids = kept(catalogue, a_unit("Odd", "Halle 3, Kasten 12"), a_unit("Other", "Halle 3, Kasten 13"))
    assert [each.unit for each in finish(report_shelfmarks.report(catalogue, ids[1]))] == [ids[1]]


# Renumbering


def planned(catalogue, ids, **how):
    return finish(renumber.plan(catalogue, ids, Numbering(**how)))


def test_a_range_is_renumbered_and_the_marks_that_were_stay_as_former_ones(catalogue):
    ids = files(catalogue, 3, 7, 8)
    rows = planned(catalogue, ids, start=1)
    assert finish(renumber.renumber(catalogue, rows)) == 3
    assert marks(catalogue, ids) == [f"{KOREA}, D 1", f"{KOREA}, D 2", f"{KOREA}, D 3"]
    former = [each for each in catalogue.unit(ids[0]).shelfmarks if each.kind is ShelfmarkKind.FORMER]
    assert [each.text for each in former] == [f"{KOREA}, D 3"]


def test_a_unit_in_another_that_is_renumbered_waits_for_its_own_number(catalogue):
    [year] = kept(catalogue, a_unit("1967", KOREA, level=Level.SERIES))
    [file] = files(catalogue, 1, parent=year)
    rows = planned(catalogue, [year, file], start=1970)
    assert [(row.unit, row.after, bool(row.problem)) for row in rows] == [
        (year, "AQPPSH, MPP Korese, V. 1970", False),
        (file, "AQPPSH, MPP Korese, V. 1970, D 1", False),
        (file, f"{KOREA}, D 1", True),
    ]
    assert finish(renumber.renumber(catalogue, rows)) == 2
    assert marks(catalogue, [year, file]) == [
        "AQPPSH, MPP Korese, V. 1970",
        "AQPPSH, MPP Korese, V. 1970, D 1",
    ]


def test_renumbering_is_one_step_to_undo(catalogue):
    ids = files(catalogue, 3, 7, 8)
    before = catalogue.units(ids)
    finish(renumber.renumber(catalogue, planned(catalogue, ids, start=1)))
    catalogue.undo()
    assert catalogue.units(ids) == before


def test_gaps_may_be_kept(catalogue):
    ids = files(catalogue, 3, 7, 8)
    rows = planned(catalogue, ids, start=13, keep_gaps=True)
    assert [row.after[-4:] for row in rows] == ["D 13", "D 17", "D 18"]


def test_a_number_with_a_letter_goes_with_the_one_before_it(catalogue):
    written = ("13", "13a", "13b", "14", "14", "15a")
    ids = kept(catalogue, *(a_unit(one, f"{KOREA}, D {one}", level=Level.FILE) for one in written))
    rows = planned(catalogue, ids, start=20, step=2)
    assert [row.after.partition(", D ")[2] for row in rows] == ["20", "20a", "20b", "22", "24", "26a"]


def test_what_repeats_the_number_changes_with_it(catalogue):
    [file] = files(catalogue, 7)
    [item] = kept(catalogue, a_unit("Cable", f"{KOREA}, D 7", parent=file))
    finish(renumber.renumber(catalogue, planned(catalogue, [file], start=12)))
    assert marks(catalogue, [file, item]) == [f"{KOREA}, D 12", f"{KOREA}, D 12"]


def test_what_is_left_out_stays_with_all_that_repeats_it(catalogue):
    one, other = files(catalogue, 7, 8)
    [item] = kept(catalogue, a_unit("Cable", f"{KOREA}, D 7", parent=one))
    rows = planned(catalogue, [one, other], start=21)
    assert finish(renumber.renumber(catalogue, rows, left_out={one})) == 1
    assert marks(catalogue, [one, other, item]) == [f"{KOREA}, D 7", f"{KOREA}, D 22", f"{KOREA}, D 7"]


def test_a_number_that_another_unit_has_is_told_and_not_given(catalogue):
    ids = files(catalogue, 1, 2, 3)
    rows = planned(catalogue, ids[:1], start=3)
    assert "File 3" in rows[0].problem
    assert finish(renumber.renumber(catalogue, rows)) == 0
    assert marks(catalogue, ids[:1]) == [f"{KOREA}, D 1"]


def test_numbers_may_be_exchanged_within_the_range(catalogue):
    ids = files(catalogue, 1, 2)
    rows = planned(catalogue, [ids[1], ids[0]], start=1)
    assert [row.problem for row in rows] == ["", ""]


@pytest.mark.parametrize(
    ("mark", "after"),
    [
        ("AVPRF, f. 0100, op. 40, d. 007, p. 248", "AVPRF, f. 0100, op. 40, d. 012, p. 248"),
        ("FO 371/84053", "FO 371/12"),
        ("РГИА. Ф. 831, Оп. 1, Д. 201", "РГИА. Ф. 831, Оп. 1, Д. 12"),
        ("BArch, B 136/59748, 403-410", "BArch, B 136/12, 403-410"),
    ],
)
def test_all_but_the_number_stays_as_it_is_written(catalogue, mark, after):
    ids = kept(catalogue, a_unit("One", mark, level=Level.FILE))
    assert [row.after for row in planned(catalogue, ids, start=12)] == [after]


@pytest.mark.parametrize("mark", [f"{KOREA}, D 1-3", "RGANI, f. 5, op. 49, d. 4-6", "FO 371/1·2·3"])
def test_several_files_with_one_mark_get_no_other_number(catalogue, mark):
    (id,) = kept(catalogue, a_unit("Files", mark, level=Level.FILE))
    (row,) = planned(catalogue, [id], start=20)
    assert row.problem
    assert row.after == mark


def test_marks_below_a_fonds_that_alone_says_whose_they_are_are_read_as_its_own(catalogue):
    top = a_unit("Fonds", "AQSH, F. 490", id="top", repository="AQSH", level=Level.FONDS)
    kept(catalogue, top, a_unit("Below", "Box 3, Folder 2", id="below", parent="top", level=Level.FILE))
    (row,) = finish(renumber.plan(catalogue, ["below"], Numbering(start=5)))
    assert (row.after, row.problem) == ("Box 3, Folder 5", "")


def test_a_unit_without_a_number_is_told(catalogue):
    ids = kept(catalogue, a_unit("None"), a_unit("Odd", "somewhere"))
    assert all(row.problem for row in planned(catalogue, ids, start=1))


# Placing


def test_units_go_where_their_shelfmarks_say_in_one_step(catalogue):
    ids = kept(catalogue, a_unit("Two", f"{KOREA}, D 2"), a_unit("One", f"{KOREA}, D 1"))
    rows = finish(place_units.plan(catalogue, ids))
    assert rows[0].after == ("AQPPSH", "MPP Korese", "V. 1967", "D 2")
    assert finish(place_units.place(catalogue, rows)) == 2
    way = [row.title for row in catalogue.ancestors(ids[1])]
    assert way == ["AQPPSH", "MPP Korese", "V. 1967", "D 1"]
    year = catalogue.ancestors(ids[1])[2].id
    assert [row.title for row in catalogue.rows(catalogue.child_ids(year))] == ["D 1", "D 2"]
    catalogue.undo()
    assert catalogue.count() == 2


def test_a_file_is_put_into_its_series_and_not_into_itself(catalogue):
    [id] = files(catalogue, 4)
    finish(place_units.place(catalogue, finish(place_units.plan(catalogue, [id]))))
    assert [row.title for row in catalogue.ancestors(id)] == ["AQPPSH", "MPP Korese", "V. 1967"]


def test_a_place_is_made_beside_units_of_which_some_were_placed_before_it(catalogue):
    marks = ("RGANI, f. 5, op. 49, d. 131", "AQPPSH, MPP Korese, V. 1967, D 1", "FO 371/84053")
    ids = kept(catalogue, *(a_unit(mark, mark) for mark in marks))
    rows = finish(place_units.plan(catalogue, ids))
    assert finish(place_units.place(catalogue, rows)) == 3
    assert [row.shelfmark for row in catalogue.rows(catalogue.child_ids(None))] == ["AQPPSH", "RGANI", "TNA"]
    catalogue.undo()
    assert catalogue.child_ids(None) == ids


def test_what_lies_there_already_is_not_planned(catalogue):
    unit = a_unit("One", f"{KOREA}, D 1")
    with catalogue.edit("Place") as edit:
        Placing(catalogue, edit).put(unit)
    assert finish(place_units.plan(catalogue, [unit.id])) == ()


def test_rows_left_out_and_marks_not_understood_stay(catalogue):
    ids = kept(
        catalogue,
        a_unit("One", f"{KOREA}, D 1"),
        a_unit("Two", f"{KOREA}, D 2"),
        a_unit("Odd", "somewhere"),
        a_unit("None"),
    )
    rows = finish(place_units.plan(catalogue, ids))
    assert [bool(row.problem) for row in rows] == [False, False, True, True]
    finish(place_units.place(catalogue, rows, left_out={ids[0]}))
    assert [catalogue.unit(id).parent is None for id in ids] == [True, False, True, True]


# Learning


@pytest.fixture
def vault(catalogue, tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    shelfmarks.read_again()
    kept(
        catalogue,
        *(
            a_unit(f"Sheet {n}", f"Halle 3, Kasten {n}, Mappe 7", repository="Seed Vault")
            for n in (12, 2, 40)
        ),
        a_unit("Other", f"{KOREA}, D 1"),
    )
    yield catalogue
    shelfmarks.read_again()


def learnt(catalogue):
    marks = [mark for mark in finish(learn_scheme.marks_held(catalogue)) if mark.repository == "Seed Vault"]
    proposal = learn_scheme.propose(
        learn_scheme.guess([mark.text for mark in marks[:2]]), "Seed vault", "Seed Vault"
    )
    return proposal, marks


def test_before_a_scheme_is_kept_it_is_shown_how_all_would_be_read(vault):
    proposal, marks = learnt(vault)
    compared = finish(learn_scheme.compare(proposal.scheme, marks))
    assert [(each.before.scheme, each.after.scheme) for each in compared] == [(None, "seed-vault")] * 3


def repositories(catalogue, text):
    """Return how many of the hits are counted for each repository."""
    counts = [each.counts for each in catalogue.facets(text).facets if each.name == "repository"]
    return {count.label: count.count for some in counts for count in some}


def test_a_scheme_reads_the_marks_below_a_fonds_that_alone_says_whose_they_are(vault):
    kept(
        vault,
        replace(a_unit("Fonds", "Halle 1"), id="top", repository="Seed Vault"),
        *(a_unit(f"Leaf {n}", f"Halle 1, Kasten {n}, Mappe 3", parent="top") for n in (9, 10)),
        a_unit("Stranger", "Depot, Halle 1"),
    )
    proposal, marks = learnt(vault)
    compared = finish(learn_scheme.compare(proposal.scheme, marks))
    assert {
        each.mark.text: each.after.scheme for each in compared if each.mark.text.startswith("Halle 1,")
    } == {
        "Halle 1, Kasten 9, Mappe 3": "seed-vault",
        "Halle 1, Kasten 10, Mappe 3": "seed-vault",
    }
    finish(learn_scheme.keep(vault, proposal.table))
    assert [hit.title for hit in vault.search("shelfmark:kasten9 mappe3")] == ["Leaf 9"]
    assert shelfmarks.read("Depot, Halle 1").scheme is None
    assert shelfmarks.read("Halle 1, Kasten 9, Mappe 3").repository == "Seed Vault"
    assert repositories(vault, "halle") == {"Seed Vault": 6}
    assert len(vault.search('repository:="Seed Vault"', limit=50)) == 6
    finish(learn_scheme.take_away(vault, "seed-vault"))
    assert repositories(vault, "halle") == {"Seed Vault": 4}


def test_a_unit_is_placed_by_the_scheme_of_the_archive_that_its_fonds_alone_names(vault):
    finish(learn_scheme.keep(vault, learnt(vault)[0].table))
    top = a_unit("Fonds", id="top", repository="Seed Vault", level=Level.FONDS)
    kept(vault, top, a_unit("Below", "Halle 1, Kasten 8, Mappe 3", id="below", parent="top"))
    around = neighbours.around(vault, "Halle 1, Kasten 8, Mappe 3", vault.unit("below"))
    plan = finish(place_units.plan(vault, ["below"]))
    assert [(row.after, row.problem) for row in plan] == [(around.way, "")]
    assert around.way[:2] == ("Seed Vault", "Halle 1")
    finish(place_units.place(vault, plan))
    placed = vault.unit("below")
    assert placed.repository == ""
    top, *ways = vault.ancestors("below")
    assert (top.id, *(row.title for row in ways)) == ("top", *around.way[1:])
    assert {vault.unit(row.id).repository for row in ways} == {"Seed Vault"}


def test_a_scheme_does_not_read_marks_below_a_fonds_of_another_repository_in_reports(vault):
    finish(learn_scheme.keep(vault, learnt(vault)[0].table))
    kept(
        vault,
        replace(a_unit("Fonds", "Other"), id="top", repository="GARF"),
        a_unit("Below", "Halle 1, Kasten 8, Mappe 3", id="below", parent="top", level=Level.FILE),
    )
    assert "below" in [each.unit for each in found(vault, UNPARSED)]


def test_a_mark_is_no_repositorys_by_its_leaves_or_last_number_nor_where_two_would_read_it(vault):
    finish(learn_scheme.keep(vault, learnt(vault)[0].table))
    read = [shelfmarks.read(mark).repository for mark in ("Halle 1, Kasten 2", "Mappe 5", "Bl. 3-4")]
    assert read == ["Seed Vault", "", ""]
    examples = learn_scheme.guess(["Halle 1, Kasten 2", "Halle 3, Kasten 4"])
    other = learn_scheme.propose(examples, "Other vault", "Other Vault")
    assert shelfmarks.read_by(other.scheme, "Halle 1, Kasten 5").scheme is None
    assert shelfmarks.read_by(other.scheme, "Halle 1, Kasten 5", "Other Vault").scheme == "other-vault"
    names = learn_scheme.guess(["Nachlass Maier, Bündel 3", "Nachlass Huber, Bündel 12"])
    papers = learn_scheme.propose(names, "Papers", "House of Papers")
    assert shelfmarks.read_by(papers.scheme, "Nachlass Braun, Bündel 4", "House of Papers").scheme == "papers"
    assert shelfmarks.read_by(papers.scheme, "Letters to his mother, Bündel 4").scheme is None


def test_a_mark_that_is_typed_without_its_repository_is_asked_of_all_by_labels(vault):
    finish(learn_scheme.keep(vault, learnt(vault)[0].table))
    assert shelfmarks.query_tokens("Halle 2 / Kasten 4") == ("halle2", "kasten4")


def test_a_kept_scheme_orders_and_finds_what_is_in_the_catalogue(vault):
    proposal, _marks = learnt(vault)
    finish(learn_scheme.keep(vault, proposal.table))
    assert [hit.title for hit in vault.search("shelfmark:mappe7 kasten40")] == ["Sheet 40"]
    assert found(vault, UNPARSED) == []


def test_a_learnt_scheme_takes_no_shipped_one_s_place(vault):
    proposal = learn_scheme.propose(learn_scheme.guess(["Halle 3, Kasten 2"]), "Albanian", "Seed Vault")
    finish(learn_scheme.keep(vault, proposal.table))
    assert shelfmarks.read(f"{KOREA}, D 1").scheme == "albanian"
    assert shelfmarks.read("Halle 9, Kasten 2", "Seed Vault").scheme == "albanian-own"


def test_a_scheme_that_is_taken_away_leaves_the_marks_as_they_were(vault):
    before = vault.rows(vault.child_ids(None))
    proposal, _marks = learnt(vault)
    finish(learn_scheme.keep(vault, proposal.table))
    finish(learn_scheme.take_away(vault, "seed-vault"))
    assert vault.rows(vault.child_ids(None)) == before
