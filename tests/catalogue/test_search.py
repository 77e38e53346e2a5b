import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue
from muniment.catalogue.codec import content_of
from muniment.catalogue.cutting import words
from muniment.catalogue.headings import COLUMNS
from muniment.catalogue.narrowing import seek
from muniment.catalogue.preparing import prepared
from muniment.catalogue.questions import understand
from muniment.catalogue.words import HEADINGS
from muniment.description.levels import CustodyKind, NoteKind, ShelfmarkKind, SubjectKind, TextKind
from muniment.description.markup import Block, Line, Span, SpanKind, prose
from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    Identifier,
    Kept,
    LanguageStatement,
    Note,
    Rights,
    Shelfmark,
    Subject,
    TextVersion,
    Unit,
    a_title,
)
from tests import strategies
from tests.build import a_unit
from tests.catalogue.reference import searched
from tests.catalogue.test_edit import put

KOREAN = "AQPPSH, MPP Korese, D {file}, V. {year}"


def found(catalogue, text):
    return [hit.id for hit in catalogue.search(text)]


@pytest.fixture(scope="module")
def korean(standing):
    """Four files of one fonds, one of another, and a letter that only speaks of it."""
    with standing.edit("Begin") as edit:
        edit.put(a_unit("Fonds", id="fonds", shelfmark="AQPPSH, MPP Korese"))
        edit.put(a_unit("Report", id="d1", parent="fonds", shelfmark=KOREAN.format(file=1, year=1967)))
        edit.put(a_unit("Minutes", id="d10", parent="fonds", shelfmark=KOREAN.format(file=10, year=1967)))
        edit.put(a_unit("Telegram", id="d2", parent="fonds", shelfmark=KOREAN.format(file=2, year=1967)))
        edit.put(a_unit("Note", id="other-year", parent="fonds", shelfmark=KOREAN.format(file=1, year=1966)))
        edit.put(a_unit("Despatch", id="fo", shelfmark="FO 371/84053"))
        edit.put(a_unit("A letter about the MPP Korese of 1967", id="letter"))
    return standing


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aqppsh mpp korese d1 v1967", ["d1"]),
        ("AQPPSH, MPP Korese, D 1, V. 1967", ["d1"]),
        ("v1967 d1 korese", ["d1"]),
        ("korese d 1 v 1967", ["d1"]),
        ("FO371/84053", ["fo"]),
        ("fo 371 84053", ["fo"]),
        ("fo.371.84053", ["fo"]),
        ("84053", ["fo"]),
        ("8405", []),
        ("d1", ["other-year", "d1"]),
        ("D 1", ["other-year", "d1"]),
        ("d10", ["d10"]),
        ("1967/1", ["d1"]),
        ("korese 1967", ["d1", "d2", "d10", "letter"]),
        ("report korese", ["d1"]),
    ],
)
def test_shelfmarks_are_found_in_any_order_and_punctuation(korean, typed, expected):
    assert found(korean, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("legajo 2023", ["bundle", "document"]),
        ("leg. 2023", ["bundle", "document"]),
        ("documento 2023", ["document", "bundle"]),
        ("busta 12", ["busta"]),
        ("b. 12, fasc. 3", ["busta"]),
        ("fascicolo 3, busta 12", ["busta"]),
        ("Archivio di Stato di Venezia, busta 12", ["busta"]),
        ("32679", ["add"]),
        ("Add. MSS 32,679", ["add"]),
    ],
)
def test_a_number_is_looked_for_behind_its_own_label(catalogue, typed, expected):
    marks = {
        "bundle": "AGS, Estado, leg. 2023, doc. 12",
        "document": "AGS, Estado, leg. 12, doc. 2023",
        "busta": "ASVe, Senato, Secreta, b. 12, fasc. 3",
        "fascicolo": "ASVe, Senato, Secreta, b. 3, fasc. 12",
        "add": "BL, Add MS 32679",
        "other": "BL, Add MS 32",
    }
    with catalogue.edit("Units") as edit:
        edit.put_many([a_unit(shelfmark=mark, id=id) for id, mark in marks.items()])
    assert catalogue.search_ids(typed) == expected


def test_a_part_of_a_shelfmark_is_found(korean):
    assert set(found(korean, "pp kor")) == {"fonds", "d1", "d2", "d10", "other-year"}


