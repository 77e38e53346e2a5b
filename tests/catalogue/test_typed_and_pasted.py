"""What is typed in haste or pasted from elsewhere: marks in other orders, quotes of any kind, nonsense."""

import pytest

from tests.build import a_unit
from tests.catalogue.test_finding import rows

TYPED = """
D. 1, V. 1967 = sq1 report
V 1967 D 1 MPP KORESE AQPPSH = sq1 report
korese v. 67 =
MPP-Korese = sq sq1 sq10 sq9 sq4 report minutes list
AQPPSH. MPP Korese. V.1961. D.4 = sq4
dosja 4 viti 1961 = sq4
АПРФ, ф. 45, оп. 1, д. 329 = aprf aprf-zh
АВПРФ ф. 0100 оп. 40 п. 248 д. 7 = avp0100
avprf f 0100 d 7 = avp0100
АВП РФ ф. 100 = avp100
fond 0100 = avp0100
opis 49 = rgani
РГАНИ ф. 5 = rgani
f.5 op.49 d.131 = rgani
RGANI, f. 5, op. 49, d. 131, l. 193 = rgani
РГИА, ф. 831, оп. 1, д. 201, л. 12 = rgia
ГАРФ, ф. Р-1235, оп. 4, ед. хр. 11 = garf
garf r-1235 4 11 = garf
GARF f. R1235 = garf
MNL OL XIX-J-1-j = mol
xix-j-1-j 4 doboz = mol
XIX-J-1 = mol
BArch B136 = barch
Bundesarchiv B 136 = barch
NY 4090 = sapmo
MfS ZAIG Nr. 1081 = bstu
TNA FO 371/84053 = fo53 list
fo 371 84057 = fo57
RG 242 Roll 184 = moved
NARA T-81 = moved
roll 18 =
E1004.1#1000/9 = bar
CH-BAR E1004.1 1000/9 194 2 = bar
1000/9#194 = bar
00321-036 = taipei
Q6-5-94 =
HKMS 184 = hongkong
Auct. F. 4 = auct
MS Auct F.4.32 = auct
Cotton MS Titus A XXIII = titus
BL Royal 8 B IV = royal
Cambridge Ff. 3.31 = ff
halper 120.25 = h25
AMSZ 6/77 w82 t1264 = amsz
A UV KSC f. 02/1 sv. 10 = ksc
ÚV KSČ 02/1 = ksc
aj 11 = ksc
korese D 9..10 = sq9 sq10 minutes
FO 371/84050..84060 = fo53 fo57 list
f. 44..46 = aprf aprf-zh
shelfmark:"NS 1/77" = moved
shelfmark:"Roll 184" = moved
shelfmark:84053 = fo53
-shelfmark:korese korese = list
Chruščov = hru-ru hru-kim hru-en
Kim Ir Sen = hru-ru hru-kim hru-en
Zhōu Ēnlái = mao-zh mao-wg
Ben-Gurión = he he-en
Shkoder Carcani = alb
BJØRN strasse = pl
Ha Noi Ho Chi Minh = viet
ISIK = tr
Zedong Mao = mao-zh mao-py
mao zedong zhou enlai = mao-zh
Enlai = mao-zh mao-wg
김 일성 = hru-kim hru-en
조선 로동당 = ko
jamal abd al-nasir = ar
Épistolí = el
Mikhtav = he
KHRUSHCHËV = hru-ru hru-kim hru-en
"O'Brien's co-operation" = irish
"O’Brien’s co‑operation" = irish
"co operation" = irish
"Ben Gurion writes" = he-en
"Ben-Gurion writes" = he-en
"Mao Tse-tung and Chou" = mao-wg
"Mao Tse tung" = mao-zh mao-wg mao-py
"needle in the haystack" = report
"needle haystack" =
“draft treaty” = telegram
“conference treaty” =
„conference treaty“ =
«conference treaty» =
title:“draft treaty” = telegram
translator:=“Enkel Daljani” = report
treaty -“draft treaty” = minutes ar-en
Title:TREATY = minutes telegram ar-en
TITLE:"draft treaty" = telegram
translator : daljani =
-has:date treaty = ar-en
language:SQ = report
level:Series = moved
date:1961/1963 = minutes
date:1961-1963 = minutes
date:"January 1967" = report
in:"FO 371/840" = fo840
is:FINAL = report
has:IMAGE = minutes
" =
() =
((((( =
-() =
title:( =
😀 =
treaty 😀 = minutes telegram ar-en
😀 treaty 😀 = minutes telegram ar-en
"treaty conference = minutes
treaty" conference = minutes
treaty " = minutes telegram ar-en
*treaty* = minutes telegram ar-en
tre*ty =
treaty? = minutes telegram ar-en
'; DROP TABLE units; -- =
snake_case = snake
snake-case = snake
100 % = snake avp0100 avp100
title:title:treaty =
treaty,conference = minutes
treaty/conference = minutes
(treaty -draft) or needle = minutes ar-en report
-(treaty or needle) daljani =
Pismo title:Khrushchev = hru-ru
title:Pismo Khrushchev = hru-ru
Хрущёв title:Khrushchev = hru-kim hru-en
Khrushchev -title:김일성 = hru-en
treaty or needle or mentions = minutes telegram ar-en report list
"draft treaty" or "treaty conference" = telegram minutes
"""

