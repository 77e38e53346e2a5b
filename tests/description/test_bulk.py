"""Changes that many units go through alike, one unit at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.bulk import (
    METHODS,
    TRANSFORMS,
    BulkError,
    add,
    clusters,
    merge,
    remove,
    replace_words,
    set_to,
    transform,
)
from muniment.description.columns import column
from muniment.description.units import Credit, DateStatement, Unit
from tests.build import a_unit

TRANSLATOR = column("translator")
TITLE = column("title")


def translated_by(*names, **more):
    """A unit with these translators."""
    return a_unit(credits=tuple(Credit(name=name, relator="trl", **more) for name in names))


def names(operation, *before):
    """The translators that an operation makes of these."""
    return TRANSLATOR.values(operation.changed(translated_by(*before), TRANSLATOR))


def title(operation, before):
    """The title that an operation makes of this one."""
    return operation.changed(a_unit(before), TITLE).title


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (set_to("A; B"), ("X",), ("A", "B")),
        (set_to(""), ("X", "Y"), ()),
        (add("A"), ("X",), ("X", "A")),
        (add("A"), (), ("A",)),
        (add("daljani"), ("Daljani",), ("Daljani",)),
        (remove("DALJANI"), ("Daljani", "X"), ("X",)),
        (remove("Nobody"), ("Daljani",), ("Daljani",)),
        (replace_words("Daljni", "Daljani"), ("Enkel Daljni", "X"), ("Enkel Daljani", "X")),
        (replace_words("Daljni", "Daljani"), ("Daljni", "Daljani"), ("Daljani",)),
        (merge({"E. Daljani": "Enkel Daljani"}), ("E. Daljani", "Enkel Daljani"), ("Enkel Daljani",)),
        (transform("split", ","), ("A, B", "C"), ("A", "B", "C")),
        (transform("transliterate"), ("Ольга Хомутова",), ("Olga Khomutova",)),
        (transform("trim"), ("Enkel   Daljani ",), ("Enkel Daljani",)),
    ],
)
def test_names_are_changed(operation, before, after):
    assert names(operation, *before) == after


def test_what_is_said_of_a_credit_stays_where_two_become_one():
    unit = translated_by("E. Daljani", "Enkel Daljani", statement="Translated by hand")
    [credit] = merge({"E. Daljani": "Enkel Daljani"}).changed(unit, TRANSLATOR).credits
    assert (credit.name, credit.statement) == ("Enkel Daljani", "Translated by hand")


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (replace_words("dprk", "ROK", match_case=False), "The DPRK and dprk", "The ROK and ROK"),
        (replace_words("dprk", "ROK"), "The DPRK", "The DPRK"),
        (replace_words("art", "X", whole_words=True), "art of party, art", "X of party, X"),
        (replace_words("a.c", "X"), "abc a.c", "abc X"),
        (replace_words("a", r"\1$1"), "a", r"\1$1"),
        (replace_words(r"(\w+), (\w+)", "$2 $1", regex=True), "Daljani, Enkel", "Enkel Daljani"),
        (replace_words(r"(\w+), (\w+)", r"\2 \1", regex=True), "Daljani, Enkel", "Enkel Daljani"),
        (replace_words(r"(?P<a>\w+)!", "${a}?", regex=True), "Yes!", "Yes?"),
        (replace_words("^Report", "Note", regex=True), "Report on a Report", "Note on a Report"),
        (transform("upper"), "Хрущёв and Kim", "ХРУЩЁВ AND KIM"),
        (transform("lower"), "REPORT", "report"),
        (transform("sentence"), "Report On The DPRK", "Report on the DPRK"),
        (transform("sentence"), "“REPORT ON KOREA”", "“Report on korea”"),
        (transform("title"), "report on the DPRK's aid", "Report On The DPRK's Aid"),
    ],
)
def test_a_title_is_changed(operation, before, after):
    assert title(operation, before) == after


@pytest.mark.parametrize("find", ["(", "[a", "*"])
def test_an_expression_that_is_wrong_is_refused_in_a_sentence(find):
    with pytest.raises(BulkError, match=r"^The expression is not understood: .*\.$"):
        replace_words(find, "", regex=True)


def test_a_group_that_is_not_there_is_refused():
    with pytest.raises(BulkError, match="not understood"):
        replace_words("(a)", "$2", regex=True)


def test_nothing_to_be_found_is_refused():
    with pytest.raises(BulkError, match="Say what is to be found"):
        replace_words("", "x")


def test_a_transformation_that_is_not_known_is_refused():
    with pytest.raises(BulkError, match="there are: trim"):
        transform("sparkle")


def test_dates_without_edtf_are_understood_and_others_stay():
    dates = (DateStatement(text="16 January 1967"), DateStatement(text="spring", edtf="1967-21"))
    changed = transform("dates").changed(a_unit(dates=dates), column("date"))
    assert [date.edtf for date in changed.dates] == ["1967-01-16", "1967-21"]


def test_a_date_that_stands_in_a_title_becomes_one():
    changed = transform("dates").changed(a_unit("January 1967"), TITLE)
    assert [date.edtf for date in changed.dates] == ["1967-01"]
    assert transform("dates").changed(changed, TITLE) is changed


def test_a_shelfmark_that_stands_in_a_note_becomes_one():
    note = column("notes.citation")
    unit = note.typed(a_unit("Letter"), "AQPPSH,  MPP Korese, D 1, V. 1967")
    changed = transform("shelfmarks").changed(unit, note)
    assert changed.shelfmark == "AQPPSH, MPP Korese, D 1, V. 1967"
    assert transform("shelfmarks").changed(note.typed(unit, "Seen by eye"), note).shelfmark == ""


@pytest.mark.parametrize("id", TRANSFORMS)
@given(words=st.text(alphabet="aB 1Жé한;, ", max_size=12))
def test_a_transformation_done_twice_is_done_once(id, words):
    once = transform(id).changed(TITLE.typed(Unit(id="u"), words), TITLE)
    assert transform(id).changed(once, TITLE) == once


def merged(counts, method):
    """The values of each cluster."""
    return [tuple(value for value, _count in each.values) for each in clusters(counts, method)]


@pytest.mark.parametrize(
    ("method", "values", "together"),
    [
        ("fingerprint", ("Daljani, Enkel", "Enkel Daljani", "enkel daljáni", "Khomutova"), 3),
        ("n-gram", ("Enkel Daljani", "EnkelDaljani", "Khomutova"), 2),
        ("romanised", ("Хрущёв", "Khrushchev", "Hruschev", "Kim"), 3),
        ("romanised", ("김일성", "Kim Il Sung", "Kim Ilsung", "Pak Hon Yong"), 3),
        ("romanised", ("Ольга Хомутова", "Khomutova, Olga", "Enkel Daljani"), 2),
    ],
)
def test_values_that_are_alike_stand_together(method, values, together):
    [group] = merged(dict.fromkeys(values, 1), method)
    assert len(group) == together
    assert values[-1] not in group


@pytest.mark.parametrize("method", METHODS)
def test_values_that_are_not_alike_stand_alone(method):
    assert merged({"Kim": 1, "Radchenko": 2, "Daljani": 3, "": 1, "—": 1, "1967": 1}, method) == []


def test_the_most_frequent_value_is_the_target():
    [cluster] = clusters({"E Daljani": 1, "Daljani, E": 7}, "fingerprint")
    assert (cluster.target, cluster.others) == ("Daljani, E", ("E Daljani",))