def test_the_very_shelfmark_asked_for_comes_first(korean):
    assert found(korean, "AQPPSH, MPP Korese")[0] == "fonds"


def test_shelfmarks_come_before_text_in_shelfmark_order(korean):
    shelved = [id for id in found(korean, "korese") if id != "fonds"]
    assert shelved == ["other-year", "d1", "d2", "d10", "letter"]


def test_quotes_keep_the_order_of_a_shelfmark_too(korean):
    assert set(found(korean, '"d 1"')) == {"other-year", "d1"}
    assert found(korean, '"1 d"') == []


@pytest.mark.parametrize("title", ["MS2 x 1967", "Box1, y 5", "D 1 of 3"])
def test_what_is_in_quotes_is_found_as_it_was_typed(catalogue, title):
    put(catalogue, a_unit(title, id="typed"))
    assert found(catalogue, f'"{title}"') == ["typed"]


def test_former_shelfmarks_are_found_too(catalogue):
    former = Shelfmark(text="AQPPSH, Fondi 14, D 7", kind=ShelfmarkKind.FORMER)
    put(catalogue, a_unit(id="moved", shelfmarks=(Shelfmark(text="New 1"), former)))
    assert found(catalogue, "fondi 14") == ["moved"]


def everything_said():
    """Return a unit with another word in each of its fields, and those words."""
    unit = a_unit(
        "titleword",
        id="said",
        level_name="levelword",
        repository="repositoryword",
        shelfmarks=(Shelfmark(text="shelfword", label="labelword", kind=ShelfmarkKind.COPY),),
        dates=(DateStatement(text="dateword"),),
        extents=(Extent(text="extentword", dimensions="dimensionword", features="featureword"),),
        credits=(Credit(name="nameword", statement="statementword", on_behalf_of="behalfword"),),
        languages=(LanguageStatement(language="sq", text="languageword"),),
        notes=(Note(kind=NoteKind.SCOPE, prose=prose("noteword"), heading="headingword"),),
        custody=(CustodyEvent(kind=CustodyKind.DONATED, agent="donorword", place="placeword"),),
        texts=(
            TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose("originalword")),
            TextVersion(
                id="t2", kind=TextKind.TRANSLATION, prose=prose("oneword\n\ntwoword"), source="sourceword"
            ),
        ),
        subjects=(Subject(text="subjectword", kind=SubjectKind.PLACE),),
        containers=(Container(kind="boxword", number="numberword"),),
        objects=(DigitalObject(href="hrefword", title="objectword", note="objectnote"),),
        rights=(Rights(text="rightsword", holder="holderword"),),
        identifiers=(Identifier(kind="record-id", text="identifierword"),),
        kept=(Kept(vocabulary="ead3", place="did/1", xml="<x a='b'>keptword</x>"),),
        aid=FindingAid(title="aidword", publisher="publisherword"),
    )
    said = [
        word
        for column in prepared(content_of(unit)).words.values()
        for word in column.split()
        if re.fullmatch("[a-z]+word", word)
    ]
    return unit, sorted(set(said))


def test_every_word_of_every_field_is_found(catalogue):
    unit, said = everything_said()
    put(catalogue, unit)
    assert len(said) >= 29
    assert [word for word in said if found(catalogue, word) != ["said"]] == []
    assert found(catalogue, "albanian") == ["said"]


