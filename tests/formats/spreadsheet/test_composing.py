"""Columns that hold one part of a shelfmark each are one shelfmark of the tradition that they are from."""

import pytest

from muniment.description import shelfmarks
from muniment.formats import spreadsheet
from muniment.formats.deliveries import ReadAs, Source


def read(text, **said):
    read_as = ReadAs(columns=tuple(said.items()))
    return spreadsheet.read(Source("list.csv", text.encode(), read_as=read_as))


def mark_of(head, cells):
    [unit] = read(f"{head};Title\n{cells};Letter\n").units
    return unit.shelfmark


@pytest.mark.parametrize(
    ("head", "cells", "mark", "scheme"),
    [
        ("Фонд;Опись;Дело;Листы", "5;1;12;3-5", "ф. 5, оп. 1, д. 12, л. 3-5", "soviet"),
        ("№ дела;Фонд №;Опись №", "12а;Р-1235;2", "ф. Р-1235, оп. 2, д. 12а", "soviet"),
        ("Ф.;Оп.;Д.", "ф. 5;оп. 1;д. 2", "ф. 5, оп. 1, д. 2", "soviet"),
        ("Фонд;Опись;Папка;Дело", "0100;40;248;7", "ф. 0100, оп. 40, п. 248, д. 7", "soviet"),
        ("Фонд;Опис;Справа;Аркуші", "1;2;3;4-5", "ф. 1, оп. 2, спр. 3, арк. 4-5", "soviet"),
        ("Фонд;Опис;А.е.;Лист", "1Б;6;12;3", "ф. 1Б, оп. 6, а.е. 12, л. 3", "bulgarian"),
        ("Fond;Opis;Delo;Listy", "5;1;12;3", "fond 5, op. 1, d. 12, ll. 3", "soviet"),
        ("Fond;Inventar;Dosar", "13;2;45", "fond 13, inventar 2, dosar 45", "romanian"),
        ("Fond;Karton;Inv. č.", "ÚV KSČ;12;345", "fond ÚV KSČ, Karton 12, inv. č. 345", "czech"),
        ("Fondi;Dosja;Viti", "14;1;1967", "F. 14, V. 1967, D 1", "albanian"),
        ("D;V", "9;1966", "V. 1966, D 9", "albanian"),
        ("Record Group;Entry;Box", "59;A1-1234;3", "RG 59, Entry A1-1234, Box 3", "us"),
        ("Record Group;Entry;Box", "RG 84;UD 5;2", "RG 84, Entry UD 5, Box 2", "us"),
        ("Bestand;Signatur", "DY 30;3651", "DY 30, Nr. 3651", "german"),
        ("全宗号;目录号;案卷号", "110;1;23", "全宗110, 目录1, 案卷23", "soviet"),
        ("Fondo;Serie;Busta;Fascicolo", "ACS;2;12;3", "ACS, Serie 2, b. 12, fasc. 3", "italian"),
        ("Busta;Fasc.", "busta 12;3", "busta 12, fasc. 3", "italian"),
        ("Фонд;Опись;Коробка;Дело", "1;2;3;4", "ф. 1, оп. 2, кор. 3, д. 4", "soviet"),
        ("Fond;Svazek;A.j.", "02/1;10;3", "fond 02/1, sv. 10, a.j. 3", "czech"),
        ("Fond;Doboz;Tétel", "XIX-J-1-j;10;3", "fond XIX-J-1-j, 10. doboz, 3. tétel", "hungarian"),
        ("Fundo;Caixa;Maço;Processo", "Fazenda;3;1;5", "Fazenda, cx. 3, mç. 1, proc. 5", None),
        ("Fondo;Caja;Expediente", "Hacienda;3;5", "Hacienda, caja 3, exp. 5", None),
        ("Fonds;Carton;Dossier", "F7;3;5", "F7, carton 3, dossier 5", None),
        ("Series;Box;Folder", "II;3;12", "Series II, Box 3, Folder 12", None),
        ("Collection;Box;Folder", "Smith Papers;3;12", "Smith Papers, Box 3, Folder 12", None),
        ("Fonds;Cote", "20 MI;45", "Fonds 20 MI, 45", None),
    ],
)
def test_the_parts_stand_in_their_order_as_the_tradition_writes_them(head, cells, mark, scheme):
    assert mark_of(head, cells) == mark
    assert shelfmarks.read(mark).scheme == scheme


def test_a_scheme_of_the_repository_understands_them():
    [unit] = read("Repository;Series;Box;Folder;Title\nHoover Institution Archives;1;3;12;Letter\n").units
    reading = shelfmarks.read(unit.shelfmark, unit.repository)
    assert (reading.scheme, [place.text for place in reading.places]) == (
        "us-library",
        ["Hoover Institution", "Series 1", "Box 3, Folder 12"],
    )