TREATIES = "minutes telegram ar-en"

PASTED = {
    '""""': "",
    "\x00treaty": TREATIES,
    "treaty\x00": TREATIES,
    "treaty \ud800": TREATIES,
    "\udfff": "",
    "\\": "",
    "Shkode\u0308r": "alb",
    "Хруще\u0308в": "hru-ru hru-kim hru-en",
    "\u1100\u1175\u11b7\u110b\u1175\u11af\u1109\u1165\u11bc": "hru-kim hru-en",
    "ＦＯ\u3000３７１／８４０": "fo840",
    "trea\xadty": TREATIES,
    "\ufefftreaty": TREATIES,
    "FO\xa0371/84053": "fo53 list",
    "\u200fחיפה": "he-en",
}
"""As it comes from pages: of decomposed letters, wide ones, with signs that nobody sees."""

VERY_LONG = (
    *("(", '"', "-", "ё", "김", "\0", "or ", "x:", "1.", "a-", "o'", "김 ", "\ud83d "),
    *("f. 1 ", "title:a ", "-treaty ", '"a b" ', "D 1..2 ", "in:a ", "date:1961 ", "has:text or "),
)


def test_what_is_typed_in_haste_finds_what_it_must_and_nothing_else(collection):
    assert wrongly_found(collection, dict(rows(TYPED))) == {}


def test_what_is_pasted_from_elsewhere_finds_what_it_must_and_nothing_else(collection):
    assert wrongly_found(collection, {typed: set(ids.split()) for typed, ids in PASTED.items()}) == {}


def wrongly_found(collection, expected):
    found = {typed: set(collection.search_ids(typed)) for typed in expected}
    return {typed: ids ^ expected[typed] for typed, ids in found.items() if ids != expected[typed]}


@pytest.mark.parametrize("said", VERY_LONG, ids=ascii)
def test_a_page_of_anything_is_no_error(collection, said):
    page = said * (2_000 // len(said))
    assert len(collection.search(page, limit=5)) <= 5
    assert collection.count_hits(page, 5) <= 5
    assert collection.facets(page).of >= 0
    assert isinstance(collection.did_you_mean(page), list)
    assert isinstance(collection.completions(page, len(page)), list)


def test_a_page_of_words_finds_what_has_them(collection):
    assert set(collection.search_ids("treaty " * 1_500)) == set(TREATIES.split())


def test_very_many_conditions_are_no_error(collection):
    for each in ("-w{}", "title:w{} or", "date:{} or", "(a{} b{}) or"):
        typed = " ".join(each.format(year, year) for year in range(1_000, 2_200))
        assert isinstance(collection.search_ids(typed), list)


def test_a_slip_in_a_shelfmark_is_offered_in_other_words(catalogue):
    with catalogue.edit("Put") as edit:
        edit.put(a_unit(shelfmark="ASF, Mediceo del Principato, 4148"))
    assert catalogue.did_you_mean("medeceo") == ["mediceo"]
    assert catalogue.did_you_mean("medicco 4148") == ["mediceo 4148"]


@pytest.mark.parametrize("said", ["{0}, д. {0} ", "word{0} treaty ", "title:w{0} ", "-w{0} "])
def test_a_document_that_is_pasted_is_no_error(collection, said):
    document = "".join(said.format(number) for number in range(12_000))
    assert len(collection.search(document, limit=5)) <= 5
    assert collection.count_hits(document, 5) <= 5
    assert isinstance(collection.did_you_mean(document), list)