def test_every_field_of_a_unit_is_searched_or_left_out_on_purpose():
    left_out = {"id", "parent", "level", "status", "audience"}
    assert set(Unit.__slots__) == set(HEADINGS) | {"texts"} | left_out


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Çarçani", "carcani"),
        ("Shkodër", "SHKODER"),
        ("Straße", "strasse"),
        ("Bjørn", "bjorn"),
        ("Łódź", "lodz"),
        ("Отчёт посла", "отчет"),
        ("조선로동당 중앙위원회", "로동당"),
        ("조선로동당", "조"),
        ("毛泽东会见", "泽东"),
        ("エンヴェル", "ヴェル"),
        ("O’Brien’s letter", "o'brien"),
        ("O’Brien’s letter", "brien"),
        ("The ﬁle", "file"),
        ("snake_case", "case"),
        ("a 120.25 b", "120.25"),
        ("Protokoll ۱۳۴۶", "1346"),
        ("Protokoll 1346", "١٣٤٦"),
        ("Ədliyyə", "edliyye"),
        ("Ɗan Fodiyo", "dan"),
        ("הודעת דו״ח", 'דו"ח'),
        ('הודעת דו"ח', "דוח"),
        ("حديث مع بورقيبة والنحاس", "Nahhas"),
        ("حديث مع بورقيبة والنحاس", "النحاس"),
        ("שיחה עם רבין ומאיר", "Meir"),
        ("מברק לחיפה", "Haifa"),
        ("Ґалаґан", "Галаган"),
        ("אַ בריוו", "בריװ"),
        ("Երևան", "ԵՐԵՎԱՆ"),
        ("የኃይለ ሥላሴ", "ስላሴ"),
        ("Col·lecció", "colleccio"),
        ("Col·lecció", "col.lecció"),
        ("Col.lecció", "col·lecció"),
        ("Goethe in Duesseldorf", "Düsseldorf"),
        ("Goethe in Duesseldorf", "Göthe"),
        ("조선로동당", "노동당"),
        ("노동당 회의", "로동당"),
        ("리승만", "이승만"),
        ("여성 동맹", "녀성"),
        ("조선로동당", "조선노동당"),
        ("رسالة حسين بن طلال", "Hussein"),
        ("نامهٔ حسین", "حسين"),
        ("محمود عباس", "Mahmoud"),
        ("محمود عباس", "Mahm"),
        ("محمود عباس", "Mahmou"),
        ("رسالة حسين", "Husse"),
        ("Письмо Микояна", "Mikoy"),
        ("Письмо Георгия Зиновьева", "Pismo Georgiya Zinovi"),
        ("Ανδρέας Παπανδρέου", "Papandreo"),
        ("Mahmoud Riad", "محمو"),
    ],
)
def test_words_are_found_however_they_are_typed(catalogue, written, typed):
    put(catalogue, a_unit(written, id="u1"))
    assert found(catalogue, typed) == ["u1"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("120.25", "120.2"),
        ("조선로동당", "조동"),
        ("letters of", '"of letters"'),
        ("letters", "etters"),
        ("رسالة حسين", "Hasan"),
        ("رسالة حسن", "حسين"),
        ("محمود عباس", "Muhammad"),
        ("Mueller", "Muller"),
        ("이사회", "나사회"),
        ("니승만", "리승만"),
        ("려성", "녀성"),
    ],
)
def test_what_is_not_there_is_not_found(catalogue, written, typed):
    put(catalogue, a_unit(written))
    assert found(catalogue, typed) == []


def test_the_last_word_may_be_unfinished_and_the_others_not(catalogue):
    put(catalogue, a_unit("Letters of Daljani", id="u1"))
    assert found(catalogue, "letters dal") == ["u1"]
    assert found(catalogue, "lett daljani") == []
    assert found(catalogue, '"letters of"') == ["u1"]


def test_whole_words_come_before_words_that_begin_so(catalogue):
    put(catalogue, a_unit("Reports", id="begins"), a_unit("A letter", id="word", level_name="report"))
    assert found(catalogue, "report") == ["word", "begins"]


def test_of_very_many_units_those_come_first_that_have_the_words_in_their_title(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Note {number}", level_name="report") for number in range(1_100))
        edit.put(a_unit("A report", id="title"))
    assert found(catalogue, "report")[0] == "title"
    assert len(catalogue.search_ids("report")) == 1_101


def test_hits_know_their_path_and_mark_what_was_found(catalogue):
    scope = Note(kind=NoteKind.SCOPE, prose=prose("On Çarçani."))
    put(
        catalogue,
        a_unit("Fonds", id="fonds"),
        a_unit("Report", id="d1", parent="fonds"),
        a_unit("Deep", id="deep", parent="d1", notes=(scope,)),
    )
    (hit,) = catalogue.search("carcani")
    assert hit.path == ("Fonds", "Report")
    assert hit.snippet == "On \x02Çarçani\x03."
    assert (hit.title, hit.row.parent) == ("Deep", "d1")


def test_a_snippet_is_cut_out_of_a_long_text(catalogue):
    text = "word " * 4000 + "the needle is here " + "word " * 4000
    put(catalogue, a_unit("Long", texts=(TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose(text)),)))
    (hit,) = catalogue.search("needle")
    assert "the \x02needle\x03 is here" in hit.snippet
    assert len(hit.snippet) < 250


