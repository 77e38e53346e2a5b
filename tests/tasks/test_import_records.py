"""Records that come one by one: none is doubled, and one that says something new is updated."""

from dataclasses import replace

import pytest

from muniment.description import dates
from muniment.description.units import Identifier
from muniment.formats.deliveries import Delivery, Source
from muniment.progress import finish
from muniment.tasks.import_file import import_source
from muniment.tasks.import_plan import apply, plan
from tests.build import a_unit

MARK = "AQPPSH, MPP Korese, D 1, V. 1967"
TURNED = "AQPPSH, MPP Korese, V. 1967, D1"

ARTICLE = """Rivers of Albania

From Wikipedia, the free encyclopedia

The rivers of Albania rise in the mountains of the east and run, all of them, to the western sea.

Contents

1 Course
2 References

Course[edit]

The longest of the rivers is the Drin, which comes out of a lake and takes up another on its way.

References[edit]

A. Kola, Rivers, Tirana 1999.

https://en.wikipedia.org/wiki/Rivers_of_Albania
"""


def a_record(title="Report", mark=MARK, date="1967", number="", url="", **fields):
    said = (("record-id", number), ("url", url))
    identifiers = tuple(Identifier(kind=kind, text=text) for kind, text in said if text)
    statements = (dates.statement(date),) if date else ()
    return a_unit(title, mark, dates=statements, identifiers=identifiers, **fields)


def planned(catalogue, *records):
    return finish(plan(catalogue, Delivery(format="test", units=records)))


def imported(catalogue, *records):
    made = planned(catalogue, *records)
    finish(apply(catalogue, made, "Import"))
    return made


def counts(made):
    return len(made.updated), len(made.new), made.unchanged


def test_an_article_without_shelfmark_is_not_doubled(catalogue):
    source = Source("rivers.txt", ARTICLE.encode())
    assert len(finish(import_source(catalogue, source)).made) == 1
    history = catalogue.history()
    again = finish(import_source(catalogue, source))
    assert (again.made, again.updated, again.unchanged) == ((), (), 1)
    assert [finding.rule for finding in again.findings if finding.rule.startswith("import")] == [
        "import-twin"
    ]
    assert catalogue.history() == history


ALIKE = {
    "by its number": (a_record(number="110437"), a_record("Other", "", "1968", number="110437")),
    "by a small number and its title": (a_record(number="7"), a_record(mark="R 9", number="7")),
    "by a small number and its shelfmark": (a_record(number="7"), a_record("Other", number="7")),
    "by title and address": (a_record(mark="", url="http://a/1"), a_record(date="", url="http://a/1")),
    "by title, date and shelfmark": (a_record(), a_record(mark=TURNED)),
}


@pytest.mark.parametrize(("there", "came"), ALIKE.values(), ids=ALIKE)
def test_a_record_that_says_something_new_updates_the_one_that_is_there(catalogue, there, came):
    imported(catalogue, there)
    before = catalogue.unit(there.id)
    came = replace(came, repository="AQPPSH")
    assert counts(imported(catalogue, came)) == (1, 0, 0)
    now = catalogue.unit(there.id)
    assert (now.parent, now.title, now.repository) == (before.parent, came.title, "AQPPSH")
    history = catalogue.history()
    assert counts(imported(catalogue, replace(came, id="another"))) == (0, 0, 1)
    assert catalogue.history() == history
    catalogue.undo()
    assert catalogue.unit(there.id) == before


APART = {
    "another number": (a_record(number="7"), a_record(number="8")),
    "the number of a row in another list": (a_record(number="7"), a_record("Map", "K 3", "1801", number="7")),
    "the number of a row without a shelfmark": (a_record("Map", "", number="7"), a_record(number="7")),
    "another title": (a_record(), a_record("Memo")),
    "another date": (a_record(), a_record(date="1968")),
    "no date": (a_record(date=""), a_record(date="", repository="TNA")),
    "another shelfmark": (a_record(), a_record(mark="AQPPSH, MPP Korese, D 2, V. 1967")),
}


@pytest.mark.parametrize(("there", "came"), APART.values(), ids=APART)
@pytest.mark.parametrize("at_once", [True, False], ids=["in one file", "in two"])
def test_another_record_stays_another(catalogue, there, came, at_once):
    if at_once:
        assert counts(imported(catalogue, there, came)) == (0, 2, 0)
    else:
        imported(catalogue, there)
        assert counts(imported(catalogue, came)) == (0, 1, 0)


def test_a_number_that_several_rows_share_makes_them_no_one_record(catalogue):
    letters = [a_record("Letter", f"H {number}", number="1998.001") for number in (1, 2, 3)]
    assert counts(imported(catalogue, *letters)) == (0, 3, 0)


@pytest.mark.parametrize(
    "record", [a_record(), a_record(mark="", date=""), a_record(number="7"), a_record("")]
)
def test_a_record_that_is_in_a_file_twice_is_imported_once(catalogue, record):
    made = imported(catalogue, record, replace(record, id="twin"))
    assert counts(made) == (0, 1, 1)
    assert [finding.rule for finding in made.findings] == ["import-twin"]
    assert "more than once" in made.findings[0].message


def test_many_records_that_are_there_already_are_told_in_one_sentence(catalogue):
    records = [
        replace(a_record(f"Letter {number}", mark=f"D {number}"), id=f"r{number}") for number in range(9)
    ]
    imported(catalogue, *records)
    again = imported(catalogue, *(replace(each, id=f"again-{each.id}") for each in records))
    assert counts(again) == (0, 0, 9)
    [told] = again.findings
    assert told.message == (
        "“Letter 0” and 8 more records are in the catalogue already and were not imported again."
    )


def test_what_two_records_of_one_file_say_of_the_same_is_put_together(catalogue):
    first, second = a_record(number="7"), a_record("", "", "", number="7", repository="TNA")
    made = imported(catalogue, first, second)
    assert counts(made) == (0, 1, 0)
    assert (made.new[0].title, made.new[0].repository) == ("Report", "TNA")
    assert catalogue.count() == len({row.id for row in catalogue.ancestors(first.id)}) + 1


def test_many_records_of_one_file_are_told_apart(catalogue):
    many = [a_record(f"Report {number}") for number in range(60)]
    imported(catalogue, *many)
    again = [replace(record, id=f"again{number}") for number, record in enumerate(many)]
    assert counts(planned(catalogue, *again)) == (0, 0, 60)


def test_a_record_is_the_one_in_a_fonds_that_alone_says_whose_it_is(catalogue):
    with catalogue.edit("Fonds") as edit:
        edit.put(a_unit("Fonds", "ф. 17", id="fonds", repository="GARF"))
        edit.put(a_record("Report", "дело 5", id="there", parent="fonds"))
    made = imported(catalogue, a_record("Report", "ед. хр. 5", repository="GARF"))
    assert [change.after.id for change in made.updated] == ["there"]
