"""A spreadsheet as archives keep them comes in with every cell, each where it belongs."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment import paths
from muniment.description.columns import COLUMNS, column
from muniment.description.levels import Level
from muniment.formats import table
from muniment.formats.deliveries import FormatError, ReadAs, Source, UnknownColumnsError
from muniment.formats.spreadsheet import remember
from muniment.formats.spreadsheet.headings import Headings
from tests.formats.spreadsheet.books import ods, xlsx


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path))
    return paths.data_folder()


def read(text, name="list.csv"):
    return table.read(Source(name, text if isinstance(text, bytes) else text.encode()))


def cells(unit, *ids):
    return [column(id).text(unit) for id in ids]


def rules(delivery):
    return sorted({found.rule for found in delivery.findings})


HEAD = "Reference code,Title,Date,Translator,Level\n"
ROW = '"AQPPSH, MPP Korese, D 1, V. 1967",Report,29 June 1967,Enkel Daljani,Item\n'


def test_each_cell_stands_where_its_heading_says():
    [unit] = read(HEAD + ROW).units
    assert cells(unit, "shelfmark", "title", "date", "translator", "level") == [
        "AQPPSH, MPP Korese, D 1, V. 1967",
        "Report",
        "29 June 1967",
        "Enkel Daljani",
        "Item",
    ]
    assert unit.dates[0].edtf == "1967-06-29"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_cells_may_be_parted_otherwise(mark):
    [unit] = read(f"Signatur{mark}Titel{mark}Laufzeit\nR 1,2{mark}Brief{mark}1961\n").units
    assert cells(unit, "shelfmark", "title", "date") == ["R 1,2", "Brief", "1961"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_says_its_encoding_by_its_mark(encoding):
    [unit] = read("Шифр,Название\nф. 1,Запись беседы\n".encode(encoding)).units
    assert unit.title == "Запись беседы"


def test_a_file_of_windows_is_read_and_is_to_be_looked_at():
    delivery = read("Title;Date\nAußenpolitik;1961\n".encode("cp1252"))
    assert delivery.units[0].title == "Außenpolitik"
    assert "Windows-1252" in delivery.findings[0].message


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1251", "Телеграмма посла о переговорах в Пхеньяне"),
        ("koi8-r", "Телеграмма посла о переговорах в Пхеньяне"),
        ("cp866", "Телеграмма посла о переговорах в Пхеньяне"),
        ("cp1250", "Notatka z rozmowy z ambasadorem Węgier o żądaniach"),
        ("iso8859-2", "Notatka z rozmowy z ambasadorem Węgier o żądaniach"),
        ("cp1253", "Έκθεση του πρέσβη για τις συνομιλίες"),
        ("cp1254", "Dışişleri Bakanlığı'nın büyükelçiye gönderdiği yazı"),
        ("cp1255", "פרוטוקול ישיבה עם השגריר"),
        ("cp1256", "محضر اجتماع مع السفير"),
        ("cp949", "김일성 수상과의 대화 기록"),
        ("cp932", "外務大臣との会談記録について"),
        ("gb18030", "周恩来同金日成谈话记录"),
        ("big5", "周恩來同金日成談話記錄"),
        ("cp1252", "Télégramme de l’ambassadeur à Séoul"),
        ("cp1252", "Élève à Évreux"),
        ("cp1252", "La città è libertà"),
        ("cp1252", "Çështje të marrëdhënieve me Korenë"),
        ("mac-cyrillic", "Телеграмма посла из Пхеньяна, отдел A"),
    ],
)
def test_a_file_as_excel_saves_it_in_any_country_is_read(encoding, title):
    """Such a file does not say its encoding; what was guessed is told."""
    delivery = read(f"Title;Date\n{title};1961\n{title};1962\n".encode(encoding))
    assert {unit.title for unit in delivery.units} == {title}
    assert "check the letters" in delivery.findings[0].message


def test_the_last_letter_of_a_file_is_no_broken_one_where_it_is_the_only_one():
    assert read("Title;Author\nLetter;René".encode("cp1252")).units[0].credits[0].name == "René"


def test_a_file_that_ends_within_a_letter_is_read_as_far_as_it_goes():
    [unit] = read("Title;Author\nÉtat;Bo\u0306".encode()[:-1]).units
    assert (unit.title, unit.credits[0].name) == ("État", "Bo")


def test_the_encoding_may_be_said():
    source = Source(
        "list.csv", "Title;Date\nЖ;1961\n".encode("mac-cyrillic"), read_as=ReadAs(encoding="mac-cyrillic")
    )
    delivery = table.read(source)
    assert (delivery.units[0].title, delivery.encoding) == ("Ж", "mac-cyrillic")
    assert not any("encoding" in found.message for found in delivery.findings)


def test_a_file_in_another_encoding_than_was_said_is_refused_with_the_line():
    source = Source("list.csv", "Title;Date\nÉtat;1961\n".encode("cp1252"), read_as=ReadAs(encoding="utf-8"))
    with pytest.raises(FormatError, match=r"not in Unicode \(UTF-8\): line 2"):
        table.read(source)


def said(text, **columns):
    return table.read(Source("list.csv", text.encode(), read_as=ReadAs(columns=tuple(columns.items()))))


def test_somebody_may_say_what_columns_mean():
    text = "Nr,Was,Mood,Scrap,Title\nF 1,Brief,Gloomy,x,Letter\n"
    [unit] = said(text, Nr="shelfmark", Was="genre", Mood="notes", Scrap="nothing").units
    assert cells(unit, "shelfmark", "genre", "title") == ["F 1", "Brief", "Letter"]
    assert [(note.heading, note.text) for note in unit.notes] == [("Mood", "Gloomy")]


def test_what_is_kept_as_notes_on_purpose_is_not_told():
    assert "sheet-unknown-column" not in rules(said("Title,Mood\nLetter,Gloomy\n", Mood="notes"))


def test_what_was_said_of_a_heading_counts_more_than_what_it_is_known_for():
    [unit] = said("Title,Reference\nLetter,See box 3\n", Reference="notes.related").units
    assert (unit.shelfmark, column("notes.related").text(unit)) == ("", "See box 3")


def test_a_meaning_that_there_is_not_is_not_believed():
    [unit] = said("Title,Mood\nLetter,Gloomy\n", Mood="feeling").units
    assert [(note.heading, note.text) for note in unit.notes] == [("Mood", "Gloomy")]


def test_a_table_without_a_known_heading_tells_its_columns():
    with pytest.raises(UnknownColumnsError) as refused:
        read("Inventar;Was;Wann\nF 1;Brief;1961\nF 2;;1962\n")
    assert [(each.heading, each.meaning, each.examples) for each in refused.value.columns] == [
        ("Inventar", "", ("F 1", "F 2")),
        ("Was", "", ("Brief",)),
        ("Wann", "", ("1961", "1962")),
    ]
    units = said("Inventar;Was;Wann\nF 1;Brief;1961\nF 2;;1962\n", Inventar="shelfmark", Was="title").units
    assert [(unit.shelfmark, unit.title) for unit in units] == [("F 1", "Brief"), ("F 2", "")]


def test_the_columns_of_a_table_are_told_with_what_stands_in_them():
    delivery = read("Title,Mood,\nLetter,Gloomy,\nReport,,\n")
    assert [(each.heading, each.meaning, each.examples) for each in delivery.columns] == [
        ("Title", "title", ("Letter", "Report")),
        ("Mood", "", ("Gloomy",)),
    ]


def test_what_headings_mean_is_remembered_for_the_next_file(own_folder):
    remember([("Nr. inw.", "shelfmark"), ("Nastrój", "notes")])
    remember([("Nastrój", "notes.scope")])
    [unit] = read("nr inw,Nastrój,Title\nF 1,Gloomy,Letter\n").units
    assert cells(unit, "shelfmark", "notes.scope") == ["F 1", "Gloomy"]
    assert (own_folder / "headings.toml").read_text("utf-8").count("Nastrój") == 1


@pytest.mark.parametrize("said", ["shelfmark = ", "shelfmark = 3\n", "feeling = ['Mood']\n", "\0"])
def test_a_file_of_remembered_headings_that_is_broken_is_passed_over(own_folder, said):
    (own_folder / "headings.toml").write_text(said)
    [unit] = read("Title,Mood\nLetter,Gloomy\n").units
    assert [(note.heading, note.text) for note in unit.notes] == [("Mood", "Gloomy")]


def test_a_column_that_is_not_known_becomes_notes_of_its_name():
    delivery = read("Title,Mood of the writer\nLetter,Gloomy\n")
    [note] = delivery.units[0].notes
    assert (note.heading, note.text) == ("Mood of the writer", "Gloomy")
    assert "sheet-unknown-column" in rules(delivery)


def test_cells_without_a_heading_are_kept_too():
    [unit] = read("Title,Date\nLetter,1961,more\n").units
    assert [(note.heading, note.text) for note in unit.notes] == [("Column 3", "more")]


def test_several_values_stand_in_one_cell_or_in_several_columns():
    [unit] = read('Title,Subject 1,Subject 2,Translator\nLetter,Rice|Wheat,Trade,"Li, Bo; Ana Kola"\n').units
    assert cells(unit, "subject", "translator") == ["Rice; Wheat; Trade", "Li, Bo; Ana Kola"]


def test_languages_may_be_parted_by_commas():
    [unit] = read('Title,Language\nLetter,"Albanian, Russian"\n').units
    assert [said.language for said in unit.languages] == ["sq", "ru"]


def test_a_cell_of_several_lines_keeps_them():
    [first, second] = read('Title,Notes\n"Letter","One\r\n\r\nTwo"\nOther,\n').units
    assert first.notes[0].text == "One\n\nTwo"
    assert second.title == "Other"


def test_a_beginning_and_an_end_are_one_date():
    [unit, other] = read("title,eventStartDates,eventEndDates\nLetters,1955,1957\nLetter,1956,1956\n").units
    assert [unit.date, other.date] == ["1955–1957", "1956"]


def test_numbers_of_pages_and_leaves_are_an_extent():
    [unit, other] = read("Title,Pages,Кол-во листов\nA,12,\nB,,1\n").units
    assert [unit.extents[0].text, other.extents[0].text] == ["12 pages", "1 leaf"]


def test_boxes_and_folders_are_where_it_lies():
    [unit] = read("Title,Box,Folder\nA,7,2b\n").units
    assert [(each.kind, each.number) for each in unit.containers] == [("box", "7"), ("folder", "2b")]


def test_what_is_no_language_is_kept_and_told_with_its_line():
    delivery = read("Title,Language,Level\nA,Albanian,Item\nB,Klingonese,Item\n")
    [doubt] = delivery.findings
    assert (doubt.line, doubt.file, doubt.field) == (3, "list.csv", "languages")
    assert delivery.units[1].languages[0].language == "Klingonese"


def test_where_no_column_says_the_level_rows_are_items():
    delivery = read("Title\nA\n")
    assert [unit.level for unit in delivery.units] == [Level.ITEM]
    assert rules(delivery) == ["sheet-no-levels"]


def test_lines_above_the_head_are_told():
    delivery = read("List of letters,,\n\nTitle,Date,Level\nA,1961,Item\n")
    assert [unit.title for unit in delivery.units] == ["A"]
    assert [(found.rule, found.line) for found in delivery.findings] == [("sheet-left-out", 1)]


def test_rows_that_name_the_row_above_become_a_tree():
    delivery = read(
        "legacyId,parentId,title,levelOfDescription\n3,2,Letter,Item\n1,,Fonds,Fonds\n2,1,Letters,Series\n"
    )
    titles = {unit.id: unit.title for unit in delivery.units}
    assert [(unit.title, titles.get(unit.parent or "")) for unit in delivery.units] == [
        ("Fonds", None),
        ("Letters", "Fonds"),
        ("Letter", "Letters"),
    ]
    assert delivery.placed


def test_a_row_below_none_or_below_itself_stands_at_the_top_and_is_told():
    delivery = read("id,parent,title,level\n1,9,A,Item\n2,3,B,Item\n3,2,C,Item\n")
    assert sum(unit.parent is None for unit in delivery.units) == 2
    assert len(delivery.units) == 3
    assert [(found.rule, found.line) for found in delivery.findings] == [
        ("sheet-parent", 2),
        ("sheet-parent", 3),
    ]


@pytest.mark.parametrize(
    "text", ["", "Mood,Weather\nGloomy,Rain\n", "Title,Date\n", "\n\n\n", '"Title\nLetter,1961\n']
)
def test_what_has_no_known_heading_or_no_row_is_refused_in_a_sentence(text):
    with pytest.raises(FormatError, match=r"list\.csv"):
        read(text)


ROWS = [
    ["Title", "Date", "Box", "Level"],
    ["Letter", 1961.0, 7.5, "Item"],
    [],
    ["Запись", "May 1962", 8, "Item"],
]


@pytest.mark.parametrize(("name", "book"), [("list.xlsx", xlsx({"One": ROWS})), ("list.ods", ods(ROWS))])
def test_workbooks_are_read_as_they_are_typed(name, book):
    delivery = read(book, name)
    assert [(unit.title, unit.date, unit.containers[0].number) for unit in delivery.units] == [
        ("Letter", "1961", "7.5"),
        ("Запись", "May 1962", "8"),
    ]
    assert delivery.findings == ()


def test_every_sheet_with_a_head_is_read_and_any_other_told():
    book = xlsx({"Letters": ROWS, "Sums": [["x", 3.0], ["y", 4.0]], "Maps": [["Title"], ["Map"]]})
    delivery = read(book, "list.xlsx")
    assert [unit.title for unit in delivery.units] == ["Letter", "Запись", "Map"]
    assert any("“Sums”" in found.message and "2 lines" in found.message for found in delivery.findings)


@given(cut=st.floats(0, 1), changed=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=5))
def test_a_damaged_workbook_is_a_sentence_and_no_crash(cut, changed):
    whole = xlsx({"One": ROWS})
    broken = bytearray(whole[: 4 + int(cut * (len(whole) - 4))])
    for place, byte in changed:
        broken[int(place * (len(broken) - 1))] = byte
    try:
        delivery = read(bytes(broken), "list.xlsx")
    except FormatError as error:
        assert "list.xlsx" in str(error)  # noqa: PT017
    else:
        assert delivery.units


def test_a_workbook_that_would_fill_the_memory_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(6):
            book.writestr(f"xl/{number}.xml", bytes(100 << 20))
    with pytest.raises(FormatError, match="too large"):
        read(packed.getvalue(), "list.xlsx")


def test_rows_of_a_scraped_database_are_still_read_as_such():
    scraped = "document_url,title,date,summary\nhttps://example.org/1,Report,1961,Talks\n"
    assert read(scraped).format == "digital-archive"


@pytest.mark.parametrize("each", COLUMNS, ids=lambda each: each.id)
def test_our_own_labels_are_known(each):
    assert Headings().meaning(each.label) == each.id


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Reference code", "shelfmark"),
        ("referenceCode", "shelfmark"),
        ("TITLE", "title"),
        ("Titel ", "title"),
        ("Переводчик", "translator"),
        ("Përkthyesi", "translator"),
        ("Subject 2", "subject"),
        ("scopeAndContent", "notes.scope"),
        ("levelOfDescription", "level"),
        ("Fecha inicial", "begin"),
        ("Data końcowa", "end"),
        ("Beschrijving", "title"),
        ("Заголовок справи", "title"),
        ("Номер фонду", "part"),
        ("סימול", "shelfmark"),
        ("Tiêu đề hồ sơ", "title"),
        ("생산년도", "date"),
        ("页数", "pages"),
        ("1961", ""),
        ("", ""),
        ("???", ""),
    ],
)
def test_headings_in_many_languages(heading, means):
    assert Headings().meaning(heading) == means