def test_a_word_parted_by_emphasis_is_one_word(catalogue):
    title = Line(("Re", Span(SpanKind.EMPHASIS, ("por",)), "t"))
    put(catalogue, a_unit(id="u1", notes=(Note(kind=NoteKind.SCOPE, prose=(Block(line=title),)),)))
    assert found(catalogue, "report") == ["u1"]


def test_ids_of_hits_are_given_up_to_a_limit(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(1500))
    assert len(set(catalogue.search_ids("letter"))) == 1500
    assert len(catalogue.search_ids("letter", limit=1200)) == 1200
    assert len(catalogue.search("letter", limit=50)) == 50


def test_after_a_great_import_the_index_is_in_one_piece(filed):
    with filed.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(1500))
    with closing(sqlite3.connect(filed.path)) as connection:
        pieces = connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()
    assert pieces == (1,)


def test_what_has_been_replaced_or_deleted_is_not_found_any_more(catalogue):
    put(catalogue, a_unit("Letters", id="u1", shelfmark="D 1"))
    put(catalogue, a_unit("Minutes", id="u1", shelfmark="D 2"))
    assert found(catalogue, "letters") == []
    assert found(catalogue, "minutes") == ["u1"]
    with catalogue.edit("Delete") as edit:
        edit.delete("u1")
    assert found(catalogue, "minutes") == []


@pytest.fixture(scope="module")
def searched_catalogue(tmp_path_factory):
    with Catalogue.open(tmp_path_factory.mktemp("search") / "test.muniment") as catalogue:
        put(
            catalogue,
            a_unit("Letters of 1967", shelfmark="AQPPSH, MPP Korese, D 1, V. 1967"),
            a_unit("조선 NOT report"),
        )
        yield catalogue


SYNTAX = st.text(st.sampled_from("\"'*^():{}+-~<>\\%_ \x00\n,.;ab1조ÄAND OR NOT NEAR"), max_size=20)


@given(st.text(max_size=30) | SYNTAX | strategies.TEXTS)
def test_nothing_typed_is_an_error(searched_catalogue, text):
    hits = searched_catalogue.search(text)
    assert {hit.id for hit in hits} == set(searched_catalogue.search_ids(text))


VOCABULARY = "letter letters Report d D 1 10 V. 1967 조선 로동당 Çarçani FO371/1 re-port O’Brien отчёт"
SPOKEN = st.lists(st.sampled_from(VOCABULARY.split()), max_size=5).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(SPOKEN, SPOKEN, SPOKEN), min_size=1, max_size=4),
    st.lists(SPOKEN, min_size=1, max_size=8),
)
def test_search_agrees_with_a_slow_look(tmp_path_factory, said, asked):
    units = [
        a_unit(title, shelfmark=mark, notes=(Note(kind=NoteKind.SCOPE, prose=prose(note)),))
        for title, mark, note in said
    ]
    with Catalogue.open(tmp_path_factory.mktemp("law") / "test.muniment") as catalogue:
        put(catalogue, *units)
        for text in asked:
            assert set(catalogue.search_ids(text)) == searched(units, text)


def test_columns_are_weighed_one_by_one():
    assert tuple(name for name in prepared(content_of(a_unit())).words if name != "mark") == COLUMNS


def test_a_question_without_words_asks_nothing():
    assert not understand(' "" - * ')
    assert words("O’Brien’s 조선") == ("o", "brien", "s", "조", "선")


def test_titles_in_every_language_are_found(catalogue):
    put(catalogue, a_unit(id="u1", titles=(a_title("Letter"), a_title("Brief"), a_title("편지"))))
    assert found(catalogue, "brief") == found(catalogue, "편지") == ["u1"]