def test_a_box_is_where_the_unit_lies_all_the_same():
    [unit] = read("Series;Box;Folder;Title\n1;3;12;Letter\n").units
    assert [(each.kind, each.number) for each in unit.containers] == [("box", "3"), ("folder", "12")]
    assert unit.notes == ()


def test_files_of_one_number_in_two_boxes_are_two_files():
    delivery = read("Busta;Fascicolo;Titolo\n1;1;Lettere\n1;2;Conti\n2;1;Relazioni\n")
    assert [unit.level for unit in delivery.units] == ["file"] * 3


def test_an_empty_part_is_left_out_row_by_row():
    units = read("Level;Fond;Opis;Delo;Title\nfonds;5;;;F\nseries;5;1;;S\nfile;5;1;2;D\n").units
    assert [unit.shelfmark for unit in units] == ["fond 5", "fond 5, op. 1", "fond 5, op. 1, d. 2"]


def test_it_is_told_which_columns_are_one_shelfmark():
    delivery = read("Fond;Opis;Title\n;;Nothing\n5;1;Letter\n")
    [told] = [each.message for each in delivery.findings if each.rule == "sheet-shelfmark"]
    assert told == "These columns are one shelfmark, such as “fond 5, op. 1”: “Fond”, “Opis”."
    assert [each.meaning for each in delivery.columns] == ["part", "part", "title"]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Box;Folder", "1;2"),
        ("File;Folder", "About Korea;2"),
        ("Fonds;Date", "Kahn;1956"),
        ("Collection;Series", "Smith Papers;Letters"),
        ("Дело;Дата", "О выселении;1956"),
    ],
)
def test_what_is_no_shelfmark_is_none(head, cells):
    assert mark_of(head, cells) == ""


def test_a_shelfmark_that_is_whole_stays_and_its_parts_are_kept():
    whole, bare = read("Bestand;Signatur;Titel\nDY 30;DY 30/3652;Brief\nDY 30;3651;Brief\n").units
    assert (whole.shelfmark, [note.text for note in whole.notes]) == ("DY 30/3652", ["DY 30"])
    assert (bare.shelfmark, bare.notes) == ("DY 30, Nr. 3651", ())
    [unit] = read("Shelfmark;Fond;Opis;Title\nA 1;5;6;Letter\n").units
    assert (unit.shelfmark, [note.text for note in unit.notes]) == ("A 1", ["5", "6"])


@pytest.mark.parametrize(
    ("head", "cells", "mark"),
    [
        ("Zespół;Sygnatura;Kart", "KC PZPR;237;120", "KC PZPR, sygn. 237"),
        ("Zespół;Sygnatura;Nr kart", "KC PZPR;237;5-12", "KC PZPR, sygn. 237"),
        ("Fond;Mappe;Kart", "5;6;2", "fond 5, Mappe 6"),
    ],
)
def test_leaves_and_maps_are_no_box(head, cells, mark):
    assert mark_of(head, cells) == mark


def test_somebody_may_say_which_columns_are_parts_and_which_are_none():
    text = "Fond;Opis;Sprawa;Title\n5;1;12;Letter\n"
    assert read(text, Sprawa="part").units[0].shelfmark == "fond 5, op. 1, Sprawa 12"
    unit = read(text, Opis="notes", Sprawa="notes").units[0]
    assert (unit.shelfmark, [note.text for note in unit.notes]) == ("", ["5", "1", "12"])


FILES = "Фонд;Опись;Дело;Заголовок;Автор\n5;1;;Общая часть;\n5;1;12;Протоколы;\n5;1;13;Письмо;Иванов\n"


def test_without_a_level_a_row_is_what_its_parts_end_in():
    delivery = read(FILES)
    assert [unit.level for unit in delivery.units] == ["series", "file", "item"]
    assert [found.message for found in delivery.findings if found.rule == "sheet-no-levels"] != [
        "No column says on which level the rows stand: each was taken for an item."
    ]


def test_rows_of_one_mark_are_items_in_it():
    delivery = read("Фонд;Опись;Дело;Заголовок\n5;1;12;Письмо\n5;1;12;Ответ\n")
    assert [unit.level for unit in delivery.units] == ["item", "item"]


def test_what_has_a_part_of_a_name_of_its_own_is_an_item():
    delivery = read("Фонд;Опись;Дело;Сигла;Заголовок\n5;1;12;7;Письмо\n", Сигла="part")
    assert [(unit.level, unit.shelfmark) for unit in delivery.units] == [
        ("item", "ф. 5, оп. 1, д. 12, Сигла 7")
    ]
