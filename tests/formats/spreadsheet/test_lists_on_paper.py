"""Lists that were made for paper: dittos, indented titles, several values behind bars."""

import pytest

from muniment.description.columns import column
from muniment.formats import table
from muniment.formats.deliveries import Source


def read(text):
    return table.read(Source("list.csv", text.encode()))


def said(delivery, id):
    return [column(id).text(unit) for unit in delivery.units]


def told(delivery, rule):
    return [(found.line, found.message) for found in delivery.findings if found.rule == rule]


@pytest.mark.parametrize("ditto", ["dto.", "Ditto", "”", "«»", "- „ -", "''", "То же", "同上"])
def test_a_ditto_says_what_is_above_and_is_told(ditto):
    found = read(f"Signatur;Titel;Datum\nA 1;Briefe;1901\nA 2;{ditto};1902\nA 3;{ditto};1903\n")
    assert said(found, "title") == ["Briefe"] * 3
    [(line, message)] = told(found, "sheet-ditto")
    assert (line, f"“{ditto}”" in message) == (3, True)


@pytest.mark.parametrize(
    "rows",
    [
        "Ref,Title,Language\nA 1,Letters,Albanian\nA 2,Id,id\n",
        "Ref,Title\nA 1,Letters\ndto.,Maps\n",
        "Ref,Title\nA 1,ditto\nA 2,Maps\n",
        "Muniment id,Title\nu1,Letters\nu2,ditto\n",
    ],
)
def test_what_is_no_ditto_stays(rows):
    cells = [line.split(",")[:2] for line in rows.splitlines()[1:]]
    found = read(rows)
    assert told(found, "sheet-ditto") == []
    assert said(found, "title") == [title for _mark, title in cells]


LEVELS = "Title,Date\nPapers,1901\n{0}Letters,1901\n{0}{0}To Rome,1901\n{0}Maps,1902\n"


@pytest.mark.parametrize("space", ["  ", "\t", "\u00a0\u00a0", "\u2003"])
def test_rows_stand_as_their_titles_are_indented(space):
    found = read(LEVELS.format(space))
    titles = {unit.id: unit.title for unit in found.units}
    assert [titles.get(unit.parent or "", "") for unit in found.units] == ["", "Papers", "Letters", "Papers"]
    assert said(found, "title") == ["Papers", "Letters", "To Rome", "Maps"]
    assert len(told(found, "sheet-indented")) == 1


@pytest.mark.parametrize(
    "rows",
    [
        "Title,Date\nLetters,1901\n Maps,1902\n Plans,1903\n",
        "Title,Date\nLetters,1901\n   Maps,1902\nPlans,1903\n",
        "Title,Date\n   Letters,1901\nMaps,1902\n   Plans,1903\n",
    ],
)
def test_spaces_by_a_slip_arrange_nothing(rows):
    found = read(rows)
    assert [unit.parent for unit in found.units] == [None] * 3
    assert told(found, "sheet-indented") == []


def test_dates_and_alternative_marks_behind_bars_are_several():
    head = "title,eventDates,eventStartDates,eventEndDates,alternativeIdentifiers\n"
    first, second = read(
        head + "Papers,1901|1950,1901|1950,1901|1950,A1|B1\nMaps,,1801|1850,1802|1850,\n"
    ).units
    assert [date.text for date in first.dates] == ["1901", "1950"]
    assert [mark.text for mark in first.shelfmarks] == ["A1", "B1"]
    assert [date.text for date in second.dates] == ["1801–1802", "1850"]


def test_what_is_not_known_between_bars_is_no_date_and_no_mark():
    head = "title,eventDates,eventStartDates,eventEndDates,alternativeIdentifiers\n"
    first, second, third = read(
        head
        + "Papers,1901|NULL,1901|NULL,1901|NULL,A1|NULL\n"
        + "Maps,NULL|NULL,1801|NULL,1802|1850,\n"
        + "Plans,NULL|NULL,NULL,NULL,\n"
    ).units
    assert [date.text for date in first.dates] == ["1901"]
    assert [mark.text for mark in first.shelfmarks] == ["A1"]
    assert [date.text for date in second.dates] == ["1801–1802", "1850"]
    assert third.dates == ()


@pytest.mark.parametrize(
    "notice", ["© Town Archive 2020,", ",Alle Rechte vorbehalten.", "Tous droits réservés,"]
)
def test_a_notice_of_rights_below_a_list_is_no_record_and_told(notice):
    found = read(f"Ref,Title\nA 1,Letters\n{notice}\n")
    assert said(found, "title") == ["Letters"]
    assert [line for line, _message in told(found, "sheet-left-out")] == [3]


def test_a_record_with_a_notice_of_rights_stays():
    assert len(read("Ref,Title,Rights\nA 1,Letters,© Ana Hoxha\n").units) == 1


@pytest.mark.parametrize("words", ["n/a", "?", "Unbekannt", "Ana Hoxha; s.n."])
def test_what_stands_for_no_name_is_told_with_its_line(words):
    found = read(f"Ref,Title,Translator,Author\nA 1,Letters,M. Rossi,Anna\nA 2,Maps,{words},N. N. Nikolov\n")
    [(line, message)] = told(found, "sheet-doubt")
    assert (line, f"“{words.split('; ')[-1]}”" in message) == (3, True)