HIDDEN = "\u00ad\u2060\ufeff\u200b\u200c\u200d\u200e\u061c\u202a\u2066\u2069\u034f\ufe0f\U000e0100"


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_a_word_is_found_whole_whatever_is_hidden_in_it(catalogue, hidden):
    put(catalogue, a_unit(f"Nego{hidden}tiations with Mos{hidden}cow", id="hidden"))
    assert found(catalogue, "negotiations") == found(catalogue, "moscow nego") == ["hidden"]
    assert found(catalogue, "tiations") == []
    [hit] = catalogue.search("negotiations")
    assert hit.snippet == f"\x02Nego{hidden}tiations\x03 with Mos{hidden}cow"
    [hit] = catalogue.search(f"nego{hidden}t")
    assert hit.snippet == f"\x02Nego{hidden}tiations\x03 with Mos{hidden}cow"


def test_what_stands_behind_several_hidden_marks_within_a_word_is_no_word(catalogue):
    put(catalogue, a_unit("Nego\u200b\u200btiations, tiations"))
    [hit] = catalogue.search("tiations")
    assert hit.snippet == "Nego\u200b\u200btiations, \x02tiations\x03"


def test_an_amharic_word_is_marked_however_its_letters_of_one_sound_are_written(catalogue):
    put(catalogue, a_unit("የኃይለ ሥላሴ"))
    [hit] = catalogue.search("ስላሴ")
    assert hit.snippet == "የኃይለ \x02ሥላሴ\x03"


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_a_shelfmark_and_a_field_are_understood_whatever_is_hidden_in_them(catalogue, hidden):
    put(catalogue, a_unit("Köln", f"AQ{hidden}PPSH, MPP Korese,{hidden} D 1{hidden}, V. 1967", id="hidden"))
    put(catalogue, a_unit("Another", "AQPPSH, MPP Korese, D 10, V. 1967"))
    assert found(catalogue, f"aqppsh v1967 {hidden}d{hidden}1") == ["hidden"]
    assert found(catalogue, f"{hidden}title:ko{hidden}eln") == ["hidden"]


@pytest.mark.parametrize("typed", ["می‌خواهم", "میخواهم", "می خواهم", "خواهم", "میخوا", '"می‌خواهم"'])
def test_a_persian_word_is_found_whether_its_parts_are_joined_or_not(catalogue, typed):
    put(catalogue, a_unit("نامه: می‌خواهم بروم", id="persian"))
    put(catalogue, a_unit("نامه: می بروم خواهر"))
    assert found(catalogue, typed) == ["persian"]


@pytest.mark.parametrize("typed", ["می\u200cخواهم", "خواهم", "میخواهم"])
def test_several_non_joiners_in_a_row_are_as_one(catalogue, typed):
    put(catalogue, a_unit("\u200c\u200cنامه: می\u200c\u200c\u200cخواهم\u200c\u200c", id="persian"))
    assert found(catalogue, typed) == ["persian"]


@pytest.mark.parametrize("typed", ["می‌خواهم", "می خواهم"])
def test_the_parts_of_a_persian_word_are_found_where_a_space_parts_them(catalogue, typed):
    put(catalogue, a_unit("نامه: می خواهم بروم", id="persian"))
    assert found(catalogue, typed) == ["persian"]


def test_a_non_joiner_parts_no_word_of_other_scripts(catalogue):
    put(catalogue, a_unit("ক্\u200cষুদ্র Auf\u200clage", id="bengali"))
    assert found(catalogue, "ক্ষুদ্র") == found(catalogue, "auflage") == ["bengali"]
    assert found(catalogue, "lage") == []


NUMBERED = {
    "same": "NARA, RG 4, Entry 2, Box 3",
    "folder": "NARA, RG 4, Entry 2, Box 3, Folder 9",
    "other-entry": "NARA, RG 4, Entry 1, Box 3, Folder 2",
    "other-group": "NARA, RG 2, Entry 4, Box 3",
    "spelt": "National Archives, Record Group 4, Entry 2, Box 3",
}


@pytest.mark.parametrize("typed", ["RG 4 entry 2 box 3", "box 3, entry 2, rg 4", "RG4/entry2/box3"])
def test_a_number_is_that_of_its_own_label_before_it_is_any(catalogue, typed):
    put(catalogue, *(a_unit(id=id, shelfmark=mark) for id, mark in NUMBERED.items()))
    hits = found(catalogue, typed)
    wrong = min(hits.index("other-entry"), hits.index("other-group"))
    assert max(hits.index("same"), hits.index("folder")) < wrong
    assert set(hits) == set(NUMBERED)


