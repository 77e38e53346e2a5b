"""The journal tells how a unit was before and after each step, for as long as the catalogue is kept."""

import zlib
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.units import a_title
from muniment.description.waivers import Waiver
from tests.build import a_unit


def put(catalogue, *units):
    """Put units in one step, and return its number."""
    with catalogue.edit("Put") as edit:
        for unit in units:
            edit.put(unit)
    return catalogue.history(1)[0].id


def test_a_step_tells_what_was_and_what_became(catalogue):
    first, second = a_unit("One", id="u"), a_unit("Two", id="u")
    made, changed = put(catalogue, first), put(catalogue, second)
    assert (catalogue.version("u", made).before, catalogue.version("u", made).after) == (None, first)
    assert (catalogue.version("u", changed).before, catalogue.version("u", changed).after) == (first, second)


def test_a_record_that_one_step_changed_twice_was_and_became_once(catalogue):
    first, last = a_unit("One", id="u"), a_unit("Three", id="u")
    put(catalogue, first)
    step = put(catalogue, a_unit("Two", id="u"), last)
    found = catalogue.version("u", step)
    assert (found.before, found.after) == (first, last)


def test_a_deleted_record_is_told_as_it_was(catalogue):
    unit = a_unit("One", id="u")
    put(catalogue, unit)
    with catalogue.edit("Delete") as edit:
        edit.delete("u")
    found = catalogue.version("u", catalogue.history(1)[0].id)
    assert (found.after, found.state) == (None, unit)


def test_a_step_about_the_record_tells_of_no_state(catalogue):
    put(catalogue, a_unit("One", id="u"))
    with catalogue.edit("Waive") as edit:
        edit.waive(Waiver(rule="isad-3.1.3", unit="u", field="dates", reason="None is known."))
    assert catalogue.version("u", catalogue.history(1)[0].id).state is None


def test_one_of_many_in_a_large_import_is_found(catalogue):
    units = [a_unit(f"Letter {number}", id=f"u{number}") for number in range(1203)]
    with catalogue.edit("Import") as edit:
        edit.put_many(units)
    step = catalogue.history(1)[0].id
    assert catalogue.version("u1201", step).after == units[1201]


def test_versions_outlive_the_day(tmp_path):
    path = tmp_path / "kept.muniment"
    with Catalogue.create(path) as catalogue:
        put(catalogue, a_unit("One", id="u"))
        step = put(catalogue, replace(a_unit("One", id="u"), titles=(a_title("Two"),)))
    with Catalogue.open(path) as again:
        before, after = again.version("u", step).before, again.version("u", step).after
    assert (before.title, after.title) == ("One", "Two")


def test_many_records_of_one_step_are_told_by_reading_it_once(catalogue, monkeypatch):
    ids = [f"u{number}" for number in range(50)]
    with catalogue.edit("Many") as edit:
        edit.put_many(a_unit(f"Letter {id}", id=id) for id in ids)
    step, read, decompress = catalogue.history(1)[0].id, [], zlib.decompress
    monkeypatch.setattr(zlib, "decompress", lambda content: read.append(1) or decompress(content))
    told = [catalogue.version(id, step).after.title for id in ids]
    assert (told, len(read) <= 1) == ([f"Letter {id}" for id in ids], True)
