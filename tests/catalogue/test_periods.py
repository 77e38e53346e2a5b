"""Units with several dates, and with time between them that none covers."""

import sqlite3
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue
from muniment.description.units import DateStatement
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.killing import assert_counted
from tests.catalogue.test_edit import put
from tests.catalogue.test_opening import tell


def dated(*words, id="letter"):
    return a_unit("Letter", id=id, dates=tuple(DateStatement(text=each) for each in words))


def decades(catalogue, typed):
    facets = catalogue.facets(typed).facets
    return {count.label: count.count for facet in facets if facet.name == "decade" for count in facet.counts}


FOUND = """
1967 | letter
1968 | translation
1970..1984 |
1985 | letter
1985-03 | letter
1985-04 |
1967..1985 | letter translation
1980.. | letter
2050.. |
..1967 | letter
..1966 |
1000..2100 | letter translation
"""


def test_a_unit_is_found_by_each_of_its_dates_and_by_no_day_between_them(catalogue):
    put(catalogue, dated("March 1985", "1967"), dated("1968", id="translation"))
    for line in FOUND.strip().splitlines():
        typed, _line, ids = line.partition(" |")
        others = {"letter", "translation"} - set(ids.split())
        assert sorted(catalogue.search_ids(f"date:{typed}")) == ids.split(), typed
        assert sorted(catalogue.search_ids(f"date:{typed} letter")) == ids.split(), typed
        assert set(catalogue.search_ids(f"-date:{typed} letter")) == others, typed
        assert set(catalogue.search_ids(f"date:{typed} or title:xyzzy")) == set(ids.split()), typed


def test_the_dates_of_one_statement_are_searched_each_by_itself(catalogue):
    put(catalogue, a_unit("Letter", id="letter", dates=(DateStatement(text="?", edtf="[1667,1760..]"),)))
    assert catalogue.search_ids("date:1667") == catalogue.search_ids("date:1800") == ["letter"]
    assert catalogue.search_ids("date:1700") == []


def test_units_stand_by_the_earliest_of_their_dates(catalogue):
    put(catalogue, dated("1968", id="b"), dated("1985", "1967", id="a"), dated("1969", "1970", id="c"))
    assert catalogue.search_ids("letter", order="date") == ["a", "b", "c"]


def test_a_unit_is_counted_in_each_decade_that_its_dates_have_a_part_in(catalogue):
    put(catalogue, dated("1985", "1967", "1966"), dated("1968 - 1971", id="other"))
    assert decades(catalogue, "letter") == {"1960s": 2, "1970s": 1, "1980s": 1}
    for decade, count in decades(catalogue, "letter").items():
        assert len(catalogue.search_ids(f"date:{decade[:4]}..{decade[:3]}9")) == count


def test_another_date_is_searched_from_the_edit_to_its_undoing(catalogue):
    put(catalogue, dated("1967"))
    put(catalogue, dated("1967", "1985"))
    assert catalogue.search_ids("date:1985") == ["letter"]
    put(catalogue, dated("1967", "1991"))
    assert [catalogue.search_ids(f"date:{year}") for year in (1967, 1985, 1991)] == [
        ["letter"],
        [],
        ["letter"],
    ]
    catalogue.undo()
    assert [catalogue.search_ids(f"date:{year}") for year in (1985, 1991)] == [["letter"], []]
    catalogue.undo()
    assert catalogue.search_ids("date:1985") == []
    assert decades(catalogue, "letter") == {"1960s": 1}


def test_a_deleted_unit_leaves_none_of_its_dates(catalogue):
    put(catalogue, dated("1967", "1985"))
    with catalogue.edit("Delete") as edit:
        edit.delete("letter")
    assert catalogue.search_ids("date:1960..1999") == []
    catalogue.undo()
    assert catalogue.search_ids("date:1985") == ["letter"]
    assert catalogue.index_is_sound