def test_the_very_shelfmark_comes_first_however_its_labels_are_written(catalogue):
    put(catalogue, *(a_unit(id=id, shelfmark=mark) for id, mark in NUMBERED.items()))
    assert set(found(catalogue, "NARA, RG 4, Entry 2, Box 3")[:2]) == {"same", "spelt"}


def test_of_very_many_units_those_come_first_whose_numbers_have_their_labels(catalogue):
    many = [a_unit(id=f"u{number}", shelfmark=f"MSS 2, Box {number}, Folder 7") for number in range(1_100)]
    put(catalogue, *many, a_unit(id="meant", shelfmark="MSS 7, Series 9, Box 2, Folder 5"))
    assert found(catalogue, "MSS 7, Box 2")[0] == "meant"
    assert found(catalogue, "Folder 7, Box 2, MSS 2")[0] == "u2"


@pytest.mark.parametrize(
    ("mark", "typed"),
    [
        ("T-S NS 163.57", "TS NS 163.57"),
        ("M-KS 288 f. 5", "MKS 288"),
        ("S-1079-0001-01-00004", "S-1079-1-1"),
        ("سند ۲۹۳/۱۲۳۴۵", "293/12345"),
        ("293/12345", "٢٩٣/١٢٣٤٥"),
        ("AHN, Estado, leg. 2876", "legajo 2876"),
        ("AHN, Estado, legajo 2876", "estado leg. 2876"),
        ("AHMRE, Telegramas, Cx. 2876", "caixa 2876"),
        ("An archive of its own, caixa 2876", "cx. 2876"),
        ("BnF, NAF 2876", "n.a.f. 2876"),
        ("A library, N.A.F. 2876", "naf 2876"),
        ("РГВА. Ф. 500к. Оп. 2. Д. 13", "f. 500k op. 2"),
        ("RGVA, f. 500k, op. 2, d. 13", "Ф. 500к. Оп. 2"),
        ("ГАРФ. Ф. Р-1235. Оп. 4", "R1235"),
        ("ГАРФ. Ф. Р-1235. Оп. 4", "R-1235"),
        ("GARF, f. R-1235, op. 4", "R1235"),
        ("A museum, Nr. 2876", "№ 2876"),
        ("A museum, No. 2876", "N° 2876"),
        ("A museum, N° 2876", "no 2876"),
        ("A museum, n.° 2876", "Nr. 2876"),
        ("A museum, № 2876", "nr. 2876"),
        ("ЦГА, фонд № 2876, опись № 2", "ф. 2876"),
        ("ЦГА, ф. 2876, оп. 2", "ф. № 2876"),
        ("An archive of its own, Box No. 2876", 'shelfmark:"box 2876"'),
    ],
)
def test_a_shelfmark_is_found_as_it_may_be_written_otherwise(catalogue, mark, typed):
    others = ("S-1079-0002-01-00004", "AHN, Estado, leg. 28")
    put(catalogue, a_unit(id="meant", shelfmark=mark), *(a_unit(shelfmark=other) for other in others))
    assert found(catalogue, typed) == ["meant"]


@pytest.mark.parametrize("typed", ["O 371", "O371", "O-371"])
def test_a_letter_before_a_number_is_not_the_second_of_two(catalogue, typed):
    put(catalogue, a_unit(id="meant", shelfmark="O 371"), a_unit(shelfmark="FO 371/84053"))
    assert found(catalogue, typed) == ["meant"]


@pytest.mark.parametrize("typed", ["d 7 op 1 f 1", "f. 1, op. 1, d. 7", "avprf f1 d7"])
def test_who_bears_a_shelfmark_with_leading_noughts_comes_before_who_names_it(catalogue, typed):
    told = Note(kind=NoteKind.SCOPE, prose=prose("From AVPRF, f. 1, op. 1, d. 7"))
    put(
        catalogue,
        a_unit(id="names", notes=(told,)),
        a_unit(id="bears", shelfmark="AVPRF, f. 0001, op. 1, d. 7"),
    )
    assert found(catalogue, typed) == ["bears", "names"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Rat der Stadt Köln", "Koeln"),
        ("Letters from A\N{COMBINING RING ABOVE}benrå", "aabenraa"),
        ("Zoran Đinđić", "Djindjic"),
        ("Ѓорче Петров", "Gjorce"),
    ],
)
def test_a_name_is_found_with_two_letters_for_one(catalogue, title, typed):
    put(catalogue, a_unit(title, id="meant"), a_unit("Isral, Kol and Dindo", id="other"))
    assert found(catalogue, typed) == ["meant"]
    assert found(catalogue, "Israel") == []


