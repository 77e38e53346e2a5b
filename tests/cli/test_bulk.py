"""Many records are changed alike on the command line: shown before, done in one step, undone."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.units import Credit
from tests.build import a_unit


@pytest.fixture(autouse=True)
def letters(tmp_path):
    """A catalogue with a fonds of three letters, one by another translator."""
    with Catalogue.create(tmp_path / "c.muniment") as made, made.edit("Begin") as edit:
        edit.put(a_unit("Fonds", id="f"))
        for id, name in (("a", "Enkel Daljni"), ("b", "Daljni, Enkel"), ("c", "Ольга Хомутова")):
            edit.put(a_unit(f"Letter {id}", id=id, parent="f", credits=(Credit(name=name, relator="trl"),)))


def translators(answer):
    """The translator of each letter, as it is shown."""
    return [answer("show", id)[1]["credits"][0]["name"] for id in "abc"]


def test_a_name_is_corrected_shown_before_and_undone(muniment, answer):
    asked = ("bulk", "replace", "--field", "translator", "--find", "Daljni", "--by", "Daljani")
    code, plan = answer(*asked, "--dry-run")
    assert (code, plan["done"], plan["looked_at"]) == (0, False, 4)
    assert [(each["before"], each["after"]) for each in plan["changes"]] == [
        ("Enkel Daljni", "Enkel Daljani"),
        ("Daljni, Enkel", "Daljani, Enkel"),
    ]
    assert translators(answer)[0] == "Enkel Daljni"
    assert answer(*asked)[1]["done"] is True
    assert translators(answer) == ["Enkel Daljani", "Daljani, Enkel", "Ольга Хомутова"]
    assert muniment("undo")[0] == 0
    assert translators(answer)[0] == "Enkel Daljni"


def test_groups_of_an_expression_are_put_in_another_order(answer):
    expression = ("--find", r"(\w+), (\w+)", "--by", "$2 $1", "--regex")
    answer("bulk", "replace", "--field", "translator", *expression)
    assert translators(answer)[1] == "Enkel Daljni"


def test_values_that_are_alike_are_merged(answer):
    answer("bulk", "merge", "--field", "translator")
    assert len(set(translators(answer))) == 2


def test_only_what_a_search_finds_is_changed(answer):
    _code, done = answer("bulk", "upper", "--field", "title", "--query", "Хомутова")
    assert [each["id"] for each in done["changes"]] == ["c"]


def test_only_what_lies_below_is_changed(answer):
    _code, done = answer("bulk", "set", "--field", "level", "--value", "File", "--below", "a")
    assert [each["id"] for each in done["changes"]] == ["a"]


def test_a_change_is_told_in_words(muniment):
    code, said, _complaint = muniment("bulk", "transliterate", "--field", "translator", "--dry-run")
    assert code == 0
    assert "Olga Khomutova" in said
    assert "1 record would change, of 4." in said


def test_an_expression_that_is_not_understood_is_refused_in_a_sentence(muniment):
    code, _said, complaint = muniment("bulk", "replace", "--find", "(", "--regex", "--field", "rights")
    assert code == 2
    assert "The expression is not understood" in complaint


def test_where_no_two_values_are_alike_there_is_nothing_to_merge(muniment):
    code, said, _complaint = muniment("bulk", "merge", "--field", "rights")
    assert code == 0
    assert "No two values are alike." in said


@pytest.mark.parametrize("operation", ["set", "add", "remove"])
def test_what_a_field_should_say_must_be_said(muniment, answer, operation):
    code, _out, err = muniment("bulk", operation, "--field", "title")
    assert code == 2
    assert "--value" in err
    assert answer("show", "a")[1]["titles"][0]["text"] == "Letter a"


def test_a_field_is_emptied_where_that_is_said(muniment, answer):
    assert muniment("bulk", "set", "--field", "title", "--value", "", "--below", "a")[0] == 0
    assert answer("show", "a")[1]["titles"] == []


def test_an_empty_id_does_not_stand_for_the_whole_catalogue(muniment, answer):
    code, _out, _err = muniment("bulk", "set", "--field", "title", "--value", "Same", "--below", "")
    assert code == 2
    assert answer("show", "b")[1]["titles"][0]["text"] == "Letter b"