def test_an_older_catalogue_finds_units_by_all_of_their_dates(path):
    with Catalogue.open(path) as catalogue:
        put(catalogue, dated("1967", "1985"))
    tell(
        path,
        "DROP TABLE periods",
        "UPDATE units SET begin_date = '1985-01-01', end_date = '1985-12-31'",
        "UPDATE tallies SET said = replace(said, '|1967 1985|1967 1985|', '|1985|1985|')",
        "PRAGMA user_version = 0",
        "UPDATE alembic_version SET version_num = '0011'",
    )
    with Catalogue.open(path) as catalogue:
        assert catalogue.search_ids("date:1985") == catalogue.search_ids("date:1967") == ["letter"]
        assert decades(catalogue, "letter") == {"1960s": 1, "1980s": 1}
    with closing(sqlite3.connect(path)) as connection:
        assert_counted(connection)


def test_a_unit_that_is_counted_nowhere_stays_in_an_index_that_is_built_again(path):
    with Catalogue.open(path) as catalogue:
        put(catalogue, dated("1967", "1985"))
    tell(path, "DELETE FROM tallies")
    with Catalogue.open(path) as catalogue:
        finish(catalogue.rebuild_index())
        assert catalogue.search_ids("date:1985") == ["letter"]


def test_an_index_that_is_built_again_has_each_date_once(catalogue):
    put(catalogue, dated("1967", "1985"))
    for _time in range(2):
        finish(catalogue.rebuild_index())
        assert catalogue.search_ids("date:1985") == ["letter"]
    put(catalogue, dated("1967"))
    assert catalogue.search_ids("date:1985") == []


@pytest.mark.parametrize("typed", ["date:1985", "date:1980..", "-date:1985 letter"])
def test_a_copy_is_searched_as_what_it_was_copied_from(path, tmp_path, typed):
    with Catalogue.open(path) as catalogue:
        put(catalogue, dated("1967", "1985"))
        catalogue.backup(tmp_path / "copy.muniment")
        with Catalogue.open(tmp_path / "copy.muniment") as copied:
            assert copied.search_ids(typed) == catalogue.search_ids(typed)


def test_years_of_more_than_four_digits_are_found_and_sorted_in_the_order_of_time(catalogue):
    for number, edtf in enumerate(("1967", "Y12000", "Y-12000", "Y170000002", "-9999")):
        put(catalogue, a_unit("Letter", id=f"u{number}", dates=(DateStatement(text=edtf, edtf=edtf),)))
    assert catalogue.search_ids("letter", order="date") == ["u2", "u4", "u0", "u1", "u3"]
    assert sorted(catalogue.search_ids("date:9990..")) == ["u1", "u3"]
    assert catalogue.search_ids("date:..-9999") == ["u2", "u4"]
    assert catalogue.search_ids("date:Y-13000..Y-11000") == ["u2"]
    assert catalogue.statistics().decades == (("1960", 1),)


TYPED = """
1961, 1985 | 1961 1985
{1961,1985} | 1961 1985
196x | 1961
500 BC | -0499
500 BC..300 BC | -0499
600 v. Chr...1 CE | -0499
1962..1961 | 1961
1980…1990 | 1985
1985 or xyzzy | 1985
1985 may |
1985 may 7 | 1985
20000 BC |
20000 BC..500 BC | -0499
>1970 | 1985
>=1970 | 1970 1985
> 1970 | 1985
≥ 1970 | 1970 1985
<1961 | -0499
<=1961 | -0499 1961
<1 January 1962 xyzzy |
< 499 BC | -0499
>1961 date:<1985 | 1970
1961 date:1961.. | 1961
> |
5.3.1985 | 1985
05/03/1985 | 1985
5.3.1961..7.3.1970 | 1961 1970
"""


@pytest.mark.parametrize("line", TYPED.strip().splitlines())
def test_a_time_is_understood_as_it_may_be_typed(catalogue, line):
    dates = [DateStatement(text=edtf, edtf=edtf) for edtf in ("1961", "1970", "1985", "-0499")]
    put(catalogue, *(a_unit("Letter", id=date.edtf, dates=(date,)) for date in dates))
    typed, _line, ids = line.partition(" |")
    assert sorted(catalogue.search_ids(f"date:{typed}")) == sorted(ids.split())


def test_numbers_that_may_be_one_of_two_days_ask_for_both_and_for_no_day_between_them(catalogue):
    days = ("5 March 1961", "3 May 1961", "1 April 1961")
    put(catalogue, *(dated(day, id=day) for day in days))
    assert sorted(catalogue.search_ids("date:5.3.1961")) == ["3 May 1961", "5 March 1961"]