@pytest.mark.parametrize(
    ("title", "typed", "marked"),
    [
        ("Report by Liu Shao-ch'i", "刘少奇", "Liu Shao-ch'i"),
        ("Talk with Teng Hsiao-p'ing", "鄧小平", "Teng Hsiao-p'ing"),
        ("Letter of Ch’en Yi", "陳毅", "Ch’en Yi"),
        ("Speech of Ch'oe Yonggŏn", "최용건", "Ch'oe Yonggŏn"),
        ("Ch'en Yi to Chou En-lai", '"chen yi"', "Ch'en Yi"),
        ("Je t'aime, a poem", "aime", "aime"),
        ("Report of the U.S. Embassy", "us embassy", "U.S. Embassy"),
        ("The U.S.S.R. and Albania", "ussr", "U.S.S.R"),
        ("Письмо из К.Н.Д.Р.", "кндр", "К.Н.Д.Р"),
        ("Письмо из К.Н.Д.Р.", "KNDR", ""),
        ("Papers of G.W.F. Hegel", "gwf hegel", "G.W.F. Hegel"),
    ],
)
def test_signs_of_breath_and_full_stops_part_no_name(catalogue, title, typed, marked):
    others = ("Liu and Shao, Teng, Chen, Choe, ping", "An embassy, u and s, g w f, Hegel")
    put(catalogue, a_unit(title, id="meant"), *map(a_unit, others))
    assert found(catalogue, typed) == ["meant"]
    assert catalogue.search(typed)[0].form == marked


def test_box_i_is_not_box_ii(catalogue):
    put(catalogue, a_unit(id="one", shelfmark="Alder, Box I"), a_unit(id="two", shelfmark="Alder, Box II"))
    assert found(catalogue, "Alder Box I") == found(catalogue, "box i") == ["one"]


def test_the_label_that_was_typed_comes_before_what_it_may_stand_for(catalogue):
    put(
        catalogue,
        a_unit(id="leaf", shelfmark="Alder, 12, f. 123r"),
        a_unit(id="parish", shelfmark="P123/1/2"),
    )
    assert found(catalogue, "P123") == ["parish", "leaf"]


def test_a_number_is_not_cut_off_from_its_letter(catalogue):
    put(
        catalogue,
        a_unit(id="other", shelfmark="ACS, f. 1.3.2"),
        a_unit(id="meant", shelfmark="ЦДА, ф. 1Б, оп. 64"),
    )
    assert found(catalogue, "ф. 1Б") == found(catalogue, "f. 1B") == ["meant"]


def test_what_is_begun_in_one_script_finds_in_another_only_what_begins_so(catalogue):
    names = ("Khrushchev", "Hruščev", "Hrushevsky", "Crusoe")
    put(catalogue, *(a_unit(f"Letter of {name}", id=name) for name in names))
    assert set(found(catalogue, "Хрущ")) == set(found(catalogue, "Хруще")) == {"Khrushchev", "Hruščev"}
    assert found(catalogue, "Груш") == ["Hrushevsky"]


@pytest.mark.parametrize("typed", ["Р-1235", "R-1235", "р1235", "Ф. Р-1235", "f. R-1235"])
def test_the_letter_of_a_fonds_is_found_in_either_script(catalogue, typed):
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit(id="latin", shelfmark="GARF, f. R-1235, op. 4, d. 11"))
        edit.put(a_unit(id="cyrillic", shelfmark="ГАРФ. Ф. Р-1235. Оп. 4. Д. 12."))
        edit.put(a_unit(id="other", shelfmark="GARF, f. R-1236, op. 4, d. 11"))
    assert set(found(catalogue, typed)) == {"latin", "cyrillic"}


@pytest.mark.parametrize(
    ("mark", "typed"),
    [
        ("HR.SYS. 2320/5", "HRSYS 2320"),
        ("A.MKT.MHM. 23/5", "AMKTMHM 23/5"),
        ("P.Oxy. XIV 1631", "POxy XIV 1631"),
        ("Rep. 4, Nr. 17", "Rep 4 No. 17"),
        ("Kopialbuch no. 17", "Kopialbuch Nr. 17"),
    ],
)
def test_a_shelfmark_is_found_without_its_full_stops_and_by_another_word_for_number(catalogue, mark, typed):
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letters", mark, id="u1"))
        edit.put(a_unit("Letters", mark.replace("7", "8").replace("6", "5").replace("2", "1"), id="u2"))
    assert catalogue.search_ids(typed) == ["u1"]


REELS = {
    "meant": "Reel 12, Can 3",
    "other": "Reel 3, Can 12",
    "reel": "Reel 12",
    "counted": "Reel No. 12, Can No. 3",
    "carton": "Carton 12, dossier 3",
    "other-carton": "Carton 3, dossier 12",
    "group": "NARA, RG 4, Entry 2, Box 3",
    "other-group": "NARA, RG 3, Entry 2, Box 4",
    "russian": "A museum, коробка 3, папка 12",
    "hungarian": "MNL, 12. doboz, 3. tétel",
}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Reel 12, Can 3", {"meant", "counted"}),
        ("can 3 reel 12", {"meant", "counted"}),
        ("can 3", {"meant", "counted"}),
        ("Carton 12, dossier 3", {"carton"}),
        ("Box 3, RG 4", {"group"}),
        ("korobka 3", {"russian"}),
        ("korobka 3 papka 12", {"russian"}),
        ("papka 12, korobka No. 3", {"russian"}),
        ("korobka 12 papka 3", set()),
        ("коробка 12", set()),
        ("12. doboz 3. tétel", {"hungarian"}),
        ("doboz 12", {"hungarian"}),
    ],
)
def test_a_number_of_a_shelfmark_alone_is_that_of_its_own_label(catalogue, typed, ids):
    put(catalogue, *(a_unit("", id=id, shelfmark=mark) for id, mark in REELS.items()))
    assert set(found(catalogue, f'shelfmark:"{typed}"')) == ids


def test_a_shelfmark_that_is_not_wanted_leaves_those_with_other_numbers_behind_its_labels(catalogue):
    put(catalogue, *(a_unit("", id=id, shelfmark=mark) for id, mark in REELS.items()))
    assert set(found(catalogue, 'reel -shelfmark:"Reel 12, Can 3"')) == {"other", "reel"}


@pytest.mark.parametrize(
    ("typed", "left"), [("korobka 3 papka 12", set()), ("korobka 12 papka 3", {"russian"})]
)
def test_a_shelfmark_that_is_not_wanted_is_not_wanted_in_another_script_either(catalogue, typed, left):
    put(catalogue, *(a_unit("", id=id, shelfmark=mark) for id, mark in REELS.items()))
    assert set(found(catalogue, f'museum -shelfmark:"{typed}"')) == left
    assert left <= set(found(catalogue, f'-shelfmark:"{typed}" or reel'))


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("رسالة من القاهرة", "القاهره"),
        ("رساله من القاهره", "القاهرة"),
        ("رسالة من القاهرة", "رساله القاهره"),
        ("رسالة القاهرة الأولى", '"رساله القاهره"'),
    ],
)
def test_an_arabic_word_is_found_with_either_letter_that_it_may_end_in(catalogue, title, typed):
    put(catalogue, a_unit(title, id="arabic"), a_unit("وجه"))
    (hit,) = catalogue.search(typed)
    assert (hit.row.id, hit.how, "\x02" in hit.snippet) == ("arabic", "", True)


class _BoxesKnown:
    """The words of a catalogue that has one."""

    def in_latin(self, key, begun):
        return ()

    def in_others(self, keys, *, begins):
        return {"c": ["бокс"]}


@pytest.mark.parametrize(
    ("typed", "unasked"), [("title:Khrushchev", "khrushchev"), ('shelfmark:"box 3"', "box3")]
)
def test_in_other_scripts_one_field_is_asked_for_what_was_not_found_before(typed, unasked):
    sought = seek(typed)
    others = sought.heard(_BoxesKnown()).but(sought)
    assert unasked in str(sought.narrowing)
    assert others.narrowing is not None
    assert repr(unasked) not in str(others.narrowing)
